"""What a student gave under a general name, put into the slots of the equation that takes it."""

from __future__ import annotations

from tutor.compute.equation import Equation
from tutor.meaning import V_M, Variable
from tutor.plan.bench import Bench

PLACEHOLDERS = ("X", "each", None)


def fit_names(bench: Bench, entry: Equation) -> None:
    """ "110 mM outside" of passive chloride is [Cl-]out; the voltage of a pmf is its electrical part."""
    slots = [slot.variable for slot in (*entry.inputs, *entry.results)]
    for variable in list(bench.given):
        wanted = _slot_for(variable, slots)
        if wanted is not None and wanted not in bench.given:
            bench.given[wanted] = bench.given.pop(variable)
            bench.values[wanted] = bench.values.pop(variable)


def _slot_for(variable: Variable, slots: list[Variable]) -> Variable | None:
    """The one slot that a given of a general name can only mean, if it is not one already."""
    if variable in slots or variable.ion is not None:
        return None
    if variable == V_M:
        electrical = [slot for slot in slots if slot.symbol == "delta_psi"]
        return electrical[0] if electrical else None
    same = {
        slot
        for slot in slots
        if slot.symbol == variable.symbol and slot.side == variable.side and slot.ion not in PLACEHOLDERS
    }
    return next(iter(same)) if len(same) == 1 else None
