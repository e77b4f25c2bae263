"""Questions for whether one quantity enters another: "does it depend on V_m?", "is E_K affected by V_m?"."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, Variable
from tutor.parse.acts.found import VERBS, Decision, Found
from tutor.parse.acts.unknown import target_of

FACET = "depends:"  # with the quantity after it
PER_ION = ("E", "DF", "I", "dG")
LONGEST = 14  # chunks: more is a story with a question in it


def dependence(found: Found, knowledge: Knowledge) -> Decision | None:
    """Whether a result depends on a quantity; without a result of its own it is the last one."""
    place = found.chunks.where("ask", "depends")
    if place is None:
        return None
    opener = next((chunk.text for chunk in found.chunks if chunk.kind != "mark"), "")
    asked = opener in VERBS or found.sentence.mark == "?"
    if not asked or found.givens or found.shifts or len(found.chunks) > LONGEST:
        return None
    on = [variable for chunk in found.chunks[place + 1 :] for variable in chunk.variables]
    result = [variable for chunk in found.chunks[:place] for variable in chunk.variables]
    if len(on) != 1 or len(result) > 1 or found.asks("why", "how", "what"):
        return None
    if not result and found.carrier:
        return Act.CHECK, "coupled-transport", Variable("dG"), f"{FACET}{on[0]}"
    if not result:
        pronoun = any(chunk.text in ("it", "that", "this") for chunk in found.chunks[:place])
        return (Act.CHECK, None, None, f"{FACET}{on[0]}") if pronoun else None
    of = result[0]
    if of.ion is None and of.symbol in PER_ION and found.ions:
        of = Variable(of.symbol, found.ions[0], of.side)
    target = target_of(of, found, knowledge)
    return (Act.CHECK, target, of, f"{FACET}{on[0]}") if target is not None else None
