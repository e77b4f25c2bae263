"""The scrolling conversation: recent turns as widgets, older ones as plain values until scrolled to."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static

from tutor.app.suggestions import Suggestions
from tutor.app.turn import Turn
from tutor.app.wording import EXAMPLES, NEXT, TRY, welcome

if TYPE_CHECKING:
    from tutor.explain.answer import Answer

LIVE = 40
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
        self._older: list[bytes] = []
        self._restoring = False
        self._last: Turn | None = None
        self._following = True
        self._placing = False

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
        self._last, self._following = turn, True
        async with self.batch():
            await self.query_children(Suggestions).remove()
            await self.mount(turn)
            await self._fold_old()

    async def show(self, turn: Turn, answer: Answer, *, suggestions: Sequence[str]) -> None:
        """Put an answer into its turn; an answer taller than the view is shown from its beginning."""
        async with self.batch():
            await turn.show(answer)
            if turn is self.turns[-1] and suggestions:
                await self.mount(Suggestions(suggestions, NEXT))

    # --- where the view stands ----------------------------------------------------------------------

    def watch_virtual_size(self, old_value: Size, new_value: Size) -> None:
        """What is shown grew or shrank: stay with the last turn unless the student scrolled away."""
        self.call_next(self._place)

    def on_resize(self) -> None:
        """The window changed."""
        self.call_next(self._place)

    def _place(self) -> None:
        """Keep the end in view, except that a turn taller than the view begins at the top of it."""
        turn, end = self._last, self.max_scroll_y
        if self._following and turn is not None and turn.is_attached and turn.virtual_region.height:
            top = turn.virtual_region.y
            self._placing = True
            self.anchor(0 < end <= top)
            if not self.is_anchored:
                self.scroll_to(y=min(top, end), animate=False, immediate=True)
            self._placing = False
        self._tell()

    def release_anchor(self) -> None:
        """Textual says with this that the student scrolled; our own placing does not count."""
        super().release_anchor()
        self._following = self._following and self._placing

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Bring older turns back at the top; follow again at the end; tell what lies below."""
        super().watch_scroll_y(old_value, new_value)
        if self.is_anchored and new_value >= self.max_scroll_y:
            self._following = True
        if new_value <= min(1, old_value) and self._older and not (self._following or self._restoring):
            self._restoring = True
            self.run_worker(self._unfold())
        self._tell()

    def _tell(self) -> None:
        self.post_message(self.Moved(self.max_scroll_y - self.scroll_y > 1))

    # --- turns far from the window ------------------------------------------------------------------

    async def _fold_old(self) -> None:
        turns = self.turns
        if len(turns) <= LIVE:
            return
        leaving = turns[: len(turns) - LIVE + STEP]
        self._older.extend(_packed(turn) for turn in leaving)
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
            await self.mount_all([_unpacked(turn) for turn in back], before=first)
            self._count_earlier()
        self.call_after_refresh(self._stay, first, before)

    def _stay(self, first: Turn, before: int) -> None:
        moved = first.virtual_region.y - before
        if not moved and first.is_attached:  # the new turns have no place yet
            self.call_after_refresh(self._stay, first, before)
            return
        self.scroll_to(y=self.scroll_y + moved, animate=False, immediate=True)
        self._restoring = False


def _packed(turn: Turn) -> bytes:
    """A turn as about a kilobyte; as live objects its answer alone is twenty."""
    return zlib.compress(pickle.dumps((turn.question, turn.answer)), 1)


def _unpacked(packed: bytes) -> Turn:
    question, answer = pickle.loads(zlib.decompress(packed))
    return Turn(question, answer)
