"""Sentences that somebody only frames: "there's no way that …", "I wonder whether …", "imagine that …".

Such a phrase stands before all that is said (or behind it: "… is nonsense"), so it speaks of every
clause, where a "not" within denies its own. One that is itself denied ("I don't doubt that …") frames
nothing. What is framed so is nobody's belief.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tutor.meaning import Stance
from tutor.parse.groups import Chunk

SAYS = ("thing", "move", "change", "state", "carrier", "cell", "drug", "equation")  # what a sentence is about
LEADING = {"leaves-open": Stance.ASKS, "sets-aside": Stance.REPORTS}


def rejecting(chunks: Sequence[Chunk]) -> int | None:
    """The place of the phrase that rejects the whole sentence, before or behind all that it says."""
    for place, chunk in enumerate(chunks):
        if not chunk.names("stance", "rejects"):
            continue
        closes = _told(chunks[:place]) and all(after.kind == "mark" for after in chunks[place + 1 :])
        if (closes or _leads(chunks, place)) and not _denied(chunks, place):
            return place
    return None


def framed_as(chunks: Sequence[Chunk]) -> Stance | None:
    """The stance of a sentence that is rejected, left open or set aside as a whole; None for any other."""
    if rejecting(chunks) is not None:
        return Stance.DENIES
    for place, chunk in enumerate(chunks):
        stance = next((stance for name, stance in LEADING.items() if chunk.names("stance", name)), None)
        if stance is not None and _leads(chunks, place) and not _denied(chunks, place):
            return stance
    supposed = bool(chunks) and chunks[0].names("relation", "if")
    return Stance.ASKS if supposed and any(chunk.names("ask", "why") for chunk in chunks) else None


def weighs(chunks: Sequence[Chunk]) -> bool:
    """True for a message that sets one thing against another: "… however …", "not because …", "a slip".

    Words of both views do not yet make one belief, so what is found in it is asked about.
    """
    reasons = (
        one.names("stance", "not") and other.names("relation", "because") for one, other in pairwise(chunks)
    )
    return any(chunk.names("stance", "weighs", "rather-than") for chunk in chunks) or any(reasons)


def _leads(chunks: Sequence[Chunk], place: int) -> bool:
    """True for a phrase before all that is said of the subject."""
    return not _told(chunks[:place]) and _told(chunks[place + 1 :])


def _told(chunks: Sequence[Chunk]) -> bool:
    """True if anything of the subject is said here."""
    return any(
        chunk.ions or chunk.variables or chunk.side or any(chunk.concept(kind) for kind in SAYS)
        for chunk in chunks
        if not (chunk.kind == "word" and chunk.concept("filler"))
    )


def _denied(chunks: Sequence[Chunk], place: int) -> bool:
    """True behind a plain "not", "don't"."""
    near = chunks[max(0, place - 2) : place]
    return any(chunk.names("stance", "not") and not chunk.names("stance", "rejects") for chunk in near)
