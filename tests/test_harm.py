"""The worst it can do: questions that look computable and are not must end in a question back."""

import json
from pathlib import Path

import pytest

from tutor import Tutor

UNSAFE = [
    "What would V_m be if sodium behaved quite differently?",
    "E_K with 4 mM outside and 140 mM inside and 7 mM somewhere",
    "What is E_K with 4 mM outside, 5 mM outside and 140 mM inside?",
    "What is E_K with 0 mM outside and 140 mM inside?",
    "What is E_K with 4 mM outside and -140 mM inside?",
    "E_K at 37 K with 4 mM out and 140 mM in",
    "[K+]o = 4e400 mM and [K+]i = 140 mM. E_K?",
    "E_K with 4 kg outside and 140 mM inside",
    "What is the voltage of a zinc copper battery with 4 mM and 140 mM?",
    "time constant with R_m = 10000 ohm and C_m = 1 µF/cm2",
    "What if it doubles?",
]


@pytest.mark.parametrize("text", UNSAFE)
def test_no_number_is_guessed(text: str) -> None:
    """Nothing is computed; the tutor asks, or says it is not its subject."""
    answer = Tutor().ask(text)
    assert answer.act in ("clarify", "decline"), answer.text
    assert not answer.values


SIGNS = [
    ("V_m = −70 mV", -70.0),
    ("V_m = –70 mV", -70.0),
    ("V_m = — 70 mV", -70.0),
    ("at minus seventy millivolts", -70.0),
    ("at -70mV", -70.0),
    ("at negative 70 mV", -70.0),
    ("70 mV, inside negative,", -70.0),
    ("at +30 mV", 30.0),
]


@pytest.mark.parametrize(("voltage", "value"), SIGNS)
def test_a_sign_is_never_lost(voltage: str, value: float) -> None:
    """Every dash, and every word for a sign, reaches the calculation."""
    answer = Tutor().ask(f"{voltage} which way does Na+ move?")
    given = next(item for item in answer.givens if item.symbol == "V_m")
    assert given.value == value


RIGHT = [
    "Raising external K+ depolarises because the gradient gets smaller, not because it adds charge.",
    "Only a few ions cross when the membrane potential changes.",
    "E_Cl is close to Vm because chloride follows the membrane potential.",
    "Potassium sets the resting potential.",
    "My friend says chloride sets the resting potential.",
    "Does adding K+ outside add positive charge?",
    "I used to think adding K+ adds positive charge.",
]


@pytest.mark.parametrize("statement", RIGHT)
def test_nobody_is_accused_of_what_they_do_not_believe(statement: str) -> None:
    """Right, reported, past, denied and asked statements are no findings."""
    assert not Tutor().ask(statement).findings


def _first(text: str) -> float | None:
    """The first value told for a message by itself."""
    values = Tutor().ask(text).values
    return values[0].value if values else None
