"""The chat without screen control: for screen readers, pipes and slow lines. The same brain."""

from __future__ import annotations

from typing import TextIO

from tutor.conversation import Tutor

GREETING = "Membrane Tutor. Ask about ions and membrane potential; an empty line or Ctrl-D ends."


def talk(tutor: Tutor, source: TextIO, sink: TextIO) -> None:
    """Answer line by line until the input ends; a person also ends it with an empty line."""
    person = source.isatty()
    if person:
        sink.write(GREETING + "\n")
    while True:
        if person:
            sink.write("\n> ")
            sink.flush()
        line = source.readline()
        if not line or (person and not line.strip()):
            return
        if line.strip():
            sink.write(tutor.reply(line.strip()).text + "\n\n")
            sink.flush()
