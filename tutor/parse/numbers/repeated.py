"""A quantity said once for several ions: "E for chloride is -75 mV and for potassium -95"."""

from __future__ import annotations

from tutor.parse.numbers.measures import dimension
from tutor.parse.numbers.row import Row

PER_ION = frozenset({"E", "DF", "P", "g", "I"})
REACH = 8  # chunks back to the number of the first ion


def bind_repeated(row: Row, index: int) -> bool:
    """Bind a number behind another ion to the quantity that the last one was of; true if it was."""
    place = row.left(index)
    chunk = row.chunks[place] if place is not None else None
    if place is None or chunk is None or chunk.kind != "ion" or len(chunk.ions) != 1:
        return False
    before = [at for at in range(max(0, place - REACH), place) if row.chunks[at].kind == "number"]
    variable = row.bound.get(before[-1], (None, ""))[0] if before else None
    if variable is None or variable.symbol not in PER_ION or variable.ion in (None, chunk.ions[0]):
        return False
    unit, other = row.chunks[index].item.unit, row.chunks[before[-1]].item.unit
    if unit is not None and dimension(unit) != dimension(other):
        return False
    wanted = variable._replace(ion=chunk.ions[0])
    sided = index + 1 < len(row.chunks) and row.any_side(index + 1) is not None
    if sided or any(wanted == taken for taken, _ in row.bound.values()):
        return False  # "P_Na is 0.04 and potassium 5 out": of the amount of it
    row.bound[index] = (wanted, "the same of another ion")
    return True
