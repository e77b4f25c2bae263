"""The current that an ion carries follows from its charge alone, and its way from that of the current."""

import pytest

from tutor import Tutor

IDEA = "direction-of-ion-and-current"
# By the convention that current is positive charge in motion: cations go with it, anions against it.
MOVEMENTS = [
    ("is sodium influx an inward or an outward current?", "Na⁺ entering the cell is an inward current"),
    ("chloride moves into the cell, what is the sign of the current", "is an outward current"),
    ("K+ exits the cell; inward or outward current?", "is an outward current"),
    ("Chloride leaves the cell. Is that an inward or outward current?", "is an inward current"),
    ("if an anion leaves, is the current inward or outward", "is an inward current"),
    ("when calcium enters the cell what is the direction of the current", "is an inward current"),
    ("Is Cl- efflux an inward current?", "Yes: Cl⁻ leaving the cell is an inward current"),
    ("Does chloride entering a cell count as an inward current?", "No: Cl⁻ entering the cell is an outward"),
]
CURRENTS = [
    ("inward potassium current: which way do the ions go", "is K⁺ entering the cell"),
    ("an outward current carried by chloride means chloride goes which way?", "is Cl⁻ entering the cell"),
]


@pytest.mark.parametrize(("text", "said"), MOVEMENTS + CURRENTS)
def test_the_charge_decides(tutor: Tutor, text: str, said: str) -> None:
    """Neither a cell nor a driving force enters, so no number is given."""
    answer = tutor.fresh().ask(text)
    assert (answer.act, answer.target, list(answer.values)) == ("direction", IDEA, [])
    assert said in answer.headline


@pytest.mark.parametrize(
    "text",
    [
        "is the sodium current inward at rest?",
        "which way does the potassium current flow at -40 mV",
        "current direction for K+ at rest",
    ],
)
def test_which_way_it_flows_here_is_computed(tutor: Tutor, text: str) -> None:
    """Where no movement is told, the driving force of the cell tells the way."""
    answer = tutor.fresh().ask(text)
    assert (answer.act, answer.target) == ("direction", "driving-force")
    assert answer.values


@pytest.mark.parametrize(
    "text",
    ["what is an inward current", "Explain why Cl- influx is an outward current"],
)
def test_what_and_why_are_told(tutor: Tutor, text: str) -> None:
    """What such a current is, and why it is called so, is a matter of words."""
    assert tutor.fresh().ask(text).act in ("define", "explain")
