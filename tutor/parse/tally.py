"""What each idea covers of a question, added up term by term.

A term meets only the ideas that hold it, and of those only the ones that may answer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tutor.knowledge.index import NAMED, Entry, FactIndex, Held
from tutor.parse.asked import Weighed

BY_NAME = NAMED + 0.5  # how surely an idea is asked after whose whole name is said
ION_ALONE = 0.4  # every idea speaks of ions


class Tally(NamedTuple):
    """What one idea covers of a question."""

    entry: Entry
    named: bool  # its own name was said whole
    score: float
    share: float  # the weight of what it covers
    support: float  # that of the subject's own words in it
    listed: float  # that of what its listed questions say
    covered: int  # mask of the terms it covers
    masks: dict[int, int]  # the passages that hold each term, by its place


class _Said(NamedTuple):
    """A term of a question as each idea is asked after it."""

    bit: int
    weight: float
    support: float
    essential: bool
    side: bool
    held: Mapping[str, Held]


def tallied(candidates: Collection[str], parts: Sequence[Weighed], index: FactIndex) -> dict[str, Tally]:
    """The tally of each candidate."""
    names = index.named({key for part in parts for key in part.term.keys})
    said = [_said(place, part, names, index) for place, part in enumerate(parts)]
    own = {key[2:] for part in parts for key in part.term.keys if key[:2] == "n:"}
    return {idea: _tally(index.entries[idea], idea in own or idea in names, said) for idea in candidates}


def _said(place: int, part: Weighed, names: Mapping[str, frozenset[str]], index: FactIndex) -> _Said:
    """A term with those that hold it; part of a whole name it tells surely of what has the name."""
    keys = part.term.keys
    held = index.holding(keys)
    named = [key[2:] for key in keys if key[:2] == "n:"]
    named += [idea for idea, name in names.items() if not name.isdisjoint(keys)]
    if named:
        nothing = Held(BY_NAME, 0, False, False)
        held = {**held, **{idea: held.get(idea, nothing)._replace(sure=BY_NAME) for idea in named}}
    support = part.weight * (ION_ALONE if part.term.sort == "ion" else 1.0)
    side = part.term.sort == "side" and not part.everyday
    return _Said(1 << place, part.weight, support, part.essential, side, held)


def _tally(entry: Entry, named: bool, said: Sequence[_Said]) -> Tally:
    """What one idea covers of all the terms."""
    score = share = support = listed = 0.0
    covered = 0
    masks: dict[int, int] = {}
    for bit, weight, supports, essential, side, holding in said:
        held = holding.get(entry.idea)
        if held is None:
            continue
        score += held.sure * weight
        share += weight
        covered |= bit
        if held.passages:
            masks[bit.bit_length() - 1] = held.passages
        if held.listed:
            listed += weight
        if essential or (side and held.titled):
            support += supports
    return Tally(entry, named, score, share, support, listed, covered, masks)
