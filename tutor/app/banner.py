"""The first line of the screen: the name, and the cell and temperature in force."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tutor.app.wording import LOADING, NAME


class Banner(Widget):
    """Name on the left, cell and temperature on the right."""

    ALLOW_SELECT = False
    setting: reactive[str] = reactive(LOADING)

    def render(self) -> Content:
        """One line that fills the width; a long cell name is cut before the temperature is."""
        width = self.size.width
        name = NAME if width >= 60 or len(NAME) + len(self.setting) < width else NAME.split()[0]
        cell, dot, temperature = self.setting.rpartition(" · ")
        room = width - len(name) - 1
        if len(self.setting) > room and cell:
            cell = cell[: max(0, room - len(dot + temperature) - 1)] + "…"
        right = f"{cell}{dot}{temperature}"
        return Content.assemble(
            (name, "bold $text-primary"), " " * max(1, width - len(name) - len(right)), right
        )
