"""What is said once of several ions holds for each, and what V_m and E tell needs no permeability."""

from math import log

import pytest
from by_hand import RT_F

from tutor import Tutor
from tutor.explain.answer import Answer


def values(answer: Answer, symbol: str) -> dict[str | None, float]:
    """The last value of a quantity for each ion."""
    return {value.ion: value.value for value in answer.values if value.symbol == symbol}


def test_a_quantity_said_once_is_that_of_the_next_ion_too(tutor: Tutor) -> None:
    """The second number was taken for V_m."""
    text = "The Nernst potential for chloride is -75 mV and for potassium -95. Resting -72. Driving forces?"
    forces = values(tutor.fresh().ask(text), "DF")
    assert forces["Cl"] == pytest.approx(3.0)
    assert forces["K"] == pytest.approx(23.0)


def test_a_change_said_once_of_two_changes_both(tutor: Tutor) -> None:
    """Goldman with P_K and P_Na doubled, in the typical neuron."""
    answer = tutor.fresh().ask("What happens to Vm when both Na and K permeability double?")
    after = RT_F * log((2 * 4 + 0.08 * 145 + 0.45 * 10) / (2 * 140 + 0.08 * 12.5 + 0.45 * 110))
    assert [v.value for v in answer.values if v.role == "after"] == pytest.approx([after], rel=1e-5)


OPENINGS = [
    ("If V_m is -90 mV and E_Cl is -65 mV, what happens when chloride channels open?", "Cl", "depolarise"),
    ("E_Cl = -65, Vm=-90, GABA opens Cl channels: depolarise or hyperpolarise?", "Cl", "depolarise"),
    ("E_K is -95 mV and V_m is -70 mV. What happens if K channels open?", "K", "hyperpolarise"),
]


@pytest.mark.parametrize(("text", "ion", "way"), OPENINGS)
def test_channels_open_at_a_voltage_told(tutor: Tutor, text: str, ion: str, way: str) -> None:
    """V_m goes towards E of the ion whose channels open; the cell's permeabilities do not enter."""
    answer = tutor.fresh().ask(text)
    assert answer.asks is None
    assert ion in values(answer, "DF")
    assert f"would {way} the cell" in answer.text


def test_the_sign_of_a_potential_is_computed(tutor: Tutor) -> None:
    """It was answered with a sentence about another ion."""
    answer = tutor.fresh().ask("Is the Na+ equilibrium potential positive or negative and why?")
    assert values(answer, "E")["Na"] == pytest.approx(RT_F * log(145 / 12.5), rel=1e-5)


def test_a_membrane_of_one_ion_gives_no_force_of_the_cell(tutor: Tutor) -> None:
    """Which of the two solutions is outside was not said."""
    text = "A membrane separates 100 from 10 mM NaCl and only lets chloride pass. Which side is negative?"
    assert not tutor.fresh().ask(text).values


def test_equally_permeable_is_a_membrane_to_compute(tutor: Tutor) -> None:
    """All three permeabilities are one, so they cancel."""
    text = "what happens to the resting potential if you make the membrane equally permeable to K, Na and Cl?"
    answer = tutor.fresh().ask(text)
    expected = RT_F * log((4 + 145 + 10) / (140 + 12.5 + 110))
    assert [value.value for value in answer.values] == pytest.approx([expected], rel=1e-5)
