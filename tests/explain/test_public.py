"""The public answer: the same fields as the plain one, as a frozen pydantic model."""

from __future__ import annotations

from dataclasses import MISSING, fields

import pytest
from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticUndefined

from tutor import Answer, Tutor
from tutor.explain import answer as plain
from tutor.explain.public import published
from tutor.knowledge.model import Knowledge
from tutor.render import as_json

MESSAGES = [
    "What is E_K with 4 mM outside and 140 mM inside?",
    "The sodium pump makes the inside negative.",
    "E_K? And why is the inside negative?",
    "asdf",
    "",
]


def test_both_have_the_same_fields() -> None:
    """A field added to the one and forgotten in the other would be lost or refused."""
    ours = {
        entry.name: entry.default if entry.default_factory is MISSING else entry.default_factory()
        for entry in fields(plain.Answer)
    }
    public = {name: info.default for name, info in Answer.model_fields.items()}
    assert list(ours) == list(public)
    for name, default in ours.items():
        assert public[name] == (PydanticUndefined if default is MISSING else default)


@pytest.mark.parametrize("text", MESSAGES)
def test_both_say_the_same(knowledge: Knowledge, text: str) -> None:
    """What ``ask`` hands out is what the command line prints."""
    tutor = Tutor(knowledge)
    reply = tutor.fresh().reply(text)
    assert as_json(tutor.fresh().ask(text)) == as_json(published(reply)) == as_json(reply)


def test_the_public_answer_is_a_frozen_model(knowledge: Knowledge) -> None:
    """An engineer can dump it, read it back and not change it."""
    answer = Tutor(knowledge).ask(MESSAGES[0])
    assert isinstance(answer, BaseModel)
    assert Answer.model_validate_json(answer.model_dump_json()) == answer
    with pytest.raises(ValidationError):
        answer.text = "other"
