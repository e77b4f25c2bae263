"""Every fact of the three texts is held by an idea and reached by a student's question.

``corpus/facts`` goes through each text sentence by sentence. The wordings were written before anyone looked
at how they are parsed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from tutor import Tutor, load_knowledge
from tutor.compute.catalogue import EQUATION_IDS

TEXTS = sorted(Path(__file__).parent.glob("corpus/facts/*.toml"))
FACTS = [
    pytest.param(fact, id=f"{path.stem}-{fact['at'][0]}-{number}")
    for path in TEXTS
    for number, fact in enumerate(tomllib.loads(path.read_text("utf-8"))["fact"])
]


@cache
def texts_of(idea_id: str) -> str:
    """All that an idea can say."""
    idea = load_knowledge().ideas[idea_id]
    further = [fact.text for fact in idea.facts]
    return " ".join((idea.definition, *idea.facets.values(), *further))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_sentence_is_left_out(path: Path) -> None:
    """Every sentence of a text is named by a fact or stands in the list of those that state none."""
    text = tomllib.loads(path.read_text("utf-8"))
    named = {number for fact in text["fact"] for number in fact["at"]}
    empty = {int(number) for number in text["without_fact"]}
    assert named | empty == set(range(1, text["sentences"] + 1))
    assert not named & empty


@pytest.mark.parametrize("fact", FACTS)
def test_an_idea_holds_the_fact(fact: dict[str, Any]) -> None:
    """One of the ideas named says the words that matter; ``a|b`` is either."""
    ideas = [name for name in fact["ideas"] if name not in EQUATION_IDS]
    assert any(all(said(words, texts_of(name)) for words in fact["words"]) for name in ideas), fact["words"]


@pytest.mark.parametrize("fact", FACTS)
def test_two_of_three_wordings_reach_it(fact: dict[str, Any], tutor: Tutor) -> None:
    """Two of the three questions find a fact in an idea or equation that holds it.

    A fact marked ``missed`` is known to be found too seldom; it must lose the mark as soon as it is found.
    """
    reached = sum(map(partial(reaches, fact, tutor), fact["asks"]))
    assert (reached >= 2) is not fact.get("missed", False), fact["says"]


def reaches(fact: dict[str, Any], tutor: Tutor, question: str) -> bool:
    """True if a question about the fact is answered from where the fact stands."""
    return bool(set(reached(question, tutor)) & set(fact["ideas"]))


def said(words: str, text: str) -> bool:
    """True if the text holds one of these alternatives."""
    return any(word in text for word in words.split("|"))


def reached(question: str, tutor: Tutor) -> Iterator[str]:
    """What a question asked alone is answered from."""
    answer = tutor.fresh().ask(question)
    for part in (answer, *answer.parts):
        if part.act not in ("decline", "clarify") and part.target:
            yield part.target


@pytest.mark.parametrize("idea_id", sorted(load_knowledge().ideas))
def test_what_an_idea_says_first_is_short(idea_id: str) -> None:
    """A definition, a facet or a further fact takes at most sixty words, a live number being one."""
    idea = load_knowledge().ideas[idea_id]
    for text in (idea.definition, *idea.facets.values(), *(fact.text for fact in idea.facts)):
        assert len(re.sub(r"\{[^{}]*\}", "1", text).split()) <= 60, text
