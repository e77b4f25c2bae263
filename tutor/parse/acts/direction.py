"""Questions for which way an ion moves: "which way does Cl- go?", "does Na+ enter at -70 mV?"."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable
from tutor.parse.acts.found import Decision, Found
from tutor.parse.acts.topics import covered
from tutor.parse.alternatives import FLOWS
from tutor.parse.groups import Chunk
from tutor.parse.pores import asks_reversal


def direction(found: Found, knowledge: Knowledge) -> Decision | None:
    """Which way an ion moves is asked, in words or by a yes-or-no question."""
    moving = any(event.kind == "move" for event in found.events)
    flows = _flow_asked(found)
    asked = found.asks("which-way") or flows or (found.between == "move" and len(found.ions) < 2)
    asked = asked or (found.question and moving and _yes_no(found) and len(found.ions) == 1)
    asked = asked or _pushed(found) or _of_its_mode(found)
    opened = all(shift.variable.symbol == "P" and shift.said for shift in found.shifts)
    if not asked or (found.shifts and not (opened and found.asks("which-way"))):
        return None
    if "come from" in found.text and not (found.ions or found.givens):
        return None
    if found.first("facet") == "where" and not found.ions and covered(found, knowledge) is not None:
        return None  # "where do the protons come from" is no question of direction
    if V_M in found.variables and V_M not in found.bound and len({v.ion for v in found.bound if v.ion}) > 1:
        return None  # "where does V_m settle"
    if found.carrier and found.asks("turning") and Variable("V_rev") not in found.bound:
        return Act.COMPUTE, "coupled-transport", Variable("V_rev"), None  # "where does it reverse"
    if found.carrier:
        return Act.DIRECTION, "coupled-transport", Variable("dG"), None
    if found.ions and any(variable.symbol == "g" for variable in found.bound):
        asked = flows or any(variable.symbol == "I" for variable in found.variables)
        act = Act.COMPUTE if found.asks("what", "calculate") and asked else Act.DIRECTION
        return act, "ionic-current", Variable("I", found.ions[-1]), None
    if found.ions:
        return Act.DIRECTION, "driving-force", Variable("DF", found.ions[-1]), None
    of_flows = all(variable.symbol in FLOWS for variable in found.variables)
    short = len(found.chunks) <= 10 and (flows or of_flows)
    return (Act.DIRECTION, "driving-force", None, None) if short else None


MODES = frozenset({
    "forward", "forwards", "backward", "backwards", "in reverse", "forward mode", "reverse mode",
})  # fmt: skip


def _of_its_mode(found: Found) -> bool:
    """ "Is the exchanger working forward?": which way a carrier goes, put up for yes or no."""
    asks = found.question and not found.asks("why", "what", "how", "what-if", "define")
    return bool(found.carrier) and asks and found.chunks.say(MODES)


def reversal(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "Where does a nonselective cation channel reverse?": at the V_m of its ions alone."""
    if len(found.sole) < 2 or found.carrier or not asks_reversal(found.chunks):
        return None
    if found.asks("why", "how", "define") and not found.own:
        return None
    return Act.COMPUTE, "goldman-potential", V_M, None


def balanced(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "V_m -60, Cl- 12 in and 120 out. Is it at equilibrium?": its driving force, by what was told."""
    asks = found.question and not found.asks("why", "what", "how", "define", "what-if")
    state = any(chunk.names("state", "at-equilibrium") for chunk in found.chunks)
    told = {given.variable for given in found.givens if given.variable is not None}
    ions = {*found.ions} or {v.ion for v in told if v.ion and v.symbol in ("c", "E")}
    if not (asks and state) or len(ions) != 1 or found.shifts or found.carrier or V_M not in told:
        return None
    ion = next(iter(ions))
    sides = {variable.side for variable in told if (variable.symbol, variable.ion) == ("c", ion)}
    known = Variable("E", ion) in told or sides >= {"in", "out"}
    return (Act.DIRECTION, "driving-force", Variable("DF", ion), None) if ion and known else None


def where_the_pump_stops(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "Below which potential would the pump stall?", "at what voltage does the pump stop?"."""
    asked = found.asks("what") and V_M in found.variables and V_M not in found.bound
    words = [word for chunk in found.chunks if _of_the_pump(chunk) for word in chunk.said]
    near = {word for chunk in found.chunks for word in chunk.said} if words else set()
    stops = any(word.startswith(STOPPING) for word in near) and not near & AFTERWARDS
    if not (asked and stops) or found.carrier or found.shifts or found.asks("why", "how", "what-if"):
        return None
    return Act.COMPUTE, "pump-energetics", Variable("V_rev"), None


AFTERWARDS = frozenset({"stopped", "after", "once", "when", "if"})  # then V_m runs down with time
STOPPING = ("stall", "stop", "revers", "stand", "halt", "backward")


def _of_the_pump(chunk: Chunk) -> bool:
    return chunk.names("thing", "pump") or chunk.concept("equation") in ("pump-energetics", "pump-off")


def where_it_stops(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "At what voltage does Na+ stop flowing?": at its own equilibrium potential."""
    if found.between != "balance":
        return None
    return Act.COMPUTE, "nernst-potential", Variable("E", found.ions[0]), None


def sign_of_the_inside(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "Is the inside negative or positive?": the sign of V_m, which is counted from inside to outside."""
    if found.between != "sign" or found.events or found.shifts:
        return None
    potentials = [variable for variable in found.variables if variable.symbol == "E" and variable.ion]
    if len(potentials) == 1 and len(found.ions) == 1:
        return Act.COMPUTE, "nernst-potential", potentials[0], None  # "is E_Na positive or negative?"
    if found.ions:
        return None
    sides = {chunk.side for chunk in found.chunks} | {variable.side for variable in found.variables}
    named = {variable.symbol for variable in found.variables} - {"positive", "negative"}
    inside = named == {"V_m"} or (not named and sides - {None} == {"in"})
    spike = found.chunks.names("thing", "action-potential")
    return (Act.COMPUTE, "goldman-potential", V_M, None) if inside and not spike else None


WAYS = frozenset(
    {"inward", "outward", "inwards", "outwards", "inward or outward", "in or out", "dir", "direction"}
)


def _flow_asked(found: Found) -> bool:
    """ "Is the current inward?", "so I_K is outward there?", "current dir?"."""
    flows = any(variable.symbol in FLOWS for variable in found.variables)
    words = {chunk.text for chunk in found.chunks if chunk.kind != "number"}
    return (
        flows
        and found.sentence.mark == "?"
        and bool(words & WAYS)
        and not found.asks("why", "how", "what-if")
    )


PUSHES = frozenset({"push", "pull", "pushed", "pulled", "losing", "gaining", "lose", "gain"})


def _pushed(found: Found) -> bool:
    """ "V_m -65, E_Cl -70. Is there a net push on chloride?": asked of one ion, its own potential told."""
    words = found.chunks.said
    symbols = {variable.symbol for variable in found.bound}
    told = "E" in symbols and len(found.ions) == 1
    asks = found.question and not found.asks("why", "how", "check", "what")
    return told and asks and bool(words & PUSHES or ("force" in words and "driving" not in words))


def _yes_no(found: Found) -> bool:
    """ "does Cl- enter at -70 mV?" asks for a direction when a voltage or concentration is given."""
    opener = next((chunk for chunk in found.chunks if chunk.kind != "mark"), None)
    return (
        opener is not None
        and opener.text in ("does", "do", "will", "would", "is", "are")
        and bool(found.givens)
    )
