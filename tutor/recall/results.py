"""Follow-ups on what was just found: which way it goes, a number put up for it, what holds there."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, Variable, read_variable
from tutor.parse.acts.dependence import FACET
from tutor.parse.reading import Given, Reading
from tutor.recall.again import again
from tutor.recall.held import asks_anew, reached

NEAR = 0.2  # a bare number this near to the last result is offered as that result


def direction(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Which way does it go?": the ion last spoken of."""
    if reading.act is not Act.DIRECTION or not last.ions:
        return None
    if reading.ions:
        held = reached(reading, last, knowledge)
        return replace(reading, givens=(*reading.givens, *held)) if held else None
    force = Variable("DF", last.ions[0])
    asked = replace(reading, ions=last.ions, unknown=force)
    state = reached(asked, last, knowledge)
    kept = replace(last, shifts=(), target="driving-force", act=str(Act.DIRECTION), unknown=str(force))
    whole = again(replace(asked, givens=(*reading.givens, *state)), kept, knowledge)
    return replace(whole, act=Act.DIRECTION, target="driving-force", unknown=force, shifts=())


def number_offered(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "I got 151", "65.5?": a number put up as the last result."""
    if last.unknown is None or reading.unknown is not None:
        return None
    offered = reading.offered if reading.act is Act.CHECK else _as_result(reading, last)
    if not offered:
        return None
    rest = tuple(item for item in reading.givens if item not in offered)
    whole = again(replace(reading, givens=rest, offered=offered), replace(last, shifts=()), knowledge)
    return replace(whole, act=Act.CHECK, offered=offered)


def _as_result(reading: Reading, last: Last) -> tuple[Given, ...]:
    """A bare number, asked, that is near the last result."""
    if len(reading.givens) != 1 or not last.found or not reading.text.rstrip().endswith("?"):
        return ()
    number, (_, result, unit) = reading.givens[0], last.found[0]
    plain = number.variable is None and number.unit in ("1", unit)
    if not plain or abs(number.value - result) > NEAR * abs(result):
        return ()
    return (replace(number, variable=read_variable(last.unknown or last.found[0][0]), unit=unit),)


def pointing(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "and E_K at that level?", "DF on K+ at that peak?": asked of the state just reached."""
    if reading.act not in (Act.COMPUTE, Act.CHECK) or reading.offered or not asks_anew(reading):
        return None
    state = reached(reading, last, knowledge)
    if not state:
        return None
    return replace(reading, givens=(*reading.givens, *state), cell=reading.cell or last.cell)


def dependence(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Does it depend on V_m?": asked of the last result."""
    if reading.target is not None or not (reading.facet or "").startswith(FACET):
        return None
    whole = again(
        replace(reading, givens=(), ions=()), replace(last, shifts=(), act=str(Act.COMPUTE)), knowledge
    )
    return replace(whole, act=Act.CHECK, facet=reading.facet)
