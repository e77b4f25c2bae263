"""The set phrases of outlines in a row of pieces: what each adds, and which words of a piece it takes up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tutor.knowledge.lexicon import Lexicon, longest
from tutor.parse.events.pieces import Piece
from tutor.parse.groups import Chunk


@dataclass(slots=True)
class Heard:
    """What set phrases of outlines add to a piece, and whether one takes up its words."""

    labels: set[str] = field(default_factory=set)
    within: dict[int, set[str]] = field(default_factory=dict)  # what the phrases say that take up a chunk


def sayings(pieces: Sequence[Piece], chunks: Sequence[Chunk], lexicon: Lexicon) -> list[Heard]:
    """The set phrases that begin at each piece, wherever they begin, the longest of each place."""
    words: list[str] = []
    where: list[tuple[int, Chunk, int]] = []  # the piece of each, its chunk, and its place in that
    for number, piece in enumerate(pieces):
        for chunk in chunks[piece.first : piece.last + 1]:
            words += chunk.words
            where += [(number, chunk, place) for place in range(len(chunk.words))]
    heard = [Heard() for _ in pieces]
    covered = 0
    for place in range(len(words)):
        width, senses = longest(lexicon.sayings, words, place)
        if not width or place + width <= covered:
            continue  # "quite a bit" hides the "a bit" within it
        covered = place + width
        said = {
            label for sense in senses for label in (sense.concept, *lexicon.ancestors.get(sense.concept, ()))
        }
        heard[where[place][0]].labels |= said
        over = covered == len(words) or where[covered][2] == 0
        for at, (taken, chunk, first) in enumerate(where[place:covered], start=place):
            whole = over or any(first == 0 for _, _, first in where[at + 1 : covered])
            if first == 0 and whole:  # "every cell" takes up nothing of "not every"
                heard[taken].within.setdefault(chunk.start, set()).update(said)
    return heard
