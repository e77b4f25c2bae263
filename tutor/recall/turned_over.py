"""The last calculation the other way: its result is told now, and one of its values is asked for."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, read_variable
from tutor.parse.reading import Reading
from tutor.recall.held import given

ASKED = (Act.COMPUTE, Act.WHAT_IF, Act.CLARIFY)


def turned_over(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "What would g_Na have to be to get it up to 0?" after a V_m: all else as it was told."""
    own = reading.offered or reading.cell or reading.carrier or last.shifts
    if reading.act not in ASKED or own or last.target not in knowledge.signatures or last.unknown is None:
        return None
    result, asked = read_variable(last.unknown), reading.unknown
    told = {read_variable(kept[0]): kept for kept in last.givens}
    said = {item.variable for item in reading.givens}
    other = asked == result and bool(said)  # the same once more, of another value
    turned = asked in told and result in said
    if asked is None or not (turned or other) or not said <= {result, *told}:
        return None
    kept = tuple(given(one) for variable, one in told.items() if variable not in said | {asked})
    return replace(
        reading,
        act=Act.COMPUTE,
        target=last.target,
        givens=(*reading.givens, *kept),
        ions=(),
        shifts=(),
        cell=last.cell,
        leftover=(),
        otherwise=None,
    )
