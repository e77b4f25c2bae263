"""Writes why, how, what is and what is the difference: ideas, and the working of the last calculation."""

from __future__ import annotations

from tutor.compute.catalogue import EQUATION_IDS, equation
from tutor.explain import ideas
from tutor.explain.draft import Draft
from tutor.explain.writers.calculation import calculate
from tutor.explain.writers.check import add_beliefs
from tutor.knowledge.model import Citation, Idea


def explain(draft: Draft) -> None:
    """Why and how: the steps of the last calculation, or an idea."""
    target = draft.plan.target
    if draft.plan.facet == "steps" and draft.outcome.solutions:
        calculate(draft)
        draft.meaning = _limits(draft)
    elif draft.plan.facet == "steps" or (target in EQUATION_IDS and draft.plan.reading.follow_up):
        _explain_calculation(draft)
    elif target in draft.knowledge.ideas:
        _speak(draft, draft.plan.facet)
    elif draft.outcome.findings:
        add_beliefs(draft)
        return
    else:
        draft.clarify()
        return
    add_beliefs(draft)


def _limits(draft: Draft) -> list[str]:
    """Where the equations that were worked through hold."""
    ids = dict.fromkeys(run.equation for run, _ in draft.outcome.solutions if run is not None)
    return [text for name in ids for text in equation(name).limits]


def _explain_calculation(draft: Draft) -> None:
    """ "why?" and "show the steps" after a calculation: its working in words, then its idea."""
    target = draft.plan.target
    linked = _idea_of_last(draft)
    if target is None or target not in EQUATION_IDS:
        draft.clarify()
        return
    entry = equation(target)
    if linked is not None:
        draft.headline, more = ideas.speak(linked, draft.plan, "why")
        draft.meaning = [*more, f"It is computed by {entry.formula}."]
        draft.citations += linked.sources
    draft.citations += [Citation(source) for source in entry.sources]


def _idea_of_last(draft: Draft) -> Idea | None:
    """The idea of the quantity that was computed."""
    unknown = draft.plan.reading.unknown
    symbol = draft.knowledge.symbols.get(unknown.symbol if unknown is not None else "V_m")
    return draft.knowledge.ideas.get(symbol.idea or "") if symbol is not None else None


def _speak(draft: Draft, facet: str | None) -> None:
    """An idea in the facet asked for, with its sources and what to ask next."""
    idea = draft.knowledge.ideas[draft.plan.target or ""]
    draft.headline, draft.meaning = ideas.speak(idea, draft.plan, facet)
    draft.citations += idea.sources
    draft.suggestions = list(ideas.suggestions(idea, draft.knowledge))


def define(draft: Draft) -> None:
    """What a thing is."""
    if draft.plan.target not in draft.knowledge.ideas:
        draft.clarify()
        return
    _speak(draft, draft.plan.facet)
    add_beliefs(draft)


def compare(draft: Draft) -> None:
    """Two ideas beside each other."""
    named = [draft.knowledge.ideas[key] for key in draft.plan.reading.ideas if key in draft.knowledge.ideas]
    if len(named) < 2:
        define(draft)
        return
    draft.headline, draft.meaning = ideas.compare(named, draft.plan)
    draft.citations += [citation for idea in named[:2] for citation in idea.sources]
