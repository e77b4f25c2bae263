"""Wishes that name one thing: an ion, a letter, the meaning of a value, a quiz."""

from __future__ import annotations

import pytest

from tutor import Tutor


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("tell me about chloride", "chloride-distribution"),
        ("tell me about Na+", "sodium-movement"),
        ("tell me about calcium", "calcium-gradient"),
        ("what does an E_K of -95 mean", "equilibrium-potential"),
        ("what does a V_m of -70 mV mean?", "membrane-potential"),
        ("what is R", "physical-constants"),
    ],
)
def test_an_idea_answers(tutor: Tutor, text: str, target: str) -> None:
    """What there is to tell of an ion or of a kind of value, and no question back."""
    answer = tutor.fresh().ask(text)
    assert (answer.act, answer.target, answer.asks) == ("define", target, None)


@pytest.mark.parametrize(
    "text", ["what is chloride inside at -70 mV if it is passive?", "what is E_K at 20 °C?", "E_K is -95 mV"]
)
def test_more_than_the_name_is_no_wish_for_an_idea(tutor: Tutor, text: str) -> None:
    """With a quantity or a value to find it is computed or judged."""
    assert tutor.fresh().ask(text).act != "define"


@pytest.mark.parametrize("text", ["quiz me", "can you quiz me?", "ask me questions"])
def test_it_says_that_it_has_no_quiz(tutor: Tutor, text: str) -> None:
    """What it can do instead is told honestly."""
    answer = tutor.fresh().ask(text)
    assert answer.act == "meta"
    assert "no set of questions" in answer.headline
