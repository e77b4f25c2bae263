"""Where the options of a message stand: marked by letters, figures or bullets, in a row or on lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# Marks that cannot be anything else: "A)", "(a)", "[A]", "b.", "C:", "- A -", "A =". The figures of
# "1:0.03:0.2." are none.
_SURE = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[?.:;,…]))(?:[-•*]\s+)?(?:"
    r"[(\[]([A-Ga-g1-7])[)\]]\s*|([A-Ga-g]|(?<!\d[.:,])[1-7](?![.:]\d))[).:]\s*(?=\S)|([A-G])\s*(?:=|[-–/](?=\s))\s*(?=\S)"
    r"|[Oo]ption ([A-Ga-g1-7])[).:]?\s+(?=\S))"
)
# A bare capital, which is a mark only among others in order: "A -5 mV B +5 mV C 0 mV".
_BARE = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[?.:;,…]))([A-G])\s+(?=\S)")
_OWN_LINE = re.compile(r"^[ \t]*([A-G])[ \t]+(?=\S)", re.MULTILINE)
_ROMAN = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[?.:;,…]))\(?(iv|vi{0,3}|i{1,3})[).:]\s*(?=\S)", re.IGNORECASE)
_BULLET = re.compile(r"^[ \t]*[-–•*·◦][ \t]+(?=\S)", re.MULTILINE)
_KEY = re.compile(
    r"(?:[-–(]?\s?(?:options|answers|key)\s*:?\s*)?((?:\b[A-G]\s*=\s*\d\b[\s,;]*+){2,})\)?[\s.]*+$"
)
_PAIR = re.compile(r"([A-G])\s*=\s*(\d)")
_WARMTH = re.compile(r"(?:\d|°)\s*$")  # "37 C" is no third option
_VALUE = re.compile(r"^\s*[-+−–]?\s?\d+(?:[.,]\d+)?\s*(?:[^\s\d]{1,6})?\s*$")
_FIGURE = re.compile(r"(?<![A-Za-z])\d")
_WHICH = re.compile(r"\b(?:which|choose|pick|select)\b", re.IGNORECASE)
_ROW = re.compile(r"[:?]\s*([^:?\n]+ / [^:?\n]+)\??\s*$")
# "K is 5 out / 145 in, Na is 140 out / 10 in. V_m?": two sides of a membrane, or more than one sentence.
_VALUES = re.compile(r"\b(?:out|outside|in|inside|mM)\s/\s|[.;]\s", re.IGNORECASE)
# "K+ flows: in, out, or not at all?"
_LISTED = re.compile(r"[:?]\s*((?:[^\s,:?]+\s){0,3}[^\s,:?]+,\s(?:[^\s,:?]+\s?){1,4},?\sor\s[^,:?\n]+)\?\s*$")
SHORT = 8  # words
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
BARE_FEWEST, LINES_FEWEST = 3, 2


class Marked(NamedTuple):
    """A stretch of a message that stands under a mark; ``end`` is where the next mark begins."""

    letter: str
    start: int
    begin: int
    end: int

    def of(self, text: str) -> str:
        """The words of the stretch."""
        return text[self.begin : self.end]


class Mark(NamedTuple):
    """The letter, and where its mark starts and ends."""

    letter: str
    start: int
    end: int


def marked(text: str) -> list[Marked]:
    """The stretches under marks in order, by the surest kind of mark that there is."""
    sure = _in_order([Mark(_letter(found), found.start(), found.end()) for found in _SURE.finditer(text)])
    if len(sure) >= LINES_FEWEST:
        return _stretches(sure, text)
    for pattern, fewest in ((_OWN_LINE, LINES_FEWEST), (_BARE, BARE_FEWEST)):
        marks = [
            Mark(found.group(1), found.start(), found.end())
            for found in pattern.finditer(text)
            if not _WARMTH.search(text[: found.start(1)])
        ]
        bare = _in_order(marks)
        if len(bare) >= fewest:
            return _stretches(bare, text)
    bullets = [
        Mark(chr(ord("A") + place), found.start(), found.end())
        for place, found in enumerate(list(_BULLET.finditer(text))[:7])
    ]
    if len(bullets) >= LINES_FEWEST:
        return _stretches(bullets, text)
    return romans(text) or _unmarked(text)


def _unmarked(text: str) -> list[Marked]:
    """Lines of bare values or short answers below "which …?", or a row of them cut by slashes."""
    head, _, rest = text.partition("\n")
    lines = [line for line in rest.split("\n") if line.strip()]
    short = all(len(line.split()) <= SHORT and not _FIGURE.search(line) for line in lines)
    asked = head.rstrip().endswith(("?", ":"))
    if (
        len(lines) >= BARE_FEWEST
        and asked
        and (all(map(_VALUE.match, lines)) or (short and _WHICH.search(head)))
    ):
        return _cut(text, len(head), r"\n")
    row = _ROW.search(text)
    if row is not None and row[1].count(" / ") >= BARE_FEWEST - 1 and not _VALUES.search(row[1]):
        return _cut(text.rstrip("?. "), row.start(1), r" / ")
    row = _LISTED.search(text)
    if row is not None and not _FIGURE.search(row[1]):
        return _cut(text.rstrip("?. "), row.start(1), r",?\s+or\s+|,\s+")
    return []


def _cut(text: str, start: int, mark: str) -> list[Marked]:
    """The parts of a text from here on, lettered in order."""
    found: list[Marked] = []
    place = start
    for cut in (*re.finditer(mark, text[start:]), None):
        end = start + cut.start() if cut else len(text)
        if text[place:end].strip():
            found.append(Marked(chr(ord("A") + len(found)), place, place, end))
        place = start + cut.end() if cut else end
    return found[:7]


def romans(text: str) -> list[Marked]:
    """Statements numbered I, II, III or i), ii), iii)."""
    marks = [Mark(found.group(1).upper(), found.start(), found.end()) for found in _ROMAN.finditer(text)]
    run: list[Mark] = []
    for mark in marks:
        if mark.letter == ROMANS[min(len(run), len(ROMANS) - 1)]:
            run.append(mark)
    return _stretches(run, text) if len(run) >= LINES_FEWEST else []


def without_key(text: str) -> tuple[str, dict[str, str]]:
    """A message without "A=1, B=2" at its end, and the letter of each figure there."""
    found = _KEY.search(text)
    if found is None:
        return text, {}
    return text[: found.start()].rstrip(), {figure: letter for letter, figure in _PAIR.findall(found[1])}


def _letter(found: re.Match[str]) -> str:
    return next((group for group in found.groups() if group), "")


def _in_order(marks: Sequence[Mark]) -> list[Mark]:
    """The longest run of marks that begins with A or 1 and leaves no letter out, the last of equal ones."""
    best: list[Mark] = []
    for place, mark in enumerate(marks):
        if mark.letter not in "Aa1":
            continue
        run = [mark]
        for other in marks[place + 1 :]:
            if ord(other.letter.upper()) == ord(run[-1].letter.upper()) + 1:
                run.append(other)
        if len(run) >= len(best):
            best = run
    return best


def _stretches(marks: Iterable[Mark], text: str) -> list[Marked]:
    """Each mark with what stands under it."""
    run = list(marks)
    ends = [mark.start for mark in run[1:]] + [len(text)]
    return [Marked(mark.letter, mark.start, mark.end, end) for mark, end in zip(run, ends, strict=True)]
