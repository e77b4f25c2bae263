"""A multiple-choice question: its stem, its options, and whether the wrong one is looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[?.:;,]))\(?([A-Ga-g1-7])[).:]\s*(?=\S)")
_TURNED = re.compile(
    r"\b(?:NOT|not true|not correct|false|incorrect|untrue|wrong|except|least likely)\b|\bEXCEPT\b"
)
_TASK = re.compile(
    r"(?:calculate|compute|find|determine|what|which|how|why|when|where|who|explain|state|define|describe|give|"
    r"is|are|does|do|did|can|will|would|should|compare|draw|sketch|show|name|list|predict|estimate|derive)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:which (?:one )?of the following(?: statements?| options?)?|choose(?: the)? (?:best|right|correct) "
    r"(?:answer|option)|pick one|select (?:one|the (?:best|right|correct) answer))\b[:,]?",
    re.IGNORECASE,
)
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Option:
    """One option, under the letter it was given."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The stem and its options; ``turned`` if the one that does not hold is asked for."""

    stem: str
    options: tuple[Option, ...]
    turned: bool = False


def read_choice(text: str) -> Choice | None:
    """The choice that a message puts, if letters or numbers in order mark at least two options."""
    marks = _in_order(list(_MARK.finditer(text)))
    if len(marks) < FEWEST:
        return None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    options = tuple(
        Option(mark.group(1).upper(), _trimmed(text[mark.end() : end]))
        for mark, end in zip(marks, ends, strict=True)
    )
    stem = text[: marks[0].start()].strip(" \n\t([")
    if not all(option.text for option in options) or any(map(_asks, options)):
        return None
    return Choice(stem, options, _TURNED.search(stem) is not None)


def plain_stem(stem: str) -> str:
    """The stem as a question of its own: "which of the following" asks nothing by itself."""
    return re.sub(r"\s+", " ", _ASIDE.sub("which", stem)).strip(" :\n")


def _asks(option: Option) -> bool:
    """True for a part of an exercise, which asks by itself: "(b) Calculate V_m."."""
    return "?" in option.text or _TASK.match(option.text) is not None


def _in_order(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The longest run of marks that begins with A or 1 and leaves no letter out."""
    best: list[re.Match[str]] = []
    for place, mark in enumerate(marks):
        if mark.group(1) not in "Aa1":
            continue
        run = [mark]
        for other in marks[place + 1 :]:
            if ord(other.group(1).upper()) == ord(run[-1].group(1).upper()) + 1:
                run.append(other)
        best = max(best, run, key=len)
    return best


def _trimmed(text: str) -> str:
    """An option without what joins it to the next one."""
    return re.sub(r"(?:[,;]|\s+or)?\s*$", "", text.strip()).strip(" .;,\n")
