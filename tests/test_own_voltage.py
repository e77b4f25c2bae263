"""A membrane potential told with the concentrations of the student's own cell is kept with them."""

from __future__ import annotations

from math import log

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge

OWN_CELL = "my cell has K 3 out 130 in and Vm is -75"
E_K = 8.31446261815324 * 310.15 / 96485.33212331 * 1e3 * log(3 / 130)


def test_what_was_taken_is_told(knowledge: Knowledge) -> None:
    """All three values, as after "set"."""
    answer = Tutor(knowledge).reply(OWN_CELL)
    assert answer.act == "set"
    for value in ("[K⁺]out is 3 mM", "[K⁺]in is 130 mM", "V_m is −75.0 mV"):
        assert value in answer.headline


@pytest.mark.parametrize("text", ["what is the driving force on K?", "what is the driving force"])
def test_the_voltage_is_used_for_the_next_question(knowledge: Knowledge, text: str) -> None:
    """The force on the one ion told of is from the voltage told."""
    tutor = Tutor(knowledge)
    tutor.reply(OWN_CELL)
    values = {value.symbol: value.value for value in tutor.reply(text).values}
    assert values["DF"] == pytest.approx(-75 - E_K, abs=0.05)


@pytest.mark.parametrize("text", ["what is a driving force?", "define driving force"])
def test_the_word_itself_is_still_explained(knowledge: Knowledge, text: str) -> None:
    """A definition asked for is given."""
    tutor = Tutor(knowledge)
    tutor.reply(OWN_CELL)
    assert tutor.reply(text).act == "define"


def test_a_voltage_alone_is_noted_for_what_is_asked_next(knowledge: Knowledge) -> None:
    """V_m − E_K, with E_K of the typical neuron."""
    tutor = Tutor(knowledge)
    assert "V_m is −75.0 mV" in tutor.reply("Vm is -75").headline
    [force] = tutor.reply("driving force on K?").values
    assert force.value == pytest.approx(
        -75 - 8.31446261815324 * 310.15 / 96.48533212331 * log(4 / 140), abs=0.05
    )


def test_a_question_sets_nothing(knowledge: Knowledge) -> None:
    """What is asked is no choice."""
    assert Tutor(knowledge).reply("is K 3 out 130 in and Vm -75?").act != "set"


@pytest.mark.parametrize(
    "texts",
    [
        ("use mitochondrion", "what is the potential"),
        ("use mitochondrion", "what is the membrane potential?"),
        ("what is the membrane potential of mitochondria",),
    ],
)
def test_a_cell_with_a_voltage_of_its_own_tells_it(knowledge: Knowledge, texts: tuple[str, ...]) -> None:
    """The datum of the cell, and between what it is measured."""
    tutor = Tutor(knowledge)
    answer = [tutor.reply(text) for text in texts][-1]
    assert "−160.0 mV" in answer.headline
    assert "matrix" in answer.headline
    assert "intermembrane space" in answer.headline


def test_other_cells_are_told_nothing_of_it(knowledge: Knowledge) -> None:
    """A neuron's voltage is computed."""
    assert "−160" not in Tutor(knowledge).reply("what is the potential").text


@pytest.mark.parametrize(
    "text", ["My cell has E_K = −85 and V_m = −60", "In my cell E_K is -85 and V_m is -60"]
)
def test_what_a_cell_of_ones_own_has_is_not_judged(knowledge: Knowledge, text: str) -> None:
    """It is noted for what is asked next, and no view is looked for in it."""
    tutor = Tutor(knowledge)
    noted = tutor.reply(text)
    assert noted.act == "set"
    assert noted.findings == ()
    [force] = tutor.reply("driving force on K").values
    assert force.value == pytest.approx(25.0)


def test_two_amounts_of_no_ion_are_asked_about(knowledge: Knowledge) -> None:
    """Protons are one ion among others, and not the one meant where none is named."""
    assert Tutor(knowledge).reply("calculate E for 150 mM inside and 5 outside").values == ()
