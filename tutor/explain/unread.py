"""Answers to messages that were not read: empty, too long, or lost to a fault of ours."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.explain.answer import Answer
from tutor.meaning import Act

EMPTY = (
    "Ask me something about ions and membrane potential, for example: "
    "what is E_K with 4 mM outside and 140 mM inside?"
)


def empty(text: str, context: Mapping[str, object]) -> Answer:
    """An empty message is answered with an example."""
    return _unread(text, EMPTY, context)


def too_long(text: str, too_much: str, context: Mapping[str, object]) -> Answer:
    """A paste beyond what is read at once is not read at all."""
    said = f"Read {too_much}. That is more than one question. Ask one at a time."
    return _unread(text[:200], said, context)


def fault(text: str, fault: Exception, context: Mapping[str, object]) -> Answer:
    """A fault of ours, said as ours."""
    kind = type(fault).__name__
    said = (
        f"Something went wrong on my side ({kind}), not on yours. Please ask in other words; "
        "if it happens again, this message is worth reporting."
    )
    return _unread(text, said, context, (f"{kind}: {fault}",))


def _unread(text: str, said: str, context: Mapping[str, object], notes: tuple[str, ...] = ()) -> Answer:
    """What to do instead, as a question back."""
    return Answer(
        question=text,
        act=str(Act.CLARIFY),
        headline=said,
        text=said,
        asks=said,
        asks_kind="clarify",
        notes=notes,
        context=dict(context),
    )
