"""The Na+/K+-ATPase: work of a cycle and the voltage that stops it. SI: J/mol, mol/m3, V, K."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, working
from tutor.compute.atp import (
    ATP,
    NUCLEOTIDES,
    PER_ADP,
    RESTING,
    SPLIT,
    STANDARD_STATE,
    energy_of,
    has_nucleotides,
    hydrolysed,
)
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, label
from tutor.compute.working import difference, has, kJ, mM, mV, name_of
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

WORK, V_REV, FRACTION = Variable("w"), Variable("V_rev"), Variable("fraction")
COUNTS = {"Na": 3.0, "K": 2.0}


def cycle_work(
    Na_out: Any,
    Na_in: Any,
    K_out: Any,
    K_in: Any,
    V_m: Any,
    T: Any,
    n_Na: Any = 3.0,
    n_K: Any = 2.0,
    xp: Any = math,
) -> Any:
    """Unguarded kernel: n_Na [RT ln(Na_out/Na_in) - F V_m] + n_K [RT ln(K_in/K_out) + F V_m]."""
    sodium = GAS_CONSTANT * T * xp.log(Na_out / Na_in) - FARADAY * V_m
    potassium = GAS_CONSTANT * T * xp.log(K_in / K_out) + FARADAY * V_m
    return n_Na * sodium + n_K * potassium


def _sides(Na_out: Any, Na_in: Any, K_out: Any, K_in: Any) -> tuple[edge.Given, ...]:
    pairs = (Na_out, "Na_out"), (Na_in, "Na_in"), (K_out, "K_out"), (K_in, "K_in")
    return tuple((value, edge.CONCENTRATION, name) for value, name in pairs)


def pump_work(
    Na_out: Quantity, Na_in: Quantity, K_out: Quantity, K_in: Quantity, V_m: Quantity, T: Quantity
) -> Quantity:
    """Work of one mole of pump cycles: 3 Na+ out and 2 K+ in.

    Args:
        Na_out: sodium outside [concentration], scalar or array.
        Na_in: sodium inside [concentration], scalar or array.
        K_out: potassium outside [concentration], scalar or array.
        K_in: potassium inside [concentration], scalar or array.
        V_m: membrane potential, inside minus outside [potential], scalar or array.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        w in kJ per mole of ATP, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a concentration not above zero, or a temperature no cell lives at.

    Validity: energetics only; it says whether the pump can run, not how fast.

    Reference: Hille, Ion Channels of Excitable Membranes, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> mM, mV, T = registry().mM, registry().mV, 310.15 * registry().kelvin
    >>> print(f"{pump_work(145 * mM, 12.5 * mM, 4 * mM, 140 * mM, -70 * mV, T).magnitude:.3f}")
    44.052
    """
    given = (*_sides(Na_out, Na_in, K_out, K_in), (V_m, edge.POTENTIAL, "V_m"), (T, edge.TEMPERATURE, "T"))
    return edge.calculate(cycle_work, "kJ/mol", *given)


def pump_reversal_potential(
    Na_out: Quantity, Na_in: Quantity, K_out: Quantity, K_in: Quantity, dG: Quantity, T: Quantity
) -> Quantity:
    """Membrane potential below which the pump would run backwards and make ATP.

    Args:
        Na_out: sodium outside [concentration], scalar or array.
        Na_in: sodium inside [concentration], scalar or array.
        K_out: potassium outside [concentration], scalar or array.
        K_in: potassium inside [concentration], scalar or array.
        dG: free energy of ATP hydrolysis [energy per amount], scalar or array; its sign does not matter.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        V_rev = (w at 0 mV - |dG|)/F in mV, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a concentration not above zero, or a temperature no cell lives at.

    Validity: 3 Na+ : 2 K+ : 1 ATP.

    Reference: Hille, Ion Channels of Excitable Membranes, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> given = 145 * u.mM, 12.5 * u.mM, 4 * u.mM, 140 * u.mM, -57 * u.kJ / u.mol, 310.15 * u.kelvin
    >>> print(f"{pump_reversal_potential(*given).magnitude:.1f}")
    -204.2
    """

    def kernel(a: Any, b: Any, c: Any, d: Any, dG: Any, T: Any, xp: Any) -> Any:
        return (cycle_work(a, b, c, d, 0.0, T, xp=xp) - abs(dG)) / FARADAY

    energy = dG, edge.any_number("energy per amount", "kJ/mol"), "dG"
    return edge.calculate(
        kernel, "mV", *_sides(Na_out, Na_in, K_out, K_in), energy, (T, edge.TEMPERATURE, "T")
    )


# --- the catalogue entry ----------------------------------------------------------------------


def _counts(problem: Problem) -> tuple[float, float]:
    three, two = (
        working.size(problem, Variable("count", ion), "1", default) for ion, default in COUNTS.items()
    )
    return three, two


def _terms(problem: Problem, skip: Variable | None = None) -> tuple[float, float, float]:
    """T and RT ln of the uphill ratio of Na+ (out/in) and K+ (in/out); the ``skip`` variable reads as 1."""
    T = working.temperature(problem)
    c = {}
    for ion in COUNTS:
        for side in ("out", "in"):
            wanted = Variable("c", ion, side) == skip
            c[ion, side] = 1.0 if wanted else working.concentration(problem, ion, side)
    RT = GAS_CONSTANT * T
    return T, RT * math.log(c["Na", "out"] / c["Na", "in"]), RT * math.log(c["K", "in"] / c["K", "out"])


def _work(problem: Problem) -> Solution:
    """Work, share, reversal forwards; a limit (dG, c, V_m, count) where the work uses up all of ATP."""
    wanted = problem.unknown
    if wanted == ATP and has_nucleotides(problem):
        return hydrolysed(problem)
    if wanted == FRACTION and has(problem, WORK):
        return _share(problem)
    if wanted == ATP or wanted in (WORK, FRACTION):
        return _cycle(problem)
    solvers = {"V_rev": _reversal, "V_m": _reversal, "c": _limit, "count": _stoichiometry}
    if wanted.symbol not in solvers or wanted.ion not in (None, *COUNTS):
        raise working.cannot(problem, *EQUATION.solves)
    return solvers[wanted.symbol](problem)


def _cycle(problem: Problem) -> Solution:
    V_m = working.potential(problem)
    n_Na, n_K = _counts(problem)
    _, sodium, potassium = _terms(problem)
    per_Na, per_K = sodium - FARADAY * V_m, potassium + FARADAY * V_m
    w = n_Na * per_Na + n_K * per_K
    energy, steps = energy_of(problem)
    own = (
        Step("Na⁺ out: RT·ln(Na_out/Na_in) − F·V_m", difference(kJ(sodium), kJ(FARADAY * V_m)), kJ(per_Na)),
        Step("K⁺ in: RT·ln(K_in/K_out) + F·V_m", f"{kJ(potassium)} + ({kJ(FARADAY * V_m)})", kJ(per_K)),
        Step(
            f"w = {figure(n_Na)}·(Na⁺ out) + {figure(n_K)}·(K⁺ in)",
            f"{figure(n_Na)}·{kJ(per_Na)} + {figure(n_K)}·{kJ(per_K)}",
            kJ(w),
        ),
        Step("share of the energy of ATP", f"{kJ(w)} / {kJ(energy)}", show(w / energy, "%")),
    )
    all_results = {
        WORK: Result(WORK, w, "kJ/mol", label="work per mole of ATP"),
        FRACTION: Result(FRACTION, w / energy, "%", label="share of the energy of ATP"),
    }
    warnings: tuple[str, ...] = ()
    if w > energy:
        warnings = ("The work exceeds the energy of ATP: the pump would run backwards.",)
    if problem.unknown == ATP:
        return Solution((Result(ATP, -w, "kJ/mol", label="least that ATP must give"),), own[:3])
    first = all_results.pop(problem.unknown)
    return Solution((first, *all_results.values()), steps + own, warnings)


def _share(problem: Problem) -> Solution:
    """The share of the energy of ATP that a work given is."""
    w = abs(working.finite(problem, WORK, "kJ/mol"))
    energy, steps = energy_of(problem)
    step = Step("share of the energy of ATP", f"{kJ(w)} / {kJ(energy)}", show(w / energy, "%"))
    result = Result(FRACTION, w / energy, "%", label="share of the energy of ATP")
    return Solution((result,), (*steps, step))


def _available(problem: Problem) -> tuple[float, tuple[Step, ...]]:
    """The energy the cycle may use: a work that is given, or all that ATP gives."""
    if has(problem, WORK):
        return working.finite(problem, WORK, "kJ/mol"), ()
    return energy_of(problem)


def _reversal(problem: Problem) -> Solution:
    n_Na, n_K = _counts(problem)
    if n_Na == n_K:
        raise DomainError(
            "With as many Na⁺ as K⁺ the cycle moves no net charge,",
            "so no voltage can stop it.",
            "Give two different counts.",
        )
    _, sodium, potassium = _terms(problem)
    energy, steps = _available(problem)
    at_zero = n_Na * sodium + n_K * potassium
    V = (at_zero - energy) / ((n_Na - n_K) * FARADAY)
    numbers = f"({kJ(at_zero)} − {kJ(energy)}) / ({figure(n_Na - n_K)}·F)"
    step = Step("V_rev = (w at 0 mV − |dG_ATP|) / (net charge·F)", numbers, mV(V))
    return Solution((Result(problem.unknown, V, "mV", label="where the pump stops"),), (*steps, step))


def _limit(problem: Problem) -> Solution:
    """The concentration up to which the energy suffices."""
    wanted = problem.unknown
    V_m = working.potential(problem)
    n_Na, n_K = _counts(problem)
    T, sodium, potassium = _terms(problem, skip=wanted)
    energy, steps = _available(problem)
    without = n_Na * (sodium - FARADAY * V_m) + n_K * (potassium + FARADAY * V_m)
    n, uphill = (n_Na, wanted.side == "out") if wanted.ion == "Na" else (n_K, wanted.side == "in")
    log = (energy - without) / (n * GAS_CONSTANT * T) * (1 if uphill else -1)
    if abs(log) > 100:
        raise DomainError(
            "The energy given is far too large", "for any concentration.", "Check its unit: kJ/mol."
        )
    value = math.exp(log)
    name = name_of(problem, wanted)
    end = "highest" if uphill else "lowest"
    step = Step(f"w = {kJ(energy)} solved for {name}", f"V_m = {mV(V_m)}", f"{end} {name} = {mM(value)}")
    unit = working.concentration_unit(value)
    return Solution((Result(wanted, value, unit, label=f"{end} the pump can reach"),), (*steps, step))


def _stoichiometry(problem: Problem) -> Solution:
    """How many ions of one kind the energy would pay for."""
    wanted = problem.unknown
    V_m = working.potential(problem)
    n_Na, n_K = _counts(problem)
    _, sodium, potassium = _terms(problem)
    energy, steps = _available(problem)
    per_Na, per_K = sodium - FARADAY * V_m, potassium + FARADAY * V_m
    rest, per = (n_K * per_K, per_Na) if wanted.ion == "Na" else (n_Na * per_Na, per_K)
    if per <= 0 or energy <= rest:
        raise working.no_way(
            f"No {label(wanted)} fits:",
            "the other ions use up the energy, or this one goes by itself.",
            f"The others need {kJ(rest)}; ATP gives {kJ(energy)}.",
        )
    value = (energy - rest) / per
    numbers = f"({kJ(energy)} − {kJ(rest)}) / {kJ(per)}"
    step = Step(f"{label(wanted)} at most = (|dG_ATP| − rest) / work per ion", numbers, figure(value))
    return Solution((Result(wanted, value, "1", label="at most"),), (*steps, step))


EQUATION = Equation(
    id="pump-energetics",
    question="how much energy does the Na+/K+ pump need per cycle at -70 mV?",
    title="Work of the Na⁺/K⁺-ATPase",
    formula="w = 3·[RT·ln(Na_out/Na_in) − F·V_m] + 2·[RT·ln(K_in/K_out) + F·V_m]",
    inputs=(
        Slot(Variable("c", "Na", "out"), "concentration", "mM", "sodium outside"),
        Slot(Variable("c", "Na", "in"), "concentration", "mM", "sodium inside"),
        Slot(Variable("c", "K", "out"), "concentration", "mM", "potassium outside"),
        Slot(Variable("c", "K", "in"), "concentration", "mM", "potassium inside"),
        Slot(V_M, "potential", "mV", "membrane potential", optional=True),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
        Slot(
            ATP,
            "energy per amount",
            "kJ/mol",
            "free energy of ATP hydrolysis",
            RESTING,
            "assumed for a resting cell",
        ),
        *(
            Slot(
                name,
                "concentration",
                "mM",
                f"{name.ion} inside, for dG_ATP",
                optional=True,
                spares=("dG",) if name in SPLIT else (),
            )
            for name in NUCLEOTIDES
        ),
        Slot(PER_ADP, "number", "1", "[ATP]/[ADP], in place of both", optional=True),
        Slot(
            STANDARD_STATE, "energy per amount", "kJ/mol", "standard free energy, for dG_ATP", optional=True
        ),
        *(
            Slot(Variable("count", ion), "number", "1", f"{ion} per ATP", n, "3 Na⁺ : 2 K⁺")
            for ion, n in COUNTS.items()
        ),
    ),
    results=(
        Slot(WORK, "energy per amount", "kJ/mol", "work per mole of ATP"),
        Slot(V_REV, "potential", "mV", "V_m at which the pump stops"),
        Slot(FRACTION, "number", "%", "share of the energy of ATP"),
    ),
    solves=("w", "V_rev", "fraction", "dG", "c", "V_m", "count"),
    sources=("hille-2001", "wright-2004"),
    limits=(
        "Energetics only: it says whether the pump can run, not how fast. dG_ATP is about −50 to −60 kJ/mol.",
    ),
    work=_work,
    balances=True,
    converts=True,
    functions=("pump_work", "pump_reversal_potential", "atp_free_energy"),
    tells=("thing:pump", "ask:turning", "move", "change:add"),
)
