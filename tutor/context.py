"""What a conversation holds between turns: a small, versioned, frozen value that serialises to JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from tutor.errors import TranscriptError
from tutor.knowledge.model import DEFAULT_CELL

VERSION = 1

# A quantity kept as plain values: variable in written form, number and unit as the student wrote them.
Kept = tuple[str, float, str]
# A change kept likewise: variable, how, amount, unit, start.
KeptShift = tuple[str, str, float, str, float | None]


@dataclass(frozen=True, slots=True)
class Last:
    """The request that follow-ups lean on."""

    act: str
    target: str | None = None
    ions: tuple[str, ...] = ()
    unknown: str | None = None
    givens: tuple[Kept, ...] = ()
    shifts: tuple[KeptShift, ...] = ()
    cell: str | None = None
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Cell and temperature in force, the student's standing values, the last request, what is open."""

    cell: str = DEFAULT_CELL
    cell_said: bool = False
    temperature: float | None = None
    values: tuple[Kept, ...] = ()
    last: Last | None = None
    pending: str | None = None
    follow_up: str | None = None
    waiting: tuple[str, ...] = ()
    hints: int = 0
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
        last = data.get("last")
        if last is not None:
            last = Last(
                **{
                    **last,
                    "ions": tuple(last["ions"]),
                    "givens": tuple(map(tuple, last["givens"])),
                    "shifts": tuple(map(tuple, last["shifts"])),
                }
            )
        fields = {**data, "last": last, "waiting": tuple(data["waiting"])}
        return cls(**{**fields, "values": tuple(map(tuple, data["values"]))})

    def at(self, **changes: Any) -> Context:
        """This context with some fields replaced."""
        return replace(self, **changes)
