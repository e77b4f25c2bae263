"""An option with its verdict, and what the judges of options share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from tutor.explain.answer import Answer, SourceNote
from tutor.knowledge.model import Knowledge
from tutor.outcome import Outcome
from tutor.parse.options import Choice, Option
from tutor.parse.reading import Reading

Verdict = Literal["right", "wrong"] | None
Ask = Callable[[str], Answer]
Read = Callable[[str], Sequence[Reading]]
Solve = Callable[[str], Outcome]


class Judged(NamedTuple):
    """An option with its verdict and the reason; ``computed`` where a calculation gave the verdict."""

    option: Option
    verdict: Verdict = None
    reason: str = ""
    computed: bool = True
    sources: tuple[SourceNote, ...] = ()


class Bench(NamedTuple):
    """The means to ask, to read and to compute a sentence by itself."""

    ask: Ask
    read: Read
    solve: Solve


class Question(NamedTuple):
    """A choice with what its stem was answered and comes to, and the means to ask more."""

    choice: Choice
    stem: str
    answer: Answer
    outcome: Outcome
    bench: Bench
    known: Knowledge


def merged(first: Sequence[Judged], second: Sequence[Judged]) -> list[Judged]:
    """Two judgements of the same options: the first decides where it says anything."""
    return [one if one.verdict else other for one, other in zip(first, second, strict=True)]


def first_sentence(text: str) -> str:
    """The first sentence, without the number that follows."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text, maxsplit=1)[0]
