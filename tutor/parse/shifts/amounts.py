"""By how much and to what: the words and numbers that stand around a verb of change."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import Event, Span, Variable
from tutor.parse.groups import Chunk
from tutor.parse.numerals import PARTS
from tutor.parse.reading import Given, Shift
from tutor.parse.text import Text
from tutor.units import UNITS, from_si, to_si

CHANGEABLE = frozenset({"c", "P", "g", "T", "pump", "R", "R_m", "C_m", "d"})
TO_A_NUMBER = frozenset({"V_m", "pH", "delta_pH", "delta_psi"})  # changed where the new value is told
PARTS_OF_A_FORCE = frozenset({"delta_psi", "delta_pH"})  # of which a half or the double is a number too
FACTORS = {"double": 2.0, "triple": 3.0, "tenfold": 10.0, "hundredfold": 100.0, "halve": 0.5}
STATES = frozenset(
    {"is", "are", "was", "were", "becomes", "became", "be", "at", "only", "just", "now", "a", "one"}
)
FOLD = ("fold", "times", "x")
COUNTS = {"two": 2.0, "three": 3.0, "four": 4.0}
NOTHING = frozenset({"zero", "nothing", "0"})
BLOCKS = ("block", "inhibit", "poison", "clos", "shut", "inactivat", "stop", "knock", "abolish", "gets b")
ILLUSTRATION = {"up": 2.0, "down": 0.5}


def known_side(what: Variable) -> Variable:
    """A concentration that is changed without a side is the one outside, as in a bath or in plasma."""
    if what.symbol == "c" and what.side is None:
        return Variable("c", what.ion, "out")
    return what


def ranging(what: Variable, first: Given, last: Given, loose: bool = False) -> Shift:
    """From one number to another: the start is put into the unit of the end, "from 100 nM to 1 µM"."""
    start = first.value
    if UNITS[first.unit].dimension == UNITS[last.unit].dimension and first.unit != last.unit:
        start = from_si(to_si(first.value, first.unit), last.unit)
    return Shift(what, "to", last.value, last.unit, start=start, loose=loose)


def sideless(what: Variable) -> bool:
    """True for a concentration whose side was not said."""
    return what.symbol == "c" and what.side is None


def preposition(text: Text, chunks: Sequence[Chunk], given: Given) -> str:
    """The word that leads into a number: from, to, by, =."""
    for index, chunk in enumerate(chunks):
        if chunk.kind == "number" and text.span(chunk.start, chunk.end) == given.span and index:
            before = [c.text for c in chunks[max(0, index - 3) : index]]
            while len(before) > 1 and before[-1] in (
                "the",
                "same",
                "the same",
                "another",
                "a further",
                "about",
            ):
                before.pop()  # "raised by the same 8 mM"
            return before[-1].split(" ")[-1]
    return ""


def factor(chunks: Sequence[Chunk], event: Event) -> float | None:
    """How many times: a word such as doubles, a percentage, "10-fold", "to a third"."""
    return times_at(chunks, _at(chunks, event), event.role("direction"))


def times_at(chunks: Sequence[Chunk], place: int, direction: object) -> float | None:
    """How many times, said around the word of change at a place: "ten times less", "by a third"."""
    near = range(max(0, place - 2), min(len(chunks), place + 7))
    for index in (place, *(i for i in near if i < place), *(i for i in near if i > place)):
        chunk = chunks[index]
        if chunk.kind == "word" and chunk.concept("change") in FACTORS:
            return _turned(FACTORS[chunk.concept("change") or ""], chunks, index, direction)
    part = _part(chunks, place, direction)
    if part is not None:
        return part
    for index, chunk in enumerate(chunks):
        if chunk.kind != "number" or chunk.item.value is None:
            continue
        rest = [c.text for c in chunks[index + 1 : index + 3] if c.text != "-"]
        after = rest[0] if rest else ""
        before = " ".join(c.text for c in chunks[max(0, index - 4) : index])
        if chunk.item.unit == "%":
            change = chunk.item.value / 100
            if before.endswith(" to") or before == "to":
                return change  # "falls to 20 %"
            return 1 - change if direction == "down" else 1 + change
        if chunk.item.unit is None and (after in FOLD or _led(chunks, index)):
            return 1 / chunk.item.value if direction == "down" else chunk.item.value
    return None


def _turned(factor: float, chunks: Sequence[Chunk], index: int, direction: object) -> float:
    """ "Reduced tenfold", "a tenfold fall": what goes down is divided."""
    beside = chunks[max(0, index - 1) : index + 3]
    falls = direction == "down" or any(chunk.names("change", "down") for chunk in beside)
    return 1 / factor if falls and factor > 1 else factor


def _part(chunks: Sequence[Chunk], place: int, direction: object) -> float | None:
    """ "To a tenth", "by one third", "to two thirds"."""
    for index in range(place + 1, min(len(chunks), place + 6)):
        part = PARTS.get(chunks[index].text.removesuffix("s"))
        if part is None:
            continue
        led = [chunk.text.split(" ")[-1] for chunk in chunks[place:index]]
        share = part * COUNTS.get(led[-1], 1.0)
        if "to" in led:
            return share
        return (1 - share if direction == "down" else 1 + share) if "by" in led else None
    return None


def share_after(chunks: Sequence[Chunk], place: int) -> float | None:
    """ "K+ outside is a tenth of normal": a state that is a share of what it was."""
    rest = chunks[place + 1 :]
    at = next((i for i, chunk in enumerate(rest) if chunk.text.removesuffix("s") in PARTS), None)
    if at is None or not at or not all(chunk.text in STATES or chunk.text in COUNTS for chunk in rest[:at]):
        return None
    after = rest[at + 1 : at + 3]
    if any(chunk.variables or chunk.ions or chunk.kind == "number" for chunk in after):
        return None  # "a third of Na+ outside", "a tenth of a mM"
    return PARTS[rest[at].text.removesuffix("s")] * COUNTS.get(rest[at - 1].text, 1.0)


def factor_spans(text: Text, chunks: Sequence[Chunk]) -> set[Span]:
    """Where the numbers stand that say how many times: "50 %", "2.5-fold"."""
    return {
        text.span(chunk.start, chunk.end)
        for index, chunk in enumerate(chunks)
        if chunk.kind == "number"
        and (
            chunk.item.unit == "%"
            or _led(chunks, index)
            or any(c.text in FOLD for c in chunks[index + 1 : index + 3])
        )
    }


def _led(chunks: Sequence[Chunk], index: int) -> bool:
    """ "By a factor of 12", "by a factor 12"."""
    return "factor" in [chunk.text for chunk in chunks[max(0, index - 2) : index]]


def adds(chunks: Sequence[Chunk], event: Event) -> bool:
    """True if a number after the verb is added or taken away and not the new value."""
    chunk = chunks[_at(chunks, event)]
    return chunk.concept("change") in ("add", "remove") or chunk.text in ("extra", "more", "additional")


def brings(chunks: Sequence[Chunk], event: Event) -> bool:
    """ "Inject", "add": a verb of putting something in, and no "more" of what is there."""
    chunk = chunks[_at(chunks, event)]
    return chunk.concept("change") == "add" and chunk.text not in ("extra", "more", "additional")


def removed(chunks: Sequence[Chunk], event: Event) -> bool:
    """True if nothing is left of what is changed."""
    place = _at(chunks, event)
    if event.role("direction") == "down" and any(c.text in NOTHING for c in chunks[place + 1 : place + 4]):
        return True
    return chunks[place].concept("change") == "remove" or event.role("size") == "none"


def blocks(chunks: Sequence[Chunk], event: Event, what: Variable) -> bool:
    """True for "block potassium": a path is meant that is not named, and no ion is taken away."""
    return what.symbol == "c" and chunks[_at(chunks, event)].text.startswith(BLOCKS)


def _at(chunks: Sequence[Chunk], event: Event) -> int:
    """The place of the verb."""
    return next((i for i, chunk in enumerate(chunks) if chunk.start == event.span[0]), 0)
