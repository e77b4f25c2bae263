"""Constructions: the ways a kind of event is put into words, compiled from their written form.

A form is a row of elements: ``WHO=ruler ... set-by .. U``. An element names what a piece of the
sentence must be (a concept, an ion, ``'word``), ``|`` gives alternatives, ``?`` makes it optional,
``a&b`` asks for both, ``WHO=`` keeps it as a role, ``..`` and ``...`` let a few pieces lie between.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tutor.errors import InputError
from tutor.meaning import Event, Role, Variable, read_event

GAPS = {"..": 2, "...": 4, "....": 9}  # pieces with content; fillers between them count nothing
_ELEMENT = re.compile(r"(?:(?P<slot>[A-Z]{2,})=)?(?P<tests>[^?]+)(?P<optional>\?)?")


class Element(NamedTuple):
    """One place of a form: what may stand there, the role it fills, or how many pieces it skips.

    One of ``tests`` is enough; of ``both``, all labels of one entry must be there.
    """

    tests: frozenset[str] = frozenset()
    both: tuple[frozenset[str], ...] = ()
    slot: str = ""
    optional: bool = False
    gap: int = 0

    @property
    def labels(self) -> frozenset[str]:
        """Every label that an element asks for, one of them at least being there if it fits."""
        return self.tests | {min(labels) for labels in self.both} if self.both else self.tests

    def fits(self, labels: frozenset[str]) -> bool:
        """True if a piece with these labels may stand in this place."""
        if not self.tests.isdisjoint(labels):
            return True
        return bool(self.both) and any(both <= labels for both in self.both)


class Construction(NamedTuple):
    """An event with placeholders in capitals, and one way to say it.

    ``anchors`` are the labels of its rarest element, ``needs`` those of all that must be there:
    without one of each it cannot be in a sentence.
    """

    event: Event
    elements: tuple[Element, ...]
    anchors: frozenset[str]
    needs: tuple[frozenset[str], ...]


def read_form(text: str) -> tuple[Element, ...]:
    """The elements of a written form; raises ``InputError``."""
    elements = []
    for word in text.split():
        if word in GAPS:
            elements.append(Element(gap=GAPS[word]))
            continue
        found = _ELEMENT.fullmatch(word)
        if found is None:
            raise InputError(f'Read "{word}"', "which is no element of a form.", "Write WHO=ion or set-by?.")
        tests = found["tests"].split("|")
        both = tuple(frozenset(test.split("&")) for test in tests if "&" in test)
        single = frozenset(test for test in tests if "&" not in test)
        elements.append(Element(single, both, found["slot"] or "", bool(found["optional"])))
    if not any(element.labels and not element.optional for element in elements):
        raise InputError(f'Read "{text}"', "which asks for nothing.", "Name at least one concept.")
    return tuple(elements)


def compile_constructions(entries: Iterable[tuple[str, Sequence[str]]]) -> tuple[Construction, ...]:
    """Events in written form with their forms, each form with its rarest element as anchor."""
    forms = [(read_event(event), read_form(form)) for event, said in entries for form in said]
    counts = Counter(test for _, elements in forms for element in elements for test in element.labels)

    def rarity(element: Element) -> int:
        return sum(counts[test] for test in element.labels)

    made = []
    for event, elements in forms:
        needed = [element for element in elements if element.labels and not element.optional]
        rarest = min(needed, key=rarity).labels
        needs = tuple(element.labels for element in needed if "it" not in element.tests)
        made.append(Construction(event, elements, rarest, needs))
    return tuple(made)


def filled(event: Event, roles: dict[str, Role], span: tuple[int, int]) -> Event:
    """The event with its placeholders replaced; one that nothing filled is left unsaid."""

    def fill(role: Role) -> Role:
        if isinstance(role, Variable):
            return Variable(role.symbol, _ion(fill(role.ion)), _ion(fill(role.side)))
        if role is not None and role.isupper() and len(role) > 2:
            return roles.get(role)
        return role

    return Event(event.kind, tuple(fill(role) for role in event.roles), span)


def _ion(role: Role) -> str | None:
    """The ion of a role that stands inside a quantity."""
    return role.ion if isinstance(role, Variable) else role
