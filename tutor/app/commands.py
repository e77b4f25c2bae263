"""The entries of the command palette: the tutor's own first, then those of Textual."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from tutor.app.wording import EXAMPLES

if TYPE_CHECKING:
    from tutor.app.app import TutorApp


def commands(app: TutorApp) -> Iterator[SystemCommand]:
    """What a student can do, by name."""
    yield SystemCommand("Help", "Keys and what you can ask", app.action_help)
    yield SystemCommand("Working", "Open or close the working of the last answer", app.action_folds)
    yield SystemCommand("Why this answer", "How your last message was understood", app.action_trace)
    yield SystemCommand("Copy", "Send the last answer to the terminal's clipboard", app.action_copy)
    yield SystemCommand("Light or dark", "Change between the light and the dark theme", app.action_contrast)
    for example in EXAMPLES:
        yield SystemCommand(
            f"Ask: {example}", "Send this question", partial(app.send, example), discover=False
        )
