"""Bare numbers that are a pH: "7.75 in the matrix and 7.0 outside", "pH 7.8/7.1", "E_H, cytosol 7.2"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.meaning import Variable
from tutor.parse.numbers.measures import has_sign
from tutor.parse.numbers.row import LIGHT, Row
from tutor.parse.numbers.tidy import VERSUS

LOWEST, HIGHEST = 3.0, 10.0  # what a compartment of a cell can have
SPEAKING = ("pH", "delta_pH", "delta_p")
JOINTS = frozenset({"and", "/", ",", "to", "or", "but", "(", ")", "where", "a", "while", "->", "→", ";", "&"})


def bind_acidity(row: Row) -> None:
    """Bind the numbers that a pH leads to, or a side in a message about pH, each to its side."""
    places = [index for index in row.open_numbers() if _may_be(row, index)]
    if not places or not _speaks_of_acidity(row):
        return
    found = [index for index in places if _led_by_a_name(row, index)]
    found = sorted({*found, *(index for index in places if _joined(row, index, found))})
    if not found:
        found = [index for index in places if _side_beside(row, index)]
        found = found if len(found) > 1 else []
    sides = _sides(row, found)
    for index, side in zip(found, sides, strict=True):
        row.bound[index] = (Variable("pH", None, side), "a pH")
    compared = any(chunk.said[-1:] in (("times",), ("fold",), ("factor",)) for chunk in row.chunks)
    apart = compared or any(row.mentions(symbol) for symbol in SPEAKING[1:])
    if len(found) > 1 and not any(sides) and not apart:
        row.several.update(found)


APART = "a difference of pH"
STEPS = frozenset({"unit", "units", "step", "steps"})
SOUR, SWEET = ("acid",), ("alkaline", "basic", "alkali")


def bind_steps(row: Row) -> None:
    """ "The lumen is 2.1 pH units more acid than the stroma": a difference of pH, inside minus outside."""
    for index in row.open_numbers():
        near = row.chunks[index + 1 : index + 3]
        counted = len(near) == 2 and near[1].text in STEPS and near[0].variables == (Variable("pH"),)
        if not counted or not _plain(row, index):
            continue
        words = [chunk.text for chunk in row.chunks[index + 3 : index + 6]]
        sour = any(word.startswith(SOUR) for word in words)
        sides = [side for place in range(max(0, index - 4), index) if (side := row.any_side(place))]
        compared = sour or any(word.startswith(SWEET) for word in words)
        if compared and not sides:
            continue
        item = row.chunks[index].item
        upright = not compared or sour == (sides[-1] == "out")
        value = abs(item.value or 0.0) * (1.0 if upright else -1.0)
        row.chunks[index] = replace(row.chunks[index], items=(item._replace(value=value),))
        row.bound[index] = (Variable("delta_pH"), APART)
        row.notes[index] = f"pH inside minus outside: {value:+g}"


def _plain(row: Row, index: int) -> bool:
    """A number without a unit, of a size that two sides of a membrane can differ by."""
    item = row.chunks[index].item
    return item.unit is None and 0 < abs(item.value or 0.0) < HIGHEST - LOWEST


def _may_be(row: Row, index: int) -> bool:
    item = row.chunks[index].item
    return item.unit is None and not has_sign(item) and LOWEST <= (item.value or 0.0) <= HIGHEST


def _speaks_of_acidity(row: Row) -> bool:
    potential = any(v.symbol == "E" and v.ion == "H" for chunk in row.chunks for v in chunk.variables)
    return potential or any(row.mentions(symbol) for symbol in SPEAKING)


def _led_by_a_name(row: Row, index: int) -> bool:
    """ "pH 7.2", "the pH of the matrix is 7.75": a pH before the number, sides and light words between."""
    for place in range(index - 1, max(-1, index - 9), -1):
        chunk = row.chunks[place]
        if any(variable.symbol == "pH" for variable in chunk.variables):
            return True
        if chunk.variables or chunk.kind == "number" or not _passable(row, place):
            return False
    return False


def _passable(row: Row, place: int) -> bool:
    chunk = row.chunks[place]
    return (
        chunk.text in LIGHT
        or chunk.text in ("in", "of", "the", "(", "side")
        or row.any_side(place) is not None
        or chunk.kind == "side"
        or chunk.concept("cell") is not None
    )


def _joined(row: Row, index: int, found: Sequence[int]) -> bool:
    """ "7.75 in the matrix and 7.0 outside": a second number after joints and sides alone."""
    before = max((place for place in found if place < index), default=None)
    if before is None or index - before > 12:
        return False
    between = range(before + 1, index)
    if any(row.chunks[place].kind == "number" for place in between):
        return False
    joints = [place for place in between if row.chunks[place].text in JOINTS | VERSUS]
    parted = joints or any(row.any_side(place) for place in between)
    return bool(parted) and all(place in joints or _passable(row, place) for place in between)


def _side_beside(row: Row, index: int) -> bool:
    """ "cytosol 7.2": a side right before or behind the number."""
    near = (place for place in (index - 1, index + 1) if 0 <= place < len(row.chunks))
    return any(row.chunks[place].text not in JOINTS and row.any_side(place) for place in near)


def _sides(row: Row, found: Sequence[int]) -> list[str | None]:
    """The side of each number: told before all of them or behind all of them; one told leaves the other."""
    ahead = [_nearest(row, index, -1) for index in found]
    behind = [_nearest(row, index, 1) for index in found]
    sides = max((ahead, behind), key=lambda told: (len({*told} - {None}), told is ahead))
    if len(found) == 1:
        return [ahead[0] or behind[0]]
    if len(found) == 2 and None in sides and sides[0] != sides[1]:
        other = "out" if "in" in sides else "in"
        sides = [side or other for side in sides]
    return sides if len({*sides}) == len(sides) else [None] * len(found)


def _nearest(row: Row, index: int, step: int) -> str | None:
    """The side next to a number in one direction, before any other number or the end of the sentence."""
    place = index + step
    while 0 <= place < len(row.chunks):
        chunk = row.chunks[place]
        if chunk.kind in ("number", "break") or chunk.text in (".", "?", ";"):
            return None
        if step > 0 and (chunk.text == "and" or chunk.text in VERSUS):
            return None
        side = row.any_side(place)
        if chunk.text == "in" and place == index - 1 and "out" in row.texts:
            side = "in"  # "pH in 7.8 out 7"
        if side:
            return side
        place += step
    return None
