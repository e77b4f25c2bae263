"""Two amounts between which an ion is carried: "the energy to pump Ca2+ from 100 nM to 1 mM"."""

from __future__ import annotations

from tutor.meaning import Variable
from tutor.parse.numbers.measures import dimension
from tutor.parse.numbers.row import Row

ENERGIES = frozenset({"dG", "w"})
OUTWARD = ("leave", "pump-out")  # else it is told for the way in, as every free energy is


def bind_across(row: Row) -> None:
    """Bind the amount an ion comes from and the one it goes to, each to its side of the membrane."""
    if not any(row.mentions(symbol) for symbol in ENERGIES):
        return
    for place in range(1, len(row.chunks) - 3):
        texts = [chunk.text for chunk in row.chunks[place : place + 4]]
        ion = row.species(place - 1)
        if texts[0] != "from" or texts[2] != "to" or len(ion) != 1:
            continue
        ends = (place + 1, place + 3)
        if any(not _amount(row, end) for end in ends):
            continue
        sides = ("in", "out") if _goes_out(row) else ("out", "in")
        for end, side in zip(ends, sides, strict=True):
            row.bound[end] = (Variable("c", ion[0], side), "where it is carried from and to")


def _goes_out(row: Row) -> bool:
    """ "Pumped from 100 nM to 1 mM", "to get it out from …"."""
    return any(chunk.concept("move") in OUTWARD or "out" in chunk.said for chunk in row.chunks)


def _amount(row: Row, place: int) -> bool:
    chunk = row.chunks[place]
    return chunk.kind == "number" and dimension(chunk.item.unit) == "concentration" and place not in row.bound
