"""Changes without a verb or without a noun: "[K+]o 4 -> 10", "P_Na x 100", "what if it doubles?"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tutor.meaning import Variable
from tutor.parse.clauses import Sentence
from tutor.parse.groups import Chunk
from tutor.parse.reading import Given, Shift
from tutor.parse.shifts.amounts import CHANGEABLE, FACTORS, ILLUSTRATION, known_side, preposition
from tutor.parse.text import Text

TIMES = ("x", "×", "*", "times")
ARROWS = ("->", "→")


def set_to(givens: Sequence[Given]) -> tuple[list[Shift], list[Given]]:
    """ "what if [K+]o is 8": a value in a what-if is what the quantity becomes."""
    to = [g for g in givens if g.variable is not None and g.variable.symbol in ("c", "P") and g.variable.ion]
    return [Shift(known_side(g.variable), "to", g.value, g.unit) for g in to if g.variable is not None], to


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
        if preposition(text, sentence.chunks, second) in ("to", "->", "→", "-->"):
            what = known_side(what)
            found.append(Shift(what, "to", second.value, second.unit, start=first.value))
            used.extend((first, second))
    return found


def products(
    text: Text, chunks: Sequence[Chunk], givens: Sequence[Given], used: list[Given], shifts: Sequence[Shift]
) -> list[Shift]:
    """ "P_Na x 100", "2x Ki", "P_Cl -> 0": a change in signs instead of words."""
    found = []
    for index, chunk in enumerate(chunks):
        if chunk.kind != "number" or chunk.item.unit is not None:
            continue
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
    if sign in (*TIMES, *ARROWS) and before is not None and before.variables:
        return before.variables[0], "to" if sign in ARROWS else "times"
    if following is None:
        return None
    if following.text in TIMES and after is not None and after.variables:
        return after.variables[0], "times"
    if sign in (*ARROWS, "to") and following.items[0].kind == "variable":
        return following.variables[0], "times"  # "[K+]o -> 2[K+]o"
    return None


def of_it(sentence: Sentence) -> list[Shift]:
    """ "What if it doubles?": a change of what was spoken of before."""
    words = [chunk for chunk in sentence.chunks if chunk.kind == "word"]
    asks = any(chunk.names("ask", "what-if") or chunk.names("relation", "if") for chunk in words)
    if not asks or len(words) > 7 or any(chunk.variables or chunk.ions for chunk in sentence.chunks):
        return []
    it = Variable("it")
    for chunk in words:
        concept = chunk.concept("change")
        if concept in FACTORS:
            return [Shift(it, "times", FACTORS[concept or ""], "1")]
    numbers = [
        chunk.item for chunk in sentence.chunks if chunk.kind == "number" and chunk.item.value is not None
    ]
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
