"""Steps that change what goes into a calculation; some leave several ways open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tutor.compute.constants import ZERO_CELSIUS
from tutor.diagnose.routes.case import Case, DeadEndError
from tutor.meaning import T, Variable, read_variable
from tutor.units import to_si

Edit = Callable[[Case, tuple[str, ...]], Iterator[Case]]


def named(written: str, case: Case) -> Variable:
    """The variable of a step; ``X`` stands for the ion that the case is about."""
    variable = read_variable(written)
    if variable.ion == "X":
        return Variable(variable.symbol, case.ion, variable.side)
    if variable.symbol in ("c", "P", "E") and variable.ion not in case.ions:
        raise DeadEndError(f"{variable}", "is not in this calculation,", "")
    return variable


def swap_sides(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """Inside for outside, for the ions named (``X``: the ion of the case), else for all."""
    ions = [case.ion if ion == "X" else ion for ion in arguments] or list(case.ions)
    changed: dict[Variable, float] = {}
    for ion in ions:
        outer, inner, ratio = Variable("c", ion, "out"), Variable("c", ion, "in"), Variable("ratio", ion)
        if ratio in case.values:
            changed[ratio] = 1 / case[ratio]
        else:
            changed |= {outer: case[inner], inner: case[outer]}
    if ions and set(ions) <= set(case.ions):
        yield case.put(changed)


def take_charge(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """The valence left out (``one``), without its sign (``size``), or put on top (``inverted``)."""
    z = Variable("z", case.ion)
    changed = {"one": 1.0, "size": abs(case[z]), "inverted": 1 / (case[z] or 1.0)}[arguments[0]]
    if changed != case[z]:
        yield case.put({z: changed})


def celsius_as_kelvin(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """37 put in where 310 belongs."""
    if case[T] > ZERO_CELSIUS:
        yield case.put({T: case[T] - ZERO_CELSIUS})


def put(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """``set T 25 °C``: a number of its own in the place of a quantity."""
    variable = named(arguments[0], case)
    value = to_si(float(arguments[1]), arguments[2] if len(arguments) > 2 else "1")
    if case.values.get(variable, value + 1) != value:
        yield case.put({variable: value})


def scale(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """``times c(X,in) 1000``: a quantity multiplied."""
    variable = named(arguments[0], case)
    if case[variable]:
        yield case.put({variable: case[variable] * float(arguments[1])})


def exchange(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """``exchange P(K) P(Na)``: two quantities in each other's place."""
    one, other = (named(written, case) for written in arguments[:2])
    if case[one] != case[other]:
        yield case.put({one: case[other], other: case[one]})


def of_another_ion(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """One side of the ion beside a side of another ion of the cell: K out over Na in."""
    ion = case.ion
    outer, inner = Variable("c", ion, "out"), Variable("c", ion, "in")
    others = {v.ion for v in case.values if v.symbol == "c" and v.ion and v.ion != ion}
    alike = [o for o in others if case.values.get(Variable("z", o)) == case.values.get(Variable("z", ion))]
    for other in sorted(alike):
        theirs = [case.values.get(Variable("c", other, side)) for side in ("out", "in")]
        if theirs[0] is None or theirs[1] is None:
            continue
        yield case.put({inner: theirs[1]})
        yield case.put({outer: theirs[0]})
        yield case.put({inner: theirs[0]})


def equal_permeabilities(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """All permeabilities left out of the sum."""
    if len({case.permeability(ion) for ion in case.ions}) > 1:
        yield case.put({Variable("P", ion): 1.0 for ion in case.ions})


def without(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """An ion left out of the sum."""
    if case.values.get(Variable("P", arguments[0])) and arguments[0] in case.ions:
        yield case.put({Variable("P", arguments[0]): 0.0})


def conductances_as_permeabilities(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """Conductances put where permeabilities belong."""
    yield case.put({Variable("P", ion): case[Variable("g", ion)] for ion in case.ions})


def other_shape(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """Surface to volume of a cylinder (4/d) for a sphere (6/d), or the other way round."""
    shape = next((v for v in case.values if v.symbol == "shape"), None)
    turned = {6.0: 4.0, 4.0: 6.0}.get(case.values[shape]) if shape is not None else None
    if shape is not None and turned is not None:
        yield case.put({shape: turned})


def negative_permeability(case: Case, arguments: tuple[str, ...]) -> Iterator[Case]:
    """The minus of an anion used as a coefficient: its terms, on the right sides, are subtracted."""
    if arguments[0] not in case.ions:
        raise DeadEndError(arguments[0], "is not in this sum,", "")
    yield case.put({Variable("P", arguments[0]): -case.permeability(arguments[0])})


INPUTS: Mapping[str, Edit] = {
    "swap-sides": swap_sides,
    "charge": take_charge,
    "celsius-as-kelvin": celsius_as_kelvin,
    "set": put,
    "times": scale,
    "exchange": exchange,
    "side-of-another-ion": of_another_ion,
    "equal-permeabilities": equal_permeabilities,
    "without": without,
    "subtract": negative_permeability,
    "conductances-as-permeabilities": conductances_as_permeabilities,
    "other-shape": other_shape,
}
