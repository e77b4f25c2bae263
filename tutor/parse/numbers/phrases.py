"""Phrases that are values: "at room temperature" is 22 °C, nigericin leaves no difference of pH."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import read_variable
from tutor.parse.groups import Chunk
from tutor.parse.reading import Given
from tutor.parse.text import Text


def told_values(text: Text, chunks: Sequence[Chunk], kind: str) -> list[Given]:
    """The values that words of this kind stand for, each with a note that says so."""
    found = []
    for chunk in chunks:
        for sense in chunk.item.senses if chunk.kind in ("word", "var") else ():
            if sense.kind != kind or not sense.says:
                continue
            for value in sense.says.split(","):
                symbol, number, unit = value.split()
                found.append(
                    Given(
                        float(number),
                        unit,
                        read_variable(symbol),
                        text.span(chunk.start, chunk.end),
                        f'said by "{chunk.text}"',
                        f'"{chunk.text}" is read as {symbol} = {number}{"" if unit == "1" else " " + unit}',
                    )
                )
    return found
