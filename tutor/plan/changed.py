"""The plan of a what-if on any equation but V_m by Goldman: its calculation, and the changed inputs."""

from __future__ import annotations

from dataclasses import replace

from tutor.compute.equation import label
from tutor.compute.what_if import Change
from tutor.meaning import V_M, Act, Variable
from tutor.parse.reading import Shift
from tutor.plan.bench import Bench
from tutor.plan.calculation import plan_calculation
from tutor.plan.changes import HOW, amount_of
from tutor.plan.needs import needed
from tutor.plan.plan import Plan
from tutor.units import to_si

OWN_CHANGE = frozenset({"what-if", "goldman-potential", "nernst-potential", "pump-off"})


def plan_changed(bench: Bench) -> Plan:
    """The calculation asked about, to be run before and after."""
    resting = V_M not in bench.values
    plan = plan_calculation(bench)
    if plan.asks:
        return plan
    takes = list(dict.fromkeys(variable for run in plan.runs for variable, _ in needed(bench, run)))
    changes = []
    plan = _with_difference(plan, bench)
    for shift in bench.reading.shifts:
        variable = _input(shift, takes)
        if variable is None or variable not in plan.values:
            asked = (
                f"{label(shift.variable)} does not enter {label(plan.runs[0].unknown)}. How do you mean it?"
            )
            return replace(plan, runs=(), asks=asked, foreign=True)
        shift = _negative_inside(shift, variable)
        start = to_si(shift.start, shift.unit) if shift.start is not None else None
        changes.append(Change(variable, HOW.get(shift.how, "to"), amount_of(shift), start))
    return replace(plan, act=Act.WHAT_IF, changes=tuple(changes), resting=resting)


def _with_difference(plan: Plan, bench: Bench) -> Plan:
    """ "What if delta pH doubles?" where both pH are known: their difference is what changes."""
    sides = [Variable("pH", None, side) for side in ("in", "out")]
    asked = any(shift.variable == DELTA_PH for shift in bench.reading.shifts)
    if not asked or DELTA_PH in plan.values or not all(side in plan.values for side in sides):
        return plan
    values = {variable: value for variable, value in plan.values.items() if variable not in sides}
    return replace(plan, values={**values, DELTA_PH: plan.values[sides[0]] - plan.values[sides[1]]})


DELTA_PH = Variable("delta_pH")


def _negative_inside(shift: Shift, variable: Variable) -> Shift:
    """ "Delta psi falls to 120, or by 20": told by its size, for it is negative by definition."""
    if variable.symbol not in ("delta_psi", "delta_p") or shift.how == "times":
        return shift
    if shift.how == "by":
        return replace(shift, amount=-shift.amount)
    start = shift.start if shift.start is None else -abs(shift.start)
    return replace(shift, amount=-abs(shift.amount), start=start)


def _input(shift: Shift, takes: list[Variable]) -> Variable | None:
    """The input of the equation that a change speaks of, by its name or where only one can be meant."""
    what = shift.variable
    if what in takes:
        return what
    if what == V_M:
        what = Variable("delta_psi")
    same = [
        variable
        for variable in takes
        if variable.symbol == what.symbol
        and what.ion in (None, variable.ion)
        and what.side in (None, variable.side)
    ]
    return same[0] if len(same) == 1 else None
