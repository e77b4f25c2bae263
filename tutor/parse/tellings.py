"""How well each passage of an idea answers a question: by the side of it that is asked, by what it says.

An idea and its passage are chosen together: the idea that shares most words with a question does not
always hold the passage that answers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.knowledge.index import IN_DEFINITION, IN_NAME, FactIndex
from tutor.knowledge.model import Knowledge
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
# What a passage says of a term: the word itself or one of its meaning, where a question listed
# for the passage has it, and where only the definition before it does.
SAID, MEANT, LISTED_WITH, DEFINED = 1.0, 0.5, 0.7, 0.16
BY_NAME, BY_PART = 1.0, 0.5  # the idea is named whole, or by a word of its name
SOFT = 0.5  # words that say how something is asked count less
OF_THE_FACET, ELSEWHERE = "facet", 0.3  # words that name the side asked for say little of any other
# Fitted to the questions listed in the knowledge base, each found without itself, and to those on the texts.
SUITS, SAYS, ASKED = 1.7, 7.4, 1.7
DEFINITION, ANY_SIDE, BESIDE, FACT = 1.2, 0.6, -1.35, 0.7  # a definition says little beside the name
THIS, EXACTLY = 0.85, 4.0  # from here on a listed question was asked, and its passage is what answers it


class Telling(NamedTuple):
    """A passage of an idea, how well it answers, and the same with a question listed for it word for word."""

    score: float
    passage: str
    suits: float


def tellings(idea: str, parts: Sequence[Weighed], facet: str | None, knowledge: Knowledge) -> list[Telling]:
    """The passages of an idea, those that answer best first."""
    index = knowledge.facts
    entry = index.entries[idea]
    suits = _suits(facet, idea, knowledge)
    listed = passages_asked(idea, parts, index)
    facts = enumerate(knowledge.ideas[idea].facts, start=1)
    sides = {f"facets.{facet}", *(f"facts.{number}" for number, fact in facts if fact.facet == facet)}
    says = [0.0] * len(entry.told)
    whole, unnamed = 0.0, 0.0
    for part in parts:
        rarity = _rarity(part, index)
        whole += rarity
        named, worths = _worths(part, idea, index)
        unnamed += 0.0 if named else rarity
        for number, worth in worths:
            own = part.term.sort != OF_THE_FACET or entry.told[number].label in sides
            says[number] += rarity * worth * (1.0 if own else ELSEWHERE)
    apart = unnamed / whole if whole else 0.0
    found = []
    for number, (passage, _, _) in enumerate(entry.told):
        score = SUITS * suits.get(passage, 0.0) + SAYS * says[number] / (whole or 1.0)
        likeness = listed.get(passage, 0.0)
        score += ASKED * likeness
        if passage == "definition":
            score += (ANY_SIDE if facet in NEAREST else DEFINITION) + BESIDE * apart
        elif passage.startswith("facts"):
            score += 0.0 if facet in NEAREST else FACT
        found.append(Telling(score, passage, score + exactly(likeness, THIS)))
    found.sort(key=lambda telling: -telling.suits)
    return found


def exactly(likeness: float, least: float) -> float:
    """What a listed question adds that was asked nearly word for word."""
    return EXACTLY * max(0.0, likeness - least) / (1 - least)


def _worths(part: Weighed, idea: str, index: FactIndex) -> tuple[bool, list[tuple[int, float]]]:
    """Whether a term belongs to the name of an idea, and how much each passage says of it."""
    held = index.holding(part.term.keys).get(idea)
    named = f"n:{idea}" in part.term.keys or (held is not None and bool(held.exact & IN_NAME))
    if held is None and not named:
        return False, []
    passages, exact = (held.passages, held.exact) if held is not None else (0, 0)
    least = DEFINED if passages & IN_DEFINITION else 0.0
    if named:
        least = BY_NAME if f"n:{idea}" in part.term.keys else BY_PART
    worths = []
    for number, (_, place, asked) in enumerate(index.entries[idea].told):
        if exact & place:
            worth = SAID
        elif passages & place:
            worth = max(MEANT, least)
        elif passages & asked:
            worth = max(LISTED_WITH, least)
        else:
            worth = least
        if worth:
            worths.append((number, worth))
    return named, worths


def _rarity(part: Weighed, index: FactIndex) -> float:
    """How much a term tells one passage from another, of all that there are."""
    rarities = [index.rarity.get(key, 1.0) for key in part.term.keys if key[:2] != "k:"]
    return max(rarities, default=0.0) * (SOFT if part.term.sort == "soft" else 1.0)


def _suits(facet: str | None, idea: str, knowledge: Knowledge) -> dict[str, float]:
    """How well each passage suits a facet, whatever it says."""
    kind = {name: PRIOR[place] for place, name in enumerate(NEAREST.get(facet or "", ()))}
    if not kind:  # no side of it is named: "what plugs Kir channels" asks for what says so
        kind = {**dict.fromkeys(NEAREST, OPEN), "definition": FIRST}
    told = knowledge.ideas[idea]
    suits = {"definition": kind.get("definition", 0.0)}
    suits.update({f"facets.{name}": kind.get(name, 0.0) for name in told.facets})
    for number, fact in enumerate(told.facts, start=1):
        suits[f"facts.{number}"] = 0.9 * kind.get(fact.facet or "", 0.0)
    return suits
