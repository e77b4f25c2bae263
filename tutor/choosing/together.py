"""Options that speak of other options: all of them, none of them, "A and C", "I and II only"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tutor.choosing.judged import Judged, Verdict
from tutor.parse.options.choice import numerals

ALL = re.compile(
    r"\ball\b(?: of)?(?: (?:the|these|them))?(?: (?:above|options|statements|answers))?\W*$", re.IGNORECASE
)
NONE = re.compile(r"\b(?:none|neither)\b(?: of (?:the above|these|them|the options))?\W*$", re.IGNORECASE)
_LETTERS = re.compile(
    r"^(?:both\s+)?\(?([A-G])\)?\s*(?:,\s*\(?([A-G])\)?\s*)?(?:and|&|\+)\s*\(?([A-G])\)?(?: only)?$", re.I
)


def refers(text: str) -> bool:
    """True for an option that only speaks of the others."""
    return bool(ALL.fullmatch(text.strip()) or NONE.fullmatch(text.strip()) or _LETTERS.match(text.strip()))


def together(judged: Sequence[Judged]) -> list[Judged]:
    """The options with those judged that speak of the others; where one of these holds it stands alone."""
    verdicts = {one.option.letter: one.verdict for one in judged if not refers(one.option.text)}
    result = [_judged(one, verdicts) if refers(one.option.text) else one for one in judged]
    whole = [one for one in result if refers(one.option.text) and one.verdict == "right"]
    if not whole or NONE.fullmatch(whole[0].option.text.strip()):
        return result
    return [
        Judged(one.option, None, one.reason) if one not in whole and one.verdict == "right" else one
        for one in result
    ]


def _judged(one: Judged, verdicts: Mapping[str, Verdict]) -> Judged:
    """An option of options."""
    text, values = one.option.text.strip(), set(verdicts.values())
    if NONE.fullmatch(text):
        verdict: Verdict = "right" if values == {"wrong"} else "wrong" if "right" in values else None
        return Judged(
            one.option, verdict, "None of them holds." if verdict == "right" else "One of them holds."
        )
    letters = _LETTERS.match(text)
    named = {letter.upper() for letter in letters.groups() if letter} if letters else set(verdicts)
    return Judged(one.option, *_of_named(named, verdicts))


def _of_named(named: set[str], verdicts: Mapping[str, Verdict]) -> tuple[Verdict, str]:
    """Right if exactly the options named hold."""
    inside = {verdicts.get(letter) for letter in named}
    outside = {verdict for letter, verdict in verdicts.items() if letter not in named}
    if inside == {"right"} and "right" not in outside:
        return "right", "Each of them holds."
    if "wrong" in inside:
        return "wrong", "Not all of them hold."
    return ("wrong", "More than these hold.") if inside == {"right"} else (None, "")


def by_number(options: Sequence[Judged], statements: Sequence[Judged]) -> list[Judged]:
    """Options that name statements I, II, III, by the verdicts on these."""
    verdicts = {one.option.letter: one.verdict for one in statements}
    found = []
    for one in options:
        named = numerals(one.option.text)
        found.append(one if named is None else Judged(one.option, *_of_named(set(named), verdicts)))
    return found
