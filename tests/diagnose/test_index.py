"""The index of patterns: nothing that fits is missed, and unrelated rules are not looked at."""

from __future__ import annotations

import re

import pytest

from tutor import load_knowledge
from tutor.diagnose.beliefs import fits
from tutor.diagnose.index import PatternIndex
from tutor.knowledge.model import Pattern, Rule
from tutor.meaning import Claim, Event, read_event
from tutor.parse.parser import Parser

KNOWLEDGE = load_knowledge()
RULES = tuple(KNOWLEDGE.rules.values())
ANCESTORS = KNOWLEDGE.lexicon.ancestors
NAME = re.compile(r"(?<![\w-])(?!any\b|V_m\b|_\b)[A-Za-z][\w-]*")


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    """What the examples of all rules say."""
    parser = Parser(KNOWLEDGE)
    texts = [text for rule in RULES for text in (*rule.fires, *rule.silent)]
    return [claim for text in texts for reading in parser.parse(text) for claim in reading.told]


def strange(event: Event | None, number: int) -> Event | None:
    """The event of the same kind about things that nobody names."""
    if event is None:
        return None
    head, rest = str(event).split("(", 1)
    return read_event(f"{head}({NAME.sub(lambda found: f'{found.group()}x{number}', rest)}")


def unrelated(rule: Rule, number: int) -> Rule:
    """A rule of the same form about other things and scenes."""
    when = tuple(
        Pattern(
            strange(pattern.cause, number),
            strange(pattern.because, number),
            strange(pattern.effect, number),
            tuple(frozenset(f"{label}x{number}" for label in labels) for labels in pattern.given),
        )
        for pattern in rule.when
    )
    return rule._replace(id=f"{rule.id}-{number}", when=when)


def speaks_of_something(pattern: Pattern) -> bool:
    """True unless a pattern asks for V_m and "any" alone, which every copy of it asks for too."""
    events = [event for event in (pattern.cause, pattern.because, pattern.effect) if event is not None]
    return bool(pattern.given) or any(NAME.search(str(event).split("(", 1)[1]) for event in events)


def test_every_pattern_that_fits_is_looked_at(claims: list[Claim]) -> None:
    """The index hands out at least the patterns found by trying each on each claim."""
    index = PatternIndex(RULES, ANCESTORS)
    handed = {(id(claim), id(entry.pattern)) for claim, entry in index.candidates(claims)}
    fitting = {
        (id(claim), id(pattern))
        for claim in claims
        for rule in RULES
        for pattern in rule.when
        if fits(pattern, claim, ANCESTORS)
    }
    assert fitting
    assert fitting <= handed


def test_few_patterns_are_looked_at(claims: list[Claim]) -> None:
    """A claim meets a handful of patterns, not all of them."""
    index = PatternIndex(RULES, ANCESTORS)
    patterns = sum(len(rule.when) for rule in RULES)
    assert sum(1 for _ in index.candidates(claims)) < 0.02 * patterns * len(claims)


def test_unrelated_rules_are_not_looked_at(claims: list[Claim]) -> None:
    """Fifty times as many rules about other things leave the patterns that a claim meets the same."""
    telling = [
        rule._replace(when=tuple(pattern for pattern in rule.when if speaks_of_something(pattern)))
        for rule in RULES
    ]
    many = [*telling, *(unrelated(rule, number) for rule in telling for number in range(50))]
    alone, among = PatternIndex(telling, ANCESTORS), PatternIndex(many, ANCESTORS)
    for claim in claims:
        wanted = [entry.pattern for _, entry in alone.candidates([claim])]
        assert [entry.pattern for _, entry in among.candidates([claim])] == wanted
