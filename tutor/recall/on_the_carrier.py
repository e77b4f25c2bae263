"""Follow-ups on a carrier: "is Ca2+ going in on it?", "what does the exchanger do at +20?"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, Variable
from tutor.parse.carriers import cycle_of
from tutor.parse.reading import Reading
from tutor.recall.again import again

COUPLED = "coupled-transport"
ENERGY = Variable("dG")
WITH = ("on", "by", "through", "with", "via")


def of_the_carrier(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """The same of the carrier spoken of last, whose cycle is known, where only "it" or its kind is named."""
    own = reading.carrier or reading.offered or reading.cell
    counted = any(g.variable is not None and g.variable.symbol == "count" for g in reading.givens)
    if own or counted or not last.carrier or reading.target in knowledge.ideas:
        return None
    its_way = reading.act is Act.DIRECTION and last.target == COUPLED and _goes(reading, last)
    if reading.target != COUPLED and not its_way:
        return None
    named = replace(reading, ions=(), shifts=(), unknown=None, act=Act.CLARIFY, carrier=last.carrier)
    whole = again(named, replace(last, shifts=()), knowledge)
    asked = ENERGY if its_way or reading.unknown is None else reading.unknown
    return replace(whole, act=Act.DIRECTION if asked == ENERGY else Act.COMPUTE, unknown=asked)


def _goes(reading: Reading, last: Last) -> bool:
    """True for "it goes", and for an ion on it that it moves, not by itself."""
    if not reading.ions:
        return "it" in reading.points
    words = reading.text.lower().split()
    by = any(word in WITH and after.strip("?.,") == "it" for word, after in pairwise(words))
    return by and set(reading.ions) <= set(cycle_of(last.carrier or ""))
