"""Asked right after a change: "and V_m?", "how much did it change?": of the cell as it is then."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Context, Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable, read_variable
from tutor.parse.reading import Reading
from tutor.recall.altered import changed
from tutor.recall.held import WHOLE, given, inputs, shifts_of, state_after

LONGEST = 8  # words: a longer question says itself what holds
SHOWN = ("V_m", "E")  # what a change of the cell is told for, before and after
DRIVEN = ("driving-force", "ionic-current", "electrochemical-difference")


def after_change(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """The last change once more for the quantity named, or that quantity of the cell as changed."""
    own = reading.shifts or reading.givens or reading.offered or reading.cell or reading.carrier
    short = len(reading.text.split()) <= LONGEST and not reading.unexplained
    if not last.shifts or last.target not in WHOLE or own or not short or reading.selection.without:
        return None
    wanted = _wanted(reading)
    moved = [event.role("what") for event in reading.events if event.kind == "change"]
    if reading.facet == "how_much" and wanted is not None and moved == [wanted]:
        return _again(reading, last, wanted)  # "how much did E_K change?"
    if reading.points & {"difference", "moved"} and not reading.ideas:
        return _again(reading, last, wanted or _spoken_of(last))
    leans = reading.follow_up or "after" in reading.points or wanted == V_M
    if "place" in reading.points:
        return None  # "at that level": its own value there
    if wanted is None or not leans or reading.act is not Act.COMPUTE or reading.at_rest:
        return None
    if wanted.symbol in SHOWN:
        return _again(reading, last, wanted)
    if reading.target in DRIVEN:
        return _of_what_it_became(reading, last, knowledge)
    return None


def of_the_new_state(reading: Reading, context: Context) -> Reading | None:
    """ "What's the new E_K?" with a remark between the change and the question: of the cell as changed."""
    last = context.trail[-1] if context.trail else None
    asked = reading.unknown
    own = reading.shifts or reading.offered or reading.cell or reading.carrier
    if last is None or context.last is last or asked is None or own or reading.act is not Act.COMPUTE:
        return None
    new = last.shifts and last.target in WHOLE and "new" in reading.text.lower().split()
    if not new or (context.last is not None and context.last.target == last.target):
        return None
    said = {item.variable for item in reading.givens}
    now = {read_variable(kept[0]): kept for kept in (*state_after(last), *last.found)}
    held = [kept for v, kept in now.items() if v.symbol in STATE and v not in said | {asked}]
    held = [kept for kept in held if read_variable(kept[0]).ion in (None, asked.ion) or asked == V_M]
    return replace(reading, givens=(*reading.givens, *map(given, held))) if held else None


STATE = ("c", "P", "T")


def _spoken_of(last: Last) -> Variable:
    """What the change was told for: an E that was asked for before it, else V_m."""
    asked = read_variable(last.unknown) if last.unknown else V_M
    return asked if asked.symbol in SHOWN else V_M


def _wanted(reading: Reading) -> Variable | None:
    """The quantity named to be found: V_m, or one of an ion."""
    asked = reading.unknown or reading.spoken_of
    return asked if asked is not None and (asked == V_M or asked.ion) else None


def _again(reading: Reading, last: Last, wanted: Variable) -> Reading:
    """Before and after the same change, with the quantity asked for among what is told."""
    whole = replace(reading, ions=(wanted.ion,) if wanted.ion else (), compared=None, otherwise=None)
    return replace(changed(whole, last, shifts_of(last), ()), unknown=wanted)


def _of_what_it_became(reading: Reading, last: Last, knowledge: Knowledge) -> Reading:
    """The driving force of an ion, say, at the voltage and with the concentrations after the change."""
    takes = {*inputs(reading.target, knowledge), "c", "T"}
    now = {kept[0]: kept for kept in (*state_after(last), *last.found)}
    held = [kept for kept in now.values() if read_variable(kept[0]).symbol in takes - {"E"}]
    return replace(reading, givens=tuple(map(given, held)), cell=reading.cell or last.cell)
