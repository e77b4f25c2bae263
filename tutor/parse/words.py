"""Items to concepts: longest match in the lexicon, and repair of misspelt words.

Repair goes through an index of deletions, so its cost does not grow with the vocabulary. A word is
never repaired into or out of a notation, a number or a unit, nor when it is ordinary English.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tutor.knowledge.lexicon import END, Lexicon, Sense, Trie, split
from tutor.parse.reading import Item

LONGEST_PHRASE = 8  # words
ADVERBS = frozenset({"actually", "exactly", "really", "basically", "then", "even", "ever", "just", "simply"})
TEMPERATURE = (Sense("head", "temperature", "T"),)


HYPHEN = ["-"]  # one that joins two words, so that a phrase may be written with it or without


OWNERS = frozenset({"thing", "carrier", "cell", "equation"})  # what may own: "the pump's reversal potential"


class Annotator:
    """Gives items their senses; keeps the repair index, built when the first typo comes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._index: dict[str, list[str]] | None = None

    def annotate(self, plain: str, items: Sequence[Item]) -> list[Item]:
        """The items with senses, several words that form one phrase joined into one item."""
        repaired = [self._repair(item) for item in items]
        keys = [HYPHEN if _hyphen(repaired, at) else self._words(item) for at, item in enumerate(repaired)]
        result: list[Item] = []
        place = 0
        while place < len(repaired):
            width, senses = self._longest(keys, place)
            item = repaired[place]
            alone = width == 1 and item.kind in ("ion", "variable", "number")
            alone = alone or (width == 2 and _ends_with_an_ion(repaired, place))
            if width == 0 or alone:
                result.append(self._single(item, senses))
                place += 1
                continue
            last = repaired[place + width - 1]
            repairs = " ".join(part.repaired for part in repaired[place : place + width] if part.repaired)
            text = plain[item.start : last.end]
            joined = Item("word", text, item.start, last.end, senses, repaired=repairs)
            result.append(_as_ion(joined))
            place += width
        return _within(_opposed(_protons(self._letters(result))))

    def _letters(self, items: list[Item]) -> list[Item]:
        """ "g = 2 nS", "…, I?", "R from 20 pA": a letter that is equated or asked for is a quantity."""
        alone = self.lexicon.alone
        places = [i for i, item in enumerate(items) if item.text in alone and item.kind == "word"]
        for place in places:
            if _stands_for_a_quantity(items, place):
                symbol = alone[items[place].text]
                items[place] = items[place]._replace(senses=(Sense("head", symbol, symbol),))
        return items

    def _words(self, item: Item) -> Sequence[str]:
        """The words by which an item is looked up; "sodium's" is the ion."""
        if item.kind == "break":
            return ["\n"]
        words = split(item.repaired or item.text)
        if len(words) == 1 and words[0].endswith("'s"):
            whose = words[0].removesuffix("'s")
            owners = {sense.kind for sense in self.lexicon.senses([whose])}
            if "ion" in owners or (owners & OWNERS and words[0] not in self.lexicon.trie):
                return [whose]
        return words

    def _single(self, item: Item, senses: tuple[Sense, ...]) -> Item:
        """A single word with its senses; notations keep their own meaning."""
        if item.text == "T":
            return item._replace(senses=TEMPERATURE)  # the capital letter, as in "at what T"
        return item._replace(senses=senses) if senses and item.kind == "word" else item

    def _longest(self, keys: Sequence[Sequence[str]], place: int) -> tuple[int, tuple[Sense, ...]]:
        """How many items from ``place`` the longest phrase covers, and its senses."""
        best: tuple[int, tuple[Sense, ...]] = (0, ())
        if keys[place] and keys[place][0] not in self.lexicon.trie:
            return best
        nodes: list[Trie] = [self.lexicon.trie]
        for width, words in enumerate(keys[place : place + LONGEST_PHRASE], start=1):
            reached = [found for node in nodes if (found := _along(node, words)) is not None]
            ended = next((node[END] for node in reached if node.get(END)), None)
            best = (width, ended) if ended else best
            if width > 1 and (words is HYPHEN or (not reached and words[0] in ADVERBS)):
                reached += nodes  # "sodium-potassium pump", "what actually happens", "what exactly is"
            if not reached:
                break
            nodes = reached
        return best

    # --- repair -------------------------------------------------------------------------------

    def _repair(self, item: Item) -> Item:
        """The item with its misspelt word repaired where one known word is near."""
        word = item.text.lower()
        known = self.lexicon.words
        if item.kind != "word" or len(word) < 4 or word in known or word in self.lexicon.common:
            return item
        if not word.isalpha() or word in self.lexicon.heard:
            return item
        best = self._nearest(word)
        return item._replace(repaired=best) if best else item

    def _nearest(self, word: str) -> str:
        """The one word of the lexicon that this is a slip of, or nothing."""
        from rapidfuzz.distance import OSA

        if self._index is None:
            self._index = _deletions(self.lexicon.words)
        allowed = 1 if len(word) < 8 else 2
        found: dict[str, int] = {}
        for key in {word, *_shorter(word)}:
            for candidate in self._index.get(key, ()):
                if candidate not in found:
                    distance = OSA.distance(word, candidate, score_cutoff=allowed)
                    if distance <= allowed:
                        found[candidate] = distance
        if not found:
            return ""
        nearest = min(found.values())
        best = [candidate for candidate, distance in found.items() if distance == nearest]
        same_start = [candidate for candidate in best if candidate[0] == word[0]] or best
        if len(same_start) > 1 and len({self._meaning(candidate) for candidate in same_start}) > 1:
            return ""
        return min(same_start, key=lambda candidate: (abs(len(candidate) - len(word)), candidate))

    def _meaning(self, word: str) -> tuple[Sense, ...]:
        """The senses of one known word."""
        return self.lexicon.senses([word])


def _ends_with_an_ion(items: Sequence[Item], place: int) -> bool:
    """ "3 Na for 1 Ca.": the ion at the end of a sentence, and no "ca." for about."""
    written = items[place].kind == "ion" and items[place].text[:1].isupper()
    return written and items[place + 1].text == "."


def _along(node: Trie, words: Sequence[str]) -> Trie | None:
    """Where these words lead from a node of the trie."""
    here: Trie | None = node
    for word in words:
        here = here.get(word) if here else None
    return here or None


def _hyphen(items: Sequence[Item], place: int) -> bool:
    """True for a hyphen with no gap between it and the words on both sides."""
    if items[place].text != "-" or not 0 < place < len(items) - 1:
        return False
    before, here, after = items[place - 1 : place + 2]
    return before.end == here.start and here.end == after.start and after.text[:1].isalpha()


def _protons(items: list[Item]) -> list[Item]:
    """ "h conc", "H concentration": beside a concentration the bare letter is the proton."""
    for place, (item, after) in enumerate(pairwise(items)):
        if item.kind == "word" and item.text in ("h", "H") and after.says() == "c":
            items[place] = item._replace(kind="ion", ion="H")
    return items


OPENS = frozenset({",", ";", ":", ".", "?", "(", ")", "\n"})  # what a lone letter may follow
LEADS = frozenset({"for", "from", "if", "given", "with", "at", "when"})


def _stands_for_a_quantity(items: Sequence[Item], place: int) -> bool:
    """True for a letter before "=", or at the edge of a list where its value is asked for."""
    before = items[place - 1] if place else None
    after = items[place + 1].text.lower() if place + 1 < len(items) else ""
    if after == "=":
        return True
    apart = before is None or before.text in OPENS or before.kind == "number" or before.text.lower() == "is"
    if after in ("?", "") and apart:
        return before is not None or after == "?"
    return before is None and after in LEADS and items[place].text not in ("I", "i")


def _opposed(items: list[Item]) -> list[Item]:
    """ "intra 12 mM, extra 145 mM": beside the one side the other word is a side too, and no change."""
    if not any(item.text.lower() in ("intra", "int") for item in items):
        return items
    out = (Sense("side", "out"),)
    return [item._replace(senses=out) if item.text.lower() == "extra" else item for item in items]


def _within(items: list[Item]) -> list[Item]:
    """ "0.6 mM in the cytosol, 0.8 mM in the matrix": beside an organelle the cytosol is its outside."""
    if not any(word in ORGANELLES for item in items for word in item.text.lower().split()):
        return items
    out = (Sense("side", "out"),)
    cytosol = [item.concept("side") == "in" and "cyto" in item.text.lower() for item in items]
    return [
        item._replace(senses=out) if around else item for item, around in zip(items, cytosol, strict=True)
    ]


ORGANELLES = frozenset({"matrix", "mitochondrion", "mitochondria", "mitochondrial", "stroma", "lysosome"})


def _as_ion(item: Item) -> Item:
    """A word that names an ion is an ion."""
    ion = item.concept("ion")
    return item._replace(kind="ion", ion=ion) if ion else item


def _shorter(word: str) -> list[str]:
    """The forms of a word with one letter left out."""
    return [word[:index] + word[index + 1 :] for index in range(len(word))]


def _deletions(words: frozenset[str]) -> dict[str, list[str]]:
    """Each word under itself and under each of its forms with one letter left out."""
    index: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= 4:
            for key in {word, *_shorter(word)}:
                index.setdefault(key, []).append(word)
    return index
