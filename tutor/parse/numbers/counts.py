"""Numbers that measure nothing: labels such as "question 4", and counts such as "3 Na out"."""

from __future__ import annotations

from tutor.meaning import Variable
from tutor.parse.numbers.row import Row

COUNTED = frozenset({
    "question", "problem", "exercise", "part", "table", "figure", "section", "item", "step",
    "chapter", "example", "q",
})  # fmt: skip


def bind_labels(row: Row) -> None:
    """ "question 4", "problem six": a label and no quantity."""
    for index in row.open_numbers():
        before = row.chunks[index - 1].text if index else ""
        if before in COUNTED and row.chunks[index].item.unit is None:
            row.bound[index] = (Variable("count"), "a label")
        if before == "±":
            row.bound[index] = (Variable("count"), "an uncertainty")


def bind_counts(row: Row) -> None:
    """ "3 Na out, 2 K in" counts ions, "100 open K+ channels" channels: no concentrations."""
    for index in row.open_numbers():
        item = row.chunks[index].item
        if item.unit is None and _of_channels(row, index):
            row.bound[index] = (Variable("count"), "a count of channels")
            continue
        after = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
        if item.unit is not None or after is None or not after.ions or not 0 < (item.value or 0) <= 4:
            continue
        if (item.value or 0) != int(item.value or 0) or after.items[0].kind == "variable":
            continue
        plural = (
            after.text.endswith("ions")
            or after.side is not None
            or row.side_at(min(index + 2, len(row.chunks) - 1))
        )
        others = [i for i in row.open_numbers() if i != index and row.chunks[i].item.unit is not None]
        if plural and not others:
            side = after.side or row.side_at(min(index + 2, len(row.chunks) - 1))
            row.bound[index] = (Variable("count", after.ions[0], side), "a count of ions")


def _of_channels(row: Row, index: int) -> bool:
    """True if what follows up to "channels" only tells of what kind they are."""
    for chunk in row.chunks[index + 1 : index + 6]:
        if chunk.names("thing", "channel"):
            return (row.chunks[index].item.value or 0) >= 1
        kind = (
            chunk.kind in ("ion", "number")
            or chunk.names("change", "open")
            or chunk.text in ("identical", "such")
        )
        if not kind or (chunk.kind == "number" and not (chunk.item.unit or "").endswith("S")):
            return False
    return False
