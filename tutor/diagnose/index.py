"""Patterns by what they ask for, so that a claim meets only those that may fit it.

A pattern needs each of a few things: a kind of event, a quantity or a thing in a role, a mark, a word
of the scene. It stands under the rarest of them, and is handed out where all of them were said; so
the cost of a claim does not grow with the rules that speak of something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tutor.knowledge.model import Pattern, Rule
from tutor.meaning import ANY, Ancestors, Claim, Event, Role, Variable

Keys = frozenset[str]


class Indexed(NamedTuple):
    """A pattern of a rule with its place among all, and what it needs: one key of each entry."""

    place: int
    rule: Rule
    pattern: Pattern
    needs: tuple[Keys, ...]


class PatternIndex:
    """The patterns of all rules."""

    def __init__(self, rules: Iterable[Rule], ancestors: Ancestors) -> None:
        self.ancestors = ancestors
        self._entries: dict[str, list[Indexed]] = {}
        entries = [
            Indexed(place, rule, pattern, tuple(_needs(pattern)))
            for place, (rule, pattern) in enumerate((rule, p) for rule in rules for p in rule.when)
        ]
        counts = Counter(key for entry in entries for need in entry.needs for key in need)
        for entry in entries:
            for key in min(entry.needs, key=lambda need: sum(counts[key] for key in need)):
                self._entries.setdefault(key, []).append(entry)
        self._scenes = {key[1:]: key for key in counts if key[0] == "="}  # the labels that a scene may need

    def candidates(self, claims: Iterable[Claim]) -> Iterator[tuple[Claim, Indexed]]:
        """Each claim with the patterns that may fit it, in the order of the rules."""
        said: dict[int, Keys] = {}
        for claim in claims:
            keys = {self._scenes[label] for label in claim.scene & self._scenes.keys()}
            for event in (claim.effect, claim.cause, claim.because):
                if event is not None:
                    if id(event) not in said:
                        said[id(event)] = frozenset(self._said(event))
                    keys |= said[id(event)]
            found = {
                entry.place: entry
                for key in keys & self._entries.keys()
                for entry in self._entries[key]
                if not any(map(keys.isdisjoint, entry.needs))
            }
            for place in sorted(found):
                yield claim, found[place]

    def _said(self, event: Event) -> Iterator[str]:
        """Every key that a pattern covering this event may need."""
        yield event.kind
        for mark in event.marks:
            yield f"{event.kind}!{mark}"
        for place, role in enumerate(event.roles):
            for part, name in _parts(role):
                yield f"{event.kind}{place}{part}{name}"
                for wider in self.ancestors.get(name, ()):
                    yield f"{event.kind}{place}{part}{wider}"


def _needs(pattern: Pattern) -> Iterator[Keys]:
    """What must have been said for a pattern to fit."""
    for labels in pattern.given:
        yield frozenset(f"={label}" for label in labels)
    for event in (pattern.because, pattern.cause, pattern.effect):
        if event is not None:
            yield frozenset((event.kind,))
            for mark in event.marks:
                yield frozenset((f"{event.kind}!{mark}",))
            for place, role in enumerate(event.roles):
                for part, names in _parts(role):
                    if ANY not in names.split("|"):
                        yield frozenset(f"{event.kind}{place}{part}{name}" for name in names.split("|"))


def _parts(role: Role) -> Iterator[tuple[str, str]]:
    """What a role says: a thing by its name, a quantity by its symbol, ion and side."""
    if isinstance(role, Variable):
        yield from ((part, name) for part, name in zip("./@", role, strict=True) if name)
    elif role is not None:
        yield "=", role
