"""Multiple choice and true or false: each option judged as a number, a direction, a claim or a fact."""

from tutor.choosing.choose import choose
from tutor.choosing.judged import Bench
from tutor.choosing.true_false import judge_statements

__all__ = ["Bench", "choose", "judge_statements"]
