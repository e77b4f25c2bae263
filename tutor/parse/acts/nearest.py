"""What a message that was not followed comes nearest to: equations and ideas that share its words."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from tutor.knowledge.model import Knowledge, Signature
from tutor.parse.acts.found import Found
from tutor.parse.acts.topics import ranking
from tutor.parse.numbers.measures import dimension

MOST = 3
NAMED, RESULT, INPUT, UNIT = 2.0, 1.0, 0.4, 0.6
ENOUGH = 0.9  # from here on an equation is near
SOME = 0.2  # from here on an idea is
COMMON = frozenset({"c", "T", "z", "P"})  # quantities of too many equations to point at one
PLAIN = frozenset({"number", "concentration", "potential", "temperature", "time"})  # and their dimensions


def nearest(found: Found, knowledge: Knowledge) -> tuple[str, ...]:
    """Up to three equations and ideas, the nearest first."""
    said = {variable.symbol for variable in found.variables}
    units = {dimension(given.unit) for given in found.givens if given.variable is None}
    scored = [
        (NAMED * (one.id in found.named) + _speaks_for(one, said, units), one.id)
        for one in knowledge.signatures.values()
    ]
    near = [name for score, name in sorted(scored, key=lambda one: -one[0]) if score >= ENOUGH]
    ranked = ranking(found, knowledge)[:MOST]
    ideas = [match.idea for match in ranked if match.score >= SOME and match.support]
    asks_value = bool(found.givens) or found.asks("calculate")
    return tuple((near + ideas if asks_value else ideas + near)[:MOST])


def _speaks_for(signature: Signature, said: AbstractSet[str], units: AbstractSet[str | None]) -> float:
    """How much of the quantities and units that were said belongs to one equation."""
    if not units and said.isdisjoint(signature.symbols):
        return 0.0
    results = {port.symbol for port in signature.results} - COMMON
    inputs = {port.symbol for port in signature.inputs} - COMMON - results
    kinds = {port.dimension for port in signature.inputs} - PLAIN
    return RESULT * len(said & results) + INPUT * len(said & inputs) + UNIT * len(units & kinds)
