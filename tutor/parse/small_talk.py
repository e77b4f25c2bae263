"""What is said around a question, of the student's day and manners: heard, and left aside.

"I was making tea and thought of yesterday's class", "if it's not too cheeky", "(my nephew is visiting)":
such a piece speaks of a person and of nothing in the subject, so its words hide no condition and its
numbers are no givens. A condition on a thing ("if you zap it") is never taken for manners.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.knowledge.lexicon import Lexicon, Sense
from tutor.parse.acts.found import GREETINGS
from tutor.parse.labels import phrase
from tutor.parse.reading import Item
from tutor.parse.vocabulary import ideas_named

CUTS = frozenset({",", ";", ":", "(", ")", ".", "!", "?", "--"})
NEGATIONS = frozenset({"not", "no", "never", "dont", "cant", "isnt", "without", "hardly", "barely"})
LONGEST_MANNERS = 12  # words
THINGS = frozenset({"it", "them", "that", "this", "these", "those"})
PERSONS = frozenset({"i", "im", "ive", "me", "my", "mine", "myself", "we", "us", "our"})
# Kinds of words that say nothing of the subject by themselves.
AROUND = frozenset({"filler", "amount", "relation", "stance", "ask", "scene"})
MANNERS = frozenset({*GREETINGS, "set", "listing", "and-for"})  # requests that are none beside another one
TELLING_STANCES = frozenset({"report", "past", "think", "tag", "says", "believed", "turn", "rather-than"})


def without_small_talk(items: Sequence[Item], lexicon: Lexicon) -> list[Item]:
    """The items without the pieces that only talk; all of them where nothing else is said."""
    pieces = _pieces(items)
    if len(pieces) < 2:
        return list(items)
    named = ideas_named(lexicon, items)[1]
    talk = [_only_talks(piece, lexicon, named) for piece in pieces]
    rest = [piece for piece, aside in zip(pieces, talk, strict=True) if not aside]
    if len(rest) == len(pieces) or not any(_of_the_subject(piece, named) for piece in rest):
        return list(items)
    if not any(item.text == "?" or item.concept("ask") for piece in rest for item in piece):
        return list(items)  # nothing is asked: in what is told every word counts
    kept: list[Item] = []
    for piece, aside in zip(pieces, talk, strict=True):
        kept.extend(item for item in piece if not aside or _ends(item))
    return kept


def _pieces(items: Sequence[Item]) -> list[list[Item]]:
    """The message cut at its marks; what stands in round brackets is one piece."""
    pieces: list[list[Item]] = [[]]
    depth = 0
    for place, item in enumerate(items):
        if item.text == "(" and item.kind == "mark":
            depth += 1
            pieces.append([])
        if not depth and pieces[-1] and _leads_manners(items, place):
            pieces.append([])
        pieces[-1].append(item)
        if item.text == ")" and item.kind == "mark" and depth:
            depth -= 1
            pieces.append([])
        elif not depth and _cuts(item):
            pieces.append([])
    return [piece for piece in pieces if piece]


def _leads_manners(items: Sequence[Item], place: int) -> bool:
    """ "In kJ per mole if it's not too cheeky": manners that no mark parts from the question."""
    if items[place].concept("relation") != "if":
        return items[place].concept("filler") == "courtesy" and items[place].text.lower().startswith("if ")
    for item in items[place + 1 : place + LONGEST_MANNERS]:
        if _cuts(item):
            break
        if item.concept("filler") == "courtesy":
            return True
    return False


def _cuts(item: Item) -> bool:
    return item.kind == "break" or (item.kind == "mark" and item.text in CUTS)


def _ends(item: Item) -> bool:
    """A mark that ends a sentence stays where it was."""
    return item.kind == "break" or (item.kind == "mark" and item.text in (".", "!", "?", ";"))


def _only_talks(piece: Sequence[Item], lexicon: Lexicon, named: frozenset[int]) -> bool:
    """True for a piece about a person, or of manners, with nothing of the subject in it."""
    if _muses(piece, lexicon):
        return True
    if _of_the_subject(piece, named) or _does_something(piece, lexicon):
        return False
    if any(item.concept("filler") == "courtesy" for item in piece):
        return True
    closed = any(item.concept("relation") == "if" for item in piece) or piece[-1].text == "?"
    return not closed and any(_person(piece, place) for place in range(len(piece)))


def _muses(piece: Sequence[Item], lexicon: Lexicon) -> bool:
    """ "Chloride is doing my head in", "I never know on which side the minus goes": no request, no number."""
    asks = piece[-1].text == "?" or any(item.kind == "number" for item in piece)
    return not asks and any(phrase(piece, place, lexicon, "muses") > place for place in range(len(piece)))


def _person(piece: Sequence[Item], place: int) -> bool:
    """True for "I", "my", "us"; the letter in "r_i" and "i = 2 pA" is a symbol."""
    item = piece[place]
    if item.text not in ("i", "I"):
        return _word(item) in PERSONS
    before, after = piece[place - 1] if place else None, piece[place + 1] if place + 1 < len(piece) else None
    return after is not None and after.kind == "word" and (before is None or len(before.text) > 1)


def _does_something(piece: Sequence[Item], lexicon: Lexicon) -> bool:
    """ "I zapped it": an unknown word may be something that was done to the cell."""
    strange = any(
        item.kind == "word" and not item.senses and _word(item) not in lexicon.common for item in piece
    )
    return strange and any(_word(item) in THINGS for item in piece)


def _word(item: Item) -> str:
    """A word without what is contracted with it: "I've", "it's"."""
    return item.text.lower().split("'")[0]


def _of_the_subject(piece: Sequence[Item], named: frozenset[int]) -> bool:
    """True if an item says something of the subject, or asks for something."""
    return any(_tells(piece, place, named) for place in range(len(piece)))


def _tells(piece: Sequence[Item], place: int, named: frozenset[int]) -> bool:
    """True for a quantity, an ion, an idea, a word of the subject, or a request."""
    item = piece[place]
    if item.kind == "number":
        return item.unit is not None or not _counts_people(piece, place)
    if item.kind != "word" or item.concept("filler"):
        return item.kind in ("ion", "variable")
    if len(item.text) == 1 and item.text.isupper() and item.text not in "IA":
        return True  # "I chose C"
    return item.start in named or any(_weighs(sense, piece, place) for sense in item.senses)


def _weighs(sense: Sense, piece: Sequence[Item], place: int) -> bool:
    """True for a sense that is more than talk; "I got" is more only with its number."""
    if sense.kind == "offer" or (sense.kind == "ask" and sense.concept == "check"):
        return any(_tells(piece, after, frozenset()) for after in range(place + 1, len(piece)))
    if sense.kind == "ask":
        return sense.concept not in MANNERS
    if sense.kind == "stance":
        last = piece[place].text.lower().split()[-1]  # "it's not"
        denies = last.split("'")[0] not in NEGATIONS and not last.endswith("n't")
        return sense.concept in TELLING_STANCES or (sense.concept == "not" and denies)
    return sense.kind not in AROUND


def _counts_people(piece: Sequence[Item], place: int) -> bool:
    """ "5 of us", "two coffees": a bare number that counts something of the student's day."""
    after = piece[place + 1 : place + 3]
    if [_word(item) for item in after[:1]] == ["of"] and _word(after[-1]) in PERSONS:
        return True
    if after and after[0].kind == "word" and not after[0].senses:
        return True
    return any(
        item.kind == "number" and item is not piece[place] and _counts_people(piece[:place], index)
        for index, item in enumerate(piece[:place])
    )
