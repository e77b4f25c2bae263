"""Answer -> styled text. Every string becomes ``Content`` as it stands, so nothing is read as markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from tutor.explain.answer import Answer, SourceNote, StepNote

QUIET = "$foreground 75%"
# A verdict is told by symbol and word; the colour only repeats it.
VERDICTS = {
    "right": ("✓ right", "$text-success"),
    "wrong": ("✗ not right", "$text-error"),
    "partly": ("◐ partly right", "$text-warning"),
    "depends": ("◇ it depends", "$text-accent"),
}
STATUS = {"second-hand": "second-hand", "unchecked": "not checked"}
SHOWN = 2000

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(])")
_NUMBER = re.compile(r"([−+-]?\d+(?:\.\d+)?)\s([^\s.,;:()]+)")
_YES_OR_NO = re.compile(r"(?:Yes|No)\b")  # who only asked is not told to be wrong
_OWN_EQUALS = re.compile(r"^\S+ = ")


def question(text: str) -> Content:
    """The student's message, literally; a very long one is cut and says so."""
    if len(text) > SHOWN:
        text = f"{text[:SHOWN]} … ({len(text)} characters)"
    return Content.assemble(("❯ ", "bold $text-secondary"), text)


def opening(answer: Answer) -> Content:
    """Verdict, headline with its first sentence and its values standing out, and what was read."""
    parts: list[Content | str | tuple[str, str]] = []
    if answer.verdict in VERDICTS and not _YES_OR_NO.match(answer.headline):
        word, style = VERDICTS[answer.verdict]
        parts += [(word, f"bold {style}"), "\n"]
    parts.append(headline(answer))
    if answer.understood:
        parts += ["\n", labelled("I read", answer.understood)]
    return Content.assemble(*parts)


def headline(answer: Answer) -> Content:
    """The sentences that answer: the first one bold, computed values in the accent colour."""
    text = answer.headline
    said = Content(text)
    first = _SENTENCE.search(text)
    said = said.stylize("bold", 0, first.start() if first else len(text))
    for found in _NUMBER.finditer(text):
        if any(_same(found[1], found[2], value.value, value.unit) for value in answer.values):
            said = said.stylize("bold $text-accent", found.start(), found.end())
    return said


def _same(number: str, unit: str, value: float, its_unit: str) -> bool:
    """Whether a written number is this computed value, as far as its digits go."""
    try:
        written = float(number.replace("−", "-"))
    except ValueError:
        return False
    return unit == its_unit and abs(written - value) <= 0.51 * 10 ** -len(number.partition(".")[2])


def labelled(label: str, text: str, style: str = QUIET) -> Content:
    """A line with a name before it."""
    return Content.assemble((label, f"bold {style}"), "  ", (text, style))


def working_title(steps: Sequence[StepNote]) -> Content:
    """The one line that stands for the folded working."""
    count = f"{len(steps)} step{'s' if len(steps) > 1 else ''}"
    formula = next((f"  {step.formula}" for step in steps if "=" in step.formula), "")
    return Content.assemble(("Working", "bold $text-primary"), (f"  {count}{formula}", QUIET))


def working(steps: Sequence[StepNote]) -> Content:
    """The title and all steps: formula, substitution, result."""
    lines = [Content.styled("Working", "bold $text-primary")]
    for step in steps:
        equation = "=" in step.formula
        lines.append(Content(f"  {step.formula}"))
        substituted = step.substituted
        if equation:
            left = step.formula.rpartition(":")[2].partition("=")[0].strip()
            substituted = substituted.removeprefix(f"{left} = ")
            substituted = substituted if _OWN_EQUALS.match(substituted) else f"= {substituted}"
        if step.substituted:
            lines.append(Content.styled(f"    {substituted}", QUIET))
        if step.result:
            style = "bold" if any(map(str.isdigit, step.result)) else QUIET
            lines.append(Content.styled(f"    {'= ' if equation else ''}{step.result}", style))
    return Content("\n").join(lines)


def sources_title(sources: Sequence[SourceNote]) -> Content:
    """Authors only; a source nobody opened is marked even here."""
    return labelled("Sources", "; ".join(dict.fromkeys(_short(source) for source in sources)))


def sources(notes: Sequence[SourceNote]) -> Content:
    """Every source in full, one a line, with its place and status."""
    lines = [Content.styled("Sources", f"bold {QUIET}")]
    for note in notes:
        full = f"{note.title}{', ' + note.where if note.where else ''}{_status(note)}"
        lines.append(Content.styled(f"· {full}", QUIET))
    return Content("\n").join(lines)


def _short(source: SourceNote) -> str:
    return source.title.partition(":")[0] + _status(source)


def _status(source: SourceNote) -> str:
    return f" ({STATUS[source.status]})" if source.status in STATUS else ""


def closing(answer: Answer) -> Content:
    """What it means, then what was assumed and noticed."""
    blocks = [Content(text) for text in answer.meaning]
    small = []
    if answer.notes:
        small.append(labelled("Note", "; ".join(answer.notes) + ".", "$foreground"))
    if answer.assumed:
        small.append(labelled("Assumed", "; ".join(answer.assumed) + "."))
    if small:
        blocks.append(Content("\n").join(small))
    return Content("\n\n").join(blocks)


def asked(answer: Answer) -> Content:
    """The tutor's question back."""
    label = "Your turn" if answer.asks_kind == "check" else "I need to know"
    return Content.assemble((f"{label}  ", "bold $text-accent"), answer.asks or "")


def trace(answer: Answer) -> Content:
    """How the last message was understood, part by part."""
    lines = [Content.assemble((answer.question[:SHOWN], "bold"))]
    parts = answer.parts or (answer,)
    for index, part in enumerate(parts, start=1):
        if len(parts) > 1:
            lines += [Content(""), Content.styled(f"Part {index}", "bold $text-primary")]
        for line in part.trace or ("nothing was read from it",):
            kind, colon, said = line.partition(": ")
            lines.append(Content.assemble((kind + colon, QUIET), said) if colon else Content(line))
    return Content("\n").join(lines)
