"""Salts added without a verb of their own, or several at once: "+6 mM KCl", "10 mM KCl and 5 mM NaCl"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tutor.meaning import Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.measures import has_sign
from tutor.parse.reading import Given, Shift
from tutor.parse.text import Text

ADDING = frozenset({"add", "up"})
TAKING = frozenset({"remove", "down"})
NEAR = 5  # chunks between a salt and its amount, at most


def of_salts(text: Text, chunks: Sequence[Chunk], givens: Sequence[Given]) -> tuple[list[Shift], list[Given]]:
    """Every salt with its own amount, as what each of its ions changes by; nothing if one has none."""
    amounts: dict[Variable, Shift] = {}
    used: list[Given] = []
    seen: set[str | None] = {None}
    for index, chunk in enumerate(chunks):
        if chunk.concept("salt") in seen:
            continue  # no salt, or one spoken of again
        seen.add(chunk.concept("salt"))
        if _set_aside(chunks, index):
            used.extend(_of_the_other(text, chunks, index, givens))
            continue
        place = _amount_of(chunks, index, {id(item) for item in used}, text, givens)
        if place is None:
            return [], []
        number, given = place
        sign = _sign(chunks, number)
        if sign == 0:
            return [], []
        used.extend(item for item in givens if item.span == given.span)  # one for each ion of the salt
        unit = given.unit if given.unit != "1" else "mM"
        counts = Counter(chunk.item.says().split())
        main = next(iter(counts.values()))
        for ion, n in counts.items():
            variable = Variable("c", ion, _side(chunks, index))
            before = amounts.get(variable)
            amount = sign * given.value * n / main + (before.amount if before and before.unit == unit else 0)
            amounts[variable] = Shift(variable, "by", amount, unit)
    return list(amounts.values()), used


def _set_aside(chunks: Sequence[Chunk], index: int) -> bool:
    """ "NaCl instead of 6 mM KCl": the salt right behind these words is the one that is not added."""
    return _behind_instead(chunks, index) is not None


def _behind_instead(chunks: Sequence[Chunk], index: int) -> int | None:
    """The place of "instead of" where only an amount stands between it and the salt."""
    for place in range(index - 1, max(-1, index - NEAR), -1):
        if chunks[place].names("stance", "rather-than"):
            return place
        said = chunks[place].concept("filler") or chunks[place].concept("change")
        if chunks[place].kind != "number" and said is None:
            return None
    return None


def _of_the_other(text: Text, chunks: Sequence[Chunk], index: int, givens: Sequence[Given]) -> list[Given]:
    """The amount of the salt that is not added."""
    start = _behind_instead(chunks, index) or 0
    spans = {text.span(chunk.start, chunk.end) for chunk in chunks[start:index] if chunk.kind == "number"}
    return [given for given in givens if given.span in spans]


def _amount_of(
    chunks: Sequence[Chunk], index: int, taken: set[int], text: Text, givens: Sequence[Given]
) -> tuple[int, Given] | None:
    """The number right before a salt, else the next one after it."""
    before = range(index - 1, max(-1, index - NEAR), -1)
    after = range(index + 1, min(len(chunks), index + NEAR + 1))
    for places in (before, after):
        for place in places:
            if chunks[place].concept("salt"):
                break
            if chunks[place].kind == "var":
                break  # the number beyond is of that quantity
            if chunks[place].kind != "number":
                continue
            span = text.span(chunks[place].start, chunks[place].end)
            found = next((given for given in givens if given.span == span), None)
            if found is not None and id(found) not in taken:
                return place, found
    return None


def _sign(chunks: Sequence[Chunk], number: int) -> int:
    """Added or taken away: by the number's own sign, else by the verb; nothing if neither says so."""
    if has_sign(chunks[number].item):
        return -1 if (chunks[number].item.value or 0) < 0 else 1
    told = {chunk.concept("change") for chunk in chunks if chunk.kind == "word"}
    if told & TAKING:
        return -1 if not told & ADDING else 0
    return 1 if told & ADDING else 0


def _side(chunks: Sequence[Chunk], index: int) -> str:
    """The side named after the salt, else the one of the sentence, else the bath."""
    after = next((chunk.side for chunk in chunks[index:] if chunk.side), None)
    return after or next((chunk.side for chunk in chunks if chunk.side), None) or "out"
