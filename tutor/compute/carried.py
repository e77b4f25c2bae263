"""The charge that a steady current carries in a time, and the ions that make it up. SI: A, s, C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.compute import edge, guards, working
from tutor.compute.carriers import CHARGE, PASSED, carriers, coulombs
from tutor.compute.constants import AVOGADRO, FARADAY
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step
from tutor.compute.working import fitting, has
from tutor.errors import DomainError
from tutor.meaning import Variable
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

TIME = Variable("t")


def ions_carried(I: Quantity, t: Quantity, z: int = 1) -> Quantity:
    """Number of ions that a steady current carries in a time.

    Args:
        I: current [current], scalar or array; the sign does not matter.
        t: time for which it flows [time], scalar or array, broadcast with the other.
        z: valence of the ion [number], not zero.

    Returns:
        |I| t / (|z| e), a number of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a negative time, or z = 0.

    Validity: one kind of ion carries the whole current.

    Reference: Hille, Ion Channels of Excitable Membranes, 3rd ed., 2001, chapter 1 (second-hand).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> print(f"{ions_carried(1 * u.pA, 1 * u.ms).magnitude:.4g}")
    6242
    """
    return edge.calculate(
        lambda I, t, z, xp: abs(I) * t / (abs(z) * FARADAY) * AVOGADRO,
        "1",
        (I, edge.any_number("current", "pA"), "I"),
        (t, edge.at_least_zero("time", "s"), "t"),
        (z, edge.CHARGED, "z"),
    )


# --- the catalogue entry ----------------------------------------------------------------------


def _work(problem: Problem) -> Solution:
    """Charge, moles and ions forwards; the current or the time from a charge or a number of ions."""
    ion = problem.ions[0] if problem.ions else "K"
    z = abs(int(guards.charged(problem.values.get(Variable("z", ion), 1))))
    symbol = problem.unknown.symbol
    if symbol in ("N", "n", "q"):
        return _forward(problem, ion, z)
    if symbol not in ("I", "t"):
        raise working.cannot(problem, *EQUATION.solves)
    return _inverse(problem, ion, z)


def _forward(problem: Problem, ion: str, z: int) -> Solution:
    q, steps = _charge(problem, ion)
    results, counted = carriers(q, ion, z, PASSED)
    first = results.pop(problem.unknown.symbol)
    return Solution((first, *results.values()), (*steps, *counted))


def _charge(problem: Problem, ion: str) -> tuple[float, tuple[Step, ...]]:
    """The charge told, or that of the current."""
    if has(problem, CHARGE) and problem.unknown != CHARGE:
        return abs(working.finite(problem, CHARGE, "pC")), ()
    current, t = abs(_current(problem, ion)), _time(problem)
    q = current * t
    return q, (Step("q = |I|·t", f"{_amperes(current)}·{show(t, _seconds(t))}", show(q, coulombs(q))),)


def _inverse(problem: Problem, ion: str, z: int) -> Solution:
    """I = q/t or t = q/|I|, with the charge given or that of so many ions."""
    count = Variable("N", ion)
    steps: tuple[Step, ...] = ()
    if has(problem, count):
        number = working.size(problem, count, "1")
        q = number * z * FARADAY / AVOGADRO
        steps = (Step("q = N·|z|·e", f"{figure(number)}·{z}·e", show(q, coulombs(q))),)
    else:
        q = abs(working.finite(problem, CHARGE, "pC"))
    if problem.unknown.symbol == "I":
        t = _time(problem)
        value = _quotient(q, t, "time")
        unit, formula, numbers = (
            _ampere(value),
            "|I| = q / t",
            f"{show(q, coulombs(q))} / {show(t, _seconds(t))}",
        )
    else:
        current = abs(_current(problem, ion))
        value = _quotient(q, current, "current")
        unit, formula = _seconds(value), "t = q / |I|"
        numbers = f"{show(q, coulombs(q))} / {_amperes(current)}"
    result = Result(problem.unknown, value, unit)
    return Solution((result,), (*steps, Step(formula, numbers, show(value, unit))))


def _quotient(q: float, divisor: float, name: str) -> float:
    if divisor == 0:
        raise DomainError(f"The {name} is zero,", "so no charge passes.", f"Give a {name} above zero.")
    return q / divisor


def _current(problem: Problem, ion: str) -> float:
    return working.finite(problem, Variable("I", ion), "pA")


def _time(problem: Problem) -> float:
    return working.size(problem, TIME, "ms")


def _seconds(t: float) -> str:
    return fitting(t, "µs", "ms", "s")


def _ampere(current: float) -> str:
    return fitting(current, "fA", "pA", "nA", "µA", "mA", "A")


def _amperes(current: float) -> str:
    return show(current, _ampere(current))


EQUATION = Equation(
    id="charge-carried",
    question="how many ions does a K+ current of 2 pA carry in 5 ms?",
    title="Charge and ions that a current carries in a time",
    formula="q = |I|·t, N = q/(|z|e)",
    inputs=(
        Slot(Variable("I", "X"), "current", "pA", "steady current"),
        Slot(TIME, "time", "ms", "how long it flows"),
        Slot(Variable("z", "X"), "number", "1", "valence", 1.0, "one charge each", optional=True),
    ),
    results=(
        Slot(Variable("N", "X"), "number", "1", "ions that pass"),
        Slot(Variable("n", "X"), "amount", "fmol", "moles that pass"),
        Slot(CHARGE, "charge", "pC", "charge that passes"),
    ),
    solves=("N", "n", "q", "I", "t"),
    sources=("hille-2001",),
    limits=("A steady current, all of it carried by one kind of ion.",),
    work=_work,
    converts=True,
    functions=("ions_carried",),
    tells=("change:open", "change:add", "move", "rule"),  # "how many enter while it is open"
)
