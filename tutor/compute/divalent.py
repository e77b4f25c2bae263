"""Membrane potential with divalent ions among the permeant ones, and with any. SI: mol/m3, V, K.

Setting the sum of the constant-field currents to zero gives a quadratic in x = e^(V_m F/RT) if all charges
are one or two, and a rising function of V_m with one root for any charges.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, guards, working
from tutor.compute.constant_field import ways
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, ion_label, label
from tutor.compute.goldman import sum_inputs
from tutor.compute.solve import root, roots
from tutor.compute.working import mV
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

WIDEST = 80.0  # in units of RT/F: two volts


def coefficients(P: Sequence[Any], c_out: Sequence[Any], c_in: Sequence[Any], z: Sequence[int]) -> Any:
    """a, b, c of a x^2 + b x + c = 0 for charges of one and two; anions swap sides."""
    a: Any = 0.0
    b: Any = 0.0
    c: Any = 0.0
    for p, outer, inner, s in zip(P, c_out, c_in, z, strict=True):
        o, i = (outer, inner) if s > 0 else (inner, outer)
        if abs(s) == 1:
            a, b, c = a + p * i, b + p * (i - o), c - p * o
        else:
            a, c = a + 4 * p * i, c - 4 * p * o
    return a, b, c


def goldman_quadratic(
    P: Sequence[Any], c_out: Sequence[Any], c_in: Sequence[Any], z: Sequence[int], T: Any, xp: Any = math
) -> Any:
    """Unguarded kernel for charges of one and two: (RT/F) ln of the positive root."""
    a, b, c = coefficients(P, c_out, c_in, z)
    wide = xp.sqrt(b * b - 4 * a * c)
    # of the two ways to write the root the one that adds keeps its digits
    if xp is math:
        x = (wide - b) / (2 * a) if b <= 0 else -2 * c / (b + wide)
    else:
        x = xp.where(b <= 0, (wide - b) / (2 * a), -2 * c / (b + wide))
    return GAS_CONSTANT * T / FARADAY * xp.log(x)


def total_current(
    P: Sequence[Any], c_out: Sequence[Any], c_in: Sequence[Any], z: Sequence[int], u: Any, xp: Any = math
) -> Any:
    """Sum of z times flux at u = V_m F/RT, the constant-field current but for a factor; rises with u."""
    total: Any = 0.0
    for p, o, i, s in zip(P, c_out, c_in, z, strict=True):
        inner, outer = ways(s * u, xp)
        total = total + s * p * (i * inner - o * outer)
    return total


def goldman_bracketed(
    P: Sequence[Any], c_out: Sequence[Any], c_in: Sequence[Any], z: Sequence[int], T: Any, xp: Any = math
) -> Any:
    """Unguarded kernel for any charges: the V_m at which the total current is zero."""
    if xp is math:
        u: Any = root(lambda u: float(total_current(P, c_out, c_in, z, u)), -WIDEST, WIDEST)
        return math.nan if u is None else GAS_CONSTANT * T / FARADAY * u
    shape = xp.broadcast_shapes(*(xp.shape(part) for part in (*P, *c_out, *c_in, T)))
    low = xp.full(shape, -WIDEST)
    u = roots(lambda u: total_current(P, c_out, c_in, z, u, xp), low, -low)
    return GAS_CONSTANT * T / FARADAY * xp.where(abs(u) < 0.99 * WIDEST, u, xp.nan)


def kernel_for(z: Sequence[int]) -> Callable[..., Any]:
    """The quadratic where all charges are one or two, the bracketing for any others."""
    return goldman_quadratic if all(abs(s) in (1, 2) for s in z) else goldman_bracketed


def goldman_divalent_potential(
    P: Mapping[str, Any],
    c_out: Mapping[str, Quantity],
    c_in: Mapping[str, Quantity],
    z: Mapping[str, int],
    T: Quantity,
) -> Quantity:
    """Membrane potential at which ions of any charges together carry no net current.

    Args:
        P: permeability of each ion [permeability or number], by ion; only ratios matter.
        c_out: concentration outside [concentration], by ion, scalar or array.
        c_in: concentration inside [concentration], by ion, scalar or array.
        z: valence with its sign [number], by ion, not zero.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        V_m, inside minus outside, in mV, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: z = 0, a negative number, or no permeant ion.

    Validity: constant field, independent ions, zero net current, no electrogenic pump; surface charge,
    which matters for divalent ions, is left out.

    Reference: Spangler, Ala J Med Sci 9:218, 1972 (unchecked); Lewis, J Physiol 286:417, 1979 (unchecked).

    >>> from tutor.units import registry
    >>> mM, T = registry().mM, 310.15 * registry().kelvin
    >>> c_out = {"K": 4 * mM, "Na": 140 * mM, "Cl": 116 * mM, "Ca": 1.8 * mM}
    >>> c_in = {"K": 135 * mM, "Na": 12 * mM, "Cl": 4 * mM, "Ca": 1e-4 * mM}
    >>> P = {"K": 1, "Na": 0.01, "Cl": 0.1, "Ca": 1}
    >>> V_m = goldman_divalent_potential(P, c_out, c_in, {"K": 1, "Na": 1, "Cl": -1, "Ca": 2}, T)
    >>> print(f"{V_m.magnitude:.4f}")
    -65.9566
    """
    valences = tuple(int(guards.charged(z[ion], f"z of {ion}")) for ion in P)
    n = len(valences)
    kernel = kernel_for(valences)

    def flat(*numbers: Any, xp: Any) -> Any:
        return kernel(numbers[:n], numbers[n : 2 * n], numbers[2 * n : 3 * n], valences, numbers[-1], xp)

    return edge.calculate(flat, "mV", *sum_inputs(P, c_out, c_in), (T, edge.TEMPERATURE, "T"))


# --- the catalogue entry ----------------------------------------------------------------------

Columns = tuple[list[float], list[float], list[float], list[int]]  # P, c_out, c_in, z


def _columns(problem: Problem, skip: Variable | None = None) -> Columns:
    P: list[float] = []
    c_out: list[float] = []
    c_in: list[float] = []
    z: list[int] = []
    for ion in problem.ions:
        name = Variable("P", ion)
        P.append(0.0 if name == skip else working.at_least_zero(problem, name, "1"))
        for column, side in ((c_out, "out"), (c_in, "in")):
            wanted = Variable("c", ion, side) == skip
            column.append(0.0 if wanted else working.concentration(problem, ion, side, zero=True))
        z.append(working.valence(problem, ion))
    return P, c_out, c_in, z


def _work(problem: Problem) -> Solution:
    """V_m by the quadratic or by bracketing; P, c (both linear in the current) and T in closed form."""
    wanted = problem.unknown
    if wanted == V_M:
        return _potential(problem)
    if wanted == TEMPERATURE:
        return _temperature(problem)
    if wanted.symbol not in ("P", "c") or wanted.ion not in problem.ions:
        raise working.cannot(problem, *EQUATION.solves)
    return _linear(problem)


def _voltage(columns: Columns, T: float) -> float:
    P, c_out, c_in, z = columns
    pull_up = any(p * (o if s > 0 else i) > 0 for p, o, i, s in zip(P, c_out, c_in, z, strict=True))
    pull_down = any(p * (i if s > 0 else o) > 0 for p, o, i, s in zip(P, c_out, c_in, z, strict=True))
    if not (pull_up and pull_down):
        raise DomainError(
            "Read permeabilities and concentrations with nothing to balance,",
            "so that nothing fixes a potential.",
            "Give at least one permeant ion with a concentration above zero on both sides.",
        )
    V_m = kernel_for(z)(P, c_out, c_in, z, T)
    return float(guards.outcome(V_m, "V_m"))


def voltage(problem: Problem) -> float:
    """V_m of the ions of the problem without its working, in volts."""
    return _voltage(_columns(problem), working.temperature(problem))


def _potential(problem: Problem) -> Solution:
    T = working.temperature(problem)
    P, c_out, c_in, z = columns = _columns(problem)
    V_m = _voltage(columns, T)
    if all(abs(s) in (1, 2) for s in z):
        largest = max(P)
        a, b, c = (part / largest for part in coefficients(P, c_out, c_in, z))
        x = math.exp(V_m / working.slope(T))
        steps: tuple[Step, ...] = (
            Step(
                "a = Σ P·c_in (z = +1) + Σ 4P·c_in (z = +2), anions with c_out", _terms(problem, z), figure(a)
            ),
            Step(
                "b = Σ P·(c_in − c_out) of z = ±1, anions reversed", "divalent ions do not enter", figure(b)
            ),
            Step("c = −(Σ P·c_out + Σ 4P·c_out), anions with c_in", "the same on the other side", figure(c)),
            Step("a·x² + b·x + c = 0", "x = [−b + √(b² − 4ac)] / 2a", f"x = {figure(x)}"),
            Step("V_m = (RT/F) · ln x", f"{show(working.slope(T), 'mV', 2)} · ln({figure(x)})", mV(V_m)),
        )
    else:
        steps = (
            Step("Σ z·P·(c_in·w/(1 − e^(−w)) − c_out·w/(e^w − 1)) = 0", "found between two ends", mV(V_m)),
        )
    return Solution((Result(V_M, V_m, "mV"),), steps)


def _terms(problem: Problem, z: list[int]) -> str:
    return ", ".join(
        f"{ion_label(ion, s)}: P = {figure(problem[Variable('P', ion)])}"
        for ion, s in zip(problem.ions, z, strict=True)
    )


def _linear(problem: Problem) -> Solution:
    """At a given V_m the total current is linear in one P or one c: a * unknown + rest = 0."""
    wanted = problem.unknown
    T, V_m = working.temperature(problem), working.potential(problem)
    columns = _columns(problem, skip=wanted)
    u = V_m / working.slope(T)
    rest = total_current(*columns, u)
    at = problem.ions.index(wanted.ion or "")
    P, c_out, c_in, z = (column[at] for column in columns)
    inner, outer = ways(z * u)
    per = {None: c_in * inner - c_out * outer, "in": P * inner, "out": -P * outer}[wanted.side] * z
    value = -rest / per if per else math.nan
    if not value >= 0:
        raise working.no_way(
            f"No {label(wanted, z)} gives V_m = {mV(V_m)} here:",
            "it would be negative.",
            _reach(columns, wanted, at, T),
        )
    unit = "1" if wanted.symbol == "P" else working.concentration_unit(value)
    step = Step(
        f"the sum of the currents is linear in {label(wanted, z)} and zero at V_m",
        f"V_m = {mV(V_m)}, e^(V_mF/RT) = {figure(math.exp(u))}",
        show(value, unit),
    )
    return Solution((Result(wanted, value, unit),), (step,))


def _reach(columns: Columns, wanted: Variable, at: int, T: float) -> str:
    """V_m with the unknown at zero and very large."""
    index = {None: 0, "out": 1, "in": 2}[wanted.side]
    ends = []
    for value in (0.0, 1e9):
        changed: Any = [list(column) for column in columns]
        changed[index][at] = value
        try:
            ends.append(mV(_voltage(tuple(changed), T)))
        except DomainError:
            ends.append("no limit")
    return f"From zero upwards it takes V_m from {ends[0]} towards {ends[1]}."


def _temperature(problem: Problem) -> Solution:
    """The root x does not depend on T, so V_m is proportional to T."""
    V_m = working.potential(problem)
    per_kelvin = _voltage(_columns(problem), 300.0) / 300.0
    T = V_m / per_kelvin if per_kelvin else math.nan
    if not guards.COLDEST <= T <= guards.HOTTEST:
        raise working.no_way(
            f"No temperature of a living cell gives V_m = {mV(V_m)} here:",
            "V_m is proportional to T.",
            "From −23 °C to 57 °C it runs from "
            f"{mV(per_kelvin * guards.COLDEST)} to {mV(per_kelvin * guards.HOTTEST)}.",
        )
    step = Step("V_m is proportional to T", f"{show(per_kelvin, 'mV/K')} · T = {mV(V_m)}", show(T, "K", 2))
    return Solution((Result(TEMPERATURE, T, "K"),), (step,))


EQUATION = Equation(
    id="goldman-divalent-potential",
    question="what is V_m by Goldman with calcium, P_Ca/P_K = 0.1?",
    title="Membrane potential with divalent ions (extended Goldman-Hodgkin-Katz)",
    formula="a·x² + b·x + c = 0, V_m = (RT/F) · ln x; divalent ions count with 4P",
    inputs=(
        Slot(Variable("P", "each"), "number", "1", "relative permeability"),
        Slot(Variable("c", "each", "out"), "concentration", "mM", "concentration outside"),
        Slot(Variable("c", "each", "in"), "concentration", "mM", "concentration inside"),
        Slot(Variable("z", "each"), "number", "1", "valence"),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
    ),
    results=(Slot(V_M, "potential", "mV", "membrane potential"),),
    solves=("V_m", "P", "c", "T"),
    sources=("spangler-1972", "lewis-1979", "goldman-1943"),
    limits=("Constant field, independent ions, zero net current, no electrogenic pump, no surface charge.",),
    work=_work,
    functions=("goldman_divalent_potential",),
)
