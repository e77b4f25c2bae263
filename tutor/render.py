"""Answer -> plain text, Markdown, JSON. All three say the same; text typed by a student is never markup."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from tutor.explain.answer import Answer

WIDTH = 88
LEAST = 12  # letters of a column that can still be read
STATUS = {"read": "", "second-hand": " [second-hand]", "unchecked": " [not checked]"}


def plain(answer: Answer, width: int = WIDTH) -> str:
    """The whole answer as plain text, wrapped for a terminal."""
    if answer.parts:
        return in_parts(plain(part, width) for part in answer.parts)
    blocks = [_wrap(answer.headline, width)]
    if answer.understood:
        blocks.append(_wrap(f"I read: {answer.understood}", width))
    if answer.steps:
        lines = [
            f"  {line}"
            for step in answer.steps
            for line in _step(step.formula, step.substituted, step.result)
            if line
        ]
        blocks.append("\n".join(["Working:", *(_wrap(line, width, "      ") for line in lines)]))
    if answer.table:
        blocks.append(table(answer.table, width))
    blocks.extend(_wrap(text, width) for text in answer.meaning)
    if answer.assumed:
        blocks.append(_wrap(f"Assumed: {'; '.join(answer.assumed)}.", width))
    if answer.notes:
        blocks.append(_wrap(f"Note: {'; '.join(answer.notes)}.", width))
    if answer.sources:
        named = "; ".join(
            f"{s.title}{', ' + s.where if s.where else ''}{STATUS.get(s.status, '')}"
            for s in answer.sources[:4]
        )
        blocks.append(_wrap(f"Sources: {named}.", width))
    if answer.asks and answer.asks != answer.headline:
        blocks.append(
            _wrap(f"Your turn: {answer.asks}" if answer.asks_kind == "check" else answer.asks, width)
        )
    if answer.suggestions:
        blocks.append(_wrap(f"Next you could ask: {' · '.join(answer.suggestions)}", width))
    return "\n\n".join(block for block in blocks if block)


def spoken(answer: Answer) -> Answer:
    """The answer with its text, and each of its parts with theirs."""
    parts = tuple(map(spoken, answer.parts))
    text = in_parts(part.text for part in parts) if parts else plain(answer)
    return answer.model_copy(update={"parts": parts, "text": text})


def in_parts(texts: Iterable[str]) -> str:
    """The texts of the parts of an answer as one."""
    return "\n\n".join(f"({index}) {text}" for index, text in enumerate(texts, start=1))


def table(rows: Sequence[Sequence[str]], width: int = WIDTH) -> str:
    """Rows in columns that share the width, each cell wrapped within its column; too narrow, as blocks."""
    names, *longest = (max(map(len, column)) for column in zip(*rows, strict=True))
    if names + sum(min(size, LEAST) + 3 for size in longest) > width:
        return _blocks(rows, width)
    widths = [names, *_widths(longest, width - names - 3 * len(longest))]
    lines = []
    for row in rows:
        cells = [textwrap.wrap(text, size) or [""] for text, size in zip(row, widths, strict=True)]
        for level in range(max(map(len, cells))):
            parts = [cell[level] if level < len(cell) else "" for cell in cells]
            lines.append(
                " │ ".join(part.ljust(size) for part, size in zip(parts, widths, strict=True)).rstrip()
            )
    return "\n".join(lines)


def _blocks(rows: Sequence[Sequence[str]], width: int) -> str:
    """One block a row: its name, then each of its cells behind the head of the column."""
    headed = not rows[0][0]  # nothing stands over the names of the rows
    heads = rows[0][1:] if headed else ()
    lines = []
    for name, *cells in rows[1:] if headed else rows:
        lines += textwrap.wrap(name if headed else f"{name}: {'; '.join(cells)}", width)
        for head, cell in zip(heads, cells, strict=headed):
            lines += textwrap.wrap(f"{head}: {cell}", width, initial_indent="  ", subsequent_indent="    ")
    return "\n".join(lines)


def _widths(longest: Sequence[int], room: int) -> list[int]:
    """What each column gets of the room: the narrow all they need, the wide the same share of the rest."""
    widths = dict.fromkeys(range(len(longest)), 0)
    for left, place in zip(range(len(longest), 0, -1), sorted(widths, key=longest.__getitem__), strict=True):
        widths[place] = min(longest[place], max(LEAST, room // left))
        room -= widths[place]
    return list(widths.values())


def _cell(text: str) -> str:
    """A cell of a Markdown table."""
    return escape(text).replace("\n", " ")


def _step(formula: str, substituted: str, result: str) -> list[str]:
    """The lines of one step of working."""
    lead = "= " if "=" in formula else ""  # a line that is no equation equals nothing
    return [formula, f"  {lead}{substituted}" if substituted else "", f"  {lead}{result}" if result else ""]


_SPACE = re.compile(r"[ \t\r\n\f\v]+")  # a no-break space is no place to break


def _wrap(text: str, width: int, indent: str = "") -> str:
    """A paragraph wrapped to a width, nothing for an empty one."""
    if not text.strip():
        return ""
    first = text[: len(text) - len(text.lstrip())]
    words = _SPACE.split(text.strip())
    whole = first + " ".join(words)
    if len(whole) <= width:
        return whole
    lines, line, begun = [], first, False
    for word in words:
        gap = " " if begun else ""
        for piece in _pieces(word) if "-" in word else (word,):
            if begun and len(line) + len(gap) + len(piece) > width:
                lines.append(line)
                line = (indent or first) + piece
            else:
                line += gap + piece
            gap, begun = "", True
    return "\n".join([*lines, line])


def _pieces(word: str) -> list[str]:
    """Where a word may be broken: behind the hyphens that ``textwrap`` breaks it at."""
    return [piece for piece in textwrap.TextWrapper.wordsep_re.split(word) if piece]


_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def escape(text: str) -> str:
    """Text that Markdown shows as it stands: ``[K+]o`` stays ``[K+]o``."""
    return _MARKUP.sub(r"\\\1", text)


def markdown(answer: Answer) -> str:
    """The whole answer as Markdown; formulas stand in code spans, all other text is escaped."""
    if answer.parts:
        return "\n\n---\n\n".join(markdown(part) for part in answer.parts)
    blocks = [f"**{escape(answer.headline)}**"]
    if answer.understood:
        blocks.append(f"*I read:* {escape(answer.understood)}")
    if answer.steps:
        rows = [
            "  \n  ".join(f"`{line.strip()}`" for line in _step(s.formula, s.substituted, s.result) if line)
            for s in answer.steps
        ]
        rows = [f"- {row}" for row in rows]
        blocks.append("\n".join(rows))
    if answer.table:
        head, *rest = answer.table
        lines = [head, ("---",) * len(head), *rest]
        blocks.append("\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines))
    blocks.extend(escape(text) for text in answer.meaning)
    if answer.assumed:
        blocks.append(f"*Assumed:* {escape('; '.join(answer.assumed))}.")
    if answer.notes:
        blocks.append(f"*Note:* {escape('; '.join(answer.notes))}.")
    if answer.sources:
        named = "; ".join(
            f"{s.title}{', ' + s.where if s.where else ''}{STATUS.get(s.status, '')}"
            for s in answer.sources[:4]
        )
        blocks.append(f"*Sources:* {escape(named)}.")
    if answer.asks and answer.asks != answer.headline:
        blocks.append(f"**Your turn:** {escape(answer.asks)}")
    return "\n\n".join(blocks)


_KEYS = tuple(entry.name for entry in fields(Answer) if entry.name not in ("parts", "sources"))


def as_json(answer: Answer) -> dict[str, Any]:
    """The answer with the keys of the contract, ready for ``json.dumps``."""
    data = {name: _plain_value(getattr(answer, name)) for name in _KEYS}
    data["sources"] = [source.id for source in answer.sources]
    data["source_notes"] = [_plain_value(source) for source in answer.sources]
    data["parts"] = [as_json(part) for part in answer.parts]
    return data


def _plain_value(value: Any) -> Any:
    """Notes as tables of their fields, all else as it is."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_plain_value(one) for one in value]
    return (
        {name: getattr(value, name) for name in value.__dataclass_fields__} if is_dataclass(value) else value
    )
