"""The plan of "does it depend on V_m?": the equation run before and after a small change of that quantity."""

from __future__ import annotations

from dataclasses import replace

from tutor.compute.equation import label
from tutor.meaning import Act, read_variable
from tutor.parse.acts.dependence import FACET
from tutor.parse.reading import Reading, Shift
from tutor.plan.bench import Bench
from tutor.plan.changed import OWN_CHANGE, plan_changed
from tutor.plan.changes import plan_what_if
from tutor.plan.plan import Plan

STEPS = {"V_m": (10.0, "mV"), "E": (10.0, "mV"), "T": (10.0, "K"), "pH": (1.0, "1")}


def plan_dependence(bench: Bench) -> Plan:
    """Before and after a change of the quantity asked about; without it in the equation, nothing to run."""
    on = read_variable((bench.reading.facet or "").removeprefix(FACET))
    step = STEPS.get(on.symbol)
    shift = Shift(on, "by", *step) if step else Shift(on, "times", 2.0, "1")
    bench.reading = replace(bench.reading, shifts=(shift,), act=Act.WHAT_IF)
    plan = (
        plan_what_if(bench)
        if bench.reading.target in OWN_CHANGE - {"nernst-potential"}
        else plan_changed(bench)
    )
    return replace(plan, act=Act.CHECK, asks=None if plan.foreign else plan.asks)


def asks_dependence(reading: Reading) -> bool:
    """True if it is asked whether one quantity enters another."""
    return (reading.facet or "").startswith(FACET)


def named(reading: Reading) -> str:
    """The quantity asked about, as on the blackboard."""
    return label(read_variable((reading.facet or "").removeprefix(FACET)))
