"""Which idea, and which passage of it, uses which terms: built once, asked at every question.

Every idea is a few passages: its names, its definition, facets and facts, and the questions listed for
it. For each key the ideas that hold it are kept with a bit mask of their passages, so that a question
asks only after the keys it has and meets only the ideas that hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from tutor.meaning import Event

NAME, DEFINITION = 0, 1  # the first passages of every idea


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


class Entry(NamedTuple):
    """One idea as it is searched: its passages in order."""

    idea: str
    passages: tuple[str, ...]
    names: tuple[frozenset[str], ...]  # each of its names as stems, the longest first
    asked: int  # mask of the passages that are listed questions
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class FactIndex:
    """All ideas by their terms, and how telling each key is: near 0 if all use it, 1 if one does."""

    entries: Mapping[str, Entry]
    holders: Mapping[str, Mapping[str, int]]  # by key: the ideas that hold it, with their passages
    weights: Mapping[str, float]
    events: Mapping[str, tuple[tuple[Event, str], ...]]  # by kind: pattern and the idea that listens for it
    names: Mapping[str, tuple[tuple[str, int], ...]]  # by its rarest stem: the idea and the place of a name

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
