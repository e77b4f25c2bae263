""" "Less K outside = more leaves = more negative": a sign of equality that leads to the next thought."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.parse.reading import Item

_ENDS = frozenset({"=", ".", "?", "!", ";", ",", ":"})
_HAPPENS = ("change", "move")


def with_arrows(items: Sequence[Item]) -> list[Item]:
    """The items with an arrow for each "=" between words of which one side says that something happens."""
    return [
        item._replace(text="⇒") if item.text == "=" and _leads_on(items, index) else item
        for index, item in enumerate(items)
    ]


def _leads_on(items: Sequence[Item], index: int) -> bool:
    before, after = _up_to_mark(items[:index][::-1]), _up_to_mark(items[index + 1 :])
    if not before or not after or before[0].kind != "word" or after[0].kind != "word":
        return False
    if any(item.kind in ("number", "variable") for item in (*before, *after)):
        return False
    said = (*before, *after)
    return any(item.kind == "ion" for item in said) and any(i.concept(k) for i in said for k in _HAPPENS)


def _up_to_mark(items: Sequence[Item]) -> list[Item]:
    stop = next((place for place, item in enumerate(items) if item.text in _ENDS), len(items))
    return list(items[:stop])
