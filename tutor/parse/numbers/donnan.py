"""Solutions of a Donnan equilibrium: "100 prot- in, KCl 100 out", "16 mEq/L protein, 150 mM salt".

One solution holds what cannot cross, and lies inside; the other is the bath, whatever salt it is named by.
"""

from __future__ import annotations

from dataclasses import replace

from tutor.meaning import Variable
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.row import Row

TRAPPED, BATH = Variable("c", "A", "in"), Variable("c", "KCl", "out")
BATHS = frozenset({"salt", "bath", "electrolyte", "outside", "out"})
CHARGES = frozenset({"prot", "charge", "charges", "net charge", "polyanion", "proteinate"})
PARTING = frozenset({",", ";", ".", "and", "/", "but", "while"})
REACH = 4  # chunks between an amount and the name of what is dissolved


def bind_donnan(row: Row) -> None:
    """Bind two amounts to the trapped charges and to the bath, a lone one to what it names."""
    if not row.donnan:
        return
    _anions(row)
    each = _charges_each(row)
    places = [index for index in row.open_numbers() if _amount(row, index)]
    named = {index: _nearest(row, index, places) for index in places}
    told = {variable for variable, _ in row.bound.values()} | {*named.values()}
    if len(places) == 2 and named[places[0]] == named[places[1]]:
        return  # two solutions with trapped charges, or two baths: that is another question
    rest = [variable for variable in (TRAPPED, BATH) if variable not in told]
    named = {index: variable or (rest[0] if len(rest) == 1 else None) for index, variable in named.items()}
    for index, variable in named.items():
        if variable is not None:
            row.bound[index] = (variable, "a solution of the Donnan equilibrium")
        if variable == TRAPPED and each != 1:
            item = row.chunks[index].item
            row.chunks[index] = replace(
                row.chunks[index], items=(item._replace(value=each * (item.value or 0)),)
            )
            row.notes[index] = f"{item.text} with {each:g} charges each"
        if variable == BATH and not any(chunk.concept("salt") == "KCl" for chunk in row.chunks):
            row.notes[index] = "any salt of two monovalent ions counts as KCl here"


EACH = frozenset({"each", "per", "apiece"})
MOST_CHARGES = 60


def _charges_each(row: Row) -> float:
    """How many charges a trapped molecule has: "with 5 negative charges each", "of charge -2"."""
    for index in row.open_numbers():
        item = row.chunks[index].item
        size = abs(item.value or 0.0)
        if item.unit is not None or not 0 < size <= MOST_CHARGES or size != int(size):
            continue
        behind = [word for chunk in row.chunks[index + 1 : index + 4] for word in chunk.said]
        counted = any(word.startswith("charge") for word in behind[:2]) and bool(EACH & {*behind})
        left = row.left(index)
        named = left is not None and any(v.symbol in ("charge", "z") for v in row.chunks[left].variables)
        if counted or named:
            row.bound[index] = (Variable("constant"), "the charges of each trapped molecule")
            return size
    return 1.0


def _anions(row: Row) -> None:
    """ "50 A- in": the letter of an anion behind an amount, and no ampere."""
    for index in row.open_numbers():
        chunk, item = row.chunks[index], row.chunks[index].item
        if item.unit == "A" and item.text.endswith("A"):
            row.chunks[index] = replace(chunk, items=(item._replace(unit="mM"),))
            row.bound[index] = (TRAPPED, "a solution of the Donnan equilibrium")


def _amount(row: Row, index: int) -> bool:
    item = row.chunks[index].item
    return dimension(item.unit) in (None, "concentration") and not has_sign(item) and (item.value or 0) >= 1


def _nearest(row: Row, index: int, places: list[int]) -> Variable | None:
    """What the words behind an amount, else those before it, name: trapped charges or a salt."""
    for step in (1, -1):
        for place in range(index + step, index + step * (REACH + 1), step):
            if not 0 <= place < len(row.chunks) or place in places or row.chunks[place].text in PARTING:
                break
            found = _names(row, place)
            if found is not None:
                return found
    return None


def _names(row: Row, place: int) -> Variable | None:
    """Trapped charges, a salt or an ion of one, or neither."""
    species, chunk = row.species(place), row.chunks[place]
    if chunk.text in CHARGES:
        return TRAPPED
    if species:
        return TRAPPED if species[0] in ("A", "N") else BATH
    return BATH if chunk.text in BATHS else None
