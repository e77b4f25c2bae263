"""Abbreviations said letter by letter: "e k", "v m", "p m f", "s g l t one" are E_K, V_m, PMF, SGLT1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.knowledge.lexicon import Lexicon
from tutor.parse.spoken import NUMBER_WORDS, UNITS_SAID
from tutor.parse.text import Text

_RUN = re.compile(r"(?<![\w'.-])[a-z](?: [a-z](?![\w'])|(?<=[egp]) (?:na|cl|ca|mg)(?!\w))+(?!-)")
_NUMBERED = re.compile(r" (one|two|three|\d)(?!\w)")
_AMOUNT = re.compile(r"(\w+)\s$")
QUANTITIES = ("e", "g", "p")  # letters that stand before an ion
IONS = ("k", "na", "cl", "ca", "mg")
PRONOUNS = ("i", "a")
BARE = frozenset({"filler", "relation", "ask", "stance", "side", "offer"})  # kinds of words that name nothing


def joined_letters(text: Text, lexicon: Lexicon) -> Text:
    """The text with the letters of each known abbreviation put together."""
    dropped: set[int] = set()
    digits: dict[int, str] = {}
    for run in _RUN.finditer(text.plain):
        for start, end in _names(text.plain, run.start(), run.end(), lexicon):
            dropped.update(place for place in range(start, end) if text.plain[place] == " ")
            numbered = _NUMBERED.match(text.plain, end)
            if numbered and (digit := _digit(text.plain[start:end], numbered.group(1), lexicon)):
                dropped.update(range(end, numbered.end() - 1))
                digits[numbered.end() - 1] = digit
    if not dropped:
        return text
    kept = [place for place in range(len(text.plain)) if place not in dropped]
    plain = "".join(digits.get(place, text.plain[place]) for place in kept)
    return Text(text.raw, plain, tuple(text.origin[place] for place in kept))


def _names(plain: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where the letters of a run make up known names, the longest first."""
    places = [start, *(place + 1 for place in range(start, end) if plain[place] == " ")]
    ends = [*(place - 1 for place in places[1:]), end]
    index = 0
    while index < len(places):
        last = next(
            (
                last
                for last in range(len(places) - 1, index, -1)
                if _known(plain, places[index], ends[last], lexicon)
            ),
            None,
        )
        if last is not None:
            yield places[index], ends[last]
        index = index + 1 if last is None else last + 1


def _known(plain: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """True for the letters of a word we know, or of a symbol such as E_K, unless they follow an amount."""
    name = plain[start:end].replace(" ", "")
    if name[0] in QUANTITIES and name[1:] in IONS:
        before = _AMOUNT.search(plain[:start])
        word = before.group(1).lower() if before else ""
        return not (word.isdigit() or word in NUMBER_WORDS or (word == "delta" and name[0] == "g"))
    if len(name) == 2 and name[0] in PRONOUNS:
        return False
    numbered = _NUMBERED.match(plain, end)
    return _word(name, lexicon) or (numbered is not None and bool(_digit(name, numbered.group(1), lexicon)))


def _word(name: str, lexicon: Lexicon) -> bool:
    """True for a name of something; "bc" only joins clauses."""
    senses = lexicon.senses([name])
    return name in lexicon.ideas or any(sense.kind not in BARE for sense in senses)


def _digit(letters: str, said: str, lexicon: Lexicon) -> str:
    """The digit that ends a name, "SGLT1", where the letters with it are one."""
    digit = said if said.isdigit() else str(UNITS_SAID[said])
    return digit if _word(letters.replace(" ", "") + digit, lexicon) else ""
