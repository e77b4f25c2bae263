"""A number set right, sides changed over, a question dropped, and where a number comes from."""

from __future__ import annotations

from math import log

import pytest

from tests.test_results_beside import COOL, WARM, last_of
from tutor.knowledge.model import Knowledge

ASKED = "What is E_Na with 145 outside and 12 inside?"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("sorry 15 not 12", WARM * log(145 / 15)),
        ("not 145, 150", WARM * log(150 / 12)),
        ("it should be 10 rather than 12", WARM * log(145 / 10)),
        ("swap them", WARM * log(12 / 145)),
        ("other way round?", WARM * log(12 / 145)),
        ("actually make it 20 degrees", COOL * log(145 / 12)),
    ],
)
def test_the_last_calculation_set_right(knowledge: Knowledge, said: str, expected: float) -> None:
    """One thing is different, the rest is as it was."""
    assert last_of(knowledge, ASKED, said).values[0].value == pytest.approx(expected)


@pytest.mark.parametrize("said", ["it is not 12 and 3", "not 20, 25", "sorry 16 not 13"])
def test_a_correction_of_what_was_not_said(knowledge: Knowledge, said: str) -> None:
    """No value is changed by guess."""
    assert not last_of(knowledge, ASKED, said).values


@pytest.mark.parametrize("said", ["scrap that", "forget it", "never mind"])
def test_a_question_dropped(knowledge: Knowledge, said: str) -> None:
    """Nothing is computed, and what was told does not come back."""
    assert last_of(knowledge, ASKED, said).act == "meta"
    later = last_of(knowledge, ASKED, said, "what is E_Na?")
    assert later.values[0].value == pytest.approx(WARM * log(145 / 12.5))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("where does the 61 come from", WARM * log(10)),
        ("how did you get 26.7?", WARM),
        ("where does the 66.6 come from?", WARM * log(145 / 12)),
    ],
)
def test_where_a_number_comes_from(knowledge: Knowledge, said: str, expected: float) -> None:
    """The slope from the temperature, the result with its working; no number is taken for an answer."""
    answer = last_of(knowledge, ASKED, said)
    assert answer.values[0].value == pytest.approx(expected)
    assert answer.steps
    assert answer.verdict is None


@pytest.mark.parametrize(
    ("asked", "said", "expected"),
    [
        # w = F (3 (E_Na - V) + 2 (V - E_K)) equals 57 kJ/mol at V = 3 E_Na - 2 E_K - 590.76 mV
        (
            "dG of the pump for Na 145/15, K 4/140 at -70 mV?",
            "at what voltage does it stop",
            WARM * (3 * log(145 / 15) - 2 * log(4 / 140)) - 57e6 / 96485.33212331,
        ),
        ("Which way does calcium flow at +60 mV?", "where does it turn round?", WARM / 2 * log(2 / 1e-4)),
    ],
)
def test_where_it_turns_round(knowledge: Knowledge, asked: str, said: str, expected: float) -> None:
    """The pump where ATP no longer pays for a cycle, an ion at its equilibrium potential."""
    assert last_of(knowledge, asked, said).values[0].value == pytest.approx(expected, abs=0.05)
