"""A cell: its numbers with their origin, and what follows from them.

A cell is a mapping from variables to SI numbers with a source beside each. A student's own cell is
a preset with overrides; nothing here knows a cell by name.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tutor.meaning import Variable

Status = Literal["read", "second-hand", "unchecked", "assumed", "computed", "said"]


class Datum(NamedTuple):
    """One number of a cell (SI), the unit it is shown in, and where it comes from."""

    value: float
    unit: str
    source: str
    status: Status
    note: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell preset or a student's own cell; ``data`` holds concentrations, permeabilities, T, …"""

    id: str
    name: str
    text: str
    data: Mapping[Variable, Datum]
    ions: tuple[str, ...]
    notes: tuple[str, ...] = ()
    usual_for: tuple[str, ...] = ()  # equations asked of this cell where none is named and nothing is given
    # What experiments on it gave: they are the rules' and the ideas' own, and it never changes.
    ran: dict[Hashable, dict[str, float]] = field(init=False, default_factory=dict, compare=False, repr=False)

    @property
    def values(self) -> dict[Variable, float]:
        """The SI numbers alone, as an equation takes them."""
        return {variable: datum.value for variable, datum in self.data.items()}

    @property
    def permeant(self) -> tuple[str, ...]:
        """The ions whose permeability is given and above zero."""
        told = {ion: self.data.get(Variable("P", ion)) for ion in self.ions}
        return tuple(ion for ion, datum in told.items() if datum is not None and datum.value > 0)

    @property
    def opening(self) -> str:
        """The name as it opens a sentence: "The typical neuron"."""
        return self.called[0].upper() + self.called[1:]

    @property
    def called(self) -> str:
        """The name as it stands within a sentence: "the typical neuron"."""
        proper = self.name[1:2] in (".", "") or self.name[:2].isupper()
        return self.name if proper else f"the {self.name[0].lower()}{self.name[1:]}"
