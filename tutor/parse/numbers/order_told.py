"""Pairs of concentrations whose order is told once for all: "5/150, 142/14, outside always first"."""

from __future__ import annotations

from tutor.meaning import Variable
from tutor.parse.numbers.row import Row

OTHER = {"in": "out", "out": "in"}
FIRST = frozenset({"first", "leading", "left", "before"})
BETWEEN = frozenset({"always", "value", "values", "comes", "come", "being", "is", "given", "listed", "one"})
LAST = frozenset({"second", "last"})


def bind_in_the_order_told(row: Row) -> None:
    """Give the two amounts of every ion the sides that the message says they are listed in."""
    side = _first_side(row)
    if side is None:
        return
    amounts: dict[str, list[int]] = {}
    for place in sorted(row.bound):
        variable = row.bound[place][0]
        if variable is not None and variable.symbol == "c" and variable.ion:
            amounts.setdefault(variable.ion, []).append(place)
    if any(len(places) != 2 for places in amounts.values()):
        return
    for ion, places in amounts.items():
        for place, own in zip(places, (side, OTHER[side]), strict=True):
            row.bound[place] = (Variable("c", ion, own), "in the order told")


def _first_side(row: Row) -> str | None:
    """The side that the message says comes first."""
    for place, chunk in enumerate(row.chunks[:-1]):
        side = row.any_side(place)
        if side is None or row.species(place) or chunk.kind == "number":
            continue
        after = place + 1
        while after < len(row.chunks) and row.chunks[after].text in BETWEEN:
            after += 1
        word = row.chunks[after].text if after < len(row.chunks) else ""
        if word in FIRST:
            return side
        if word in LAST:
            return OTHER[side]
    return None
