"""Writes why, how, what is and what is the difference: ideas, and the working of the last calculation."""

from __future__ import annotations

from tutor.compute.catalogue import EQUATION_IDS, equation
from tutor.explain import comparing, ideas
from tutor.explain.draft import Draft
from tutor.explain.writers.calculation import calculate
from tutor.explain.writers.check import add_beliefs
from tutor.knowledge.model import Citation
from tutor.meaning import V_M, Act, Variable
from tutor.parse.reading import WORKED
from tutor.units import show

OWN_VOLTAGE = Variable("delta_psi")


def explain(draft: Draft) -> None:
    """Why and how: the steps of the last calculation, or an idea."""
    target = draft.plan.target
    if draft.plan.facet in WORKED and draft.outcome.solutions:
        _show_working(draft)
    elif target in EQUATION_IDS and draft.plan.reading.follow_up:
        _explain_calculation(draft)
    elif target in draft.knowledge.ideas:
        _speak(draft)
    elif draft.outcome.findings:
        add_beliefs(draft)
        return
    else:
        draft.clarify()
        return
    add_beliefs(draft)


def _show_working(draft: Draft) -> None:
    """The last calculation once more: where its sign comes from, a proof of it, or just its steps."""
    calculate(draft)
    if draft.plan.facet == "sign" and draft.meaning:
        draft.headline, draft.meaning = draft.meaning[0], [draft.headline, *draft.meaning[1:]]
        return
    draft.meaning = _limits(draft)
    if draft.plan.facet == "sure":
        draft.headline = f"Yes; the working below lets you check it. {draft.headline}"


def _limits(draft: Draft) -> list[str]:
    """Where the equations that were worked through hold."""
    ids = dict.fromkeys(run.equation for run, _ in draft.outcome.solutions if run is not None)
    return [text for name in ids for text in equation(name).limits]


def _explain_calculation(draft: Draft) -> None:
    """ "why?" and "show the steps" after a calculation: its working in words, or the reason of it."""
    entry = equation(draft.plan.target or "")
    if draft.plan.tell:
        _speak(draft)
        draft.meaning.append(f"It is computed by {entry.formula}.")
    else:
        draft.headline = f"{entry.title}: {entry.formula}."
        draft.meaning = list(entry.limits)
    draft.citations += [Citation(source) for source in entry.sources]


def _speak(draft: Draft) -> None:
    """The passages chosen, with their sources and what to ask next."""
    said = ideas.tell(draft.plan, draft.knowledge)
    told = draft.knowledge.ideas.get((draft.plan.tell or (draft.plan.target or "",))[0].partition(":")[0])
    if not said or told is None:
        draft.headline = "That is all I have on this. Ask about something next to it."
        said = [draft.headline]
    draft.headline, draft.meaning = said[0], said[1:]
    if told is not None:
        draft.citations += told.sources
        draft.suggestions = list(ideas.suggestions(told, draft.plan, draft.knowledge))


def define(draft: Draft) -> None:
    """What a thing is; where more is asked of it than that, an explanation."""
    if draft.plan.target not in draft.knowledge.ideas:
        draft.clarify()
        return
    _speak(draft)
    add_beliefs(draft)
    _of_this_cell(draft)
    if draft.plan.facet is None:
        draft.act = Act.EXPLAIN


def _of_this_cell(draft: Draft) -> None:
    """A cell whose voltage is a datum, not computed from permeabilities: its value first."""
    cell = draft.plan.cell
    datum = cell.data.get(OWN_VOLTAGE)
    reading = draft.plan.reading
    if reading.unknown != V_M or reading.facet is None or datum is None or cell.permeant:
        return
    draft.meaning.insert(0, draft.headline)
    value = show(datum.value, "mV", 1)
    draft.headline = (
        f"In {cell.called} the membrane potential is {value}, inside against outside. {cell.text}"
    )
    if datum.source:
        draft.citations.insert(0, Citation(datum.source))


def compare(draft: Draft) -> None:
    """Two or more things beside each other: computed where they are quantities, else from their facets."""
    sides = draft.plan.reading.compared
    if sides is not None and sides.kind == "results":
        draft.headline, draft.table = comparing.results(sides)
        return
    if draft.outcome.beside and sides is not None:
        draft.headline, draft.table = comparing.told(draft.outcome, sides)
        ids = {run.equation for side in draft.plan.beside for run in side.runs}
        ids |= {"what-if"} if sides.kind == "changes" else set()
        draft.citations += [Citation(source) for name in sorted(ids) for source in equation(name).sources]
        return
    chosen = sides.ideas if sides is not None else ()
    apart = draft.plan.facet != "joint"  # no idea holds both sides, so that each is told
    named = [draft.knowledge.ideas[name] for name in chosen if name != draft.plan.target or apart]
    joint = draft.knowledge.ideas.get(draft.plan.target or "")
    if joint is None and len(named) < 2:
        draft.clarify()
        return
    if joint is not None:
        _speak(draft)
    if len(named) > 1:
        said, draft.table = ideas.compare(named[:3], draft.plan)
        draft.headline = draft.headline if joint is not None and joint not in named else said
        draft.citations += [citation for idea in named[:3] for citation in idea.sources]
