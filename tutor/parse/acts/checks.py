"""Values and statements put up for judgement: "I got +95 mV for E_K", "K+ sets V_m"."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable
from tutor.parse.acts.found import Decision, Found
from tutor.parse.acts.topics import topic
from tutor.parse.acts.unknown import target_of, unknown_of
from tutor.parse.numbers.offered import ANSWER
from tutor.parse.reading import Given


def checked_number(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "I got +95 mV for E_K", "is E_K -90 mV?": a value offered for judgement."""
    offered = offered_values(found)
    if not offered:
        return None
    if any(given.variable == ANSWER for given in offered):
        variable = _answered(found)
        return Act.CHECK, target_of(variable, found, knowledge) if variable else None, variable, None
    said = found.asks("check") or any(chunk.names("stance", "tag", "think") for chunk in found.chunks)
    other = unknown_of(found)
    if other is not None and other.symbol not in ("c", "T", "P") and not found.asks("check"):
        return None
    if not (said or (found.question and not found.asks("what", "calculate", "what-if"))):
        return None
    variable = offered[0].variable
    return Act.CHECK, target_of(variable, found, knowledge), variable, None


def _answered(found: Found) -> Variable | None:
    """What a bare offered number is an answer to: the quantity named, else E of the one ion."""
    named = [
        v for v in found.variables if v.symbol in ("E", "DF", "V_m", "I", "delta_p") and v not in found.bound
    ]
    if named:
        variable = named[0]
        return Variable(
            variable.symbol,
            variable.ion or (found.ions[0] if found.ions and variable.symbol != "V_m" else None),
        )
    if "goldman-potential" in found.named:
        return V_M
    return Variable("E", found.ions[0]) if len(found.ions) == 1 else None


def offered_values(found: Found) -> list[Given]:
    """Values said of a quantity that the tutor would compute (E, V_m, DF) and not merely take."""
    answers = [g for g in found.givens if g.variable == ANSWER]
    if answers:
        return answers
    named = [g for g in found.givens if g.variable is not None and g.variable.symbol in ("E", "DF")]
    if named:
        return named
    resting = [
        g
        for g in found.givens
        if g.variable is not None and g.variable.symbol == "V_m" and g.why != "by its unit"
    ]
    return resting if found.asks("check") else []


def asked_belief(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "Does adding K+ add charge?": a yes or no is asked for, not a number."""
    believed = any(event.kind in ("adds", "set_by") for event in found.events)
    if not believed or not found.question or found.asks("what-if", "what", "how", "which-way"):
        return None
    return statement(found, knowledge)


def statement(found: Found, knowledge: Knowledge) -> Decision | None:
    """A statement: its claims are judged."""
    if any(claim.stance is not None for claim in found.claims):
        return Act.CHECK, topic(found, knowledge), None, None
    return None
