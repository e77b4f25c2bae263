"""RT/zF is that of the ion named; RT/F belongs to none. Both need no concentration.

RT/F = 8.314462618 · 310.15 / 96485.33212 V = 26.7268 mV at 37 °C, 25.2618 mV at 20 °C.
"""

from __future__ import annotations

import pytest

from tutor import Tutor


@pytest.mark.parametrize(
    ("asked", "symbol", "value"),
    [
        ("RT/zF for calcium", "RT_zF", 13.363),
        ("what is RT/zF for Mg2+", "RT_zF", 13.363),
        ("RT/zF for chloride", "RT_zF", -26.727),
        ("RT/zF at 20 °C for Ca2+", "RT_zF", 12.631),
        ("RT/zF", "RT_F", 26.727),
        ("RT/F for calcium", "RT_F", 26.727),
        ("2.303 RT/zF for Ca2+", "slope", 30.770),
        ("2.3 RT/zF for a divalent ion", "slope", 30.770),
        ("ln(10) RT/zF for Ca at 20 °C", "slope", 29.084),
    ],
)
def test_the_factor_takes_the_valence_of_its_ion(tutor: Tutor, asked: str, symbol: str, value: float) -> None:
    """The number that leads is the factor asked for, and no concentration is assumed for it."""
    answer = tutor.fresh().ask(asked)
    assert answer.values[0].symbol == symbol
    assert answer.values[0].value == pytest.approx(value, abs=0.001)
    assert "mM" not in answer.text


def test_the_factor_before_a_logarithm_of_a_ratio_is_part_of_the_equation(tutor: Tutor) -> None:
    """Written out with its logarithm the whole equation is asked for: 25.2618 · ln(145/12) = 62.95 mV."""
    answer = tutor.fresh().ask("evaluate (RT/zF) ln([Na+]o/[Na+]i) with 145/12 at 20 °C")
    assert [(v.symbol, v.ion) for v in answer.values] == [("E", "Na")]
    assert answer.values[0].value == pytest.approx(62.95, abs=0.01)
