"""The verbs and states of a sentence, each with the terms before it and after it.

A side reaches up to the verb before or after and to the bounds between. "It", and a verb without a
noun before it, take the subject of the verb before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tutor.meaning import Role
from tutor.parse.frames.marks import SOFT, marks_around
from tutor.parse.frames.terms import Term
from tutor.parse.groups import Chunk

NOUNS = ("noun", "number", "side")
NEAREST = 3  # nouns on each side of a verb that may fill its role


@dataclass(slots=True)
class Verb:
    """A verb with the terms on its left and right."""

    term: Term
    left: list[Term]
    right: list[Term]
    marks: list[Term]
    segment: int = 0
    beside: Role = None  # the noun that a state follows without a verb between them


@dataclass(slots=True)
class Carried:
    """The subject that the next verb without one takes over, and the first one of its sentence."""

    nouns: list[Term] = field(default_factory=list)
    first: list[Term] = field(default_factory=list)


def verbs(terms: Sequence[Term], chunks: Sequence[Chunk], subject: Carried) -> Iterator[Verb]:
    """Each verb or state with its sides: up to the verb before and after, and to the bounds."""
    segment = begin = 0
    twin: Verb | None = None
    for index, term in enumerate(terms):
        if term.kind == "bound" and term.role not in SOFT:
            segment, begin = segment + 1, index + 1
            continue
        if term.kind not in ("verb", "state"):
            continue
        right, stop = _right(terms, index)
        if begin == 0 and _counted(chunks):
            right = [*_nouns(terms[:index])[1:], *right]
        if twin is not None and term.kind == "verb" and twin.term.start == term.start:
            begin = index + 1
            yield Verb(term, twin.left, right or twin.right, twin.marks, segment)
            continue
        before = subject.nouns
        left = _left(terms, chunks, begin, index, subject)
        if term.text == "=":
            left = left[:1]
        if term.kind == "verb":
            if not left and term.role == "is" and not (index and terms[index - 1].kind == "verb"):
                left, right = _turned(right, chunks)
            subject.nouns = left
            subject.first = subject.first or left
        if any(t.kind == "pronoun" for t in right) and not any(t.kind in NOUNS for t in right):
            right = [*before, *right]
        verb = Verb(term, left, right, marks_around(terms, index, stop), segment)
        if term.kind == "verb":
            twin, begin = verb, index + 1
        elif index > begin and terms[index - 1].kind == "noun":
            verb.beside = terms[index - 1].role
        elif index > begin + 1 and terms[index - 1].role == ":":
            verb.beside = terms[index - 2].role
        yield verb
    if begin == 0:
        subject.nouns = _nouns(terms) or subject.nouns


def _turned(right: Sequence[Term], chunks: Sequence[Chunk]) -> tuple[list[Term], list[Term]]:
    """ "Is X …?", "are X and Y …?": behind the verb its subject comes first, both of two that "and" joins."""
    nouns = [term for term in right if term.kind in NOUNS][:2]
    if len(nouns) == 2 and list(right[:2]) == nouns:
        between = [chunk.text for chunk in chunks[nouns[0].stop : nouns[1].start]]
        if [text for text in between if text not in ("the", "a", "an")] == ["and"]:
            return nouns[::-1], list(right[2:])
    return nouns[:1], list(right[1:])


def _left(
    terms: Sequence[Term], chunks: Sequence[Chunk], begin: int, index: int, subject: Carried
) -> list[Term]:
    """The nouns before a verb, the nearest first; what follows "and" or "to" keeps the subject before."""
    between = [term for term in terms[begin:index] if term.kind != "mark"]
    comma = max((i for i, term in enumerate(between) if term.role == ","), default=-1)
    nouns = _nouns(between[comma + 1 :]) or _nouns(between)
    if terms[index].kind != "verb":
        return nouns
    start = terms[index].start
    if subject.nouns and (
        not between or between[-1].kind == "bound" or (start and chunks[start - 1].text == "to")
    ):
        return subject.nouns
    if not nouns and any(term.kind == "pronoun" for term in between):
        return subject.first or _nouns(terms[:begin])[-1:] or subject.nouns
    if not nouns:
        return subject.nouns
    if _counted(chunks) and len(nouns) > 1 and begin == 0:
        return nouns[:1]  # "how many ATP does SGLT split": what is counted is the object
    return nouns


def _counted(chunks: Sequence[Chunk]) -> bool:
    """True for a sentence that asks how many."""
    return " ".join(chunk.text for chunk in chunks[:2]).startswith(("how many", "how much"))


def _nouns(terms: Sequence[Term]) -> list[Term]:
    """The nouns of a stretch, the nearest to its end first; a change of voltage may be spoken of too."""
    nouns = [t for t in terms if (t.kind in NOUNS and t.role is not None) or t.role in ("down", "up")]
    return nouns[::-1][:NEAREST]


def _right(terms: Sequence[Term], index: int) -> tuple[list[Term], int]:
    """What follows a verb up to the next verb or hard bound; what is carried may itself run."""
    found: list[Term] = []
    aside = False
    carries = "carry" in (terms[index].role, *terms[index].says.split())
    for place in range(index + 1, len(terms)):
        term = terms[place]
        if term.kind == "verb":
            wished = terms[index].role == "wants" and term.role == "is"
            moved = carries and term.role in ("runs", "crosses")
            if term.start == terms[index].start or wished or moved:
                continue
            return found, place
        if term.kind == "bound" and (term.role not in SOFT or (term.role == "," and not carries)):
            return found, place
        if term.kind not in ("mark", "bound") and not (aside and term.kind == "noun"):
            found.append(term)
        aside = term.role == "aside" and terms[index].role in ("makes", "uses")
    return found, len(terms)
