"""Numbers in pairs and columns: "K 4/140, Na 145/12.5", and rows under a heading of sides."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import Variable
from tutor.parse.numbers.measures import dimension
from tutor.parse.numbers.row import Row


def bind_pairs(row: Row) -> None:
    """ "K 4/140, Na 145/12.5": both numbers of a slash pair are of the ion next to it."""
    for run in row.runs("number"):
        pair = len(run) == 2 and run[1] - run[0] == 2 and row.chunks[run[0] + 1].text == "/"
        kinds = {dimension(row.chunks[i].item.unit) for i in run}
        if not pair or run[0] in row.bound or not kinds <= {None, "concentration"}:
            continue
        left = row.left(run[0])
        before = row.chunks[left].ions if left is not None else ()
        after = row.chunks[run[1] + 1].ions if run[1] + 1 < len(row.chunks) else ()
        ions = before or after or tuple(filter(None, (row.nearest_ion(run[0]),)))
        if ions:
            for place in run:
                row.bound[place] = (Variable("c", ions[-1] if before else ions[0]), "one of a pair")


def bind_tables(row: Row) -> None:
    """Rows under a heading of sides: "ion  out  in", then "K+ 4 140" a line."""
    header: list[int] | None = None
    line: list[int] = []
    for index in range(len(row.chunks) + 1):
        if index < len(row.chunks) and row.chunks[index].kind != "break":
            line.append(index)
            continue
        numbers = [i for i in line if row.chunks[i].kind == "number" and i not in row.bound]
        sides = [i for i in line if row.side_at(i)]
        if len(sides) > 1 and not numbers:
            header = sides
        elif header and len(numbers) == len(header) and (ion := _line_ion(row, line)):
            for place, name in zip(numbers, header, strict=True):
                row.bound[place] = (Variable("c", ion, row.side_at(name)), "its column of the table")
        line = []


def _line_ion(row: Row, line: Sequence[int]) -> str | None:
    """The ion of a line of a table."""
    return next((row.chunks[i].ions[0] for i in line if row.chunks[i].ions), None)
