"""Which carrier is spoken of: by its name, or as an exchanger or cotransporter of the solutes named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.parse.groups import Chunk

OPPOSED = ("exchanger", "exchange", "antiporter", "antiport")
TOGETHER = ("cotransporter", "cotransport", "symporter", "symport", "transporter")


def carrier_of(chunks: Sequence[Chunk], setting: Sequence[Chunk] = ()) -> str | None:
    """The carrier named here, or described by how it goes and what it moves, else the one introduced."""
    for spoken in (chunks, setting):
        named = next((name for c in spoken if c.kind == "word" and (name := c.concept("carrier"))), None)
        found = named or _described(spoken)
        if found:
            return found
    return None


def _described(chunks: Sequence[Chunk]) -> str | None:
    """ "The 3Na+/1Ca2+ exchanger": the one carrier that moves just these solutes that way."""
    words = {word for chunk in chunks if chunk.kind == "word" for word in chunk.text.split()}
    opposed = bool(words & {*OPPOSED})
    if not opposed and not words & {*TOGETHER}:
        return None
    from tutor.compute.coupled import TRANSPORTERS

    moved = _solutes(chunks)
    fitting = [
        name
        for name, counts in TRANSPORTERS.items()
        if set(counts) == moved and (min(counts.values()) * max(counts.values()) < 0) == opposed
    ]
    return fitting[0] if fitting else None


def _solutes(chunks: Iterable[Chunk]) -> set[str]:
    found: set[str] = set()
    for chunk in chunks:
        found.update(chunk.ions)
        solute = chunk.concept("solute") if chunk.kind == "word" else None
        found.update({solute} if solute else ())
    return found


def cycle_of(carrier: str) -> dict[str, int]:
    """How many of each solute a turn of the carrier moves, without direction."""
    from tutor.compute.coupled import TRANSPORTERS

    return {solute: abs(count) for solute, count in TRANSPORTERS[carrier].items()}


def driving(carrier: str | None, solute: str | None) -> str | None:
    """The solute whose gradient a bare pair gives: for a sugar that is carried, what drives it."""
    from tutor.compute.coupled import CHARGES, TRANSPORTERS

    if carrier is None or CHARGES.get(solute or "") != 0:
        return solute
    others = [other for other in TRANSPORTERS[carrier] if other != solute]
    return others[0] if len(others) == 1 else solute
