"""A multiple-choice question: its stem, its options, and the one that the student has picked."""

from __future__ import annotations

import re
from typing import NamedTuple

from tutor.parse.options.layout import ROMANS, Marked, marked, romans, without_key
from tutor.parse.options.stems import turned

_TASK = re.compile(
    r"(?:calculate|compute|find|determine|what|which|how|why|where|who|explain|state|define|describe|"
    r"compare|draw|sketch|show|name|list|predict|estimate|derive)\b",
    re.IGNORECASE,
)
# "I said B", "my answer (d)", "I picked C for this one": the student's own choice.
_PICKED = re.compile(
    r"(?i:\b(?:i(?:['’]d| would| have|['’]ve)?\s+(?:said|say|chose|choose|pick(?:ed)?|put|answered?|think|"
    r"thought|guess(?:ed)?|went for|go for|selected|marked|ticked)(?:\s+(?:it\s+is|it[’']?s|that\s+it\s+is))?"
    r"|(?:my|the)\s+(?:answer|choice|guess|pick)(?:\s+(?:is|was))?:?|is\s+it|must\s+be|should\s+be))"
    r"\s+(?i:option\s+|answer\s+)?[(\[]?([A-Ga-g])[)\]]?(?![\w’'])"
)
_SENTENCE = re.compile(r"(?<=[.?!;])\s+|\n+")
_NUMERAL = re.compile(r"\b(?:IV|VI{0,3}|I{1,3})\b")
_LISTED = re.compile(r"^(?:only\s+|both\s+|all of\s+)?(?:(?:IV|VI{0,3}|I{1,3})(?:\s*(?:,|and|&|\+)\s*|\s+))*"
                     r"(?:IV|VI{0,3}|I{1,3})(?:\s+only)?$")  # fmt: skip
FEWEST = 2
LONGEST = 60  # words under one mark; what is longer is an exercise with parts


class Option(NamedTuple):
    """One option, under the letter it was given."""

    letter: str
    text: str


class Choice(NamedTuple):
    """The stem and its options; ``turned`` if the one that does not hold is asked for.

    ``own`` is the letter that the student has picked, ``numbered`` the statements I, II, III that the
    options name by their numbers.
    """

    stem: str
    options: tuple[Option, ...]
    turned: bool = False
    own: str | None = None
    numbered: tuple[Option, ...] = ()


def read_choice(text: str) -> Choice | None:
    """The choice that a message puts, if marks in order or bullets stand before at least two options."""
    body, own = _without_pick(text)
    body, letters = without_key(body)
    found = marked(body)
    if len(found) < FEWEST:
        return None
    options = tuple(
        Option(
            letters.get(one.letter, one.letter).upper(), _trimmed(_first_part(one, body, one is found[-1]))
        )
        for one in found
    )
    if not any("?" in option.text for option in options[:-1]):
        options = (*options[:-1], Option(options[-1].letter, options[-1].text.rstrip("?").rstrip()))
    if not all(option.text for option in options) or any(map(_asks, options)):
        return None
    stem = body[: found[0].start].strip(" \n\t([")
    numbered = _numbered(stem, options)
    if numbered:
        stem = stem[: romans(stem)[0].start].strip()
    return Choice(stem, options, turned(stem), own, numbered)


def _without_pick(text: str) -> tuple[str, str | None]:
    """The message without the sentence in which the student tells what they picked."""
    picks = list(_PICKED.finditer(text))
    if len(picks) != 1:
        return text, None
    pick = picks[0]
    start, end = pick.start(), pick.end()
    breaks = [cut.span() for cut in _SENTENCE.finditer(text)]
    begin = max((cut[1] for cut in breaks if cut[1] <= start), default=0)
    colon = text.find(":", end)
    stop = min((cut[0] for cut in breaks if cut[0] >= end), default=len(text))
    if begin <= start < end <= colon < stop:
        stop = colon + 1  # "I picked C for this one: At rest …"
    left = f"{text[:begin].rstrip()}\n{text[stop:].lstrip()}" if begin else text[stop:].lstrip()
    tail = re.match(
        r"\s*(?:is (?:that|it|this) (?:right|correct)|correct|right|am i right)\s*\?", text[stop:], re.I
    )
    if tail:
        left = text[:begin].rstrip()
    return (left, pick.group(1).upper()) if len(marked(left)) >= FEWEST else (text, None)


def _numbered(stem: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The statements I, II, III of a stem, where options only name them."""
    listed = romans(stem)
    named = [option for option in options if _LISTED.match(option.text)]
    if not listed or len(named) < FEWEST:
        return ()
    return tuple(Option(ROMANS[place], _trimmed(one.of(stem))) for place, one in enumerate(listed))


def numerals(text: str) -> frozenset[str] | None:
    """The numerals that an option names: "I and III only"; none if it says something else."""
    return frozenset(_NUMERAL.findall(text)) if _LISTED.match(text) else None


def _asks(option: Option) -> bool:
    """True for a part of an exercise, which asks by itself: "(b) Calculate V_m."."""
    return "?" in option.text or _TASK.match(option.text) is not None or len(option.text.split()) > LONGEST


def _first_part(one: Marked, text: str, last: bool) -> str:
    """What stands under a mark; under the last one no more than its line, where the others have lines."""
    words = one.of(text)
    return words.split("\n")[0] if last and "\n" in text[: one.start].strip()[-2:] + words.strip() else words


def _trimmed(text: str) -> str:
    """An option without what joins it to the next one."""
    return re.sub(r"(?:[,;]|\s+or|\s+[-–])?\s*$", "", re.sub(r"\s+", " ", text.strip())).strip(" .;,")
