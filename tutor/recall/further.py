"""A value that the last equation does not take, and one that goes on from it does: "with g = 5 nS?"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge, Signature
from tutor.meaning import Act, Variable, read_variable
from tutor.parse.reading import Reading
from tutor.recall.held import asks_anew, given, inputs, state_after

EVERYWHERE = frozenset({"T", "count", "z", "c", "V_m", "E", "P"})  # what tells no equation from another
PARTIAL = (Act.CLARIFY, Act.COMPUTE, Act.DEFINE)


def carried_further(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Then with 5 nS?" after a driving force: the current, the one thing that both together give."""
    own = reading.shifts or reading.offered or reading.cell or reading.carrier or reading.claims
    if own or not reading.follow_up or reading.act not in PARTIAL or not last.found:
        return None
    if last.shifts:
        last = replace(last, givens=state_after(last), shifts=())
    said = [item.variable for item in reading.givens if item.variable is not None]
    new = {v.symbol for v in said} - inputs(last.target, knowledge) - EVERYWHERE
    if len(new) != 1 or len(said) < len(reading.givens) or asks_anew(reading):
        return None
    ions = {v.ion for v in said if v.ion} or set(last.ions)
    found = list(_going_on(new.pop(), last, knowledge))
    if len(found) != 1 or len(ions) != 1:
        return None
    (ion,) = ions
    named = tuple(
        replace(item, variable=item.variable._replace(ion=ion))
        if item.variable is not None and item.variable.ion is None and item.variable.symbol != "V_m"
        else item
        for item in reading.givens
    )
    takes = {*inputs(found[0].id, knowledge), "c", "E"}
    kept = [one for one in last.givens if _holds(read_variable(one[0]), ion, takes)]
    return replace(
        reading,
        act=Act.COMPUTE,
        target=found[0].id,
        ions=(ion,),
        unknown=Variable(found[0].results[0].symbol, ion),
        givens=(*named, *map(given, kept)),
        cell=last.cell,
        leftover=(),
    )


def _going_on(symbol: str, last: Last, knowledge: Knowledge) -> Iterator[Signature]:
    """The equations that take the new value together with the last result."""
    result = read_variable(last.found[0][0]).symbol
    for signature in knowledge.signatures.values():
        takes = {port.symbol for port in signature.inputs}
        if {symbol, result} <= takes and result not in EVERYWHERE:
            yield signature


def _holds(variable: Variable, ion: str, takes: set[str]) -> bool:
    return variable.symbol in takes and variable.ion in (None, ion)
