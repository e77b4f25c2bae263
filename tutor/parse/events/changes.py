"""Verbs of change: which quantity rises, falls, opens, is blocked, added or set."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import V_M, Event, Role, Variable
from tutor.parse.events.roles import CHARGES, Subject, object_of, role_of, size_beside, subject_of
from tutor.parse.groups import Chunk

UPWARD = frozenset({"up", "double", "triple", "tenfold", "hundredfold", "open", "add", "more-positive"})
DOWNWARD = frozenset({"down", "halve", "remove", "more-negative"})
LINKING = frozenset({
    "is", "are", "gets", "get", "becomes", "become", "was", "were", "being", "got", "getting", "stays",
})  # fmt: skip
SIZES = {"double": "double", "halve": "half", "tenfold": "tenfold"}


def change(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    """ "raising K+", "P_Na falls", "channels open": a change of the object, else of the subject."""
    chunk = chunks[index]
    concept = chunk.concept("change") if chunk.kind == "word" else None
    if concept is None or concept in ("swap",):
        return None
    if concept in ("up", "down") and _counts_movers(chunks, index):
        return None
    found = object_of(chunks, index)
    if found is None or _is_adjective(chunks, index):
        found = subject_of(chunks, index) or found
    what = role_of(found)
    if (
        concept in ("open", "remove", "add")
        and isinstance(what, Variable)
        and what.symbol in ("V_m", "E", "DF")
    ):
        # "more K channels open, the membrane potential…": what opens stands before.
        found = subject_of(chunks, index)
        what = role_of(found)
    if found is None:
        what = (
            subject.role if concept not in ("up", "down", "same", "alter", "to") or _verbal(chunk) else None
        )
    return _changed(chunks, index, concept, found, what, subject)


def _counts_movers(chunks: Sequence[Chunk], index: int) -> bool:
    """ "less K+ leaves", "more sodium enters": an amount of what moves, no change of a quantity."""
    if chunks[index].text not in ("more", "less", "fewer", "extra"):
        return False
    rest = chunks[index + 1 : index + 4]
    return any(chunk.concept("move") for chunk in rest if chunk.kind == "word")


def _is_adjective(chunks: Sequence[Chunk], index: int) -> bool:
    """ "the gradient gets smaller": a state after a linking verb belongs to the subject."""
    before = chunks[index - 1].text if index else ""
    return before in LINKING


def _verbal(chunk: Chunk) -> bool:
    """True for a form that tells by itself that something happens."""
    return chunk.text.endswith(("s", "ing", "ed"))


def _changed(
    chunks: Sequence[Chunk], index: int, concept: str, found: Chunk | None, what: Role, subject: Subject
) -> Event | None:
    """The event of a change, with a named ion or salt made the quantity that changes."""
    span = (chunks[index].start, chunks[index].end)
    size = SIZES.get(concept) or size_beside(chunks, index)
    if isinstance(what, Variable) and what.symbol in CHARGES:
        if concept in ("add", "up"):
            return Event(
                "adds", (CHARGES[what.symbol], what.side or _side_after(chunks, index) or subject.side), span
            )
        return Event("change", (Variable("charge", None, what.side), _direction(concept, chunks), size), span)
    if what == "channel" and found is not None:
        path = _ion_before(chunks, found)
        what = Variable("P", path) if path else what
    if isinstance(what, str) and found is not None and (found.ions or found.concept("salt")):
        symbol = "P" if _channel_after(chunks, found) else "c"
        side = found.side or _side_after(chunks, index)
        what = Variable(symbol, what, side if symbol == "c" else None)
    if isinstance(what, str) and what in ("cell", "neuron", "muscle", "in"):
        what = V_M if concept in ("alter",) else what
    if what is None or not isinstance(what, Variable):
        if what == "pump" and concept in ("remove", "open", "down", "up"):
            return Event("change", (Variable("pump"), _direction(concept, chunks), size), span)
        return None
    return Event("change", (what, _direction(concept, chunks), size), span)


def _ion_before(chunks: Sequence[Chunk], found: Chunk) -> str | None:
    """ "K+ channels are blocked": the ion whose way the channels are."""
    place = next(i for i, chunk in enumerate(chunks) if chunk is found)
    before = chunks[place - 1] if place else None
    return before.ions[0] if before is not None and before.kind == "ion" and len(before.ions) == 1 else None


def _channel_after(chunks: Sequence[Chunk], found: Chunk) -> bool:
    """ "K+ channels": what opens or closes is a permeability."""
    place = next(i for i, chunk in enumerate(chunks) if chunk is found)
    return any(
        chunk.concept("thing") == "channel" for chunk in chunks[place + 1 : place + 3] if chunk.kind == "word"
    )


def _side_after(chunks: Sequence[Chunk], index: int) -> str | None:
    """The side named after a verb, else the first one before it.

    "K+ goes from 4 to 8 and the cells have 150 inside": behind "and" the side goes with a number of its own.
    """
    amounts, joined = 0, False
    for chunk in chunks[index:]:
        if chunk.side and not joined:
            return chunk.side
        amounts += chunk.kind == "number"
        joined = joined or (amounts > 0 and chunk.text in ("and", "with", "while", "but"))
    return next((c.side for c in chunks[:index] if c.side), None)


def _direction(concept: str, chunks: Sequence[Chunk]) -> str:
    """Up, down, same or any, from the verb or from the two numbers it stands between."""
    if concept in UPWARD:
        return "up"
    if concept in DOWNWARD:
        return "down"
    if concept == "to":
        numbers = [c.item.value for c in chunks if c.kind == "number" and c.item.value is not None]
        if len(numbers) > 1 and numbers[0] != numbers[1]:
            return "up" if numbers[1] > numbers[0] else "down"
        words = {c.text.split(" ")[0] for c in chunks}
        if words & {"raised", "rises", "increased", "increases", "rose"}:
            return "up"
        if words & {"lowered", "falls", "drops", "decreased", "decreases", "reduced", "dropped", "fell"}:
            return "down"
    return {"same": "same", "toward-zero": "toward-zero"}.get(concept, "any")
