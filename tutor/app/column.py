"""The scrolling conversation: recent turns as widgets, older ones as plain values until scrolled to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tutor.app.suggestions import Suggestions
from tutor.app.turn import Turn
from tutor.app.wording import EXAMPLES, NEXT, TRY, welcome

if TYPE_CHECKING:
    from tutor.explain.answer import Answer

LIVE = 60
STEP = 20


class Column(VerticalScroll, can_focus=False):
    """Turns from old to new, kept at its end unless the student scrolls away."""

    class Moved(Message):
        """The view moved, or what lies below it changed."""

        def __init__(self, below: bool) -> None:
            super().__init__()
            self.below = below

    def __init__(self) -> None:
        super().__init__()
        self._older: list[tuple[str, Answer | None]] = []
        self._restoring = False
        self._placed = 0.0

    def compose(self) -> ComposeResult:
        """A welcome with questions to try."""
        yield Static(classes="earlier")
        yield Static(welcome(), classes="welcome")
        yield Suggestions(EXAMPLES, TRY)

    @property
    def turns(self) -> list[Turn]:
        """The turns that are widgets now."""
        return list(self.query_children(Turn))

    async def add(self, turn: Turn) -> None:
        """Put a message at the end and go there."""
        async with self.batch():
            await self.query_children(Suggestions).remove()
            await self.mount(turn)
            await self._fold_old()
        self.call_after_refresh(self._place, turn)

    async def show(self, turn: Turn, answer: Answer, *, opened: bool, suggestions: Sequence[str]) -> None:
        """Put an answer into its turn; an answer taller than the view is shown from its beginning."""
        async with self.batch():
            await turn.show(answer, opened=opened)
            if turn is self.turns[-1] and suggestions:
                await self.mount(Suggestions(suggestions, NEXT))
        self.call_after_refresh(self._place, turn)

    def _place(self, turn: Turn) -> None:
        """Show the end, except that a turn taller than the view begins at the top of it."""
        if not turn.is_attached:
            return
        top, end = turn.virtual_region.y, self.max_scroll_y
        self.anchor(0 < end <= top)
        if not self.is_anchored:
            self.scroll_to(y=min(top, end), animate=False, immediate=True)
        self._placed = self.scroll_y
        self._tell()

    # --- turns far from the window ------------------------------------------------------------------

    async def _fold_old(self) -> None:
        turns = self.turns
        if len(turns) <= LIVE:
            return
        leaving = turns[: len(turns) - LIVE + STEP]
        self._older.extend((turn.question, turn.answer) for turn in leaving)
        await self.remove_children(leaving)
        self._count_earlier()

    def _count_earlier(self) -> None:
        line = self.query_one(".earlier", Static)
        line.update(Content(f"▲ {len(self._older)} earlier turns: scroll up" if self._older else ""))
        line.display = bool(self._older)

    async def _unfold(self) -> None:
        back, self._older = self._older[-STEP:], self._older[:-STEP]
        first = self.turns[0]
        before = first.virtual_region.y
        async with self.batch():
            await self.mount_all([Turn(question, answer) for question, answer in back], before=first)
            self._count_earlier()
        self.call_after_refresh(self._stay, first, before)

    def _stay(self, first: Turn, before: int) -> None:
        self.scroll_to(y=self.scroll_y + first.virtual_region.y - before, animate=False, immediate=True)
        self._restoring = False

    # --- where the view stands ----------------------------------------------------------------------

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Bring older turns back at the top; tell what lies below."""
        super().watch_scroll_y(old_value, new_value)
        if new_value < old_value and new_value <= 1 and self._older and not self._restoring:
            self._restoring = True
            self.run_worker(self._unfold())
        self._tell()

    def on_resize(self) -> None:
        """A new size places the last turn anew, unless the student has scrolled away from it."""
        if self.turns and self.scroll_y == self._placed:
            self.call_after_refresh(self._place, self.turns[-1])
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        self.post_message(self.Moved(self.max_scroll_y - self.scroll_y > 1))
