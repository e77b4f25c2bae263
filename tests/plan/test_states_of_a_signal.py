"""At the peak of a signal other permeabilities hold than at rest: they are told, or nothing is computed.

Typical neuron: V_m = RT/F · ln((4 + P_Na·145 + 0.45·10)/(140 + P_Na·12.5 + 0.45·110)).
"""

from __future__ import annotations

from math import log

import pytest
from by_hand import RT_F

from tutor import Tutor
from tutor.knowledge.model import Knowledge


def goldman(P_Na: float, K: float = 4, kelvin: float = 310.15) -> float:
    """V_m of the typical neuron in mV."""
    scale = RT_F * kelvin / 310.15
    return scale * log((K + P_Na * 145 + 4.5) / (140 + P_Na * 12.5 + 49.5))


@pytest.mark.parametrize(
    "said", ["Vm rest, Vm peak (PNa = 20)", "V_m at rest and at the peak where PNa is 20"]
)
def test_rest_and_peak_are_two_values(tutor: Tutor, said: str) -> None:
    """The permeability that is told is that of the peak; rest is the cell's."""
    values = [v.value for v in tutor.fresh().ask(said).values if v.role in ("before", "after")]
    assert values == [pytest.approx(goldman(0.04), abs=0.01), pytest.approx(goldman(20), abs=0.01)]


@pytest.mark.parametrize(
    "asked",
    [
        "what is V_m at the peak",
        "what is V_m of the squid axon at the peak of the action potential",
        "what is the driving force on Na+ at the peak of the spike",
        "what happens at the peak of the action potential if external Na+ is halved",
    ],
)
def test_the_resting_cell_tells_nothing_of_a_peak(tutor: Tutor, asked: str) -> None:
    """Without a permeability or a voltage for that moment there is no number."""
    assert not tutor.fresh().ask(asked).values


@pytest.mark.parametrize(
    "asked",
    [
        "during the peak to which ion is the membrane most permeable",
        "to which ion is the membrane most permeable at the peak of the action potential",
        "which ion has the highest permeability during an action potential",
    ],
)
def test_the_most_permeant_ion_of_a_peak_is_sodium(tutor: Tutor, asked: str) -> None:
    """The permeabilities of the resting membrane are not put in order there."""
    assert "permeable to Na⁺ than to K⁺" in tutor.fresh().ask(asked).headline


def test_at_rest_it_is_potassium(tutor: Tutor) -> None:
    """The same question at rest is answered from the cell."""
    assert "P_K" in tutor.fresh().ask("which ion is the membrane most permeable to at rest").headline


@pytest.mark.parametrize(
    ("first", "before", "after"),
    [
        ("what happens to V_m if K+ outside doubles", (0.04, 4), (0.04, 8)),
        ("what if P_Na is 20", (0.04, 4), (20, 4)),
    ],
)
def test_a_temperature_after_a_change_is_a_condition(
    knowledge: Knowledge, first: str, before: tuple[float, float], after: tuple[float, float]
) -> None:
    """ "And at 20 °C?" asks for the same change there, not for what cooling does."""
    tutor = Tutor(knowledge)
    tutor.ask(first)
    told = {v.role: v.value for v in tutor.ask("and at 20 °C?").values if v.symbol == "V_m"}
    assert told["before"] == pytest.approx(goldman(*before, kelvin=293.15), abs=0.01)
    assert told["after"] == pytest.approx(goldman(*after, kelvin=293.15), abs=0.01)
