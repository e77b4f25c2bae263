"""The set phrases of outlines in a row of pieces: what each adds, and which words of a piece it takes up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.knowledge.lexicon import END, Lexicon, Sense, Trie
from tutor.parse.events.pieces import Piece
from tutor.parse.groups import Chunk


@dataclass(slots=True)
class Heard:
    """What set phrases of outlines add to a piece, and whether one takes up its words."""

    labels: set[str]
    within: dict[int, set[str]]  # what the phrases say that take up a chunk


# Words that turn round the rest of their phrase: "quite a bit" is no "a bit", "I suppose" supposes no case.
_TURNS = frozenset({"not", "no", "never", "nothing", "without", "hardly", "barely", "quite", "i"})


def _turns(word: str) -> bool:
    """True for a word after which a phrase says something else than its parts."""
    return word in _TURNS or word.endswith("n't")


def _said(trie: Trie, words: Sequence[str], place: int) -> tuple[int, tuple[Sense, ...]]:
    """The width of the longest phrase from here, with its senses and those of the phrases it begins with."""
    width: int = 0
    senses: tuple[Sense, ...] = ()
    node: Trie | None = trie.get(words[place])
    end = place
    while node:
        end += 1
        if END in node:
            width = end - place
            senses = node[END] if _turns(words[end - 1]) else (*senses, *node[END])
        node = node.get(words[end]) if end < len(words) else None
    return width, senses


def sayings(pieces: Sequence[Piece], chunks: Sequence[Chunk], lexicon: Lexicon) -> list[Heard]:
    """The set phrases that begin at each piece; one that turns its words round hides what lies within it."""
    words: list[str] = []
    where: list[tuple[int, Chunk, int]] = []  # the piece of each, its chunk, and its place in that
    for number, piece in enumerate(pieces):
        for chunk in chunks[piece.first : piece.last + 1]:
            words += chunk.words
            where += [(number, chunk, place) for place in range(len(chunk.words))]
    heard = [Heard(set(), {}) for _ in pieces]
    covered = 0
    for place in range(len(words)):
        width, senses = _said(lexicon.sayings, words, place)
        end = place + width
        if not width or end <= covered:
            continue  # "quite a bit" hides the "a bit" within it, "does not change" the "change"
        if end < len(words) and where[end][2] and where[end][1].names("offer", "mine"):
            continue  # "it comes out as -6" brings nothing out
        if any(_turns(word) for word in words[place:end]):
            covered = end
        said = {
            label for sense in senses for label in (sense.concept, *lexicon.ancestors.get(sense.concept, ()))
        }
        heard[where[place][0]].labels |= said
        over = end == len(words) or where[end][2] == 0
        for at, (taken, chunk, first) in enumerate(where[place:end], start=place):
            whole = over or any(first == 0 for _, _, first in where[at + 1 : end])
            if first == 0 and whole:  # "every cell" takes up nothing of "not every"
                heard[taken].within.setdefault(chunk.start, set()).update(said)
    return heard
