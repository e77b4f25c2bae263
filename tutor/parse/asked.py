"""A question -> its terms, each with its weight: how much of what is asked hangs on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tutor.knowledge.index import FactIndex, Held
from tutor.knowledge.lexicon import Lexicon, split
from tutor.knowledge.terms import Term, Token, stem, terms
from tutor.knowledge.weights import SET_ASIDE, UNKNOWN, weigh
from tutor.parse.reading import Item
from tutor.parse.slips import plain_slip

SOFT = 0.5  # words that say how something is asked tell passages apart half as well
MOST_TERMS = 48  # a question says less; a longer text is not one


class Weighed(NamedTuple):
    """A term of the question with its weight; an essential one must be covered."""

    term: Term
    weight: float
    essential: bool
    known: bool
    rarity: float  # how much it tells one passage from another, of all that there are
    held: Mapping[str, Held]  # the ideas that hold it
    everyday: bool = False  # a word of plain English
    aside: bool = False  # one that nothing here uses and that may be left aside


def question_terms(items: Sequence[Item], index: FactIndex, lexicon: Lexicon) -> list[Term]:
    """The terms of what was typed, from items whose spelling is repaired."""
    tokens: list[Token] = []
    place = 0
    while place < len(items):
        stop = _glued(items, place)
        whole = "".join(item.text.lower() for item in items[place:stop])
        if stop > place + 1 and f"w:{stem(whole)}" in index.weights:
            tokens.append(Token(whole))
            place = stop
            continue
        tokens += _tokens(items[place], lexicon)
        place += 1
    distinct = {term.keys: term for term in reversed(terms(tokens, lexicon))}
    return list(distinct.values())[::-1][:MOST_TERMS]


def _glued(items: Sequence[Item], place: int) -> int:
    """The end of a run of letters and digits without a gap: "K2P" is one name, whatever its parts mean."""
    stop = place + 1
    while stop < len(items) and items[stop].start == items[stop - 1].end and items[stop].text.isalnum():
        stop += 1
    return stop


def _tokens(item: Item, lexicon: Lexicon) -> list[Token]:
    """The tokens of one item."""
    if item.kind == "number" and item.value is not None:
        word = item.text.lower() if item.text.isalpha() else ""  # "two-pore channel" is a name
        return [Token(word, (f"#{abs(item.value):g}",))]
    if item.kind == "variable" and item.variable is not None:
        ion = [Token("", (f"i:{item.variable.ion}",))] if item.variable.ion else []
        return [Token(item.text.lower(), (f"s:{item.variable.symbol}",)), *ion]
    if item.kind not in ("ion", "word", "mark"):
        return []
    keys = (f"i:{item.ion}",) if item.ion else ()
    words = _spelt(item, lexicon)
    return [Token(word, keys if place == 0 else ()) for place, word in enumerate(words)]


def _spelt(item: Item, lexicon: Lexicon) -> Sequence[str]:
    """The words of an item, those that were misspelt as they were repaired."""
    if not item.repaired:
        return split(item.text)
    words, right = split(item.text), list(split(item.repaired))
    if not right or len(words) == 1:
        return right or words
    return [
        right.pop(0) if right and word.isalpha() and word not in lexicon.words and word not in lexicon.common
        else word
        for word in words
    ]  # fmt: skip


def weighed(found: Sequence[Term], index: FactIndex, lexicon: Lexicon) -> list[Weighed]:
    """Each term of a question with its weight."""
    result = []
    for term in found:
        weight, essential = weigh(term, index.weights, lexicon)
        known = any(key in index.weights for key in term.keys)
        if not known and weight == UNKNOWN and term.sort == "word" and plain_slip(term.word, lexicon):
            weight, essential = SET_ASIDE, False
        aside = not known and weight == SET_ASIDE
        everyday = term.word in lexicon.common
        rarity, held = _rarity(term, index), index.holding(term.keys)
        result.append(Weighed(term, weight, essential, known, rarity, held, everyday, aside))
    if any(part.essential for part in result) or len(result) > 2:
        return result
    words = [part for part in result if part.known and part.term.sort == "word"]
    most = max(words, key=lambda part: part.weight, default=None)  # "why log": all it is about
    return [part._replace(essential=part is most) for part in result]


def _rarity(term: Term, index: FactIndex) -> float:
    """How much a term tells one passage from another."""
    rarities = [index.rarity.get(key, 1.0) for key in term.keys if key[:2] != "k:"]
    return max(rarities, default=0.0) * (SOFT if term.sort == "soft" else 1.0)
