"""Changes asked about: "what happens to V_m if [K+]o doubles?"."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Event, Role, T, Variable
from tutor.parse.acts.found import Decision, Found
from tutor.parse.acts.unknown import target_of, unknown_beside
from tutor.parse.reading import Given, Shift
from tutor.parse.shifts.amounts import PARTS_OF_A_FORCE
from tutor.parse.stance import asks_within

WORK = ("dG", "w", "N", "n", "q")
WONDERING = frozenset({"how can", "how could", "how come", "how is it possible"})
BY_DEFAULT = ("V_m", "E", "c", "P", "g", "T")


def opening(found: Found, knowledge: Knowledge) -> Decision | None:
    """Channels of one ion open at a voltage and an equilibrium potential that are told."""
    ion = opened_ion(found.shifts, found.own)
    asked = found.question or found.asks("what-if", "what", "which-way") or found.between == "change"
    return (Act.DIRECTION, "driving-force", Variable("DF", ion), None) if ion and asked else None


def opened_ion(shifts: Sequence[Shift], givens: Sequence[Given]) -> str | None:
    """ "V_m is -90, E_Cl -65: what if Cl- channels open?": V_m and E tell it, no permeability is needed."""
    leaks = [shift for shift in shifts if shift.variable.symbol == "P" and shift.said and shift.amount > 1]
    if len(shifts) != 1 or not leaks or leaks[0].variable.ion is None:
        return None
    ion = leaks[0].variable.ion
    told = {given.variable for given in givens} - {T}
    return ion if told == {V_M, Variable("E", ion)} else None


def what_if(found: Found, knowledge: Knowledge) -> Decision | None:
    """Something is changed and what follows is asked, not told."""
    if not found.shifts or (found.carrier and found.leads("what", "calculate")):
        return None
    warmed = [given for given in found.own if given.variable == T]
    if any(variable.symbol == "Q10" for variable in found.variables) and len(warmed) > 1:
        return None  # two temperatures and a Q10: the factor between them, no change of a cell
    aimed = any(given.variable == V_M for given in found.own) and found.asks("what")
    if aimed and all(shift.said for shift in found.shifts):
        return None  # "what P_Na makes V_m -75": the value is the aim, not the start of a change
    changed = frozenset(shift.variable for shift in found.shifts)
    watched = unknown_beside(found, changed)
    if changed == {V_M} and watched is not None and watched.symbol in ("c", "P") and found.asks("what"):
        return None  # "what K+ outside depolarises the cell to -55 mV": the voltage is the aim
    supposed = found.asks("what-if") or found.chunks.names("relation", "if")
    if changed == {V_M} and watched is not None and watched.symbol in WORK and not supposed:
        return None  # "how many ions to change V_m by 85 mV": the step is what they charge
    base = _equation(watched, found, knowledge)
    others = set(found.named) - {"nernst-potential", "goldman-potential", "what-if"}
    if base == "what-if" and (others or _beyond(found)):
        return None  # another equation answers, or a value that no what-if can use
    asked = (
        found.sentence.mark == "?"
        or found.leads("what-if", "what", "how", "calculate", "which-way")
        or asks_within([chunk for chunk in found.chunks if chunk.kind != "mark"])
        or found.asks("what-if")
        or ("signal" in found.points and V_M in found.variables and not found.claims)
        or (not found.claims and any(chunk.concept("exchange") for chunk in found.chunks))
    )
    moved = {(variable.symbol, variable.ion) for variable in changed}
    told = any(e.kind != "change" or _name(e.role("what")) not in moved for e in found.events)
    told_ends = any(not shift.said for shift in found.shifts)
    if watched is not None and watched.symbol in WORK and not (supposed or told_ends):
        return None  # "how much energy to bring K+ in": moving it is what costs, no level rises
    told_what = watched is not None or found.between == "change"
    if not told_what and found.asks_openly and not supposed and told_ends:
        return None  # "how fast to correct a hyponatraemia of 112?": nothing is asked of what changes
    if not asked and (told or not found.fragment):
        return None
    wonders = any(chunk.text in WONDERING for chunk in found.chunks[:3]) or found.first("facet") == "where"
    if wonders and not told_ends:
        return None  # "how can the inside be negative if there is more K+ inside?": nothing is changed
    open_question = found.asks("what-if", "what", "calculate", "how", "which-way")
    if not open_question and any(
        claim.stance.held and (claim.cause or claim.because) and _directed(claim.effect)
        for claim in found.claims
    ):
        return None  # "so K+ enters and it depolarises, right?" tells what follows
    return Act.WHAT_IF, base, watched, None


def _equation(watched: Variable | None, found: Found, knowledge: Knowledge) -> str:
    """What is to be computed before and after: V_m and E by default, else what was asked about."""
    if watched is not None and watched.symbol == "E" and watched.ion is not None:
        return "nernst-potential"
    if watched is None and any(shift.variable.symbol in PARTS_OF_A_FORCE for shift in found.shifts):
        return "proton-motive-force"
    if watched is None or watched.symbol in BY_DEFAULT:
        return "what-if"
    return target_of(watched, found, knowledge) or "what-if"


def _beyond(found: Found) -> bool:
    """True if a value is given that does not enter the membrane potential."""
    used = ("c", "P", "T", "z", "V_m", "E", "it", "ratio")
    return any(given.variable is not None and given.variable.symbol not in used for given in found.givens)


def _name(what: Role) -> tuple[str, str | None]:
    """A changed quantity without its side, which may be unsaid."""
    return (what.symbol, what.ion) if isinstance(what, Variable) else ("", None)


def _directed(effect: Event) -> bool:
    """True if an event says which way, not only that something changes."""
    return effect.kind != "change" or effect.role("direction") not in (None, "any")
