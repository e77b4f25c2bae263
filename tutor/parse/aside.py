"""Words that a calculation would leave aside, though they may change its number."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, Variable
from tutor.parse.coverage import leftover
from tutor.parse.hearing import Heard
from tutor.parse.unheard import unheard


def left_aside(
    heard: Heard, act: Act, target: str | None, unknown: Variable | None, knowledge: Knowledge
) -> tuple[str, ...]:
    """The telling words of a sentence that what it wants would not use; none where nothing is computed."""
    if act not in (Act.COMPUTE, Act.DIRECTION, Act.WHAT_IF) or target in knowledge.ideas:
        return ()
    found, selection, own, shifts = heard.found, heard.selection, heard.found.own, heard.shifts
    stops = heard.between is not None and heard.between.kind == "balance"
    signature = knowledge.signatures.get(target or "")
    rest = () if stops else leftover(found.chunks, act, signature, unknown, own, shifts)
    if not own and act is Act.COMPUTE:
        rest = (*rest, *_of_another_idea(heard, target, knowledge))
    told = [*(given.variable for given in own), *(shift.variable for shift in shifts)]
    rest = (*rest, *_of_a_signal(unknown, target, found.points, told))
    rest = (*rest, *unheard(found, selection, target, shifts, knowledge))
    if selection.special and not (selection.only or own or shifts):
        rest = (*rest, "only")  # a membrane of its own whose make-up was not read
    if selection.only or selection.without:
        supposing = (c.text for c in found.chunks if c.names("relation", "if"))
        used = {*selection.words, *supposing, *(c.text for c in found.chunks if c.ions)}
        rest = tuple(word for word in rest if word not in used)
    return rest


def _of_another_idea(heard: Heard, target: str | None, knowledge: Knowledge) -> tuple[str, ...]:
    """ "The threshold potential": a word known only from the name of an idea that no sum here answers."""
    if all(target in knowledge.ideas[idea].equations for idea in heard.found.ideas):
        return ()
    plain = (c for c in heard.found.chunks if c.kind == "word" and not c.item.senses)
    return tuple(chunk.text for chunk in plain if chunk.start in heard.named)


def _of_a_signal(
    unknown: Variable | None, target: str | None, points: frozenset[str], told: Sequence[Variable | None]
) -> tuple[str, ...]:
    """ "V_m at the peak": the permeabilities at rest do not tell it, others or a voltage must be told."""
    symbols = {variable.symbol for variable in told if variable is not None}
    rests = target == "what-if" or (unknown is not None and unknown.symbol in ("V_m", "DF", "I"))
    return ("peak",) if "signal" in points and rests and not symbols & {"P", "g", "V_m", "I"} else ()
