"""Statements that a passage affirms or denies, so that "does the pump use ATP?" begins with yes or no.

A sentence says such a statement only if it holds every element of it and no word beside: words in common
prove nothing. Ions, sides, numbers and ideas must stand in the same order.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Row = tuple[str, ...]
LONGEST = 6  # words of one element


class Element(NamedTuple):
    """The rows of words that stand for one part of a statement; ``ordered`` where its place counts."""

    rows: frozenset[Row]
    needed: bool
    ordered: bool


class Form(NamedTuple):
    """One statement, the idea and passage that settle it, whether it holds, and it in plain words.

    ``words`` are all that may stand in it: a sentence with another word does not say it.
    """

    idea: str
    passage: str
    holds: bool
    elements: tuple[Element, ...]
    said: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class SettledIndex:
    """All statements by the rows of one needed element, that which fewest statements share.

    The rows stand under their first word, the shorter ones before the longer.
    """

    forms: tuple[Form, ...] = ()
    by_word: Mapping[str, tuple[tuple[Row, tuple[int, ...]], ...]] = field(default_factory=dict)

    def said(self, words: Sequence[str], slight: Collection[int]) -> Form | None:
        """The first statement that these words say; ``slight`` are places of words that may be left over."""
        told = {word for place, word in enumerate(words) if place not in slight}
        near: dict[int, None] = {}
        for place, word in enumerate(words):
            for row, numbers in self.by_word.get(word, ()):
                if tuple(words[place : place + len(row)]) == row:
                    near.update(dict.fromkeys(numbers))
        forms = (self.forms[number] for number in near)
        return next((form for form in forms if told <= form.words and _says(form, words, slight)), None)


def _says(form: Form, words: Sequence[str], slight: Collection[int]) -> bool:
    """True if the words hold every needed element and nothing beside, what has an order in that order."""
    met: list[int] = []
    place = 0
    while place < len(words):
        width, number = _longest(form, words, place, met)
        if not width and place not in slight:
            return False
        if width:
            met.append(number)
        place += max(width, 1)
    ordered = [number for number in dict.fromkeys(met) if form.elements[number].ordered]
    whole = all(number in met for number, element in enumerate(form.elements) if element.needed)
    return whole and ordered == sorted(ordered)


def _longest(form: Form, words: Sequence[str], place: int, met: Collection[int]) -> tuple[int, int]:
    """How many words the longest row that begins here covers, and its element: one not met yet first."""
    for width in range(min(LONGEST, len(words) - place), 0, -1):
        row = tuple(words[place : place + width])
        fits = [number for number, element in enumerate(form.elements) if row in element.rows]
        if fits:
            return width, next((number for number in fits if number not in met), fits[0])
    return 0, 0
