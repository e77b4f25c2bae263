"""Several sentences, one request: values, cells and changes told before a question belong to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tutor.meaning import V_M, Act, Stance, T, Variable
from tutor.parse.acts.found import GREETINGS
from tutor.parse.after_change import after_changes
from tutor.parse.manner import asks_a_sum
from tutor.parse.numbers.offered import ANSWER
from tutor.parse.reading import Given, Reading


def gather(readings: Sequence[Reading], quantities: Mapping[str, Variable]) -> list[Reading]:
    """Sentences that only give values join the request they belong to.

    ``quantities`` are those that an idea is the name of.
    """
    chosen = [r.selection for r in readings if r.selection.only]
    if not chosen and asks_a_sum(readings):  # "A glial cell only lets K+ through. If …"
        chosen = [replace(r.selection, only=r.declared) for r in readings if r.declared and not r.questioned]
    alike = any(reading.selection.equally and not reading.selection.only for reading in readings)
    readings = _of_the_carrier(_without_scenes(_supposed(readings)))
    every = tuple(readings)
    readings = _with_introductions(_go_on_from(_put_up_after(readings)))
    sums = any(reading.act in CALCULATIONS for reading in readings)
    requests = [
        reading
        for reading in readings
        if not (_only_gives(reading) or _greets(reading) or (sums and _wants_help(reading)))
    ]
    givers = [reading for reading in readings if _only_gives(reading)]
    chosen_only = [reading for reading in givers if reading.act is Act.SET]
    if chosen_only and all(map(_remarks, requests)):
        return chosen_only  # "… at 25 °C from here on. The lab is freezing."
    if not requests:
        return _merge_givers(givers) or list(readings[:1])
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
        if chosen and chosen[0].equally and _asks_where_it_reverses(reading):
            reading = replace(reading, act=Act.COMPUTE, target="goldman-potential", unknown=V_M)
        membrane = reading.target in OF_THE_MEMBRANE or reading.act is Act.DEFINE  # "voltage?"
        if alike and membrane and not reading.selection.only:
            reading = replace(reading, selection=replace(reading.selection, equally=True))
        if chosen and not reading.selection.only and membrane:
            reading = replace(reading, selection=replace(chosen[0], special=True))
        if reading.target in OF_THE_MEMBRANE:
            reading = _of_the_membrane_told(reading, every)
        carriers = [r.carrier for r in (*readings[:index], *requests[:index]) if r.carrier]
        if carriers and not reading.carrier:
            reading = replace(reading, carrier=carriers[0])
        drugs = [r.drugs for r in every if r.drugs and r.span[0] < reading.span[0]]
        if drugs and not reading.drugs:
            reading = replace(reading, drugs=drugs[0])
        whole = with_givens(reading, (*given, *before), cells[0] if cells else None)
        joined.append(_balanced(whole, chosen[0].only) if chosen else whole)
    return _drop_chatter(after_changes(joined, quantities))


def _asks_where_it_reverses(reading: Reading) -> bool:
    """ "Where does it reverse?" of a pore told before: at one voltage, and not which way an ion goes."""
    return reading.act is Act.DIRECTION and reading.reverse and not (reading.ions or reading.carrier)


def _balanced(reading: Reading, only: Sequence[str]) -> Reading:
    """ "Only K+ crosses, and V_m is -82. What is K+ outside?": V_m is the E of the one ion that crosses."""
    asked = reading.unknown
    alone = asked is not None and asked.symbol == "c" and (asked.ion,) == tuple(only)
    if not alone or any(_permeability(given.variable) for given in reading.givens):
        return reading
    balanced = Variable("E", only[0])
    told = tuple(replace(g, variable=balanced) if g.variable == V_M else g for g in reading.givens)
    return replace(reading, givens=told, act=Act.COMPUTE, target="nernst-potential")


def _givers_before(givers: Sequence[Reading], reading: Reading) -> list[Reading]:
    return [giver for giver in givers if giver.span[0] < reading.span[0]]


def _of_the_carrier(readings: Sequence[Reading]) -> list[Reading]:
    """ "NCX swaps 3 Na+ for 1 Ca2+. … V_rev?": the potential at which the carrier told of stands still."""
    told = next((place for place, reading in enumerate(readings) if reading.carrier), len(readings))
    return [
        replace(reading, act=Act.COMPUTE, target="coupled-transport", unknown=Variable("V_rev"), facet=None)
        if place > told and reading.act is Act.DEFINE and reading.spoken_of == Variable("E")
        else reading
        for place, reading in enumerate(readings)
    ]


def _supposed(readings: Sequence[Reading]) -> list[Reading]:
    """ "Suppose Cl- is passive at -82 mV, with 115 mM outside. How much is inside?": values, no request."""
    asked = any(reading.asking or reading.questioned for reading in readings)
    return [
        replace(one, act=Act.CLARIFY, target=None, unknown=None, named=one.named)
        if asked and one.supposes and one.givens and not (one.asking or one.questioned or one.shifts)
        else one
        for one in readings
    ]


def _without_scenes(readings: Sequence[Reading]) -> Sequence[Reading]:
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


def _of_the_membrane_told(reading: Reading, every: Sequence[Reading]) -> Reading:
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


CALCULATIONS = (Act.COMPUTE, Act.WHAT_IF, Act.DIRECTION)


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


def _with_introductions(readings: Sequence[Reading]) -> list[Reading]:
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


OF_THE_MEMBRANE = ("goldman-potential", "what-if")


def _only_gives(reading: Reading) -> bool:
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


HAVING = ("i have", "i've got", "ive got", "we have", "we've got", "i'm looking at", "my cell is")


def _has_a_cell(reading: Reading) -> bool:
    """ "I have a red blood cell.": it names what the next sentence asks about."""
    own = reading.givens or reading.shifts or reading.offered or reading.asking or reading.questioned
    return reading.cell is not None and not own and reading.text.lower().startswith(HAVING)


def _merge_givers(givers: Sequence[Reading]) -> list[Reading]:
    """Values alone: one reading that asks what they determine."""
    if not givers:
        return []
    first = givers[0]
    return [with_givens(first, tuple(v for other in givers[1:] for v in other.givens), None)]


def _sideless(variable: Variable | None) -> bool:
    """Two such values may both hold: one is outside, the other inside; an unbound one is always told."""
    return variable is None or (variable.symbol == "c" and variable.side is None)


Q10 = Variable("Q10")


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


def _drop_chatter(readings: Sequence[Reading]) -> list[Reading]:
    """What was not understood beside a request is no part of it."""
    telling = [reading for reading in readings if reading.act is not Act.CLARIFY or _stays_asked(reading)]
    return list(telling or readings[:1])


def _stays_asked(reading: Reading) -> bool:
    """ "What is the current at 3?": a question of its own, with a quantity and a number, is not dropped."""
    own = any(reading.span[0] <= given.span[0] < reading.span[1] for given in reading.givens)
    return reading.questioned and reading.asking and own and bool(reading.speaks_of)
