"""The time constant of a membrane and the course of a change. SI: s, ohm m2, F/m2, ohm, F."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tutor.compute import edge, working
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, label
from tutor.compute.ohm import OHM_CM2, R_M, D, R, of_a_sphere, ohms
from tutor.compute.working import has
from tutor.meaning import Variable
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

C_M, TAU = Variable("C_m"), Variable("tau")
TIME, FRACTION = Variable("t"), Variable("fraction")
WHOLE = Variable("C")  # capacitance of a whole cell


def time_constant(R_m: Quantity, C_m: Quantity) -> Quantity:
    """Membrane time constant: how long a passive membrane takes for 63 % of a change.

    Args:
        R_m: specific membrane resistance [resistance times area], scalar or array.
        C_m: specific membrane capacitance [capacitance per area], scalar or array, broadcast with R_m.

    Returns:
        tau = R_m C_m in ms, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a value not above zero.

    Validity: a passive patch or an isopotential cell.

    Reference: Hille, Ion Channels of Excitable Membranes, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> print(f"{time_constant(1e4 * u.ohm * u.cm**2, 1 * u.uF / u.cm**2):.1f~P}")
    10.0 ms
    """
    return edge.calculate(
        lambda R_m, C_m, xp: R_m * C_m,
        "ms",
        (R_m, edge.above_zero("resistance times area", OHM_CM2), "R_m"),
        (C_m, edge.above_zero("capacitance per area", "µF/cm**2"), "C_m"),
    )


# --- the catalogue entry ----------------------------------------------------------------------


def _time(problem: Problem) -> Solution:
    wanted = problem.unknown
    if wanted in (R, WHOLE) and has(problem, TAU, WHOLE if wanted == R else R):
        return _of_the_whole_cell(problem)
    if wanted == R:
        value, steps = of_a_sphere(problem)
        return Solution((Result(R, value, "MΩ"),), steps)
    if wanted in (TIME, FRACTION):
        return _course(problem)
    if wanted == TAU:
        return _tau(problem)
    if wanted not in (R_M, C_M):
        raise working.cannot(problem, *EQUATION.solves)
    other, units = (C_M, ("µF/cm**2", OHM_CM2)) if wanted == R_M else (R_M, (OHM_CM2, "µF/cm**2"))
    tau, known = working.size(problem, TAU, "ms"), working.size(problem, other, units[0])
    value = tau / known
    numbers = f"{show(tau, 'ms')} / {show(known, units[0])}"
    step = Step(f"{label(wanted)} = tau / {label(other)}", numbers, show(value, units[1]))
    return Solution((Result(wanted, value, units[1]),), (step,))


def _of_the_whole_cell(problem: Problem) -> Solution:
    """R = tau/C or C = tau/R of one cell."""
    wanted, tau = problem.unknown, working.size(problem, TAU, "ms")
    if wanted == R:
        other = working.size(problem, WHOLE, "pF")
        step = Step("R = tau / C", f"{show(tau, 'ms')} / {show(other, 'pF')}", ohms(tau / other))
        return Solution((Result(R, tau / other, "MΩ"),), (step,))
    other = working.size(problem, R, "MΩ")
    step = Step("C = tau / R", f"{show(tau, 'ms')} / {ohms(other)}", show(tau / other, "pF"))
    return Solution((Result(WHOLE, tau / other, "pF"),), (step,))


def _tau(problem: Problem) -> Solution:
    if has(problem, TAU):
        return Solution((Result(TAU, working.size(problem, TAU, "ms"), "ms"),), ())
    if has(problem, R, WHOLE):
        resistance, farads = working.size(problem, R, "MΩ"), working.size(problem, WHOLE, "pF")
        value = resistance * farads
        step = Step("tau = R·C", f"{ohms(resistance)}·{show(farads, 'pF')}", show(value, "ms"))
        return Solution((Result(TAU, value, "ms", label="time for 63 % of a change"),), (step,))
    R_m, C_m = working.size(problem, R_M, OHM_CM2), working.size(problem, C_M, "µF/cm**2", 0.01)
    tau = R_m * C_m
    step = Step("tau = R_m·C_m", f"{show(R_m, OHM_CM2)}·{show(C_m, 'µF/cm**2')}", show(tau, "ms"))
    return Solution((Result(TAU, tau, "ms", label="time for 63 % of a change"),), (step,))


def _course(problem: Problem) -> Solution:
    """How much of a change is reached after a time, or the time for a given share."""
    solved = _tau(problem)
    tau = solved.results[0].value
    if problem.unknown == FRACTION:
        t = working.at_least_zero(problem, TIME, "ms")
        share = -math.expm1(-t / tau)
        step = Step("share = 1 − e^(−t/tau)", f"1 − e^(−{show(t, 'ms')}/{show(tau, 'ms')})", show(share, "%"))
        return Solution((Result(FRACTION, share, "%"),), (*solved.steps, step))
    share = working.at_least_zero(problem, FRACTION, "%")
    if share >= 1:
        raise working.no_way(
            f"Read a share of {show(share, '%')},",
            "which is never quite reached.",
            "63 % takes tau, 95 % 3 tau.",
        )
    t = -tau * math.log1p(-share)
    step = Step("t = −tau·ln(1 − share)", f"share = {figure(share)}", show(t, "ms"))
    return Solution((Result(TIME, t, "ms"),), (*solved.steps, step))


EQUATION = Equation(
    id="time-constant",
    question="what is the time constant with R_m = 10 kΩ·cm2 and C_m = 1 µF/cm2?",
    title="Membrane time constant",
    formula="tau = R_m·C_m",
    inputs=(
        Slot(R_M, "resistance times area", OHM_CM2, "specific membrane resistance"),
        Slot(R, "resistance", "MΩ", "resistance of the whole cell", optional=True, spares=("R_m",)),
        Slot(
            C_M,
            "capacitance per area",
            "µF/cm**2",
            "specific capacitance",
            0.01,
            "1 µF/cm² of any lipid membrane",
        ),
        Slot(
            WHOLE,
            "capacitance",
            "pF",
            "capacitance of the whole cell, with R in place of R_m",
            optional=True,
            spares=("C_m",),
        ),
        Slot(D, "length", "µm", "diameter of a sphere, for its input resistance", optional=True),
        Slot(TIME, "time", "ms", "time since the change began", optional=True),
        Slot(FRACTION, "number", "%", "share of the change", optional=True),
    ),
    results=(
        Slot(TAU, "time", "ms", "time constant"),
        Slot(R, "resistance", "MΩ", "input resistance of a sphere"),
        Slot(FRACTION, "number", "%", "share of the change after a time"),
        Slot(TIME, "time", "ms", "time that a share of the change takes"),
    ),
    solves=("tau", "R_m", "C_m", "R", "C", "fraction", "t"),
    sources=("hille-2001", "wright-2004"),
    limits=("A passive patch, or a cell small enough to be at one potential.",),
    work=_time,
    converts=True,
    functions=("time_constant", "input_resistance"),
)
