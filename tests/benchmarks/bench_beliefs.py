"""What the belief rules cost: one statement's claims against all rules, and against 100 times as many.

Run with ``python tests/benchmarks/bench_beliefs.py``. The added rules are copies of the shipped ones
that speak of ions and scenes nobody names, so that the index has to tell them apart.
"""

from __future__ import annotations

import re
import statistics
import time
from dataclasses import replace

from tutor.diagnose.beliefs import Diagnoser
from tutor.knowledge.load import load_knowledge
from tutor.knowledge.model import Knowledge, Outline, Pattern
from tutor.meaning import Claim, Event, Stretch, read_event
from tutor.parse.parser import Parser

ROUNDS = 3
Said = tuple[list[Claim], list[Stretch]]
_NAMES = re.compile(r"(?<![\w-])(?!any\b|V_m\b|_\b)[A-Za-z][\w-]*")


def renamed(event: Event | None, number: int) -> Event | None:
    """The event about other ions: same kind, its names made strange."""
    if event is None:
        return None
    head, rest = str(event).split("(", 1)
    return read_event(f"{head}({_NAMES.sub(lambda found: f'{found.group()}x{number}', rest)}")


def foreign(outline: Outline, number: int) -> Outline:
    """The outline about things that nobody names."""
    says = tuple(
        said._replace(
            tests=frozenset(f"{test}x{number}" for test in said.tests),
            both=tuple(frozenset(f"{test}x{number}" for test in tests) for tests in said.both),
        )
        for said in outline.says
    )
    return outline._replace(says=says)


def multiplied(knowledge: Knowledge, times: int) -> Knowledge:
    """The knowledge with ``times`` as many rules."""
    rules = dict(knowledge.rules)
    for number in range(1, times):
        for rule in knowledge.rules.values():
            when = tuple(
                Pattern(
                    *(renamed(event, number) for event in (p.cause, p.because, p.effect)),
                    tuple(frozenset(f"{label}x{number}" for label in entry) for entry in p.given),
                    p.without,
                )
                for p in rule.when
            )
            outlines = tuple(foreign(outline, number) for outline in rule.outlines)
            copy = rule._replace(id=f"{rule.id}-{number}", when=when, outlines=outlines)
            rules[copy.id] = copy
    return replace(knowledge, rules=rules)


def cost(diagnoser: Diagnoser, statements: list[Said]) -> float:
    """Microseconds a statement takes: the median statement, the best of some rounds."""
    best = [float("inf")] * len(statements)
    for _ in range(ROUNDS):
        for index, (claims, stretches) in enumerate(statements):
            begun = time.perf_counter()
            diagnoser.find(claims, stretches)
            best[index] = min(best[index], time.perf_counter() - begun)
    return statistics.median(best) * 1e6


def main() -> None:
    """Print the two costs and their ratio."""
    knowledge = load_knowledge()
    parser = Parser(knowledge)
    texts = [text for rule in knowledge.rules.values() for text in (*rule.fires, *rule.silent)]
    statements = [
        (
            [claim for reading in readings for claim in reading.told],
            [stretch for reading in readings for stretch in reading.stretches],
        )
        for readings in map(parser.parse, texts)
    ]
    one = cost(Diagnoser(knowledge), statements)
    many = cost(Diagnoser(multiplied(knowledge, 100)), statements)
    print(f"{len(knowledge.rules)} rules: {one:.1f} us a statement")
    print(f"100 times as many: {many:.1f} us, {many / one:.2f} times the cost")


if __name__ == "__main__":
    main()
