"""Calculations put into words: headline, what it means, and the values with their directions."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.compute.catalogue import equation
from tutor.compute.equation import Result, Solution, Way, ion_label, label
from tutor.explain.answer import StepNote, Value
from tutor.meaning import V_M, Act, T, Variable
from tutor.outcome import Checked, Outcome
from tutor.plan import Plan
from tutor.units import figure, from_si, show

NAMES = {
    "E": "equilibrium potential",
    "V_m": "membrane potential",
    "DF": "driving force",
    "c": "concentration",
    "P": "relative permeability",
}
WORD = {"out": "outside", "in": "inside"}


def values(outcome: Outcome) -> tuple[Value, ...]:
    """The final results of all runs, in full precision in the unit named beside them."""
    return tuple(_value(result) for _, solution in outcome.solutions for result in solution.results)


def _value(result: Result) -> Value:
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


def name(plan: Plan, variable: Variable) -> str:
    """A variable as on the blackboard, with the charge of its ion."""
    return label(variable, plan.values.get(Variable("z", variable.ion or "")))


def headline(outcome: Outcome) -> str:
    """One or two sentences that answer."""
    plan = outcome.plan
    if plan.changes:
        return _changed(plan, outcome.solutions[0][1])
    said = []
    for run, solution in outcome.solutions:
        result = solution.results[0]
        if result.variable.symbol == "DF" and run is not None:
            said.append(_direction(plan, result))
        elif result.variable == V_M and run is not None and run.equation == "goldman-potential":
            cell = "" if any(v.symbol == "c" for v in plan.said) else f" of {plan.cell.called}"
            said.append(
                f"The membrane potential{cell} is V_m = {result.shown()} (inside relative to outside)."
            )
        else:
            said.append(_result(plan, run.equation if run else "", solution))
    return " ".join(said)


def _result(plan: Plan, equation_id: str, solution: Solution) -> str:
    result = solution.results[0]
    variable = result.variable
    if variable.symbol == "E":
        ion = ion_label(variable.ion or "", plan.values.get(Variable("z", variable.ion or "")))
        return f"The equilibrium potential of {ion} is {name(plan, variable)} = {result.shown()}."
    title = result.label or NAMES.get(variable.symbol) or _slot_text(equation_id, variable)
    first = f"{name(plan, variable)} = {result.shown()}"
    return f"{title[:1].upper()}{title[1:]}: {first}." if title else f"{first}."


def _slot_text(equation_id: str, variable: Variable) -> str:
    """What the catalogue calls a variable of an equation."""
    entry = equation(equation_id)
    slots = [slot for slot in (*entry.results, *entry.inputs) if slot.variable.symbol == variable.symbol]
    return next(
        (slot.text for slot in slots if slot.variable.side == variable.side), slots[0].text if slots else ""
    )


def _direction(plan: Plan, result: Result) -> str:
    ion = result.variable.ion or ""
    named = ion_label(ion, plan.values.get(Variable("z", ion)))
    E = plan.values[V_M] - result.value
    force = f"The driving force is V_m − E_{ion} = {show(plan.values[V_M], 'mV', 1)} − ({show(E, 'mV', 1)}) = {result.shown(sign=True)}."
    if result.ion_direction == "none":
        return f"{named} is at equilibrium: no net movement and no net current. {force}"
    moves = {"in": "moves into the cell", "out": "moves out of the cell"}[result.ion_direction or "in"]
    current = f"the current is {result.current_direction}ward (current is counted as positive charge)"
    if plan.act is Act.DIRECTION:
        return f"{named} {moves}; {current}. {force}"
    return f"{force} So {named} {moves}, and {current}."


def _changed(plan: Plan, solution: Solution) -> str:
    by_role: dict[Variable, dict[str, float]] = {}
    for result in solution.results:
        by_role.setdefault(result.variable, {})[result.role] = result.value
    if V_M not in by_role:
        return "Nothing here can be computed before and after."
    asked = plan.reading.unknown
    order = sorted(by_role, key=lambda variable: (variable != asked, variable != V_M))
    return " ".join(_moved(name(plan, variable), by_role[variable], variable == V_M) for variable in order)


def _moved(what: str, numbers: dict[str, float], depolarises: bool) -> str:
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


def meaning(outcome: Outcome) -> tuple[str, ...]:
    """What the numbers mean, in a sentence or two."""
    plan = outcome.plan
    said: list[str] = []
    for run, solution in outcome.solutions:
        result = solution.results[0]
        if plan.changes:
            said.extend(_reason(plan, solution))
        elif result.variable.symbol == "E" and run is not None:
            said.append(_equilibrium(plan, result))
        elif result.variable == V_M and run is not None and run.equation == "goldman-potential":
            said.append(_resting(plan, result.value))
        said.extend(solution.warnings)
    return tuple(dict.fromkeys(said))


def _equilibrium(plan: Plan, result: Result) -> str:
    ion = result.variable.ion or ""
    named = ion_label(ion, plan.values.get(Variable("z", ion)))
    c_out, c_in = (plan.values[Variable("c", ion, side)] for side in ("out", "in"))
    if abs(result.value) < 5e-5:
        return f"{named} is equally concentrated on both sides, so no voltage is needed to hold it."
    more = "inside" if c_in > c_out else "outside"
    way = "out" if c_in > c_out else "in"
    sign = "negative" if result.value < 0 else "positive"
    return (
        f"{named} is more concentrated {more}, so its gradient drives it {way}; an inside that is {show(abs(result.value), 'mV', 1)} "
        f"{sign} would just hold it back. At that voltage {named} has no net flux."
    )


def _resting(plan: Plan, V_m: float) -> str:
    from tutor.compute.what_if import equilibrium

    ions = plan.runs[0].ions if plan.runs else ()
    gaps = {ion: equilibrium(plan.values, ion) for ion in ions}
    known = sorted((abs(V_m - E), ion, E) for ion, E in gaps.items() if E is not None)
    if len(known) < 2:
        return ""
    said = ", ".join(f"E_{ion} {show(E, 'mV', 1)}" for _, ion, E in known)
    return f"It lies between the equilibrium potentials ({said}), pulled most by the ion with the largest permeability times concentration."


def _reason(plan: Plan, solution: Solution) -> list[str]:
    """Why it moved: the changed equilibrium potential, or the changed weight of an ion."""
    said = []
    for change in plan.changes:
        variable = change.variable
        if variable.symbol == "c" and variable.ion:
            named = name(plan, Variable("E", variable.ion))
            said.append(
                f"Changing {name(plan, variable)} changes the gradient and with it {named}; V_m follows as far as the membrane is "
                f"permeable to {ion_label(variable.ion, plan.values.get(Variable('z', variable.ion)))}. "
                f"No net charge is added: an anion or cation that cannot cross comes with it."
            )
        elif variable.symbol == "P" and variable.ion:
            said.append(
                f"A permeability changes the weight of an ion, not its equilibrium potential: V_m moves towards E_{variable.ion} "
                "when it rises and away when it falls."
            )
        elif variable == T:
            said.append(
                "Every equilibrium potential is proportional to the absolute temperature; V_m scales with it."
            )
    return list(dict.fromkeys(said))


def understood(plan: Plan) -> str:
    """What was read, shown back: each value with its origin."""
    parts = []
    for item in plan.inputs:
        if item.variable.symbol == "z" or item.origin == "assumed":
            continue  # what was assumed has its own line
        origin = " (as before)" if item.origin == "context" and item.variable != T else ""
        parts.append(f"{name(plan, item.variable)} = {show(item.value, item.unit)}{origin}")
    parts.extend(_changes(plan))
    return ", ".join(parts)


def _changes(plan: Plan) -> list[str]:
    """The changes as read."""
    said = []
    for change in plan.changes:
        what = name(plan, change.variable)
        unit = {"c": "mM", "T": "°C"}.get(change.variable.symbol, "1")
        if change.how == "times":
            said.append(f"{what} × {figure(change.amount)}")
        elif change.how == "by":
            said.append(f"{what} {show(change.amount, 'K' if unit == '°C' else unit, sign=True)}")
        else:
            said.append(f"{what} → {show(change.amount, unit)}")
    return said


def checked(plan: Plan, found: Sequence[Checked]) -> str:
    """The judgement of offered numbers."""
    said = []
    for check in found:
        what = name(plan, check.variable)
        offered, computed = show(check.said, "mV", 1, sign=True), show(check.computed, "mV", 1, sign=True)
        word = {"right": "Yes, that is right", "wrong": "Not quite", "partly": "Partly right"}[
            check.judgement.verdict
        ]
        said.append(f"{word}: you have {what} = {offered}; I compute {computed}. {check.judgement.reason}")
    return " ".join(said)


def way_word(way: Way | None) -> str:
    """A direction in words."""
    return {"in": "into the cell", "out": "out of the cell", "none": "nowhere"}.get(way or "none", "")
