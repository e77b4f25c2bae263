"""The answer to a student's reply to a follow-up question."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.compute.cell import Cell
from tutor.diagnose.replies import Reply
from tutor.explain.answer import Answer
from tutor.knowledge.model import Knowledge
from tutor.knowledge.template import Speaker

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
