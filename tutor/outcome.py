"""Plan -> outcome: the calculations run, the claims computed, the numbers judged, the beliefs found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tutor.compute.catalogue import equation
from tutor.compute.equation import Problem, Solution
from tutor.compute.what_if import run as run_what_if
from tutor.diagnose.beliefs import Diagnoser, Finding
from tutor.diagnose.judge import Judgement, judge_potential
from tutor.diagnose.predict import Prediction, predict
from tutor.errors import InputError, TutorError
from tutor.knowledge.model import Quoted
from tutor.meaning import Act, Stance, T, Variable
from tutor.plan import Plan, Run
from tutor.units import to_si

# A sentence with one of these says more than that one thing happens.
_MORE = re.compile(r"\b(?:because|until|so|since|due|when|if|therefore|but|by|to|how|what)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Checked:
    """A student's number with the computed one and the judgement."""

    variable: Variable
    said: float
    computed: float
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that was worked out for a plan, before it is put into words."""

    plan: Plan
    solutions: tuple[tuple[Run | None, Solution], ...] = ()
    findings: tuple[Finding, ...] = ()
    mentioned: tuple[str, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    checked: tuple[Checked, ...] = ()
    error: InputError | None = None

    @property
    def whole(self) -> bool:
        """True if the one event that was computed is all that the sentence says."""
        reading = self.plan.reading
        more = _MORE.search(reading.text) or reading.offered or reading.unexplained
        return len(reading.events) == 1 and not more

    @property
    def verdict(self) -> str | None:
        """One verdict for the turn: findings and wrong claims weigh most."""
        if self.plan.act not in (Act.CHECK, Act.EXPLAIN) and not self.findings:
            return None
        verdicts: list[str] = [checked.judgement.verdict for checked in self.checked]
        held = [p.verdict for p in self.predictions if p.claim.stance.held]
        verdicts += held or [p.verdict for p in self.predictions]
        if self.findings:
            return "partly" if "right" in held else "wrong"
        if self.mentioned and "right" in verdicts:
            return "partly"  # a right observation with a wrong reason, though the reason is not the student's
        if not verdicts:
            return "wrong" if self.mentioned and self.plan.act is Act.CHECK else None
        if len(set(verdicts)) == 1:
            return verdicts[0]
        return "partly" if "right" in verdicts else "wrong"


def work_out(plan: Plan, diagnoser: Diagnoser) -> Outcome:
    """Do what the plan says; an impossible input ends in ``error``, never in a number."""
    claims = plan.reading.claims
    findings, mentioned = diagnoser.find(claims), diagnoser.mentioned(claims)
    if plan.reading.selection.special or plan.reading.cell is not None:
        findings, mentioned = (), ()  # said of one membrane, where it may be right
    if plan.asks:
        return Outcome(plan, findings=findings, mentioned=mentioned)
    try:
        solutions = _solutions(plan)
        checked = _checked(plan, solutions, diagnoser.knowledge.quoted)
    except InputError as error:
        return Outcome(plan, findings=findings, mentioned=mentioned, error=error)
    return Outcome(plan, solutions, findings, mentioned, _predictions(plan), checked)


def _solutions(plan: Plan) -> tuple[tuple[Run | None, Solution], ...]:
    """The runs of a plan, or its change, computed."""
    if plan.changes:
        return ((None, run_what_if(plan.values, plan.changes, plan.watched)),)
    return tuple(
        (run, equation(run.equation).work(Problem(run.unknown, plan.values, run.ions))) for run in plan.runs
    )


def _checked(
    plan: Plan, solutions: tuple[tuple[Run | None, Solution], ...], printed: tuple[Quoted, ...]
) -> tuple[Checked, ...]:
    """Offered numbers against the results of the same variable; before and after is no one value."""
    offers = {(offered.variable, offered.value) for offered in plan.reading.offered}
    if plan.changes or len(offers) > len({variable for variable, _ in offers}):
        return ()
    results = {result.variable: result.value for _, solution in solutions for result in solution.results}
    found = []
    for offered in plan.reading.offered:
        variable = offered.variable
        if variable is None:
            continue
        if (
            (variable.ion is None or variable.symbol == "answer")
            and plan.runs
            and variable.symbol in ("answer", plan.runs[0].unknown.symbol)
        ):
            variable = plan.runs[0].unknown
        computed = results.get(variable)
        if computed is None:
            continue
        said = to_si(offered.value, offered.unit)
        z = round(plan.values.get(Variable("z", variable.ion or ""), 1))
        judgement = _quotes(plan, variable, said, printed)
        if judgement is None:
            judgement = judge_potential(said, computed, plan.values[T], z, _ratio(plan, variable))
        found.append(Checked(variable, said, computed, judgement))
    return tuple(found)


def _quotes(plan: Plan, variable: Variable, said: float, printed: tuple[Quoted, ...]) -> Judgement | None:
    """A printed number is a quotation, not a slip: say what its own concentrations give."""
    for quoted in printed:
        if quoted.variable != variable or abs(said - quoted.value) > 6e-4:
            continue
        sides = [plan.values.get(Variable("c", variable.ion, side)) for side in ("out", "in")]
        if sides == [quoted.c_out, quoted.c_in]:
            return Judgement(
                "partly",
                "Texts print that rounded figure; the concentrations beside it give the computed one.",
            )
    return None


def _ratio(plan: Plan, variable: Variable) -> float | None:
    """c_out / c_in of an equilibrium potential, for judging by the slope."""
    if variable.symbol != "E" or variable.ion is None:
        return None
    sides = [plan.values.get(Variable("c", variable.ion, side)) for side in ("out", "in")]
    return sides[0] / sides[1] if sides[0] and sides[1] else None


def _predictions(plan: Plan) -> tuple[Prediction, ...]:
    """The claims of a message that can be computed, each pair of quantity and direction once."""
    found: list[Prediction] = []
    for claim in plan.reading.claims:
        if claim.because is not None or claim.stance in (Stance.DENIES, Stance.PAST):
            continue
        try:
            prediction = predict(claim, plan.values, plan.changes)
        except TutorError:
            prediction = None
        if prediction is not None and all(p.claim.effect != claim.effect for p in found):
            found.append(prediction)
    return tuple(found)
