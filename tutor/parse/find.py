"""A question's terms -> the ideas that cover them; the most telling term decides.

An idea that never uses the essential term of a question does not answer it, however much else they
share: a question is better asked back than answered with its neighbour.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from tutor.knowledge.index import IN_NAME, Entry, FactIndex, places
from tutor.knowledge.weights import EVEN
from tutor.parse.asked import Weighed
from tutor.parse.tally import Asking, Tally

LIKE_ASKED = 0.6
UNNAMED = 0.8  # a listed question counts less where the idea that it names is not named
LISTED, NEARLY, LITTLE = 0.5, 0.7, 0.3  # a listed question said nearly word for word, and what that adds
KIN = 0.7  # how much of a word is said in one that only says much the same
MOST = 0.64  # the share of all ideas that are scored at most; twice as many where all terms are common ones
LOOKED_INTO, SCATTERED = 8, 0.6
ROUNDING = 1e-9


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


def matches(parts: Sequence[Weighed], index: FactIndex) -> list[Match]:
    """The ideas that may answer, best first."""
    total = sum(part.weight for part in parts)
    if not total:
        return []
    asking = Asking(parts, index)
    best = _best(asking, asking.tallies(_candidates(parts, index)), parts, total)
    named = [part.term.keys for part in parts if any(key[0] == "n" for key in part.term.keys)]
    plain = {place: min(part.weight, EVEN) for place, part in enumerate(parts) if part.term.keys not in named}
    joined = []
    for match, entry, masks in best:
        nearly = _nearly(entry, masks, plain, named)
        joined.append(_joined(match, entry, masks, parts, nearly, total))
    return sorted(joined, key=lambda match: -match.score)


def _candidates(parts: Sequence[Weighed], index: FactIndex) -> dict[str, None]:
    """The ideas that hold the most telling terms."""
    most = int(MOST * len(index.entries))
    candidates: dict[str, None] = {}
    for part in sorted(parts, key=lambda part: -part.weight):
        for key in part.term.keys:
            found = index.holders.get(key, {})
            if len(candidates) + len(found) <= most or not candidates:
                candidates.update(dict.fromkeys(islice(found, 2 * most)))
    return candidates


def _best(
    asking: Asking, tallies: Sequence[Tally], parts: Sequence[Weighed], total: float
) -> list[tuple[Match, Entry, Mapping[int, int]]]:
    """The few best candidates with the passages that hold each term, best first, then as they came.

    The listed questions, which are many, are compared only where a candidate may yet come so far.
    """
    needed = {1 << place: part for place, part in enumerate(parts) if part.essential}
    essential = sum(part.weight for part in needed.values())
    all_needed = sum(needed)
    gaps: dict[int, tuple[float, tuple[str, ...]]] = {}
    hopes = []
    for order, (entry, said, listed, covered) in enumerate(tallies):
        missing = all_needed & ~covered
        if missing not in gaps:
            lost = [part for bit, part in needed.items() if missing & bit]
            gap = sum(part.weight for part in lost) / essential if lost else 0.0
            gaps[missing] = (gap, tuple(part.term.word or part.term.keys[0] for part in lost))
        alike = 2 * listed / (total + listed)  # no listed question can be more alike
        worth = (said / total + LIKE_ASKED * alike) * (1 - gaps[missing][0])
        hopes.append((-worth, order, missing, entry, said, listed))
    hopes.sort()
    found: list[tuple[float, int, Match, Entry, Mapping[int, int]]] = []
    for hope, order, missing, entry, said, listed in hopes:
        if len(found) >= LOOKED_INTO and ROUNDING - hope < -found[LOOKED_INTO - 1][0]:
            break
        gap, missed = gaps[missing]
        closer = asking.closer(entry.idea)
        alike = _alike(entry, closer.masks, parts, total) if listed else 0.0
        score = (said / total + LIKE_ASKED * alike) * (1 - gap)
        match = Match(
            entry.idea, score, closer.share / total, missed, gap, alike, closer.named, support=closer.support
        )
        insort(found, (-score, order, match, entry, closer.masks))
    return [(match, entry, masks) for _, _, match, entry, masks in found[:LOOKED_INTO]]


def _joined(
    match: Match,
    entry: Entry,
    masks: Mapping[int, int],
    parts: Sequence[Weighed],
    nearly: float,
    total: float,
) -> Match:
    """The match, worth less where what it covers is scattered over passages that have little in common."""
    sums = [0.0] * len(entry.passages)
    for place, mask in masks.items():
        weight = parts[place].weight
        if mask & IN_NAME:
            sums = [so_far + weight for so_far in sums]
            continue
        for said in places(mask):
            sums[said] += weight
    whole = max(sums) / total
    score = match.score * (SCATTERED + (1 - SCATTERED) * whole)
    return match._replace(score=score + LISTED * nearly * (1 - match.gap), whole=whole)


def _nearly(
    entry: Entry,
    masks: Mapping[int, int],
    plain: Mapping[int, float],
    named: Sequence[tuple[str, ...]],
) -> float:
    """How nearly a listed question was asked, which names what is named: from 0 to 1."""
    total = sum(plain.values())
    if total < LITTLE:
        return 0.0
    held = [(plain[place], mask) for place, mask in masks.items() if place in plain]
    best = NEARLY
    for place, weight in _shared(held, entry.asked).items():
        asked = entry.questions[place]
        alike = _similar(weight, total, asked.plain)
        if alike > best and not any(map(asked.keys.isdisjoint, named)):
            best = alike
    return min(1.0, (best - NEARLY) / (1 - NEARLY))


def _alike(entry: Entry, masks: Mapping[int, int], parts: Sequence[Weighed], total: float) -> float:
    """How much the nearest listed question and this one share, of both."""
    held = [(parts[place].weight, mask) for place, mask in masks.items()]
    shared, questions = _shared(held, entry.asked), entry.questions
    near = [_similar(weight, total, questions[place].weight) for place, weight in shared.items()]
    return max(near, default=0.0)


def passages_asked(idea: str, parts: Sequence[Weighed], index: FactIndex) -> dict[str, float]:
    """The passages with a question listed for them, and how much it is alike beside the idea's name."""
    own = f"n:{idea}"
    rest = [part for part in parts if own not in part.term.keys]
    named = len(rest) < len(parts)
    total = sum(min(part.weight, EVEN) for part in rest)
    entry = index.entries[idea]
    held = [share for part in rest for share in _held_in(idea, part, index)]
    found: dict[str, float] = {}
    for place, weight in _shared(held, entry.of_one).items():
        asked = entry.questions[place]
        near = _similar(weight, total, asked.beside) * (UNNAMED if asked.named and not named else 1.0)
        found[asked.tells] = max(near, found.get(asked.tells, 0.0))
    return found


def _held_in(idea: str, part: Weighed, index: FactIndex) -> Iterator[tuple[float, int]]:
    """The passages that hold a term with its weight, those that only say much the same with a share of it."""
    holds, weight = part.held.get(idea), min(part.weight, EVEN)
    if holds is None:
        return
    said = [key for key in part.term.keys if key[:2] != "k:"]
    if len(said) == len(part.term.keys):
        yield weight, holds.passages
        return
    yield weight * KIN, holds.passages
    yield weight * (1 - KIN), index.held(idea, said)


def _similar(shared: float, one: float, other: float) -> float:
    """How much two questions of these weights are alike: 1 if all is shared, which is no more than either."""
    least = one if one < other else other
    return 2 * (shared if shared < least else least) / (one + other) if shared else 0.0


def _shared(held: Sequence[tuple[float, int]], among: int) -> dict[int, float]:
    """The weight that each of the questions at these places shares with terms held in these passages."""
    shared: dict[int, float] = {}
    for weight, passages in held:
        for place in places(passages & among):
            shared[place] = shared.get(place, 0.0) + weight
    return shared
