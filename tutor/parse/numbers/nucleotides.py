"""ATP, ADP and phosphate: bare amounts in mM, phosphate as Pi, and the standard value of their energy."""

from __future__ import annotations

from dataclasses import replace

from tutor.meaning import Variable
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.row import Row

NAMES = ("ATP", "ADP", "Pi")
PHOSPHATE = "HPO4"  # what the word phosphate means beside other ions
NEAR = 6  # chunks in which a standard value follows its name


def bind_nucleotides(row: Row) -> None:
    """Where two of the three are named, a number right beside one is its concentration."""
    named = {name for place in range(len(row.chunks)) if (name := _name(row, place))}
    for index in row.open_numbers():
        item, kind = row.chunks[index].item, dimension(row.chunks[index].item.unit)
        if kind == "energy per amount" and _standard(row, index):
            row.bound[index] = (Variable("dG0"), "the standard value")
        elif len(named) > 1 and kind in (None, "concentration") and not has_sign(item):
            name = _beside(row, index)
            if name is not None:
                row.bound[index] = (Variable("c", name), "beside its name")
                unit = item.unit or _unit_of_the_others(row)
                row.chunks[index] = replace(row.chunks[index], items=(item._replace(unit=unit),))


def _name(row: Row, place: int) -> str | None:
    """The nucleotide or phosphate that a chunk names."""
    species = row.species(place)
    if len(species) != 1 or row.chunks[place].kind == "var":
        return None
    return "Pi" if species[0] == PHOSPHATE else species[0] if species[0] in NAMES else None


def _beside(row: Row, index: int) -> str | None:
    """The name a number follows, over a bracket or "=", or else the one it stands before."""
    place = row.left(index)
    while place is not None and place > 0 and row.chunks[place].text == "]":
        place -= 1
    before = _name(row, place) if place is not None else None
    if place and row.chunks[place - 1].text == "/":
        return None  # "ATP/ADP = 10"
    if before is not None:
        return before
    place = index + 1
    while place < len(row.chunks) and row.chunks[place].text in ("of", "[", "free", "inorganic"):
        place += 1
    return _name(row, place) if place < len(row.chunks) else None


def _unit_of_the_others(row: Row) -> str:
    """ "ATP 4, ADP 0.5, Pi 5 mM": one unit for all of them; mM where none is told."""
    units = [chunk.item.unit for chunk in row.chunks if chunk.kind == "number"]
    told = [unit for unit in units if unit and dimension(unit) == "concentration"]
    return told[-1] if told else "mM"


def _standard(row: Row, index: int) -> bool:
    """ "ΔG°′ of ATP hydrolysis is −30.5 kJ/mol", "a standard free energy of −30.5 kJ/mol"."""
    before = row.chunks[max(0, index - NEAR) : index]
    between = [chunk.kind for chunk in before]
    near = before[len(between) - between[::-1].index("number") :] if "number" in between else before
    return any(variable.symbol == "dG0" for chunk in near for variable in chunk.variables)
