"""What a sentence asks for: the quantity without a value, and the equation that answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Variable, read_variable
from tutor.parse.acts.balance import balanced_ion, gathered_ion
from tutor.parse.acts.found import Found, once
from tutor.parse.acts.renamed import asked_gradient, difference_of, of_a_machine, of_a_whole_cell
from tutor.parse.numbers.acidity import APART
from tutor.parse.numbers.distances import DISTANCES
from tutor.parse.numbers.donnan import BATH, TRAPPED
from tutor.parse.numbers.proportions import GATHERED
from tutor.parse.numbers.row import RELATIVE
from tutor.parse.selection import LEAVING
from tutor.parse.targets import Asked, Choice, choose

# Of several open quantities the earlier one here is the one asked for.
ANSWERABLE = (
    "delta_p_pH", "E", "DF", "I", "V", "tau", "N", "fraction", "delta_p", "dG", "w", "V_rev", "V_m", "g",
    "delta_pH",
    "delta_psi", "pH", "R", "rate", "flux_ratio", "J", "dG_p", "dE_dT", "RT_F", "RT_zF", "slope", "dc", "q",
    "n", "count", "parts", "accumulation", "Q10", "ratio", "P", "c", "T", "z", "C_m", "R_m",
)  # fmt: skip


@once
def unknown_of(found: Found) -> Variable | None:
    """The variable asked for: named and not given a value."""
    return unknown_beside(found, frozenset())


def unknown_beside(found: Found, skip: frozenset[Variable]) -> Variable | None:
    """The variable asked for that is none of those that are changed."""
    named = [*_asked_amount(found), *_asked_side(found), *found.variables]
    skip |= _taken_out(found) | _measures(found) | _dissolved(found) | _counted_in_a_cycle(found)
    open_ones = [v for v in named if v not in found.bound and v not in skip and v.symbol in ANSWERABLE]
    if not found.question and any(given.why in DISTANCES for given in found.own):
        open_ones = [v for v in open_ones if v != V_M and v.symbol != "E"]  # "V_m sits 20 mV above E_K."
    if sum(v.symbol == "P" for v in found.bound) > 1:
        open_ones = [v for v in open_ones if v.symbol != "ratio"]  # "ratio P_K:P_Na:P_Cl = 1:0.03:0.2"
    if any(v.symbol == "ratio" for v in open_ones):
        leaks = [v for v in open_ones if v.symbol in ("P", "g") and v.ion]
        open_ones = _first_of_ratio(found) or leaks or open_ones
    open_ones = [v for v in open_ones if not (v.symbol == "c" and v.side is None and len(open_ones) > 1)]
    said = {v.symbol for v in found.bound}
    if any(given.why == APART for given in found.givens):
        open_ones = [v for v in open_ones if v.symbol != "pH"]  # "2 pH units more acid"
    if "count" in said:
        open_ones = [v for v in open_ones if v != Variable("count")]
    open_ones = [v for v in open_ones if v.ion or v.symbol not in ("P", "g", "c") or v.symbol not in said]
    leaking = {v.symbol for v in open_ones if v.ion and v.symbol in ("P", "g")}
    open_ones = [v for v in open_ones if v.ion or v.symbol not in leaking]  # "permeable", beside P_Na/P_K
    if len(open_ones) > 1 and "dG" in said:
        open_ones = [v for v in open_ones if v != Variable("dG")]  # "if ΔG_ATP is 50 kJ/mol"
    open_ones = [v for v in open_ones if v.symbol != "c" or v.ion or found.ions or found.question]
    sides = {Variable("pH", None, "in"), Variable("pH", None, "out")}
    open_ones = [v for v in open_ones if v != Variable("pH") or not sides <= found.bound]
    if not open_ones and sides == found.bound and found.fragment:
        return Variable("E", "H")  # "pH 7.2 in and 7.4 out": what the two make up
    if not open_ones:
        return of_a_whole_cell(found) or difference_of(found)
    asked = _after_question_word(found, open_ones)
    unknown = asked or min(open_ones, key=lambda v: ANSWERABLE.index(v.symbol))
    if unknown.symbol == "c" and unknown.side is None:
        given = [
            v.side
            for v in found.bound
            if v.symbol == "c" and v.ion == (unknown.ion or found.ions[0] if found.ions else None)
        ]
        if len(given) == 1 and given[0] in ("in", "out"):
            unknown = Variable("c", unknown.ion, "in" if given[0] == "out" else "out")
    if unknown.symbol in ("V_m", "delta_psi", "V", "E") and (ion := gathered_ion(found)):
        return Variable("E", ion)
    if unknown == Variable("pH") and any(given.why == GATHERED for given in found.givens):
        return Variable("delta_pH")
    if unknown == V_M and (ion := balanced_ion(found)):
        return Variable("E", ion)
    gap = difference_of(found)
    if gap is not None:
        return gap
    if unknown.symbol == "E" and unknown.ion is None and any(v.symbol == "P" for v in found.bound):
        return V_M  # the reversal potential of a pathway that several ions share
    own = of_a_machine(found, unknown)
    if own is not None:
        return own
    if (
        unknown.ion is None
        and unknown.symbol in ("E", "DF", "c", "P", "g", "I", "z", "RT_zF", "slope")
        and found.ions
    ):
        filled = Variable(unknown.symbol, found.ions[0], unknown.side)
        unknown = unknown if filled in found.bound else filled
    return unknown


def _first_of_ratio(found: Found) -> list[Variable]:
    """ "The ratio of sodium to potassium permeability": that of the first, relative to the second."""
    for index, chunk in enumerate(found.chunks[2:], start=2):
        leak = next((v for v in chunk.variables if v.symbol in ("P", "g") and v.ion), None)
        joint, first = found.chunks[index - 1].text, found.chunks[index - 2]
        if joint in ("the", "that of", "of") and index > 2:  # "the sodium to the potassium permeability"
            joint, first = first.text, found.chunks[index - 3]
        if leak is not None and joint in ("to", "/", "over", ":") and first.ions:
            return [Variable(leak.symbol, first.ions[0])]
    return []


SHORTEST = 2  # "what's outside?" and nothing else


def _asked_side(found: Found) -> list[Variable]:
    """ "…, what's outside?", "inside?": the concentration on the side that is asked for."""
    content = [c for c in found.chunks if c.kind != "mark" and not c.concept("filler")]
    if not content or not content[-1].side or content[-1].kind != "side" or not found.question:
        return []
    led = len(content) == 1 or content[-2].names("ask", "what", "calculate")
    ions = {v.ion for v in found.bound if v.symbol in ("E", "c") and v.ion}
    balanced = any(v.symbol in ("E", "V_m") for v in found.bound) or len(content) <= SHORTEST
    if not led or len(ions) > 1 or not balanced:
        return []
    return [Variable("c", next(iter(ions), None), content[-1].side)]


def _taken_out(found: Found) -> frozenset[Variable]:
    """ "If I leave out chloride": what is left out, and no concentration outside."""
    pairs = pairwise(found.chunks)
    behind = [c for b, c in pairs if c.text.startswith("out ") and b.text in LEAVING]
    return frozenset(variable for chunk in behind for variable in chunk.variables)


def _measures(found: Found) -> frozenset[Variable]:
    """P_K in "P_Na/P_K": what another permeability is told relative to, and never asked for."""
    told = (given.why for given in found.givens if given.why.startswith(RELATIVE))
    bases = {read_variable(why.removeprefix(RELATIVE)) for why in told}
    trios = zip(found.chunks, found.chunks[1:], found.chunks[2:], strict=False)
    return frozenset(bases) | frozenset(
        last.variables[0]
        for first, joint, last in trios
        if joint.text in ("/", "over")
        and all(c.variables and c.variables[0].symbol == "P" for c in (first, last))
    )


def _counted_in_a_cycle(found: Found) -> frozenset[Variable]:
    """ "3 Na+ out, 2 K+ in": what one turn moves names no concentration."""
    told = (given.variable for given in found.givens)
    counted = {variable.ion for variable in told if variable is not None and variable.symbol == "count"}
    pairs = pairwise(found.chunks)
    behind = [v for one, other in pairs if one.kind == "number" for v in other.variables]
    return frozenset(v for v in behind if v.symbol == "c" and v.ion and v.ion in counted)


def _dissolved(found: Found) -> frozenset[Variable]:
    """ "30 mM protein anions inside, 140 mM Na+ outside": what the two solutions of a Donnan case hold."""
    if not {TRAPPED, BATH} & found.bound:
        return frozenset()
    named = (v for v in found.variables if v.symbol in ("c", "z"))
    return frozenset(v for v in named if v.side == "out" or v.ion in (None, "N"))


def counted(found: Found) -> tuple[Variable, ...]:
    """ "How many K+ leave": ions moved, ions that one turn of a machine moves, or ions a second."""
    for index, chunk in enumerate(found.chunks):
        named = chunk.text == "number" and [c.text for c in found.chunks[index + 1 : index + 2]] == ["of"]
        if named or chunk.text in ("how many", "how much", "number of", "many"):
            near = found.chunks[index + 1 + named : index + 3 + named]
            ion = next((c.ions[0] for c in near if c.kind == "ion"), None)
            ions = any(c.names("thing", "ion-set") or c.text in ("charges", "protons") for c in near)
            if ion == "H" and "much" in chunk.text and any(v.symbol == "pH" for v in found.bound):
                return (Variable("c", ion),)  # "how much H+ is in pH 7.4"
            if ion is not None or ions:
                many = "many" in chunk.text or "number" in chunk.text
                amounts: tuple[str, ...] = ("N", "count", "rate") if many else ("c", "N", "n")
                if any(c.text in ("per second", "second", "/s", "per sec") for c in found.chunks[index:]):
                    amounts = ("rate",)
                return tuple(Variable(symbol, ion) for symbol in amounts)
    return ()


def _asked_amount(found: Found) -> list[Variable]:
    """ "how much K is inside": the concentration asked for stands apart from its side."""
    steep = asked_gradient(found)
    if steep is not None:
        return [steep]
    for index, chunk in enumerate(found.chunks):
        if chunk.kind == "word" and chunk.text in (
            "how much",
            "how many",
            "what concentration",
            "how high",
            "how far",
        ):
            ion = next((c.ions[0] for c in found.chunks[index + 1 : index + 4] if c.ions), None)
            side = next((c.side for c in found.chunks[index + 1 : index + 7] if c.side), None)
            if side and (ion or found.ions):
                return [Variable("c", ion or found.ions[0], side)]
    return []


def _after_question_word(found: Found, open_ones: Sequence[Variable]) -> Variable | None:
    """The first open variable after "what is", "calculate", "which": that is what is asked."""
    asking = False
    for chunk in found.chunks:
        if chunk.kind == "word" and chunk.concept("ask") in ("what", "calculate", "define"):
            asking = True
        elif asking:
            hit = next((variable for variable in chunk.variables if variable in open_ones), None)
            if hit is not None:
                return hit
    return None


def written_as_symbol(found: Found, unknown: Variable) -> bool:
    """True if the quantity stands there as a symbol such as V_m."""
    texts = [chunk.text for chunk in found.chunks if unknown in chunk.variables]
    return any(len(text) <= 5 for text in texts)


def choice_of(
    variable: Variable | None,
    found: Found,
    knowledge: Knowledge,
    dimensions: tuple[str, ...] = (),
    others: tuple[Variable, ...] = (),
) -> Choice | None:
    """The equation that answers for a quantity or a unit asked for, given what else is known or named."""
    given = [g.variable for g in found.givens if g.variable is not None and g.variable != variable]
    bare_voltage = any(g.variable == V_M and g.why.startswith("by its") for g in found.givens)
    balanced = found.chunks.names("state", "at-equilibrium")
    if variable == Variable("ratio") and len(found.ions) == 1:
        variable = Variable("ratio", found.ions[0])
    if (
        variable is not None
        and variable.symbol in ("c", "ratio", "T", "z")
        and V_M in given
        and len(found.ions) <= 1
    ):
        other = (
            {*found.named} - ({"passive-chloride"} if variable.symbol == "ratio" else set())
            or any(v.symbol in ("E", "P") for v in given)
            or (found.first("cell") and not balanced)
        )
        if (bare_voltage or balanced) and not other:
            return Choice(
                "nernst-potential", variable, 1.0
            )  # "what K+ ratio at -61.5 mV": the voltage at which K+ is balanced
    if variable == Variable("DF") and not found.named:
        return Choice("driving-force", variable, 1.0)  # of whatever ion was spoken of
    others = (*others, *_other_names(variable, found))
    choice = choose(
        Asked(variable, dimensions, others), found.own, found.named, knowledge, found.ideas, found.ions
    )
    found.candidates = choice.considered if choice is not None else ()
    return choice


def _other_names(variable: Variable | None, found: Found) -> tuple[Variable, ...]:
    """What the name of a quantity may also stand for: the energy of ATP, the voltage of Ohm's law."""
    if variable is None:
        return ()
    if variable.symbol == "dG" and variable.ion is None and found.chunks.names("thing", "atp"):
        return Variable("dG_p"), Variable("w")
    return (Variable("V"),) if variable == V_M else ()


def target_of(variable: Variable | None, found: Found, knowledge: Knowledge) -> str | None:
    """The id of the equation that answers for a variable."""
    choice = choice_of(variable, found, knowledge)
    return choice.equation if choice is not None else None
