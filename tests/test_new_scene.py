"""A problem of its own takes nothing from the one before it."""

from __future__ import annotations

from math import log

import pytest

from tests.test_results_beside import WARM, last_of
from tutor.knowledge.model import Knowledge

OWN = "What is E_K if K is 10 outside and 100 inside?"


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("A patient has 3 mM K outside. What is E_K?",), WARM * log(3 / 140)),
        (("In another cell V_m is -80. What is the driving force on K?",), -80 - WARM * log(4 / 140)),
        (("Next problem. V_m is -80 mV. What is the driving force on K?",), -80 - WARM * log(4 / 140)),
        (("What is E_K normally?",), WARM * log(4 / 140)),
        (("A different cell has sodium 120 out and 10 in.", "and E_K?"), WARM * log(4 / 140)),
    ],
)
def test_nothing_of_the_last_problem_is_taken_over(
    knowledge: Knowledge, turns: tuple[str, ...], expected: float
) -> None:
    """What is not said is that of the typical neuron: 4 mM K+ outside, 140 mM inside."""
    assert last_of(knowledge, OWN, *turns).values[0].value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the driving force on K at -80?", -80 - WARM * log(10 / 100)),
        ("and in that cell at -80 mV, the driving force on K?", -80 - WARM * log(10 / 100)),
        ("the cell is at -80 mV. what is the driving force on K?", -80 - WARM * log(10 / 100)),
    ],
)
def test_the_same_cell_keeps_what_was_told_of_it(
    knowledge: Knowledge, question: str, expected: float
) -> None:
    """The student's own concentrations hold where no other cell is spoken of."""
    assert last_of(knowledge, OWN, question).values[0].value == pytest.approx(expected)


def test_as_it_normally_is_after_a_change(knowledge: Knowledge) -> None:
    """E_K before the change, and no change once more."""
    changed = "What happens to V_m if external K goes from 4 to 12 mM?"
    answer = last_of(knowledge, changed, "Now what is E_K normally?")
    assert [value.value for value in answer.values] == [pytest.approx(WARM * log(4 / 140))]


def test_a_channel_that_passes_one_more_ion(knowledge: Knowledge) -> None:
    """Na+, K+ and Ca2+ equally: a x^2 + b x + c = 0 with a = 152.5004, b = 3.5, c = -157 mM."""
    asked = "I need the reversal potential for a channel permeable to Na and K equally"
    answer = last_of(knowledge, asked, "what if it also passes Ca")
    x = (-3.5 + (3.5**2 + 4 * 152.5004 * 157) ** 0.5) / (2 * 152.5004)
    assert answer.values[0].value == pytest.approx(WARM * log(x), abs=1e-3)


def test_a_comparison_of_every_ion_at_another_voltage(knowledge: Knowledge) -> None:
    """At 0 mV the driving forces are the potentials with their signs turned."""
    answer = last_of(
        knowledge, "Which ion has the largest driving force in a resting neuron?", "what about when V_m is 0"
    )
    forces = {value.ion: value.value for value in answer.values}
    assert answer.act == "compare"
    assert forces["K"] == pytest.approx(-WARM * log(4 / 140))
    assert forces["Na"] == pytest.approx(-WARM * log(145 / 12.5))
