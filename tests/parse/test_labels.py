"""Labels of tasks, marks and names of people are no part of the question they stand around."""

from __future__ import annotations

from math import log

import pytest
from by_hand import RT_F

E_K = RT_F * log(4 / 140)


@pytest.mark.parametrize(
    "text",
    [
        "Homework 3b: K+ is 4 mM outside and 140 inside. What is E_K?",
        "Problem set 2, Q5. K is 4 out and 140 in, E_K?",
        "Q5. E_K with 4 out and 140 in",
        "E_K with 4 out and 140 in (3 marks)",
        "I lost 4 marks on this: E_K with 4 out and 140 in?",
        "what is E_K with 4 out and 140 in, asked in 2c.",
        "What is E_K at 4 out and 140 in to 2 decimal places?",
        "Question 4 (b): K+ 4 mM outside and 140 inside. Nernst potential?",
        "on page 212 it says K is 4 mM outside and 140 inside. What is E_K",
        "Lecture slide 22: K+ 4 mM outside, 140 inside. E_K?",
        "hw 2.13 E_K with 4 mM out and 140 mM in",
        "Ex. 7: find E_K, 4 out and 140 in",
        "Fig. 3 shows K 4 out and 140 in. E_K?",
    ],
)
def test_a_label_measures_nothing(tutor, text):
    """Its number binds nothing and is not asked about."""
    answer = tutor.fresh().ask(text)
    assert answer.values[0].value == pytest.approx(E_K, abs=0.05)
    assert answer.asks is None


def test_a_coefficient_is_no_label(tutor):
    """ "Q10 of 3" is a quantity; "Q5" is a question."""
    answer = tutor.fresh().ask("Q10 of 3: a rate is 2 per second at 20 °C, what is it at 30 °C?")
    assert not any("question" in one.text for one in answer.parts)
    assert any(given.symbol == "Q10" for given in answer.givens)


@pytest.mark.parametrize(
    "text", ["step to 5 mM K outside, what is E_K?", "part of the K is 5 mM outside, E_K?"]
)
def test_an_amount_behind_such_a_word_stays_one(tutor, text):
    """A number with a unit is no label."""
    given = [one for one in tutor.fresh().ask(text).givens if one.origin == "said"]
    assert 5 in [one.value for one in given]


def test_somebody_named_is_a_person(tutor):
    """ "Dr Okafor" is no word that could hide a condition."""
    answer = tutor.fresh().ask("Dr Okafor said E_K is -95 with 4 out and 140 in. Right?")
    assert answer.verdict == "right"
