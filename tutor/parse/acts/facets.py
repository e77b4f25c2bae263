"""Which side of an idea is asked (what it is, why, where, …), and which of its passages say it."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.parse.acts.found import Found, once
from tutor.parse.find import passages_asked
from tutor.parse.tellings import THIS, tellings

NEAR = 1.7  # how near the best a second passage must come to be told too


@once
def facet_asked(found: Found) -> str | None:
    """The facet a sentence asks for, if its form names one."""
    for chunk in found.chunks:
        facet = chunk.concept("facet") if chunk.kind == "word" else None
        if facet is not None and facet != "first" and not (facet == "causes" and found.claims):
            return facet
    if found.asks("why"):
        return "why"
    if found.asks("how") and not found.asks("define"):
        return "how"
    return None


def passages(found: Found, idea: str, facet: str | None, knowledge: Knowledge) -> tuple[str, ...]:
    """The passages of an idea that answer, best first: by the facet asked and by what they say."""
    ranked = tellings(idea, found.weighed, facet, knowledge)
    best, second = ranked[0], next(iter(ranked[1:]), None)
    alone = passages_asked(idea, found.weighed, knowledge.facts).get(best.passage, 0.0) >= THIS
    if second is None or alone or second.suits < best.suits - NEAR:
        return (best.passage,)
    return (best.passage, second.passage)
