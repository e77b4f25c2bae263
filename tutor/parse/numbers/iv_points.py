"""Two points of a current-voltage line: "-2 pA at -80 mV and +1 pA at -20 mV"."""

from __future__ import annotations

from dataclasses import replace

from tutor.meaning import Variable
from tutor.parse.numbers.measures import dimension
from tutor.parse.numbers.row import Row

WHY = "a point of a current-voltage line"
NEAR = 6  # chunks between a current and its voltage


def bind_points(row: Row) -> None:
    """Bind two currents and two voltages that stand in turn, where one line is drawn through them."""
    currents = [place for place in row.open_numbers() if _measures(row, place, "current")]
    voltages = [place for place in row.open_numbers() if _is_voltage(row, place)]
    pairs = list(zip(currents, voltages, strict=False))
    if len(currents) != 2 or len(voltages) != 2 or not all(abs(a - b) <= NEAR for a, b in pairs):
        return
    in_turn = (currents[0] < voltages[0]) == (currents[1] < voltages[1])
    apart = max(pairs[0]) < min(pairs[1])
    ions = {ion for chunk in row.chunks for ion in chunk.ions}
    if not (in_turn and apart) or len(ions) > 1:
        return
    ion = next(iter(ions), None)
    for number, (current, voltage) in enumerate(pairs, start=1):
        row.bound[current] = (Variable(f"I_{number}", ion), WHY)
        row.bound[voltage] = (Variable(f"V_{number}"), WHY)
        chunk = row.chunks[voltage]
        if chunk.item.unit is None:
            row.chunks[voltage] = replace(chunk, items=(chunk.item._replace(unit="mV"),))


def _measures(row: Row, place: int, kind: str) -> bool:
    return dimension(row.chunks[place].item.unit) == kind


def _is_voltage(row: Row, place: int) -> bool:
    """A number in mV, or one of no unit behind "at"."""
    item = row.chunks[place].item
    after_at = place > 0 and row.chunks[place - 1].text in ("at", "@")
    return _measures(row, place, "potential") or (item.unit is None and after_at)
