"""A comparison in columns that fit the screen, whatever its width becomes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

WIDEST = 72  # a comparison is read across, which long lines make hard


class Grid(Widget):
    """Rows written for the width that the widget has."""

    def __init__(self, rows: Sequence[Sequence[str]], *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._rows = rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows take at this width."""
        return len(self.lines(width))

    def render(self) -> Content:
        """The rows as text."""
        return Content("\n".join(self.lines(self.content_size.width)))

    def lines(self, width: int) -> list[str]:
        """The rows at a width."""
        from tutor.render import table  # brings the answer along, which the first frame does not wait for

        return table(self._rows, max(1, min(width, WIDEST))).splitlines()
