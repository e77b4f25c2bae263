""" "Keeping everything else constant": what is not changed, which every calculation takes for granted."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.knowledge.lexicon import Lexicon
from tutor.parse.labels import phrase
from tutor.parse.reading import Item

JOINTS = frozenset({"and", "but", ",", "while"})
FILLED = frozenset({"then", "now", "please"})


def without_all_else(items: Sequence[Item], lexicon: Lexicon) -> list[Item]:
    """The items without such pieces; all of them where nothing else is said."""
    kept: list[Item] = []
    place = 0
    while place < len(items):
        end = _piece(items, place, lexicon)
        if end == place:
            kept.append(items[place])
            place += 1
            continue
        while kept and kept[-1].text.lower() in JOINTS:
            kept.pop()
        place = end
    return kept if any(item.kind not in ("mark", "break") for item in kept) else list(items)


def _piece(items: Sequence[Item], place: int, lexicon: Lexicon) -> int:
    """Past "leaves everything else alone", "the rest as before" or "nothing else changes"."""
    end = phrase(items, place, lexicon, "nothing-else")
    if end == place:
        held = phrase(items, place, lexicon, "holding")
        named = _named(items, held, lexicon)
        end = _past(items, named, lexicon, "unchanged") if named > held else place
        end = end if end > named else place
    return end if end > place and _closed(items, end) else place


def _named(items: Sequence[Item], place: int, lexicon: Lexicon) -> int:
    """Past "everything else" or "the rest"; without its article a rest is the resting state."""
    end = _past(items, place, lexicon, "all-else")
    bare = end == place + 1 and items[place].text.lower() == "rest"
    return place if bare else end


def _past(items: Sequence[Item], place: int, lexicon: Lexicon, concept: str) -> int:
    """Past a phrase with its article, or the same place."""
    start = place + (place < len(items) and items[place].text.lower() == "the")
    end = phrase(items, start, lexicon, concept)
    return end if end > start else place


def _closed(items: Sequence[Item], end: int) -> bool:
    """True if the piece ends here; "everything else the same as in squid" tells more."""
    after = items[end] if end < len(items) else None
    if after is None or after.kind in ("mark", "break") or after.text.lower() in JOINTS:
        return True
    return after.concept("ask") is not None or after.text.lower() in FILLED
