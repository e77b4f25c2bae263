"""pH and the concentration of protons. SI: mol/m3; pH is minus the power of ten of [H+] in mol/l."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, guards, working
from tutor.compute.constants import AVOGADRO
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, label
from tutor.compute.working import has, mV
from tutor.errors import DomainError
from tutor.meaning import T as TEMPERATURE
from tutor.meaning import Variable
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

MOLAR = 1e3  # mol/m3
E_H, DPH, VOLUME = Variable("E", "H"), Variable("delta_pH"), Variable("volume")


def to_pH(c: Any, xp: Any = math) -> Any:
    """Unguarded kernel: -log10 of the concentration in mol/l."""
    return -xp.log10(c / MOLAR)


def to_protons(pH: Any, xp: Any = None) -> Any:
    """Unguarded kernel: 10^-pH mol/l."""
    return MOLAR * 10.0 ** (-pH)


def pH_of(c: Quantity) -> Quantity:
    """The pH of a solution with the given concentration of protons.

    Args:
        c: concentration of H+ [concentration], scalar or array.

    Returns:
        -log10([H+] in M), a number of the same shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a concentration not above zero.

    Validity: dilute solutions, where activity and concentration agree.

    Reference: definition.

    >>> from tutor.units import registry
    >>> print(f"{pH_of(39.81 * registry().nM).magnitude:.2f}")
    7.40
    """
    return edge.calculate(to_pH, "1", (c, edge.CONCENTRATION, "c"))


def proton_concentration(pH: Any) -> Quantity:
    """The concentration of protons at a pH.

    Args:
        pH: pH [number], scalar or array.

    Returns:
        10^-pH M in nM, of the same shape.

    Raises:
        DomainError: a number that is no pH.

    Validity: dilute solutions, where activity and concentration agree.

    Reference: definition.

    >>> print(f"{proton_concentration(7.4):.2f~P}")
    39.81 nM
    """
    return edge.calculate(to_protons, "nM", (pH, edge.PH, "pH"))


# --- the catalogue entry ----------------------------------------------------------------------


def _work(problem: Problem) -> Solution:
    """pH, protons, the difference, E_H and the number of free protons, each from what is given."""
    solvers = {
        "pH": _pH,
        "c": _protons,
        "delta_pH": _difference,
        "E": _equilibrium,
        "N": _number,
        "ratio": _ratio,
    }
    solvers |= {"volume": _volume}
    if problem.unknown.symbol not in solvers or problem.unknown.ion not in (None, "H"):
        raise working.cannot(problem, *EQUATION.solves)
    return solvers[problem.unknown.symbol](problem)


def _read(problem: Problem, side: str | None) -> float:
    """The pH of a side: given, or from its protons."""
    name, protons = Variable("pH", None, side), Variable("c", "H", side)
    if has(problem, protons) and not has(problem, name):
        return float(to_pH(guards.concentration(problem[protons], label(protons, 1))))
    return float(guards.pH(problem[name], label(name)))


def _pH(problem: Problem) -> Solution:
    wanted = problem.unknown
    protons = Variable("c", "H", wanted.side)
    if not has(problem, protons) and has(problem, E_H):
        return _from_equilibrium(problem)
    if not has(problem, protons) and has(problem, DPH) and wanted.side:
        other = Variable("pH", None, "in" if wanted.side == "out" else "out")
        sign = 1 if wanted.side == "in" else -1
        value = _read(problem, other.side) + sign * working.finite(problem, DPH, "1")
        step = Step("delta_pH = pH_in − pH_out", f"delta_pH = {figure(problem[DPH])}", figure(value))
        return Solution((Result(wanted, value, "1"),), (step,))
    c = float(guards.concentration(problem[protons], label(protons, 1)))
    value = to_pH(c)
    step = Step("pH = −log₁₀([H⁺] in M)", f"−log₁₀({figure(c / MOLAR)})", figure(value, 3))
    return Solution((Result(wanted, value, "1"),), (step,))


def _from_equilibrium(problem: Problem) -> Solution:
    """The pH at which protons would be at equilibrium with E_H."""
    wanted = problem.unknown
    s = working.slope(working.temperature(problem)) * math.log(10)
    E = working.potential(problem, E_H)
    other = Variable("pH", None, "in" if wanted.side == "out" else "out")
    sign = 1 if wanted.side == "in" else -1
    value = _read(problem, other.side) + sign * E / s
    step = Step(
        "E_H = s·(pH_in − pH_out)", f"{mV(E)} / {show(s, 'mV', 2)} = {figure(E / s)}", figure(value, 3)
    )
    return Solution((Result(wanted, value, "1"),), (step,))


def _protons(problem: Problem) -> Solution:
    wanted = problem.unknown
    pH = float(guards.pH(problem[Variable("pH", None, wanted.side)], "pH"))
    c = to_protons(pH)
    unit = "mM" if c >= 0.1 else "µM" if c >= 1e-3 else "nM"
    step = Step("[H⁺] = 10^(−pH) M", f"10^(−{figure(pH)}) M", show(c, unit))
    return Solution((Result(wanted, c, unit),), (step,))


def _difference(problem: Problem) -> Solution:
    told = Variable("times", "H")
    if has(problem, told):
        value = -math.log10(working.size(problem, told, "1"))
        step = Step(
            "change of pH = −log₁₀(H⁺ after/before)", f"−log₁₀({figure(10**-value)})", figure(value, 4)
        )
        return Solution((Result(DPH, value, "1", label="change of pH"),), (step,))
    inside, outside = _read(problem, "in"), _read(problem, "out")
    value = inside - outside
    step = Step("delta_pH = pH_in − pH_out", f"{figure(inside)} − {figure(outside)}", figure(value))
    return Solution((Result(DPH, value, "1"),), (step,))


def _ratio(problem: Problem) -> Solution:
    solved = _difference(problem) if not has(problem, DPH) else Solution((), ())
    value = solved.results[0].value if solved.results else working.finite(problem, DPH, "1")
    if abs(value) > 20:
        raise DomainError(f"delta_pH = {figure(value)}", "is beyond any solution.", "Check it.")
    step = Step("[H⁺]out/[H⁺]in = 10^delta_pH", f"10^{figure(value)}", figure(10**value))
    told = "times as much H⁺ where the pH is lower" if value > 0 else ""
    return Solution((Result(Variable("ratio", "H"), 10**value, "1", label=told),), (*solved.steps, step))


def _equilibrium(problem: Problem) -> Solution:
    s = working.slope(working.temperature(problem)) * math.log(10)
    inside, outside = _read(problem, "in"), _read(problem, "out")
    E = s * (inside - outside)
    numbers = f"{show(s, 'mV', 2)}·({figure(inside)} − {figure(outside)})"
    step = Step("E_H = s·(pH_in − pH_out), s = RT·ln10/F", numbers, mV(E))
    return Solution((Result(E_H, E, "mV"),), (step,))


def _number(problem: Problem) -> Solution:
    """Free protons in a small volume: often about one, so that pH is no count of pumped protons."""
    volume = working.size(problem, VOLUME, "fl")
    side = problem.unknown.side or next((s for s in (None, "in", "out") if _known(problem, s)), None)
    c = to_protons(_read(problem, side))
    value = c * volume * AVOGADRO
    step = Step(
        "N = [H⁺]·volume·N_A", f"{show(c, 'nM')}·{show(volume, 'fl')}·N_A", f"{figure(value)} free H⁺"
    )
    told = ("Buffers hold thousands of times more H⁺ than are free.",)
    return Solution((Result(Variable("N", "H"), value, "1"),), (step,), told)


def _volume(problem: Problem) -> Solution:
    """The volume that holds a given number of free protons."""
    count = working.size(problem, Variable("N", "H"), "1")
    side = next((s for s in (None, "in", "out") if _known(problem, s)), None)
    c = to_protons(_read(problem, side))
    value = count / (c * AVOGADRO)
    step = Step("volume = N / ([H⁺]·N_A)", f"{figure(count)} / ({show(c, 'nM')}·N_A)", show(value, "fl"))
    return Solution((Result(VOLUME, value, "fl"),), (step,))


def _known(problem: Problem, side: str | None) -> bool:
    return has(problem, Variable("pH", None, side)) or has(problem, Variable("c", "H", side))


EQUATION = Equation(
    id="ph",
    question="what is the H+ concentration at pH 7.2?",
    title="pH and protons",
    formula="pH = −log₁₀([H⁺] in M); E_H = (RT·ln10/F)·(pH_in − pH_out)",
    inputs=(
        Slot(Variable("c", "H"), "concentration", "nM", "concentration of H⁺", optional=True),
        Slot(Variable("pH"), "number", "1", "pH", optional=True),
        Slot(Variable("pH", None, "in"), "number", "1", "pH inside", optional=True),
        Slot(Variable("pH", None, "out"), "number", "1", "pH outside", optional=True),
        Slot(Variable("c", "H", "in"), "concentration", "nM", "H⁺ inside", optional=True),
        Slot(Variable("c", "H", "out"), "concentration", "nM", "H⁺ outside", optional=True),
        Slot(TEMPERATURE, "temperature", "°C", "temperature, for E_H", optional=True),
        Slot(Variable("times", "H"), "number", "1", "how many times the H⁺ of before", optional=True),
        Slot(VOLUME, "volume", "fl", "volume, for the number of free H⁺", optional=True),
    ),
    results=(
        Slot(Variable("pH"), "number", "1", "pH"),
        Slot(Variable("c", "H"), "concentration", "nM", "concentration of H⁺"),
        Slot(E_H, "potential", "mV", "equilibrium potential of H⁺"),
        Slot(DPH, "number", "1", "pH inside minus outside"),
        Slot(Variable("N", "H"), "number", "1", "free H⁺ in a volume"),
        Slot(Variable("ratio", "H"), "number", "1", "how many times more H⁺ outside"),
    ),
    solves=("pH", "c", "E", "delta_pH", "ratio", "N", "volume"),
    sources=("textbook-knowledge",),
    limits=("Dilute solutions; pH tells free protons only, not those held by buffers.",),
    work=_work,
    converts=True,
    functions=("pH_of", "proton_concentration"),
)
