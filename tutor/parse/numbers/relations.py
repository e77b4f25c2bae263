"""One permeability or conductance told by another: "P_Na is 20 times P_K", "Na+ a fiftieth as easily"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tutor.meaning import Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.factors import TIMES, WORDS, factor_of
from tutor.parse.numbers.row import LIGHT, Row, relate
from tutor.parse.numerals import PARTS
from tutor.parse.reading import Item

BECOMES = ("to", "up", "alter")  # "rises to 10 times", "becomes 10 times"
PRONOUNS = frozenset({"that", "those", "value", "permeability", "conductance"})
NEAR = 5  # chunks before a share in which its ion is named
BEFORE = 4  # chunks before the word "ratio" in which its two permeabilities stand
REACH = 12  # chunks in which such a comparison is complete
EQUALS = frozenset({"=", "equals", "equal to", "same as", "the same as"})
MOVING = ("fall", "fell", "drop", "sink", "rise", "rose", "grow", "increase", "decrease")
EASE = frozenset({"easily", "readily", "freely", "well", "permeable", "permeant", "leaky"})
OF_EASE = EASE | {"easier"}


def bind_relations(row: Row) -> None:
    """Bind the number that one permeability or conductance is told by to both."""
    _permeabilities(row)
    _as_easily(row)
    _by_their_ratio(row)


def _by_their_ratio(row: Row) -> None:
    """ "The permeability ratio of Na+ to K+ is 0.05", "the P_Na/P_K ratio is 0.05"."""
    if not row.mentions("P"):
        return
    for index in row.open_numbers():
        head = next(
            (p for p in range(index - 1, max(-1, index - REACH), -1) if _is_ratio(row.chunks[p])), None
        )
        item = row.chunks[index].item
        joined = [chunk.text for chunk in row.chunks[index + 1 : index + 2]] in ([":"], ["/"], ["over"])
        if head is None or item.unit is not None or joined or not item.value or item.value < 0:
            continue
        named = row.chunks[max(0, head - BEFORE) : index]
        ions = tuple(dict.fromkeys(ion for chunk in named if chunk.side is None for ion in chunk.ions))
        numbers = any(chunk.kind == "number" for chunk in named)
        if len(ions) == 2 and not numbers:
            relate(row, index, *(Variable("P", ion) for ion in ions))


def _is_ratio(chunk: Chunk) -> bool:
    return [variable.symbol for variable in chunk.variables] == ["ratio"]


def _leak(chunk: Chunk) -> bool:
    """True for the permeability or the conductance of one ion."""
    lone = chunk.variables[0] if len(chunk.variables) == 1 else None
    return lone is not None and lone.symbol in ("P", "g") and bool(lone.ion)


def _permeabilities(row: Row) -> None:
    """ "P_Na = P_K", "P_Na is 20 times P_K", "P_K = 25 P_Na": one permeability by another."""
    leaks = _leaks(row)
    for first, last in pairwise(leaks):
        if leaks[first].symbol != leaks[last].symbol:
            continue
        between = [
            place for place in range(first + 1, last) if row.chunks[place].text not in LIGHT | PRONOUNS
        ]
        if any(row.chunks[place].text.startswith(MOVING) for place in between) and row.chunks[first].ions == (
            "K",
        ):
            continue  # the measure of all the others moves, and no ratio tells that
        equated = [place for place in range(first + 1, last) if row.chunks[place].text in EQUALS]
        number = next((place for place in between if _counts(row.chunks[place])), None)
        rest = {
            row.chunks[place].text
            for place in between
            if place != number and row.chunks[place].concept("change") not in BECOMES
        }
        equated += [place for place in between if row.chunks[place].concept("change") in BECOMES]
        if number is None and equated and not rest:
            chunk = row.chunks[equated[0]]
            if (value := _closing(row, last)) is not None:
                item = Item("number", chunk.text, chunk.start, chunk.end, value=value)
                row.chunks[equated[0]] = replace(chunk, kind="number", items=(item,))
                row.bound[equated[0]] = (row.chunks[first].variables[0], "equal to the one beside it")
                continue
            item = Item("number", chunk.text, chunk.start, chunk.end, value=1.0)
            row.chunks[equated[0]] = replace(chunk, kind="number", items=(item,))
            number = equated[0]
        elif (
            number is None
            or len([place for place in between if place > number]) > 1
            or not rest <= TIMES | {"*", "·"}
            or not (equated or rest or row.chunks[number].kind == "word" or _part_of(row, number))
            or number in row.bound
            or _has_a_value(row, last)
        ):
            continue
        elif row.chunks[number].kind == "word":  # "10 times" is a word for tenfold
            chunk = row.chunks[number]
            value = _part(chunk) or factor_of(row, number)
            item = Item("number", chunk.text, chunk.start, chunk.end, value=value)
            row.chunks[number] = replace(chunk, kind="number", items=(item,))
        relate(row, number, leaks[first], leaks[last])


def _leaks(row: Row) -> dict[int, Variable]:
    """The permeabilities and conductances named, by place; "that of potassium" is one, too."""
    found: dict[int, Variable] = {}
    for place, chunk in enumerate(row.chunks):
        if _leak(chunk):
            found[place] = chunk.variables[0]
        elif found and chunk.kind == "ion" and len(chunk.ions) == 1 and _stands_for_its_leak(row, place):
            found[place] = Variable(next(reversed(found.values())).symbol, chunk.ions[0])
    return found


def _stands_for_its_leak(row: Row, place: int) -> bool:
    """ "Times that of K+", "times K+'s", "times the potassium one"."""
    before = [chunk.text for chunk in row.chunks[max(0, place - 3) : place]]
    after = row.chunks[place + 1].text if place + 1 < len(row.chunks) else ""
    pronoun = before[-2:] in (["that", "of"], ["that", "for"], ["those", "of"])
    return pronoun or after in ("one", "value") or row.chunks[place].text.endswith("'s")


def _closing(row: Row, place: int) -> float | None:
    """The number that closes a chain: "P_Na = P_Cl = 0" tells both."""
    while place + 2 < len(row.chunks) and row.chunks[place + 1].text == "=":
        after = row.chunks[place + 2]
        if after.kind == "number":
            return after.item.value
        if not _leak(after):
            return None
        place += 2
    return None


def _as_easily(row: Row) -> None:
    """ "K+ and Na+ leak, Na+ a fiftieth as easily": the permeability of one ion by that of the other."""
    if row.said.isdisjoint(OF_EASE):
        return
    for index, chunk in enumerate(row.chunks[1:-2], start=1):
        part = _part(chunk)
        after = [word for other in row.chunks[index + 1 : index + 4] for word in other.said]
        timed = part is None and after[:1] == ["times"] and _easier(after[1:3])
        part = factor_of(row, index) if timed else part
        if part is None or not (timed or (after[:1] == ["as"] and EASE & {*after[1:3]})):
            continue
        pair = _compared_ions(row, index, both_behind="to" in after[1:])
        if pair is not None:
            item = Item("number", chunk.text, chunk.start, chunk.end, value=part)
            row.chunks[index] = replace(chunk, kind="number", items=(item,))
            relate(row, index, *(Variable("P", ion) for ion in pair))


def _compared_ions(row: Row, index: int, both_behind: bool) -> tuple[str, str] | None:
    """The ion a share is of and the one it is measured by: "Na+ a fiftieth as easily (as K+)"."""
    behind = _named_behind(row, index)
    if both_behind and len(behind) == 2:  # "half as permeable to Na+ as to K+"
        return behind[0], behind[1]
    before = row.chunks[max(0, index - NEAR) : index]
    ion = next((chunk.ions[0] for chunk in reversed(before) if chunk.ions), None)
    every = [name for chunk in row.chunks for name in chunk.ions]
    base = next((name for name in (*behind, *every) if name != ion), None)
    return (ion, base) if ion and base else None


def _named_behind(row: Row, index: int) -> list[str]:
    """The two ions that the words behind set beside each other."""
    near = row.chunks[index + 1 : index + REACH]
    return list(dict.fromkeys(ion for chunk in near for ion in chunk.ions))[:2]


def _easier(words: Sequence[str]) -> bool:
    """ "25 times easier", "25 times more readily"."""
    ease = EASE - {"permeable", "permeant", "leaky"}  # these name both ions behind them
    return words[:1] == ["easier"] or (words[:1] in (["more"], ["as"]) and bool(ease & {*words[1:2]}))


def _counts(chunk: Chunk) -> bool:
    """A number, or a word for how many times."""
    said = chunk.concept("change") in WORDS or _part(chunk) is not None
    return chunk.kind == "number" or (chunk.kind == "word" and said)


def _part_of(row: Row, number: int) -> bool:
    """ "1/20 of P_K", "0.05 of P_K"."""
    return number + 1 < len(row.chunks) and row.chunks[number + 1].text == "of"


def _part(chunk: Chunk) -> float | None:
    """The fraction that a word stands for: "half", "a fiftieth"."""
    return 0.5 if chunk.text == "half" else PARTS.get(chunk.text)


def _has_a_value(row: Row, place: int) -> bool:
    """ "P_K = 1 P_Na = 0.04": each permeability has a number of its own."""
    after = row.chunks[place + 1 : place + 2]
    return bool(after) and (after[0].kind == "number" or after[0].text in ("=", ":", "is"))
