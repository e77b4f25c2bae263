"""Who and what a verb is said of: its object right after it, its subject before it, the size beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.meaning import Role
from tutor.parse.groups import Chunk

SKIP = frozenset({
    "the", "a", "an", "of", "in", "on", "for", "to", "is", "are", "was", "were", "be", "been",
    "being", "gets", "get", "got", "becomes", "become", "it", "its", "this", "that", "these",
    "those", "very", "much", "even", "also", "just", "really", "only", "then", "thereby", "by",
    "as", "at", "extra", "any", "some", "all", "more", "less", "now", "so", "there", "will",
    "would", "can", "could", "may", "might", "does", "do", "did", "has", "have", "had", "not",
})  # fmt: skip

CHARGES = {"charge": "charge", "positive": "positive", "negative": "negative"}


@dataclass(slots=True)
class Subject:
    """What the clauses before were about: pronouns and elided subjects refer to it."""

    role: Role = None
    side: str | None = None


def object_of(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The noun group right after a verb."""
    for chunk in chunks[index + 1 : index + 6]:
        if is_noun(chunk):
            return chunk
        if chunk.kind != "number" and not (chunk.text in SKIP or chunk.concept("amount") or _modifies(chunk)):
            return None
    return None


def _modifies(chunk: Chunk) -> bool:
    """A comparative before its noun, "more K+", belongs to the noun."""
    return chunk.concept("change") in ("up", "down") and chunk.text in (
        "more",
        "less",
        "extra",
        "higher",
        "lower",
    )


def subject_of(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The nearest noun group before a verb, within the clause; "of the cell" is no subject of its own."""
    thing = None
    for chunk in reversed(chunks[:index]):
        if chunk.kind in ("var", "ion", "side"):
            return chunk
        if is_noun(chunk):
            thing = thing or chunk
            if chunk.concept("thing") != "cell":
                return chunk
    return thing


def is_noun(chunk: Chunk) -> bool:
    """True for a chunk that names something an event can be about."""
    named = chunk.concept("thing") is not None and chunk.text != "it" and chunk.kind == "word"
    return chunk.kind in ("var", "ion", "side") or named or chunk.concept("salt") is not None


def role_of(chunk: Chunk | None) -> Role:
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


def size_beside(chunks: Sequence[Chunk], index: int) -> str | None:
    """A size word next to a verb or its noun."""
    for chunk in (*chunks[index + 1 : index + 4], *reversed(chunks[max(0, index - 4) : index])):
        if found := chunk.concept("amount") if chunk.kind == "word" else None:
            return found
    return None
