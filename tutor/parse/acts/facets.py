"""Which side of an idea is asked (what it is, why, where, …), and which of its passages say it."""

from __future__ import annotations

import math

from tutor.knowledge.index import Entry
from tutor.knowledge.model import Knowledge
from tutor.parse.acts.found import Found
from tutor.parse.asked import Weighed
from tutor.parse.find import passages_asked

# What answers for a facet, the nearest first, where an idea does not have it.
NEAREST: dict[str, tuple[str, ...]] = {
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
FIRST, OPEN = 0.8, 0.3  # the definition and any other facet where no facet is asked for
CONTENT = 1.1  # what a passage gains by saying all that the question says beside the idea's name
THIS = 0.85  # from here on the listed question was asked, and its passage is all there is to say
ALSO, SAID = 0.4, 0.2  # how near the best a second passage must come, and how much it must say
LITTLE = 0.4  # a question that says less than this does not choose by its words
LISTED, LIKE = 2.0, 0.55  # what it gains by a question listed for it, and how alike that must be


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
    listed = passages_asked(idea, found.weighed, knowledge.facts)
    for label, likeness in listed.items():
        if likeness >= LIKE:
            ranks[label] = ranks.get(label, 0.0) + LISTED * likeness + (likeness >= THIS)
    told = [place for place, label in enumerate(entry.passages) if place and label in ranks]
    mask = sum(1 << place for place in told)
    beside = [part for part in found.weighed if not _names(part, entry)]
    held_in = [(part.weight, knowledge.facts.held(idea, part.term.keys) & mask) for part in beside]
    rest = [(weight * _rarity(held.bit_count(), len(told)), held) for weight, held in held_in]
    whole = sum(weight for weight, _ in rest)
    scored = []
    for place in told:
        said = sum(weight for weight, held in rest if held >> place & 1)
        share = said / max(whole, LITTLE)
        scored.append((ranks[entry.passages[place]] + CONTENT * share, -place, share))
    (best, first, _), *others = sorted(scored, reverse=True)
    alone = listed.get(entry.passages[-first], 0.0) >= THIS
    also = [-place for score, place, share in others[:1] if score >= ALSO * best and share >= SAID]
    also = [] if alone else also
    return tuple(entry.passages[place] for place in (-first, *also))


def _rarity(passages: int, of: int) -> float:
    """How much a word tells passages apart: 1 if one holds it (or none), near 0 if all do."""
    return math.log((1 + of) / max(passages, 1)) / math.log(1 + of)


def _priors(facet: str, idea: str, knowledge: Knowledge) -> dict[str, float]:
    """How well each passage suits a facet, whatever it says."""
    kind = {name: PRIOR[place] for place, name in enumerate(NEAREST.get(facet, ()))}
    if not kind:  # no side of it is named: "what plugs Kir channels" asks for what says so
        kind = {**dict.fromkeys(NEAREST, OPEN), "definition": FIRST}
    told = knowledge.ideas[idea]
    ranks = {"definition": kind.get("definition", 0.0)}
    ranks.update({f"facets.{name}": kind.get(name, 0.0) for name in told.facets})
    for number, fact in enumerate(told.facts, start=1):
        ranks[f"facts.{number}"] = 0.9 * kind.get(fact.facet or "", 0.0)
    return ranks


def _names(part: Weighed, entry: Entry) -> bool:
    """True if a term belongs to the idea's own name."""
    return f"n:{entry.idea}" in part.term.keys
