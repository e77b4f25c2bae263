"""Membrane potential of several permeant ions (Goldman, Hodgkin, Katz). SI in the kernels."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, guards, working
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, ion_label, label
from tutor.compute.nernst import thermal_voltage
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity


def goldman(
    P: Sequence[Any], c_out: Sequence[Any], c_in: Sequence[Any], z: Sequence[int], T: Any, xp: Any = math
) -> Any:
    """Unguarded kernel for monovalent ions: (RT/F) ln(outer sum / inner sum); anions swap sides."""
    if xp is not math:
        # without names numpy reuses the sums' memory for the quotient
        return (
            GAS_CONSTANT * T / FARADAY * xp.log(_weighted(P, c_out, c_in, z) / _weighted(P, c_in, c_out, z))
        )
    outer = inner = 0.0
    for p, o, i, s in zip(P, c_out, c_in, z, strict=True):
        if s < 0:
            o, i = i, o
        outer += p * o
        inner += p * i
    return GAS_CONSTANT * T / FARADAY * math.log(outer / inner)


def _weighted(P: Sequence[Any], cations: Sequence[Any], anions: Sequence[Any], z: Sequence[int]) -> Any:
    """Sum of P c, one side after the other and not from zero: on large arrays that touches least memory."""
    c = [cation if s > 0 else anion for cation, anion, s in zip(cations, anions, z, strict=True)]
    total = P[0] * c[0]
    for p, part in zip(P[1:], c[1:], strict=True):
        total = total + p * part
    return total


def goldman_potential(
    P: Mapping[str, Any],
    c_out: Mapping[str, Quantity],
    c_in: Mapping[str, Quantity],
    z: Mapping[str, int],
    T: Quantity,
) -> Quantity:
    """Membrane potential at which several monovalent ions together carry no net current.

    Args:
        P: permeability of each ion [permeability or number], by ion; only ratios matter, so all may
            be plain ratios or all quantities.
        c_out: concentration outside [concentration], by ion, scalar or array.
        c_in: concentration inside [concentration], by ion, scalar or array.
        z: valence with its sign [number], by ion, +1 or -1.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        V_m = (RT/F) ln[(sum P c_out of cations + sum P c_in of anions) / (the other sides)], inside
        minus outside, in mV, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a valence other than +1 or -1, a negative number, or no permeant ion.

    Validity: constant field, independent ions, steady state with zero net current, no electrogenic
    pump.

    Reference: Goldman, J Gen Physiol 27:37, 1943 (second-hand); Wright, Adv Physiol Educ 28:139,
    2004, equation after Table 1 (read).

    >>> from tutor.units import registry
    >>> mM, K = registry().mM, registry().kelvin
    >>> V_m = goldman_potential({"K": 1}, {"K": 4 * mM}, {"K": 140 * mM}, {"K": 1}, 310.15 * K)
    >>> print(f"{V_m.magnitude:.2f}")
    -95.02
    """
    valences = tuple(monovalent(z[ion], ion) for ion in P)
    return edge.calculate(
        _flat(goldman, valences), "mV", *sum_inputs(P, c_out, c_in), (T, edge.TEMPERATURE, "T")
    )


def sum_inputs(
    P: Mapping[str, Any], c_out: Mapping[str, Quantity], c_in: Mapping[str, Quantity]
) -> tuple[edge.Given, ...]:
    """The inputs of a Goldman sum in a row: all permeabilities, then outside, then inside."""
    if not P:
        raise DomainError("No permeant ion was given,", "so nothing fixes a potential.", "Give at least one.")
    for side, name in ((c_out, "c_out"), (c_in, "c_in")):
        for ion in P:
            if ion not in side:
                raise DomainError(
                    f"{name} has no {ion},", "but P has.", f"Give {name} of {ion}, or leave it out of P."
                )
    ratios = all(not hasattr(type(value), "dimensionality") for value in P.values())
    kind = edge.at_least_zero("number" if ratios else "permeability", "1" if ratios else "cm/s")
    return (
        *((P[ion], kind, f"P_{ion}") for ion in P),
        *((c_out[ion], edge.CONCENTRATION_OR_ZERO, f"[{ion}]out") for ion in P),
        *((c_in[ion], edge.CONCENTRATION_OR_ZERO, f"[{ion}]in") for ion in P),
    )


def _flat(kernel: Callable[..., Any], z: tuple[int, ...]) -> Callable[..., Any]:
    """A kernel over rows of ions as one over a flat row of numbers, as the edge hands them in."""
    n = len(z)

    def flat(*numbers: Any, xp: Any) -> Any:
        return kernel(numbers[:n], numbers[n : 2 * n], numbers[2 * n : 3 * n], z, *numbers[3 * n :], xp)

    return flat


def monovalent(z: int, ion: str) -> int:
    """``z`` if it is +1 or -1, the only valences of the logarithmic form."""
    if z not in (1, -1):
        raise DomainError(
            f"Read {ion_label(ion, z)} with z = {z:+d},",
            "but the logarithmic Goldman equation holds for charges +1 and −1 only.",
            "Use goldman_divalent_potential for Ca²⁺ and Mg²⁺.",
        )
    return z


# --- the catalogue entry ----------------------------------------------------------------------

Row = tuple[float, float, float, int]  # P, c_out, c_in, z


def rows(problem: Problem, skip: Variable | None = None) -> dict[str, Row]:
    """P, c_out, c_in and z of every ion of the problem; the ``skip`` variable reads as zero."""
    table: dict[str, Row] = {}
    for ion in problem.ions:
        z = monovalent(problem.z(ion), ion)
        cells = []
        for variable, unit in (
            (Variable("P", ion), "1"),
            (Variable("c", ion, "out"), "mM"),
            (Variable("c", ion, "in"), "mM"),
        ):
            cells.append(0.0 if variable == skip else _read(problem, variable, unit, z))
        table[ion] = (cells[0], cells[1], cells[2], z)
    return table


def _read(problem: Problem, variable: Variable, unit: str, z: int) -> float:
    if variable.symbol == "P":
        return guards.settled(float(guards.not_negative(problem[variable], label(variable), unit)))
    return guards.settled(float(guards.concentration_or_zero(problem[variable], label(variable, z))))


def _sums(table: Mapping[str, Row]) -> tuple[float, float]:
    """The outer and the inner sum; refuses a membrane that nothing can cross."""
    outer = sum(P * (o if z > 0 else i) for P, o, i, z in table.values())
    inner = sum(P * (i if z > 0 else o) for P, o, i, z in table.values())
    if outer <= 0 or inner <= 0:
        raise DomainError(
            "Read permeabilities and concentrations that leave one side of the Goldman sum empty,",
            "so that nothing fixes a potential.",
            "Give at least one permeant ion with a concentration above zero on both sides.",
        )
    return outer, inner


def _work(problem: Problem) -> Solution:
    """Solve for V_m, one permeability or one concentration (all closed forms), or T."""
    if problem.unknown == V_M:
        return _potential(problem)
    if problem.unknown == TEMPERATURE:
        return _temperature(problem)
    if problem.unknown.symbol not in ("P", "c") or problem.unknown.ion not in problem.ions:
        raise working.cannot(problem, *EQUATION.solves)
    return _inverse(problem)


def voltage(problem: Problem) -> float:
    """V_m of the ions of the problem without its working, in volts."""
    outer, inner = _sums(rows(problem))
    return float(thermal_voltage(working.temperature(problem)) * math.log(outer / inner))


def _potential(problem: Problem) -> Solution:
    T = working.temperature(problem)
    table = rows(problem)
    outer, inner = _sums(table)
    V_m = thermal_voltage(T) * math.log(outer / inner)
    formula, top, bottom = _terms(table)
    scale = 1 / max(row[0] for row in table.values())
    numbers = f"V_m = {show(thermal_voltage(T), 'mV', 2)} · ln[({top}) / ({bottom})] mM"
    quotient = (
        f"= {show(thermal_voltage(T), 'mV', 2)} · ln({figure(outer * scale)} / {figure(inner * scale)})"
    )
    step = Step(formula, numbers, f"{quotient} = {show(V_m, 'mV', 1)}")
    return Solution((Result(V_M, V_m, "mV"),), (step,))


def _terms(table: Mapping[str, Row]) -> tuple[str, str, str]:
    """The formula, and its numerator and denominator in numbers, permeabilities relative to the largest."""
    largest = max(row[0] for row in table.values())
    symbols: tuple[list[str], list[str]] = ([], [])
    numbers: tuple[list[str], list[str]] = ([], [])
    for ion, (P, c_out, c_in, z) in table.items():
        name = ion_label(ion, z)
        sides = ((f"[{name}]out", c_out), (f"[{name}]in", c_in))
        for index, (side, value) in enumerate(sides if z > 0 else sides[::-1]):
            symbols[index].append(f"P_{ion}{side}")
            numbers[index].append(f"{figure(P / largest)}·{figure(value)}")
    top, bottom = (" + ".join(part) for part in symbols)
    return f"V_m = (RT/F) · ln[({top}) / ({bottom})]", " + ".join(numbers[0]), " + ".join(numbers[1])


def _inverse(problem: Problem) -> Solution:
    """One unknown P or c enters both sums at most linearly, so outer = r * inner gives it directly."""
    wanted = problem.unknown
    T = working.temperature(problem)
    V_m = working.potential(problem)
    r = math.exp(V_m / thermal_voltage(T))
    table = rows(problem, skip=wanted)
    ion = wanted.ion or ""
    P, c_out, c_in, z = table[ion]
    over, under = (c_out, c_in) if z > 0 else (c_in, c_out)
    if wanted.symbol == "P":
        per_outer, per_inner = over, under
    elif (wanted.side == "out") == (z > 0):
        per_outer, per_inner = P, 0.0
    else:
        per_outer, per_inner = 0.0, P
    outer0 = sum(p * (o if s > 0 else i) for p, o, i, s in table.values())
    inner0 = sum(p * (i if s > 0 else o) for p, o, i, s in table.values())
    slope = per_outer - r * per_inner
    value = (r * inner0 - outer0) / slope if slope else math.nan
    if not value >= 0:
        raise DomainError(
            f"No {label(wanted, z)} gives V_m = {show(V_m, 'mV', 1)} here:",
            f"it would have to be {'undefined' if math.isnan(value) else 'negative'}.",
            _reach(per_outer, per_inner, outer0, inner0, T),
        )
    unit = "mM" if wanted.symbol == "c" else "1"
    step = Step(
        f"outer sum = e^(V_mF/RT) · inner sum, solved for {label(wanted, z)}",
        f"e^({show(V_m, 'mV', 1)} / {show(thermal_voltage(T), 'mV', 2)}) = {figure(r)}",
        show(value, unit),
    )
    return Solution((Result(wanted, value, unit),), (step,))


def _reach(per_outer: float, per_inner: float, outer0: float, inner0: float, T: float) -> str:
    """The potentials that the unknown can reach as it runs from zero to very large."""
    ends = []
    for top, bottom in ((outer0, inner0), (per_outer or outer0, per_inner or inner0)):
        both = top > 0 and bottom > 0
        ends.append(show(thermal_voltage(T) * math.log(top / bottom), "mV", 1) if both else "no limit")
    return f"From zero upwards it takes V_m from {ends[0]} towards {ends[1]}."


def _temperature(problem: Problem) -> Solution:
    outer, inner = _sums(rows(problem))
    V_m = working.potential(problem)
    if outer == inner:
        raise DomainError("Both sums are equal,", "so V_m is 0 mV at every temperature.", "Change a value.")
    log = math.log(outer / inner)
    T = FARADAY * V_m / (GAS_CONSTANT * log)
    if not guards.COLDEST <= T <= guards.HOTTEST:
        ends = [show(thermal_voltage(end) * log, "mV", 1) for end in (guards.COLDEST, guards.HOTTEST)]
        raise working.no_way(
            f"V_m = {show(V_m, 'mV', 1)} would need {show(T, 'K')} here,",
            "at which no cell lives.",
            f"Between −23 °C and 57 °C it runs from {ends[0]} to {ends[1]}.",
        )
    step = Step("T = F·V_m / (R · ln(outer/inner))", f"ln = {figure(log, 4)}", show(T, "K", 2))
    return Solution((Result(TEMPERATURE, T, "K"),), (step,))


EQUATION = Equation(
    id="goldman-potential",
    question="what is the resting potential with P_K:P_Na:P_Cl = 1:0.04:0.45?",
    title="Membrane potential of several permeant ions (Goldman-Hodgkin-Katz)",
    formula=(
        "V_m = (RT/F) · ln[(Σ P·c_out cations + Σ P·c_in anions) / (Σ P·c_in cations + Σ P·c_out anions)]"
    ),
    inputs=(
        Slot(Variable("P", "each"), "number", "1", "relative permeability"),
        Slot(Variable("c", "each", "out"), "concentration", "mM", "concentration outside"),
        Slot(Variable("c", "each", "in"), "concentration", "mM", "concentration inside"),
        Slot(Variable("z", "each"), "number", "1", "valence, +1 or −1", optional=True),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
    ),
    results=(Slot(V_M, "potential", "mV", "membrane potential"),),
    solves=("V_m", "P", "c", "T"),
    sources=("goldman-1943", "wright-2004"),
    limits=("Steady state with zero net current, constant field, monovalent ions, no electrogenic pump.",),
    work=_work,
    functions=("goldman_potential",),
    leaves=("thing:muscle",),  # skeletal, smooth or heart: which
    leaves_bare=("thing:action-potential",),
)
