"""A proton motive force and its voltage told by their size: negative on the N side by definition."""

from math import log

import pytest

from tutor import Tutor

SLOPE = 8.314462618 * 310.15 / 96485.33212 * log(10) * 1e3  # mV per unit of pH at 37 °C


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        ("pmf if delta psi is 150 and matrix ph 7.8, outside 7.1", "delta_p", -150 - SLOPE * 0.7),
        ("pmf with membrane potential 160 mV and delta pH 0.75", "delta_p", -160 - SLOPE * 0.75),
        ("pmf with delta psi +50 and delta pH 0.5", "delta_p", 50 - SLOPE * 0.5),
        ("what is delta psi if pmf is 200 and delta pH is 0.8", "delta_psi", -200 + SLOPE * 0.8),
        ("delta pH needed for a pmf of 210 with psi 150", "delta_pH", 60 / SLOPE),
    ],
)
def test_a_size_is_negative_inside(tutor: Tutor, text: str, symbol: str, value: float) -> None:
    """Only a written plus makes it positive, and what was taken is told."""
    answer = tutor.fresh().ask(text)
    assert [v.value for v in answer.values if v.symbol == symbol] == [pytest.approx(value, rel=2e-3)]
    assert ("taken as a size" in answer.text) == ("+50" not in text)


@pytest.mark.parametrize("text", ["pmf if delta psi falls to 120", "what if delta psi drops by 40 mV, pmf?"])
def test_a_smaller_voltage_leaves_a_smaller_force(tutor: Tutor, text: str) -> None:
    """From -160 mV of the mitochondrion to -120 mV: the force loses 40 mV of its size."""
    change = next(v for v in tutor.fresh().ask(text).values if v.symbol == "delta_p" and v.role == "change")
    assert change.value == pytest.approx(40.0)
