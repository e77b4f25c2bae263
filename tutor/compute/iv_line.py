"""A straight current-voltage line through two points: its slope, and where it crosses zero. SI: A, V, S."""

from __future__ import annotations

from tutor.compute import working
from tutor.compute.equation import Problem, Result, Solution, Step
from tutor.compute.working import ampere_unit, fitting, has, in_brackets, mV, siemens
from tutor.errors import DomainError
from tutor.meaning import Variable
from tutor.units import show


def _points(ion: str) -> list[tuple[Variable, Variable]]:
    """Voltage and current of the two points of a line."""
    return [(Variable(f"V_{n}"), Variable(f"I_{n}", ion)) for n in ("1", "2")]


def told(problem: Problem, ion: str) -> bool:
    """True if both points are given."""
    return all(has(problem, *point) for point in _points(ion))


def _both(problem: Problem, ion: str) -> tuple[float, float, float, float]:
    """V_1, I_1, V_2 and I_2 of a line that is neither flat nor upright."""
    (V_1, I_1), (V_2, I_2) = (
        (working.potential(problem, V), working.finite(problem, current, "pA")) for V, current in _points(ion)
    )
    if I_1 == I_2 or V_1 == V_2:
        raise DomainError(
            "Both points have the same current or voltage,", "so no slope is known.", "Give two points."
        )
    return V_1, I_1, V_2, I_2


def slope(problem: Problem, ion: str) -> Solution:
    """The conductance as the slope of a straight current-voltage line."""
    V_1, I_1, V_2, I_2 = _both(problem, ion)
    g = (I_2 - I_1) / (V_2 - V_1)
    if g < 0:
        raise working.no_way(
            "The current falls as the voltage rises,",
            "so the slope of this line is no conductance.",
            "Check the signs of the two points.",
        )
    ampere = ampere_unit(max(abs(I_1), abs(I_2)))
    rise = f"{show(I_2, ampere, sign=True)} − {in_brackets(show(I_1, ampere))}"
    step = Step(
        "g = (I_2 − I_1)/(V_2 − V_1)",
        f"({rise}) / ({mV(V_2)} − {in_brackets(mV(V_1))})",
        siemens(g, False),
    )
    return Solution((Result(problem.unknown, g, fitting(g, "pS", "nS", "µS", "mS", "S")),), (step,))


def reversal(problem: Problem, ion: str) -> Solution:
    """The voltage at which no current flows."""
    V_1, I_1, V_2, I_2 = _both(problem, ion)
    E = V_1 - I_1 * (V_2 - V_1) / (I_2 - I_1)
    numbers = f"{mV(V_1)}, {mV(V_2)}"
    step = Step("E = V_1 − I_1·(V_2 − V_1)/(I_2 − I_1)", numbers, mV(E))
    return Solution((Result(Variable("E", ion), E, "mV"),), (step,))
