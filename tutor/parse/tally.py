"""What each idea covers of a question, added up term by term.

A term meets only the ideas that hold it, and of those only the ones that may answer.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from tutor.knowledge.index import DEFINITION, NAME, Entry, FactIndex
from tutor.knowledge.terms import Term
from tutor.parse.asked import Weighed

NAMED, ASKED, DEFINED, TOLD = 0.9, 0.85, 0.75, 0.55  # how surely an idea is about what a passage says
WHOLE_NAME = 0.5
# A wider concept in place of the word itself, and one that only says much the same.
WORTH = {"c:": 0.85, "k:": 0.6}
ION_ALONE = 0.4  # every idea speaks of ions
IN_NAME, IN_DEFINITION = 1 << NAME, 1 << DEFINITION


@dataclass(slots=True)
class Tally:
    """What one idea covers of a question so far."""

    entry: Entry
    named: bool  # its own name was said whole
    score: float = 0.0
    share: float = 0.0  # the weight of what it covers
    support: float = 0.0  # that of the subject's own words in it
    listed: float = 0.0  # that of what its listed questions say
    covered: int = 0  # mask of the terms it covers
    masks: dict[int, int] = field(default_factory=dict)  # the passages that hold each term, by its place


def tallied(candidates: Collection[str], parts: Sequence[Weighed], index: FactIndex) -> dict[str, Tally]:
    """The tally of each candidate."""
    names = index.named({key for part in parts for key in part.term.keys})
    own = {key[2:] for part in parts for key in part.term.keys if key[:2] == "n:"}
    tallies = {idea: Tally(index.entries[idea], idea in own or idea in names) for idea in candidates}
    said = [(idea, name) for idea, name in names.items() if idea in tallies]
    for place, part in enumerate(parts):
        keys = part.term.keys
        sure = _held(part.term, place, tallies, index)
        for key in keys:
            if key[:2] == "n:" and key[2:] in tallies:
                sure[key[2:]] = NAMED + WHOLE_NAME
        for idea, name in said:
            if not name.isdisjoint(keys):
                sure[idea] = NAMED + WHOLE_NAME
        _add(sure, place, part, tallies, index)
    return tallies


def _held(term: Term, place: int, tallies: dict[str, Tally], index: FactIndex) -> dict[str, float]:
    """How surely each idea that holds a term is about it; the passages are kept in its tally."""
    found: dict[str, float] = {}
    for key in term.keys:
        holders = index.holders.get(key)
        if holders is None:
            continue
        worth = WORTH.get(key[:2], 1.0)
        for idea in holders.keys() & tallies.keys():
            mask, tally = holders[idea], tallies[idea]
            if mask & IN_NAME:
                sure = NAMED * worth
            elif mask & tally.entry.asked:
                sure = ASKED * worth
            else:
                sure = (DEFINED if mask & IN_DEFINITION else TOLD) * worth
            if idea in found:
                found[idea] = max(found[idea], sure)
                tally.masks[place] |= mask
            else:
                found[idea] = sure
                tally.masks[place] = mask
    return found


def _add(
    sure: dict[str, float], place: int, part: Weighed, tallies: dict[str, Tally], index: FactIndex
) -> None:
    """A term added to the tallies of those that cover it."""
    weight, bit = part.weight, 1 << place
    support = weight * (ION_ALONE if part.term.sort == "ion" else 1.0)
    side = part.term.sort == "side" and not part.everyday
    for idea, best in sure.items():
        tally = tallies[idea]
        tally.score += best * weight
        tally.share += weight
        tally.covered |= bit
        if tally.masks.get(place, 0) & tally.entry.asked:
            tally.listed += weight
        if part.essential or (side and _in_name(idea, part.term, index)):
            tally.support += support


def _in_name(idea: str, term: Term, index: FactIndex) -> bool:
    """True if the word itself stands in a name of the idea."""
    return bool(index.held(idea, [key for key in term.keys if key[:2] == "w:"]) & IN_NAME)
