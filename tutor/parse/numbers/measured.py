"""Values told of a subject: "E_K of a frog fibre is −92 mV", "E_Cl was found to be −68 mV"."""

from __future__ import annotations

from tutor.meaning import Variable
from tutor.parse.numbers.beside import EQUATED
from tutor.parse.numbers.measures import dimension, fits, has_sign
from tutor.parse.numbers.row import Row

MEASURED = frozenset({
    "measured", "recorded", "estimated", "determined", "found", "reported", "observed", "calibrated", "set",
})  # fmt: skip
COPULAS = frozenset({"is", "was", "are", "were", "been", "be"})
CLAUSES = frozenset({
    "that", "when", "if", "which", "while", "because", "since", "and", "but", "where", "so", "then", "than",
    "has", "have", "had", "until", "once", "although", "though", "unless", "whenever",
})  # fmt: skip
ABOUT = frozenset({"about", "around", "roughly", "approximately", "now", "only", "~"})
SYMBOLS = frozenset({"E", "V_m", "g", "I", "R", "C", "tau", "V_rev", "delta_p", "delta_psi"})
REACH = 8  # chunks from the verb to its number, and from the quantity to its verb


def bind_measured(row: Row) -> None:
    """Bind a number behind a verb of measuring to the quantity that is its subject."""
    for index in row.open_numbers():
        verb = _verb(row, index)
        left = row.left(index)
        beside = left is not None and bool(row.chunks[left].variables)
        named = _subject(row, verb) if verb is not None and not beside else None
        item = row.chunks[index].item
        told = item.unit is not None or has_sign(item)
        if named is not None and told and fits(named, dimension(item.unit), item):
            row.bound[index] = (named, f"told of {named}{EQUATED}")


def _verb(row: Row, index: int) -> int | None:
    """The place of "is" or "was measured" before a number, with no quantity or number between."""
    before = index - 1
    while before > 0 and row.chunks[before].text in ABOUT:
        before -= 1
    if before > 1 and row.chunks[before].text in COPULAS:
        return before
    for place in range(index - 1, max(0, index - REACH), -1):
        chunk = row.chunks[place]
        if chunk.text in MEASURED and row.chunks[place - 1].text in COPULAS:
            return place - 1
        if chunk.kind in ("number", "break") or chunk.variables or chunk.text in (".", ";"):
            return None
    return None


def _subject(row: Row, verb: int) -> Variable | None:
    """The quantity last named before a verb, if it is one alone."""
    for place in range(verb - 1, max(-1, verb - REACH), -1):
        chunk = row.chunks[place]
        if chunk.variables:
            lone = len(chunk.variables) == 1 and chunk.variables[0].symbol in SYMBOLS
            return chunk.variables[0] if lone else None
        if chunk.ions or chunk.side or chunk.text in CLAUSES or chunk.text in COPULAS:
            return None  # "internal chloride where sodium is 145", "E_K matters when the membrane is −60"
        warm = chunk.kind == "number" and dimension(chunk.item.unit) == "temperature"
        if chunk.kind in ("number", "mark", "break") and not warm:
            return None  # "E_K at 20 °C is −84 mV"
    return None
