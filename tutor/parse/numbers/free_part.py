"""Only what is free counts: "total calcium 2.4 mM, half of it free", "2.4 mM of which 50 % is ionised"."""

from __future__ import annotations

from dataclasses import replace

from tutor.meaning import Variable
from tutor.parse.numbers.row import Row

FREE = frozenset({"free", "ionised", "ionized", "unbound", "dissociated"})
REACH = 5  # chunks between a share and the word that says of what


def take_free_part(row: Row) -> None:
    """A concentration told in total, with the share of it that is free, is that share."""
    for index, chunk in enumerate(row.chunks):
        share = _share(row, index)
        near = [c.text for c in row.chunks[index + 1 : index + REACH]]
        if share is None or not FREE & set(near):
            continue
        for place in range(index - 1, -1, -1):
            variable = row.bound.get(place, (None, ""))[0]
            if row.chunks[place].text in (".", "?", "!"):
                break
            if variable is not None and variable.symbol == "c":
                _scale(row, place, share)
                if chunk.kind == "number":
                    row.bound[index] = (Variable("count"), "a label")
                break


def _share(row: Row, index: int) -> float | None:
    """ "half", "50 %": a share below one."""
    chunk = row.chunks[index]
    if chunk.text in ("half", "half of"):
        return 0.5
    if chunk.kind == "number" and chunk.item.unit == "%" and 0 < (chunk.item.value or 0) < 100:
        return (chunk.item.value or 0) / 100
    return None


def _scale(row: Row, place: int, share: float) -> None:
    """The amount at a place, the free part of it, with a note that says so."""
    chunk = row.chunks[place]
    total = chunk.item.value or 0.0
    row.notes[place] = f"{share:.0%} of {total:g} is free, and only that counts: {total * share:g}"
    row.chunks[place] = replace(chunk, items=(chunk.item._replace(value=total * share),))
