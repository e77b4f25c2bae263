"""Concentrations that nothing stands beside: the arrangement of ions and sides that costs least."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tutor.meaning import Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.measures import AMBIGUOUS, dimension
from tutor.parse.numbers.row import LIGHT, Row


def arrange(row: Row, spans: Mapping[int, int]) -> None:
    """Choose ion and side for all open concentrations together; the cheapest arrangement wins."""
    places = [i for i in row.open_numbers() if i not in spans and _may_be_concentration(row, i)]
    states: list[tuple[float, tuple[tuple[Variable, str], ...], str]] = [(0.0, (), "")]
    taken = {variable for variable, _ in row.bound.values() if variable and variable.symbol == "c"}
    for index in places:
        fresh = []
        for cost, chosen, style in states:
            for extra, variable, manner in _candidates(row, index):
                clash = 20.0 if variable in taken or any(variable == v for v, _ in chosen) else 0.0
                if variable.side is None:
                    clash = 0.0
                switch = 1.0 if style and manner and manner != style else 0.0
                fresh.append((cost + extra + clash + switch, (*chosen, (variable, manner)), manner or style))
        states = sorted(fresh, key=lambda state: state[0])[:16]
    for index, (variable, manner) in zip(places, states[0][1], strict=True):
        if variable.ion is None and variable.side is None and row.chunks[index].item.unit is None:
            continue
        row.bound[index] = (variable, f"side {manner} of the number" if manner else "the ion spoken of")
    _one_ion(row)


def _one_ion(row: Row) -> None:
    """ "cytosol 100 nM, outside 2 mM, calcium": where one ion is named at all, all are of it."""
    named = {name for index in range(len(row.chunks)) for name in row.species(index)}
    if len(named) == 1:
        ion = next(iter(named))
        for index, (variable, why) in tuple(row.bound.items()):
            if variable is not None and variable.symbol == "c" and variable.ion is None:
                row.bound[index] = (Variable("c", ion, variable.side), why)


def _candidates(row: Row, index: int) -> list[tuple[float, Variable, str]]:
    """(cost, variable, where its side stood) for each way to read one concentration."""
    ions = _look(row, index, lambda i: row.species(i)[-1] if row.species(i) else None, ion=True)
    sides = _look(row, index, row.any_side, ion=False)
    ions.append((8.0, None, ""))
    sides.append((6.0, None, ""))
    return [
        (cost + price, Variable("c", ion, side), manner)
        for cost, ion, _ in ions
        for price, side, manner in sides
    ]


def _look(
    row: Row, index: int, read: Callable[[int], str | None], ion: bool
) -> list[tuple[float, str | None, str]]:
    """The nearest mention on either side of a number, with its distance as cost."""
    found: list[tuple[float, str | None, str]] = []
    for step, manner in ((-1, "before"), (1, "after")):
        cost, place = 0.0, index + step
        while 0 <= place < len(row.chunks):
            chunk = row.chunks[place]
            value = read(place)
            if value is not None and not ion and step > 0 and _leads_on(row, place):
                cost += 6.0  # "140 mM K in a bath of 4 mM": the side goes with the number that follows it
            if value is not None and not ion and step < 0 and _spent(row, place, index):
                cost += 6.0  # "12 cytosol, chloride 110": the side went with the number before it
            if value is not None:
                found.append((cost + (0.2 if step > 0 and ion else 0.0), value, manner))
                break
            cost += _toll(chunk, step, ion)
            if cost > 12:
                break
            place += step
    return found


def _spent(row: Row, place: int, index: int) -> bool:
    """A side right behind a number of its own, with another ion named between it and this number."""
    own = place > 0 and row.chunks[place - 1].kind == "number"
    return own and any(row.species(between) for between in range(place + 1, index))


def _leads_on(row: Row, place: int) -> bool:
    """A side with a number of its own right behind it."""
    after = row.chunks[place + 1 : place + 3]
    if row.chunks[place].text.endswith((" of", " with", " by")) and after and after[0].kind == "number":
        return True
    return len(after) == 2 and after[0].text in ("of", "with", "holding") and after[1].kind == "number"


def _toll(chunk: Chunk, step: int, ion: bool) -> float:
    """What it costs to look past a chunk: words little, marks more, other numbers most."""
    if chunk.kind == "number":
        return (0.5 if ion else 1.0) if step < 0 else (1.5 if ion else 5.0)
    if chunk.kind == "break":
        return 1.0 if ion else 4.0
    if chunk.text in (";", ".", "?"):
        return 0.7 if ion and step < 0 else 2.0 if step < 0 else 6.0
    if chunk.text == ",":
        return 0.4 if ion and step < 0 else 0.6 if step < 0 else 3.0
    if chunk.text in ("and", "but"):
        return 0.3 if ion else 1.5
    return 0.1 if chunk.text in LIGHT else 0.4


def _may_be_concentration(row: Row, index: int) -> bool:
    """True for a number in mM, or a bare one where a side or a pair says so."""
    item = row.chunks[index].item
    kind = dimension(item.unit)
    if item.unit in AMBIGUOUS:
        return any(
            row.species(i) or row.any_side(i)
            for i in range(max(0, index - 4), min(index + 5, len(row.chunks)))
        )
    if kind == "concentration":
        return True
    if kind is not None or (item.value or 0) <= 0:
        return False
    before = row.chunks[index - 1] if index else None
    unknown = before is not None and before.kind == "word" and not before.item.senses
    if (unknown or (before is not None and before.concept("scene"))) and not _has_side(row, index + 1):
        return False  # "patients 3 and 7"
    if _of_a_ratio(row, index) or _of_a_formula(row, index):
        return False
    left = row.left(index)
    after = row.chunks[index + 1].text if index + 1 < len(row.chunks) else ""
    behind = (
        left == index - 1
        and row.chunks[left].kind == "ion"
        and row.chunks[left].end < row.chunks[index].start
    )
    if behind and after not in TIMES and not (row.mentions("P") or row.mentions("g")):
        return True  # "Na+ 140, K+ 3.1": right behind its ion
    if _reached(row, index) and after not in TIMES and not (row.mentions("P") or row.mentions("g")):
        return True
    # A bare number is a concentration only where a side or an ion with a second number says so.
    beside = [row.chunks[i] for i in (index - 2, index - 1, index + 1, index + 2) if 0 <= i < len(row.chunks)]
    if any(row.any_side(i) for i in (index - 1, index + 1) if 0 <= i < len(row.chunks)):
        return True
    if any(chunk.text in LIGHT for chunk in beside) and _side_within(row, index, 3):
        return True
    paired = any(chunk.kind == "number" for chunk in beside)
    return paired and any(_dissolved(row, place) for place in range(max(0, index - 5), index + 5))


def _reached(row: Row, index: int) -> bool:
    """ "K+ rises to 7.5", "potassium goes to 8": an ion, a word of change with "to", and where it ends."""
    if index < 2:
        return False
    verb = row.chunks[index - 1]
    place = index - 2 - (verb.text == "to")
    moves = verb.concept("change") == "to" or verb.text.endswith(" to") or verb.text == "to"
    if verb.text == "to":
        moved = row.chunks[index - 2]
        moves = bool(moved.concept("change")) or moved.text in ("goes", "went", "go")
    while place > 0 and row.chunks[place].text in ("is", "was", "are", "were", "gets", "being"):
        place -= 1
    return moves and place >= 0 and row.chunks[place].kind == "ion"


def _has_side(row: Row, place: int) -> bool:
    return place < len(row.chunks) and row.chunks[place].kind == "side"


TIMES = frozenset({"times", "fold", "-", "x", "×", "*", "%", "channels", "ions", ":", "more", "less"})


def _of_a_formula(row: Row, index: int) -> bool:
    """ "Cl2", "2Na": a small number glued to a symbol, not the 4 of "K 4"."""
    own = row.chunks[index]
    before = row.chunks[index - 1] if index else None
    after = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
    glued = before is not None and before.kind == "ion" and before.end == own.start
    glued = glued or (after is not None and after.kind == "ion" and after.start == own.end)
    return glued and own.item.text in ("2", "3")


def _of_a_ratio(row: Row, index: int) -> bool:
    """ "a 10:1 K gradient": two numbers in proportion."""
    near = [row.chunks[place].text for place in (index - 1, index + 1) if 0 <= place < len(row.chunks)]
    return ":" in near and (row.mentions("gradient") or row.mentions("ratio"))


def _dissolved(row: Row, place: int) -> bool:
    """An ion or salt named as such, and not only as whose permeability or current it is."""
    if not row.species(place):
        return False
    variables = row.chunks[place].variables
    return not variables or variables[0].symbol not in ("P", "g", "I", "flux", "count")


def _side_within(row: Row, index: int, reach: int) -> bool:
    """A side is named close by with only light words between."""
    for step in (-1, 1):
        for place in range(index + step, index + step * (reach + 1), step):
            if not 0 <= place < len(row.chunks):
                break
            if row.any_side(place):
                return True
            if row.chunks[place].text not in LIGHT:
                break
    return False
