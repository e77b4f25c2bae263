"""One sentence -> its reading: what it says, what it wants, and the values that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Claim, Span, Stance, Variable
from tutor.parse.account import notes, trace
from tutor.parse.acts.checks import offered_values
from tutor.parse.acts.comparing import compared, order_asked
from tutor.parse.acts.decide import decide
from tutor.parse.acts.facets import passages
from tutor.parse.acts.found import Decision, Found
from tutor.parse.acts.ideas import as_idea
from tutor.parse.acts.nearest import nearest
from tutor.parse.acts.topics import ranking
from tutor.parse.acts.units_asked import units_asked
from tutor.parse.acts.unknown import counted, unknown_of
from tutor.parse.aside import left_aside
from tutor.parse.clauses import Sentence
from tutor.parse.framing import Frame, frame_of, reasons_denied
from tutor.parse.groups import Chunk
from tutor.parse.hearing import Heard, Hearing, of_some_cells
from tutor.parse.instead import of_its_numbers, otherwise, rather_told
from tutor.parse.manner import STATED, alters, follows, lists_values, requests, tells, unasked, wants_help
from tutor.parse.numbers.offered import ANSWER
from tutor.parse.numbers.phrases import told_values
from tutor.parse.orders import read_orders
from tutor.parse.reading import Given, Item, Reading, Selection
from tutor.parse.selection import declared
from tutor.parse.settle import settle
from tutor.parse.stretches import stretches
from tutor.parse.text import Text
from tutor.parse.unheard import other_subjects, plain
from tutor.parse.vocabulary import unexplained
from tutor.parse.way_out import of_the_way_out

UNSURE = (Act.COMPUTE, Act.DIRECTION, Act.WHAT_IF, Act.CLARIFY)
CALCULATED = (Act.COMPUTE, Act.WHAT_IF, Act.DIRECTION)
ORDERED = (Act.CLARIFY, Act.COMPARE, Act.CHECK, Act.COMPUTE, Act.DEFINE)
LONGEST_ORDER = 16  # chunks: a longer question puts in order what it names


class SentenceReader:
    """Reads single sentences with the words of one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._hearing = Hearing(knowledge)

    def read(
        self,
        text: Text,
        sentence: Sentence,
        items: Sequence[Item],
        givens: Sequence[Given],
        setting: Sequence[Chunk] = (),
    ) -> Reading:
        """All that a sentence says composed into a reading; ``setting`` is what was introduced."""
        heard = self._hearing.hear(text, sentence, items, givens, setting)
        decision = self._decided(heard, givens)
        reading = self._composed(text, heard, decision)
        told_apart = reading.target in self.knowledge.ideas and reading.compared is not None
        if told_apart and reading.compared is not None and reading.compared.kind != "ideas":
            reading = replace(reading, compared=None)  # an idea tells the difference: nothing is computed
        if reading.act not in UNSURE or reading.elsewhere:
            return reading
        return replace(reading, otherwise=partial(otherwise, heard.found, reading, self.knowledge))

    def _decided(self, heard: Heard, givens: Sequence[Given]) -> Decision:
        """What the sentence wants, an idea where a calculation would leave telling words aside."""
        found = heard.found
        decision = decide(found, self.knowledge)
        supplied = found.own or heard.between or (givens and decision[0] is Act.DIRECTION)
        if decision[0] in CALCULATED and not supplied:
            decision = rather_told(found, heard.selection, decision, self.knowledge)
        elif decision[0] in UNSURE and (match := of_its_numbers(found, self.knowledge)) is not None:
            decision = as_idea(found, match.idea)
        act, target, unknown, facet = decision
        return act, target, of_the_way_out(unknown, found), facet

    def _composed(self, text: Text, heard: Heard, decision: Decision) -> Reading:
        """The reading of what was heard, for what is wanted."""
        act, target, unknown, facet = decision
        found, sentence, chunks = heard.found, heard.found.sentence, heard.found.chunks
        shifts = heard.shifts if act in (Act.WHAT_IF, Act.COMPARE, Act.CHECK) else ()
        moments = told_values(text, chunks, "moment")
        offered = self._offered(found, act, unknown)
        kept = self._kept(text, heard, decision, moments)
        frame = frame_of(chunks, self.knowledge.lexicon)
        stated = self._stated(text, heard, act, bool(offered), frame)
        strange, share = unexplained(self.knowledge.lexicon, chunks, heard.named)
        told = target in self.knowledge.facts.entries and found.ranked is not None
        selection = _whole_selection(heard, unknown)
        beside = compared(found, self.knowledge) if act is Act.COMPARE else None
        apart = [*offered, *(value for state in (beside.states if beside else ()) for value in state)]
        heard = replace(heard, selection=selection, shifts=tuple(shifts))
        return Reading(
            text=text.quote(heard.span),
            span=heard.span,
            act=act,
            target=target,
            ions=tuple(dict.fromkeys((*((unknown.ion,) if unknown and unknown.ion else ()), *found.ions))),
            unknown=unknown,
            speaks_of=tuple(dict.fromkeys(found.variables)),
            spoken_of=unknown_of(found) or next(iter(counted(found)), None),
            givens=tuple(given for given in kept if given not in apart and given.variable != ANSWER),
            offered=tuple(offered),
            shifts=tuple(shifts),
            events=() if found.of_a_cell else tuple(found.events),
            claims=() if found.of_a_cell else tuple(found.claims),
            told=tuple(stated),
            orders=() if of_some_cells(chunks) else read_orders(sentence),
            stretches=stretches(text, sentence, heard.claimed.pieces, self.knowledge.lexicon, frame)
            if tells(found, act) and not (heard.between or found.of_a_cell)
            else (),
            ideas=tuple(found.ideas),
            cell=chunks.first("cell"),
            carrier=found.carrier,
            things=chunks.concepts("thing"),
            named=found.named,
            selection=selection,
            facet=facet,
            compared=beside,
            order=order_asked(found) if act in ORDERED and len(chunks) <= LONGEST_ORDER else "",
            moments=tuple(moments),
            stops=chunks.names("change", "remove"),
            drugs=_drugs(text, found),
            passages=self._passages(found, target, facet) if told or found.verdict is not None else (),
            verdict=found.verdict,
            follow_up=follows(found),
            units=units_asked(found, self.knowledge.lexicon),
            points=found.points,
            salts=tuple(dict.fromkeys(chunk.item.says() for chunk in heard.salts)),
            at_rest=chunks.names("state", "at-rest"),
            asking=found.asks_openly,
            questioned=sentence.mark == "?",
            opens=found.question or found.asks("calculate"),
            declared=() if selection.only else declared(chunks),
            presents=(act in (Act.DEFINE, Act.CHECK) and wants_help(found))
            or (act is Act.DEFINE and found.opens("set") and not requests(found)),
            reverse=found.asks("reverse"),
            lists=lists_values(chunks) or found.of_a_cell,
            implied=act in (Act.COMPUTE, Act.DIRECTION) and unknown is not None and unasked(found, unknown),
            insists=found.asks("insist"),
            supposes=found.asks("what-if") or chunks.names("relation", "if"),
            alters=bool(heard.salts) or any(alters(chunk) for chunk in chunks),
            confidence=share,
            unexplained=strange,
            plain=plain(chunks),
            leftover=left_aside(heard, act, target, unknown, self.knowledge),
            near=nearest(found, self.knowledge) if act is Act.CLARIFY else (),
            elsewhere=()
            if found.verdict is not None
            else other_subjects(found, target if told else None, self.knowledge.facts),
            notes=notes(chunks, found.own),
            trace=trace(sentence, found.own, found, stated, act, target),
        )

    def _passages(self, found: Found, idea: str | None, facet: str | None) -> tuple[str, ...]:
        """The passages that answer: the one that settles the sentence, else those that suit it best."""
        if found.verdict is None:
            return passages(found, idea or "", facet, self.knowledge)
        ranking(found, self.knowledge)
        near = passages(found, idea or "", facet, self.knowledge)
        return (found.verdict.passage, *(one for one in near[:1] if one != found.verdict.passage))

    def _offered(self, found: Found, act: Act, unknown: Variable | None) -> list[Given]:
        """The numbers put up for judgement."""
        offered = offered_values(found) if act is Act.CHECK else []
        if unknown is None and not any(given.variable == ANSWER for given in offered):
            return []  # a statement that mentions values, none of them put up for judgement
        return offered

    def _kept(self, text: Text, heard: Heard, decision: Decision, moments: Sequence[Given]) -> list[Given]:
        """The values that the calculation starts from, those included that words stand for."""
        act, target, _, facet = decision
        found = heard.found
        kept = list(found.givens if act in (Act.WHAT_IF, Act.COMPARE) else found.own)
        signature = self.knowledge.signatures.get(target or "")
        takes = {port.symbol for port in signature.inputs} if signature else set()
        if "shape" in takes:
            kept += told_values(text, found.chunks, "shape")
        if "t" in takes and not any(given.variable == Variable("t") for given in kept):
            kept += moments[:1]
        if act is Act.SET and facet == "values":
            kept += _impermeable(heard.selection, heard.span)
        return kept

    def _stated(self, text: Text, heard: Heard, act: Act, offered: bool, frame: Frame | None) -> list[Claim]:
        """The claims that a belief is looked for in, each with the stance its sentence gives it."""
        if heard.found.of_a_cell:
            return []
        sentence, stated = heard.found.sentence, heard.claimed.told
        if heard.claimed.frames and (act in STATED or not requests(heard.found)):
            asked = act is Act.COMPUTE or offered  # a number put up for judgement is judged as a number
            around = heard.claimed.frames
            stated = [*stated, *(c for c in around if not asked or c.stance is not Stance.PRESUPPOSES)]
        return settle(stated, text.plain, (*((frame,) if frame else ()), *reasons_denied(sentence)))


def _whole_selection(heard: Heard, unknown: Variable | None) -> Selection:
    """Who can cross, with what the claims and the quantity asked for say of the membrane."""
    special = bool(heard.selection.only) or heard.claimed.special
    pathway = unknown == V_M and any(v.symbol == "E" and v.ion is None for v in heard.found.variables)
    if special or pathway:
        return replace(heard.selection, special=special, shared=pathway)
    return heard.selection


def _impermeable(selection: Selection, span: Span) -> list[Given]:
    """ "Ko = 3.5, Ki = 150, no Cl": in a cell that is set an ion left out does not cross."""
    return [Given(0.0, "1", Variable("P", ion), span, "left out") for ion in selection.without]


def _drugs(text: Text, found: Found) -> tuple[Given, ...]:
    """What the drugs named set; a question about the drug itself sets nothing."""
    lone = not (found.variables or "it" in found.points)  # "what is left of it?" asks of something else
    if found.asks("how", "why") or (found.asks("define", "what") and lone):
        return ()
    return tuple(told_values(text, found.chunks, "drug"))
