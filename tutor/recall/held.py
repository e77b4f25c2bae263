"""What the last request leaves on the table: its values, and the state that it led to."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.context import Kept, Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable, read_variable
from tutor.parse.reading import Given, Reading, Shift

BEFORE = "said before"
WHOLE = ("goldman-potential", "what-if", "chord-conductance-potential")
STATE = ("c", "P", "T", "V_m")


def refers(reading: Reading) -> bool:
    """True if it points at what was just worked out."""
    return "place" in reading.points


def asks_anew(reading: Reading) -> bool:
    """True if the reading names a quantity of its own to find (T alone is a condition)."""
    return reading.unknown is not None and reading.unknown.symbol not in ("T", "c")


def given(kept: Kept) -> Given:
    """A value kept from before, as a given that was said there."""
    return Given(kept[1], kept[2], read_variable(kept[0]), (0, 0), BEFORE)


def base_of(last: Last) -> str | None:
    """The equation that the last request was about; None for what a change does to V_m."""
    return None if last.target in (None, "what-if") else last.target


def of_whole_cell(last: Last) -> bool:
    """True if V_m of the cell was asked for: another value there is a change of the cell."""
    return last.target in WHOLE and last.act in (Act.COMPUTE, Act.WHAT_IF)


def inputs(target: str | None, knowledge: Knowledge) -> set[str]:
    """The symbols of what an equation takes; V_m by Goldman takes the cell's."""
    signature = knowledge.signatures.get(target or "")
    return {port.symbol for port in signature.inputs} if signature else {"c", "P", "T"}


def shifts_of(last: Last) -> tuple[Shift, ...]:
    """The changes of the last request."""
    return tuple(
        Shift(read_variable(written), how, amount, unit, start)
        for written, how, amount, unit, start in last.shifts
    )


def state_after(last: Last) -> tuple[Kept, ...]:
    """The values that hold after the change asked about last, those it changed put in their place."""
    moved = {shift[0] for shift in last.shifts}
    changed = {kept[0]: kept for kept in last.found if kept[0] in moved}
    return (*(kept for kept in last.givens if kept[0] not in changed), *changed.values())


def reached(reading: Reading, last: Last, knowledge: Knowledge) -> tuple[Given, ...]:
    """The values that hold where the reading points: after a change, or those just found."""
    pointed = refers(reading)
    if not pointed and not (last.shifts and "after" in reading.points):
        return ()
    found = {read_variable(kept[0]): kept for kept in last.givens}
    told = {variable for variable in found if variable.symbol == "E"}  # as given, not as computed
    found.update({v: kept for kept in last.found if (v := read_variable(kept[0])) not in told})
    own = {item.variable for item in reading.givens}
    asked = reading.unknown
    state = {*STATE, *inputs(reading.target, knowledge)} - {"E"}
    found = {v: kept for v, kept in found.items() if v.symbol != "E" or v in told}
    state |= {"E"} if told else set()
    held = [kept for variable, kept in found.items() if variable.symbol in state and variable not in own]
    if asked is not None and asked.symbol == "DF" and V_M not in found and V_M not in own:
        held += _as_voltage(last.found, asked)
    if asked is not None and asked.symbol in ("V_m", "E"):
        held = [kept for kept in held if read_variable(kept[0]) != V_M]
    return tuple(given(kept) for kept in held if read_variable(kept[0]) != asked)


def _as_voltage(found: Iterable[Kept], asked: Variable) -> list[Kept]:
    """ "the driving force at that potential": the one equilibrium potential of another ion just found."""
    potentials = [kept for kept in found if read_variable(kept[0]).symbol == "E"]
    if len(potentials) != 1 or read_variable(potentials[0][0]).ion == asked.ion:
        return []
    return [(str(V_M), potentials[0][1], potentials[0][2])]
