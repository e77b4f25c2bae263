"""The public ``Answer``: the fields of the plain one as a frozen pydantic model, made when asked for."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from tutor.explain import answer as plain
from tutor.explain.answer import ClaimNote, FindingNote, GivenValue, SourceNote, StepNote, Value


class Answer(BaseModel):
    """What the tutor says to one message. ``text`` is the whole answer in plain words."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)

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
    settled: str = ""
    choice: str | None = None
    assumed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    asks: str | None = None
    asks_kind: str | None = None
    probes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    confidence: float = 0.0
    context: dict[str, Any] = {}
    trace: tuple[str, ...] = ()
    parts: tuple[Answer, ...] = ()
    text: str = ""


def published(answer: plain.Answer) -> Answer:
    """The answer as it is handed out."""
    return Answer.model_validate(answer)
