"""The chat. Nothing heavy is imported before the first frame: the tutor is made in a thread after it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from tutor.app import pieces, wording
from tutor.app.banner import Banner
from tutor.app.column import Column
from tutor.app.commands import commands
from tutor.app.keyline import KeyLine
from tutor.app.prompt import Prompt
from tutor.app.sheet import Sheet
from tutor.app.suggestions import Suggestion
from tutor.app.themes import DARK, LIGHT, THEMES
from tutor.app.turn import Turn
from tutor.errors import TutorError

if TYPE_CHECKING:
    from tutor.conversation import Tutor
    from tutor.explain.answer import Answer


class TutorApp(App[None]):
    """One conversation with a tutor that ``make`` builds once the first frame is on the screen."""

    TITLE = wording.NAME
    CSS_PATH = Path(__file__).with_name("tutor.tcss")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (110, "-wide")]  # noqa: RUF012 - an instance variable of App
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 - as above
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help"),
        Binding("ctrl+o,f2", "folds", "Working"),
        Binding("ctrl+t,f3", "trace", "Why so"),
        Binding("ctrl+y,f4", "copy", "Copy"),
        Binding("escape", "write", "Write", show=False),
        Binding("ctrl+q", "quit", "Quit", priority=True),
    ]

    def __init__(self, make: Callable[[], Tutor]) -> None:
        # NO_COLOR asks for no colour codes at all, so the terminal's own two colours are used.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        for theme in THEMES:
            self.register_theme(theme)
        if "TEXTUAL_THEME" not in os.environ:
            self.theme = DARK
        self._make = make
        self._asked: asyncio.Queue[Turn] = asyncio.Queue()
        self._tutor: Tutor | None = None
        self._banner, self._column, self._prompt, self._keys = Banner(), Column(), Prompt(), KeyLine()

    def compose(self) -> ComposeResult:
        """Header line, conversation, input, keys."""
        yield self._banner
        yield self._column
        yield self._prompt
        yield self._keys

    def on_mount(self) -> None:
        """Take keys at once; make the tutor after the first frame."""
        self._prompt.focus()

    def on_ready(self) -> None:
        """The first frame is being painted; begin the slow part after it."""
        self.call_after_refresh(self.run_worker, self._converse, name="conversation")

    # --- the conversation ---------------------------------------------------------------------------

    async def _converse(self) -> None:
        """Make the tutor, then answer what was asked, in order; the screen stays free meanwhile."""
        try:
            tutor = self._tutor = await asyncio.to_thread(self._make)
        except TutorError as error:
            self.exit(return_code=2, message=Text(f"tutor: {error}"))
            return
        self._set_banner(tutor)
        while True:
            turn = await self._asked.get()
            answer = await asyncio.to_thread(tutor.reply, turn.question)
            await self._answer(turn, answer, tutor)

    async def _answer(self, turn: Turn, answer: Answer, tutor: Tutor) -> None:
        suggestions = (answer.parts[-1] if answer.parts else answer).suggestions
        await self._column.show(turn, answer, suggestions=suggestions)
        checks = answer.asks_kind == "check" and answer.asks
        self._prompt.placeholder = wording.YOUR_ANSWER if checks else wording.PLACEHOLDER
        self._set_banner(tutor)

    def _set_banner(self, tutor: Tutor) -> None:
        from tutor.context import shown

        setting = shown(tutor.context, tutor.knowledge)
        cell = tutor.knowledge.cells[setting["cell"]].name
        self._banner.setting = f"{cell} · {setting['temperature']}"

    async def send(self, text: str) -> None:
        """Ask the tutor; before it is ready the question is kept."""
        turn = Turn(text, waiting="…" if self._tutor is not None else wording.KEPT)
        await self._column.add(turn)
        self._asked.put_nowait(turn)

    async def on_prompt_sent(self, event: Prompt.Sent) -> None:
        """A message was typed."""
        await self.send(event.text)

    async def on_suggestion_chosen(self, event: Suggestion.Chosen) -> None:
        """A suggestion was chosen."""
        self._prompt.remember(event.text)
        self._prompt.focus()
        await self.send(event.text)

    # --- moving about -------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Letters typed anywhere in the chat go to the input, before anything else sees them."""
        typed = isinstance(event, events.Key) and event.is_printable and not event.is_forwarded
        if typed and len(self.screen_stack) == 1 and not self._prompt.has_focus:
            self.screen.set_focus(self._prompt)
        await super().on_event(event)

    def on_prompt_paged(self, event: Prompt.Paged) -> None:
        """Scroll the conversation by a page."""
        page = self._column.scroll_page_up if event.way < 0 else self._column.scroll_page_down
        page(animate=False)

    def on_column_moved(self, event: Column.Moved) -> None:
        """Say when the conversation goes on below the view."""
        self._prompt.border_title = Content("▼ more: PgDn") if event.below else ""

    @property
    def _last(self) -> Turn | None:
        return next((turn for turn in reversed(self._column.turns) if turn.answer), None)

    # --- actions ------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """From the input to the first suggestion, or to what can be opened in the last answer."""
        folds = self._last.folds if self._last else []
        for target in [*self._column.query(Suggestion), *folds][:1]:
            self.screen.set_focus(target)

    def action_write(self) -> None:
        """Go back to the input."""
        self._prompt.focus()

    def action_help(self) -> None:
        """Keys and what can be asked."""
        self.push_screen(Sheet("Help", wording.help_page()))

    def action_trace(self) -> None:
        """How the last message was understood."""
        if self._last and self._last.answer:
            self.push_screen(Sheet("Why this answer", pieces.trace(self._last.answer)))
        else:
            self._keys.say(wording.NOTHING_YET)

    def action_folds(self) -> None:
        """Open or close working and sources of the last answer; the next one comes folded again."""
        folds = self._last.folds if self._last else []
        opened = not all(fold.opened for fold in folds)
        for fold in folds:
            fold.opened = opened
        if not folds:
            self._keys.say(wording.NO_FOLDS if self._last else wording.NOTHING_YET)

    def action_copy(self) -> None:
        """Send the last answer to the terminal's clipboard, and say no more than that."""
        if self._last and self._last.answer:
            self.copy_to_clipboard(self._last.answer.text)
            self._keys.say(wording.COPIED)
        else:
            self._keys.say(wording.NOTHING_YET)

    def action_help_quit(self) -> None:
        """Ctrl+C copies selected text; with none, say how to quit."""
        self._keys.say(wording.TO_QUIT)

    def action_contrast(self) -> None:
        """Change between the dark and the light theme."""
        self.theme = LIGHT if self.current_theme.dark else DARK

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The tutor's commands first, then Textual's own."""
        yield from commands(self)
        kept = ("Theme", "Quit", "Screenshot")
        yield from (command for command in super().get_system_commands(screen) if command.title in kept)
