"""What a message shows of its writer: beliefs held, asked about, spoken of, turned down or set right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.diagnose.beliefs import Diagnoser, Finding
from tutor.knowledge.model import DEFAULT_CELL
from tutor.meaning import Act, Claim, Stance
from tutor.parse.reading import Reading
from tutor.plan import Plan

# A message with one of these wants more than a verdict.
_REQUEST = re.compile(
    r"\b(?:why|hows?|what|whether|which|explain|describe|discuss|consider|please|for me|calculate|find"
    r"|give|show|y)\b"
    r"|\breason\?",
    re.IGNORECASE,
)
# Words by which a view that is told is called wrong by the one who tells it.
_REJECTS = re.compile(
    r"\b(?:wrong|false|incorrect|myths?|mistaken?|misconception|nonsense|untrue|fallacy|i doubt"
    r"|confus(?:es|ed|ing|ion)|(?:never|didn't|did not) (?:said|say|claimed?|wrote|write)"
    r"|(?:can't|cannot) be (?:right|true|so)|not (?:right|true|so)|isn't (?:right|true|so))\b",
    re.IGNORECASE,
)


_MAY = ("can ", "could ", "might ", "is it possible", "would it be possible")


@dataclass(frozen=True, slots=True)
class Views:
    """The rules that a message touches, by what its writer makes of them."""

    findings: tuple[Finding, ...] = ()  # held
    probed: tuple[Finding, ...] = ()  # perhaps held, so asked about
    mentioned: tuple[str, ...] = ()  # asked, reported, left behind
    denied: tuple[str, ...] = ()  # rightly turned down
    confirmed: tuple[str, ...] = ()  # of which the right thing is said

    @property
    def agreed(self) -> bool:
        """True where only what is right was said."""
        return bool(self.denied or self.confirmed) and not (self.findings or self.probed)

    @property
    def all(self) -> tuple[str, ...]:
        """Every rule, the beliefs first."""
        held = (found.id for found in (*self.findings, *self.probed))
        return (*held, *self.mentioned, *self.denied, *self.confirmed)


def views(plan: Plan, claims: Sequence[Claim], diagnoser: Diagnoser) -> Views:
    """What is held, spoken of and rejected; of a rule that the student sets right nothing is held."""
    reading = plan.reading
    said = reading.stretches
    special = own_case(reading)

    def here(rule: str) -> bool:
        return not special or diagnoser.everywhere(rule)

    asks = wants_more(plan)
    confirmed = () if asks or reading.offered else diagnoser.confirmed(said)
    held = [f for f in diagnoser.find(claims, said) if here(f.id) and f.id not in confirmed]
    if reading.sum_asked:
        held = [found for found in held if found.reasoned]
    unsure = [f for f in held if diagnoser.unsure(f) and (special or not diagnoser.witnessed(f, said))]
    probed = tuple(f for f in held if f in unsure or reading.weighs)
    findings = tuple(found for found in held if found not in probed)
    mentioned, denied = (
        tuple(rule for rule in diagnoser.matched(claims, stances, said) if here(rule))
        for stances in ((Stance.ASKS, Stance.REPORTS, Stance.PAST), (Stance.DENIES,))
    )
    mentioned = tuple(rule for rule in mentioned if rule not in confirmed)
    if reading.text.lower().startswith(_MAY):
        mentioned = ()  # what can be is asked, and a "no" to what is would not answer it
    if reading.text.lower().startswith("if "):
        denied = ()  # what is denied in a condition is not yet rejected
    if not (held or confirmed or denied) and mentioned and _calls_it_wrong(plan):
        mentioned, denied = (), mentioned
    if not (held or mentioned or denied or confirmed or asks):
        denied = diagnoser.rejected(said)
    return Views(findings, probed, mentioned, denied, confirmed)


def own_case(reading: Reading) -> bool:
    """True where a cell or a membrane of its own is spoken of, in which a belief may be right."""
    return reading.selection.special or reading.cell not in (None, DEFAULT_CELL)


def as_statement(plan: Plan, found: Views, judged: bool) -> Plan:
    """The plan of what was not understood as a request, but as a belief or as something right."""
    spoken = found.findings or found.probed or found.mentioned or found.denied or judged
    believed = plan.act is Act.CLARIFY and spoken
    if believed or (plan.act is Act.DEFINE and found.denied) or (found.agreed and _states(plan)):
        return replace(plan, act=Act.CHECK)
    return plan


def only_tells(reading: Reading) -> bool:
    """True for what asks for nothing and takes nothing back; a short question may lead to the answer told."""
    if reading.questioned and len(reading.text.split()) <= SHORT_QUESTION:
        return True
    voices = {said.stance for said in reading.stretches}
    if not voices <= {Stance.ASSERTS, Stance.HEDGES, Stance.PRESUPPOSES}:
        return False
    if reading.questioned or reading.elsewhere or not _TELLS.search(reading.text):
        return False
    return not (_BEGS.search(reading.text) or _REJECTS.search(reading.text))


# Without one of these a line names something, or is a heading.
_TELLS = re.compile(
    r"(?:\b(?:is|are|was|were|be|has|have|had|can|could|will|would|won|must|does|do|did|don|doesn|isn|get|gets|go"
    r"|goes|make|makes|means?|comes?|keeps?|leaves?|stays?|sits?|runs?|takes?|need|needs|want|wants)\b|'s\b|'ll\b"
    r"|'re\b|'d\b)",
    re.IGNORECASE,
)
SHORT_QUESTION = 6  # words: "Which way? Look where there is less of it."
_BEGS = re.compile(
    r"^\W*(?:so |and |but |now |ok |okay |hi |hey |then )*"
    r"(?:why|how|what|whether|which|who|when|where|add|say|if)\b"
    r"|\b(?:explain|describe|discuss|consider|calculate|compute|convert|find|give|show|name|write|list|plot"
    r"|compare|state|predict|sketch|draft|replace|please|pls|check|for me|help me|can you|could you|did i"
    r"|hows|y|why|huh|i(?: still)? (?:never|don'?t) get)\b",
    re.IGNORECASE,
)


def wants_more(plan: Plan) -> bool:
    """True for a request, and for a question that takes nothing for granted."""
    if _REQUEST.search(plan.reading.text):
        return True
    asked = any(said.stance is Stance.ASKS for said in plan.reading.stretches)
    return asked or (plan.reading.questioned and not plan.reading.stretches)


def _calls_it_wrong(plan: Plan) -> bool:
    """ "She has it the wrong way round, she drew …": whoever tells a view so rejects it."""
    return not plan.reading.questioned and bool(_REJECTS.search(plan.reading.text))


def _states(plan: Plan) -> bool:
    """True for what is neither asked nor to be computed, so that right may be called right."""
    reading = plan.reading
    if _REQUEST.search(reading.text):
        return False
    if plan.act is Act.CLARIFY:
        return True
    asked = reading.questioned or reading.sum_asked or plan.changes or reading.offered
    voices = {said.stance for said in reading.stretches}
    return plan.act in (Act.DEFINE, Act.EXPLAIN) and not asked and voices <= {Stance.ASSERTS, Stance.HEDGES}
