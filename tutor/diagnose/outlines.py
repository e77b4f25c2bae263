"""Outlines of beliefs against stretches of speech: everything named is there, and nothing denies it.

Where claims bind who does what to whom, an outline only asks that a stretch names all that makes up
the belief, undenied; a belief that denies something names a phrase that does ("has no effect"). An
outline is tried only where its rarest label stands, so the cost of a turn does not grow with the
number of rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tutor.knowledge.constructions import Element
from tutor.knowledge.model import Outline, Rule
from tutor.meaning import Stretch

Match = tuple[Rule, Outline, Stretch]
FEW, MOST = 3, 0.6  # elements, and the share of them that is the greater part
OPPOSITES = ({"in", "out"}, {"up", "down"}, {"enter", "leave"})
REASON = "because-of"  # the saying that joins what is named to one thought
_TO, _ARTICLES = frozenset({"'to", "'with", "'of"}), frozenset({"'the", "'a", "'its"})
NEAR = 20  # pieces between the first and the last of what makes up a belief that is said in one breath


class Outlines:
    """The outlines of all rules, of the belief or of what is right, indexed by their rarest element."""

    def __init__(
        self, rules: Iterable[Rule], of: Callable[[Rule], Sequence[Outline]] = lambda rule: rule.outlines
    ) -> None:
        every = [(rule, outline) for rule in rules for outline in of(rule)]
        counts = Counter(label for _, outline in every for said in outline.says for label in said.labels)
        self._index: dict[str, list[tuple[int, Rule, Outline]]] = {}
        for number, (rule, outline) in enumerate(every):
            rarest = min(outline.says, key=lambda said: sum(counts[label] for label in said.labels))
            for label in rarest.labels:
                self._index.setdefault(label, []).append((number, rule, outline))

    def find(
        self, stretches: Sequence[Stretch], fit: Callable[[Stretch, Outline], bool] | None = None
    ) -> Iterator[Match]:
        """Each rule whose outline a stretch fills, in the order of the rules."""
        fit = fit or fills
        for stretch in stretches:
            near = {
                number: (rule, outline)
                for label in stretch.scene & self._index.keys()
                for number, rule, outline in self._index[label]
            }
            for number in sorted(near):
                rule, outline = near[number]
                if fit(stretch, outline):
                    yield rule, outline, stretch


def fills(stretch: Stretch, outline: Outline) -> bool:
    """True if a stretch names all that an outline asks for, and none of it is denied."""
    if outline.without & stretch.scene:
        return False
    if any(stretch.scene.isdisjoint(said.labels) for said in outline.says):
        return False
    candidates = [_places(stretch, said) for said in outline.says]
    if outline.not_of:
        candidates[-1] = [place for place in candidates[-1] if not _said_of(stretch, place, outline.not_of)]
    if not all(candidates):
        return False
    asked = frozenset(label for said in outline.says for label in said.labels)
    denied = {stretch.parts[place] for place, said in stretch.denials if asked.isdisjoint(said)}
    return any(
        _assigned(stretch, outline, [_on(stretch, side, places) for places in candidates], denied)
        for side in set(stretch.sides or (0,))
    )


def mostly(stretch: Stretch, outline: Outline) -> bool:
    """True if a stretch names the greater part of an outline and nothing that rules it out."""
    if len(outline.says) < FEW or outline.without & stretch.scene or stretch.denials or any(stretch.sides):
        return False
    if "'than" in stretch.scene or any(both <= stretch.scene for both in OPPOSITES):
        return False  # which is which was not read: the right statement has the same words
    named = sum(bool(_places(stretch, said)) for said in outline.says)
    return named >= MOST * len(outline.says)


def fills_across(stretch: Stretch, outline: Outline) -> bool:
    """True if a stretch names all, on whichever side of a "but": what is right often weighs two things."""
    return fills(replace(stretch, sides=()), outline)


def denied(stretch: Stretch, outline: Outline) -> bool:
    """True if a "not" takes away what an outline asks for, and nothing is said beside it.

    "Chloride does not set V_m" rejects a belief; "if it does not, forget it" may hold another one.
    """
    if len(stretch.denials) != 1 or len(set(stretch.parts)) > 1 or outline.asks or fills(stretch, outline):
        return False
    _, said = stretch.denials[0]
    mine = any(said & element.labels for element in outline.says)  # "no ion moves": its "no" is the belief
    return not mine and "cond" not in stretch.scene and fills(replace(stretch, denials=()), outline)


def _on(stretch: Stretch, side: int, places: Sequence[int]) -> list[int]:
    """The places on one side of a contrast: what is set against each other makes up no belief."""
    return [place for place in places if not stretch.sides or stretch.sides[place] == side]


def apart(stretch: Stretch, outline: Outline) -> bool:
    """True if what an outline names is scattered with no reason given, so that it may be several thoughts."""
    candidates = [_places(stretch, said) for said in outline.says]
    starts = {place for places in candidates for place in places}
    return not any(_together(stretch, start, candidates) for start in starts)


def _together(stretch: Stretch, start: int, candidates: Sequence[Sequence[int]]) -> bool:
    """True if all that is named from here on stands near, or a reason joins it."""
    nearest = [min((place for place in places if place >= start), default=None) for places in candidates]
    if None in nearest:
        return False
    last = max(place for place in nearest if place is not None)
    return last <= start + NEAR or any(REASON in row for row in stretch.rows[start:last])


def _said_of(stretch: Stretch, place: int, labels: frozenset[str]) -> bool:
    """True if one of these stands right before or after: "E_K stays put", "nothing happens to E_K"."""
    before = next((row for row in reversed(stretch.rows[:place]) if "polite" not in row), frozenset())
    after = [row for row in stretch.rows[place + 1 : place + 4] if row.isdisjoint(_ARTICLES)]
    of = len(after) > 1 and not _TO.isdisjoint(after[0]) and not labels.isdisjoint(after[1])
    return of or not labels.isdisjoint(before)


def _places(stretch: Stretch, said: Element) -> list[int]:
    return [place for place, labels in enumerate(stretch.rows) if said.fits(labels)]


def _assigned(
    stretch: Stretch, outline: Outline, candidates: Sequence[Sequence[int]], denied: set[int]
) -> bool:
    """True if each element has a piece, in order where that is asked, none of them denied by mistake."""
    chosen: list[int] = []
    for index, places in enumerate(candidates):
        alike = [chosen[i] for i in range(index) if outline.says[i] == outline.says[index]]
        after = chosen[-1] if chosen and outline.in_order else -1
        place = next(
            (
                place
                for place in places
                if place not in alike and place >= after and stretch.parts[place] not in denied
            ),
            None,
        )
        if place is None:
            return False
        chosen.append(place)
    return True
