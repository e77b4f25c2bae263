"""The free energy of ATP hydrolysis, for what runs on it. SI: J/mol, mol/m3, K."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, guards, working
from tutor.compute.constants import GAS_CONSTANT
from tutor.compute.equation import Problem, Result, Solution, Step
from tutor.compute.working import has, kJ
from tutor.errors import DomainError
from tutor.meaning import Variable
from tutor.units import figure

if TYPE_CHECKING:
    from tutor.units import Quantity

ATP = Variable("dG", "ATP")
STANDARD = -30.5e3  # J/mol, ATP hydrolysis at 1 M each, pH 7
RESTING = -57e3  # J/mol, an assumption for a resting cell
STANDARD_STATE = Variable("dG0")
PER_ADP = Variable("ratio", "ATP")  # [ATP]/[ADP], in place of both
NUCLEOTIDES = tuple(Variable("c", name, "in") for name in ("ADP", "Pi", "ATP"))
SPLIT = NUCLEOTIDES[:2]  # what ATP is split into: told for the sake of its energy alone


def hydrolysis(ADP: Any, Pi: Any, ATP: Any, T: Any, xp: Any = math, standard: Any = STANDARD) -> Any:
    """Unguarded kernel: free energy of ATP hydrolysis; the standard state is 1 M = 1000 mol/m3."""
    return standard + GAS_CONSTANT * T * xp.log(ADP * Pi / (ATP * 1e3))


def atp_free_energy(ADP: Quantity, Pi: Quantity, ATP: Quantity, T: Quantity) -> Quantity:
    """Free energy of ATP hydrolysis at the given concentrations.

    Args:
        ADP: concentration of ADP [concentration], scalar or array.
        Pi: concentration of phosphate [concentration], scalar or array.
        ATP: concentration of ATP [concentration], scalar or array, broadcast with the others.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        -30.5 kJ/mol + RT ln(ADP Pi/ATP), concentrations in M, in kJ/mol of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a concentration not above zero, or a temperature no cell lives at.

    Validity: pH 7 and usual Mg2+, for which the standard value stands.

    Reference: usual biochemical standard value (second-hand).

    >>> from tutor.units import registry
    >>> mM, T = registry().mM, 310.15 * registry().kelvin
    >>> print(f"{atp_free_energy(0.2 * mM, 5 * mM, 5 * mM, T).magnitude:.1f}")
    -52.5
    """
    pairs = (ADP, "ADP"), (Pi, "Pi"), (ATP, "ATP")
    given = tuple((value, edge.CONCENTRATION, name) for value, name in pairs)
    return edge.calculate(hydrolysis, "kJ/mol", *given, (T, edge.TEMPERATURE, "T"))


# --- for the catalogue entries ------------------------------------------------------------------


def has_nucleotides(problem: Problem) -> bool:
    """True if the energy of ATP follows from concentrations."""
    return has(problem, Variable("c", "Pi", "in"), PER_ADP) or has(problem, *NUCLEOTIDES)


def energy_of(problem: Problem) -> tuple[float, tuple[Step, ...]]:
    """|dG| of ATP as given, from ATP, ADP and Pi, or the default; with the step that shows it."""
    if not has(problem, ATP) and has_nucleotides(problem):
        solved = hydrolysed(problem)
        return abs(solved.results[0].value), solved.steps
    if not has(problem, ATP) and any(has(problem, name) for name in SPLIT):
        raise DomainError(
            "ATP, ADP or phosphate is missing,",
            "and only all three tell the energy of ATP.",
            "Give the others, or dG_ATP itself.",
        )
    energy = abs(working.finite(problem, ATP, "kJ/mol", RESTING))
    return float(guards.size(energy, "|dG_ATP|", "kJ/mol")), ()


def hydrolysed(problem: Problem) -> Solution:
    """DG of ATP from the concentrations of ATP, ADP and phosphate."""
    T = working.temperature(problem)
    pi = working.concentration(problem, "Pi", "in")
    if has(problem, PER_ADP):
        adp, atp = 1.0, working.size(problem, PER_ADP, "1")
    else:
        adp, atp = (working.concentration(problem, name, "in") for name in ("ADP", "ATP"))
    standard = -abs(working.finite(problem, STANDARD_STATE, "kJ/mol", STANDARD))
    value = hydrolysis(adp, pi, atp, T, standard=standard)
    numbers = f"{kJ(standard)} + {kJ(GAS_CONSTANT * T)}·ln({figure(adp * pi / atp / 1e3)})"
    step = Step("dG_ATP = dG° + RT·ln([ADP][Pi]/[ATP]), in M", numbers, kJ(value))
    results = (
        Result(ATP, value, "kJ/mol", label="free energy of ATP hydrolysis"),
        Result(Variable("dG_p"), -value, "kJ/mol", label="phosphorylation potential, its size"),
    )
    return Solution(results, (step,))
