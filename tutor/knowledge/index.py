"""Which idea, and which passage of it, uses which terms: built once, asked at every question.

Every idea is a few passages: its names, its definition, facets and facts, and the questions listed for
it. For each key the ideas that hold it are kept with a bit mask of their passages, so that a question
asks only after the keys it has and meets only the ideas that hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tutor.meaning import Event

NAME, DEFINITION = 0, 1  # the first passages of every idea
IN_NAME, IN_DEFINITION = 1 << NAME, 1 << DEFINITION
NAMED, ASKED, DEFINED, TOLD = 0.9, 0.85, 0.75, 0.55  # how surely an idea is about what a passage says
# A wider concept in place of the word itself, and one that only says much the same.
WORTH = {"c:": 0.85, "k:": 0.6}
MOST_KEPT = 4096  # terms of which it is remembered who holds them


class Asked(NamedTuple):
    """A question listed for an idea: its keys, and the weight of all its words.

    ``plain`` weighs the words that name no idea, ``beside`` those beside the idea's own name, which stands in
    it if ``named``. Where one passage answers the question, ``tells`` names that.
    """

    keys: frozenset[str]
    weight: float
    plain: float
    tells: str = ""
    beside: float = 0.0
    named: bool = False


class Told(NamedTuple):
    """A passage that can be told: its label, its place, the side of the idea it tells, if a fact does."""

    label: str
    place: int
    facet: str
    fact: bool


class Entry(NamedTuple):
    """One idea as it is searched: its passages in order."""

    idea: str
    passages: tuple[str, ...]
    names: tuple[frozenset[str], ...]  # each of its names as stems, the longest first
    asked: int  # mask of the passages that are listed questions
    questions: Mapping[int, Asked]  # the same, by their places
    told: tuple[Told, ...]  # the passages that can be told, in order
    tellable: int  # mask of the same
    answered: Mapping[int, int]  # by the place of a question that one passage answers: the place of that
    of_one: int  # mask of those questions


class Held(NamedTuple):
    """How an idea holds a term: how surely it is about it, in which passages, if in a listed question.

    ``exact`` are the passages with the word itself, an ion or a symbol, and not only what it means;
    ``titled`` tells that the word itself stands in a name of the idea.
    """

    sure: float
    passages: int
    exact: int
    listed: bool
    titled: bool


@dataclass(frozen=True, slots=True)
class FactIndex:
    """All ideas by their terms, and how telling each key is: near 0 if all use it, 1 if one does.

    ``weights`` tell one idea from another, ``rarity`` one passage from another.
    """

    entries: Mapping[str, Entry]
    holders: Mapping[str, Mapping[str, int]]  # by key: the ideas that hold it, with their passages
    weights: Mapping[str, float]
    rarity: Mapping[str, float]
    events: Mapping[str, tuple[tuple[Event, str], ...]]  # by kind: pattern and the idea that listens for it
    names: Mapping[str, tuple[tuple[str, int], ...]]  # by its rarest stem: the idea and the place of a name
    _kept: dict[tuple[str, ...], dict[str, Held]] = field(default_factory=dict, compare=False, repr=False)

    def holding(self, keys: tuple[str, ...]) -> Mapping[str, Held]:
        """The ideas that hold a term with these keys; the same words come back question after question."""
        known = self._kept.get(keys)
        if known is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            known = self._kept[keys] = self._holding(keys)
        return known

    def _holding(self, keys: tuple[str, ...]) -> dict[str, Held]:
        found: dict[str, Held] = {}
        for key in keys:
            worth = WORTH.get(key[:2], 1.0)
            for idea, mask in self.holders.get(key, {}).items():
                listed = bool(mask & self.entries[idea].asked)
                if mask & IN_NAME:
                    sure = NAMED
                elif listed:
                    sure = ASKED
                else:
                    sure = DEFINED if mask & IN_DEFINITION else TOLD
                exact = mask if worth == 1.0 else 0
                held = Held(sure * worth, mask, exact, listed, key[:2] == "w:" and bool(mask & IN_NAME))
                found[idea] = _either(found[idea], held) if idea in found else held
        return found

    def held(self, idea: str, keys: Iterable[str]) -> int:
        """The passages of an idea that hold one of these keys."""
        mask = 0
        for key in keys:
            if (found := self.holders.get(key)) is not None:
                mask |= found.get(idea, 0)
        return mask

    def named(self, said: AbstractSet[str]) -> dict[str, frozenset[str]]:
        """The ideas of which a whole name is among these keys, with the longest such name."""
        found: dict[str, int] = {}
        for key in said:
            for idea, place in self.names.get(key, ()):
                if place < found.get(idea, place + 1) and self.entries[idea].names[place] <= said:
                    found[idea] = place
        return {idea: self.entries[idea].names[place] for idea, place in found.items()}


@lru_cache(maxsize=16384)
def places(mask: int) -> tuple[int, ...]:
    """The places of the bits of a mask, in order; the same masks come back question after question."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return tuple(found)


def _either(one: Held, other: Held) -> Held:
    """What an idea holds by one key or by the other."""
    return Held(
        max(one.sure, other.sure),
        one.passages | other.passages,
        one.exact | other.exact,
        one.listed or other.listed,
        one.titled or other.titled,
    )
