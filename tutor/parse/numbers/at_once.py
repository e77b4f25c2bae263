"""One number for several quantities: "[K+]o = [K+]i = 100 mM", "140 mM inside and outside", "symmetrical"."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from tutor.meaning import Variable
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.row import LIGHT, Row

CHAINED, ON_BOTH = "equal to the one beside it", "the same on both sides"
AND = frozenset({"and", "&", "as well as"})
EQUALS = frozenset({"=", "equals", "equal to", "same as", "the same as", "identical to"})
COMPARING = frozenset({"ratio", "ratios", "difference", "between", "gradient", "quotient", "times", "fold"})
EVEN = frozenset({"symmetrical", "symmetric", "symmetrically"})
EACH = frozenset({"both", "each", "either"})
PASSED = LIGHT | EACH | {",", "(", "same", "all"}  # between what is equal and its number
STOPS = frozenset({".", "?", "!", ";"})
REACH = 5  # chunks behind the second side in which a number of its own may follow
LEADING = frozenset({"of", "on", "at"})
SIDES = ("out", "in")


def bind_at_once(row: Row) -> None:
    """Bind the number that closes a chain, or that two sides joined by "and" share."""
    for index in row.open_numbers():
        item = row.chunks[index].item
        if dimension(item.unit) in (None, "concentration") and not has_sign(item):
            _chain(row, index)
            _two_sides(row, index)


def bind_even(row: Row) -> None:
    """ "100 mM on each side", "symmetrical 150 mM KCl": an amount without a side that holds on both."""
    if not _even(row):
        return
    amounts = [(place, v) for place, (v, _) in row.bound.items() if v is not None and v.symbol == "c"]
    for place, variable in amounts:
        alone = sum(other.ion == variable.ion for _, other in amounts) == 1
        if variable.side is None and alone:
            _on_both(row, place, variable)


def _chain(row: Row, index: int) -> None:
    """Everything that "=" or "is the same as" joins in front of the number has its value."""
    place = _passed(row, index - 1, {"="})
    found = [_amount(row, place)] if place > 0 else []
    while found and found[-1] is not None and place > 0:
        before = _passed(row, place - 1, EQUALS)
        if not EQUALS & {chunk.text for chunk in row.chunks[before + 1 : place]}:
            break
        found.append(_amount(row, before) if before >= 0 else None)
        place = before
    named = [one for one in found if one is not None]
    ions = {one.ion for one in named if one.ion}
    if len(named) < 2 or len({*named}) < len(named) or (len(ions) > 1 and None in {o.ion for o in named}):
        return
    whole = [one if one.ion else one._replace(ion=next(iter(ions), None)) for one in named]
    row.bound[index] = (whole[0], CHAINED)
    row.also[index] = tuple(whole[1:])


def _passed(row: Row, place: int, also: Set[str]) -> int:
    """The first place to the left, from here on, that more than joins."""
    while place >= 0 and (row.chunks[place].text in PASSED or row.chunks[place].text in also):
        place -= 1
    return place


def _amount(row: Row, place: int) -> Variable | None:
    """The concentration that a chunk names, if only by its ion or its side."""
    variables, species = row.chunks[place].variables, row.species(place)
    if variables:
        return variables[0] if len(variables) == 1 and variables[0].symbol == "c" else None
    side = row.any_side(place)
    if len(species) == 1 or (side and row.chunks[place].kind == "side"):
        return Variable("c", species[0] if species else None, side)
    return None


def _two_sides(row: Row, index: int) -> None:
    """ "140 mM inside and outside", "K+ inside and out is 100 mM": no other number is told with it."""
    ions = _ions_of(row, index)
    before = {word for chunk in row.chunks[:index] for word in chunk.said}
    if not ions or index in row.bound or before & COMPARING or _one_of_several(row, index):
        return
    behind = _joined(row, _behind(row, index))
    ahead = _passed(row, index - 1, set())
    follows = behind is not None and not _goes_on(row, behind)
    leads = ahead > 1 and _joined(row, ahead - 2) == ahead + 1 and _opens(row, ahead - 2)
    if follows or leads:
        _on_both(row, index, Variable("c", " ".join(ions)))


def _behind(row: Row, index: int) -> int:
    """The place behind a number, its ion and words such as "of", "both", "on"."""
    place = index + 1
    while place < len(row.chunks) and (row.chunks[place].text in LEADING or row.chunks[place].kind == "ion"):
        place += 1
    return place


def _ions_of(row: Row, index: int) -> tuple[str, ...]:
    """The ion of a number, or the two that share it: "K and Na are both 100 mM"."""
    place = _passed(row, index - 1, set())
    one, other = (row.species(p) if p >= 0 else () for p in (place, place - 2))
    if len(one) == len(other) == 1 and row.chunks[place - 1].text in AND and "both" in row.texts:
        return (*other, *one)
    ion = row.nearest_ion(index)
    return (ion,) if ion else ()


def _on_both(row: Row, index: int, variable: Variable) -> None:
    one, other = (variable._replace(side=side) for side in SIDES)
    row.bound[index] = (one, ON_BOTH)
    row.also[index] = (other,)


def _joined(row: Row, place: int) -> int | None:
    """The place behind "inside and outside" or "each side", if that stands here."""
    texts = [chunk.text for chunk in row.chunks[place : place + 2]]
    if len(texts) == 2 and texts[0] in EACH and texts[1] in ("side", "sides"):
        return place + 2
    place += texts[:1] == ["both"]
    if place + 2 >= len(row.chunks) or row.chunks[place + 1].text not in AND:
        return None
    return place + 3 if {row.any_side(place), row.any_side(place + 2)} == {*SIDES} else None


def _goes_on(row: Row, place: int) -> bool:
    """ "140 inside and outside 4", "140 inside and outside Na+ 145": the second side is of what follows."""
    for at in range(place, min(place + REACH, len(row.chunks))):
        chunk = row.chunks[at]
        if chunk.text in STOPS:
            return False
        amount = chunk.kind == "number" and dimension(chunk.item.unit) in (None, "concentration")
        if amount and not has_sign(chunk.item) and row.chunks[at - 1].text != "at":
            return True  # "outside we have 4 mM", and not "outside at 37"
        if chunk.kind == "ion" and all(row.chunks[p].text in LIGHT for p in range(place, at)):
            return True
    return False


def _opens(row: Row, place: int) -> bool:
    """False for a side that still belongs to a number: "145 outside and inside 12"."""
    return place == 0 or row.chunks[place - 1].kind != "number"


def _one_of_several(row: Row, index: int) -> bool:
    """ "Inside and outside 140 and 4": a list, in which each number has a side of its own."""
    beside = [
        row.chunks[place]
        for step in (1, -1)
        for place in (index + step, index + 2 * step)
        if 0 <= place < len(row.chunks)
    ]
    return any(chunk.kind == "number" for chunk in beside)


def _even(row: Row) -> bool:
    """True for "on both sides", "either side", "symmetrical"."""
    words = [word for chunk in row.chunks for word in chunk.said]
    joined = any(one in EACH and other in ("side", "sides") for one, other in pairwise(words))
    return joined or bool(EVEN & {*words})
