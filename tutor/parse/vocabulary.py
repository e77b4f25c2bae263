"""What the words of a sentence name: the ideas of the knowledge base, and the words that nothing explains."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.knowledge.lexicon import END, Lexicon, Trie, split
from tutor.parse.groups import Chunk
from tutor.parse.reading import Item


def ideas_named(lexicon: Lexicon, items: Sequence[Item]) -> tuple[list[str], frozenset[int]]:
    """The ideas named, longest phrase first at each place, and where their words begin."""
    keys = [split(item.repaired or item.text) for item in items]
    found: list[str] = []
    covered: set[int] = set()
    place = 0
    while place < len(keys):
        if keys[place] and keys[place][0] not in lexicon.ideas:
            place += 1
            continue
        node: Trie | None = lexicon.ideas
        best, width = "", 0
        for step, words in enumerate(keys[place : place + 8], start=1):
            for word in words:
                node = node.get(word) if node else None
            if not node:
                break
            if node.get(END):
                best, width = node[END][0].concept, step
        if best and best not in found:
            found.append(best)
        covered.update(item.start for item in items[place : place + width])
        place += max(width, 1)
    return found, frozenset(covered)


def pointing(lexicon: Lexicon, items: Sequence[Item]) -> frozenset[str]:
    """What the words point back to: every phrase at every place, since "at that" also says "that"."""
    words = [word for item in items for word in split(item.text)]
    found: set[str] = set()
    for place, word in enumerate(words):
        node: Trie | None = lexicon.pointers.get(word)
        known = not ARTICLES.intersection(words[max(0, place - BEFORE) : place]) if node else True
        while node:
            found.update(s.concept for s in node.get(END, ()) if s.concept != A_CASE or not known)
            place += 1
            node = node.get(words[place]) if place < len(words) else None
    return frozenset(found)


A_CASE = "a-case"  # "a resting nerve cell" is one that was not spoken of before, "the cell" is not
ARTICLES = frozenset({"a", "an"})
BEFORE = 3  # words


def unexplained(
    lexicon: Lexicon, chunks: Sequence[Chunk], named: frozenset[int]
) -> tuple[tuple[str, ...], float]:
    """Content words that nothing explains, and the share of the content that is explained."""
    common = lexicon.common
    known = 0
    strange: list[str] = []
    for chunk in chunks:
        if chunk.kind != "word":
            known += chunk.kind in ("var", "ion", "side", "number")
            continue
        kinds = {sense.kind for sense in chunk.item.senses}
        if chunk.start in named:
            known += 1
        elif "elsewhere" in kinds or (not kinds and not _everyday(chunk.text, common)):
            strange.append(chunk.text)
        else:
            known += bool(kinds - {"filler", "ask", "stance", "relation", "amount"})
    total = known + len(strange)
    return tuple(strange), known / total if total else 0.0


CONTRACTED = frozenset({"s", "ve", "d", "ll", "re", "m", "t"})


def _everyday(word: str, common: frozenset[str]) -> bool:
    """A word of plain English, alone or with one contracted to it: "there's", "you'd"."""
    whole, _, tail = word.partition("'")
    return len(word) == 1 or word in common or (tail in CONTRACTED and whole in common)
