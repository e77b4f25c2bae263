"""A claim judged by computing it: change the cause in the cell, and compare what the effect does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from tutor.compute.driving_force import directions
from tutor.compute.what_if import Change, apply, equilibrium, membrane_potential, permeant
from tutor.errors import TutorError
from tutor.meaning import V_M, Claim, Event, T, Variable

Verdict = Literal["right", "wrong", "partly", "depends"]

UNCHANGED = 5e-4  # V: less than half a millivolt is no change worth the name
NOTHING = 1e-9  # V: no change at all, beyond rounding
LARGE = 5e-3  # V: from here on a change may be called large
FACTORS = {"double": 2.0, "half": 0.5, "tenfold": 10.0}


class Prediction(NamedTuple):
    """A judged claim: the verdict, and the quantity before and after that shows it."""

    claim: Claim
    verdict: Verdict
    shown: Variable
    before: float
    after: float
    change: Change | None = None


def predict(
    claim: Claim, values: Mapping[Variable, float], asked: tuple[Change, ...] = ()
) -> Prediction | None:
    """The verdict on a claim whose events the engine can run on this cell, or None."""
    effect = claim.effect
    if effect.kind == "move" and claim.cause is None and claim.because is None:
        return _movement(claim, values)
    if claim.cause is None or effect.kind != "change":
        return None
    shown = effect.role("what")
    if not isinstance(shown, Variable) or shown.symbol not in ("V_m", "E"):
        return None
    change = _change(claim.cause, asked)
    if change is None:
        return None
    try:
        before, after = apply(values, (change,))
        pair = [_value(numbers, shown) for numbers in (before, after)]
    except TutorError:
        return None
    if pair[0] is None or pair[1] is None:
        return None
    verdict = effect_verdict(effect, pair[0], pair[1])
    return None if verdict is None else Prediction(claim, verdict, shown, pair[0], pair[1], change)


def _change(cause: Event, asked: tuple[Change, ...]) -> Change | None:
    what = cause.role("what") if cause.kind == "change" else None
    if not isinstance(what, Variable) or what.symbol not in ("c", "P", "T"):
        return None
    if what.symbol != "T" and what.ion is None:
        return None
    if what.symbol == "c" and what.side is None:
        what = Variable("c", what.ion, "out")
    for change in asked:
        if change.variable == what:
            return change
    direction, size = cause.role("direction"), cause.role("size")
    if what == T:
        return Change(T, "by", 10.0 if direction == "up" else -10.0) if direction in ("up", "down") else None
    if isinstance(size, str) and size in FACTORS:
        return Change(what, "times", FACTORS[size])
    if direction in ("up", "down"):
        return Change(what, "times", 2.0 if direction == "up" else 0.5)
    return None


def _value(values: Mapping[Variable, float], shown: Variable) -> float | None:
    if shown == V_M:
        return membrane_potential(values) if permeant(values) else None
    return equilibrium(values, shown.ion or "")


def effect_verdict(effect: Event, before: float, after: float) -> Verdict | None:
    """The said direction and size against the computed ones."""
    direction, size = effect.role("direction"), effect.role("size")
    moved = after - before
    if direction == "same":
        return "right" if abs(moved) < UNCHANGED else "wrong" if abs(moved) > LARGE else "partly"
    if direction in ("toward-zero", "away-from-zero"):
        nearer = abs(after) < abs(before)
        return "right" if nearer == (direction == "toward-zero") else "wrong"
    if direction not in ("up", "down"):
        return None
    if abs(moved) < NOTHING:
        return "wrong"  # it does not depend on that at all
    if abs(moved) < UNCHANGED:
        return "partly"
    if (moved > 0) != (direction == "up"):
        return "wrong"
    if size == "many" and abs(moved) < LARGE:
        return "partly"
    if size == "few" and abs(moved) > 2 * LARGE:
        return "partly"
    return "right"


def _movement(claim: Claim, values: Mapping[Variable, float]) -> Prediction | None:
    """ "chloride enters at rest": the direction of the net movement at the cell's own potential.

    Protons are left out: what is said of them is mostly said of an organelle.
    """
    ion, where = claim.effect.role("what"), claim.effect.role("where")
    if not isinstance(ion, str) or where not in ("in", "out") or not permeant(values) or ion == "H":
        return None
    E = values.get(Variable("E", ion), equilibrium(values, ion))
    if E is None or claim.effect.role("by") is not None or claim.effect.role("amount") is not None:
        return None
    V_m = values.get(V_M, membrane_potential(values))
    way, _ = directions(V_m - E, round(values[Variable("z", ion)]))
    return Prediction(claim, "right" if way == where else "wrong", Variable("DF", ion), V_m - E, V_m - E)
