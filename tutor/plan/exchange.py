"""What is put in the place of another ion, counted in the values of the cell."""

from __future__ import annotations

from dataclasses import replace

from tutor.compute.equation import label
from tutor.knowledge.model import Knowledge
from tutor.meaning import Variable
from tutor.parse.reading import Shift
from tutor.plan.bench import Bench
from tutor.units import from_si


def count_exchanges(bench: Bench, knowledge: Knowledge) -> None:
    """An ion that comes rises by what the other loses; one without a part in V_m is left out, and told."""
    if not any(shift.place_of for shift in bench.reading.shifts):
        return
    shifts = []
    for shift in bench.reading.shifts:
        if shift.place_of is None:
            shifts.append(shift)
        elif (rise := _rise(shift, shift.place_of, bench, knowledge)) is not None:
            shifts.append(rise)
    bench.reading = replace(bench.reading, shifts=tuple(shifts))


def _rise(shift: Shift, gone: Variable, bench: Bench, knowledge: Knowledge) -> Shift | None:
    """The rise of what comes, in mM where a share was told."""
    comes, leaves = knowledge.ions.get(shift.variable.ion or ""), knowledge.ions.get(gone.ion or "")
    if comes is None or leaves is None or comes.z != leaves.z:
        bench.asks = bench.asks or (
            f"{label(shift.variable)} and {label(gone)} are not of the same charge, so one cannot simply "
            "stand in for the other. How much of each do you mean?"
        )
        return None
    if not bench.values.get(Variable("P", shift.variable.ion)) or shift.variable not in bench.values:
        bench.assumed.append(
            f"{comes.name} has no permeability in {bench.cell.called}, so it adds nothing to V_m here"
        )
        return None
    if shift.unit != "1":
        return shift
    if gone not in bench.values:
        return None
    return replace(shift, amount=from_si(shift.amount * bench.values[gone], "mM"), unit="mM")
