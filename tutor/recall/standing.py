"""Values of a cell told without a question: a choice that stands."""

from __future__ import annotations

from dataclasses import replace

from tutor.meaning import Act, T
from tutor.parse.reading import Reading


def standing(reading: Reading) -> Reading:
    """ "Ko = 6": values of a cell and no question are a standing choice."""
    values = [item.variable for item in reading.givens]
    start, end = reading.span
    if any(not start <= item.span[0] < end for item in reading.givens):
        return reading  # told beside something else
    own = all(
        v is not None and (v == T or (v.ion and (v.symbol == "P" or (v.symbol == "c" and v.side))))
        for v in values
    )
    quiet = not (reading.shifts or reading.events or reading.offered or reading.alters or reading.asking)
    if reading.act is not Act.CLARIFY or not values or not own or not quiet or reading.unexplained:
        return reading
    if reading.text.rstrip().endswith("?"):
        return reading
    return replace(reading, act=Act.SET, facet="values")
