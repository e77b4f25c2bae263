"""A follow-up keeps the membrane, the two temperatures and the parts of a force that it leans on.

RT/F = 26.7268 mV at 37 °C; the typical neuron has 145/12.5 mM Na+ and 4/140 mM K+; the mitochondrion
−160 mV and pH 7.75/7.00, 61.54 mV a unit of pH.
"""

from __future__ import annotations

from math import log

import pytest
from asking import ask_all
from by_hand import RT_F

from tutor.knowledge.model import Knowledge

PMF = -160 - RT_F * log(10) * 0.75


@pytest.mark.parametrize(
    ("texts", "symbol", "value"),
    [
        (
            ("what is V_m if the membrane is permeable only to Na", "and what if external Na is 70"),
            "V_m",
            RT_F * log(70 / 12.5),
        ),
        (
            ("what is V_m if the membrane is permeable only to K?", "which way does Na go then"),
            "DF",
            RT_F * (log(4 / 140) - log(145 / 12.5)),
        ),
        (("what is V_m if the membrane is permeable only to Na", "what is V_m"), "V_m", -69.14),
        (
            ("Q10 of 3, rate 2 per ms at 6.3 C, what is it at 18.5 C", "and at 37"),
            "ratio",
            3 ** ((37 - 6.3) / 10),
        ),
        (("what is the pmf", "what if delta psi halves"), "delta_p", PMF + 80),
        (("what is the pmf", "what if delta pH doubles"), "delta_p", PMF - RT_F * log(10) * 0.75),
        (("what if delta psi falls to 100",), "delta_p", PMF + 60),
    ],
)
def test_what_it_leans_on_is_kept(
    knowledge: Knowledge, texts: tuple[str, ...], symbol: str, value: float
) -> None:
    """The last value of the quantity, after a change where there is one."""
    told = [v for v in ask_all(knowledge, *texts).values if v.symbol == symbol and v.role != "change"]
    assert told[-1].value == pytest.approx(value, abs=0.01)
