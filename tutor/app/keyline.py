"""The last line of the screen: the keys that matter, as many as fit, or a short message."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

SHOWN = (
    ("F1", "help", "app.help"),
    ("Ctrl+Q", "quit", "app.quit"),
    ("Ctrl+O", "working", "app.folds"),
    ("Ctrl+T", "why", "app.trace"),
    ("Ctrl+Y", "copy", "app.copy"),
    ("Ctrl+P", "more", "app.command_palette"),
)


class KeyLine(Widget):
    """Keys and what they do, the most needed first; each can be clicked."""

    ALLOW_SELECT = False
    words: reactive[str] = reactive("", layout=True)

    def say(self, words: str, seconds: float = 6) -> None:
        """Show a short message in place of the keys for a while."""
        self.words = words
        self.set_timer(seconds, lambda: self._end(words))

    def _end(self, words: str) -> None:
        if self.words == words:
            self.words = ""

    def render(self) -> Content:
        """The message, or the entries that fit whole into the width."""
        if self.words:
            return Content.styled(self.words, "bold $text-accent")
        line = Content("")
        for key, does, action in SHOWN:
            entry = Content.assemble((key, "bold $text-primary"), (f" {does}", "$foreground 80%"))
            entry = entry.stylize(Style.from_meta({"@click": action}))
            longer = Content.assemble(line, "  " if line else "", entry)
            if longer.cell_length > self.size.width:
                break
            line = longer
        return line
