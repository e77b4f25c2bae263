"""Outcome -> Answer for one request: which words for which act, and everything the contract lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tutor.explain import calculations, contract
from tutor.explain.answer import AGREED, SAID_WHOLE, Answer
from tutor.explain.draft import Draft
from tutor.explain.readback import understood
from tutor.explain.talk import TALK, decline
from tutor.explain.writers.calculation import calculate
from tutor.explain.writers.carried import direction
from tutor.explain.writers.check import check, probe
from tutor.explain.writers.conversation import confirm, meta
from tutor.explain.writers.explanation import compare, define, explain
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act
from tutor.outcome import Outcome

# Below this share of explained content words a message without a computed answer is not ours.
OUTSIDE = 0.45
WRITERS: Mapping[Act, Callable[[Draft], None]] = {
    Act.META: meta,
    Act.SET: confirm,
    Act.CHECK: check,
    Act.EXPLAIN: explain,
    Act.DEFINE: define,
    Act.COMPARE: compare,
    Act.DIRECTION: direction,
    Act.CLARIFY: Draft.clarify,
}


def compose(outcome: Outcome, knowledge: Knowledge, context: Mapping[str, object]) -> Answer:
    """The answer to one request; ``text`` is filled in by the renderer."""
    plan = outcome.plan
    say = Draft(outcome, knowledge)
    _write(say)
    settled = plan.reading.verdict is not None  # known to be right or wrong: nothing is left to ask
    probing = bool(outcome.probed) and not outcome.findings and not settled
    probing = probing and not (outcome.probed[0].alike and say.act is Act.DECLINE)  # likeness is no subject
    if probing:
        probe(say)
    reading = plan.reading
    told = say.act not in (Act.DECLINE, Act.CLARIFY)  # nothing computed is shown beside a question back
    ours = say.act is not Act.DECLINE  # "a red LED wants 20 mA" holds no belief about cells
    return Answer(
        question=reading.text,
        act=str(say.act),
        target=plan.target,
        ions=reading.ions,
        headline=say.headline,
        understood=understood(plan) if outcome.solutions and told else "",
        values=calculations.values(outcome) if told else (),
        givens=contract.givens(plan),
        steps=calculations.steps(outcome) if told else (),
        table=say.table if told else (),
        meaning=tuple(text for text in say.meaning if text),
        findings=contract.findings(outcome) if ours else (),
        suspects=contract.suspects(outcome) if ours else (),
        claims=contract.claims(outcome),
        verdict=outcome.verdict if told and not (probing and outcome.verdict == "right") else None,
        settled=SAID_WHOLE if settled else AGREED if outcome.confirmed else "",
        assumed=plan.assumed if (outcome.solutions or outcome.beside) and told else (),
        notes=contract.notes(plan) if ours else (),
        sources=contract.sources(say.citations, knowledge),
        asks=say.asks,
        asks_kind=say.asks_kind,
        probes=tuple(found.id for found in outcome.probed[:1]) if probing else (),
        suggestions=tuple(say.suggestions[:3]),
        confidence=round(reading.confidence, 3),
        context=dict(context),
        trace=contract.trace(outcome),
    )


def _write(draft: Draft) -> None:
    """Choose the writer of an act; what lies outside, failed or must be asked comes first."""
    outcome, plan = draft.outcome, draft.plan
    if _outside(draft):
        draft.act, draft.headline = Act.DECLINE, decline(plan.reading)
        draft.suggestions = list(TALK["examples"])
    elif _believed(outcome) and (plan.asks or outcome.error is not None):
        draft.act = Act.CHECK  # what is believed is answered before anything is asked back
        check(draft)
    elif outcome.error is not None:
        draft.ask_back(str(outcome.error), outcome.error.instead or None)
    elif plan.asks:
        draft.ask_back(plan.asks, plan.asks)
    else:
        WRITERS.get(draft.act, calculate)(draft)


def _believed(outcome: Outcome) -> bool:
    """True where a belief is held, or rightly turned down or corrected by the student."""
    agreed = outcome.plan.act is Act.CHECK and (outcome.denied or outcome.confirmed)
    return bool(outcome.findings or (agreed and not outcome.probed))


def _outside(draft: Draft) -> bool:
    """True if the message speaks of other things than ours."""
    reading = draft.plan.reading
    if reading.elsewhere:
        return True
    if draft.outcome.findings:
        return False
    if draft.act is Act.META or (reading.follow_up and draft.act is not Act.CLARIFY):
        return False
    if draft.plan.target in draft.knowledge.ideas and reading.passages:
        return False  # the idea was found because it covers what is essential
    if draft.outcome.solutions or draft.outcome.findings or draft.plan.target or draft.plan.asks:
        return reading.confidence < OUTSIDE and not draft.outcome.solutions and bool(reading.unexplained)
    return reading.confidence < OUTSIDE and not reading.ions and bool(reading.unexplained)
