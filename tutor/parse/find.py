"""A question's terms -> the ideas that cover them; the most telling term decides.

An idea that never uses the essential term of a question does not answer it, however much else they
share: a question is better asked back than answered with its neighbour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from tutor.knowledge.index import IN_NAME, Asked, Entry, FactIndex
from tutor.knowledge.weights import EVEN
from tutor.parse.asked import Weighed
from tutor.parse.tally import Asking, Tally

LIKE_ASKED = 0.6
UNNAMED = 0.8  # a listed question counts less where the idea that it names is not named
LISTED, NEARLY, LITTLE = 0.5, 0.7, 0.3  # a listed question said nearly word for word, and what that adds
KIN = 0.7  # how much of a word is said in one that only says much the same
MOST = 60  # candidates that are scored; twice as many where all terms are common ones
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
    candidates: dict[str, None] = {}
    for part in sorted(parts, key=lambda part: -part.weight):
        for key in part.term.keys:
            found = index.holders.get(key, {})
            if len(candidates) + len(found) <= MOST or not candidates:
                candidates.update(dict.fromkeys(islice(found, 2 * MOST)))
    return candidates


def _best(
    asking: Asking, tallies: Sequence[Tally], parts: Sequence[Weighed], total: float
) -> list[tuple[Match, Entry, Mapping[int, int]]]:
    """The few best candidates with the passages that hold each term, best first, then as they came.

    The listed questions, which are many, are compared only where a candidate may yet come so far.
    """
    needed = [(place, part) for place, part in enumerate(parts) if part.essential]
    essential = sum(part.weight for _, part in needed)
    gaps: dict[int, tuple[float, tuple[str, ...]]] = {}
    hopes = []
    for order, tally in enumerate(tallies):
        if tally.covered not in gaps:
            missing = [part for place, part in needed if not tally.covered >> place & 1]
            gap = sum(part.weight for part in missing)
            said = tuple(part.term.word or part.term.keys[0] for part in missing)
            gaps[tally.covered] = (gap / essential if essential else 0.0, said)
        gap = gaps[tally.covered][0]
        alike = 2 * tally.listed / (total + tally.listed)  # no listed question can be more alike
        hopes.append(((tally.score / total + LIKE_ASKED * alike) * (1 - gap), order, tally))
    hopes.sort(key=lambda hope: -hope[0])
    found: list[tuple[float, int, Match, Entry, Mapping[int, int]]] = []
    for hope, order, tally in hopes:
        if len(found) >= LOOKED_INTO and hope + ROUNDING < -found[LOOKED_INTO - 1][0]:
            break
        gap, missed = gaps[tally.covered]
        closer = asking.closer(tally.entry.idea)
        alike = _alike(tally.entry, closer.masks, parts, total) if tally.listed else 0.0
        score = (tally.score / total + LIKE_ASKED * alike) * (1 - gap)
        match = Match(
            tally.entry.idea, score, closer.share / total, missed, gap, alike, closer.named,
            support=closer.support,
        )  # fmt: skip
        found.append((-score, order, match, tally.entry, closer.masks))
        found.sort(key=lambda one: one[:2])
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
            sums = [said + weight for said in sums]
            continue
        while mask:
            lowest = mask & -mask
            sums[lowest.bit_length() - 1] += weight
            mask ^= lowest
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
    for asked, weight in _shared(entry, held):
        alike = _similar(weight, total, asked.plain)
        if alike > best and not any(map(asked.keys.isdisjoint, named)):
            best = alike
    return min(1.0, (best - NEARLY) / (1 - NEARLY))


def _alike(entry: Entry, masks: Mapping[int, int], parts: Sequence[Weighed], total: float) -> float:
    """How much the nearest listed question and this one share, of both."""
    shared = _shared(entry, [(parts[place].weight, mask) for place, mask in masks.items()])
    return max([_similar(weight, total, asked.weight) for asked, weight in shared], default=0.0)


def passages_asked(idea: str, parts: Sequence[Weighed], index: FactIndex) -> dict[str, float]:
    """The passages with a question listed for them, and how much it is alike beside the idea's name."""
    own = f"n:{idea}"
    rest = [(min(part.weight, EVEN), part.term.keys) for part in parts if own not in part.term.keys]
    named = len(rest) < len(parts)
    total = sum(weight for weight, _ in rest)
    found: dict[str, float] = {}
    held: list[tuple[float, int]] = []
    for weight, keys in rest:
        held.append((weight * KIN, index.held(idea, keys)))
        held.append((weight * (1 - KIN), index.held(idea, [key for key in keys if key[:2] != "k:"])))
    for asked, weight in _shared(index.entries[idea], held):
        if asked.tells:
            near = _similar(weight, total, asked.beside) * (UNNAMED if asked.named and not named else 1.0)
            found[asked.tells] = max(near, found.get(asked.tells, 0.0))
    return found


def _similar(shared: float, one: float, other: float) -> float:
    """How much two questions of these weights are alike: 1 if all is shared, which is no more than either."""
    least = one if one < other else other
    return 2 * (shared if shared < least else least) / (one + other) if shared else 0.0


def _shared(entry: Entry, held: Sequence[tuple[float, int]]) -> list[tuple[Asked, float]]:
    """The questions listed for an idea with the weight that each shares with terms held in these passages."""
    shared: dict[int, float] = {}
    for weight, passages in held:
        mask = passages & entry.asked
        while mask:
            lowest = mask & -mask
            shared[lowest] = shared.get(lowest, 0.0) + weight
            mask ^= lowest
    first = (entry.asked & -entry.asked).bit_length()
    return [(entry.questions[bit.bit_length() - first], weight) for bit, weight in shared.items()]
