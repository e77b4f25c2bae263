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
_NOTHING = ("zero", "none", "nothing")
_GONE = frozenset(
    {
        "nothing",
        "none",
        "zero",
        "vanish",
        "vanishes",
        "vanished",
        "disappear",
        "disappears",
        "nil",
        "gone",
        "stops",
        "stop",
    }
)
CLOSE = 0.05
HALF = 0.5  # of a whole number: what rounds to it
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?|[%]")
# Words in every sentence: to share one of them with an answer is to share nothing.
_EMPTY = frozenset({
    "the", "and", "for", "with", "than", "that", "this", "there", "are", "was", "were", "not", "does", "did",
    "will", "would", "its", "has", "have", "from", "but", "per", "out", "into", "they", "you", "one",
})  # fmt: skip
FRAGMENT = 3  # words: no sentence of its own, so it speaks to what was just asked
STEM = 5  # letters in which "depolarise" and "depolarises" are one word
_OPENER = r"(?:(?:so|then|and|but|ok|okay|wait|well|hmm?|hang on)\b[\s,]*)*"
# A message that opens so is a question, with or without its question mark; the first for certain.
_WONDERS = re.compile(_OPENER + r"(?:how|what|why|when|which|where|who)\b(?! (?:about|if)\b)", re.IGNORECASE)
_ASKING = re.compile(
    _OPENER + r"(?:how|what|why|when|which|where|who|does|do|is|are|can|could|would)\b", re.IGNORECASE
)


def asking(text: str) -> bool:
    """True if the words open as a question does."""
    return _ASKING.match(text) is not None


def speaks_to(text: str, asked: FollowUp) -> bool:
    """True if a message can be meant as a reply: a fragment, a number, a word of an answer looked for."""
    words = _WORD.findall(text.lower())
    if len(words) <= FRAGMENT or any(_number(word) is not None for word in words):
        return True
    return bool(_stems(words) & _stems(_WORD.findall(" ".join((*asked.accept, *asked.wrong)).lower())))


def _stems(words: list[str]) -> set[str]:
    return {word[:STEM] for word in words if len(word) > 2 and word not in _EMPTY}


def names_answer(text: str, asked: FollowUp) -> bool:
    """True if a message is one of the answers thought of, and nothing besides."""
    return _is_one_of(text, (*asked.accept, *asked.wrong))


def _is_one_of(text: str, phrases: tuple[str, ...]) -> bool:
    said = _WORD.findall(text.lower())
    return any(said == _WORD.findall(phrase.lower()) for phrase in phrases)


def refuses(text: str, asked: FollowUp) -> bool:
    """ "No": what was said is not agreed with, and no answer looked for says "no"."""
    words = _WORD.findall(text.lower())
    return (
        bool(words) and words[0] in _NO and len(words) <= FRAGMENT + 1 and judge_reply(text, asked) == "other"
    )


def judge_reply(text: str, asked: FollowUp) -> Reply | None:
    """How a reply stands to the accepted and the typical wrong answers; None for what is no reply."""
    typed = _WORD.findall(text.lower().replace("’", "'"))
    words = _plainly(typed)
    if not words or len(words) > LONGEST_REPLY or "?" in text or _WONDERS.match(text):
        return None
    if any(hint in text.lower() for hint in _HINTS):
        return "hint"
    if _is_one_of(text, asked.accept):
        return "right"  # "g zero", though "zero" is a way to say the wrong "nothing"
    # The wrong ones first: "not the same as with KCl" is rarer than "the same as with KCl".
    denied = bool({"not", "no", "never", "isn", "doesn"} & set(words))
    for verdict, phrases in (("wrong", asked.wrong), ("right", asked.accept)):
        if any(_says(words, phrase) for phrase in phrases):
            if verdict == "wrong" and denied:
                return "other"
            return "right" if verdict == "right" else "wrong"
    if any(_says(typed, phrase) or _counts(words, phrase) for phrase in asked.accept):
        return "right"
    return "other"


def _plainly(words: list[str]) -> list[str]:
    """The words of a reply with each way to say "nothing" said so: "not at all", "it would vanish"."""
    for place in range(len(words) - 2):
        if words[place : place + 3] == ["not", "at", "all"]:
            return [*words[:place], *_NOTHING, *words[place + 3 :]]
    return [*words, *_NOTHING] if _GONE & set(words) and not {"not", "never"} & set(words) else words


def _counts(words: list[str], phrase: str) -> bool:
    """True if the reply gives the number of a phrase, rounded otherwise: "5.8" for "6"."""
    said, wanted = ([_number(word) for word in row] for row in (words, _WORD.findall(phrase)))
    numbers = [number for number in wanted if number is not None]
    return any(
        number is not None and abs(number - right) <= max(CLOSE * abs(right), HALF * (right >= 1))
        for number in said
        for right in numbers[:1]
    )


def _number(word: str) -> float | None:
    try:
        return float(word.replace(",", "."))
    except ValueError:
        return None


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
