"""What several sentences tell of one membrane: who crosses it, and where its voltage balances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.meaning import V_M, Act, Variable
from tutor.parse.numbers.row import RELATIVE
from tutor.parse.reading import Given, Reading

OF_THE_MEMBRANE = ("goldman-potential", "what-if")


def of_the_membrane_told(reading: Reading, every: Sequence[Reading]) -> Reading:
    """ "No Cl" said elsewhere holds; "P_Na is a fiftieth of K's", not read, is asked about."""
    before = [r for r in every if r.span[0] < reading.span[0]]
    left_out = tuple(dict.fromkeys(ion for r in before for ion in r.selection.without))
    if left_out and not reading.selection.without and not reading.selection.only:
        reading = replace(reading, selection=replace(reading.selection, without=left_out))
    if reading.act is not Act.COMPUTE or any(_permeability(given.variable) for given in reading.givens):
        return reading
    unread = [r.text for r in before if any(map(_permeability, r.speaks_of)) and not _tells_of_passing(r)]
    return replace(reading, leftover=(*reading.leftover, *unread))


def _permeability(variable: Variable | None) -> bool:
    return variable is not None and variable.symbol == "P" and variable.ion is not None


def _tells_of_passing(reading: Reading) -> bool:
    """True if what a sentence says of permeabilities was read, or if it only asks."""
    chosen = reading.selection.only or reading.selection.without
    changed = reading.shifts and " than " not in reading.text  # "P_Na rises to 20" goes on as a change
    told = any(_permeability(given.variable) for given in reading.givens)
    return bool(chosen or changed or told) or reading.asking


def asks_where_it_reverses(reading: Reading) -> bool:
    """ "Where does it reverse?" of a pore told before: at one voltage, and not which way an ion goes."""
    return reading.act is Act.DIRECTION and reading.reverse and not (reading.ions or reading.carrier)


def balanced(reading: Reading, only: Sequence[str]) -> Reading:
    """ "Only K+ crosses, and V_m is -82. What is K+ outside?": V_m is the E of the one ion that crosses."""
    asked = reading.unknown
    alone = asked is not None and asked.symbol == "c" and (asked.ion,) == tuple(only)
    if not alone or any(_permeability(given.variable) for given in reading.givens):
        return reading
    balanced = Variable("E", only[0])
    told = tuple(replace(g, variable=balanced) if g.variable == V_M else g for g in reading.givens)
    return replace(reading, givens=told, act=Act.COMPUTE, target="nernst-potential")


def of_a_shared_path(reading: Reading, told: Sequence[Given]) -> Reading:
    """ "P_HCO3/P_Cl = 0.25. Where does its current reverse?": the V_m at which several ions balance."""
    related = any(g.variable and g.variable.symbol == "P" and g.why.startswith(RELATIVE) for g in told)
    named = reading.act is Act.DEFINE and reading.spoken_of == Variable("E") and not reading.ions
    if not related or not (named or asks_where_it_reverses(reading)):
        return reading
    path = replace(reading.selection, shared=True)
    sum_of_all = replace(reading, act=Act.COMPUTE, target="goldman-potential", unknown=V_M, selection=path)
    return replace(sum_of_all, facet=None, passages=(), leftover=())


def part_of_the_force(reading: Reading, told: Sequence[Given]) -> Reading:
    """ "A pmf of 210 mV; matrix pH 7.9, outside 7.2. What is the membrane potential?": its other part."""
    force = any(given.variable == Variable("delta_p") for given in told)
    if reading.act is not Act.DEFINE or reading.spoken_of != V_M or not force:
        return reading
    asked = Variable("delta_psi")
    return replace(
        reading, act=Act.COMPUTE, target="proton-motive-force", unknown=asked, facet=None, passages=()
    )
