"""Chunks to terms: the words that tell what is claimed, each a noun, a verb, a state, a mark or a bound.

Statements have a lexicon of their own, so that "drives", "the same thing" or "every" are heard here
without changing how a question is understood. A term may span several chunks; quantities, ions, sides
and numbers come from the chunks as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.knowledge.lexicon import Sense, Trie, longest
from tutor.meaning import V_M, Role, Variable
from tutor.parse.chunks import Chunks
from tutor.parse.clauses import joint_of
from tutor.parse.groups import Chunk

THINGS = ("carrier", "thing")
WHOLE = ("var", "ion", "number")
PREPOSITIONS = frozenset({"from", "with", "by", "via", "through", "using", "for", "thanks", "against"})
RELATED, RELATIVES = ("in", "out of"), frozenset({"which", "what", "whom"})
ACID = ("pH", "delta_pH")
PRONOUNS = ("it", "they", "them")
RESTING, POSITIVE, HUGE, NEGATIVE = (-110.0, -35.0), (35.0, 110.0), 180.0, (-35.0, 0.0)
SLOPE, SEVENTY = (57.5, 62.5), (-72.0, -65.0)


@dataclass(frozen=True, slots=True)
class Term:
    """One telling piece of a statement and the chunks it was read from."""

    kind: str  # noun, verb, state, mark, number, bound
    role: Role
    says: str
    start: int
    stop: int
    text: str = ""


def read_terms(chunks: Chunks, trie: Trie) -> list[Term]:
    """The terms of a sentence in order; a phrase of the statement lexicon wins over its chunks."""
    words, places = chunks.row, chunks.places
    terms: list[Term] = []
    index = place = 0
    while index < len(words):
        width, senses = longest(trie, words, index)
        place = places[index]
        if width and _cuts(places, index, width, chunks):
            width = 0
        if width:
            last = places[index + width - 1]
            text = " ".join(words[index : index + width])
            if text in RELATED and RELATIVES & {*words[index + width : index + width + 1]}:
                index += width  # "the direction in which it falls" names no side
                continue
            for sense in senses:
                terms.append(_term(sense, chunks, place, last + 1, text))
            index += width
            continue
        if index == 0 or places[index - 1] != place:
            terms.extend(_plain(chunks, place))
        index += 1
    return _refined(terms, chunks)


def _cuts(places: Sequence[int], index: int, width: int, chunks: Sequence[Chunk]) -> bool:
    """True if a phrase would take a quantity or an ion apart: "equilibrium" of "equilibrium potential"."""
    first, last = places[index], places[index + width - 1]
    before = index and places[index - 1] == first
    after = index + width < len(places) and places[index + width] == last
    return bool((before and chunks[first].kind in WHOLE) or (after and chunks[last].kind in WHOLE))


def _refined(terms: Sequence[Term], chunks: Sequence[Chunk]) -> list[Term]:
    """Terms that say more together: a pH with its number, both sides, a voltage that goes somewhere."""
    found: list[Term] = []
    conducting = any(_symbol(term) == "g" for term in terms)
    for term in terms:
        if conducting and term.role == "average":
            term = replace(term, role="conductance-average")
        last = found[-1] if found else None
        found.append(term)
        if last is None:
            continue
        if term.kind == "number" and _symbol(last) in ACID and term.start - last.stop <= 1:
            value = chunks[term.start].item.value or 0.0
            found[-2] = replace(last, role="high-ph" if value > 7.2 else "low-ph")
        elif term.kind == "number" and len(found) > 2 and last.role == "is" and _symbol(found[-3]) in ACID:
            value = chunks[term.start].item.value or 0.0
            found[-1] = replace(term, role="high" if value > 7.2 else "low")
        elif _symbol(term) == "E" and last.role == V_M and _less(last, term, chunks):
            found[-2:] = [replace(last, role="difference", stop=term.stop)]
        elif term.kind == "side" and len(found) > 2 and last.role == "and" and _symbol(found[-3]) == "c":
            found[-3] = replace(found[-3], role="common")
        elif term.kind == last.kind == "number" and term.start == last.stop:
            found[-2:] = [replace(last, role="difference", stop=term.stop)]  # "-70 minus 65"
        elif term.kind == last.kind == "number" and _passes(last, term, chunks):
            ends = [chunks[t.start].item.value or 0.0 for t in (last, term)]
            way = "down" if ends[1] < ends[0] else "up"
            found.append(Term("state", way, "", term.start, term.stop, way))
    return found


def _less(one: Term, other: Term, chunks: Sequence[Chunk]) -> bool:
    """ "V_m - E": one less the other."""
    return any(chunk.text in ("-", "minus", "–") for chunk in chunks[one.stop : other.start])


def _passes(one: Term, other: Term, chunks: Sequence[Chunk]) -> bool:
    """ "from -70 to -90": one voltage, then another."""
    between = [chunk.text for chunk in chunks[one.stop : other.start]]
    return {one.role, other.role} <= {"resting-value", "minus-seventy"} and between in (
        ["to"],
        ["mv", "to"],
        ["->"],
        ["to", "like"],
    )


def _symbol(term: Term) -> str:
    return term.role.symbol if isinstance(term.role, Variable) else ""


def _term(sense: Sense, chunks: Sequence[Chunk], start: int, stop: int, text: str) -> Term:
    """A term of the statement lexicon; a noun that says a symbol is that quantity of the ion beside it."""
    role: Role = sense.concept
    if sense.kind == "noun" and sense.says:
        own = [ion for chunk in chunks[start:stop] for ion in chunk.ions]
        after = [ion for chunk in chunks[stop : stop + 4] for ion in chunk.ions]
        before = [ion for chunk in chunks[max(0, start - 1) : start] for ion in chunk.ions]
        ions = own or before or after
        role = Variable(sense.says, ions[0] if ions else None)
    return Term(sense.kind, role, sense.says, start, stop, text)


def _plain(chunks: Sequence[Chunk], place: int) -> list[Term]:
    """The terms of a chunk that the statement lexicon does not know."""
    chunk = chunks[place]

    def term(kind: str, role: Role) -> Term:
        return Term(kind, role, "", place, place + 1, chunk.text)

    if chunk.kind == "number":
        return [term("number", number_role(chunk))]
    if chunk.variables:
        return [term("noun", variable) for variable in chunk.variables]
    if chunk.ions:
        return [term("noun", ion) for ion in chunk.ions]
    if chunk.kind == "side" and chunk.side:
        return [term("side", chunk.side)]
    joint = ":" if chunk.text == ":" else joint_of(chunks, place)
    if joint and not chunk.names("relation", "makes"):
        return [term("bound", joint)]
    if chunk.text in PRONOUNS:
        return [term("pronoun", chunk.text)]
    if chunk.text in PREPOSITIONS:
        return [term("mark", "aside")]
    if chunk.kind == "word":
        named = next((chunk.concept(kind) for kind in THINGS if chunk.concept(kind)), None)
        if named:
            return [term("noun", named)]
        if chunk.names("stance", "not"):
            return [term("mark", "not")]
    return []


def number_role(chunk: Chunk) -> str | None:
    """What a bare number or a number of millivolts stands for in a statement."""
    value, unit = chunk.item.value, chunk.item.unit
    if value is None or unit not in (None, "mV"):
        return None
    if SEVENTY[0] <= value <= SEVENTY[1]:
        return "minus-seventy"
    if RESTING[0] <= value <= RESTING[1]:
        return "resting-value"
    if SLOPE[0] <= value <= SLOPE[1]:
        return "slope-value"
    if POSITIVE[0] <= value <= POSITIVE[1]:
        return "positive-value"
    if value >= HUGE:
        return "huge-value"
    if value == 0:
        return "zero"
    return "negative-value" if NEGATIVE[0] < value < NEGATIVE[1] else None
