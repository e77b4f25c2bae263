"""Options that make a statement with the stem: computed, or known as a common mistake."""

from __future__ import annotations

import re

from tutor.choosing.judged import Judged, Question, Verdict, first_sentence
from tutor.choosing.sentences import statement
from tutor.explain.answer import AGREED, SAID_WHOLE, Answer
from tutor.explain.findings import without_but
from tutor.knowledge.model import Knowledge, Rule
from tutor.knowledge.template import Speaker

_OPENING = re.compile(r"^(?:That is right|That is not so|Yes|No)\. ")
LONGEST_AGREED = 24  # words: what says more is hardly agreed to as a whole
PARTIAL = "have not judged"  # what an answer says of the part that it left aside
MISTAKE = "A common mistake. "
# An option with one of these says more than that one thing happens.
_MORE = re.compile(
    r"\b(?:because|since|so|until|due|when|if|therefore|but|by|and|then|while|which|as)\b", re.IGNORECASE
)
_REASON = re.compile(
    r"\b(?:because|since|why|reasons?|due to|results? (?:from|of)|caused by)\b|^as\b", re.IGNORECASE
)
_FALLS = re.compile(
    r"\bpotential\b[^.]*\b(?:los[et]|decreas|fall|drop|lower|reduc|ris|increas|rais|larg|small|great|high|low)"
    r"|\b(?:larg|small|great|high|low|reduc|increas|decreas)\w*\b[^.]*\bpotential\b",
    re.IGNORECASE,
)
_GATED = re.compile(r"\bvoltage[- ](?:gated|dependent|activated)\b|\bdelayed rectifier", re.IGNORECASE)
_POLAR = re.compile(r"\b(?:de|hyper|re)polari[sz]|\b(?:negative|positive)\b", re.IGNORECASE)


def by_statement(question: Question) -> list[Judged]:
    """Each option with the verdict on the statement that it makes."""
    found = []
    alone = question.bench.ask(question.stem)
    already, _ = judge(alone, question.known)
    if all(claim.text.endswith(", any)") for claim in alone.claims if claim.verdict == "right"):
        already = None if already == "right" else already  # "… becomes" leaves open what it becomes
    for option in question.choice.options:
        said = statement(question, option)
        answer = question.bench.ask(said) if said else None
        verdict, reason = judge(answer, question.known) if answer is not None else (None, "")
        if verdict == "right" and (_MORE.search(option.text) or _REASON.search(question.stem)):
            verdict = None  # what holds, but not all that is said: nor is what holds yet the reason
        if verdict and _GATED.search(question.stem) and answer is not None and answer.claims:
            verdict = None  # shut at rest: nothing that is computed of the resting membrane tells of them
        if said and _FALLS.search(said) and not _POLAR.search(said):
            verdict = None  # a potential that falls may go either way
        if said != option.text and (verdict == already or _bare(option.text, question)):
            verdict = None  # the stem says by itself what was judged
        computed = answer is not None and any(claim.verdict == "wrong" for claim in answer.claims)
        sources = answer.sources if answer is not None and verdict else ()
        found.append(Judged(option, verdict, reason if verdict else "", computed, sources))
    return found


def _bare(text: str, question: Question) -> bool:
    """True for an option that only names an ion or a thing: that it moves so is not all that is asked."""
    readings = question.bench.read(text)
    return not any(reading.events or reading.told or reading.speaks_of for reading in readings)


def says_more(text: str) -> bool:
    """True for a statement that gives a reason: what holds may not hold for that reason."""
    return _REASON.search(text) is not None


def _only_moves(answer: Answer) -> bool:
    """True if all that was computed is which way an ion goes."""
    return all(claim.text.startswith("move(") for claim in answer.claims if claim.verdict == "right")


def judge(answer: Answer, known: Knowledge, alone: bool = False) -> tuple[Verdict, str]:
    """The verdict of an answer on one statement, and its reason as of nobody's belief.

    What is agreed to may be a part of what is said: it counts only for a statement that stands ``alone``.
    """
    if PARTIAL in answer.text or answer.parts or answer.verdict not in ("right", "wrong"):
        return None, ""
    reason = first_sentence(_OPENING.sub("", answer.headline))
    short = alone and len(answer.question.split()) <= LONGEST_AGREED
    settled = answer.settled == SAID_WHOLE or (short and answer.settled == AGREED)
    if settled and answer.verdict == "right":
        return "right", reason
    if answer.verdict == "right" and not any(claim.verdict == "right" for claim in answer.claims):
        return None, ""  # a mistake that is denied makes no statement right
    if answer.verdict == "right" and len(answer.claims) > 1 and _only_moves(answer):
        return None, ""  # that an ion moves so is not all that is said
    if answer.verdict == "wrong":
        rule = next((known.rules[found.id] for found in answer.findings if found.id in known.rules), None)
        return "wrong", reason if rule is None else _corrected(rule, answer, known)
    return "right", reason


def _corrected(rule: Rule, answer: Answer, known: Knowledge) -> str:
    """What is right, without credit or blame: nobody has said the statement yet."""
    cell = known.cells[str(answer.context["cell"])]
    return MISTAKE + without_but(Speaker(cell, rule.experiments).say(rule.correction))
