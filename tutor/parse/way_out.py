"""Which way something is carried, where energy is asked for: out of the cell or into it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tutor.meaning import Variable
from tutor.parse.acts.found import Found
from tutor.parse.groups import Chunk

ARTICLES = ("the", "a", "its", "their")
SAID = {"out": {"out", "outward", "outwards"}, "in": {"in", "into", "inward", "inwards"}}
MOVED = {"leave": "out", "pump-out": "out", "enter": "in"}


def of_the_way_out(unknown: Variable | None, found: Found) -> Variable | None:
    """ "The work to transport Ca2+ out of a cell": the energy of the way out, not of entry."""
    if unknown is None or unknown.symbol != "dG" or found.carrier or found.of_the_pump:
        return unknown
    ways = {event.role("where") for event in found.events if event.kind == "move"}
    spoken = [chunk for chunk in found.chunks if chunk.text not in ARTICLES]
    left = {side for one, other in pairwise(spoken) if one.text == "from" and (side := other.side)}
    if left:
        ways = {"out" if left == {"in"} else "in"}  # "from the IMS into the matrix"
    told = [set(chunk.said) for chunk in found.chunks if unknown in chunk.variables]
    ways |= {way for words in told for way, said in SAID.items() if words & said}
    ways |= {"out" for one, other in pairwise(found.chunks) if (one.text, other.text) == ("out", "of")}
    ways |= {MOVED[name] for chunk in found.chunks if (name := chunk.concept("move")) in MOVED}
    if not ways:  # "to push sodium out", with no number of its own
        alone = (c for place, c in enumerate(found.chunks) if _bare(found.chunks[place + 1 : place + 4]))
        ways = {v.side for chunk in alone for v in chunk.variables if v.symbol == "c" and v.side}
    return unknown._replace(side="out") if ways & {"in", "out"} == {"out"} else unknown


def _bare(after: Sequence[Chunk]) -> bool:
    """True if what follows gives no number to the quantity before it; "out: 100 nM inside" tells another."""
    if not after or (after[0].text == ":" and len(after) == 3 and after[2].kind == "side"):
        return True
    return after[0].kind != "number" and after[0].text not in ("=", ":", "is", "/")
