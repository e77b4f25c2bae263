"""Numbers told in turn: "k 4 140 na 145 12.5", "conductances of 8 for K and 1 for Na", "p 1 and 0.04"."""

from __future__ import annotations

from tutor.meaning import Variable
from tutor.parse.numbers.measures import dimension, fits, has_sign
from tutor.parse.numbers.row import LIGHT, RUN_JOINTS, Row

SYMBOLS = ("P", "g", "E")
WHY = "in the order of the ions"


def bind_in_turn(row: Row) -> None:
    """Bind what stands behind each ion of a list, before each ion, or behind a quantity of all of them."""
    _behind_each(row)
    _before_each(row)
    _behind_all(row)


def _behind_each(row: Row) -> None:
    """ "k 4 140 na 145 12.5": two numbers behind each of several ions are its concentrations."""
    found = [(index, row.species(index)[0]) for index in range(len(row.chunks) - 2) if _named(row, index)]
    pairs = [(index, ion) for index, ion in found if _two_behind(row, index)]
    if len(pairs) < 2:
        return
    for index, ion in pairs:
        for place in (index + 1, index + 2):
            row.bound[place] = (Variable("c", ion), "one of a pair")


def _named(row: Row, index: int) -> bool:
    return row.chunks[index].kind == "ion" and len(row.species(index)) == 1


def _two_behind(row: Row, index: int) -> bool:
    """True for an ion with exactly two open amounts right behind it."""
    following = row.chunks[index + 1 : index + 4]
    numbers = [chunk.kind == "number" for chunk in following]
    if numbers[:2] != [True, True] or any(numbers[2:]):
        return False
    items = [chunk.item for chunk in following[:2]]
    plain = all(dimension(item.unit) in (None, "concentration") and not has_sign(item) for item in items)
    return plain and not any(place in row.bound for place in (index + 1, index + 2))


def _before_each(row: Row) -> None:
    """ "Conductances of 8 for potassium, 1 for sodium": each number is of the ion behind it."""
    for index, symbol in _heads(row):
        places: list[tuple[int, str]] = []
        place = _past(row, index + 1)
        while place + 2 < len(row.chunks) and row.chunks[place].kind == "number":
            behind = row.species(place + 2) if row.chunks[place + 1].text in ("for", "of") else ()
            if len(behind) != 1:
                break
            places.append((place, behind[0]))
            place += 3
            while place < len(row.chunks) and row.chunks[place].text in RUN_JOINTS:
                place += 1
        if len(places) > 1 and all(_fitting(row, number, Variable(symbol, ion)) for number, ion in places):
            for number, ion in places:
                row.bound[number] = (Variable(symbol, ion), "of the ion behind it")


def _behind_all(row: Row) -> None:
    """ "Relative permeabilities 1, 0.04 and 0.45", "p 1 and 0.04": one value for each ion named, in order."""
    ions = tuple(dict.fromkeys(ion for index in range(len(row.chunks)) for ion in row.species(index)))
    for index, symbol in _heads(row):
        place = _past(row, index + 1)
        run = next((r for r in row.runs("number") if r[0] == place), [])
        free = all(number not in row.bound for number in run)
        if len(run) != len(ions) or not free:
            continue
        if all(_fitting(row, number, Variable(symbol, ion)) for number, ion in zip(run, ions, strict=True)):
            for number, ion in zip(run, ions, strict=True):
                row.bound[number] = (Variable(symbol, ion), WHY)


def _heads(row: Row) -> list[tuple[int, str]]:
    """The places where a permeability, conductance or potential is named of no ion in particular."""
    return [
        (index, chunk.variables[0].symbol)
        for index, chunk in enumerate(row.chunks)
        if len(chunk.variables) == 1 and chunk.variables[0].symbol in SYMBOLS and not chunk.ions
    ]


def _past(row: Row, place: int) -> int:
    """The place behind words that only lead on to a number."""
    while place < len(row.chunks) and row.chunks[place].text in LIGHT:
        place += 1
    return place


def _fitting(row: Row, place: int, variable: Variable) -> bool:
    """True if a number can be of this quantity; a bare one only of a potential that has a sign or a unit."""
    item = row.chunks[place].item
    kind = dimension(item.unit)
    if variable.symbol == "E":
        return kind in (None, "potential")
    return kind in (None, "number") or fits(variable, kind, item)
