"""The pump stopped, for a time said in words or figures."""

import math

import pytest

from tutor import Tutor


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("what happens to Vm if the pump stops for an hour?", 1.0),
        ("what if pump stops for half an hour", 0.5),
        ("what is V_m 1 hour after ouabain", 1.0),
        ("what is V_m a day after ouabain", 24.0),
    ],
)
def test_the_time_without_the_pump(tutor: Tutor, text: str, hours: float) -> None:
    """It is read, and V_m is that of the leaks alone: a few millivolts at once, the rest slowly."""
    answer = tutor.fresh().ask(text)
    assert answer.target == "pump-off"
    time = next(given for given in answer.givens if given.symbol == "t")
    assert time.value * {"h": 1.0, "min": 1 / 60, "d": 24.0}[time.unit] == pytest.approx(hours)
    assert answer.headline.startswith("At once V_m goes only from")


def test_what_happens_at_once_is_told_first(tutor: Tutor) -> None:
    """The pump's own current is 3 Na+ for 2 K+: r = 1.5 in the Mullins-Noda form, then Goldman."""
    rt_f = 8.314462618 * 310.15 / 96485.33212 * 1e3
    with_pump = rt_f * math.log((1.5 * 4 + 0.04 * 145) / (1.5 * 140 + 0.04 * 12.5))
    without = rt_f * math.log((4 + 0.04 * 145) / (140 + 0.04 * 12.5))
    told = f"from {with_pump:.1f} mV to {without:.1f} mV".replace("-", "−")
    headline = tutor.fresh().ask("what happens if the pump stops?").headline
    assert headline.index(told) < headline.index("10 h after")


# A loop of 2 s steps with constant-field fluxes of K+ and Na+ in a sphere of 10 µm, P_K = 1e-7 cm/s and
# P_Na = 0.04e-7 cm/s, passes -40 mV after 3.527 h; after 1 h it leaves 106.08 mM K+ inside.
@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        ("how long until V_m is -40 mV after ouabain?", "t", 3.527),
        ("pump off, K+ inside after 1 h", "c", 106.08),
        ("what happens to Vm right after ouabain?", "V_m", -71.17),
    ],
)
def test_a_time_an_amount_or_the_first_moment(tutor: Tutor, text: str, symbol: str, value: float) -> None:
    """The time to a voltage and the ions inside are asked of the same course."""
    answer = tutor.fresh().ask(text)
    assert answer.target == "pump-off"
    assert answer.values[0].symbol == symbol
    assert answer.values[0].value == pytest.approx(value, rel=2e-4)
