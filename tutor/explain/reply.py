"""The answer to a student's reply to a follow-up question."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.compute.cell import Cell
from tutor.diagnose.replies import Reply
from tutor.explain.answer import Answer, FindingNote
from tutor.explain.contract import sources
from tutor.explain.findings import without_but
from tutor.knowledge.model import Knowledge
from tutor.knowledge.template import Speaker
from tutor.meaning import Stance

OPENINGS: dict[str, str] = {
    "right": "Yes, that is it.",
    "wrong": "Not quite.",
    "hint": "Here is the idea behind it; asking for it is no fault.",
    "other": "I cannot judge that reply in these words.",
}


def answer_reply(
    text: str, rule_id: str, reply: Reply, knowledge: Knowledge, cell: Cell, context: Mapping[str, object]
) -> Answer:
    """Right: why; wrong or unsure: the mechanism and the numbers once more; else what was expected."""
    rule = knowledge.rules[rule_id]
    speaker = Speaker(cell, rule.experiments)
    meaning = [speaker.say(rule.refutation)]
    if reply in ("wrong", "hint"):
        meaning.insert(0, speaker.say(rule.correction))
    if reply == "other":
        meaning.insert(0, f'The answer I look for is "{rule.ask.accept[0]}".')
    return Answer(
        question=text,
        act="check",
        target=rule.ideas[0] if rule.ideas else None,
        headline=OPENINGS[reply],
        meaning=tuple(meaning),
        verdict=reply if reply in ("right", "wrong") else None,
        confidence=1.0 if reply != "other" else 0.5,
        context=dict(context),
    )


def answer_probe(
    text: str, rule_id: str, held: bool, knowledge: Knowledge, cell: Cell, context: Mapping[str, object]
) -> Answer:
    """After "is this what you think?": yes is answered as the belief, no is agreed with."""
    rule = knowledge.rules[rule_id]
    speaker = Speaker(cell, rule.experiments)
    correction = speaker.say(rule.correction)
    headline = f"{speaker.say(rule.credit)} {correction}" if held else "Good, then we agree."
    refutation = speaker.say(rule.refutation)
    in_this_cell = next((speaker.say(says) for test, says in rule.here if speaker.holds(test)), None)
    if held and in_this_cell is not None:
        headline, refutation = in_this_cell, correction
    note = FindingNote(id=rule_id, stance=str(Stance.ASSERTS), evidence=text, span=(0, len(text)))
    question = speaker.say(rule.ask.question)
    return Answer(
        question=text,
        act="check",
        target=rule.ideas[0] if rule.ideas else None,
        headline=headline,
        meaning=(refutation,) if held else (without_but(correction),),
        findings=(note,) if held else (),
        verdict="wrong" if held else "right",
        sources=sources(rule.sources, knowledge),
        asks=question if held else None,
        asks_kind="check" if held else None,
        confidence=1.0,
        context=dict(context),
    )
