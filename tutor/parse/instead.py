"""Where a sum would not do: the idea that covers the same words, or that a statement speaks of."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Stance, Variable
from tutor.parse.acts.facets import facet_asked, passages
from tutor.parse.acts.found import VERBS, Decision, Found
from tutor.parse.acts.ideas import as_idea, asks_for_a_thing, says, yes_no
from tutor.parse.acts.renamed import HOW_FAR
from tutor.parse.acts.topics import ALIKE, PASSAGE, SAME, covered, listed, ranking, sure
from tutor.parse.acts.units_asked import units_asked
from tutor.parse.asked import Weighed
from tutor.parse.coverage import leftover
from tutor.parse.find import Match
from tutor.parse.groups import PER_ION
from tutor.parse.reading import Reading, Selection
from tutor.parse.targets import EXPERIMENTS
from tutor.parse.unheard import other_subjects

LONGEST_ORDER = 4  # pieces of "do the Goldman equation"
FEW, NAMED_WHOLE = 3, 0.9  # the ideas that come nearest, and the share of the words that one must cover
TELLING = 0.5  # from this weight on a word that no calculation knows is what a question is about
EXPLAINED = 0.45  # the share of its words that must be known


def rather_told(found: Found, selection: Selection, decision: Decision, knowledge: Knowledge) -> Decision:
    """Where a calculation would have to leave telling words aside, an idea that covers them answers."""
    act, target, unknown, _ = decision
    if act is Act.DIRECTION and (not found.ions or target in knowledge.ideas):
        return decision  # "which way does each ion go": what was said before decides
    if act is Act.COMPUTE and _orders(found) and target in found.named:
        return decision  # "calculate the electrogenic contribution": an order names what to compute
    far = unknown is not None and unknown.symbol == "DF" and found.chunks.say(HOW_FAR)
    if unknown == Variable("V_rev") or far:
        return decision  # "below which potential would the pump stall?", "how far is that from E_K?"
    plain = act is Act.WHAT_IF and target == "what-if" and _plain_change(found)
    if plain and not _beside_the_voltage(found, knowledge):
        return decision
    best = covered(found, knowledge)
    if best is not None and listed(best, found, knowledge) >= PASSAGE:
        return as_idea(found, best.idea)
    if plain:
        return as_idea(found, best.idea) if best is not None and best.alike >= ALIKE else decision
    if act is Act.COMPUTE and best is not None and _wants_words(found):
        return as_idea(found, best.idea)
    if asks_for_a_thing(found) or (act is Act.COMPUTE and yes_no(found)):
        return as_idea(found, best.idea) if best is not None else decision
    lone = unknown is not None and unknown.ion is None and unknown.symbol in PER_ION and not found.ions
    signature = knowledge.signatures.get(target or "")
    aside = leftover(found.chunks, act, signature, unknown, found.givens, found.shifts)
    chosen = any(variable.symbol in ("P", "g") and variable.ion for variable in found.variables)
    chosen = chosen or found.first("cell") is not None or bool(selection.only or selection.without)
    chosen = chosen or (target in EXPERIMENTS and target in found.named and unknown in found.variables)
    chosen = chosen or (bool(unknown) and bool(units_asked(found, knowledge.lexicon)))  # a number
    if chosen or any(not shift.said for shift in found.shifts):
        return decision  # "permeable to sodium alone" is a membrane to compute, not an idea to tell
    best = sure(found, knowledge)
    at_rest = best is not None and knowledge.ideas[best.idea].quantity == str(V_M)
    if act is Act.DIRECTION and at_rest and found.asks("which-way") and not (aside or _driven(found)):
        return decision  # "which way does K+ flow at the resting potential": rest is where it is asked
    if target == "what-if":
        aside = aside or tuple(part.term.word for part in found.weighed if _of_no_sum(part))
    if best is None or not (lone or aside or best.alike >= ALIKE):
        return decision
    open_question = target not in EXPERIMENTS or found.chunks[0].text not in VERBS
    if open_question and not (aside or lone) and target in knowledge.ideas[best.idea].equations:
        return decision  # "does ouabain stop the pump?" asks for no course in time
    return as_idea(found, best.idea)


def otherwise(found: Found, reading: Reading, knowledge: Knowledge) -> Reading | None:
    """The same words as a question about an idea, where they ask for a sum of values nobody gave."""
    find = sure if reading.act is Act.CLARIFY else covered
    listed_so = (m for m in ranking(found, knowledge)[:FEW] if m.alike >= SAME)
    numbered_so = next((m for m in listed_so if _asked_about(m, found, knowledge)), None)
    best = of_its_numbers(found, knowledge) or numbered_so or find(found, knowledge)
    numbered = bool(found.own) or any(not shift.said for shift in found.shifts)
    numbered = numbered and not found.asks("why")  # whoever asks for a reason wants no number
    weak = best is None or (reading.confidence < EXPLAINED and best.alike < ALIKE)
    if best is None or weak or (numbered and not _asked_about(best, found, knowledge)):
        return _only_said(found, reading, knowledge)
    act, target, _, facet = as_idea(found, best.idea)
    elsewhere = other_subjects(found, best.idea, knowledge.facts)
    return replace(
        reading,
        act=act,
        target=target,
        facet=facet,
        unknown=None,
        passages=passages(found, best.idea, facet, knowledge),
        shifts=(),
        leftover=(),
        compared=None,
        elsewhere=elsewhere,
    )


def _only_said(found: Found, reading: Reading, knowledge: Knowledge) -> Reading | None:
    """A statement that no sum takes in whole asks for none: the idea that it speaks of is told."""
    sums = reading.act is not Act.CLARIFY and not (reading.offered or reading.elsewhere)
    judged = reading.leftover or reading.unknown in found.bound
    held = (
        reading.told
        and reading.stretches
        and all(said.stance is not Stance.ASKS for said in reading.stretches)
    )
    if not (sums and judged and held and says(found)) or reading.confidence < EXPLAINED:
        return None
    symbol = knowledge.symbols.get(reading.unknown.symbol) if reading.unknown is not None else None
    near = covered(found, knowledge)
    idea = next(iter(reading.ideas), None) or (near.idea if near else None) or (symbol and symbol.idea)
    if not idea:
        return None
    return replace(
        reading, act=Act.CHECK, target=idea, unknown=None, facet=None, shifts=(), givens=(), leftover=()
    )


def _asked_about(match: Match, found: Found, knowledge: Knowledge) -> bool:
    """ "Why 61 and not 58": the numbers themselves stand in a question listed for the idea."""
    numbers = {f"#{abs(given.value):g}" for given in found.own}
    questions = knowledge.facts.entries[match.idea].questions.values()
    return match.alike >= ALIKE and bool(numbers) and any(asked.keys >= numbers for asked in questions)


def of_its_numbers(found: Found, knowledge: Knowledge) -> Match | None:
    """ "Where does the 58 come from": an idea that is named and speaks of numbers that belong to nothing."""
    if not found.own:
        return None
    near = ranking(found, knowledge)[:FEW]
    numbers = [part.term.keys for part in found.weighed if any(key[0] == "#" for key in part.term.keys)]
    loose = all(given.variable is None for given in found.own) and not found.shifts
    if not (numbers and loose and found.question) or yes_no(found) or _led_by(found, LEADING_IN):
        return None
    for match in near:
        entry = knowledge.facts.entries[match.idea]
        told = entry.tellable | entry.asked
        whole = match.gap == 0 and match.share >= NAMED_WHOLE
        if whole and match.named and all(knowledge.facts.held(match.idea, one) & told for one in numbers):
            return match
    return None


LEADING_IN = frozenset({"with", "at", "by", "for", "from", "to", "using", "given", "if", "and"})


def _led_by(found: Found, words: frozenset[str]) -> bool:
    """True if one of these words leads into a number: what it says is a value, not what is asked about."""
    return any(before.text in words for before, chunk in pairwise(found.chunks) if chunk.kind == "number")


def _orders(found: Found) -> bool:
    """ "Calculate the contribution", "do the Goldman equation", but not "does it assume equilibrium"."""
    first = next((chunk.text for chunk in found.chunks if chunk.kind != "mark"), "")
    bare = found.text.startswith("do the ") and len(found.chunks) <= LONGEST_ORDER
    return found.opens("calculate") and first != "does" and (bare or not yes_no(found))


# What no value of a quantity tells of it.
IN_WORDS = frozenset({"what_for", "causes", "changes", "measured", "kinds", "confusion", "analogy"})
DEFINED = re.compile(r"\b(?:define|definition|def|defn|what is meant by|meaning of)\b")
KNOWN_FIRST = re.compile(
    r"\bwhat (?:do|does|must|should|would) \w+ (?:need|have)\b|\bwhat (?:is|are) needed\b"
)


def _wants_words(found: Found) -> bool:
    """ "Which factors does V_m depend on", "define V_m": no value tells that."""
    if found.givens or found.shifts or found.first("cell") or found.sole:
        return False
    text = found.text.lower()
    return (
        facet_asked(found) in IN_WORDS
        or DEFINED.search(text) is not None
        or KNOWN_FIRST.search(text) is not None
    )


def _driven(found: Found) -> bool:
    """True where an ion is not moved by its force at rest: by a pump or carrier, in a spike, at its E."""
    moved = any(chunk.names("thing", "pump", "atp", "action-potential") for chunk in found.chunks)
    elsewhere = any(variable.symbol == "E" for variable in found.variables)  # "at its E" is not at rest
    return moved or elsewhere or bool(found.carrier or found.points or found.setting)


def _of_no_sum(part: Weighed) -> bool:
    """ "Excitability": a telling word of the subject that no quantity, change or ion stands behind."""
    return part.essential and part.known and part.term.sort == "word" and part.weight >= TELLING


def _beside_the_voltage(found: Found, knowledge: Knowledge) -> bool:
    """ "What does more calcium outside do to the threshold": an ion that the sum of V_m does not hold."""
    ion = knowledge.ions.get(found.shifts[0].variable.ion or "")
    return ion is not None and abs(ion.z) != 1


def _plain_change(found: Found) -> bool:
    """ "What happens if external chloride falls": one side of one ion, and nothing else to be told about."""
    what = [shift.variable for shift in found.shifts]
    named = [v for v in found.variables if v not in what and v != V_M and v.symbol != "E"]
    only = len(what) == 1 and what[0].symbol == "c" and bool(what[0].side) and not found.shifts[0].loose
    said = {chunk.concept("change") for chunk in found.chunks} - {None}
    asks = found.opens("what-if") and not found.asks("how", "why")
    return only and asks and not named and len(said) == 1
