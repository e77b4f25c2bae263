"""Writes whether a result depends on a quantity, shown by changing that quantity alone."""

from __future__ import annotations

from tutor.compute.catalogue import equation
from tutor.explain import calculations
from tutor.explain.draft import Draft
from tutor.plan.dependence import named
from tutor.units import show


def depends(draft: Draft) -> None:
    """Yes or no, with before and after; without a place in the equation it cannot matter."""
    entry = equation(draft.plan.target or "")
    what = named(draft.plan.reading)
    draft.cite_equations()
    if not draft.outcome.solutions:
        draft.headline = f"No: {what} does not enter. {entry.title}: {entry.formula}."
        return
    change = draft.outcome.solutions[0][1].results[2]
    moved = change.shown() != show(0.0, change.unit)
    draft.headline = f"{'Yes' if moved else 'No'}: {calculations.headline(draft.outcome)}"
    draft.meaning = [f"It was tested by changing {what} alone; the formula is {entry.formula}."]
