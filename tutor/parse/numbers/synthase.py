"""Protons per ATP, told by the ring of the synthase or by a letter: a turn of the ring makes three ATP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.meaning import Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.row import Row

RINGS = frozenset({"ring", "subunit", "subunits", "rings"})
FEWEST, MOST, SITES = 8, 17, 3  # c subunits of a ring, and the ATP that one turn of it makes


def bind_synthase(row: Row) -> None:
    """Numbers of the synthase: the ring ("c8 ring", "10 c-subunits"), "3 ATP per turn", "n = 4"."""
    motive = row.mentions("delta_p") and any(c.item.unit in ("kJ/mol", "kJ") for c in row.chunks)
    if not (speaks_of_atp(row.chunks) or motive):
        return
    for index in row.open_numbers():
        if _is_ratio(row, index):
            row.bound[index] = (Variable("ratio", "ATP"), "ATP for each ADP")
            continue
        item = row.chunks[index].item
        near = [chunk.text for chunk in row.chunks[max(0, index - 4) : index + 5]]
        number = item.value or 0.0
        whole = FEWEST <= number <= MOST and number == int(number)
        if item.unit is None and whole and {*near} & RINGS:
            row.bound[index] = (Variable("count", "H"), "the ring of the synthase")
            row.chunks[index] = replace(row.chunks[index], items=(item._replace(value=number / SITES),))
            row.notes[index] = f"{item.text} subunits in the ring are {item.text}/3 H⁺ per ATP"
        elif item.unit is None and number == SITES and _before_atp(row, index):
            row.bound[index] = (Variable("count"), "ATP for one turn")
        elif item.unit is None and LEAST <= abs(number) <= MOST_ENERGY and _of_atp(row, index):
            row.bound[index] = (Variable("dG", "ATP"), "the energy of ATP")
            row.chunks[index] = replace(row.chunks[index], items=(item._replace(unit="kJ/mol"),))
            row.notes[index] = f"{item.text} is read as {item.text} kJ/mol"
        elif item.unit is None and 0 < number < 6 and _is_n(row, index):
            row.bound[index] = (Variable("count", "H"), "protons for one ATP")


def _is_ratio(row: Row, index: int) -> bool:
    """ "ATP/ADP = 10", "an ATP/ADP ratio of 10"."""
    words = [
        c.text for c in row.chunks[max(0, index - 6) : index] if c.text not in ("ratio", "=", "of", "is", ":")
    ]
    return words[-3:] == ["atp", "/", "adp"] and row.chunks[index].item.unit is None


def _is_n(row: Row, index: int) -> bool:
    """ "n = 4", "n 3.3"."""
    before = [chunk.text for chunk in row.chunks[max(0, index - 2) : index]]
    return before[-1:] == ["n"] or before[-2:] in (["n", "="], ["n", "of"], ["n", "is"])


def _before_atp(row: Row, index: int) -> bool:
    after = row.chunks[index + 1 : index + 2]
    return bool(after) and after[0].names("thing", "atp")


LEAST, MOST_ENERGY = 25.0, 75.0  # kJ/mol that ATP can give
YIELDS = frozenset(
    {
        "gives",
        "yields",
        "is",
        "=",
        ":",
        "of",
        "at",
        "worth",
        "provides",
        "supplies",
        "only",
        "energy",
        "hydrolysis",
        "hydrolysing",
        "splitting",
    }
)


def _of_atp(row: Row, index: int) -> bool:
    """ "ΔG_ATP −57", "ATP gives 57": a bare number right behind what ATP gives."""
    place = index - 1
    while place > 0 and row.chunks[place].text in YIELDS:
        place -= 1
    told = any(v.symbol in ("dG", "dG_p") for v in row.chunks[place - 1].variables) if place > 0 else False
    atp = place >= 0 and row.chunks[place].names("thing", "atp")
    counted = index + 1 < len(row.chunks) and row.chunks[index + 1].ions == ("H",)
    return atp and not counted and (told or place < index - 1)


def speaks_of_atp(chunks: Sequence[Chunk]) -> bool:
    """True for a message about ATP and what makes it."""
    return any(
        chunk.names("thing", "atp")
        or chunk.concept("equation") == "atp-synthesis"
        or any(variable.symbol == "dG_p" for variable in chunk.variables)
        for chunk in chunks
    )
