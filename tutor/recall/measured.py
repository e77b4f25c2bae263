"""A value found in the place of the one just computed: "they measured 15 instead. E_Cl?"."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, Variable, read_variable
from tutor.parse.reading import Given, Reading
from tutor.recall.held import given
from tutor.units import UNITS

INSTEAD = frozenset(
    {"instead", "actually", "really", "measured", "found", "though", "fact", "reality", "but"}
)
REPLACED = ("c",)  # a concentration that follows from a balance, and may be another in a real cell
OF_IT = ("E", "DF", "dG", "I")  # what may be asked of it


def measured_instead(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """The quantity asked for, with the number in the place of the last result."""
    asked, result = reading.unknown, read_variable(last.found[0][0]) if last.found else None
    plain = reading.act is Act.COMPUTE and not (reading.offered or reading.shifts or reading.cell)
    if not plain or asked is None or asked.symbol not in OF_IT or result is None:
        return None
    number = _bare(reading, last)
    words = {word.strip(".,;:!?") for word in reading.text.lower().split()}
    if number is None or result.symbol not in REPLACED or asked.ion not in (None, result.ion):
        return None
    if not words & INSTEAD and not any(point == "corrects" for point in reading.points):
        return None
    taken = replace(number, variable=result, unit=last.found[0][2] if number.unit == "1" else number.unit)
    kept = [given(one) for one in last.givens if read_variable(one[0]) != result]
    return replace(
        reading,
        target=_target(asked, knowledge) or reading.target,
        unknown=asked._replace(ion=result.ion),
        ions=last.ions,
        givens=(taken, *kept),
        leftover=(),
        otherwise=None,
    )


def _bare(reading: Reading, last: Last) -> Given | None:
    """The one number of the message, if nothing else claims it."""
    if len(reading.givens) != 1:
        return None
    number = reading.givens[0]
    amount = number.unit == "1" or UNITS[number.unit].dimension == "concentration"
    loose = number.variable is None or (number.variable.symbol == "c" and number.variable.side is None)
    return number if loose and amount else None


def _target(asked: Variable, knowledge: Knowledge) -> str | None:
    symbol = knowledge.symbols.get(asked.symbol)
    return symbol.equation if symbol is not None else None
