"""What the parser hands on: the items of a message, and the composed ``Reading``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from tutor.knowledge.lexicon import Sense
from tutor.meaning import Act, Claim, Event, Span, Stance, Stretch, Variable


class Item(NamedTuple):
    """One piece of a message: a number with its unit, an ion, a variable, a word, a mark.

    ``start`` and ``end`` are places in the plain text. ``repaired`` keeps the misspelt word.
    """

    kind: str  # number, ion, variable, word, mark, break
    text: str
    start: int
    end: int
    senses: tuple[Sense, ...] = ()
    ion: str | None = None
    variable: Variable | None = None
    value: float | None = None
    unit: str | None = None
    note: str = ""
    repaired: str = ""
    doubt: str = ""  # the question back where a number can be read in two ways

    def concept(self, kind: str) -> str | None:
        """The concept of this kind that the item names, if any."""
        for sense in self.senses:  # no generator: nothing is asked more often
            if sense.kind == kind:
                return sense.concept
        return None

    def says(self) -> str:
        """The symbol of the quantity that the item names, or nothing."""
        return next((sense.says for sense in self.senses if sense.says), "")

    def names(self, kind: str, *concepts: str) -> bool:
        """True if it names one of these concepts of this kind."""
        for sense in self.senses:  # noqa: SIM110 - no generator here either
            if sense.kind == kind and sense.concept in concepts:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Selection:
    """The only permeant ions (empty: as the cell has them), ions left out, and the words that said so.

    ``back`` are ions named as counting: where they were left out before they count again.
    """

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    shared: bool = False  # the reversal potential of a pathway: its ions are those whose P is told
    equally: bool = False
    words: tuple[str, ...] = ()
    special: bool = False  # speaks of a membrane of its own, where what is wrong in general may be right


@dataclass(frozen=True, slots=True)
class Given:
    """A quantity read: the number and unit as written, what it was bound to, and why.

    ``stance`` says of a number put up for judgement whose it is: held by the student, asked, reported.
    """

    value: float
    unit: str
    variable: Variable | None
    span: Span
    why: str
    note: str = ""
    stance: Stance | None = None
    several: bool = False  # one of several values of its variable, each wants a result
    doubt: str = ""  # the question back where the number can be read in two ways
    signed: bool = False  # its sign was written, or said in words


@dataclass(frozen=True, slots=True)
class Shift:
    """A change asked about: the variable, how (to, by, times), the amount with unit, a start if said."""

    variable: Variable
    how: str
    amount: float
    unit: str
    start: float | None = None
    said: str = ""
    loose: bool = False  # the side was not said
    place_of: Variable | None = None  # what it comes in the place of, of which an amount in "1" is a share


@dataclass(frozen=True, slots=True)
class Trace:
    """The why-trace: items with concepts, bindings, events, forms tried, equations weighed, decisions."""

    items: tuple[str, ...] = ()
    bindings: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    equations: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()
    considered: tuple[str, ...] = ()


class Side(NamedTuple):
    """A result found before, with its name, in SI and with the unit it was told in."""

    title: str
    variable: Variable
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What is set beside each other (cells, changes, quantities, ideas, results), and how to order it."""

    kind: str
    order: str = ""
    cells: tuple[str, ...] = ()
    variables: tuple[Variable, ...] = ()
    ideas: tuple[str, ...] = ()
    each: bool = False  # every change by itself, two of one quantity too
    sides: tuple[Side, ...] = ()  # results of the conversation
    states: tuple[tuple[Given, ...], ...] = ()  # the values of each of two conditions
    voltage: float | None = None  # to which their nearness is asked, in volts


# Facets of an explanation that show the last calculation: its steps, where its sign comes from, a proof.
WORKED = frozenset({"steps", "sign", "sure"})


class Order(NamedTuple):
    """What is said of two quantities: ``larger``, ``smaller``, ``above`` or ``below`` (sign counts),
    ``nearer`` or ``farther`` (to a third), or ``equal``.
    """

    one: Variable
    how: str
    other: Variable
    to: Variable | None = None
    stance: Stance = Stance.ASSERTS
    span: Span = (0, 0)


class Verdict(NamedTuple):
    """What a passage says of a sentence: that it is right or not; ``denied`` if the sentence denies."""

    passage: str
    right: bool
    denied: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One request or statement: act and target, what it is about, what was given and claimed."""

    text: str
    span: Span
    act: Act
    target: str | None = None
    ions: tuple[str, ...] = ()
    unknown: Variable | None = None
    speaks_of: tuple[Variable, ...] = ()  # every quantity named
    spoken_of: Variable | None = None  # the quantity named without a value, asked for or not
    givens: tuple[Given, ...] = ()
    offered: tuple[Given, ...] = ()
    shifts: tuple[Shift, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    told: tuple[Claim, ...] = ()  # all claims, those included that only a belief rule can judge
    orders: tuple[Order, ...] = ()
    stretches: tuple[Stretch, ...] = ()  # what outlines of beliefs are held against
    ideas: tuple[str, ...] = ()
    cell: str | None = None
    carrier: str | None = None
    things: frozenset[str] = frozenset()  # pump, channel, membrane and the like
    named: tuple[str, ...] = ()
    selection: Selection = Selection()
    facet: str | None = None
    moments: tuple[Given, ...] = ()  # the times that its words stand for
    stops: bool = False  # something is stopped, blocked or taken away
    drugs: tuple[Given, ...] = ()  # what a drug named sets to a value, where nothing is asked about the drug
    compared: Compared | None = None
    order: str = ""  # how things are to be put in order: larger, nearer, more negative
    passages: tuple[str, ...] = ()  # of the idea that is the target, those that answer best first
    verdict: Verdict | None = None  # where a passage of the idea affirms or denies just this sentence
    follow_up: bool = False
    units: tuple[str, ...] = ()  # in which the result is wanted
    points: frozenset[str] = frozenset()  # what its words point back to
    lists: bool = False  # quantities with their values and hardly a word more
    implied: bool = False  # nothing is asked; the values alone make up an equation
    alters: bool = False  # speaks of a change or a salt, read as a shift or not
    salts: tuple[str, ...] = ()
    at_rest: bool = False
    asking: bool = False  # a request form of its own: what, why, calculate
    questioned: bool = False  # a question mark ends it
    opens: bool = False  # it asks by its mark or by how it opens: "no matter how much" asks nothing
    declared: tuple[str, ...] = ()  # the only ions that cross, told and not asked
    presents: bool = False  # "consider a channel that …": it names what the next sentence is about
    reverse: bool = False
    insists: bool = False  # "I'm sure", "I still think so": a belief kept
    sum_asked: bool = False  # the message asks for a number from numbers: what it says besides is its setting
    weighs: bool = False  # the message sets one view against another: which of them is held was not bound
    supposes: bool = False  # "what if", "if": what is said is supposed
    confidence: float = 1.0
    unexplained: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()  # words of everyday English that mean nothing here
    elsewhere: tuple[str, ...] = ()
    leftover: tuple[str, ...] = ()
    near: tuple[str, ...] = ()  # the equations and ideas it comes nearest to, where it was not followed
    # An idea that covers it, looked for only where the reading itself comes to nothing.
    otherwise: Callable[[], Reading | None] | None = field(default=None, compare=False, repr=False)
    notes: tuple[str, ...] = ()
    trace: Trace = Trace()
