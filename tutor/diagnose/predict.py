"""A claim judged by computing it: change the cause in the cell, and compare what the effect does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from tutor.compute.driving_force import directions
from tutor.compute.what_if import Change, apply, equilibrium, membrane_potential, permeant
from tutor.diagnose.effects import Verdict, effect_verdict
from tutor.diagnose.state import quantity
from tutor.errors import TutorError
from tutor.meaning import V_M, Claim, Event, T, Variable

STEP = 0.01  # V: by how much V_m is moved where only the direction is said
_BOTH = re.compile(r"\b(?:both|each side|either side)\b", re.IGNORECASE)
# What these move may bring other charge with it.
CARRYING = frozenset({
    "pump", "co", "carrier", "'carrier", "'carriers", "'transporter", "'cotransporter", "'exchanger",
    "NKCC1", "KCC2", "NCX", "SGLT1",
})  # fmt: skip
# What goes in here does not cross the membrane: into a solution with its partner, out of an equation.
ELSEWHERE = frozenset({"neutral", "'neutral", "'beaker", "'bottle", "goldman-potential", "nernst-potential"})
# Said of a voltage beside E, and of no voltage that the cell has.
_AT_ITS_E = re.compile(r"\bat (?:the |its )?(?:e_?[a-z]|nernst|equilibrium|reversal)", re.IGNORECASE)
# One of the two ways across, and no net movement.
ONE_WAY = frozenset({"'labelled", "'labeled", "'tracer", "'radioactive", "'unidirectional", "'isotope"})
RELATIVE = frozenset(
    {"more-negative", "more-positive", "less-negative", "'below", "'above", "'beyond", "'past"}
)
GIVEN = frozenset({"V", "volts", "number", "at-rest"})
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
    if claim.cause.kind == "move":
        return _carried(claim, claim.cause, values)
    shown = effect.role("what")
    if not isinstance(shown, Variable) or shown.symbol not in ("V_m", "E", "DF"):
        return None
    change = _change(claim.cause, asked)
    if change is None or change.variable == shown:
        return None
    changes = _on_both_sides(change, claim)
    try:
        before, after = apply(_with_rest(values, change), changes)
        pair = [_value(numbers, shown) for numbers in (before, after)]
    except TutorError:
        return None
    if pair[0] is None or pair[1] is None:
        return None
    told = change if len(changes) == 1 else None
    if shown.symbol == "DF":
        return _of_force(claim, pair[0], pair[1], shown, told)
    verdict = effect_verdict(effect, pair[0], pair[1])
    return None if verdict is None else Prediction(claim, verdict, shown, pair[0], pair[1], told)


def _on_both_sides(change: Change, claim: Claim) -> tuple[Change, ...]:
    """ "Doubling both K+ concentrations" changes them inside and outside."""
    cause = claim.cause.role("what") if claim.cause is not None else None
    if not isinstance(cause, Variable) or cause.symbol != "c" or cause.side or not _BOTH.search(claim.text):
        return (change,)
    return tuple(change._replace(variable=cause._replace(side=side)) for side in ("out", "in"))


def _with_rest(values: Mapping[Variable, float], change: Change) -> Mapping[Variable, float]:
    """The values with the V_m that the cell has, where it is V_m that is moved."""
    rest = quantity(values, V_M) if change.variable == V_M else None
    return values if rest is None else {**values, V_M: rest}


def _of_force(
    claim: Claim, before: float, after: float, shown: Variable, change: Change | None
) -> Prediction | None:
    """A driving force is larger or smaller by its size; where it turns round, that depends on the step."""
    if before * after <= 0:
        return None
    verdict = effect_verdict(claim.effect, abs(before), abs(after))
    return None if verdict is None else Prediction(claim, verdict, shown, before, after, change)


def _change(cause: Event, asked: tuple[Change, ...]) -> Change | None:
    what = cause.role("what") if cause.kind == "change" else None
    if not isinstance(what, Variable) or what.symbol not in ("c", "P", "T", "V_m"):
        return None
    if what.symbol in ("c", "P") and what.ion is None:
        return None
    if what.symbol == "c" and what.side is None:
        what = Variable("c", what.ion, "out")
    for change in asked:
        if change.variable == what:
            return change
    direction, size = cause.role("direction"), cause.role("size")
    if what == V_M:
        return (
            Change(V_M, "by", STEP if direction == "up" else -STEP) if direction in ("up", "down") else None
        )
    if what == T:
        return Change(T, "by", 10.0 if direction == "up" else -10.0) if direction in ("up", "down") else None
    if isinstance(size, str) and size in FACTORS:
        return Change(what, "times", FACTORS[size])
    if direction in ("up", "down"):
        return Change(what, "times", 2.0 if direction == "up" else 0.5)
    return None


def _value(values: Mapping[Variable, float], shown: Variable) -> float | None:
    """The quantity as it follows from the concentrations, whatever was said of it."""
    if shown == V_M:
        return membrane_potential(values) if permeant(values) else None
    if shown.symbol == "DF":
        return quantity(values, shown)
    return equilibrium(values, shown.ion or "")


def _carried(claim: Claim, moved: Event, values: Mapping[Variable, float]) -> Prediction | None:
    """ "Chloride entering hyperpolarises": what charge that crosses does, whichever way it goes here."""
    ion, where, direction = moved.role("what"), moved.role("where"), claim.effect.role("direction")
    told = isinstance(ion, str) and where in ("in", "out") and direction in ("up", "down")
    alone = claim.effect.role("what") == V_M and claim.effect.role("size") is None
    if not (told and alone) or moved.role("by") or moved.role("amount") or ion == "H":
        return None
    z, shown = values.get(Variable("z", str(ion))), Variable("DF", str(ion))
    force = quantity(values, shown)
    if z is None or force is None or claim.scene & CARRYING:
        return None
    raises = (z > 0) == (where == "in")
    return Prediction(claim, "right" if raises == (direction == "up") else "wrong", shown, force, force)


def _at_another_voltage(ion: str, claim: Claim) -> bool:
    """ "Below E_K potassium flows in", "at E_K it still enters": of a voltage that is not the cell's own."""
    if f"E/{ion}" not in claim.scene or claim.scene & GIVEN:
        return False
    return bool(claim.scene & RELATIVE) or bool(_AT_ITS_E.search(claim.text))


def _movement(claim: Claim, values: Mapping[Variable, float]) -> Prediction | None:
    """ "chloride enters at rest": the direction of the net movement at the cell's own potential.

    Protons are left out: what is said of them is mostly said of an organelle.
    """
    ion, where = claim.effect.role("what"), claim.effect.role("where")
    if not isinstance(ion, str) or where not in ("in", "out") or not permeant(values) or ion == "H":
        return None
    if claim.scene & (CARRYING | ELSEWHERE | ONE_WAY) or _at_another_voltage(ion, claim):
        return None
    E = values.get(Variable("E", ion), equilibrium(values, ion))
    if E is None or claim.effect.role("by") is not None or claim.effect.role("amount") is not None:
        return None
    V_m = values.get(V_M, membrane_potential(values))
    way, _ = directions(V_m - E, round(values[Variable("z", ion)]))
    return Prediction(claim, "right" if way == where else "wrong", Variable("DF", ion), V_m - E, V_m - E)
