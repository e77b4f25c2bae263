"""The next questions under the last answer: chosen with a click, or with Tab, the arrows and Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Suggestion(Static, can_focus=True):
    """One question that can be sent as it stands."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Send", show=False),
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Previous", show=False),
    ]

    class Chosen(Message):
        """The student wants to ask this."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, text: str) -> None:
        super().__init__(Content.assemble(("→ ", "bold"), text))
        self.text = text

    def on_click(self, event: events.Click) -> None:
        """A click does what Enter does."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Send this question."""
        self.post_message(self.Chosen(self.text))


class Suggestions(VerticalGroup):
    """A short list of next questions."""

    def __init__(self, texts: Sequence[str], title: str) -> None:
        super().__init__()
        self._title = title
        self._texts = tuple(dict.fromkeys(texts))[:3]

    def compose(self) -> ComposeResult:
        """One line a question."""
        yield Static(Content(self._title), classes="title")
        for text in self._texts:
            yield Suggestion(text)
