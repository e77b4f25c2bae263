"""Membrane potential as the average of the E's, weighted by conductances. SI: V, S (or ratios), A."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, working
from tutor.compute.driving_force import equilibrium
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, label
from tutor.compute.working import in_brackets, mV
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

PUMP = Variable("I", "pump")


def chord(g: Sequence[Any], E: Sequence[Any], I_pump: Any = 0.0) -> Any:
    """Unguarded kernel: (sum of g E - I_pump) / sum of g; the pump's outward current counts positive."""
    return (sum(part * e for part, e in zip(g, E, strict=True)) - I_pump) / sum(g)


def chord_conductance_potential(
    g: Mapping[str, Any], E: Mapping[str, Quantity], I_pump: Quantity | None = None
) -> Quantity:
    """Membrane potential of parallel linear conductances: the average of the E's weighted by the g's.

    Args:
        g: conductance of each ion [conductance or conductance per area or number], by ion; ratios will
            do unless there is a pump current.
        E: equilibrium potential of each ion [potential], by ion, scalar or array.
        I_pump: outward current of an electrogenic pump [current or current per area], to match g.

    Returns:
        V_m = (sum of g E - I_pump) / sum of g in mV, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a negative conductance, or none above zero.

    Validity: linear conductances in a steady state; the conductances are those at this V_m.

    Reference: Hille, Ion Channels of Excitable Membranes, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> mV = registry().mV
    >>> V_m = chord_conductance_potential({"K": 1, "Na": 1}, {"K": -95.02 * mV, "Na": 65.51 * mV})
    >>> print(f"{V_m.magnitude:.3f}")
    -14.755
    """
    n = len(g)
    kind = _kind(g)
    given: list[edge.Given] = [(g[ion], edge.at_least_zero(kind, "1"), f"g_{ion}") for ion in g]
    given += [(E[ion], edge.POTENTIAL, f"E_{ion}") for ion in g]
    if I_pump is not None:
        dimension = "current per area" if kind == "conductance per area" else "current"
        given.append((I_pump, edge.any_number(dimension, "A"), "I_pump"))

    def flat(*numbers: Any, xp: Any) -> Any:
        return chord(numbers[:n], numbers[n : 2 * n], numbers[-1] if I_pump is not None else 0.0)

    return edge.calculate(flat, "mV", *given)


def _kind(g: Mapping[str, Any]) -> str:
    first: Any = next(iter(g.values()), 1)
    if not hasattr(type(first), "dimensionality"):
        return "number"
    return "conductance" if first.is_compatible_with("siemens") else "conductance per area"


# --- the catalogue entry ----------------------------------------------------------------------

Row = tuple[float, float]  # g, E


def _rows(problem: Problem, skip: Variable | None = None) -> tuple[dict[str, Row], tuple[Step, ...]]:
    table: dict[str, Row] = {}
    steps: tuple[Step, ...] = ()
    for ion in problem.ions:
        name = Variable("g", ion)
        g = 0.0 if name == skip else working.at_least_zero(problem, name, "1")
        E, more = (0.0, ()) if Variable("E", ion) == skip else equilibrium(problem, ion)
        steps += more
        table[ion] = g, E
    return table, steps


def _work(problem: Problem) -> Solution:
    """V_m forwards; one g, one E or the pump current from the same linear balance."""
    wanted = problem.unknown
    solvers = {"V_m": _potential, "g": _conductance, "E": _equilibrium_potential, "I": _pump}
    if wanted.symbol not in solvers or (wanted.symbol in ("g", "E") and wanted.ion not in problem.ions):
        raise working.cannot(problem, *EQUATION.solves)
    return solvers[wanted.symbol](problem)


def _pump_current(problem: Problem) -> float:
    return working.finite(problem, PUMP, "A", 0.0)


def _potential(problem: Problem) -> Solution:
    table, steps = _rows(problem)
    total = sum(g for g, _ in table.values())
    if total == 0:
        raise DomainError(
            "All conductances are zero,", "so nothing fixes a potential.", "Give one above zero."
        )
    I_pump = _pump_current(problem)
    V_m = chord([g for g, _ in table.values()], [E for _, E in table.values()], I_pump)
    weighted = " + ".join(f"{figure(g)}·{in_brackets(mV(E))}" for g, E in table.values())
    symbols = " + ".join(f"g_{ion}·E_{ion}" for ion in table)
    pump = " − I_pump" if I_pump else ""
    own = (
        Step(f"V_m = ({symbols}{pump}) / Σ g", f"({weighted}{pump}) / {figure(total)}", mV(V_m)),
        Step(
            "weight of an ion = its g / Σ g",
            ", ".join(f"{ion} {show(g / total, '%', 0)}" for ion, (g, _) in table.items()),
            "the larger, the nearer V_m is to its E",
        ),
    )
    return Solution((Result(V_M, V_m, "mV"),), steps + own)


def _balance(problem: Problem, table: dict[str, Row], V_m: float, leave: str | None) -> float:
    """Outward current of all but one ion and of the pump at V_m."""
    return sum(g * (V_m - E) for ion, (g, E) in table.items() if ion != leave) + _pump_current(problem)


def _conductance(problem: Problem) -> Solution:
    wanted = problem.unknown
    V_m = working.potential(problem)
    table, steps = _rows(problem, skip=wanted)
    ion = wanted.ion or ""
    E = table[ion][1]
    if len(table) == 1:
        raise DomainError(
            f"Only {label(wanted)} is spoken of,", "so V_m would be its E.", "Give the other conductances."
        )
    others = _balance(problem, table, V_m, ion)
    value = -others / (V_m - E) if V_m != E else -1.0
    if not value >= 0:
        total = sum(g for g, _ in table.values())
        pairs = [row for name, row in table.items() if name != ion]
        without = chord([g for g, _ in pairs], [e for _, e in pairs], _pump_current(problem)) if total else E
        raise working.no_way(
            f"No {label(wanted)} gives V_m = {mV(V_m)} here:",
            "it would have to be negative.",
            f"From zero upwards it takes V_m from {mV(without)} towards E_{ion} = {mV(E)}.",
        )
    formula = f"{label(wanted)} = −(current of the others) / (V_m − E_{ion})"
    numbers = f"{figure(-others)} V·g / ({mV(V_m)} − {in_brackets(mV(E))})"
    return Solution((Result(wanted, value, "1"),), (*steps, Step(formula, numbers, figure(value))))


def _equilibrium_potential(problem: Problem) -> Solution:
    wanted = problem.unknown
    V_m = working.potential(problem)
    table, steps = _rows(problem, skip=wanted)
    g = table[wanted.ion or ""][0]
    if g == 0:
        raise DomainError(f"g_{wanted.ion} is zero,", "so its E has no effect on V_m.", "Give g above zero.")
    E = V_m + _balance(problem, table, V_m, wanted.ion) / g
    step = Step(f"{label(wanted)} = V_m + (current of the others)/g_{wanted.ion}", f"V_m = {mV(V_m)}", mV(E))
    return Solution((Result(wanted, E, "mV"),), (*steps, step))


def _pump(problem: Problem) -> Solution:
    V_m = working.potential(problem)
    table, steps = _rows(problem)
    value = -sum(g * (V_m - E) for g, E in table.values())
    unit = working.fitting(value, "pA", "nA", "µA", "mA", "A")
    step = Step("I_pump = −Σ g(V_m − E)", f"V_m = {mV(V_m)}", show(value, unit))
    return Solution((Result(PUMP, value, unit),), (*steps, step))


EQUATION = Equation(
    id="chord-conductance-potential",
    question="what is V_m by chord conductance with gK = 10 nS, gNa = 1 nS, EK = -95 mV, ENa = 65 mV?",
    title="Membrane potential from conductances (chord conductance equation)",
    formula="V_m = Σ g·E / Σ g",
    inputs=(
        Slot(Variable("g", "each"), "number", "1", "conductance, relative or in one unit for all"),
        Slot(Variable("E", "each"), "potential", "mV", "equilibrium potential", optional=True),
        Slot(Variable("c", "each", "out"), "concentration", "mM", "concentration outside", optional=True),
        Slot(Variable("c", "each", "in"), "concentration", "mM", "concentration inside", optional=True),
        Slot(TEMPERATURE, "temperature", "°C", "temperature", optional=True),
        Slot(PUMP, "current", "pA", "outward current of a pump", 0.0, "no pump current", optional=True),
    ),
    results=(Slot(V_M, "potential", "mV", "membrane potential"),),
    solves=("V_m", "g", "E", "I"),
    sources=("hille-2001", "hodgkin-huxley-1952"),
    limits=(
        "Linear conductances in a steady state: conductances change with voltage and concentration, so use "
        "those that hold at this V_m. Permeabilities are no substitute: they belong in the Goldman equation.",
    ),
    work=_work,
    functions=("chord_conductance_potential",),
)
