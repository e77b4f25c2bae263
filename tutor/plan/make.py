"""Reading + context -> plan: which equation or idea, with which inputs from where, or one question back."""

from __future__ import annotations

from dataclasses import replace

from tutor.compute.catalogue import EQUATION_IDS
from tutor.compute.cell import Cell
from tutor.context import Context
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, T
from tutor.parse.reading import WORKED, Reading
from tutor.plan.bench import HOLDING, Bench
from tutor.plan.calculation import plan_calculation
from tutor.plan.changed import OWN_CHANGE, plan_changed
from tutor.plan.changes import plan_what_if
from tutor.plan.comparing import plan_comparison
from tutor.plan.dependence import asks_dependence, plan_dependence
from tutor.plan.exchange import count_exchanges
from tutor.plan.fitting import fit
from tutor.plan.guards import about
from tutor.plan.needs import membrane_ions
from tutor.plan.plan import Plan
from tutor.plan.telling import telling
from tutor.plan.warmed import at_another_temperature
from tutor.recall import complete
from tutor.recall.held import BEFORE

CALCULATING = (Act.COMPUTE, Act.DIRECTION, Act.CHECK, Act.WHAT_IF)


def _still_without(reading: Reading, context: Context, elsewhere: bool) -> Reading:
    """ "No Cl" holds for what is asked next of the same membrane, until the ion is named as counting."""
    chosen = reading.selection
    fresh = [g.variable for g in reading.givens if g.variable is not None and g.why != BEFORE]
    told = {variable.ion for variable in fresh if variable.symbol == "P"}
    if context.only and not elsewhere and _goes_on(reading) and not (chosen.only or told):
        only = (*context.only, *_let_through(reading, context))
        return replace(reading, selection=replace(chosen, only=only, equally=context.equally, special=True))
    still = set(context.left_out) - {*chosen.only, *chosen.back, *told, *chosen.without}
    if elsewhere or not still or reading.act not in HOLDING:
        return reading
    note = f"{', '.join(sorted(still))} left out, as you said before"
    return replace(
        reading,
        selection=replace(chosen, without=(*chosen.without, *sorted(still))),
        notes=(*reading.notes, note),
    )


def _let_through(reading: Reading, context: Context) -> tuple[str, ...]:
    """ "What if it also passes Ca2+?": one more ion for the channel spoken of."""
    also = "added" in reading.points and context.equally
    return tuple(ion for ion in reading.ions if ion not in context.only) if also else ()


def _goes_on(reading: Reading) -> bool:
    """True for what leans on the membrane spoken of: "and what if …", "which way does it go then?"."""
    opens = reading.text.lower().lstrip().startswith(("and ", "what if", "what about", "now ", "then "))
    computes = reading.act in HOLDING and reading.target not in ("nernst-potential", "pump-off")
    return computes and (opens or reading.follow_up or "after" in reading.points)


def _count_again(bench: Bench) -> None:
    """ "And with Cl?": it needs a permeability and two concentrations, and V_m is another one then."""
    back = set(bench.reading.selection.back)
    lost = sorted(back - set(membrane_ions(bench))) if back else []
    if lost and not bench.asks:
        named = ", ".join(f"[{ion}]out, [{ion}]in and P_{ion}" for ion in lost)
        bench.asks = f"Your membrane was told without it, so I also need {named}. What are they?"


def fit_to_equation(reading: Reading, knowledge: Knowledge) -> Reading:
    """The givens of a calculation, named as its equation names them."""
    if reading.act not in CALCULATING:
        return reading
    return fit(reading, knowledge.signatures.get(reading.target or ""))


def _usual_cell(reading: Reading, context: Context, knowledge: Knowledge) -> Cell | None:
    """The cell that an equation is usually asked of, where the student named none and gave nothing."""
    if reading.cell or context.cell_said or reading.act not in CALCULATING:
        return None
    if any(given.variable != T for given in reading.givens) or (context.last and context.last.givens):
        return None
    return next((cell for cell in knowledge.cells.values() if reading.target in cell.usual_for), None)


def _bench(reading: Reading, context: Context, cell: Cell, knowledge: Knowledge) -> Bench:
    """The values laid out; a drug changes them for this question and leaves what was said as it was."""
    if not reading.drugs or not knowledge.tells(reading.target, "drug"):
        return Bench(reading, context, cell)
    bench = Bench(_with_drugs(reading), context, cell)
    bench.reading = replace(reading, act=Act.WHAT_IF)
    return bench


def _with_drugs(reading: Reading) -> Reading:
    """The givens with what a drug sets in the place of what was given before."""
    symbols = {given.variable.symbol for given in reading.drugs if given.variable is not None}
    symbols |= {"pH"} if "delta_pH" in symbols else set()
    symbols |= {"V_m"} if "delta_psi" in symbols else set()
    kept = [
        given for given in reading.givens if given.variable is None or given.variable.symbol not in symbols
    ]
    return replace(reading, givens=(*kept, *reading.drugs))


def make_plan(reading: Reading, context: Context, knowledge: Knowledge) -> Plan:
    """The plan for one reading; gaps are filled from the conversation, then from the cell."""
    back = tuple(ion for ion in reading.selection.back if ion in context.left_out)
    if back != reading.selection.back:
        reading = replace(reading, selection=replace(reading.selection, back=back))
    reading = _still_without(complete(reading, context, knowledge), context, reading.cell is not None)
    reading = fit_to_equation(at_another_temperature(reading), knowledge)
    if context.units and not reading.units:
        reading = replace(reading, units=context.units)
    if reading.facet == "reset":
        context = Context()
    usual = _usual_cell(reading, context, knowledge)
    cell = usual or knowledge.cells[reading.cell or context.cell]
    bench = _bench(reading, context, cell, knowledge)
    if usual is not None:
        bench.assumed.append(f"{cell.called}, since you named none")
    _count_again(bench)
    count_exchanges(bench, knowledge)
    reading = bench.reading
    if reading.compared is not None and reading.compared.kind != "ideas":
        return plan_comparison(bench, reading.compared, context, knowledge)
    if reading.act is Act.CLARIFY or (
        reading.act is Act.EXPLAIN and reading.target is None and not reading.claims
    ):
        return bench.plan()
    if reading.leftover and not reading.follow_up:
        return bench.plan(asks=about(reading))
    if reading.act is Act.DIRECTION and reading.target in knowledge.ideas:
        return telling(bench.plan(), context, knowledge)  # the charge decides; no cell enters
    shown = reading.act is Act.EXPLAIN and reading.facet in WORKED and reading.target in EQUATION_IDS
    if asks_dependence(reading):
        return plan_dependence(bench) if reading.target in EQUATION_IDS else bench.plan(act=Act.CLARIFY)
    other = reading.target in EQUATION_IDS and reading.target not in OWN_CHANGE and reading.shifts
    if other and (shown or reading.act is Act.WHAT_IF):
        return replace(plan_changed(bench), act=reading.act)
    if (
        reading.act in (Act.CHECK, Act.WHAT_IF)
        and reading.shifts
        and reading.target in OWN_CHANGE - {"pump-off"}
    ):
        return replace(plan_what_if(bench), target=reading.target)
    simple = reading.act is Act.WHAT_IF and reading.target in (None, "what-if")
    if simple or (shown and reading.shifts):
        return plan_what_if(bench)
    if (
        shown
        or reading.act in (Act.WHAT_IF, Act.COMPUTE, Act.DIRECTION)
        or (reading.act is Act.CHECK and reading.offered)
    ):
        return plan_calculation(bench)
    plan = telling(bench.plan(), context, knowledge)
    if plan.tell and plan.asks and reading.act in (Act.EXPLAIN, Act.DEFINE):
        return replace(plan, asks=None)  # nothing is computed: on which side the salt is changes no reason
    return plan
