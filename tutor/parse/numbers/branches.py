"""Conductances and the potentials that belong to them: "g_K 9, g_Na 1, reversal potentials -88 and 58"."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import V_M, Variable
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.row import Row

IN_ORDER = "in the order of the conductances"
WITH_IT = "the potential of that conductance"
ENDS = frozenset({".", "?", "!", ";"})


def bind_branches(row: Row) -> None:
    """Give each of several conductances its potential: in a second list, or right behind it."""
    if _each_with_its_own(row):
        return
    ions = _conducting(row)
    if len(ions) < 2:
        _nameless(row)
        return
    for run in row.runs("number"):
        if len(run) == len(ions) and all(_may_be_its(row, place) for place in run):
            if any(_certainly(row, place) for place in run):
                for place, ion in zip(run, ions, strict=True):
                    row.bound[place] = (Variable("E", ion), IN_ORDER)
            return
    _behind_each(row, ions)
    _named_each(row, ions)


def _each_with_its_own(row: Row) -> bool:
    """ "80 nS for K+ (reverses at −92), 4 nS sodium (+58)": behind each conductance its ion and voltage."""
    chunks = row.chunks
    places = [
        place
        for place, chunk in enumerate(chunks)
        if chunk.kind == "number" and dimension(chunk.item.unit) in CONDUCTANCES
    ]
    if len(places) < 2:
        return False
    found: dict[int, Variable] = {}
    for place, end in zip(places, (*places[1:], len(chunks)), strict=True):
        stop = next((p for p in range(place, end) if chunks[p].text in ENDS), end)
        ions = [ion for chunk in chunks[place + 1 : stop] for ion in chunk.ions]
        voltages = [p for p in range(place + 1, stop) if chunks[p].kind == "number"]
        first = next((p for p in range(place + 1, stop) if chunks[p].ions), stop)
        if len({*ions}) != 1 or len(voltages) != 1 or first > place + BESIDE or first > voltages[0]:
            return False
        if not (_may_be_its(row, voltages[0]) or row.bound[voltages[0]][0] == Variable("g", ions[0])):
            return False
        if not _certainly(row, voltages[0]):
            return False
        found |= {place: Variable("g", ions[0]), voltages[0]: Variable("E", ions[0])}
    if len({v.ion for v in found.values()}) < len(places):
        return False
    for place, variable in found.items():
        row.bound[place] = (variable, WITH_IT if variable.symbol == "E" else "of the ion behind it")
    return True


BESIDE = 3  # chunks from a conductance to the ion behind it
CONDUCTANCES = ("conductance", "conductance per area")
COUNTED = ("one", "two")
NAMES = (("leak", "leak"), ("synap", "syn"), ("rest", "rest"), ("cell", "rest"), ("shunt", "shunt"))


def _nameless(row: Row) -> None:
    """ "10 nS leak at -70, a 5 nS synapse reversing at 0": two pathways, each with its potential."""
    places = [
        place
        for place, chunk in enumerate(row.chunks)
        if chunk.kind == "number" and dimension(chunk.item.unit) == "conductance"
    ]
    pairs = [(place, _next_number(row, place)) for place in places]
    if len(pairs) != 2 or any(v is None or not _may_be_its(row, v) or v in places for _, v in pairs):
        return
    names = [_name_near(row, place, name) for place, name in zip(places, COUNTED, strict=True)]
    names = names if len(set(names)) == len(names) else [*COUNTED]
    for (place, voltage), name in zip(pairs, names, strict=True):
        row.bound[place] = (Variable("g", name), "a pathway of its own")
        if voltage is not None:
            row.bound[voltage] = (Variable("E", name), WITH_IT)


def _name_near(row: Row, place: int, otherwise: str) -> str:
    """What the words around a conductance call its pathway."""
    near = [*row.chunks[place + 1 : place + 3], *row.chunks[max(0, place - 3) : place][::-1]]
    return next((name for c in near for part, name in NAMES if part in c.text), otherwise)


def _named_each(row: Row, ions: Sequence[str]) -> None:
    """ "With E_K at -90 mV and E_Na at +60 mV": a potential named of each ion that conducts, and no V_m."""
    found: dict[int, str] = {}
    for place, (variable, _) in row.bound.items():
        left = row.left(place) if variable == V_M else None
        named = row.chunks[left].variables if left is not None else ()
        if len(named) == 1 and named[0].symbol == "E" and named[0].ion:
            found[place] = named[0].ion
    if set(found.values()) == set(ions):
        for place, ion in found.items():
            row.bound[place] = (Variable("E", ion), WITH_IT)


def _conducting(row: Row) -> list[str]:
    """The ions whose conductances are told, in the order in which they are."""
    told = (row.bound[place][0] for place in sorted(row.bound))
    return list(dict.fromkeys(v.ion for v in told if v is not None and v.symbol == "g" and v.ion))


def _may_be_its(row: Row, place: int) -> bool:
    """A voltage that nothing else has named."""
    item = row.chunks[place].item
    variable = row.bound.get(place, (None, ""))[0]
    named = variable is not None and variable.symbol not in ("V_m", "E", "c", "answer")
    return dimension(item.unit) in (None, "potential") and not named


def _certainly(row: Row, place: int) -> bool:
    item = row.chunks[place].item
    return has_sign(item) or item.unit is not None


def _behind_each(row: Row, ions: Sequence[str]) -> None:
    """ "K 0.8 at -90, Na 0.1 at +60": one voltage of no name behind each conductance."""
    found: dict[int, str] = {}
    for place in sorted(row.bound):
        variable = row.bound[place][0]
        if variable is None or variable.symbol != "g" or not variable.ion:
            continue
        behind = _next_number(row, place)
        if behind is None or not (_may_be_its(row, behind) and _certainly(row, behind)):
            return
        found[behind] = variable.ion
    if len(found) == len(ions):
        for place, ion in found.items():
            if row.bound.get(place, (V_M, ""))[0] in (V_M, Variable("E"), None):
                row.bound[place] = (Variable("E", ion), WITH_IT)


def _next_number(row: Row, place: int) -> int | None:
    for after in range(place + 1, len(row.chunks)):
        if row.chunks[after].kind == "number":
            return after
        if row.chunks[after].text in ENDS:
            return None
    return None
