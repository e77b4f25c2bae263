"""Relations between named things: which drug stops which protein, which unit belongs to which quantity.

A relation lists every pair of each of its things, so that it can refute as well as confirm. Names and
cues are compared as stems, ions in any notation, number words as numbers.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tutor.errors import KnowledgeError
from tutor.knowledge.lexicon import Lexicon
from tutor.knowledge.model import Citation, Relation
from tutor.knowledge.terms import stem, text_tokens

if TYPE_CHECKING:
    from tutor.knowledge.schema import RelationFile

_SMALL = frozenset(
    {"a", "an", "the", "of", "and", "its", "both", "these", "this", "that", "with", "into", "cell"}
)
_FIGURES = {
    word: f"#{number}"
    for number, word in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight"))
}
_SAME = {"into": "in", "inward": "in", "inwards": "in", "outward": "out", "outwards": "out"}
_MINUS = ("-", "−", "–")
_SIGNS = {
    sign: name
    for name, signs in (("+", "+ plus"), ("-", "- − – minus"), ("x", "x × * · times"), ("/", "/"))
    for sign in signs.split()
}
LONGEST = 10


class Heard(NamedTuple):
    """The things of a relation that a text names, whether a cue was heard, and the words left over."""

    things: tuple[frozenset[str], ...]
    cued: bool
    rest: tuple[str, ...]


def build_relation(name: str, file: RelationFile, lexicon: Lexicon, path: Path) -> Relation:
    """One file compiled; raises ``KnowledgeError`` where a pair names nothing."""
    unknown = [one for pair in file.pairs.items() for one in (pair[0], *pair[1]) if one not in file.names]
    if unknown:
        raise KnowledgeError(f"{path}: pairs:", f'"{unknown[0]}" is no key of names.', "")
    names: dict[tuple[str, ...], tuple[str, ...]] = {}
    for thing, forms in file.names.items():
        for form in forms:
            key = spoken(form, lexicon)
            names[key] = tuple(dict.fromkeys((*names.get(key, ()), thing)))
    cues = frozenset(spoken(cue, lexicon) for cue in file.cues)
    return Relation(
        name,
        file.says,
        cues,
        names,
        frozenset(row[0] for row in (*names, *cues) if row),
        {thing: forms[0] for thing, forms in file.names.items()},
        {thing: tuple(others) for thing, others in file.pairs.items()},
        tuple(Citation(entry.source, entry.where) for entry in file.sources),
        tuple(file.examples.holds),
        tuple(file.examples.fails),
        file.whole,
    )


def spoken(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a text as names are compared."""
    found: list[str] = []
    before = ""
    for token in text_tokens(text, lexicon):
        word, minus, before = token.word.removesuffix("'s"), before in _MINUS, token.word
        ion = next((sense.concept for sense in lexicon.senses([word]) if sense.kind == "ion"), None)
        if word in _SIGNS and found and found[-1].startswith("s:"):
            found.append(_SIGNS[word])
        elif word == "%":
            found.append("percent")
        elif token.keys:
            key = token.keys[0]
            found.append(f"#-{key[1:]}" if minus and key[0] == "#" else key)
        elif ion is not None and len(word) > 2:
            found.append(f"i:{ion}")
        elif word in _FIGURES:
            found.append(_FIGURES[word])
        elif word.isalnum() and not (word in _SMALL or (word in ("ion", "ions") and _after_ion(found))):
            found.append(_SAME.get(word) or stem(word))
        elif word in _SAME:
            found.append(_SAME[word])
    return tuple(found)


def _after_ion(found: Sequence[str]) -> bool:
    return bool(found) and found[-1].startswith("i:")


def listen(text: Sequence[str], relation: Relation) -> Heard:
    """What of a relation a text names: the longest names first come, a cue may be a part of none."""
    things: list[frozenset[str]] = []
    rest: list[str] = []
    cued = False
    place = 0
    while place < len(text):
        begins = text[place] in relation.begins  # few words do
        name = _longest(text, place, relation.names) if begins else ()
        cue = _longest(text, place, relation.cues) if begins else ()
        if name:
            things.append(frozenset(relation.names[name]))
        cued = cued or bool(cue) or any(_longest(name, at, relation.cues) for at in range(len(name)))
        if not name and not cue:
            rest.append(text[place])
        place += max(len(name), len(cue) if not name else 0, 1)
    return Heard(tuple(things), cued, tuple(rest))


def _longest(text: Sequence[str], place: int, known: Container[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest known row of words that begins here."""
    for width in range(min(LONGEST, len(text) - place), 0, -1):
        row = tuple(text[place : place + width])
        if row in known:
            return row
    return ()
