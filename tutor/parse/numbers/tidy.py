"""Chunks made ready for binding: brackets around one word opened, fractions worked out, units shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.parse.groups import Chunk
from tutor.parse.numbers.areas import with_areas
from tutor.parse.numbers.counts import protons_per_atp
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.row import RUN_JOINTS
from tutor.parse.numbers.synthase import FEWEST, SITES, speaks_of_atp

SPANNED = frozenset({"->", "→", "instead of", "rather than"})
LETTERS = {"in": "in", "i": "in", "o": "out"}
OPEN, CLOSE = ("(", "["), (")", "]")
VERSUS = frozenset({"vs", "versus", "compared to", "compared with", "then"})


def tidy(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks as the binders read them; numbers keep their places in the text."""
    opened = with_areas(_opened(chunks))
    if not any(chunk.kind == "number" for chunk in opened):
        return opened
    return _share_units(_warmth(_unit_behind(_fractions(_at_each(opened)))))


def _at_each(chunks: Sequence[Chunk]) -> list[Chunk]:
    """ "At 20 and at 37 °C": the second "at" of a list says nothing more."""
    return [
        chunk
        for index, chunk in enumerate(chunks)
        if not (
            chunk.text == "at"
            and 1 < index < len(chunks) - 1
            and chunks[index - 1].text == "and"
            and chunks[index - 2].kind == chunks[index + 1].kind == "number"
            and chunks[index + 1].item.unit in ("°C", "K")
            and chunks[index - 2].item.unit in (None, chunks[index + 1].item.unit)
        )
    ]


def _opened(chunks: Sequence[Chunk]) -> list[Chunk]:
    """ "145 (out) 12.5 (in) mM": brackets around a lone side or ion say nothing more."""
    result: list[Chunk] = []
    place = 0
    while place < len(chunks):
        inner = chunks[place + 1] if place + 2 < len(chunks) else None
        alone = inner is not None and chunks[place].text in OPEN and chunks[place + 2].text in CLOSE
        if alone and inner is not None and (inner.kind in ("side", "ion") or inner.text in LETTERS):
            side = LETTERS.get(inner.text)
            result.append(inner if side is None else replace(inner, kind="side", side=side))
            place += 3
        else:
            result.append(chunks[place])
            place += 1
    return _letters(result)


def _letters(chunks: list[Chunk]) -> list[Chunk]:
    """ "K o/i 4/140", "o: 4, i: 140", "4 mM (o)": the letters of the sides stand alone."""
    result = list(chunks)
    for index, chunk in enumerate(chunks):
        if chunk.kind != "word" or chunk.text not in ("o", "i"):
            continue
        near = chunks[index + 1 : index + 3]
        after = [c.text for c in near]
        before = [c.text for c in chunks[max(0, index - 2) : index]]
        headed = len(near) == 2 and after[0] in (":", "=") and near[1].kind == "number"
        paired = after[:1] == ["/"] and after[1:] in (["i"], ["o"])
        paired = paired or (before[-1:] == ["/"] and before[:1] in (["i"], ["o"]))
        if headed or paired:
            side = "out" if chunk.text == "o" else "in"
            result[index] = replace(chunk, kind="side", side=side)
    return result


def _fractions(chunks: Sequence[Chunk]) -> list[Chunk]:
    """ "8/3 H+ per ATP", "n = 10/3": a quotient of two whole numbers is one number."""
    result: list[Chunk] = []
    place = 0
    while place < len(chunks):
        parts = chunks[place : place + 3]
        if (
            len(parts) == 3
            and parts[0].kind == parts[2].kind == "number"
            and parts[1].text == "/"
            and _is_quotient(chunks, place)
            and parts[2].item.value
        ):
            value = (parts[0].item.value or 0.0) / parts[2].item.value
            text = f"{parts[0].item.text}/{parts[2].item.text}"
            item = parts[2].item._replace(text=text, start=parts[0].start, value=value)
            result.append(replace(parts[2], items=(item,)))
            place += 3
        else:
            result.append(chunks[place])
            place += 1
    return result


def _is_quotient(chunks: Sequence[Chunk], place: int) -> bool:
    """Protons per ATP come as thirds, and n is equated; a pair of concentrations is neither."""
    numbers = (chunks[place].item, chunks[place + 2].item)
    if any(item.unit is not None or item.value != int(item.value or 0) for item in numbers):
        return False
    before = [chunk.text for chunk in chunks[max(0, place - 2) : place]]
    named = before in (["n", "="], ["r", "="]) or before[-1:] == ["n"]
    thirds = numbers[1].value == SITES and (numbers[0].value or 0) >= FEWEST and speaks_of_atp(chunks)
    behind = chunks[place + 3 : place + 5]
    of_another = len(behind) == 2 and behind[0].text == "of" and _leak(behind[1])
    return named or thirds or of_another or protons_per_atp(chunks, place + 3)


def _leak(chunk: Chunk) -> bool:
    """ "1/20 of P_K": a permeability or a conductance."""
    return any(variable.symbol in ("P", "g") and variable.ion for variable in chunk.variables)


def _of_acidity(chunks: Sequence[Chunk], index: int) -> bool:
    """ "A pH gradient of 1.4 and 140 mV": a number right behind a pH has no unit to share."""
    before = [v.symbol for chunk in chunks[max(0, index - 2) : index] for v in chunk.variables]
    return bool(before) and before[-1] in ("pH", "delta_pH")


def _at(chunks: Sequence[Chunk], index: int) -> bool:
    """ "at 10, 20 and 37 °C": a list of temperatures from its first number on."""
    while index >= 0 and (chunks[index].kind == "number" or chunks[index].text in RUN_JOINTS):
        index -= 1
    return index >= 0 and chunks[index].text in ("at", "@", "temperatures", "temperatures of", "both")


def _unit_behind(chunks: Sequence[Chunk]) -> list[Chunk]:
    """ "2 outside and 0.1 inside µM": a unit behind the last side holds for the bare numbers before it."""
    result = list(chunks)
    for index, chunk in enumerate(chunks):
        unit = chunk.concept("unit")
        if unit is None or dimension(unit) != "concentration" or not index or not chunks[index - 1].side:
            continue
        for place in range(index - 2, -1, -1):
            number, after = result[place], result[place + 1]
            if number.text in (".", "?", "!"):
                break
            if number.kind == "number" and number.item.unit is None and after.side:
                result[place] = replace(number, items=(number.item._replace(unit=unit),))
    return result


WARMED_BY = frozenset({"at", "than", "vs", "versus"})  # a span "from 20 to 37" is read as one


def _warmth(chunks: Sequence[Chunk]) -> list[Chunk]:
    """ "Q10 of 3, how much faster at 37 than 22": bare numbers behind a preposition are temperatures."""
    result = list(chunks)
    if not any(v.symbol == "Q10" for chunk in chunks for v in chunk.variables):
        return result
    for index in range(1, len(result)):
        item, before = result[index].item, result[index - 1].text.split(" ")[-1]
        bare = result[index].kind == "number" and item.unit is None and COLD <= (item.value or 0.0) <= WARM
        degrees = index + 1 < len(result) and result[index + 1].text in ("degree", "degrees")
        if bare and (before in WARMED_BY or degrees):
            result[index] = replace(result[index], items=(item._replace(unit="°C"),))
    return result


COLD, WARM = 0.0, 50.0  # °C between which rates of cells are measured


def _share_units(chunks: Sequence[Chunk]) -> list[Chunk]:
    """A number without a unit takes that of the next one in its list: "4 and 140 mM"."""
    result = list(chunks)
    acid = any(v.symbol == "pH" for chunk in chunks for v in chunk.variables)  # "stroma 7.9, 25 °C"
    warmed = any(v.symbol == "Q10" for chunk in chunks for v in chunk.variables)
    for index in range(len(result) - 3, -1, -1):
        first, joint, second = result[index], result[index + 1], result[index + 2]
        if (
            first.kind == second.kind == "number"
            and joint.text in RUN_JOINTS | VERSUS | SPANNED
            and first.item.unit is None
            and (not has_sign(first.item) or second.item.unit == "mV")
            and second.item.unit is not None
            and not (joint.text == "," and index and result[index - 1].text == "/")  # "145/12, -60 mV"
            and (
                second.item.unit not in ("°C", "K")
                or joint.text in ("to", "-")
                or (warmed and joint.text != ",")
                or _at(result, index)
            )
            and not (second.item.unit == "°C" and acid and 3 <= (first.item.value or 0) <= 10)
            and not _of_acidity(result, index)
        ):
            item = first.item._replace(unit=second.item.unit)
            result[index] = replace(first, items=(item,))
    return result
