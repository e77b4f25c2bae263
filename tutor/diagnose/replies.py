"""A student's reply to the question a rule ends with: right, typically wrong, a wish for a hint, other."""

from __future__ import annotations

import re
from typing import Literal

from tutor.knowledge.model import FollowUp
from tutor.meaning import Act
from tutor.parse.reading import Reading

Reply = Literal["right", "wrong", "hint", "other"]

LONGEST_REPLY = 14  # words: a longer message is no reply to a short question
_HINTS = ("hint", "don't know", "dont know", "no idea", "not sure", "help", "idk", "give up", "tell me")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?|[%]")


def judge_reply(text: str, asked: FollowUp) -> Reply | None:
    """How a reply stands to the accepted and the typical wrong answers; None for what is no reply."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    if not words or len(words) > LONGEST_REPLY or "?" in text:
        return None
    if any(hint in text.lower() for hint in _HINTS):
        return "hint"
    # The wrong ones first: "not the same as with KCl" is rarer than "the same as with KCl".
    denied = bool({"not", "no", "never", "isn", "doesn"} & set(words))
    for verdict, phrases in (("wrong", asked.wrong), ("right", asked.accept)):
        if any(_says(words, phrase) for phrase in phrases):
            if verdict == "wrong" and denied:
                return "other"
            return "right" if verdict == "right" else "wrong"
    return "other"


def _says(words: list[str], phrase: str) -> bool:
    """True if the words of the phrase stand in the reply, in order."""
    place = iter(words)
    return all(word in place for word in _WORD.findall(phrase.lower()))


AGAIN = ("why", "how", "simpler", "example", "analogy", "sure")  # asked of what was just answered


def keeps(reading: Reading) -> bool:
    """True for a message that holds on to what was answered, or did not follow it, and asks nothing else."""
    other = reading.givens or reading.shifts or reading.offered or reading.unknown or reading.cell
    if other:
        return False
    if reading.act is Act.EXPLAIN:
        return reading.facet in AGAIN and reading.target is None and reading.follow_up
    return reading.insists and reading.act in (Act.CLARIFY, Act.CHECK)


_YES = frozenset({
    "yes", "yeah", "yep", "yup", "y", "ya", "sure", "exactly", "correct", "right", "true", "indeed", "mostly",
})  # fmt: skip
_NO = frozenset({"no", "nope", "n", "nah", "not", "never", "wrong", "false"})


def confirms(text: str) -> bool | None:
    """Whether a short reply says yes or no to "is this what you think?"; None for anything else."""
    words = _WORD.findall(text.lower())
    if not words or len(words) > LONGEST_REPLY // 2:
        return None
    if _NO & set(words):
        return False
    return True if _YES & set(words) or "think so" in text.lower() else None
