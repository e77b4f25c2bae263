"""The pump stopped, for a time said in words or figures."""

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
def test_the_time_without_the_pump(text: str, hours: float) -> None:
    """It is read, and V_m is that of the leaks alone: a few millivolts at once, the rest slowly."""
    answer = Tutor().ask(text)
    assert answer.target == "pump-off"
    time = next(given for given in answer.givens if given.symbol == "t")
    assert time.value * {"h": 1.0, "min": 1 / 60, "d": 24.0}[time.unit] == pytest.approx(hours)
    assert "just after" in answer.headline
