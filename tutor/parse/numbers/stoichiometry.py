"""How many of each solute a carrier moves in a turn: "2 Na+ with each glucose", "3 Na+ : 1 X", "1:1"."""

from __future__ import annotations

from dataclasses import replace

from tutor.meaning import Variable
from tutor.parse.carriers import carrier_of, cycle_of, driven_by, neutral, past_the_way, together
from tutor.parse.numbers.counts import small
from tutor.parse.numbers.row import Row

STOICHIOMETRY = "the stoichiometry of the carrier"
VERSIONS = frozenset({"version", "versions", "variety", "isoform", "carrier", "transporter", "symporter"})
USES = frozenset({"uses", "takes", "moves", "needs", "couples", "imports", "brings in", "carries"})


def bind_stoichiometry(row: Row) -> None:
    """Bind the counts of the carrier that the message names or describes."""
    carrier = carrier_of(row.chunks)
    if carrier is None:
        return
    cycle = cycle_of(carrier)
    _ratio(row, tuple(cycle))
    for place in range(len(row.chunks) - 1):
        species = row.species(place + 1)
        ion = species[0] if len(species) == 1 and species[0] in cycle else None
        if ion is None or not _one_or_more(row, place):
            continue
        behind = together(row.chunks, past_the_way(row.chunks, place + 2))
        before = place > 0 and (together(row.chunks, place - 1) or together(row.chunks, max(0, place - 2)))
        used = place > 0 and row.chunks[place - 1].text in USES
        if behind or before or used:
            _count(row, place, ion)
    for place in range(len(row.chunks) - 1):  # the one of what is concentrated, as in ": 1 X"
        free = small(row, place) and place not in row.bound and neutral(row.chunks[place + 1])
        if free and place and together(row.chunks, place - 1):
            row.bound[place] = (Variable("count", driven_by(carrier)), STOICHIOMETRY)


def bind_versions(row: Row) -> None:
    """ "The one sodium version": a carrier that is told apart by how many it moves."""
    if row.texts.isdisjoint(VERSIONS):
        return
    for place in range(len(row.chunks) - 2):
        species = row.species(place + 1)
        if len(species) == 1 and row.chunks[place + 2].text in VERSIONS and _one_or_more(row, place):
            _count(row, place, species[0])


def _one_or_more(row: Row, place: int) -> bool:
    """A small whole number that is free, or the word "one"."""
    if row.chunks[place].kind == "number":
        return small(row, place) and place not in row.bound
    return row.chunks[place].text == "one"


def _count(row: Row, place: int, ion: str) -> None:
    chunk = row.chunks[place]
    if chunk.kind != "number":
        item = chunk.item._replace(kind="number", value=1.0)
        row.chunks[place] = replace(chunk, kind="number", items=(item,))
    row.bound[place] = (Variable("count", ion), STOICHIOMETRY)


def _ratio(row: Row, solutes: tuple[str, ...]) -> None:
    """ "2:1", "1 : 1" of a carrier with two solutes, in their order, unless each stands before its own."""
    if len(solutes) != 2 or row.mentions("P"):
        return
    for place in range(len(row.chunks) - 2):
        ends = (place, place + 2)
        free = all(row.chunks[i].kind == "number" and small(row, i) and i not in row.bound for i in ends)
        if free and row.chunks[place + 1].text in (":", "to", "for"):
            for end, solute in zip(ends, solutes, strict=True):
                row.bound[end] = (Variable("count", solute), STOICHIOMETRY)
