"""The set phrases of outlines in a row of pieces: what each adds, and which words of a piece it takes up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tutor.knowledge.lexicon import END, Lexicon, Sense, Trie, split
from tutor.parse.events.pieces import Piece
from tutor.parse.groups import Chunk


@dataclass(slots=True)
class Heard:
    """What set phrases of outlines add to a piece, and whether one takes up its words."""

    labels: set[str] = field(default_factory=set)
    within: dict[int, set[str]] = field(default_factory=dict)  # what the phrases say that take up a chunk


def sayings(pieces: Sequence[Piece], chunks: Sequence[Chunk], lexicon: Lexicon) -> list[Heard]:
    """The set phrases that begin at each piece, wherever they begin, the longest of each place."""
    words = [
        (word, number, chunk, first)
        for number, piece in enumerate(pieces)
        for chunk in chunks[piece.first : piece.last + 1]
        for first, word in enumerate(w for item in chunk.items for w in split(item.repaired or item.text))
    ]
    heard = [Heard() for _ in pieces]
    covered = 0
    for place, (_, number, _, _) in enumerate(words):
        node: Trie | None = lexicon.sayings
        width = 0
        senses: tuple[Sense, ...] = ()
        for step, (word, _, _, _) in enumerate(words[place:], start=1):
            node = node.get(word) if node else None
            if not node:
                break
            if node.get(END):
                width, senses = step, node[END]
        if place + width <= covered:
            continue  # "quite a bit" hides the "a bit" within it
        covered = max(covered, place + width)
        said = {
            label for sense in senses for label in (sense.concept, *lexicon.ancestors.get(sense.concept, ()))
        }
        heard[number].labels |= said
        over = place + width == len(words) or words[place + width][3] == 0
        for at, (_, taken, chunk, first) in enumerate(words[place : place + width], start=place):
            whole = over or any(first == 0 for _, _, _, first in words[at + 1 : place + width])
            if first == 0 and whole:  # "every cell" takes up nothing of "not every"
                heard[taken].within.setdefault(chunk.start, set()).update(said)
    return heard
