"""The one place that knows all stages: (text, context) -> (answer, next context), a pure function.

``Tutor`` is one conversation on top of it. ``ask`` never raises on any text: a fault of ours is
reported as ours, with what to do about it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from tutor.context import Context, Kept, Last
from tutor.diagnose.beliefs import Diagnoser
from tutor.diagnose.replies import judge_reply
from tutor.explain.answer import Answer
from tutor.explain.compose import compose
from tutor.explain.reply import answer_reply
from tutor.knowledge.load import load_knowledge
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, T, read_variable
from tutor.outcome import Outcome, work_out
from tutor.parse.parser import Parser
from tutor.parse.reading import Reading
from tutor.parse.text import LONGEST
from tutor.plan import Plan, make_plan
from tutor.render import plain
from tutor.units import show, to_si

# A message that opens so is a question, with or without its question mark.
_ASKING = re.compile(r"(?:how|what|why|when|which|where|who|does|do|is|are|can|could|would)\b", re.IGNORECASE)
MOST_NUMBERS = 80
MOST_SENTENCES = 60


class Brain:
    """Everything that is built once for a knowledge base; holds no state of a conversation."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.parser = Parser(knowledge)
        self.diagnoser = Diagnoser(knowledge)

    def turn(self, text: str, context: Context) -> tuple[Answer, Context]:
        """One turn: the answer, and the context that the next turn starts from."""
        if too_much := _beyond(text):
            return _too_long(text, too_much, context, self.knowledge), context
        readings = self.parser.parse(text)
        if not readings:
            return _empty(text, context, self.knowledge), context
        reply = self._reply(text, readings, context)
        if reply is not None:
            return reply, context.at(follow_up=None, turns=context.turns + 1)
        answers: list[Answer] = []
        for reading in readings:
            plan = make_plan(reading, context, self.knowledge)
            outcome = work_out(plan, self.diagnoser)
            context = _after(context, plan, outcome)
            answers.append(compose(outcome, self.knowledge, shown(context, self.knowledge)))
        context = context.at(turns=context.turns + 1)
        return _joined(text, answers), context

    def _reply(self, text: str, readings: tuple[Reading, ...], context: Context) -> Answer | None:
        """The answer to a reply, if a follow-up question is open and nothing else was asked."""
        rule = self.knowledge.rules.get(context.follow_up or "")
        asks_anew = any(reading.act not in (Act.CLARIFY, Act.CHECK) for reading in readings)
        if rule is None or asks_anew or any(reading.offered for reading in readings):
            return None
        reply = judge_reply(text, rule.ask)
        asks = any(r.claims or r.target or r.givens or _ASKING.match(r.text) for r in readings)
        if reply is None or (reply == "other" and asks):
            return None
        cell = self.knowledge.cells[context.cell]
        answer = answer_reply(text, rule.id, reply, self.knowledge, cell, shown(context, self.knowledge))
        return answer.model_copy(update={"text": plain(answer)})


def shown(context: Context, knowledge: Knowledge) -> dict[str, Any]:
    """Cell and temperature in force, as an answer reports them."""
    cell = knowledge.cells[context.cell]
    kelvin = context.temperature if context.temperature is not None else cell.values[T]
    return {"cell": context.cell, "temperature": show(kelvin, "°C")}


def _joined(text: str, answers: list[Answer]) -> Answer:
    """One answer; of several parts the first gives act and target, and all values are listed."""
    if len(answers) == 1:
        answer = answers[0].model_copy(update={"question": text})
        return answer.model_copy(update={"text": plain(answer)})
    parts = tuple(answer.model_copy(update={"text": plain(answer)}) for answer in answers)
    first = parts[0]
    whole = first.model_copy(
        update={
            "question": text,
            "ions": tuple(dict.fromkeys(ion for part in parts for ion in part.ions)),
            "values": tuple(value for part in parts for value in part.values),
            "givens": tuple(dict.fromkeys(given for part in parts for given in part.givens)),
            "findings": tuple(finding for part in parts for finding in part.findings),
            "claims": tuple(claim for part in parts for claim in part.claims),
            "verdict": next((part.verdict for part in parts if part.verdict), None),
            "sources": tuple(dict.fromkeys(source for part in parts for source in part.sources)),
            "asks": next((part.asks for part in reversed(parts) if part.asks), None),
            "asks_kind": next((part.asks_kind for part in reversed(parts) if part.asks), None),
            "context": parts[-1].context,
            "parts": parts,
        }
    )
    return whole.model_copy(update={"text": plain(whole)})


def _empty(text: str, context: Context, knowledge: Knowledge) -> Answer:
    """An empty message is answered with an example."""
    said = (
        "Ask me something about ions and membrane potential, for example: "
        "what is E_K with 4 mM outside and 140 mM inside?"
    )
    return _unread(text, said, context, knowledge)


def _beyond(text: str) -> str:
    """What a message has too much of to be one question, or nothing."""
    if len(text) > LONGEST:
        return f"{len(text)} characters, more than the {LONGEST} I read at once"
    numbers = len(re.findall(r"\d+(?:[.,]\d+)?", text))
    if numbers > MOST_NUMBERS:
        return f"{numbers} numbers, more than the {MOST_NUMBERS} I can sort at once"
    sentences = len(re.findall(r"[.?!\n]+", text)) - numbers
    return "" if sentences <= MOST_SENTENCES else f"about {sentences} sentences"


def _too_long(text: str, too_much: str, context: Context, knowledge: Knowledge) -> Answer:
    """A paste beyond what is read at once is not read at all."""
    said = f"Read {too_much}. That is more than one question. Ask one at a time."
    return _unread(text[:200], said, context, knowledge)


def _unread(
    text: str, said: str, context: Context, knowledge: Knowledge, notes: tuple[str, ...] = ()
) -> Answer:
    """The answer to a message that was not read: what to do instead."""
    return Answer(
        question=text,
        act=str(Act.CLARIFY),
        headline=said,
        text=said,
        asks=said,
        asks_kind="clarify",
        notes=notes,
        context=shown(context, knowledge),
    )


# --- what a turn leaves behind ----------------------------------------------------------------------


def _after(context: Context, plan: Plan, outcome: Outcome) -> Context:
    """The context after a turn: standing choices, and the request that follow-ups lean on."""
    reading = plan.reading
    if plan.act is Act.SET:
        return _set(context, reading, plan)
    if outcome.findings:
        waiting = tuple(found.id for found in outcome.findings[1:])
        context = context.at(follow_up=outcome.findings[0].id, waiting=waiting)
    if outcome.error is not None or plan.asks or plan.act in (Act.META, Act.CLARIFY, Act.DECLINE):
        if plan.given and plan.act is not Act.META and outcome.error is None:
            before = context.last or Last(act=str(Act.COMPUTE))
            context = context.at(last=replace(before, givens=_last(plan, outcome).givens))
        return context.at(pending=plan.asks)
    if plan.target is None:
        return context
    if reading.cell and plan.act in (Act.COMPUTE, Act.DIRECTION, Act.WHAT_IF):
        context = context.at(cell=reading.cell, cell_said=True)  # the cell just spoken of stays in force
    if plan.act is Act.EXPLAIN and context.last is not None and context.last.target == plan.target:
        return context
    return context.at(last=_with_cell(_last(plan, outcome), context.last, plan), pending=None)


def _with_cell(last: Last, before: Last | None, plan: Plan) -> Last:
    """The student's own concentrations describe their cell: they hold until a cell is named."""
    if before is None or plan.reading.cell:
        return last
    said = {variable for variable, _, _ in last.givens}
    kept = [g for g in before.givens if read_variable(g[0]).symbol == "c" and g[0] not in said]
    return replace(last, givens=(*last.givens, *kept))


def _last(plan: Plan, outcome: Outcome) -> Last:
    """What the next follow-up leans on, as plain values."""
    reading = plan.reading
    placed = {item.given.span: item.variable for item in plan.inputs if item.given is not None}
    givens: list[Kept] = []
    for given in reading.givens:
        variable = placed.get(given.span, given.variable) if given.span != (0, 0) else given.variable
        if variable is not None:
            givens.append((str(variable), given.value, given.unit))
    shifts = tuple((str(s.variable), s.how, s.amount, s.unit, s.start) for s in reading.shifts)
    unknown = plan.runs[0].unknown if plan.runs else reading.unknown
    ions = reading.ions or tuple(
        ion for run in plan.runs for ion in run.ions if plan.target == "nernst-potential"
    )
    return Last(
        act=str(plan.act),
        target=plan.target,
        ions=ions,
        unknown=str(unknown) if unknown is not None else None,
        givens=tuple(givens),
        shifts=shifts,
        cell=reading.cell,
        finding=outcome.findings[0].id if outcome.findings else None,
    )


def _set(context: Context, reading: Reading, plan: Plan) -> Context:
    """A standing choice of cell, temperature or values, kept until it is changed."""
    if reading.cell:
        context = context.at(cell=reading.cell, cell_said=True, temperature=None, values=())
    for given in reading.givens:
        if given.variable == T:
            context = context.at(temperature=to_si(given.value, given.unit))
    fresh = {str(v): (str(v), g.value, g.unit) for v, g in plan.given if v != T}
    kept = tuple(value for value in context.values if value[0] not in fresh)
    if context.last is not None:  # what is set now replaces what was said for one question
        older = () if reading.cell else tuple(g for g in context.last.givens if g[0] not in fresh)
        context = context.at(last=replace(context.last, givens=older))
    return context.at(values=(*kept, *fresh.values()))


class Tutor:
    """One conversation.

    >>> from tutor import Tutor
    >>> answer = Tutor().ask("What is E_K with 4 mM outside and 140 mM inside?")
    >>> print(f"{answer.values[0].value:.1f} {answer.values[0].unit}")
    -95.0 mV
    """

    def __init__(self, knowledge: Knowledge | None = None, context: Context | None = None) -> None:
        self._brain = Brain(knowledge if knowledge is not None else load_knowledge())
        self.context = context if context is not None else Context()

    @property
    def knowledge(self) -> Knowledge:
        """What this tutor knows."""
        return self._brain.knowledge

    def ask(self, text: str) -> Answer:
        """Answer one message and remember what follow-ups need; never raises on any text."""
        try:
            answer, self.context = self._brain.turn(text, self.context)
        except Exception as fault:  # the last guard: a fault of ours must not end a student's session
            return _fault(text, fault, self.context, self.knowledge)
        return answer

    def fresh(self) -> Tutor:
        """A new conversation on the same knowledge, without loading it again."""
        other = object.__new__(Tutor)
        other._brain = self._brain
        chosen = self.context
        cell = chosen.cell if chosen.cell_said else Context().cell
        other.context = Context(cell=cell, cell_said=chosen.cell_said, temperature=chosen.temperature)
        return other


def _fault(text: str, fault: Exception, context: Context, knowledge: Knowledge) -> Answer:
    """A fault of ours, said as ours."""
    said = (
        f"Something went wrong on my side ({type(fault).__name__}), not on yours. Please ask in other words; "
        "if it happens again, this message is worth reporting."
    )
    return _unread(text, said, context, knowledge, (f"{type(fault).__name__}: {fault}",))
