"""A lead that names one's own text: "my essay says:", "according to my answer". What follows is held.

A friend's essay or the lecture notes are somebody else's, and their words are only reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.parse.reading import Item

_TEXT = (
    r"(?:essay|answer|report|lab report|solution|draft|argument|reasoning|explanation|theory|conclusion"
    r"|hypothesis)"
)
_TELLS = r"(?:says|goes|reads|states|argues|runs|is that|would be that|has it that)"
_LEAD = re.compile(
    rf"(?:^|(?<=[.!?])\s)\W*(?:so |and |well,? |ok,? |quick check of )?(?:"
    rf"according to (?:my|our) (?:own )?{_TEXT}\b,?:?"
    rf"|in (?:my|our) (?:own )?{_TEXT},? (?:i|we) (?:write|say|state|argue|claim|put)\b(?: that\b)?:?"
    rf"|(?:in )?(?:my|our) (?:own )?{_TEXT}(?: {_TELLS}\b(?: that\b)?,?:?|:)"
    rf"|(?:lab report|essay|homework|exercise|question|q) ?\d*:"
    r")(?=\s*[^\s\d+\-−–])",
    re.IGNORECASE,
)


def without_own_words(plain: str, items: Sequence[Item]) -> list[Item]:
    """The items without those of such a lead; one before a number is kept, for it offers an answer.

    Nothing is left out of what is asked about: "My essay says … True or not?"
    """
    if "?" in plain:
        return list(items)
    leads = [match.span() for match in _LEAD.finditer(plain)]
    return [item for item in items if not any(start <= item.start < end for start, end in leads)]
