"""How much one message may hold: a paste beyond it is not read at all."""

from __future__ import annotations

import re

from tutor.parse.text import LONGEST

MOST_NUMBERS = 80
MOST_WORDS = 400  # words and marks
MOST_SENTENCES = 30


def beyond(text: str) -> str:
    """What a message has too much of to be one question, or nothing."""
    if len(text) > LONGEST:
        return f"{len(text)} characters, more than the {LONGEST} I read at once"
    numbers = len(re.findall(r"\d+(?:[.,]\d+)?", text))
    words = len(re.findall(r"\w+|[^\w\s]", text))
    if words > MOST_WORDS:
        return f"{words} words and marks, more than the {MOST_WORDS} I read at once"
    if numbers > MOST_NUMBERS:
        return f"{numbers} numbers, more than the {MOST_NUMBERS} I can sort at once"
    sentences = len(re.findall(r"[.?!\n]+", text)) - numbers
    return "" if sentences <= MOST_SENTENCES else f"about {sentences} sentences"
