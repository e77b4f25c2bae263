"""Sentences to events by the constructions of the knowledge base: who does what to what, however worded.

A construction is tried only where its rarest label stands. A form matches the nearest fitting piece:
what could fill a role is never skipped to reach another one, and no gap reaches into another clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tutor.knowledge.constructions import Construction, Element, filled
from tutor.meaning import Event, Role
from tutor.parse.events.pieces import Labels, Piece
from tutor.parse.events.roles import CHARGES

PRONOUNS = frozenset({"it", "they", "this", "that", "these", "those", "them", "which", "its", "it's"})
RELATIVES = frozenset({"that", "which"})
BREAKS = frozenset({"because", "so", "if", "but", "',", "';", "':", "'.", "'⇒"})
LONGEST = 150  # pieces
LOOK_BACK = 24  # pieces: how far a pronoun reaches


class Told(NamedTuple):
    """An event with the chunks of the sentence it was read from, and those that its form names."""

    event: Event
    first: int
    last: int
    used: frozenset[int]


# After a "not" that a form names: "does not stop crossing" is no "does not cross".
_DENIED = Element(frozenset({"stops", "not", "only", "matters-not"}))

_Slots = tuple[tuple[str, int, Labels], ...]


class Constructions:
    """The constructions of one knowledge base, indexed by their rarest label."""

    def __init__(self, constructions: Sequence[Construction]) -> None:
        self._index: dict[str, list[Construction]] = {}
        for construction in constructions:
            for label in construction.anchors:
                self._index.setdefault(label, []).append(construction)

    def read(self, pieces: Sequence[Piece], scene: Labels) -> list[Told]:
        """The events that the constructions find, each once; none in what is too long for a sentence."""
        if len(pieces) > LONGEST:
            return []
        found: dict[tuple[str, tuple[Role, ...], int], Told] = {}
        tried: set[int] = set()
        said = frozenset(scene)
        for label in scene:
            for construction in self._index.get(label, ()):
                if id(construction) in tried:
                    continue
                tried.add(id(construction))
                if any(map(said.isdisjoint, construction.needs)):
                    continue
                for told in _matches(construction, pieces):
                    key = told.event.kind, told.event.roles, told.last
                    found[key] = min(found.get(key, told), told, key=_reach)
        return sorted(found.values(), key=lambda told: (told.last, told.first, str(told.event)))


def _reach(told: Told) -> tuple[int, list[int]]:
    """Of the forms that hear one event the nearest holds, in whatever order they were tried."""
    return -told.first, sorted(told.used)


def scene_of(pieces: Sequence[Piece]) -> Labels:
    """Everything a sentence names: the scene in which its events play."""
    return frozenset().union(*(piece.labels for piece in pieces)) if pieces else frozenset()


def _matches(construction: Construction, pieces: Sequence[Piece]) -> Iterator[Told]:
    """All places where a form stands, from left to right, the shortest reading of each."""
    first = construction.elements[0]
    opens = not (first.gap or first.optional)
    for start in range(len(pieces)):
        if opens and _fits(first, start, pieces) is None:
            continue
        match = _match(construction.elements, 0, start, pieces, None, ())
        if match is None:
            continue
        end, used, slots = match
        end = max(end, start + 1)
        roles = {name: _role(pieces[place], tests) for name, place, tests in slots}
        begun, last = pieces[start], pieces[end - 1]
        chunks = frozenset(
            index for place in used for index in range(pieces[place].first, pieces[place].last + 1)
        )
        event = filled(construction.event, roles, (begun.chunk.start, last.chunk.end))
        yield Told(event, begun.first, last.last, chunks)


def _match(
    elements: Sequence[Element],
    index: int,
    place: int,
    pieces: Sequence[Piece],
    slot: Element | None,
    slots: _Slots,
) -> tuple[int, tuple[int, ...], _Slots] | None:
    """The end of a match of the elements from ``index`` at ``place``, with the pieces they name."""
    if index == len(elements):
        return place, (), slots
    element = elements[index]
    if element.gap:
        for width in range(element.gap + 1):
            rest = _match(elements, index + 1, place + width, pieces, None, slots)
            if rest is not None:
                return rest
            if place + width >= len(pieces) or not _skippable(pieces[place + width].labels, slot):
                return None
        return None
    if place < len(pieces):
        filler = _fits(element, place, pieces)
        if filler is not None:
            kept = (*slots, (element.slot, filler, element.tests)) if element.slot else slots
            after = element if element.slot else _DENIED if "not" in element.tests else None
            for step in (1, 0) if pieces[place].several else (1,):
                # one set phrase may say two things: "ions cross", "more negative"
                rest = _match(elements, index + 1, place + step, pieces, after, kept)
                if rest is not None and rest[0] > place:
                    return rest[0], (place, *rest[1]), rest[2]
    if element.optional:
        return _match(elements, index + 1, place, pieces, slot, slots)
    return None


def _fits(element: Element, place: int, pieces: Sequence[Piece]) -> int | None:
    """The place of the piece that fills an element here: this one, or what its pronoun stands for."""
    if element.fits(pieces[place].labels):
        return place
    if element.slot and "it" in element.tests and pieces[place].chunk.text in PRONOUNS:
        before = range(max(0, place - LOOK_BACK), place)
        near = pieces[place].chunk.text in RELATIVES  # "it" takes up the subject, "that" the last noun
        order = reversed(before) if near else before
        return next((i for i in order if element.fits(pieces[i].labels)), None)
    return None


def _skippable(labels: Labels, slot: Element | None) -> bool:
    """True for a piece that may lie between: no clause ends there and no rival for the role stands there."""
    return not (labels & BREAKS) and (slot is None or not slot.fits(labels))


def _role(piece: Piece, tests: Labels) -> Role:
    """What a piece stands for in a role: its ion, its quantity, its side, or the thing it names."""
    chunk = piece.chunk
    if chunk.ions and (not chunk.variables or chunk.variables[0].symbol == "c"):
        return chunk.ions[0]
    if chunk.variables and chunk.variables[0].symbol in CHARGES:
        return chunk.variables[0].symbol
    if chunk.variables:
        return chunk.variables[0]
    if chunk.kind == "side":
        return chunk.side
    return chunk.concept("thing") or next(iter(sorted(tests & piece.labels)), None)
