"""The last request once more, with another ion, cell, carrier, temperature or value in its place."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, T, Variable, read_variable
from tutor.parse.reading import Compared, Given, Reading
from tutor.recall.altered import altered, swapped
from tutor.recall.held import given, inputs, of_whole_cell
from tutor.units import UNITS

PER_ION = ("E", "DF", "I")


def again(reading: Reading, last: Last, knowledge: Knowledge) -> Reading:
    """The last request with what the reading says put in the place of what was said then."""
    last = _as_quantity(last, knowledge)
    reading = _as_its_voltage(reading, last, knowledge)
    reading = _same_ions(_to_the_second(reading, last), last)
    last = _of_another_pair(reading, last)
    if (last.shifts or of_whole_cell(last)) and not reading.shifts and not reading.cell:
        changed = altered(reading, last, knowledge)
        if changed is not None:
            return changed
    ions = reading.ions or last.ions
    shifts = reading.shifts or swapped(last, reading.ions)
    if shifts is None:
        return replace(reading, act=Act.CLARIFY)
    act = Act(last.act) if last.act in Act.__members__.values() else Act.COMPUTE
    sides = _sides(reading, last) if act is Act.COMPARE else None
    if act is Act.COMPARE and sides is None:
        act = Act.COMPUTE  # "and Cl-?" after a comparison: its own value
    return replace(
        reading,
        compared=sides,
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


def _of_another_pair(reading: Reading, last: Last) -> Last:
    """ "Now for K+ at 5 and 140" after a change of Na+: its own potential, and nothing is changed to both."""
    told = [item.variable for item in reading.givens if item.variable and item.variable.symbol == "c"]
    ions = {variable.ion for variable in told}
    moved = {read_variable(shift[0]).ion for shift in last.shifts}
    asked = read_variable(last.unknown).symbol if last.unknown else ""
    pair = len(told) == 2 and len(ions) == 1 and {v.side for v in told} in ({None}, {"in", "out"})
    if not (pair and last.shifts and asked == "E") or ions <= moved:
        return last
    return replace(last, act=str(Act.COMPUTE), target="nernst-potential", shifts=(), givens=())


def _as_its_voltage(reading: Reading, last: Last, knowledge: Knowledge) -> Reading:
    """ "And at -120 mV?" after a calculation with one voltage that is no V_m: that one."""
    if last.target not in knowledge.signatures or "V_m" in inputs(last.target, knowledge):
        return reading
    told = [read_variable(kept[0]) for kept in last.givens if UNITS[kept[2]].dimension == "potential"]
    if len(told) != 1 or not any(item.variable == V_M for item in reading.givens):
        return reading
    moved = tuple(replace(g, variable=told[0]) if g.variable == V_M else g for g in reading.givens)
    return replace(reading, givens=moved)


def _sides(reading: Reading, last: Last) -> Compared | None:
    """ "And when V_m is 0?" after a comparison: the same quantities with the other value."""
    asked = read_variable(last.unknown).symbol if last.unknown else ""
    found = tuple(v for kept in last.found if (v := read_variable(kept[0])).symbol == asked)
    if reading.ions or len(found) < 2:
        return None
    return Compared("quantities", reading.order, variables=found)


def _to_the_second(reading: Reading, last: Last) -> Reading:
    """ "And at 37?" after a rate at two temperatures: the one it was asked for."""
    before = {read_variable(kept[0]) for kept in last.givens}
    if SECOND not in before or not any(item.variable == T for item in reading.givens):
        return reading
    moved = tuple(replace(g, variable=SECOND) if g.variable == T else g for g in reading.givens)
    return replace(reading, givens=moved)


SECOND = Variable("T_2")


def _as_quantity(last: Last, knowledge: Knowledge) -> Last:
    """After "what is the driving force?", "for K at -70" asks for its value."""
    if last.act not in (Act.DEFINE, Act.EXPLAIN) or last.target not in knowledge.ideas:
        return last
    for symbol in knowledge.symbols.values():
        if symbol.idea == last.target and symbol.equation:
            return replace(last, act=str(Act.COMPUTE), target=symbol.equation, unknown=symbol.id)
    return last


def _same_ions(reading: Reading, last: Last) -> Reading:
    """ "gNa 20" names Na+ to change its value, not to ask for Na+ alone."""
    before = {read_variable(kept[0]) for kept in last.givens}
    replaces = bool(reading.givens) and all(item.variable in before for item in reading.givens)
    return replace(reading, ions=last.ions) if replaces and len(last.ions) > 1 else reading


def _unknown(reading: Reading, last: Last) -> Variable | None:
    """What was asked for, of the ion spoken of now."""
    unknown = read_variable(last.unknown) if last.unknown else None
    if unknown is None or not reading.ions or not (unknown.ion or unknown.symbol in PER_ION):
        return unknown
    return Variable(unknown.symbol, reading.ions[0], unknown.side)


def _kept(reading: Reading, last: Last, ions: tuple[str, ...]) -> list[Given]:
    """What was said then and still holds: another ion or cell has other concentrations."""
    own = {_filled(item.variable, ions) for item in reading.givens}
    another = reading.carrier is not None and reading.carrier != last.carrier  # it has a cycle of its own
    held = []
    for item in map(given, last.givens):
        variable = item.variable
        ion = variable.ion if variable is not None else None
        other = ion is not None and (bool(reading.cell) or (bool(reading.ions) and ion not in ions))
        at_rest = reading.at_rest and variable == V_M
        other = other or (another and variable is not None and variable.symbol == "count")
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
