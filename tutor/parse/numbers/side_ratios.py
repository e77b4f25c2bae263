"""A ratio of the two sides told by a number: "K+ in/out = 35", "a ratio of 1:40", "inside to outside is 35".

Our ratios are out over in. The order in which the sides are told settles which way a ratio is meant;
where none is told it is that of most cells, and the answer says so.
"""

from __future__ import annotations

from dataclasses import replace

from tutor.meaning import Variable
from tutor.parse.carriers import carrier_of
from tutor.parse.numbers.row import LIGHT, Row
from tutor.parse.reading import Item

USUAL = {"K": "in", "Na": "out", "Cl": "out", "Ca": "out"}  # where nearly all cells have more of an ion
JOINED = frozenset({":", "/", "to"})
JOINTS = ([":"], ["/"], ["over"])
LEADS = 4  # chunks between the word "ratio" and a quotient
REACH = 9  # chunks between the word "ratio" and its number, and before it to the sides
PATH = frozenset({"to", "in", "of", "/", ":", "over", "from", "ions", "and", "between", "across", "membrane"})
OTHER_RATIOS = frozenset({"P", "g", "count", "Q10"})  # ratios of something else
WHY = "a ratio of the two sides"


def bind_side_ratios(row: Row) -> None:
    """Bind a number, or two with a stroke between, to the ratio of the two sides that it tells."""
    for index in row.open_numbers():
        if not (_equated(row, index) or _quotient(row, index)):
            _headed(row, index)


def _equated(row: Row, index: int) -> bool:
    """ "Na out/in = 10", "[K+]o/[K+]i = 0.03": a number behind the two sides with a stroke between."""
    before = [p for p in range(max(0, index - 6), index) if row.chunks[p].text not in LIGHT | {"ratio"}]
    bare = row.chunks[index].item.unit is None and not _is_pair(row, index)
    if len(before) < 3 or not bare or row.chunks[before[-2]].text not in ("/", "over"):
        return False
    sides = [row.side_at(before[-3]) or row.any_side(before[-3]), row.any_side(before[-1])]
    ion = row.nearest_ion(index)
    named = ion is not None or row.chunks[before[-1]].kind == "var"  # "[X]o/[X]i" names no ion in particular
    equated = row.chunks[index - 1].text in ("=", "is", "of", ":")
    if {*sides} != {"in", "out"} or not named or not equated:
        return False
    return _bind(row, index, ion, row.chunks[index].item.value or 0.0, inverse=sides[0] == "in")


def _is_pair(row: Row, index: int) -> bool:
    """ "[Na]o/[Na]i = 145/12": both sides are told."""
    after = row.chunks[index + 1 : index + 3]
    return len(after) == 2 and after[0].text in ("/", ":") and after[1].kind == "number"


def _quotient(row: Row, index: int) -> bool:
    """ "E_K for a ratio of 1:40": out over in where the sides are told, else as in most cells."""
    pair = row.chunks[index : index + 3]
    if len(pair) < 3 or pair[1].text not in JOINED or pair[2].kind != "number" or index + 2 in row.bound:
        return False
    values = [chunk.item.value or 0.0 for chunk in (pair[0], pair[2])]
    before = range(max(0, index - LEADS), index)
    led = any(v.symbol in ("ratio", "gradient") for place in before for v in row.chunks[place].variables)
    ion = row.nearest_ion(index)
    plain = all(chunk.item.unit is None for chunk in (pair[0], pair[2])) and min(values) > 0
    if not (led and plain and ion in USUAL) or row.mentions("P") or row.mentions("g"):
        return False
    told = [side for place in before if (side := row.side_at(place) or row.any_side(place))]
    value = values[0] / values[1]
    inverse = told[:1] == ["in"] or (not told and _against_the_usual(ion, value))
    row.chunks[index] = replace(
        pair[0], items=(Item("number", pair[0].text, pair[0].start, pair[2].end, value=value),)
    )
    row.bound[index + 2] = (Variable("constant"), "the other part of a ratio")
    return _bind(row, index, ion, value, inverse)


def _headed(row: Row, index: int) -> bool:
    """ "The K+ ratio inside to outside is 35", "K+ inside and outside have a ratio of 35"."""
    head = _head(row, index)
    value = row.chunks[index].item.value
    joined = [chunk.text for chunk in row.chunks[index + 1 : index + 2]]  # "a P ratio of 1:0.02:0.3"
    if head is None or not value or value < 0 or joined in JOINTS or row.chunks[index].item.unit is not None:
        return False
    told = _sides(row, head, index) or _sides(row, max(0, head - REACH), head)
    ions = {ion for chunk in row.chunks[head:index] for ion in chunk.ions}
    ion = row.chunks[head].variables[0].ion or row.nearest_ion(index)
    if len(ions) > 1 and not row.mentions("P"):
        row.bound[index] = (None, "a ratio of two ions")  # "Na+ to K+ inside is 0.1": no amount of either
        return True
    if ion is None or (told is None and _of_something_else(row)):
        return False
    inverse = told == "in" if told else _against_the_usual(ion, value)
    return _bind(row, index, ion, value, inverse, guessed=told is None)


def _head(row: Row, index: int) -> int | None:
    """The place of the word "ratio" from which sides and ions alone lead to the number."""
    if index + 1 < len(row.chunks) and row.side_at(index + 1):
        return None
    for place in range(index - 1, max(-1, index - REACH), -1):
        chunk = row.chunks[place]
        if [v.symbol for v in chunk.variables] == ["ratio"]:
            return place
        sided = chunk.kind in ("side", "ion") or [v.symbol for v in chunk.variables] == ["c"]
        if not sided and chunk.text not in LIGHT | PATH:
            return None
    return None


def _sides(row: Row, start: int, end: int) -> str | None:
    """The side told first, where both are told between two places."""
    items = [item for chunk in row.chunks[start:end] for item in chunk.items]
    named = [
        item.variable.side if item.variable else item.concept("side") or ("in" * (item.text == "in"))
        for item in items
    ]
    told = [side for side in named if side]
    return told[0] if {*told} == {"in", "out"} else None


def _of_something_else(row: Row) -> bool:
    """True where a ratio without sides may be one of permeabilities, of a carrier, of a Donnan state."""
    return row.donnan or carrier_of(row.chunks) is not None or any(map(row.mentions, OTHER_RATIOS))


def _against_the_usual(ion: str, value: float) -> bool:
    """True if the number, read as out over in, would be the wrong way round for nearly all cells."""
    return ion in USUAL and (value > 1) == (USUAL[ion] == "in")


def _bind(row: Row, index: int, ion: str | None, value: float, inverse: bool, guessed: bool = False) -> bool:
    """Take the number as out over in; what was turned or guessed is told."""
    chunk = row.chunks[index]
    if not value:
        return False
    ratio = 1 / value if inverse else value
    row.bound[index] = (Variable("ratio", ion), WHY)
    row.chunks[index] = replace(chunk, items=(chunk.item._replace(value=ratio),))
    if inverse:
        row.notes[index] = f"in/out = {value:.4g} is out/in = {ratio:.4g}"
    elif guessed:
        row.notes[index] = f"the ratio is read as out/in = {ratio:.4g}"
    if guessed and ion in USUAL:
        row.notes[index] += ", as in most cells"
    return True
