"""Labels of tasks, marks and names of people: what stands around a question and is no part of it.

"Homework 3b:", "lost 4 marks", "a 3-sentence answer" hold numbers that measure nothing, and "Dr Okafor"
is a person and no word that could hide a condition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.knowledge.lexicon import END, Lexicon, Sense, Trie, split
from tutor.parse.reading import Item

POWER = re.compile(r"\d[eE^x×*]")  # "1e-7" is no label
LONGEST = 4  # words of one label
MOST = 400  # no label counts further, but for pages
LETTERS = frozenset("abcdefgh")
ORDINAL = frozenset({"st", "nd", "rd", "th"})
CLOSES = frozenset({":", ")", "-", "--"})
REFERS = frozenset({"in", "of", "from", "for", "part", "to"})
PERSON = (Sense("stance", "person"),)


def without_labels(items: Sequence[Item], lexicon: Lexicon) -> list[Item]:
    """The items without labels and marks; a name with its title is a person."""
    kept: list[Item] = []
    place = 0
    while place < len(items):
        end = _label(items, place, lexicon)
        if end > place:
            if kept and phrase(kept, len(kept) - 1, lexicon, "earns") == len(kept):
                kept.pop()  # "lost 4 marks"
            opened = not kept or kept[-1].text in (".", "\n", "?", "!", ",", "(")
            place = end + (1 if opened and end < len(items) and items[end].text in CLOSES else 0)
            continue
        end = _name(items, place, lexicon)
        if end > place:
            whole = " ".join(item.text for item in items[place:end])
            kept.append(Item("word", whole, items[place].start, items[end - 1].end, PERSON))
            place = end
            continue
        kept.append(items[place])
        place += 1
    return kept if any(item.kind not in ("mark", "break") for item in kept) else list(items)


def _label(items: Sequence[Item], place: int, lexicon: Lexicon) -> int:
    """Where the label that begins here ends, or its own place."""
    item = items[place]
    if item.kind == "number":
        return _behind(items, place, lexicon) if _counts(item) else place
    if item.text in ("t", "T") and _begins_a_course(items[place + 1 : place + 3]):
        return place + 3
    end = phrase(items, place, lexicon, "heading")
    if end == place:
        return place
    if end < len(items) and items[end].text == ".":
        end += 1  # "Fig. 3"
    if end >= len(items):
        return place
    number = items[end]
    if _lettered(items, end) and len(item.text) > 1:
        return end + 1  # "part c"
    if number.kind == "number" and _counts(number):
        coefficient = item.text.lower() == "q" and number.value == 10
        return place if coefficient or _measures(items, end) else _with_letter(items, end + 1)
    return place


def _begins_a_course(after: Sequence[Item]) -> bool:
    """ "t = 0": no value, but where a course begins."""
    return [one.text.lower() for one in after] in (["=", "0"], ["=", "zero"])


def _counts(item: Item) -> bool:
    """A small number without a unit and a sign; the unit of "2c" may be a letter."""
    if item.unit == "°C" and item.text[1:] == "c":
        return True
    value = item.value or 0.0
    return (
        item.unit is None
        and 0 <= value <= MOST
        and item.text[:1] not in "+-."
        and not POWER.search(item.text)
    )


def _measures(items: Sequence[Item], place: int) -> bool:
    """ "Part 4 mM": what follows makes an amount or a proportion of the number."""
    after = items[place + 1] if place + 1 < len(items) else None
    return after is not None and after.text in ("times", "fold", "%", "/", "x")


def _lettered(items: Sequence[Item], place: int) -> bool:
    """ "Part c puts …": a small letter that no number stands beside, so that it names no quantity."""
    letter = items[place]
    after = items[place + 1] if place + 1 < len(items) else None
    valued = after is not None and (after.kind == "number" or after.text in ("=", "is", "of"))
    return letter.kind != "number" and letter.text in LETTERS and not valued


def _with_letter(items: Sequence[Item], place: int) -> int:
    """Past the letter of "3b", "4 (c)" and "2.b"."""
    if (
        place < len(items)
        and items[place].text.lower() in LETTERS
        and items[place].start == items[place - 1].end
    ):
        return place + 1
    bracketed = [item.text.lower() for item in items[place : place + 3]]
    if len(bracketed) == 3 and bracketed[0] == "(" and bracketed[1] in LETTERS and bracketed[2] == ")":
        return place + 3
    return place


def _behind(items: Sequence[Item], place: int, lexicon: Lexicon) -> int:
    """Past "4 marks", "3-sentence", and "2c" where "in" refers to it."""
    after = place + 1
    if after < len(items) and items[after].start == items[place].end and items[after].text in ORDINAL:
        return after + 1  # "on the 9th"
    if after < len(items) and items[after].text == "-":
        after += 1
    if items[place].unit is not None:
        ends = after >= len(items) or items[after].kind in ("mark", "break")
        return after if place and items[place - 1].text.lower() == "in" and ends else place
    for concept in ("mark", "extent"):
        end = phrase(items, after, lexicon, concept) if after < len(items) else after
        if end > after:
            return end
    referred = place and items[place - 1].text.lower() in REFERS
    end = _with_letter(items, place + 1)
    closed = end >= len(items) or items[end].kind in ("mark", "break")
    return end if referred and end > place + 1 and closed else place


def _name(items: Sequence[Item], place: int, lexicon: Lexicon) -> int:
    """Past "Dr Okafor", "Prof. Lee's"; a title alone is no name."""
    end = phrase(items, place, lexicon, "title")
    if end == place:
        two = place + 2 < len(items) and items[place + 1].text.lower() in ("&", "and", "-")
        named = two and _is_name(items[place], lexicon) and _is_name(items[place + 2], lexicon)
        return place + 3 if named else place
    if end < len(items) and items[end].text == ".":
        end += 1
    named = end < len(items) and items[end].kind == "word" and items[end].text[:1].isupper()
    return end + 1 if named and not items[end].repaired else place


def _is_name(item: Item, lexicon: Lexicon) -> bool:
    """A word with a capital that is neither ours nor of every day."""
    known = item.senses or item.repaired or item.text.lower() in lexicon.common
    return item.kind == "word" and len(item.text) > 2 and item.text.istitle() and not known


def phrase(items: Sequence[Item], place: int, lexicon: Lexicon, concept: str) -> int:
    """Past the longest phrase with this concept that begins here, or the same place."""
    node: Trie | None = lexicon.labels
    best = place
    for step in range(place, min(len(items), place + LONGEST)):
        for word in split(items[step].text):
            node = node.get(word) if node else None
        if not node:
            break
        if any(sense.concept == concept for sense in node.get(END, ())):
            best = step + 1
    return best
