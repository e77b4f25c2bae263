"""Proton motive force. SI: V, K, J/mol; pH as a number.

The N side (matrix, stroma, cytoplasm) is ``in``, the P side (intermembrane space, lumen, medium) is ``out``.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, guards, working
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, label
from tutor.compute.working import has, in_brackets, kJ, mV
from tutor.errors import DomainError
from tutor.meaning import T as TEMPERATURE
from tutor.meaning import Variable
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

PSI, DPH, DELTA_P = Variable("delta_psi"), Variable("delta_pH"), Variable("delta_p")
PART = Variable("delta_p_pH")
PH_IN, PH_OUT = Variable("pH", None, "in"), Variable("pH", None, "out")


def motive_force(delta_psi: Any, delta_pH: Any, T: Any, xp: Any = None) -> Any:
    """Unguarded kernel: delta_psi - (RT ln 10 / F) delta_pH."""
    return delta_psi - GAS_CONSTANT * T * math.log(10) / FARADAY * delta_pH


def proton_motive_force(delta_psi: Quantity, delta_pH: Any, T: Quantity) -> Quantity:
    """Proton motive force: what pulls on a proton, voltage and pH together.

    Args:
        delta_psi: potential of the N side minus the P side [potential], scalar or array.
        delta_pH: pH of the N side minus the P side [number], scalar or array.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        delta_p in mV, of the broadcast shape; negative drives protons into the N side.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a potential no membrane holds, or a temperature no cell lives at.

    Validity: bulk phases at equilibrium with the membrane's surfaces.

    Reference: Milo and Phillips, Cell Biology by the Numbers (read).

    >>> from tutor.units import registry
    >>> mV, T = registry().mV, 310.15 * registry().kelvin
    >>> print(f"{proton_motive_force(-160 * mV, 0.75, T).magnitude:.3f}")
    -206.155
    """
    return edge.calculate(
        motive_force,
        "mV",
        (delta_psi, edge.POTENTIAL, "delta_psi"),
        (delta_pH, edge.any_number("number", "1"), "delta_pH"),
        (T, edge.TEMPERATURE, "T"),
    )


# --- the catalogue entry ----------------------------------------------------------------------


def _decade(problem: Problem) -> float:
    return working.slope(working.temperature(problem)) * math.log(10)


def _delta_pH(problem: Problem) -> tuple[float, tuple[Step, ...]]:
    """delta_pH as given or as the difference of the two sides."""
    if has(problem, DPH) or not has(problem, PH_IN, PH_OUT):
        return working.finite(problem, DPH, "1"), ()
    inside, outside = (float(guards.pH(problem[name], label(name))) for name in (PH_IN, PH_OUT))
    value = inside - outside
    step = Step(
        "delta_pH = pH_in − pH_out (N side minus P side)",
        f"{figure(inside)} − {figure(outside)}",
        figure(value),
    )
    return value, (step,)


def _force(problem: Problem) -> Solution:
    """Solve for delta_p, either part, a pH or the ratio of protons."""
    wanted = problem.unknown
    if wanted == Variable("dG", "H") and has(problem, DELTA_P):
        return _per_mole(problem)
    if wanted == PART:
        return _part(problem)
    if wanted == DELTA_P or wanted == Variable("dG", "H"):
        return both_parts(problem)
    if wanted == PSI:
        s, (dpH, steps) = _decade(problem), _delta_pH(problem)
        value = _given_force(problem) + s * dpH
        numbers = f"{mV(_given_force(problem))} + {show(s, 'mV', 2)}·{figure(dpH)}"
        return Solution(
            (Result(PSI, value, "mV"),),
            (*steps, Step("delta_psi = delta_p + s·delta_pH", numbers, mV(value))),
        )
    if wanted.symbol not in ("delta_pH", "pH", "ratio"):
        raise working.cannot(problem, *EQUATION.solves)
    return _chemical(problem)


def _given_force(problem: Problem) -> float:
    return working.potential(problem, DELTA_P)


def _per_mole(problem: Problem) -> Solution:
    """The same force as energy a mole of protons."""
    force = _given_force(problem)
    energy = FARADAY * force
    step = Step("energy per mole of H⁺ = F·delta_p", f"F·({mV(force)})", kJ(energy))
    return Solution(
        (Result(Variable("dG", "H"), energy, "kJ/mol", label="per mole of H⁺, from P to N side"),), (step,)
    )


def both_parts(problem: Problem) -> Solution:
    """delta_p from potential and pH, the size of either part, and the energy it gives a mole of protons."""
    s = _decade(problem)
    dpH, steps = _delta_pH(problem)
    psi = working.potential(problem, PSI)
    chemical = -s * dpH
    total = psi + chemical
    size = abs(psi) + abs(chemical)
    share = f", the pH part is {show(abs(chemical) / size, '%')} of both" if size else ""
    numbers = f"{mV(psi)} − {show(s, 'mV', 2)}·{in_brackets(figure(dpH))}"
    way = "into the N side" if total < 0 else "out of the N side" if total > 0 else "nowhere"
    own = (
        Step("delta_p = delta_psi − s·delta_pH, s = RT·ln10/F", numbers, f"{mV(total)}{share}"),
        Step("energy per mole of H⁺ = F·delta_p", f"F·({mV(total)})", f"{kJ(FARADAY * total)}, {way}"),
        Step("left without the voltage (valinomycin with K⁺)", "delta_psi → 0", mV(chemical)),
        Step("left without the pH difference (nigericin)", "delta_pH → 0", mV(psi)),
    )
    results = (
        Result(DELTA_P, total, "mV", ion_direction="in" if total < 0 else "out" if total > 0 else "none"),
        Result(Variable("dG", "H"), FARADAY * total, "kJ/mol", label="per mole of H⁺, from P to N side"),
    )
    return Solution(results if problem.unknown == DELTA_P else results[::-1], (*steps, *own))


def _part(problem: Problem) -> Solution:
    """What the difference of pH gives of the force, and its share of both parts."""
    s = _decade(problem)
    if has(problem, DELTA_P, PSI) and not has(problem, DPH):
        psi = working.potential(problem, PSI)
        value = _given_force(problem) - psi
        steps: tuple[Step, ...] = ()
        step = Step("delta_p − delta_psi", f"{mV(_given_force(problem))} − {in_brackets(mV(psi))}", mV(value))
    else:
        dpH, steps = _delta_pH(problem)
        value = -s * dpH
        step = Step(
            "−s·delta_pH, s = RT·ln10/F", f"−{show(s, 'mV', 2)}·{in_brackets(figure(dpH))}", mV(value)
        )
    results = [Result(PART, value, "mV", label="given by the difference of pH")]
    if has(problem, PSI):
        size = abs(value) + abs(working.potential(problem, PSI))
        if size:
            results.append(
                Result(Variable("fraction", "pH"), abs(value) / size, "%", label="share of the pH part")
            )
    return Solution(tuple(results), (*steps, step))


def _chemical(problem: Problem) -> Solution:
    """delta_pH from the sides or from delta_p; then a side's pH or the ratio of protons from it."""
    wanted = problem.unknown
    told = has(problem, DELTA_P)  # no cell holds a force: it was given, and the pH of a cell is not meant
    known = has(problem, DPH) or (wanted.symbol != "pH" and not told and has(problem, PH_IN, PH_OUT))
    if known:
        dpH, steps = _delta_pH(problem)
    else:
        s, psi, force = _decade(problem), working.potential(problem, PSI), _given_force(problem)
        dpH = (psi - force) / s
        numbers = f"({mV(psi)} − {in_brackets(mV(force))}) / {show(s, 'mV', 2)}"
        steps = (Step("delta_pH = (delta_psi − delta_p) / s", numbers, figure(dpH)),)
    if wanted == DPH:
        return Solution((Result(DPH, dpH, "1"),), steps)
    if wanted.symbol == "ratio":
        if abs(dpH) > 20:
            raise DomainError(f"delta_pH = {figure(dpH)}", "is beyond any solution.", "Check the potentials.")
        step = Step("[H⁺]out/[H⁺]in = 10^delta_pH", f"10^{figure(dpH)}", figure(10**dpH))
        return Solution((Result(wanted, 10**dpH, "1"),), (*steps, step))
    other, sign = (PH_OUT, 1) if wanted == PH_IN else (PH_IN, -1)
    value = float(guards.pH(problem[other], label(other))) + sign * dpH
    numbers = f"{figure(problem[other])} {'+' if sign > 0 else '−'} {in_brackets(figure(dpH))}"
    return Solution(
        (Result(wanted, value, "1"),),
        (*steps, Step(f"{label(wanted)} from delta_pH", numbers, figure(value))),
    )


EQUATION = Equation(
    id="proton-motive-force",
    question="what is the proton motive force with delta psi = -160 mV and delta pH = 0.75?",
    title="Proton motive force",
    formula="delta_p = delta_psi − (RT·ln10/F)·delta_pH",
    inputs=(
        Slot(PSI, "potential", "mV", "potential, N side minus P side"),
        Slot(DPH, "number", "1", "pH, N side minus P side", optional=True),
        Slot(PH_IN, "number", "1", "pH of the N side (matrix, stroma, cytoplasm)", optional=True),
        Slot(PH_OUT, "number", "1", "pH of the P side (intermembrane space, lumen, medium)", optional=True),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
    ),
    results=(
        Slot(DELTA_P, "potential", "mV", "proton motive force"),
        Slot(Variable("dG", "H"), "energy per amount", "kJ/mol", "energy per mole of H⁺, from P to N side"),
        Slot(Variable("ratio", "H"), "number", "1", "[H⁺]out/[H⁺]in"),
        Slot(PART, "potential", "mV", "part that the difference of pH gives"),
    ),
    solves=("delta_p", "delta_p_pH", "dG", "delta_psi", "delta_pH", "pH", "ratio"),
    sources=("milo-phillips", "tikhonov-2012"),
    limits=(
        "N side is in, P side is out: the thylakoid lumen is inside the membrane, but it is the P side.",
    ),
    work=_force,
    converts=True,
    functions=("proton_motive_force",),
    tells=("drug",),
)
