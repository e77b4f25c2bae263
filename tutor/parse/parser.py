"""Text -> readings. A ``Parser`` is built once for a knowledge base and keeps nothing of a turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Event, Span, Stance, Stretch, T, Variable, read_variable
from tutor.parse.account import notes, trace
from tutor.parse.acts.changes import opened_ion
from tutor.parse.acts.checks import offered_values
from tutor.parse.acts.comparing import compared
from tutor.parse.acts.decide import decide
from tutor.parse.acts.facets import passages
from tutor.parse.acts.found import VERBS, Decision, Found
from tutor.parse.acts.ideas import as_idea, asks_for_a_thing, says, yes_no
from tutor.parse.acts.nearest import nearest
from tutor.parse.acts.requests import OPEN
from tutor.parse.acts.topics import ALIKE, PASSAGE, covered, listed, sure
from tutor.parse.acts.units_asked import units_asked
from tutor.parse.acts.unknown import unknown_of
from tutor.parse.alternatives import asks_where_it_stops, read_alternatives
from tutor.parse.asked import Weighed
from tutor.parse.carriers import carrier_of
from tutor.parse.claims import Said, read_claims
from tutor.parse.clauses import Sentence, sentences
from tutor.parse.coverage import leftover
from tutor.parse.events.constructions import Constructions
from tutor.parse.find import Match
from tutor.parse.framing import frame_of, reasons_denied, weighs
from tutor.parse.groups import PER_ION, Chunk, group
from tutor.parse.joining import frames_request, gather
from tutor.parse.labels import without_labels
from tutor.parse.letters import joined_letters
from tutor.parse.manner import STATED, alters, asks_a_sum, follows, requests, tells, unasked
from tutor.parse.numbers.bind import bind
from tutor.parse.numbers.offered import ANSWER
from tutor.parse.numbers.phrases import told_values
from tutor.parse.numbers.proportions import GATHERED, PROPORTION, of_a_proportion
from tutor.parse.numbers.series import one_each
from tutor.parse.orders import read_orders
from tutor.parse.parts import parts_of
from tutor.parse.reading import Given, Item, Reading, Selection, Shift
from tutor.parse.restarts import without_restarts
from tutor.parse.scan import Scanner
from tutor.parse.selection import LEAVING, read_selection
from tutor.parse.settle import settle
from tutor.parse.shifts.read import read_shifts
from tutor.parse.small_talk import without_small_talk
from tutor.parse.stretches import joined, stretches
from tutor.parse.targets import EXPERIMENTS, Asked, Choice, choose
from tutor.parse.text import Text, normalise
from tutor.parse.unheard import of_one_subject, other_subjects, plain, unheard
from tutor.parse.vocabulary import ideas_named, pointing, unexplained
from tutor.parse.way_out import of_the_way_out
from tutor.parse.whole import as_one
from tutor.parse.words import Annotator

PRONOUNS = frozenset({"it", "they", "them", "that", "this", "these", "those"})
TELLING = 0.5  # from this weight on a word that no calculation knows is what a question is about
EXPLAINED = 0.45  # the share of its words that must be known
UNSURE = (Act.COMPUTE, Act.DIRECTION, Act.WHAT_IF, Act.CLARIFY)


class Parser:
    """Understands messages with the words of one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.valences = {ion.id: ion.z for ion in knowledge.ions.values()}
        self._quantities = {
            idea.id: read_variable(idea.quantity) for idea in knowledge.ideas.values() if idea.quantity
        }
        self._scanner = Scanner(knowledge.lexicon, self.valences)
        self._annotator = Annotator(knowledge.lexicon)
        self._constructions = Constructions(knowledge.constructions)

    def parse(self, raw: str) -> tuple[Reading, ...]:
        """One reading a request or statement of the message; a bare "?" wants help."""
        text, items = self._items(raw)
        chunks = group(items)
        givens = bind(text, chunks, self.valences)
        found = [part for sentence in sentences(chunks) for part in parts_of(sentence)]
        if not found and "?" in raw:
            return (Reading(text=raw, span=(0, len(raw)), act=Act.META, facet="help"),)
        readings: list[Reading] = []
        setting: tuple[Chunk, ...] = ()
        for sentence in found:
            readings.append(self._read(text, sentence, items, givens, setting))
            setting = (*setting, *sentence.chunks) if frames_request(readings[-1]) else setting
        said = tuple(joined([stretch for reading in readings for stretch in reading.stretches]))
        gathered = [
            one
            for reading in gather(of_one_subject(readings), self._quantities)
            for one in one_each(self._with_values(reading))
        ]
        weighing, summing = weighs(chunks), asks_a_sum(gathered)
        if weighing or summing:
            gathered = [replace(reading, weighs=weighing, sum_asked=summing) for reading in gathered]
        return tuple(_with_stretches(gathered, said))

    def whole(self, raw: str) -> Reading | None:
        """The message as one sentence, if it has several."""
        text, items = self._items(raw)
        chunks = group(items)
        sentence = as_one(sentences(chunks))
        if sentence is None:
            return None
        return self._read(text, sentence, items, bind(text, chunks, self.valences))

    def _items(self, raw: str) -> tuple[Text, list[Item]]:
        """The words, ions and numbers of a message, what is no part of its question left out."""
        lexicon = self.knowledge.lexicon
        text = joined_letters(normalise(raw), lexicon)
        items = self._annotator.annotate(text.plain, self._scanner.scan(text.plain))
        items = without_labels(without_restarts(items), lexicon)
        return text, without_small_talk(items, lexicon)

    def spelt_out(self, raw: str, name: str) -> tuple[Reading, ...]:
        """The readings of a message with its first pronoun replaced by what it stands for."""
        text = normalise(raw)
        for item in self._scanner.scan(text.plain):
            if item.kind == "word" and item.text.lower() in PRONOUNS:
                return self.parse(f"{text.plain[: item.start]}{name}{text.plain[item.end :]}")
        return ()

    def _with_values(self, reading: Reading) -> Reading:
        """Values from other sentences turn "what is its equilibrium potential?" into "how much is it?"."""
        ion = opened_ion(reading.shifts, reading.givens) if reading.act is Act.WHAT_IF else None
        if ion is not None:
            force = Variable("DF", ion)
            return replace(reading, act=Act.DIRECTION, target="driving-force", unknown=force, shifts=())
        elsewhere = any(not reading.span[0] <= given.span[0] < reading.span[1] for given in reading.givens)
        if elsewhere and reading.act is Act.DIRECTION:
            return _through_a_conductance(reading)
        open_act = reading.act in (Act.DEFINE, Act.CLARIFY)
        if not elsewhere or not (open_act or reading.act is Act.COMPUTE):
            return reading
        asked = reading.unknown or reading.spoken_of
        told = [given for given in reading.givens if given.why == GATHERED]
        if asked in (V_M, Variable("delta_psi")) and told and len(told) == len(reading.givens):
            asked = Variable("E", told[0].variable.ion if told[0].variable is not None else None)
        choice = choose(
            Asked(asked, others=(Variable("V"),) if asked == V_M else ()),
            reading.givens,
            reading.named,
            self.knowledge,
            reading.ideas,
            reading.ions,
        )
        if choice is None and reading.facet == OPEN:
            return _one_ion(reading)
        if choice is None or (open_act and not _enters(reading, choice)):
            return reading
        unknown = choice.unknown
        if unknown.ion in ("X", None) and unknown.symbol in PER_ION:
            unknown = unknown._replace(ion=reading.ions[0] if len(reading.ions) == 1 else None)
        return replace(reading, act=Act.COMPUTE, target=choice.equation, unknown=unknown)

    def _rather_told(
        self, found: Found, sentence: Sentence, selection: Selection, decision: Decision
    ) -> Decision:
        """Where a calculation would have to leave telling words aside, an idea that covers them answers."""
        act, target, unknown, _ = decision
        if act is Act.DIRECTION and (not found.ions or target in self.knowledge.ideas):
            return decision  # "which way does each ion go": what was said before decides
        if act is Act.COMPUTE and _orders(found) and target in found.named:
            return decision  # "calculate the electrogenic contribution": an order names what to compute
        if act is Act.WHAT_IF and target == "what-if" and _plain_change(found):
            return decision
        best = covered(found, self.knowledge)
        if best is not None and listed(best, found, self.knowledge) >= PASSAGE:
            return as_idea(found, best.idea)
        if asks_for_a_thing(found) or (act is Act.COMPUTE and yes_no(found)):
            return as_idea(found, best.idea) if best is not None else decision
        lone = unknown is not None and unknown.ion is None and unknown.symbol in PER_ION and not found.ions
        aside = leftover(sentence.chunks, act, target, unknown, found.givens, found.shifts)
        chosen = any(variable.symbol in ("P", "g") and variable.ion for variable in found.variables)
        chosen = chosen or found.first("cell") is not None or bool(selection.only or selection.without)
        chosen = chosen or (target in EXPERIMENTS and target in found.named and unknown in found.variables)
        chosen = chosen or (bool(unknown) and bool(units_asked(found, self.knowledge.lexicon)))  # a number
        if chosen or any(not shift.said for shift in found.shifts):
            return decision  # "permeable to sodium alone" is a membrane to compute, not an idea to tell
        best = sure(found, self.knowledge)
        if target == "what-if":
            aside = aside or tuple(part.term.word for part in found.weighed if _of_no_sum(part))
        if best is None or not (lone or aside or best.alike >= ALIKE):
            return decision
        open_question = target not in EXPERIMENTS or found.chunks[0].text not in VERBS
        if open_question and not (aside or lone) and target in self.knowledge.ideas[best.idea].equations:
            return decision  # "does ouabain stop the pump?" asks for no course in time
        return as_idea(found, best.idea)

    def _of_another_idea(
        self, sentence: Sentence, named: frozenset[int], ideas: Sequence[str], target: str | None
    ) -> tuple[str, ...]:
        """ "The threshold potential": a word known only from the name of an idea that no sum here answers."""
        if all(target in self.knowledge.ideas[idea].equations for idea in ideas):
            return ()
        plain = (c for c in sentence.chunks if c.kind == "word" and not c.item.senses)
        return tuple(chunk.text for chunk in plain if chunk.start in named)

    def _read(
        self,
        text: Text,
        sentence: Sentence,
        items: Sequence[Item],
        givens: Sequence[Given],
        setting: Sequence[Chunk] = (),
    ) -> Reading:
        """One sentence, all that it says composed into a reading; ``setting`` is what was introduced."""
        claimed = read_claims(text, sentence, self.knowledge.lexicon, self._constructions)
        between = read_alternatives(sentence.chunks, sentence.mark) or asks_where_it_stops(sentence.chunks)
        if between is not None:
            claimed = claimed._replace(
                events=between.free(claimed.events),
                claims=between.without(claimed.claims),
                told=between.without(claimed.told),
                frames=between.without(claimed.frames),
            )
        selection = read_selection(sentence.chunks)
        if selection.without and LEAVING & {chunk.text for chunk in sentence.chunks}:
            claimed = _nothing_moved(claimed, selection)
        span = text.span(sentence.start, sentence.end)
        inside = [item for item in items if sentence.start <= item.start < sentence.end]
        ideas, named = ideas_named(self.knowledge.lexicon, inside)
        in_names = {text.span(item.start, item.end) for item in inside if item.start in named}
        own = [given for given in givens if span[0] <= given.span[0] < span[1] and given.span not in in_names]
        if any(given.why == PROPORTION for given in own):
            claimed = claimed.without(partial(of_a_proportion, text, own))
        events, claims, frames = claimed.events, claimed.claims, claimed.frames
        salts = [chunk for chunk in sentence.chunks if chunk.concept("salt")]
        points = pointing(self.knowledge.lexicon, inside)
        states = {"signal"} <= points and any(c.names("state", "at-rest") for c in sentence.chunks)
        shifts, used = read_shifts(text, sentence, events, own, salts, two_states=states)
        shifts = [shift for shift in shifts if not _left_out(shift, selection)]
        shifts, used = _without_spans(shifts, used, own)
        if selection.only:  # "only K+ channels open" says who crosses, not that more of it does
            shifts = [shift for shift in shifts if shift.variable.symbol != "P" or not shift.said]
        kept = [given for given in own if given not in used]
        bound = frozenset(given.variable for given in kept if given.variable is not None)
        carrier = carrier_of(sentence.chunks, setting)
        found = Found(
            sentence, sentence.chunks, events, claims, kept, shifts, ideas, bound, selection.only, own,
            carrier=carrier, setting=setting, points=points, between=between.kind if between else None,
        )  # fmt: skip
        act, target, unknown, facet = decide(found, self.knowledge)
        if act in (Act.COMPUTE, Act.WHAT_IF, Act.DIRECTION) and not (
            own or between or (givens and act is Act.DIRECTION)
        ):
            act, target, unknown, facet = self._rather_told(
                found, sentence, selection, (act, target, unknown, facet)
            )
        unknown = of_the_way_out(unknown, found)
        if act not in (Act.WHAT_IF, Act.COMPARE):
            kept, shifts = list(own), shifts if act is Act.CHECK else []
        moments = told_values(text, sentence.chunks, "moment")
        takes = {port.symbol for s in self.knowledge.signatures if s.id == target for port in s.inputs}
        if "shape" in takes:
            kept = [*kept, *told_values(text, sentence.chunks, "shape")]
        if "t" in takes and not any(given.variable == Variable("t") for given in kept):
            kept = [*kept, *moments[:1]]
        if act is Act.SET and facet == "values":
            kept = [*kept, *_impermeable(selection, span)]
        told = target in self.knowledge.facts.entries and found.ranked is not None
        said = passages(found, target or "", facet, self.knowledge) if told else ()
        offered = offered_values(found) if act is Act.CHECK else []
        if unknown is None and not any(given.variable == ANSWER for given in offered):
            offered = []  # a statement that mentions values, none of them put up for judgement
        stated = claimed.told
        if frames and (act in STATED or not requests(found)):
            asked = act is Act.COMPUTE or offered  # a number put up for judgement is judged as a number
            stated = [*stated, *(c for c in frames if not asked or c.stance is not Stance.PRESUPPOSES)]
        frame = frame_of(sentence.chunks, self.knowledge.lexicon)
        stated = settle(stated, text.plain, (*((frame,) if frame else ()), *reasons_denied(sentence)))
        strange, share = unexplained(self.knowledge.lexicon, sentence.chunks, named)
        special = bool(selection.only) or claimed.special
        pathway = unknown == V_M and any(v.symbol == "E" and v.ion is None for v in found.variables)
        if special or pathway:
            selection = replace(selection, special=special, shared=pathway)
        rest: tuple[str, ...] = ()
        if act in (Act.COMPUTE, Act.DIRECTION, Act.WHAT_IF) and target not in self.knowledge.ideas:
            stops = between is not None and between.kind == "balance"
            rest = () if stops else leftover(sentence.chunks, act, target, unknown, own, shifts)
            if not own and act is Act.COMPUTE:
                rest = (*rest, *self._of_another_idea(sentence, named, ideas, target))
            rest = (
                *rest,
                *_of_a_signal(
                    unknown,
                    target,
                    points,
                    [*(given.variable for given in own), *(shift.variable for shift in shifts)],
                ),
            )
            rest = (*rest, *unheard(found, selection, target, shifts))
            if special and not (selection.only or own or shifts):
                rest = (*rest, "only")  # a membrane of its own whose make-up was not read
            if selection.only or selection.without:
                supposing = (c.text for c in sentence.chunks if c.names("relation", "if"))
                heard = {*selection.words, *supposing, *(c.text for c in sentence.chunks if c.ions)}
                rest = tuple(word for word in rest if word not in heard)
        ions = tuple(dict.fromkeys((*((unknown.ion,) if unknown and unknown.ion else ()), *found.ions)))
        reading = Reading(
            text=text.quote(span),
            span=span,
            act=act,
            target=target,
            ions=ions,
            unknown=unknown,
            speaks_of=tuple(dict.fromkeys(found.variables)),
            spoken_of=unknown_of(found),
            givens=tuple(given for given in kept if given not in offered),
            offered=tuple(offered),
            shifts=tuple(shifts),
            events=tuple(events),
            claims=tuple(claims),
            told=tuple(stated),
            orders=read_orders(sentence),
            stretches=stretches(text, sentence, claimed.pieces, self.knowledge.lexicon, frame)
            if tells(found, act) and not (offered or between)
            else (),
            ideas=tuple(ideas),
            cell=sentence.chunks.first("cell"),
            carrier=found.carrier,
            named=found.named,
            selection=selection,
            facet=facet,
            compared=compared(found, self.knowledge) if act is Act.COMPARE else None,
            moments=tuple(moments),
            stops=sentence.chunks.names("change", "remove"),
            drugs=_drugs(text, found),
            passages=said,
            follow_up=follows(found),
            units=units_asked(found, self.knowledge.lexicon),
            points=points,
            salts=tuple(dict.fromkeys(chunk.item.says() for chunk in salts)),
            at_rest=sentence.chunks.names("state", "at-rest"),
            asking=found.asks_openly,
            questioned=sentence.mark == "?",
            reverse=found.asks("reverse"),
            implied=act is Act.COMPUTE and unknown is not None and unasked(found, unknown),
            insists=found.asks("insist"),
            supposes=found.asks("what-if") or sentence.chunks.names("relation", "if"),
            alters=bool(salts) or any(alters(chunk) for chunk in sentence.chunks),
            confidence=share,
            unexplained=strange,
            plain=plain(sentence.chunks),
            leftover=rest,
            near=nearest(found, self.knowledge) if act is Act.CLARIFY else (),
            elsewhere=other_subjects(found, target if told else None, self.knowledge.facts),
            notes=notes(sentence.chunks, own),
            trace=trace(sentence, own, found, stated, act, target),
        )
        told_apart = target in self.knowledge.ideas and reading.compared is not None
        if told_apart and reading.compared is not None and reading.compared.kind != "ideas":
            reading = replace(reading, compared=None)  # an idea tells the difference: nothing is computed
        if act not in UNSURE or reading.elsewhere:
            return reading
        return replace(reading, otherwise=partial(self._otherwise, found, reading))

    def _otherwise(self, found: Found, reading: Reading) -> Reading | None:
        """The same words as a question about an idea, where they ask for a sum of values nobody gave."""
        find = sure if reading.act is Act.CLARIFY else covered
        best = find(found, self.knowledge)
        numbered = bool(found.own) or any(not shift.said for shift in found.shifts)
        weak = best is None or (reading.confidence < EXPLAINED and best.alike < ALIKE)
        if best is None or weak or (numbered and not self._asked_about(best, found)):
            return self._only_said(found, reading)
        act, target, _, facet = as_idea(found, best.idea)
        elsewhere = other_subjects(found, best.idea, self.knowledge.facts)
        return replace(
            reading,
            act=act,
            target=target,
            facet=facet,
            unknown=None,
            passages=passages(found, best.idea, facet, self.knowledge),
            shifts=(),
            leftover=(),
            compared=None,
            elsewhere=elsewhere,
        )

    def _only_said(self, found: Found, reading: Reading) -> Reading | None:
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
        symbol = self.knowledge.symbols.get(reading.unknown.symbol) if reading.unknown is not None else None
        near = covered(found, self.knowledge)
        idea = next(iter(reading.ideas), None) or (near.idea if near else None) or (symbol and symbol.idea)
        if not idea:
            return None
        return replace(
            reading, act=Act.CHECK, target=idea, unknown=None, facet=None, shifts=(), givens=(), leftover=()
        )

    def _asked_about(self, match: Match, found: Found) -> bool:
        """ "Why 61 and not 58": the numbers themselves stand in a question listed for the idea."""
        numbers = {f"#{abs(given.value):g}" for given in found.own}
        questions = self.knowledge.facts.entries[match.idea].questions
        return match.alike >= ALIKE and bool(numbers) and any(asked.keys >= numbers for asked in questions)


def _orders(found: Found) -> bool:
    """ "Calculate the contribution", "do the Goldman equation", but not "do chloroplasts make ATP"."""
    return found.opens("calculate") and (not yes_no(found) or found.chunks[1].text == "the")


def _of_no_sum(part: Weighed) -> bool:
    """ "Excitability": a telling word of the subject that no quantity, change or ion stands behind."""
    return part.essential and part.known and part.term.sort == "word" and part.weight >= TELLING


def _one_ion(reading: Reading) -> Reading:
    """ "4 mM K+ outside, 140 inside. Could you calculate it?": what two concentrations of one ion give."""
    told = {given.variable for given in reading.givens} - {T}
    ions = {variable.ion for variable in told if variable is not None and variable.symbol == "c"}
    sides = {variable.side for variable in told if variable is not None}
    if len(ions) != 1 or len(told) != 2 or sides != {"in", "out"} or None in told:
        return reading
    return replace(
        reading, act=Act.COMPUTE, target="nernst-potential", unknown=Variable("E", next(iter(ions)))
    )


def _through_a_conductance(reading: Reading) -> Reading:
    """ "g_Na is 2 nS. What current flows, and which way?": the current and not only the force."""
    ion = reading.unknown.ion if reading.unknown is not None else None
    conducts = any(given.variable == Variable("g", ion) for given in reading.givens)
    if ion is None or not conducts or reading.target != "driving-force":
        return reading
    return replace(reading, target="ionic-current", unknown=Variable("I", ion))


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


def _with_stretches(readings: Sequence[Reading], said: Sequence[Stretch]) -> Iterator[Reading]:
    """Each stretch with the reading in which it ends, the rest with the last reading."""
    left = list(said)
    for number, reading in enumerate(readings, start=1):
        begin, end = reading.span
        own = tuple(s for s in left if number == len(readings) or begin < s.span[1] <= end)
        left = [stretch for stretch in left if stretch not in own]
        yield reading if own == reading.stretches else replace(reading, stretches=own)


def _impermeable(selection: Selection, span: Span) -> list[Given]:
    """ "Ko = 3.5, Ki = 150, no Cl": in a cell that is set an ion left out does not cross."""
    return [Given(0.0, "1", Variable("P", ion), span, "left out") for ion in selection.without]


def _enters(reading: Reading, choice: Choice) -> bool:
    """True if the values told elsewhere are for this equation: they make it win, not its name alone."""
    return choice.fits and any(given.variable is not None for given in reading.givens)


def _plain_change(found: Found) -> bool:
    """ "What happens if external chloride falls": one side of one ion, and nothing else to be told about."""
    what = [shift.variable for shift in found.shifts]
    named = [v for v in found.variables if v not in what and v != V_M and v.symbol != "E"]
    only = len(what) == 1 and what[0].symbol == "c" and bool(what[0].side) and not found.shifts[0].loose
    said = {chunk.concept("change") for chunk in found.chunks} - {None}
    asks = found.opens("what-if") and not found.asks("how", "why")
    return only and asks and not named and len(said) == 1


def _of_a_signal(
    unknown: Variable | None, target: str | None, points: frozenset[str], told: Sequence[Variable | None]
) -> tuple[str, ...]:
    """ "V_m at the peak": the permeabilities at rest do not tell it, others or a voltage must be told."""
    symbols = {variable.symbol for variable in told if variable is not None}
    rests = target == "what-if" or (unknown is not None and unknown.symbol in ("V_m", "DF", "I"))
    return ("peak",) if "signal" in points and rests and not symbols & {"P", "g", "V_m", "I"} else ()


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


def _drugs(text: Text, found: Found) -> tuple[Given, ...]:
    """What the drugs named set; a question about the drug itself sets nothing."""
    if found.asks("how", "why") or (found.asks("define", "what") and not found.variables):
        return ()
    return tuple(told_values(text, found.chunks, "drug"))
