"""A pore that tells no ions apart, a membrane selective for one, and the voltage at which nothing flows."""

from __future__ import annotations

from math import log

import pytest
from by_hand import RT_F

from tutor import Tutor


def voltages(tutor: Tutor, text: str) -> list[float]:
    """The voltages that an answer gives."""
    return [value.value for value in tutor.fresh().ask(text).values if value.unit == "mV"]


@pytest.mark.parametrize(
    ("text", "out_over_in"),
    [
        ("reversal potential of a nonselective cation channel with K 140/5 Na 10/145", 150 / 150),
        ("a channel equally permeable to K and Na: where does it reverse? K 5/150 Na 140/10", 145 / 160),
        (
            "Consider a cation channel that does not distinguish Na and K. At what voltage does its "
            "current reverse? K 150 in 5 out, Na 10 in 140 out",
            145 / 160,
        ),
        ("What potential would a K-selective membrane show with 6 mM K outside and 150 inside", 6 / 150),
        ("Take a membrane selective for Na: 12 in 145 out. voltage?", 145 / 12),
        ("the membrane is selectively permeable to K. K 4 out/140 in. V?", 4 / 140),
        ("What Vm makes K+ net flux zero when [K]o = 10 and [K]i = 140?", 10 / 140),
        ("At which voltage is there no net movement of sodium if Na is 145 outside and 15 inside", 145 / 15),
        ("at what voltage does the K+ current vanish with 5 out 140 in", 5 / 140),
    ],
)
def test_where_nothing_flows_on_balance(tutor: Tutor, text: str, out_over_in: float) -> None:
    """All at RT/F · ln of what pulls from outside over what pulls from inside."""
    assert voltages(tutor, text)[0] == pytest.approx(RT_F * log(out_over_in), abs=0.02)


@pytest.mark.parametrize(
    "text",
    [
        "What is a nonselective cation channel?",
        "how do K-selective channels keep sodium out?",
        "Is the pump nonselective?",
        "Chloride flows inwards no matter what the voltage is, since there is always more of it out there.",
    ],
)
def test_talk_of_pores_computes_nothing(tutor: Tutor, text: str) -> None:
    """Without a voltage asked for, a pore is spoken of and no membrane set up."""
    assert voltages(tutor, text) == []


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("cell rests at -65. is there any net push on chloride if E_Cl is -70? which way", 5.0),
        ("is a cell with Vm = -90 and E_K = -90 losing potassium", 0.0),
        ("If E_K is -90 and V_m -60, is there a force on K?", 30.0),
    ],
)
def test_a_told_potential_is_used_not_judged(tutor: Tutor, text: str, force: float) -> None:
    """V_m − E of the two told; what they do is asked, not whether E is right."""
    answer = tutor.fresh().ask(text)
    assert answer.act == "direction"
    assert answer.values[0].value == pytest.approx(force, abs=1e-9)
