"""The plan of a what-if: the changes, and the cell that they are applied to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import log

from tutor.compute.equation import label
from tutor.compute.what_if import Change, How, membrane_potential, permeant
from tutor.meaning import V_M, T, Variable
from tutor.parse.reading import Given, Shift
from tutor.plan.bench import Bench
from tutor.plan.guards import know_all_words, leave_nothing_aside
from tutor.plan.needs import membrane_ions
from tutor.plan.permeabilities import relative
from tutor.plan.plan import Plan
from tutor.units import show, to_si

HOW: Mapping[str, How] = {"to": "to", "by": "by", "times": "times"}


def plan_what_if(bench: Bench) -> Plan:
    """The changes, applied to the current cell."""
    changes = []
    for shift in [_placed(shift, bench) for shift in bench.reading.shifts]:
        amount = amount_of(shift)
        start = to_si(shift.start, shift.unit) if shift.start is not None else None
        changes.append(Change(shift.variable, HOW.get(shift.how, "to"), amount, start))
        if shift.said:
            bench.assumed.append(
                f"{label(shift.variable)} {shift.said} for illustration, since you gave no amount"
            )
    strange = next((c.variable for c in changes if c.variable not in bench.values), None)
    if strange is not None:
        known = "what changes" if strange.symbol == "it" else label(strange)
        bench.asks = f"{bench.cell.opening} gives no value for {known}, so I cannot change it. What is it?"
        if strange.symbol == "it":
            bench.asks = "What should change? Name it, for example: what if external K+ doubles?"
        return bench.plan(asks=bench.asks)
    if any(change.variable.symbol == "P" for change in changes):
        bench.values = relative(bench.values)
    changed = {change.variable.ion for change in changes}
    for ion in set(permeant(bench.values)) - set(membrane_ions(bench)) - changed:
        bench.values.pop(Variable("P", ion))  # a membrane of the student's own: what they gave crosses
    if not permeant(bench.values):
        bench.asks = (
            f"{bench.cell.opening} has no permeabilities, so a change of V_m cannot be computed. "
            "Use another cell?"
        )
    ions = [c.variable.ion for c in changes if c.variable.symbol == "c" and c.variable.ion]
    if any(change.variable == T for change in changes):
        ions = list(permeant(bench.values))
    wanted = bench.reading.unknown
    if wanted is not None and wanted.symbol == "E" and wanted.ion:
        ions = [wanted.ion, *ions]
    watched = tuple(Variable("E", ion) for ion in dict.fromkeys(ions))
    leave_nothing_aside(bench, ())
    _ask_about_voltages(bench)
    needed = [
        Variable(s, i, d) for i in permeant(bench.values) for s, d in (("c", "out"), ("c", "in"), ("P", None))
    ]
    inputs = tuple(bench.origin(v) for v in (*needed, T) if v in bench.values)
    know_all_words(bench, inputs)
    return bench.plan(
        target="what-if",
        changes=tuple(changes),
        watched=watched,
        inputs=inputs,
        assumed=bench.assumptions(inputs),
        asks=bench.asks,
    )


def _placed(shift: Shift, bench: Bench) -> Shift:
    """A concentration changed without a side: the side whose usual value is nearest to where it starts."""
    if not shift.loose or shift.how != "to":
        return shift
    told = to_si(shift.amount if shift.start is None else shift.start, shift.unit)
    sides = {side: bench.values.get(shift.variable._replace(side=side)) for side in ("out", "in")}
    known = {side: value for side, value in sides.items() if value}
    if len(known) < 2 or told <= 0:
        return shift
    side = min(known, key=lambda name: abs(log(told / known[name])))
    where = "outside" if side == "out" else "inside"
    bench.assumed.append(
        f"the {shift.variable.ion} that changes is taken as {where}, since you named no side"
    )
    return replace(shift, variable=shift.variable._replace(side=side))


def amount_of(shift: Shift) -> float:
    """The amount of a change in SI; a step in degrees is the same in kelvin."""
    if shift.how == "times":
        return shift.amount
    if shift.how == "by" and shift.unit in ("°C", "K"):
        return shift.amount
    return to_si(shift.amount, shift.unit)


NEAR_ENOUGH = 5e-3  # V: a round number told for the resting potential of this cell


def _is_its_rest(bench: Bench, item: Given) -> bool:
    """ "A neuron rests at -70 mV. What if …": the cell's own resting potential in a round number."""
    if not permeant(bench.values):
        return False
    own = membrane_potential(bench.values)
    if abs(to_si(item.value, item.unit) - own) > NEAR_ENOUGH:
        return False
    bench.assumed.append(
        f"V_m = {item.value:g} {item.unit}".replace("-", "−")
        + f" at rest is told; from the concentrations and permeabilities it comes to {show(own, 'mV', 1)}"
    )
    return True


def _ask_about_voltages(bench: Bench) -> None:
    """A V_m or E that is told cannot enter: here they follow from concentrations and permeabilities."""
    for item in bench.reading.givens:
        told = item.variable is not None and item.variable.symbol in ("V_m", "E")
        if told and item.variable == V_M and _is_its_rest(bench, item):
            continue
        if told and item.why != "said before" and item.variable is not None and not bench.asks:
            name = label(item.variable)
            bench.asks = (
                f"I read {name} = {item.value:g} {item.unit}, but here V_m and E follow from the "
                f"concentrations and permeabilities, so I would leave it aside. Which ones do you mean?"
            )
