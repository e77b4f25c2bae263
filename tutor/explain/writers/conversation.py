"""Writes replies about the conversation itself: greeting, help, the cells, a standing choice."""

from __future__ import annotations

from tutor.explain import paths
from tutor.explain.draft import Draft
from tutor.explain.talk import TALK, catalogue, confirmed, help_text, show_cell
from tutor.knowledge.model import Citation

CATALOGUE = ("equations", "cells", "misconceptions", "ideas")


def meta(draft: Draft) -> None:
    """Help, the cell in force, the cells there are, or a word of greeting."""
    if draft.plan.facet == "cell":
        draft.headline, draft.meaning = show_cell(draft.plan)
        draft.citations += [Citation(datum.source) for datum in draft.plan.cell.data.values()]
    elif draft.plan.facet in CATALOGUE:
        draft.headline, draft.meaning = catalogue(draft.plan.facet, draft.knowledge)
        return
    elif draft.plan.facet in ("path", "before", "about"):
        draft.headline, draft.meaning, draft.suggestions = _mapped(draft)
        return
    elif draft.plan.facet == "reset":
        draft.headline, draft.meaning = show_cell(draft.plan, "All that was set and said is forgotten. I use")
    elif draft.plan.facet in TALK:
        draft.headline = TALK[draft.plan.facet][0]
    else:
        draft.headline, draft.meaning = help_text()
    draft.suggestions = list(TALK["examples"])


def _mapped(draft: Draft) -> tuple[str, list[str], list[str]]:
    """What the concept map says of what to learn, or of what can be asked."""
    reading, known = draft.plan.reading, draft.knowledge
    named = next((known.ideas[name] for name in reading.ideas if name in known.ideas), None)
    if draft.plan.facet == "before" and named is not None:
        return paths.before(named, known)
    if draft.plan.facet == "about" and reading.ions:
        return paths.about([f"i:{ion}" for ion in reading.ions], known.ions[reading.ions[0]].name, known)
    if draft.plan.facet == "about" and named is not None:
        return paths.about([f"n:{named.id}"], named.name, known)
    if draft.plan.facet == "about":
        return (*help_text(), list(TALK["examples"]))
    return paths.first_steps(known)


def confirm(draft: Draft) -> None:
    """A standing choice, read back."""
    draft.headline, draft.meaning = confirmed(draft.plan)
