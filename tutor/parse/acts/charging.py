"""Amounts behind a voltage: ions, moles, charge or a change of concentration for a size and millivolts."""

from __future__ import annotations

from itertools import pairwise

from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, Variable
from tutor.parse.acts.found import Decision, Found
from tutor.parse.acts.unknown import counted

TARGET, CARRIED = "charge-separation", "charge-carried"
SIZES = frozenset({"d", "radius", "C_m", "C"})
FLOWN = frozenset({"I", "t"})  # a current and how long it flows
VOLTS = frozenset({"V_m", "V"})
ADJECTIVES = frozenset({"monovalent", "univalent", "divalent", "elementary", "single", "excess"})
LOST = frozenset({"lost", "moved", "gained", "leaving", "crossing", "loss"})  # "K lost, 50 um cell, -80 mV"
CHANGED = frozenset({"up", "down", "alter"})
DELTA = frozenset({"delta", "δ", "∆", "rise", "change"})


def charging(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "By how much does [Na+]i rise in a 10 µm axon during a 100 mV spike?"."""
    said = {given.variable.symbol for given in found.own if given.variable is not None}
    lone = said == {"q"} and {v.symbol for v in found.bound} == {"q"}  # "how many ions is 7 pC?"
    charged = (said & SIZES and said & VOLTS) or said >= FLOWN or lone
    if not charged or found.asks("check", "why"):
        return None
    if found.carrier or found.of_the_pump or {*found.named} - {TARGET, CARRIED}:
        return None
    unknown = _amount(found)
    target = CARRIED if said >= FLOWN or lone else TARGET
    return None if unknown is None else (Act.COMPUTE, target, unknown, None)


def _amount(found: Found) -> Variable | None:
    """What is asked for: a share, a change of concentration, ions, moles or charge."""
    ion = found.ions[0] if found.ions else None
    symbols = {variable.symbol for variable in found.variables if variable not in found.bound}
    if "fraction" in symbols:
        return Variable("fraction", ion)
    if _concentration_changes(found):
        return Variable("dc", ion)
    if counted(found) or _number_of(found) or "N" in symbols:
        return Variable("N", ion)
    if symbols & {"q", "charge"} and (found.asks_openly or found.fragment):
        return Variable("q")
    return Variable("n", ion) if "n" in symbols else None


def _number_of(found: Found) -> bool:
    """ "How many monovalent ions", "number of elementary charges": an adjective parts the two."""
    texts = [chunk.text for chunk in found.chunks]
    if found.fragment and any(chunk.ions for chunk in found.chunks) and LOST.intersection(texts):
        return True
    for index, text in enumerate(texts):
        if text in ("how many", "number of", "many", "number"):
            after = [other for other in texts[index + 1 : index + 5] if other not in ADJECTIVES]
            after = after[1:] if after[:1] == ["of"] else after
            if after and {*after[0].split()} & {"ions", "charges", "ion", "cations", "anions"}:
                return True
    return False


def _concentration_changes(found: Found) -> bool:
    """A concentration that nobody gave is said to change, and by how much is asked."""
    inside = any(
        v.symbol in ("c", "dc") and v.side != "out" and v not in found.bound for v in found.variables
    )
    told = any(chunk.concept("change") in CHANGED or chunk.text in DELTA for chunk in found.chunks)
    beside = any(
        one.kind == "ion" and other.text in DELTA for one, other in pairwise(found.chunks)
    )  # "10 µm axon, 60 mV, K+ change?"
    return (inside or beside) and told and bool(found.ions)
