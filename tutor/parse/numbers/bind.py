"""Numbers to givens: each quantity is bound to a symbol, an ion and a side, and says why.

Labels, offered answers and counts are set apart first. Then come lists in parallel order ("4 and
140 mM out and in"), pairs and tables, then what stands beside the number ("[K+]o = 4"), then for
concentrations the arrangement of all ions and sides in the message that costs least. What stays
unbound is kept, so that the student can be told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tutor.meaning import V_M, Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.arrangement import arrange
from tutor.parse.numbers.beside import bind_beside
from tutor.parse.numbers.counts import bind_counts, bind_labels
from tutor.parse.numbers.lists import bind_lists
from tutor.parse.numbers.measures import AMBIGUOUS, USUAL, dimension, has_sign
from tutor.parse.numbers.offered import ANSWER, bind_offered
from tutor.parse.numbers.phrases import told_values
from tutor.parse.numbers.row import RUN_JOINTS, Row
from tutor.parse.numbers.tables import bind_pairs, bind_tables
from tutor.parse.reading import Given, Item
from tutor.parse.text import Text


def bind(text: Text, chunks: Sequence[Chunk], valences: Mapping[str, int]) -> list[Given]:
    """Every number of the message as a given; ``variable`` is None where nothing claims it."""
    chunks = _share_units(chunks)
    row = Row(chunks)
    for bind_some in (bind_labels, bind_offered, bind_counts, bind_lists, bind_pairs, bind_tables):
        bind_some(row)
    spans = _ends_of_spans(row)
    for index in row.open_numbers():
        if index not in spans:
            bind_beside(row, index)
    arrange(row, spans)
    for second, first in spans.items():
        row.bound[second] = row.bound.get(first, (None, "the end of a span"))
    givens = []
    for index, chunk in enumerate(chunks):
        if chunk.kind != "number":
            continue
        variable, why = row.bound.get(index, (None, "nothing claims it"))
        if variable == V_M and not has_sign(chunk.item) and _inside_negative(chunks, index):
            chunk = replace(chunk, items=(replace(chunk.item, value=-(chunk.item.value or 0.0)),))
        given = _given(text, chunk.item, variable, why, valences)
        givens.append(replace(given, stance=row.whose.get(index)))
    return [*givens, *told_values(text, chunks, "value")]


def _inside_negative(chunks: Sequence[Chunk], index: int) -> bool:
    """ "70 mV, inside negative": the sign is told in words."""
    near = chunks[index + 1 : index + 5]
    return any(v.symbol == "negative" and (c.side or v.side) == "in" for c in near for v in c.variables)


def _ends_of_spans(row: Row) -> dict[int, int]:
    """Second number of "from 4 to 10" and "4-8" -> the first: both are of one variable."""
    spans = {}
    for index in row.open_numbers():
        joints = [chunk.text for chunk in row.chunks[index + 1 : index + 3]]
        after = index + 2
        same = after < len(row.chunks) and row.chunks[after].kind == "number" and after not in row.bound
        if same and joints[0] in ("to", "-", "->", "→", "until", "down to", "up to"):
            units = (row.chunks[index].item.unit, row.chunks[after].item.unit)
            if units[0] is None or units[1] is None or dimension(units[0]) == dimension(units[1]):
                spans[after] = index
    return spans


def _given(text: Text, item: Item, variable: Variable | None, why: str, valences: Mapping[str, int]) -> Given:
    """A number as a given: its unit by what it was bound to, with a note where that was a guess."""
    value, unit, note = item.value or 0.0, item.unit, item.note
    if unit == "mEq":
        z = abs(valences.get(variable.ion or "", 1)) if variable else 1
        value, unit = value / z, "mM"
        note = f"{item.text} is {value:g} mM at a charge of {z}" if z > 1 else note
    if unit in AMBIGUOUS and variable is not None and variable.symbol == "c":
        unit, note = "mM", f'"{item.text}" beside an ion is read as {value:g} mM'
    if unit is None:
        unit = USUAL.get(variable.symbol, "1") if variable else "1"
        if unit == "°C" and value > 200:
            unit = "K"
        if unit != "1" and variable != ANSWER:
            note = note or f"{item.text} is read as {item.text} {unit}"
    return Given(value, unit, variable, text.span(item.start, item.end), why, note)


def _share_units(chunks: Sequence[Chunk]) -> list[Chunk]:
    """A number without a unit takes that of the next one in its list: "4 and 140 mM"."""
    result = list(chunks)
    for index in range(len(result) - 3, -1, -1):
        first, joint, second = result[index], result[index + 1], result[index + 2]
        if (
            first.kind == second.kind == "number"
            and joint.text in RUN_JOINTS
            and first.item.unit is None
            and not has_sign(first.item)
            and second.item.unit is not None
            and (second.item.unit not in ("°C", "K") or joint.text in ("to", "-"))
        ):
            item = replace(first.item, unit=second.item.unit)
            result[index] = replace(first, items=(item,))
    return result
