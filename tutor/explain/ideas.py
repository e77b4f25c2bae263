"""Ideas put into words: the definition or the facet asked for, with live numbers of the current cell."""

from __future__ import annotations

from tutor.knowledge.model import Idea, Knowledge
from tutor.knowledge.template import Speaker
from tutor.plan import Plan

FOLLOWS = {
    "why": ("why", "causes", "how", "definition"),
    "how": ("how", "why", "definition"),
    "definition": ("definition",),
}


def speak(idea: Idea, plan: Plan, facet: str | None) -> tuple[str, list[str]]:
    """The facet asked for (or the nearest the idea has) and an example to go with a definition."""
    speaker = Speaker(plan.cell, idea.experiments)
    for name in FOLLOWS.get(facet or "definition", ("definition",)):
        text = idea.definition if name == "definition" else idea.facets.get(name, "")
        if text and (said := speaker.say(text)):
            more = [
                speaker.say(idea.facets[extra])
                for extra in ("example",)
                if name == "definition" and extra in idea.facets
            ]
            return said, [text for text in more if text]
    return speaker.say(idea.definition), []


def compare(ideas: list[Idea], plan: Plan) -> tuple[str, list[str]]:
    """Two ideas side by side: each in its own definition."""
    said = [
        f"{idea.name[:1].upper()}{idea.name[1:]}: {speak(idea, plan, 'definition')[0]}" for idea in ideas[:2]
    ]
    return said[0] if said else "", said[1:]


def suggestions(idea: Idea, knowledge: Knowledge) -> tuple[str, ...]:
    """Next questions: why, a calculation of it, what it rests on."""
    asked = []
    if "why" in idea.facets:
        asked.append(f"why {idea.name}?")
    if idea.needs and idea.needs[0] in knowledge.ideas:
        asked.append(f"what is {knowledge.ideas[idea.needs[0]].name}?")
    return tuple(asked[:2])
