"""Statements called true or false, each with its reason; what cannot be judged is said to be so."""

from __future__ import annotations

from tutor.choosing.judged import Ask, Judged, Verdict
from tutor.choosing.relations import statement_verdict
from tutor.choosing.statements import judge, says_more
from tutor.explain.answer import Answer
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act
from tutor.parse.options import Option, Statements

CALLED = {"right": "True", "wrong": "False", None: "I cannot judge this one"}


def judge_statements(statements: Statements, first: Answer, ask: Ask, known: Knowledge) -> Answer:
    """One line a statement; the verdict is that of the one, or of all if they agree."""
    judged = [_judged(item, ask, known) for item in statements.items]
    lines = [_line(one) for one in judged]
    verdicts: set[Verdict] = {one.verdict for one in judged}
    told = any(verdicts)
    return first.model_copy(
        update={
            "act": str(Act.CHECK if told or first.act != Act.CLARIFY else Act.CLARIFY),
            "headline": lines[0],
            "meaning": tuple(lines[1:]),
            "verdict": verdicts.pop() if len(verdicts) == 1 else None,
            "findings": (),  # what is put up to be judged is held by nobody
            "probes": (),
            "sources": tuple(dict.fromkeys(source for one in judged for source in one.sources)),
            "asks": None,
            "asks_kind": None,
        }
    )


def _judged(item: Option, ask: Ask, known: Knowledge) -> Judged:
    """By a listed relation, else by what the statement is answered."""
    verdict, reason, sources = statement_verdict(item.text, known)
    if verdict:
        return Judged(item, verdict, reason, sources=sources)
    answer = ask(item.text)
    verdict, reason = judge(answer, known, alone=True)
    if verdict == "right" and says_more(item.text):
        verdict, reason = None, ""
    return Judged(item, verdict, reason, sources=answer.sources if verdict else ())


def _line(one: Judged) -> str:
    mark = f"{one.option.letter}) " if one.option.letter else ""
    said = f"{one.option.text.rstrip('.')}. " if one.option.letter else ""
    return f"{mark}{said}{CALLED[one.verdict]}. {one.reason}".strip()
