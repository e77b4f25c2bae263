"""Outcome -> Answer for one request: which words for which act, and everything the contract lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tutor.compute.catalogue import EQUATION_IDS, equation
from tutor.explain import calculations, findings, ideas
from tutor.explain.answer import Answer, ClaimNote, FindingNote, GivenValue, SourceNote
from tutor.explain.talk import TALK, decline, help_text, list_cells, not_followed, show_cell
from tutor.knowledge.model import Citation, Idea, Knowledge
from tutor.meaning import Act, Stance
from tutor.outcome import Outcome
from tutor.plan import Plan
from tutor.units import from_si

# Below this share of explained content words a message without a computed answer is not ours.
OUTSIDE = 0.45


def compose(outcome: Outcome, knowledge: Knowledge, context: Mapping[str, object]) -> Answer:
    """The answer to one request; ``text`` is filled in by the renderer."""
    plan = outcome.plan
    say = _Composer(outcome, knowledge)
    say.write()
    reading = plan.reading
    told = say.act not in (Act.DECLINE, Act.CLARIFY)  # nothing computed is shown beside a question back
    return Answer(
        question=reading.text,
        act=str(say.act),
        target=plan.target,
        ions=reading.ions,
        headline=say.headline,
        understood=calculations.understood(plan) if outcome.solutions and told else "",
        values=calculations.values(outcome) if told else (),
        givens=_givens(plan),
        steps=calculations.steps(outcome) if told else (),
        meaning=tuple(text for text in say.meaning if text),
        findings=_findings(outcome),
        claims=_claims(outcome),
        verdict=outcome.verdict if say.act is not Act.DECLINE else None,
        assumed=plan.assumed if outcome.solutions and told else (),
        notes=_notes(plan),
        sources=_sources(say.citations, knowledge),
        asks=say.asks,
        asks_kind=say.asks_kind,
        suggestions=tuple(say.suggestions[:3]),
        confidence=round(reading.confidence, 3),
        context=dict(context),
        trace=_trace(outcome),
    )


class _Composer:
    """Writes headline, meaning, question and sources, one method an act."""

    def __init__(self, outcome: Outcome, knowledge: Knowledge) -> None:
        self.outcome = outcome
        self.plan = outcome.plan
        self.knowledge = knowledge
        self.act = outcome.plan.act
        self.headline = ""
        self.meaning: list[str] = []
        self.asks: str | None = None
        self.asks_kind: str | None = None
        self.citations: list[Citation] = []
        self.suggestions: list[str] = []

    def write(self) -> None:
        if self._outside():
            self.act, self.headline = Act.DECLINE, decline(self.plan.reading)
            self.suggestions = list(TALK["examples"])
            return
        if self.outcome.error is not None:
            self.act, self.headline = Act.CLARIFY, str(self.outcome.error)
            self.asks, self.asks_kind = self.outcome.error.instead or None, "clarify"
            return
        if self.plan.asks:
            self.act, self.headline = Act.CLARIFY, self.plan.asks
            self.asks, self.asks_kind = self.plan.asks, "clarify"
            return
        writers = {
            Act.META: self._meta,
            Act.SET: self._set,
            Act.CHECK: self._check,
            Act.EXPLAIN: self._explain,
            Act.DEFINE: self._define,
            Act.COMPARE: self._compare,
            Act.CLARIFY: self._clarify,
        }
        writers.get(self.act, self._calculate)()

    def _outside(self) -> bool:
        """True if the message speaks of other things than ours."""
        reading = self.plan.reading
        if self.act is Act.META or (reading.follow_up and self.act is not Act.CLARIFY):
            return False
        if reading.elsewhere:
            return True
        if self.outcome.solutions or self.outcome.findings or self.plan.target or self.plan.asks:
            return reading.confidence < OUTSIDE and not self.outcome.solutions and bool(reading.unexplained)
        return reading.confidence < OUTSIDE and not reading.ions

    # --- writers -----------------------------------------------------------------------------------

    def _calculate(self) -> None:
        if not self.outcome.solutions:
            self._clarify()
            return
        self.headline = calculations.headline(self.outcome)
        self.meaning = [*calculations.meaning(self.outcome)]
        self._cite_equations()
        self._next_calculations()
        self._beliefs()

    def _cite_equations(self) -> None:
        ids = {run.equation for run, _ in self.outcome.solutions if run is not None}
        if self.plan.changes:
            ids.add("what-if")
        self.citations += [Citation(source) for key in sorted(ids) for source in equation(key).sources]
        self.citations += [Citation(item.source) for item in self.plan.inputs if item.source]

    def _next_calculations(self) -> None:
        ion = self.plan.reading.ions[0] if self.plan.reading.ions else "K"
        other = "sodium" if ion != "Na" else "potassium"
        self.suggestions = ["why?", f"and for {other}?", "what if it doubles?"]

    def _check(self) -> None:
        if self.outcome.checked:
            self.headline = calculations.checked(self.plan, self.outcome.checked)
            self.meaning = [*calculations.meaning(self.outcome)]
            self._cite_equations()
            self._beliefs()
            return
        judged = findings.verdict_text(self.outcome)
        if self.outcome.findings:
            self._beliefs()
            self.meaning += judged
            return
        if self.outcome.mentioned:
            said = findings.not_held(self.outcome.mentioned[0], self.plan, self.knowledge)
            self.headline, self.meaning = said[0], said[1:] + judged
            self.citations += self.knowledge.rules[self.outcome.mentioned[0]].sources
            return
        if judged:
            self.headline, self.meaning = judged[0], judged[1:]
            self._reason_of_claim()
            return
        if self.plan.target in self.knowledge.ideas and self.plan.reading.claims:
            self._heard()
            return
        self._clarify()

    def _heard(self) -> None:
        """A statement that cannot be judged by computing: say so, and what is known about its subject."""
        idea = self.knowledge.ideas[self.plan.target or ""]
        said, _ = ideas.speak(idea, self.plan, "definition")
        self.headline = (
            f"I cannot judge that sentence by computing it. What I can say about {idea.name}: {said}"
        )
        self.citations += idea.sources

    def _reason_of_claim(self) -> None:
        """A right direction is confirmed with its reason."""
        target = self.plan.target
        idea = self.knowledge.ideas.get(
            "external-potassium" if self.plan.reading.ions[:1] == ("K",) else target or ""
        )
        if idea is not None:
            said, _ = ideas.speak(idea, self.plan, "why")
            self.meaning.append(said)
            self.citations += idea.sources

    def _beliefs(self) -> None:
        """One belief a turn, the surest first; the others wait."""
        if not self.outcome.findings:
            return
        first = self.outcome.findings[0]
        headline, more, question = findings.belief(first, self.plan, self.knowledge)
        self.meaning += [headline, *more] if self.headline else more
        self.headline = self.headline or headline
        self.asks, self.asks_kind = question, "check"
        self.citations += self.knowledge.rules[first.id].sources

    def _explain(self) -> None:
        target = self.plan.target
        if self.plan.facet == "steps" or (target in EQUATION_IDS and self.plan.reading.follow_up):
            self._explain_calculation()
        elif target in self.knowledge.ideas:
            self._speak(self.plan.facet)
        elif self.outcome.findings:
            self._beliefs()
            return
        else:
            self._clarify()
            return
        self._beliefs()

    def _explain_calculation(self) -> None:
        """ "why?" and "show the steps" after a calculation: its working in words, then its idea."""
        target = self.plan.target
        linked = self._idea_of_last()
        if target is None or target not in EQUATION_IDS:
            self._clarify()
            return
        entry = equation(target)
        if self.plan.facet == "steps":
            self.headline = f"{entry.title}: {entry.formula}."
            self.meaning = list(entry.limits)
        elif linked is not None:
            self.headline, more = ideas.speak(linked, self.plan, "why")
            self.meaning = [*more, f"It is computed by {entry.formula}."]
            self.citations += linked.sources
        self.citations += [Citation(source) for source in entry.sources]

    def _idea_of_last(self) -> Idea | None:
        """The idea of the quantity that was computed."""
        unknown = self.plan.reading.unknown
        symbol = self.knowledge.symbols.get(unknown.symbol if unknown is not None else "V_m")
        return self.knowledge.ideas.get(symbol.idea or "") if symbol is not None else None

    def _speak(self, facet: str | None) -> None:
        idea = self.knowledge.ideas[self.plan.target or ""]
        self.headline, self.meaning = ideas.speak(idea, self.plan, facet)
        self.citations += idea.sources
        self.suggestions = list(ideas.suggestions(idea, self.knowledge))

    def _define(self) -> None:
        if self.plan.target not in self.knowledge.ideas:
            self._clarify()
            return
        self._speak(self.plan.facet)
        self._beliefs()

    def _compare(self) -> None:
        named = [self.knowledge.ideas[key] for key in self.plan.reading.ideas if key in self.knowledge.ideas]
        if len(named) < 2:
            self._define()
            return
        self.headline, self.meaning = ideas.compare(named, self.plan)
        self.citations += [citation for idea in named[:2] for citation in idea.sources]

    def _meta(self) -> None:
        if self.plan.facet == "cell":
            self.headline, self.meaning = show_cell(self.plan)
            self.citations += [Citation(datum.source) for datum in self.plan.cell.data.values()]
        elif self.plan.facet == "cells":
            self.headline, self.meaning = list_cells(self.knowledge)
            return
        elif self.plan.facet == "greet":
            thanked = any(
                word in self.plan.reading.text.lower() for word in ("thank", "thx", "bye", "cheers", "ty")
            )
            self.headline = TALK["thanks" if thanked else "greeting"][0]
        else:
            self.headline, self.meaning = help_text()
        self.suggestions = list(TALK["examples"])

    def _set(self) -> None:
        self.headline, self.meaning = show_cell(self.plan, chosen=True)

    def _clarify(self) -> None:
        self.act = Act.CLARIFY
        self.headline, self.suggestions = not_followed(self.plan.reading)
        self.asks, self.asks_kind = self.headline, "clarify"


# --- the lists of the contract --------------------------------------------------------------------


def _givens(plan: Plan) -> tuple[GivenValue, ...]:
    """Every quantity read, then what was taken from the conversation or assumed."""
    notes = []
    placed = {item.given.span: item.variable for item in plan.inputs if item.given is not None}
    for given in (*plan.reading.givens, *plan.reading.offered):
        variable = placed.get(given.span, given.variable)
        origin = "said" if given.span != (0, 0) else "context"
        notes.append(
            GivenValue(
                symbol=variable.symbol if variable else None,
                ion=variable.ion if variable else None,
                side=variable.side if variable else None,
                value=given.value,
                unit=given.unit,
                origin=origin,
                span=given.span if origin == "said" else None,
            )
        )
    for shift in plan.reading.shifts:
        notes.extend(_shift_givens(shift))
    notes.extend(
        GivenValue(
            symbol=item.variable.symbol,
            ion=item.variable.ion,
            side=item.variable.side,
            value=from_si(item.value, item.unit),
            unit=item.unit,
            origin=item.origin,
        )
        for item in plan.inputs
        if item.origin != "said"
    )
    return tuple(notes)


def _shift_givens(shift) -> list[GivenValue]:  # type: ignore[no-untyped-def]
    variable = shift.variable
    numbers = [shift.start] if shift.start is not None else []
    if not shift.said and not (shift.how == "times" and shift.unit == "1"):
        numbers.append(abs(shift.amount))
    return [
        GivenValue(
            symbol=variable.symbol,
            ion=variable.ion,
            side=variable.side,
            value=n,
            unit=shift.unit,
            origin="said",
        )
        for n in numbers
    ]


def _findings(outcome: Outcome) -> tuple[FindingNote, ...]:
    slips = [
        FindingNote(
            id=check.judgement.slip,
            stance="asserts",
            evidence=outcome.plan.reading.text,
            span=outcome.plan.reading.span,
        )
        for check in outcome.checked
        if check.judgement.slip
    ]
    beliefs = [
        FindingNote(id=found.id, stance=str(found.stance), evidence=found.evidence, span=found.span)
        for found in outcome.findings
    ]
    return (*beliefs, *slips)


def _claims(outcome: Outcome) -> tuple[ClaimNote, ...]:
    """Every claim read: linked ones, and single ones that something was found out about."""
    verdicts = {id(found.claim): found.verdict for found in outcome.predictions}
    found = {finding.evidence for finding in outcome.findings}
    notes = []
    for claim in outcome.plan.reading.claims:
        verdict = verdicts.get(id(claim))
        if claim.cause is None and claim.because is None and verdict is None:
            if any(
                claim.effect in (c.effect, c.cause) for c in outcome.plan.reading.claims if c is not claim
            ):
                continue
        if verdict is None and claim.stance.held and claim.text in found and claim.because is not None:
            verdict = "wrong"
        notes.append(ClaimNote(text=str(claim).split("] ", 1)[1], stance=str(claim.stance), verdict=verdict))
    return tuple(notes)


def _notes(plan: Plan) -> tuple[str, ...]:
    unbound = [
        f"I read {given.value:g}{'' if given.unit == '1' else ' ' + given.unit} but could not tell what it belongs to"
        for given in plan.reading.givens
        if given.variable is None
    ]
    return (*dict.fromkeys(plan.reading.notes), *unbound)


def _sources(citations: Sequence[Citation], knowledge: Knowledge) -> tuple[SourceNote, ...]:
    notes: dict[str, SourceNote] = {}
    for citation in citations:
        source = knowledge.sources.get(citation.source)
        if source is None:
            continue
        author = f"{source.authors} ({source.year})" if source.authors and source.year else source.authors
        title = f"{author}: {source.title}" if author else source.title
        where = citation.where or source.where
        kept = notes.get(source.id)
        if kept is None or (citation.where and not kept.where):
            notes[source.id] = SourceNote(id=source.id, title=title, where=where, status=source.status)
    return tuple(notes.values())


def _trace(outcome: Outcome) -> tuple[str, ...]:
    trace = outcome.plan.reading.trace
    return (
        *(f"item: {text}" for text in trace.items),
        *(f"number: {text}" for text in trace.bindings),
        *(f"claim: {text}" for text in trace.events),
        *(f"act: {text}" for text in trace.considered),
        *(f"left over: {text}" for text in outcome.plan.reading.unexplained),
    )


__all__ = ["Stance", "compose"]
