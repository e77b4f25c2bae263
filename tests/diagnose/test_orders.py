"""Orders and equalities are judged on the membrane as it stands, changes by their direction and size.

The typical neuron at 37 °C: E_K = 26.73·ln(4/140) = −95.0 mV, E_Na = 26.73·ln(145/12.5) = +65.5 mV,
E_Cl = −26.73·ln(110/10) = −64.1 mV, E_Ca = 13.36·ln(2/0.0001) = +132.3 mV, V_m near −69 mV.
"""

from __future__ import annotations

import pytest

from tutor import Tutor

ORDERS = [
    ("E_Cl is closer to V_m than E_K", "right"),
    ("E_K is closer to V_m than E_Cl", "wrong"),
    ("V_m is closer to E_K than to E_Na", "right"),
    ("at rest, V_m is closer to E_Na than to E_K", "wrong"),
    ("E_K is more negative than E_Cl", "right"),
    ("E_K is less negative than E_Cl", "wrong"),
    ("E_Na is more positive than E_Ca", "wrong"),
    ("E_Na is bigger than E_K", "depends"),  # as a number it is, its size is the smaller one
    ("sodium's driving force is larger than potassium's", "right"),  # 134.6 against 25.9 mV
    ("the driving force on potassium is greater than that on sodium", "wrong"),
    ("K+ is nearer to equilibrium than Na+", "right"),
    ("Cl- is further from equilibrium than K+", "wrong"),
    ("the membrane is more permeable to K+ than to Na+", "right"),
    ("the membrane is more permeable to sodium than to potassium", "wrong"),
    ("there is more potassium inside than outside", "right"),
    ("the Na+ concentration is higher inside than outside", "wrong"),
    ("my friend says E_K is more positive than E_Na", "wrong"),
    ("in the squid axon E_K is more negative than V_m", "right"),
]


@pytest.mark.parametrize(("text", "verdict"), ORDERS)
def test_orders_are_judged(tutor: Tutor, text: str, verdict: str) -> None:
    """By the numbers of the cell, sign and size told apart; nobody is accused of a belief."""
    answer = tutor.fresh().ask(text)
    assert answer.act == "check"
    assert answer.verdict == verdict
    assert not answer.findings


NO_ORDER = [
    "if E_Cl is more negative than V_m, what happens when Cl- channels open?",
    "I used to think E_K is more positive than E_Na",
    "is E_Na more positive than E_K?",
    "what if E_K is closer to V_m than E_Cl?",
    "I don't think E_Na is bigger than E_K",
]


@pytest.mark.parametrize("text", NO_ORDER)
def test_what_is_supposed_asked_or_left_behind_is_no_order(tutor: Tutor, text: str) -> None:
    """A condition, a question and a past view are not called right or wrong."""
    assert tutor.fresh().ask(text).verdict is None


CHANGES = [
    ("if external K+ doubles, V_m doubles", "wrong"),
    ("if external K+ rises, E_K stays the same", "wrong"),
    ("if the cell hyperpolarises, the driving force on sodium gets bigger", "right"),
    ("depolarisation reduces the driving force on Na+", "right"),
    ("depolarisation reduces the driving force on K+", "wrong"),
    ("doubling K+ on both sides makes E_K more negative", "wrong"),
    ("raising external potassium barely affects V_m", "partly"),  # some 7 mV
    ("raising temperature makes E_K more negative", "right"),  # −95.0·(320/310)
]


@pytest.mark.parametrize(("text", "verdict"), CHANGES)
def test_changes_are_judged_by_direction_and_size(tutor: Tutor, text: str, verdict: str) -> None:
    """Twice is not a little more, the same is not more, and a force is larger by its size."""
    assert tutor.fresh().ask(text).verdict == verdict


def test_a_reason_is_told_apart_from_the_direction(tutor: Tutor) -> None:
    """A reason that was computed holds or not, one that was not is left open."""
    good = tutor.fresh().ask("Raising external K+ depolarises because E_K becomes less negative")
    assert "The reason holds too" in good.text
    left = tutor.fresh().ask("raising temperature makes E_K more negative because everything goes faster")
    assert left.verdict == "right"
    assert "not judged" in left.text
