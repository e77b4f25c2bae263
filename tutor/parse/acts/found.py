"""What one sentence holds, gathered before it is decided what the sentence wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from tutor.meaning import Act, Claim, Event, Variable
from tutor.parse.asked import Weighed
from tutor.parse.chunks import Chunks
from tutor.parse.clauses import Sentence
from tutor.parse.find import Match
from tutor.parse.groups import Chunk
from tutor.parse.reading import Given, Shift, Verdict
from tutor.parse.stance import QUESTION_WORDS, asks_within

Rest = ParamSpec("Rest")
Result = TypeVar("Result")
# Act, target, unknown and facet.
Decision = tuple[Act, str | None, Variable | None, str | None]
# Verbs of a whole statement: a message with one of them is no list of values.
FINITE = frozenset({
    "is", "are", "was", "were", "has", "have", "holds", "contains", "records", "makes", "couples",
    "imports", "exchanges", "isn't", "aren't", "doesn't", "don't", "wasn't", "can't", "cannot", "won't",
})  # fmt: skip
# A sentence that opens with one of these is a question.
GREETINGS = ("greet", "thanks", "heard")  # how a message may open or end, whatever it says besides
VERBS = ("is", "are", "does", "do", "will", "would", "can", "could", "should")


REQUIRED = ("required", "needed", "necessary")  # "required g_Na to bring V_m to -50 mV"
NUCLEOTIDES = (Variable("c", "ADP"), Variable("c", "Pi"))  # they tell the energy of ATP
PUMP_CYCLE = {("Na", 3.0), ("K", 2.0)}  # "a 3Na+/2K+ cycle" names the pump


CELLS = ("cell", "neuron", "other-cell", "muscle")
HOLDS = frozenset({"has", "have", "with", "in", "had"})
LONGEST_CELL = 14  # chunks of a sentence that only tells what a cell has

AMOUNTS_ASKED = ("how many ", "how much ")  # the name of a quantity that asks for itself
FRAMING = ("passive-chloride",)  # what may be said of a cell before anything is asked of it


SPENT = frozenset({"work", "cost", "costs"})  # what a turn of a pump takes


@dataclass
class Found:
    """What one sentence holds, gathered before the act is decided; what follows is worked out once."""

    sentence: Sentence
    chunks: Chunks
    events: Sequence[Event]
    claims: Sequence[Claim]
    givens: Sequence[Given]
    shifts: Sequence[Shift]
    ideas: Sequence[str]
    bound: frozenset[Variable]
    sole: tuple[str, ...] = ()  # the only ions that cross, where that is said
    own: Sequence[Given] = ()  # with those that a change uses up
    forms: list[str] = field(default_factory=list)  # the forms of request tried, the one that fits last
    candidates: tuple[str, ...] = ()  # the equations that came nearest, with their scores
    weighed: Sequence[Weighed] = ()
    ranked: list[Match] | None = None  # the ideas that may answer, once they were looked for
    carrier: str | None = None  # the one spoken of, here or where the scene was set
    points: frozenset[str] = frozenset()  # what its words point to: a moment of a signal, what was said
    between: str | None = None  # the kind of two opposites that it asks between
    whole: bool = False  # it is all that the message says
    verdict: Verdict | None = None  # where a passage affirms or denies just this sentence
    setting: Sequence[Chunk] = ()  # what the sentences before it introduced: "An exchanger moves 3 Na+."
    known: dict[object, Any] = field(default_factory=dict)  # by the function: what was worked out of it

    @cached_property
    def text(self) -> str:
        """Its words in lower case."""
        return " ".join(chunk.text for chunk in self.chunks)

    @cached_property
    def requests(self) -> frozenset[str]:
        """The forms of request in it."""
        opener = next((chunk.text for chunk in self.chunks if chunk.kind != "mark"), "")
        orders = opener in REQUIRED or any(map(_asks_how_much, self.chunks))
        return self.chunks.concepts("ask") | ({"calculate"} if orders else set())

    def asks(self, *concepts: str) -> bool:
        """True if one of these request forms stands in the sentence."""
        return not self.requests.isdisjoint(concepts)

    def first(self, kind: str) -> str | None:
        """The first concept of a kind in the sentence."""
        return self.chunks.first(kind)

    @cached_property
    def of_the_pump(self) -> bool:
        """True if the pump is the thing spoken of, here or where the scene was set."""
        if self._only_pumps:
            return False
        thing = self.first("thing")
        before = any(chunk.names("thing", "pump") for chunk in self.setting)
        turns = {
            (variable.ion, given.value)
            for given in self.givens
            if (variable := given.variable) is not None and variable.symbol == "count"
        }
        return (
            thing == "pump" or turns >= PUMP_CYCLE or (before and thing in (None, "atp", "cell", "ion-set"))
        )

    @cached_property
    def tells_of_atp(self) -> bool:
        """True where amounts of ADP or phosphate are told."""
        return any(given.variable in NUCLEOTIDES for given in self.givens)

    @cached_property
    def _only_pumps(self) -> bool:
        """ "To pump one mole of Ca2+ out": the verb, with an ion as its object and no pump spoken of."""
        places = [index for index, chunk in enumerate(self.chunks) if chunk.names("thing", "pump")]
        verbs = [index for index in places if index and self.chunks[index - 1].text == "to"]
        return bool(verbs) and verbs == places and len(self.ions) == 1

    @cached_property
    def question(self) -> bool:
        """True if it asks: by its mark or by how it opens."""
        said = [chunk for chunk in self.chunks if chunk.kind != "mark"]
        opener = next((chunk for chunk in said if not chunk.names("ask", *GREETINGS)), None)
        if self.sentence.mark == "?" or opener is None:
            return bool(said)
        ordered = opener.concept("ask") not in (None, "set")  # "take 4 outside" asks for nothing yet
        asks = ordered or opener.text in (*VERBS, "who") or asks_within(said) or self.asks_when
        asks = asks or any(c.kind == "var" and c.text.startswith(AMOUNTS_ASKED) for c in said)
        return bool(asks) or (opener.concept("facet") is not None and opener.said[0] in QUESTION_WORDS)

    @cached_property
    def asks_when(self) -> bool:
        """ "When is the force zero", not "when it is zero"."""
        said = [chunk.text.split(" ")[0] for chunk in self.chunks if chunk.kind != "mark"][:2]
        return len(said) > 1 and said[0] == "when" and said[1] in VERBS

    @cached_property
    def asks_openly(self) -> bool:
        """True if it has a request form or the word order of a question, not only its mark."""
        opener = next((chunk for chunk in self.chunks if chunk.kind != "mark"), None)
        asks = self.asks("what", "calculate", "define", "how", "why", "which-way", "compare")
        return asks or (opener is not None and opener.text in VERBS)

    @cached_property
    def of_a_cell(self) -> bool:
        """ "My cell has E_K = -85 mV": told of a cell of one's own, no view and not put up for judgement."""
        told = [given.variable for given in self.own]
        words = [word for chunk in self.chunks for word in chunk.said]
        own = any(word in ("my", "our", "a", "this") for word in words[:3]) or words[:2] == ["i", "have"]
        cell = any(chunk.names("thing", *CELLS) and chunk.text != "it" for chunk in self.chunks)
        symbols = {variable.symbol if variable is not None else "" for variable in told}
        only = {"E"} <= symbols <= {"E", "V_m"}
        short = len(self.chunks) <= LONGEST_CELL
        return only and own and cell and short and bool(HOLDS & {*words}) and self.sentence.mark != "?"

    def leads(self, *concepts: str) -> bool:
        """True if one of these request forms stands among the first words."""
        content = [chunk for chunk in self.chunks if chunk.kind != "mark"][:4] if self.asks(*concepts) else ()
        if "calculate" in concepts and any(map(_asks_how_much, content)):
            return True
        return any(chunk.names("ask", *concepts) for chunk in content)

    def opens(self, concept: str) -> bool:
        """True if the first word is this request form: "and for Na+"."""
        first = next((chunk for chunk in self.chunks if chunk.kind != "mark"), None)
        return first is not None and first.names("ask", concept)

    @cached_property
    def fragment(self) -> bool:
        """A message of quantities, ions and names without a verb of happening: "E_K 4/140"."""
        says = any(
            (c.concept("move") and not c.concept("thing"))
            or c.concept("rule")
            or c.concept("relation") in ("because", "so")
            for c in self.chunks
            if c.kind == "word"
        )
        says = says or (self.sentence.mark != "?" and self.chunks.say(FINITE))
        return (
            not says and len(self.chunks) <= 60 and not self.chunks.names("stance", "think", "report", "past")
        )

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The equations named; a carrier names that of coupled transport."""
        words = [c for c in self.chunks if c.kind in ("word", "var")]
        if not any(c.concept("equation") for c in words):
            words = [*words, *self._framed()]
        carriers = ("coupled-transport",) if self.carrier else ()
        named = (*(c.concept("equation") or "" for c in words if c.concept("equation")), *carriers)
        return (*named, *self._passive(), *self._pumping(words))

    def _passive(self) -> tuple[str, ...]:
        """ "Cl- is purely passive": chloride alone is spoken of so."""
        ions = {ion for chunk in (*self.setting, *self.chunks) for ion in chunk.ions}
        passive = (c.text.startswith("passive") for c in (*self.setting, *self.chunks) if c.concept("state"))
        return ("passive-chloride",) if ions == {"Cl"} and any(passive) else ()

    def _framed(self) -> list[Chunk]:
        """The equation that the scene names: "Muscle fibre where Cl- is passive. V_m sits at -80 …"."""
        return [c for c in self.setting if c.kind in ("word", "var") and c.concept("equation") in FRAMING]

    def _pumping(self, words: Sequence[Chunk]) -> tuple[str, ...]:
        """The pump names its energetics where work is asked, and the rundown where it is stopped."""
        if self.tells_of_atp:
            return ("pump-energetics",)
        if self._only_pumps or not (self.of_the_pump or any(c.concept("thing") == "pump" for c in words)):
            return ()
        if any(c.concept("change") == "remove" for c in words):
            return ("pump-off",)
        symbols = {variable.symbol for variable in self.variables}
        counted = any(v.symbol == "count" and v.ion for v in self.bound)  # a cycle that may be no pump's
        turns = self.asks("turning") or (not counted and self.chunks.say(SPENT))
        turns = turns or "kJ/mol" in {given.unit for given in self.givens}
        return ("pump-energetics",) if symbols & {"dG", "w", "V_rev", "E", "fraction"} or turns else ()

    @cached_property
    def variables(self) -> tuple[Variable, ...]:
        """The variables named, in order."""
        return tuple(variable for chunk in self.chunks for variable in chunk.variables)

    @cached_property
    def ions(self) -> tuple[str, ...]:
        """The ions named, in order, each once."""
        return tuple(dict.fromkeys(ion for chunk in self.chunks for ion in chunk.ions))

    @property
    def holds_a_belief(self) -> bool:
        """True if it says, as the student's own view, what brings something about."""
        return any(claim.stance.held and (claim.cause or claim.because) for claim in self.claims)


def once(
    work: Callable[Concatenate[Found, Rest], Result],
) -> Callable[Concatenate[Found, Rest], Result]:
    """What follows from a sentence is worked out once for it, whichever forms of request ask for it."""

    @wraps(work)
    def kept(found: Found, /, *rest: Rest.args, **named: Rest.kwargs) -> Result:
        if work not in found.known:
            found.known[work] = work(found, *rest, **named)
        return cast("Result", found.known[work])

    return kept


def _asks_how_much(chunk: Chunk) -> bool:
    """ "How many ions per second", "how much charge": a quantity whose name asks for it."""
    return bool(chunk.variables) and chunk.text.startswith(("how many ", "how much "))
