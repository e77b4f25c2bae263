"""The plans of a comparison: the same question of each cell, of each change, or of each ion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tutor.compute.cell import Cell
from tutor.compute.equation import label
from tutor.compute.what_if import permeant
from tutor.context import Context
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable, read_variable
from tutor.parse.reading import Compared, Given, Reading, Shift
from tutor.plan.bench import Bench
from tutor.plan.calculation import plan_calculation
from tutor.plan.changes import plan_what_if
from tutor.plan.plan import Plan, Run

TELLING = ("c", "E")  # by which the ions of the student's own cell are told
READ_OFF = ("c", "P")  # what a cell holds and nothing computes


def plan_comparison(bench: Bench, sides: Compared, context: Context, knowledge: Knowledge) -> Plan:
    """One plan a side; what one of them lacks is asked."""
    if sides.kind == "results":
        return bench.plan()  # found before: nothing is computed
    sides = _of_every_ion(bench, sides)
    bench.reading = replace(bench.reading, compared=sides)
    makers = {"cells": _of_cells, "changes": _of_changes, "quantities": _of_quantities, "states": _of_states}
    beside = tuple(makers[sides.kind](bench.reading, sides, context, knowledge, bench.cell))
    asks = next((plan.asks for plan in beside if plan.asks), None)
    assumed = tuple(dict.fromkeys(text for plan in beside for text in plan.assumed))
    return bench.plan(beside=beside if not asks else (), asks=asks, assumed=assumed)


def _of_every_ion(bench: Bench, sides: Compared) -> Compared:
    """For a quantity of "each" ion those of all ions of which the cell knows enough."""
    if not sides.variables or sides.variables[0].ion != "each":
        return sides
    first = sides.variables[0]
    told = () if bench.reading.cell else (read_variable(kept[0]) for kept in bench.context.told)
    own = tuple(dict.fromkeys(v.ion for v in (*bench.given, *told) if v.symbol in TELLING and v.ion))
    named = (Variable(first.symbol, ion, first.side) for ion in (own if len(own) > 1 else bench.cell.ions))
    known = tuple(
        variable
        for variable in named
        if (variable in bench.values if first.symbol in READ_OFF else _known(variable.ion or "", bench))
    )
    return replace(sides, variables=known)


def _of_cells(
    reading: Reading, sides: Compared, context: Context, knowledge: Knowledge, cell: Cell
) -> Iterator[Plan]:
    """The quantity in each cell; where none was named V_m and all equilibrium potentials."""
    asked = reading.unknown or V_M
    plain = asked == V_M
    for name in sides.cells:
        own = replace(
            reading,
            act=Act.COMPUTE,
            cell=name,
            compared=None,
            leftover=(),
            ions=(asked.ion,) if asked.ion else (),
        )
        side = knowledge.cells[name]
        bench = Bench(own, replace(context, last=None, told=(), values=()), side)
        plan = plan_calculation(bench)
        runs = () if plan.asks else plan.runs
        if plain:
            runs = (*runs, *(_equilibrium(ion) for ion in side.ions if _known(ion, bench)))
        yield replace(plan, title=side.called, runs=runs, asks=None if runs else plan.asks)


def _of_states(
    reading: Reading, sides: Compared, context: Context, knowledge: Knowledge, cell: Cell
) -> Iterator[Plan]:
    """The quantity with each set of values."""
    for state in sides.states:
        own = replace(
            reading, act=Act.COMPUTE, givens=(*reading.givens, *state), compared=None, leftover=(), order=""
        )
        yield replace(plan_calculation(Bench(own, context, cell)), title=_told(state))


def _told(state: Sequence[Given]) -> str:
    """A set of values in a few words: "4 / 140 mM", "-70 mV"."""
    unit = state[-1].unit
    same = all(item.unit == unit for item in state)
    values = [f"{item.value:g}" if same else f"{item.value:g} {item.unit}" for item in state]
    text = " / ".join(values) + (f" {unit}" if same else "")
    return text.replace("-", "−")


def _equilibrium(ion: str) -> Run:
    return Run("nernst-potential", Variable("E", ion), (ion,))


def _known(ion: str, bench: Bench) -> bool:
    """True if E is told, or both concentrations are known."""
    return Variable("E", ion) in bench.values or all(
        bench.values.get(Variable("c", ion, side), 0.0) > 0 for side in ("out", "in")
    )


def _of_changes(
    reading: Reading, sides: Compared, context: Context, knowledge: Knowledge, cell: Cell
) -> Iterator[Plan]:
    """What each change does by itself."""
    apart: dict[object, list[Shift]] = {}
    for number, shift in enumerate(reading.shifts):
        apart.setdefault(number if sides.each else shift.variable, []).append(shift)
    for shifts in apart.values():
        variable = shifts[0].variable
        own = replace(
            reading, act=Act.WHAT_IF, target="what-if", shifts=tuple(shifts), compared=None, leftover=()
        )
        plan = plan_what_if(Bench(own, context, cell))
        name = label(variable, plan.values.get(Variable("z", variable.ion or "")))
        yield replace(plan, title=f"{name} {_said(shifts[-1])}")


def _said(shift: Shift) -> str:
    """A change in a word or two."""
    if shift.how == "times":
        return {2.0: "doubled", 0.5: "halved"}.get(shift.amount, f"× {shift.amount:g}")
    sign = "+" if shift.how == "by" and shift.amount > 0 else ""
    return f"{'to ' if shift.how == 'to' else sign}{shift.amount:g} {shift.unit}".replace("-", "−")


def _of_quantities(
    reading: Reading, sides: Compared, context: Context, knowledge: Knowledge, cell: Cell
) -> Iterator[Plan]:
    """The quantity of each ion, and V_m where nearness to it is asked."""
    first = sides.variables[0]
    ions = tuple(variable.ion or "" for variable in sides.variables)
    own = replace(reading, act=Act.COMPUTE, unknown=first, ions=ions, compared=None, leftover=())
    bench = Bench(own, context, cell)
    if first.symbol in READ_OFF:
        missing = next((v for v in sides.variables if v not in bench.values), None)
        asks = f"{bench.cell.opening} gives no value for {label(missing)}. What is it?" if missing else None
        yield replace(bench.plan(), asks=asks, title="")
        return
    near = sides.order in ("near", "far")
    plan = plan_calculation(bench)
    rest = (Run("goldman-potential", V_M, permeant(bench.values)),) if near and V_M not in bench.given else ()
    yield replace(plan, runs=(*plan.runs, *rest) if not plan.asks else (), title="")
