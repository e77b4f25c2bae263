"""Driving force on an ion, and which way ion and current go. SI in the kernels (V)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.compute import edge, working
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, Way, ion_label, label
from tutor.compute.nernst import EQUATION as NERNST
from tutor.compute.working import difference, has, mV
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE

if TYPE_CHECKING:
    from tutor.units import Quantity

BALANCED = 5e-5  # V: below 0.1 mV as printed; closer than this the two forces cancel for every purpose


def driving_force(V_m: Quantity, E: Quantity) -> Quantity:
    """Driving force on an ion, V_m minus its equilibrium potential.

    Args:
        V_m: membrane potential, inside minus outside [potential], scalar or array.
        E: equilibrium potential of the ion [potential], scalar or array, broadcast with V_m.

    Returns:
        V_m - E in mV: positive drives an outward current, negative an inward one, for either sign
        of the ion's charge.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.

    Validity: any passive pathway selective for the ion.

    Reference: Hille, Ion Channels of Excitable Membranes, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> mV = registry().mV
    >>> print(f"{driving_force(-70 * mV, -95 * mV):.1f}")
    25.0 millivolt
    """
    return edge.calculate(_difference, "mV", (V_m, edge.POTENTIAL, "V_m"), (E, edge.POTENTIAL, "E"))


def _difference(V_m: Any, E: Any, xp: Any = None) -> Any:
    return V_m - E


def directions(force: float, z: int) -> tuple[Way, Way]:
    """Which way the ion goes and which way the current is, for V_m - E in volts and the ion's valence."""
    if abs(force) < BALANCED:
        return "none", "none"
    current: Way = "out" if force > 0 else "in"
    ion: Way = "out" if z * force > 0 else "in"
    return ion, current


def _work(problem: Problem) -> Solution:
    """Solve for the force, V_m, E, or the concentration at which the force has the given value."""
    ion = problem.ions[0]
    solvers = {"DF": _force, "V_m": _membrane, "E": _equilibrium_potential, "c": _concentration}
    solver = solvers.get(problem.unknown.symbol)
    if solver is None:
        raise working.cannot(problem, *EQUATION.solves)
    return solver(problem, ion)


def equilibrium(problem: Problem, ion: str) -> tuple[float, tuple[Step, ...]]:
    """E of an ion as given, or by Nernst from its concentrations with the step that shows it."""
    name = Variable("E", ion)
    if has(problem, name):
        return working.potential(problem, name), ()
    solved = NERNST.work(Problem(name, problem.values, (ion,)))
    return solved.results[0].value, solved.steps[:1]


def _given_force(problem: Problem, ion: str) -> float:
    """The force that is asked for; without one, the balance."""
    return working.finite(problem, Variable("DF", ion), "mV", 0.0)


def _membrane(problem: Problem, ion: str) -> Solution:
    E, steps = equilibrium(problem, ion)
    force = _given_force(problem, ion)
    V_m = E + force
    formula = f"V_m = {label(Variable('E', ion))} + DF"
    step = Step(formula, f"{mV(E)} + ({mV(force)})", mV(V_m))
    return Solution((Result(V_M, V_m, "mV"),), (*steps, step))


def _equilibrium_potential(problem: Problem, ion: str) -> Solution:
    V_m, force = working.potential(problem), _given_force(problem, ion)
    name = Variable("E", ion)
    step = Step(f"{label(name)} = V_m − DF", difference(mV(V_m), mV(force)), mV(V_m - force))
    return Solution((Result(name, V_m - force, "mV"),), (step,))


def _concentration(problem: Problem, ion: str) -> Solution:
    """At which concentration the force has the given value; without one, where the ion turns round."""
    first = _equilibrium_potential(problem, ion)
    values = {**problem.values, Variable("E", ion): first.results[0].value}
    second = NERNST.work(Problem(problem.unknown, values, (ion,)))
    return Solution(second.results, first.steps + second.steps, second.warnings)


def _force(problem: Problem, ion: str) -> Solution:
    z = working.valence(problem, ion)
    if has(problem, Variable("DF", ion)):
        return _told(problem, ion, z)
    V_m = working.potential(problem)
    E, steps = equilibrium(problem, ion)
    force = V_m - E
    ion_way, current_way = directions(force, z)
    own = (
        Step(f"DF = V_m − {label(Variable('E', ion))}", difference(mV(V_m), mV(E)), mV(force)),
        _pulls(ion, z, V_m, E),
        _signs(ion, z, force, ion_way, current_way),
    )
    result = Result(Variable("DF", ion), force, "mV", "result", ion_way, current_way)
    return Solution((result,), steps + own)


def _told(problem: Problem, ion: str, z: int) -> Solution:
    """A force that is told, "20 mV above E_K": its sign is the way of the current."""
    force = _given_force(problem, ion)
    ways = directions(force, z)
    result = Result(Variable("DF", ion), force, "mV", "result", *ways)
    return Solution((result,), (_signs(ion, z, force, *ways),))


def _pulls(ion: str, z: int, V_m: float, E: float) -> Step:
    """Which way the concentration ratio pushes, which way the voltage pulls, and which is larger."""
    chemical = "out" if z * -E > 0 else "in"
    electrical = "out" if z * V_m > 0 else "in"
    if E == 0 or V_m == 0:
        chemical = "nowhere" if E == 0 else chemical
        electrical = "nowhere" if V_m == 0 else electrical
    both = f"chemical part {chemical} ({mV(abs(E))} worth), electrical part {electrical} ({mV(abs(V_m))})"
    if chemical == electrical:
        verdict = f"both push {ion_label(ion, z)} {chemical}"
    elif abs(abs(E) - abs(V_m)) < BALANCED:
        verdict = "they cancel"
    else:
        verdict = f"the {'chemical' if abs(E) > abs(V_m) else 'electrical'} part is larger"
    return Step(f"the two parts on {ion_label(ion, z)}", both, verdict)


def _signs(ion: str, z: int, force: float, ion_way: Way, current_way: Way) -> Step:
    name = ion_label(ion, z)
    if ion_way == "none":
        return Step("DF = 0", f"{name} is at equilibrium", "no net movement, no net current")
    sign = "positive" if force > 0 else "negative"
    rule = f"sign of DF: {sign}, so the current is {current_way}ward; z = {z:+d}".replace("-", "−")
    return Step("current: sign of DF; ion: sign of z·DF", rule, f"{name} moves {ion_way}")


EQUATION = Equation(
    id="driving-force",
    question="what is the driving force on Na+ at -70 mV?",
    title="Driving force and direction of an ion",
    formula="DF = V_m − E",
    inputs=(
        Slot(V_M, "potential", "mV", "membrane potential"),
        Slot(Variable("E", "X"), "potential", "mV", "equilibrium potential", optional=True),
        Slot(Variable("c", "X", "out"), "concentration", "mM", "concentration outside", optional=True),
        Slot(Variable("c", "X", "in"), "concentration", "mM", "concentration inside", optional=True),
        Slot(Variable("z", "X"), "number", "1", "valence"),
        Slot(TEMPERATURE, "temperature", "°C", "temperature", optional=True),
        Slot(
            Variable("DF", "X"),
            "potential",
            "mV",
            "the force itself, where it is told",
            optional=True,
            spares=("V_m", "E", "c", "T"),
        ),
    ),
    results=(Slot(Variable("DF", "X"), "potential", "mV", "driving force"),),
    solves=("DF", "V_m", "E", "c"),
    sources=("hille-2001",),
    limits=("For a passive pathway selective for the ion; the sign convention is V_m minus E.",),
    work=_work,
    functions=("driving_force",),
    tells=("change:add", "move"),
)
