"""The ways in which a reading can lean on the conversation, the most telling first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tutor.context import Context, Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act
from tutor.parse.reading import Reading
from tutor.recall.after_change import after_change, of_the_new_state
from tutor.recall.again import again
from tutor.recall.again_with import made_warmer, number_from, rate_there, sides_swapped
from tutor.recall.another_path import added_path, another_channel
from tutor.recall.balanced import in_balance
from tutor.recall.beside import results_beside, told_beside
from tutor.recall.changes import change_of_last, it_changes, on_top, reverse, two_changes
from tutor.recall.claimed import of_the_last_change
from tutor.recall.further import carried_further
from tutor.recall.held import refers
from tutor.recall.in_place import in_its_place
from tutor.recall.measured import measured_instead
from tutor.recall.moments import later, stopped
from tutor.recall.named import of_each, only_named, way_of_each
from tutor.recall.named_number import named_number
from tutor.recall.on_the_carrier import of_the_carrier
from tutor.recall.once_more import another_value, drugged, once_more, supposed_of_last, without_an_ion
from tutor.recall.parts import parts, turning
from tutor.recall.reasons import steps, why
from tutor.recall.results import (
    dependence,
    direction,
    going_on,
    in_another_unit,
    number_offered,
    of_the_last_ion,
    of_the_same,
    of_the_same_cell,
    other_result,
    pointing,
    way_put_up,
)
from tutor.recall.standing import NOTED, of_set_values, standing
from tutor.recall.told import moves_as_told, of_what_was_told
from tutor.recall.turned_over import turned_over

Way = Callable[[Reading, Last, Knowledge], Reading | None]
PARTIAL = (Act.CLARIFY, Act.COMPUTE, Act.CHECK, Act.DEFINE)


def complete(reading: Reading, context: Context, knowledge: Knowledge) -> Reading:
    """The reading with its gaps filled: same target, other ion; same question, other cell; "why?"."""
    found = _filled(reading, context, knowledge)
    if found.passages and found.target != reading.target and found.passages == reading.passages:
        return replace(found, passages=())  # they were chosen of the idea that it was read as
    return found


def _filled(reading: Reading, context: Context, knowledge: Knowledge) -> Reading:
    if context.pending is not None and _fills(reading, context.pending):
        return _named(again(reading, context.pending, knowledge), "an answer to what was asked back")
    last = context.last
    if (told := told_beside(reading, context, knowledge)) is not None:
        return _named(told, "values told before beside each other")
    if (each := of_each(reading, context, knowledge)) is not None:
        return _named(each, "of each ion spoken of")
    if (ways := way_of_each(reading, context, knowledge)) is not None:
        return _named(ways, "which way each ion spoken of goes")
    if context.lost and refers(reading):
        return _lost(reading)
    if last is None and (asked := of_what_was_told(reading, context, knowledge)) is not None:
        return _named(asked, "asked of what was told before")
    if last is None and (moves := moves_as_told(reading, context, knowledge)) is not None:
        return _named(moves, "which way, by what was told before")
    if last is None:
        return of_set_values(standing(reading), context, knowledge)
    if reading.lists and _of_no_quantity(last, knowledge) and (noted := standing(reading)).facet == NOTED:
        return _named(noted, "values told after a word on an idea")
    if (changes := two_changes(reading, context.trail, last)) is not None:
        return _named(changes, "the two changes asked about last")
    if (beside := results_beside(reading, context, knowledge)) is not None:
        return _named(beside, "the last results beside each other")
    if (new := of_the_new_state(reading, context)) is not None:
        return _named(new, "the cell as it was changed before")
    for way, name in WAYS:
        found = way(reading, last, knowledge)
        if found is not None:
            return _named(found, name)
    return of_set_values(standing(reading), context, knowledge)


def _of_no_quantity(last: Last, knowledge: Knowledge) -> bool:
    """True after an idea that stands for no quantity, so that values are no follow-up of it."""
    quantities = (symbol.idea for symbol in knowledge.symbols.values())
    return last.target in knowledge.ideas and last.target not in quantities


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


WAYS: tuple[tuple[Way, str], ...] = (
    (after_change, "asked of the cell after the last change"),
    (of_the_carrier, "the carrier spoken of last"),
    (parts, "the parts of the last result"),
    (turning, "where what was spoken of last turns round"),
    (number_from, "where a number of the last answer comes from"),
    (rate_there, "the rate at another temperature"),
    (made_warmer, "the last calculation at another temperature"),
    (in_balance, "whether the ion spoken of is balanced"),
    (turned_over, "the last calculation turned over"),
    (measured_instead, "another value than the last result"),
    (sides_swapped, "the last calculation with its sides swapped"),
    (stopped, "a machine spoken of that is stopped"),
    (later, "the last course in time at another moment"),
    (named_number, "the last calculation with a number by its name"),
    (another_channel, "the last current through a channel of another ion"),
    (added_path, "the last V_m with one more conductance"),
    (in_its_place, "the last calculation with another number"),
    (on_top, "a change on top of the last one"),
    (without_an_ion, "the last V_m with other ions"),
    (another_value, "the last calculation with another value"),
    (supposed_of_last, "the last question with values supposed"),
    (it_changes, "a change of what was spoken of"),
    (change_of_last, "a change of what the last equation takes"),
    (of_the_last_change, "a claim about the last change"),
    (reverse, "the change the other way"),
    (dependence, "what the last result depends on"),
    (steps, "the working of the last calculation"),
    (way_put_up, "the way of the last ion, put up"),
    (direction, "the direction of the last ion"),
    (number_offered, "a number put up as the last result"),
    (in_another_unit, "the last calculation in another unit"),
    (of_the_same, "another result of the last calculation"),
    (pointing, "asked of the state just reached"),
    (of_the_last_ion, "another quantity of the last ion"),
    (only_named, "a quantity of the last ion, only named"),
    (other_result, "another result of the last calculation"),
    (carried_further, "going on from the last result with one more value"),
    (going_on, "going on from the last result"),
    (of_the_same_cell, "the cell of the last calculation"),
    (drugged, "the last calculation under a drug"),
    (why, "the reason of the last answer"),
    (once_more, "the last question once more"),
)
