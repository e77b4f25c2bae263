"""How far V_m is from an equilibrium potential: "20 mV above E_K", "60 mV away from where it reverses"."""

from __future__ import annotations

from tutor.meaning import V_M, Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.measures import dimension
from tutor.parse.numbers.row import LIGHT, Row

# What stands between the number and the potential, and the sign of V_m - E that it tells; 0 tells none.
ASIDE = {
    "above": 1, "over": 1, "positive to": 1, "positive of": 1, "positive from": 1, "more positive than": 1,
    "less negative than": 1, "higher than": 1, "depolarised from": 1, "depolarized from": 1,
    "below": -1, "under": -1, "beneath": -1, "negative to": -1, "negative of": -1, "negative from": -1,
    "more negative than": -1, "less positive than": -1, "lower than": -1, "hyperpolarised from": -1,
    "hyperpolarized from": -1,
    "away from": 0, "from": 0, "off": 0, "distant from": 0, "removed from": 0, "short of": 0,
}  # fmt: skip
WORDS = 4  # of such a phrase, with the article behind it
MOVING = ("mov", "shift", "chang", "go", "ris", "fall", "drop", "climb", "depolari", "hyperpolari")
ABOVE, BELOW = "so far above its equilibrium potential", "so far below its equilibrium potential"
AWAY = "so far from its equilibrium potential"
DISTANCES = (ABOVE, BELOW, AWAY)
APART = "how far two potentials are apart"
REVERSING = 4  # chunks in which "where its current reverses" is complete


def bind_distances(row: Row) -> None:
    """Bind such a number to the driving force, and no number of volts to V_m itself."""
    for index in row.open_numbers():
        item = row.chunks[index].item
        if dimension(item.unit) not in (None, "potential"):
            continue
        found = _phrase(row, index)
        if found is None or (item.unit is None and found[0] == 0) or _moves(row, index):
            continue
        sign, place = found
        target, subject = _potential(row, place), _subject(row, index)
        if target is None:
            continue
        if target == V_M and subject is not None:
            target, sign = subject, -sign
        elif target == V_M or (subject is not None and subject != target):
            row.bound[index] = (None, APART)
            continue
        _bind(row, index, target, sign)


def _bind(row: Row, index: int, potential: Variable, sign: int) -> None:
    """The number as V_m - E of the ion, with the sign that was told."""
    ions = {ion for chunk in row.chunks for ion in chunk.ions}
    ion = potential.ion or (next(iter(ions)) if len(ions) == 1 else None)
    chunk = row.chunks[index]
    if sign < 0:
        row.turn(index)
    row.bound[index] = (Variable("DF", ion), {1: ABOVE, -1: BELOW, 0: AWAY}[sign])
    if not sign:
        row.notes[index] = f"{chunk.item.text} away is read as V_m above E, since the side was not told"


def _phrase(row: Row, index: int) -> tuple[int, int] | None:
    """The sign told by the longest phrase right behind a number, and where it ends."""
    words, best = "", None
    for place in range(index + 1, min(len(row.chunks), index + 1 + WORDS)):
        words = f"{words} {row.chunks[place].text}".strip()
        if words in ASIDE:
            best = (ASIDE[words], place + 1)
    return best


def _potential(row: Row, place: int) -> Variable | None:
    """The potential that is named there: an E, V_m, or where something reverses."""
    while place < len(row.chunks) and row.chunks[place].text in LIGHT | {"its", "their"}:
        place += 1
    if place >= len(row.chunks):
        return None
    named = _lone(row.chunks[place])
    if named is not None:
        return named
    where = row.chunks[place].text == "where"
    turns = any(c.names("ask", "turning") for c in row.chunks[place : place + REVERSING])
    return Variable("E") if where and turns else None


def _lone(chunk: Chunk) -> Variable | None:
    lone = chunk.variables[0] if len(chunk.variables) == 1 else None
    return lone if lone is not None and (lone == V_M or lone.symbol == "E") else None


def _subject(row: Row, index: int) -> Variable | None:
    """The equilibrium potential that the sentence is about, if it is about one and not about V_m."""
    for place in range(index - 1, -1, -1):
        chunk = row.chunks[place]
        if chunk.kind == "break" or chunk.text in (".", "?", "!", ";", ",", ":"):
            return None
        named = _lone(chunk)
        if named is not None:
            return None if named == V_M else named
    return None


def _moves(row: Row, index: int) -> bool:
    """ "Moves 20 mV from E_K": a change, and no distance."""
    return any(chunk.text.startswith(MOVING) for chunk in row.chunks[max(0, index - 3) : index])
