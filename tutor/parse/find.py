"""A question's terms -> the ideas that cover them; the most telling term decides.

An idea that never uses the essential term of a question does not answer it, however much else they
share: a question is better asked back than answered with its neighbour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tutor.knowledge.index import DEFINITION, NAME, Asked, Entry, FactIndex
from tutor.knowledge.lexicon import Lexicon, split
from tutor.knowledge.terms import Term, Token, stem, terms
from tutor.knowledge.weights import EVEN, weigh
from tutor.parse.reading import Item

NAMED, ASKED, DEFINED, TOLD = 0.9, 0.85, 0.75, 0.55  # how surely an idea is about what a passage says
WHOLE_NAME, LIKE_ASKED = 0.5, 0.6
UNNAMED = 0.8  # a listed question counts less where the idea that it names is not named
LISTED, NEARLY, LITTLE = 0.5, 0.7, 0.3  # a listed question said nearly word for word, and what that adds
BY_CONCEPT = 0.85  # a wider concept in place of the word itself
ION_ALONE = 0.4  # every idea speaks of ions
MOST_TERMS = 48  # a question says less; a longer text is not one
MOST = 40  # candidates that are scored
LOOKED_INTO, SCATTERED = 6, 0.6
IN_NAME, IN_DEFINITION = 1 << NAME, 1 << DEFINITION
NO_NAME: frozenset[str] = frozenset()


class Weighed(NamedTuple):
    """A term of the question with its weight; an essential one must be covered."""

    term: Term
    weight: float
    essential: bool
    known: bool
    everyday: bool = False  # a word of plain English


class Match(NamedTuple):
    """An idea that covers a question: its score, the share of the weight covered, the gap in it."""

    idea: str
    score: float
    share: float
    missed: tuple[str, ...]  # the essential words it says nothing of
    gap: float = 0.0  # their share of the essential weight
    alike: float = 0.0  # how much it resembles the nearest question listed for the idea
    named: bool = False  # its own name was said whole
    whole: float = 0.0  # the share that its name and one passage cover
    support: float = 0.0  # the weight of what it covers of the subject, ions apart


def question_terms(items: Sequence[Item], index: FactIndex, lexicon: Lexicon) -> list[Term]:
    """The terms of what was typed, from items whose spelling is repaired."""
    tokens: list[Token] = []
    place = 0
    while place < len(items):
        stop = _glued(items, place)
        whole = "".join(item.text.lower() for item in items[place:stop])
        if stop > place + 1 and f"w:{stem(whole)}" in index.weights:
            tokens.append(Token(whole))
            place = stop
            continue
        tokens += _tokens(items[place], lexicon)
        place += 1
    distinct = {term.keys: term for term in reversed(terms(tokens, lexicon))}
    return list(distinct.values())[::-1][:MOST_TERMS]


def _glued(items: Sequence[Item], place: int) -> int:
    """The end of a run of letters and digits without a gap: "K2P" is one name, whatever its parts mean."""
    stop = place + 1
    while stop < len(items) and items[stop].start == items[stop - 1].end and items[stop].text.isalnum():
        stop += 1
    return stop


def _tokens(item: Item, lexicon: Lexicon) -> list[Token]:
    """The tokens of one item."""
    if item.kind == "number" and item.value is not None:
        return [Token("", (f"#{abs(item.value):g}",))]
    if item.kind == "variable" and item.variable is not None:
        ion = [Token("", (f"i:{item.variable.ion}",))] if item.variable.ion else []
        return [Token(item.text.lower(), (f"s:{item.variable.symbol}",)), *ion]
    if item.kind not in ("ion", "word", "mark"):
        return []
    keys = (f"i:{item.ion}",) if item.ion else ()
    words = _spelt(item, lexicon)
    return [Token(word, keys if place == 0 else ()) for place, word in enumerate(words)]


def _spelt(item: Item, lexicon: Lexicon) -> list[str]:
    """The words of an item, those that were misspelt as they were repaired."""
    words, right = split(item.text), split(item.repaired)
    if not right or len(words) == 1:
        return right or words
    return [
        right.pop(0) if right and word.isalpha() and word not in lexicon.words and word not in lexicon.common
        else word
        for word in words
    ]  # fmt: skip


def weighed(found: Sequence[Term], index: FactIndex, lexicon: Lexicon) -> list[Weighed]:
    """Each term of a question with its weight."""
    result = []
    for term in found:
        weight, essential = weigh(term, index.weights, lexicon)
        known = any(key in index.weights for key in term.keys)
        result.append(Weighed(term, weight, essential, known, term.word in lexicon.common))
    if any(part.essential for part in result) or len(result) > 2:
        return result
    words = [part for part in result if part.known and part.term.sort == "word"]
    most = max(words, key=lambda part: part.weight, default=None)  # "why log": all it is about
    return [part._replace(essential=part is most) for part in result]


def matches(parts: Sequence[Weighed], index: FactIndex) -> list[Match]:
    """The ideas that may answer, best first."""
    total = sum(part.weight for part in parts)
    essential = sum(part.weight for part in parts if part.essential)
    if not total:
        return []
    candidates: dict[str, None] = {}
    for part in sorted(parts, key=lambda part: -part.weight):
        for key in part.term.keys:
            found = index.postings.get(key, ())
            if len(candidates) + len(found) <= MOST or not candidates:
                candidates.update(dict.fromkeys(found[: 2 * MOST]))
    said = {key for part in parts for key in part.term.keys}
    names = index.named(said)
    worth = {key: BY_CONCEPT if key[:2] == "c:" else 1.0 for key in said}
    scored = [
        _score(index.entries[idea], parts, worth, names.get(idea, NO_NAME), total, essential)
        for idea in candidates
    ]
    scored.sort(key=lambda match: -match.score)
    named = [part.term.keys for part in parts if any(key[0] == "n" for key in part.term.keys)]
    plain = [p._replace(weight=min(p.weight, EVEN)) for p in parts if p.term.keys not in named]
    best = []
    for match in scored[:LOOKED_INTO]:
        entry = index.entries[match.idea]
        nearly = _nearly(entry, plain, named)
        best.append(_joined(match, entry, parts, nearly, total))
    return sorted(best, key=lambda match: -match.score)


def _joined(match: Match, entry: Entry, parts: Sequence[Weighed], nearly: float, total: float) -> Match:
    """The match, worth less where what it covers is scattered over passages that have little in common."""
    sums = [0.0] * len(entry.passages)
    for part in parts:
        mask = held_by(entry, part.term)
        if mask & IN_NAME:
            sums = [said + part.weight for said in sums]
            continue
        while mask:
            lowest = mask & -mask
            sums[lowest.bit_length() - 1] += part.weight
            mask ^= lowest
    whole = max(sums) / total
    score = match.score * (SCATTERED + (1 - SCATTERED) * whole)
    return match._replace(score=score + LISTED * nearly * (1 - match.gap), whole=whole)


def _nearly(entry: Entry, plain: Sequence[Weighed], named: Sequence[tuple[str, ...]]) -> float:
    """How nearly a listed question was asked, which names what is named: from 0 to 1."""
    total = sum(part.weight for part in plain)
    if total < LITTLE:
        return 0.0
    shared = _shared(entry, plain, [held_by(entry, part.term) for part in plain])
    best = max(
        (
            _similar(weight, total, asked.plain)
            for asked, weight in shared
            if not any(asked.keys.isdisjoint(keys) for keys in named)
        ),
        default=0.0,
    )
    return min(1.0, max(0.0, best - NEARLY) / (1 - NEARLY))


def _score(
    entry: Entry,
    parts: Sequence[Weighed],
    worth: Mapping[str, float],
    name: frozenset[str],
    total: float,
    essential: float,
) -> Match:
    """How well one idea covers the question; ``worth`` has all its keys, ``name`` what it says of the idea's.

    Asked of every candidate, so it looks each key up without detours.
    """
    score = share = gap = support = 0.0
    missed = []
    masks = []
    listed = 0  # listed questions that share a term with this one
    own = f"n:{entry.idea}"
    held, asked = entry.keys, entry.asked
    for term, weight, needed, _, everyday in parts:
        keys = term.keys
        mask, best = 0, 0.0
        for key in keys:
            here = held.get(key)
            if here:
                mask |= here
                if here & IN_NAME:
                    sure = NAMED
                elif here & asked:
                    sure = ASKED
                else:
                    sure = DEFINED if here & IN_DEFINITION else TOLD
                sure *= worth[key]
                if sure > best:
                    best = sure
        masks.append(mask)
        listed |= mask & asked
        if own in keys or (name and not name.isdisjoint(keys)):
            best = NAMED + WHOLE_NAME
        score += best * weight
        if best:
            share += weight
            if needed or (term.sort == "side" and not everyday and _in_name(entry, term)):
                support += weight * (ION_ALONE if term.sort == "ion" else 1.0)
        elif needed:
            missed.append(term.word or keys[0])
            gap += weight
    alike = _alike(entry, parts, masks, total) if listed else 0.0
    gap = gap / essential if essential else 0.0
    score = (score / total + LIKE_ASKED * alike) * (1 - gap)
    named = bool(name) or own in worth
    return Match(entry.idea, score, share / total, tuple(missed), gap, alike, named, support=support)


def _in_name(entry: Entry, term: Term) -> bool:
    """True if the word itself stands in a name of the idea."""
    return any(key[:2] == "w:" and entry.keys.get(key, 0) & IN_NAME for key in term.keys)


def held_by(entry: Entry, term: Term) -> int:
    """The passages of an idea that hold a term."""
    held = 0
    for key in term.keys:
        held |= entry.keys.get(key, 0)
    return held


def _alike(entry: Entry, parts: Sequence[Weighed], masks: Sequence[int], total: float) -> float:
    """How much the nearest listed question and this one share, of both; a mask a part."""
    shared = _shared(entry, parts, masks)
    return max((_similar(weight, total, asked.weight) for asked, weight in shared), default=0.0)


def passages_asked(entry: Entry, parts: Sequence[Weighed]) -> dict[str, float]:
    """The passages with a question listed for them, and how much it is alike beside the idea's name."""
    rest = [part for part in parts if f"n:{entry.idea}" not in part.term.keys]
    named = len(rest) < len(parts)
    rest = [part._replace(weight=min(part.weight, EVEN)) for part in rest]
    total = sum(part.weight for part in rest)
    found: dict[str, float] = {}
    for asked, weight in _shared(entry, rest, [held_by(entry, part.term) for part in rest]):
        if asked.tells:
            near = _similar(weight, total, asked.beside) * (UNNAMED if asked.named and not named else 1.0)
            found[asked.tells] = max(near, found.get(asked.tells, 0.0))
    return found


def _similar(shared: float, one: float, other: float) -> float:
    """How much two questions of these weights are alike: 1 if all is shared, which is no more than either."""
    return 2 * min(shared, one, other) / (one + other) if shared else 0.0


def _shared(entry: Entry, parts: Sequence[Weighed], masks: Sequence[int]) -> list[tuple[Asked, float]]:
    """The questions listed for an idea with the weight that each shares with this one."""
    shared: dict[int, float] = {}
    for part, held in zip(parts, masks, strict=True):
        mask = held & entry.asked
        while mask:
            lowest = mask & -mask
            shared[lowest] = shared.get(lowest, 0.0) + part.weight
            mask ^= lowest
    first = (entry.asked & -entry.asked).bit_length()
    return [(entry.questions[bit.bit_length() - first], weight) for bit, weight in shared.items()]
