"""A voltage at which an ion is said to be balanced: "K+ is at equilibrium at −81 mV" tells its E, and V_m."""

from __future__ import annotations

from itertools import pairwise

from tutor.meaning import V_M, Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.row import Row

STILL = frozenset({"balance", "balanced", "balances"})
OF_NO_NAME = frozenset({"M", "D", "X", "A", "N"})  # "a monovalent cation": bound elsewhere
NEAR = 8  # chunks from these words to their voltage
STOPS = frozenset({".", "?", "!", ";"})
CLOSES = STOPS | {",", "and", "but", "with", "while"}
ASKING = frozenset({"is", "are", "does", "do", "would", "will", "was"})


def bind_in_balance(row: Row) -> None:
    """Let the voltage behind such words be the E of the one ion named with them; alone, it is V_m as well."""
    told = {variable for variable, _ in row.bound.values()}
    voltages = sum(variable == V_M for variable, _ in row.bound.values())
    for index, (variable, _) in tuple(row.bound.items()):
        free = variable == V_M and index not in row.also
        ion = (_balanced(row, index) or _stands_still(row, index)) if free else None
        if ion is not None and ion not in OF_NO_NAME and Variable("E", ion) not in told:
            if voltages > 1:  # "… at −95 mV, the cell rests at −70"
                row.bound[index] = (Variable("E", ion), "where it is balanced")
            else:
                row.also[index] = (Variable("E", ion),)


def _balanced(row: Row, index: int) -> str | None:
    """The ion that its clause says to be at equilibrium at this number."""
    start = next((p + 1 for p in range(index, -1, -1) if row.chunks[p].text in STOPS), 0)
    clause = row.chunks[start:index]
    state = next((place for place, chunk in enumerate(clause) if _still(chunk)), None)
    if state is None or row.chunks[index - 1].text not in ("at", "of", "=", "is"):
        return None
    named = [chunk for chunk in clause[:state] if chunk.ions]
    denied = any(chunk.names("stance", "not") for chunk in clause)
    opener = next((chunk.text for chunk in clause if chunk.kind != "mark"), "")
    sided = index - start - state > NEAR or any(chunk.kind == "number" for chunk in clause[state:])
    alone = bool(named) and len(named[-1].ions) == 1
    return named[-1].ions[0] if alone and not (denied or sided or opener in ASKING) else None


def _stands_still(row: Row, index: int) -> str | None:
    """ "At −81 mV there is no net movement of K+": the ion of which nothing moves on the whole.

    "No net current, and K+ is 4 mM outside" says nothing of K+ alone.
    """
    end = next((p for p in range(index, len(row.chunks)) if row.chunks[p].text in CLOSES), len(row.chunks))
    clause = row.chunks[index + 1 : end]
    words = [word for chunk in clause for word in chunk.said]
    ions = {ion for chunk in clause for ion in chunk.ions}
    none = any(one in ("no", "zero") and other == "net" for one, other in pairwise(words))
    led = index > 0 and row.chunks[index - 1].text == "at"
    return next(iter(ions)) if none and led and len(ions) == 1 else None


def _still(chunk: Chunk) -> bool:
    """ "At equilibrium", "in balance"."""
    passive = chunk.text.startswith("passive")  # which has a sum of its own
    return (chunk.names("state", "at-equilibrium") and not passive) or chunk.text in STILL
