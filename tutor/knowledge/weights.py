"""How much a term of a question says: what is rare in the subject is telling, plain English is not."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.knowledge.lexicon import Lexicon
from tutor.knowledge.terms import Term, stem

SOFT, OUTSIDE_WORD, EVERYDAY, IN_A_NAME, UNKNOWN = 0.3, 0.25, 0.35, 0.7, 0.8
SET_ASIDE = 0.5  # a plain word that nothing here uses: "a slimming pill"
EVEN = 0.35  # what a word counts at most where two questions are set beside each other
RARE = 0.45  # from this weight on a plain word counts as essential


def weigh(term: Term, weights: Mapping[str, float], lexicon: Lexicon) -> tuple[float, bool]:
    """The weight of a term, and whether an answer must cover it.

    A plain English word, a number and a scene say little, however rare they are here.
    """
    own = [weights[key] for key in term.keys if key in weights]
    marks = {key[0] for key in term.keys}
    everyday = term.word in lexicon.common or term.word.removesuffix("s") in lexicon.common
    plain = term.sort not in ("thing", "ion") and (everyday or term.word.endswith("ly"))
    plain = plain or (0 < len(term.word) < 3 and term.sort != "ion")
    if term.sort == "soft" or "#" in marks:
        return SOFT * (max(own) if own else OUTSIDE_WORD), False
    if not own:
        dull = plain or len(term.word) < 4 or term.sort == "side"
        if dull:
            return OUTSIDE_WORD, False
        aside = term.sort == "word" and lexicon.everyday(stem(term.word))
        return (SET_ASIDE, False) if aside else (UNKNOWN, True)
    weight = min(own) if "i" in marks or "s" in marks else max(own)
    if "n" in marks:
        weight = max(weight, IN_A_NAME)
    elif plain or term.sort == "side":
        weight = min(weight, EVERYDAY)
    return weight, term.sort in ("thing", "ion") or weight > RARE
