"""A bare number beside the name of what was told before: "what if R_m is only 5000?" after ohm cm²."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, read_variable
from tutor.parse.reading import Reading
from tutor.recall.again import again

LONGEST = 12  # words
WHY = "in the unit that it was told in before"
ASKED = (Act.CLARIFY, Act.WHAT_IF, Act.COMPUTE, Act.SET)


def named_number(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """The last calculation with that number, in the unit in which the quantity was told."""
    told = {read_variable(kept[0]): kept for kept in last.givens}
    named = [variable for variable in reading.speaks_of if variable in told]
    own = reading.offered or reading.shifts or reading.cell or reading.carrier or reading.claims
    plain = reading.act in ASKED and not own and len(reading.text.split()) <= LONGEST
    loose = [item for item in reading.givens if item.variable is None and item.unit == "1"]
    if not plain or last.shifts or last.target not in knowledge.signatures or len(reading.givens) != 1:
        return None
    if len(named) != 1 or len(loose) != 1 or reading.unknown in named:
        return None  # "They measured 15 instead. So E_Cl would be?": no value of what is asked
    if set(reading.speaks_of) - {named[0], read_variable(last.unknown or "T")}:
        return None
    number = replace(loose[0], variable=named[0], unit=told[named[0]][2], why=WHY)
    whole = replace(
        reading,
        act=Act.CLARIFY,
        givens=(number,),
        ions=(),
        unknown=None,
        passages=(),
        leftover=(),
        otherwise=None,
    )
    return again(whole, last, knowledge)
