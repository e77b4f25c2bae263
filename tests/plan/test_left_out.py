"""An ion left out of the membrane stays out for what is asked next, and comes back when it is named.

V_m = RT/F · ln((4 + 0.04·145 + 0.45·10)/(140 + 0.04·12.5 + 0.45·110)) in the typical neuron, without the
chloride terms where chloride is left out.
"""

from __future__ import annotations

from math import log

import pytest
from asking import ask_all
from by_hand import RT_F

from tutor.knowledge.model import Knowledge


def goldman(P_Na: float = 0.04, P_Cl: float = 0.45, P_K: float = 1.0, scale: float = RT_F) -> float:
    """The typical neuron by the Goldman equation, in mV."""
    return scale * log((P_K * 4 + P_Na * 145 + P_Cl * 10) / (P_K * 140 + P_Na * 12.5 + P_Cl * 110))


@pytest.mark.parametrize(
    "said",
    [
        "drop the chloride",
        "without chloride?",
        "leave out Cl",
        "leave chloride out",
        "ignore chloride",
        "omit chloride",
        "exclude Cl-",
        "skip Cl- in the equation",
        "and with no Cl",
        "take Cl- out",
    ],
)
def test_an_ion_is_left_out_of_the_last_question(knowledge: Knowledge, said: str) -> None:
    """V_m of the same cell without the ion's terms; its concentrations stay what they are."""
    answer = ask_all(knowledge, "what is V_m", said)
    assert answer.target == "goldman-potential"
    assert answer.values[0].value == pytest.approx(goldman(P_Cl=0), abs=0.01)


@pytest.mark.parametrize(
    ("said", "symbol", "value"),
    [
        ("what if PNa is 1?", "V_m", goldman(P_Na=1, P_Cl=0)),
        ("what is the driving force on K?", "DF", goldman(P_Cl=0) - RT_F * log(4 / 140)),
        ("at 20 C?", "V_m", goldman(P_Cl=0, scale=RT_F * 293.15 / 310.15)),
        ("now include chloride", "V_m", goldman()),
        ("put chloride back", "V_m", goldman()),
        ("what is V_m with P_Cl = 0.45?", "V_m", goldman()),
    ],
)
def test_it_stays_out_until_it_is_named_as_counting(
    knowledge: Knowledge, said: str, symbol: str, value: float
) -> None:
    """The next questions are about the same membrane."""
    answer = ask_all(knowledge, "what is V_m of the typical neuron without Cl?", said)
    told = [v.value for v in answer.values if v.symbol == symbol and v.role in ("result", "after")]
    assert told[0] == pytest.approx(value, abs=0.01)


def test_another_cell_has_all_its_ions(knowledge: Knowledge) -> None:
    """What was left out of one membrane is not left out of another."""
    answer = ask_all(knowledge, "V_m of the squid axon without Cl", "V_m of the typical neuron?")
    assert answer.values[0].value == pytest.approx(goldman(), abs=0.01)


def test_an_ion_that_was_never_given_is_asked_for(knowledge: Knowledge) -> None:
    """In a membrane of the student's own nothing is known of an ion that it was told without."""
    first = "GHK with K 4/140, Na 145/10, PNa 0.04, no Cl"
    answer = ask_all(knowledge, first, "and with Cl?")
    assert answer.act == "clarify"
    assert not answer.values


@pytest.mark.parametrize("said", ["what happens if external chloride drops?", "drop external Cl- to 50 mM"])
def test_a_fall_is_a_change(knowledge: Knowledge, said: str) -> None:
    """With a side, or an amount, less chloride is there; the ion still counts."""
    answer = ask_all(knowledge, "what is V_m", said)
    assert answer.act == "what_if"
    before = next(v.value for v in answer.values if v.symbol == "V_m" and v.role == "before")
    after = next(v.value for v in answer.values if v.symbol == "V_m" and v.role == "after")
    assert before == pytest.approx(goldman(), abs=0.01)
    assert after == pytest.approx(
        RT_F * log((4 + 5.8 + 4.5) / (140.5 + 0.45 * (55 if "drops" in said else 50))), abs=0.01
    )


def test_an_equilibrium_potential_has_nothing_to_leave_out(knowledge: Knowledge) -> None:
    """E_K knows no other ion, so nothing is computed."""
    assert not ask_all(knowledge, "what is E_K", "drop the chloride").values


def test_a_potential_that_was_computed_follows_the_temperature(knowledge: Knowledge) -> None:
    """V_m of a named cell is no voltage told by the student: at 20 °C it is another one."""
    answer = ask_all(knowledge, "use the typical neuron", "driving force on K+", "at 20 °C?")
    scale = RT_F * 293.15 / 310.15
    assert answer.values[0].value == pytest.approx(goldman(scale=scale) - scale * log(4 / 140), abs=0.01)
