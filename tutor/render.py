"""Answer -> plain text, Markdown, JSON. All three say the same; text typed by a student is never markup."""

from __future__ import annotations

import re
import textwrap
from typing import Any

from tutor.explain.answer import Answer

WIDTH = 88
STATUS = {"read": "", "second-hand": " [second-hand]", "unchecked": " [not checked]"}


def plain(answer: Answer, width: int = WIDTH) -> str:
    """The whole answer as plain text, wrapped for a terminal."""
    if answer.parts:
        return "\n\n".join(
            f"({index}) {plain(part, width)}" for index, part in enumerate(answer.parts, start=1)
        )
    blocks = [_wrap(answer.headline, width)]
    if answer.understood:
        blocks.append(_wrap(f"I read: {answer.understood}", width))
    if answer.steps:
        lines = [
            f"  {line}"
            for step in answer.steps
            for line in _step(step.formula, step.substituted, step.result)
        ]
        blocks.append("\n".join(["Working:", *(_wrap(line, width, "      ") for line in lines)]))
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


def _step(formula: str, substituted: str, result: str) -> list[str]:
    """The lines of one step of working."""
    lead = "= " if "=" in formula else ""  # a line that is no equation equals nothing
    return [formula, f"  {lead}{substituted}" if substituted else "", f"  {lead}{result}" if result else ""]


def _wrap(text: str, width: int, indent: str = "") -> str:
    """A paragraph wrapped to a width, nothing for an empty one."""
    if not text.strip():
        return ""
    first = text[: len(text) - len(text.lstrip())]
    return textwrap.fill(
        text.strip(), width, initial_indent=first, subsequent_indent=indent or first, break_long_words=False
    )


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


def as_json(answer: Answer) -> dict[str, Any]:
    """The answer with the keys of the contract, ready for ``json.dumps``."""
    data = answer.model_dump(exclude={"parts", "sources"})
    data["sources"] = [source.id for source in answer.sources]
    data["source_notes"] = [source.model_dump() for source in answer.sources]
    data["parts"] = [as_json(part) for part in answer.parts]
    return data
