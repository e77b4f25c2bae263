"""The charge that a current carries: q = I·t, and so many elementary charges."""

from __future__ import annotations

import pytest

from tutor.compute import ions_carried
from tutor.compute.catalogue import equation
from tutor.compute.equation import Problem
from tutor.errors import TutorError
from tutor.meaning import Variable
from tutor.units import registry

E = 1.602176634e-19  # C, exact since 2019
CURRENT, T, Q = Variable("I", "K"), Variable("t"), Variable("q")


def test_ions_carried_by_a_channel() -> None:
    """2 pA for 1 ms are 2 fC; Ca2+ carries them with half as many ions."""
    u = registry()
    assert ions_carried(-2 * u.pA, 1 * u.ms).magnitude == pytest.approx(2e-15 / E)
    assert ions_carried(2 * u.pA, 1 * u.ms, 2).magnitude == pytest.approx(1e-15 / E)


@pytest.mark.parametrize(
    ("unknown", "values", "value"),
    [
        (Q, {CURRENT: 3e-12, T: 2e-3}, 6e-15),
        (Variable("N", "K"), {CURRENT: -3e-12, T: 2e-3}, 6e-15 / E),
        (T, {CURRENT: 2e-12, Q: 4e-15}, 2e-3),
        (T, {CURRENT: 2e-12, Variable("N", "K"): 1e4}, 1e4 * E / 2e-12),
        (CURRENT, {T: 1e-3, Q: 4e-15}, 4e-12),
    ],
)
def test_solved_for_each(unknown: Variable, values: dict[Variable, float], value: float) -> None:
    """Each of charge, number, time and current follows from the others."""
    entry = equation("charge-carried")
    assert entry.work(Problem(unknown, values, ("K",))).results[0].value == pytest.approx(value)


def test_no_current_carries_no_charge() -> None:
    """No time is long enough for a current of zero."""
    with pytest.raises(TutorError, match="zero"):
        equation("charge-carried").work(Problem(T, {CURRENT: 0.0, Q: 1e-15}, ("K",)))
