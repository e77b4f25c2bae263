"""Before and after of any equation: a quantity it takes is changed, its result computed twice. All is SI."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.compute.equation import Equation, Problem, Result, Solution, Step, label
from tutor.compute.what_if import Change
from tutor.meaning import Variable
from tutor.units import show

ROUNDING = 1e-12


def rerun(
    entry: Equation,
    unknown: Variable,
    ions: tuple[str, ...],
    states: tuple[Mapping[Variable, float], Mapping[Variable, float]],
    changes: tuple[Change, ...],
) -> Solution:
    """Before, after and difference of the first result; the working is that of the changed state."""
    first, second = (entry.work(Problem(unknown, values, ions)) for values in states)
    before, after = first.results[0], second.results[0]
    difference = after.value - before.value
    if abs(difference) <= ROUNDING * abs(before.value):
        difference = 0.0  # what rounding leaves is no change
    results = (
        Result(before.variable, before.value, before.unit, "before", label=before.label),
        Result(
            after.variable,
            after.value,
            after.unit,
            "after",
            after.ion_direction,
            after.current_direction,
            after.label,
        ),
        Result(after.variable, difference, after.unit, "change", label=after.label),
    )
    return Solution(results, (_said(entry, states, changes), *second.steps), second.warnings)


def _said(
    entry: Equation,
    states: tuple[Mapping[Variable, float], Mapping[Variable, float]],
    changes: tuple[Change, ...],
) -> Step:
    """What was changed, from what to what."""
    units = {slot.variable.symbol: slot.unit for slot in (*entry.results, *entry.inputs)}
    before, after = states
    parts = []
    for change in changes:
        unit = units.get(change.variable.symbol, "1")
        name = label(change.variable, before.get(Variable("z", change.variable.ion or "")))
        ends = " → ".join(show(values[change.variable], unit) for values in (before, after))
        parts.append(f"{name}: {ends}")
    return Step("what is changed", "; ".join(parts), "everything else is kept")
