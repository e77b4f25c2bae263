"""Questions for what a thing is, how or why it works, and how two things differ."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.meaning import Act
from tutor.parse.acts.found import Decision, Found
from tutor.parse.acts.topics import topic


def comparison(found: Found, knowledge: Knowledge) -> Decision | None:
    """Two things are to be told apart."""
    if not found.asks("compare"):
        return None
    cells = [c for c in (chunk.concept("cell") for chunk in found.chunks if chunk.kind == "word") if c]
    things = len(set(found.ideas)) + len(set(cells)) + len(set(found.variables)) + len(set(found.named))
    if things >= 2 or len(found.ions) >= 2:
        return Act.COMPARE, topic(found, knowledge), None, None
    return None


def why(found: Found, knowledge: Knowledge) -> Decision | None:
    """The reason of something is asked."""
    if not found.asks("why"):
        return None
    return Act.EXPLAIN, topic(found, knowledge), None, "why"


def explanation(found: Found, knowledge: Knowledge) -> Decision | None:
    """Questions for what a thing is or how it works."""
    subject = topic(found, knowledge)
    if subject is None or not (
        found.question or found.leads("how", "define", "what") or (found.fragment and found.ideas)
    ):
        return None
    if found.givens:
        return None
    if found.holds_a_belief and not found.question:
        return None
    if found.asks("how") and not found.asks("define"):
        return Act.EXPLAIN, subject, None, "how"
    if found.claims and found.question and not found.asks("what", "define"):
        return Act.CHECK, subject, None, None
    return (Act.DEFINE, subject, None, "definition") if not found.claims or found.question else None
