"""One substance put in the place of another: "replace half the external Na+ with K+"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tutor.meaning import Variable
from tutor.parse.chunks import Chunks
from tutor.parse.groups import Chunk
from tutor.parse.numerals import PARTS
from tutor.parse.reading import Given, Shift
from tutor.parse.shifts.amounts import COUNTS
from tutor.parse.text import Text
from tutor.units import UNITS

LINKS = ("by", "with", "for")
UNREAD = [Shift(Variable("it"), "times", 1.0, "1")]  # asked back: nothing is changed by a guess
HALF = 0.5


class Amount(NamedTuple):
    """How much is exchanged: a share of what is there, or a concentration."""

    value: float
    unit: str
    said: str = ""


class Exchange(NamedTuple):
    """The words on what goes and on what comes in its place, and the chunk that joins them."""

    goes: Sequence[Chunk]
    comes: Sequence[Chunk]


def exchanged(text: Text, chunks: Chunks, givens: Sequence[Given]) -> tuple[list[Shift], list[Given]] | None:
    """What falls and what rises as much on the same side; nothing where no exchange is spoken of."""
    found = _parts(chunks)
    if found is None:
        return None
    goes, comes = _substance(found.goes), _substance(found.comes)
    if not goes:
        return None
    spans = {text.span(chunk.start, chunk.end) for chunk in chunks if chunk.kind == "number"}
    used = [given for given in givens if given.span in spans]
    amount, back = _amount(found.goes), _amount(found.comes)
    if amount is None or back is None or max(*goes.values(), *comes.values(), 1) > 1:
        return UNREAD, used
    if amount == ALL and back.unit != "1":
        amount = back  # "replace Na+ with 20 mM K+"
    if back not in (ALL, amount):
        return UNREAD, used
    side = next((chunk.side for chunk in chunks if chunk.side), None)
    side = side or next((v.side for chunk in chunks for v in chunk.variables if v.side), "out")
    if comes and len(goes) != len(comes):  # a salt against an ion: the ions they are named by
        goes, comes = (Counter(list(ions)[:1]) for ions in (goes, comes))
    return _changes(list(goes - comes), list(comes - goes), side, amount), used


def _changes(goes: list[str], comes: list[str], side: str, amount: Amount) -> list[Shift]:
    """Each ion that goes falls; the one that comes for it is told with it."""
    shifts = []
    for index, ion in enumerate(goes):
        lost = Variable("c", ion, side)
        if amount.unit == "1":
            shifts.append(Shift(lost, "times", 1 - amount.value, "1", said=amount.said))
        else:
            shifts.append(Shift(lost, "by", -amount.value, amount.unit))
        if index < len(comes):
            gained = Variable("c", comes[index], side)
            shifts.append(Shift(gained, "by", amount.value, amount.unit, place_of=lost))
    return shifts or UNREAD


def _parts(chunks: Chunks) -> Exchange | None:
    """The two sides of a verb of exchange and of the word that links what it names."""
    verbs = (chunks.where("exchange", "replace", "put-for"), chunks.where("change", "swap"))
    place = min((verb for verb in verbs if verb is not None), default=None)
    if place is None:
        return None
    start = next((i + 1 for i in range(place - 1, -1, -1) if _opens(chunks[i])), 0)
    before, after = chunks[start:place], chunks[place + 1 :]
    link = next((i for i, chunk in enumerate(after) if chunk.text.split(" ")[0] in LINKS), None)
    swaps = chunks[place].names("change", "swap")
    if link is None:
        acts = not swaps and bool(_substance(before)) and chunks[place].text == "replaces"
        return Exchange(after, before) if acts else None
    if swaps and after[link].text != "for":
        return None  # "swap Na+ with K+" may mean that they change places
    first = after[:link] if _substance(after[:link]) else before
    last = _until_a_verb(after[link:])
    reverse = chunks[place].names("exchange", "put-for") and after[link].text == "for"
    return Exchange(last, first) if reverse else Exchange(first, last)


def _opens(chunk: Chunk) -> bool:
    """What is exchanged is named behind these: "E_K if half of the Na+ is replaced"."""
    return chunk.kind == "break" or chunk.names("relation", "if") or chunk.names("ask", "what-if")


def _until_a_verb(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """The words up to the next request or break: "… with KCl outside, what is E_K?"."""
    for index, chunk in enumerate(chunks[1:], start=1):
        if chunk.kind in ("break", "mark") or chunk.names("ask", "what", "what-if", "how", "which-way"):
            return chunks[:index]
    return chunks


def _substance(chunks: Sequence[Chunk]) -> Counter[str]:
    """The ions of the first substance named: of a salt, of two names side by side, or one ion."""
    ions: Counter[str] = Counter()
    for chunk in chunks:
        salt = chunk.item.says() if chunk.concept("salt") else ""
        amounts = [variable.ion for variable in chunk.variables if variable.symbol == "c" and variable.ion]
        named = salt.split() or amounts or ([] if chunk.variables else list(chunk.ions))
        if ions and not named:
            break
        ions.update(dict.fromkeys(named, 1) if not salt else Counter(named))
    return ions


ALL = Amount(1.0, "1")


def _amount(chunks: Sequence[Chunk]) -> Amount | None:
    """The share or the concentration named; all if none is; nothing if it cannot be read."""
    numbers = [chunk.item for chunk in chunks if chunk.kind == "number"]
    if len(numbers) > 1:
        return None
    if numbers:
        value, unit = numbers[0].value, numbers[0].unit
        if value is None or unit is None or value < 0:
            return None
        if unit == "%":
            return Amount(value / 100, "1") if value <= 100 else None
        return Amount(value, unit) if UNITS[unit].dimension == "concentration" else None
    for index, chunk in enumerate(chunks):
        if chunk.names("change", "halve"):
            return Amount(HALF, "1")
        part = PARTS.get(chunk.text.removesuffix("s"))
        if part is not None:
            count = COUNTS.get(chunks[index - 1].text, 1.0) if index else 1.0
            return Amount(part * count, "1")
        if chunk.text in ("some", "part", "most", "much", "a bit", "a little"):
            return Amount(HALF, "1", said="halved")
    return ALL
