"""Words of polarity: "depolarises", "more negative", "the inside is negative"."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import V_M, Event, Variable
from tutor.parse.events.roles import Subject, object_of, role_of, size_beside, subject_of
from tutor.parse.groups import Chunk


def polarisation(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    """ "depolarises", "becomes more negative": a change of V_m unless a potential is named."""
    chunk = chunks[index]
    concept = chunk.concept("change") if chunk.kind == "word" else None
    span = (chunk.start, chunk.end)
    if concept in ("depolarise", "hyperpolarise"):
        return Event(
            "change", (V_M, "up" if concept == "depolarise" else "down", size_beside(chunks, index)), span
        )
    if concept not in ("more-negative", "more-positive", "toward-zero"):
        return None
    what = role_of(subject_of(chunks, index) or object_of(chunks, index))
    if what == "out":
        sign = {"more-negative": "negative", "more-positive": "positive"}.get(concept)
        return Event("adds", (sign, "out"), span) if sign else None
    if not isinstance(what, Variable) or what.symbol not in ("E", "V_m", "DF"):
        what = V_M
    if concept == "toward-zero" and chunk.text.startswith("less neg"):
        concept = "more-positive"
    direction = {"more-negative": "down", "more-positive": "up"}.get(concept, "toward-zero")
    return Event("change", (what, direction, size_beside(chunks, index)), span)


def charge_state(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    """ "the inside becomes negative", "K+ is positive": a sign said of a side, of V_m or of an ion."""
    chunk = chunks[index]
    symbol = chunk.variables[0].symbol if chunk.kind == "var" and chunk.variables else ""
    if symbol not in ("positive", "negative"):
        return None
    before = subject_of(chunks, index)
    what = role_of(before)
    if index > 1 and chunks[index - 1].names("thing", "cell"):
        what = "cell"  # "the pump keeps it negative": not the pump is
    span = (chunk.start, chunk.end)
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    if chunk.side or (after is not None and after.kind == "side" and what in (None, "cell")):
        side = chunk.side or (
            after.side if after is not None else None
        )  # "the inside negative", "negative inside"
        return Event("is", (V_M if side == "in" else "out", symbol), span)
    words = [c.text for c in chunks[max(0, index - 2) : index]]
    more = any(word in ("more", "extra", "less") for word in words)
    if what == "out":
        return (
            Event("adds", (symbol, "out"), span)
            if more or "makes" in words
            else Event("is", ("out", symbol), span)
        )
    if what in ("in", "cell", "neuron") or (isinstance(what, Variable) and what.symbol == "V_m"):
        if more:
            return Event("change", (V_M, "up" if symbol == "positive" else "down", None), span)
        return Event("is", (V_M, symbol), span)
    if isinstance(what, str):
        return Event("is", (what, symbol), span)
    if before is None:
        where = chunk.side or subject.side
        return Event("adds", (symbol, where), span) if more else None
    return None
