"""The public ``Answer``: one frozen value that plain text, Markdown and JSON are made from."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Base of all pieces of an answer: frozen, strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Value(Part):
    """A final result in full precision, with the unit beside it."""

    symbol: str
    value: float
    unit: str
    ion: str | None = None
    side: str | None = None
    role: str = "result"
    ion_direction: str | None = None
    current_direction: str | None = None


class GivenValue(Part):
    """A quantity read: as the student wrote it, where it was bound, and where it came from."""

    symbol: str | None
    ion: str | None
    side: str | None
    value: float
    unit: str
    origin: str
    span: tuple[int, int] | None = None


class FindingNote(Part):
    """A belief the student holds or a slip in a number, with their own words."""

    id: str
    stance: str
    evidence: str
    span: tuple[int, int]


class ClaimNote(Part):
    """A claim read, held or not, and the verdict on it."""

    text: str
    stance: str
    verdict: str | None


class StepNote(Part):
    """One line of the working: formula, the same with numbers and units, result."""

    formula: str
    substituted: str
    result: str


class SourceNote(Part):
    """A source with the place in it and whether the entry's author opened it."""

    id: str
    title: str
    where: str
    status: str


class Answer(Part):
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
    choice: str | None = None
    assumed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    asks: str | None = None
    asks_kind: str | None = None
    probes: tuple[str, ...] = ()  # beliefs the student is asked about, none of them told as held
    suggestions: tuple[str, ...] = ()
    confidence: float = 0.0
    context: dict[str, Any] = {}
    trace: tuple[str, ...] = ()
    parts: tuple[Answer, ...] = ()
    text: str = ""
