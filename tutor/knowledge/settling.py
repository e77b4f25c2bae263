"""Statements of the idea files, as rows of elements -> the index by which sentences find them.

An element is a word or several for one (``use|split``), ``a_phrase`` with its words joined, ``$group``
for the words of ``alike.toml``, ``{idea}`` for every name of an idea. A ``?`` behind it lets it be left
out, a ``>`` before it holds it to its place among ions, sides, numbers and ideas.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tutor.errors import KnowledgeError
from tutor.knowledge.lexicon import Lexicon, inflect_noun, inflect_verb
from tutor.knowledge.model import Idea
from tutor.knowledge.relations import spoken
from tutor.knowledge.settled import LONGEST, Element, Form, Row, SettledIndex

JOINED = re.compile(r"(?<=[a-z0-9])_")  # not that of E_K
SIDES = frozenset({"in", "out", "insid", "outsid"})


def build_settled(
    ideas: Mapping[str, Idea], alike: Mapping[str, Sequence[str]], lexicon: Lexicon
) -> SettledIndex:
    """The index over all statements; raises ``KnowledgeError`` where an element means nothing."""
    forms = []
    for idea in ideas.values():
        for one in idea.settles:
            elements = tuple(_element(text, idea, ideas, alike, lexicon) for text in one.says.split())
            if not any(element.needed for element in elements):
                raise KnowledgeError(f"ideas/{idea.id}.toml:", f'"{one.says}" says nothing.', "")
            said = _plainly(one.says, ideas, alike)
            words = frozenset(word for element in elements for row in element.rows for word in row)
            forms.append(Form(idea.id, one.passage, one.holds, elements, said, words))
    shared = Counter(row for form in forms for element in form.elements for row in element.rows)
    by_row: dict[Row, list[int]] = {}
    for number, form in enumerate(forms):
        needed = [element for element in form.elements if element.needed]
        rarest = min(needed, key=lambda element: max(shared[row] for row in element.rows))
        for row in rarest.rows:
            by_row.setdefault(row, []).append(number)
    by_word: dict[str, list[tuple[Row, tuple[int, ...]]]] = {}
    for row in sorted(by_row, key=len):
        by_word.setdefault(row[0], []).append((row, tuple(by_row[row])))
    return SettledIndex(tuple(forms), {word: tuple(rows) for word, rows in by_word.items()})


def _element(
    text: str, idea: Idea, ideas: Mapping[str, Idea], alike: Mapping[str, Sequence[str]], lexicon: Lexicon
) -> Element:
    """One element with all the rows of words that stand for it."""
    needed = not text.endswith("?")
    written = text.removesuffix("?").removeprefix(">").split("|")
    named = any(one.startswith("{") for one in written)
    said = (form for one in written for form in _meant(one, idea, ideas, alike))
    rows = frozenset(row for form in said if (row := spoken(form, lexicon)) and len(row) <= LONGEST)
    if not rows:
        raise KnowledgeError(f"ideas/{idea.id}.toml:", f'"{text}" stands for no word.', "")
    ordered = (
        named
        or text.startswith(">")
        or any(":" in word or "#" in word or word in SIDES for row in rows for word in row)
    )
    return Element(rows, needed, ordered)


def _meant(
    one: str, idea: Idea, ideas: Mapping[str, Idea], alike: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """What one alternative stands for, in every inflection."""
    if one.startswith("{"):
        named = ideas.get(one.strip("{}"))
        if named is None:
            raise KnowledgeError(f"ideas/{idea.id}.toml:", f'"{one}" is no idea.', "")
        yield from (named.name, *named.also)
        yield from _plural((named.name, *named.also))
        return
    if one.startswith("$") and one[1:] not in alike:
        raise KnowledgeError(f"ideas/{idea.id}.toml:", f'"{one}" is no group of alike.toml.', "")
    for word in alike[one[1:]] if one.startswith("$") else (one,):
        phrase = JOINED.sub(" ", word)
        yield phrase
        if phrase.replace(" ", "").isalpha() and phrase.islower():
            yield from inflect_verb(phrase)
            if " " not in phrase:
                yield from inflect_noun(phrase)


def _plainly(says: str, ideas: Mapping[str, Idea], alike: Mapping[str, Sequence[str]]) -> str:
    """A statement in words: of each element the first, what may be left out left out."""
    first = [text.removeprefix(">").split("|")[0] for text in says.split() if not text.endswith("?")]
    said = [
        ideas[one.strip("{}")].name if one[0] == "{" else alike[one[1:]][0] if one[0] == "$" else one
        for one in first
    ]
    return JOINED.sub(" ", " ".join(said).replace(">", ""))


def _plural(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from inflect_noun(name)
