"""Ellipsis: a reading with holes is completed from what the conversation was about."""

from __future__ import annotations

import re
from dataclasses import replace

from tutor.context import Context, Last
from tutor.meaning import Act, Variable, read_variable
from tutor.parse.reading import Given, Reading, Shift


def complete(reading: Reading, context: Context) -> Reading:
    """The reading with its gaps filled: same target, other ion; same question, other cell; "why?"."""
    last = context.last
    if last is None:
        return reading
    if any(shift.variable.symbol == "it" for shift in reading.shifts):
        return _changed(reading, last)
    if reading.act is Act.DIRECTION and not reading.ions and last.ions:
        unknown = Variable("DF", last.ions[0])
        return replace(
            _again(replace(reading, ions=last.ions), last),
            act=Act.DIRECTION,
            target="driving-force",
            unknown=unknown,
            shifts=(),
        )
    if reading.act is Act.CHECK and reading.offered and reading.unknown is None and last.unknown:
        kept = _again(reading, last)
        return replace(kept, act=Act.CHECK, offered=reading.offered)
    if (
        last.shifts
        and reading.act in (Act.COMPUTE, Act.DIRECTION)
        and not reading.givens
        and _BACK.search(reading.text.lower())
    ):
        return _after_change(reading, last)
    if not reading.follow_up:
        return reading
    if reading.act is Act.EXPLAIN and reading.target is None and not reading.ideas:
        asked = read_variable(last.unknown) if last.unknown else None
        return replace(
            reading, target=last.target, ions=last.ions, unknown=asked, cell=reading.cell or last.cell
        )
    partial = reading.act is Act.CLARIFY or (
        reading.act in (Act.COMPUTE, Act.CHECK) and not reading.offered and not _asks_anew(reading)
    )
    if not partial or not (reading.ions or reading.givens or reading.cell):
        return reading
    if last.shifts and reading.alters and not reading.shifts:
        return replace(reading, act=Act.CLARIFY)  # a change of its own, not understood: never the old one
    loose = [given for given in reading.givens if given.variable in (None, Variable("c"))]
    if last.shifts and loose and not reading.shifts:
        return _instead(reading, last, loose)
    return _again(reading, last)


# "at that level", "the new one", "then": the state that the last change led to.
_BACK = re.compile(r"\b(?:that|this|those|new|now|then|there)\b")


def _after_change(reading: Reading, last: Last) -> Reading:
    """The question asked of the changed cell."""
    reached = tuple(
        Given(amount, unit, read_variable(written), (0, 0), "said before")
        for written, how, amount, unit, _ in last.shifts
        if how == "to"
    )
    return replace(reading, givens=reached, cell=reading.cell or last.cell)


def _instead(reading: Reading, last: Last, loose: list[Given]) -> Reading:
    """ "20 mM instead": the last change once more with another amount, where only one can be meant."""
    kinds = {(how, unit) for _, how, _, unit, _ in last.shifts}
    first = last.shifts[0][2]
    if len(loose) > 1 or not first or kinds not in ({("by", loose[0].unit)}, {("to", loose[0].unit)}):
        return replace(reading, act=Act.CLARIFY)
    factor = abs(loose[0].value / first)
    shifts = tuple(
        Shift(read_variable(written), how, amount * factor, unit, start)
        for written, how, amount, unit, start in last.shifts
    )
    rest = tuple(given for given in reading.givens if given not in loose)
    return _again(replace(reading, givens=rest, shifts=shifts), last)


def _asks_anew(reading: Reading) -> bool:
    """True if the reading names a quantity of its own to find (T alone is a condition)."""
    return reading.unknown is not None and reading.unknown.symbol not in ("T", "c")


def _again(reading: Reading, last: Last) -> Reading:
    """The last request once more with another ion, cell, temperature or value."""
    ions = reading.ions or last.ions
    unknown = read_variable(last.unknown) if last.unknown else None
    if unknown is not None and reading.ions and unknown.ion:
        unknown = Variable(unknown.symbol, reading.ions[0], unknown.side)
    swapped = [
        Shift(_swap(read_variable(v), reading.ions), how, amount, unit, start)
        for v, how, amount, unit, start in last.shifts
    ]
    shifts = tuple({shift.variable: shift for shift in reversed(swapped)}.values())[::-1]
    own = {_filled(given.variable, ions) for given in reading.givens}
    kept = []
    for written, value, unit in last.givens:
        variable = read_variable(written)
        # Another ion or another cell has other concentrations; a voltage or temperature stays.
        of_others = variable.ion is not None and (bool(reading.ions) and variable.ion not in ions)
        if variable not in own and not of_others and not (reading.cell and variable.ion):
            kept.append(Given(value, unit, variable, (0, 0), "said before"))
    act = Act(last.act) if last.act in Act.__members__.values() else Act.COMPUTE
    if act is Act.CHECK:
        act = Act.COMPUTE
    return replace(
        reading,
        act=act,
        target=last.target,
        ions=ions,
        unknown=unknown,
        givens=(*reading.givens, *kept),
        shifts=reading.shifts or shifts,
        cell=reading.cell or last.cell,
    )


def _filled(variable: Variable | None, ions: tuple[str, ...]) -> Variable | None:
    """A concentration said without its ion is that of the one ion spoken of."""
    if variable is not None and variable.symbol == "c" and variable.ion is None and len(ions) == 1:
        return Variable("c", ions[0], variable.side)
    return variable


def _swap(variable: Variable, ions: tuple[str, ...]) -> Variable:
    if ions and variable.ion and variable.ion not in ions:
        return Variable(variable.symbol, ions[0], variable.side)
    return variable


def _changed(reading: Reading, last: Last) -> Reading:
    """ "What if it doubles?": the quantity last changed, else the concentration outside of the last ion."""
    if last.shifts:
        variable = read_variable(last.shifts[0][0])
    elif last.ions:
        variable = Variable("c", last.ions[0], "out")
    else:
        return replace(reading, shifts=(), act=Act.CLARIFY)
    shifts = tuple(
        replace(shift, variable=variable) if shift.variable.symbol == "it" else shift
        for shift in reading.shifts
    )
    kept = tuple(
        Given(value, unit, read_variable(written), (0, 0), "said before")
        for written, value, unit in last.givens
    )
    numbers = {shift.amount for shift in shifts}
    said = tuple(
        given for given in reading.givens if given.variable is not None and given.value not in numbers
    )
    return replace(
        reading,
        act=Act.WHAT_IF,
        target="what-if",
        shifts=shifts,
        ions=last.ions,
        givens=(*said, *kept),
        cell=last.cell,
    )
