"""The numbers that a message puts up for judgement, each with its right value and the judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.compute.equation import Result, Solution
from tutor.diagnose.judge import Judgement, Kind, Offer, judge
from tutor.diagnose.predict import Prediction
from tutor.diagnose.routes.case import Case
from tutor.diagnose.routes.formulas import own
from tutor.diagnose.slips import SlipBook, half_digit
from tutor.knowledge.model import Quoted
from tutor.meaning import Stance, Variable
from tutor.parse.numbers.offered import BARE
from tutor.parse.reading import Given
from tutor.plan import Plan, Run
from tutor.units import UNITS, to_si

Solved = Sequence[tuple[Run | None, Solution]]


@dataclass(frozen=True, slots=True)
class Checked:
    """A student's number (SI) with the computed one, their units, whose it is, and the judgement."""

    variable: Variable
    said: float
    computed: float
    judgement: Judgement
    unit: str = "mV"
    said_unit: str = "mV"
    stance: Stance = Stance.ASKS
    span: tuple[int, int] = (0, 0)
    case: Case | None = None

    @property
    def slip(self) -> str | None:
        """The slip that may be held against the student: the only one there is, in their own number."""
        return self.judgement.slip if self.stance.held else None


def judge_offers(
    plan: Plan, solutions: Solved, printed: Sequence[Quoted], book: SlipBook
) -> tuple[Checked, ...]:
    """Offered numbers against the results of the same variable; before and after is no one value."""
    offered = plan.reading.offered
    mine = [given for given in offered if given.stance is not None and given.stance.held]
    if plan.changes or _several(mine) or _several([given for given in offered if given not in mine]):
        return ()
    found = (_checked(given, plan, solutions, printed, book) for given in offered)
    return tuple(checked for checked in found if checked is not None)


def _several(offered: Sequence[Given]) -> bool:
    """True if one quantity is said to have two values."""
    pairs = {(given.variable, given.value) for given in offered}
    return len(pairs) > len({variable for variable, _ in pairs})


def _checked(
    given: Given, plan: Plan, solutions: Solved, printed: Sequence[Quoted], book: SlipBook
) -> Checked | None:
    found = _result(given, plan, solutions)
    if found is None:
        return None
    run, result = found
    said, whose = _amount(given, result), given.stance or Stance.ASKS
    if said is None:
        unit = given.unit
        wrong = Judgement("wrong", "unit", "")
        said = to_si(given.value, unit)
        return Checked(result.variable, said, result.value, wrong, result.unit, unit, whose, given.span)
    if result.variable.symbol == "delta_p" and said > 0 > result.value:
        said = -said  # many texts print the size alone
    unit = given.unit if UNITS[given.unit].dimension == UNITS[result.unit].dimension else result.unit
    offer = Offer(said, half_digit(given.value, unit), _is_printed(plan, result.variable, said, printed))
    case = Case(run.equation, result.variable, run.ions, _inputs(plan, run), result.value)
    return Checked(
        result.variable,
        said,
        result.value,
        judge(offer, case, book),
        result.unit,
        unit,
        whose,
        given.span,
        case,
    )


def _result(given: Given, plan: Plan, solutions: Solved) -> tuple[Run, Result] | None:
    """What the number is an answer to: the variable named, else the result of its own kind."""
    variable = given.variable
    if variable is None:
        return None
    results = [(run, result) for run, solution in solutions for result in solution.results if run is not None]
    asked = plan.runs[0].unknown if plan.runs else None
    if variable.symbol == "answer":
        kind = UNITS[given.unit].dimension if given.why != BARE else None
        results.sort(
            key=lambda pair: (
                kind is not None and UNITS[pair[1].unit].dimension != kind,
                pair[1].variable != asked,
            )
        )
        return results[0] if results else None
    if variable.ion is None and asked is not None and variable.symbol == asked.symbol:
        variable = asked
    return next((pair for pair in results if pair[1].variable == variable), None)


def _amount(given: Given, result: Result) -> float | None:
    """The number in SI; a bare one has the unit in which the result is shown."""
    if UNITS[given.unit].dimension == UNITS[result.unit].dimension:
        return to_si(given.value, given.unit)
    return to_si(given.value, result.unit) if given.why == BARE else None


def _inputs(plan: Plan, run: Run) -> dict[Variable, float]:
    """What went in; a pH difference also where only the two pH were given."""
    values = dict(plan.values)
    sides = [values.get(Variable("pH", None, side)) for side in ("in", "out")]
    if run.equation == "proton-motive-force" and sides[0] is not None and sides[1] is not None:
        values.setdefault(Variable("delta_pH"), sides[0] - sides[1])
    return values


def _is_printed(plan: Plan, variable: Variable, said: float, printed: Sequence[Quoted]) -> bool:
    """True for a number that a text prints beside these very concentrations."""
    sides = [plan.values.get(Variable("c", variable.ion, side)) for side in ("out", "in")]
    return any(
        quoted.variable == variable
        and abs(said - quoted.value) <= 6e-4
        and sides == [quoted.c_out, quoted.c_in]
        for quoted in printed
    )


def judge_directions(
    checked: Sequence[Checked], predictions: Sequence[Prediction], book: SlipBook
) -> tuple[Checked, ...]:
    """A wrong direction beside a right driving force, where a slip leads from the one to the other."""
    found = []
    for check in checked:
        if check.case is None or check.variable.symbol != "DF" or check.judgement.verdict != "right":
            continue
        case = replace(check.case, unknown=Variable("direction", check.variable.ion))
        case = replace(case, right=own(case))
        for claim in predictions:
            if claim.shown == check.variable and claim.verdict == "wrong" and claim.claim.stance.held:
                candidates = book.single(case, -case.right)
                kind: Kind = "slip" if len(candidates) == 1 else "other"
                judgement = Judgement("wrong", kind, "", candidates)
                found.append(replace(check, variable=case.unknown, judgement=judgement, case=case))
    return tuple(found)
