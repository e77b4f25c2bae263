"""What a conversation holds between turns: a small, versioned, frozen value that serialises to JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from tutor.errors import TranscriptError
from tutor.knowledge.model import DEFAULT_CELL, Knowledge
from tutor.meaning import T
from tutor.units import show

VERSION = 3

# A quantity kept as plain values: variable in written form, number and unit as the student wrote them.
Kept = tuple[str, float, str]
# A change kept likewise: variable, how, amount, unit, start.
KeptShift = tuple[str, str, float, str, float | None]


@dataclass(frozen=True, slots=True)
class Last:
    """The request that follow-ups lean on, and what it led to: results, and values after a change."""

    act: str
    target: str | None = None
    ions: tuple[str, ...] = ()
    unknown: str | None = None
    givens: tuple[Kept, ...] = ()
    shifts: tuple[KeptShift, ...] = ()
    cell: str | None = None
    carrier: str | None = None
    found: tuple[Kept, ...] = ()
    drugs: tuple[Kept, ...] = ()  # what a drug set for that question alone
    newest: tuple[str, ...] = ()  # of the givens those that this turn said, by name
    spoken: tuple[str, ...] = ()  # passages of ideas told on this subject, "idea:passage"


@dataclass(frozen=True, slots=True)
class Context:
    """Cell and temperature in force, the student's own values, the last request, what is open.

    ``values`` were set and stand until reset; ``told`` describe the student's own cell and hold until
    a cell is named. ``pending`` is a request that waits for something the tutor asked for, ``lost``
    says that the last message was not answered.
    """

    cell: str = DEFAULT_CELL
    cell_said: bool = False
    temperature: float | None = None
    values: tuple[Kept, ...] = ()
    told: tuple[Kept, ...] = ()
    only: tuple[str, ...] = ()  # the only ions that cross the membrane spoken of last
    equally: bool = False  # these cross equally
    left_out: tuple[str, ...] = ()  # ions that are not to count in the membrane spoken of
    units: tuple[str, ...] = ()  # in which results are wanted from now on
    last: Last | None = None
    trail: tuple[Last, ...] = ()  # what was computed last, the latest at the end
    pending: Last | None = None
    lost: bool = False
    follow_up: str | None = None
    waiting: tuple[str, ...] = ()
    turns: int = 0
    version: int = VERSION

    def to_json(self) -> dict[str, Any]:
        """The context as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Context:
        """The context written by ``to_json``; raises ``TranscriptError`` for another version."""
        if data.get("version") != VERSION:
            raise TranscriptError(
                f"Read a conversation of version {data.get('version')},",
                f"but this tutor writes version {VERSION}.",
                "Start a new conversation.",
            )
        requests = {name: _request(data.get(name)) for name in ("last", "pending")}
        trail = tuple(one for one in map(_request, data.get("trail", ())) if one is not None)
        kept = {name: tuple(map(tuple, data[name])) for name in ("values", "told")}
        return cls(
            **{
                **data,
                **requests,
                **kept,
                "trail": trail,
                "units": tuple(data.get("units", ())),
                "only": tuple(data.get("only", ())),
                "left_out": tuple(data.get("left_out", ())),
                "waiting": tuple(data["waiting"]),
            }
        )

    def at(self, **changes: Any) -> Context:
        """This context with some fields replaced; itself where that changes nothing."""
        changed = any(getattr(self, name) != value for name, value in changes.items())
        return replace(self, **changes) if changed else self


def _request(data: dict[str, Any] | None) -> Last | None:
    """A request from plain JSON values."""
    if data is None:
        return None
    rows = {name: tuple(map(tuple, data[name])) for name in ("givens", "shifts", "found", "drugs")}
    lists = {name: tuple(data[name]) for name in ("ions", "newest", "spoken")}
    return Last(**{**data, **rows, **lists})


def shown(context: Context, knowledge: Knowledge) -> dict[str, Any]:
    """Cell and temperature in force, as an answer reports them."""
    cell = knowledge.cells[context.cell]
    kelvin = context.temperature if context.temperature is not None else cell.data[T].value
    return {"cell": context.cell, "temperature": show(kelvin, "°C")}
