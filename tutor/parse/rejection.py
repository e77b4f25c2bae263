"""Sentences rejected as a whole: "there's no way that …", "I doubt that …", "… is nonsense".

Such a phrase stands before all that is said or behind it, so it denies every clause, where a "not"
within denies its own. One that is itself denied ("I don't doubt that …") rejects nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.parse.groups import Chunk

SAYS = ("thing", "move", "change", "state", "carrier", "cell", "drug", "equation")  # what a sentence is about


def rejecting(chunks: Sequence[Chunk]) -> int | None:
    """The place of the phrase that rejects the whole sentence, before or behind all that it says."""
    for place, chunk in enumerate(chunks):
        if not chunk.names("stance", "rejects"):
            continue
        leads = not _told(chunks[:place]) and _told(chunks[place + 1 :])
        closes = _told(chunks[:place]) and all(after.kind == "mark" for after in chunks[place + 1 :])
        if (leads or closes) and not any(map(_denies, chunks[max(0, place - 2) : place])):
            return place
    return None


def _told(chunks: Sequence[Chunk]) -> bool:
    """True if anything of the subject is said here."""
    return any(
        chunk.ions or chunk.variables or chunk.side or any(chunk.concept(kind) for kind in SAYS)
        for chunk in chunks
        if not (chunk.kind == "word" and chunk.concept("filler"))
    )


def _denies(chunk: Chunk) -> bool:
    """True for a plain "not", "don't"."""
    return chunk.names("stance", "not") and not chunk.names("stance", "rejects")
