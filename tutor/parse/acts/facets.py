"""Which side of an idea is asked (what it is, why, where, …), and which of its passages say it."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.knowledge.model import Knowledge
from tutor.parse.acts.found import Found, once
from tutor.parse.asked import SOFT, Weighed
from tutor.parse.find import passages_asked
from tutor.parse.groups import Chunk
from tutor.parse.tellings import OF_THE_FACET, THIS, tellings

NEAR = 1.7  # how near the best a second passage must come to be told too


@once
def facet_asked(found: Found) -> str | None:
    """The facet a sentence asks for, if its form names one."""
    chunk = _facet_chunk(found)
    if chunk is not None:
        return chunk.concept("facet")
    if found.asks("why"):
        return "why"
    if found.asks("how") and not found.asks("define"):
        return "how"
    return None


def _facet_chunk(found: Found) -> Chunk | None:
    """The words that name a facet."""
    for chunk in found.chunks:
        facet = chunk.concept("facet") if chunk.kind == "word" else None
        if facet is not None and facet != "first" and not (facet == "causes" and found.claims):
            return chunk
    return None


def said_of_it(found: Found) -> Sequence[Weighed]:
    """The terms of a sentence; words that name its facet, or ask what it means, say how it asks."""
    meant = {word for c in found.chunks if c.names("ask", "meaning") for word in _words(c)}
    said = [part for part in found.weighed if part.term.word.lower() not in meant] or found.weighed
    chunk = _facet_chunk(found)
    if chunk is None or chunk.concept("facet") == "analogy":
        return said  # "in the dam analogy" names a thing
    words = _words(chunk)
    return [_naming(part) if part.term.word.lower() in words else part for part in said]


def _words(chunk: Chunk) -> set[str]:
    """Its words as they were repaired."""
    return {word for item in chunk.items for word in (item.repaired or item.text).lower().split()}


def _naming(part: Weighed) -> Weighed:
    """A term as one that names the facet, of which the side that is asked for says it whole."""
    rarity = part.rarity / SOFT if part.term.sort == "soft" else part.rarity
    return part._replace(term=part.term._replace(sort=OF_THE_FACET), rarity=rarity)


def passages(found: Found, idea: str, facet: str | None, knowledge: Knowledge) -> tuple[str, ...]:
    """The passages of an idea that answer, best first: by the facet asked and by what they say."""
    ranked = tellings(idea, said_of_it(found), facet, knowledge)
    best, second = ranked[0], next(iter(ranked[1:]), None)
    alone = passages_asked(idea, found.weighed, knowledge.facts).get(best.passage, 0.0) >= THIS
    if second is None or alone or second.suits < best.suits - NEAR:
        return (best.passage,)
    return (best.passage, second.passage)
