"""How tests hold a conversation, and read values out of an answer."""

from __future__ import annotations

from tutor import Answer, Tutor
from tutor.knowledge.model import Knowledge


def ask_all(knowledge: Knowledge, *texts: str) -> Answer:
    """The last answer of a conversation."""
    tutor = Tutor(knowledge)
    return [tutor.ask(text) for text in texts][-1]


def value_of(answer: Answer, symbol: str, ion: str | None = None) -> list[float]:
    """The values of one quantity in an answer, in order."""
    return [value.value for value in answer.values if value.symbol == symbol and value.ion == ion]
