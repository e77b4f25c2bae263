"""Questions for a value: by a question or an order ("what is E_K?"), or by its numbers alone ("K 4/140")."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Stance, Variable
from tutor.parse.acts.found import Decision, Found
from tutor.parse.acts.units_asked import dimensions_asked
from tutor.parse.acts.unknown import choice_of, counted, unknown_of, written_as_symbol
from tutor.parse.groups import Chunk
from tutor.parse.numbers.measures import DIMENSIONS
from tutor.parse.numbers.proportions import PROPORTION
from tutor.parse.places import LEADING
from tutor.parse.targets import EXPERIMENTS, settles


def asked_value(found: Found, knowledge: Knowledge) -> Decision | None:
    """A quantity is asked for: by a question, an order, or by standing there alone."""
    unknown = unknown_of(found)
    ordered = found.question or found.asks("what", "calculate")
    driven = any(variable.symbol in ("g", "P") for variable in found.bound)
    tells = found.asks("turning") and bool(found.own) and not (ordered or driven)
    if unknown is not None and unknown.symbol == "I" and tells:
        return None  # "the current reverses at −50 mV": told, and not asked for
    compared = unknown is not None and unknown.symbol in ("c", "P", "g", "ratio")
    if compared and not ordered and any(given.why == PROPORTION for given in found.givens):
        return None  # "30 times as much K+ inside": what it names is what is compared
    if _only_tagged(found) and not found.givens and not found.sole:
        return None  # "only nerve cells have a membrane potential, right?"
    wants = (
        found.asks("what", "calculate")
        or found.opens("and-for")
        or (found.asks("and-for") and bool(found.named))
        or found.question
        or (found.fragment and (not found.shifts or found.named))
    )
    content = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    wants = wants or (unknown is not None and unknown not in found.bound and _bids(content))
    wants = wants or (
        unknown is not None and _names(content[0], unknown) and not found.shifts and not _verb(found)
    )
    if not wants or (found.leads("how") and not found.givens and not found.asks("calculate")):
        return None
    if (
        found.holds_a_belief
        and not found.asks("calculate", "what")
        and (not found.question or _tagged(found))
    ):
        return None
    units = dimensions_asked(found, knowledge.lexicon)
    if unknown == Variable("delta_p") and "energy per amount" in units and "potential" not in units:
        return Act.COMPUTE, "proton-motive-force", Variable("dG", "H"), None
    if unknown is not None and units and not _measured_in(unknown, units):
        unknown = None  # "dE/dT in mV per kelvin": the unit tells more than the letter
    if unknown is None and found.of_the_pump and "energy per amount" in units:
        unknown = Variable("w")  # "how much does one turn cost in kJ/mol"
    units = units if unknown is None else ()
    if unknown is None and found.tells_of_atp and not found.of_the_pump:
        unknown = Variable("dG", "ATP")
    if unknown is None and not units and found.fragment:
        unknown = _topic(found)
    counts = counted(found) if (unknown is None or unknown.symbol == "N") and not units else ()
    if counts and not (found.own or unknown is not None):
        return None  # "how many ions does the pump move": a fact, nothing to compute
    unknown = None if counts else unknown
    named = bool(found.named) and bool(
        machine_facet(found) or found.asks("calculate") or found.givens or found.first("cell")
    )
    named = named or (found.asks("what-if") and not EXPERIMENTS.isdisjoint(found.named))
    if unknown is None and not (named or units or counts or (found.givens and not found.claims)):
        return None
    if unknown is not None and _means_the_idea(found, unknown):
        return None
    wanted = unknown or next(iter(counts), None)
    choice = choice_of(wanted, found, knowledge, units, counts[1:])
    if choice is None:
        return None
    pumps = found.of_the_pump or "pump" in found.text.lower().split()
    if pumps and choice.unknown.symbol == "rate":
        return Act.CLARIFY, None, None, None  # its current is one charge a cycle, not one an ion
    act = Act.WHAT_IF if choice.equation == "pump-off" else Act.COMPUTE
    return act, choice.equation, _of_the_ion(choice.unknown, found), machine_facet(found)


def _bids(content: Sequence[Chunk]) -> bool:
    """ "K+ 4 out and 140 in, E_K please": a quantity without a value is asked for."""
    return any(chunk.text in PLEASE for chunk in content)


PLEASE = frozenset({"please", "pls", "plz", "pleas", "thanks", "thx"})


def sole_membrane(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "What if just sodium can cross?": the V_m of a membrane of its own."""
    asked = found.asks("what", "what-if", "calculate") or found.sentence.mark == "?"
    other = (
        found.shifts
        or found.asks("why", "how", "define", "which-way", "check")
        or found.first("thing") == "pump"
    )
    if not found.sole or other or not asked:
        return None
    unknown = unknown_of(found)
    if unknown is not None and unknown.symbol == "P" and unknown.ion:
        return None  # "only K+ and Na+ cross, P_Na/P_K?"
    if V_M not in found.variables and found.first("facet") is not None:
        return None  # "what happens in a membrane that only K+ can cross": an idea tells that
    if any(variable.symbol not in ("V_m", "P", "c") for variable in found.variables):
        return None
    return Act.COMPUTE, "goldman-potential", V_M, None


def _names(chunk: Chunk, unknown: Variable) -> bool:
    """ "Current through a K+ channel …": the quantity leads, its ion may follow."""
    return any(v.symbol == unknown.symbol and v.ion in (None, unknown.ion) for v in chunk.variables)


def counting(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "How many K+ must leave", "compute the charge needed to…": a number is wanted, whatever verbs."""
    ordered = counted(found) or not found.question
    if not found.givens or found.shifts or not ordered or not found.leads("calculate"):
        return None
    return asked_value(found, knowledge)


FOLD = frozenset({"times", "fold", "factor", "how many times", "many times", "-fold"})


def acidity(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "How many times more H+ at pH 6.8 than at 7.4?": the ratio of protons between two values of pH."""
    values = [g for g in found.own if g.variable is not None and g.variable.symbol == "pH"]
    if len(values) != 2:
        return None
    others = [g for g in found.own if g not in values]
    words = found.chunks.said
    asked = bool(words & FOLD) or any(v.symbol == "ratio" for v in found.variables)
    if others or not asked or any(g.variable and g.variable.side for g in values):
        return None
    return Act.COMPUTE, "ph", Variable("ratio", "H"), None


def fold(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "At -90 mV, how many times more K+ inside than outside at equilibrium?": the ratio of balance."""
    told = {variable.symbol for variable in found.bound}
    sides = {variable.side for variable in found.variables if variable.symbol == "c"}
    sides |= {chunk.side for chunk in found.chunks}
    asked = found.asks("calculate") and ("how many times" in found.text or "how many fold" in found.text)
    if not asked or len(found.ions) != 1 or sides - {None} != {"in", "out"}:
        return None
    if not told & {"V_m", "E"} or told - {"V_m", "E", "T"}:
        return None
    return Act.COMPUTE, "nernst-potential", Variable("ratio", found.ions[0]), None


def ohmic(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "How much does 100 pA depolarise a cell of 150 MΩ?": a current and a resistance make a voltage."""
    symbols = sorted(v.symbol for v in (g.variable for g in found.own) if v is not None)
    asked = found.asks("calculate", "what-if") and not found.asks("check", "why")
    if len(found.own) != 2 or symbols != ["I", "R"] or not asked or unknown_of(found) is not None:
        return None
    return Act.COMPUTE, "ohms-law", Variable("V"), None


def averaged(found: Found, knowledge: Knowledge) -> Decision | None:
    """Conductances of several ions, each with its potential: where they settle, whatever words ask for it."""
    if not settles(found.bound) or found.shifts:
        return None
    if found.asks("why", "check", "which-way", "compare") or not (found.own or found.question):
        return None
    unknown = unknown_of(found)
    if unknown is not None and unknown.symbol not in ("V_m", "V", "E"):
        return None
    return Act.COMPUTE, "chord-conductance-potential", V_M, None


def charged_to(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "How long until 95 % of the final value with a tau of 12 ms?": the time that a share takes."""
    told = {variable.symbol for variable in found.bound}
    tau = "tau" in told or {"R_m", "C_m"} <= told or {"R", "C"} <= told
    asks = any(chunk.text.startswith(HOW_LONG) for chunk in found.chunks) or "what time" in found.text
    if not tau or "fraction" not in told or "t" in told or not asks:
        return None
    return Act.COMPUTE, "time-constant", Variable("t"), None


HOW_LONG = ("how long", "how many ms", "how many milliseconds", "how much time", "what time", "when")


def enough(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "Is 120 mV enough to make ATP at 50 kJ/mol?": what the force sustains, set against what is needed."""
    if not found.own:
        return None
    machine = next((name for name in found.named if name in SUFFICING), None)
    coupled = any(given.variable == Variable("count", "H") for given in found.own)
    if machine is None and coupled and found.chunks.names("thing", "atp"):
        machine = "atp-synthesis"  # "can it make ATP at 50 kJ/mol with 3 protons?"
    opener = next((chunk.text for chunk in found.chunks if chunk.kind != "mark"), "")
    said = {word for c in found.chunks if c.concept("equation") == machine for word in c.said}
    asked = (
        found.asks("enough")
        or bool(said & {"possible", "enough"})
        or (opener in ("can", "could", "will", "would") and len(found.own) > 1)
    )
    if machine is None or not asked:
        return None
    return Act.COMPUTE, machine, SUFFICING[machine], None


def until(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "How long until V_m is -40 mV after ouabain?": the time that a course takes to a value."""
    named = next((name for name in found.named if name == "pump-off"), None)
    asks = any(chunk.text.startswith(("how long", "how many hours", "how soon")) for chunk in found.chunks)
    if asks and named is None and Variable("fraction") in found.bound:
        return Act.COMPUTE, "time-constant", Variable("t"), None  # "… till 90 % of the change is done"
    if named is None or not asks or V_M not in found.bound:
        return None
    return Act.WHAT_IF, named, Variable("t"), None


SUFFICING = {"atp-synthesis": Variable("dG_p"), "pump-energetics": Variable("w")}


def machine_facet(found: Found) -> str | None:
    """ "Where does KCC2 stop", "when does the exchanger flip", "the most SGLT1 can do"."""
    if not (found.carrier or found.of_the_pump):
        return None
    turns = found.asks("turning", "reverse") or "reversal" in found.chunks.texts
    if turns or (found.carrier and found.first("change") == "remove"):
        return "turning"
    return "limit" if found.asks("limit") else None


def _measured_in(unknown: Variable, units: tuple[str, ...]) -> bool:
    """True if a quantity can be told in one of these dimensions, or is known to take any."""
    allowed = DIMENSIONS.get(unknown.symbol)
    return allowed is None or bool(set(allowed) & set(units)) or unknown.symbol in ("delta_p", "I", "V_m")


def _topic(found: Found) -> Variable | None:
    """ "pmf -160 dpH .75": the name of a result leads, and the number after it is one of its parts."""
    first = found.chunks[0] if found.chunks else None
    if first is None or not first.variables or len(found.givens) < 2:
        return None
    after = next((chunk.text for chunk in found.chunks[1:]), "")
    if after in ("=", "is", "of", ":"):
        return None  # "I_Na = 2 nA, g = 20 nS": a value of its own
    variable = first.variables[0]
    return variable if variable.symbol in LEADING and variable in found.bound else None


def _of_the_ion(unknown: Variable, found: Found) -> Variable:
    """The quantity to find, of the one ion spoken of where it takes one."""
    if unknown.ion not in ("X", "each"):
        return unknown
    return unknown._replace(ion=found.ions[0] if found.ions else None)


def _tagged(found: Found) -> bool:
    """A question that holds a belief: "…, doesn't it?", "isn't it chloride that…?"."""
    return any(claim.stance is Stance.PRESUPPOSES for claim in found.claims)


def _only_tagged(found: Found) -> bool:
    """A statement with a tag behind it, and no order or question word in it."""
    said = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    tagged = len(said) > LONGEST_TAGGED and said[-1].names("stance", "tag")
    return tagged and not found.asks("calculate", "what", "which-way", "and-for", "compare")


LONGEST_TAGGED = 4  # "E_K of squid ok?" asks for a value


def _verb(found: Found) -> bool:
    """True if the sentence is finite: "V_m is…" tells, "V_m for…" asks."""
    return any(
        chunk.text in ("is", "are", "was", "were", "must", "equals", "=", "depends on")
        for chunk in found.chunks[1:3]
    )


def _means_the_idea(found: Found, unknown: Variable) -> bool:
    """ "What is an equilibrium potential?" asks what it is; "what is E_K?" asks how much."""
    if found.asks("calculate") or found.givens or found.leads("and-for") or found.sole:
        return False
    if found.asks("meaning"):
        return True
    if EXPERIMENTS & {*found.named} and found.asks("what-if"):
        return False  # "what happens to the potential when ouabain is added"
    if found.asks("define") and not unknown.ion and not written_as_symbol(found, unknown):
        return True
    if unknown.symbol in ("dG", "w", "dG_p", "delta_pH", "fraction"):
        named = found.ions or any(chunk.ions for chunk in found.setting)
        return not (found.first("cell") or found.carrier or named)
    per_ion = unknown.symbol in ("E", "DF", "c", "P", "g", "I", "z", "ratio", "dG")
    if per_ion and not unknown.ion and not found.ions:
        return not written_as_symbol(found, unknown)
    if unknown.symbol in ("c", "P", "T", "z", "ratio", "g", "I"):
        return unknown.symbol in ("P", "g", "I") and not unknown.ion
    if unknown.symbol == "delta_p" and not found.fragment:
        return not found.asks("calculate")
    if unknown.symbol in ("V_m", "delta_p"):
        return not found.first("cell") and not written_as_symbol(found, unknown)
    return unknown.ion is None and unknown.symbol in ("tau", "pH") and bool(found.ideas)


def bare_numbers(found: Found, knowledge: Knowledge) -> Decision | None:
    """Numbers of one ion and no question: the value they determine is meant."""
    leaks = any(given.variable is not None and given.variable.symbol == "P" for given in found.givens)
    if leaks and found.fragment and found.first("cell") and not (found.claims or found.shifts):
        return Act.COMPUTE, "goldman-potential", V_M, None
    if (found.claims and not found.fragment) or found.shifts or len(found.ions) != 1:
        return None
    given = {given.variable for given in found.givens if given.variable is not None}
    simple = {variable.symbol for variable in given} <= {"V_m", "c", "E", "T", "z"}
    # "How much is left in it at -84 mV" asks for an amount.
    amount = found.asks("calculate") and found.first("facet") == "how_much"
    if V_M in given and simple and (found.question or found.fragment) and not amount:
        return Act.DIRECTION, "driving-force", Variable("DF", found.ions[0]), None
    sides = [variable for variable in given if variable.symbol == "c" and variable.ion == found.ions[0]]
    two = len([g for g in found.givens if g.variable is not None and g.variable.symbol == "c"]) == 2
    if sides and two and (found.fragment or found.question or found.asks("calculate", "what")):
        return Act.COMPUTE, "nernst-potential", Variable("E", found.ions[0]), None
    return None
