"""The entry for a pump that stops: K+ runs out, Na+ runs in, V_m fades over hours. SI: mol/m3, V, s."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.compute import guards, working
from tutor.compute.electrogenic import mullins_noda
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step
from tutor.compute.ghk import ABSOLUTE
from tutor.compute.leaks import Leaks, run
from tutor.compute.solve import root
from tutor.compute.working import mM, mV
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import show

TIME, D, SHAPE = Variable("t"), Variable("d"), Variable("shape")
ASSUMED_P = 1e-9  # m/s = 1e-7 cm/s, for a cell that gives ratios only
LONGEST = 30 * 86400.0  # s


def _cell(problem: Problem) -> tuple[Leaks, float, tuple[str, ...]]:
    """The cell of the problem, K+ inside at the start, and what had to be assumed."""
    P = {ion: working.size(problem, Variable("P", ion), "cm/s") for ion in ("K", "Na")}
    warnings: tuple[str, ...] = ()
    if max(P.values()) > ABSOLUTE:
        scale = ASSUMED_P / max(P.values())
        P = {ion: value * scale for ion, value in P.items()}
        warnings = (
            "Only ratios of permeability are known: the largest is taken as 1e-7 cm/s, which sets the pace.",
        )
    c = {(ion, side): working.concentration(problem, ion, side) for ion in P for side in ("out", "in")}
    d, shape = working.size(problem, D, "µm", 10e-6), working.size(problem, SHAPE, "1", 6.0)
    both = c["K", "in"] + c["Na", "in"]
    cell = Leaks(
        P["K"], P["Na"], c["K", "out"], c["Na", "out"], both, working.temperature(problem), shape / d
    )
    return cell, c["K", "in"], warnings


def _work(problem: Problem) -> Solution:
    """V_m and ions inside after a time; the time until V_m or K+ inside has a value."""
    wanted = problem.unknown
    if wanted == TIME:
        return _when(problem)
    if wanted not in (V_M, Variable("c", "K", "in"), Variable("c", "Na", "in")):
        raise working.cannot(problem, *EQUATION.solves)
    cell, K, warnings = _cell(problem)
    t = working.at_least_zero(problem, TIME, "h")
    if t > LONGEST:
        raise DomainError(
            f"Read {show(t, 'h')},", "longer than any such experiment.", "Give at most 30 days."
        )
    marks = sorted({0.0, t, *(mark for mark in (600.0, 3600.0, 14400.0, 36000.0, 86400.0) if mark < t)})
    course = run(cell, K, marks)
    last = course[-1]
    later = f"{_clock(t)} after the pump stopped" if t else "just after the pump stopped"
    results = {
        V_M: Result(V_M, cell.voltage(last), "mV", "after", label=later),
        Variable("c", "K", "in"): Result(Variable("c", "K", "in"), last, "mM", "after", label=later),
        Variable("c", "Na", "in"): Result(
            Variable("c", "Na", "in"), cell.both_in - last, "mM", "after", label=later
        ),
    }
    first = results.pop(wanted)
    steps = (*_start(cell, K), *_course(cell, marks, course))
    return Solution((first, *results.values()), steps, warnings, _at_once(cell, K))


def _at_once(cell: Leaks, K: float) -> str:
    """What the pump's stop does before any gradient has changed."""
    with_pump, without = _with_pump(cell, K), cell.voltage(K)
    moved = show(without - with_pump, "mV", 1, sign=True)
    return (
        f"At once V_m goes only from {mV(with_pump)} to {mV(without)} ({moved}): "
        "the pump's own current is lost. Then the gradients run down, and V_m with them."
    )


def _with_pump(cell: Leaks, K: float) -> float:
    """V_m before: the pump's own current added, 3 Na+ for 2 K+."""
    V_m: float = mullins_noda(cell.P_K, cell.P_Na, cell.K_out, cell.Na_out, K, cell.both_in - K, 1.5, cell.T)
    return V_m


def _start(cell: Leaks, K: float) -> tuple[Step, ...]:
    with_pump, without = _with_pump(cell, K), cell.voltage(K)
    return (
        Step(
            "at once: the pump's own current is gone",
            f"{mV(with_pump)} (Mullins-Noda) → {mV(without)} (Goldman)",
            show(without - with_pump, "mV", 1, sign=True),
        ),
        Step(
            "then, over hours: dK_in/dt = −J_K·S/V and the same of Na⁺ in",
            "J by constant field, V_m by Goldman",
            "",
        ),
    )


def _course(cell: Leaks, times: Sequence[float], course: Sequence[float]) -> list[Step]:
    return [
        Step(
            f"after {_clock(time)}",
            f"K⁺ inside {mM(K)}, Na⁺ inside {mM(cell.both_in - K)}",
            f"V_m = {mV(cell.voltage(K))}",
        )
        for time, K in zip(times, course, strict=True)
    ]


def _clock(seconds: float) -> str:
    return show(seconds, "s" if seconds < 60 else "min" if seconds < 3600 else "h")


def _when(problem: Problem) -> Solution:
    """The time at which V_m (or K+ inside) has fallen to a value."""
    cell, K, warnings = _cell(problem)
    inside = Variable("c", "K", "in")
    goal = working.potential(problem) if V_M in problem.values else working.concentration(problem, "K", "in")
    if V_M not in problem.values:
        raise DomainError(
            f"{inside} is the start here,", "so the end is missing.", "Give the V_m to wait for."
        )
    t, end = 600.0, run(cell, K, [LONGEST])[0]
    start_V, end_V = cell.voltage(K), cell.voltage(end)
    if not min(start_V, end_V) <= goal <= max(start_V, end_V):
        raise working.no_way(
            f"V_m never comes to {mV(goal)} here:",
            "the gradients run down to a balance.",
            f"It goes from {mV(start_V)} to {mV(end_V)}.",
        )
    while t < LONGEST and (cell.voltage(run(cell, K, [t])[0]) - goal) * (start_V - goal) > 0:
        t *= 2
    found = root(lambda time: cell.voltage(run(cell, K, [time])[0]) - goal, 0.0, min(t, LONGEST), 1e-9)
    time = 0.0 if found is None else found
    last = run(cell, K, [time])
    steps = (*_start(cell, K), *_course(cell, [time], last))
    return Solution((Result(TIME, guards.outcome(time), "h"),), steps, warnings)


EQUATION = Equation(
    id="pump-off",
    question="what happens to V_m if the pump stops?",
    title="What happens when the pump stops",
    formula="dc_in/dt = −J·S/V with J by constant field and V_m by Goldman at every moment",
    inputs=(
        Slot(Variable("P", "K"), "permeability", "cm/s", "permeability to K⁺"),
        Slot(Variable("P", "Na"), "permeability", "cm/s", "permeability to Na⁺"),
        Slot(Variable("c", "K", "out"), "concentration", "mM", "potassium outside"),
        Slot(Variable("c", "Na", "out"), "concentration", "mM", "sodium outside"),
        Slot(Variable("c", "K", "in"), "concentration", "mM", "potassium inside at the start"),
        Slot(Variable("c", "Na", "in"), "concentration", "mM", "sodium inside at the start"),
        Slot(D, "length", "µm", "diameter", 10e-6, "a cell of 10 µm"),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
        Slot(TIME, "time", "h", "time since the pump stopped", 36000.0, "10 hours"),
        Slot(SHAPE, "number", "1", "6 sphere, 4 long cylinder", 6.0, "a sphere", optional=True),
    ),
    results=(
        Slot(V_M, "potential", "mV", "membrane potential after the time"),
        Slot(Variable("c", "K", "in"), "concentration", "mM", "potassium inside after the time"),
        Slot(Variable("c", "Na", "in"), "concentration", "mM", "sodium inside after the time"),
    ),
    solves=("V_m", "c", "t"),
    sources=("goldman-1943", "mullins-noda-1963"),
    limits=("Large bath, fixed volume, chloride left aside: a teaching model. Real cells also swell.",),
    work=_work,
    functions=("pump_off",),
    tells=("thing:pump", "relation:if", "change:remove", "change:alter", "change:add"),
)
