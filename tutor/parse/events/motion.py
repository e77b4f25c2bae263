"""Verbs of motion: what enters, leaves or is pumped, which way, how much and by what."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import Event, Variable
from tutor.parse.events.roles import CHARGES, Subject, object_of, subject_of
from tutor.parse.groups import Chunk

_ARTICLES = frozenset({"the", "a", "this", "that", "each", "every", "no", "one"})


def motion(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    """ "K+ leaves", "the pump carries Na+ out": what moves, where to, how much, by what."""
    chunk = chunks[index]
    concept = chunk.concept("move") if chunk.kind == "word" else None
    if concept is None or (index and chunk.concept("thing") and chunks[index - 1].text in _ARTICLES):
        return None  # "the pump" does not tell that something is pumped
    if concept == "leave" and _keeps(chunks[index + 1 : index + 5]):
        return None  # "leaves E_K unchanged"
    before, after = subject_of(chunks, index), object_of(chunks, index)
    by = None
    if before is not None and before.concept("thing") == "pump":
        by, mover = "pump", after
    else:
        mover = before if before is not None and _moves(before) else after
        if any(c.concept("thing") == "pump" for c in chunks[index + 1 :] if c.kind == "word"):
            by = "pump"
    what = _mover(mover)
    if what is None:
        role = subject.role
        what = role.ion if isinstance(role, Variable) else role
    where = {"enter": "in", "leave": "out"}.get(concept)
    if where is None:
        where = next((c.side for c in chunks[index + 1 : index + 5] if c.side), None)
    if concept == "pump-out":
        by = by or ("pump" if chunk.text.startswith("pump") else None)
        where = where or ("out" if "out" in chunk.text else None)
    if what is None and where is None and concept == "pump-out":
        return None  # the noun: "pump work per cycle"
    return Event("move", (what, where, _amount(chunks, index), by), (chunk.start, chunk.end))


def _keeps(rest: Sequence[Chunk]) -> bool:
    """True if what follows is a quantity: "leaves E_K unchanged", "leave E_K where it is"."""
    named = [chunk for chunk in rest[:2] if chunk.variables]
    return bool(named) and named[0].variables[0].symbol in ("E", "V_m", "DF")


def _moves(chunk: Chunk) -> bool:
    """True for a chunk that names an ion or charge."""
    return _mover(chunk) is not None


def _mover(chunk: Chunk | None) -> str | None:
    """What moves: an ion, or charge."""
    if chunk is None:
        return None
    if chunk.ions:
        return chunk.ions[0]
    if chunk.variables and chunk.variables[0].symbol in CHARGES:
        return CHARGES[chunk.variables[0].symbol]
    thing = chunk.concept("thing") if chunk.kind == "word" else None
    return {"ion-set": "ion", "cation": "cation", "anion": "anion"}.get(thing or "")


def _amount(chunks: Sequence[Chunk], index: int) -> str | None:
    """How much moves: an amount word close to the verb."""
    for chunk in chunks[max(0, index - 5) : index + 5]:
        if chunk.kind != "word":
            continue
        if found := chunk.concept("amount"):
            return found
        if chunk.text in ("less", "fewer", "more"):
            return "more" if chunk.text == "more" else "less"
    return None
