"""What was read, shown back to the student: values said or held, and changes."""

from __future__ import annotations

from tutor.explain.names import name_of
from tutor.meaning import T, Variable
from tutor.plan import Plan
from tutor.units import figure, show


def understood(plan: Plan) -> str:
    """What was read, shown back: each value with its origin."""
    parts = []
    values = plan.cell.values
    for item in plan.inputs:
        if item.variable.symbol == "z" or item.origin == "assumed":
            continue  # what was assumed has its own line
        own = values.get(item.variable) == item.value
        held = " (this cell)" if own else " (as before)"
        origin = held if item.origin == "context" and item.variable != T else ""
        parts.append(f"{name_of(plan, item.variable)} = {show(item.value, item.unit)}{origin}")
    parts.extend(_changes(plan))
    return ", ".join(parts)


def _changes(plan: Plan) -> list[str]:
    """The changes as read."""
    said = []
    for change in plan.changes:
        what = name_of(plan, change.variable)
        unit = _unit(plan, change.variable)
        if change.how == "times":
            said.append(f"{what} × {figure(change.amount)}")
        elif change.how == "by":
            said.append(f"{what} {show(change.amount, 'K' if unit == '°C' else unit, sign=True)}")
        else:
            said.append(f"{what} → {show(change.amount, unit)}")
    return said


def _unit(plan: Plan, variable: Variable) -> str:
    """The unit in which the student said it, else the usual one."""
    said = {shift.unit for shift in plan.reading.shifts if shift.variable.symbol == variable.symbol}
    usual = {"c": "mM", "T": "°C", "P": "1"}.get(variable.symbol)
    return usual or (said.pop() if len(said) == 1 else "1")
