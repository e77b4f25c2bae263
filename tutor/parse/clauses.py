"""Chunks to clauses: where a message is cut, what joins the pieces, and the stance of each.

A clause ends at marks and connectives. The stance holds for a clause by scope: negation for its own
clause (or, right before a connective, for the clause that follows), report, past and hedge from
where they stand to the end of the sentence or the next "but".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tutor.meaning import Stance
from tutor.parse.chunks import Chunks
from tutor.parse.groups import Chunk
from tutor.parse.stance import form_of, is_tag, paired, spoken_as, tells_of_a_view

ENDS = frozenset({".", "?", "!", ";"})
PREDICATES = ("change", "move", "rule", "state")
HARD = {"because": "because", "so": "so", "if": "if", "makes": "so", "but": "but"}


@dataclass(slots=True)
class Clause:
    """A stretch of chunks with the connective that leads into it and how it was put forward."""

    joint: str
    chunks: list[Chunk] = field(default_factory=list)
    denied: bool = False
    refused: bool = False  # by what leads into it: "not because …", "rather than …"
    stance: Stance = Stance.ASSERTS
    voice: Stance = Stance.ASSERTS  # the stance without regard to denial


@dataclass(slots=True)
class Sentence:
    """The clauses of one sentence, the mark that ends it, and its chunks."""

    clauses: list[Clause]
    mark: str
    chunks: Chunks

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
        if chunk.kind == "break" and _heads_a_table(pool):
            pool = []
            continue
        blank = chunk.kind == "break" and not _table_row(chunks, index)
        if _pause(chunks, index) or _shortened(chunks, index):
            continue
        if chunk.text in ENDS or blank:
            if pool and result and _asks_about_number(result[-1], pool):
                result[-1] = sentence_of([*result[-1].chunks, *pool], "?")  # "E_K = +95 mV. Correct?"
            elif pool:
                result.append(sentence_of(pool, chunk.text))
            elif result and chunk.text in ("?", "!"):
                result[-1].mark = chunk.text
            pool = []
        elif chunk.kind != "break":
            pool.append(chunk)
    if pool and result and _asks_about_number(result[-1], pool):
        result[-1] = sentence_of([*result[-1].chunks, *pool], "?")
    elif pool:
        result.append(sentence_of(pool, "?" if _asks_late(pool) else ""))
    return result


LATE = frozenset({"what", "what's", "whats", "how", "which", "where"})
# Behind these the word opens no question of its own: "tell me what it is", "that is what I got".
LEADS_IN = frozenset({
    "me", "know", "knows", "is", "are", "that", "that's", "thats", "of", "by", "to", "on", "about", "see",
    "say", "says", "find", "from", "for", "with", "understand", "get", "show", "it's", "at", "in", "or",
})  # fmt: skip


_RELATIVES = frozenset({"whatever", "what", "whichever", "however", "wherever", "that's what", "thats what"})
RELATIVE = 6  # chunks


def _asks_late(chunks: Sequence[Chunk]) -> bool:
    """ "Fifty picoamps into two hundred megohms how many millivolts is that": values, then their question."""
    last = chunks[-1]
    relative = any(chunk.text in _RELATIVES for chunk in chunks[-RELATIVE:-1])  # "whatever the potassium is"
    if (
        len(chunks) > 2
        and not relative
        and last.text in ("is", "equals", "=")
        and (chunks[-2].side or chunks[-2].variables)
    ):
        return True  # "… so inside is"
    numbers = False
    for index, chunk in enumerate(chunks):
        if numbers and chunk.kind == "word" and chunk.text.split(" ")[0] in LATE and chunk.concept("ask"):
            return index + 1 < len(chunks) and chunks[index - 1].text.split(" ")[-1] not in LEADS_IN
        numbers = numbers or chunk.kind == "number"
    return False


def _heads_a_table(pool: Sequence[Chunk]) -> bool:
    """ "ion | out | in": the names of columns, no sentence."""
    names = [chunk for chunk in pool if chunk.text != "|"]
    columns = all(c.kind in ("side", "ion", "var") or c.text in ("in", "ion", "p", "species") for c in names)
    return len(names) < len(pool) and len(names) > 1 and columns


def _asks_about_number(before: Sentence, pool: Sequence[Chunk]) -> bool:
    """True for a sentence that is but "Correct?" or "Is that right?" after one with a number."""
    asks = [chunk for chunk in pool if chunk.names("stance", "tag") or chunk.names("ask", "check")]
    rest = [chunk for chunk in pool if chunk not in asks and chunk.kind != "mark"]
    numbers = any(chunk.kind == "number" for chunk in before.chunks)
    return bool(asks) and numbers and before.mark != "?" and all(chunk.concept("filler") for chunk in rest)


def _pause(chunks: Sequence[Chunk], index: int) -> bool:
    """ "...": a full stop beside another before a word in lower case is a pause and ends nothing."""
    if chunks[index].text != ".":
        return False
    first = last = index
    while first and chunks[first - 1].text == ".":
        first -= 1
    while last + 1 < len(chunks) and chunks[last + 1].text == ".":
        last += 1
    after = chunks[last + 1].items[0].text[:1] if last + 1 < len(chunks) else ""
    return last > first and (after.islower() or after.isdigit())


def _shortened(chunks: Sequence[Chunk], index: int) -> bool:
    """ "E. coli": the stop of a single capital letter before a word in lower case ends no sentence."""
    if chunks[index].text != "." or not 0 < index < len(chunks) - 1:
        return False
    letter, after = chunks[index - 1].items[-1].text, chunks[index + 1].items[0].text
    return len(letter) == 1 and letter.isupper() and after[:1].islower() and chunks[index - 1].kind == "word"


def _table_row(chunks: Sequence[Chunk], index: int) -> bool:
    """A line break between rows of numbers does not end a sentence."""
    before = index and chunks[index - 1].kind in ("number", "side")
    after = index + 1 < len(chunks) and chunks[index + 1].kind in ("ion", "var")
    return bool(before and after)


def sentence_of(said: Iterable[Chunk], mark: str) -> Sentence:
    """A sentence cut into clauses, each with its stance."""
    chunks = Chunks(said)
    clauses = _cut(chunks)
    _stances(clauses, chunks, mark)
    return Sentence(clauses, mark, chunks)


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
        number = index + 1 < len(chunks) and chunks[index + 1].kind == "number"
        return "" if number else "rather"  # "8 instead of 4" sets two values beside each other
    if chunk.text in ("by", "with", "from", "through", "via") and _predicate_follows(chunks, index):
        return "if"
    return ""


def _predicate_follows(chunks: Sequence[Chunk], index: int) -> bool:
    """ "by raising K+", "with higher K+": a preposition that leads into a change."""
    after = [chunk for chunk in chunks[index + 1 : index + 3] if chunk.text not in ("a", "an", "the")]
    return bool(after) and any(after[0].concept(kind) for kind in ("change", "move"))


def _cut(chunks: Sequence[Chunk]) -> list[Clause]:
    """Clauses between the connectives; a denial right before one belongs to what follows."""
    clauses = [Clause("")]
    joints = [joint_of(chunks, index) for index in range(len(chunks))]
    happens = [chunk.kind == "word" and any(map(chunk.concept, PREDICATES)) for chunk in chunks]
    follows = _following(joints, happens)
    said = False  # something is said to happen in the clause that is growing
    for index, (chunk, joint) in enumerate(zip(chunks, joints, strict=True)):
        soft = joint in ("and", ",")
        if not joint or (soft and not _divides(chunk, clauses[-1].chunks, said, follows[index])):
            clauses[-1].chunks.append(chunk)
            said = said or happens[index]
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
        said = False
        if chunk.names("relation", "makes"):
            clauses[-1].chunks.append(chunk)
            said = happens[index]
    kept = [clause for clause in clauses if clause.chunks] or clauses[:1]
    for clause in kept:
        clause.refused = clause.denied
    return kept


def _following(joints: Sequence[str], happens: Sequence[bool]) -> list[bool]:
    """For each place: up to the next cut nothing follows, or something is said to happen there."""
    result = [False] * len(joints)
    empty, says = True, False
    for index in range(len(joints) - 1, -1, -1):
        result[index] = empty or says
        if joints[index] not in ("", "and"):
            empty, says = True, False
        else:
            empty, says = False, says or happens[index]
    return result


def _divides(chunk: Chunk, before: Sequence[Chunk], said: bool, follows: bool) -> bool:
    """A comma or "and" divides where both sides say something happens."""
    if chunk.kind == "mark" and any(first.concept("relation") for first in before[:1]):
        return True
    return said and follows


VOICES = {"report": Stance.REPORTS, "past": Stance.PAST, "hedge": Stance.HEDGES}


def _turn(clauses: Sequence[Clause]) -> int:
    """The clause in which what was believed gives way to what is known now; what stands before it is past."""
    turns = (i for i, c in enumerate(clauses) if any(chunk.names("stance", "turn") for chunk in c.chunks))
    return next(turns, 0)


def _stances(clauses: Sequence[Clause], chunks: Chunks, mark: str) -> None:
    """Give each clause of a sentence its stance."""
    base = form_of(chunks, mark)
    running = base
    turn = _turn(clauses) if chunks.names("stance", "turn") else 0
    voices = [concept for concept in VOICES if chunks.names("stance", concept)]
    told, negates = tells_of_a_view(chunks), chunks.names("stance", "not")
    for number, clause in enumerate(clauses):
        if clause.joint == "but":
            running = base
        for concept in voices:
            if any(chunk.names("stance", concept) for chunk in clause.chunks):
                running = VOICES[concept]
        running = (spoken_as(clause.chunks) if told else None) or running
        if number < turn:
            running = Stance.PAST
        elif turn and number == turn:
            running = base
        negated = negates and sum(
            chunk.names("stance", "not")
            and not (is_tag(clause.chunks, chunk) or paired(clause.chunks, place))
            for place, chunk in enumerate(clause.chunks)
        )
        denied = clause.denied != bool(negated % 2)
        clause.denied, clause.voice = denied, running
        asked = running in (Stance.ASKS, Stance.REPORTS, Stance.PAST)
        clause.stance = Stance.DENIES if denied and not asked else running
