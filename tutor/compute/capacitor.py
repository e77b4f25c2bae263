"""A membrane as a capacitor: the charge on a whole cell, and its capacitance. SI: F, V, C."""

from __future__ import annotations

from tutor.compute import working
from tutor.compute.carriers import CHARGE, MOVED, carriers, coulombs
from tutor.compute.equation import Problem, Result, Solution, Step
from tutor.compute.working import fitting, mV
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.units import show

WHOLE = Variable("C")  # of the whole cell


def farads(value: float) -> str:
    """A capacitance in a fitting unit."""
    return show(value, fitting(value, "pF", "nF", "µF"))


def charge_of(problem: Problem, ion: str, z: int) -> Solution:
    """Charge q = C·|V_m|, and the moles and ions that carry it."""
    capacitance, V = working.size(problem, WHOLE, "pF"), abs(working.potential(problem))
    q = capacitance * V
    charged = Step("q = C·|V_m|", f"{farads(capacitance)}·{mV(V)}", show(q, coulombs(q)))
    results, counted = carriers(q, ion, z, MOVED)
    first = results.pop(problem.unknown.symbol)
    return Solution((first, *results.values()), (charged, *counted))


def voltage_of(problem: Problem) -> Solution:
    """The voltage that a charge makes: V = q/C."""
    q, capacitance = abs(working.finite(problem, CHARGE, "pC")), working.size(problem, WHOLE, "pF")
    value = q / capacitance
    step = Step("|V_m| = q / C", f"{show(q, coulombs(q))} / {farads(capacitance)}", mV(value))
    return Solution((Result(V_M, value, "mV", label="size of the voltage"),), (step,))


def capacitance_of(problem: Problem, per_area: float, area: tuple[float, str] | None) -> Solution:
    """Capacitance from charge and voltage, else from the area of the membrane."""
    if working.has(problem, CHARGE, V_M):
        q, V = abs(working.finite(problem, CHARGE, "pC")), abs(working.potential(problem))
        if V == 0:
            raise DomainError("V_m is 0 mV,", "which separates no charge.", "Give another potential.")
        value, step = q / V, Step("C = q / |V_m|", f"{show(q, 'pC')} / {mV(V)}", farads(q / V))
        return Solution((Result(WHOLE, value, fitting(value, "pF", "nF", "µF")),), (step,))
    if area is None:
        raise DomainError("The size of the cell is missing,", "so its area is unknown.", "Give a diameter.")
    value = per_area * area[0]
    steps = (
        Step("area", area[1], show(area[0], "µm**2")),
        Step("C = C_m·area", f"{show(per_area, 'µF/cm**2')}·{show(area[0], 'µm**2')}", farads(value)),
    )
    result = Result(WHOLE, value, fitting(value, "pF", "nF", "µF"), label="capacitance of the whole cell")
    return Solution((result,), steps)
