"""What each idea covers of a question, added up term by term.

A term meets only the ideas that hold it, and of those only the ones that may answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tutor.knowledge.index import NAMED, Entry, FactIndex, Held
from tutor.parse.asked import Weighed

BY_NAME = NAMED + 0.5  # how surely an idea is asked after whose whole name is said
ION_ALONE = 0.4  # every idea speaks of ions


class Tally(NamedTuple):
    """What one idea covers of a question, as far as it takes to see which ideas come near."""

    entry: Entry
    score: float
    listed: float  # the weight of what its listed questions say
    covered: int  # mask of the terms it covers


class Closer(NamedTuple):
    """What one of the nearest ideas covers of a question besides."""

    named: bool  # its own name was said whole
    share: float  # the weight of what it covers
    support: float  # that of the subject's own words in it
    masks: dict[int, int]  # the passages that hold each term, by its place


class _Said(NamedTuple):
    """A term of a question as each idea is asked after it."""

    bit: int
    weight: float
    support: float
    essential: bool
    side: bool
    held: Mapping[str, Held]


class Asking:
    """A question as the ideas are asked after it."""

    def __init__(self, parts: Sequence[Weighed], index: FactIndex) -> None:
        keys = {key for part in parts for key in part.term.keys}
        names = index.named(keys)
        self._entries = index.entries
        self._said = [_said(place, part, names) for place, part in enumerate(parts)]
        self._named = names.keys() | {key[2:] for key in keys if key[:2] == "n:"}

    def tallies(self, ideas: Iterable[str]) -> list[Tally]:
        """What each of these ideas covers of all the terms."""
        terms = [(said.bit, said.weight, said.held.get) for said in self._said]
        found = []
        for idea in ideas:
            score = listed = 0.0
            covered = 0
            for bit, weight, held_by in terms:
                held = held_by(idea)
                if held is not None:
                    score += held.sure * weight
                    covered |= bit
                    if held.listed:
                        listed += weight
            found.append(Tally(self._entries[idea], score, listed, covered))
        return found

    def closer(self, idea: str) -> Closer:
        """What else is to be known of one that comes near."""
        share = support = 0.0
        masks: dict[int, int] = {}
        for place, (_, weight, supports, essential, side, holding) in enumerate(self._said):
            held = holding.get(idea)
            if held is None:
                continue
            share += weight
            if held.passages:
                masks[place] = held.passages
            if essential or (side and held.titled):
                support += supports
        return Closer(idea in self._named, share, support, masks)


def _said(place: int, part: Weighed, names: Mapping[str, frozenset[str]]) -> _Said:
    """A term with those that hold it; part of a whole name it tells surely of what has the name."""
    keys = part.term.keys
    held = part.held
    named = [key[2:] for key in keys if key[:2] == "n:"]
    named += [idea for idea, name in names.items() if not name.isdisjoint(keys)]
    if named:
        nothing = Held(BY_NAME, 0, 0, False, False)
        held = {**held, **{idea: Held(BY_NAME, *held.get(idea, nothing)[1:]) for idea in named}}
    support = part.weight * (ION_ALONE if part.term.sort == "ion" else 1.0)
    side = part.term.sort == "side" and not part.everyday
    return _Said(1 << place, part.weight, support, part.essential, side, held)
