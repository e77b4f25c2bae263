"""An equilibrium potential told at one temperature and asked at another: E is proportional to T."""

from __future__ import annotations

from dataclasses import replace

from tutor.meaning import Act, T, Variable
from tutor.parse.reading import Given, Reading

RATED = frozenset({"Q10", "rate_1", "rate_2", "ratio"})
FIRST, SECOND = Variable("T_1"), Variable("T_2")


def at_another_temperature(reading: Reading) -> Reading:
    """ "E_Na is 55 mV at 20 °C. What is it at 37 °C?": the temperature beside the value is the first."""
    told = [given for given in reading.givens if given.variable and given.variable.symbol == "E"]
    asked = told[0].variable if len(told) == 1 else None
    rated = any(given.variable and given.variable.symbol in RATED for given in reading.givens)
    means = reading.unknown == asked or (reading.unknown == Variable("ratio") and not rated)
    if reading.act is not Act.COMPUTE or asked is None or asked.ion is None or not means:
        return reading
    warm = [given for given in reading.givens if given.variable == T]
    amounts = any(g.variable is not None and g.variable.symbol == "c" for g in reading.givens)
    if len(warm) != 2 or amounts or warm[0].value == warm[1].value:
        return reading
    known = told[0]
    first, second = sorted(warm, key=lambda given: _apart(given, known))
    rest = [given for given in reading.givens if given not in (known, *warm)]
    named = (
        replace(known, variable=Variable("E_1", asked.ion)),
        replace(first, variable=FIRST),
        replace(second, variable=SECOND),
    )
    return replace(reading, target="temperature-q10", unknown=asked, givens=(*rest, *named))


def _apart(one: Given, other: Given) -> int:
    """How far two values stand from each other in the message."""
    return min(abs(one.span[0] - other.span[1]), abs(other.span[0] - one.span[1]))
