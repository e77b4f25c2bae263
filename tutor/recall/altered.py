"""The last change once more: with another amount, another salt, another quantity or another ion."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, T, Variable, read_variable
from tutor.parse.reading import Given, Reading, Shift
from tutor.recall.held import base_of, given, inputs, shifts_of


def altered(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """Other values where a change or the whole cell was asked about: before and after with them."""
    if reading.salts and last.shifts:
        return _salted(reading, last)
    if reading.alters and last.shifts:
        return replace(reading, act=Act.CLARIFY)  # a change not understood: never the old one
    loose = [item for item in reading.givens if item.variable in (None, Variable("c"))]
    if loose:
        return _instead(reading, last, loose) if last.shifts else None
    takes = inputs(base_of(last), knowledge) | {"T"}
    values = [item for item in reading.givens if item.variable is not None]
    told = {item.variable for item in values if item.variable is not None}
    if not told or any(variable.symbol not in takes for variable in told):
        return None
    if last.shifts and told == {T} and all(s[0] != str(T) for s in last.shifts):
        return changed(reading, last, shifts_of(last), reading.givens)  # the same change, but colder
    shifts = tuple(
        Shift(_outside(item.variable), "to", item.value, item.unit) for item in values if item.variable
    )
    if any(shift.variable.symbol in ("c", "P", "g") and shift.variable.ion is None for shift in shifts):
        return None
    return changed(reading, last, shifts, ())


def swapped(last: Last, ions: tuple[str, ...]) -> tuple[Shift, ...] | None:
    """The last changes with another ion; None where the amount belongs to the ion it was said of."""
    found: dict[Variable, Shift] = {}
    for shift in shifts_of(last):
        variable = shift.variable
        if ions and variable.ion and variable.ion not in ions:
            if shift.how == "to":
                return None  # "K+ to 12 mM. And Na+?": not to 12 mM as well
            variable = Variable(variable.symbol, ions[0], variable.side)
        found.setdefault(variable, replace(shift, variable=variable))
    return tuple(found.values())


def changed(reading: Reading, last: Last, shifts: tuple[Shift, ...], givens: tuple[Given, ...]) -> Reading:
    """A change of what was asked about last, from the values said then."""
    own = {item.variable for item in givens}
    kept = tuple(item for item in map(given, last.givens) if item.variable not in own)
    base = base_of(last)
    simple = base in (None, "goldman-potential", "nernst-potential")
    return replace(
        reading,
        act=Act.WHAT_IF,
        target="what-if" if simple else base,
        shifts=shifts,
        ions=last.ions if not simple else reading.ions or last.ions,
        unknown=read_variable(last.unknown) if last.unknown else None,
        givens=(*givens, *kept),
        cell=last.cell,
        carrier=last.carrier,
        leftover=(),
    )


def _salted(reading: Reading, last: Last) -> Reading:
    """ "And NaCl instead?": the last addition once more with another salt or amount, on the same side."""
    before = shifts_of(last)[0]
    amounts = [item for item in reading.givens if item.variable is None or item.variable.symbol == "c"]
    spans = {item.span for item in amounts}  # one number of a salt is given for each of its ions
    asked_back = len(reading.salts) > 1 or len(spans) > 1 or before.variable.symbol != "c"
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
    return changed(reading, last, shifts, rest)


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
    return changed(
        reading, last, tuple(replace(shift, amount=shift.amount * factor) for shift in shifts), rest
    )
