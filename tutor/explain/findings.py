"""A belief the student holds, answered: what is right in it, the correction, its refutation, a question."""

from __future__ import annotations

import re

from tutor.compute.driving_force import directions
from tutor.compute.equation import ion_label, label
from tutor.diagnose.beliefs import Finding
from tutor.diagnose.effects import TIMES
from tutor.diagnose.orders import Ordered
from tutor.diagnose.predict import Prediction
from tutor.knowledge.model import Knowledge, Rule
from tutor.knowledge.template import Speaker
from tutor.meaning import V_M, Stance, Variable
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


def rightly_said(rule_id: str, plan: Plan, knowledge: Knowledge) -> list[str]:
    """What is right where others hold a belief: confirmed, with the reason and the numbers."""
    rule = knowledge.rules[rule_id]
    speaker = Speaker(plan.cell, rule.experiments)
    return [f"That is right. {speaker.say(rule.truth)}", speaker.say(rule.refutation)]


def probe_question(rule: Rule, again: bool = False) -> str:
    """Is a belief held? Of one that waited behind another it is said so."""
    opening = "Something else that you said before: is" if again else "Is"
    return f'{opening} this what you think: "{rule.belief}" Yes or no?'


def without_but(correction: str) -> str:
    """A correction without the "But" that joins it to what was credited."""
    opened = re.sub(r"^(?:But|Yet) ", "", correction)
    return opened[:1].upper() + opened[1:]


def prediction(found: Prediction, plan: Plan, bare: bool) -> str:
    """A computed claim: the verdict with before and after."""
    z = plan.values.get(Variable("z", found.shown.ion or ""))
    what = f"V_m − E_{found.shown.ion}" if found.shown.symbol == "DF" else label(found.shown, z)
    if found.claim.effect.kind == "change" and found.shown.symbol == "DF" and found.change is None:
        return _of_charge(found, plan, z or 1.0)
    if found.shown.symbol == "DF" and found.change is None:
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
    either = "either" in found.claim.effect.marks
    moved = f"stays at {after}" if before == after else f"goes from {before} to {after}"
    change = f"{what} {moved} in {plan.cell.called}"
    if found.change is not None:
        changed = label(
            found.change.variable, plan.values.get(Variable("z", found.change.variable.ion or ""))
        )
        amount = {2.0: "doubled", 0.5: "halved", 10.0: "ten times as high", 0.0: "set to zero"}.get(
            found.change.amount, "changed"
        )
        asked = found.change in plan.changes
        how = amount if found.change.how == "times" else "changed so"
        if found.change.variable == V_M and found.change.how == "by":
            way = "higher" if found.change.amount > 0 else "lower"
            how = f"{show(abs(found.change.amount), 'mV', 0)} {way}"
        changed = f"with {changed} {how}" if asked else f"tested with {changed} {how}"
        change = f"{changed}, {change}"
    if either:
        return f"It {_which(found, before == after)}: {change}."
    if found.verdict == "right":
        opening = (
            "That is right"
            if found.claim.effect.role("direction") in ("same", "any")
            else "The direction is right"
        )
        return f"{opening}: {change}."
    if found.verdict == "partly":
        return f"Only partly: {change}."
    if found.claim.effect.role("direction") == "same":
        return f"No: {change}."
    if found.claim.effect.role("size") in TIMES:
        return f"No, not so: {change}."
    if before == after:
        return f"No: {what} stays at {before} in {plan.cell.called}; it does not depend on that."
    if found.claim.effect.role("direction") == "any":
        return f"Not so: {change}."
    return f"It is the other way round: {change}."


def _of_charge(found: Prediction, plan: Plan, z: float) -> str:
    """What a movement of charge does to V_m, and which way the ion goes in the cell in force."""
    cause = found.claim.cause
    inward = cause is not None and cause.role("where") == "in"
    ion, sign = ion_label(found.shown.ion or "", z), "positive" if z > 0 else "negative"
    act = "depolarises" if (z > 0) == inward else "hyperpolarises"
    does = (
        f"{ion} {'entering brings' if inward else 'leaving takes'} {sign} charge {'in' if inward else 'out'}"
    )
    way = {"in": "into the cell", "out": "out of the cell", "none": "neither way"}[
        directions(found.before, round(z))[0]
    ]
    opening = "That is right" if found.verdict == "right" else "It is the other way round"
    force = f"V_m − E_{found.shown.ion} = {show(found.before, 'mV', 1, sign=True)}"
    return f"{opening}: {does}, which {act}. In {plan.cell.called} {force} drives {ion} {way}."


def _which(found: Prediction, same: bool) -> str:
    """Which of two opposites it is: larger or smaller by its size, V_m and E by their sign."""
    if same:
        return "does neither"
    if found.shown.symbol == "DF":
        return "gets larger" if abs(found.after) > abs(found.before) else "gets smaller"
    up, down = ("depolarises", "hyperpolarises") if found.shown == V_M else ("rises", "falls")
    return up if found.after > found.before else down


def order(found: Ordered, plan: Plan) -> str:
    """A stated order: the verdict with the values that decide it."""
    one, other = (
        _valued(variable, value, plan)
        for variable, value in ((found.order.one, found.one), (found.order.other, found.other))
    )
    shown = f"{one} and {other}"
    if found.order.to is not None and found.to is not None:
        shown = f"{shown}, and {_valued(found.order.to, found.to, plan)}"
    if found.verdict == "right":
        return f"That is right: in {plan.cell.called} {shown}."
    if found.verdict == "depends":
        return f"That depends on whether the sign counts: in {plan.cell.called} {shown}."
    if found.verdict == "partly":
        return f"Nearly: in {plan.cell.called} {shown}."
    return f"That is not so in {plan.cell.called}: {shown}."


def _valued(variable: Variable, value: float, plan: Plan) -> str:
    """A quantity with its value, a driving force as the difference that it is."""
    z = plan.values.get(Variable("z", variable.ion or ""))
    name = f"V_m − E_{variable.ion}" if variable.symbol == "DF" else label(variable, z)
    unit = {"c": "mM", "P": "1", "g": "nS"}.get(variable.symbol, "mV")
    return f"{name} is {show(value, unit, 1) if unit == 'mV' else show(value, unit)}"


def verdict_text(outcome: Outcome) -> list[str]:
    """The computed claims of a statement, in order; what was given as the reason is told as that."""
    said = [order(found, outcome.plan) for found in outcome.ordered]
    reasons = {claim.because for claim in outcome.plan.reading.claims if claim.because is not None}
    for found in outcome.predictions:
        if found.claim.stance is Stance.PAST and not reasons:
            continue
        text = prediction(found, outcome.plan, outcome.whole)
        if found.claim.effect in reasons:
            opening = "The reason holds too" if found.verdict == "right" else "The reason given does not hold"
            text = f"{opening}. {text}"
        said.append(text)
    judged = {found.claim.effect for found in outcome.predictions}
    answered = outcome.findings or outcome.probed or outcome.mentioned or outcome.denied
    if said and reasons and not reasons & judged and not answered:
        said.append("Whether the reason given holds I have not judged.")
    return said
