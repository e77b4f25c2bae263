"""Values and statements put up for judgement: "I got +95 mV for E_K", "K+ sets V_m"."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Stance, T, Variable
from tutor.parse.acts.direction import PUSHES
from tutor.parse.acts.found import VERBS, Decision, Found
from tutor.parse.acts.topics import topic
from tutor.parse.acts.units_asked import dimensions_asked
from tutor.parse.acts.unknown import target_of, unknown_of
from tutor.parse.numbers.offered import ANSWER, BARE
from tutor.parse.reading import Given
from tutor.parse.targets import Asked, choose
from tutor.units import UNITS

OFFERED = frozenset({"E", "DF", "delta_p", "V_rev", "w"})  # computed far more often than given
PER_ION = frozenset({"E", "DF", "I", "N", "n", "dc", "fraction", "parts"})


def checked_number(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "I got +95 mV for E_K", "is E_K -90 mV?": a value offered for judgement."""
    offered = offered_values(found)
    if not offered or found.of_a_cell:
        return None
    if _goes_on_from(offered, found, knowledge):
        return None
    if any(given.variable == ANSWER for given in offered):
        variable = _answered(found, knowledge)
        if variable is None:
            return Act.CHECK, None, None, None
        target = _target(variable, found, knowledge)
        return Act.CHECK, target, _as_in(target, variable, knowledge), None
    said = found.asks("check") or found.chunks.names("stance", "tag", "think")
    said = said or any(given.stance not in (None, Stance.ASKS) for given in offered)
    said = said or _leaves_nothing_open(offered, found)
    other = unknown_of(found)
    if any(v == T and v not in found.bound for v in found.variables) and found.asks("what", "calculate"):
        return None  # "at what temperature is E_K -92 mV": the value is the aim
    asked_other = other is not None and other.symbol not in ("c", "T", "P")
    if asked_other and not found.asks("check"):
        return None
    if _rather_given(offered, other, found):
        return None
    if not said and _acts_on(offered, found):
        return None
    symbols = {variable.symbol for variable in found.bound}
    if not said and symbols >= {"g", "E", "V_m"}:
        return None  # "g = 10 nS, V_m = -50 mV, E_K = -90 mV, I?": what a current follows from
    if not (said or (found.question and not found.asks("what", "calculate", "what-if"))):
        return None
    variable = offered[0].variable
    return Act.CHECK, target_of(variable, found, knowledge), variable, None


def _goes_on_from(offered: list[Given], found: Found, knowledge: Knowledge) -> bool:
    """ "-200 mV of pmf in kJ/mol?", "LacY at a pmf of -180 mV": a force that something follows from."""
    if any(given.variable != DELTA_P for given in offered) or found.asks("check"):
        return False
    kinds = dimensions_asked(found, knowledge.lexicon)
    return found.carrier is not None or bool(kinds and "potential" not in kinds)


DELTA_P = Variable("delta_p")
EFFECTS = PUSHES | {"force", "balance"}


def _acts_on(offered: list[Given], found: Found) -> bool:
    """ "V_m -65, E_Cl -70: is there a net push on chloride?": both are told, and what they do is asked."""
    told = all(given.variable is not None and given.variable.symbol == "E" for given in offered)
    words = found.chunks.said
    moves = V_M in found.bound and any(event.kind == "move" for event in found.events)
    acts = bool(words & EFFECTS) or found.asks("which-way") or moves
    return told and found.question and acts


def _rather_given(offered: list[Given], other: Variable | None, found: Found) -> bool:
    """ "If my supervisor says E_K is -85 mV, how much K+ is inside?": told by others, to go on from."""
    reported = all(given.stance is Stance.REPORTS for given in offered)
    checks = any(c.names("ask", "check") and not c.names("stance", "says") for c in found.chunks)
    asked = other is not None and other.symbol in ("c", "T", "P") and found.asks("what", "calculate")
    return reported and asked and not checks


# What an answer may be an answer to, the likeliest first where several are named.
ANSWERED = (
    "E", "DF", "V_m", "I", "delta_p", "V_rev", "w", "N", "n", "dc", "fraction", "parts", "q", "dG",
    "dG_p", "count", "tau",
)  # fmt: skip


def _answered(found: Found, knowledge: Knowledge) -> Variable | None:
    """What an offered number is an answer to: the quantity named, that of the equation, else E of an ion."""
    answer = next(g for g in found.givens if g.variable == ANSWER)
    reported = {g.variable for g in found.givens if g.stance is Stance.REPORTS}
    named = [v for v in found.variables if v.symbol in ANSWERED and (v not in found.bound or v in reported)]
    if named:
        variable = named[0]
        own = variable.ion or (found.ions[0] if found.ions and variable.symbol in PER_ION else None)
        return Variable(variable.symbol, own)
    by_kind = _of_its_kind(found, answer)
    if by_kind is not None:
        return by_kind
    of_equation = _of_equation(found, answer, knowledge) or _of_what_is_given(found, answer, knowledge)
    if of_equation is not None or UNITS[answer.unit].dimension not in ("potential", "number"):
        return of_equation
    if len({v for v in found.bound if v.symbol == "P"}) > 1:
        return V_M
    if len(found.ions) == 1:
        return Variable("E", found.ions[0])
    return V_M if not found.ions and found.first("cell") else None


def _leaves_nothing_open(offered: list[Given], found: Found) -> bool:
    """ "E_K = +95 mV (4 mM outside, 140 mM inside)": all is given, so it can only be checked."""
    if len(offered) != 1 or offered[0].variable is None or offered[0].variable.symbol != "E":
        return False
    if found.chunks.names("stance", "not", "rather-than"):
        return False
    ion = offered[0].variable.ion
    return sum(v.symbol == "c" and v.ion == ion for v in found.bound) == 2 or (
        sum(g.variable == Variable("c", ion) for g in found.givens) == 2
    )


def _target(variable: Variable, found: Found, knowledge: Knowledge) -> str | None:
    """The equation that best explains what was said, else the first that gives the quantity."""
    gives = (
        s.id for s in knowledge.signatures.values() for port in s.results if port.symbol == variable.symbol
    )
    return target_of(variable, found, knowledge) or next(gives, None)


def _as_in(target: str | None, variable: Variable, knowledge: Knowledge) -> Variable:
    """The variable with the ion that its equation is about: ``count`` is ``count(H)`` of the synthase."""
    signature = knowledge.signatures.get(target or "")
    ports = signature.results if signature else ()
    own = next((port.ion for port in ports if port.symbol == variable.symbol), None)
    fixed = variable.ion is None and own not in (None, "X", "each")
    return Variable(variable.symbol, own, variable.side) if fixed else variable


def _of_its_kind(found: Found, answer: Given) -> Variable | None:
    """An energy beside the pump is its work; beside the size of a cell it is ions or a change of mM."""
    kind = UNITS[answer.unit].dimension
    ion = found.ions[0] if found.ions else None
    if kind == "energy per amount" and found.of_the_pump:
        return Variable("w")
    if not any(variable.symbol == "d" for variable in found.bound):
        return None
    counted = any(chunk.text.endswith(("ions", "charges")) for chunk in found.chunks)
    if answer.why == BARE and (counted or (ion and found.claims)):
        return Variable("N", ion or "K")
    return Variable("dc", ion) if kind == "concentration" else None


def _of_equation(found: Found, answer: Given, knowledge: Knowledge) -> Variable | None:
    """The first result of the equation named that nobody gave and that is measured so."""
    given = {v.symbol for v in found.bound}
    given |= {"dG_p"} if "dG" in given else set()
    kind = UNITS[answer.unit].dimension if answer.why != BARE else None
    for signature in knowledge.signatures.values():
        if signature.id not in found.named:
            continue
        for port in signature.results:
            if port.symbol not in given and kind in (None, port.dimension):
                own = found.ions[0] if found.ions else None
                return Variable(port.symbol, own if port.ion in ("X", "each") else port.ion)
    return None


def _of_what_is_given(found: Found, answer: Given, knowledge: Knowledge) -> Variable | None:
    """ "I got -180 for psi -160 and dpH 0.75": what the values told make up, in the unit of the answer."""
    rest = [given for given in found.givens if given.variable != ANSWER]
    telling = {g.variable.symbol for g in rest if g.variable is not None} - PLAIN
    kind = UNITS[answer.unit].dimension
    if not telling or any(given.variable is None for given in rest):
        return None
    choice = choose(Asked(dimensions=(kind,)), rest, found.named, knowledge, (), found.ions)
    if choice is None or not choice.fits:
        return None
    unknown = choice.unknown
    own = found.ions[0] if found.ions else None
    return unknown._replace(ion=own) if unknown.ion in ("X", "each") else unknown


PLAIN = frozenset({"c", "V_m", "T", "P", "z", "E", "count"})  # too many sums take these


def offered_values(found: Found) -> list[Given]:
    """Values said of a quantity that the tutor would compute (E, V_m, DF) and not merely take."""
    answers = [g for g in found.givens if g.variable == ANSWER]
    held = [g for g in answers if g.stance is Stance.ASSERTS]
    others = [g for g in answers if g.stance is Stance.REPORTS]
    if len(held) == 1 and others and len(answers) == len(held) + len(others):
        return held  # "my partner got +65 and I got -65, who is right?"
    if answers:
        told = [g for g in found.givens if g.stance is Stance.REPORTS and g not in answers]
        return [*answers, *(g for g in told if g.variable is not None and g.variable.symbol in OFFERED)]
    named = [g for g in found.givens if g.variable is not None and g.variable.symbol in OFFERED]
    told = [g for g in named if g.stance not in (None, Stance.ASKS)]
    forces = [g for g in named if g.variable is not None and g.variable.symbol == "DF"]
    if named:
        return told or forces or named  # E is what a driving force is computed from
    resting = [
        g
        for g in found.givens
        if g.variable is not None and g.variable.symbol == "V_m" and g.why != "by its unit"
    ]
    own = found.chunks.names("offer", "mine")
    computed = (
        len({v for v in found.bound if v.symbol in ("P", "g")}) > 1
    )  # "I calculate V_m = -69 with P_K …"
    return resting if found.asks("check") or (own and computed) else []


def own_number(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "My answer is 64 but the teacher says -64, why?": the number comes before the reason."""
    own = any(g.variable == ANSWER and g.stance is not None and g.stance.held for g in found.givens)
    return checked_number(found, knowledge) if own else None


def asked_belief(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "Does adding K+ add charge?": a yes or no is asked for, not a number."""
    idea = _always(found, knowledge)
    if idea is not None:
        return Act.CHECK, idea, None, None
    believed = any(event.kind in ("adds", "set_by") for event in found.events)
    if not believed or not found.question or found.asks("what-if", "what", "how", "which-way"):
        return None
    return statement(found, knowledge)


def _always(found: Found, knowledge: Knowledge) -> str | None:
    """ "Is E_K always -90 mV?": no value is asked for, but whether there is one; the idea that tells."""
    opener = next((chunk.text for chunk in found.chunks if chunk.kind != "mark"), "")
    if opener not in VERBS or not (found.asks("always") or "in every cell" in found.text) or found.shifts:
        return None
    named = [variable for variable in found.variables if variable.symbol in ("E", "V_m")]
    symbol = knowledge.symbols.get(named[0].symbol) if len(named) == 1 else None
    return (topic(found, knowledge) or symbol.idea) if symbol is not None else None


def statement(found: Found, knowledge: Knowledge) -> Decision | None:
    """A statement: its claims are judged."""
    if any(claim.stance is not None for claim in found.claims):
        return Act.CHECK, topic(found, knowledge), None, None
    return None
