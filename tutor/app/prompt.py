"""Where the student writes: Enter sends, Up and Down recall, PgUp and PgDn scroll the conversation."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from tutor.app.wording import PLACEHOLDER


class Prompt(TextArea):
    """A text field that grows with its text and remembers what was sent."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+enter,ctrl+j,alt+enter", "new_line", "New line", show=False),
        Binding("tab", "app.leave", "Suggestions", show=False, priority=True),
        Binding("ctrl+y", "app.copy", "Copy the answer", show=False),
        Binding("ctrl+r", "redo", "Redo", show=False),
        Binding("pageup", "scroll_column(-1)", "Scroll up", show=False),
        Binding("pagedown", "scroll_column(1)", "Scroll down", show=False),
    ]

    class Sent(Message):
        """The student pressed Enter on a message with words in it."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Paged(Message):
        """The student wants to scroll the conversation by a page, up (-1) or down (1)."""

        def __init__(self, way: int) -> None:
            super().__init__()
            self.way = way

    def __init__(self) -> None:
        super().__init__(placeholder=PLACEHOLDER, highlight_cursor_line=False, id="prompt")
        self._sent: list[str] = []
        self._place = 0
        self._draft = ""

    def on_key(self, event: events.Key) -> None:
        """Enter sends; every other key is the text field's own."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._send()

    def _send(self) -> None:
        text = self.text.strip()
        if not text:
            return
        self.remember(text)
        self.load_text("")
        self.post_message(self.Sent(text))

    def remember(self, text: str) -> None:
        """Keep a message for recall; the same one twice in a row is kept once."""
        if not self._sent or self._sent[-1] != text:
            self._sent.append(text)
        self._place = len(self._sent)
        self._draft = ""

    def action_new_line(self) -> None:
        """Break the line instead of sending."""
        self.insert("\n")

    def action_scroll_column(self, way: int) -> None:
        """Scroll the conversation while writing."""
        self.post_message(self.Paged(way))

    def action_cursor_up(self, select: bool = False) -> None:
        """Move up within the text; from its first line, bring the message before back."""
        if select or not self.navigator.is_first_wrapped_line(self.cursor_location):
            super().action_cursor_up(select)
        elif self._place > 0:
            self._recall(self._place - 1)

    def action_cursor_down(self, select: bool = False) -> None:
        """Move down within the text; from its last line, go on to the message after, then to the draft."""
        if select or not self.navigator.is_last_wrapped_line(self.cursor_location):
            super().action_cursor_down(select)
        elif self._place < len(self._sent):
            self._recall(self._place + 1)

    def _recall(self, place: int) -> None:
        if self._place == len(self._sent):
            self._draft = self.text
        self._place = place
        self.load_text(self._sent[place] if place < len(self._sent) else self._draft)
        self.move_cursor(self.document.end)
