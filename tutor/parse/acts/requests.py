"""Messages about the conversation itself: help, a standing choice, the last question once more."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.meaning import Act
from tutor.parse.acts.found import Decision, Found


def meta(found: Found, knowledge: Knowledge) -> Decision | None:
    """Asks about the tutor and the conversation: help, the cells, the steps again, a greeting."""
    content = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    if found.asks("help") and not found.variables and not found.ions:
        return Act.META, None, None, "help"
    if found.asks("show") and not found.givens:
        several = any("cells" in chunk.text.split() for chunk in found.chunks)
        return Act.META, None, None, "cells" if several else "cell"
    if found.asks("more") and len(content) <= 6 and not found.variables:
        return Act.EXPLAIN, None, None, "steps"
    if any(chunk.names("ask", "greet") for chunk in content) and all(
        chunk.names("ask", "greet") or chunk.concept("filler") for chunk in content
    ):
        return Act.META, None, None, "greet"
    return None


def follow_up(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "and chloride?", "so for K at -70": the last question with other values; nothing new is asked."""
    if found.asks("set") and found.first("cell"):
        return None
    if (
        not found.leads("and-for")
        or found.shifts
        or found.asks("why", "which-way", "check")
        or (found.question and found.events)
    ):
        return None
    quantities = [v for v in found.variables if v.symbol != "c"]
    return (
        (Act.CLARIFY, None, None, None)
        if (found.ions or found.givens or found.first("cell")) and not quantities
        else None
    )


def choice(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "use the squid axon", "from now on 20 °C": a standing choice, no question in it."""
    alone = [
        c
        for c in found.chunks
        if c.kind != "mark" and not (c.kind == "word" and (c.concept("filler") or c.text in ("cell", "use")))
    ]
    if len(alone) == 1 and alone[0].concept("cell"):
        return Act.SET, None, None, "cell"
    if (
        not found.asks("set")
        or found.sentence.mark == "?"
        or found.asks("calculate", "what", "which-way", "why")
    ):
        return None
    if found.first("cell") and not found.variables and not found.named and not found.ions:
        return Act.SET, None, None, "cell"
    lone = [given for given in found.givens if given.variable is not None]
    if lone and all(given.variable.symbol == "T" for given in lone if given.variable) and not found.ions:
        return Act.SET, None, None, "temperature"
    standing = [v for v in (given.variable for given in lone) if v and v.symbol in ("c", "P") and v.ion]
    open_ones = [v for v in found.variables if v not in found.bound and v.symbol in ("E", "V_m", "DF")]
    if standing and len(standing) == len(found.givens) and not open_ones and not found.named:
        return Act.SET, None, None, "values"
    return None
