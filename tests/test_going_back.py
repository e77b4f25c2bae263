"""Follow-ups that turn the last calculation over, or put another value in the place of its result."""

from __future__ import annotations

from math import exp, log

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge

F, R, E = 96485.33212, 8.314462618, 1.602176634e-19
RT_F = R * 310.15 / F * 1e3  # mV
COLD = R * 295.15 / F * 1e3
BALANCE = exp(-50 / RT_F)


def values(knowledge: Knowledge, *questions: str) -> dict[str, float]:
    """The values of the last answer of a conversation."""
    tutor = Tutor(knowledge)
    answers = [tutor.ask(question) for question in questions]
    return {value.symbol: value.value for value in answers[-1].values}  # of several ions the last


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
        (
            ("2.5 mM K outside, 150 inside, 22 °C. E_K?", "rest is -78. is K at equilibrium?"),
            "DF",
            -78 - COLD * log(2.5 / 150),
        ),
        (
            (
                "2.5 mM K outside, 150 inside, 22 °C. E_K?",
                "rest is -78. is K at equilibrium?",
                "so which way does K move",
            ),
            "DF",
            -78 - COLD * log(2.5 / 150),
        ),
        (
            (
                "2.5 mM K outside, 150 inside, 22 °C. E_K?",
                "rest is -78. is K at equilibrium?",
                "what conductance would give 50 pA there?",
            ),
            "g",
            50 / (-78 - COLD * log(2.5 / 150)),
        ),
        (
            (
                "E_K with 3.5 mM out and 135 in?",
                "and Na, 150 out and 15 in",
                "which of those is closer to a resting potential of -65?",
                "what's the driving force on each of them?",
            ),
            "DF",
            -65 - RT_F * log(10),
        ),
        (
            (GOLDMAN, "and with Cl 110/10 and P_Cl 0.45?", "what does it become if I leave out chloride?"),
            "V_m",
            RT_F * log((4 + 0.04 * 145) / (140 + 0.04 * 12)),
        ),
        (
            ("Cell with R_in 200 MΩ and 50 pF. tau?", "how big is the voltage change for a 30 pA step?"),
            "V",
            6.0,
        ),
        (
            ("How much charge depolarises a 30 pF cell by 100 mV?", "how many sodium ions is that"),
            "N",
            3e-12 / E,
        ),
        (
            (
                "I raise K outside from 4 to 8. which way does vm go",
                "but doesn't K have a plus charge",
                "ok what's the new E_K, 140 inside",
            ),
            "E",
            RT_F * log(8 / 140),
        ),
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


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        ("What's the pmf with -150 mV, matrix pH 7.8, outside 7.0?", "delta_p", -150 - 0.8 * RT_F * log(10)),
        ("hi, can you help me with my homework? I need E_K with 3.5 mM K outside and 135 inside.", "E",
         RT_F * log(3.5 / 135)),
        ("Can you help with KCC2? K is 3 out, 140 in, Cl outside 120. How low can it bring Cl inside?", "c",
         3 * 120 / 140),
    ],
)  # fmt: skip
def test_an_opening_beside_the_sum(knowledge: Knowledge, text: str, symbol: str, value: float) -> None:
    """What introduces a sum is no request of its own."""
    answer = Tutor(knowledge).ask(text)
    assert not answer.parts
    assert next(v.value for v in answer.values if v.symbol == symbol) == pytest.approx(value, rel=2e-3)


def test_help_alone_is_given(knowledge: Knowledge) -> None:
    """Without a sum beside it the list of what can be asked is the answer."""
    assert Tutor(knowledge).ask("Sorry, I am new. What kinds of questions can I ask you?").act == "meta"
