"""Chunks to pieces: what each stretch of a sentence may be taken for, set phrases joined into one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.knowledge.lexicon import Lexicon, Sense, Trie, phrases, split
from tutor.parse.groups import Chunk
from tutor.parse.reading import Item

Labels = frozenset[str]

SMALL = 15.0  # mV: what is spoken of as a few
_QUANTITIES = frozenset({"gradient", "P", "g", "E", "DF", "I", "flux", "ratio"})


class Piece(NamedTuple):
    """One chunk, or several that a set phrase joins, with its labels and the place of its first chunk."""

    chunk: Chunk
    labels: Labels
    first: int
    last: int
    phrase: bool = False  # a set phrase, whose words say nothing by themselves

    @property
    def several(self) -> bool:
        """True where several words stand in one piece."""
        return self.last > self.first or " " in self.chunk.text


def pieces(chunks: Sequence[Chunk], lexicon: Lexicon) -> list[Piece]:
    """The pieces of a sentence: concepts with all that lies above them, ions, symbols, sides, words."""
    plain = [_labels(chunk, lexicon) for chunk in chunks]
    result: list[Piece] = []
    place = 0
    joined = _phrases(chunks, lexicon.apart)
    while place < len(chunks):
        last, senses, whole = joined.get(place, (place, (), False))
        found = set().union(*plain[place : last + 1])
        found.update(sense.concept for sense in senses)
        for label in tuple(found):
            found.update(lexicon.ancestors.get(label, ()))
        result.append(Piece(chunks[place], frozenset(found), place, last, whole))
        place = last + 1
    return result


def _phrases(chunks: Sequence[Chunk], trie: Trie) -> dict[int, tuple[int, tuple[Sense, ...], bool]]:
    """The set phrases, the longest at each place: from the first chunk of each to its last, its senses,
    and whether it takes up its first chunk from the start (the "not" of "not always" stays outside).
    """
    cut = [[word for item in chunk.items for word in split(item.text)] for chunk in chunks]
    words = [word for row in cut for word in row]
    places = [index for index, row in enumerate(cut) for _ in row]
    found: dict[int, tuple[int, tuple[Sense, ...], bool]] = {}
    for place, width, senses in phrases(trie, words):
        first, last = places[place], places[place + width - 1]
        whole = place == 0 or places[place - 1] != first
        before = found.get(first)
        if before is not None:  # two phrases that share a chunk count as one
            last, senses, whole = max(last, before[0]), (*before[1], *senses), before[2]
        found[first] = (last, senses, whole)
    return found


def _sealed(item: Item) -> bool:
    """True for a phrase that says something else than its words: "does not change", "how much"."""
    return any(sense.kind in ("ask", "stance") or sense.concept == "same" for sense in item.senses)


def _labels(chunk: Chunk, lexicon: Lexicon) -> set[str]:
    """What one chunk may be taken for; a set phrase says its words too: "ions cross" speaks of ions."""
    found: set[str] = set()
    for item in chunk.items:
        words = item.text.lower().split(" ") if item.kind == "word" and " " in item.text else ()
        if words and not (chunk.variables and chunk.variables[0].symbol != "V_m") and not _sealed(item):
            found.update(sense.concept for word in words for sense in lexicon.senses((word,)))
            found.update(f"'{word}" for word in words)
        if len(chunk.items) == 1:
            found.add(f"'{(item.repaired or item.text).lower()}")
        found.update(sense.concept for sense in item.senses)
    if chunk.ions:
        found.update(f"{variable.symbol}/{variable.ion}" for variable in chunk.variables)
        if chunk.kind == "ion" or (chunk.variables and chunk.variables[0].symbol == "c"):
            found.update(("ion", *chunk.ions))
    for variable in chunk.variables:
        found.add({"V_m": "V"}.get(variable.symbol, variable.symbol))
        if variable.symbol == "V_m":
            found.add("U")
        if variable.symbol in _QUANTITIES:
            found.add("ruler")
    if chunk.side:
        found.add(chunk.side)
    if chunk.kind == "number":
        found.add("number")
        value = chunk.item.value or 0.0
        if chunk.item.unit == "mV" or (chunk.item.unit is None and -120 < value <= -30):
            found.update(("volts", "U"))
        if chunk.item.unit == "mV" and 0 < abs(value) <= SMALL:
            found.add("small-volts")
    return found
