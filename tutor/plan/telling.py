"""Which passages of which idea are told: what was asked, the next ones on "more", one deeper on "why?"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tutor.context import Context
from tutor.knowledge.model import Idea, Knowledge
from tutor.parse.reading import Reading
from tutor.plan.plan import Plan

# The order in which "more" goes on.
ORDER = (
    "definition", "facets.why", "facets.how", "facets.example", "facets.effects", "facets.what_for",
    "facets.causes", "facets.changes", "facets.where", "facets.when", "facets.how_much", "facets.kinds",
    "facets.measured", "facets.analogy", "facets.confusion",
)  # fmt: skip
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
    return replace(plan, tell=tuple(key(idea.id, label) for label in reading.passages[:1] or ("definition",)))


def _of_calculation(plan: Plan, told: tuple[str, ...], knowledge: Knowledge) -> Plan:
    """ "why?" after a calculation: the reason of the quantity it gave, and one deeper the next time."""
    if plan.reading.facet != "why" or not _bare(plan.reading) or plan.target is None:
        return plan
    unknown = plan.reading.unknown
    symbol = knowledge.symbols.get(unknown.symbol if unknown is not None else "V_m")
    idea = knowledge.ideas.get(symbol.idea or "") if symbol is not None else None
    if idea is None:
        return plan
    first = key(idea.id, "facets.why")
    return _deeper(plan, idea, told, knowledge) if first in told else replace(plan, tell=(first,))


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
