"""Ideas put into words: the passages that the plan chose, with live numbers of the current cell."""

from __future__ import annotations

import re

from tutor.knowledge.model import Idea, Knowledge
from tutor.knowledge.template import Speaker
from tutor.plan import Plan

# A passage that begins so does not say what it speaks of.
_LEANING = re.compile(r"(?:It|Its|They|Their|He|She|This|These|By|In|With|Between|From|On|At|Two|So|There)\b")


def tell(plan: Plan, knowledge: Knowledge) -> list[str]:
    """The chosen passages, each as a paragraph that says what it is about."""
    said: list[str] = []
    for chosen in plan.tell:
        name, _, label = chosen.partition(":")
        idea = knowledge.ideas[name]
        text = passage(idea, label, plan)
        if text:
            said.append(text if said or label == "definition" else named(idea, text))
    return said


def passage(idea: Idea, label: str, plan: Plan) -> str:
    """One passage of an idea in words, without the sentences whose numbers this cell lacks."""
    kind, _, name = label.partition(".")
    if kind == "facts":
        text = idea.facts[int(name) - 1].text
    else:
        text = idea.facets.get(name, "") if kind == "facets" else idea.definition
    return Speaker(plan.cell, idea.experiments).say(text)


def named(idea: Idea, text: str) -> str:
    """The text, with the idea's name before it if it leans on it."""
    first = text.split(".")[0].lower()
    if not _LEANING.match(text) or idea.name.lower() in first:
        return text
    start = text[:1] if _acronym(text) else text[:1].lower()
    return f"{idea.name[:1].upper()}{idea.name[1:]}: {start}{text[1:]}"


def _acronym(text: str) -> bool:
    """True if the first word keeps its capitals."""
    return text[1:2].isupper()


# The rows of a comparison, in order; "what it is" always stands first.
ROWS = {
    "what_for": "what for", "how": "how", "causes": "caused by", "effects": "brings about",
    "changes": "depends on", "where": "where", "how_much": "how much", "measured": "measured",
}  # fmt: skip
MOST_ROWS = 4


def compare(ideas: list[Idea], plan: Plan) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """A sentence on each, and a table of the facets that all of them have."""
    said = " ".join(_titled(idea, first_sentence(passage(idea, "definition", plan))) for idea in ideas)
    rows = [("", *(idea.name for idea in ideas))]
    for facet, name in ROWS.items():
        if len(rows) <= MOST_ROWS and all(facet in idea.facets for idea in ideas):
            rows.append((name, *(first_sentence(passage(idea, f"facets.{facet}", plan)) for idea in ideas)))
    return said, tuple(rows) if len(rows) > 1 else ()


def _titled(idea: Idea, text: str) -> str:
    """A sentence that names its idea."""
    name = f"{idea.name[:1].upper()}{idea.name[1:]}"
    return text if idea.name.lower() in text.lower() else f"{name}: {text}"


def first_sentence(text: str) -> str:
    """The first sentence of a passage."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z0-9])", text, maxsplit=1)[0]


def suggestions(idea: Idea, plan: Plan, knowledge: Knowledge) -> tuple[str, ...]:
    """Next questions: why, more of it, what it rests on."""
    told = {chosen.partition(":")[2] for chosen in plan.tell}
    asked = ["why?"] if "why" in idea.facets and "facets.why" not in told else []
    asked.append("tell me more")
    if idea.needs and idea.needs[0] in knowledge.ideas:
        asked.append(question_for(knowledge.ideas[idea.needs[0]]))
    return tuple(asked[:3])


def question_for(idea: Idea) -> str:
    """A question that leads to an idea, in words listed for it: they have the articles a name lacks."""
    what = next((text for text in idea.answers if text.startswith(("what is", "what are"))), None)
    return f"{what or next(iter(idea.answers), f'what is {idea.name}')}?"
