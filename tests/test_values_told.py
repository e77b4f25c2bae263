"""Values told in one message and asked about in the next: they are used, and no cell's in their place."""

from __future__ import annotations

from math import log

import pytest

from tests.test_results_beside import WARM, last_of
from tutor.knowledge.model import Knowledge

SCENE = "At rest V_m is -65 mV. E_K is -90 and E_Cl is -65."


@pytest.mark.parametrize(
    "said",
    [
        SCENE,
        "E_K was -84 and V_m was -60 and the current was 240 pA.",
        "V_m is -60 mV.",
        "gK is 10 nS and gNa is 1 nS",
    ],
)
def test_values_without_a_question_are_noted(knowledge: Knowledge, said: str) -> None:
    """They are read back, and nothing is computed or judged."""
    answer = last_of(knowledge, said)
    assert answer.act == "set"
    assert answer.headline.startswith("Noted: ")
    assert not answer.values
    assert not answer.findings


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ((SCENE, "what is the driving force on each"), [25.0, 0.0]),
        ((SCENE, "so chloride doesn't move"), [0.0]),
        (("what does the pump do?", SCENE, "what is the driving force on each"), [25.0, 0.0]),
        (("E_K was -84 and V_m was -60 and the current was 240 pA.", "What is the conductance?"), [10.0]),
        (("gK is 10 nS and gNa is 1 nS", "E_K is -90 and E_Na is 60", "what's Vm"), [(-900 + 60) / 11]),
        (("delta psi is -150 mV and delta pH is 0.5", "what is the pmf"), [-150 - WARM * log(10) / 2]),
        (("V_m is -60 mV.", "and on K at -80 mV, the driving force?"), [-80 - WARM * log(4 / 140)]),
    ],
)
def test_what_was_told_enters(knowledge: Knowledge, turns: tuple[str, ...], expected: list[float]) -> None:
    """Worked out by hand from the values told."""
    found = [value.value for value in last_of(knowledge, *turns).values]
    assert found[: len(expected)] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("K outside 5 and inside 150. what is the driving force on K at -60", -60 - WARM * log(5 / 150)),
        ("what is E_K with 3 mM outside and 120 mM inside?", WARM * log(3 / 120)),
    ],
)
def test_concentrations_said_now_overtake_a_potential_told(
    knowledge: Knowledge, question: str, expected: float
) -> None:
    """E_K was told for another problem, and follows from the concentrations of this one."""
    answer = last_of(knowledge, "E_K was -84 and V_m was -70.", question)
    assert answer.values[0].value == pytest.approx(expected)


def test_potentials_told_are_compared(knowledge: Knowledge) -> None:
    """The difference of what was told, not of what a typical neuron has."""
    told = "E_K is -90 mV and E_Na is 55 mV."
    answer = last_of(knowledge, told, "which is further from -70, E_K or E_Na?")
    assert [value.value for value in answer.values] == pytest.approx([-90, 55])
    assert answer.headline.startswith("E_Na")


@pytest.mark.parametrize(
    "said", ["is E_K -90?", "V_m goes to -60", "K+ is positive", "E_K is -90 because K+ leaks"]
)
def test_a_question_a_change_and_a_reason_are_not_noted(knowledge: Knowledge, said: str) -> None:
    """Only plain values are."""
    assert not last_of(knowledge, said).headline.startswith("Noted")
