"""Ohm's law for a membrane and its input resistance. SI: V, A, ohm, ohm m2, m."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tutor.compute import edge, working
from tutor.compute.equation import VOLTAGE_CHANGES, Equation, Problem, Result, Slot, Solution, Step
from tutor.compute.working import fitting, has, mV
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.units import show

if TYPE_CHECKING:
    from tutor.units import Quantity

V, I, R, G = (Variable(symbol) for symbol in ("V", "I", "R", "g"))
R_M, D, REST = Variable("R_m"), Variable("d"), Variable("V_rest")
OHM_CM2 = "cm**2*Ω"


def voltage_drop(I: Quantity, R: Quantity) -> Quantity:
    """Potential that a current makes across a resistance.

    Args:
        I: current [current], scalar or array.
        R: resistance [resistance], scalar or array, broadcast with I.

    Returns:
        V = I R in mV, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a resistance not above zero.

    Validity: a passive membrane that obeys Ohm's law, in the steady state.

    Reference: Ohm's law; Hille, Ion Channels of Excitable Membranes, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> print(f"{voltage_drop(50 * u.pA, 795.775 * u.Mohm):.2f~P}")
    39.79 mV
    """
    given = (I, edge.any_number("current", "pA"), "I"), (R, edge.above_zero("resistance", "MΩ"), "R")
    return edge.calculate(lambda current, R, xp: current * R, "mV", *given)


def input_resistance(R_m: Quantity, d: Quantity) -> Quantity:
    """Input resistance of a spherical cell from its specific membrane resistance.

    Args:
        R_m: specific membrane resistance [resistance times area], scalar or array.
        d: diameter [length], scalar or array, broadcast with R_m.

    Returns:
        R = R_m/(pi d^2) in megaohm, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a value not above zero.

    Validity: a smooth sphere without processes.

    Reference: geometry.

    >>> from tutor.units import registry
    >>> u = registry()
    >>> print(f"{input_resistance(1e4 * u.ohm * u.cm**2, 20 * u.um).magnitude:.2f}")
    795.77
    """
    given = (
        (R_m, edge.above_zero("resistance times area", OHM_CM2), "R_m"),
        (d, edge.above_zero("length", "µm"), "d"),
    )
    return edge.calculate(lambda R_m, d, xp: R_m / (math.pi * d * d), "MΩ", *given)


# --- the catalogue entry ----------------------------------------------------------------------


def ohms(value: float) -> str:
    """A resistance in a fitting unit."""
    return show(value, fitting(value, "Ω", "kΩ", "MΩ", "GΩ"))


def _amperes(value: float) -> str:
    return show(value, fitting(value, "pA", "nA", "µA", "mA", "A"))


def _resistance(problem: Problem) -> tuple[float, tuple[Step, ...]]:
    """R as given, from g, or from R_m over the area of a sphere."""
    if has(problem, R):
        return working.size(problem, R, "MΩ"), ()
    if has(problem, G):
        g = working.size(problem, G, "nS")
        return 1 / g, (
            Step("R = 1/g", f"1 / {show(g, fitting(g, 'pS', 'nS', 'µS', 'mS', 'S'))}", ohms(1 / g)),
        )
    if has(problem, R_M, D):
        return of_a_sphere(problem)
    return problem[R], ()


def of_a_sphere(problem: Problem) -> tuple[float, tuple[Step, ...]]:
    """R from R_m over the area of a sphere, with its step."""
    R_m, d = working.size(problem, R_M, OHM_CM2), working.size(problem, D, "µm")
    value = R_m / (math.pi * d * d)
    return value, (Step("R = R_m / (π·d²)", f"{show(R_m, OHM_CM2)} / (π·({show(d, 'µm')})²)", ohms(value)),)


def _ohm(problem: Problem) -> Solution:
    wanted = problem.unknown
    if wanted in (R, G) and not has(problem, V, I):
        value, steps = _resistance(problem)
        return _resisting(wanted, value, steps)
    if wanted in (R, G):
        volts, amperes = working.finite(problem, V, "mV"), working.finite(problem, I, "pA")
        if amperes == 0 or volts / amperes <= 0:
            raise DomainError(
                f"Read V = {show(volts, 'mV')} and I = {_amperes(amperes)},",
                "from which no resistance above zero follows.",
                "Give both with the same sign, neither of them zero.",
            )
        step = Step("R = V / I", f"{show(volts, 'mV')} / {_amperes(amperes)}", ohms(volts / amperes))
        return _resisting(wanted, volts / amperes, (step,))
    resistance, steps = _resistance(problem)
    if wanted == V:
        amperes = working.finite(problem, I, "pA")
        value = amperes * resistance
        step = Step("V = I·R", f"{_amperes(amperes)}·{ohms(resistance)}", show(value, "mV"))
        change = Result(V, value, "mV")
        if not has(problem, REST):
            return Solution((change,), (*steps, step))
        rest = working.finite(problem, REST, "mV")
        last = Step("V_m = V_rest + V", f"{mV(rest)} + ({mV(value)})", mV(rest + value))
        settled = Result(V_M, rest + value, "mV", label="V_m while the current flows")
        return Solution((settled, change), (*steps, step, last))
    if wanted != I:
        raise working.cannot(problem, *EQUATION.solves)
    volts = working.finite(problem, V, "mV")
    value = volts / resistance
    step = Step("I = V / R", f"{show(volts, 'mV')} / {ohms(resistance)}", _amperes(value))
    return Solution((Result(I, value, fitting(value, "pA", "nA", "µA", "mA", "A")),), (*steps, step))


def _resisting(wanted: Variable, resistance: float, steps: tuple[Step, ...]) -> Solution:
    """A resistance, or its inverse if the conductance was asked for."""
    if wanted == R:
        return Solution((Result(R, resistance, fitting(resistance, "Ω", "kΩ", "MΩ", "GΩ")),), steps)
    unit = fitting(1 / resistance, "pS", "nS", "µS", "mS", "S")
    step = Step("g = 1 / R", f"1 / {ohms(resistance)}", show(1 / resistance, unit))
    return Solution((Result(G, 1 / resistance, unit),), (*steps, step))


EQUATION = Equation(
    id="ohms-law",
    question="what voltage do 20 pA give across 500 MΩ?",
    title="Ohm's law",
    formula="V = I·R, R = 1/g",
    inputs=(
        Slot(I, "current", "pA", "current", optional=True),
        Slot(R, "resistance", "MΩ", "resistance", optional=True, spares=("V",)),
        Slot(G, "conductance", "nS", "conductance, in place of R", optional=True, spares=("V",)),
        Slot(
            R_M, "resistance times area", OHM_CM2, "specific resistance, with d in place of R", optional=True
        ),
        Slot(D, "length", "µm", "diameter of a sphere", optional=True),
        Slot(REST, "potential", "mV", "V_m before the current flows", optional=True, aside=True),
    ),
    results=(Slot(V, "potential", "mV", "potential difference"),),
    solves=("V", "I", "R", "g"),
    sources=("hille-2001",),
    limits=("A passive membrane in the steady state; for one ion the potential is V_m − E, not V_m.",),
    work=_ohm,
    functions=("voltage_drop", "input_resistance"),
    tells=(*VOLTAGE_CHANGES, "change:add", "move"),  # what an injected current does to the voltage
)
