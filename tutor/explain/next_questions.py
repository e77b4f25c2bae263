"""What can be asked next after a calculation: only what fits the equation that was just used."""

from __future__ import annotations

from math import isclose

from tutor.compute.catalogue import equation
from tutor.compute.what_if import apply
from tutor.plan import Plan

ENGLISH = {"Na": "sodium", "K": "potassium", "Cl": "chloride"}  # what every cell holds, the other ion first
OF_AN_ION = ("E", "DF", "dG")  # results that a cell has for each ion, without anything said for it
IT_DOUBLES = "what if it doubles?"


def next_questions(plan: Plan) -> list[str]:
    """The reasons, the same of another ion, and a change where it is clear of what."""
    return ["why?", *_of_another_ion(plan), *_changed(plan)]


def _of_another_ion(plan: Plan) -> list[str]:
    """ "And for sodium?": where each ion has an answer of its own and no amount belongs to one alone."""
    shifts = plan.reading.shifts
    if plan.changes:
        fits = len(shifts) == 1 and shifts[0].how == "times" and shifts[0].variable.symbol == "c"
    else:
        fits = bool(plan.runs) and all(
            run.unknown.symbol in OF_AN_ION and equation(run.equation).per_ion for run in plan.runs
        )
    told = {*plan.reading.ions, *(shift.variable.ion for shift in shifts)}
    told.update(ion for run in plan.runs for ion in run.ions)
    return [f"and for {name}?" for ion, name in ENGLISH.items() if ion not in told][: int(fits)]


def _changed(plan: Plan) -> list[str]:
    """A change of the quantity that "it" can only be, or of one that is named."""
    if plan.changes:
        return _changed_again(plan)
    if len(plan.runs) != 1 or plan.reading.selection.only:
        return []
    (run,) = plan.runs
    if len(run.ions) == 1 and (run.unknown.symbol in ("E", "DF") or _one_amount(plan)):
        return [IT_DOUBLES]
    whole = run.equation == plan.target == "goldman-potential" and "K" in run.ions
    return ["what if external potassium doubles?"] if whole else []


def _one_amount(plan: Plan) -> bool:
    """True if a concentration is all that was given."""
    return [variable.symbol for variable in plan.said] == ["c"]


def _changed_again(plan: Plan) -> list[str]:
    """The same quantity changed otherwise than it just was."""
    moved = [change.variable for change in plan.changes]
    if len(moved) != 1 or len(plan.reading.shifts) != 1 or moved[0].symbol not in ("c", "P"):
        return []
    old, new = (state.get(moved[0]) for state in apply(plan.values, plan.changes))
    if not old or not new:
        return []
    return ["what if it is halved?" if isclose(new / old, 2) else IT_DOUBLES]
