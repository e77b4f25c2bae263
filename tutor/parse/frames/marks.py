"""What widens, narrows or turns round a verb, and what the form of a question takes for granted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tutor.meaning import Stance
from tutor.parse.frames.terms import PRONOUNS, Term
from tutor.parse.groups import Chunk
from tutor.parse.stance import asks_after_a_phrase

SOFT = (",", "and", ":")
LIGHT = ("is", "runs", "makes", "wants")
WIDE = ("every", "always", "only")
_NEGATIVE = frozenset(
    f"{verb}{end}"
    for verb in (
        "is",
        "does",
        "do",
        "are",
        "should",
        "would",
        "can",
        "could",
        "was",
        "were",
        "did",
        "has",
        "have",
    )
    for end in ("n't", "nt", "'t")
) | {"won't", "wont", "can't", "cant"}
_POSITIVE = frozenset({"does", "do", "is", "are", "can", "will", "would", "has", "have"})
_HOW = frozenset({"how", "where", "who", "which", "what", "whats", "what's", "when", "why"})
_OPEN = frozenset({"happens", "if", "would", "will", "becomes"})


def form_of_question(
    terms: list[Term], chunks: Sequence[Chunk], mark: str
) -> tuple[list[Term], Stance | None]:
    """The terms without the negations that only ask, and the stance that the form of a question gives.

    "Doesn't it …?" and "…, doesn't it?" hold a belief, and so does what "how", "where" or "why" is asked of.
    """
    form: Stance | None = None
    words = [word for chunk in chunks for word in chunk.said]
    share = words[1:3] in (["much", "of"], ["many", "of"])  # "how much of it comes from the pump?"
    if words and words[0] in _HOW and not share and not _OPEN & set(words[:4]):
        form = Stance.PRESUPPOSES
    if "why" in words or (words and words[0] in ("since", "because", "given") and _HOW & set(words)):
        form = Stance.PRESUPPOSES
    if len(words) > 4 and words[-1] in PRONOUNS and words[-2] in _POSITIVE | _NEGATIVE:
        form = Stance.PRESUPPOSES
    kept = []
    if left_open(words, mark) or asks_after_a_phrase(chunks):
        form = Stance.ASKS
    for term in terms:
        if term.role == "not" and term.text in _NEGATIVE:
            following = chunks[term.start].said[1:]
            following += chunks[term.stop].said if term.stop < len(chunks) else ()
            tag = bool(following) and following[0] in (*PRONOUNS, "that")
            opens = mark == "?" and (term.start == 0 or _joint(terms, term))
            if opens or (tag and term.stop + 1 >= len(chunks)):
                form = Stance.PRESUPPOSES
                continue
        kept.append(term)
    return kept, form


def left_open(words: Sequence[str], mark: str) -> bool:
    """A question between two things, or one without its mark: "is that inward or outward", "does it"."""
    if mark == "?" and "or" in words:
        return True
    if mark == "?":
        return False
    opens = [place for place, pair in enumerate(pairwise(words)) if pair[1] in _INVERTED.get(pair[0], ())]
    asks = "or" in words or bool(_HOW & set(words))
    return any(place == 0 or asks or words[place] in ("does", "do") for place in opens)


_INVERTED = {
    **dict.fromkeys(("is", "are"), ("that", "it", "they")),
    **dict.fromkeys(("does", "do"), ("it", "the", "cell", "that", "they")),
}


def _joint(terms: Sequence[Term], term: Term) -> bool:
    """True if a connective stands right before a term."""
    return any(other.kind == "bound" and other.stop == term.start for other in terms)


def marks_around(terms: Sequence[Term], index: int, stop: int) -> list[Term]:
    """The marks that hold for a verb: from the verb before it to the first noun after it.

    Light verbs pass a denial on ("cannot become more negative than"), but not across "and" or a comma.
    """
    begin, light = index, False
    while begin:
        term = terms[begin - 1]
        if term.kind == "bound" and (term.role not in SOFT or light):
            break
        if term.kind == "verb" and term.start != terms[index].start:
            if term.role not in LIGHT:
                break
            light = True
        begin -= 1
    comma = max((i for i in range(begin, index) if terms[i].role == ","), default=begin)
    if not any(term.kind in ("noun", "pronoun") for term in terms[comma:index]):
        comma = begin
    marks = [
        term
        for place, term in enumerate(terms[begin:index], begin)
        if term.kind == "mark" and (place >= comma or term.role in WIDE)
    ]
    after = stop
    while after < len(terms) and (terms[after].role == "," or terms[after].role in WIDE):
        after += 1
    marks += [term for term in terms[stop:after] if term.kind == "mark"]
    named = False
    for term in terms[index:stop]:
        named = named or term.kind in ("noun", "bound")
        if term.kind == "mark" and not (named and term.role == "not"):
            marks.append(term)
    if [t.role for t in terms[stop : stop + 2]] == ["is", "impossible"]:
        marks.append(terms[stop + 1])  # "V_m lower than E_K is impossible"
    return marks


def told_before(terms: Sequence[Term], start: int) -> str:
    """Whether what follows is another's opinion, an earlier one or called untrue; "but now" ends it."""
    told = ""
    for term in terms:
        if term.start >= start:
            break
        if term.kind == "bound" and term.role == "but":
            told = ""
        elif term.kind == "mark" and term.role in ("report", "past", "untrue"):
            told = str(term.role)
    return told


def read_marks(verb: Term, around: Sequence[Term], scene: set[str]) -> frozenset[str] | None:
    """The marks of an event, or None where it is said neither so nor the other way."""
    said = [str(term.role) for term in around]
    if "hardly" in said:
        return None
    marks = {role for role in said if role in WIDE}
    denied = ("not" in said) ^ ("impossible" in said) ^ ("not" in verb.says.split())
    if "not" in said and _not_all(around, verb):
        return None
    if denied:
        marks.add("not")
    return frozenset(marks | scene)


def _not_all(marks: Sequence[Term], verb: Term) -> bool:
    """ "not every", "does not always", "not only": the denial is of the wide word, not of the event."""
    for index, mark in enumerate(marks[:-1]):
        after = marks[index + 1]
        apart = mark.stop <= verb.start < after.start and verb.kind == "verb" and verb.role != "is"
        if mark.role == "not" and after.role in WIDE and after.start - mark.stop <= 2 and not apart:
            return True
    return False
