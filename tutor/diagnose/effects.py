"""The direction and size said of a change against those that were computed."""

from __future__ import annotations

from typing import Literal

from tutor.meaning import Event

Verdict = Literal["right", "wrong", "partly", "depends"]

UNCHANGED = 5e-4  # V: less than half a millivolt is no change worth the name
NOTHING = 1e-9  # V: no change at all, beyond rounding
LARGE = 5e-3  # V: from here on a change may be called large
TIMES = {"double": 2.0, "half": 0.5, "tenfold": 10.0}
NEAR = 0.1  # share by which a potential may miss the double or the half of what it was


def effect_verdict(effect: Event, before: float, after: float) -> Verdict | None:
    """The said direction and size against the computed ones."""
    direction, size = effect.role("direction"), effect.role("size")
    moved = after - before
    if direction == "same":
        return "right" if abs(moved) < UNCHANGED else "wrong" if abs(moved) > LARGE else "partly"
    if isinstance(size, str) and size in TIMES:
        return _times(TIMES[size], before, after)
    if direction in ("toward-zero", "away-from-zero"):
        nearer = abs(after) < abs(before)
        return "right" if nearer == (direction == "toward-zero") else "wrong"
    if direction not in ("up", "down", "any"):
        return None
    if abs(moved) < NOTHING:
        return "right" if size == "few" else "wrong"  # it does not depend on that at all
    if abs(moved) < UNCHANGED:
        return "right" if size == "few" else "partly"
    if direction != "any" and (moved > 0) != (direction == "up"):
        return "wrong"
    return _sized(size, moved, free=direction == "any")


def _times(factor: float, before: float, after: float) -> Verdict:
    """ "V_m doubles": the number itself, whatever its sign."""
    return "right" if abs(after - factor * before) <= NEAR * abs(factor * before) else "wrong"


def _sized(size: object, moved: float, *, free: bool) -> Verdict:
    """A change of the right direction, or of any, that is said to be large or small."""
    if size == "many" and abs(moved) < LARGE:
        return "wrong" if free and abs(moved) < LARGE / 2 else "partly"
    if size == "few" and abs(moved) > (LARGE if free else 2 * LARGE):
        return "wrong" if free and abs(moved) > 2 * LARGE else "partly"
    return "right"
