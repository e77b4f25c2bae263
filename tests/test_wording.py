"""Sentences as a teacher would write them: singular and plural, capitals, nothing said twice."""

from __future__ import annotations

import re

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge
from tutor.knowledge.template import Speaker


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("E_Li with 1 mM outside", "[Li⁺]in. What is it?"),
        ("what is the value of E_Li?", "[Li⁺]out, [Li⁺]in. What are they?"),
    ],
)
def test_one_missing_value_is_asked_for_as_one(knowledge: Knowledge, text: str, question: str) -> None:
    """One quantity is an "it", several are "they"."""
    assert (Tutor(knowledge).reply(text).asks or "").endswith(question)


def test_changes_of_several_ions_are_reasoned_about_once(knowledge: Knowledge) -> None:
    """A salt changes two gradients: one sentence names both."""
    text = Tutor(knowledge).reply("what if I add 10 mM KCl outside?").text
    assert " ".join(text.split()).count("changes the gradient") == 1
    assert "[K⁺]out and [Cl⁻]out changes the gradients and with them E_K and E_Cl" in " ".join(text.split())


def test_a_right_number_is_called_right_once(knowledge: Knowledge) -> None:
    """The verdict stands at the head, and is not given again behind it."""
    headline = Tutor(knowledge).reply("is E_K -95 mV?").headline
    assert headline.startswith("Yes, that is right")
    assert "agrees" not in headline


def test_a_cell_opens_a_sentence_with_a_capital(knowledge: Knowledge) -> None:
    """In templates, and where a cell lacks a value; within a sentence the article stays small."""
    speaker = Speaker(knowledge.cells["typical-neuron"])
    assert speaker.say("{cell} rests. {cell} is here, in {cell}.") == (
        "The typical neuron rests. The typical neuron is here, in the typical neuron."
    )
    for cell in knowledge.cells.values():
        assert not re.match(r"[a-z]", cell.opening) or cell.name[0].islower()
