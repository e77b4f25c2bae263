"""What a message says to a belief that was told before: a reply to its question, a doubt, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tutor.context import Context, Last, shown
from tutor.diagnose.beliefs import Diagnoser
from tutor.diagnose.replies import asking, confirms, judge_reply, keeps, names_answer, refuses, speaks_to
from tutor.explain.answer import Answer
from tutor.explain.findings import probe_question
from tutor.explain.reply import answer_kept, answer_probe, answer_reply
from tutor.knowledge.model import Knowledge, Rule
from tutor.meaning import Act
from tutor.parse.reading import Reading
from tutor.plan import Plan
from tutor.remember import PROBE


@dataclass(frozen=True)
class Message:
    """A message as it was read, with what is told or asked of it where no question were open."""

    text: str
    readings: tuple[Reading, ...]
    plans: Callable[[], Iterable[Plan]]


def open_rule(context: Context, knowledge: Knowledge) -> Rule | None:
    """The belief that was told last, or asked about, if its question is still open."""
    return knowledge.rules.get((context.follow_up or "").removesuffix(PROBE))


def kept(message: Message, context: Context, diagnoser: Diagnoser) -> tuple[Answer, Context] | None:
    """The answer to "no, I'm sure" and "I don't get it" after a belief was answered."""
    knowledge = diagnoser.knowledge
    rule = knowledge.rules.get(context.follow_up or "")
    if rule is None or len(message.readings) != 1:
        return None
    (reading,) = message.readings
    if not (keeps(reading) or refuses(message.text, rule.ask)):
        return None
    if {found.id for found in diagnoser.find(reading.told)} - {rule.id}:
        return None
    last = context.last if context.last is not None and context.last.target in rule.ideas else None
    told = last.spoken if last is not None else ()
    cell = knowledge.cells[context.cell]
    now = shown(context, knowledge)
    answer, passage = answer_kept(message.text, rule.id, reading.insists, told, knowledge, cell, now)
    here = Last(act=str(Act.EXPLAIN), target=answer.target, spoken=(*told, passage))
    return answer, context.at(last=here, turns=context.turns + 1)


def reply(message: Message, context: Context, knowledge: Knowledge) -> Answer | None:
    """The answer to a reply, if a follow-up question is open and nothing else was asked."""
    rule = open_rule(context, knowledge)
    text, readings = message.text, message.readings
    asks_anew = any(reading.act not in (Act.CLARIFY, Act.CHECK) for reading in readings)
    if rule is None or (asks_anew and not names_answer(text, rule.ask)):
        return None
    if any(reading.offered for reading in readings):
        return None
    cell, now = knowledge.cells[context.cell], shown(context, knowledge)
    if (context.follow_up or "").endswith(PROBE):
        insisted = any(r.insists and r.target in rule.ideas for r in readings)  # "no, I'm sure it is"
        held = True if insisted else confirms(text)
        return None if held is None else answer_probe(text, rule.id, held, knowledge, cell, now)
    said = judge_reply(text, rule.ask)
    asks = any(r.claims or r.target or r.givens or asking(r.text) for r in readings)
    if said is None or (said == "other" and (asks or _speaks_for_itself(message, rule))):
        return None
    return answer_reply(text, rule.id, said, knowledge, cell, now)


def next_belief(answer: Answer, context: Context, knowledge: Knowledge) -> tuple[Answer, Context]:
    """One belief a turn: once the first is settled the next that was heard is asked about."""
    if answer.asks is not None or answer.verdict is None or not context.waiting:
        return answer, context
    name, *rest = context.waiting
    question = probe_question(knowledge.rules[name], again=True)
    asked = answer.model_copy(update={"asks": question, "asks_kind": "check", "probes": (name,)})
    return asked, context.at(follow_up=f"{name}{PROBE}", waiting=tuple(rest))


def _speaks_for_itself(message: Message, rule: Rule) -> bool:
    """True for a message that shares nothing with the open question and has an answer of its own."""
    if speaks_to(message.text, rule.ask):
        return False
    return any(plan.act not in (Act.CLARIFY, Act.DECLINE) and not plan.asks for plan in message.plans())
