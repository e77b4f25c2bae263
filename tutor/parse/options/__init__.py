"""A multiple-choice question or a list of statements, read from the layout of a message."""

from tutor.parse.options.choice import Choice, Option, read_choice
from tutor.parse.options.stems import plain_stem
from tutor.parse.options.true_false import Statements, read_statements

__all__ = ["Choice", "Option", "Statements", "plain_stem", "read_choice", "read_statements"]
