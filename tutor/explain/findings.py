"""A belief the student holds, answered: what is right in it, the correction, its refutation, a question."""

from __future__ import annotations

import re

from tutor.compute.equation import ion_label, label
from tutor.diagnose.beliefs import Finding
from tutor.diagnose.predict import Prediction
from tutor.knowledge.model import Knowledge
from tutor.knowledge.template import Speaker
from tutor.meaning import Stance, Variable
from tutor.outcome import Outcome
from tutor.plan import Plan
from tutor.units import show


def belief(finding: Finding, plan: Plan, knowledge: Knowledge) -> tuple[str, list[str], str]:
    """Headline, the sentences that follow, and the follow-up question."""
    rule = knowledge.rules[finding.id]
    speaker = Speaker(plan.cell, rule.experiments, dict(finding.bound))
    opening = speaker.say(rule.credit)
    if finding.stance is Stance.HEDGES:
        opening = f"Let us test that idea. {opening}"
    for test, says in rule.here:
        if speaker.holds(test):
            return speaker.say(says), [speaker.say(rule.correction)], speaker.say(rule.ask.question)
    return (
        f"{opening} {speaker.say(rule.correction)}",
        [speaker.say(rule.refutation)],
        speaker.say(rule.ask.question),
    )


def not_held(rule_id: str, plan: Plan, knowledge: Knowledge) -> list[str]:
    """The same correction where the belief is asked about or reported, and nobody is told to hold it."""
    rule = knowledge.rules[rule_id]
    speaker = Speaker(plan.cell, rule.experiments)
    asked = any(claim.stance is Stance.ASKS for claim in plan.reading.told)
    turned = re.search(r"\b(?:wrong|false|incorrect|myth|not|\w+n't|who)\b", plan.reading.text, re.IGNORECASE)
    past = any(claim.stance is Stance.PAST for claim in plan.reading.told)
    opening = "No. " if asked and not turned else "That idea does not hold. "
    if past and not asked:
        opening = "Good that you left that idea behind. "
    return [f"{opening}{speaker.say(without_but(rule.correction))}", speaker.say(rule.refutation)]


def rightly_denied(rule_id: str, plan: Plan, knowledge: Knowledge) -> list[str]:
    """A belief that the student turns down, rightly: confirmed, with the reason and the numbers."""
    rule = knowledge.rules[rule_id]
    speaker = Speaker(plan.cell, rule.experiments)
    return [
        f"You are right to reject that. {speaker.say(without_but(rule.correction))}",
        speaker.say(rule.refutation),
    ]


def without_but(correction: str) -> str:
    """A correction without the "But" that joins it to what was credited."""
    opened = re.sub(r"^(?:But|Yet) ", "", correction)
    return opened[:1].upper() + opened[1:]


def prediction(found: Prediction, plan: Plan, bare: bool) -> str:
    """A computed claim: the verdict with before and after."""
    z = plan.values.get(Variable("z", found.shown.ion or ""))
    what = label(found.shown, z)
    if found.shown.symbol == "DF":
        way = found.claim.effect.role("where")
        force = f"V_m − E_{found.shown.ion} = {show(found.before, 'mV', 1, sign=True)}"
        ion = ion_label(found.shown.ion or "", z)
        opening = "Right" if bare else "The direction is right"
        ok = f"{opening}: with {force}, {ion} moves {'into' if way == 'in' else 'out of'} the cell."
        other = "out of" if way == "in" else "into"
        bad = f"That is not so in {plan.cell.called}: {force} drives {ion} {other} the cell."
        if found.verdict == "right" and not bare:
            return f"{ok} I have not judged the rest of the sentence."
        return ok if found.verdict == "right" else bad
    before, after = show(found.before, "mV", 1), show(found.after, "mV", 1)
    change = f"{what} goes from {before} to {after} in {plan.cell.called}"
    if found.change is not None:
        changed = label(
            found.change.variable, plan.values.get(Variable("z", found.change.variable.ion or ""))
        )
        amount = {2.0: "doubled", 0.5: "halved", 10.0: "ten times as high", 0.0: "set to zero"}.get(
            found.change.amount, "changed"
        )
        asked = found.change in plan.changes
        how = amount if found.change.how == "times" else "changed so"
        changed = f"with {changed} {how}" if asked else f"tested with {changed} {how}"
        change = f"{changed}, {change}"
    if found.verdict == "right":
        return f"The direction is right: {change}."
    if found.verdict == "partly":
        return f"Only partly: {change}."
    if before == after:
        return f"No: {what} stays at {before} in {plan.cell.called}; it does not depend on that."
    return f"It is the other way round: {change}."


def verdict_text(outcome: Outcome) -> list[str]:
    """The computed claims of a statement, in order."""
    reasons = any(claim.because is not None for claim in outcome.plan.reading.claims)
    return [
        prediction(found, outcome.plan, outcome.whole)
        for found in outcome.predictions
        if found.claim.stance is not Stance.PAST or reasons
    ]
