"""A problem of its own: what was told of the last one does not hold in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.context import Context
from tutor.parse.reading import Reading

ELSEWHERE, A_CASE, SAME_CASE, USUAL = "elsewhere", "a-case", "same-case", "usual"
GOING_ON = ("and ", "what about ", "what if ", "now ", "then ", "how about ")


def scene_of(readings: Sequence[Reading], context: Context) -> Context:
    """The context without what was told of another cell, where a message turns to a new one."""
    if not any(_turns(reading) for reading in readings) and not _a_new_case(readings):
        return context
    last = context.last
    if last is not None:
        last = replace(last, givens=(), shifts=(), found=(), newest=(), drugs=(), cell=None)
    return context.at(told=(), last=last, only=(), left_out=())


def _turns(reading: Reading) -> bool:
    """ "Next problem", "another cell", "what is E_K normally?"."""
    return bool(reading.points & {ELSEWHERE, USUAL})


def _a_new_case(readings: Sequence[Reading]) -> bool:
    """ "A patient has 3 mM K+": a case with values of its own, and no addition to the last one."""
    points = frozenset(point for reading in readings for point in reading.points)
    told = A_CASE in points and SAME_CASE not in points
    values = any(reading.givens or reading.offered for reading in readings)
    return told and values and not readings[0].text.lower().startswith(GOING_ON)
