"""The current that a moving ion carries: "Cl- leaves: an inward current?", and its way from the current's.

The charge alone decides, so neither a cell nor a number enters.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.knowledge.model import Knowledge
from tutor.meaning import Act
from tutor.parse.acts.found import Decision, Found
from tutor.parse.alternatives import WAYS
from tutor.parse.groups import Chunk

IDEA = "direction-of-ion-and-current"
CURRENT, MOVE = "current", "move"  # what is told; the other of the two is asked
CHARGES = ("anion", "cation")
BY_SIGN = {"positive": "out", "negative": "in"}  # counted as positive charge leaving
MOVES = {"enter": "in", "leave": "out"}
NEAR = 3  # chunks between a current and the word for its way: "the current carried by Cl- is inward"


def carried(found: Found, knowledge: Knowledge) -> Decision | None:
    """Which current a movement is, or which way the ion of a current goes.

    The facet holds what is told, its way, what carries it, and the way put up for yes or no, if any.
    """
    scene = (*found.setting, *found.chunks)
    currents = [index for index, chunk in enumerate(scene) if _is_current(chunk)]
    if not currents or not _asks(found) or found.givens or found.shifts:
        return None
    told = {way for chunk in scene if (way := _way(chunk))}
    carriers = _carriers(scene)
    if len(told) > 1 or len(carriers) != 1:
        return None
    ways = {way for index in currents for way in _ways_of_current(scene, index)}
    if told and any(map(_is_current, found.chunks)):
        offered = ways.pop() if len(ways) == 1 else ""
        return Act.DIRECTION, IDEA, None, f"{MOVE}:{told.pop()}:{carriers.pop()}:{offered}"
    if not told and len(ways) == 1 and found.asks("which-way"):
        return Act.DIRECTION, IDEA, None, f"{CURRENT}:{ways.pop()}:{carriers.pop()}:"
    return None


def _asks(found: Found) -> bool:
    """True for a question that wants a way and neither a reason nor an amount."""
    asked = found.question or found.asks("which-way", "what") or {"is that", "is this", "is it"} & {
        chunk.text for chunk in found.chunks
    }  # fmt: skip
    return bool(asked) and not found.asks("why", "how") and found.first("facet") != "how_much"


def _is_current(chunk: Chunk) -> bool:
    return any(v.symbol == "I" for v in chunk.variables) or "current" in chunk.text.split(" ")


def _way(chunk: Chunk) -> str | None:
    """Which way an ion is said to move, by a verb or by a noun such as "efflux"."""
    if _is_current(chunk):
        return None
    moves = [sense.concept for item in chunk.items for sense in item.senses if sense.kind == "move"]
    return next((MOVES[move] for move in moves if move in MOVES), None)


def _ways_of_current(chunks: Sequence[Chunk], current: int) -> set[str]:
    """The ways said of a current: one that is told, two where it is asked which."""
    near = chunks[max(0, current - NEAR) : current + NEAR + 1]
    words = {word for chunk in near if _way(chunk) is None for word in chunk.text.split(" ")}
    ways = {"in" if WAYS[word] > 0 else "out" for word in words if word in WAYS and "ward" in word}
    return ways | {BY_SIGN[word] for word in words if word in BY_SIGN}


def _carriers(chunks: Sequence[Chunk]) -> set[str]:
    """The ions that move, or the kind of charge where none is named: "an anion leaves"."""
    ions = {ion for chunk in chunks for ion in chunk.ions}
    return ions or {name for chunk in chunks if (name := chunk.concept("thing")) and name in CHARGES}
