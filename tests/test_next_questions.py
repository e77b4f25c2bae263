"""Whatever is offered to be asked next can be asked: it is followed, and answers something else."""

from __future__ import annotations

import pytest

from tutor import Tutor
from tutor.explain.answer import Answer
from tutor.knowledge.model import Knowledge

CALCULATIONS = [
    "what is E_K?",
    "what is E_Ca with 2 mM outside and 100 nM inside?",
    "E_K and E_Na?",
    "what is [K]in at E_K -90 mV with 4 mM outside?",
    "RT/F at 20 °C?",
    "what is V_m?",
    "V_m of the squid axon at 20 °C?",
    "what is V_m if only K can cross?",
    "V_m with g_K 10 and g_Na 1?",
    "what is the driving force on Na?",
    "which way does chloride move at -70 mV?",
    "what is the current through a 20 pS K channel at -20 mV?",
    "what is the ghk current of K with P_K 1e-8 cm/s?",
    "voltage of 5 nA across 10 megaohm",
    "what is the time constant with 100 megaohm and 100 pF?",
    "how many charges must move for 100 mV across 1 uF/cm2 of a cell of radius 10 um?",
    "what is the free energy of moving Na into the cell?",
    "how much energy does the pump cost?",
    "what is the reversal potential of NCX?",
    "SGLT2 at -70 mV, how much can it accumulate glucose?",
    "what is the pmf of a mitochondrion",
    "what is the pH with 40 nM protons?",
    "E_Ca 2 out 100 nM in, and for Mg with 1 mM outside and 0.5 mM inside?",
    "what happens to V_m if the pump stops?",
    "what is V_m 2 h after the pump stopped?",
    "what happens if external K doubles?",
    "what happens to V_m if K outside goes from 4 to 8 mM?",
    "what happens to V_m if K outside goes to 10 mM?",
    "what happens to V_m if the sodium permeability is zero?",
    "what if I add 10 mM KCl outside?",
]


def answered(tutor: Tutor, text: str) -> Answer:
    """The answer, or the last of its parts, which is the one that offers what is next."""
    answer = tutor.reply(text)
    return answer.parts[-1] if answer.parts else answer


@pytest.mark.parametrize("text", CALCULATIONS)
def test_each_offered_question_is_answered(knowledge: Knowledge, text: str) -> None:
    """Asked in the conversation that offered it, neither asked back nor the same once more."""
    first = answered(Tutor(knowledge), text)
    assert first.values
    assert "why?" in first.suggestions
    for offered in first.suggestions:
        tutor = Tutor(knowledge)
        answered(tutor, text)
        after = answered(tutor, offered)
        assert after.act != "clarify", offered
        same = [(value.symbol, value.ion, value.value) for value in after.values]
        assert offered == "why?" or same != [(v.symbol, v.ion, v.value) for v in first.values], offered
        assert after.text != first.text, offered


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("what is E_K?", ("why?", "and for sodium?", "what if it doubles?")),
        ("what is the driving force on Na?", ("why?", "and for potassium?", "what if it doubles?")),
        ("what happens if external K doubles?", ("why?", "and for sodium?", "what if it is halved?")),
        ("what is V_m?", ("why?", "what if external potassium doubles?")),
        ("what is the pmf of a mitochondrion", ("why?",)),
        ("what is the time constant with 100 megaohm and 100 pF?", ("why?",)),
        ("what happens to V_m if the pump stops?", ("why?",)),
    ],
)
def test_what_is_offered_fits_the_equation(knowledge: Knowledge, text: str, offered: tuple[str, ...]) -> None:
    """Another ion only where each has its own answer, a change only where it is clear of what."""
    assert answered(Tutor(knowledge), text).suggestions == offered
