"""Follow-ups that change something: "what if it doubles?", "if the cell was at -250?", "the reverse?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.compute.equation import label
from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable, read_variable
from tutor.parse.reading import Compared, Reading, Shift
from tutor.recall.again import again
from tutor.recall.altered import changed
from tutor.recall.held import base_of, inputs, shifts_of

POTENTIALS = ("nernst-potential", "goldman-potential", "driving-force", "what-if")


def two_changes(reading: Reading, trail: Sequence[Last], last: Last) -> Reading | None:
    """ "Which of the two moves it more?": the last two changes beside each other, each by itself."""
    before = (one for one in reversed(trail) if one.shifts and one.shifts != last.shifts)
    earlier = next(before, None) if last.shifts and "two" in reading.points else None
    if earlier is None:
        return None
    sides = (*shifts_of(earlier), *shifts_of(last))
    alone = len(earlier.shifts) == 1 and len(last.shifts) == 1
    different = len({replace(shift, said="") for shift in sides}) == len(sides)
    counted = all(given.variable == Variable("count") for given in reading.givens)  # "of the two"
    own = not counted or reading.shifts or reading.ions or reading.cell
    asks = reading.act in (Act.CLARIFY, Act.COMPARE, Act.CHECK, Act.COMPUTE, Act.DEFINE)
    if own or not (alone and different and asks):
        return None
    return replace(
        reading,
        act=Act.COMPARE,
        target="goldman-potential",
        unknown=V_M,
        givens=(),
        claims=(),
        shifts=sides,
        compared=Compared("changes", "large", each=True),
        cell=last.cell,
        leftover=(),
    )


def on_top(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "And P_Cl = 0 too?": a change on top of the last one, which is told to hold still."""
    if "added" not in reading.points or not last.shifts or reading.act not in (Act.CLARIFY, Act.WHAT_IF):
        return None
    fresh = reading.shifts or _supposed(reading)
    takes = inputs(base_of(last), knowledge) | {"T"}
    if not fresh or any(shift.variable.symbol not in takes for shift in fresh):
        return None
    changed_now = {shift.variable for shift in fresh}
    held = tuple(shift for shift in shifts_of(last) if shift.variable not in changed_now)
    whole = changed(reading, last, (*held, *fresh), ())
    kept = ", ".join(_told(shift) for shift in held)
    return replace(whole, notes=(*reading.notes, f"kept from before: {kept}")) if held else whole


def _told(shift: Shift) -> str:
    """A change in short: [K]out × 2, P_Cl = 0."""
    how = {"times": "×", "to": "=", "by": "plus"}[shift.how]
    return f"{label(shift.variable)} {how} {shift.amount:g}{'' if shift.unit == '1' else f' {shift.unit}'}"


def it_changes(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "What if it doubles?": the quantity last changed, else the concentration outside of the last ion."""
    if not any(shift.variable.symbol == "it" for shift in reading.shifts):
        return None
    if (named := _named_by_its_unit(reading)) is not None:
        return again(named, last, knowledge)
    side = next(shift.variable.side for shift in reading.shifts if shift.variable.symbol == "it")
    variable = _it(last)
    if variable is not None and variable.symbol == "c" and side:
        variable = Variable("c", variable.ion, side)  # "what if the inside becomes 30 mM?"
    if variable is None:
        return replace(reading, shifts=(), act=Act.CLARIFY)
    shifts = tuple(
        replace(shift, variable=variable) if shift.variable.symbol == "it" else shift
        for shift in reading.shifts
    )
    numbers = {shift.amount for shift in shifts}
    said = tuple(g for g in reading.givens if g.variable is not None and g.value not in numbers)
    return changed(replace(reading, ions=last.ions), _about_v_m(last), shifts, said)


def _named_by_its_unit(reading: Reading) -> Reading | None:
    """ "And if we hold at +55?": the number is a voltage, and no new value of whatever "it" was."""
    ends = {shift.amount for shift in reading.shifts if shift.variable.symbol == "it" and shift.how == "to"}
    voltages = [item for item in reading.givens if item.variable == V_M and item.value in ends]
    alone = len(reading.shifts) == 1 == len(voltages)
    return replace(reading, shifts=(), act=Act.CLARIFY, claims=(), told=()) if alone else None


def _it(last: Last) -> Variable | None:
    """What "it" is where it changes: what was changed last, the one value given, or an ion outside."""
    if last.shifts:
        return read_variable(last.shifts[0][0])
    if last.ions and last.target in POTENTIALS:
        return Variable("c", last.ions[0], "out")
    values = [read_variable(kept[0]) for kept in last.givens]
    return values[0] if len(values) == 1 and last.target not in POTENTIALS else None


def _about_v_m(last: Last) -> Last:
    """A change of a concentration is asked about for what it does to V_m and E, whatever was asked before."""
    held = last.target == "driving-force" and any(kept[0] == str(V_M) for kept in last.givens)
    return replace(last, target="what-if") if last.target in POTENTIALS and not held else last


def change_of_last(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "What if the cell was at -250?", "what if g is halved": a change of what the last equation takes."""
    base = base_of(last)
    same = reading.unknown is None or str(reading.unknown) == last.unknown
    asking = reading.act in (Act.WHAT_IF, Act.CLARIFY) or (reading.supposes and not reading.target)
    known = base in knowledge.signatures
    shifts = tuple(_of_the_ion(s, last) for s in reading.shifts)
    shifts = shifts or (_supposed(reading) if reading.supposes else ())
    if last.act == str(Act.COMPARE):
        return None
    driven = last.target == "driving-force" and all(s.variable.symbol in ("V_m", "E") for s in shifts)
    if not known or (last.target in POTENTIALS and not driven) or not same or not asking:
        return None
    takes = inputs(base, knowledge)
    if not shifts or any(shift.variable.symbol not in takes for shift in shifts):
        return None
    return changed(reading, last, shifts, reading.givens if reading.shifts else ())


def _of_the_ion(shift: Shift, last: Last) -> Shift:
    """ "What if g is doubled?": that of the one ion spoken of."""
    own = Variable(shift.variable.symbol, last.ions[0] if len(last.ions) == 1 else None, shift.variable.side)
    said = {kept[0] for kept in last.givens}
    return replace(shift, variable=own) if shift.variable.ion is None and str(own) in said else shift


def _supposed(reading: Reading) -> tuple[Shift, ...]:
    """ "what if the cell was at -250": each value supposed is what a quantity becomes."""
    named = [(item, item.variable) for item in reading.givens if item.variable is not None]
    if len(named) < len(reading.givens):
        return ()
    return tuple(Shift(variable, "to", item.value, item.unit) for item, variable in named)


def reverse(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "And the reverse?" after a change: the change the other way."""
    if not reading.reverse or not last.shifts or reading.shifts:
        return None
    turned = []
    for shift in shifts_of(last):
        if shift.how == "by":
            turned.append(replace(shift, amount=-shift.amount))
        elif shift.how == "times" and shift.amount:
            said = {"doubled": "halved", "halved": "doubled"}.get(shift.said, "")
            turned.append(replace(shift, amount=1 / shift.amount, said=said))
        elif shift.how == "to" and shift.start is not None:
            turned.append(replace(shift, amount=shift.start, start=shift.amount))
        else:
            return replace(reading, act=Act.CLARIFY)
    kept = replace(last, shifts=())
    return replace(again(reading, kept, knowledge), act=Act.WHAT_IF, target="what-if", shifts=tuple(turned))
