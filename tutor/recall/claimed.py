"""A claim about what the last change did: "so it got more negative?", "it adds charge, then"."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Event, Variable
from tutor.parse.reading import Reading
from tutor.recall.held import given, shifts_of

ACTS = (Act.CHECK, Act.COMPUTE, Act.CLARIFY, Act.DEFINE)
DIRECTED = ("up", "down", "same", "toward-zero")


def of_the_last_change(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """The claim with the last change as its cause, to be judged by computing it."""
    own = reading.shifts or reading.givens or reading.offered or reading.cell
    if len(last.shifts) != 1 or own or reading.act not in ACTS or len(reading.claims) != 1:
        return None
    claim = reading.claims[0]
    if claim.effect.kind == "adds" and claim.cause is None and "it" in reading.points:
        return _of_what_it_adds(reading, last)
    what = claim.effect.role("what")
    told = claim.effect.kind == "change" and claim.effect.role("direction") in DIRECTED
    if not told or claim.cause is not None or claim.because is not None or not isinstance(what, Variable):
        return None
    if what.symbol not in ("V_m", "E") or (what.symbol == "E" and what.ion is None):
        return None
    (shift,) = shifts_of(last)
    cause = Event("change", (shift.variable, "any", None), reading.span)
    return replace(
        reading,
        act=Act.CHECK,
        target="goldman-potential" if what == V_M else "nernst-potential",
        unknown=what,
        ions=last.ions,
        claims=(replace(claim, cause=cause),),
        shifts=(shift,),
        givens=tuple(map(given, last.givens)),
        cell=last.cell,
        leftover=(),
    )


def _of_what_it_adds(reading: Reading, last: Last) -> Reading:
    """The belief with the last change as its cause: nothing of it is computed, the rules judge it."""
    (shift,) = shifts_of(last)
    rises = shift.amount > 1 if shift.how == "times" else shift.amount > 0
    cause = Event("change", (shift.variable, "up" if rises else "down", None), reading.span)
    claims = tuple(replace(claim, cause=cause) for claim in reading.claims)
    return replace(reading, act=Act.CHECK, ions=last.ions, claims=claims, told=claims)
