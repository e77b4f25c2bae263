"""What a speaker takes back in the same breath: "ten, no wait, twelve inside" is twelve inside."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.parse.reading import Item

# Words of a correction: those that make one, and those that may stand around them.
CORRECTS = ("wait", "sorry", "i mean", "i meant", "scratch that", "make that", "make it", "correction")
AROUND = frozenset(
    {"no", "um", "uh", "er", "erm", "oh", "well", "actually", "hang on", "hold on", ",", "-", "."}
)
LONGEST = 6  # items between the two
SAME = ("number", "ion")  # what is replaced by another of its kind


def without_restarts(items: Sequence[Item]) -> list[Item]:
    """The items without what was taken back, where something of its kind follows the correction."""
    if not any(_corrects(items, place) for place in range(1, len(items) - 1)):
        return list(items)
    kept: list[Item] = []
    place = 0
    while place < len(items):
        after = _after_correction(items, place)
        if after is None:
            kept.append(items[place])
            place += 1
        else:
            place = after
    return kept


def _after_correction(items: Sequence[Item], place: int) -> int | None:
    """The place of what is put right, if the item here is taken back."""
    first = items[place]
    if first.kind not in SAME and not first.concept("side"):
        return None
    after, corrected = place + 1, False
    if after < len(items) and items[after].concept("side") and first.kind == "number":
        after += 1  # "ten inside, no wait, twelve inside"
    begin = after
    while after < min(len(items), begin + LONGEST):
        if _corrects(items, after):
            corrected = True
        elif items[after].text.lower() not in AROUND and not items[after].concept("filler"):
            break
        after += 1
    if not corrected or after >= len(items) or not _alike(first, items[after]):
        return None
    return after


def _corrects(items: Sequence[Item], place: int) -> bool:
    """True for words that take back what was just said; "no" does only between two numbers."""
    said = items[place].text.lower()
    if said in CORRECTS:
        return True
    pair = f"{said} {items[place + 1].text.lower()}" if place + 1 < len(items) else ""
    between = (
        place and items[place - 1].kind == "number" and items[min(place + 1, len(items) - 1)].kind == "number"
    )
    return pair in CORRECTS or (said == "no" and bool(between))


def _alike(first: Item, second: Item) -> bool:
    """True for two numbers that can stand for the same thing, two ions, or two sides."""
    if first.kind == "number":
        return second.kind == "number" and (first.unit == second.unit or None in (first.unit, second.unit))
    if first.kind == "ion":
        return second.kind == "ion"
    return second.concept("side") is not None
