"""Sentences in which beliefs stand, or what is right instead, made ready to find the one most alike.

A sentence is the set of its keys: terms as a search hears them, and the set phrases of outlines. A key
counts more the fewer sentences have it. What comes out ranks beliefs by how much a statement is like
what was said by those who held them; that proves nothing, and is used to ask, never to tell.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tutor.knowledge.lexicon import END, Lexicon, Trie, split
from tutor.knowledge.terms import terms, text_tokens

SEEN = 2  # sentences: a key of one alone is chance
COMMON = 6  # a key of one sentence in so many tells none from another


@dataclass(frozen=True, slots=True)
class Kind:
    """The sentences of one belief, or of what is right in its place: numbers of keys and their length."""

    rule: str
    right: bool
    sentences: tuple[array[int], ...]
    lengths: tuple[float, ...]
    spread: float  # the length of their mean, by which the mean is made as long as one sentence


@dataclass(frozen=True, slots=True)
class Examples:
    """All sentences, and what their keys count."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    counts: array[float] = field(default_factory=lambda: array("f"))
    kinds: tuple[Kind, ...] = ()


def keys_said(text: str, lexicon: Lexicon) -> frozenset[str]:
    """What a sentence says, for setting it beside others."""
    found = {key for term in terms(text_tokens(text, lexicon), lexicon) for key in term.keys}
    words = split(text)
    for place in range(len(words)):
        node: Trie | None = lexicon.sayings.get(words[place])
        end = place + 1
        longest: Iterable[str] = ()
        while node:
            if END in node:
                longest = [sense.concept for sense in node[END]]
            node = node.get(words[end]) if end < len(words) else None
            end += 1
        found.update(f"'{concept}" for concept in longest)
    return frozenset(found)


def build_examples(
    spoken: Mapping[str, Sequence[str]], righted: Mapping[str, Sequence[str]], lexicon: Lexicon
) -> Examples:
    """The sentences of each rule, those that hold its belief and those that set it right."""
    read = [
        (rule, right, [keys_said(text, lexicon) for text in texts])
        for right, by_rule in ((False, spoken), (True, righted))
        for rule, texts in by_rule.items()
        if texts
    ]
    often = Counter(key for _, _, sentences in read for keys in sentences for key in keys)
    total = sum(len(sentences) for _, _, sentences in read)
    kept = sorted(key for key, times in often.items() if SEEN <= times <= total // COMMON)
    numbers = {key: number for number, key in enumerate(kept)}
    counts = array("f", (math.log(total / often[key]) for key in kept))
    return Examples(numbers, counts, tuple(_kind(*one, numbers, counts) for one in read))


def _kind(
    rule: str,
    right: bool,
    sentences: Iterable[Iterable[str]],
    numbers: Mapping[str, int],
    counts: Sequence[float],
) -> Kind:
    rows = [array("H", sorted(numbers[key] for key in keys if key in numbers)) for keys in sentences]
    rows = [row for row in rows if row]
    lengths = [math.sqrt(sum(counts[number] ** 2 for number in row)) for row in rows]
    mean: dict[int, float] = {}
    for row, length in zip(rows, lengths, strict=True):
        for number in row:
            mean[number] = mean.get(number, 0.0) + counts[number] / length / len(rows)
    spread = math.sqrt(sum(share**2 for share in mean.values()))
    return Kind(rule, right, tuple(rows), tuple(lengths), spread)
