"""Which way an ion goes where only the side of its E is told: "V_m is below E_K. Where does K+ go?"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable
from tutor.parse.acts.carried import IDEA
from tutor.parse.acts.found import Decision, Found
from tutor.parse.groups import Chunk
from tutor.parse.numbers.distances import ASIDE

SIDE = "side"
LONGEST = 7  # chunks from one potential to the other
WAYS = {1: "out", -1: "in"}  # of the current, counted as positive charge
LEADS = frozenset({"is", "held", "sits", "lies", "rests", "stays", "was", "be", "clamped", "at", "kept"})


def side_told(found: Found, knowledge: Knowledge) -> Decision | None:
    """The way of the current, and so of the ion, by the sign of V_m - E; no number enters."""
    asks = found.asks("which-way") or (found.question and any(event.kind == "move" for event in found.events))
    if not asks or found.givens or found.shifts or found.carrier or found.asks("why", "how"):
        return None
    told = _told((*found.setting, *found.chunks))
    if told is None or set(found.ions) - {told[0]}:
        return None
    ion, sign = told
    return Act.DIRECTION, IDEA, None, f"{SIDE}:{WAYS[sign]}:{ion}:"


def _told(chunks: Sequence[Chunk]) -> tuple[str, int] | None:
    """The ion and the sign of V_m - E, told by two potentials and a word between them."""
    named = [(place, lone) for place, chunk in enumerate(chunks) if (lone := _potential(chunk)) is not None]
    for (first, one), (last, other) in pairwise(named):
        between = " ".join(c.text for c in chunks[first + 1 : last] if c.text not in LEADS)
        sign = ASIDE.get(between, 0)
        if not sign or last - first > LONGEST or (one == V_M) == (other == V_M):
            continue
        ion = (other if one == V_M else one).ion
        return (ion, sign if one == V_M else -sign) if ion else None
    return None


def _potential(chunk: Chunk) -> Variable | None:
    lone = chunk.variables[0] if len(chunk.variables) == 1 else None
    return lone if lone is not None and (lone == V_M or (lone.symbol == "E" and lone.ion)) else None
