"""The ways in which a reading can lean on the conversation, the most telling first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tutor.context import Context, Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, T, Variable, read_variable
from tutor.parse.acts.dependence import FACET
from tutor.parse.reading import Given, Reading, Shift
from tutor.recall.again import again
from tutor.recall.altered import changed
from tutor.recall.claimed import of_the_last_change
from tutor.recall.held import base_of, inputs, reached, refers, shifts_of

Way = Callable[[Reading, Last, Knowledge], Reading | None]
PARTIAL = (Act.CLARIFY, Act.COMPUTE, Act.CHECK, Act.DEFINE)
_PRONOUN = re.compile(r"\b(?:it|that|this|one)\b")
_SIDE = re.compile(r"\b(in|out)(?:side)?\s*[.!?]?$")
NEAR = 0.2  # a bare number this near to the last result is offered as that result
MILD = (0.0, 45.0)  # °C: a bare number here may be a temperature, where one was spoken of


def complete(reading: Reading, context: Context, knowledge: Knowledge) -> Reading:
    """The reading with its gaps filled: same target, other ion; same question, other cell; "why?"."""
    if context.pending is not None and _fills(reading, context.pending):
        return _named(again(reading, context.pending, knowledge), "an answer to what was asked back")
    last = context.last
    if context.lost and refers(reading):
        return _lost(reading)
    if last is None:
        return _chosen(reading)
    for way, name in WAYS:
        found = way(reading, last, knowledge)
        if found is not None:
            return _named(found, name)
    return _chosen(reading)


def _chosen(reading: Reading) -> Reading:
    """ "Ko = 6": values of a cell and no question are a standing choice."""
    values = [item.variable for item in reading.givens]
    start, end = reading.span
    if any(not start <= item.span[0] < end for item in reading.givens):
        return reading  # told beside something else
    own = all(
        v is not None and (v == T or (v.ion and (v.symbol == "P" or (v.symbol == "c" and v.side))))
        for v in values
    )
    quiet = not (reading.shifts or reading.events or reading.offered or reading.alters or reading.asking)
    if reading.act is not Act.CLARIFY or not values or not own or not quiet or reading.unexplained:
        return reading
    if reading.text.rstrip().endswith("?"):
        return reading
    return replace(reading, act=Act.SET, facet="values")


def _lost(reading: Reading) -> Reading:
    """ "at that value" after a message that was not understood points at nothing known."""
    computing = reading.act in (Act.COMPUTE, Act.DIRECTION, Act.WHAT_IF)
    if computing and not reading.givens:
        return replace(
            reading, act=Act.CLARIFY, notes=(*reading.notes, "what it points back to was not read")
        )
    return reading


def _named(reading: Reading, name: str) -> Reading:
    """The way it was completed, kept for the why-trace."""
    considered = (*reading.trace.considered, f"{reading.act} of {reading.target}, from before: {name}")
    return replace(reading, trace=replace(reading.trace, considered=considered))


def _fills(reading: Reading, pending: Last) -> bool:
    """True for a message that only names what the tutor asked for."""
    asks = (
        reading.unknown is not None
        and str(reading.unknown) != pending.unknown
        and not _only_condition(reading)
    )
    given_some = bool(reading.ions or reading.givens or reading.cell)
    return given_some and reading.act in PARTIAL and not asks and not reading.shifts and not reading.events


def _only_condition(reading: Reading) -> bool:
    """A concentration or a temperature named is a condition, not a quantity of its own to find."""
    return reading.unknown is None or reading.unknown.symbol in ("T", "c")


# --- the ways -----------------------------------------------------------------------------------


def _it_changes(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "What if it doubles?": the quantity last changed, else the concentration outside of the last ion."""
    if not any(shift.variable.symbol == "it" for shift in reading.shifts):
        return None
    side = next(shift.variable.side for shift in reading.shifts if shift.variable.symbol == "it")
    variable = _it(last)
    if variable is not None and variable.symbol == "c" and side:
        variable = Variable("c", variable.ion, side)  # "what if the inside becomes 30 mM?"
    if variable is None:
        return replace(reading, shifts=(), act=Act.CLARIFY)
    shifts = tuple(
        replace(shift, variable=variable) if shift.variable.symbol == "it" else shift
        for shift in reading.shifts
    )
    numbers = {shift.amount for shift in shifts}
    said = tuple(g for g in reading.givens if g.variable is not None and g.value not in numbers)
    return changed(replace(reading, ions=last.ions), _about_v_m(last), shifts, said)


POTENTIALS = ("nernst-potential", "goldman-potential", "driving-force", "what-if")


def _it(last: Last) -> Variable | None:
    """What "it" is where it changes: what was changed last, the one value given, or an ion outside."""
    if last.shifts:
        return read_variable(last.shifts[0][0])
    if last.ions and last.target in POTENTIALS:
        return Variable("c", last.ions[0], "out")
    values = [read_variable(kept[0]) for kept in last.givens]
    return values[0] if len(values) == 1 and last.target not in POTENTIALS else None


def _about_v_m(last: Last) -> Last:
    """A change of a concentration is asked about for what it does to V_m and E, whatever was asked before."""
    return replace(last, target="what-if") if last.target in POTENTIALS else last


def _change_of_last(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "What if the cell was at -250?", "what if g is halved": a change of what the last equation takes."""
    base = base_of(last)
    same = reading.unknown is None or str(reading.unknown) == last.unknown
    asking = reading.act in (Act.WHAT_IF, Act.CLARIFY) or (reading.supposes and not reading.target)
    known = any(signature.id == base for signature in knowledge.signatures)
    if not known or last.target in POTENTIALS or not same or not asking:
        return None
    shifts = reading.shifts or (_supposed(reading) if reading.supposes else ())
    takes = inputs(base, knowledge)
    if not shifts or any(shift.variable.symbol not in takes for shift in shifts):
        return None
    return changed(reading, last, shifts, reading.givens if reading.shifts else ())


def _supposed(reading: Reading) -> tuple[Shift, ...]:
    """ "what if the cell was at -250": each value supposed is what a quantity becomes."""
    named = [(item, item.variable) for item in reading.givens if item.variable is not None]
    if len(named) < len(reading.givens):
        return ()
    return tuple(Shift(variable, "to", item.value, item.unit) for item, variable in named)


def _reverse(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "And the reverse?" after a change: the change the other way."""
    if not reading.reverse or not last.shifts or reading.shifts:
        return None
    turned = []
    for shift in shifts_of(last):
        if shift.how == "by":
            turned.append(replace(shift, amount=-shift.amount))
        elif shift.how == "times" and shift.amount:
            said = {"doubled": "halved", "halved": "doubled"}.get(shift.said, "")
            turned.append(replace(shift, amount=1 / shift.amount, said=said))
        elif shift.how == "to" and shift.start is not None:
            turned.append(replace(shift, amount=shift.start, start=shift.amount))
        else:
            return replace(reading, act=Act.CLARIFY)
    kept = replace(last, shifts=())
    return replace(again(reading, kept, knowledge), act=Act.WHAT_IF, target="what-if", shifts=tuple(turned))


def _steps(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Show the steps": the last request once more, with its working."""
    if reading.act is not Act.EXPLAIN or reading.facet != "steps" or not reading.follow_up:
        return None
    if last.target in knowledge.ideas:
        return replace(reading, target=last.target, ions=last.ions, facet="more")
    return replace(again(reading, last, knowledge), act=Act.EXPLAIN, facet="steps")


def _direction(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
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


def _number_offered(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
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


def _pointing(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "and E_K at that level?", "DF on K+ at that peak?": asked of the state just reached."""
    if reading.act not in (Act.COMPUTE, Act.CHECK) or reading.offered or not _asks_anew(reading):
        return None
    state = reached(reading, last, knowledge)
    if not state:
        return None
    return replace(reading, givens=(*reading.givens, *state), cell=reading.cell or last.cell)


def _dependence(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Does it depend on V_m?": asked of the last result."""
    if reading.target is not None or not (reading.facet or "").startswith(FACET):
        return None
    whole = again(
        replace(reading, givens=(), ions=()), replace(last, shifts=(), act=str(Act.COMPUTE)), knowledge
    )
    return replace(whole, act=Act.CHECK, facet=reading.facet)


def _why(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Why?": the reason of what was just said."""
    if reading.act is not Act.EXPLAIN or reading.target or reading.ideas or reading.ions:
        return None
    if not (reading.follow_up or _PRONOUN.search(reading.text.lower())):
        return None
    asked = read_variable(last.unknown) if last.unknown else None
    return replace(
        reading,
        follow_up=True,
        target=last.target,
        ions=last.ions,
        unknown=asked,
        cell=reading.cell or last.cell,
        carrier=last.carrier,
    )


def _drugged(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "and with nigericin?" after a proton motive force: the same with what the drug takes away."""
    if not reading.drugs or last.target not in ("proton-motive-force", "atp-synthesis") or reading.shifts:
        return None
    if reading.act in (Act.COMPUTE, Act.WHAT_IF) and reading.unknown is not None:
        return None
    kept = again(replace(reading, act=Act.CLARIFY, ions=(), unknown=None), last, knowledge)
    return replace(kept, act=Act.COMPUTE, drugs=reading.drugs)


def _once_more(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "and for Na+?", "at 20 °C?", "in squid?", "SGLT1": the last question with other values."""
    if not reading.follow_up or not _is_partial(reading):
        return None
    if reading.unexplained or (reading.carrier and last.target != "coupled-transport"):
        return None
    if reading.asking and any(item.variable is None for item in reading.givens):
        return None  # "which of the two moves it more?": no amount
    moment = reading.at_rest and any(kept[0] == str(V_M) for kept in last.givens)
    if not (reading.ions or reading.givens or reading.cell or reading.carrier or reading.salts or moment):
        return None
    return again(_warm(reading, last), last, knowledge)


def _is_partial(reading: Reading) -> bool:
    """True if it asks nothing of its own."""
    if reading.act is Act.DEFINE:
        return reading.carrier is not None and not reading.asking
    return reading.act is Act.CLARIFY or (
        reading.act in (Act.COMPUTE, Act.CHECK) and not reading.offered and not _asks_anew(reading)
    )


def _asks_anew(reading: Reading) -> bool:
    """True if the reading names a quantity of its own to find (T alone is a condition)."""
    return reading.unknown is not None and reading.unknown.symbol not in ("T", "c")


def _warm(reading: Reading, last: Last) -> Reading:
    """ "now 37", "140 inside": a bare number after a temperature, or beside a side, is bound by that."""
    if len(reading.givens) != 1 or reading.givens[0].variable is not None or reading.givens[0].unit != "1":
        return reading
    number = reading.givens[0]
    side = _SIDE.search(reading.text.lower())
    if side is not None and len(last.ions) == 1:  # "140 inside", after concentrations of one ion
        place = Variable("c", last.ions[0], side[1])
        return replace(reading, givens=(replace(number, variable=place, unit="mM", why="beside a side"),))
    numbers = [kept for kept in last.givens if read_variable(kept[0]) != T]
    spoken = any(read_variable(kept[0]) == T for kept in last.givens) or number.value == 37.0
    if not spoken or not MILD[0] <= number.value <= MILD[1] or (last.shifts and numbers):
        return reading
    return replace(reading, givens=(replace(number, variable=T, unit="°C", why="after a temperature"),))


WAYS: tuple[tuple[Way, str], ...] = (
    (_it_changes, "a change of what was spoken of"),
    (_change_of_last, "a change of what the last equation takes"),
    (of_the_last_change, "a claim about the last change"),
    (_reverse, "the change the other way"),
    (_dependence, "what the last result depends on"),
    (_steps, "the working of the last calculation"),
    (_direction, "the direction of the last ion"),
    (_number_offered, "a number put up as the last result"),
    (_pointing, "asked of the state just reached"),
    (_drugged, "the last calculation under a drug"),
    (_why, "the reason of the last answer"),
    (_once_more, "the last question once more"),
)
