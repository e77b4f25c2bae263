"""A root between two ends, for the few inverse problems that have no closed form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def root(f: Callable[[float], float], low: float, high: float, tolerance: float = 1e-15) -> float | None:
    """The x in [low, high] where the continuous ``f`` is zero, or None if it has one sign at both ends.

    Halving the interval never fails, a parabola through three points is fast near the root; following
    Chandrupatla (1997) the parabola is used only where the three points make it trustworthy.
    """
    f_low, f_high = f(low), f(high)
    if f_low == 0 or f_high == 0:
        return low if f_low == 0 else high
    if (f_low > 0) == (f_high > 0):
        return None
    new, old, before = high, low, low  # newest point, its partner across the root, the one dropped last
    f_new, f_old, f_before = f_high, f_low, f_low
    share = 0.5  # how far from new to old the next point lies
    for _ in range(200):
        x = new + share * (old - new)
        y = f(x)
        if (y > 0) == (f_new > 0):
            before, f_before = new, f_new
        else:
            before, f_before = old, f_old
            old, f_old = new, f_new
        new, f_new = x, y
        best = new if abs(f_new) < abs(f_old) else old
        width = abs(old - new)
        small = tolerance * max(abs(best), 1e-9)
        if f_new == 0 or width <= 2 * small:
            return best
        share = _share(new, old, before, f_new, f_old, f_before)
        share = min(1 - small / width, max(small / width, share))
    return best


def _share(new: float, old: float, before: float, f_new: float, f_old: float, f_before: float) -> float:
    if f_before in (f_old, f_new):
        return 0.5
    place = (new - old) / (before - old)
    height = (f_new - f_old) / (f_before - f_old)
    if not (1 - (1 - place) ** 0.5 < height < place**0.5 if 0 <= place <= 1 else False):
        return 0.5
    slope = (before - new) / (old - new)
    one = f_new / (f_old - f_new) * f_before / (f_old - f_before)
    two = slope * f_new / (f_before - f_new) * f_old / (f_before - f_old)
    return one + two


def roots(f: Callable[[Any], Any], low: Any, high: Any) -> Any:
    """The same for numpy arrays of intervals across each of which the rising ``f`` changes sign."""
    import numpy

    low, high = numpy.array(low, dtype=float), numpy.array(high, dtype=float)
    for _ in range(80):
        middle = (low + high) / 2
        below = f(middle) < 0
        low = numpy.where(below, middle, low)
        high = numpy.where(below, high, middle)
    return (low + high) / 2
