"""Sentences to readings: what is wanted (act) of what (target), with its ions, givens and claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Claim, Event, Role, Stance, Variable, covers
from tutor.parse.clauses import Sentence
from tutor.parse.groups import Chunk
from tutor.parse.numbers.offered import ANSWER
from tutor.parse.reading import Given, Shift
from tutor.parse.targets import choose

ANSWERABLE = (
    "E",
    "DF",
    "I",
    "tau",
    "N",
    "fraction",
    "delta_p",
    "dG",
    "w",
    "V_rev",
    "V_m",
    "g",
    "delta_pH",
    "delta_psi",
    "pH",
    "ratio",
    "P",
    "c",
    "T",
    "z",
    "C_m",
    "R_m",
    "Q10",
)
FACETS = {
    "why": "why",
    "how": "how",
    "define": "definition",
}


@dataclass(slots=True)
class Found:
    """What one sentence holds, gathered before the act is decided."""

    sentence: Sentence
    chunks: Sequence[Chunk]
    events: Sequence[Event]
    claims: Sequence[Claim]
    givens: Sequence[Given]
    shifts: Sequence[Shift]
    ideas: Sequence[str]
    bound: frozenset[Variable]

    def asks(self, *concepts: str) -> bool:
        """True if one of these request forms stands in the sentence."""
        return any(chunk.names("ask", concept) for chunk in self.chunks for concept in concepts)

    def first(self, kind: str) -> str | None:
        """The first concept of a kind in the sentence."""
        return next((c.concept(kind) for c in self.chunks if c.kind == "word" and c.concept(kind)), None)

    @property
    def question(self) -> bool:
        """True if it asks: by its mark or by how it opens."""
        opener = next((chunk for chunk in self.chunks if chunk.kind != "mark"), None)
        verbs = ("is", "are", "does", "do", "will", "would", "can", "could", "should")
        return self.sentence.mark == "?" or (
            opener is not None and (opener.concept("ask") is not None or opener.text in verbs)
        )

    def leads(self, *concepts: str) -> bool:
        """True if one of these request forms stands among the first words."""
        content = [chunk for chunk in self.chunks if chunk.kind != "mark"][:4]
        return any(chunk.names("ask", concept) for chunk in content for concept in concepts)

    @property
    def fragment(self) -> bool:
        """A message of quantities, ions and names without a verb of happening: "E_K 4/140"."""
        says = any(
            c.concept("move") or c.concept("rule") or c.concept("relation") in ("because", "so")
            for c in self.chunks
            if c.kind == "word"
        )
        verbs = ("is", "are", "was", "were", "has", "have", "holds", "contains", "records", "makes")
        says = says or (self.sentence.mark != "?" and any(c.text in verbs for c in self.chunks))
        return (
            not says
            and len(self.chunks) <= 60
            and not any(c.names("stance", "think", "report", "past") for c in self.chunks)
        )

    @property
    def named(self) -> tuple[str, ...]:
        """The equations named; a carrier names that of coupled transport."""
        words = [c for c in self.chunks if c.kind == "word"]
        carriers = ("coupled-transport",) if any(c.concept("carrier") for c in words) else ()
        return (*(c.concept("equation") or "" for c in words if c.concept("equation")), *carriers)

    @property
    def variables(self) -> list[Variable]:
        """The variables named, in order."""
        return [variable for chunk in self.chunks for variable in chunk.variables]

    @property
    def ions(self) -> tuple[str, ...]:
        """The ions named, in order, each once."""
        return tuple(dict.fromkeys(ion for chunk in self.chunks for ion in chunk.ions))


def decide(found: Found, knowledge: Knowledge) -> tuple[Act, str | None, Variable | None, str | None]:
    """Act, target, unknown and facet of a sentence; the most telling form is tried first."""
    for judge in (
        _meta,
        _leaning,
        _set,
        _compare,
        _why,
        _direction,
        _checked_number,
        _what_if,
        _asked,
        _numbers,
        _explained,
        _stated,
    ):
        decision = judge(found, knowledge)
        if decision is not None:
            return decision
    return Act.CLARIFY, None, None, None


Decision = tuple[Act, str | None, Variable | None, str | None]


def _meta(found: Found, knowledge: Knowledge) -> Decision | None:
    content = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    if found.asks("help") and not found.variables and not found.ions:
        return Act.META, None, None, "help"
    if found.asks("show") and not found.givens:
        several = any("cells" in chunk.text.split() for chunk in found.chunks)
        return Act.META, None, None, "cells" if several else "cell"
    if found.asks("more") and len(content) <= 6 and not found.variables:
        return Act.EXPLAIN, None, None, "steps"
    if content and all(chunk.names("ask", "greet") or chunk.concept("filler") for chunk in content):
        if any(chunk.names("ask", "greet") for chunk in content):
            return Act.META, None, None, "greet"
    return None


def _leaning(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "and chloride?", "so for K at -70": the last question with other values; nothing new is asked."""
    if found.asks("set") and found.first("cell"):
        return None
    if (
        not found.leads("and-for")
        or found.shifts
        or found.asks("why", "which-way", "check")
        or (found.question and found.events)
    ):
        return None
    quantities = [v for v in found.variables if v.symbol != "c"]
    return (
        (Act.CLARIFY, None, None, None)
        if (found.ions or found.givens or found.first("cell")) and not quantities
        else None
    )


def _set(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "use the squid axon", "from now on 20 °C": a standing choice, no question in it."""
    alone = [
        c
        for c in found.chunks
        if c.kind != "mark" and not (c.kind == "word" and (c.concept("filler") or c.text in ("cell", "use")))
    ]
    if len(alone) == 1 and alone[0].concept("cell"):
        return Act.SET, None, None, "cell"
    if (
        not found.asks("set")
        or found.sentence.mark == "?"
        or found.asks("calculate", "what", "which-way", "why")
    ):
        return None
    if found.first("cell") and not found.variables and not found.named and not found.ions:
        return Act.SET, None, None, "cell"
    lone = [given for given in found.givens if given.variable is not None]
    if lone and all(given.variable.symbol == "T" for given in lone if given.variable) and not found.ions:
        return Act.SET, None, None, "temperature"
    standing = [v for v in (given.variable for given in lone) if v and v.symbol in ("c", "P") and v.ion]
    open_ones = [v for v in found.variables if v not in found.bound and v.symbol in ("E", "V_m", "DF")]
    if standing and len(standing) == len(found.givens) and not open_ones and not found.named:
        return Act.SET, None, None, "values"
    return None


def _compare(found: Found, knowledge: Knowledge) -> Decision | None:
    if not found.asks("compare"):
        return None
    cells = [c for c in (chunk.concept("cell") for chunk in found.chunks if chunk.kind == "word") if c]
    things = len(set(found.ideas)) + len(set(cells)) + len(set(found.variables)) + len(set(found.named))
    if things >= 2 or len(found.ions) >= 2:
        return Act.COMPARE, topic(found, knowledge), None, None
    return None


def _why(found: Found, knowledge: Knowledge) -> Decision | None:
    if not found.asks("why"):
        return None
    return Act.EXPLAIN, topic(found, knowledge), None, "why"


def _direction(found: Found, knowledge: Knowledge) -> Decision | None:
    moving = any(event.kind == "move" for event in found.events)
    asked = found.asks("which-way") or (found.question and moving and _yes_no(found) and len(found.ions) == 1)
    opened = all(shift.variable.symbol == "P" and shift.said for shift in found.shifts)
    if not asked or (found.shifts and not (opened and found.asks("which-way"))):
        return None
    if found.ions:
        return Act.DIRECTION, "driving-force", Variable("DF", found.ions[-1]), None
    return (
        (Act.DIRECTION, "driving-force", None, None)
        if len(found.chunks) <= 10 and not found.variables
        else None
    )


def _yes_no(found: Found) -> bool:
    """ "does Cl- enter at -70 mV?" asks for a direction when a voltage or concentration is given."""
    opener = next((chunk for chunk in found.chunks if chunk.kind != "mark"), None)
    return (
        opener is not None
        and opener.text in ("does", "do", "will", "would", "is", "are")
        and bool(found.givens)
    )


def _checked_number(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "I got +95 mV for E_K", "is E_K -90 mV?": a value offered for judgement."""
    offered = offered_values(found)
    if not offered:
        return None
    if any(given.variable == ANSWER for given in offered):
        variable = _answered(found)
        return Act.CHECK, target_of(variable, found, knowledge) if variable else None, variable, None
    said = found.asks("check") or any(chunk.names("stance", "tag", "think") for chunk in found.chunks)
    other = _unknown(found)
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


def _what_if(found: Found, knowledge: Knowledge) -> Decision | None:
    """Something is changed and what follows is asked, not told."""
    if not found.shifts:
        return None
    changed = frozenset(shift.variable for shift in found.shifts)
    asked = (
        found.sentence.mark == "?"
        or found.leads("what-if", "what", "how", "calculate", "which-way")
        or found.asks("what-if")
    )
    moved = {(variable.symbol, variable.ion) for variable in changed}
    told = any(e.kind != "change" or _name(e.role("what")) not in moved for e in found.events)
    if not asked and (told or not found.fragment):
        return None
    if not found.asks("what-if", "what", "calculate", "how", "which-way") and any(
        claim.stance.held and (claim.cause or claim.because) and _directed(claim.effect)
        for claim in found.claims
    ):
        return None  # "so K+ enters and it depolarises, right?" tells what follows
    watched = _unknown(found, skip=changed)
    return Act.WHAT_IF, "what-if", watched, None


def _name(what: Role) -> tuple[str, str | None]:
    """A changed quantity without its side, which may be unsaid."""
    return (what.symbol, what.ion) if isinstance(what, Variable) else ("", None)


def _tagged(found: Found) -> bool:
    """A question that holds a belief: "…, doesn't it?", "isn't it chloride that…?"."""
    return any(claim.stance is Stance.PRESUPPOSES for claim in found.claims)


def _directed(effect: Event) -> bool:
    """True if an event says which way, not only that something changes."""
    return effect.kind != "change" or effect.role("direction") not in (None, "any")


def _asked(found: Found, knowledge: Knowledge) -> Decision | None:
    """A quantity is asked for: by a question, an order, or by standing there alone."""
    unknown = _unknown(found)
    wants = (
        found.asks("what", "calculate", "and-for") or found.question or (found.fragment and not found.shifts)
    )
    content = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    wants = wants or (
        unknown is not None and unknown in content[0].variables and not found.shifts and not _verb(found)
    )
    if not wants or (found.leads("how") and not found.givens and not found.asks("calculate")):
        return None
    if _held(found) and not found.asks("calculate", "what") and (not found.question or _tagged(found)):
        return None
    if unknown is None and not (
        found.named and (found.asks("calculate") or found.givens or found.first("cell"))
    ):
        return None
    if unknown is not None and _means_the_idea(found, unknown):
        return None
    target = target_of(unknown, found, knowledge)
    return None if target is None else (Act.COMPUTE, target, unknown, None)


def _numbers(found: Found, knowledge: Knowledge) -> Decision | None:
    """Numbers of one ion and no question: the value they determine is meant."""
    if (found.claims and not found.fragment) or found.shifts or len(found.ions) != 1:
        return None
    given = {given.variable for given in found.givens if given.variable is not None}
    if V_M in given and (found.question or found.fragment):
        return Act.DIRECTION, "driving-force", Variable("DF", found.ions[0]), None
    sides = [variable for variable in given if variable.symbol == "c" and variable.ion == found.ions[0]]
    two = len([g for g in found.givens if g.variable is not None and g.variable.symbol == "c"]) == 2
    if sides and two and (found.fragment or found.question or found.asks("calculate", "what")):
        return Act.COMPUTE, "nernst-potential", Variable("E", found.ions[0]), None
    return None


def _verb(found: Found) -> bool:
    """True if the sentence is finite: "V_m is…" tells, "V_m for…" asks."""
    return any(
        chunk.text in ("is", "are", "was", "were", "must", "equals", "=", "depends on")
        for chunk in found.chunks[1:3]
    )


def _held(found: Found) -> bool:
    return any(claim.stance.held and (claim.cause or claim.because) for claim in found.claims)


def _means_the_idea(found: Found, unknown: Variable) -> bool:
    """ "What is an equilibrium potential?" asks what it is; "what is E_K?" asks how much."""
    if found.asks("calculate") or found.givens:
        return False
    if found.asks("define") and not unknown.ion and not _written_as_symbol(found, unknown):
        return True
    per_ion = unknown.symbol in ("E", "DF", "c", "P", "g", "I", "z", "ratio", "dG")
    if per_ion and not unknown.ion and not found.ions:
        return not _written_as_symbol(found, unknown)
    if unknown.symbol in ("c", "P", "T", "z", "ratio", "g", "I"):
        return unknown.symbol in ("P", "g", "I") and not unknown.ion
    if unknown.symbol == "V_m":
        return not found.first("cell") and not _written_as_symbol(found, unknown)
    return unknown.ion is None and unknown.symbol in ("tau", "delta_p", "pH") and bool(found.ideas)


def _written_as_symbol(found: Found, unknown: Variable) -> bool:
    """True if the quantity stands there as a symbol such as V_m."""
    texts = [chunk.text for chunk in found.chunks if unknown in chunk.variables]
    return any(len(text) <= 5 for text in texts)


def _unknown(found: Found, skip: frozenset[Variable] = frozenset()) -> Variable | None:
    """The variable asked for: named, not given a value, not the one that is changed."""
    named = [*_asked_amount(found), *found.variables]
    open_ones = [v for v in named if v not in found.bound and v not in skip and v.symbol in ANSWERABLE]
    open_ones = [v for v in open_ones if not (v.symbol == "c" and v.side is None and len(open_ones) > 1)]
    said = {v.symbol for v in found.bound}
    open_ones = [v for v in open_ones if v.ion or v.symbol not in ("P", "g", "c") or v.symbol not in said]
    open_ones = [v for v in open_ones if v.symbol != "c" or v.ion or found.ions or found.question]
    if not open_ones:
        return None
    asked = _after_question_word(found, open_ones)
    unknown = asked or min(open_ones, key=lambda v: ANSWERABLE.index(v.symbol))
    if unknown.ion is None and unknown.symbol in ("E", "DF", "c", "P", "g", "I", "z") and found.ions:
        filled = Variable(unknown.symbol, found.ions[0], unknown.side)
        unknown = unknown if filled in found.bound else filled
    return unknown


def _asked_amount(found: Found) -> list[Variable]:
    """ "how much K is inside": the concentration asked for stands apart from its side."""
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


def _explained(found: Found, knowledge: Knowledge) -> Decision | None:
    """Questions for what a thing is or how it works."""
    subject = topic(found, knowledge)
    if subject is None or not (
        found.question or found.leads("how", "define", "what") or (found.fragment and found.ideas)
    ):
        return None
    if found.givens:
        return None
    if _held(found) and not found.question:
        return None
    if found.asks("how") and not found.asks("define"):
        return Act.EXPLAIN, subject, None, "how"
    if found.claims and found.question and not found.asks("what", "define"):
        return Act.CHECK, subject, None, None
    return (Act.DEFINE, subject, None, "definition") if not found.claims or found.question else None


def _stated(found: Found, knowledge: Knowledge) -> Decision | None:
    """A statement: its claims are judged."""
    if any(claim.stance is not None for claim in found.claims):
        return Act.CHECK, topic(found, knowledge), None, None
    return None


def topic(found: Found, knowledge: Knowledge) -> str | None:
    """The idea a sentence is about: by what is said to happen, by name, else that of its quantity."""
    told = _by_events(found, knowledge)
    if told is not None and (not found.ideas or found.asks("why", "how") or found.events):
        return told
    equation = found.first("equation")
    if equation and not found.variables:
        linked = [idea for idea in knowledge.ideas.values() if equation in idea.equations]
        if linked:
            own = equation.split("-")[0]
            return min(
                linked,
                key=lambda i: (not i.id.startswith(own), i.equations.index(equation), len(i.equations)),
            ).id
    if found.ideas:
        return (
            max(found.ideas, key=lambda idea: len(knowledge.ideas[idea].name))
            if len(found.ideas) > 1
            else found.ideas[0]
        )
    for variable in found.variables:
        symbol = knowledge.symbols.get(variable.symbol)
        if symbol is not None and symbol.idea in knowledge.ideas:
            return symbol.idea
    equation = found.first("equation")
    if equation:
        return next((idea.id for idea in knowledge.ideas.values() if equation in idea.equations), None)
    if found.ions and "chloride-distribution" in knowledge.ideas and found.ions[0] == "Cl":
        return "chloride-distribution"
    return None


def _by_events(found: Found, knowledge: Knowledge) -> str | None:
    """The idea whose events are said: the pattern that says most wins."""
    ancestors = knowledge.lexicon.ancestors
    best: tuple[int, str] | None = None
    for event in found.events:
        for idea in knowledge.ideas.values():
            for pattern in idea.about:
                if covers(pattern, event, ancestors):
                    weight = sum(
                        2 if isinstance(role, Variable) and role.ion else 1
                        for role in pattern.roles
                        if role is not None
                    )
                    if best is None or weight > best[0]:
                        best = (weight, idea.id)
    return best[1] if best else None


def target_of(variable: Variable | None, found: Found, knowledge: Knowledge) -> str | None:
    """The equation that answers for a variable, given what else is known or named."""
    given = [g.variable for g in found.givens if g.variable is not None and g.variable != variable]
    bare_voltage = any(g.variable == V_M and g.why.startswith("by its") for g in found.givens)
    balanced = any(chunk.names("state", "at-equilibrium") for chunk in found.chunks)
    if (
        variable is not None
        and variable.symbol in ("c", "ratio", "T", "z")
        and V_M in given
        and len(found.ions) <= 1
    ):
        other = (
            found.named
            or any(v.symbol in ("E", "P") for v in given)
            or (found.first("cell") and not balanced)
        )
        if (bare_voltage or balanced) and not other:
            return "nernst-potential"  # "what K+ ratio at -61.5 mV": the voltage at which K+ is balanced
    best, _ = choose(variable, given, found.named, knowledge)
    return best
