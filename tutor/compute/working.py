"""What every ``work`` needs: inputs read from a problem with their guard, and numbers written for a step."""

from __future__ import annotations

from tutor.compute import guards
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.equation import Problem, label
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import UNITS, figure, show


def mV(value: float) -> str:
    """A potential as written in a step."""
    return show(value, "mV", 1)


def kJ(value: float) -> str:
    """A molar energy as written in a step."""
    return show(value, "kJ/mol", 3)


def in_brackets(text: str) -> str:
    """``text`` in brackets where it begins with a minus, so that a sum reads well."""
    return f"({text})" if text.startswith("−") else text


def difference(one: str, other: str) -> str:
    """``one`` minus ``other`` as written in a step, the second in brackets if it is negative."""
    return f"{one} − {in_brackets(other)}"


def concentration_unit(value: float) -> str:
    """mM, µM or nM, whichever keeps the number near one to a thousand."""
    return "mM" if value >= 0.01 or value == 0 else "µM" if value >= 1e-3 else "nM"


def mM(value: float) -> str:
    """A concentration in the unit a student would use for that size."""
    return show(value, concentration_unit(value))


def fitting(value: float, *symbols: str) -> str:
    """The first of the units, given from small to large, in which the number stays below a thousand."""
    for symbol in symbols:
        if abs(value) < 1000 * UNITS[symbol].factor:
            return symbol
    return symbols[-1]


def name_of(problem: Problem, variable: Variable) -> str:
    """The variable as on the blackboard, the ion with its charge where that is known."""
    return label(variable, problem.values.get(Variable("z", variable.ion or "")))


def concentration(problem: Problem, ion: str, side: str, *, zero: bool = False) -> float:
    """A concentration of the problem, guarded."""
    variable = Variable("c", ion, side)
    guard = guards.concentration_or_zero if zero else guards.concentration
    return guards.settled(float(guard(problem[variable], name_of(problem, variable))))


def potential(problem: Problem, variable: Variable = V_M) -> float:
    """A potential of the problem, guarded."""
    return guards.settled(float(guards.potential(problem[variable], label(variable))))


def temperature(problem: Problem, variable: Variable = TEMPERATURE) -> float:
    """A temperature of the problem in kelvin, guarded."""
    return float(guards.temperature(problem[variable], label(variable)))


def valence(problem: Problem, ion: str) -> int:
    """The valence of an ion of the problem; zero and fractions are refused."""
    return int(guards.charged(problem[Variable("z", ion)], f"z of {ion}"))


def size(problem: Problem, variable: Variable, unit: str, default: float | None = None) -> float:
    """A quantity that must be above zero, such as a diameter."""
    value = problem.values.get(variable, default)
    return float(guards.size(problem[variable] if value is None else value, label(variable), unit))


def at_least_zero(problem: Problem, variable: Variable, unit: str) -> float:
    """A quantity that may be zero but not negative, such as a conductance."""
    return guards.settled(float(guards.not_negative(problem[variable], label(variable), unit)))


def finite(problem: Problem, variable: Variable, unit: str, default: float | None = None) -> float:
    """A quantity that may have either sign, such as a current."""
    value = problem.values.get(variable, default)
    number = guards.finite(problem[variable] if value is None else value, label(variable), unit)
    return guards.settled(float(number))


def has(problem: Problem, *variables: Variable) -> bool:
    """True if the problem gives a value for each."""
    return all(problem.values.get(variable) is not None for variable in variables)


def slope(T: float) -> float:
    """RT/F in volts."""
    return GAS_CONSTANT * T / FARADAY


def no_way(read: str, why: str, reach: str) -> DomainError:
    """The error for a problem without a solution: what was asked, why not, what can be reached."""
    return DomainError(read, why, reach)


def cannot(problem: Problem, *solves: str) -> DomainError:
    """The error for an unknown the equation does not hold."""
    wanted = label(problem.unknown)
    return DomainError(
        f"{wanted} was asked for,", "which this equation does not hold.", f"It gives {', '.join(solves)}."
    )


def signed(z: int) -> str:
    """A valence with its sign: ``+1``, ``−2``, ``0``."""
    return figure(z, 0, sign=True)


def siemens(g: float, per_area: bool) -> str:
    """A conductance in a fitting unit."""
    if per_area:
        return show(g, fitting(g, "nS/cm**2", "µS/cm**2", "mS/cm**2", "S/cm**2"))
    return show(g, fitting(g, "pS", "nS", "µS", "mS", "S"))


def ampere_unit(value: float, per_area: bool = False) -> str:
    """A fitting unit for a current."""
    return "µA/cm**2" if per_area else fitting(value, "pA", "nA", "µA", "mA", "A")
