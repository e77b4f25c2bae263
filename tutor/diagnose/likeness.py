"""Which belief a statement is most like, where no rule hears one: to ask about, never to tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from tutor.knowledge.likeness import Examples, keys_said
from tutor.knowledge.model import Knowledge
from tutor.meaning import Stretch

LEAD, LEAD_DENYING = 0.0, 0.06  # a denial makes a statement more like what is right than its words do
NEAR, GAP = 0.22, 0.04  # how like it must be, and by how much more than to the next belief
SHORT = 6  # words: what is shorter names something rather than saying anything of it
CLEAR, CLEAR_LEAD = 0.36, 0.1  # how like a belief it must be for most of an outline to be enough
WITNESS = 0.05  # the lead from which likeness bears witness beside a rule that would only ask
AMONG = 5  # a belief that is told should be among so many of those that the words are most like


class Alike(NamedTuple):
    """How like a statement is to what those say who hold a belief, and to what sets that right."""

    rule: str
    held: float
    right: float
    nearest: bool = True  # the one sentence most like it holds the belief

    @property
    def clear(self) -> bool:
        """True if it needs little more to be told."""
        return self.nearest and self.held > CLEAR and self.lead > CLEAR_LEAD

    @property
    def lead(self) -> float:
        """By how much it is more like the belief."""
        return self.held - self.right


class Likeness:
    """The sentences of a knowledge base, indexed by their keys."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.lexicon = knowledge.lexicon
        self.examples: Examples = knowledge.examples
        self.ranked = lru_cache(maxsize=64)(self._ranked)  # several rules ask about one sentence

    @cached_property
    def _holders(self) -> dict[int, list[tuple[int, float]]]:
        """For each key the sentences that have it, and what it counts in each; built at the first need."""
        found: dict[int, list[tuple[int, float]]] = {}
        place = 0
        for kind in self.examples.kinds:
            for row, length in zip(kind.sentences, kind.lengths, strict=True):
                for number in row:
                    found.setdefault(number, []).append((place, self.examples.counts[number] / length))
                place += 1
        return found

    def _ranked(self, text: str) -> tuple[Alike, ...]:
        """Every belief, the one most like the text first; none for a text that shares no key."""
        numbers = self.examples.numbers
        known = [numbers[key] for key in keys_said(text, self.lexicon) if key in numbers]
        length = sum(self.examples.counts[number] ** 2 for number in known) ** 0.5
        if not length:
            return ()
        shared: dict[int, float] = {}
        for number in known:
            weight = self.examples.counts[number] / length
            for place, share in self._holders[number]:
                shared[place] = shared.get(place, 0.0) + weight * share
        held, right = self._by_rule(shared, right=False), self._by_rule(shared, right=True)
        found = []
        for rule, (value, near) in held.items():
            against, other = right.get(rule, (0.0, 0.0))
            found.append(Alike(rule, value, against, near > other))
        return tuple(sorted(found, key=lambda one: -one.held))

    def suggests(self, said: Sequence[Stretch]) -> tuple[Alike, Stretch] | None:
        """The belief to ask about, and where it may stand; none where right or weighed is as likely."""
        whole = max(said, key=lambda stretch: len(stretch.text), default=None)
        if whole is None or any(any(stretch.sides) for stretch in said):
            return None
        if sum(word.isalpha() for word in whole.text.split()) < SHORT:
            return None
        first, second = (*self.ranked(whole.text), Alike("", 0.0, 0.0), Alike("", 0.0, 0.0))[:2]
        lead = LEAD_DENYING if any(stretch.denials for stretch in said) else LEAD
        sure = first.held > NEAR and first.held - second.held > GAP and first.lead > lead and first.nearest
        return (first, whole) if sure else None

    def bears_witness(self, rule: str, text: str, said: Sequence[Stretch]) -> bool:
        """True if the words are clearly most like this belief, and nothing is weighed against it."""
        if any(stretch.denials or stretch.cited or any(stretch.sides) for stretch in said):
            return False
        first = next(iter(self.ranked(text)), None)
        return first is not None and first.rule == rule and first.nearest and first.lead > WITNESS

    def bears_out(self, rule: str, text: str) -> bool:
        """True if the words as such are like those of the belief, whatever a rule heard in them."""
        return rule in {alike.rule for alike in self.ranked(text)[:AMONG]}

    def speaks_against(self, rule: str, text: str) -> bool:
        """True if the words are like those of other beliefs, and not of this one."""
        return bool(self.ranked(text)) and not self.bears_out(rule, text)

    def _by_rule(self, shared: dict[int, float], *, right: bool) -> dict[str, tuple[float, float]]:
        """Of each rule how like its sentences are: the nearest and their mean alike; and the nearest."""
        found: dict[str, tuple[float, float]] = {}
        place = 0
        for kind in self.examples.kinds:
            many = len(kind.sentences)
            if kind.right is right and many:
                near = [shared.get(one, 0.0) for one in range(place, place + many)]
                found[kind.rule] = ((max(near) + sum(near) / many / kind.spread) / 2, max(near))
            place += many
        return found
