"""Statements put up as true or false, one or several of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from tutor.parse.options.choice import Option
from tutor.parse.options.layout import marked, romans

_LEAD = re.compile(
    r"^\W*(?:(?:please\s+)?(?:mark|label|state|say|decide|judge|tell me|answer|circle|indicate|are|is)\b"
    r"[^:?.\n]{0,60}?)?"
    r"\(?\b(?:true\s*(?:or|/|\|)\s*false|t\s*(?:/|or|\|)\s*f)\b\)?"
    r"(?:\s+(?:for|each|of|the following|these|this|statements?|questions?|items?|sentences?|claims?|please"
    r"|section|is it|that|if))*\s*(?:[:?.,\n]|[-–](?=\s))*\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?<![\s,;.:(\-–])[\s,;.:(\-–]*+\b(?:true\s*(?:or|/)\s*false|t\s*(?:/|or)\s*f)\b\)?[\s?.]*+$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"['\"‘“](.+)['\"’”]\.?")
_WHETHER = re.compile(r"^(?:if|whether|that)\s+", re.IGNORECASE)


class Statements(NamedTuple):
    """Statements to be called true or false; a lone one has no letter."""

    items: tuple[Option, ...]


def read_statements(text: str) -> Statements | None:
    """The statements that follow "true or false", each by its mark or line; none if nothing is asked so."""
    lead = _LEAD.match(text)
    if lead is not None and lead.end() < len(text):
        body = text[lead.end() :]
    elif (tail := _TAIL.search(text)) is not None and tail.start():
        body = text[: tail.start()]
    else:
        return None
    for find in (marked, romans):
        found = find(body)
        if len(found) >= 2 and not body[: found[0].start].strip(" \n:([-"):
            return Statements(tuple(Option(one.letter, _tidy(one.of(body))) for one in found))
    lines = [line for line in (_tidy(line) for line in body.splitlines()) if line]
    if len(lines) > 1:
        return Statements(tuple(Option(str(place), line) for place, line in enumerate(lines, start=1)))
    said = _WHETHER.sub("", _tidy(body))
    return Statements((Option("", said),)) if said else None


def _tidy(text: str) -> str:
    """A statement without the blank to be filled in and what joins it to the next."""
    plain = re.sub(r"_{2,}|\(\s*\)|\[\s*\]|\bT\s*/\s*F\b", " ", text)
    plain = re.sub(r"\s+", " ", plain).strip(" ;,")
    plain = re.sub(r"^[•*\-–]\s+", "", plain)
    quoted = _QUOTED.fullmatch(plain)
    return quoted[1] if quoted else plain  # the marks only say that it is to be judged
