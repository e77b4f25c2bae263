"""Clauses to events: who, what, which side, which direction and how much are bound around each verb.

A verb takes the noun group that follows it directly as its object, else the one before it as its
subject; what is unsaid is taken over from the clause before ("it", "so it depolarises").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.meaning import V_M, Event, Role, Variable, read_event
from tutor.parse.groups import Chunk

UPWARD = frozenset({"up", "double", "triple", "tenfold", "hundredfold", "open", "add", "more-positive"})
DOWNWARD = frozenset({"down", "halve", "remove", "more-negative"})
SKIP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "for",
        "to",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "gets",
        "get",
        "got",
        "becomes",
        "become",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "very",
        "much",
        "even",
        "also",
        "just",
        "really",
        "only",
        "then",
        "thereby",
        "by",
        "as",
        "at",
        "extra",
        "any",
        "some",
        "all",
        "more",
        "less",
        "now",
        "so",
        "there",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "does",
        "do",
        "did",
        "has",
        "have",
        "had",
        "not",
    ]
)
CHARGES = {"charge": "charge", "positive": "positive", "negative": "negative"}


@dataclass(slots=True)
class Subject:
    """What the clauses before were about: pronouns and elided subjects refer to it."""

    role: Role = None
    side: str | None = None


def read_events(chunks: Sequence[Chunk], subject: Subject) -> list[Event]:
    """The events of one clause in order; ``subject`` is read and brought up to date."""
    events: list[Event] = []
    for index, chunk in enumerate(chunks):
        if chunk.kind not in ("word", "var"):
            continue
        for reader in (_named_event, _polarisation, _change, _motion, _setting, _relation, _charge_state):
            event = reader(chunks, index, subject)
            if event is not None:
                if event not in events:
                    events.append(event)
                break
    _remember(chunks, subject)
    return events


def _remember(chunks: Sequence[Chunk], subject: Subject) -> None:
    for chunk in chunks:
        if chunk.variables:
            subject.role = chunk.variables[0]
            subject.side = chunk.variables[0].side or subject.side
        elif chunk.ions:
            subject.role = chunk.ions[0]
        elif chunk.kind == "side":
            subject.side = chunk.side


# --- roles ------------------------------------------------------------------------------------


def _object(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The noun group right after a verb."""
    for chunk in chunks[index + 1 : index + 6]:
        if _noun(chunk):
            return chunk
        if chunk.kind != "number" and not (chunk.text in SKIP or chunk.concept("amount") or _modifies(chunk)):
            return None
    return None


def _modifies(chunk: Chunk) -> bool:
    return chunk.concept("change") in ("up", "down") and chunk.text in (
        "more",
        "less",
        "extra",
        "higher",
        "lower",
    )


def _subject(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The nearest noun group before a verb, within the clause; "of the cell" is no subject of its own."""
    thing = None
    for chunk in reversed(chunks[:index]):
        if chunk.kind in ("var", "ion", "side"):
            return chunk
        if _noun(chunk):
            thing = thing or chunk
            if chunk.concept("thing") != "cell":
                return chunk
    return thing


def _noun(chunk: Chunk) -> bool:
    named = chunk.concept("thing") is not None and chunk.text != "it" and chunk.kind == "word"
    return chunk.kind in ("var", "ion", "side") or named or chunk.concept("salt") is not None


def _what(chunk: Chunk | None) -> Role:
    """The role a noun group fills: its variable, its ion, or the thing it names."""
    if chunk is None:
        return None
    if chunk.variables:
        return chunk.variables[0]
    if chunk.ions:
        return chunk.ions[0]
    if chunk.kind == "side":
        return chunk.side
    if chunk.concept("salt"):
        return chunk.item.says().split(" ")[0]
    return chunk.concept("thing")


def _size(chunks: Sequence[Chunk], index: int) -> str | None:
    """A size word next to a verb or its noun."""
    for chunk in (*chunks[index + 1 : index + 4], *reversed(chunks[max(0, index - 4) : index])):
        if found := chunk.concept("amount") if chunk.kind == "word" else None:
            return found
    return None


# --- readers, one a family of verbs -------------------------------------------------------------


def _named_event(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    """ "hyperkalaemia": one word that says what happens to which quantity."""
    chunk = chunks[index]
    if not chunk.item.concept("event"):
        return None
    return replace(read_event(chunk.item.says()), span=(chunk.start, chunk.end))


def _polarisation(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    chunk = chunks[index]
    concept = chunk.concept("change") if chunk.kind == "word" else None
    span = (chunk.start, chunk.end)
    if concept in ("depolarise", "hyperpolarise"):
        return Event("change", (V_M, "up" if concept == "depolarise" else "down", _size(chunks, index)), span)
    if concept not in ("more-negative", "more-positive", "toward-zero"):
        return None
    what = _what(_subject(chunks, index) or _object(chunks, index))
    if what == "out":
        sign = {"more-negative": "negative", "more-positive": "positive"}.get(concept)
        return Event("adds", (sign, "out"), span) if sign else None
    if not isinstance(what, Variable) or what.symbol not in ("E", "V_m", "DF"):
        what = V_M
    if concept == "toward-zero" and chunk.text.startswith("less neg"):
        concept = "more-positive"
    direction = {"more-negative": "down", "more-positive": "up"}.get(concept, "toward-zero")
    return Event("change", (what, direction, _size(chunks, index)), span)


def _change(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    chunk = chunks[index]
    concept = chunk.concept("change") if chunk.kind == "word" else None
    if concept is None or concept in ("swap",):
        return None
    if concept in ("up", "down") and _counts_movers(chunks, index):
        return None
    found = _object(chunks, index)
    if found is None or _is_adjective(chunks, index):
        found = _subject(chunks, index) or found
    what = _what(found)
    if (
        concept in ("open", "remove", "add")
        and isinstance(what, Variable)
        and what.symbol in ("V_m", "E", "DF")
    ):
        # "more K channels open, the membrane potential…": what opens stands before.
        found = _subject(chunks, index)
        what = _what(found)
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
    return before in (
        "is",
        "are",
        "gets",
        "get",
        "becomes",
        "become",
        "was",
        "were",
        "being",
        "got",
        "getting",
        "stays",
    )


def _verbal(chunk: Chunk) -> bool:
    return chunk.text.endswith(("s", "ing", "ed"))


def _changed(
    chunks: Sequence[Chunk], index: int, concept: str, found: Chunk | None, what: Role, subject: Subject
) -> Event | None:
    span = (chunks[index].start, chunks[index].end)
    size = {"double": "double", "halve": "half", "tenfold": "tenfold"}.get(concept) or _size(chunks, index)
    if isinstance(what, Variable) and what.symbol in CHARGES:
        if concept in ("add", "up"):
            return Event(
                "adds", (CHARGES[what.symbol], what.side or _side_after(chunks, index) or subject.side), span
            )
        return Event("change", (Variable("charge", None, what.side), _direction(concept, chunks), size), span)
    if isinstance(what, str) and found is not None and (found.ions or found.concept("salt")):
        near = _channel_after(chunks, found)
        symbol = "P" if near or (concept in ("open", "remove") and near) else "c"
        side = found.side or _side_after(chunks, index)
        what = Variable(symbol, what, side if symbol == "c" else None)
    if isinstance(what, str) and what in ("cell", "neuron", "muscle", "in"):
        what = V_M if concept in ("alter",) else what
    if what is None or not isinstance(what, Variable):
        if what == "pump" and concept in ("remove", "open", "down", "up"):
            return Event("change", (Variable("pump"), _direction(concept, chunks), size), span)
        return None
    return Event("change", (what, _direction(concept, chunks), size), span)


def _channel_after(chunks: Sequence[Chunk], found: Chunk) -> bool:
    place = next(i for i, chunk in enumerate(chunks) if chunk is found)
    return any(
        chunk.concept("thing") == "channel" for chunk in chunks[place + 1 : place + 3] if chunk.kind == "word"
    )


def _side_after(chunks: Sequence[Chunk], index: int) -> str | None:
    return next((c.side for c in chunks[index:] if c.side), next((c.side for c in chunks if c.side), None))


def _direction(concept: str, chunks: Sequence[Chunk]) -> str:
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


def _motion(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    chunk = chunks[index]
    concept = chunk.concept("move") if chunk.kind == "word" else None
    if concept is None:
        return None
    before, after = _subject(chunks, index), _object(chunks, index)
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
        by = by or "pump"
        where = where or ("out" if "out" in chunk.text else None)
    return Event("move", (what, where, _amount(chunks, index), by), (chunk.start, chunk.end))


def _moves(chunk: Chunk) -> bool:
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
    for chunk in chunks[max(0, index - 5) : index + 5]:
        if chunk.kind != "word":
            continue
        if found := chunk.concept("amount"):
            return found
        if chunk.text in ("less", "fewer", "more"):
            return "more" if chunk.text == "more" else "less"
    return None


def _setting(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    """ "chloride sets the resting potential", "V_m is determined by K+", "the dominant ion"."""
    chunk = chunks[index]
    concept = chunk.concept("rule") if chunk.kind == "word" else None
    if concept is None:
        return None
    span = (chunk.start, chunk.end)
    before, after = _subject(chunks, index), _object(chunks, index)
    passive = chunk.text.endswith((" by", " on", " to")) or (
        index + 1 < len(chunks) and chunks[index + 1].text == "by" and not chunk.text.endswith(("s", "ing"))
    )
    if passive:
        after = next((c for c in chunks[index + 1 :] if _noun(c)), None)
        what, by = _what(before), _what(after)
    else:
        what, by = _what(after), _what(before)
        if concept == "dominant":
            what, by = (
                V_M,
                by if _ruler(by) else _what(next((c for c in chunks[index + 1 :] if c.ions), None)),
            )
    if what in ("cell", "in", None) or not isinstance(what, Variable):
        what = V_M if concept == "dominant" else what
    by = by.ion if isinstance(by, Variable) and by.ion else by
    if by is None and isinstance(subject.role, str):
        by = subject.role
    if not isinstance(what, Variable) or by is None:
        return None
    return Event("set_by", (what, by), span)


def _ruler(role: Role) -> bool:
    return role is not None and role not in ("in", "out", "cell")


def _relation(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    """ "E_Cl is closest to V_m", "V_m equals E_K"."""
    chunk = chunks[index]
    concept = chunk.concept("state") if chunk.kind == "word" else None
    if concept == "impermeable":
        ion = next(
            (c.ions[0] for c in (*chunks[index + 1 : index + 4], *chunks[:index][::-1]) if c.ions), None
        )
        return (
            Event("change", (Variable("P", ion), "down", "none"), (chunk.start, chunk.end)) if ion else None
        )
    if concept not in ("near", "equal"):
        return None
    one, other = _what(_subject(chunks, index)), _what(_object(chunks, index))
    if one is None or other is None:
        return None
    return Event(concept, (one, other), (chunk.start, chunk.end))


def _charge_state(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    """ "the inside becomes negative", "K+ is positive": a sign said of a side, of V_m or of an ion."""
    chunk = chunks[index]
    symbol = chunk.variables[0].symbol if chunk.kind == "var" and chunk.variables else ""
    if symbol not in ("positive", "negative"):
        return None
    before = _subject(chunks, index)
    what = _what(before)
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
