"""One quantity under two conditions: "E_K for 4/140 or 5/150?", "closer to equilibrium at -70 or +40 mV?"."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import V_M, T, Variable
from tutor.parse.acts.found import Found
from tutor.parse.reading import Compared, Given

ORDERED = {"near": "small", "far": "large"}  # of a driving force, which is the distance from balance
TWO, FOUR = 2, 4


def states(found: Found, order: str) -> Compared | None:
    """The two sets of values told, and the quantity that is asked of both."""
    told = _twice(found.own)
    asked = _asked(found, order)
    wants = found.question or found.asks("what", "calculate")
    if len(told) != TWO or asked is None or found.shifts or found.carrier or not wants:
        return None
    symbols = {given.variable.symbol for state in told for given in state if given.variable is not None}
    if symbols - {"c", "V_m", "T"} or (asked.symbol == "E" and "V_m" in symbols):
        return None
    order = ORDERED.get(order, order) if asked.symbol == "DF" else order
    return Compared("states", order, variables=(asked,), states=told)


def _asked(found: Found, order: str) -> Variable | None:
    """The quantity of one ion that is compared; nearness to equilibrium is that of its driving force."""
    if len(found.ions) != 1:
        return None
    named = {variable.symbol for variable in found.variables} & {"E", "DF"}
    balance = found.chunks.names("state", "at-equilibrium")
    if not named and balance and order in ORDERED:
        named = {"DF"}
    return Variable(named.pop(), found.ions[0]) if len(named) == 1 else None


def _twice(givens: Sequence[Given]) -> tuple[tuple[Given, ...], ...]:
    """The values told twice, as two states."""
    variables = [given.variable for given in givens]
    if None in variables:
        return ()
    apart = set(variables)
    loose = len(givens) == FOUR and len(apart) == 1  # two pairs of one ion without sides
    if loose and (lone := variables[0]) is not None and lone.symbol == "c" and lone.side is None:
        return (tuple(givens[:TWO]), tuple(givens[TWO:]))
    counts = {variable: variables.count(variable) for variable in apart}
    twice = [given for given in givens if counts[given.variable] == TWO]  # what is told once holds for both
    if not twice or any(count > TWO for count in counts.values()):
        return ()
    if len({given.value for given in twice if given.variable in (V_M, T)}) == 1:
        return ()
    half = len(twice) // TWO
    return (tuple(twice[:half]), tuple(twice[half:]))
