"""What a sentence holds before it is decided what it wants: claims, changes, values, who can cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from tutor.knowledge.model import Knowledge
from tutor.meaning import Event, Span, T, Variable
from tutor.parse.acts.found import Found
from tutor.parse.alternatives import FLOWS, Alternatives, asks_where_it_stops, read_alternatives
from tutor.parse.carriers import carrier_of
from tutor.parse.chunks import Chunks
from tutor.parse.claims import Said, read_claims
from tutor.parse.clauses import Sentence
from tutor.parse.events.constructions import Constructions
from tutor.parse.groups import Chunk
from tutor.parse.numbers.counts import CHANNELS
from tutor.parse.numbers.proportions import GATHERED, SET_BESIDE, of_a_proportion
from tutor.parse.pores import of_a_pore, told_of_a_pore
from tutor.parse.reading import Given, Item, Selection, Shift
from tutor.parse.selection import LEAVING, read_selection
from tutor.parse.shifts.read import read_shifts
from tutor.parse.text import Text
from tutor.parse.vocabulary import ideas_named, pointing

MARKS = 2  # characters beside a sentence that make no second one


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence taken apart."""

    found: Found
    claimed: Said
    selection: Selection
    between: Alternatives | None
    shifts: tuple[Shift, ...]
    salts: tuple[Chunk, ...]
    named: frozenset[int]  # where the words of names of ideas begin
    span: Span


class Hearing:
    """Takes sentences apart with the words of one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = knowledge.lexicon
        self._constructions = Constructions(knowledge.constructions)

    def hear(
        self,
        text: Text,
        sentence: Sentence,
        items: Sequence[Item],
        givens: Sequence[Given],
        setting: Sequence[Chunk],
    ) -> Heard:
        """All that is found in a sentence."""
        chunks = sentence.chunks
        selection = of_a_pore(Chunks((*setting, *chunks))) or told_of_a_pore(chunks) or read_selection(chunks)
        between = read_alternatives(chunks, sentence.mark) or asks_where_it_stops(chunks)
        span = text.span(sentence.start, sentence.end)
        inside = [item for item in items if sentence.start <= item.start < sentence.end]
        ideas, named = ideas_named(self._lexicon, inside)
        in_names = {text.span(item.start, item.end) for item in inside if item.start in named}
        own = [given for given in givens if span[0] <= given.span[0] < span[1] and given.span not in in_names]
        if selection.equally or (between and between.kind == "balance"):
            own = [given for given in own if not _no_flow(given)]
        claimed = self._claimed(text, sentence, selection, between, own)
        salts = [chunk for chunk in chunks if chunk.concept("salt")]
        points = pointing(self._lexicon, inside)
        states = {"signal"} <= points and chunks.names("state", "at-rest")
        shifts, used = read_shifts(text, sentence, claimed.events, own, salts, two_states=states)
        shifts = [shift for shift in shifts if not _left_out(shift, selection)]
        shifts, used = _without_spans(shifts, used, own)
        if selection.only:  # "only K+ channels open" says who crosses, not that more of it does
            shifts = [shift for shift in shifts if shift.variable.symbol != "P" or not shift.said]
        kept = [given for given in own if given not in used]
        bound = frozenset(given.variable for given in kept if given.variable is not None)
        found = Found(
            sentence, chunks, claimed.events, claimed.claims, kept, shifts, ideas, bound, selection.only, own,
            carrier=carrier_of(chunks, setting), setting=setting, points=points,
            between=between.kind if between else None,
        )  # fmt: skip
        found.whole = len(text.plain.strip()) <= span[1] - span[0] + MARKS
        return Heard(found, claimed, selection, between, tuple(shifts), tuple(salts), named, span)

    def _claimed(
        self,
        text: Text,
        sentence: Sentence,
        selection: Selection,
        between: Alternatives | None,
        own: Sequence[Given],
    ) -> Said:
        """The claims of a sentence, without what is only asked between, left out, or compared."""
        claimed = read_claims(text, sentence, self._lexicon, self._constructions)
        if between is not None:
            claimed = claimed._replace(
                events=between.free(claimed.events),
                claims=between.without(claimed.claims),
                told=between.without(claimed.told),
                frames=between.without(claimed.frames),
            )
        if next((chunk.text for chunk in sentence.chunks if chunk.kind != "mark"), "") in SUPPOSING:
            claimed = claimed._replace(claims=[], told=[], frames=[])  # "consider a cell whose V_m is E_K"
        if not own and _asks_what_can_be(sentence):
            claimed = claimed._replace(claims=[])  # it is asked of any cell, and not judged on one
        if of_some_cells(sentence.chunks):
            claimed = claimed._replace(claims=[])  # so in many cells, whatever it is in this one
        if _counted_as_a_current(sentence.chunks):
            claimed = claimed._replace(claims=[c for c in claimed.claims if c.effect.kind != "move"])
        if selection.without and LEAVING & sentence.chunks.texts:
            claimed = _nothing_moved(claimed, selection)
        flows = any(given.variable is not None and given.variable.symbol == "I" for given in own)
        if flows or any(given.why == CHANNELS for given in own):
            claimed = claimed.without(_opens)  # "1000 open channels": there they are
        if any(given.why in SET_BESIDE for given in own):
            claimed = claimed.without(partial(of_a_proportion, text, own))
        return claimed


SUPPOSING = frozenset({"consider", "take", "assume", "let"})


MAY = frozenset({"is it possible", "would it be possible", "is it ever possible", "can", "could"})


SOME = frozenset({"many", "some", "certain", "several", "in many", "in some", "in certain", "few"})
CELLS = ("cell", "neuron", "muscle", "other-cell")


def of_some_cells(chunks: Chunks) -> bool:
    """ "In many neurons E_Cl is below V_m": said of some cells, and of none in particular."""
    return chunks.say(SOME) and any(
        one.text in SOME and (other.names("thing", *CELLS) or other.text in ("cells", "neurons", "fibres"))
        for one, other in pairwise(chunks)
    )


def _counted_as_a_current(chunks: Chunks) -> bool:
    """ "Chloride entering is an outward current": how a movement is counted, and not that there is one."""
    if not chunks.say(("outward", "inward")):
        return False
    for index, chunk in enumerate(chunks):
        current = any(variable.symbol == "I" for variable in chunk.variables)
        before = [other.text for other in chunks[max(0, index - 3) : index]]
        if current and {"outward", "inward"} & {*before} and {"is", "as", "means", "counts"} & {*before}:
            return not any(other.kind == "number" for other in chunks)
    return False


def _asks_what_can_be(sentence: Sentence) -> bool:
    """ "Is it possible for K+ to enter passively?", "would K+ ever go in?"."""
    said = [chunk.text for chunk in sentence.chunks if chunk.kind != "mark"]
    return sentence.mark == "?" and (bool(MAY & {*said[:1]}) or "ever" in said)


def _opens(event: Event) -> bool:
    what = event.role("what")
    return event.kind == "change" and isinstance(what, Variable) and what.symbol == "P"


def _no_flow(given: Given) -> bool:
    """ "Where the current is zero": how the voltage asked for is known, and no value of its own."""
    return given.value == 0 and (given.variable is None or given.variable.symbol in FLOWS)


def _without_spans(
    shifts: list[Shift], used: list[Given], own: Sequence[Given]
) -> tuple[list[Shift], list[Given]]:
    """The changes, without those that are told as inputs: two temperatures of a Q10, a gathering of ions."""
    told = {given.variable for given in own}
    if Variable("Q10") in told and any(shift.variable == T for shift in shifts):
        shifts = [shift for shift in shifts if shift.variable != T]
        used = [given for given in used if given.variable != T]
    if any(given.why == GATHERED for given in own):
        shifts = [shift for shift in shifts if shift.how != "times"]
    return shifts, used


def _left_out(shift: Shift, selection: Selection) -> bool:
    """ "V_m without chloride" leaves an ion out of the sum; its concentration stays as it is."""
    removed = shift.variable.symbol == "c" and (bool(shift.said) or (shift.how == "to" and shift.amount == 0))
    put_back = selection.back if "back" in selection.words else ()
    return removed and shift.variable.ion in (*selection.without, *put_back)


def _nothing_moved(said: Said, selection: Selection) -> Said:
    """ "Leave chloride out" tells of no chloride that leaves."""

    def moves(event: Event) -> bool:
        return event.kind == "move" and event.role("what") in selection.without

    return said._replace(
        events=[event for event in said.events if not moves(event)],
        claims=[claim for claim in said.claims if not moves(claim.effect)],
        told=[claim for claim in said.told if not moves(claim.effect)],
    )
