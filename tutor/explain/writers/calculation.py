"""Writes the answer to a calculation or a what-if."""

from __future__ import annotations

from tutor.explain import calculations
from tutor.explain.draft import Draft
from tutor.explain.meanings import meaning
from tutor.explain.next_questions import next_questions
from tutor.explain.writers.check import add_beliefs


def calculate(draft: Draft) -> None:
    """The values, what they mean, their sources, and a belief if one was held on the way."""
    if not draft.outcome.solutions:
        draft.clarify()
        return
    draft.headline = calculations.headline(draft.outcome)
    draft.meaning = [*meaning(draft.outcome)]
    draft.cite_equations()
    draft.suggestions = next_questions(draft.plan)
    add_beliefs(draft)
