"""Follow-ups on the last answer itself: its working, its reason, an example of it, simpler words."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, read_variable
from tutor.parse.reading import WORKED, Reading
from tutor.recall.again import again
from tutor.recall.held import shifts_of


def steps(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Show the steps", "how?", "are you sure?", "why is it negative?": the last request, worked out."""
    facet = {"how": "steps", "why": "sign"}.get(reading.facet or "", reading.facet)
    if reading.act is not Act.EXPLAIN or facet not in WORKED:
        return None
    if facet == "sign" and not (_of_its_sign(reading, last, knowledge) and reading.speaks_of):
        return None
    if facet != "sign" and not (reading.follow_up and not reading.ideas):
        return None
    if facet != "steps" and last.target in knowledge.ideas:
        return None
    if reading.facet == "how" and (reading.target or last.target in knowledge.ideas):
        return None
    if last.target in knowledge.ideas:
        return replace(reading, target=last.target, ions=last.ions, facet="more")
    again_so = again(replace(reading, ions=(), passages=()), last, knowledge)
    return replace(again_so, act=Act.EXPLAIN, facet=facet)


def why(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Why?", "why is that one plus?", "simpler please": about what was just said."""
    named = reading.ideas or reading.ions or (reading.target and not _of_its_sign(reading, last, knowledge))
    if reading.act is not Act.EXPLAIN or named:
        return None
    if "it" not in reading.points and (reading.plain or not reading.follow_up):
        return None  # "why is the sky blue" leans on nothing
    asked = read_variable(last.unknown) if last.unknown else None
    return replace(
        reading,
        follow_up=True,
        target=last.target,
        ions=last.ions,
        unknown=asked,
        shifts=shifts_of(last),
        cell=reading.cell or last.cell,
        carrier=last.carrier,
        passages=(),
        facet="reason" if reading.target and reading.facet == "why" else reading.facet,
    )


def _of_its_sign(reading: Reading, last: Last, knowledge: Knowledge) -> bool:
    """ "Why is that one plus?", "why is it so small?": of the number just found, not of an idea."""
    calculated = last.target in knowledge.signatures
    polar = all(variable.symbol in POLAR for variable in reading.speaks_of) or bool(last.shifts)
    short = len(reading.text.split()) <= LONGEST_WHY
    return calculated and "it" in reading.points and polar and short and reading.facet == "why"


POLAR = ("positive", "negative")
LONGEST_WHY = 7  # words
