"""Several sentences, one request: values, cells and changes told before a question belong to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tutor.meaning import V_M, Act, Stance, T, Variable
from tutor.parse.acts.found import GREETINGS
from tutor.parse.after_change import after_changes
from tutor.parse.givers import CALCULATIONS, gives, merge_givers, names_what_it_tells, only_gives, with_givens
from tutor.parse.introductions import of_the_carrier, with_introductions, without_scenes
from tutor.parse.manner import asks_a_sum
from tutor.parse.numbers.offered import ANSWER
from tutor.parse.of_the_membrane import (
    OF_THE_MEMBRANE,
    asks_where_it_reverses,
    balanced,
    of_a_shared_path,
    of_the_membrane_told,
    part_of_the_force,
)
from tutor.parse.reading import Given, Reading


def gather(readings: Sequence[Reading], quantities: Mapping[str, Variable]) -> list[Reading]:
    """Sentences that only give values join the request they belong to.

    ``quantities`` are those that an idea is the name of.
    """
    chosen = [r.selection for r in readings if r.selection.only]
    if not chosen and asks_a_sum(readings):  # "A glial cell only lets K+ through. If …"
        chosen = [replace(r.selection, only=r.declared) for r in readings if r.declared and not r.questioned]
    alike = any(reading.selection.equally and not reading.selection.only for reading in readings)
    readings = of_the_carrier(without_scenes(_supposed(readings)))
    every = tuple(readings)
    readings = with_introductions(_go_on_from(_put_up_after(readings)))
    sums = any(reading.act in CALCULATIONS for reading in readings)
    requests = [
        reading
        for reading in readings
        if not (only_gives(reading) or _greets(reading) or (sums and _wants_help(reading)))
    ]
    requests = [one for one in requests if not names_what_it_tells(one)] or requests
    givers = [reading for reading in readings if reading not in requests and gives(reading)]
    chosen_only = [reading for reading in givers if reading.act is Act.SET]
    if chosen_only and all(map(_remarks, requests)):
        return chosen_only  # "… at 25 °C from here on. The lab is freezing."
    if not requests:
        return merge_givers(givers) or list(readings[:1])
    given = tuple(value for reading in givers for value in reading.givens)
    cells = [reading.cell for reading in givers if reading.cell]
    cells = cells or [r.cell for r in readings if r.cell and r.act is Act.CLARIFY and not r.questioned]
    joined = []
    for index, reading in enumerate(requests):
        if reading.act is Act.EXPLAIN and reading.follow_up and reading.target is None:
            joined.append(reading)  # "… and why?" leans on the answer before it
            continue
        before = tuple(value for other in requests[:index] for value in other.givens) if index else ()
        away = [w for other in readings if other is not reading and other.givens for w in other.elsewhere]
        leans = not any(
            reading.span[0] <= g.span[0] < reading.span[1] and g.variable != T for g in reading.givens
        )
        if away and leans and reading.act is Act.COMPUTE:
            reading = replace(reading, elsewhere=(*reading.elsewhere, *away))
        told_before = (*readings[:index], *_givers_before(givers, reading))
        named = () if reading.named else tuple(name for other in told_before for name in other.named)
        if named:
            reading = replace(reading, named=tuple(dict.fromkeys(named)))
        reading = of_a_shared_path(part_of_the_force(reading, (*given, *before)), (*given, *before))
        if chosen and chosen[0].equally and asks_where_it_reverses(reading):
            reading = replace(reading, act=Act.COMPUTE, target="goldman-potential", unknown=V_M)
        membrane = reading.target in OF_THE_MEMBRANE or reading.act is Act.DEFINE  # "voltage?"
        if alike and membrane and not reading.selection.only:
            reading = replace(reading, selection=replace(reading.selection, equally=True))
        if chosen and not reading.selection.only and membrane:
            reading = replace(reading, selection=replace(chosen[0], special=True))
        if reading.target in OF_THE_MEMBRANE:
            reading = of_the_membrane_told(reading, every)
        carriers = [r.carrier for r in (*readings[:index], *requests[:index]) if r.carrier]
        if carriers and not reading.carrier:
            reading = replace(reading, carrier=carriers[0])
        drugs = [r.drugs for r in every if r.drugs and r.span[0] < reading.span[0]]
        if drugs and not reading.drugs:
            reading = replace(reading, drugs=drugs[0])
        whole = with_givens(reading, (*given, *before), cells[0] if cells else None)
        joined.append(balanced(whole, chosen[0].only) if chosen else whole)
    return _drop_chatter(after_changes(joined, quantities))


def _givers_before(givers: Sequence[Reading], reading: Reading) -> list[Reading]:
    return [giver for giver in givers if giver.span[0] < reading.span[0]]


def _supposed(readings: Sequence[Reading]) -> list[Reading]:
    """ "Suppose Cl- is passive at -82 mV, with 115 mM outside. How much is inside?": values, no request."""
    asked = any(reading.asking or reading.questioned for reading in readings)
    return [
        replace(one, act=Act.CLARIFY, target=None, unknown=None, named=one.named)
        if asked and one.supposes and one.givens and not (one.asking or one.questioned or one.shifts)
        else one
        for one in readings
    ]


OWN = (Stance.ASSERTS, Stance.HEDGES)


def _go_on_from(readings: Sequence[Reading]) -> list[Reading]:
    """ "My partner read off an E_Cl of -50 mV. What is Cl- inside?": a result told, to go on from."""
    result = list(readings)
    for index, reading in enumerate(readings[1:], start=1):
        asked = reading.unknown or reading.spoken_of
        sided = asked is not None and asked.symbol == "c" and asked.side is not None  # "What's outside?"
        open_act = reading.act in (Act.COMPUTE, Act.DEFINE) or (sided and reading.act is Act.CLARIFY)
        wanted = asked.symbol if asked and open_act else ""
        before = result[index - 1]
        if _asks_bare(reading) and _one_side_told(before):
            wanted = "c"  # "What must be inside?"
        offers = before.act is Act.CHECK and before.offered
        if wanted not in ("c", "T", "ratio", "P", *DRIVEN) or not offers or reading.offered:
            continue
        entering = wanted in DRIVEN and all(_potential(given) for given in before.offered)
        judged = (
            before.claims
            or before.target != reading.target
            or any(given.stance in OWN for given in before.offered)
        )
        entering = entering or (wanted == "P" and before.unknown == V_M)  # a V_m to find P from
        entering = entering or (wanted == "c" and _one_side_told(before))  # no E was to be had from it
        if judged and not entering:
            continue
        told = tuple(_as(before.unknown, given) for given in before.offered)
        result[index - 1] = replace(
            before, act=Act.CLARIFY, target=None, offered=(), givens=(*before.givens, *told)
        )
    return result


def _asks_bare(reading: Reading) -> bool:
    """A question that names no quantity, and gives none."""
    own = reading.givens or reading.speaks_of or reading.offered or reading.shifts or reading.claims
    return reading.act is Act.CLARIFY and reading.asking and not own


def _one_side_told(reading: Reading) -> bool:
    """ "E_Cl is -68 mV with 115 mM outside": of the two concentrations that make it up, one."""
    named = (reading.unknown if given.variable == ANSWER else given.variable for given in reading.offered)
    potentials = all(variable is not None and variable.symbol == "E" for variable in named)
    amounts = [given.variable for given in reading.givens if given.variable and given.variable.symbol == "c"]
    return potentials and len(amounts) == 1 and amounts[0].side is not None


def _as(variable: Variable | None, given: Given) -> Given:
    """A result that names no quantity as one of what it was the result of."""
    return replace(given, variable=variable) if given.variable == ANSWER and variable else given


DRIVEN = ("g", "I", "DF")  # what an equilibrium potential enters


def _potential(given: Given) -> bool:
    return given.variable is not None and given.variable.symbol == "E"


def _put_up_after(readings: Sequence[Reading]) -> list[Reading]:
    """ "E_Na: 145 out, 12 in. Is +67 right?": a number put up for what the sentence before makes up."""
    result: list[Reading] = []
    for reading in readings:
        before = result[-1] if result else None
        bare = reading.act is Act.CHECK and reading.target is None and not reading.claims
        bare = bare and bool(reading.offered) and not reading.givens and not reading.ions
        if before is not None and before.act is Act.COMPUTE and before.unknown is not None and bare:
            result[-1] = replace(before, act=Act.CHECK, offered=reading.offered, implied=False)
            continue
        result.append(reading)
    return result


def _wants_help(reading: Reading) -> bool:
    """ "Can you help me with my homework? I need E_K for …": beside a sum it is no request of its own."""
    return reading.act is Act.META and reading.facet == "help"


def _remarks(reading: Reading) -> bool:
    """A sentence that was not followed, and asks for nothing."""
    plain = not (reading.asking or reading.questioned or reading.ions or reading.givens or reading.told)
    return reading.act is Act.CLARIFY and plain and not reading.offered


def _greets(reading: Reading) -> bool:
    """A word of greeting or thanks: beside a request it is no part of it."""
    return reading.act is Act.META and reading.facet in GREETINGS


def _drop_chatter(readings: Sequence[Reading]) -> list[Reading]:
    """What was not understood beside a request is no part of it."""
    telling = [reading for reading in readings if reading.act is not Act.CLARIFY or _stays_asked(reading)]
    return list(telling or readings[:1])


def _stays_asked(reading: Reading) -> bool:
    """ "What is the current at 3?": a question of its own, with a quantity and a number, is not dropped."""
    own = any(reading.span[0] <= given.span[0] < reading.span[1] for given in reading.givens)
    return reading.questioned and reading.asking and own and bool(reading.speaks_of)
