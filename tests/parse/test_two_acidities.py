"""Two pH values told: the sides of one gradient, and no third pH to be found.

E_H = (RT·ln10/F)·(pH_in − pH_out), 61.54 mV a unit at 37 °C.
"""

from __future__ import annotations

import pytest

from tutor import Tutor


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        ("pH 7.12 inside, 7.43 outside, V_m -73. which way do protons go?", "DF", -53.92),
        ("pH 7.12 inside, 7.43 outside, V_m -73", "delta_p", -53.92),
        ("pH 7.2 in and 7.4 out", "E", -12.31),
        ("pH 7.2 in, 7.4 out, delta pH?", "delta_pH", -0.2),
        ("what is the pH inside if E_H is -12 and pH outside 7.4", "pH", 7.205),
    ],
)
def test_what_two_acidities_make_up(tutor: Tutor, text: str, symbol: str, value: float) -> None:
    """−73 mV − 61.54·(7.12 − 7.43) mV = −53.9 mV drives H+ in."""
    answer = tutor.fresh().ask(text)
    assert answer.values[0].symbol == symbol
    assert answer.values[0].value == pytest.approx(value, abs=0.01)
