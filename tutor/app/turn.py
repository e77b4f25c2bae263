"""One turn of the conversation: what the student wrote and what the tutor answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tutor.app import pieces
from tutor.app.fold import Fold
from tutor.app.grid import Grid

if TYPE_CHECKING:
    from tutor.explain.answer import Answer


class Turn(VerticalGroup):
    """The student's message and, once it is there, the answer."""

    def __init__(self, question: str, answer: Answer | None = None, *, waiting: str = "…") -> None:
        super().__init__()
        self.question = question
        self.answer = answer
        self._waiting = waiting

    def compose(self) -> ComposeResult:
        """The message, and the answer or a word that it is coming."""
        yield Static(pieces.question(self.question), classes="question")
        if self.answer is None:
            yield Static(Content(self._waiting), classes="waiting")
        else:
            yield from _widgets(self.answer)

    async def show(self, answer: Answer) -> None:
        """Put the answer in the place that was kept for it."""
        self.answer = answer
        async with self.batch():
            await self.query(".waiting").remove()
            await self.mount_all(_widgets(answer))

    @property
    def folds(self) -> list[Fold]:
        """What can be opened in this answer."""
        return list(self.query(Fold))


def _widgets(answer: Answer) -> Iterator[Widget]:
    parts = answer.parts or (answer,)
    for index, part in enumerate(parts, start=1):
        if len(parts) > 1:
            yield Static(Content(f"({index})"), classes="part")
        yield Static(pieces.opening(part), classes="opening")
        if part.steps:
            yield Fold(
                pieces.working_title(part.steps),
                pieces.working(part.steps),
                opened=part.act == "explain",  # whoever asks for the steps wants to see them
                classes="working",
            )
        if part.table:
            yield Grid(part.table, classes="closing")
        if part.meaning or part.assumed or part.notes:
            yield Static(pieces.closing(part), classes="closing")
        if part.sources:
            yield Fold(
                pieces.sources_title(part.sources),
                pieces.sources(part.sources),
                classes="sources",
            )
        if part.asks and part.asks != part.headline:
            yield Static(pieces.asked(part), classes="asked")
