"""What a turn ends with: one frozen value that plain text, Markdown and JSON are made from.

Plain dataclasses, because what the tutor made itself needs no validation, and starting no pydantic;
``Tutor.ask`` hands out the same fields as the pydantic model in ``public``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Value:
    """A final result in full precision, with the unit beside it."""

    symbol: str
    value: float
    unit: str
    ion: str | None = None
    side: str | None = None
    role: str = "result"
    ion_direction: str | None = None
    current_direction: str | None = None


@dataclass(frozen=True, slots=True)
class GivenValue:
    """A quantity read: as the student wrote it, where it was bound, and where it came from."""

    symbol: str | None
    ion: str | None
    side: str | None
    value: float
    unit: str
    origin: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FindingNote:
    """A belief the student holds or a slip in a number, with their own words."""

    id: str
    stance: str
    evidence: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """A claim read, held or not, and the verdict on it."""

    text: str
    stance: str
    verdict: str | None


@dataclass(frozen=True, slots=True)
class StepNote:
    """One line of the working: formula, the same with numbers and units, result."""

    formula: str
    substituted: str
    result: str


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source with the place in it and whether the entry's author opened it."""

    id: str
    title: str
    where: str
    status: str


SAID_WHOLE = "whole"  # a passage affirms or denies the very sentence
AGREED = "agreed"  # what is right where a belief is wrong


@dataclass(frozen=True, slots=True)
class Answer:
    """What the tutor says to one message. ``text`` is the whole answer in plain words."""

    question: str
    act: str
    target: str | None = None
    ions: tuple[str, ...] = ()
    headline: str = ""
    understood: str = ""
    values: tuple[Value, ...] = ()
    givens: tuple[GivenValue, ...] = ()
    steps: tuple[StepNote, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    meaning: tuple[str, ...] = ()
    findings: tuple[FindingNote, ...] = ()
    suspects: tuple[str, ...] = ()
    claims: tuple[ClaimNote, ...] = ()
    verdict: str | None = None
    settled: str = ""  # SAID_WHOLE or AGREED: what the verdict rests on where nothing was computed
    choice: str | None = None
    assumed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    asks: str | None = None
    asks_kind: str | None = None
    probes: tuple[str, ...] = ()  # beliefs the student is asked about, none of them told as held
    suggestions: tuple[str, ...] = ()
    confidence: float = 0.0
    context: dict[str, Any] = field(default_factory=dict)
    trace: tuple[str, ...] = ()
    parts: tuple[Answer, ...] = ()
    text: str = ""

    def model_copy(self, *, update: Mapping[str, Any]) -> Answer:
        """The answer with some fields replaced, under the name by which the public one is copied."""
        return replace(self, **update)
