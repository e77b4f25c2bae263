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


ANOTHER_WAY = ("analogy", "confusion", "why", "how", "example")  # the facets that argue once more, in turn


def answer_kept(
    text: str,
    rule_id: str,
    insists: bool,
    told: tuple[str, ...],
    knowledge: Knowledge,
    cell: Cell,
    context: Mapping[str, object],
) -> tuple[Answer, str]:
    """A belief kept, or an answer not followed: what is right in it, a test with its result, another passage.

    Also the passage that was told, so that the next time another one is.
    """
    rule = knowledge.rules[rule_id]
    speaker = Speaker(cell, rule.experiments)
    credit = speaker.say(rule.credit)
    opening = (
        f"I see what speaks for it. {credit}" if insists and credit else "Let us look at it another way."
    )
    test = f"{speaker.say(rule.ask.question)} The answer is: {rule.ask.accept[0]}."
    idea = next((knowledge.ideas[name] for name in rule.ideas if name in knowledge.ideas), None)
    labels = [f"facets.{facet}" for facet in ANOTHER_WAY if idea is not None and facet in idea.facets]
    fresh = [label for label in labels if idea is not None and f"{idea.id}:{label}" not in told]
    label = next(iter(fresh or labels), "definition")
    meaning = [f"Now try it on the cell. {test}", speaker.say(rule.refutation)]
    if idea is not None:
        said = idea.definition if label == "definition" else idea.facets[label.removeprefix("facets.")]
        meaning.append(Speaker(cell, idea.experiments).say(said))
    answer = Answer(
        question=text,
        act="check",
        target=idea.id if idea is not None else None,
        headline=opening,
        meaning=tuple(meaning),
        verdict="wrong" if insists else None,
        sources=sources((*rule.sources, *(idea.sources if idea is not None else ())), knowledge),
        confidence=1.0,
        context=dict(context),
    )
    return answer, f"{idea.id}:{label}" if idea is not None else ""


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
