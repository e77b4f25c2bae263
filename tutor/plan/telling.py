"""Which passages of which idea are told: what was asked, the next ones on "more", one deeper on "why?"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tutor.context import Context
from tutor.knowledge.model import Idea, Knowledge
from tutor.meaning import Event, covers
from tutor.parse.reading import Reading
from tutor.plan.plan import Plan

# The order in which "more" goes on.
ORDER = (
    "definition", "facets.why", "facets.how", "facets.example", "facets.effects", "facets.what_for",
    "facets.causes", "facets.changes", "facets.where", "facets.when", "facets.how_much", "facets.kinds",
    "facets.measured", "facets.analogy", "facets.confusion",
)  # fmt: skip
REASONS = ("facets.why", "facets.causes", "facets.how")  # what tells the reason, the nearest first
AT_ONCE = 2  # passages told on "more"


def key(idea: str, passage: str) -> str:
    """A passage of an idea as plan and conversation name it."""
    return f"{idea}:{passage}"


def telling(plan: Plan, context: Context, knowledge: Knowledge) -> Plan:
    """The plan with the passages to tell; on "why?" once more it moves on to a deeper idea."""
    reading = plan.reading
    told = context.last.spoken if context.last is not None else ()
    idea = knowledge.ideas.get(plan.target or "")
    if idea is None:
        return _of_calculation(plan, told, knowledge)
    if reading.facet in ("steps", "more"):
        rest = [key(idea.id, label) for label in _all(idea) if key(idea.id, label) not in told]
        return replace(plan, tell=tuple(rest[:AT_ONCE]))
    if reading.facet == "why" and _bare(reading):
        return _deeper(plan, idea, told, knowledge)
    if reading.facet in OTHERWISE and _bare(reading):
        return replace(plan, tell=_otherwise(idea, reading.facet, told))
    return replace(plan, tell=tuple(key(idea.id, label) for label in reading.passages or ("definition",)))


# What tells the same in another way, the nearest first.
OTHERWISE: dict[str, tuple[str, ...]] = {
    "simpler": ("facets.analogy", "definition", "facets.example", "facets.how", "facets.why"),
    "example": ("facets.example", "facets.how_much", "facets.analogy", "facets.kinds"),
    "analogy": ("facets.analogy", "facets.example", "definition"),
    "how": ("facets.how", "facets.causes", "facets.why", "facets.changes"),
    "sure": ("definition",),
}


def _otherwise(idea: Idea, facet: str, told: tuple[str, ...]) -> tuple[str, ...]:
    """The passage that says it in another way, one that was not told yet where there is one."""
    have = set(_all(idea))
    ways = [key(idea.id, label) for label in OTHERWISE[facet] if label in have]
    fresh = [way for way in ways if way not in told]
    return tuple((fresh or ways or [key(idea.id, "definition")])[:1])


def _idea_of_calculation(plan: Plan, knowledge: Knowledge) -> Idea | None:
    """The idea that explains a result: of the change that was made, else of the quantity found."""
    for shift in plan.reading.shifts:
        event = Event("change", (shift.variable, "up", None))
        for pattern, name in knowledge.facts.events.get("change", ()):
            if covers(pattern, event, knowledge.lexicon.ancestors):
                return knowledge.ideas[name]
    unknown = plan.reading.unknown
    symbol = knowledge.symbols.get(unknown.symbol if unknown is not None else "V_m")
    return knowledge.ideas.get(symbol.idea or "") if symbol is not None else None


def _of_calculation(plan: Plan, told: tuple[str, ...], knowledge: Knowledge) -> Plan:
    """ "why?" after a calculation: the reason of the quantity it gave, and one deeper the next time."""
    facet = plan.reading.facet or ""
    if facet not in ("why", "reason", *OTHERWISE) or not _bare(plan.reading) or plan.target is None:
        return plan
    idea = _idea_of_calculation(plan, knowledge)
    if idea is None:
        return plan
    if plan.reading.shifts:
        plan = replace(plan, target=idea.id)  # the reason is that of the change, not of the equation
    if facet in OTHERWISE:
        return replace(plan, tell=_otherwise(idea, facet, told))
    have = set(_all(idea))
    first = key(idea.id, next((label for label in REASONS if label in have), "definition"))
    deeper = facet == "why" and first in told  # a question that says what it asks the reason of gets it again
    return _deeper(plan, idea, told, knowledge) if deeper else replace(plan, tell=(first,))


def _bare(reading: Reading) -> bool:
    """True for "why?" alone, which leans on what was said before."""
    return reading.follow_up and not reading.ideas and not reading.passages


def _all(idea: Idea) -> Iterator[str]:
    """Every passage of an idea, in the order of telling."""
    have = {"definition", *(f"facets.{name}" for name in idea.facets)}
    yield from (label for label in ORDER if label in have)
    yield from (f"facts.{number}" for number in range(1, len(idea.facts) + 1))


def _deeper(plan: Plan, idea: Idea, told: tuple[str, ...], knowledge: Knowledge) -> Plan:
    """The first reason on the way down that was not told yet."""
    waiting, seen = [idea.id], set()
    while waiting:
        here = knowledge.ideas.get(waiting.pop(0))
        if here is None or here.id in seen:
            continue
        seen.add(here.id)
        reasons = [f"facets.{name}" for name in ("why", "causes") if name in here.facets]
        fresh = [
            key(here.id, label) for label in reasons or ["definition"] if key(here.id, label) not in told
        ]
        if fresh and (reasons or here is not idea):
            return replace(plan, target=here.id, tell=(fresh[0],))
        waiting.extend(here.because or here.needs[::-1])
    return replace(plan, tell=())
