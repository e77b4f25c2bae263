"""Plan -> outcome: the calculations run, the claims computed, the numbers judged, the beliefs found."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import partial

from tutor.compute.catalogue import equation
from tutor.compute.changed import rerun
from tutor.compute.equation import Problem, Solution
from tutor.compute.what_if import apply, membrane_potential
from tutor.compute.what_if import run as run_what_if
from tutor.diagnose.beliefs import Diagnoser, Finding
from tutor.diagnose.offers import Checked, judge_directions, judge_offers
from tutor.diagnose.orders import Ordered, judge_order
from tutor.diagnose.predict import Prediction, predict
from tutor.diagnose.views import as_statement, own_case, views, wants_more
from tutor.errors import InputError, TutorError
from tutor.meaning import V_M, Act, Claim, Stance, Variable
from tutor.plan import Plan, Run
from tutor.units import UNITS, to_si

# A sentence with one of these says more than that one thing happens.
_MORE = re.compile(r"\b(?:because|until|so|since|due|when|if|therefore|but|by|to|how|what)\b", re.IGNORECASE)
_LITTLE = re.compile(r"\b(?:hardly|barely|scarcely)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that was worked out for a plan, before it is put into words."""

    plan: Plan
    solutions: tuple[tuple[Run | None, Solution], ...] = ()
    findings: tuple[Finding, ...] = ()
    probed: tuple[Finding, ...] = ()  # beliefs that the student is asked about before anything is said
    mentioned: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()  # rules of which the student says what is right
    predictions: tuple[Prediction, ...] = ()
    ordered: tuple[Ordered, ...] = ()
    checked: tuple[Checked, ...] = ()
    directed: tuple[Checked, ...] = ()
    error: InputError | None = None
    beside: tuple[Outcome, ...] = ()  # the sides of a comparison

    @property
    def whole(self) -> bool:
        """True if the one event that was computed is all that the sentence says."""
        reading = self.plan.reading
        more = _MORE.search(reading.text) or reading.offered or reading.unexplained
        return len(reading.events) == 1 and not more

    @property
    def answers(self) -> bool:
        """True if anything was found, computed or judged."""
        rules = self.findings or self.probed or self.mentioned or self.denied or self.confirmed
        worked = self.solutions or self.predictions or self.checked or self.ordered
        return bool(rules or worked or self.plan.reading.verdict is not None)

    @property
    def verdict(self) -> str | None:
        """One verdict for the turn: findings and wrong claims weigh most."""
        if self.plan.act not in (Act.CHECK, Act.EXPLAIN) and not self.findings:
            return None
        settled = self.plan.reading.verdict
        if settled is not None and not self.findings:
            return "right" if settled.right else "wrong"
        mine = [checked for checked in self.checked if checked.stance.held]
        verdicts: list[str] = [checked.judgement.verdict for checked in mine or self.checked]
        judged = [p for p in self.predictions if "either" not in p.claim.effect.marks]
        held = [p.verdict for p in judged if p.claim.stance.held]
        verdicts += held or [p.verdict for p in judged]
        verdicts += [found.verdict for found in self.ordered]
        if self.findings:
            return "partly" if "right" in held else "wrong"
        if self.mentioned and "right" in verdicts:
            return "partly"  # a right observation with a wrong reason, though the reason is not the student's
        agreed = self.confirmed or (self.denied and not self.mentioned)
        if not verdicts and agreed and self.plan.act is Act.CHECK:
            return "right"
        if not verdicts and any(claim.stance is Stance.PAST for claim in self.plan.reading.told):
            return None  # an idea left behind is no longer anybody's to be called wrong
        if not verdicts and self.plan.reading.supposes:
            return None  # a view supposed in order to be tested
        if not verdicts:
            return "wrong" if self.mentioned and self.plan.act is Act.CHECK else None
        if len(set(verdicts)) == 1:
            return verdicts[0]
        return "partly" if "right" in verdicts else "wrong"


def unless_told(outcome: Outcome, known: Container[str]) -> Outcome:
    """The outcome without the beliefs that another part of the message was answered for."""
    if not known:
        return outcome
    findings = tuple(found for found in outcome.findings if found.id not in known)
    probed = tuple(found for found in outcome.probed if found.id not in known)
    return replace(outcome, findings=findings, probed=probed)


def work_out(plan: Plan, diagnoser: Diagnoser) -> Outcome:
    """Do what the plan says; an impossible input ends in ``error``, never in a number."""
    if plan.beside:
        beside = tuple(work_out(side, diagnoser) for side in plan.beside)
        wrong = next((side.error for side in beside if side.error is not None), None)
        return Outcome(plan, error=wrong, beside=beside)
    claims = tuple(
        claim
        for claim in plan.reading.told
        if not _is_judged_number(claim, plan) and not _said_otherwise(claim, plan)
    )
    found = views(plan, claims, diagnoser)
    if plan.reading.verdict is not None and plan.reading.verdict.right:
        found = replace(found, findings=(), probed=())  # a passage says just this: nobody is wrong
    ordered = _ordered(plan)
    plan = as_statement(plan, found, bool(ordered))
    if plan.act is Act.CHECK and plan.target is None and found.all:
        ideas = diagnoser.knowledge.rules[found.all[0]].ideas
        plan = replace(plan, target=ideas[0] if ideas else None)  # so that "why?" has something to lean on
    told = partial(
        Outcome,
        plan,
        findings=found.findings,
        probed=found.probed,
        mentioned=found.mentioned,
        denied=found.denied,
        confirmed=found.confirmed,
        ordered=ordered,
    )
    if plan.asks:
        return told()
    try:
        solutions = _solutions(plan)
        checked = judge_offers(plan, solutions, diagnoser.knowledge.quoted, diagnoser.slips)
    except InputError as error:
        return told(error=error)
    predictions = _predictions(plan)
    directed = judge_directions(checked, predictions, diagnoser.slips)
    held = tuple(one for one in found.findings if not (directed and one.outlined))  # the slip tells it
    return told(
        solutions=solutions, predictions=predictions, checked=checked, directed=directed, findings=held
    )


def perhaps(outcome: Outcome, diagnoser: Diagnoser) -> Outcome:
    """The outcome with the belief that a statement sounds like, where nothing else can be said to it."""
    plan = outcome.plan
    telling = plan.act in (Act.EXPLAIN, Act.DEFINE) and not wants_more(plan)
    lost = plan.asks or plan.act in (Act.CLARIFY, Act.CHECK) or telling
    if not lost or outcome.answers:
        return outcome
    found = diagnoser.likely(plan.reading.stretches)
    if own_case(plan.reading):
        found = tuple(one._replace(asks=True) for one in found if diagnoser.everywhere(one.id))
    if not found or found[0].asks or plan.reading.weighs:
        return replace(outcome, probed=found)
    ideas = diagnoser.knowledge.rules[found[0].id].ideas
    plan = replace(plan, act=Act.CHECK, target=ideas[0] if ideas else plan.target)
    return replace(outcome, plan=plan, findings=found)


def _is_judged_number(claim: Claim, plan: Plan) -> bool:
    """ "E_Ca = 264.7 mV, yes?": the number is judged as such; that it is large shows no belief."""
    judged = {given.variable for given in plan.reading.offered} | {plan.reading.unknown}
    roles = claim.effect.roles
    graded = any(isinstance(role, str) and role.endswith("-value") for role in roles)
    return bool(plan.reading.offered) and graded and roles[0] in judged and claim.because is None


def _said_otherwise(claim: Claim, plan: Plan) -> bool:
    """ "E_K is -95 and V_m is -70": two values were told, which nobody takes for one."""
    if claim.effect.kind not in ("equal", "is"):
        return False
    told = {given.variable: to_si(given.value, given.unit) for given in plan.reading.givens if given.variable}
    values = [told[role] for role in claim.effect.roles[:2] if isinstance(role, Variable) and role in told]
    return len(values) == 2 and abs(values[0] - values[1]) > 1e-3


def _solutions(plan: Plan) -> tuple[tuple[Run | None, Solution], ...]:
    """The runs of a plan, or its change, computed."""
    if plan.changes and plan.runs:
        return _before_and_after(plan)
    if plan.changes:
        return ((None, run_what_if(plan.values, plan.changes, plan.watched)),)
    worked = (
        (run, equation(run.equation).work(Problem(run.unknown, plan.values, run.ions))) for run in plan.runs
    )
    kept = {v.symbol: item.unit for v, item in plan.given if item.unit != "1"}
    return tuple(
        (run, _in_units(_not_relative(solution, kept), plan.reading.units)) for run, solution in worked
    )


def _not_relative(solution: Solution, kept: Mapping[str, str]) -> Solution:
    """A conductance found beside others in nS is in nS too, and not relative to them."""
    shown = tuple(
        r._replace(unit=kept[r.variable.symbol])
        if r.unit == "1" and r.variable.symbol in kept and r.variable.symbol == "g"
        else r
        for r in solution.results
    )
    return solution._replace(results=shown)


def _in_units(solution: Solution, units: tuple[str, ...]) -> Solution:
    """The results in the units asked for, where one of them measures the same."""
    wanted = {UNITS[unit].dimension: unit for unit in units if unit in UNITS}
    shown = tuple(r._replace(unit=wanted.get(UNITS[r.unit].dimension, r.unit)) for r in solution.results)
    return solution._replace(results=shown)


def _before_and_after(plan: Plan) -> tuple[tuple[Run | None, Solution], ...]:
    """The runs of a plan before and after its changes; a V_m that is the cell's own follows them."""
    before, after = apply(plan.values, plan.changes)
    if plan.resting and V_M in before and all(change.variable != V_M for change in plan.changes):
        before, after = ({**state, V_M: membrane_potential(state)} for state in (before, after))
    return tuple(
        (run, rerun(equation(run.equation), run.unknown, run.ions, (before, after), plan.changes))
        for run in plan.runs
    )


def _says_its_own_state(plan: Plan) -> bool:
    """ "When V_m is below E_K, K+ enters": a state of its own, which the cell in force does not show."""
    reading = plan.reading
    given = any(item.variable is not None and item.variable.symbol in ("V_m", "E") for item in reading.givens)
    symbols = {variable.symbol for variable in reading.speaks_of}
    return given or {"V_m", "E"} <= symbols


def _ordered(plan: Plan) -> tuple[Ordered, ...]:
    """The orders that a message states of the membrane as it stands."""
    reading = plan.reading
    if plan.act not in (Act.CHECK, Act.CLARIFY) or reading.supposes or reading.offered:
        return ()
    stated = (order for order in reading.orders if order.stance not in (Stance.DENIES, Stance.PAST))
    judged = (judge_order(order, plan.values) for order in stated)
    return tuple(found for found in judged if found is not None)


def _hardly(claim: Claim) -> Claim:
    """ "Hardly changes" denies nothing: it says that the change is small."""
    effect = claim.effect
    if claim.stance is not Stance.DENIES or effect.kind != "change" or not _LITTLE.search(claim.text):
        return claim
    small = replace(effect, roles=(effect.roles[0], effect.roles[1], "few"))
    return replace(claim, effect=small, stance=Stance.ASSERTS)


def _predictions(plan: Plan) -> tuple[Prediction, ...]:
    """The claims of a message that can be computed, each pair of quantity and direction once."""
    found: list[Prediction] = []
    own = _says_its_own_state(plan)
    for claim in plan.reading.claims:
        if own and not (claim.effect.kind == "move" and V_M in plan.said):
            continue  # the voltage said is used for a movement; what is not used is not judged
        claim = _hardly(claim)
        if claim.framed or claim.because is not None or claim.stance in (Stance.DENIES, Stance.PAST):
            continue
        try:
            prediction = predict(claim, plan.values, plan.changes)
        except TutorError:
            prediction = None
        if prediction is not None and all(p.claim.effect != claim.effect for p in found):
            found.append(prediction)
    plain = {prediction.shown for prediction in found if not _any_change(prediction)}
    return tuple(one for one in found if not (_any_change(one) and one.shown in plain))


def _any_change(prediction: Prediction) -> bool:
    """ "It changes", which tells nothing more beside how it changes."""
    effect = prediction.claim.effect
    return effect.kind == "change" and effect.role("direction") == "any" and effect.role("size") is None
