"""A change that is told, and what the next sentence asks of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tutor.meaning import Act, T, Variable
from tutor.parse.reading import Given, Reading, Shift

# "By how many mV does E_K shift?": of the change that was told.
CHANGES = frozenset({"shift", "shifts", "shifted", "change", "changes", "changed", "move", "moves", "moved"})


def after_changes(readings: Sequence[Reading], quantities: Mapping[str, Variable]) -> list[Reading]:
    """ "[K+]o is raised to 10 mM. What is the new V_m?": a change told, then what becomes of it."""
    result: list[Reading] = []
    for reading in readings:
        before = result[-1] if result else None
        reading = _asks_how_it_changes(reading) if before is not None and before.shifts else reading
        plain = reading.act in (Act.COMPUTE, Act.DEFINE) and not reading.cell
        ended = before is not None and any(_end(shift) is not None for shift in before.shifts)
        told = _own(reading) if ended else reading.givens
        plain = plain and all(given.variable in (T, reading.unknown) for given in told)
        changed = (
            before is not None
            and before.shifts
            and before.act in (Act.WHAT_IF, Act.CHECK)
            and not before.offered
        )
        if changed and before is not None and _orders_again(reading):
            anew = replace(before, act=Act.WHAT_IF, target="what-if", unknown=None, claims=(), told=())
            factors = {str(shift.amount) for shift in before.shifts}
            starts = tuple(g for g in _starting(before, reading) if str(g.value) not in factors)
            result[-1] = replace(anew, givens=starts, leftover=())
            continue
        bare = all(given.variable in (T, reading.unknown) for given in reading.givens)
        reading = _named_quantity(reading, quantities) if plain and (changed or bare) else reading
        if (
            changed
            and plain
            and before is not None
            and reading.unknown is not None
            and reading.unknown.symbol in ("V_m", "E")
        ):
            kept = before.unknown if reading.unknown.symbol == "V_m" else reading.unknown
            result[-1] = replace(
                before,
                act=Act.WHAT_IF,
                target="what-if",
                unknown=kept,
                claims=(),
                told=(),
                leftover=tuple(word for word in reading.leftover if word not in CHANGES),
            )
            result[-1] = replace(result[-1], givens=_starting(before, reading))
        elif changed and before is not None and reading.act is Act.COMPUTE and reading.givens:
            start, end = before.span
            own = any(start <= given.span[0] < end for given in before.givens)
            lost = not own and any(_end(shift) is None for shift in before.shifts)
            open_ones = (before.text,) if lost else ()  # a factor that was not read as a ratio either
            unread = (*reading.leftover, *before.leftover, *open_ones)
            result[-1] = replace(reading, givens=(*reading.givens, *_reached(before)), leftover=unread)
        else:
            result.append(reading)
    return result


def _orders_again(reading: Reading) -> bool:
    """ "Recalculate.": an order that names nothing is about the change told before it."""
    named = reading.speaks_of or reading.ions or reading.shifts or reading.claims or reading.unknown
    short = len(reading.text.split()) <= LONGEST_ORDER
    return reading.act is Act.CLARIFY and reading.asking and short and not named


LONGEST_ORDER = 4  # words


def _own(reading: Reading) -> list[Given]:
    """What its own sentence gives; "Inside stays at 140." before it belongs to the change as well."""
    begin, end = reading.span
    asks = reading.asking or reading.questioned
    return [given for given in reading.givens if not asks or begin <= given.span[0] < end]


def _starting(before: Reading, reading: Reading) -> tuple[Given, ...]:
    """The values from which the change starts; the number it ends at is none of them."""
    ends = {(shift.variable, _end(shift)) for shift in before.shifts}
    told = tuple(given for given in before.givens if (given.variable, given.value) not in ends)
    names = {given.variable for given in told} | {shift.variable for shift in before.shifts}
    return (*told, *(given for given in reading.givens if given.variable not in names))


def _asks_how_it_changes(reading: Reading) -> Reading:
    """ "How does E_K change?" behind a change that was told asks for its new value, and not for a reason."""
    asked = reading.spoken_of
    named = asked is not None and asked.symbol in ("V_m", "E") and not (reading.shifts or reading.givens)
    how = reading.text.lower().startswith(("how does", "how will", "how would", "how did"))
    if not (named and how and reading.act is Act.EXPLAIN and reading.alters is False):
        return reading
    return replace(reading, act=Act.COMPUTE, unknown=asked, follow_up=False)


def _reached(reading: Reading) -> tuple[Given, ...]:
    """The values that changes lead to, as givens for what is asked next."""
    return tuple(
        Given(end, shift.unit, shift.variable, (0, 0), "said before")
        for shift in reading.shifts
        if (end := _end(shift)) is not None
    )


def _end(shift: Shift) -> float | None:
    """Where a change ends: at the number said, or so far from the start said."""
    if shift.how == "by" and shift.start is not None:
        return shift.start + shift.amount
    return shift.amount if shift.how == "to" else None


def _named_quantity(reading: Reading, quantities: Mapping[str, Variable]) -> Reading:
    """ "New membrane potential?" after a change asks for its value, not for what it is."""
    asked = quantities.get(reading.target or "")
    return replace(reading, unknown=asked) if reading.unknown is None and asked is not None else reading
