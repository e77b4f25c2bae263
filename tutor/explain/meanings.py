"""What computed numbers mean: which way the gradient pushes, what pulls V_m, why a change moved it."""

from __future__ import annotations

from tutor.compute.equation import Result, ion_label
from tutor.compute.what_if import equilibrium
from tutor.explain.names import name_of
from tutor.meaning import V_M, T, Variable
from tutor.outcome import Outcome
from tutor.plan import Plan
from tutor.units import show


def meaning(outcome: Outcome) -> tuple[str, ...]:
    """What the numbers mean, in a sentence or two."""
    plan = outcome.plan
    said: list[str] = []
    for run, solution in outcome.solutions:
        result = solution.results[0]
        if plan.changes and run is None:
            said.extend(_reason(plan))
        elif not plan.changes and result.variable.symbol == "E" and run is not None:
            said.append(_equilibrium(plan, result))
        elif not plan.changes and result.variable.symbol == "DF":
            said.append(_pull(plan, result))
        elif (
            not plan.changes
            and result.variable == V_M
            and run is not None
            and run.equation == "goldman-potential"
        ):
            said.append(_resting(plan))
        said.extend(solution.warnings)
    return tuple(filter(None, dict.fromkeys(said)))


def _equilibrium(plan: Plan, result: Result) -> str:
    """Which way the gradient drives the ion, and what would hold it."""
    ion = result.variable.ion or ""
    named = ion_label(ion, plan.values.get(Variable("z", ion)))
    c_out, c_in = (plan.values.get(Variable("c", ion, side)) for side in ("out", "in"))
    if c_out is None or c_in is None:
        return ""  # told by a current or a ratio
    if abs(result.value) < 5e-5:
        return f"{named} is equally concentrated on both sides, so no voltage is needed to hold it."
    more = "inside" if c_in > c_out else "outside"
    way = "out" if c_in > c_out else "in"
    sign = "negative" if result.value < 0 else "positive"
    return (
        f"{named} is more concentrated {more}, so its gradient drives it {way}; "
        f"an inside that is {show(abs(result.value), 'mV', 1)} {sign} would just hold it back. "
        f"At that voltage {named} has no net flux."
    )


def _pull(plan: Plan, result: Result) -> str:
    """What opening channels of the ion does to V_m: it goes towards the ion's own potential."""
    voltage, ion = plan.values.get(V_M), result.variable.ion or ""
    if voltage is None or result.unit != "mV" or abs(result.value) < 5e-5:
        return ""
    named = ion_label(ion, plan.values.get(Variable("z", ion)))
    way = "depolarise" if result.value < 0 else "hyperpolarise"
    return (
        f"Opening {named} channels would {way} the cell: it pulls V_m from {show(voltage, 'mV', 1)} "
        f"towards E_{ion} = {show(voltage - result.value, 'mV', 1)}."
    )


def _resting(plan: Plan) -> str:
    """V_m among the equilibrium potentials of the permeant ions."""
    ions = plan.runs[0].ions if plan.runs else ()
    gaps = {ion: equilibrium(plan.values, ion) for ion in ions}
    known = sorted((own, ion) for ion, own in gaps.items() if own is not None)
    if len(known) < 2:
        return ""
    said = ", ".join(f"E_{ion} {show(own, 'mV', 1)}" for own, ion in known)
    return (
        f"It lies between the equilibrium potentials ({said}). Each ion pulls V_m toward its own, "
        "the more the more easily it crosses."
    )


def _reason(plan: Plan) -> list[str]:
    """Why it moved: the changed equilibrium potential, or the changed weight of an ion."""
    said = _gradients(plan)
    for change in plan.changes:
        variable = change.variable
        if variable.symbol == "P" and variable.ion:
            said.append(
                "A permeability changes the weight of an ion, not its equilibrium potential: "
                f"V_m moves towards E_{variable.ion} when it rises and away when it falls."
            )
        elif variable == T:
            said.append(
                "Every equilibrium potential is proportional to the absolute temperature; V_m scales with it."
            )
    return list(dict.fromkeys(said))


def _gradients(plan: Plan) -> list[str]:
    """What changed concentrations do, once for all of them."""
    moved = [change.variable for change in plan.changes if change.variable.symbol == "c"]
    moved = [variable for variable in dict.fromkeys(moved) if variable.ion]
    if not moved:
        return []
    names = _and([name_of(plan, variable) for variable in moved])
    ions = list(dict.fromkeys(variable.ion for variable in moved if variable.ion))
    potentials = _and([name_of(plan, Variable("E", ion)) for ion in ions])
    crossing = _and([ion_label(ion, plan.values.get(Variable("z", ion))) for ion in ions])
    several = len(ions) > 1
    what = (
        f"the gradients and with them {potentials}" if several else f"the gradient and with it {potentials}"
    )
    charge = "No net charge is added"
    charge += "." if several else ": an anion or cation that cannot cross comes with it."
    return [
        f"Changing {names} changes {what}; V_m follows as far as the membrane is permeable to {crossing}. "
        f"{charge}"
    ]


def _and(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
