"""The pump's own share of V_m where it balances the leaks (Mullins and Noda). SI in the kernel."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, guards, working
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, label
from tutor.compute.goldman import sum_inputs
from tutor.compute.working import difference, mM, mV, name_of
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

RATIO = Variable("ratio", "pump")
USUAL = 1.5


def mullins_noda(
    P_K: Any, P_Na: Any, K_out: Any, Na_out: Any, K_in: Any, Na_in: Any, r: Any, T: Any, xp: Any = math
) -> Any:
    """Unguarded kernel: (RT/F) ln[(r P_K K_out + P_Na Na_out)/(r P_K K_in + P_Na Na_in)]."""
    outer, inner = r * P_K * K_out + P_Na * Na_out, r * P_K * K_in + P_Na * Na_in
    return GAS_CONSTANT * T / FARADAY * xp.log(outer / inner)


def pump_potential(
    P: Mapping[str, Any],
    c_out: Mapping[str, Quantity],
    c_in: Mapping[str, Quantity],
    T: Quantity,
    ratio: float = 1.5,
) -> Quantity:
    """Membrane potential of a cell whose Na+/K+ pump just balances its leaks.

    Args:
        P: permeability of K and Na [permeability or number], by ion; only their ratio matters.
        c_out: concentration outside [concentration], by ion, scalar or array.
        c_in: concentration inside [concentration], by ion, scalar or array.
        T: absolute temperature [temperature], 250 to 330 K.
        ratio: Na+ out per K+ in [number], 3/2; 1 gives the Goldman equation.

    Returns:
        V_m in mV, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a negative number, no permeant ion, or a temperature no cell lives at.

    Validity: Na+ and K+ steady (pump equals leaks), Cl- passive; the pump's share is at most RT/F ln(2/3).

    Reference: Mullins and Noda, J Gen Physiol 47:117, 1963 (unchecked).

    >>> from tutor.units import registry
    >>> mM, T = registry().mM, 310.15 * registry().kelvin
    >>> c_out, c_in = {"K": 4 * mM, "Na": 140 * mM}, {"K": 135 * mM, "Na": 12 * mM}
    >>> print(f"{pump_potential({'K': 1, 'Na': 0.01}, c_out, c_in, T).magnitude:.3f}")
    -88.461
    """
    both = {ion: P[ion] for ion in ("K", "Na")}
    extra = (ratio, edge.above_zero("number", "1"), "ratio"), (T, edge.TEMPERATURE, "T")
    return edge.calculate(mullins_noda, "mV", *sum_inputs(both, c_out, c_in), *extra)


# --- the catalogue entry ----------------------------------------------------------------------

Numbers = tuple[float, float, float, float, float, float]


def _numbers(problem: Problem, skip: Variable | None = None) -> Numbers:
    """P_K, P_Na, K_out, Na_out, K_in, Na_in; the ``skip`` variable reads as zero."""
    values = []
    for name in (Variable("P", "K"), Variable("P", "Na")):
        values.append(0.0 if name == skip else working.at_least_zero(problem, name, "1"))
    for side in ("out", "in"):
        for ion in ("K", "Na"):
            wanted = Variable("c", ion, side) == skip
            values.append(0.0 if wanted else working.concentration(problem, ion, side, zero=True))
    P_K, P_Na, K_out, Na_out, K_in, Na_in = values
    return P_K, P_Na, K_out, Na_out, K_in, Na_in


def coupling(problem: Problem) -> float:
    """Na+ out per K+ in, given as such or by the two counts."""
    counts = [problem.values.get(Variable("count", ion)) for ion in ("Na", "K")]
    default = counts[0] / counts[1] if counts[0] and counts[1] else USUAL
    return working.size(problem, RATIO, "1", default)


def _work(problem: Problem) -> Solution:
    """V_m forwards; P, c and the coupling ratio enter both sums linearly."""
    wanted = problem.unknown
    if wanted == V_M:
        return _potential(problem)
    if wanted == RATIO or (wanted.symbol in ("P", "c") and wanted.ion in ("K", "Na")):
        return _inverse(problem)
    raise working.cannot(problem, *EQUATION.solves)


def _voltage(numbers: Numbers, r: float, T: float) -> float:
    P_K, P_Na, K_out, Na_out, K_in, Na_in = numbers
    if min(P_K * K_out + P_Na * Na_out, P_K * K_in + P_Na * Na_in) <= 0:
        raise DomainError(
            "Nothing permeant is left on one side,",
            "so nothing fixes a potential.",
            "Give P_K or P_Na above zero.",
        )
    return float(mullins_noda(*numbers, r, T))


def _potential(problem: Problem) -> Solution:
    T, r = working.temperature(problem), coupling(problem)
    P_K, P_Na, K_out, Na_out, K_in, Na_in = numbers = _numbers(problem)
    with_pump, without = _voltage(numbers, r, T), _voltage(numbers, 1.0, T)
    scale = 1 / max(P_K, P_Na)
    k, na = figure(r * P_K * scale), figure(P_Na * scale)
    written = (
        f"{show(working.slope(T), 'mV', 2)}·ln[({k}·{mM(K_out)} + {na}·{mM(Na_out)}) / "
        f"({k}·{mM(K_in)} + {na}·{mM(Na_in)})]"
    )
    bound = -working.slope(T) * math.log(r)
    steps = (
        Step(
            "V_m = (RT/F)·ln[(r·P_K·K_out + P_Na·Na_out) / (r·P_K·K_in + P_Na·Na_in)]", written, mV(with_pump)
        ),
        Step("without the pump's current (r = 1)", "Goldman equation of K⁺ and Na⁺", mV(without)),
        Step("the pump's own share", difference(mV(with_pump), mV(without)), mV(with_pump - without)),
        Step("it can never exceed (RT/F)·ln(1/r)", f"r = {figure(r)}", mV(bound)),
    )
    results = (
        Result(V_M, with_pump, "mV"),
        Result(V_M, without, "mV", "before", label="without the pump's current"),
        Result(V_M, with_pump - without, "mV", "change", label="the pump's own share"),
    )
    return Solution(results, steps)


def _inverse(problem: Problem) -> Solution:
    wanted = problem.unknown
    T, V_m = working.temperature(problem), working.potential(problem)
    x = math.exp(V_m / working.slope(T))
    r = 1.0 if wanted == RATIO else coupling(problem)
    P_K, P_Na, K_out, Na_out, K_in, Na_in = _numbers(problem, skip=wanted)
    weights = {"K": r * P_K, "Na": P_Na}
    if wanted == RATIO:
        per, rest = P_K * (K_out - x * K_in), P_Na * (Na_out - x * Na_in)
    elif wanted.symbol == "P":
        out, inside, factor = (K_out, K_in, r) if wanted.ion == "K" else (Na_out, Na_in, 1.0)
        per = factor * (out - x * inside)
        rest = r * P_K * (K_out - x * K_in) + P_Na * (Na_out - x * Na_in)
    else:
        per = weights[wanted.ion or ""] * (1.0 if wanted.side == "out" else -x)
        rest = weights["K"] * (K_out - x * K_in) + weights["Na"] * (Na_out - x * Na_in)
    value = -rest / per if per else math.nan
    if not value > 0:
        raise working.no_way(
            f"No {name_of(problem, wanted)} gives V_m = {mV(V_m)} here:",
            "it would have to be zero or negative.",
            "V_m lies between the equilibrium potentials of K⁺ and Na⁺, and the pump adds at most "
            f"{mV(-working.slope(T) * math.log(USUAL))}.",
        )
    unit = working.concentration_unit(value) if wanted.symbol == "c" else "1"
    step = Step(
        f"outer sum = e^(V_mF/RT)·inner sum, solved for {label(wanted)}",
        f"e^({mV(V_m)} / {show(working.slope(T), 'mV', 2)}) = {figure(x)}",
        show(guards.finite(value, label(wanted), unit), unit),
    )
    return Solution((Result(wanted, value, unit),), (step,))


EQUATION = Equation(
    id="pump-electrogenic-potential",
    question="calculate the electrogenic contribution of the pump",
    title="Resting potential with the pump's own current (Mullins-Noda)",
    formula="V_m = (RT/F)·ln[(r·P_K·K_out + P_Na·Na_out) / (r·P_K·K_in + P_Na·Na_in)], r = 3/2",
    inputs=(
        Slot(Variable("P", "K"), "number", "1", "relative permeability to K⁺"),
        Slot(Variable("P", "Na"), "number", "1", "relative permeability to Na⁺"),
        Slot(Variable("c", "K", "out"), "concentration", "mM", "potassium outside"),
        Slot(Variable("c", "Na", "out"), "concentration", "mM", "sodium outside"),
        Slot(Variable("c", "K", "in"), "concentration", "mM", "potassium inside"),
        Slot(Variable("c", "Na", "in"), "concentration", "mM", "sodium inside"),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
        Slot(RATIO, "number", "1", "Na⁺ out per K⁺ in", USUAL, "3 Na⁺ : 2 K⁺"),
    ),
    results=(Slot(V_M, "potential", "mV", "membrane potential with the pump, without, difference"),),
    solves=("V_m", "P", "c", "ratio"),
    sources=("mullins-noda-1963",),
    limits=("Na⁺ and K⁺ steady (the pump balances the leaks) and Cl⁻ passive.",),
    work=_work,
    functions=("pump_potential",),
    tells=("thing:pump",),
    leaves=("ask:limit",),  # the bound for any membrane
)
