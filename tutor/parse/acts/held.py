"""What the tutor works with, asked about: "which concentrations are you using at the moment?"."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.knowledge.terms import GRAMMAR
from tutor.meaning import Act
from tutor.parse.acts.found import Decision, Found
from tutor.parse.groups import Chunk

# Read as words of this one request; in the vocabulary they would weigh in every other question.
NOUNS = frozenset({
    "concentration", "concentrations", "values", "value", "numbers", "cell", "cells", "temperature", "preset",
    "permeabilities", "settings", "setting", "parameters", "defaults", "presets", "assumptions", "constants",
})  # fmt: skip
SEVERAL = frozenset({"cells", "presets"})
USE = frozenset(
    {"use", "using", "used", "assume", "assuming", "assumed", "on", "with", "loaded", "set", "have"}
)
NOW = frozenset({"moment", "now", "currently", "current", "active", "present", "default", "today"})
CHOOSE = frozenset({"pick", "choose", "select", "available"})
YOU = frozenset({"you", "you're", "youre", "your", "you've", "youve", "we", "we're", "u", "ur", "this"})
ASKS = ("what", "show", "listing", "calculate", "more", "help")


def held(found: Found, knowledge: Knowledge) -> Decision | None:
    """Nothing is asked but which cell, concentrations or settings are in use, or may be chosen."""
    content = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    words = {word.strip("'") for chunk in content for word in chunk.said}
    if not words & NOUNS or not any(chunk.names("ask", *ASKS) for chunk in content):
        return None
    in_use = (words & USE and words & YOU) or words & NOW or words & CHOOSE
    if not in_use or not all(_beside(chunk, knowledge) for chunk in content):
        return None
    return Act.META, None, None, "cells" if words & SEVERAL else "cell"


def _beside(chunk: Chunk, knowledge: Knowledge) -> bool:
    """True for a word of the request, of grammar or talk: no ion, number, cell or idea."""
    words = {*chunk.said}
    if words <= NOUNS | USE | NOW | CHOOSE | YOU | GRAMMAR:
        return True
    if chunk.kind != "word" or chunk.concept("cell") or chunk.variables:
        return False
    quiet = chunk.concept("filler") is not None or chunk.names("ask", *ASKS, "set", "define", "check")
    return quiet or (not chunk.item.senses and chunk.text in knowledge.lexicon.common)
