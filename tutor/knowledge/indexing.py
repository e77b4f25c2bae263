"""Ideas -> the index by which questions find them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from tutor.knowledge.index import NAME, Asked, Entry, FactIndex, Told
from tutor.knowledge.lexicon import Lexicon
from tutor.knowledge.model import Idea
from tutor.knowledge.terms import keys_of, terms, text_tokens
from tutor.knowledge.weights import EVEN, weigh
from tutor.meaning import Event


def build_index(ideas: Sequence[Idea], lexicon: Lexicon) -> FactIndex:
    """The index over these ideas."""
    events: dict[str, list[tuple[Event, str]]] = {}
    for idea in ideas:
        for pattern in idea.about:
            events.setdefault(pattern.kind, []).append((pattern, idea.id))
    read = {idea.id: _passages(idea, lexicon) for idea in ideas}
    holders: dict[str, dict[str, int]] = {}
    for name, passages in read.items():
        for place, keys in enumerate(passages.values()):
            for key in keys:
                held = holders.setdefault(key, {})
                held[name] = held.get(name, 0) | 1 << place
    total = math.log(1 + len(read))
    weights = {key: math.log(1 + len(read) / len(found)) / total for key, found in holders.items()}
    entries = {idea.id: _entry(idea, read[idea.id], weights, lexicon) for idea in ideas}
    return FactIndex(
        entries,
        holders,
        weights,
        _rarity(holders, entries),
        {kind: tuple(found) for kind, found in events.items()},
        _by_rarest(entries, weights),
    )


def _rarity(holders: Mapping[str, Mapping[str, int]], entries: Mapping[str, Entry]) -> dict[str, float]:
    """How few of all passages that can be told hold each key."""
    total = 1 + sum(len(entry.told) for entry in entries.values())
    found = {
        key: sum((mask & ~entries[idea].asked).bit_count() for idea, mask in held.items())
        for key, held in holders.items()
    }
    return {key: math.log(total / (1 + number)) / math.log(total) for key, number in found.items()}


def _by_rarest(
    entries: Mapping[str, Entry], weights: Mapping[str, float]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Where the names stand by the rarest of their stems, so that a question looks at few of them."""
    found: dict[str, list[tuple[str, int]]] = {}
    for idea, entry in entries.items():
        for place, name in enumerate(entry.names):
            rarest = max(sorted(name), key=lambda key: weights.get(key, 0.0))
            found.setdefault(rarest, []).append((idea, place))
    return {key: tuple(places) for key, places in found.items()}


def _passages(idea: Idea, lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The keys of each passage, the name first and the definition second."""
    texts = {
        "name": " . ".join((idea.name, *idea.also)),
        "definition": idea.definition,
        **{f"facets.{name}": text for name, text in idea.facets.items()},
        **{f"facts.{number}": fact.text for number, fact in enumerate(idea.facts, start=1)},
        **{f"answers.{number}": text for number, (text, _) in enumerate(_asked(idea), start=1)},
    }
    return {label: keys_of(text, lexicon) for label, text in texts.items()}


def _asked(idea: Idea) -> list[tuple[str, str]]:
    """Every question listed for an idea, with the passage that answers it where one does."""
    of_one = [(text, label) for label, asked in idea.asks.items() for text in asked]
    return [*((text, "") for text in idea.answers), *of_one]


def _entry(
    idea: Idea, passages: Mapping[str, frozenset[str]], weights: Mapping[str, float], lexicon: Lexicon
) -> Entry:
    """One idea as it is searched."""
    questions: dict[int, Asked] = {}
    listed = _asked(idea)
    asked = 0
    answered: dict[int, int] = {}
    at = {label: place for place, label in enumerate(passages)}
    for label, keys in passages.items():
        if label.startswith("answers."):
            asked |= 1 << at[label]
            text, tells = listed[len(questions)]
            said = terms(text_tokens(text, lexicon), lexicon)
            plain = [term for term in said if not any(key[0] == "n" for key in term.keys)]
            beside = [term for term in said if f"n:{idea.id}" not in term.keys]
            even = [
                sum(min(weigh(term, weights, lexicon)[0], EVEN) for term in some) for some in (plain, beside)
            ]
            whole = sum(weigh(term, weights, lexicon)[0] for term in said)
            questions[at[label]] = Asked(keys, whole, even[0], tells, even[1], len(beside) < len(said))
            if tells:
                answered[at[label]] = at[tells]
    stems = {_stems(name, lexicon) for name in (idea.name, *idea.also)} - {frozenset()}
    names = tuple(sorted(stems, key=lambda name: (-len(name), sorted(name))))
    told = tuple(
        _told(label, place, idea) for label, place in at.items() if place != NAME and not asked >> place & 1
    )
    tellable = sum(1 << passage.place for passage in told)
    of_one = sum(1 << place for place in answered)
    return Entry(idea.id, tuple(passages), names, asked, questions, told, tellable, answered, of_one)


def _told(label: str, place: int, idea: Idea) -> Told:
    """A passage that can be told, with the side of the idea that it tells."""
    kind, _, name = label.partition(".")
    if kind == "facts":
        return Told(label, place, idea.facts[int(name) - 1].facet or "", True)
    return Told(label, place, name or kind, False)


def _stems(name: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of a name, so that it is known in another inflection or order."""
    return frozenset(key for key in keys_of(name, lexicon) if key[:2] in ("w:", "i:"))
