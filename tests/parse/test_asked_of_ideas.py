"""What is asked of an idea decides the act; numbers that lead nowhere do not keep an idea from answering."""

from __future__ import annotations

import pytest

from tests.asking import ask_all
from tutor.knowledge.model import Knowledge


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("What powers secondary active transport?", "explain", "secondary-active-transport"),
        ("what is secondary active transport", "define", "secondary-active-transport"),
        ("secondary active transport", "define", "secondary-active-transport"),
        ("What's meant by electroneutrality?", "define", "electroneutrality"),
        ("rmp = ek right", "check", "resting-potential"),
        ("Na/K pump = turbine in the membrane dam?", "check", "pump-and-turbine"),
    ],
)
def test_only_what_a_thing_is_is_a_definition(text: str, act: str, target: str, knowledge: Knowledge) -> None:
    """Whoever asks more than the name gets an explanation; what is put up with a tag is checked."""
    answer = ask_all(knowledge, text)
    assert (answer.act, answer.target) == (act, target)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Why does adding 6 mM NaCl do nothing to Vm but 6 mM KCl does?", "electroneutral-addition"),
        ("How can a cell be at a constant -70 and not be at equilibrium?", "steady-state-and-equilibrium"),
        (
            "How can a channel pass the bigger potassium and refuse the smaller sodium?",
            "selective-permeability",
        ),
    ],
)
def test_a_reason_needs_no_side_and_no_value(text: str, target: str, knowledge: Knowledge) -> None:
    """Nothing is asked back and nothing is computed where a reason or a way is asked for."""
    answer = ask_all(knowledge, text)
    assert (answer.act, answer.target, answer.asks) == ("explain", target, None)
    assert not answer.values


@pytest.mark.parametrize(
    "text",
    [
        "A single K channel of 15 pS, patch held at -40, EK -85. What current should we see in pA?",
        "Nothing pumps chloride. There's 115 mM outside, the cell is at -58. At what inside concentration "
        "would it settle?",
        'In lecture: "the membrane is a capacitor". If so, per cm2 of membrane at 90 mV, what number of '
        "elementary charges sits on it? (C = 1 uF/cm2)",
    ],
)
def test_a_value_that_is_asked_for_is_still_computed(text: str, knowledge: Knowledge) -> None:
    """Words of an idea beside a sum, or a statement before it, do not take its place."""
    assert ask_all(knowledge, text).values
