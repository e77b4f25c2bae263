"""The repair of misspelt words looks at a few candidates, however many words are known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rapidfuzz.distance import OSA

from tutor.knowledge.model import Knowledge
from tutor.parse.scan import Scanner
from tutor.parse.words import Annotator

TYPOS = ["potasium", "depolarizasion", "membrnae", "gradeint", "hyperpolarsation"]


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that a misspelt one is compared with."""
    words: list[str] = []
    distance = OSA.distance

    def noted(one: str, other: str, **more: float) -> float:
        words.append(other)
        return distance(one, other, **more)

    monkeypatch.setattr(OSA, "distance", noted)
    return words


@pytest.mark.parametrize("typo", TYPOS)
def test_few_words_are_compared_however_many_are_known(
    knowledge: Knowledge, compared: list[str], typo: str
) -> None:
    """Ten times as many words that look like none of it are not looked at."""
    lexicon = knowledge.lexicon
    strange = {f"{word[::-1]}{letter}q" for word in lexicon.words for letter in "bcdfghjkl"}
    many = replace(lexicon, words=lexicon.words | strange)
    items = Scanner(lexicon, {}).scan(typo)
    said = [item.repaired for item in Annotator(lexicon).annotate(typo, items)]
    few = list(compared)
    compared.clear()
    assert [item.repaired for item in Annotator(many).annotate(typo, items)] == said != [""]
    assert set(compared) == set(few)
    assert 0 < len(few) < 20
