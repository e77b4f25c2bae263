"""Results of a conversation set beside each other, and what stays spoken of meanwhile."""

from __future__ import annotations

from math import log

import pytest

from tutor import Tutor
from tutor.explain.public import Answer
from tutor.knowledge.model import Knowledge

# RT/F at 37 and at 20 °C in mV, from the exact constants R and F of the SI.
WARM = 8.31446261815324 * 310.15 / 96485.33212331 * 1e3
COOL = WARM * 293.15 / 310.15
E_K, E_NA = WARM * log(4 / 140), WARM * log(145 / 12)
POTENTIALS = ("E_K with 4 outside and 140 inside?", "and for sodium with 145 out and 12 in?")


def last_of(knowledge: Knowledge, *texts: str) -> Answer:
    """The last answer of a conversation."""
    tutor = Tutor(knowledge)
    return [tutor.ask(text) for text in texts][-1]


@pytest.mark.parametrize(
    "question", ["what's the difference?", "how far apart are they", "and the difference between them"]
)
def test_how_far_two_results_are_apart(knowledge: Knowledge, question: str) -> None:
    """The larger less the smaller, both with the values found before."""
    answer = last_of(knowledge, *POTENTIALS, question)
    assert answer.act == "compare"
    assert [value.value for value in answer.values] == pytest.approx([E_K, E_NA])
    assert f"= {E_NA - E_K:.1f} mV" in answer.text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("which one is closer to -70?", "E_K"),
        ("which of the two is further from -70?", "E_Na"),
        ("which is more negative", "E_K"),
        ("which is more positive?", "E_Na"),
        ("is that larger in size than for potassium?", "E_K"),  # 95 mV against 66.6 mV
        ("is that bigger than K's?", "E_K"),
    ],
)
def test_two_results_are_put_in_order(knowledge: Knowledge, question: str, first: str) -> None:
    """By nearness to a voltage with its sign, by size without."""
    answer = last_of(knowledge, *POTENTIALS, question)
    assert answer.act == "compare"
    assert answer.headline.startswith(f"{first} ")


def test_twins_are_told_apart_by_what_was_said_of_each(knowledge: Knowledge) -> None:
    """The same potential at two temperatures."""
    answer = last_of(
        knowledge, "E_Cl for 110 mM outside and 10 mM inside at 37 °C", "same but at 20", "the difference?"
    )
    assert "37 °C" in answer.headline
    assert f"= {abs(COOL - WARM) * log(11):.1f} mV" in answer.headline


def test_three_results(knowledge: Knowledge) -> None:
    """Driving forces at -70 mV with the concentrations of the typical neuron."""
    told = ("What is the driving force on Na at -70 mV", "and on K", "what about Cl")
    answer = last_of(knowledge, *told, "which of the three is the smallest?")
    force = -70 + WARM * log(110 / 10)
    assert answer.headline.startswith(f"DF_Cl = {force:.1f} mV".replace("-", "−"))


def test_after_a_comparison_what_was_spoken_of_is_still_spoken_of(knowledge: Knowledge) -> None:
    """ "And for Cl-?" asks for its potential."""
    answer = last_of(knowledge, *POTENTIALS, "the difference?", "and for chloride?")
    assert [(value.symbol, value.ion) for value in answer.values] == [("E", "Cl")]


def test_two_amounts_of_one_change(knowledge: Knowledge) -> None:
    """2.8 mM K+ moves V_m less than 8 mM does."""
    told = ("What if serum K falls to 2.8 mM?", "and at 8 mM?")
    answer = last_of(knowledge, *told, "Which of the two moves it more?")
    assert answer.headline.startswith("[K⁺]out to 8 mM moves V_m more")


@pytest.mark.parametrize(
    "question",
    [
        "what's the difference between a channel and a pump?",
        "what is the difference between primary and secondary transport",
        "which is bigger, a K+ ion or a Na+ ion?",
        "which is bigger, the sodium ion or the potassium ion",
        "how far apart are the two sides of the membrane?",
        "what is the difference in charge between Ca and Na",
        "which ion has the larger driving force at rest?",
        "which cell is closer to E_K, squid axon or skeletal muscle?",
    ],
)
def test_a_question_that_names_its_own_things(knowledge: Knowledge, question: str) -> None:
    """The results found before are not compared."""
    answer = last_of(knowledge, *POTENTIALS, question)
    assert [value.value for value in answer.values] != pytest.approx([E_K, E_NA])


@pytest.mark.parametrize("question", ["what's the difference?", "which one is bigger", "by how much"])
def test_nothing_to_compare(knowledge: Knowledge, question: str) -> None:
    """After one result, or none, it is asked what is meant."""
    assert not last_of(knowledge, question).values
    assert last_of(knowledge, POTENTIALS[0], question).act != "compare"


@pytest.mark.parametrize(
    ("question", "symbol", "expected"),
    [
        ("and E_K?", "E", WARM * log(8 / 140)),
        ("how much did E_K change?", "E", WARM * log(8 / 140)),
    ],
)
def test_asked_right_after_a_change(
    knowledge: Knowledge, question: str, symbol: str, expected: float
) -> None:
    """Of the cell as it is then, with 8 mM K+ outside."""
    answer = last_of(knowledge, "What happens to V_m if external K goes from 4 to 8 mM?", question)
    after = [v.value for v in answer.values if v.symbol == symbol and v.role == "after"]
    assert after == [pytest.approx(expected)]


def test_a_force_right_after_a_change(knowledge: Knowledge) -> None:
    """V_m and E_K are those after the change."""
    tutor = Tutor(knowledge)
    changed = tutor.ask("What happens to V_m if external K goes from 4 to 8 mM?")
    after = next(v.value for v in changed.values if v.symbol == "V_m" and v.role == "after")
    force = tutor.ask("and the driving force on K?").values[0].value
    assert force == pytest.approx(after - WARM * log(8 / 140))


def test_a_potential_told_is_used_and_none_computed(knowledge: Knowledge) -> None:
    """E_Na = 60 mV was told; with g_Na = 100 and g_K = 10 V_m is (6000 - 900)/110 mV."""
    told = ("gK 10, gNa 1, EK -90, ENa +60. Vm by chord conductance?", "and with gNa 100")
    answer = last_of(knowledge, *told, "what's the driving force on Na there")
    assert answer.values[0].value == pytest.approx((100 * 60 - 10 * 90) / 110 - 60)


@pytest.mark.parametrize("question", ["how much of that is from the pH?", "how much of it is chemical"])
def test_the_part_of_a_sum(knowledge: Knowledge, question: str) -> None:
    """-RT ln10/F times 0.75, and the whole is spoken of afterwards."""
    tutor = Tutor(knowledge)
    tutor.ask("pmf: delta psi -160 mV, delta pH 0.75")
    assert tutor.ask(question).values[0].value == pytest.approx(-WARM * log(10) * 0.75)
    assert tutor.ask("what about with nigericin").values[0].value == pytest.approx(-160)
    energy = tutor.ask("in kJ/mol").values
    assert [v.value for v in energy if v.symbol == "dG"] == [pytest.approx(-160 * 96485.33212331e-6)]
