"""Questions for which way an ion moves: "which way does Cl- go?", "does Na+ enter at -70 mV?"."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, Variable
from tutor.parse.acts.found import Decision, Found
from tutor.parse.acts.topics import covered


def direction(found: Found, knowledge: Knowledge) -> Decision | None:
    """Which way an ion moves is asked, in words or by a yes-or-no question."""
    moving = any(event.kind == "move" for event in found.events)
    asked = found.asks("which-way") or (found.question and moving and _yes_no(found) and len(found.ions) == 1)
    opened = all(shift.variable.symbol == "P" and shift.said for shift in found.shifts)
    if not asked or (found.shifts and not (opened and found.asks("which-way"))):
        return None
    if found.first("facet") == "where" and not found.ions and covered(found, knowledge) is not None:
        return None  # "where do the protons come from" is no question of direction
    if found.ions:
        return Act.DIRECTION, "driving-force", Variable("DF", found.ions[-1]), None
    return (
        (Act.DIRECTION, "driving-force", None, None)
        if len(found.chunks) <= 10 and not found.variables
        else None
    )


def _yes_no(found: Found) -> bool:
    """ "does Cl- enter at -70 mV?" asks for a direction when a voltage or concentration is given."""
    opener = next((chunk for chunk in found.chunks if chunk.kind != "mark"), None)
    return (
        opener is not None
        and opener.text in ("does", "do", "will", "would", "is", "are")
        and bool(found.givens)
    )
