"""Follow-ups that turn the last calculation over, or put another value in the place of its result."""

from __future__ import annotations

from math import exp, log

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge

F, R, E = 96485.33212, 8.314462618, 1.602176634e-19
RT_F = R * 310.15 / F * 1e3  # mV
BALANCE = exp(-50 / RT_F)


def values(knowledge: Knowledge, *questions: str) -> dict[str, float]:
    """The values of the last answer of a conversation."""
    tutor = Tutor(knowledge)
    answers = [tutor.ask(question) for question in questions]
    return {value.symbol: value.value for value in answers[-1].values}


CHORD = "gK 8, gNa 1 (mS/cm2), EK -90 and ENa +55. Vm?"
GOLDMAN = "P_K 1 P_Na 0.04, K 4/140, Na 145/12. V_m?"
SGLT = (
    "SGLT1 takes 2 Na+ with each glucose. How steep a glucose gradient at -60 mV, 140 Na outside, 14 inside?"
)
SPHERE = "Spherical cell 15 µm across, 1 µF/cm2, sitting at -65 mV. What charge is separated?"
PASSIVE = "Chloride just follows V_m, which is -80 with 120 mM outside. How much is inside?"


@pytest.mark.parametrize(
    ("questions", "symbol", "value"),
    [
        ((CHORD, "now what would gNa have to be to get it up to 0?"), "g", 8 * 90 / 55),
        ((CHORD, "what gNa would bring it to -40?"), "g", 8 * 50 / 95),
        ((CHORD, "what would gNa have to be to get it to 0?", "and to bring it to -40?"), "g", 8 * 50 / 95),
        ((GOLDMAN, "what P_Na would bring it to -50 mV?"), "P", (140 * BALANCE - 4) / (145 - 12 * BALANCE)),
        ((GOLDMAN, "what P_Na gives -50?"), "P", (140 * BALANCE - 4) / (145 - 12 * BALANCE)),
        ((SGLT, "With one sodium per sugar, like SGLT2?"), "accumulation", 10 * exp(60 / RT_F)),
        ((SPHERE, "In number of K+ ions?"), "N", 3.14159265 * 15e-4**2 * 1e-6 * 0.065 / E),
        ((PASSIVE, "They measured 15 instead. So ECl would be?"), "E", -RT_F * log(120 / 15)),
        ((PASSIVE, "But actually there's 25 in there. What's E_Cl then?"), "E", -RT_F * log(120 / 25)),
        (("KCC2 please", "Which way does the NCX run at -80 mV if it reverses at -40?"), "dG", -F * 40e-6),
    ],
)
def test_a_follow_up(knowledge: Knowledge, questions: tuple[str, ...], symbol: str, value: float) -> None:
    """All that was told before still holds, but for what the follow-up changes."""
    assert values(knowledge, *questions)[symbol] == pytest.approx(value, rel=2e-3)


def test_one_conductance_alone_is_no_balance(knowledge: Knowledge) -> None:
    """With no other ion V_m is the E of the one, and no g makes it another."""
    answer = Tutor(knowledge).ask("what g_Na brings V_m to -40 by the chord equation with E_Na = 55 mV?")
    assert not answer.values


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Which way does the sodium calcium exchanger run at -80 mV if it reverses at -40?", "forwards"),
        ("The NCX reverses at -30 mV. Which direction at +20 mV?", "backwards"),
    ],
)
def test_the_way_of_a_carrier_comes_first(knowledge: Knowledge, text: str, way: str) -> None:
    """Below its reversal potential the exchanger brings Na+ in and Ca2+ out."""
    assert f"runs {way}" in Tutor(knowledge).ask(text).headline


@pytest.mark.parametrize(
    "text",
    [
        "my partner got +65 for chloride and I got -65, same numbers, 10 in 115 out. Who's right",
        "has anybody done magnesium? 0.5 mM outside and 0.8 inside, I get about -6",
    ],
)
def test_an_own_number_is_judged(knowledge: Knowledge, text: str) -> None:
    """E_Cl = -65.3 mV and E_Mg = -6.3 mV: both students are right."""
    assert Tutor(knowledge).ask(text).verdict == "right"


@pytest.mark.parametrize(
    "text",
    [
        "Could we please do everything at 25 °C from here on? The lab is freezing but the worksheet insists.",
        "Squid axon for the next few questions please, not the mammalian cell.",
    ],
)
def test_a_choice_among_other_words(knowledge: Knowledge, text: str) -> None:
    """What is said beside it is left aside."""
    assert Tutor(knowledge).ask(text).act == "set"
