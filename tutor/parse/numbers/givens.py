"""Bound numbers to givens: unit settled by what the number was bound to, salts split into their ions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from tutor.meaning import Variable
from tutor.parse.numbers.measures import AMBIGUOUS, USUAL, has_sign
from tutor.parse.numbers.offered import ANSWER
from tutor.parse.numbers.row import Row
from tutor.parse.reading import Given, Item
from tutor.parse.text import Text
from tutor.units import UNITS

MOST_MOLAR = 20.0  # no solution holds more mol in a litre; "200M" is a resistance


def to_givens(text: Text, row: Row, index: int, valences: Mapping[str, int]) -> list[Given]:
    """The givens of one number: none of its evidence is lost, and what was guessed is said."""
    variable, why = row.bound.get(index, (None, "nothing claims it"))
    if row.chunks[index].item.doubt:
        variable, why = None, "it can be read in two ways"
    owners = (variable, *row.also.get(index, ())) if variable is not None else (None,)
    return [given for owner in owners for given in _of_one(text, row, index, owner, why, valences)]


def _of_one(
    text: Text, row: Row, index: int, variable: Variable | None, why: str, valences: Mapping[str, int]
) -> list[Given]:
    """The givens of one quantity of a number: a salt has one for each of its ions."""
    item = row.chunks[index].item
    span = text.span(item.start, item.end)
    parts = (variable.ion or "").split() if variable is not None and variable.symbol == "c" else []
    counted = {ion: parts.count(ion) for ion in dict.fromkeys(parts)}
    givens, stance = [], row.whose.get(index)
    for ion, times in counted.items() if len(parts) > 1 else [(None, 1)]:
        own = variable if ion is None or variable is None else Variable("c", ion, variable.side)
        value, unit, note = _settled(item, own, valences)
        note = row.notes.get(index, note)
        if own is not None and own.symbol == "radius":
            own, value, note = (
                Variable("d"),
                2 * value,
                f"a radius of {value:g} is a diameter of {2 * value:g} {unit}",
            )
        givens.append(
            Given(
                value * times,
                unit,
                own,
                span,
                why,
                note,
                stance,
                index in row.several,
                item.doubt,
                has_sign(item),
            )
        )
    return givens


def _settled(item: Item, variable: Variable | None, valences: Mapping[str, int]) -> tuple[float, str, str]:
    """Value, unit and note of a number under the variable it was bound to."""
    value, unit, note = item.value or 0.0, item.unit, item.note
    if unit == "mEq":
        z = abs(valences.get(variable.ion or "", 1)) if variable else 1
        value, unit = value / z, "mM"
        note = f"{item.text} is {value:g} mM at a charge of {z}" if z > 1 else note
    if variable is not None and variable.symbol == "w" and unit in ("kJ", "J"):
        unit, note = f"{unit}/mol", f"{item.text} is read as {value:g} {unit}/mol"
    if unit in AMBIGUOUS and variable is not None and variable.symbol == "c":
        unit, note = "mM", f'"{item.text}" beside an ion is read as {value:g} mM'
    if unit is None:
        unit = USUAL.get(variable.symbol, "1") if variable else "1"
        if unit == "°C" and value > 200:
            unit = "K"
        if unit != "1" and variable != ANSWER:
            note = note or f"{item.text} is read as {item.text} {unit}"
    return value, unit, note


def kilos(row: Row) -> None:
    """ "R_m 10k": a k glued to a number is a thousand, where a resistance is spoken of."""
    if not any(row.mentions(symbol) for symbol in ("R", "R_m")):
        return
    unit = "cm**2*Ω" if row.mentions("R_m") else "Ω"
    for index, (chunk, after) in enumerate(pairwise(row.chunks)):
        bare = chunk.kind == "number" and chunk.item.unit is None and after.start == chunk.end
        if bare and after.item.text == "k":
            item = chunk.item._replace(value=(chunk.item.value or 0.0) * 1e3, unit=unit)
            row.chunks[index] = replace(chunk, items=(item,))
            row.notes[index] = f"{chunk.item.text}k is read as {item.value:g} {unit}"


SMALL_MOLAR = {"nm": "nM", "µm": "µM", "um": "µM", "pm": "pM"}


def molarities(row: Row) -> None:
    """ "100 nm in": a length has no side of the membrane, a concentration has."""
    for index, chunk in enumerate(row.chunks[:-1]):
        unit = SMALL_MOLAR.get(chunk.item.unit or "") if chunk.kind == "number" else None
        if unit is None or unit not in UNITS or row.any_side(index + 1) is None:
            continue
        if row.nearest_ion(index) is not None:
            row.chunks[index] = replace(chunk, items=(chunk.item._replace(unit=unit),))
            row.notes[index] = f'"{chunk.item.text}" beside a side is read as {chunk.item.value:g} {unit}'


def megaohms(row: Row) -> None:
    """ "200M 50pF": a molarity that no solution has, where a resistance is spoken of."""
    electric = {"F", "F/cm**2", "V", "A"}
    near = any(
        (c.item.unit or "").lstrip("mµnpk") in electric for c in row.chunks if c.kind == "number"
    ) or any(row.mentions(symbol) for symbol in ("R", "R_m", "tau"))
    for index, chunk in enumerate(row.chunks):
        if (
            chunk.kind == "number"
            and chunk.item.unit == "M"
            and (chunk.item.value or 0) >= MOST_MOLAR
            and near
        ):
            row.chunks[index] = replace(chunk, items=(chunk.item._replace(unit="MΩ"),))
            row.notes[index] = f'"{chunk.item.text}" is read as {chunk.item.value:g} MΩ, a resistance'
