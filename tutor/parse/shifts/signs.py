"""Changes without a verb or without a noun: "[K+]o 4 -> 10", "P_Na x 100", "what if it doubles?"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tutor.meaning import Event, Variable, read_variable
from tutor.parse.chunks import Chunks
from tutor.parse.clauses import Sentence
from tutor.parse.groups import Chunk
from tutor.parse.numbers.proportions import PROPORTION
from tutor.parse.numbers.row import RELATIVE
from tutor.parse.reading import Given, Shift
from tutor.parse.shifts.amounts import (
    CHANGEABLE,
    FACTORS,
    FOLD,
    ILLUSTRATION,
    known_side,
    preposition,
    ranging,
    share_after,
    sideless,
    times_at,
)
from tutor.parse.text import Text
from tutor.units import UNITS

TIMES = ("x", "×", "*", "times")
DIMENSIONS = {"c": "concentration", "T": "temperature", "g": "conductance"}
ARROWS = ("->", "→")


def set_to(givens: Sequence[Given]) -> tuple[list[Shift], list[Given]]:
    """ "what if [K+]o is 8": a value in a what-if is what the quantity becomes.

    "Suppose K+ is 5 out and 140 in, Na+ 145 and 10": several ions on both sides are a membrane described.
    """
    amounts = Counter(g.variable.ion for g in givens if g.variable and g.variable.symbol == "c")
    described = any(given.why == PROPORTION for given in givens) or len(amounts) > 1
    if described and any(amount > 1 for amount in amounts.values()):
        return [], []
    to = [g for g in givens if g.variable is not None and g.variable.symbol in ("c", "P") and g.variable.ion]
    shifts = [
        Shift(known_side(g.variable), "to", g.value, g.unit, loose=sideless(g.variable))
        for g in map(_to_potassium, to)
        if g.variable is not None
    ]
    return shifts, to


def _to_potassium(given: Given) -> Given:
    """ "What if P_K = 2 P_Na": permeabilities are relative to P_K, so it is P_Na that becomes one half."""
    other = given.why.removeprefix(RELATIVE)
    turned = given.why.startswith(RELATIVE) and given.variable == Variable("P", "K") and given.value > 0
    return replace(given, value=1 / given.value, variable=read_variable(other)) if turned else given


def in_place_of(
    text: Text, chunks: Chunks, events: Sequence[Event], givens: Sequence[Given]
) -> tuple[list[Shift], list[Given]]:
    """ "K+ outside is 10 instead of 4": from the second number to the first, of the one that changes."""
    ends = _exchanged(text, chunks, givens)
    if ends is None:
        return [], []
    (new, old), before = ends[:2], ends[2]
    changing = {event.role("what") for event in events if event.kind == "change"}
    named = {what for what in changing if isinstance(what, Variable) and what.symbol in CHANGEABLE}
    named |= {given.variable for given in (new, old) if given.variable and given.variable.ion}
    named = {what for what in named if what.ion is not None or what.symbol != "c"}
    sided = {(what.symbol, what.ion) for what in named if what.side}
    named = {what for what in named if what.side or (what.symbol, what.ion) not in sided}
    if len(named) != 1:
        return [], []
    what = named.pop()
    if before is not None and what.ion not in before.ions:
        return [], []  # the numbers stand beside something else
    unit = new.unit if new.unit != "1" or what.symbol != "c" else "mM"
    if what.symbol not in ("c", "P", "g", "T") or UNITS[unit].dimension != DIMENSIONS.get(
        what.symbol, "number"
    ):
        return [], []
    shift = Shift(known_side(what), "to", new.value, unit, start=old.value, loose=sideless(what))
    return [shift], [new, old]


def _exchanged(
    text: Text, chunks: Chunks, givens: Sequence[Given]
) -> tuple[Given, Given, Chunk | None] | None:
    """The two numbers around "instead of" or "up from", and the quantity named before them."""
    if not (chunks.names("stance", "rather-than") or chunks.say(FORMERLY)):
        return None
    for index, chunk in enumerate(chunks[1:-1], start=1):
        joins = chunk.names("stance", "rather-than") or _formerly(chunks, index)
        if not joins or chunks[index + 1].kind != "number":
            continue
        place = _number_before(chunks, index)
        if place is None or _listed(chunks, index + 1):
            return None
        spots = [text.span(c.start, c.end) for c in (chunks[place], chunks[index + 1])]
        found = [given for span in spots for given in givens if given.span == span]
        if len(found) == 2:
            named = (c for c in reversed(chunks[:index]) if c.variables or c.ions)
            return found[0], found[1], next(named, None)
    return None


JOINING = frozenset({",", "(", "it", "which", "up", "down", "now"})
FORMERLY = frozenset({
    "was", "were", "up from", "down from", "used to be", "previously", "formerly", "before it was",
    "had been", "it was", "from",
})  # fmt: skip


def _formerly(chunks: Sequence[Chunk], index: int) -> bool:
    """ "K+ is 7.2, was 4.1 last year", "7.2, up from 4.1": what the quantity was before."""
    text = chunks[index].text
    before = [chunk.text for chunk in chunks[max(0, index - 2) : index]]
    if text == "from":
        return before[-1:] in (["up"], ["down"])
    return text in FORMERLY and (
        text not in ("was", "were") or before[-1:] in ([","], ["("], ["it"], ["which"])
    )


def _number_before(chunks: Sequence[Chunk], index: int) -> int | None:
    """The number that is exchanged: right before, or before its own ion and side."""
    for place in range(index - 1, max(-1, index - 4), -1):
        if chunks[place].kind == "number":
            return None if _listed(chunks[: place + 1][::-1], 0) else place
        beside = chunks[place].kind in ("side", "ion", "var") or chunks[place].text in JOINING
        if not beside:
            return None
    return None


def _listed(chunks: Sequence[Chunk], index: int) -> bool:
    """True for a number that is one of several: "4 and 140"."""
    beside = chunks[index + 1 : index + 3]
    joined = len(beside) == 2 and beside[0].text in ("and", ",", "/", "&")
    return joined and beside[1].kind == "number"


def spans(
    text: Text, sentence: Sentence, givens: Sequence[Given], used: list[Given], shifts: Sequence[Shift]
) -> list[Shift]:
    """ "[K+]o 4 -> 10" without a verb is a change as well."""
    found = []
    known = [
        g for g in givens if g.variable is not None and g.variable.symbol in CHANGEABLE and g not in used
    ]
    for first, second in pairwise(known):
        what = first.variable
        if what is None or what != second.variable or any(shift.variable == what for shift in shifts):
            continue
        led = preposition(text, sentence.chunks, second)
        if led == "from" and what.symbol == "T":
            found.append(ranging(what, second, first))
            used.extend((first, second))
        elif led in ("to", "->", "→", "-->"):
            open_side, what = sideless(what), known_side(what)
            found.append(ranging(what, first, second, open_side))
            used.extend((first, second))
    return found


def products(
    text: Text, chunks: Sequence[Chunk], givens: Sequence[Given], used: list[Given], shifts: Sequence[Shift]
) -> list[Shift]:
    """ "P_Na x 100", "2x Ki", "P_Cl -> 0": a change in signs instead of words."""
    found = []
    compared = {given.span for given in givens if given.why.startswith(RELATIVE)}
    for index, chunk in enumerate(chunks):
        if chunk.kind != "number" or chunk.item.unit is not None:
            continue
        if text.span(chunk.start, chunk.end) in compared:
            continue  # "P_Na is 20 times P_K": no change, one by the other
        signed = _signed(chunks, index)
        if signed is None:
            continue
        variable, how = known_side(signed[0]), signed[1]
        if variable.symbol not in CHANGEABLE or any(shift.variable == variable for shift in shifts):
            continue
        unit = "1" if how == "times" or variable.symbol == "P" else "mM"
        found.append(Shift(variable, how, chunk.item.value or 0.0, unit))
        span = text.span(chunk.start, chunk.end)
        used.extend(given for given in givens if given.span == span)
    return found


def _signed(chunks: Sequence[Chunk], index: int) -> tuple[Variable, str] | None:
    """The quantity that a sign joins to a number, and whether it is multiplied or set."""
    before = chunks[index - 2] if index > 1 else None
    after = chunks[index + 2] if index + 2 < len(chunks) else None
    sign = chunks[index - 1].text if index else ""
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if (
        sign in ARROWS
        and before is not None
        and following is not None
        and before.variables == following.variables
    ):
        return (before.variables[0], "times") if before.variables else None  # "[K+]o -> 2[K+]o"
    if sign in (*TIMES, *ARROWS) and before is not None and before.variables:
        return before.variables[0], "to" if sign in ARROWS else "times"
    if following is None:
        return None
    if following.text in TIMES and after is not None and after.variables:
        return after.variables[0], "times"
    if sign in (*ARROWS, "to") and following.items[0].kind == "variable":
        return following.variables[0], "times"  # "[K+]o -> 2[K+]o"
    return None


def shares(chunks: Chunks) -> list[Shift]:
    """ "What if K+ outside is a tenth of normal?": the share that is left of each quantity named."""
    if not (chunks.names("ask", "what-if") or chunks.names("relation", "if")):
        return []
    found = []
    for place, chunk in enumerate(chunks):
        what = known_side(chunk.variables[0]) if len(chunk.variables) == 1 else None
        share = share_after(chunks, place) if what is not None and what.symbol in CHANGEABLE else None
        if what is not None and share is not None and (what.ion or what.symbol != "c"):
            found.append(Shift(what, "times", share, "1", loose=sideless(chunk.variables[0])))
    return found


def _times(chunks: Sequence[Chunk]) -> float | None:
    """How many times it is then: "ten times less", "5 times more", "a tenth"."""
    falls = any(chunk.names("change", "down") for chunk in chunks)
    for place, chunk in enumerate(chunks):
        counts = chunk.kind == "number" and any(after.text in FOLD for after in chunks[place + 1 : place + 3])
        if counts or chunk.concept("change") in (*FACTORS, *ILLUSTRATION):
            times = times_at(chunks, place, "down" if falls else "up")
        else:
            times = share_after(chunks, place)
        if times is not None:
            return times
    return None


def of_it(sentence: Sentence) -> list[Shift]:
    """ "What if it doubles?": a change of what was spoken of before."""
    if not (sentence.chunks.names("ask", "what-if") or sentence.chunks.names("relation", "if")):
        return []
    words = [chunk for chunk in sentence.chunks if chunk.kind == "word"]
    if len(words) > 7 or any(chunk.variables or chunk.ions for chunk in sentence.chunks):
        return []
    sides = {chunk.side for chunk in sentence.chunks if chunk.side}
    it = Variable("it", None, sides.pop() if len(sides) == 1 else None)
    times = _times(sentence.chunks)
    if times is not None:
        return [Shift(it, "times", times, "1")]
    numbers = [
        chunk.item for chunk in sentence.chunks if chunk.kind == "number" and chunk.item.value is not None
    ]
    if any((number.value or 0.0) < 0 for number in numbers):
        return []  # no amount of anything, a voltage
    if numbers and (numbers[0].unit or "mM") not in ("°C", "mV"):
        return [Shift(it, "to", numbers[0].value or 0.0, numbers[0].unit or "mM")]
    for chunk in words:
        concept = chunk.concept("change")
        if concept in ILLUSTRATION:
            return [
                Shift(
                    it,
                    "times",
                    ILLUSTRATION[concept or ""],
                    "1",
                    said="doubled" if concept == "up" else "halved",
                )
            ]
    return []
