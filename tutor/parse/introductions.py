"""Sentences that set the scene of a request: "A cardiac exchanger moves 3 Na+ for 1 Ca2+."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.meaning import Act, Stance, Variable
from tutor.parse.givers import CALCULATIONS, with_givens
from tutor.parse.reading import Reading


def without_scenes(readings: Sequence[Reading]) -> Sequence[Reading]:
    """ "Muscle fibre where Cl- is passive. We raise …": a scene sets cell and equation and asks nothing."""
    requests = [r for r in readings if not _sets_a_scene(r)]
    if len(requests) == len(readings) or not any(r.givens or r.offered or r.shifts for r in requests):
        return readings
    scenes = [r for r in readings if _sets_a_scene(r)]
    named = tuple(dict.fromkeys(name for scene in scenes for name in scene.named))
    cell = next((scene.cell for scene in scenes if scene.cell), None)
    return [replace(r, named=r.named or named, cell=r.cell or cell) for r in requests]


def _sets_a_scene(reading: Reading) -> bool:
    """A fragment that would be computed, with no quantity, number or change of its own in it."""
    bare = not (reading.givens or reading.shifts or reading.offered or reading.speaks_of)
    asks = reading.asking or reading.questioned or reading.carrier
    return reading.act is Act.COMPUTE and bare and not asks


def of_the_carrier(readings: Sequence[Reading]) -> list[Reading]:
    """ "NCX swaps 3 Na+ for 1 Ca2+. … V_rev?": the potential at which the carrier told of stands still."""
    told = next((place for place, reading in enumerate(readings) if reading.carrier), len(readings))
    return [
        replace(reading, act=Act.COMPUTE, target="coupled-transport", unknown=Variable("V_rev"), facet=None)
        if place > told and reading.act is Act.DEFINE and reading.spoken_of == Variable("E")
        else reading
        for place, reading in enumerate(readings)
    ]


def introduces(reading: Reading) -> bool:
    """True for a plain statement that can set the scene of a request: no question, no reason, no change."""
    stated = reading.implied or reading.presents or reading.act in (Act.CHECK, Act.CLARIFY, Act.SET)
    stated = stated or _describes_a_carrier(reading)
    plain = stated and not reading.offered and all(shift.said for shift in reading.shifts)
    reasoned = any(c.cause for c in reading.claims) or any(claim.because for claim in reading.told)
    own = all(claim.stance is Stance.ASSERTS for claim in reading.told)
    asks = (reading.asking or reading.questioned) and not reading.presents
    return plain and own and not reasoned and not asks


def _describes_a_carrier(reading: Reading) -> bool:
    """ "KCC2 carries one K+ and one Cl- out together": its cycle and nothing else."""
    cycle = all(given.variable is not None and given.variable.symbol == "count" for given in reading.givens)
    return reading.act is Act.COMPUTE and reading.carrier is not None and bool(reading.givens) and cycle


def frames_request(reading: Reading) -> bool:
    """True for what may be said before a request it belongs to."""
    return introduces(reading) or _sets_a_scene(reading)


def with_introductions(readings: Sequence[Reading]) -> list[Reading]:
    """ "An exchanger moves 3 Na+ for 1 Ca2+. Find V_rev": the statement belongs to the request behind it.

    What it says is still heard: a belief in it is found with the request.
    """
    result: list[Reading] = []
    waiting: list[Reading] = []
    for reading in readings:
        described = reading.presents or _describes_a_carrier(reading)
        if introduces(reading) and (reading.act is Act.CHECK or described):
            waiting.append(reading)
        elif reading.act in CALCULATIONS and not reading.implied:
            told = [claim for intro in waiting for claim in intro.told]
            given = [value for intro in waiting for value in intro.givens]
            whole = replace(reading, told=(*told, *reading.told)) if told else reading
            result.append(with_givens(whole, given, next((i.cell for i in waiting if i.cell), None)))
            waiting = []
        elif waiting and introduces(reading):
            result.append(reading)  # values alone between the statement and its request
        else:
            result.extend((*waiting, reading))
            waiting = []
    return [*result, *waiting]
