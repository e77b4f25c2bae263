"""The one way these tests ask the catalogue: values by written name with their unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tutor.compute.catalogue import equation
from tutor.compute.equation import Problem, Solution
from tutor.meaning import Variable, read_variable
from tutor.units import from_si, to_si

Z = {"K": 1, "Na": 1, "Cl": -1, "Ca": 2, "H": 1, "HCO3": -1, "Mg": 2, "glucose": 0, "glutamate": -1}


def problem(unknown: str, given: Mapping[str, str | float], ions: str = "") -> Problem:
    """A problem from written names; ``4 mM`` is read with its unit, a bare number has none."""
    values: dict[Variable, float] = {Variable("z", ion): float(z) for ion, z in Z.items()}
    values[Variable("T")] = 310.15
    for name, value in given.items():
        number, _, unit = str(value).partition(" ")
        values[read_variable(name)] = to_si(float(number), unit or "1")
    return Problem(read_variable(unknown), values, tuple(ions.split()))


def solve(equation_id: str, unknown: str, given: Mapping[str, str | float], ions: str = "") -> Solution:
    """What the catalogue entry makes of a problem."""
    return equation(equation_id).work(problem(unknown, given, ions))


@pytest.fixture(name="solve")
def solve_fixture() -> Callable[..., Solution]:
    """The function above."""
    return solve


@pytest.fixture
def value() -> Callable[..., float]:
    """The first result of an equation in the unit asked for; ``{name: value}`` names another result."""

    def first(
        equation_id: str, unknown: str, given: Mapping[str, str | float], unit: str, ions: str = ""
    ) -> float:
        return from_si(solve(equation_id, unknown, given, ions).results[0].value, unit)

    return first


@pytest.fixture
def cell() -> Callable[..., dict[Variable, float]]:
    """SI values by variable of a cell given in written names; later words replace earlier ones."""

    def values(given: Mapping[str, str | float], **more: str | float) -> dict[Variable, float]:
        return dict(problem("V_m", {**given, **more}).values)

    return values
