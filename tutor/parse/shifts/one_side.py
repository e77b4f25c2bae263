"""A change of what is on one side, the ion being understood: "the outside falls to 2 mM, E_K?"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from tutor.meaning import Event, Variable
from tutor.parse.groups import Chunk
from tutor.parse.reading import Given, Shift
from tutor.parse.shifts.amounts import factor
from tutor.parse.shifts.one import shift_of
from tutor.parse.text import Text

WAYS = ("up", "down", "to", "alter")
REACH = 4  # chunks from the side to its verb: "the cytoplasmic value now climbs to"
IT = "it"  # what was spoken of before


def of_a_side(
    text: Text, chunks: Sequence[Chunk], givens: Sequence[Given]
) -> tuple[list[Shift], list[Given]] | None:
    """The change of the one ion named, or else of the one spoken of before, with the number it uses up."""
    ions = {ion for chunk in chunks for ion in chunk.ions}
    if len(ions) > 1:
        return None
    for index, chunk in enumerate(chunks):
        side = _side(chunk)
        verb = _verb(chunks, index) if side else None
        if verb is None:
            continue
        numbers = [given for given in givens if _fits(text, chunks, given, ions, side)]
        bound = {given.variable.ion for given in numbers if given.variable and given.variable.ion}
        ion = next(iter(ions | bound), None)
        what = Variable("c", ion or IT, side)
        event = Event("change", (what, verb.concept("change"), None), (verb.start, verb.end))
        if len(ions | bound) > 1 or not (numbers or factor(chunks, event)):
            return None  # "the outside rises": by how much is not said
        shift = shift_of(text, chunks, event, what, numbers)
        if shift is not None:
            return [shift if ion else replace(shift, variable=Variable(IT, None, side))], numbers
    return None


def _side(chunk: Chunk) -> str | None:
    """ "The outside", "the cytoplasmic concentration": a side of no ion in particular."""
    if chunk.kind == "side":
        return chunk.side
    amount = [(v.symbol, v.ion) for v in chunk.variables] == [("c", None)]
    return chunk.side or chunk.variables[0].side if amount else None


def _verb(chunks: Sequence[Chunk], index: int) -> Chunk | None:
    """The verb of change behind a side, with nothing but its noun between."""
    for chunk in chunks[index + 1 : index + 1 + REACH]:
        if chunk.concept("change") in WAYS:
            return chunk
        noun = [v.symbol for v in chunk.variables] == ["c"] and not chunk.ions
        joins = chunk.concept("relation") is not None or chunk.text == "it"
        if (chunk.kind not in ("word", "side") and not noun) or joins:
            return None  # "the 4 mM outside and it changes"
    return None


def _fits(text: Text, chunks: Sequence[Chunk], given: Given, ions: Set[str], side: str | None) -> bool:
    """True for an amount told in this sentence, of it on that side."""
    variable = given.variable
    if variable is None or variable.symbol != "c" or variable.side not in (None, side):
        return False
    own = any(text.span(c.start, c.end) == given.span for c in chunks if c.kind == "number")
    return own and (not ions or variable.ion is None or variable.ion in ions)
