"""Options that say which way something goes or how it changes, against what the stem computes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from tutor.choosing.judged import Judged, Question, Verdict
from tutor.compute.equation import Result
from tutor.diagnose.effects import effect_verdict
from tutor.diagnose.state import quantity
from tutor.meaning import V_M, Act, Event, Variable
from tutor.units import show

_INWARD = re.compile(r"\b(?:in|into|inward|inwards|enters?|influx|inside)\b")
_OUTWARD = re.compile(r"\b(?:out|outward|outwards|leaves?|exits?|efflux|outside)\b")
_NOWHERE = re.compile(r"\b(?:none|zero|neither|no net|does not move|stays)\b")
_SAME = re.compile(
    r"^(?:nothing|none|zero|no (?:change|effect)|not? (?:affect|change)\w*|it (?:stays|does not|remains)|"
    r"(?:stays?|remains?|has no|is un|un(?:changed|affected)|does not|leaves?)\b)"
)
_COMPARED = ("equal", "near", "greater")
_TOWARD = re.compile(r"\btowards? E_?\(?(\w+?)\)?\b")
_OPENS = re.compile(r"\bopen(?:s|ed|ing)?\b", re.IGNORECASE)
_OF_V_M = re.compile(
    r"\b(?:V_?m|polari[sz]\w*|(?:de|hyper|re)polari[sz]\w*|membrane|potential|cell)\b", re.IGNORECASE
)
_AT_REST = re.compile(
    r"\b(?:V_?m|membrane potential)\s*(?:=|equals|is equal to|is at|lies at)\s*E_?\(?(\w+)\b"
    r"|\bE_?\(?(\w+)\)?\s*(?:=|equals|is equal to)\s*V_?m\b",
    re.IGNORECASE,
)
UNCHANGED = 5e-4
Results: TypeAlias = dict[tuple[Variable, Literal["result", "before", "after", "change"]], Result]


def by_direction(question: Question) -> list[Judged]:
    """ "Into the cell", "it depolarises", "no change"; of results that were computed."""
    found: Results = {
        (r.variable, r.role): r for _, solution in question.outcome.solutions for r in solution.results
    }
    if (ion := _balanced(question)) is not None:
        return [Judged(option, *_held(option.text, ion, question)) for option in question.choice.options]
    if _own_state(question):
        return [Judged(option) for option in question.choice.options]
    return [Judged(option, *_judge(option.text, found, question)) for option in question.choice.options]


def _balanced(question: Question) -> str | None:
    """The ion whose channels open while V_m is said to be its E."""
    found = _AT_REST.search(question.stem)
    if found is None or not _OPENS.search(question.stem):
        return None
    ions = question.outcome.plan.reading.ions
    return ions[0] if len(ions) == 1 and ions[0] in found.groups() else None


def _held(text: str, ion: str, question: Question) -> tuple[Verdict, str]:
    """ "No change" where V_m lies at the E of the one ion whose channels open."""
    reason = f"V_m is at E_{ion} already, so there is no driving force on the ion."
    if _SAME.match(text.lower()):
        return "right", reason
    moved = any(shown == V_M for shown, _ in _changes(text, question, V_M))
    return ("wrong", reason) if moved else (None, "")


def _own_state(question: Question) -> bool:
    """True where the stem tells a state by comparison, "with E_Cl = V_m", which no cell shows."""
    plan = question.outcome.plan
    if any(event.kind in _COMPARED for event in plan.reading.events):
        return True
    spoken = {variable.symbol: variable for variable in plan.reading.speaks_of}
    return {"V_m", "E"} <= spoken.keys() and not plan.said & {spoken["V_m"], spoken["E"]}


def _judge(text: str, results: Results, question: Question) -> tuple[Verdict, str]:
    pulled = _pulled(text, question)
    if pulled[0]:
        return pulled
    force = next((r for r in results.values() if r.ion_direction is not None), None)
    if force is not None and question.outcome.plan.act is Act.DIRECTION:
        return _way(text.lower(), force)
    if not any(role == "before" for _, role in results):
        return None, ""  # nothing was changed
    asked = asked_variable(question, results)
    if _SAME.match(text.lower()):
        return _unchanged(results, asked)
    for shown, event in _changes(text, question, asked):
        before, after = results.get((shown, "before")), results.get((shown, "after"))
        if before is not None and after is not None:
            verdict = effect_verdict(event, before.value, after.value)
            if verdict in ("right", "wrong"):
                return verdict, _moved(shown, before, after)
    return None, ""


def _way(low: str, force: Result) -> tuple[Verdict, str]:
    """ "Inward", "out of the cell", "none"."""
    words = (("in", _INWARD), ("out", _OUTWARD), ("none", _NOWHERE))
    ways = {way for way, pattern in words if pattern.search(low)}
    if len(ways) != 1:
        return None, ""
    return ("right" if ways == {force.ion_direction} else "wrong"), f"V_m − E is {force.shown()}."


def _pulled(text: str, question: Question) -> tuple[Verdict, str]:
    """Where V_m is told, open channels pull it towards the E of their ion: "it depolarises", "no change"."""
    plan = question.outcome.plan
    ion = next((ion for event in plan.reading.events if (ion := _opened(event))), None)
    if ion is None and _OPENS.search(question.stem) and len(plan.reading.ions) == 1:
        ion = plan.reading.ions[0]
    force = quantity(plan.values, Variable("DF", ion)) if ion and V_M in plan.said else None
    if force is None:
        return None, ""
    pull = f"V_m is drawn towards E_{ion}; V_m − E_{ion} is {show(force, 'mV', 1, sign=True)}."
    if toward := _TOWARD.search(text):
        return ("right" if toward[1] == ion else "wrong"), pull
    if _SAME.match(text.lower()):
        return ("right" if abs(force) < UNCHANGED else "wrong"), pull
    for shown, event in _changes(text, question, V_M):
        verdict = effect_verdict(event, force, 0.0) if shown == V_M else None
        if verdict in ("right", "wrong"):
            return verdict, pull
    return None, ""


def _opened(event: Event) -> str | None:
    """The ion whose channels are said to open."""
    what = event.role("what") if event.kind == "change" and event.role("direction") == "up" else None
    return what.ion if isinstance(what, Variable) and what.symbol in ("P", "g") else None


def _changes(text: str, question: Question, asked: Variable) -> Iterator[tuple[Variable, Event]]:
    """The changes that an option tells, and of what: where it does not say, of what is asked."""
    for reading in question.bench.read(text):
        for event in reading.events:
            if event.kind == "change" and (event.role("direction"), event.role("size")) != ("any", None):
                what = event.role("what")
                if isinstance(what, Variable) and what.symbol in ("V_m", "E") and not _implied(text, what):
                    yield what, event
                else:
                    yield asked, event


def _implied(text: str, what: object) -> bool:
    """ "Becomes more positive" says nothing of V_m by itself."""
    return what == V_M and not _OF_V_M.search(text)


def asked_variable(question: Question, results: Results) -> Variable:
    """The quantity whose change the stem asks for."""
    reading = question.outcome.plan.reading
    spoken = [reading.unknown, *reading.speaks_of]
    moved = {shift.variable for shift in reading.shifts}
    return next((v for v in spoken if v is not None and v not in moved and (v, "after") in results), V_M)


def _unchanged(results: Results, asked: Variable) -> tuple[Verdict, str]:
    before, after = results.get((asked, "before")), results.get((asked, "after"))
    if before is None or after is None:
        return None, ""
    same = abs(after.value - before.value) < UNCHANGED
    return ("right" if same else "wrong"), _moved(asked, before, after)


def _moved(what: Variable, before: Result, after: Result) -> str:
    name = what.symbol if what.ion is None else f"{what.symbol}_{what.ion}"
    start, end = show(before.value, before.unit, 1), show(after.value, after.unit, 1)
    return f"{name} stays at {start}." if start == end else f"{name} goes from {start} to {end}."
