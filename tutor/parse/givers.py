"""Sentences that only give values, and what they give put into the request that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.meaning import Act, Stance, T, Variable
from tutor.parse.reading import Given, Reading

CALCULATIONS = (Act.COMPUTE, Act.WHAT_IF, Act.DIRECTION)
Q10 = Variable("Q10")


HAVING = ("i have", "i've got", "ive got", "we have", "we've got", "i'm looking at", "my cell is")


def gives(reading: Reading) -> bool:
    """True for a sentence that tells values and wants none of them."""
    return only_gives(reading) or names_what_it_tells(reading)


def names_what_it_tells(reading: Reading) -> bool:
    """ "Pmf −200 mV and delta pH 0.8.": the quantity named has its value, and nothing is asked of it."""
    own = any(given.variable == reading.unknown for given in reading.givens)
    return (
        own and reading.act is Act.COMPUTE and not (reading.asking or reading.questioned or reading.offered)
    )


def only_gives(reading: Reading) -> bool:
    """True for a sentence of values, or of a cell to use, without a request or a claim in it."""
    if reading.offered or reading.shifts:
        return False
    if reading.act is Act.SET or reading.implied or _has_a_cell(reading):
        return True
    linked = any(claim.cause or claim.because for claim in reading.claims)
    told = any(
        claim.stance is Stance.ASSERTS and claim.effect.kind not in ("change", "equal")
        for claim in reading.claims
    )
    return (
        reading.act in (Act.CLARIFY, Act.CHECK)
        and bool(reading.givens or reading.cell)
        and not (reading.asking and reading.spoken_of is not None and reading.act is Act.CLARIFY)
        and not linked
        and not told
    )


def _has_a_cell(reading: Reading) -> bool:
    """ "I have a red blood cell.": it names what the next sentence asks about."""
    own = reading.givens or reading.shifts or reading.offered or reading.asking or reading.questioned
    return reading.cell is not None and not own and reading.text.lower().startswith(HAVING)


def merge_givers(givers: Sequence[Reading]) -> list[Reading]:
    """Values alone: one reading that asks what they determine."""
    if not givers:
        return []
    first = givers[0]
    return [with_givens(first, tuple(v for other in givers[1:] for v in other.givens), None)]


def _sideless(variable: Variable | None) -> bool:
    """Two such values may both hold: one is outside, the other inside; an unbound one is always told."""
    return variable is None or (variable.symbol == "c" and variable.side is None)


def _in_order(givens: Sequence[Given]) -> tuple[Given, ...]:
    """As they were told: the first rate belongs to the first temperature."""
    return tuple(sorted(givens, key=lambda given: given.span))


def with_givens(reading: Reading, givens: Sequence[Given], cell: str | None) -> Reading:
    """A request with values said elsewhere in the message; what it says itself stands."""
    own = {given.variable for given in (*reading.givens, *reading.offered)}
    changed = {shift.variable for shift in reading.shifts}
    warmed = any(given.variable == Q10 for given in (*reading.givens, *givens))
    asked = reading.unknown  # "E_Na is 55 mV at 20 °C. What is it at 37 °C?"
    scaled = asked is not None and asked.symbol == "E" and any(g.variable == asked for g in givens)
    warmed = warmed or (scaled and not any(g.variable and g.variable.symbol == "c" for g in givens))
    own -= {T} if warmed else set()  # two temperatures are told, and both hold
    extra = tuple(g for g in givens if g.variable not in own or _sideless(g.variable))
    starts = tuple(g for g in extra if g.variable not in changed or reading.act is Act.WHAT_IF)
    ions = reading.ions or tuple(
        dict.fromkeys(g.variable.ion for g in extra if g.variable and g.variable.ion)
    )
    unknown = reading.unknown
    if (
        unknown is not None
        and unknown.ion is None
        and unknown.symbol in ("E", "DF", "c", "g", "I")
        and len(ions) == 1
    ):
        unknown = Variable(unknown.symbol, ions[0], unknown.side)
    if not extra and (ions, unknown) == (reading.ions, reading.unknown) and (reading.cell or not cell):
        return reading
    return replace(
        reading,
        givens=_in_order((*reading.givens, *starts)) if warmed else (*reading.givens, *starts),
        ions=ions,
        unknown=unknown,
        cell=reading.cell or cell,
        otherwise=None if extra else reading.otherwise,  # values given are to be used
    )
