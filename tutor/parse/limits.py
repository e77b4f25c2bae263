"""How much one message may hold: a paste beyond it is not read at all."""

from __future__ import annotations

import re

from tutor.parse.text import LONGEST

MOST_NUMBERS = 80
MOST_WORDS = 400  # words and marks
MOST_IN_A_SENTENCE = 200
MOST_SENTENCES = 30
MOST_LINES = 40
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"\w+|[^\w\s]")
_STOP = re.compile(r"[.?!]+(?=\s|$)")


def beyond(text: str) -> str:
    """What a message has too much of to be one question, or nothing."""
    if len(text) > LONGEST:
        return f"{len(text)} characters, more than the {LONGEST} I read at once"
    words = len(_WORD.findall(text))
    if words > MOST_WORDS:
        return f"{words} words and marks, more than the {MOST_WORDS} I read at once"
    numbers = len(_NUMBER.findall(text))
    if numbers > MOST_NUMBERS:
        return f"{numbers} numbers, more than the {MOST_NUMBERS} I can sort at once"
    return _beyond_lines([line for line in text.split("\n") if line.strip()])


def _beyond_lines(lines: list[str]) -> str:
    """Too many lines or sentences; a line with numbers and no stop is a row of a table and no sentence."""
    if len(lines) > MOST_LINES:
        return f"{len(lines)} lines, more than the {MOST_LINES} I read at once"
    sentences = sum(len(_STOP.findall(line)) or not _NUMBER.search(line) for line in lines)
    if sentences > MOST_SENTENCES:
        return f"about {sentences} sentences"
    longest = max((len(_WORD.findall(part)) for line in lines for part in _STOP.split(line)), default=0)
    if longest > MOST_IN_A_SENTENCE:
        return f"a sentence of {longest} words and marks"
    return ""
