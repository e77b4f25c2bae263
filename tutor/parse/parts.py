"""Several requests in one sentence, taken apart: "what is E_K, and which way does K+ go?"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tutor.parse.clauses import Sentence, sentence_of
from tutor.parse.groups import Chunk

JOINTS = frozenset({"and", ",", "&", "then", "also", "plus", "but"})
OPENERS = ("is", "are", "does", "do", "will", "would", "can")
REQUESTS = ("what", "why", "how", "calculate", "which-way", "what-if", "define")
ALTERNATIVES = ("versus", "vs", "or", "compared to", "compared with")


def parts_of(sentence: Sentence) -> list[Sentence]:
    """The requests of a sentence, or the sentence itself."""
    chunks = sentence.chunks
    alternatives = _alternatives(chunks)
    if alternatives is not None:
        return [sentence_of(list(part), sentence.mark) for part in alternatives]
    if sentence.mark not in ("?", "") or not chunks.names("ask", *REQUESTS):
        return [sentence]
    cuts = [index for index in range(1, len(chunks)) if _opens_request(chunks, index)]
    if not cuts:
        return [sentence]
    ends = [0, *cuts, len(chunks)]
    pieces = [_trimmed(chunks[start:end]) for start, end in pairwise(ends)]
    return [sentence_of(piece, sentence.mark) for piece in pieces if piece]


def _opens_request(chunks: Sequence[Chunk], index: int) -> bool:
    """A request word after a joint, with a whole request before it and something to ask after it."""
    chunk = chunks[index]
    if not chunk.names("ask", *REQUESTS) or chunks[index - 1].text not in JOINTS:
        return False
    before = [c for c in chunks[:index] if c.text not in JOINTS and c.kind != "mark"]
    if chunk.names("ask", "why") and before and before[0].text in OPENERS:
        return _names_something(before) and index + 1 >= len(chunks) - 1  # "does it leave, and why?"
    after = [c for c in chunks[index:] if c.kind != "mark"]
    if len(before) < 2 or not _asks(before) or _conditions(before):
        return False
    return chunk.names("ask", "why") or _names_something(after)


def _asks(chunks: Sequence[Chunk]) -> bool:
    """True if a request is made among these, and of something."""
    return any(chunk.names("ask", *REQUESTS) for chunk in chunks) and _names_something(chunks)


def _names_something(chunks: Sequence[Chunk]) -> bool:
    """True if a quantity, an ion, a thing or an event is named."""
    kinds = ("thing", "change", "move", "carrier", "equation")
    return any(c.kind in ("var", "ion") or any(c.concept(kind) for kind in kinds) for c in chunks)


def _conditions(chunks: Sequence[Chunk]) -> bool:
    """ "what, if K+ rises, happens", "how and why": nothing that could stand alone ends there."""
    last = chunks[-1]
    return last.names("relation", "if", "because", "so") or last.names("ask", *REQUESTS)


def _trimmed(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Without the joints at its ends."""
    piece = list(chunks)
    while piece and piece[-1].text in JOINTS:
        piece.pop()
    while piece and piece[0].text in JOINTS:
        piece.pop(0)
    return piece


def _alternatives(chunks: Sequence[Chunk]) -> tuple[Sequence[Chunk], Sequence[Chunk]] | None:
    """ "+6 mM KCl outside versus +6 mM NaCl outside": two salts to be looked at one by one."""
    for index, chunk in enumerate(chunks):
        if chunk.text not in ALTERNATIVES:
            continue
        sides = (chunks[:index], chunks[index + 1 :])
        if all(_salted(side) for side in sides):
            return sides
    return None


def _salted(chunks: Sequence[Chunk]) -> bool:
    """True if a salt stands there with an amount of its own."""
    return any(c.concept("salt") for c in chunks) and any(c.kind == "number" for c in chunks)
