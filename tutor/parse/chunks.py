"""The chunks of a sentence together: what its words name is looked up, not asked of each chunk in turn."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from tutor.parse.groups import Chunk


class Chunks(tuple[Chunk, ...]):
    """A row of chunks with an index of what single words in it name, by kind and concept."""

    _places: dict[str, dict[str, int]]
    _first: dict[str, str]

    def __new__(cls, chunks: Iterable[Chunk]) -> Chunks:
        """The row, its index made once."""
        row = super().__new__(cls, chunks)
        row._places, row._first = {}, {}
        for place, chunk in enumerate(row):
            if chunk.kind in ("word", "side"):
                for sense in chunk.items[0].senses:
                    row._places.setdefault(sense.kind, {}).setdefault(sense.concept, place)
                    if chunk.kind == "word":
                        row._first.setdefault(sense.kind, sense.concept)
        return row

    @cached_property
    def row(self) -> tuple[str, ...]:
        """Its words in a row, as they are looked up."""
        return tuple([word for chunk in self for word in chunk.words])

    @cached_property
    def places(self) -> tuple[int, ...]:
        """For each word in a row the place of its chunk."""
        return tuple([place for place, chunk in enumerate(self) for _ in chunk.words])

    @cached_property
    def texts(self) -> frozenset[str]:
        """The texts of its chunks."""
        return frozenset([chunk.text for chunk in self])

    @cached_property
    def said(self) -> frozenset[str]:
        """All words in it."""
        return frozenset([word for chunk in self for word in chunk.said])

    def say(self, texts: Iterable[str]) -> bool:
        """True if one of its chunks is just one of these texts."""
        return not self.texts.isdisjoint(texts)

    def first(self, kind: str) -> str | None:
        """The first concept of a kind that a word in it names."""
        return self._first.get(kind)

    def names(self, kind: str, *concepts: str) -> bool:
        """True if a single word in it names one of these concepts."""
        found = self._places.get(kind)
        return found is not None and not found.keys().isdisjoint(concepts)

    def concepts(self, kind: str) -> frozenset[str]:
        """All concepts of a kind that single words in it name."""
        return frozenset(self._places.get(kind, ()))

    def where(self, kind: str, *concepts: str) -> int | None:
        """The place of the first single word that names one of these concepts."""
        found = self._places.get(kind)
        if found is None:
            return None
        return min((found[concept] for concept in concepts if concept in found), default=None)
