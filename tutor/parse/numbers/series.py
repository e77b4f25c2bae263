"""Several values of one quantity: "[K+]o at 3.5, 4 and 7 mM", "2.5 vs 5 mM outside"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.meaning import V_M, Act, T, Variable
from tutor.parse.numbers.measures import dimension, fits, has_sign
from tutor.parse.numbers.row import Row
from tutor.parse.numbers.tidy import VERSUS
from tutor.parse.reading import Reading

WHY = "one of several values"
MOST = 8  # results in one answer


def bind_series(row: Row) -> None:
    """Bind every number of a list to the one quantity that stands before it, or the one side after it."""
    for run in _lists(row):
        if any(place in row.bound for place in run):
            continue
        variable = _named_before(row, run)
        behind = _side_after(row, run) if variable is None else None
        ions = _ions_listed_before(row, run[0]) if behind is not None else []
        if behind is not None and len(ions) == len(run):
            for place, ion in zip(run, ions, strict=True):
                row.bound[place] = (Variable("c", ion, behind.side), "in the order of the ions before")
            continue
        variable = variable or behind
        if variable is not None:
            for place in run:
                row.bound[place] = (variable, WHY)
                row.several.add(place)


def _lists(row: Row) -> list[list[int]]:
    """Runs of numbers of one kind: three or more in a list, or two that are set against each other."""
    found: list[list[int]] = []
    run: list[int] = []
    for index in range(len(row.chunks) + 1):
        chunk = row.chunks[index] if index < len(row.chunks) else None
        if chunk is not None and chunk.kind == "number":
            same = not run or _alike(row, run[-1], index)
            if not same:
                found.append(run)
                run = []
            run.append(index)
        elif chunk is None or not (chunk.text in (",", "and", "or", "&", ", and") or chunk.text in VERSUS):
            found.append(run)
            run = []
    return [run for run in found if len(run) > 2 or (len(run) == 2 and _contrasted(row, run))]


def _alike(row: Row, one: int, other: int) -> bool:
    return dimension(row.chunks[one].item.unit) == dimension(row.chunks[other].item.unit)


def _contrasted(row: Row, run: Sequence[int]) -> bool:
    """Two numbers are two values of one thing where they are compared or offered as a choice."""
    between = {chunk.text for chunk in row.chunks[run[0] + 1 : run[1]]}
    if dimension(row.chunks[run[0]].item.unit) == "temperature":
        return True
    if run[0] and row.chunks[run[0] - 1].text == "between" and between == {"and"}:
        return True
    return bool(between & (VERSUS | {"or"}))


def _named_before(row: Row, run: Sequence[int]) -> Variable | None:
    """ "[K+]o = 2, 4, 8 mM", "V_m of -70, -60, -50 mV"."""
    item = row.chunks[run[0]].item
    kind = dimension(item.unit)
    left = _quantity_before(row, run[0])
    after = row.any_side(run[-1] + 1) if run[-1] + 1 < len(row.chunks) else None
    if left is not None and len(row.chunks[left].variables) == 1:
        variable = row.chunks[left].variables[0]
        whole = variable.symbol != "c" or (variable.ion is not None and variable.side is not None)
        clash = variable.symbol == "c" and after is not None and after != variable.side
        if whole and not clash and variable.symbol in ("c", "V_m", "E", "T") and fits(variable, kind, item):
            return variable
    if kind == "temperature":
        return T
    signed = [row.chunks[i].item for i in run if row.chunks[i].item.value]
    if kind == "potential" or (kind is None and signed and all(map(has_sign, signed))):
        return V_M
    return None


def _quantity_before(row: Row, index: int) -> int | None:
    """The quantity before a list, a verb such as "goes" or "takes values" between them."""
    place = row.left(index)
    for _ in range(2):
        if place is None or row.chunks[place].variables or row.chunks[place].kind != "word":
            break
        place = row.left(place)
    return place


def _ions_listed_before(row: Row, index: int) -> list[str]:
    """ "Na 145, K 4, Cl 110 outside; 12, 140, 10 inside": the ions told on the other side, in their order."""
    listed = [
        row.species(place)[0]
        for place in range(index - 1)
        if len(row.species(place)) == 1 and row.chunks[place + 1].kind == "number"
    ]
    return listed if len(set(listed)) == len(listed) else []


def _side_after(row: Row, run: Sequence[int]) -> Variable | None:
    """ "3.5, 4.0 and 7.0 mM outside": one side for the whole list, the ion beside it or named before."""
    kinds = {dimension(row.chunks[i].item.unit) for i in run}
    place = run[-1] + 1
    while place < len(row.chunks) and (row.chunks[place].kind == "ion" or row.chunks[place].text == "of"):
        place += 1
    if not kinds <= {None, "concentration"} or place >= len(row.chunks):
        return None
    side = row.any_side(place)
    if side is None or any(place in order for order in row.runs("side")):
        return None
    own = next((row.species(i)[0] for i in range(run[-1] + 1, place + 2) if row.species(i)), None)
    return Variable("c", own or row.nearest_ion(run[0]), side)


def one_each(reading: Reading) -> tuple[Reading, ...]:
    """A question asked of several values of one quantity is as many questions, one result each."""
    several = [given for given in reading.givens if given.several]
    variables = {given.variable for given in several}
    if reading.target == "temperature-q10":
        return (reading,)  # it takes both temperatures at once
    if reading.act not in (Act.COMPUTE, Act.DIRECTION) or len(variables) != 1 or not 1 < len(several) <= MOST:
        return (reading,)
    others = tuple(given for given in reading.givens if not given.several)
    return tuple(replace(reading, givens=(*others, one)) for one in several)
