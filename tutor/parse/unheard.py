"""Words of a sentence that its reading did not take in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tutor.knowledge.index import FactIndex
from tutor.knowledge.lexicon import split
from tutor.knowledge.model import Knowledge
from tutor.knowledge.terms import GRAMMAR, stem
from tutor.meaning import V_M, Act
from tutor.parse.acts.found import Found
from tutor.parse.acts.topics import SUPPORT
from tutor.parse.groups import Chunk
from tutor.parse.reading import Reading, Selection, Shift

ALONE = frozenset({"only", "alone", "solely", "exclusively"})
TOGETHER = frozenset({"both", "all", "too"})


def unheard(
    found: Found, selection: Selection, target: str | None, shifts: Sequence[Shift], knowledge: Knowledge
) -> tuple[str, ...]:
    """ "Only K+ can cross", "both double": words about ions that the sum or the change did not take in."""
    held = any(given.variable == V_M for given in found.givens)
    of_the_membrane = target in ("goldman-potential", "what-if") or (target == "driving-force" and not held)
    words = [chunk.text for chunk in found.chunks]
    alone = [word for word in words if word in ALONE or word.endswith("-only")]
    changed = {shift.variable.ion for shift in shifts} >= set(found.ions)  # "only K+ outside doubles"
    if of_the_membrane and alone and found.ions and not (selection.only or changed):
        return tuple(alone[:1])
    acts = any(one == "do" and other == "to" for one, other in pairwise(words))
    known = knowledge.tells(target, "drug") and any(chunk.concept("drug") for chunk in found.chunks)
    if acts and not shifts and not known:
        return ("do",)  # "what does cyanide do to the pmf": what it does was not read
    several = [word for word in words if word in TOGETHER]
    if shifts and several and len({shift.variable.ion for shift in shifts}) < len(found.ions):
        return tuple(several[:1])
    return ()


def other_subjects(found: Found, idea: str | None, facts: FactIndex) -> tuple[str, ...]:
    """The words of other subjects; an idea that uses them itself may, if it is reached by more than them."""
    words = [c.text for c in found.chunks if c.kind == "word" and c.concept("elsewhere")]
    if idea is None or not words:
        return tuple(words)
    foreign = {part for word in words for part in split(word)}
    others = sum(
        part.weight
        for part in found.weighed
        if part.essential and part.term.word not in foreign and facts.held(idea, part.term.keys)
    )
    known = all(facts.held(idea, (f"w:{stem(part)}",)) for part in foreign)
    return () if known and others > SUPPORT else tuple(words)


def of_one_subject(readings: Sequence[Reading]) -> list[Reading]:
    """ "I learn the guitar. What frequency is the next string?": what names nothing of ours goes on with it.

    A sentence that was not followed and speaks of another subject says what the others are about.
    """
    strange = tuple(word for one in readings if one.act is Act.CLARIFY for word in one.elsewhere)
    if not strange:
        return list(readings)
    return [one if one.elsewhere or _of_ours(one) else replace(one, elsewhere=strange) for one in readings]


def _of_ours(reading: Reading) -> bool:
    """True if it names an ion, a quantity or an idea, or gives a value."""
    named = reading.ions or reading.ideas or reading.speaks_of or reading.claims or reading.act is Act.SET
    return bool(named or any(given.variable is not None for given in reading.givens))


def plain(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """The words without a meaning here, those of grammar left aside."""
    words = (c for c in chunks if c.kind == "word" and not c.item.senses and c.text not in GRAMMAR)
    return tuple(chunk.text for chunk in words)
