"""The last line of the screen: the keys that matter, as many as fit; each can be clicked."""

from __future__ import annotations

from textual.content import Content
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
    """Keys and what they do, the most needed first."""

    ALLOW_SELECT = False

    def render(self) -> Content:
        """The entries that fit whole into the width."""
        line = Content("")
        for key, does, action in SHOWN:
            entry = Content.assemble((key, "bold $text-primary"), (f" {does}", "$foreground 80%"))
            entry = entry.stylize(Style.from_meta({"@click": action}))
            longer = Content.assemble(line, "  " if line else "", entry)
            if longer.cell_length > self.size.width:
                break
            line = longer
        return line
