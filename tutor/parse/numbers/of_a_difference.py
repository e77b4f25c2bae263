"""A number equated with V_m - E is a driving force, and neither of the two."""

from __future__ import annotations

from tutor.meaning import V_M, Variable
from tutor.parse.numbers.measures import dimension
from tutor.parse.numbers.row import Row

MINUS = frozenset({"-", "minus", "–", "less", "subtract"})
GIVES = frozenset({
    "is", "was", "are", "=", ":", "equals", "be", "to", "about", "around", "roughly", "only", "a", "an",
    "the", "gives", "comes", "out", "as", "makes", "give", "works", "amounts",
})  # fmt: skip


def bind_of_a_difference(row: Row) -> None:
    """ "V_m - E_Cl = -6 mV", "V_m minus E_Na comes out as -135": the value of the difference."""
    chunks = row.chunks
    for index in row.open_numbers():
        if dimension(chunks[index].item.unit) not in (None, "potential"):
            continue
        place = index - 1
        while place > 1 and (_gives(chunks[place].text)):
            place -= 1
        if place < 2 or place == index - 1:
            continue
        less, joint, whole = chunks[place], chunks[place - 1], chunks[place - 2]
        of_one_ion = len(less.variables) == 1 and less.variables[0].symbol == "E"
        if of_one_ion and joint.text in MINUS and whole.variables == (V_M,):
            row.bound[index] = (Variable("DF", less.variables[0].ion), "equated with V_m - E")


def _gives(text: str) -> bool:
    return not GIVES.isdisjoint(text.split(" "))
