"""A judged number put into words: the verdict, the slip that explains it, and the line where it happened."""

from __future__ import annotations

from tutor.diagnose.offers import Checked
from tutor.diagnose.slips import Candidate
from tutor.errors import TutorError
from tutor.explain.names import name_of
from tutor.explain.route_words import fill
from tutor.meaning import Stance
from tutor.plan import Plan
from tutor.units import UNITS, figure, show

WORDS = {"right": "Yes, that is right", "wrong": "Not quite", "partly": "Partly right"}
MOST_NAMED = 4  # slips listed for one number


def verdict(check: Checked, plan: Plan) -> str:
    """The number beside the computed one, with the judgement."""
    what = name_of(plan, check.variable)
    said, computed = written(check.said, check.said_unit), written(check.computed, check.unit)
    if check.stance.held:
        whose = f"you have {what} = {said}"
    elif check.stance is Stance.REPORTS:
        whose = f"you were given {what} = {said}"
    else:
        whose = f"you ask about {what} = {said}"
    opening = f"{WORDS[check.judgement.verdict]}: {whose}; I compute {computed}."
    return f"{opening} {_reason(check, what)}".strip()


def written(value: float, unit: str) -> str:
    """A number as people write it: voltages to a tenth and with their sign, small ones in full."""
    if unit == "mV" and (value == 0 or abs(value) >= 5e-3):
        return show(value, unit, 1, sign=True)
    return show(value, unit, 2 if unit == "mV" and abs(value) >= 5e-4 else 3 if unit == "mV" else None)


def _reason(check: Checked, what: str) -> str:
    judgement = check.judgement
    if judgement.kind == "unit":
        wanted, got = (UNITS[unit].dimension for unit in (check.unit, check.said_unit))
        return f"The unit is of another kind: {what} is a {wanted}, and what you wrote is a {got}."
    if judgement.kind == "accepted":
        return _fill(judgement.candidates[0].roads[0].slip.remedy, judgement.candidates[0], check)
    return judgement.reason


def explained(check: Checked) -> list[str]:
    """What went wrong: the student's slip, or ways that lead to the number."""
    judgement = check.judgement
    if judgement.kind == "slip":
        found = judgement.candidates[0]
        opening = "The slip" if check.stance.held else "A usual way to that number"
        line = _fill(found.roads[0].walk.line, found, check)
        remedy = _fill(found.roads[0].slip.remedy, found, check)
        return [f"{opening}: {_what(found)}.", f"There it happened: {line}." if line else "", remedy]
    if judgement.kind == "slips":
        named = "; or ".join(_what(found) for found in judgement.candidates[:MOST_NAMED])
        return [f"More than one slip leads to that number: {named}."]
    if judgement.kind == "pair":
        both = " and ".join(road.slip.slip for road in judgement.candidates[0].roads)
        return [f"Two slips together would give it: {both}."]
    return []


def question(check: Checked, plan: Plan) -> str | None:
    """The question that tells slips apart, or the wish to see the student's working."""
    judgement = check.judgement
    if judgement.kind in ("slips", "pair"):
        return judgement.candidates[0].roads[0].slip.question
    if judgement.kind == "slip" and len(judgement.candidates[0].twins) > 1:
        return judgement.candidates[0].roads[0].slip.question
    if judgement.kind == "other" and check.stance.held:
        return f"How did you get {name_of(plan, check.variable)}? Show me the line with your numbers in it."
    return None


def _what(found: Candidate) -> str:
    slip = ", or ".join(found.twins)
    return slip if found.slope is None else f"{slip} (with a slope of {figure(found.slope)} mV)"


def _fill(text: str, found: Candidate, check: Checked) -> str:
    """A text of a slip with its numbers; nothing where one is missing."""
    if check.case is None:
        return ""
    try:
        return fill(text, found.walked, check.case)
    except TutorError:
        return ""
