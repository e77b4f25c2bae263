"""Follow-ups on the last answer itself: its working and its reason."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, read_variable
from tutor.parse.reading import Reading
from tutor.recall.again import again


def steps(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Show the steps": the last request once more, with its working."""
    if reading.act is not Act.EXPLAIN or reading.facet != "steps" or not reading.follow_up:
        return None
    if last.target in knowledge.ideas:
        return replace(reading, target=last.target, ions=last.ions, facet="more")
    return replace(again(reading, last, knowledge), act=Act.EXPLAIN, facet="steps")


def why(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Why?": the reason of what was just said."""
    if reading.act is not Act.EXPLAIN or reading.target or reading.ideas or reading.ions:
        return None
    if not (reading.follow_up or "it" in reading.points):
        return None
    asked = read_variable(last.unknown) if last.unknown else None
    return replace(
        reading,
        follow_up=True,
        target=last.target,
        ions=last.ions,
        unknown=asked,
        cell=reading.cell or last.cell,
        carrier=last.carrier,
    )
