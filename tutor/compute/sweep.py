"""Sweeps: an equation over a row of values of one input, as pint arrays and as CSV text."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tutor.compute.catalogue import equation
from tutor.compute.equation import Equation, Problem
from tutor.errors import DomainError
from tutor.meaning import Variable
from tutor.units import from_si, in_unit

if TYPE_CHECKING:
    from tutor.units import Quantity

MOST = 10_000


class Column(NamedTuple):
    """What a sweep computes at each point: an equation, its unknown and the ions concerned."""

    equation: str
    unknown: Variable
    ions: tuple[str, ...]


class Sweep(NamedTuple):
    """The variable swept and the columns computed, each with its unit; all numbers in SI."""

    variables: tuple[Variable, ...]
    units: tuple[str, ...]
    columns: tuple[tuple[float, ...], ...]

    @property
    def shown(self) -> tuple[tuple[float, ...], ...]:
        """The columns in the units beside them, as a plot takes them."""
        pairs = zip(self.columns, self.units, strict=True)
        return tuple(tuple(from_si(value, unit) for value in column) for column, unit in pairs)

    def quantities(self) -> tuple[Quantity, ...]:
        """Each column as a pint array, the swept variable first."""
        import numpy

        return tuple(
            in_unit(numpy.array(part), unit) for part, unit in zip(self.shown, self.units, strict=True)
        )

    def csv(self) -> str:
        """The table as CSV text with a header that names quantity and unit."""
        names = [
            f"{_plain(variable)} [{unit}]" for variable, unit in zip(self.variables, self.units, strict=True)
        ]
        rows = [",".join(repr(value) for value in row) for row in zip(*self.shown, strict=True)]
        return "\n".join([",".join(names), *rows, ""])


def _plain(variable: Variable) -> str:
    """A variable without commas: ``c_K_out``."""
    return "_".join(part for part in (variable.symbol, variable.ion, variable.side) if part)


def spaced(low: float, high: float, count: int, *, log: bool = False) -> tuple[float, ...]:
    """``count`` values from low to high, evenly or by equal factors."""
    if not 2 <= count <= MOST:
        raise DomainError(f"Read {count} points,", "but a sweep has 2 to 10,000.", "Give for example 50.")
    if log and not (low > 0 and high > 0):
        raise DomainError(
            "Equal factors need both ends above zero,", "which these are not.", "Give other ends."
        )
    shares = [index / (count - 1) for index in range(count)]
    if log:
        return tuple(low * math.exp(share * math.log(high / low)) for share in shares)
    return tuple(low + share * (high - low) for share in shares)


def sweep_over(
    values: Mapping[Variable, float], variable: Variable, points: Sequence[float], columns: Sequence[Column]
) -> Sweep:
    """Every column at every point of ``variable``, the other ``values`` held; SI numbers in and out.

    A point at which a column has no solution raises the equation's own error: no row is made up.

    >>> from tutor.meaning import T, V_M
    >>> c_in, c_out = Variable("c", "K", "in"), Variable("c", "K", "out")
    >>> held = {c_in: 140.0, Variable("z", "K"): 1.0, T: 310.15}
    >>> table = sweep_over(held, c_out, (4.0, 8.0), [Column("nernst-potential", Variable("E", "K"), ("K",))])
    >>> print(table.csv().splitlines()[0])
    c_K_out [mM],E_K [mV]
    """
    if not 1 <= len(points) <= MOST:
        raise DomainError(
            f"Read {len(points)} points,", "but a sweep has 1 to 10,000.", "Give for example 50."
        )
    entries = [equation(column.equation) for column in columns]
    found: list[list[float]] = [[] for _ in columns]
    for point in points:
        at = {**values, variable: point}
        for row, column, entry in zip(found, columns, entries, strict=True):
            row.append(entry.work(Problem(column.unknown, at, column.ions)).results[0].value)
    units = [
        _unit(variable, entries),
        *(_unit(c.unknown, [e]) for c, e in zip(columns, entries, strict=True)),
    ]
    variables = (variable, *(column.unknown for column in columns))
    return Sweep(variables, tuple(units), (tuple(points), *(tuple(row) for row in found)))


def _unit(variable: Variable, entries: Sequence[Equation]) -> str:
    """The usual unit of a variable, as the slots of the equations give it."""
    for entry in entries:
        for slot in (*entry.results, *entry.inputs):
            if slot.variable.symbol == variable.symbol:
                return slot.unit
    return "1"
