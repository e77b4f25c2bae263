"""The lists that the contract asks of every answer: givens, findings, claims, notes, sources, trace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tutor.explain.answer import ClaimNote, FindingNote, GivenValue, SourceNote
from tutor.knowledge.model import Citation, Knowledge
from tutor.meaning import Claim, Event
from tutor.outcome import Outcome
from tutor.parse.reading import Shift
from tutor.plan import Input, Plan
from tutor.units import from_si

UNMEASURED = ("answer", "count")  # how the reader marks them; they are no quantities of the subject


def givens(plan: Plan) -> tuple[GivenValue, ...]:
    """Every quantity read, then what was taken from the conversation or assumed."""
    notes = []
    placed = {item.given.span: item.variable for item in plan.inputs if item.given is not None}
    for given in (*plan.reading.givens, *plan.reading.offered):
        variable = placed.get(given.span, given.variable)
        if variable is not None and variable.symbol in UNMEASURED:
            variable = None
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


def _shift_givens(shift: Shift) -> list[GivenValue]:
    """The numbers of a change: where it starts and what it leads to."""
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


def findings(outcome: Outcome) -> tuple[FindingNote, ...]:
    """Beliefs the student holds, then slips in offered numbers."""
    reading = outcome.plan.reading
    slips = [
        FindingNote(id=check.slip, stance=str(check.stance), evidence=reading.text, span=reading.span)
        for check in (*outcome.checked, *outcome.directed)
        if check.slip
    ]
    beliefs = [
        FindingNote(id=found.id, stance=str(found.stance), evidence=found.evidence, span=found.span)
        for found in outcome.findings
    ]
    return (*beliefs, *slips)


def suspects(outcome: Outcome) -> tuple[str, ...]:
    """Slips that lead to a number put up for judgement and are held against nobody."""
    ids = (
        road.slip.id
        for check in outcome.checked
        for found in check.judgement.candidates
        for road in found.roads
        if not check.slip
    )
    return tuple(dict.fromkeys(ids))


def claims(outcome: Outcome) -> tuple[ClaimNote, ...]:
    """Every claim read: linked ones, and single ones that something was found out about."""
    verdicts = {id(found.claim): found.verdict for found in outcome.predictions}
    found = {finding.evidence for finding in outcome.findings}
    notes = []
    linked = {
        event
        for claim in outcome.plan.reading.claims
        if claim.cause is not None or claim.because is not None
        for event in (claim.effect, claim.cause)
    }
    linked |= _said_twice(outcome.plan.reading.claims)
    for claim in outcome.plan.reading.claims:
        verdict = verdicts.get(id(claim))
        alone = claim.cause is None and claim.because is None and verdict is None
        if alone and claim.effect in linked:
            continue
        if verdict is None and claim.stance.held and claim.text in found and claim.because is not None:
            verdict = "wrong"
        notes.append(ClaimNote(text=str(claim).split("] ", 1)[1], stance=str(claim.stance), verdict=verdict))
    for ordered in outcome.ordered:
        order = ordered.order
        text = (
            f"{order.how}({', '.join(str(v) for v in (order.one, order.other, order.to) if v is not None)})"
        )
        notes.append(ClaimNote(text=text, stance=str(order.stance), verdict=ordered.verdict))
    return tuple(notes)


def _said_twice(claims: Sequence[Claim]) -> set[Event]:
    """Events that more than one claim has as its effect."""
    counts = Counter(claim.effect for claim in claims)
    return {event for event, count in counts.items() if count > 1}


def notes(plan: Plan) -> tuple[str, ...]:
    """How a writing was understood, and what was bound to nothing."""
    unbound = [
        f"I read {given.value:g}{'' if given.unit == '1' else ' ' + given.unit} "
        "but could not tell what it belongs to"
        for given in plan.reading.givens
        if given.variable is None
    ]
    return (*dict.fromkeys(plan.reading.notes), *unbound)


def sources(citations: Sequence[Citation], knowledge: Knowledge) -> tuple[SourceNote, ...]:
    """Each source once, with its place and whether somebody here has read it."""
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


def trace(outcome: Outcome) -> tuple[str, ...]:
    """How the message was read, for whoever asks why: what was heard, what was tried, what lost and why."""
    plan = outcome.plan
    trace, reading = plan.reading.trace, plan.reading
    lost = [name for name in trace.forms[:-1] if name]
    won = trace.forms[-1] if trace.forms else ""
    return (
        *(f"item: {text}" for text in trace.items),
        *(f"number: {text}" for text in trace.bindings),
        *(f"claim: {text}" for text in trace.events),
        *([f"did not fit: {', '.join(lost)}"] if lost else []),
        *([f"form: {won or 'none of them'}"] if trace.forms else []),
        *(f"equation weighed: {text}" for text in trace.equations),
        *(f"idea weighed: {text}" for text in trace.ideas),
        *(f"act: {text}" for text in trace.considered),
        *(f"change: {shift.variable} {shift.how} {shift.amount:g} {shift.unit}" for shift in reading.shifts),
        *(f"value: {_value(item)}" for item in plan.inputs),
        *(f"not used: {word}" for word in reading.leftover),
        *(f"left over: {text}" for text in reading.unexplained),
        *([f"asked back: {plan.asks}"] if plan.asks else []),
        *([f"refused: {outcome.error}"] if outcome.error is not None else []),
    )


def _value(item: Input) -> str:
    """A value that the answer rests on, and where it comes from."""
    return f"{item.variable} = {from_si(item.value, item.unit):g} {item.unit} ({item.origin})"
