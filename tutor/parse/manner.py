"""What sort of sentence it is: one that tells, asks, leans on another or changes something."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.knowledge.terms import GRAMMAR
from tutor.meaning import Act, Variable
from tutor.parse.acts.found import GREETINGS, Found
from tutor.parse.groups import Chunk
from tutor.parse.reading import Reading

# Acts in which a sentence states something, and words by which it only asks for something.
STATED = (Act.CHECK, Act.EXPLAIN)
REQUESTS = ("calculate", "show", "help", "more", *GREETINGS)


def unasked(found: Found, unknown: Variable) -> bool:
    """True if nothing in the sentence asks: its values alone make up the equation."""
    named = any(variable.symbol == unknown.symbol for variable in found.variables)
    equations = set(found.named) - {"coupled-transport"}
    return not named and not found.question and not found.asks("calculate", "what") and not equations


def follows(found: Found) -> bool:
    """True if a sentence leans on what was said before: "and for sodium?", "why?", "at 20 °C?"."""
    content = [
        c
        for c in found.chunks
        if c.kind != "mark" and not (c.kind == "word" and (c.concept("filler") or c.names("ask", *GREETINGS)))
    ]
    if found.asks("help") and found.ions:
        return False  # "does calcium gluconate help?" is no other ion for the last change
    if content and (content[0].names("ask", "and-for") or found.asks("more")):
        return True
    if found.asks("reverse") and len(content) <= 6 and not found.variables:
        return True
    quantities = [v for v in found.variables if v.symbol != "c" and v not in found.bound]
    return len(content) <= 4 and not quantities and (not found.ideas or found.carrier is not None)


def alters(chunk: Chunk) -> bool:
    """True for a word of change that is no filler."""
    concept = chunk.concept("change") if chunk.kind == "word" and not chunk.concept("filler") else None
    return concept not in (None, "same", "alter", "to")


def lists_values(chunks: Sequence[Chunk]) -> bool:
    """ "At rest V_m is -65 mV": quantities, numbers and the words between them, nothing else."""
    return all(c.kind != "word" or _between(c) for c in chunks)


def _between(chunk: Chunk) -> bool:
    """A word of grammar or talk, or the name of a quantity."""
    quiet = chunk.text in GRAMMAR or chunk.concept("filler") is not None or bool(chunk.variables)
    return quiet or chunk.names("state", "at-rest") or chunk.concept("relation") == "and"


def tells(found: Found, act: Act) -> bool:
    """True if a sentence may hold a view: no order to compute or to set something."""
    aim = found.chunks[0].text.split(" ")[0] == "to"  # "to find E you subtract …" tells how
    orders = requests(found) and found.leads("calculate", "show", "help") and not aim
    return act in STATED or (act is not Act.SET and not orders)


def requests(found: Found) -> bool:
    """True if it opens by asking for something; "do" and "does" only open a question."""
    return found.leads(*REQUESTS) and found.chunks[0].said[0] not in ("do", "does")


HELP = frozenset({"help with", "help me with", "a hand with", "stuck on", "stuck with", "struggling with"})


def wants_help(found: Found) -> bool:
    """ "Could you help with KCC2?": it names what the next sentence is about."""
    return any(words in found.text.lower() for words in HELP) and not found.own


def asks_a_sum(readings: Sequence[Reading]) -> bool:
    """True for a message that tells numbers and asks for another: "Chloride can be ignored. What is V_m?"."""
    told = any(reading.givens or reading.offered or _changed(reading) for reading in readings)
    wanted = any(_wants_a_number(reading) and reading.act in CALCULATED for reading in readings)
    return told and wanted and any(reading.opens for reading in readings)


def _changed(reading: Reading) -> bool:
    """ "If K+ climbs from 3 to 12, …": a change supposed in numbers."""
    return reading.supposes and any(not shift.said for shift in reading.shifts)


def _wants_a_number(reading: Reading) -> bool:
    """A request form, or a few words with a question mark: "pmf in mV?"; a view with a tag is none."""
    begin, end = reading.span
    views = any(begin <= claim.effect.span[0] < end for claim in reading.told)  # and none said before it
    short = reading.questioned and len(reading.text) <= SHORT
    return reading.asking or (not views and (short or bool(reading.units)))


SHORT = 60


CALCULATED = (Act.COMPUTE, Act.WHAT_IF, Act.DIRECTION)
