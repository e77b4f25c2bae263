"""What a turn leaves behind: standing choices, and the request that follow-ups lean on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tutor.compute.what_if import apply
from tutor.context import Context, Kept, Last
from tutor.meaning import V_M, Act, T, Variable, read_variable
from tutor.outcome import Outcome
from tutor.plan import Plan
from tutor.recall.held import BEFORE
from tutor.recall.parts import PART
from tutor.recall.standing import NOTED
from tutor.units import from_si, to_si

PROBE = "?"  # behind a rule's id: the student was asked whether that is what they think
OWN = ("c", "P", "E")  # what describes the student's own cell
CHOOSING = (Act.COMPUTE, Act.DIRECTION, Act.WHAT_IF)  # a cell named in one of these stays in force
REMEMBERED = 4  # calculations that can be set beside each other
UNITS = {"c": "mM", "T": "°C", "V_m": "mV", "E": "mV"}


def remember(context: Context, plan: Plan, outcome: Outcome) -> Context:
    """The context after one request was worked out."""
    if plan.act is Act.META and plan.facet == "dismissed":
        return context.at(last=None, told=(), pending=None, lost=False)
    if plan.act is Act.META:
        return Context(turns=context.turns) if plan.facet == "reset" else context
    if plan.act is Act.SET:
        return _set(context, plan)
    heard = [found.id for found in outcome.findings or outcome.probed]
    if heard:
        mark = "" if outcome.findings else PROBE
        waiting = (*context.waiting, *heard[1:])
        context = context.at(follow_up=f"{heard[0]}{mark}", waiting=tuple(dict.fromkeys(waiting)))
    if outcome.error is not None:
        return context.at(pending=None, lost=True)
    if plan.asks or plan.act is Act.CLARIFY:
        return _told(context, plan).at(
            pending=_last(context, plan, outcome) if plan.wants else None, lost=True
        )
    cell = plan.reading.cell
    if cell and plan.act in CHOOSING:
        same = context.cell_said and context.cell == cell  # "and for Na+?" of it: what was told of it holds
        context = context.at(cell=cell, cell_said=True, told=context.told if same else ())
    if plan.runs or plan.changes:
        chosen = plan.reading.selection
        context = context.at(left_out=chosen.without, only=chosen.only, equally=chosen.equally)
    context = _told(context, plan).at(pending=None, lost=False)
    last = context.last
    leans = plan.reading.follow_up or (last is not None and last.target == plan.target)
    compared = plan.reading.compared
    if compared is not None and compared.kind == "results" and compared.voltage is not None:
        held = (str(V_M), from_si(compared.voltage, "mV"), "mV")  # the voltage that they were held against
        return context.at(told=_renewed(context.told, (held,)))
    if plan.facet == PART or (compared is not None and compared.kind == "results"):
        return context  # what was compared, or taken apart, is still what is spoken of
    if plan.target is None:
        return context.at(lost=not (outcome.findings or outcome.mentioned or outcome.predictions))
    if plan.act is Act.EXPLAIN and leans and last is not None:
        return context.at(last=replace(last, spoken=(*last.spoken, *plan.tell)))
    fresh = _last(context, plan, outcome)
    if last is not None and not (plan.runs or plan.changes or plan.beside):
        fresh = _as_warm(fresh, last)
    fresh = replace(fresh, spoken=plan.tell)
    return context.at(last=fresh, trail=_trail(context.trail, fresh))


def _trail(before: tuple[Last, ...], fresh: Last) -> tuple[Last, ...]:
    """What was computed last; the same question once more, in another unit say, takes its own place."""
    if not fresh.found:
        return before
    kept = before[:-1] if before and _asked(before[-1]) == _asked(fresh) else before
    return (*kept[-REMEMBERED + 1 :], fresh)


def _asked(request: Last) -> tuple[object, ...]:
    """What makes two requests the same question."""
    return request.target, request.unknown, request.ions, request.givens, request.shifts, request.cell


def _told(context: Context, plan: Plan) -> Context:
    """The student's own concentrations describe their cell: they hold until a cell is named."""
    said = [(str(v), given.value, given.unit) for v, given in plan.given if given.span != (0, 0)]
    fresh = tuple(kept for kept in said if read_variable(kept[0]).symbol in OWN)
    older = tuple(kept for kept in context.told if not _overtaken(read_variable(kept[0]), said))
    return context.at(told=_renewed(older, fresh))


def _overtaken(variable: Variable, said: Iterable[Kept]) -> bool:
    """A voltage told before, where another one is said; an E told before, where its concentrations are."""
    fresh = [read_variable(kept[0]) for kept in said]
    if variable.symbol == "E":
        return any(v.symbol == "c" and v.ion == variable.ion for v in fresh)
    return variable in fresh


def _renewed(before: Iterable[Kept], fresh: tuple[Kept, ...]) -> tuple[Kept, ...]:
    """Values with newer ones put in the place of the older."""
    names = {kept[0] for kept in fresh}
    return (*(kept for kept in before if kept[0] not in names), *fresh)


def _as_warm(fresh: Last, last: Last) -> Last:
    """After a word on an idea the temperature told before still holds for what is computed next."""
    told = {read_variable(kept[0]) for kept in fresh.givens}
    warmth = tuple(kept for kept in last.givens if read_variable(kept[0]) == T and T not in told)
    return replace(fresh, givens=(*fresh.givens, *warmth))


def _kept(plan: Plan) -> tuple[Kept, ...]:
    """What was given, by the variable it was placed under."""
    said = dict(plan.given)
    if plan.reading.drugs:  # a drug counts for its own question alone
        said = {variable: given for variable, given in said.items() if given not in plan.reading.drugs}
        said |= {given.variable: given for given in plan.reading.givens if given.variable is not None}
    return tuple((str(variable), given.value, given.unit) for variable, given in said.items())


def _last(context: Context, plan: Plan, outcome: Outcome) -> Last:
    """What the next follow-up leans on, as plain values."""
    reading = plan.reading
    unknown = plan.runs[0].unknown if plan.runs else reading.unknown
    computed = tuple(ion for run in plan.runs for ion in run.ions if plan.target == "nernst-potential")
    recalculated = plan.act is Act.EXPLAIN and bool(plan.runs or plan.changes)  # its steps were shown
    act = (Act.WHAT_IF if plan.changes else Act.COMPUTE) if recalculated else plan.act
    return Last(
        act=str(act),
        target=plan.target,
        ions=reading.ions or computed,
        unknown=str(unknown) if unknown is not None else None,
        givens=(*_kept(plan), *_passed_on(plan, context)),
        shifts=tuple((str(s.variable), s.how, s.amount, s.unit, s.start) for s in reading.shifts),
        cell=reading.cell,
        carrier=reading.carrier,
        found=_found(plan, outcome),
        drugs=tuple((str(g.variable), g.value, g.unit) for g in reading.drugs if g.variable is not None),
        newest=tuple(str(variable) for variable, item in plan.given if item.why != BEFORE),
    )


def _passed_on(plan: Plan, context: Context) -> tuple[Kept, ...]:
    """A V_m told before and used again: it goes on to the next question, one that was computed does not."""
    before = (*context.values, *(context.last.givens if context.last is not None else ()))
    if all(read_variable(kept[0]) != V_M for kept in before):
        return ()
    used = (item for item in plan.inputs if item.variable == V_M and item.origin == "context")
    return tuple((str(V_M), from_si(item.value, "mV"), "mV") for item in used)


def _found(plan: Plan, outcome: Outcome) -> tuple[Kept, ...]:
    """What it led to: the results, and after a change the changed values."""
    results = [
        (result.variable, from_si(result.value, result.unit), result.unit)
        for one in (outcome, *_sides(plan, outcome))
        for _, solution in one.solutions
        for result in solution.results
        if result.role in ("result", "after")
    ]
    after = apply(plan.values, plan.changes)[1] if plan.changes and outcome.solutions else {}
    changed = [_shown(change.variable, after[change.variable]) for change in plan.changes if after]
    return tuple((str(variable), value, unit) for variable, value, unit in (*results, *changed))


def _sides(plan: Plan, outcome: Outcome) -> tuple[Outcome, ...]:
    """The sides of a comparison of quantities, which hold in one and the same state."""
    compared = plan.reading.compared
    return outcome.beside if compared is not None and compared.kind == "quantities" else ()


def _shown(variable: Variable, value: float) -> tuple[Variable, float, str]:
    """A value in a unit in which it can be given."""
    unit = UNITS.get(variable.symbol, "1")
    return variable, from_si(value, unit), unit


def _set(context: Context, plan: Plan) -> Context:
    """A standing choice of cell, temperature or values, kept until it is changed."""
    reading = plan.reading
    if plan.facet == "units":
        return context.at(units=reading.units, pending=None, lost=False)
    if plan.facet == NOTED:
        return context.at(told=_renewed(context.told, _kept(plan)), last=None, pending=None, lost=False)
    if reading.cell:
        context = context.at(
            cell=reading.cell, cell_said=True, temperature=None, values=(), told=(), left_out=(), only=()
        )
    fresh = tuple(kept for kept in _kept(plan) if kept[0] != str(T))
    for variable, given in plan.given:
        if variable == T:
            context = context.at(temperature=to_si(given.value, given.unit))
    names = {*(kept[0] for kept in fresh), *(str(variable) for variable, _ in plan.given)}
    if context.last is not None:  # what is set now replaces what was said for one question
        older = tuple(kept for kept in context.last.givens if kept[0] not in names)
        context = context.at(last=_but(context.last, () if reading.cell else older))
    told = tuple(kept for kept in context.told if kept[0] not in names)
    return context.at(values=_renewed(context.values, fresh), told=told, pending=None, lost=False)


def _but(last: Last, givens: tuple[Kept, ...]) -> Last:
    """The last request with other values, and what it led to forgotten."""
    return replace(last, givens=givens, found=())
