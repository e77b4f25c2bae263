"""Items to chunks: noun groups such as "external potassium concentration" fold to variables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from tutor.knowledge.lexicon import Sense, split
from tutor.meaning import V_M, Variable, read_event
from tutor.parse.reading import Item

# Heads whose variable takes an ion; a side only belongs to concentrations, charge and pH.
PER_ION = frozenset({"c", "P", "g", "I", "E", "DF", "gradient", "flux", "z", "ratio", "dG"})
PER_SIDE = frozenset({"c", "charge", "positive", "negative", "pH"})
LINKS = frozenset({
    "of", "for", "the", "to", "in", "on", "a", "an", "its", "this", "that", "ion", "ions", "across",
    "through", "membrane", "cell", "'s", "s", "their", "relative", "my", "our", "your", "net",
    "own", "any", "each", "given", "current", "present",
})  # fmt: skip
JOINTS = frozenset({"and", "or", ",", "/", "&", "plus", ":"})


@dataclass(slots=True)
class Chunk:
    """A piece of a clause: a variable, ions, a side, a number, a word or a mark, with its items.

    Nothing changes it once it is made; it is not frozen only because that takes twice as long to make.
    """

    kind: str  # var, ion, side, number, word, mark, break
    items: tuple[Item, ...]
    variables: tuple[Variable, ...] = ()
    ions: tuple[str, ...] = ()
    side: str | None = None
    text: str = field(init=False, compare=False)  # its words in lower case
    said: tuple[str, ...] = field(init=False, compare=False)  # the same, each by itself
    words: tuple[str, ...] = field(init=False, compare=False)  # as they are looked up, once repaired
    item: Item = field(init=False, compare=False)  # the first, for words the only one
    start: int = field(init=False, compare=False)  # where it begins in the plain text
    end: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        self.text = " ".join([item.text.lower() for item in self.items])
        self.said = tuple(self.text.split())
        cut = [split(item.repaired or item.text) for item in self.items]
        self.words = cut[0] if len(cut) == 1 else tuple(chain(*cut))
        self.item = self.items[0]
        self.start, self.end = self.item.start, self.items[-1].end

    def concept(self, kind: str) -> str | None:
        """The concept of this kind of a single word."""
        if self.kind in ("word", "side", "var"):
            for sense in self.item.senses:  # nothing is asked more often, so no call either
                if sense.kind == kind:
                    return sense.concept
        return None

    def names(self, kind: str, *concepts: str) -> bool:
        """True if a single word names one of these concepts."""
        if self.kind in ("word", "side"):
            for sense in self.item.senses:
                if sense.kind == kind and sense.concept in concepts:
                    return True
        return False


def group(items: Sequence[Item]) -> list[Chunk]:
    """The chunks of a message, in order."""
    chunks: list[Chunk] = []
    items = [_ending(items, index) for index in range(len(items))]
    place = 0
    while place < len(items):
        stop = _reach(items, place)
        if stop > place:
            chunks.extend(_fold(items[place:stop]))
            place = stop
            continue
        item = items[place]
        chunks.append(Chunk(item.kind, (item,)))
        place += 1
    return chunks


def _ending(items: Sequence[Item], index: int) -> Item:
    """ "Equilibrium Cl- in?": the bare word "in" between an ion and the end of a clause is a side."""
    item = items[index]
    if item.text.lower() != "in" or not index or items[index - 1].kind != "ion":
        return item
    ends = index + 1 == len(items) or items[index + 1].text in ("?", ";", ".", ")", "=")
    return item._replace(senses=(Sense("side", "in"),)) if ends else item


def _part(item: Item) -> str:
    """What an item is within a noun group: ion, side, head, variable, or nothing."""
    if item.kind in ("ion", "variable"):
        return item.kind
    if item.kind != "word":
        return ""
    if item.concept("side"):
        return "side"
    if item.concept("event"):
        return "variable"
    return "head" if item.says() and item.concept("head") else ""


def _reach(items: Sequence[Item], start: int) -> int:
    """The end of the noun group that begins at ``start``, or ``start`` if none does."""
    if not _part(items[start]):
        return start
    seen = [_part(items[start])]
    stop = place = start + 1
    while place < len(items):
        part, item = _part(items[place]), items[place]
        if part == "variable" or (part and seen[0] == "variable"):
            break
        if part == "side" and (_particle(items, start, place) or _before_unit(items, place)):
            break
        if part:
            if not _fits(seen, part, items, place):
                break
            seen.append(part)
            stop = place + 1
        elif item.text.lower() in JOINTS:
            if not _joins(items, start, place):
                break
        elif item.text.lower() not in LINKS:
            break
        place += 1
    return stop


def _before_unit(items: Sequence[Item], place: int) -> bool:
    """ "[H+] in nM": the word belongs to the unit that follows."""
    after = items[place + 1] if place + 1 < len(items) else None
    return items[place].text.lower() == "in" and after is not None and after.concept("unit") is not None


def _particle(items: Sequence[Item], start: int, place: int) -> bool:
    """ "move Na+ out", "let K+ in", "Ca2+ out of a cell": the side word belongs to the verb."""
    before = items[start - 1] if start else None
    bare = items[place].text.lower() in ("out", "in")
    if bare and place + 1 < len(items) and items[place + 1].text.lower() == "of":
        return True
    return bare and before is not None and before.concept("move") is not None


def _fits(seen: Sequence[str], part: str, items: Sequence[Item], place: int) -> bool:
    """One head, one side, ions only together: a second of a kind begins a new group."""
    if part == "head" and "head" in seen:
        return False
    if part == "side" and "side" in seen:
        return False
    if part == "side" and "head" in seen and place + 1 < len(items) and _part(items[place + 1]) == "head":
        return False  # "pmf for a matrix pH": the side belongs to the head that follows
    if part == "ion" and "ion" in seen:
        return items[place - 1].text.lower() in JOINTS
    if part == "ion" and "head" in seen:
        # "potential of the membrane, K+": the link must be of the phrase, not a bare neighbour.
        return items[place - 1].text.lower() in LINKS or seen[-1] in ("side", "head")
    if part == "head" and seen[-1] == "side" and "ion" not in seen and items[place].says() not in PER_SIDE:
        return items[place].says() in PER_ION
    return True


def _joins(items: Sequence[Item], start: int, place: int) -> bool:
    """A joint is inside a group only between two ions that share a head: "Na+ and K+ gradients"."""
    before, after = items[place - 1], items[place + 1] if place + 1 < len(items) else None
    if before.kind != "ion" or after is None or after.kind != "ion":
        return False
    head_before = any(_part(item) == "head" for item in items[start:place])
    rest = list(items[place + 1 : place + 6])
    while rest and (rest[0].kind == "ion" or rest[0].text.lower() in JOINTS):
        rest.pop(0)
    return head_before or bool(rest and _part(rest[0]) == "head")


def _fold(items: Sequence[Item]) -> list[Chunk]:
    """The chunk of one noun group."""
    whole = tuple(items)
    first = items[0]
    if first.concept("event"):
        what = read_event(first.says()).roles[0]
        if isinstance(what, Variable):
            return [Chunk("var", whole, (what,), (what.ion,) if what.ion else (), what.side)]
    if first.kind == "variable" and first.variable is not None:
        return [
            Chunk("var", whole, (first.variable,), (first.ion,) if first.ion else (), first.variable.side)
        ]
    heads = [item.says() for item in items if _part(item) == "head"]
    ions = tuple(item.ion for item in items if item.kind == "ion" and item.ion)
    side = next((item.concept("side") for item in items if _part(item) == "side"), None)
    symbol = heads[0] if heads else ""
    if symbol == "dV":
        symbol = "V"  # of Ohm's law: what a current makes of a resistance
    elif symbol == "V":
        symbol = "E" if ions else "V_m"
    if not symbol:
        if ions and side:
            return [Chunk("var", whole, tuple(Variable("c", ion, side) for ion in ions), ions, side)]
        return [Chunk("ion", whole, (), ions, side)] if ions else [Chunk("side", whole, (), (), side)]
    if symbol == "c" and not ions and not side:
        return [Chunk("var", whole, (Variable("c"),))]
    if symbol == "V_m" and ions:
        return [Chunk("var", whole, (V_M,), ions, side)]
    kept = side if symbol in PER_SIDE else None
    if symbol in PER_ION and ions:
        return [Chunk("var", whole, tuple(Variable(symbol, ion, kept) for ion in ions), ions, side)]
    return [Chunk("var", whole, (Variable(symbol, None, kept),), ions, side)]
