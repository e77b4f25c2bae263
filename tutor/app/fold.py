"""A piece of an answer that shows one line until it is opened: the working, the sources."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

CLOSED, OPEN = "▸ ", "▾ "


class Fold(Static, can_focus=True):
    """One widget with two texts; Enter or a click changes between them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "switch", "Open or close", show=False)]
    opened = reactive(False, init=False)

    def __init__(self, short: Content, full: Content, *, opened: bool = False, classes: str = "") -> None:
        super().__init__(classes=f"fold {classes}")
        self._short, self._full = short, full
        self.set_reactive(Fold.opened, opened)
        self._say()

    def watch_opened(self) -> None:
        """Show the other text."""
        self._say()

    def on_click(self, event: events.Click) -> None:
        """A click does what Enter does."""
        event.stop()
        self.action_switch()

    def action_switch(self) -> None:
        """Open when closed, close when open."""
        self.opened = not self.opened

    def _say(self) -> None:
        self.set_class(self.opened, "-opened")
        self.update(
            Content.assemble(OPEN, self._full) if self.opened else Content.assemble(CLOSED, self._short)
        )
