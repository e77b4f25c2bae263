"""What warming does: to rates by Q10, to equilibrium potentials in proportion to T. SI: K, V."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, guards, working
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step
from tutor.compute.nernst import EQUATION as NERNST
from tutor.compute.working import has, mV
from tutor.errors import DomainError
from tutor.meaning import T as TEMPERATURE
from tutor.meaning import Variable
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

Q10, FACTOR = Variable("Q10"), Variable("ratio")
T_1, T_2 = Variable("T_1"), Variable("T_2")
RATE_1, RATE_2 = Variable("rate_1"), Variable("rate_2")


def factor(Q10: Any, T_1: Any, T_2: Any, xp: Any = None) -> Any:
    """Unguarded kernel: Q10 ** ((T_2 - T_1)/10 K)."""
    return Q10 ** ((T_2 - T_1) / 10.0)


def q10_factor(Q10: Any, T_1: Quantity, T_2: Quantity) -> Quantity:
    """How many times faster a process runs at another temperature.

    Args:
        Q10: factor for ten degrees [number], scalar or array.
        T_1: first temperature [temperature], scalar or array.
        T_2: second temperature [temperature], scalar or array, broadcast with the others.

    Returns:
        Q10^((T_2 - T_1)/10 K), a number of the broadcast shape.

    Raises:
        InputError: a bare number where a temperature is needed.
        UnitError: a quantity of another dimension.
        DomainError: a Q10 not above zero, or a temperature no cell lives at.

    Validity: rates only, over some tens of degrees; never for an equilibrium potential, which is
    proportional to T.

    Reference: Hodgkin and Huxley, J Physiol 117:500, 1952 (read).

    >>> from tutor.units import registry
    >>> K = registry().kelvin
    >>> print(f"{q10_factor(3, 293.15 * K, 310.15 * K).magnitude:.3f}")
    6.473
    """
    given = (T_1, edge.TEMPERATURE, "T_1"), (T_2, edge.TEMPERATURE, "T_2")
    return edge.calculate(factor, "1", (Q10, edge.above_zero("number", "1"), "Q10"), *given)


# --- the catalogue entry ----------------------------------------------------------------------


def _work(problem: Problem) -> Solution:
    """Factor, rates, Q10 and either temperature; E at the second temperature and its slope."""
    wanted = problem.unknown
    if wanted.symbol in ("E", "dE_dT"):
        return _potential(problem)
    if wanted == FACTOR:
        return _factor(problem)
    if wanted in (RATE_1, RATE_2):
        return _rate(problem)
    if wanted == Q10:
        return _coefficient(problem)
    if wanted in (T_1, T_2):
        return _temperature(problem)
    raise working.cannot(problem, *EQUATION.solves)


def _temperatures(problem: Problem) -> tuple[float, float]:
    return working.temperature(problem, T_1), working.temperature(problem, T_2)


def _factor(problem: Problem) -> Solution:
    base = working.size(problem, Q10, "1")
    first, second = _temperatures(problem)
    if problem.unknown == FACTOR:  # asked between two temperatures: told for warming
        first, second = sorted((first, second))
    power = (second - first) / 10
    value = base**power
    formula = "rate_2/rate_1 = Q10^((T_2 − T_1)/10 °C)"
    numbers = f"{figure(base)}^(({show(second, '°C')} − {show(first, '°C')})/10 °C)"
    ends = f"the rate at {show(second, '°C')} over that at {show(first, '°C')}"
    result = Result(FACTOR, guards.outcome(value), "1", label=ends)
    steps = [Step(formula, numbers, figure(value))]
    if problem.unknown == FACTOR:
        steps.append(Step("the other way round, cooling", f"1 / {figure(value)}", figure(1 / value)))
    if problem.unknown == FACTOR and has(problem, RATE_1):
        by = value if _temperatures(problem)[0] <= _temperatures(problem)[1] else 1 / value
        known = working.finite(problem, RATE_1, "1")
        steps.append(Step("the other rate", f"{figure(known)}·{figure(by)}", figure(known * by)))
        other = Result(RATE_2, known * by, "1", label="the rate at the second temperature, in its own unit")
        return Solution((result, other), tuple(steps))
    return Solution((result,), tuple(steps))


def _rate(problem: Problem) -> Solution:
    wanted = problem.unknown
    solved = _factor(problem)
    by = solved.results[0].value
    known = working.finite(problem, RATE_1 if wanted == RATE_2 else RATE_2, "1")
    value = known * by if wanted == RATE_2 else known / by
    sign = "·" if wanted == RATE_2 else "/"
    step = Step("the other rate", f"{figure(known)} {sign} {figure(by)}", figure(value))
    return Solution((Result(wanted, value, "1"),), (*solved.steps, step))


def _quotient(problem: Problem) -> float:
    """rate_2/rate_1, given as such or by the two rates."""
    if has(problem, FACTOR):
        return working.size(problem, FACTOR, "1")
    return working.size(problem, RATE_2, "1") / working.size(problem, RATE_1, "1")


def _coefficient(problem: Problem) -> Solution:
    first, second = _temperatures(problem)
    if first == second:
        raise DomainError("Both temperatures are the same,", "so they tell nothing of Q10.", "Give two.")
    by = _quotient(problem)
    power = 10 / (second - first) * math.log(by)
    if abs(power) > 100:
        raise DomainError("Two temperatures so close together", "make Q10 run out of range.", "Give others.")
    value = math.exp(power)
    numbers = f"{figure(by)}^(10 °C/({show(second, '°C')} − {show(first, '°C')}))"
    return Solution(
        (Result(Q10, value, "1"),),
        (Step("Q10 = (rate_2/rate_1)^(10 °C/(T_2 − T_1))", numbers, figure(value)),),
    )


def _temperature(problem: Problem) -> Solution:
    wanted = problem.unknown
    base, by = working.size(problem, Q10, "1"), _quotient(problem)
    if base == 1:
        raise DomainError("Q10 is 1,", "so the rate is the same at every temperature.", "Give another Q10.")
    shift = 10 * math.log(by) / math.log(base)
    known = working.temperature(problem, T_1 if wanted == T_2 else T_2)
    value = known + shift if wanted == T_2 else known - shift
    if not guards.COLDEST <= value <= guards.HOTTEST:
        ends = [figure(factor(base, known, end)) for end in (guards.COLDEST, guards.HOTTEST)]
        raise working.no_way(
            f"That would need {show(value, '°C')},",
            "at which no cell lives.",
            f"The factor runs from {ends[0]} to {ends[1]}.",
        )
    step = Step(
        "T_2 − T_1 = 10 °C·ln(factor)/ln(Q10)",
        f"10 °C·ln({figure(by)})/ln({figure(base)})",
        show(value, "°C"),
    )
    return Solution((Result(wanted, value, "°C"),), (step,))


def _potential(problem: Problem) -> Solution:
    """An equilibrium potential is proportional to T; Q10 has no part in it."""
    ion = problem.unknown.ion or (problem.ions[0] if problem.ions else "")
    first = working.temperature(problem, T_1)
    given = Variable("E_1", ion)
    steps: tuple[Step, ...] = ()
    if has(problem, given):
        E = working.potential(problem, given)
    else:
        values = {**problem.values, TEMPERATURE: first}
        solved = NERNST.work(Problem(Variable("E", ion), values, (ion,)))
        E, steps = solved.results[0].value, solved.steps[:1]
    per_kelvin = E / first
    slope = Step(
        "E is proportional to T: dE/dT = E/T", f"{mV(E)} / {show(first, 'K')}", show(per_kelvin, "mV/K")
    )
    result = Result(Variable("dE_dT", ion), per_kelvin, "mV/K", label="change for each degree")
    if problem.unknown.symbol == "dE_dT":
        return Solution((result,), (*steps, slope))
    second = working.temperature(problem, T_2)
    value = per_kelvin * second
    step = Step("E_2 = E_1·T_2/T_1", f"{mV(E)}·{show(second, 'K')}/{show(first, 'K')}", mV(value))
    told = ("Q10 is for rates; an equilibrium potential changes only in proportion to T.",)
    return Solution((Result(problem.unknown, value, "mV"), result), (*steps, slope, step), told)


EQUATION = Equation(
    id="temperature-q10",
    question="what is the ratio of the rates between 27 °C and 37 °C with Q10 = 3?",
    title="Temperature: rates by Q10, potentials by T",
    formula="rate_2 = rate_1·Q10^((T_2 − T_1)/10 °C); E_2 = E_1·T_2/T_1",
    inputs=(
        Slot(Q10, "number", "1", "factor for ten degrees", optional=True),
        Slot(T_1, "temperature", "°C", "first temperature"),
        Slot(T_2, "temperature", "°C", "second temperature"),
        Slot(RATE_1, "number", "1", "rate at the first temperature", optional=True, spares=("ratio",)),
        Slot(RATE_2, "number", "1", "rate at the second temperature", optional=True),
        Slot(Variable("E_1", "X"), "potential", "mV", "E at the first temperature", optional=True),
        Slot(Variable("c", "X", "out"), "concentration", "mM", "in place of E", optional=True),
        Slot(Variable("c", "X", "in"), "concentration", "mM", "in place of E", optional=True),
        Slot(Variable("z", "X"), "number", "1", "valence", optional=True),
    ),
    results=(
        Slot(FACTOR, "number", "1", "times the first rate"),
        Slot(Variable("E", "X"), "potential", "mV", "E at the second temperature"),
        Slot(Variable("dE_dT", "X"), "potential per temperature", "mV/K", "change of E for each degree"),
    ),
    solves=("ratio", "rate_1", "rate_2", "Q10", "T_1", "T_2", "E", "dE_dT"),
    sources=("hodgkin-huxley-1952",),
    limits=("Q10 is for rates over some tens of degrees and never for an equilibrium potential.",),
    work=_work,
    functions=("q10_factor",),
    tells=("change", "move"),  # "the rate goes up", "goes faster"
)
