"""Chunks to clauses: where a message is cut, what joins the pieces, and the stance of each.

A clause ends at marks and connectives. The stance holds for a clause by scope: negation for its own
clause (or, right before a connective, for the clause that follows), report, past and hedge from
where they stand to the end of the sentence or the next "but".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tutor.meaning import Stance
from tutor.parse.groups import Chunk

ENDS = frozenset({".", "?", "!", ";"})
PREDICATES = ("change", "move", "rule", "state")
HARD = {"because": "because", "so": "so", "if": "if", "makes": "so", "but": "but"}
NEGATIVE_TAGS = (
    "isn't", "doesn't", "don't", "aren't", "wouldn't", "won't", "didn't", "can't", "isnt", "doesnt",
    "dont",
)  # fmt: skip


@dataclass(slots=True)
class Clause:
    """A stretch of chunks with the connective that leads into it and how it was put forward."""

    joint: str
    chunks: list[Chunk] = field(default_factory=list)
    denied: bool = False
    stance: Stance = Stance.ASSERTS
    sentence: int = 0


@dataclass(slots=True)
class Sentence:
    """The clauses of one sentence, the mark that ends it, and its chunks."""

    clauses: list[Clause]
    mark: str
    chunks: list[Chunk]

    @property
    def start(self) -> int:
        """Where it begins in the plain text."""
        return self.chunks[0].start

    @property
    def end(self) -> int:
        """Where it ends in the plain text."""
        return self.chunks[-1].end


def sentences(chunks: Sequence[Chunk]) -> list[Sentence]:
    """The sentences of a message, each cut into clauses."""
    result: list[Sentence] = []
    pool: list[Chunk] = []
    for index, chunk in enumerate(chunks):
        blank = chunk.kind == "break" and not _table_row(chunks, index)
        if chunk.text in ENDS or blank:
            if pool:
                result.append(_sentence(pool, chunk.text, len(result)))
            elif result and chunk.text in ("?", "!"):
                result[-1].mark = chunk.text
            pool = []
        elif chunk.kind != "break":
            pool.append(chunk)
    if pool:
        result.append(_sentence(pool, "", len(result)))
    return result


def _table_row(chunks: Sequence[Chunk], index: int) -> bool:
    """A line break between rows of numbers does not end a sentence."""
    before = index and chunks[index - 1].kind in ("number", "side")
    after = index + 1 < len(chunks) and chunks[index + 1].kind in ("ion", "var")
    return bool(before and after)


def _sentence(chunks: list[Chunk], mark: str, number: int) -> Sentence:
    clauses = _cut(chunks)
    for clause in clauses:
        clause.sentence = number
    _stances(clauses, chunks, mark)
    return Sentence(clauses, mark, list(chunks))


def joint_of(chunks: Sequence[Chunk], index: int) -> str:
    """The connective that a chunk is, or nothing."""
    chunk = chunks[index]
    if chunk.kind == "mark":
        return {",": ",", ":": ",", "->": "so", "=>": "so", "→": "so", "⇒": "so", "-->": "so"}.get(
            chunk.text, ""
        )
    relation = chunk.concept("relation") if chunk.kind == "word" else None
    if relation in HARD:
        return HARD[relation]
    if relation == "and" or chunk.names("ask", "and-for"):
        return "and" if chunk.text in ("and", "&", "plus", "also", "then") else ""
    if chunk.names("stance", "rather-than"):
        return "rather"
    if chunk.text in ("by", "with", "from", "through", "via") and _predicate_follows(chunks, index):
        return "if"
    return ""


def _predicate_follows(chunks: Sequence[Chunk], index: int) -> bool:
    """ "by raising K+", "with higher K+": a preposition that leads into a change."""
    after = [chunk for chunk in chunks[index + 1 : index + 3] if chunk.text not in ("a", "an", "the")]
    return bool(after) and any(after[0].concept(kind) for kind in ("change", "move"))


def _cut(chunks: Sequence[Chunk]) -> list[Clause]:
    clauses = [Clause("")]
    for index, chunk in enumerate(chunks):
        joint = joint_of(chunks, index)
        soft = joint in ("and", ",")
        if not joint or (soft and not _divides(chunks, index, clauses[-1].chunks)):
            clauses[-1].chunks.append(chunk)
            continue
        denied = bool(clauses[-1].chunks) and clauses[-1].chunks[-1].names("stance", "not") and not soft
        if denied:
            clauses[-1].chunks.pop()
        if clauses[-1].chunks:
            clauses.append(Clause(joint, denied=denied or joint == "rather"))
        else:
            previous = clauses[-1].joint
            # ", so" and ", not because" are one connective: the telling word wins.
            clauses[-1].joint = (
                joint if previous in ("", ",", "and") or joint not in (",", "and") else previous
            )
            clauses[-1].denied = clauses[-1].denied or denied or joint == "rather"
        if chunk.names("relation", "makes"):
            clauses[-1].chunks.append(chunk)
    return [clause for clause in clauses if clause.chunks] or clauses[:1]


def _divides(chunks: Sequence[Chunk], index: int, before: Sequence[Chunk]) -> bool:
    """A comma or "and" divides where both sides say something happens."""

    def says(part: Sequence[Chunk]) -> bool:
        return any(chunk.concept(kind) for chunk in part for kind in PREDICATES if chunk.kind == "word")

    after = []
    for place in range(index + 1, len(chunks)):
        if joint_of(chunks, place) not in ("", "and"):
            break
        after.append(chunks[place])
    if chunks[index].kind == "mark" and any(chunk.concept("relation") for chunk in before[:1]):
        return True
    return says(before) and (says(after) or not after)


# --- stance -----------------------------------------------------------------------------------


def _stances(clauses: Sequence[Clause], chunks: Sequence[Chunk], mark: str) -> None:
    """Give each clause of a sentence its stance."""
    base = _form(chunks, mark)
    running = base
    for clause in clauses:
        if clause.joint == "but":
            running = base
        for stance, concept in ((Stance.REPORTS, "report"), (Stance.PAST, "past"), (Stance.HEDGES, "hedge")):
            if any(chunk.names("stance", concept) for chunk in clause.chunks):
                running = stance
        negated = sum(
            chunk.names("stance", "not") and not _tags(clause.chunks, chunk) for chunk in clause.chunks
        )
        denied = clause.denied != bool(negated % 2)
        clause.denied = denied
        asked = running in (Stance.ASKS, Stance.REPORTS, Stance.PAST)
        clause.stance = Stance.DENIES if denied and not asked else running


def _tags(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """A negation that opens a question ("doesn't it…?") or closes one as a tag denies nothing."""
    return chunk.text in NEGATIVE_TAGS and chunk is chunks[0]


def _form(chunks: Sequence[Chunk], mark: str) -> Stance:
    """What the form of a sentence says: a statement, an open question, or one that holds a belief."""
    words = [chunk for chunk in chunks if chunk.kind != "mark"]
    if not words:
        return Stance.ASSERTS
    first = words[0]
    asked = mark == "?" or first.concept("ask") is not None
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
    if _opens(first) or (asked and not _statement(words)):
        return Stance.ASKS
    return Stance.ASKS if mark == "?" else Stance.ASSERTS


_AUXILIARIES = frozenset({
    "is", "are", "does", "do", "did", "can", "could", "will", "would", "should", "has", "have",
    "was", "were", "may", "might", "am",
})  # fmt: skip


def _opens(chunk: Chunk) -> bool:
    """True if a word opens a question."""
    return chunk.text.split(" ")[0] in _AUXILIARIES or chunk.concept("ask") is not None


def _statement(words: Sequence[Chunk]) -> bool:
    return not _opens(words[0])
