"""An answer in the making: what the writers fill in, and what any of them can fall back on."""

from __future__ import annotations

from tutor.compute.catalogue import equation
from tutor.explain.talk import not_followed
from tutor.knowledge.model import Citation, Knowledge
from tutor.meaning import Act
from tutor.outcome import Outcome


class Draft:
    """Headline, meaning, question and sources of one answer, with the outcome they speak of."""

    def __init__(self, outcome: Outcome, knowledge: Knowledge) -> None:
        self.outcome = outcome
        self.plan = outcome.plan
        self.knowledge = knowledge
        self.act = outcome.plan.act
        self.headline = ""
        self.table: tuple[tuple[str, ...], ...] = ()
        self.meaning: list[str] = []
        self.asks: str | None = None
        self.asks_kind: str | None = None
        self.citations: list[Citation] = []
        self.suggestions: list[str] = []

    def cite_equations(self) -> None:
        """Name the sources of the equations used and of the values they rest on."""
        ids = {run.equation for run, _ in self.outcome.solutions if run is not None}
        if self.plan.changes and not self.plan.runs:
            ids.add("what-if")
        self.citations += [Citation(source) for key in sorted(ids) for source in equation(key).sources]
        self.citations += [Citation(item.source) for item in self.plan.inputs if item.source]

    def clarify(self) -> None:
        """Say that it was not followed, and offer what is near."""
        self.act = Act.CLARIFY
        self.headline, self.suggestions = not_followed(self.plan.reading, self.knowledge)
        self.asks, self.asks_kind = self.headline, "clarify"

    def ask_back(self, headline: str, question: str | None) -> None:
        """Answer with a question back instead of a value."""
        self.act, self.headline = Act.CLARIFY, headline
        self.asks, self.asks_kind = question, "clarify"
