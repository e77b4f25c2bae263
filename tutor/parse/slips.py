"""Words of plain English that were misspelt: they name nothing here, whichever of them was meant."""

from __future__ import annotations

from functools import lru_cache

from tutor.knowledge.lexicon import Lexicon

LEAST = 6  # letters of a word in which one may be wrong
ENDS = 2  # letters at its beginning that are right; so is the last one


def plain_slip(word: str, lexicon: Lexicon) -> bool:
    """True if one letter within a word, not at its ends, makes it a plain one: "synonims"."""
    return len(word) >= LEAST and _near(word, lexicon.plain, lexicon.common)


@lru_cache(maxsize=2048)
def _near(word: str, plain: str, common: frozenset[str]) -> bool:
    from rapidfuzz.distance import OSA

    known = (*plain.split("\n"), *common)
    for bare in {word, word.removesuffix("s")}:
        alike = (one for one in known if one[:ENDS] == bare[:ENDS] and one[-1:] == bare[-1:])
        if any(OSA.distance(bare, one, score_cutoff=1) == 1 for one in alike):
            return True
    return False
