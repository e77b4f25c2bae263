"""What will be done for a reading: a plan with its calculations, and the values they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tutor.compute.cell import Cell
from tutor.compute.what_if import Change
from tutor.meaning import Act, Variable
from tutor.parse.reading import Given, Reading


class Input(NamedTuple):
    """One value an answer rests on: SI number, unit to show, and whether said, held or assumed."""

    variable: Variable
    value: float
    unit: str
    origin: str  # said, context, assumed
    source: str = ""
    given: Given | None = None


class Run(NamedTuple):
    """One calculation: the equation, its unknown, the ions it takes."""

    equation: str
    unknown: Variable
    ions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be done for a reading; ``asks`` replaces doing it where something is missing."""

    reading: Reading
    act: Act
    target: str | None
    cell: Cell
    values: Mapping[Variable, float]
    runs: tuple[Run, ...] = ()
    changes: tuple[Change, ...] = ()
    inputs: tuple[Input, ...] = ()
    assumed: tuple[str, ...] = ()
    asks: str | None = None
    facet: str | None = None
    watched: tuple[Variable, ...] = ()
    given: tuple[tuple[Variable, Given], ...] = ()
    resting: bool = False  # V_m is the cell's own, and follows where the cell is changed
    foreign: bool = False  # a change was asked of something that does not enter
    wants: tuple[str, ...] = ()  # what is asked back for: with it the plan can be carried out
    title: str = ""  # what it is called in a comparison
    beside: tuple[Plan, ...] = ()  # the sides of a comparison, each a plan of its own
    tell: tuple[str, ...] = ()  # passages of ideas that are told, "idea:passage", the answer first

    @property
    def said(self) -> frozenset[Variable]:
        """The variables the student gave."""
        return frozenset(variable for variable, _ in self.given)
