"""Units an area in words: "0.8 microamps per cm2", "1 µF per centimetre squared"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.parse.groups import Chunk
from tutor.units import UNITS

AN_AREA = "/cm**2"
LENGTHS = ("cm", "centimetre", "centimeter", "centimetres", "centimeters")
SQUARES = frozenset({
    *(f"{square} {length}" for square in ("square", "sq") for length in LENGTHS),
    *(f"{length} squared" for length in LENGTHS),
    "cm2", "cm^2", "cm²", "cm**2",
})  # fmt: skip
LONGEST = 4  # chunks that such a phrase is cut into


def with_areas(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks with "per cm squared" behind a number drawn into its unit."""
    result: list[Chunk] = []
    place = 0
    while place < len(chunks):
        chunk = chunks[place]
        unit = f"{chunk.item.unit}{AN_AREA}" if chunk.kind == "number" and chunk.item.unit else ""
        taken = _area_behind(chunks, place + 1) if unit in UNITS else 0
        if taken:
            end = chunks[place + taken].item.end
            chunk = replace(chunk, items=(chunk.item._replace(unit=unit, end=end),))
        result.append(chunk)
        place += 1 + taken
    return result


def _area_behind(chunks: Sequence[Chunk], start: int) -> int:
    """How many chunks make up "per square centimetre" here."""
    said = ""
    for count, chunk in enumerate(chunks[start : start + LONGEST], start=1):
        said = f"{said} {chunk.text}".strip()
        for lead in ("per ", "/ ", "a ", "every "):
            if said.startswith(lead) and said.removeprefix(lead) in SQUARES:
                return count
    return 0
