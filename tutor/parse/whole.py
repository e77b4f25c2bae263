"""A message heard as one sentence, where its sentences one by one come to nothing.

A request may come first and its values last, and sentences may stand between that change nothing.
Those that name no quantity, ask for nothing and change or deny nothing are left aside.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.parse.clauses import Sentence, sentence_of
from tutor.parse.groups import Chunk

TELLING = ("change", "move", "salt", "drug", "carrier", "equation", "state", "rule", "exchange", "cell")
ASKS = ("what", "calculate", "which-way", "what-if", "how")


def as_one(found: Sequence[Sentence]) -> Sentence | None:
    """The sentences that say something as one, if there are several and one of them asks."""
    if len(found) < 2:
        return None
    kept = [sentence for sentence in found if _says_something(sentence)]
    chunks = [chunk for sentence in kept for chunk in sentence.chunks]
    if not kept or not any(chunk.kind == "number" for chunk in chunks):
        return None
    return sentence_of(chunks, "?")


def _says_something(sentence: Sentence) -> bool:
    """True if a quantity, an ion, a request, or a word of change or denial stands in it."""
    return any(_tells(chunk) for chunk in sentence.chunks)


def _tells(chunk: Chunk) -> bool:
    if chunk.kind in ("number", "var", "ion", "side"):
        return True
    if chunk.kind != "word":
        return False
    return (
        any(chunk.concept(kind) for kind in TELLING)
        or chunk.names("ask", *ASKS)
        or chunk.names("stance", "not")
    )
