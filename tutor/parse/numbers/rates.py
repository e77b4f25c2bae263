"""Rates at two temperatures, where a Q10 is spoken of: "from 2 /s at 20 °C to 6 /s at 30 °C"."""

from __future__ import annotations

from tutor.meaning import Variable
from tutor.parse.numbers.row import Row

UNITS = frozenset({"s", "sec", "second", "seconds", "ms", "millisecond", "min", "minute", "hour", "h"})
PER = frozenset({"/", "per", "a", "each"})
ALONE = frozenset({"hz", "/s", "/ms", "/min", "per second", "per millisecond", "per ms", "per minute"})


def bind_rates(row: Row) -> None:
    """Bind the first such number to the rate to start from, a second to the other."""
    if not row.mentions("Q10"):
        return
    names = iter(("rate_1", "rate_2"))
    for index in row.open_numbers():
        after = [chunk.text for chunk in row.chunks[index + 1 : index + 4]]
        after = after[1:] if after[:1] == ["times"] else after  # "opens 40 times a second"
        rate = after[:1] and (after[0] in ALONE or (len(after) > 1 and after[0] in PER and after[1] in UNITS))
        name = next(names, None) if rate and row.chunks[index].item.unit is None else None
        if name is not None:
            row.bound[index] = (Variable(name), "a rate")
