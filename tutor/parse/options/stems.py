"""What stands before the options: the question itself, and whether the wrong option is looked for."""

from __future__ import annotations

import re

_TURNED = re.compile(
    r"\b(?:NOT|EXCEPT|FALSE|INCORRECT|LEAST LIKELY)\b"
    r"|(?i:\b(?:not (?:true|correct|right)|false|incorrect|untrue|wrong|except(?! for)|least likely)\b)"
    r"|(?i:\bwhich\b[^.?!]*?\b(?:is|are|does|do|did|would|will|can|could|has|have) not\b)"
    r"|(?i:\bwhich\b[^.?!]*?\b(?:is|are|does|do|did|would|wo|ca|could|has|have)n[’']?t\b)"
)
_NEGATION = re.compile(
    r"\bdoes (?i:not)\b|\bdo (?i:not)\b|\b(?:NOT|EXCEPT|LEAST LIKELY)\b"
    r"|(?i:(?<=\bis )not\b|(?<=\bare )not\b|(?<=\bwould )not\b|(?<=\bwill )not\b|(?<=\bcan )not\b|\bexcept\b)"
    r"|(?i:\bleast likely\b)"
)
_FOLLOWING = re.compile(r"\bwhich (?:one )?of the following(?: statements?| options?)?", re.IGNORECASE)
_ORDER = re.compile(
    r"\b(?:choose|pick|select|tick|circle)(?: the)? (?:best|right|correct|one|single best)? ?"
    r"(?:answer|option|alternative|one)\b[.:,]?|\bpick one\b[.:,]?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?:(?:(?:mcq|multiple choice|quick one|quiz|exam question|question|q|no|nr)\b\.?\s*\d*"
    r"|q?\d{1,2})\s*[-–.:)]+\s*)+",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby(?: about| roughly| approximately)?$", re.IGNORECASE)
_COPULA = re.compile(
    r"\s+(?:is|are|equals?|will be|would be|=)(?: about| closest to| approximately| roughly| near)?$", re.I
)
_BLANK = re.compile(r"_{2,}|…+|\.{3,}|\(choose\)|\boptions?\s*:\s*$|\banswers?\s*:\s*$", re.IGNORECASE)


def turned(stem: str) -> bool:
    """True if the option that does not hold is looked for."""
    return _TURNED.search(stem) is not None


def cleared(stem: str) -> str:
    """A stem without its number, its blank and the order to choose."""
    plain = _BLANK.sub(" ", _LABEL.sub("", stem))
    return re.sub(r"\s+", " ", plain).strip(" :;-–\n\t([")


def plain_stem(stem: str) -> str:
    """The stem as a question of its own: "which of the following" asks nothing by itself."""
    return re.sub(r"\s+", " ", _FOLLOWING.sub("which", _ORDER.sub(" ", cleared(stem)))).strip(" :.\n")


def affirmed(stem: str) -> str:
    """A stem without what turns it round: "would NOT change E_K" asks about what would."""
    return re.sub(r"\s+", " ", _NEGATION.sub(" ", stem)).strip()


def as_questions(stem: str, *, of_a_way: bool) -> list[str]:
    """An open stem put as a question: "E_K shifts by", "the slope is", "K+ flows"."""
    plain = stem.rstrip("?").rstrip()
    by = _BY.search(plain)
    if by is not None:
        return [f"{plain[: by.start()].rstrip()} by how much?"]
    asked = [f"{plain}, which way?"] if of_a_way else []
    return asked if stem.endswith("?") else [*asked, f"what is {_COPULA.sub('', plain)}?"]
