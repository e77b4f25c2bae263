"""A message whose sentences come to nothing one by one is heard as one."""

from __future__ import annotations

from math import exp, log

import pytest
from by_hand import RT_F


def test_values_before_the_request_enter_it(tutor):
    """The parts of a proton motive force told in one sentence, the force asked in the next."""
    answer = tutor.fresh().ask(
        "Mitochondria sheet: membrane potential -165 mV (matrix negative), matrix pH 7.8, outside 7.1. "
        "Total proton motive force in mV?"
    )
    force = next(one.value for one in answer.values if one.symbol == "delta_p")
    assert abs(force) == pytest.approx(165 + RT_F * log(10) * 0.7, abs=0.05)


def test_values_behind_the_request_enter_it(tutor):
    """The stem first, then the question, then all concentrations."""
    balanced = (145 * 3 * 120**2 / (18 * 140)) ** 0.5
    answer = tutor.fresh().ask(
        "Bumetanide blocks NKCC1. What chloride does NKCC1 push the neurone towards? "
        "K 3/140, Na 145/18, Cl 120"
    )
    assert answer.values[0].value == pytest.approx(balanced, rel=0.01)


def test_a_table_a_sentence_and_a_ratio_are_one_membrane(tutor):
    """Everything that was given enters the one sum it makes up."""
    answer = tutor.fresh().ask(
        "Problem set 2, Q5.\nPK : PNa : PCl = 1 : 0.05 : 0.4\n"
        "K 5 / 145, Na 142 / 14, Cl 108 / 9 (out / in, mM).\nWhat resting potential comes out?"
    )
    share = (5 + 0.05 * 142 + 0.4 * 9) / (145 + 0.05 * 14 + 0.4 * 108)
    assert answer.values[0].value == pytest.approx(RT_F * log(share), abs=0.05)


@pytest.mark.parametrize(
    "text",
    [
        "The pump is poisoned. K is 4 outside. What is the voltage with 12 of it?",
        "Chloride channels are closed in my cell. There is 3 of something. What is it?",
        "K+ 4 mM outside and 140 inside, Na 145. And 12 kJ/mol. What is E_K if the gradient were doubled?",
    ],
)
def test_what_does_not_enter_is_still_asked_about(tutor, text):
    """A number or a change left over is no reason to guess."""
    answer = tutor.fresh().ask(text)
    assert answer.act == "clarify" or answer.asks or not answer.values


def test_a_request_that_was_not_understood_is_not_dropped(tutor):
    """Of two questions the one that is asked back stays asked."""
    answer = tutor.fresh().ask("What is the current at 3? And what is E_K with 4 mM outside, 140 inside?")
    assert answer.asks is not None


def test_a_scene_is_no_request_of_its_own(tutor):
    """ "Muscle fibre where Cl- is passive." before values of a fibre asks for none of another one."""
    answer = tutor.fresh().ask(
        "Muscle fibre where Cl- is passive. Vm sits at -80 with 120 mM Cl- outside, what is Cl- inside?"
    )
    assert [one.value for one in answer.values if one.symbol == "c"] == [
        pytest.approx(120 * exp(-80 / RT_F), rel=0.01)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Chloride is doing my head in!! ",
        "I never know on which side the minus goes. ",
        "I keep mixing up the sides. ",
        "My head hurts from potassium. ",
    ],
)
def test_how_the_student_fares_is_no_part_of_the_question(tutor, said):
    """The value is the same, and no word of it is asked about."""
    answer = tutor.fresh().ask(f"{said}What is E_Cl with 115 mM outside and 7 mM inside?")
    assert answer.values[0].value == pytest.approx(-RT_F * log(115 / 7), abs=0.05)
    assert answer.asks is None
    assert not answer.parts


def test_a_pasted_table_and_a_request_behind_it(tutor):
    """The heading of the columns is no sentence."""
    answer = tutor.fresh().ask(
        "ion | out | in\nCl- | 115 | 7\n(all mM, 37 °C) Could somebody do the equilibrium potential for this "
        "row, I never know on which side the minus goes."
    )
    assert answer.values[0].value == pytest.approx(-RT_F * log(115 / 7), abs=0.05)


def test_a_remark_on_a_value_changes_nothing(tutor):
    """ "V_m -70 (so more negative)" says where it lies."""
    answer = tutor.fresh().ask(
        "E_Cl is -58 in this neuron, Vm -70 (so more negative), and I'm supposed to say which way the "
        "chloride ions go when the channel opens"
    )
    assert answer.values[0].value == pytest.approx(-12.0, abs=0.01)
    assert answer.values[0].ion_direction == "out"


def test_a_count_of_quantities_measures_nothing(tutor):
    """ "The three E's" are counted, and the mean is weighted by conductance."""
    answer = tutor.fresh().ask(
        "gK = 8 nS, gNa = 0.5 nS, gCl = 3 nS and the reversals are EK -92, ENa +58, ECl -66. Someone in my "
        "study group just averaged the three E's, surely each one has to be weighted? What does Vm come to"
    )
    mean = (8 * -92 + 0.5 * 58 + 3 * -66) / 11.5
    assert answer.values[0].value == pytest.approx(mean, abs=0.05)


def test_a_number_behind_the_name_of_a_disturbance_is_its_value(tutor):
    """ "Hypokalaemia, 2.6 say" is a change to 2.6 mM outside."""
    tutor = tutor.fresh()
    tutor.ask("resting potential of a typical neuron")
    answer = tutor.ask("now hypokalemia, 2.6 say")
    after = [one.value for one in answer.values if one.symbol == "E" and one.role == "after"]
    assert after == [pytest.approx(RT_F * log(2.6 / 140), abs=0.05)]
