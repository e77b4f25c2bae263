"""Numbers said in words: "a hundred and forty", "one forty five", "point oh four", "ten to the minus seven".

What is said as hundreds without the word (one forty, one oh four) is one number; two numbers that only
follow each other (four one forty) stay two, and "and" joins nothing but what stands behind a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

UNITS_SAID = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
NOUGHT = {"zero": 0, "nought": 0, "naught": 0}
OH = {"oh": 0, "o": 0}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
NUMBER_WORDS = NOUGHT | UNITS_SAID | TEENS | TENS | SCALES
DIGITS = NOUGHT | OH | UNITS_SAID
FOLD = "fold"
FOLDS = frozenset({"onefold", "twofold", "threefold", "tenfold", "hundredfold"})
# "At this point two channels open": a point that something names is no decimal point.
NAMED_POINT = frozenset({
    "this", "that", "the", "a", "some", "which", "what", "any", "each", "every", "no", "my", "your", "set",
    "starting", "reversal", "boiling", "end", "at", "same", "data", "first", "last", "second", "bullet",
})  # fmt: skip
_SCALE = re.compile(r"\s+(hundred|thousand|million|billion)\b", re.IGNORECASE)
_LAST_WORD = re.compile(r"([A-Za-z']+)\W*$")


class Word(NamedTuple):
    """One word of a number, and where it ends."""

    text: str
    end: int


def read_number_words(plain: str, start: int) -> tuple[float, int] | None:
    """The number said in words that begins at ``start`` and where it ends, if one does."""
    words = _words(plain, start)
    read = _point(words, 0) if words and words[0].text == "point" else _whole(words, 0)
    if read is None or (words[0].text == "point" and _is_named(plain[:start])):
        return None
    value, place = read
    if words[0].text != "point" and (decimals := _point(words, place)) is not None:
        value, place = float(f"{value:g}{f'{decimals[0]:.9f}'.rstrip('0')[1:]}"), decimals[1]
    elif _said(words, place, "and", "a") and _text(words, place + 2) in ("half", "quarter"):
        value, place = value + (0.5 if words[place + 2].text == "half" else 0.25), place + 3
    return value, words[place - 1].end


def scaled(plain: str, end: int) -> tuple[float, int]:
    """What a number written in figures is multiplied by, and where that is said: "8 million"."""
    found = _SCALE.match(plain, end)
    return (float(SCALES[found[1].lower()]), found.end()) if found else (1.0, end)


def _words(plain: str, start: int) -> list[Word]:
    """The words from here on that nothing but a space or a hyphen parts."""
    words: list[Word] = []
    end = start
    for found in re.finditer(r"[A-Za-z]+", plain[start : start + 100]):
        if words and plain[end : start + found.start()] not in (" ", "-"):
            break
        end = start + found.end()
        words.append(_without_fold(Word(found.group().lower(), end)))
    return words


def is_count_fold(word: str) -> bool:
    """ "Twentyfold" begins with a number; "tenfold" and its like are words of their own."""
    return word.endswith(FOLD) and word.removesuffix(FOLD) in NUMBER_WORDS and word not in FOLDS


def _without_fold(word: Word) -> Word:
    return Word(word.text.removesuffix(FOLD), word.end - len(FOLD)) if is_count_fold(word.text) else word


def _is_named(before: str) -> bool:
    found = _LAST_WORD.search(before)
    return found is not None and found.group(1).lower() in NAMED_POINT


def _text(words: Sequence[Word], place: int) -> str:
    return words[place].text if place < len(words) else ""


def _said(words: Sequence[Word], place: int, *wanted: str) -> bool:
    return tuple(_text(words, place + step) for step in range(len(wanted))) == wanted


def _point(words: Sequence[Word], place: int) -> tuple[float, int] | None:
    """ "Point oh four", "point two five", "point twenty five": the decimals from "point" on."""
    if _text(words, place) != "point":
        return None
    digits, after = "", place + 1
    while (digit := DIGITS.get(_text(words, after))) is not None:
        digits, after = f"{digits}{digit}", after + 1
    if not digits and (small := _small(words, after)) is not None:
        digits, after = f"{small[0]:.0f}", small[1]
    return (float(f"0.{digits}"), after) if digits else None


def _small(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """A number below a hundred."""
    word = _text(words, place)
    if (tens := TENS.get(word)) is not None:
        unit = UNITS_SAID.get(_text(words, place + 1), 0)
        return tens + unit, place + (2 if unit else 1)
    value = (NOUGHT | UNITS_SAID | TEENS).get(word)
    return (value, place + 1) if value is not None else None


def _below_a_thousand(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """A number said with or without its hundred: "two hundred and six", "one forty five", "one oh four"."""
    if _text(words, place) == "hundred":
        return _with_rest(words, 100, place + 1)
    first = _small(words, place)
    if first is None:
        return None
    value, after = first
    if _text(words, after) == "hundred" and value:
        return _with_rest(words, value * 100, after + 1)
    if value in UNITS_SAID.values() and after == place + 1:
        following = _small(words, after)
        if following is not None and following[0] >= 10:
            return value * 100 + following[0], following[1]
        tens, unit = _text(words, after), UNITS_SAID.get(_text(words, after + 1))
        spelt = value == 1 and tens in UNITS_SAID and _text(words, after + 2) not in DIGITS
        if unit is not None and (tens in OH or spelt):  # "one oh four", "one four five"
            return value * 100 + DIGITS[tens] * 10 + unit, after + 2
    return value, after


def _with_rest(words: Sequence[Word], hundreds: int, place: int) -> tuple[int, int]:
    """What is said behind a hundred, with "and" or without it."""
    rest = _small(words, place + (1 if _text(words, place) == "and" else 0))
    return (hundreds + rest[0], rest[1]) if rest is not None and rest[0] else (hundreds, place)


def _whole(words: Sequence[Word], place: int) -> tuple[float, int] | None:
    """A whole number with its thousands and millions."""
    word = _text(words, place)
    if word in ("thousand", "million"):
        return float(SCALES[word]), place + 1
    first = _below_a_thousand(words, place)
    if first is None:
        return None
    value, after = first
    total = 0
    for scale in ("million", "thousand"):
        if _text(words, after) != scale or not value:
            continue
        total, value, after = total + value * SCALES[scale], 0, after + 1
        joined = after + (1 if _text(words, after) == "and" else 0)
        rest = _below_a_thousand(words, joined)
        if rest is not None and rest[0] and (joined == after or rest[0] < 100):
            value, after = rest
    return float(total + value), after


_POWER = re.compile(
    r"\s+to\s+the\s+(?:power\s+(?:of\s+)?)?(?P<sign>minus\s+|negative\s+|-)?(?P<power>[a-z]+|\d{1,2})",
    re.IGNORECASE,
)


def read_power(plain: str, end: int) -> tuple[float, int] | None:
    """ "ten to the minus seven": the power of ten that is said after it, and where it ends."""
    found = _POWER.match(plain, end)
    if found is None:
        return None
    written = found["power"].lower()
    power = int(written) if written.isdigit() else (UNITS_SAID | TEENS).get(written)
    if power is None or power > 20:
        return None
    return float(f"1e{-power if found['sign'] else power}"), found.end()
