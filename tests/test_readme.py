"""The conversation pasted into the README is the one that a reader gets."""

import re
from pathlib import Path

from tutor.conversation import Tutor
from tutor.knowledge.model import Knowledge

README = Path(__file__).parents[1] / "README.md"


def test_the_pasted_conversation_is_true(knowledge: Knowledge) -> None:
    """Each question of the first block is answered word for word as printed."""
    block = README.read_text("utf-8").split("```")[1]
    turns = re.split(r"^> ", block, flags=re.MULTILINE)[1:]
    tutor = Tutor(knowledge)
    assert len(turns) > 1
    for turn in turns:
        question, printed = turn.split("\n", 1)
        assert tutor.ask(question).text.split() == printed.split()
