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


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("define Vm", "membrane-potential"),
        ("define E_K", "equilibrium-potential"),
        ("does the Goldman equation assume equilibrium?", "goldman-idea"),
        ("What do you need to know to use the Goldman equation?", "goldman-idea"),
        ("which two factors does Vm depend on", "membrane-potential"),
        ("who measures membrane potential and how", "membrane-potential"),
        ("Does equilibrium mean no ions cross?", "equilibrium-of-an-ion"),
    ],
)
def test_what_no_value_tells_is_told_in_words(text: str, target: str, knowledge: Knowledge) -> None:
    """A meaning, a factor, a way to measure, a yes or no: the quantity named is not worked out."""
    answer = ask_all(knowledge, text)
    assert answer.target == target
    assert not answer.values


@pytest.mark.parametrize("text", ["V_m?", "do the Goldman equation", "what V_m do you measure in squid axon"])
def test_a_quantity_that_is_wanted_is_worked_out(text: str, knowledge: Knowledge) -> None:
    """The look-alikes: an order, a bare symbol, a value of a cell."""
    assert ask_all(knowledge, text).target == "goldman-potential"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("which way does potassium flow at the resting potential", "direction"),
        ("in which direction does K+ diffuse at the resting potential", "direction"),
        ("which way does the pump move sodium", "define"),
        ("in which direction does sodium move at the equilibrium potential of sodium", "define"),
        ("which way does K+ move in the undershoot", "define"),
    ],
)
def test_rest_is_where_a_direction_is_asked(text: str, act: str, knowledge: Knowledge) -> None:
    """An ion at rest goes where its force drives it; pumps, spikes and its own E are other matters."""
    assert ask_all(knowledge, text).act == act
