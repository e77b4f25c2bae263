"""Equilibrium potential of one ion (Nernst). All numbers in the kernels are SI: mol/m3, V, K."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, guards, working
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, label
from tutor.compute.working import concentration_unit, has, in_brackets, mM, mV, name_of
from tutor.errors import DomainError
from tutor.meaning import T as TEMPERATURE
from tutor.meaning import Variable
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity


def thermal_voltage(T: Any) -> Any:
    """RT/F in volts for a temperature in kelvin: 26.727 mV at 37 °C."""
    return GAS_CONSTANT * T / FARADAY


def nernst(c_out: Any, c_in: Any, z: Any, T: Any, xp: Any = math) -> Any:
    """Unguarded kernel: E = (RT/zF) ln(c_out/c_in); ``xp`` is ``math`` or ``numpy``."""
    return GAS_CONSTANT * T / (z * FARADAY) * xp.log(c_out / c_in)


def nernst_potential(c_out: Quantity, c_in: Quantity, z: int, T: Quantity) -> Quantity:
    """Equilibrium potential of one ion: the V_m at which it has no net flux.

    Args:
        c_out: concentration outside [concentration], scalar or array.
        c_in: concentration inside [concentration], scalar or array, broadcast with c_out.
        z: valence with its sign [number], not zero.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        E = (RT/zF) ln(c_out/c_in), inside minus outside, in mV, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a concentration not above zero, z = 0, or a temperature no cell lives at.

    Validity: one permeant ion, dilute solutions (equal activity coefficients cancel).

    Reference: domain formula; Wright, Adv Physiol Educ 28:139, 2004, main text (read).

    >>> from tutor.units import registry
    >>> mM, K = registry().mM, registry().kelvin
    >>> print(f"{nernst_potential(4 * mM, 140 * mM, 1, 310.15 * K).magnitude:.2f}")
    -95.02
    """
    return edge.calculate(
        nernst,
        "mV",
        (c_out, edge.CONCENTRATION, "c_out"),
        (c_in, edge.CONCENTRATION, "c_in"),
        (z, edge.CHARGED, "z"),
        (T, edge.TEMPERATURE, "T"),
    )


# --- the catalogue entry ----------------------------------------------------------------------


def _work(problem: Problem) -> Solution:
    """Solve for E, either concentration, their ratio, T or z: all closed forms of one equation."""
    if problem.unknown.symbol in EQUATION.thermal:
        return _factor(problem)
    ion = next(iter(problem.ions))
    solvers = {"E": _potential, "c": _concentration, "ratio": _ratio, "T": _temperature, "z": _valence}
    solver = solvers.get(problem.unknown.symbol)
    if solver is None:
        raise working.cannot(problem, *EQUATION.solves)
    return solver(problem, ion)


# The factor before the logarithm: RT/F before ln and 2.303 RT/F before log10 for z = 1, RT/zF for an ion.
THERMAL, SLOPE, OWN = Variable("RT_F"), Variable("slope"), Variable("RT_zF")


def _factor(problem: Problem) -> Solution:
    """RT/F and the millivolts per tenfold ratio at a temperature, of the ion if one is named."""
    T = working.temperature(problem)
    thermal = thermal_voltage(T)
    ion = problem.unknown.ion
    z = working.valence(problem, ion) if ion else 1
    decade = thermal * math.log(10) / z
    steps = (
        Step("RT/F", f"R·{show(T, 'K', 2)}/F", show(thermal, "mV", 2)),
        *(
            (Step("RT/zF", f"{show(thermal, 'mV', 2)} / {working.signed(z)}", show(thermal / z, "mV", 2)),)
            * bool(ion)
        ),
        Step(
            f"per factor of ten: ln(10)·RT/{'' if z == 1 else 'z'}F",
            f"2.303 · {show(thermal, 'mV', 2)}" + ("" if z == 1 else f" / {working.signed(z)}"),
            show(decade, "mV", 2),
        ),
    )
    whose = f"for z = {working.signed(z)}" if ion else "for z = 1"
    factor = Result(
        OWN._replace(ion=ion) if ion else THERMAL, thermal / z, "mV", label=f"factor before ln, {whose}"
    )
    tenfold = Result(
        SLOPE._replace(ion=ion),
        decade,
        "mV",
        label=f"per tenfold ratio{' out to in' if ion else ''}, {whose}",
    )
    return Solution((tenfold, factor) if problem.unknown.symbol == SLOPE.symbol else (factor, tenfold), steps)


def _quotient(problem: Problem, ion: str) -> tuple[float, str]:
    """c_out/c_in, from the two concentrations or given as such, and how it is written."""
    ratio = Variable("ratio", ion)
    if has(problem, ratio):
        value = float(guards.positive(problem[ratio], name_of(problem, ratio), "1"))
        return value, figure(value)
    c_out, c_in = (working.concentration(problem, ion, side) for side in ("out", "in"))
    return c_out / c_in, f"{mM(c_out)} / {mM(c_in)}"


def _slope(problem: Problem, ion: str) -> tuple[float, int, float]:
    """T, z and RT/zF."""
    T = working.temperature(problem)
    z = working.valence(problem, ion)
    return T, z, thermal_voltage(T) / z


def _given_potential(problem: Problem, ion: str) -> float:
    return working.potential(problem, Variable("E", ion))


def _potential(problem: Problem, ion: str) -> Solution:
    T, z, slope = _slope(problem, ion)
    quotient, written = _quotient(problem, ion)
    E = slope * math.log(quotient) + 0.0  # equal sides give 0, not −0
    name, ratio = label(Variable("E", ion)), label(Variable("ratio", ion), z)
    numbers = f"{name} = ({show(thermal_voltage(T), 'mV', 2)} / {working.signed(z)}) · ln({written})"
    tenfold = show(thermal_voltage(T) * math.log(10), "mV", 2)
    said = f"the same with s = {tenfold} per factor of ten at {show(T, '°C')}"
    logarithm = in_brackets(figure(math.log10(quotient), 4))
    steps = (
        Step(f"{name} = (RT/zF) · ln({ratio})", numbers, mV(E)),
        Step(
            f"{said}: {name} = (s/z) · log₁₀({ratio})",
            f"({tenfold} / {working.signed(z)}) · {logarithm}",
            mV(E),
        ),
    )
    return Solution((Result(Variable("E", ion), E, "mV"),), steps, _total_calcium(problem, ion))


TOTAL_CALCIUM = 2.2  # mM: where plasma calcium begins if the bound half is counted too


def _total_calcium(problem: Problem, ion: str) -> tuple[str, ...]:
    """Only free ions count; for calcium outside a common slip is to take the total."""
    outside = problem.values.get(Variable("c", ion, "out"), 0.0)
    if ion != "Ca" or not TOTAL_CALCIUM <= outside <= 3.0:
        return ()
    return (
        f"{mM(outside)} is usual for total calcium of plasma; only the free ions count, about 1.2 mM. "
        "Half the concentration lowers E_Ca by 9.3 mV.",
    )


def _ratio(problem: Problem, ion: str) -> Solution:
    _, z, slope = _slope(problem, ion)
    E = _given_potential(problem, ion)
    name = label(Variable("ratio", ion), z)
    ratio = _exp(E / slope, name)
    step = Step(f"{name} = exp(zFE/RT)", f"exp({mV(E)} / {show(slope, 'mV', 2)})", figure(ratio))
    inverse = Result(Variable("ratio", ion, "in"), 1 / ratio, "1", label="the same as inside over outside")
    return Solution((Result(Variable("ratio", ion), ratio, "1"), inverse), (step,))


def _exp(power: float, name: str) -> float:
    if abs(power) > 100:
        raise DomainError(
            f"This asks for {name} = e^{figure(power, 0)},",
            "a ratio that no pair of solutions has.",
            "Check the potential and its unit (mV, not V).",
        )
    return math.exp(power)


def _concentration(problem: Problem, ion: str) -> Solution:
    _, z, slope = _slope(problem, ion)
    E = _given_potential(problem, ion)
    wanted = problem.unknown
    other_side = "in" if wanted.side == "out" else "out"
    known = working.concentration(problem, ion, other_side)
    outward = wanted.side == "out"
    value = known * _exp((1 if outward else -1) * E / slope, label(Variable("ratio", ion), z))
    unit = concentration_unit(value)
    sign = "" if outward else "−"
    step = Step(
        f"{label(wanted, z)} = {label(Variable('c', ion, other_side), z)} · exp({sign}zFE/RT)",
        f"{mM(known)} · exp({sign}({mV(E)}) / ({show(slope, 'mV', 2)}))",
        show(value, unit),
    )
    dense = value > guards.DENSEST
    warnings = ("No solution is that concentrated: such a potential cannot be reached.",) if dense else ()
    return Solution((Result(wanted, value, unit),), (step,), warnings)


def _log_ratio(problem: Problem, ion: str) -> float:
    quotient, _ = _quotient(problem, ion)
    if quotient == 1:
        raise DomainError(
            f"{label(Variable('ratio', ion))} is 1,",
            "so the equilibrium potential is 0 mV at every temperature and for every valence.",
            "Give two different concentrations.",
        )
    return math.log(quotient)


def _temperature(problem: Problem, ion: str) -> Solution:
    z = working.valence(problem, ion)
    E = _given_potential(problem, ion)
    log = _log_ratio(problem, ion)
    T = z * FARADAY * E / (GAS_CONSTANT * log)
    if not guards.COLDEST <= T <= guards.HOTTEST:
        ends = [mV(GAS_CONSTANT * end / (z * FARADAY) * log) for end in (guards.COLDEST, guards.HOTTEST)]
        raise working.no_way(
            f"{label(Variable('E', ion))} = {mV(E)} would need {show(T, 'K')} here,",
            "at which no cell lives.",
            f"Between −23 °C and 57 °C it runs from {ends[0]} to {ends[1]}.",
        )
    step = Step("T = zFE / (R · ln(c_out/c_in))", f"E = {mV(E)}, ln = {figure(log, 4)}", show(T, "K", 2))
    return Solution((Result(TEMPERATURE, T, "°C"),), (step,))


def _valence(problem: Problem, ion: str) -> Solution:
    T = working.temperature(problem)
    E = _given_potential(problem, ion)
    if E == 0:
        raise DomainError("E is 0 mV,", "which says nothing about the valence.", "Give another potential.")
    z = thermal_voltage(T) * _log_ratio(problem, ion) / E
    step = Step("z = (RT/F) · ln(c_out/c_in) / E", f"E = {mV(E)}", figure(z, 3))
    near = abs(z - round(z)) < 0.1 and round(z) != 0
    nearest = f"The nearest whole valence is {working.signed(round(z))}."
    warning = nearest if near else "No whole valence fits these numbers."
    return Solution((Result(Variable("z", ion), z, "1"),), (step,), (warning,))


EQUATION = Equation(
    id="nernst-potential",
    question="what is E_K with 4 mM outside and 140 mM inside?",
    title="Equilibrium potential of one ion (Nernst)",
    formula="E = (RT/zF) · ln(c_out/c_in)",
    inputs=(
        Slot(Variable("c", "X", "out"), "concentration", "mM", "concentration outside"),
        Slot(Variable("c", "X", "in"), "concentration", "mM", "concentration inside"),
        Slot(Variable("z", "X"), "number", "1", "valence"),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
        Slot(
            Variable("ratio", "X"),
            "number",
            "1",
            "outside over inside concentration, in place of the two",
            optional=True,
        ),
    ),
    results=(
        Slot(Variable("E", "X"), "potential", "mV", "equilibrium potential"),
        Slot(THERMAL, "potential", "mV", "RT/F, the factor before ln"),
        Slot(OWN, "potential", "mV", "RT/zF, the factor before ln of an ion"),
        Slot(SLOPE, "potential", "mV", "millivolts per tenfold ratio of a monovalent ion"),
    ),
    solves=("E", "c", "ratio", "T", "z", "RT_F", "RT_zF", "slope"),
    thermal=("RT_F", "RT_zF", "slope"),
    sources=("wright-2004", "hille-2001"),
    limits=("One permeant ion; dilute solutions, or equal activity coefficients on both sides.",),
    work=_work,
    functions=("nernst_potential",),
    leaves=("thing:glucose",),  # no ion
)
