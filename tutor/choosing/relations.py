"""Options that name things which stand in a listed relation, or do not, with what the stem names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.choosing.judged import Judged, Question, Verdict
from tutor.explain.answer import SourceNote
from tutor.explain.contract import sources
from tutor.knowledge.model import Knowledge, Relation
from tutor.knowledge.relations import Heard, listen, spoken
from tutor.parse.options.stems import affirmed

_DENIED = re.compile(r"\b(?:no|never|nor|neither|without|cannot|nothing)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:(is|are|has|have|will|would|can)|do|does)(?: not|(?<![ln])n[’']t)\b(?! only)", re.IGNORECASE
)
_DENYING = frozenset({"not", "no", "never", "nor", "neither", "without", "cannot", "noth"})
_REASON = re.compile(r"\b(?:because|since|why|reason|due to|as a result of)\b", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![A-Za-z])\d")
_TURNED: dict[Verdict, Verdict] = {"right": "wrong", "wrong": "right", None: None}
LOOSE = 4  # words
# Words that leave a statement what it is.
_SLIGHT = frozenset({
    "is", "are", "in", "by", "for", "to", "at", "it", "as", "on", "or", "per", "each", "everi", "which",
    "ion", "what", "main", "most", "usual", "typical", "specif", "do", "doe", "would", "will", "can",
    "out", "be", "been", "from", "through", "work", "has", "have", "when", "where", "membran", "axon",
    "neuron", "typic", "mammalian", "nerv", "muscl", "skelet", "mainli", "mostli", "primarili", "due",
})  # fmt: skip


def by_relation(question: Question) -> list[Judged]:
    """Each option by the first relation that stem and option together speak of."""
    known = question.known
    stem = spoken(affirmed(question.stem), known.lexicon)
    said = [spoken(option.text, known.lexicon) for option in question.choice.options]
    told = [Judged(option) for option in question.choice.options]
    if _FIGURE.search(question.stem) and sum(_FIGURE.search(one.option.text) is not None for one in told) > 1:
        return told  # a case told by numbers has its own answer
    for relation in known.relations:
        heard = listen(stem, relation)
        if not heard.cued and _REASON.search(question.stem):
            continue  # what is true of a thing is not yet the reason that is asked for
        judged = []
        for one, option in zip(told, said, strict=True):
            verdict, reason = _judge(one.option.text, option, heard, stem, relation)
            told_by = sources(relation.sources, known) if verdict else ()
            judged.append(Judged(one.option, verdict, reason, computed=False, sources=told_by))
        told = [one if one.verdict else other for one, other in zip(told, judged, strict=True)]
    return _loosely(told, said, stem, known)


def _loosely(
    told: list[Judged], said: Sequence[Sequence[str]], stem: Sequence[str], known: Knowledge
) -> list[Judged]:
    """Where options are refuted and one alone names the pair, it may say a little more than the pair."""
    if any(one.verdict == "right" for one in told) or not any(one.verdict == "wrong" for one in told):
        return told
    for relation in known.relations:
        heard = listen(stem, relation)
        more = [
            _judge(one.option.text, option, heard, stem, relation, LOOSE)
            for one, option in zip(told, said, strict=True)
        ]
        hits = [place for place, (verdict, _) in enumerate(more) if verdict == "right"]
        if len(hits) == 1 and told[hits[0]].verdict is None:
            told_by = sources(relation.sources, known)
            told[hits[0]] = Judged(told[hits[0]].option, "right", more[hits[0]][1], sources=told_by)
            return told
    return told


def statement_verdict(text: str, known: Knowledge) -> tuple[Verdict, str, tuple[SourceNote, ...]]:
    """A whole statement by the relations, with their sources: both things named and nothing beside them."""
    denied = len(_NOT.findall(text)) == 1
    words = spoken(_NOT.sub(r"\1", text) if denied else text, known.lexicon)
    for relation in known.relations:
        heard = listen(words, relation)
        if not heard.cued or _more(heard.rest, ()) or not _DENYING.isdisjoint(heard.rest):
            continue
        found = {
            _of_pair(thing & relation.pairs.keys(), others, relation)
            for place, thing in enumerate(heard.things)
            if thing & relation.pairs.keys()
            for others in [_others(heard.things[:place] + heard.things[place + 1 :], relation)]
            if others
        }
        told = [one for one in found if one[0] == "right"] or [one for one in found if one[0]]
        if told:
            verdict, reason = told[0]
            return _TURNED[verdict] if denied else verdict, reason, sources(relation.sources, known)
    return None, "", ()


def _judge(
    text: str, said: Sequence[str], stem: Heard, words: Sequence[str], relation: Relation, most: int = 0
) -> tuple[Verdict, str]:
    """One option: it names what the stem leaves open, and nothing else."""
    option = listen(said, relation)
    if _NOT.search(text) or (_DENIED.search(text) and not _DENYING.isdisjoint(option.rest)):
        return None, ""
    if relation.whole and _more(stem.rest, ()):
        return None, ""
    if not option.things or not (stem.cued or option.cued) or _more(option.rest, words) > most:
        return None, ""
    stem_ones, stem_others = _roles(stem, relation)
    stem_ones = [one for place, one in enumerate(stem_ones) if one not in stem_ones[:place]]
    ones, others = _roles(option, relation)
    if len(stem_ones) == 1 and others and len(others) == len(option.things):
        if any(other & _paired(stem_ones[0], relation) for other in stem_others):
            return None, ""  # the stem has said its pair already
        return _of_pair(stem_ones[0], others, relation)
    if stem_others and len(ones) == 1 and len(option.things) == 1:
        return _of_pair(ones[0], stem_others, relation)
    return None, ""


def _more(rest: Sequence[str], words: Sequence[str]) -> int:
    """How many words a text has beyond the things and the cue."""
    return sum(word not in _SLIGHT and word not in words for word in rest)


def _roles(heard: Heard, relation: Relation) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """The things named that have pairs, and those that are paired with something or with nothing."""
    ones = [things & relation.pairs.keys() for things in heard.things]
    return [found for found in ones if found], _others(heard.things, relation)


def _others(things: Sequence[frozenset[str]], relation: Relation) -> list[frozenset[str]]:
    """What may stand on the other side of the relation."""
    left = [thing - relation.pairs.keys() for thing in things]
    return [thing for thing in left if thing]


def _paired(ones: frozenset[str], relation: Relation) -> frozenset[str]:
    return frozenset(other for one in ones for other in relation.pairs[one])


def _of_pair(
    ones: frozenset[str], others: Sequence[frozenset[str]], relation: Relation
) -> tuple[Verdict, str]:
    """Right if all the others are paired with the one thing, wrong if none of them is."""
    paired = _paired(ones, relation)
    hits = [sorted(other & paired) for other in others if other & paired]
    one = next(iter(sorted(ones)))
    if len(hits) == len(others):
        return "right", _said(relation, one, hits[0][:1])
    if hits:
        return None, ""
    right = relation.pairs[one]
    return "wrong", _said(relation, one, right) if right else ""


def _said(relation: Relation, one: str, others: Sequence[str]) -> str:
    """The relation in a sentence, of all that is paired where something else was said."""
    names = [relation.told[other] for other in others]
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    text = relation.says.format(one=relation.told[one], other=listed)
    return text[:1].upper() + text[1:]
