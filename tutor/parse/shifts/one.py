"""One change: by how much or to what a quantity is moved, from the words and numbers around its verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.meaning import Event, Variable
from tutor.parse.groups import Chunk
from tutor.parse.reading import Given, Shift
from tutor.parse.shifts.amounts import (
    ILLUSTRATION,
    adds,
    blocks,
    brings,
    factor,
    preposition,
    ranging,
    removed,
)
from tutor.parse.text import Text

OF_THE_BODY = frozenset({"R", "R_m", "C", "C_m", "d"})


def shift_of(
    text: Text, chunks: Sequence[Chunk], event: Event, what: Variable, numbers: Sequence[Given]
) -> Shift | None:
    """The change that an event tells of, with the number that belongs to it."""
    if (what.symbol == "c" and what.ion is None) or blocks(chunks, event, what):
        return None
    if what.symbol in OF_THE_BODY and brings(chunks, event):
        return None  # "input resistance 200 MΩ, inject 0.1 nA": a current is added
    direction, size = str(event.role("direction")), event.role("size")
    marked = [(given, preposition(text, chunks, given)) for given in numbers]
    by = [given for given, before in marked if before == "by"]
    if len(marked) == len(by) + 1 == 2 and any(before == "from" for _, before in marked):
        first = next(given for given, before in marked if before == "from")
        amount = -by[0].value if direction == "down" else by[0].value
        return replace(ranging(what, first, by[0]), how="by", amount=amount)
    if all(before == "from" for _, before in marked):
        marked = []  # only where it starts was said
    times = factor(chunks, event)
    led = marked[1][1] in ("to", "-", "->", "→") if len(marked) >= 2 else False
    if led or (len(marked) >= 2 and marked[0][1] == "from" and times is None):
        return ranging(what, marked[0][0], marked[1][0])
    if times is not None and not (marked and marked[-1][1] in ("to", "->", "→")):
        return Shift(what, "times", times, "1", said="")
    if marked:
        given, before = marked[-1]
        told = before in ("to", "=", "at") or _stands_after_name(text, chunks, given, what)
        if before == "by" or (adds(chunks, event) and not told):
            sign = -1 if direction == "down" else 1
            return Shift(what, "by", sign * given.value, given.unit)
        return Shift(what, "to", given.value, given.unit)
    if removed(chunks, event):
        left = {"P": Shift(what, "times", 0.0, "1"), "c": Shift(what, "to", 0.0, "mM")}
        return left.get(what.symbol)
    if direction in ILLUSTRATION:
        said = "doubled" if direction == "up" else "halved"
        return Shift(what, "times", ILLUSTRATION[direction], "1", said=said)
    return None if size is None else Shift(what, "times", 2.0, "1", said="doubled")


def _stands_after_name(text: Text, chunks: Sequence[Chunk], given: Given, what: Variable) -> bool:
    """ "KCl infused, extracellular K 12 mM": a number right after the quantity is its value."""
    for index, chunk in enumerate(chunks[1:], start=1):
        if chunk.kind == "number" and text.span(chunk.start, chunk.end) == given.span:
            after = chunks[index + 1] if index + 1 < len(chunks) else None
            more = after is not None and after.concept("change") in ("up", "down")  # "Nao 8 more"
            return what.side is not None and what in chunks[index - 1].variables and not more
    return False
