"""The option that holds, with its reason and why each other does not; never a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.choosing.directions import by_direction
from tutor.choosing.facts import by_fact
from tutor.choosing.judged import Bench, Judged, Question, merged
from tutor.choosing.ranking import by_rank
from tutor.choosing.relations import by_relation
from tutor.choosing.statements import MISTAKE, by_statement
from tutor.choosing.together import by_number, refers, together
from tutor.choosing.values import by_value
from tutor.explain.answer import Answer
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act
from tutor.outcome import Outcome
from tutor.parse.options import Choice, plain_stem
from tutor.parse.options.choice import FEWEST
from tutor.parse.options.stems import as_questions

_WAY = re.compile(r"\b(?:in|out|into|inwards?|outwards?|enters?|leaves?|influx|efflux)\b", re.IGNORECASE)
JUDGES = (by_value, by_rank, by_relation, by_direction, by_statement, by_fact)


def choose(choice: Choice, answer: Answer, bench: Bench, known: Knowledge) -> Answer:
    """The answer to a choice: the option that holds, or what is known where none can be told."""
    stem = plain_stem(choice.stem)
    question = Question(choice, stem, answer, _computed(stem, choice, bench), bench, known)
    if choice.numbered:
        listed = question._replace(choice=choice._replace(options=choice.numbered, numbered=()))
        judged = by_number([Judged(option) for option in choice.options], _judge(listed))
    else:
        judged = together(_judge(question))
    best = _certain(judged, choice)
    return _undecided(question, judged) if best is None else _chosen(question, judged, best)


def _computed(stem: str, choice: Choice, bench: Bench) -> Outcome:
    """What the stem comes to; an open one is put as the question that its options answer."""
    outcome = bench.solve(stem)
    numbers = sum(any(map(str.isdigit, option.text)) for option in choice.options)
    ways = sum(_WAY.search(option.text) is not None for option in choice.options)
    if outcome.solutions or max(numbers, ways) < FEWEST:
        return outcome
    for question in as_questions(stem, of_a_way=ways > numbers):
        asked = bench.solve(question)
        if asked.solutions:
            return asked
    return outcome


def _judge(question: Question) -> list[Judged]:
    """Each option by the first judge that can tell."""
    plain = tuple(option for option in question.choice.options if not refers(option.text))
    whole = question.choice.options
    if len(plain) < 2:
        return [Judged(option) for option in whole]
    question = question._replace(choice=question.choice._replace(options=plain))
    judged = [Judged(option) for option in plain]
    for judge in JUDGES:
        judged = merged(judged, judge(question))
        if sum(one.verdict is not None for one in judged) == len(judged):
            break
    found = {one.option.letter: one for one in judged}
    return [found.get(option.letter, Judged(option)) for option in whole]


def _certain(judged: Sequence[Judged], choice: Choice) -> Judged | None:
    """The one option that can be told to be meant, also where all others are refuted."""
    wanted = "wrong" if choice.turned else "right"
    hits = [one for one in judged if one.verdict == wanted]
    rest = [one for one in judged if one.verdict != wanted]
    if any(one.verdict is None and refers(one.option.text) for one in judged) and not _whole(hits):
        return None  # "all of these" may hold as well
    if len(hits) == 1:
        return hits[0]
    if not hits and len(judged) > 2:
        left = [one for one in rest if one.verdict is None]
        sure = all(one.computed for one in rest if one.verdict is not None)
        if len(left) == 1 and sure and not refers(left[0].option.text):
            return left[0]._replace(reason="It is the one that is left.")
    return None


def _whole(hits: Sequence[Judged]) -> bool:
    """True if what was found to hold speaks of the other options itself."""
    return any(refers(one.option.text) for one in hits)


def _chosen(question: Question, judged: Sequence[Judged], best: Judged) -> Answer:
    """The choice with its reason, then a line for each other option of which something can be said."""
    own = question.choice.own
    reason = best.reason.removeprefix(MISTAKE) if question.choice.turned else best.reason
    mine = f"{best.option.letter}) {best.option.text}. {reason}".rstrip()
    opening = "" if own is None else "Yes: " if own == best.option.letter else f"Not {own}: "
    others = [one for one in judged if one.option != best.option and one.reason and one.verdict]
    others.sort(key=lambda one: one.option.letter != own)
    return question.answer.model_copy(
        update={
            "act": str(Act.CHECK),
            "choice": best.option.letter,
            "verdict": None if own is None else "right" if own == best.option.letter else "wrong",
            "headline": f"{opening}{mine}",
            "meaning": tuple(_line(one) for one in others),
            "sources": best.sources or question.answer.sources,
            "findings": (),  # what an exam says is held by nobody
            "probes": (),
            "asks": None,
            "asks_kind": None,
            "suggestions": ("why?",),
        }
    )


def _line(one: Judged) -> str:
    return f"{one.option.letter}) {one.option.text}: {one.reason}"


def _undecided(question: Question, judged: Sequence[Judged]) -> Answer:
    """No option, or more than one, could be told to hold: said so, with what is known about the stem."""
    stem = question.answer
    told = stem.act not in (Act.CLARIFY, Act.DECLINE)
    said = "I cannot judge which of these options is right, so I will not guess."
    lines = [_line(one) for one in judged if one.verdict and one.reason]
    return stem.model_copy(
        update={
            "act": str(Act.CHECK if told else Act.CLARIFY),
            "headline": said,
            "meaning": ((f"What I can say: {stem.headline}",) if told else ()) + tuple(lines),
            "asks": None if told else said,
            "asks_kind": None if told else "clarify",
            "verdict": None,
            "findings": (),
            "probes": (),
        }
    )
