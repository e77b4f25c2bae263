"""Which side of an idea is asked (what it is, why, where, …), and which of its passages say it."""

from __future__ import annotations

from tutor.knowledge.index import NAME, Entry
from tutor.knowledge.model import Knowledge
from tutor.parse.acts.found import Found
from tutor.parse.find import Weighed

# What answers for a facet, the nearest first, where an idea does not have it.
NEAREST: dict[str, tuple[str, ...]] = {
    "definition": ("definition",),
    "why": ("why", "causes", "how", "definition"),
    "how": ("how", "why", "changes", "definition"),
    "what_for": ("what_for", "effects", "why", "definition"),
    "where": ("where", "definition"),
    "when": ("when", "changes", "how", "definition"),
    "causes": ("causes", "why", "how", "definition"),
    "effects": ("effects", "changes", "why", "definition"),
    "changes": ("changes", "effects", "why", "definition"),
    "measured": ("measured", "how", "definition"),
    "how_much": ("how_much", "example", "where", "definition"),
    "kinds": ("kinds", "definition"),
    "example": ("example", "definition"),
    "analogy": ("analogy", "definition"),
    "confusion": ("confusion", "definition"),
}
PRIOR = (1.0, 0.7, 0.5, 0.4)
CONTENT = 1.1  # what a passage gains by saying all that the question says beside the idea's name


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
    entry = knowledge.facts.entries[idea]
    ranks = _priors(facet or "definition", idea, knowledge)
    rest = [part for part in found.weighed if not _names(part, entry)]
    whole = sum(part.weight for part in rest)
    scored = []
    for place, label in enumerate(entry.passages):
        if place == NAME or label.startswith("answers."):
            continue
        said = sum(
            part.weight for part in rest if any(entry.keys.get(k, 0) >> place & 1 for k in part.term.keys)
        )
        score = ranks.get(label, 0.0) + (CONTENT * said / max(whole, 0.5) if whole else 0.0)
        scored.append((score, -place, label))
    return tuple(label for _, _, label in sorted(scored, reverse=True))


def _priors(facet: str, idea: str, knowledge: Knowledge) -> dict[str, float]:
    """How well each passage suits a facet, whatever it says."""
    kind = {name: PRIOR[place] for place, name in enumerate(NEAREST.get(facet, ("definition",)))}
    told = knowledge.ideas[idea]
    ranks = {"definition": kind.get("definition", 0.0)}
    ranks.update({f"facets.{name}": kind.get(name, 0.0) for name in told.facets})
    for number, fact in enumerate(told.facts, start=1):
        ranks[f"facts.{number}"] = 0.9 * kind.get(fact.facet or "", 0.0)
    return ranks


def _names(part: Weighed, entry: Entry) -> bool:
    """True if a term belongs to the idea's own name."""
    return f"n:{entry.idea}" in part.term.keys
