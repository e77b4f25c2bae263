"""The shape of a catalogue entry: what an equation needs, gives, assumes, and how it shows its work.

An equation takes a ``Problem`` (SI numbers by variable, and which variable is unknown) and returns a
``Solution`` (final results, working steps, warnings). The same entry solves forwards and backwards:
the unknown decides. Adding an equation touches its own module and one row of ``catalogue.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tutor.errors import DomainError
from tutor.meaning import Variable
from tutor.units import show

Way = Literal["in", "out", "none"]

VOLTAGE_CHANGES = tuple(
    f"change:{how}" for how in ("up", "down", "alter", "to", "depolarise", "hyperpolarise")
)


class Slot(NamedTuple):
    """One input or result. Ion ``X`` is the ion asked about, ``each`` every ion of the equation.

    ``optional`` slots may be missing (a given V_m replaces the computed one); ``default`` is an SI
    number used when neither student nor cell gives one, ``default_from`` says where it comes from.
    One that ``spares`` other symbols stands in their place: with a driving force no V_m is needed.
    One ``aside`` only tells what a result is counted from, and makes no question one of its equation.
    """

    variable: Variable
    dimension: str
    unit: str
    text: str
    default: float | None = None
    default_from: str = ""
    optional: bool = False
    spares: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What to solve: the unknown, the ions concerned, and SI values by variable."""

    unknown: Variable
    values: Mapping[Variable, float]
    ions: tuple[str, ...] = ()

    def __getitem__(self, variable: Variable) -> float:
        found = self.values.get(variable)
        if found is None:
            name = label(variable)
            raise DomainError(
                f"{name} is missing,", "so this cannot be computed.", f"Give a value for {name}."
            )
        return found

    def z(self, ion: str) -> int:
        """The valence of ``ion``."""
        return round(self[Variable("z", ion)])


class Step(NamedTuple):
    """One line of the working: formula, the same with numbers and units put in, and what it gives."""

    formula: str
    substituted: str
    result: str


class Result(NamedTuple):
    """One final value, in SI, with the unit to show it in and where it matters the two directions."""

    variable: Variable
    value: float
    unit: str
    role: Literal["result", "before", "after", "change"] = "result"
    ion_direction: Way | None = None
    current_direction: Way | None = None
    label: str = ""

    def shown(self, *, sign: bool = False) -> str:
        """The value written out with its unit."""
        return show(self.value, self.unit, sign=sign)


class Solution(NamedTuple):
    """Final results (the first is what was asked), the working, and warnings about validity.

    ``opening`` is a sentence to be told before the first result: what comes before it in time.
    """

    results: tuple[Result, ...]
    steps: tuple[Step, ...]
    warnings: tuple[str, ...] = ()
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Equation:
    """A catalogue entry.

    ``question`` is one that it answers as it stands. ``solves`` lists the symbols that ``work`` can be
    asked for, ``functions`` the public functions of ``tutor.compute`` that do the same on pint
    quantities. One that ``balances`` finds, asked for an input, where the machine stops: its result
    need not be given. One that ``converts`` tells one of its results from another: a force in mV as
    kJ/mol. The results named ``thermal`` follow from the temperature, and the valence of the ion if one
    is named. One that stands ``apart`` is about solutions of the student's own, so that no cell supplies
    a concentration. One ``meant_by`` certain quantities comes to mind unnamed only where one is
    given; ``meant_with`` names symbols that may be asked for instead.

    The last four say how it stands to words of a question that are no quantities, each written as a
    ``kind`` of ``knowledge/words`` or as ``kind:concept``. What it ``tells`` is in its result already:
    Ohm's law tells of a current that is injected; ``tells_given`` holds once values are given. What it
    ``leaves`` is not in its result, ``leaves_bare`` unless values are given: V_m at rest is not that of a
    spike.
    """

    id: str
    question: str
    title: str
    formula: str
    inputs: tuple[Slot, ...]
    results: tuple[Slot, ...]
    solves: tuple[str, ...]
    sources: tuple[str, ...]
    limits: tuple[str, ...]
    work: Callable[[Problem], Solution] = field(repr=False)
    functions: tuple[str, ...] = ()
    balances: bool = False
    converts: bool = False
    thermal: tuple[str, ...] = ()
    apart: bool = False
    meant_by: tuple[Variable, ...] = ()
    meant_with: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    tells_given: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    leaves_bare: tuple[str, ...] = ()

    @property
    def result(self) -> Slot:
        """The quantity the equation is asked for unless the student names another."""
        return self.results[0]

    @property
    def per_ion(self) -> bool:
        """True if the equation is about one ion that has to be named."""
        return any(slot.variable.ion == "X" and not slot.optional for slot in self.inputs)


# --- names as on the blackboard ---------------------------------------------------------------

_CHARGES = {1: "⁺", -1: "⁻", 2: "²⁺", -2: "²⁻", 3: "³⁺", -3: "³⁻", 0: ""}
_WRITTEN = {"RT_F": "RT/F", "RT_zF": "RT/zF"}
_SUBSCRIPTED = {"HCO3": "HCO₃", "NH4": "NH₄", "SO4": "SO₄", "PO4": "PO₄"}


def ion_label(ion: str, z: float | None = None) -> str:
    """An ion as written on the blackboard: ``K⁺``, ``Ca²⁺``."""
    charge = "" if z is None else _CHARGES.get(round(z), f"({round(z):+d})")
    return _SUBSCRIPTED.get(ion, ion) + charge


UNNAMED = "M"  # stands for what crosses where no ion is named


def label(variable: Variable, z: float | None = None) -> str:
    """A variable as written on the blackboard: ``[K⁺]out``, ``E_K``, ``V_m``."""
    if variable.symbol in _WRITTEN:
        return _WRITTEN[variable.symbol]
    if variable.ion is None or (variable.ion == UNNAMED and variable.symbol not in ("c", "ratio")):
        return variable.symbol + (f"_{variable.side}" if variable.side else "")
    if variable.symbol == "c":
        return f"[{ion_label(variable.ion, z)}]{variable.side or ''}"
    if variable.symbol == "size":
        return f"|{variable.ion}|"
    if variable.symbol == "times":
        return f"{ion_label(variable.ion, z)} after/before"
    if variable == Variable("ratio", "ATP"):
        return "[ATP]/[ADP]"
    if variable.symbol == "ratio":
        name = ion_label(variable.ion, z)
        return f"[{name}]out/[{name}]in"
    return f"{variable.symbol}_{variable.ion}"
