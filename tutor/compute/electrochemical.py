"""Free energy of moving a solute across the membrane, from outside to inside. SI: mol/m3, V, K, J/mol."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, guards, working
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, Way, ion_label, label
from tutor.compute.working import has, in_brackets, kJ, mM, mV, name_of, signed
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

CHEMICAL, ELECTRICAL = "dG_chemical", "dG_electrical"  # the two parts of dG
BALANCED = 0.01  # J/mol


def electrochemical(c_out: Any, c_in: Any, z: Any, V_m: Any, T: Any, xp: Any = math) -> Any:
    """Unguarded kernel: RT ln(c_in/c_out) + zF V_m."""
    return GAS_CONSTANT * T * xp.log(c_in / c_out) + z * FARADAY * V_m


def electrochemical_difference(
    c_out: Quantity, c_in: Quantity, z: int, V_m: Quantity, T: Quantity
) -> Quantity:
    """Free energy of moving one mole of a solute from outside to inside.

    Args:
        c_out: concentration outside [concentration], scalar or array.
        c_in: concentration inside [concentration], scalar or array, broadcast with c_out.
        z: valence with its sign [number], 0 for an uncharged solute.
        V_m: membrane potential, inside minus outside [potential], scalar or array.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        RT ln(c_in/c_out) + zF V_m in kJ/mol, of the broadcast shape; negative means that entry runs by
        itself.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a concentration not above zero, or a temperature no cell lives at.

    Validity: dilute solutions, or equal activity coefficients on both sides.

    Reference: Hille, Ion Channels of Excitable Membranes, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> dG = electrochemical_difference(145 * u.mM, 12.5 * u.mM, 1, -70 * u.mV, 310.15 * u.kelvin)
    >>> print(f"{dG.magnitude:.3f}")
    -13.074
    """
    return edge.calculate(
        electrochemical,
        "kJ/mol",
        (c_out, edge.CONCENTRATION, "c_out"),
        (c_in, edge.CONCENTRATION, "c_in"),
        (z, edge.VALENCE, "z"),
        (V_m, edge.POTENTIAL, "V_m"),
        (T, edge.TEMPERATURE, "T"),
    )


# --- the catalogue entry ----------------------------------------------------------------------


def charge(problem: Problem, ion: str) -> int:
    """The valence of a solute, zero allowed."""
    return int(guards.whole(problem[Variable("z", ion)], f"z of {ion}"))


def _log(problem: Problem, ion: str) -> tuple[float, str]:
    """ln(c_in/c_out), from the concentrations or from the ratio c_out/c_in, and how it is written."""
    ratio = Variable("ratio", ion)
    if has(problem, ratio):
        value = float(guards.positive(problem[ratio], name_of(problem, ratio), "1"))
        return -math.log(value), f"1/{figure(value)}"
    c_out, c_in = (working.concentration(problem, ion, side) for side in ("out", "in"))
    return math.log(c_in / c_out), f"{mM(c_in)} / {mM(c_out)}"


def _voltage(problem: Problem, z: int) -> float:
    return working.potential(problem) if z else 0.0


def _work(problem: Problem) -> Solution:
    """Solve for the energy, V_m, a concentration, the ratio or T: closed forms."""
    ion = problem.unknown.ion or problem.ions[0]
    solvers = {
        "dG": _energy,
        "dG_mV": _energy,
        CHEMICAL: _energy,
        ELECTRICAL: _energy,
        "V_m": _membrane,
        "T": _temperature,
    }
    solvers |= {"c": _concentration, "ratio": _concentration}
    if problem.unknown.symbol not in solvers:
        raise working.cannot(problem, *EQUATION.solves)
    return solvers[problem.unknown.symbol](problem, ion)


def _energy(problem: Problem, ion: str) -> Solution:
    z = charge(problem, ion)
    V_m = _voltage(problem, z)
    (chemical, first), electrical = _chemical(problem, ion, z), z * FARADAY * V_m
    total = chemical + electrical
    way = entry_way(total)
    steps = [first]
    if z:
        numbers = f"{signed(z)}·{figure(FARADAY / 1e6, 7)} kJ/(mol·mV)·({mV(V_m)})"
        steps.append(Step("electrical part = zF·V_m", numbers, kJ(electrical)))
    reached = {
        "in": "entry runs by itself",
        "out": "entry is uphill: it leaves by itself",
        "none": "equilibrium",
    }[way]
    numbers = f"{kJ(chemical)} + {in_brackets(kJ(electrical))}"
    steps.append(Step(f"out to in, of {ion_label(ion, z)}: sum of both", numbers, f"{kJ(total)}: {reached}"))
    steps.append(Step("in millivolts: divided by F", f"{kJ(total)} / F", mV(total / FARADAY)))
    moved, told = total, "from outside to inside"
    if problem.unknown.side == "out":
        moved, told = -total, "from inside to outside"
        steps.append(Step("from inside to outside", "the opposite sign", kJ(moved)))
    current: Way | None = None if z == 0 else "none" if way == "none" else way if z > 0 else _other(way)
    results = (
        Result(Variable("dG", ion), moved, "kJ/mol", "result", way, current, told),
        Result(
            Variable("dG_mV", ion), moved / FARADAY, "mV", "result", way, current, "the same divided by F"
        ),
    )
    sign = -1.0 if problem.unknown.side == "out" else 1.0
    parts = (
        Result(Variable(CHEMICAL, ion), sign * chemical, "kJ/mol", label="chemical part"),
        Result(Variable(ELECTRICAL, ion), sign * electrical, "kJ/mol", label="electrical part"),
    )
    told_of = {"dG": results, "dG_mV": results[::-1], CHEMICAL: (*parts, results[0])}
    return Solution(told_of.get(problem.unknown.symbol, (*parts[::-1], results[0])), tuple(steps))


def _chemical(problem: Problem, ion: str, z: int) -> tuple[float, Step]:
    """The part of the concentrations, from them or from the potential at which the ion is balanced."""
    name = Variable("E", ion)
    if has(problem, name) and z:
        E = working.potential(problem, name)
        energy = -z * FARADAY * E
        numbers = f"−({signed(z)})·{figure(FARADAY / 1e6, 7)} kJ/(mol·mV)·({mV(E)})"
        return energy, Step(f"chemical part = −zF·{label(name)}", numbers, kJ(energy))
    T = working.temperature(problem)
    log, written = _log(problem, ion)
    energy = GAS_CONSTANT * T * log
    numbers = f"{show(GAS_CONSTANT * T, 'kJ/mol', 4)}·ln({written})"
    return energy, Step("chemical part = RT·ln(c_in/c_out)", numbers, kJ(energy))


def entry_way(energy: float) -> Way:
    """Which way a solute goes by itself, for its energy of entry."""
    return "none" if abs(energy) < BALANCED else "in" if energy < 0 else "out"


def _other(way: Way) -> Way:
    return "in" if way == "out" else "out"


def _given_energy(problem: Problem, ion: str) -> float:
    """The energy given in kJ/mol or in mV; without either, equilibrium."""
    if has(problem, Variable("dG_mV", ion)):
        return working.finite(problem, Variable("dG_mV", ion), "mV") * FARADAY
    return working.finite(problem, Variable("dG", ion), "kJ/mol", 0.0)


def _membrane(problem: Problem, ion: str) -> Solution:
    T, z = working.temperature(problem), charge(problem, ion)
    if z == 0:
        raise DomainError(
            f"{ion} carries no charge,", "so its energy is the same at every V_m.", "Ask for a concentration."
        )
    log, _ = _log(problem, ion)
    energy = _given_energy(problem, ion)
    V_m = (energy - GAS_CONSTANT * T * log) / (z * FARADAY)
    numbers = f"({kJ(energy)} − {in_brackets(kJ(GAS_CONSTANT * T * log))}) / ({signed(z)}·F)"
    return Solution(
        (Result(V_M, V_m, "mV"),), (Step("V_m = (dG − RT·ln(c_in/c_out)) / zF", numbers, mV(V_m)),)
    )


def _concentration(problem: Problem, ion: str) -> Solution:
    wanted = problem.unknown
    T, z = working.temperature(problem), charge(problem, ion)
    log = (_given_energy(problem, ion) - z * FARADAY * _voltage(problem, z)) / (GAS_CONSTANT * T)
    if abs(log) > 100:
        raise DomainError(
            f"This asks for a ratio of e^{figure(log, 0)},",
            "which no pair of solutions has.",
            "Check the units.",
        )
    name = name_of(problem, wanted)
    step = Step("ln(c_in/c_out) = (dG − zF·V_m) / RT", f"at {show(T, '°C')}", figure(log, 4))
    if wanted.symbol == "ratio":
        value, unit = math.exp(-log), "1"
    else:
        known = working.concentration(problem, ion, "in" if wanted.side == "out" else "out")
        value = known * math.exp(log if wanted.side == "in" else -log)
        unit = working.concentration_unit(value)
    last = Step(f"{name} from the ratio", f"e^({figure(log, 4)})", show(value, unit))
    return Solution((Result(wanted, value, unit),), (step, last))


def _temperature(problem: Problem, ion: str) -> Solution:
    z = charge(problem, ion)
    log, _ = _log(problem, ion)
    rest = _given_energy(problem, ion) - z * FARADAY * _voltage(problem, z)
    T = rest / (GAS_CONSTANT * log) if log else math.nan
    if not guards.COLDEST <= T <= guards.HOTTEST:
        shift = z * FARADAY * _voltage(problem, z)
        ends = [kJ(GAS_CONSTANT * end * log + shift) for end in (guards.COLDEST, guards.HOTTEST)]
        raise working.no_way(
            "No temperature of a living cell gives this energy:",
            "only the chemical part grows with T.",
            f"Between −23 °C and 57 °C it runs from {ends[0]} to {ends[1]}.",
        )
    step = Step("T = (dG − zF·V_m) / (R·ln(c_in/c_out))", f"ln = {figure(log, 4)}", show(T, "K", 2))
    return Solution((Result(TEMPERATURE, T, "K"),), (step,))


EQUATION = Equation(
    id="electrochemical-difference",
    question="what is the free energy of Na+ entering at -70 mV, in kJ/mol?",
    title="Electrochemical potential difference of a solute",
    formula="dG = RT·ln(c_in/c_out) + zF·V_m, from outside to inside",
    inputs=(
        Slot(Variable("c", "X", "out"), "concentration", "mM", "concentration outside"),
        Slot(Variable("c", "X", "in"), "concentration", "mM", "concentration inside"),
        Slot(Variable("z", "X"), "number", "1", "valence, 0 if uncharged"),
        Slot(V_M, "potential", "mV", "membrane potential", optional=True),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
        Slot(Variable("ratio", "X"), "number", "1", "c_out/c_in, in place of the two", optional=True),
        Slot(
            Variable("E", "X"),
            "potential",
            "mV",
            "equilibrium potential, in place of the two",
            optional=True,
            spares=("c", "T"),
        ),
    ),
    results=(
        Slot(Variable("dG", "X"), "energy per amount", "kJ/mol", "energy of entry, outside to inside"),
        Slot(Variable("dG_mV", "X"), "potential", "mV", "the same divided by F"),
        Slot(Variable(CHEMICAL, "X"), "energy per amount", "kJ/mol", "part of the concentrations"),
        Slot(Variable(ELECTRICAL, "X"), "energy per amount", "kJ/mol", "part of the voltage"),
    ),
    solves=("dG", "dG_mV", CHEMICAL, ELECTRICAL, "V_m", "c", "ratio", "T"),
    sources=("hille-2001", "wright-2004"),
    limits=(
        "Dilute solutions, or equal activity coefficients on both sides; an uncharged solute needs no V_m.",
    ),
    work=_work,
    functions=("electrochemical_difference",),
    tells=("change:add", "move"),
)
