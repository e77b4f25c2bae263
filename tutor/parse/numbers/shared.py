"""One side or symbol for several ions: "4 mM K+, 145 mM Na+ outside; 140 mM K+ …", "P: K 1, Na 0.04"."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from tutor.meaning import Variable
from tutor.parse.numbers.measures import dimension
from tutor.parse.numbers.row import Row

WHY = "one side for several ions"


class Token(NamedTuple):
    """What matters of a chunk here: a number, an ion or a side, and its place."""

    kind: str  # number, ion, side
    place: int
    name: str = ""


def bind_shared(row: Row) -> None:
    """Numbers that each have an ion of their own, and sides that stand before or behind several of them."""
    for run in _runs(row):
        numbers = [token for token in run if token.kind == "number"]
        ions = [token for token in run if token.kind == "ion"]
        sides = [token for token in run if token.kind == "side"]
        if len(numbers) < 3 or len(ions) != len(numbers) or not _in_turn(run):
            continue
        named = dict(zip((token.place for token in numbers), (token.name for token in ions), strict=True))
        symbol = _heading(row, run[0].place)
        if symbol and not sides:
            for place, ion in named.items():
                row.bound[place] = (Variable(symbol, ion), "one symbol for several ions")
        elif sides and run[-1].kind != run[0].kind:
            _share(row, run, named, trailing=run[-1].kind == "side")


def _runs(row: Row) -> list[list[Token]]:
    """The numbers, ions and sides of the message up to a word of another kind of quantity or a question."""
    runs: list[list[Token]] = [[]]
    for index, chunk in enumerate(row.chunks):
        open_number = chunk.kind == "number" and index not in row.bound
        if open_number and dimension(chunk.item.unit) in (None, "concentration"):
            runs[-1].append(Token("number", index))
            continue
        if chunk.kind == "number" or chunk.text in (".", "?", "!"):
            runs.append([])
            continue
        if chunk.variables and chunk.variables[0].symbol != "c":
            runs.append([])
            continue
        if row.side_at(index) is None and chunk.kind not in ("ion", "var", "side"):
            continue
        side, ions = row.any_side(index), row.species(index)
        if len(ions) > 1:
            runs.append([])
            continue
        found = [Token("ion", index, ions[0])] if ions else []
        if side:
            before = bool(ions) and bool(chunk.items[0].concept("side"))
            found.insert(0 if before else len(found), Token("side", index, side))
        runs[-1].extend(found)
    return [run for run in runs if run]


def _in_turn(run: list[Token]) -> bool:
    """Numbers and ions alternate."""
    kinds = [token.kind for token in run if token.kind != "side"]
    return all(one != other for one, other in pairwise(kinds))


def _heading(row: Row, place: int) -> str:
    """ "P: K 1, Na 0.04": the symbol that a colon leads from."""
    if place < 2 or row.chunks[place - 1].text != ":":
        return ""
    variables = row.chunks[place - 2].variables
    named = variables[0].symbol if variables and variables[0].ion is None else ""
    return named if named in ("P", "g") else ""


def _share(row: Row, run: list[Token], named: dict[int, str], trailing: bool) -> None:
    """Give every number the side that closes its group, or the one that opens it."""
    placed: dict[int, tuple[str, str]] = {}
    side = ""
    for token in reversed(run) if trailing else run:
        if token.kind == "side":
            side = token.name
        elif token.kind == "number" and side:
            placed[token.place] = (named[token.place], side)
    if len(placed) != len(named) or len(set(placed.values())) != len(placed):
        return  # a number without a side, or two for the same ion and side
    for place, (ion, where) in placed.items():
        row.bound[place] = (Variable("c", ion, where), WHY)
