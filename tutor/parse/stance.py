"""What the form of a sentence says about the one who wrote it: told, asked, or asked and believed."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import Stance
from tutor.parse.groups import Chunk

NEGATIVE_TAGS = (
    "isn't", "doesn't", "don't", "aren't", "wouldn't", "won't", "didn't", "can't", "isnt", "doesnt",
    "dont",
)  # fmt: skip
QUESTION_WORDS = frozenset({"what", "why", "how", "where", "when", "which", "who", "under", "at"})
_AUXILIARIES = frozenset({
    "is", "are", "does", "do", "did", "can", "could", "will", "would", "should", "has", "have",
    "was", "were", "may", "might", "am",
})  # fmt: skip


def form_of(chunks: Sequence[Chunk], mark: str) -> Stance:
    """What the form of a sentence says: a statement, an open question, or one that holds a belief."""
    words = [chunk for chunk in chunks if chunk.kind != "mark"]
    if not words:
        return Stance.ASSERTS
    first = words[0]
    if first.text in NEGATIVE_TAGS:
        return Stance.PRESUPPOSES
    if any(chunk.names("ask", "why") for chunk in words[:3]):
        return Stance.PRESUPPOSES
    tail = words[-2:]
    if mark == "?" and any(chunk.names("stance", "tag") for chunk in tail) and len(words) > 3:
        return Stance.PRESUPPOSES if not _opens(first) else Stance.ASKS
    if mark == "?" and first.names("relation", "so") and not _opens(words[1] if len(words) > 1 else first):
        return Stance.PRESUPPOSES
    if first.names("stance", "think", "past", "report", "hedge") and not any(
        c.names("ask", "check") for c in words[:1]
    ):
        return Stance.ASSERTS
    if _opens(first):
        return Stance.ASKS
    return Stance.ASKS if mark == "?" else Stance.ASSERTS


def is_tag(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """A negation that opens a question ("doesn't it…?") or closes one as a tag denies nothing."""
    return chunk.text in NEGATIVE_TAGS and chunk is chunks[0]


_QUESTIONS = ("what", "calculate", "why", "how", "define", "which-way", "what-if", "compare", "show", "help")


def _opens(chunk: Chunk) -> bool:
    """True if a word opens a question."""
    first = chunk.text.split(" ")[0]
    wondering = chunk.concept("facet") is not None and first in QUESTION_WORDS
    return first in _AUXILIARIES or wondering or chunk.names("ask", *_QUESTIONS)
