"""The ATP that a proton motive force can make. SI: V, J/mol; protons per ATP as a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.compute import edge, working
from tutor.compute.constants import FARADAY
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step
from tutor.compute.proton import DELTA_P, DPH, PH_IN, PH_OUT, PSI, both_parts
from tutor.compute.working import has, kJ, mV
from tutor.errors import DomainError
from tutor.meaning import T as TEMPERATURE
from tutor.meaning import Variable
from tutor.units import figure

if TYPE_CHECKING:
    from tutor.units import Quantity

PER_ATP = Variable("count", "H")
PHOSPHORYLATION = Variable("dG_p")
ATP = Variable("dG", "ATP")
# H+ per ATP from the ring of the enzyme (c subunits / 3)
SYNTHASES = {"mammal": 8 / 3, "yeast": 10 / 3, "chloroplast": 14 / 3, "ecoli": 10 / 3}


SIZE = Variable("size", "delta_p")  # as a force that is needed is mostly told


def phosphorylation_potential(delta_p: Quantity, count: Any) -> Quantity:
    """Largest phosphorylation potential that a proton motive force can sustain.

    Args:
        delta_p: proton motive force [potential], scalar or array; its sign does not matter.
        count: protons per ATP [number], scalar or array.

    Returns:
        count F |delta_p| in kJ/mol, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a count not above zero.

    Validity: full coupling; measured ratios are lower than those of the ring.

    Reference: Petersen et al., PNAS 109:11150, 2012 (read).

    >>> from tutor.units import registry
    >>> print(f"{phosphorylation_potential(-206.155 * registry().mV, 8 / 3).magnitude:.2f}")
    53.04
    """
    given = (delta_p, edge.POTENTIAL, "delta_p"), (count, edge.above_zero("number", "1"), "count")
    return edge.calculate(lambda delta_p, count, xp: count * FARADAY * abs(delta_p), "kJ/mol", *given)


# --- the catalogue entry ----------------------------------------------------------------------


def _motive(problem: Problem) -> tuple[float, tuple[Step, ...]]:
    """|delta_p| as given or from its two parts."""
    if has(problem, DELTA_P):
        return abs(working.potential(problem, DELTA_P)), ()
    solved = both_parts(Problem(DELTA_P, problem.values, problem.ions))
    return abs(solved.results[0].value), solved.steps[:-3]


def _needed(problem: Problem) -> float:
    """The phosphorylation potential, also taken from a (negative) energy of hydrolysis."""
    if has(problem, ATP) and not has(problem, PHOSPHORYLATION):
        return abs(working.finite(problem, ATP, "kJ/mol"))
    return abs(working.finite(problem, PHOSPHORYLATION, "kJ/mol"))


def _protons(problem: Problem) -> float:
    return working.size(problem, PER_ATP, "1", SYNTHASES["mammal"])


def _synthesis(problem: Problem) -> Solution:
    wanted = problem.unknown
    if wanted in (PHOSPHORYLATION, ATP):
        return _sustained(problem)
    needed = _needed(problem)
    if wanted == DELTA_P:
        n = _protons(problem)
        value = -needed / (n * FARADAY)
        step = Step("|delta_p| = dG_p / (n·F)", f"{kJ(needed)} / ({figure(n)}·F)", mV(-value))
        last = Step("below that the enzyme splits ATP and pumps protons", "", "ATP synthase runs backwards")
        results = (
            Result(DELTA_P, value, "mV", label="needed, protons driven into the N side"),
            Result(SIZE, -value, "mV", label="its size"),
        )
        return Solution(results, (step, last))
    if wanted != PER_ATP:
        raise working.cannot(problem, *EQUATION.solves)
    force, steps = _motive(problem)
    if force == 0:
        raise DomainError("delta_p is 0 mV,", "from which no number of protons makes ATP.", "Give a force.")
    n = needed / (force * FARADAY)
    step = Step("n = dG_p / (F·|delta_p|)", f"{kJ(needed)} / (F·{mV(force)})", figure(n))
    return Solution((Result(PER_ATP, n, "1", label="protons per ATP at least"),), (*steps, step))


def _sustained(problem: Problem) -> Solution:
    force, steps = _motive(problem)
    n = _protons(problem)
    value = n * FARADAY * force
    own = [Step("n·F·|delta_p|", f"{figure(n)}·F·{mV(force)}", kJ(value))]
    verdict = ""
    if has(problem, PHOSPHORYLATION) or has(problem, ATP):
        needed = _needed(problem)
        told = "ATP is made" if value > needed else "ATP is split and protons are pumped"
        verdict = f", against the {kJ(needed)} needed: {told}"
        own.append(Step("compared with dG_p", f"{kJ(value)} against {kJ(needed)}", told))
    sign = -1 if problem.unknown == ATP else 1
    result = Result(problem.unknown, sign * value, "kJ/mol", label=f"the most this force sustains{verdict}")
    return Solution((result,), (*steps, *own))


EQUATION = Equation(
    id="atp-synthesis",
    question="what dG_ATP does a pmf of -200 mV allow with n = 4?",
    title="ATP from a proton motive force",
    formula="possible while n·F·|delta_p| > dG_p",
    inputs=(
        Slot(DELTA_P, "potential", "mV", "proton motive force", optional=True),
        Slot(PER_ATP, "number", "1", "H⁺ per ATP", SYNTHASES["mammal"], "ring of the mammalian enzyme, 8/3"),
        Slot(ATP, "energy per amount", "kJ/mol", "free energy of ATP hydrolysis", optional=True),
        Slot(PSI, "potential", "mV", "in place of delta_p", optional=True),
        Slot(DPH, "number", "1", "in place of delta_p", optional=True),
        Slot(PH_IN, "number", "1", "in place of delta_pH", optional=True),
        Slot(PH_OUT, "number", "1", "in place of delta_pH", optional=True),
        Slot(TEMPERATURE, "temperature", "°C", "temperature", optional=True),
    ),
    results=(
        Slot(PHOSPHORYLATION, "energy per amount", "kJ/mol", "phosphorylation potential sustained"),
        Slot(PER_ATP, "number", "1", "H⁺ per ATP needed"),
        Slot(DELTA_P, "potential", "mV", "proton motive force needed"),
    ),
    solves=("dG_p", "dG", "count", "delta_p"),
    sources=("petersen-2012", "rich-2003"),
    limits=(
        "Rings give 2.67 (mammal), 3.33 (yeast, E. coli), 4.67 (chloroplast) H⁺ per ATP; measured ratios are "
        "lower, and mitochondria spend one more on transport.",
    ),
    work=_synthesis,
    converts=True,
    functions=("phosphorylation_potential",),
    tells=("drug", "ask:turning"),
    meant_with=("dG_p", "count", "dG"),  # a voltage and a pH alone make a force, and no ATP
)
