"""A page over the chat: the help, or how the last message was understood."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class Sheet(ModalScreen[None]):
    """A titled text that scrolls; Esc or the key that opened it closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,f1,f3,ctrl+t", "dismiss", "Close"),
    ]

    def __init__(self, title: str, body: Content) -> None:
        super().__init__()
        self._title, self._body = title, body

    def compose(self) -> ComposeResult:
        """The page in a frame that names it."""
        with VerticalScroll(classes="page") as page:
            page.border_title = Content(self._title)
            page.border_subtitle = Content("Esc closes")
            yield Static(self._body)
