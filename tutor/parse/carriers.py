"""Which carrier is spoken of: by its name, or as an exchanger or cotransporter of the solutes named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.compute.transporters import CARRIERS, CHARGES, TRANSPORTERS
from tutor.parse.groups import Chunk

NEUTRAL = "solute"  # stands for whatever uncharged is carried
OPPOSED = ("exchanger", "exchange", "antiporter", "antiport")
TOGETHER = (
    "cotransporter", "cotransport", "cotransporters", "symporter", "symport", "transporter", "carrier",
    "permease", "symporters",
)  # fmt: skip
EACH = frozenset({
    "per", ":", "with each", "for each", "with every", "for every", "to each", "with one", "for one",
})  # fmt: skip


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
    words = {word for chunk in chunks if chunk.kind == "word" for word in chunk.said}
    opposed = bool(words & {*OPPOSED})
    if not opposed and not words & {*TOGETHER} and not _each(chunks):
        return None
    moved = _solutes(chunks)
    if "H" in moved and "glucose" in moved:
        moved = moved - {"glucose"} | {NEUTRAL}
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
        found.update(filter(None, (neutral(chunk),)))
    return found


def neutral(chunk: Chunk) -> str | None:
    """The uncharged solute that a chunk names: "glucose", "lactose", or the X of "3 Na+ : 1 X"."""
    if chunk.kind != "word":
        return None
    return NEUTRAL if chunk.item.text == "X" else chunk.concept("solute")


def _each(chunks: Sequence[Chunk]) -> bool:
    """ "2 H+ per sugar", "3 Na+ : 1 X": an ion for each of something uncharged."""
    for index, chunk in enumerate(chunks[:-2]):
        if chunk.kind == "ion" and chunks[index + 1].text == "/" and neutral(chunks[index + 2]):
            return True
        place = past_the_way(chunks, index + 1)
        if chunk.kind == "ion" and together(chunks, place):
            after = next((other for other in chunks[place + 1 : place + 5] if neutral(other)), None)
            if after is not None:
                return True
    return False


def together(chunks: Sequence[Chunk], place: int) -> bool:
    """True if words such as "per", "for each" or a colon stand here."""
    words = [chunk.text for chunk in chunks[place : place + 2]]
    return bool(words) and (words[0] in EACH or " ".join(words) in EACH)


def past_the_way(chunks: Sequence[Chunk], place: int) -> int:
    """Past the verb in "2 Na+ come in with each glucose", "2 Na+ enter per glucose"."""
    for _ in range(2):
        chunk = chunks[place] if place < len(chunks) else None
        if chunk is None or not (chunk.concept("move") or chunk.side or chunk.text in ("go", "come")):
            break
        place += 1
    return place


def driven_by(carrier: str) -> str:
    """The solute that a carrier concentrates."""
    return CARRIERS[carrier].driven


def cycle_of(carrier: str) -> dict[str, int]:
    """How many of each solute a turn of the carrier moves, without direction."""
    return {solute: abs(count) for solute, count in TRANSPORTERS[carrier].items()}


def driving(carrier: str | None, solute: str | None) -> str | None:
    """The solute whose gradient a bare pair gives: for a sugar that is carried, what drives it."""
    if carrier is None or CHARGES.get(solute or "") != 0:
        return solute
    others = [other for other in TRANSPORTERS[carrier] if other != solute]
    return others[0] if len(others) == 1 else solute
