"""Calculations put into words: values with directions, working, headline, judgement of offered numbers."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.compute.catalogue import equation
from tutor.compute.equation import UNNAMED, Result, Solution, ion_label
from tutor.compute.working import difference
from tutor.explain.answer import StepNote, Value
from tutor.explain.names import NAMES, name_of
from tutor.meaning import V_M, Act, Stance, Variable
from tutor.outcome import Outcome
from tutor.plan import Plan
from tutor.recall.parts import PART
from tutor.units import from_si, show

MOVES = {"in": "moves into the cell", "out": "moves out of the cell"}


def values(outcome: Outcome) -> tuple[Value, ...]:
    """The final results of all runs, in full precision in the unit named beside them."""
    own = tuple(_value(result) for _, solution in outcome.solutions for result in solution.results)
    compared = outcome.plan.reading.compared
    before = compared.sides if compared is not None else ()
    again = tuple(_value(Result(side.variable, side.value, side.unit)) for side in before)
    return (*own, *again, *(value for side in outcome.beside for value in values(side)))


def _value(result: Result) -> Value:
    """A result as the contract lists it."""
    variable = result.variable
    return Value(
        symbol=variable.symbol,
        value=from_si(result.value, result.unit),
        unit=result.unit,
        ion=variable.ion,
        side=variable.side,
        role=result.role,
        ion_direction=result.ion_direction,
        current_direction=result.current_direction,
    )


def steps(outcome: Outcome) -> tuple[StepNote, ...]:
    """The working of all runs."""
    return tuple(
        StepNote(
            formula=step.formula,
            substituted=_right_side(step.formula, step.substituted),
            result=step.result.removeprefix("= "),
        )
        for _, solution in outcome.solutions
        for step in solution.steps
    )


def _right_side(formula: str, substituted: str) -> str:
    """The numbers without the name that already stands before them: "E_K = 26.7 …" loses "E_K = "."""
    left = formula.split(" = ")[0].split(": ")[-1]
    return substituted.removeprefix(f"{left} = ")


def headline(outcome: Outcome) -> str:
    """One or two sentences that answer."""
    plan = outcome.plan
    if plan.changes and plan.runs:
        return " ".join(_rerun(plan, solution) for _, solution in outcome.solutions)
    if plan.changes:
        return _changed(plan, outcome.solutions[0][1])
    said = []
    for run, solution in outcome.solutions:
        result = solution.results[0]
        if plan.facet == PART and len(solution.results) > 1:
            said.append(_one_by_one(plan, solution.results))
            continue
        said += [solution.opening] if solution.opening else []
        if result.variable.symbol == "DF" and run is not None:
            said.append(_direction(plan, result))
        elif result.variable.symbol == "I" and result.current_direction is not None:
            said.append(_current(plan, result))
        elif result.variable == V_M and run is not None and run.equation == "goldman-potential":
            cell = "" if any(v.symbol == "c" for v in plan.said) else f" of {plan.cell.called}"
            alone = [
                ion_label(ion, plan.values.get(Variable("z", ion))) for ion in plan.reading.selection.only
            ]
            cell += f" with only {' and '.join(alone)} able to cross" if alone else ""
            said.append(
                f"The membrane potential{cell} is V_m = {result.shown()} (inside relative to outside)."
            )
        else:
            said.append(_result(plan, run.equation if run else "", solution))
    return " ".join(said)


def _one_by_one(plan: Plan, results: Iterable[Result]) -> str:
    """Parts told one after the other."""
    text = "; ".join(f"{each.label or name_of(plan, each.variable)}: {each.shown()}" for each in results)
    return f"{text[:1].upper()}{text[1:]}."


def _result(plan: Plan, equation_id: str, solution: Solution) -> str:
    """A single result in a sentence."""
    result = solution.results[0]
    variable = result.variable
    if variable == Variable("E", UNNAMED):
        return f"The current reverses at {name_of(plan, variable)} = {result.shown()}."
    if variable.symbol == "E":
        ion = ion_label(variable.ion or "", plan.values.get(Variable("z", variable.ion or "")))
        return f"The equilibrium potential of {ion} is {name_of(plan, variable)} = {result.shown()}."
    title = result.label or NAMES.get(variable.symbol) or _slot_text(equation_id, variable)
    first = f"{name_of(plan, variable)} = {result.shown()}"
    return (
        f"{title if title[:2] == 'pH' else title[:1].upper() + title[1:]}: {first}." if title else f"{first}."
    )


def _slot_text(equation_id: str, variable: Variable) -> str:
    """What the catalogue calls a variable of an equation."""
    entry = equation(equation_id)
    slots = [slot for slot in (*entry.results, *entry.inputs) if slot.variable.symbol == variable.symbol]
    text = next(
        (slot.text for slot in slots if slot.variable.side == variable.side), slots[0].text if slots else ""
    )
    return text.partition("in place of")[0].rstrip(", ")  # as a result it stands in place of nothing


def _direction(plan: Plan, result: Result) -> str:
    """A driving force with the way the ion moves and the way the current is."""
    ion = result.variable.ion or ""
    named = ion_label(ion, plan.values.get(Variable("z", ion)))
    if result.current_direction is None:  # found as I/g: neither V_m nor E enters
        way = "outward" if result.value > 0 else "inward"
        return f"The driving force is I/g = {result.shown(sign=True)}, as the current is {way}."
    voltage = plan.values.get(V_M)
    told = result.variable in dict(plan.given) or voltage is None
    numbers = (voltage or 0.0, (voltage or 0.0) - result.value)
    written = "" if told else f"{difference(*(show(number, 'mV', 1) for number in numbers))} = "
    potential = "E" if ion == UNNAMED else f"E_{ion}"
    force = f"The driving force is V_m − {potential} = {written}{result.shown(sign=True)}."
    if ion == UNNAMED and result.ion_direction != "none":
        return f"{force} So the current is {result.current_direction}ward."
    if result.ion_direction == "none":
        return f"{named} is at equilibrium: no net movement and no net current. {force}"
    moves = MOVES[result.ion_direction or "in"]
    current = f"the current is {result.current_direction}ward (current is counted as positive charge)"
    if plan.act is Act.DIRECTION:
        return f"{_agreed(plan, result)}{named} {moves}; {current}. {force}"
    return f"{force} So {named} {moves}, and {current}."


def _current(plan: Plan, result: Result) -> str:
    """A current with its way and that of the ion that carries it; the way first where that was asked."""
    ion = result.variable.ion or ""
    told = f"{name_of(plan, result.variable)} = {result.shown()}"
    named = ion_label(ion, plan.values.get(Variable("z", ion)))
    if result.ion_direction not in MOVES:
        return f"No net current flows: {told}, since nothing drives {named} here."
    moves = f"{named} {MOVES[result.ion_direction]}"
    if ion == UNNAMED:
        return f"{told}, an {result.current_direction}ward current (outward counts as positive)."
    if plan.act is Act.DIRECTION:
        way = f"the current is {result.current_direction}ward"
        return f"{moves} and {way}: {told} (outward counts as positive)."
    return f"{told}, an {result.current_direction}ward current: {moves} (outward counts as positive)."


def _agreed(plan: Plan, result: Result) -> str:
    """ "So chloride goes in, right?": whether the way that was said is the way it goes."""
    said = [
        claim.effect.role("where")
        for claim in plan.reading.claims
        if claim.effect.kind == "move"
        and claim.effect.role("what") == result.variable.ion
        and claim.stance in (Stance.PRESUPPOSES, Stance.ASSERTS, Stance.HEDGES)
    ]
    if len(said) != 1 or said[0] not in ("in", "out") or result.ion_direction not in ("in", "out"):
        return ""
    return "Yes: " if said[0] == result.ion_direction else "No: "


def _changed(plan: Plan, solution: Solution) -> str:
    """Before and after of a what-if, what was asked about first."""
    by_role: dict[Variable, dict[str, float]] = {}
    for result in solution.results:
        by_role.setdefault(result.variable, {})[result.role] = result.value
    if V_M not in by_role:
        return "Nothing here can be computed before and after."
    asked = plan.reading.unknown
    order = sorted(by_role, key=lambda variable: (variable != asked, variable != V_M))
    return " ".join(_moved(name_of(plan, variable), by_role[variable], variable == V_M) for variable in order)


def _rerun(plan: Plan, solution: Solution) -> str:
    """Before and after of the result of any equation."""
    before, after, change = solution.results[:3]
    if before.variable == V_M:
        return _moved("V_m", {r.role: r.value for r in solution.results[:3]}, True)
    what = name_of(plan, before.variable)
    meant = f" ({before.label})" if before.label else ""
    if change.shown() == show(0.0, change.unit):
        return f"{what} stays at {before.shown()}{meant}."
    size = ""
    if before.variable.symbol == "DF" and before.value * after.value > 0:
        size = f": the force gets {'larger' if abs(after.value) > abs(before.value) else 'smaller'}"
    return f"{what} goes from {before.shown()} to {after.shown()} ({change.shown(sign=True)}){size}{meant}."


def _moved(what: str, numbers: dict[str, float], depolarises: bool) -> str:
    """One quantity before and after, and what that is called where it is V_m."""
    before, after, change = (
        show(numbers[role], "mV", 1, sign=role == "change") for role in ("before", "after", "change")
    )
    if abs(numbers["change"]) < 5e-5:
        return f"{what} stays at {before}."
    tail = ""
    if depolarises:
        if abs(numbers["change"]) < 5e-4:
            tail = ": hardly any change"
        else:
            tail = ": the cell depolarises" if numbers["change"] > 0 else ": the cell hyperpolarises"
    return f"{what} goes from {before} to {after} ({change}){tail}."
