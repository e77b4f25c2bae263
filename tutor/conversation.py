"""The one place that knows all stages: (text, context) -> (answer, next context), a pure function.

``Tutor`` is one conversation on top of it. ``ask`` never raises on any text: a fault of ours is
reported as ours, with what to do about it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tutor.context import Context, shown
from tutor.diagnose.beliefs import Diagnoser
from tutor.diagnose.views import only_tells
from tutor.explain import unread
from tutor.explain.answer import Answer
from tutor.explain.compose import compose
from tutor.explain.whole import join
from tutor.follow_up import Message, kept, next_belief, reply
from tutor.knowledge.load import load_knowledge
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, Stance, read_variable
from tutor.outcome import Outcome, perhaps, unless_told, work_out
from tutor.parse.limits import beyond
from tutor.parse.options import Choice, Statements, plain_stem, read_choice, read_statements
from tutor.parse.parser import Parser
from tutor.parse.reading import Reading
from tutor.parse.tasks import tasks_of
from tutor.plan import Plan, make_plan
from tutor.recall.scenes import scene_of
from tutor.remember import remember
from tutor.render import spoken

LONGEST_LEANING = 9  # words: a longer question names what it is about
CALCULATED = (Act.COMPUTE, Act.WHAT_IF, Act.DIRECTION)
TELLING = (Act.EXPLAIN, Act.DEFINE, Act.CHECK)
if TYPE_CHECKING:
    from tutor.explain import public


class Brain:
    """Everything that is built once for a knowledge base; holds no state of a conversation."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.parser = Parser(knowledge)
        self.diagnoser = Diagnoser(knowledge)
        self.wonders = True  # whether a statement that nothing hears is set beside what others said
        self.read: Callable[[str], tuple[Reading, ...]] = self.parser.parse

    def turn(self, text: str, context: Context) -> tuple[Answer, Context]:
        """One turn: the answer, and the context that the next turn starts from."""
        if too_much := beyond(text):
            return unread.too_long(text, too_much, shown(context, self.knowledge)), context
        listed = read_statements(text)
        if listed is not None:
            return self._judged(text, listed, context)
        tasks = tasks_of(text)
        if tasks:
            return self._each(text, tasks, context)
        choice = read_choice(text)
        if choice is not None:
            return self._chosen(text, choice, context)
        readings = self.read(text)
        if not readings:
            return unread.empty(text, shown(context, self.knowledge)), context
        if (told := self._of_a_belief(text, readings, context)) is not None:
            return spoken(told[0]), told[1]
        if any(reading.told or reading.stretches or reading.target for reading in readings):
            context = context.at(follow_up=None, waiting=())  # the student has moved on to something else
        context = scene_of(readings, context)
        answers, outcomes, after = self._answered(readings, context)
        if _stuck(outcomes) and (whole := self.parser.whole(text)) is not None:
            second = self._answered((whole,), context)
            if _solved(second[1]):
                answers, outcomes, after = second
        return spoken(join(text, answers)), after.at(turns=context.turns + 1)

    def _of_a_belief(
        self, text: str, readings: tuple[Reading, ...], context: Context
    ) -> tuple[Answer, Context] | None:
        """The answer to a message about the belief that was told before, if it is about it."""
        message = Message(text, readings, lambda: (self._work_out(one, context)[0] for one in readings))
        if (told := kept(message, context, self.diagnoser)) is not None:
            return told
        answer = reply(message, context, self.knowledge)
        if answer is None:
            return None
        held = answer.findings[0].id if answer.findings else None
        context = context.at(follow_up=held, turns=context.turns + 1)
        return (answer, context) if held else next_belief(answer, context, self.knowledge)

    def _answered(
        self, readings: Sequence[Reading], context: Context
    ) -> tuple[list[Answer], list[Outcome], Context]:
        """Each reading carried out in turn, with what it came to, and the context after the last."""
        answers: list[Answer] = []
        outcomes: list[Outcome] = []
        tells = self.wonders and all(map(only_tells, readings)) and not readings[-1].questioned
        for reading in readings:
            if any((other.givens or other.shifts) and other is not reading for other in readings):
                reading = replace(reading, otherwise=None)  # values were given: they are to be used
            plan, outcome = self._work_out(reading, context)
            before, spelt = context.last, self._of_what_was_named(reading, plan, context)
            if spelt is not None:
                plan, outcome = spelt, work_out(spelt, self.diagnoser)
            outcome = perhaps(outcome, self.diagnoser) if tells else outcome
            outcome = unless_told(outcome, {found.id for answer in answers for found in answer.findings})
            context = remember(context, plan, outcome)
            if spelt is not None and before is not None:  # the focus stays on what was named
                context = context.at(last=replace(before, spoken=(*before.spoken, *plan.tell)))
            outcomes.append(outcome)
            answers.append(compose(outcome, self.knowledge, shown(context, self.knowledge)))
        return answers, outcomes, context

    def _each(self, text: str, tasks: tuple[str, ...], context: Context) -> tuple[Answer, Context]:
        """Several tasks under one head, each a turn of its own; a cell named at the end holds for all."""
        answers: list[Answer] = []
        before = context
        cell = next((reading.cell for reading in self.parser.parse(tasks[-1]) if reading.cell), None)
        if cell is not None:
            context = context.at(cell=cell, cell_said=True)
        for task in tasks:
            answer, context = self.turn(task, context)
            answers.extend(answer.parts or (answer,))
        if cell is not None:
            context = context.at(cell=before.cell, cell_said=before.cell_said)
        return spoken(join(text, answers)), context.at(turns=before.turns + 1)

    def _work_out(self, reading: Reading, context: Context) -> tuple[Plan, Outcome]:
        """The plan of a reading carried out; where it comes to a question back, an idea may answer."""
        plan = make_plan(reading, context, self.knowledge)
        outcome = work_out(plan, self.diagnoser)
        stuck = plan.asks or outcome.error is not None or plan.act is Act.CLARIFY
        leans = context.last is not None and reading.follow_up
        instead = reading.otherwise() if stuck and reading.otherwise is not None and not leans else None
        if instead is None:
            return plan, outcome
        own = replace(instead, cell=instead.cell or reading.cell, unknown=instead.unknown or reading.unknown)
        told = make_plan(own, context, self.knowledge)
        return told, work_out(told, self.diagnoser)

    def _chosen(self, text: str, choice: Choice, context: Context) -> tuple[Answer, Context]:
        """A multiple-choice question: the stem is worked out, then its options are judged by it."""
        from tutor.choosing import Bench, choose  # a dozen modules that few messages need

        stem = plain_stem(choice.stem)
        brain = copy(self)
        brain.wonders = False  # what an option says is nobody's belief
        brain.read = read = lru_cache(maxsize=32)(self.read)  # more than one judge reads the stem
        begun, fresh = stem or choice.options[0].text, context.at(last=None)
        answer, after = brain.turn(begun, context)

        def alone(said: str) -> Answer:
            return answer if said == begun and context == fresh else brain.turn(said, fresh)[0]

        bench = Bench(lru_cache(maxsize=32)(alone), read, lambda said: self._solved(read(said), said, fresh))
        said = choose(choice, answer, bench, self.knowledge)
        told = said.model_copy(update={"question": text, "parts": ()})
        return spoken(told), after.at(follow_up=None)

    def _of_what_was_named(self, reading: Reading, plan: Plan, context: Context) -> Plan | None:
        """ "Can it go backwards?": asked with the name of what was spoken of last in the pronoun's place."""
        last = context.last
        lost = plan.act is Act.CLARIFY and not plan.asks
        guessed = plan.act in TELLING and plan.target == reading.target and not reading.ions
        guessed = guessed and reading.target in self.knowledge.ideas
        if last is None or not (lost or guessed) or "it" not in reading.points:
            return None
        if plan.runs or plan.changes or reading.offered or reading.shifts:
            return None
        valued = any(given.variable is not None for given in reading.givens)  # "the full 58" is no value
        held = any(claim.stance is not Stance.ASKS for claim in reading.claims)
        if valued or held or len(reading.text.split()) > LONGEST_LEANING:
            return None
        asked = read_variable(last.unknown).symbol if last.unknown else ""
        symbol = self.knowledge.symbols.get(asked)
        idea = self.knowledge.ideas.get(last.target or "") or (
            self.knowledge.ideas.get(symbol.idea or "") if symbol is not None else None
        )
        named = self.parser.spelt_out(reading.text, f"the {idea.name}") if idea is not None else ()
        if len(named) != 1 or named[0].act not in TELLING or named[0].target not in self.knowledge.ideas:
            return None
        spelt = replace(named[0], text=reading.text, span=reading.span)
        if guessed and (idea is None or idea.id not in (spelt.target, *spelt.ideas)):
            return None
        if guessed and idea is not None and spelt.target != idea.id and "part" not in reading.points:
            own = f"facets.{spelt.facet}" if spelt.facet in idea.facets else "definition"
            spelt = replace(spelt, target=idea.id, passages=(own,))
        told = make_plan(spelt, context, self.knowledge)
        return told if told.act in TELLING and told.target == spelt.target else None

    def _solved(self, readings: Sequence[Reading], text: str, context: Context) -> Outcome:
        """What the last sentence of a text comes to that can be computed, else what the first one does."""
        found: list[Outcome] = []
        for reading in readings or [Reading(text, (0, len(text)), Act.CLARIFY)]:
            plan = make_plan(reading, context, self.knowledge)
            found.append(work_out(plan, self.diagnoser))
            context = remember(context, plan, found[-1])
        return next((outcome for outcome in reversed(found) if outcome.solutions), found[0])

    def _judged(self, text: str, listed: Statements, context: Context) -> tuple[Answer, Context]:
        """ "True or false": each statement is judged as if it stood alone."""
        from tutor.choosing import judge_statements

        first, after = self.turn(listed.items[0].text, context)
        fresh = context.at(last=None)

        def alone(one: str) -> Answer:
            same = one == listed.items[0].text and context == fresh
            return first if same else self.turn(one, fresh)[0]

        said = judge_statements(listed, first, alone, self.knowledge)
        return spoken(said.model_copy(update={"question": text, "parts": ()})), after.at(follow_up=None)


def _stuck(outcomes: Sequence[Outcome]) -> bool:
    """True if something was asked back: the whole message, or a statement beside what was computed."""
    lost = [one for one in outcomes if one.plan.asks or one.error is not None or one.plan.act is Act.CLARIFY]
    if not lost or any(one.findings or any(not p.alike for p in one.probed) for one in outcomes):
        return False
    told = [one.plan.reading for one in lost]
    requested = any(reading.asking or reading.questioned for reading in told)
    return not (requested and any(one.solutions for one in outcomes))


def _solved(outcomes: Sequence[Outcome]) -> bool:
    """True if what was asked was computed, and nothing is left to ask."""
    return all(
        one.solutions and not one.plan.asks and one.error is None and one.plan.act in CALCULATED
        for one in outcomes
    )


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

    def ask(self, text: str) -> public.Answer:
        """Answer one message and remember what follow-ups need; never raises on any text."""
        from tutor.explain.public import published  # pydantic, which the command line does without

        return published(self.reply(text))

    def reply(self, text: str) -> Answer:
        """The same as the plain value that is rendered, compared and counted here."""
        try:
            answer, self.context = self._brain.turn(text, self.context)
        except Exception as fault:  # the last guard: a fault of ours must not end a student's session
            return unread.fault(text, fault, shown(self.context, self.knowledge))
        return answer

    def fresh(self) -> Tutor:
        """A new conversation on the same knowledge, without loading it again."""
        other = object.__new__(Tutor)
        other._brain = self._brain
        chosen = self.context
        cell = chosen.cell if chosen.cell_said else Context().cell
        other.context = Context(cell=cell, cell_said=chosen.cell_said, temperature=chosen.temperature)
        return other
