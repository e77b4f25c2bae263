"""What is said on top of an answer: another ion, another unit, another result, a wish for the next time."""

from __future__ import annotations

from math import log, pi

import pytest
from by_hand import RT_F

from tutor import Answer, Tutor


def last(tutor: Tutor, *said: str) -> Answer:
    """The answer to the last of several messages."""
    tutor = tutor.fresh()
    return [tutor.ask(one) for one in said][-1]


def value(answer: Answer, symbol: str) -> float:
    """The first value with this symbol."""
    return next(one.value for one in answer.values if one.symbol == symbol)


@pytest.mark.parametrize("led", ["ok thanks, and", "great, and", "cheers, and", "And"])
def test_a_word_of_thanks_before_the_next_question_is_none(tutor, led):
    """ "Ok thanks, and sodium?" goes on from the last question."""
    answer = last(
        tutor, "E_K with 4.5 mM outside and 120 inside", f"{led} sodium in that same cell? 138 out, 9 in"
    )
    assert value(answer, "E") == pytest.approx(RT_F * log(138 / 9), abs=0.05)


@pytest.mark.parametrize("said", ["now in kJ per mole of protons", "turn that into kJ/mol", "and in kJ/mol?"])
def test_the_same_in_another_unit(tutor, said):
    """A force told in mV has its energy told beside it."""
    answer = last(tutor, "mitochondrion: psi -165 mV, matrix pH 7.8, outside pH 7.1. pmf?", said)
    force = -(165 + RT_F * log(10) * 0.7)
    assert value(answer, "dG") == pytest.approx(force * 96.48533212 / 1000, abs=0.01)


def test_a_unit_that_the_last_result_does_not_have_is_asked_about(tutor):
    """No equilibrium potential is measured in nS."""
    answer = last(tutor, "E_Na with 145 out and 12 in", "turn that into nS")
    assert not answer.values


def test_another_result_of_the_last_calculation(tutor):
    """The share of the ions that cross, of the cell that was told before."""
    answer = last(
        tutor,
        "how many ions must cross to charge a 10 µm cell to -70 mV?",
        "percentage of the cell's potassium please, if it starts with 140 mM",
    )
    area, volume = pi * 1e-3**2, pi / 6 * 1e-3**3  # cm² and cm³
    moved = 1e-6 * area * 0.07 / 96485.33212  # mol
    assert value(answer, "fraction") == pytest.approx(moved / (0.14 * volume / 1000), rel=0.01)


@pytest.mark.parametrize(
    "said", ["roughly how many ions per second is that", "how many ions a second is that?"]
)
def test_what_was_told_beside_the_result(tutor, said):
    """A current is also so many ions a second."""
    answer = last(tutor, "g_K = 5 nS, V_m -40, E_K -90. current?", said)
    assert value(answer, "rate") == pytest.approx(250e-12 / 1.602176634e-19, rel=0.01)


def test_how_far_the_last_potential_is_from_a_voltage(tutor):
    """Of the ion last spoken of, and of none where none was."""
    answer = last(
        tutor,
        "sodium outside is one forty five inside twelve what's e na",
        "how far off is that from a v m of minus seventy",
    )
    assert value(answer, "DF") == pytest.approx(-70 - RT_F * log(145 / 12), abs=0.05)
    assert not last(tutor, "how far is that from Vm -70").values


@pytest.mark.parametrize(
    "text",
    [
        "Newbie here - what kind of questions can I put to this thing?",
        "Which concentrations are you assuming here? I can't see the table for the cell.",
        "Could you write out the steps next time rather than just the result, our marker wants the working",
        "can you show the working line by line from now on",
    ],
)
def test_questions_about_the_tutor_are_answered_by_it(tutor, text):
    """They hold no question of the subject."""
    assert last(tutor, text).act == "meta"


@pytest.mark.parametrize(
    ("text", "symbol", "expected"),
    [
        ("fifty picoamps into a cell of two hundred megohms how many millivolts does it move", "V", 10.0),
        ("for a mole of sodium going in at minus seventy with one forty five out and twelve in "
         "what's the free energy", "dG", (RT_F * log(12 / 145) - 70) * 0.09648533212),
        ("express the gradient for sodium as kJ per mole rather than mV. 145 mM outside, 10 inside, Vm -60.",
         "dG", (RT_F * log(10 / 145) - 60) * 0.09648533212),
    ],
)  # fmt: skip
def test_a_question_behind_its_values(tutor, text, symbol, expected):
    """Without a mark, and with a unit that is not wanted."""
    assert value(last(tutor, text), symbol) == pytest.approx(expected, abs=0.02)


def test_names_of_two_people_are_no_condition(tutor):
    """ "Like Hodgkin & Huxley" hides nothing."""
    answer = last(
        tutor, "E_K with 10 out and 380 inside at 18 °C", "oh, at 6.3 °C please, like Hodgkin & Huxley"
    )
    slope = 8.314462618 * 279.45 / 96485.33212 * 1000
    assert value(answer, "E") == pytest.approx(slope * log(10 / 380), abs=0.05)


def test_a_derivative_is_not_its_quantity(tutor):
    """How fast V_m changes with ln [K+] is no V_m."""
    assert not last(
        tutor, "what does the sensitivity ∂V_m/∂ln[K+]_o come out to in the teaching cell?"
    ).values
