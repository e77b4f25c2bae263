"""Whether an ion is balanced, asked after its E or a V_m: "is K+ at equilibrium then?"."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Kept, Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable, read_variable
from tutor.parse.reading import Reading
from tutor.recall.held import given

AFTER = frozenset({
    "nernst-potential", "driving-force", "goldman-potential", "chord-conductance-potential", "what-if",
})  # fmt: skip
LONGEST = 10  # words of the question
STATE = ("c", "T", "E", "V_m")


def in_balance(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """The driving force of the ion, by the values told before and the V_m told or found."""
    asked = [claim.effect.roles[0] for claim in reading.told if claim.effect.roles[1:] == ("at-equilibrium",)]
    ions = {ion for ion in asked if isinstance(ion, str) and ion in knowledge.ions}
    own = reading.offered or reading.shifts or reading.cell or reading.carrier
    plain = reading.act is Act.CHECK and reading.questioned and len(ions) == 1 and not own
    if not plain or last.target not in AFTER or len(reading.text.split()) > LONGEST:
        return None
    ion = next(iter(ions))
    held = [kept for kept in (*last.givens, *last.found) if _holds(kept, ion)]
    said = {item.variable for item in reading.givens}
    if V_M not in said and not any(read_variable(kept[0]) == V_M for kept in held):
        return None  # balanced against what?
    told = {read_variable(kept[0]): kept for kept in held}  # of a change the value after it
    kept = tuple(given(one) for variable, one in told.items() if variable not in said)
    return replace(
        reading,
        act=Act.DIRECTION,
        target="driving-force",
        unknown=Variable("DF", ion),
        ions=(ion,),
        givens=(*reading.givens, *kept),
        cell=last.cell,
        told=(),
        claims=(),
        passages=(),
        leftover=(),
        otherwise=None,
    )


def _holds(kept: Kept, ion: str) -> bool:
    variable = read_variable(kept[0])
    return variable.symbol in STATE and variable.ion in (None, ion)
