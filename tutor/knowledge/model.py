"""What is known, as the running tutor uses it: plain frozen values, ready to be kept compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tutor.compute.cell import Cell
from tutor.knowledge.constructions import Construction, Element
from tutor.knowledge.index import FactIndex
from tutor.knowledge.lexicon import Lexicon
from tutor.knowledge.likeness import Examples
from tutor.knowledge.settled import SettledIndex
from tutor.meaning import Event, Variable

DEFAULT_CELL = "typical-neuron"


class Ion(NamedTuple):
    """An ion or solute: id as on the blackboard without charge, plain name, valence."""

    id: str
    name: str
    z: int
    kind: str
    notation: bool = True  # False: known by its name alone, "A" and "M" are no symbols in a sentence
    idea: str | None = None  # what to tell of it where nothing in particular is asked


class Symbol(NamedTuple):
    """A quantity of the blackboard: name, usual unit, the equation that computes it, its idea."""

    id: str
    name: str
    unit: str
    equation: str | None
    idea: str | None


class Source(NamedTuple):
    """A work that can be looked up; ``status`` tells whether the author of the entry opened it."""

    id: str
    title: str
    authors: str
    year: int | None
    where: str
    status: str
    note: str = ""


class Quoted(NamedTuple):
    """A number a text prints (SI) beside concentrations that give another one."""

    variable: Variable
    c_out: float
    c_in: float
    value: float
    source: str


class Citation(NamedTuple):
    """A source and the place in it."""

    source: str
    where: str = ""


class Experiment(NamedTuple):
    """A change on the current cell (written changes) or a calculation (equation with written inputs)."""

    change: tuple[str, ...] = ()
    equation: str | None = None
    inputs: tuple[tuple[str, str], ...] = ()


class Fact(NamedTuple):
    """One more fact of an idea, a template, and the facet it belongs to where it has one."""

    text: str
    facet: str | None = None
    citation: Citation | None = None


class Settled(NamedTuple):
    """A statement as a row of elements, the passage that settles it, and whether that affirms it."""

    says: str
    passage: str
    holds: bool


class Idea(NamedTuple):
    """A concept with its definition, its facets (why, how, example, …) and further facts, all templates.

    ``about`` names events: "why is the inside negative?" reaches the idea without naming it.
    ``because`` names the ideas that hold the deeper reason. ``answers`` are questions it answers,
    ``others`` near ones that belong elsewhere, ``quantity`` what it is the name of,
    ``asks`` questions that one passage of it answers, ``settles`` what one passage affirms or denies.
    """

    id: str
    name: str
    also: tuple[str, ...]
    definition: str
    about: tuple[Event, ...]
    facets: Mapping[str, str]
    needs: tuple[str, ...]
    equations: tuple[str, ...]
    misconceptions: tuple[str, ...]
    sources: tuple[Citation, ...]
    experiments: Mapping[str, Experiment]
    asks: Mapping[str, tuple[str, ...]]
    because: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    answers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    quantity: str = ""
    settles: tuple[Settled, ...] = ()


def all_needs(idea: Idea, ideas: Mapping[str, Idea]) -> set[str]:
    """Everything that must be understood before an idea."""
    found: set[str] = set()
    waiting = list(idea.needs)
    while waiting:
        name = waiting.pop()
        if name in ideas and name not in found:
            found.add(name)
            waiting.extend(ideas[name].needs)
    return found


class Pattern(NamedTuple):
    """What a claim must contain: the given events all have to be covered.

    ``given`` names what else the sentence must speak of (each entry with its alternatives), ``without``
    what it must not.
    """

    cause: Event | None
    because: Event | None
    effect: Event | None
    given: tuple[frozenset[str], ...] = ()
    without: frozenset[str] = frozenset()


class Outline(NamedTuple):
    """What a stretch of speech must name for a belief to stand in it, whatever the sentence looks like.

    ``in_order``: what is named stands in this order. ``not_of``: what the last thing must not be said of:
    "E_K stays put" is no ion that does. ``asks``: no proof that it is held, so the tutor asks.
    """

    says: tuple[Element, ...]
    without: frozenset[str] = frozenset()
    in_order: bool = False
    asks: bool = False
    not_of: frozenset[str] = frozenset()


class FollowUp(NamedTuple):
    """The question a rule ends with, the answers that are right, and typical wrong ones."""

    question: str
    accept: tuple[str, ...]
    wrong: tuple[str, ...]


class Rule(NamedTuple):
    """A misconception: the belief, the claims that show it, and the words that answer it.

    ``everywhere``: wrong in every membrane, so that naming a cell does not excuse it. ``probes``: the
    evidence is not sure enough to accuse, so the tutor asks first. ``here``: tests on the student's
    cell, with what to say where the belief happens to hold in it. ``rights``: outlines of statements that
    are right where the belief is wrong; they are confirmed with ``truth``.
    """

    id: str
    group: str
    belief: str
    why: str
    credit: str
    correction: str
    refutation: str
    when: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    experiments: Mapping[str, Experiment]
    ask: FollowUp
    ideas: tuple[str, ...]
    confused_with: tuple[str, ...]
    sources: tuple[Citation, ...]
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    everywhere: bool = False
    probes: bool = False
    here: tuple[tuple[str, str], ...] = ()
    outlines: tuple[Outline, ...] = ()
    truth: str = ""
    rights: tuple[Outline, ...] = ()


class Port(NamedTuple):
    """An input or result of an equation, as the parser and the planner see it without loading it.

    ``needed`` inputs have no usual value of their own; ion ``X`` is the one asked about, ``each`` any.
    """

    symbol: str
    ion: str | None
    side: str | None
    dimension: str
    needed: bool
    spares: tuple[str, ...] = ()  # symbols that need no value where this one has one

    @property
    def variable(self) -> Variable:
        """The quantity that goes here."""
        return Variable(self.symbol, self.ion, self.side)


class Relation(NamedTuple):
    """Which things stand in one relation: their names as heard and as told, and all pairs of each.

    ``begins`` are the words with which a name or a cue begins.
    What is paired with something is paired with nothing else in this relation. ``whole`` if a stem that
    says more may be about another case.
    """

    id: str
    says: str
    cues: frozenset[tuple[str, ...]]
    names: Mapping[tuple[str, ...], tuple[str, ...]]
    begins: frozenset[str]
    told: Mapping[str, str]
    pairs: Mapping[str, tuple[str, ...]]
    sources: tuple[Citation, ...]
    holds: tuple[str, ...]
    fails: tuple[str, ...]
    whole: bool = False


class Walk(NamedTuple):
    """A route to a wrong number, the equations it serves, and the line that a student then writes.

    ``partly`` marks a number that would be right with another unit beside it.
    """

    equations: tuple[str, ...]
    unknowns: tuple[str, ...]
    route: tuple[str, ...]
    line: str
    partly: bool = False


class Slip(NamedTuple):
    """A slip in a calculation: what was done, what is right, the question that tells it from others.

    ``accepted`` marks a convention or a rounding that is no fault, ``same_as`` a slip whose numbers
    are always those of another one, so that the two are told as one.
    """

    id: str
    slip: str
    remedy: str
    question: str
    accepted: bool
    same_as: str
    walks: tuple[Walk, ...]
    ideas: tuple[str, ...]
    sources: tuple[Citation, ...]
    fires: tuple[str, ...]
    silent: tuple[str, ...]


class Signature(NamedTuple):
    """An equation by its quantities alone, so that the parser can choose without loading it.

    ``special`` is what it costs to think of it unnamed: equations for one apparatus or one ion come
    to mind only when something speaks for them.
    """

    id: str
    inputs: tuple[Port, ...]
    results: tuple[Port, ...]
    solves: tuple[str, ...]
    special: float
    balances: bool = False  # asked for an input, it needs no result
    converts: bool = False  # tells one result from another
    meant_by: tuple[Variable, ...] = ()  # this and the following as of ``Equation``
    meant_with: tuple[str, ...] = ()
    tells: frozenset[str] = frozenset()
    tells_given: frozenset[str] = frozenset()
    leaves: frozenset[str] = frozenset()
    leaves_bare: frozenset[str] = frozenset()
    symbols: frozenset[str] = frozenset()  # of all that goes in and comes out


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything known: read once, never changed, shared by all conversations."""

    ions: Mapping[str, Ion]
    symbols: Mapping[str, Symbol]
    cells: Mapping[str, Cell]
    ideas: Mapping[str, Idea]
    rules: Mapping[str, Rule]
    slips: Mapping[str, Slip]
    sources: Mapping[str, Source]
    quoted: tuple[Quoted, ...]
    signatures: Mapping[str, Signature]
    lexicon: Lexicon
    facts: FactIndex
    constructions: tuple[Construction, ...] = ()
    relations: tuple[Relation, ...] = ()
    settled: SettledIndex = field(default_factory=SettledIndex)
    examples: Examples = field(default_factory=Examples)

    def cell(self, cell_id: str) -> Cell:
        """The cell preset with this id."""
        return self.cells[cell_id]

    def tells(self, target: str | None, word: str) -> bool:
        """True if ``target`` is an equation whose result already holds what such a word says."""
        signature = self.signatures.get(target or "")
        return signature is not None and word in signature.tells
