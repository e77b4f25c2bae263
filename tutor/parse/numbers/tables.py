"""Numbers in pairs and columns: "K 4/140, Na 145/12.5", and rows under a heading of sides or ions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tutor.meaning import Variable
from tutor.parse.carriers import carrier_of, driving
from tutor.parse.numbers.measures import dimension
from tutor.parse.numbers.row import Row
from tutor.parse.reading import Item

UNITS = {"mm": "mM", "µm": "µM", "um": "µM", "nm": "nM", "mmol/l": "mM"}


def bind_pairs(row: Row) -> None:
    """ "K 4/140, Na 145/12.5": both numbers of a slash pair are of the ion next to it."""
    for run in [pair for numbers in row.runs("number") for pair in _slashed(row, numbers)]:
        kinds = {dimension(row.chunks[i].item.unit) for i in run}
        if run[0] in row.bound or not kinds <= {None, "concentration"}:
            continue
        left = row.left(run[0])
        before = _of_pair(row, left) if left is not None else ()
        after = row.species(run[1] + 1)
        ions = before or after
        if not ions and (nearest := row.nearest_ion(run[0])):
            ions = (driving(carrier_of(row.chunks), nearest) or nearest,)
        ion = ions[-1] if before else ions[0] if ions else None
        if ion is None and not _whole_message(row, run):
            continue
        for place in run:
            row.bound[place] = (Variable("c", ion), "one of a pair")


def _slashed(row: Row, run: Sequence[int]) -> list[Sequence[int]]:
    """The pairs in a list of numbers: "145/12.5 and -70" holds one, "1/2/3" none."""
    joined = [one for one, other in pairwise(run) if other - one == 2 and row.chunks[one + 1].text == "/"]
    alone = [place for place in joined if place - 2 not in joined and place + 2 not in joined]
    return [(place, place + 2) for place in alone]


def _of_pair(row: Row, left: int) -> tuple[str, ...]:
    """The ion before a pair; a permeability before it is no name of a concentration."""
    variables = row.chunks[left].variables
    return () if variables and variables[0].symbol in ("P", "g", "I", "count") else row.species(left)


def _whole_message(row: Row, run: Sequence[int]) -> bool:
    """ "145/12" alone: a pair of concentrations, the ion is known from before or asked."""
    return all(c.kind == "mark" or i in run for i, c in enumerate(row.chunks)) and any(
        (row.chunks[i].item.value or 0) > 1 for i in run
    )


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: a side, an ion or a quantity, and the unit in its heading."""

    side: str | None = None
    ion: str | None = None
    symbol: str = "c"
    unit: str | None = None


def bind_tables(row: Row) -> None:
    """Rows under a heading: "ion  out  in  P" over ions, or "K  Na  Cl" over sides."""
    header: list[Column] = []
    for line in _lines(row):
        numbers = [i for i in line if row.chunks[i].kind == "number" and i not in row.bound]
        if not numbers:
            header = _heading(row, line) or header
            continue
        header = _in_brackets(row, line) or header
        if len(numbers) != len(header):
            continue
        label = [i for i in line if i < numbers[0]]
        ion = next((row.species(i)[0] for i in label if row.species(i)), None)
        side = next((found for i in label if (found := _side(row, i))), None)
        symbol = next(
            (v.symbol for i in label for v in row.chunks[i].variables if v.symbol in ("P", "g")), "c"
        )
        for place, column in zip(numbers, header, strict=True):
            _fill(row, place, replace(column, symbol=symbol) if symbol != "c" else column, ion, side)


def _in_brackets(row: Row, line: Sequence[int]) -> list[Column]:
    """ "P 1:0.06:0.3 (K Na Cl)": the ions that a bracket lists beside the first row of numbers."""
    opened = next((i for i in line if row.chunks[i].text == "("), None)
    listed = [i for i in line if opened is not None and i > opened and row.chunks[i].text not in (",", ")")]
    columns = [Column(None, row.species(i)[0]) for i in listed if row.chunks[i].kind == "ion"]
    return columns if len(columns) == len(listed) > 1 else []


def _lines(row: Row) -> list[list[int]]:
    """The places of each line of the message."""
    lines: list[list[int]] = [[]]
    for index, chunk in enumerate(row.chunks):
        if chunk.kind == "break":
            lines.append([])
        else:
            lines[-1].append(index)
    return lines if len(lines) > 1 else []


def _heading(row: Row, line: Sequence[int]) -> list[Column]:
    """The columns that a line without numbers names: two at least, else it is no heading."""
    columns: list[Column] = []
    for item in (item for index in line for item in row.chunks[index].items):
        column = _column(item)
        if column is not None:
            columns.append(column)
        elif item.text.lower() in UNITS and columns:
            columns = [replace(c, unit=c.unit or UNITS[item.text.lower()]) for c in columns]
    sides = [column for column in columns if column.side]
    ions = [column.ion for column in columns if column.ion and not column.side and column.symbol == "c"]
    if sides and ions:  # "K+ outside inside": the ion names the table, the sides its columns
        columns = [
            replace(c, ion=c.ion or (ions[0] if len(ions) == 1 else None))
            for c in columns
            if c.side or c.symbol != "c"
        ]
    return columns if len(columns) > 1 else []


def _column(item: Item) -> Column | None:
    """The column that one word of a heading names."""
    if item.variable is not None:
        return Column(item.variable.side, item.ion, item.variable.symbol)
    side = "in" if item.text.lower() == "in" else item.concept("side")
    if side is not None:
        return Column(side)
    if item.kind == "ion":
        return Column(None, item.ion)
    symbol = item.says() if item.concept("head") else ""
    return Column(symbol=symbol) if symbol in ("P", "g") else None


def _side(row: Row, index: int) -> str | None:
    """A side as a heading says it: the bare word "in" needs no neighbours there."""
    chunk = row.chunks[index]
    return "in" if chunk.text == "in" else row.any_side(index)


def _fill(row: Row, place: int, column: Column, ion: str | None, side: str | None) -> None:
    """Bind one cell of a table by its column and its line."""
    item = row.chunks[place].item
    variable = Variable(column.symbol, column.ion or ion, column.side or side)
    if variable.symbol != "c":
        variable = Variable(variable.symbol, variable.ion)
    if variable.ion is None:
        return
    if column.unit and item.unit is None and variable.symbol == "c":
        row.chunks[place] = replace(row.chunks[place], items=(item._replace(unit=column.unit),))
    row.bound[place] = (variable, "its column of the table")
