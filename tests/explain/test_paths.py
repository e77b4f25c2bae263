"""What to learn first and what can be asked follow the needs of the ideas."""

from __future__ import annotations

import re

import pytest

from tutor import Tutor
from tutor.explain.paths import about, before, first_steps
from tutor.knowledge.model import Knowledge


def test_the_first_steps_need_nothing(knowledge: Knowledge, tutor: Tutor) -> None:
    """Every idea to begin with stands at the foot of the map, and its question leads to it."""
    said, _, asked = first_steps(knowledge)
    foot = {idea.id for idea in knowledge.ideas.values() if not idea.needs}
    reached = {tutor.fresh().ask(text).target for text in asked}
    assert reached
    assert reached <= foot
    assert all(knowledge.ideas[name].name in said for name in reached if name)


def test_before_an_idea_come_its_needs(knowledge: Knowledge) -> None:
    """All direct needs are named, and the idea itself is not among them."""
    idea = knowledge.ideas["goldman-idea"]
    said, _, _ = before(idea, knowledge)
    assert all(knowledge.ideas[name].name in said for name in idea.needs)


def test_what_can_be_asked_of_an_ion_speaks_of_it(knowledge: Knowledge) -> None:
    """Each idea offered uses the ion in its own texts."""
    said, _, _ = about(["i:Cl"], "chloride", knowledge)
    offered = [idea for idea in knowledge.ideas.values() if re.search(rf"\b{re.escape(idea.name)}\b", said)]
    assert len(offered) >= 3
    assert all(idea.id in knowledge.facts.holders["i:Cl"] for idea in offered)


ASKED = [
    ("what should I learn first?", "Begin with"),
    ("where do I start", "Begin with"),
    ("what can I ask about chloride?", "On chloride"),
    ("what should I know before the Goldman equation", "Before Goldman equation"),
]


@pytest.mark.parametrize(("question", "start"), ASKED)
def test_the_map_is_asked_in_words(tutor: Tutor, question: str, start: str) -> None:
    """Questions for the map are about the tutor, not about an idea."""
    answer = tutor.fresh().ask(question)
    assert answer.act == "meta"
    assert answer.headline.startswith(start)


@pytest.mark.parametrize(
    "text", ["what is first-order decay", "start with 4 mM K outside", "the question of charge"]
)
def test_look_alikes_are_not_about_the_map(tutor: Tutor, text: str) -> None:
    """A word of beginning or asking alone asks for no path."""
    assert tutor.fresh().ask(text).act != "meta"
