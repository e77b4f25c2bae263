"""Chloride that only follows V_m, and how far real cells hold it from there. SI: mol/m3, V, K."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tutor.compute import edge, guards, working
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.driving_force import directions
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step
from tutor.compute.goldman import EQUATION as GOLDMAN
from tutor.compute.nernst import nernst
from tutor.compute.working import difference, has, mM, mV, name_of
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import show

if TYPE_CHECKING:
    from tutor.units import Quantity


def passive_chloride(c_out: Quantity, V_m: Quantity, T: Quantity) -> Quantity:
    """Chloride inside a cell that lets it only follow the membrane potential.

    Args:
        c_out: chloride outside [concentration], scalar or array.
        V_m: membrane potential, inside minus outside [potential], scalar or array.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        c_in = c_out exp(V_m F/RT) in mM, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a concentration not above zero, or a temperature no cell lives at.

    Validity: no active transport of chloride, steady V_m.

    Reference: Wright, Adv Physiol Educ 28:139, 2004, Sidebar 2 (read).

    >>> from tutor.units import registry
    >>> mM, T = registry().mM, 310.15 * registry().kelvin
    >>> print(f"{passive_chloride(110 * mM, -70 * registry().mV, T):.4f~P}")
    8.0155 mM
    """
    return edge.calculate(
        lambda c_out, V_m, T, xp: c_out * xp.exp(V_m * FARADAY / (GAS_CONSTANT * T)),
        "mM",
        (c_out, edge.CONCENTRATION, "c_out"),
        (V_m, edge.POTENTIAL, "V_m"),
        (T, edge.TEMPERATURE, "T"),
    )


# --- the catalogue entry ----------------------------------------------------------------------

OUT, IN = Variable("c", "Cl", "out"), Variable("c", "Cl", "in")


def _work(problem: Problem) -> Solution:
    """Chloride inside or outside, or V_m, where chloride is at equilibrium."""
    wanted = problem.unknown
    T = working.temperature(problem)
    if wanted == V_M:
        out, into = (working.concentration(problem, "Cl", side) for side in ("out", "in"))
        V = float(nernst(out, into, -1, T))
        step = Step("V_m = E_Cl where Cl⁻ is passive", f"{mM(out)}, {mM(into)}", mV(V))
        return Solution((Result(V_M, V, "mV"),), (step,))
    if wanted not in (OUT, IN, Variable("DF", "Cl")):
        raise working.cannot(problem, *EQUATION.solves)
    V_m, steps = _voltage(problem)
    if wanted.symbol == "DF":
        return _distance(problem, V_m, steps, T)
    other = working.concentration(problem, "Cl", "out" if wanted == IN else "in")
    value = other * math.exp((1 if wanted == IN else -1) * V_m / working.slope(T))
    if value > guards.DENSEST:
        raise DomainError("That would be denser than any solution.", "V_m is too large for it.", "Check V_m.")
    sign = "" if wanted == IN else "−"
    name = name_of(problem, wanted)
    numbers = f"{mM(other)}·exp({sign}({mV(V_m)}) / {show(working.slope(T), 'mV', 2)})"
    unit = working.concentration_unit(value)
    steps += (
        Step(
            f"{name} = [Cl⁻]{'out' if wanted == IN else 'in'}·exp({sign}FV_m/RT)", numbers, show(value, unit)
        ),
    )
    if wanted == IN and has(problem, IN):
        apart = _distance(problem, V_m, (), T)
        steps += apart.steps
    return Solution((Result(wanted, value, unit, label="if Cl⁻ is passive"),), steps)


def _voltage(problem: Problem) -> tuple[float, tuple[Step, ...]]:
    """V_m as given, or of the cations alone: passive chloride drops out of the Goldman equation."""
    if has(problem, V_M):
        return working.potential(problem), ()
    values = problem.values
    cations = tuple(
        name.ion
        for name in values
        if name.symbol == "P" and name.ion and values.get(Variable("z", name.ion)) == 1
    )
    if not cations:
        return problem[V_M], ()
    solved = GOLDMAN.work(Problem(V_M, values, cations))
    return solved.results[0].value, solved.steps[:1]


def _distance(problem: Problem, V_m: float, steps: tuple[Step, ...], T: float) -> Solution:
    """How far chloride is held from passive, the measure of its active transport."""
    out, into = (working.concentration(problem, "Cl", side) for side in ("out", "in"))
    E = float(nernst(out, into, -1, T))
    force = V_m - E
    ion, current = directions(force, -1)
    told = {
        "in": "Cl⁻ is held below passive (it leaks in)",
        "out": "Cl⁻ is held above passive (it leaks out)",
    }
    step = Step("V_m − E_Cl", difference(mV(V_m), mV(E)), f"{mV(force)}: {told.get(ion, 'Cl⁻ is passive')}")
    return Solution((Result(Variable("DF", "Cl"), force, "mV", "result", ion, current),), (*steps, step))


EQUATION = Equation(
    id="passive-chloride",
    question="what is Cl- inside if it is passive at -75 mV with 120 mM outside?",
    title="Chloride that follows the membrane potential",
    formula="[Cl⁻]in = [Cl⁻]out·exp(V_mF/RT)",
    inputs=(
        Slot(OUT, "concentration", "mM", "chloride outside"),
        Slot(V_M, "potential", "mV", "membrane potential", optional=True),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
        Slot(IN, "concentration", "mM", "chloride inside, to compare", optional=True),
    ),
    results=(
        Slot(IN, "concentration", "mM", "chloride inside if passive"),
        Slot(Variable("DF", "Cl"), "potential", "mV", "distance from passive, V_m − E_Cl"),
    ),
    solves=("c", "V_m", "DF"),
    sources=("wright-2004", "hodgkin-horowicz-1959"),
    limits=("No active transport of chloride; V_m steady. Then P_Cl has no effect on V_m at all.",),
    work=_work,
    functions=("passive_chloride",),
    meant_by=(V_M,),
)
