"""Follow-ups on what was just found: which way it goes, a number put up for it, what holds there."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, Variable, read_variable
from tutor.parse.acts.dependence import FACET
from tutor.parse.reading import Given, Reading
from tutor.recall.again import again
from tutor.recall.held import asks_anew, given, inputs, reached
from tutor.units import UNITS

CURRENT = "ionic-current"
LONGEST_WAY = 6  # words
LONGEST_OTHER = 12
CARRIED = ("I", "g", "DF", "E", "dG", "rate")  # of one ion, which need not be named again
NEAR = 0.2  # a bare number this near to the last result is offered as that result


def direction(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Which way does it go?": the ion last spoken of."""
    if reading.act is not Act.DIRECTION or not last.ions or reading.target in knowledge.ideas:
        return None
    if reading.ions:
        held = reached(reading, last, knowledge) or _acidities(reading, last)
        return replace(reading, givens=(*reading.givens, *held)) if held else None
    if last.target == CURRENT and len(last.ions) == 1 and not last.shifts:
        way = replace(again(reading, last, knowledge), act=Act.DIRECTION)
        return replace(way, unknown=Variable("I", last.ions[0]))  # the current stays what is spoken of
    force = Variable("DF", last.ions[0])
    asked = replace(reading, ions=last.ions, unknown=force)
    state = reached(asked, last, knowledge)
    kept = replace(last, shifts=(), target="driving-force", act=str(Act.DIRECTION), unknown=str(force))
    whole = again(replace(asked, givens=(*reading.givens, *state)), kept, knowledge)
    return replace(whole, act=Act.DIRECTION, target="driving-force", unknown=force, shifts=())


def _acidities(reading: Reading, last: Last) -> tuple[Given, ...]:
    """ "The cell is at -70, so do protons go in?" after E_H from two values of pH, which tell it still."""
    told = [kept for kept in last.givens if read_variable(kept[0]).symbol == "pH"]
    return tuple(map(given, told)) if reading.ions == last.ions == ("H",) else ()


def number_offered(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "I got 151", "65.5?": a number put up as the last result."""
    if last.unknown is None or reading.unknown is not None:
        return None
    offered = reading.offered if reading.act is Act.CHECK else _as_result(reading, last)
    if not offered:
        return None
    spans = {item.span for item in offered}
    rest = tuple(item for item in reading.givens if item.span not in spans)
    whole = again(replace(reading, givens=rest, offered=offered), replace(last, shifts=()), knowledge)
    return replace(whole, act=Act.CHECK, offered=offered)


def way_put_up(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "So it leaves, right?" after a direction: the way of the ion spoken of, for yes or no."""
    claim = reading.claims[0] if len(reading.claims) == 1 else None
    told = claim is not None and claim.effect.kind == "move" and claim.effect.role("where") in ("in", "out")
    own = reading.ions or reading.givens or reading.shifts or reading.speaks_of
    if claim is None or not told or own or len(last.ions) != 1 or "it" not in reading.points:
        return None
    if len(reading.text.split()) > LONGEST_WAY:
        return None  # "but it is minus so it goes in, no?" has a reason in it
    if last.target != "driving-force" or claim.cause is not None or claim.because is not None:
        return None
    roles = (last.ions[0], *claim.effect.roles[1:])
    of_ion = replace(claim, effect=replace(claim.effect, roles=roles))
    whole = again(replace(reading, claims=(of_ion,), told=()), replace(last, shifts=()), knowledge)
    return replace(whole, act=Act.DIRECTION)


def _as_result(reading: Reading, last: Last) -> tuple[Given, ...]:
    """A bare number near the last result, after another one was judged."""
    if len(reading.givens) != 1 or not last.found or last.act != str(Act.CHECK):
        return ()
    number, (_, result, unit) = reading.givens[0], last.found[0]
    signed = number.why == "by its sign" and unit == "mV"  # "ok so -95" after a number was judged
    plain = signed or (number.variable is None and number.unit in ("1", unit))
    if not plain or abs(number.value - result) > NEAR * abs(result):
        return ()
    return (replace(number, variable=read_variable(last.unknown or last.found[0][0]), unit=unit),)


def in_another_unit(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Turn that into kJ/mol": the last calculation once more, where it has a result in such a unit."""
    own = reading.givens or reading.offered or reading.shifts or reading.cell or reading.claims
    asks = reading.act in (Act.COMPUTE, Act.CLARIFY, Act.DEFINE, Act.CHECK) and not reading.carrier
    signature = knowledge.signatures.get(last.target or "")
    if not reading.units or own or not asks or signature is None or last.target == reading.target:
        return None
    kinds = {UNITS[unit].dimension for unit in reading.units if unit in UNITS}
    symbol = reading.unknown.symbol if reading.unknown is not None else None
    if not any(port.dimension in kinds and symbol in (None, port.symbol) for port in signature.results):
        return None
    wanted = replace(reading, act=Act.CLARIFY, unknown=None, ions=last.ions, leftover=())
    return replace(again(wanted, last, knowledge), drugs=tuple(map(given, last.drugs)))


def of_the_same(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "What percentage of 140 mM is that?" after the ions of a cell: what was given for it still holds."""
    plain = reading.act is Act.COMPUTE and not (reading.offered or reading.shifts or reading.cell)
    if not plain or reading.target != last.target or reading.target not in STANDING or reading.follow_up:
        return None
    takes = inputs(reading.target, knowledge)
    said = {item.variable.symbol for item in reading.givens if item.variable is not None}
    asked = reading.unknown.symbol if reading.unknown is not None else ""
    kept = [given(one) for one in last.givens if _holds(read_variable(one[0]), takes, said | {asked})]
    if not kept or str(reading.unknown) == last.unknown:
        return None
    return replace(reading, givens=(*reading.givens, *kept), ions=reading.ions or last.ions)


def _holds(variable: Variable, takes: set[str], said: set[str]) -> bool:
    return variable.symbol in takes and variable.symbol not in said


STANDING = frozenset({"charge-separation"})  # where another result of the same calculation may be asked for
# What may be given beside a result that is gone on from, and what is never gone on from unasked.
BESIDE = frozenset({"count", "dG", "dG_p", "T"})
OF_THE_CELL = frozenset({"c", "P", "T", "z", "V_m", "E"})


def going_on(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "What ΔG_p can 14/3 H+ per ATP support?" after a force was found: it enters, for no cell was named."""
    plain = reading.act is Act.COMPUTE and not (reading.offered or reading.shifts or reading.cell)
    if not plain or not last.found or reading.target in (None, last.target):
        return None
    found = read_variable(last.found[0][0])
    said = {item.variable.symbol for item in reading.givens if item.variable is not None}
    takes = inputs(reading.target, knowledge)
    if found.symbol in OF_THE_CELL or found.symbol not in takes or said - BESIDE or found == reading.unknown:
        return None
    parts = [kept for kept in last.givens if read_variable(kept[0]).symbol in takes]
    if parts or last.cell:  # what it was computed from, so that a later change of it still enters
        return replace(reading, givens=(*reading.givens, *map(given, parts)), cell=last.cell)
    return replace(reading, givens=(*reading.givens, given(last.found[0])))


OF_THE_BODY = frozenset({"R", "C", "R_m", "C_m", "d"})  # what one cell or membrane has, whatever is asked


def of_the_same_cell(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "How big is the voltage for a 30 pA step?" after a tau: the resistance told for it still holds."""
    plain = reading.act is Act.COMPUTE and not (reading.offered or reading.shifts or reading.cell)
    if not plain or reading.target in (None, last.target) or reading.target not in knowledge.signatures:
        return None
    said = {item.variable for item in reading.givens}
    if not said or reading.unknown is None or reading.unknown.symbol in OF_THE_BODY:
        return None
    takes = inputs(reading.target, knowledge) & OF_THE_BODY
    told = {read_variable(kept[0]): kept for kept in (*last.givens, *last.found)}
    kept = [one for variable, one in told.items() if variable.symbol in takes and variable not in said]
    return replace(reading, givens=(*reading.givens, *map(given, kept))) if kept else None


def of_the_last_ion(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "and the current if g is 2 nS?" after a driving force: another quantity of the same ion."""
    wanted = reading.unknown
    plain = reading.act is Act.COMPUTE and not (reading.offered or reading.shifts or reading.ions)
    if not plain or wanted is None or wanted.ion is not None or wanted.symbol not in CARRIED:
        return None
    if reading.points & {"every", "two"}:
        return None  # "which of these three has the largest driving force?"
    if len(last.ions) != 1 or last.shifts or (reading.cell and reading.cell != last.cell):
        return None
    if wanted.symbol == "DF" and any(item.variable == Variable("count") for item in reading.givens):
        return None  # "which of these three has the largest"
    takes = {*inputs(reading.target, knowledge), "c", "E", "pH"}
    said = {item.variable for item in reading.givens}
    kept = [given(one) for one in last.givens if read_variable(one[0]).symbol in takes]
    return replace(
        reading,
        ions=last.ions,
        unknown=wanted._replace(ion=last.ions[0]),
        givens=(*reading.givens, *(item for item in kept if item.variable not in said)),
        cell=reading.cell or last.cell,
    )


def other_result(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "How many ions per second?" after a current: what the same calculation gives besides."""
    asked = reading.unknown or reading.spoken_of
    own = reading.shifts or reading.offered or reading.cell or reading.carrier or reading.compared
    if asked is None or own or len(reading.text.split()) > LONGEST_OTHER or last.shifts:
        return None
    if reading.act is Act.DIRECTION:
        return None  # "state the direction of K+ and of the current"
    signature = knowledge.signatures.get(last.target or "")
    gives = {port.symbol for port in signature.results} - OF_THE_CELL if signature else set()
    said = {item.variable.symbol for item in reading.givens if item.variable is not None}
    if asked.symbol not in gives or said - inputs(last.target, knowledge):
        return None
    of_one = (
        any(port.ion for port in signature.results if port.symbol == asked.symbol) if signature else False
    )
    ion = asked.ion or (next(iter(last.ions), None) if of_one else None)
    whole = again(replace(reading, unknown=None, passages=()), last, knowledge)
    return replace(whole, act=Act.COMPUTE, unknown=asked._replace(ion=ion), facet=None)


def pointing(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "and E_K at that level?", "DF on K+ at that peak?": asked of the state just reached."""
    if reading.act not in (Act.COMPUTE, Act.CHECK) or reading.offered or not asks_anew(reading):
        return None
    reading = _of_the_one_ion(reading, last)
    state = reached(reading, last, knowledge)
    if not state:
        return None
    return replace(reading, givens=(*reading.givens, *state), cell=reading.cell or last.cell)


def _of_the_one_ion(reading: Reading, last: Last) -> Reading:
    """ "What conductance would give 50 pA there?": of the one ion spoken of, where none is named."""
    asked = reading.unknown
    if asked is None or asked.ion or asked.symbol not in CARRIED or len(last.ions) != 1 or reading.ions:
        return reading
    return replace(reading, unknown=asked._replace(ion=last.ions[0]), ions=last.ions)


def dependence(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Does it depend on V_m?": asked of the last result."""
    if reading.target is not None or not (reading.facet or "").startswith(FACET):
        return None
    whole = again(
        replace(reading, givens=(), ions=()), replace(last, shifts=(), act=str(Act.COMPUTE)), knowledge
    )
    return replace(whole, act=Act.CHECK, facet=reading.facet)
