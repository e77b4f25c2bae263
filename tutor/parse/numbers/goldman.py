"""Lists for the Goldman equation without names: "GHK 4/140 145/12.5 1:0.04" is K+, Na+ and Cl- in order.

Told by the equation alone, the order is that of every textbook; where the amounts do not lie as in a cell
(potassium inside, sodium and chloride outside) nothing is bound, so that the student is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import Variable
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.row import Row

ORDER = ("K", "Na", "Cl")
INSIDE = frozenset({"K"})  # which of them is the more concentrated inside
WHY = "in the order K : Na : Cl"
LEAVING_OUT = frozenset({"no", "without", "ignoring", "ignore", "neglecting", "neglect", "omit", "w/o"})


def bind_goldman(row: Row) -> None:
    """Bind slash pairs and a list with colons where the Goldman equation is named and no ion is."""
    named = any(chunk.concept("equation") == "goldman-potential" for chunk in row.chunks)
    if not named or any(row.species(place) for place in range(len(row.chunks)) if not _left_out(row, place)):
        return
    pairs = _pairs(row)
    shares = next((run for run in _lists(row) if len(run) == len(pairs)), [])
    if not 2 <= len(pairs) <= len(ORDER) or not shares:
        return
    if not all(_as_in_a_cell(row, pair, ion) for pair, ion in zip(pairs, ORDER, strict=False)):
        return
    for (outside, inside), share, ion in zip(pairs, shares, ORDER, strict=False):
        row.bound[outside] = (Variable("c", ion, "out"), WHY)
        row.bound[inside] = (Variable("c", ion, "in"), WHY)
        row.bound[share] = (Variable("P", ion), WHY)
        row.notes[outside] = f"your lists are read {WHY}, outside before inside"


def _left_out(row: Row, place: int) -> bool:
    """ "No Cl": an ion named only to be left out."""
    return place > 0 and row.chunks[place - 1].text in LEAVING_OUT


def _bare(row: Row, place: int) -> bool:
    chunk = row.chunks[place] if 0 <= place < len(row.chunks) else None
    if chunk is None or chunk.kind != "number" or place in row.bound or has_sign(chunk.item):
        return False
    return dimension(chunk.item.unit) in (None, "concentration") and (chunk.item.value or 0) > 0


def _joined(row: Row, mark: str) -> list[list[int]]:
    """Numbers that only this mark parts."""
    runs: list[list[int]] = []
    for place in range(len(row.chunks)):
        if not _bare(row, place):
            continue
        if runs and runs[-1][-1] == place - 2 and row.chunks[place - 1].text == mark:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [run for run in runs if len(run) > 1]


def _pairs(row: Row) -> list[tuple[int, int]]:
    return [(run[0], run[1]) for run in _joined(row, "/") if len(run) == 2]


def _lists(row: Row) -> list[list[int]]:
    return _joined(row, ":")


def _as_in_a_cell(row: Row, pair: Sequence[int], ion: str) -> bool:
    outside, inside = (row.chunks[place].item.value or 0.0 for place in pair)
    return (outside < inside) == (ion in INSIDE)
