"""What is set beside each other: cells, changes, quantities of several ions, or two ideas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tutor.knowledge.model import DEFAULT_CELL, Knowledge
from tutor.knowledge.weights import EVEN
from tutor.meaning import V_M, Act, T, Variable
from tutor.parse.acts.found import Decision, Found, once
from tutor.parse.acts.states import states
from tutor.parse.acts.topics import ALIKE, PASSAGE, covered, foreign, listed, ranking
from tutor.parse.asked import question_terms, weighed
from tutor.parse.find import matches
from tutor.parse.groups import Chunk
from tutor.parse.reading import Compared, Item, Shift
from tutor.parse.vocabulary import ideas_named

# How the things are to be ordered, the most telling word first.
ORDERS = (
    ("positive", re.compile(r"\b(?:more|most|least|less) positive\b")),
    ("negative", re.compile(r"\b(?:more|most|less|least) negative\b")),
    ("near", re.compile(r"\b(?:clos|near)(?:e|er|est)?\b")),
    ("far", re.compile(r"\b(?:f[au]rthe(?:r|st)|further away|(?:far|most) away)\b")),
    ("small", re.compile(r"\b(?:small|weak|low|slow)(?:er|est)\b|\b(?:less|least)\b")),
    ("large", re.compile(r"\b(?:big|larg|great|high|strong|fast)(?:g?er|est|g?est)?\b|\b(?:more|most)\b")),
)
SAME = re.compile(r"\b(?:the same|same as|same thing|equal to|identical|differ(?:ent|s)? from)\b")
JOINT = re.compile(r"\b(?:or|vs|versus|than|and|between)\b|/")
CUTS = frozenset(
    {"and", "or", "vs", "versus", "with", "from", "than", "to", ",", "/", ":", "same as", "the same as"}
)
EFFECT = frozenset({"effect", "influence", "impact", "affects", "affect", "influences"})
PER_ION = frozenset({"E", "DF", "c", "P"})
TOLD_APART = 1.1  # so much a question must say to be one on a difference that a passage tells
AS_NEAR = 0.75  # how near the best an idea must come whose several names hold both sides
RANKS = frozenset({"rank", "order", "sort", "arrange"})
EACH = "each"  # every ion of the cell
DIFFER = frozenset({"differ", "differs"})


def comparison(found: Found, knowledge: Knowledge) -> Decision | None:
    """Two or more things are to be told apart or put in order."""
    mechanism = found.opens("how") and not found.asks("compare")  # "how can a channel pass the bigger ion"
    if found.asks("why") or mechanism or _not_told_apart(found):
        return None
    told = _told_apart(found, knowledge)
    if told is not None:
        return Act.COMPARE, told, None, "joint"
    sides = compared(found, knowledge)
    if sides is not None and sides.kind == "cells" and _of_protons(sides, found, knowledge):
        near = covered(found, knowledge)
        if near is not None and near.named:
            return Act.COMPARE, near.idea, None, "joint"  # "what the pmf is made of in either"
        return Act.COMPARE, "proton-motive-force", Variable("delta_p"), None
    if sides is not None and sides.kind != "ideas":
        return Act.COMPARE, _target(sides, found, knowledge), _quantity(sides, found), None
    if found.bound or not (found.asks("compare") or _asks_sameness(found)):
        return None
    best = covered(found, knowledge)
    if best is None and foreign(found):
        return None
    joint = _joint(found, knowledge)
    target = joint or (best.idea if best is not None else sides.ideas[0] if sides is not None else None)
    return (Act.COMPARE, target, None, "joint" if joint else None) if target is not None else None


def _not_told_apart(found: Found) -> bool:
    """ "A channel that does not distinguish Na+ from K+", "if they differ": nothing to compare."""
    place = found.chunks.where("ask", "compare")
    if not place:
        return False
    before = found.chunks[place - 1]
    return before.names("stance", "not") or (_ends_with_differ(found, place) and _on_condition(found, place))


def _ends_with_differ(found: Found, place: int) -> bool:
    """True if the verb ends the sentence, with nothing after it that could be set beside what came before."""
    rest = found.chunks[place + 1 :]
    return found.chunks[place].text in DIFFER and not any(c.kind != "mark" for c in rest)


def _on_condition(found: Found, place: int) -> bool:
    """True if "if" or "although" stands before it, behind what is asked."""
    return any(chunk.names("relation", "if", "but") for chunk in found.chunks[1:place])


def _told_apart(found: Found, knowledge: Knowledge) -> str | None:
    """The idea with a passage on this very difference, where no values are given."""
    if found.own or found.shifts or not found.asks("compare"):
        return None
    if found.first("cell") and any(variable.symbol == "E" and variable.ion for variable in found.variables):
        return None  # "E_Na in squid and in the neuron": two values
    best = covered(found, knowledge)
    if sum(min(part.weight, EVEN) for part in found.weighed) < TOLD_APART:
        return None  # "squid axon and neuron" says too little to be a listed question
    if best is None or best.alike < ALIKE or listed(best, found, knowledge) < PASSAGE:
        return None
    return best.idea


def _joint(found: Found, knowledge: Knowledge) -> str | None:
    """The idea whose name holds both sides: "primary and secondary transport"."""
    ranked = ranking(found, knowledge)[:3]
    for match in (one for one in ranked if one.score >= AS_NEAR * ranked[0].score):
        telling = [part for part in found.weighed if part.known and part.weight > 0.2]
        named = [part for part in telling if knowledge.facts.held(match.idea, part.term.keys) & 1]
        if len(telling) > 1 and len(named) == len(telling):
            return match.idea
    return None


def compared(found: Found, knowledge: Knowledge) -> Compared | None:
    """The cells, changes, quantities or ideas that a sentence sets beside each other."""
    text, order = found.text, order_asked(found)
    shifts = _changes(found)
    same = _asks_sameness(found)
    if (order or same or found.asks("compare")) and (apart := states(found, order)) is not None:
        return apart
    if same:
        return _of_ideas(found, knowledge)
    if order and (each := _of_each(found, order, shifts)) is not None:
        return each
    asked = found.asks("compare") or (bool(order) and JOINT.search(text) is not None and found.question)
    if not asked:
        return None
    cells = tuple(dict.fromkeys(c.concept("cell") or "" for c in found.chunks if c.concept("cell")))
    if len(cells) == 1 and any(map(_of_a_neuron, found.chunks)):
        cells = (*cells, DEFAULT_CELL)  # "compare squid and neuron"
    if len(set(cells)) > 1:
        return Compared("cells", order, cells=cells)
    forces = any(variable.symbol == "DF" for variable in found.variables)
    held_against = {V_M} if forces or order in ("near", "far") else set()  # "further from -70, E_K or E_Na?"
    if found.bound - held_against and not shifts:
        return None  # "which has the larger driving force at -70 mV" is asked of the cell's own ions
    if any(chunk.concept("salt") for chunk in found.chunks):
        return None  # a salt changes two ions at once
    changed = tuple(dict.fromkeys(shift.variable for shift in shifts))
    if len(changed) > 1:
        return Compared("changes", order)
    if V_M in found.variables and EFFECT & {*text.replace("?", " ").split()}:
        return None  # "which has more effect on V_m, K+ or Na+ outside?": not how much there is of either
    variables = _of_ions(found, shifts)
    if len(variables) > 1:
        return Compared("quantities", order, variables=variables)
    return _of_ideas(found, knowledge)


def _of_a_neuron(chunk: Chunk) -> bool:
    """ "And in the neuron" names the other cell, and not a side of the first."""
    return chunk.names("thing", "neuron") or (
        chunk.kind == "side" and chunk.text.endswith(("neuron", "neurone"))
    )


def _changes(found: Found) -> Sequence[Shift]:
    """The changes asked about; "the larger force" of two ions changes nothing."""
    if len(found.ions) < 2 or " or " not in found.text or not order_asked(found):
        return found.shifts
    words = found.chunks.texts
    return [shift for shift in found.shifts if shift.said != "doubled" or words & DOUBLING]


DOUBLING = frozenset({"double", "doubles", "doubled", "doubling", "twice", "two-fold", "twofold"})


@once
def order_asked(found: Found) -> str:
    """How things are to be put in order, by the most telling word."""
    ranks = found.chunks.say(RANKS)
    return next((name for name, words in ORDERS if words.search(found.text)), "large" if ranks else "")


def _of_each(found: Found, order: str, shifts: Sequence[Shift]) -> Compared | None:
    """A quantity of every ion of the cell: "which ion has the largest driving force?"."""
    told = [chunk for chunk in found.chunks if chunk.text not in ("of", "the")]
    if (
        found.ions
        or found.bound - {V_M, T}
        or found.shifts
        or not any(_which_ion(pair) for pair in pairwise(told))
    ):
        return None
    symbols = {variable.symbol for variable in found.variables} & {*PER_ION, "V_m"}
    if "signal" in found.points and symbols & {"P", "DF"}:
        return None  # what is so at the peak of a spike the resting cell does not show
    balance = found.chunks.names("state", "at-equilibrium")
    side = next((chunk.side for chunk in found.chunks if chunk.side), None)
    if order in ("near", "far") and "V_m" not in symbols and (balance or symbols & {"E", "DF"}):
        return Compared(
            "quantities", "small" if order == "near" else "large", variables=(Variable("DF", EACH),)
        )
    if symbols == {"E", "V_m"} and order in ("near", "far"):
        return Compared("quantities", order, variables=(Variable("E", EACH),))
    if len(symbols) == 1 and symbols < PER_ION - {"c"} and order not in ("near", "far"):
        return Compared("quantities", order, variables=(Variable(symbols.pop(), EACH),))
    amount = "concentrat" in found.text or "abundant" in found.text
    if side and not symbols - {"c"} and amount and order in ("small", "large"):
        return Compared("quantities", order, variables=(Variable("c", EACH, side),))
    return None


def _which_ion(pair: tuple[Chunk, Chunk]) -> bool:
    """ "Which ion", "what ion", "the ion": the kind asked for, not one of its name."""
    asks = pair[0].names("ask", "what") or pair[0].text in RANKS
    return asks and pair[1].names("thing", "ion-set")


def _of_ions(found: Found, shifts: Sequence[Shift]) -> tuple[Variable, ...]:
    """The same quantity of several ions: "E_K or E_Na", "driving force: K or Na"."""
    heads = [v for v in found.variables if v.symbol in PER_ION]
    if not heads and "concentrat" in found.text and len(found.ions) > 1:
        side = next((chunk.side for chunk in found.chunks if chunk.side), None)
        heads = [Variable("c", None, side)] if side else []
    symbols = {v.symbol for v in heads}
    if len(symbols) != 1 or shifts or not heads:
        return ()
    own = tuple(dict.fromkeys(v for v in heads if v.ion))
    if len(own) > 1 and all(v.side for v in own):
        return own  # "K+ inside or Na+ outside": each on its own side
    ions: Sequence[str] = tuple(dict.fromkeys(v.ion for v in heads if v.ion)) or found.ions
    if len(ions) < 2 and len(found.ions) > 1:
        ions = found.ions
    return tuple(dict.fromkeys(Variable(heads[0].symbol, ion, heads[0].side) for ion in ions))


def _of_ideas(found: Found, knowledge: Knowledge) -> Compared | None:
    """An idea for each part of the sentence that a joint word cuts off."""
    sides: list[list[Item]] = [[]]
    for chunk in found.chunks:
        if chunk.text in CUTS or chunk.names("ask", "compare"):
            sides.append([])
        elif not (chunk.kind == "word" and chunk.concept("filler")):
            sides[-1].extend(chunk.items)
    ideas = tuple(dict.fromkeys(idea for side in sides if side and (idea := _idea_of(side, knowledge))))
    return Compared("ideas", ideas=ideas) if len(ideas) > 1 else None


def _idea_of(items: Sequence[Item], knowledge: Knowledge) -> str | None:
    """The idea that these words name, or that of the one symbol they are."""
    named, _ = ideas_named(knowledge.lexicon, items)
    if named:
        return max(named, key=lambda idea: len(knowledge.ideas[idea].name))
    for item in items:
        letter = knowledge.lexicon.symbols.get(item.text, "")
        symbol = item.variable.symbol if item.variable is not None else item.says() or letter
        entry = knowledge.symbols.get(symbol)
        if entry is not None and entry.idea in knowledge.ideas:
            return entry.idea
    parts = weighed(
        question_terms(items, knowledge.facts, knowledge.lexicon), knowledge.facts, knowledge.lexicon
    )
    best = next(iter(matches(parts, knowledge.facts)), None)
    return best.idea if best is not None and best.named else None


def _of_protons(sides: Compared, found: Found, knowledge: Knowledge) -> bool:
    """ "Mitochondria and thylakoids": no membrane of these has another force than that on H+."""
    named = any(variable.ion not in (None, "H") for variable in found.variables)
    told = all(Variable("delta_psi") in knowledge.cells[name].data for name in sides.cells)
    return told and not named


def _target(sides: Compared, found: Found, knowledge: Knowledge) -> str:
    """The equation whose results are compared."""
    symbol = sides.variables[0].symbol if sides.variables else _quantity(sides, found).symbol
    entry = knowledge.symbols.get(symbol)
    return (entry.equation if entry is not None else None) or "goldman-potential"


def _quantity(sides: Compared, found: Found) -> Variable:
    """What is compared between cells or changes: the quantity named, else V_m."""
    if sides.variables:
        return sides.variables[0]
    moved = {shift.variable for shift in found.shifts}
    named = [v for v in found.variables if v not in moved and v.symbol in ("E", "DF", "V_m")]
    named.sort(key=lambda v: v.ion is None)
    return named[0] if named else Variable("V_m")


def _asks_sameness(found: Found) -> bool:
    """ "Is equilibrium the same as steady state?" """
    return found.question and SAME.search(found.text) is not None
