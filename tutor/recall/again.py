"""The last request once more, with another ion, cell, carrier, temperature or value in its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable, read_variable
from tutor.parse.reading import Given, Reading, Shift
from tutor.recall.held import given, shifts_of

WHOLE = ("goldman-potential", "what-if")  # V_m of the whole cell: another value there is a change of it
CHANGED = frozenset({"c", "P", "T"})


def again(reading: Reading, last: Last, knowledge: Knowledge) -> Reading:
    """The last request with what the reading says put in the place of what was said then."""
    last = _as_quantity(last, knowledge)
    if last.target in WHOLE and not reading.shifts and not reading.cell:
        altered = _altered(reading, last)
        if altered is not None:
            return altered
    ions = reading.ions or last.ions
    shifts = reading.shifts or _swapped(last, reading.ions)
    if shifts is None:
        return replace(reading, act=Act.CLARIFY)
    act = Act(last.act) if last.act in Act.__members__.values() else Act.COMPUTE
    return replace(
        reading,
        act=Act.COMPUTE if act in (Act.CHECK, Act.CLARIFY) else act,
        target=last.target,
        ions=ions,
        unknown=_unknown(reading, last),
        givens=(*reading.givens, *_kept(reading, last, ions)),
        shifts=shifts,
        cell=reading.cell or last.cell,
        carrier=reading.carrier or last.carrier,
        leftover=(),
    )


def _as_quantity(last: Last, knowledge: Knowledge) -> Last:
    """After "what is the driving force?", "for K at -70" asks for its value."""
    if last.act not in (Act.DEFINE, Act.EXPLAIN) or last.target not in knowledge.ideas:
        return last
    for symbol in knowledge.symbols.values():
        if symbol.idea == last.target and symbol.equation:
            return replace(last, act=str(Act.COMPUTE), target=symbol.equation, unknown=symbol.id)
    return last


def _unknown(reading: Reading, last: Last) -> Variable | None:
    """What was asked for, of the ion spoken of now."""
    unknown = read_variable(last.unknown) if last.unknown else None
    if unknown is None or not reading.ions or not (unknown.ion or unknown.symbol in ("E", "DF", "I")):
        return unknown
    return Variable(unknown.symbol, reading.ions[0], unknown.side)


def _kept(reading: Reading, last: Last, ions: tuple[str, ...]) -> list[Given]:
    """What was said then and still holds: another ion or cell has other concentrations."""
    own = {_filled(item.variable, ions) for item in reading.givens}
    held = []
    for item in map(given, last.givens):
        variable = item.variable
        ion = variable.ion if variable is not None else None
        other = ion is not None and (bool(reading.cell) or (bool(reading.ions) and ion not in ions))
        at_rest = reading.at_rest and variable == V_M
        if variable not in own and not other and not at_rest:
            held.append(item)
    return held


def _filled(variable: Variable | None, ions: tuple[str, ...]) -> Variable | None:
    """A quantity said without its ion is that of the one ion spoken of."""
    if (
        variable is not None
        and variable.ion is None
        and variable.symbol in ("c", "g", "P")
        and len(ions) == 1
    ):
        return Variable(variable.symbol, ions[0], variable.side)
    return variable


# --- changes ------------------------------------------------------------------------------------


def _swapped(last: Last, ions: tuple[str, ...]) -> tuple[Shift, ...] | None:
    """The last changes with another ion; None where the amount belongs to the ion it was said of."""
    swapped: dict[Variable, Shift] = {}
    for shift in shifts_of(last):
        variable = shift.variable
        if ions and variable.ion and variable.ion not in ions:
            if shift.how == "to":
                return None  # "K+ to 12 mM. And Na+?": not to 12 mM as well
            variable = Variable(variable.symbol, ions[0], variable.side)
        swapped.setdefault(variable, replace(shift, variable=variable))
    return tuple(swapped.values())


def _altered(reading: Reading, last: Last) -> Reading | None:
    """Other values of the cell whose V_m was asked for: a change of it, before and after."""
    if reading.salts and last.shifts:
        return _salted(reading, last)
    if reading.alters and last.shifts:
        return replace(reading, act=Act.CLARIFY)  # a change not understood: never the old one
    loose = [item for item in reading.givens if item.variable in (None, Variable("c"))]
    if loose:
        return _instead(reading, last, loose) if last.shifts else None
    values = [item for item in reading.givens if item.variable is not None]
    if not values or any(item.variable.symbol not in CHANGED for item in values):  # type: ignore[union-attr]
        return None
    shifts = tuple(
        Shift(_outside(item.variable), "to", item.value, item.unit) for item in values if item.variable
    )
    if any(shift.variable.symbol != "T" and shift.variable.ion is None for shift in shifts):
        return None
    return _changed(reading, last, shifts, ())


def _salted(reading: Reading, last: Last) -> Reading:
    """ "And NaCl instead?": the last addition once more with another salt or amount, on the same side."""
    before = shifts_of(last)[0]
    amounts = [item for item in reading.givens if item.variable is None or item.variable.symbol == "c"]
    asked_back = len(reading.salts) > 1 or len(amounts) > 1 or before.variable.symbol != "c"
    if asked_back or (before.how != "by" and not amounts):
        return replace(reading, act=Act.CLARIFY)
    counts = Counter(reading.salts[0].split())
    main = next(iter(counts.values()))
    amount, unit = (amounts[0].value, amounts[0].unit) if amounts else (before.amount, before.unit)
    shifts = tuple(
        Shift(Variable("c", ion, before.variable.side), "by", amount * n / main, unit)
        for ion, n in counts.items()
    )
    rest = tuple(item for item in reading.givens if item not in amounts)
    return _changed(reading, last, shifts, rest)


def _changed(reading: Reading, last: Last, shifts: tuple[Shift, ...], givens: tuple[Given, ...]) -> Reading:
    """The last change once more, with other amounts of other things."""
    names = {shift.variable for shift in shifts} | {item.variable for item in givens}
    kept = tuple(item for item in map(given, last.givens) if item.variable not in names)
    return replace(
        reading,
        act=Act.WHAT_IF,
        target="what-if",
        shifts=shifts,
        ions=reading.ions or last.ions,
        unknown=read_variable(last.unknown) if last.unknown else None,
        givens=(*givens, *kept),
        cell=last.cell,
        leftover=(),
    )


def _outside(variable: Variable) -> Variable:
    """A concentration changed without a side is the one outside."""
    if variable.symbol == "c" and variable.side is None:
        return Variable("c", variable.ion, "out")
    return variable


def _instead(reading: Reading, last: Last, loose: list[Given]) -> Reading:
    """ "20 mM instead": the last change once more with another amount, where only one can be meant."""
    shifts = shifts_of(last)
    kinds = {(shift.how, shift.unit) for shift in shifts}
    unit = loose[0].unit if loose[0].unit != "1" else shifts[0].unit
    first = shifts[0].amount
    if len(loose) > 1 or not first or kinds not in ({("by", unit)}, {("to", unit)}):
        return replace(reading, act=Act.CLARIFY)
    factor = abs(loose[0].value / first)
    rest = tuple(item for item in reading.givens if item not in loose)
    return _changed(
        reading, last, tuple(replace(shift, amount=shift.amount * factor) for shift in shifts), rest
    )
