"""Writes replies about the conversation itself: greeting, help, the cells, a standing choice."""

from __future__ import annotations

from tutor.explain.draft import Draft
from tutor.explain.talk import TALK, help_text, list_cells, show_cell
from tutor.knowledge.model import Citation


def meta(draft: Draft) -> None:
    """Help, the cell in force, the cells there are, or a word of greeting."""
    if draft.plan.facet == "cell":
        draft.headline, draft.meaning = show_cell(draft.plan)
        draft.citations += [Citation(datum.source) for datum in draft.plan.cell.data.values()]
    elif draft.plan.facet == "cells":
        draft.headline, draft.meaning = list_cells(draft.knowledge)
        return
    elif draft.plan.facet == "greet":
        thanked = any(
            word in draft.plan.reading.text.lower() for word in ("thank", "thx", "bye", "cheers", "ty")
        )
        draft.headline = TALK["thanks" if thanked else "greeting"][0]
    else:
        draft.headline, draft.meaning = help_text()
    draft.suggestions = list(TALK["examples"])


def confirm(draft: Draft) -> None:
    """A standing choice, read back."""
    draft.headline, draft.meaning = show_cell(draft.plan, chosen=True)
