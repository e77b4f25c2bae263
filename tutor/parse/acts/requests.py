"""Messages about the conversation itself: help, a list, a standing choice, the last question once more."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.knowledge.model import Knowledge
from tutor.knowledge.terms import GRAMMAR
from tutor.meaning import Act, T
from tutor.parse.acts.found import GREETINGS, Decision, Found
from tutor.parse.acts.units_asked import units_asked
from tutor.parse.groups import Chunk

MAP = (("before", "before"), ("ask-about", "about"), ("learn", "path"))  # asked of the concept map
LONGEST_NAME = 5  # words beside a bare cell name: "the teaching cell please"


def meta(found: Found, knowledge: Knowledge) -> Decision | None:
    """Asks about the tutor and the conversation: help, lists, the cell, the steps again, a greeting."""
    content = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    about_us = not (found.variables or found.ions or found.named or found.ideas)
    for form, facet in MAP:
        if found.asks(form):
            return Act.META, None, None, facet
    listed = found.first("catalogue")
    if listed is not None and all(_lists(chunk) for chunk in content):
        return Act.META, None, None, listed
    if found.asks("reset") and about_us and len(content) <= LONGEST_NAME:
        return Act.META, None, None, "reset"
    if found.asks("dismiss") and about_us and not found.givens and _little_else(content):
        return Act.META, None, None, "dismissed"
    if found.asks("quiz") and about_us and _little_else(content):
        return Act.META, None, None, "quiz"
    if found.asks("help") and about_us and _little_else(content):
        return Act.META, None, None, "help"
    shown = found.asks("listing") or all(map(_shows, content))
    shown = shown and not (found.first("facet") == "where" and found.variables)
    if found.asks("show") and not found.givens and not found.events and shown:
        several = any("cells" in chunk.said for chunk in found.chunks)
        return Act.META, None, None, "cells" if several else "cell"
    if found.asks("spotted") and not found.givens and _little_else(content):
        return Act.META, None, None, "spotted"
    if found.asks("more") and found.asks("always") and about_us:
        return Act.META, None, None, "working"
    only_more = [chunk.text for chunk in content] == ["more"]
    if (found.asks("more") or only_more) and len(content) <= 6 and not found.variables:
        return Act.EXPLAIN, None, None, "steps"
    if _only_greets(content):
        said = (form for form in ("thanks", "heard") if found.asks(form))
        return Act.META, None, None, next(said, "greet")
    return None


def _lists(chunk: Chunk) -> bool:
    """A word that may stand around the name of a list."""
    return (
        chunk.concept("catalogue") is not None
        or chunk.names("ask", "what", "listing", "show", "calculate", "help", "greet", "more")
        or chunk.concept("filler") is not None
    )


def _shows(chunk: Chunk) -> bool:
    """A word that may stand beside the wish to see the cell; "which cells are excitable" asks for a fact."""
    plain = chunk.kind == "word" and not chunk.item.senses and not chunk.names("ask", "show")
    return not plain or chunk.text in GRAMMAR


def _only_greets(content: list[Chunk]) -> bool:
    """True for words of greeting and thanks alone; the k of "k ty bye" is no potassium."""
    greets = [chunk.names("ask", *GREETINGS) for chunk in content]
    if not any(greets):
        return False
    first_is_ok = content[0].text == "k"
    return all(
        greeting or chunk.concept("filler") is not None or (index == 0 and first_is_ok)
        for index, (greeting, chunk) in enumerate(zip(greets, content, strict=True))
    )


def _little_else(content: Sequence[Chunk]) -> bool:
    """True if hardly anything is said beside the form of the request."""
    others = [
        c
        for c in content
        if c.text not in GRAMMAR and not (c.kind == "word" and (c.concept("ask") or c.concept("filler")))
    ]
    return len(others) <= 1


def open_order(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "Could you tell me?", "please calculate it properly": an order that names nothing to work out."""
    if not found.asks("calculate") or found.givens or found.shifts or found.variables or found.ions:
        return None
    words = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    empty = all(_says_nothing(chunk, knowledge) for chunk in words) and not found.named
    return (Act.CLARIFY, None, None, OPEN) if empty else None


ABOUT = ("simpler", "sure", "how")  # asked of the last answer, in words of their own
PASSAGES = ("example", "analogy")  # facets asked of whatever was spoken of last


def of_the_answer(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "I don't understand", "are you sure?", "how?", "an example please": asked of the last answer."""
    words = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    if not words or found.givens or found.shifts:
        return None
    asked = [name for name in ABOUT if found.asks(name)]
    asked += [name for name in PASSAGES if found.first("facet") == name]
    quiet = all(_quiet(chunk) for chunk in words)
    if not asked or not quiet or (asked == ["how"] and len(words) > LONGEST_HOW):
        return None
    if words[0].names("ask", "what") and len(words) > 1:
        return None  # "what then?" asks for something else than "what?"
    return Act.EXPLAIN, None, None, asked[0]


LONGEST_HOW = 4  # "but how exactly?"


def _quiet(chunk: Chunk) -> bool:
    """A word of the request itself, of grammar, or of talk."""
    if chunk.kind != "word" or chunk.concept("cell"):
        return False
    joins = chunk.names("relation", "so", "but", "and") or chunk.names("stance", "tag")
    about = chunk.names("ask", *ABOUT, *GREETINGS, "calculate", "what", "how", "define")
    return (
        joins
        or about
        or chunk.concept("filler") is not None
        or chunk.text in GRAMMAR
        or (chunk.concept("facet") in PASSAGES)
    )


OPEN = "order"  # the facet of an order whose object is what was told


def _says_nothing(chunk: Chunk, knowledge: Knowledge) -> bool:
    """A word of the order itself, of grammar, or of plain English without a meaning here."""
    if chunk.kind != "word" or chunk.concept("cell") or chunk.concept("facet") not in (None, "how_much"):
        return False
    ordinary = chunk.text in GRAMMAR or chunk.concept("filler") is not None
    return (
        ordinary
        or chunk.names("ask", "calculate")
        or (not chunk.item.senses and chunk.text in knowledge.lexicon.common)
    )


def follow_up(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "and chloride?", "so for K at -70": the last question with other values; nothing new is asked."""
    if found.asks("set") and found.first("cell"):
        return None
    if (
        not _goes_on(found)
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


def _goes_on(found: Found) -> bool:
    """True if it opens by adding to what was said; "ischaemia and potassium" joins two things of its own."""
    content = [
        c
        for c in found.chunks
        if c.kind != "mark" and not (c.kind == "word" and (c.concept("filler") or c.names("ask", *GREETINGS)))
    ]
    return any(chunk.names("ask", "and-for") for chunk in content[:1])


ADOPTS = ("uses", "concerns")  # "section B uses the squid axon"


def choice(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "use the squid axon", "temperature is 25 C", "Ko = 6": a standing choice, no question in it."""
    if _bare_cell(found):
        return Act.SET, None, None, "cell"
    if found.asks("calculate", "what", "which-way", "why", "what-if", "check"):
        return None
    if found.sentence.mark == "?" and not _asks_leave(found):
        return None
    if not found.asks("set") and not found.chunks.say(ADOPTS):
        return _declared(found)
    units = units_asked(found, knowledge.lexicon)
    if units and not (found.variables or found.givens or found.ions or found.first("cell")):
        return Act.SET, None, None, "units"
    if found.first("cell") and not found.variables and not found.named and not found.ions:
        return Act.SET, None, None, "cell"
    lone = [given for given in found.givens if given.variable is not None]
    if lone and all(given.variable.symbol == "T" for given in lone if given.variable) and not found.ions:
        return Act.SET, None, None, "temperature"
    standing = [
        v
        for v in (given.variable for given in lone)
        if v and v.ion and (v.symbol == "P" or (v.symbol == "c" and v.side))
    ]
    open_ones = [v for v in found.variables if v not in found.bound and v.symbol in ("E", "V_m", "DF")]
    if standing and len(standing) == len(found.givens) and not open_ones and not found.named:
        return Act.SET, None, None, "values"
    return None


def _asks_leave(found: Found) -> bool:
    """ "Could we use the squid axon?", "would it be possible to switch to muscle?": a polite choice."""
    words = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    opener = words[0].said[0] if words else ""
    place = next((index for index, chunk in enumerate(words) if chunk.names("ask", "set")), 0)
    return opener in LEAVE and place > 0 and all(_light(chunk) for chunk in words[:place])


LEAVE = frozenset({"can", "could", "may", "would", "shall", "should", "please", "might"})


def _light(chunk: Chunk) -> bool:
    """A word that says nothing by itself."""
    return chunk.text in GRAMMAR or chunk.concept("filler") is not None or chunk.text in ("possible", "we")


def _bare_cell(found: Found) -> bool:
    """A cell's name and hardly anything else."""
    words = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    alone = [
        c for c in words if not (c.kind == "word" and (c.concept("filler") or c.text in ("cell", "use")))
    ]
    opened = found.asks_openly or found.leads("and-for")
    return len(alone) == 1 and bool(alone[0].concept("cell")) and len(words) <= LONGEST_NAME and not opened


def _declared(found: Found) -> Decision | None:
    """ "temperature is 25 C", "T = 20", "change temperature to 20": a temperature and nothing else."""
    others = [variable for variable in found.variables if variable != T]
    warm = [given for given in found.givens if given.variable == T]
    moved = [shift for shift in found.shifts if shift.variable == T and shift.how == "to"]
    told = ("move", "rule", "relation")
    telling = any(chunk.concept(kind) for chunk in found.chunks for kind in told if chunk.kind == "word")
    if T not in found.variables or len(warm) + len(moved) != 1 or others or found.ions or telling:
        return None
    if found.first("cell") or len(found.shifts) != len(moved):
        return None
    return Act.SET, None, None, "temperature"
