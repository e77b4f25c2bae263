"""The words of the subject, compiled: surface forms to concepts, by longest match in a trie.

Inflections are generated here from the verbs and nouns that an author lists, so that a word file
stays short; the cost of a look-up does not grow with the number of forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

Trie: TypeAlias = dict[str, Any]
END = ""  # the key under which a trie node keeps its senses: no word is empty

_ARTICLES = ("the", "a", "an")
_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?|[^\w\s]")


class Sense(NamedTuple):
    """One meaning of a surface form: its kind, the concept, and what it says (a symbol) if anything."""

    kind: str
    concept: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the parser needs to know about words, notations and unit spellings.

    Names of ideas have a trie of their own: "external potassium" names an idea and is a quantity too.
    So have the words that point back, those that only constructions look for, the labels of tasks, and
    the terms of statements: "drives" or "the same thing" tell what is claimed, not what is asked; their words
    (``heard``) are no misspellings of others, and nothing is repaired into them.
    """

    trie: Trie
    ideas: Trie
    terms: Trie
    apart: Trie
    pointers: Trie
    sayings: Trie
    framing: Trie
    labels: Trie
    words: frozenset[str]
    heard: frozenset[str]
    common: frozenset[str]
    kin: Mapping[str, tuple[str, ...]]  # by stem: the everyday meanings it shares with other words
    plain: str  # the stems of many more plain words, a line each: read at once, seldom searched
    ancestors: Mapping[str, frozenset[str]]
    units: Mapping[str, str]
    ions: tuple[str, ...]
    symbols: Mapping[str, str]
    alone: Mapping[str, str]  # letters that stand for a quantity beside "=" or "?"

    def senses(self, words: Iterable[str]) -> tuple[Sense, ...]:
        """The senses of exactly these words in a row, or none."""
        node: Trie | None = self.trie
        for word in words:
            node = node.get(word) if node else None
        found: tuple[Sense, ...] = node.get(END, ()) if node else ()
        return found

    def everyday(self, stem: str) -> bool:
        """True if plain English has a word of this stem."""
        return f"\n{stem}\n" in self.plain


@lru_cache(maxsize=8192)  # the same words come back all the time, and several readers ask for them
def split(form: str) -> tuple[str, ...]:
    """A surface form cut into the words by which the trie is keyed."""
    return (form.lower(),) if form.isalpha() else tuple(_WORD.findall(form.lower().replace("’", "'")))


def longest(trie: Trie, words: Sequence[str], place: int, most: int = 99) -> tuple[int, tuple[Sense, ...]]:
    """How many words from ``place`` the longest phrase of a trie covers, and its senses."""
    width: int = 0
    senses: tuple[Sense, ...] = ()
    node: Trie | None = trie.get(words[place])  # most words begin no phrase
    end, stop = place, min(len(words), place + most)
    while node:
        end += 1
        if END in node:
            width, senses = end - place, node[END]
        node = node.get(words[end]) if end < stop else None
    return width, senses


def phrases(trie: Trie, words: Sequence[str], most: int = 99) -> Iterator[tuple[int, int, tuple[Sense, ...]]]:
    """The longest phrases of a trie, one behind the other: the place of each, its width, its senses."""
    end = 0
    for place, word in enumerate(words):
        if place >= end and word in trie:
            width, senses = longest(trie, words, place, most)
            if width:
                end = place + width
                yield place, width, senses


class LexiconBuilder:
    """Collects forms, then gives the ``Lexicon``."""

    def __init__(self) -> None:
        self.trie: Trie = {}
        self.words: set[str] = set()
        self.parents: dict[str, set[str]] = {}

    def add(self, form: str, sense: Sense) -> None:
        """Record one surface form (without its article); a form may have senses of several kinds."""
        words = split(form)
        if len(words) > 1 and words[0] in _ARTICLES and words[1].isalpha():
            words = words[1:]  # an article never belongs to a phrase: "the membrane potential" is heard whole
        if not words:
            return
        node = self.trie
        for word in words:
            node = node.setdefault(word, {})
        senses = node.get(END, ())
        if sense not in senses:
            node[END] = (*senses, sense)
        self.words.update(word for word in words if word.isalpha())

    def add_entry(
        self, sense: Sense, forms: Iterable[str], verbs: Iterable[str], nouns: Iterable[str]
    ) -> None:
        """Record an author's entry with all its inflections and spellings."""
        surfaces = list(forms)
        for verb in verbs:
            surfaces.extend(inflect_verb(verb))
        for noun in nouns:
            surfaces.extend(inflect_noun(noun))
        for surface in surfaces:
            for spelling in spellings(surface):
                self.add(spelling, sense)

    def isa(self, concept: str, parents: Iterable[str]) -> None:
        """Place ``concept`` under its parents in the taxonomy."""
        self.parents.setdefault(concept, set()).update(parents)

    def ancestors(self) -> dict[str, frozenset[str]]:
        """The transitive closure of the taxonomy."""

        def above(concept: str, seen: frozenset[str]) -> frozenset[str]:
            found: frozenset[str] = frozenset()
            for parent in self.parents.get(concept, ()):
                if parent not in seen:
                    found |= {parent} | above(parent, seen | {parent})
            return found

        return {concept: above(concept, frozenset({concept})) for concept in self.parents}


# --- inflection -------------------------------------------------------------------------------


def inflect_verb(verb: str) -> list[str]:
    """Present, past and gerund of a regular verb; of a phrase the first word is inflected."""
    first, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    return [form + tail for form in [first, _third(first), *_past_and_gerund(first)]]


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _past_and_gerund(verb: str) -> list[str]:
    if verb.endswith("e") and not verb.endswith("ee"):
        return [verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb[:-1] + "ied", verb + "ing"]
    forms = [verb + "ed", verb + "ing"]
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        forms += [verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    return forms


def inflect_noun(noun: str) -> list[str]:
    """Singular and plural; of "amount of" the first word takes the plural."""
    head, mark, rest = noun.partition(" of")
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        plural = head[:-1] + "ies"
    else:
        plural = head + ("es" if head.endswith(("s", "x", "ch", "sh")) else "s")
    return [noun, plural + mark + rest]


def spellings(form: str) -> set[str]:
    """British and American spelling, and contractions without their apostrophe."""
    found = {form}
    for british, american in (
        ("is", "iz"),
        ("aemia", "emia"),
        ("our", "or"),
        ("fibre", "fiber"),
        ("litre", "liter"),
    ):
        for text in tuple(found):
            if british == "is":
                found.add(re.sub(r"(?<=\w{3})is(?=(e|ed|es|ing|ation|ations)\b)", "iz", text))
            elif british != "our" or "behaviour" in text:
                found.add(text.replace(british, american))
    found |= {text.replace("'", "") for text in tuple(found) if "'" in text and len(text) > 4}
    return found
