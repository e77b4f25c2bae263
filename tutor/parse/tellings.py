"""How well each passage of an idea answers a question: by the side of it that is asked, by what it says.

An idea and its passage are chosen together: the idea that shares most words with a question does not
always hold the passage that answers it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from tutor.knowledge.index import IN_DEFINITION, IN_NAME, Entry, places
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
# How well a passage that tells one side of an idea suits each side that may be asked for.
SUITING = {
    facet: {side: PRIOR[place] for place, side in enumerate(sides)} for facet, sides in NEAREST.items()
}
# No side of it is named: "what plugs Kir channels" asks for what says so.
SUITING[""] = {**dict.fromkeys(NEAREST, OPEN), "definition": FIRST}
OF_A_FACT = 0.9
# What a passage says of a term: the word itself or one of its meaning, where a question listed
# for the passage has it, and where only the definition before it does.
SAID, MEANT, LISTED_WITH, DEFINED = 1.0, 0.5, 0.7, 0.16
BY_NAME, BY_PART = 1.0, 0.5  # the idea is named whole, or by a word of its name
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
    scored = _scored(idea, parts, facet, knowledge)
    found = [Telling(score, passage, score + exactly(like, THIS)) for score, passage, like in scored]
    return sorted(found, key=lambda telling: -telling.suits)


def best_score(idea: str, parts: Sequence[Weighed], facet: str | None, knowledge: Knowledge) -> float:
    """How well that passage of an idea answers which answers best."""
    return max([score for score, _, _ in _scored(idea, parts, facet, knowledge)])


def _scored(
    idea: str, parts: Sequence[Weighed], facet: str | None, knowledge: Knowledge
) -> list[tuple[float, str, float]]:
    """Each passage of an idea with its score and how much a question listed for it is like this one."""
    entry = knowledge.facts.entries[idea]
    listed = passages_asked(idea, parts, knowledge.facts)
    says, whole, unnamed = _says(entry, parts, {told.place for told in entry.told if told.facet == facet})
    suits = SUITING.get(facet or "", SUITING[""])
    about, whatever = (ANY_SIDE, 0.0) if facet in NEAREST else (DEFINITION, FACT)
    found = []
    for passage, place, side, fact in entry.told:
        suited = suits.get(side, 0.0)
        score = SUITS * (OF_A_FACT * suited if fact else suited) + SAYS * says[place] / whole
        likeness = listed.get(passage, 0.0)
        score += ASKED * likeness
        if passage == "definition":
            score += about + BESIDE * (unnamed / whole)
        elif fact:
            score += whatever
        found.append((score, passage, likeness))
    return found


def exactly(likeness: float, least: float) -> float:
    """What a listed question adds that was asked nearly word for word."""
    return EXACTLY * (likeness - least) / (1 - least) if likeness > least else 0.0


def _says(
    entry: Entry, parts: Sequence[Weighed], asked: AbstractSet[int]
) -> tuple[list[float], float, float]:
    """How much of a question each passage says, by its place; of how much; and how much names no idea.

    Words that name the facet count whole only at the places of the passages ``asked`` for.
    """
    says = [0.0] * (1 + len(entry.told))  # the name has the first place
    whole = unnamed = 0.0
    for part in parts:
        rarity = part.rarity
        whole += rarity
        named, least, worths = _worths(part, entry)
        unnamed += 0.0 if named else rarity
        if part.term.sort == OF_THE_FACET:
            for place in range(len(says)):
                share = 1.0 if place in asked else ELSEWHERE
                says[place] += rarity * share * worths.get(place, least)
        elif least:
            says = [said + rarity * worths.get(place, least) for place, said in enumerate(says)]
        else:
            for place, worth in worths.items():
                says[place] += rarity * worth
    return says, whole or 1.0, unnamed


def _worths(part: Weighed, entry: Entry) -> tuple[bool, float, Mapping[int, float]]:
    """Whether a term belongs to the name of an idea, what each passage says of it, and what some say more."""
    held = part.held.get(entry.idea)
    of_the_name = f"n:{entry.idea}" in part.term.keys
    if held is None:
        return of_the_name, BY_NAME if of_the_name else 0.0, {}
    named = of_the_name or bool(held.exact & IN_NAME)
    if named:
        least = BY_NAME if of_the_name else BY_PART
    else:
        least = DEFINED if held.passages & IN_DEFINITION else 0.0
    questions = places(held.passages & entry.of_one)
    worths = dict.fromkeys([entry.answered[place] for place in questions], max(LISTED_WITH, least))
    worths.update(dict.fromkeys(places(held.passages & entry.tellable), max(MEANT, least)))
    worths.update(dict.fromkeys(places(held.exact & entry.tellable), SAID))
    return named, least, worths
