"""A question that names nothing after a sentence that only tells: "It dips below rest. What is going on?".

By itself such a question says nothing to search for, so the two are read as one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tutor.meaning import V_M, Act
from tutor.parse.clauses import Sentence, sentence_of
from tutor.parse.reading import Reading

TELLING = (Act.EXPLAIN, Act.DEFINE)
OPEN = (*TELLING, Act.CLARIFY)
AMOUNTS = ("how much", "how many", "how big", "how large", "how far", "how long", "how fast", "how high")
ASKED = ("why", "how", "causes", "effects", "changes", "what_for", None)  # sides that a fact told may have


def with_what_was_told(
    readings: Sequence[Reading],
    sentences: Sequence[Sentence],
    read: Callable[[Sentence], Reading],
) -> list[Reading]:
    """The readings, a question that leans on the sentence before it read together with that."""
    result = list(readings)
    for place in range(1, len(readings)):
        told, asked = readings[place - 1], readings[place]
        if told.verdict is not None or not (_names_nothing(asked) and _only_tells(told)):
            continue
        whole = read(sentence_of([*sentences[place - 1].chunks, *sentences[place].chunks], "?"))
        if whole.act not in TELLING or not whole.passages:
            continue
        span = (told.span[0], asked.span[1])
        result[place] = replace(
            asked,
            text=whole.text, span=span, act=whole.act, target=whole.target, ideas=whole.ideas,
            ions=whole.ions, facet=whole.facet, passages=whole.passages, elsewhere=whole.elsewhere,
            follow_up=False, otherwise=None, leftover=(),
        )  # fmt: skip
        if not (told.claims or told.told):
            result[place - 1] = result[place]
    return [one for place, one in enumerate(result) if one not in result[:place]]


def _names_nothing(reading: Reading) -> bool:
    """ "Why?", "how can that be?", "what is going on there?": open, and of nothing that it names."""
    own = bool(reading.ideas or reading.speaks_of or reading.givens or reading.offered or reading.shifts)
    own = own or bool(reading.carrier or reading.cell or reading.elsewhere or reading.claims)
    leans = reading.target is None or "it" in reading.points
    asks = reading.asking and (reading.opens or reading.questioned) and reading.facet in ASKED
    asks = asks and not reading.text.lower().startswith(AMOUNTS)
    return reading.act in OPEN and asks and leans and not (own or reading.ions)


def _only_tells(reading: Reading) -> bool:
    """A sentence that tells something, and neither asks nor is about another subject."""
    asks = reading.asking or reading.questioned or reading.opens
    values = any(given.variable not in (None, V_M) for given in reading.givens)
    return not (asks or values or reading.offered or reading.elsewhere or reading.act is Act.META)
