"""The concept map in words: what to learn first, what to know before an idea, what can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tutor.explain.ideas import question_for
from tutor.knowledge.model import Idea, Knowledge, all_needs

MOST = 6  # names in one sentence


def first_steps(knowledge: Knowledge) -> tuple[str, list[str], list[str]]:
    """Where to begin: the ideas that need nothing, then what rests on them alone, and so on."""
    levels = _levels(knowledge.ideas)
    used = _used(knowledge.ideas)
    named = [
        sorted((i for i, level in levels.items() if level == depth), key=lambda i: -used.get(i, 0))
        for depth in range(3)
    ]
    start, then, later = (_names(ids[:MOST], knowledge) for ids in named)
    said = f"Begin with {start}: they need nothing before them. Then come {then}."
    return said, [f"On these rest {later}."], [question_for(knowledge.ideas[i]) for i in named[0][:3]]


def before(idea: Idea, knowledge: Knowledge) -> tuple[str, list[str], list[str]]:
    """What to know before an idea, the simplest first."""
    levels = _levels(knowledge.ideas)
    needed = sorted(all_needs(idea, knowledge.ideas), key=lambda name: (levels[name], name))
    if not needed:
        return f"{_title(idea)} needs nothing before it.", [], [question_for(idea)]
    direct = _names([name for name in idea.needs if name in knowledge.ideas], knowledge)
    rest = [name for name in needed if name not in idea.needs]
    said = f"Before {idea.name}, know {direct}."
    more = [f"Those rest on {_names(rest[-MOST:], knowledge)}."] if rest else []
    return said, more, [question_for(knowledge.ideas[name]) for name in needed[:3]]


def about(keys: Iterable[str], name: str, knowledge: Knowledge) -> tuple[str, list[str], list[str]]:
    """The ideas that speak of a thing most, the simplest first, with a question for each."""
    wanted = set(keys)
    counted: dict[str, int] = {}
    for key in wanted:
        for idea, mask in knowledge.facts.holders.get(key, {}).items():
            counted[idea] = counted.get(idea, 0) + mask.bit_count() + (20 if mask & 1 else 0)
    if not counted:
        return f"I have nothing on {name}.", [], []
    levels = _levels(knowledge.ideas)
    best = sorted(counted, key=lambda idea: -counted[idea])[:MOST]
    best.sort(key=lambda idea: (levels[idea], idea))
    asked = [knowledge.ideas[idea].answers[0] for idea in best if knowledge.ideas[idea].answers]
    said = f"On {name} I can tell you about {_names(best, knowledge)}."
    more = [f"For instance: {'; '.join(asked[:4])}."] if asked else []
    return said, more, [f"{text}?" for text in asked[:3]]


def _levels(ideas: Mapping[str, Idea]) -> dict[str, int]:
    """How many steps of needs stand below each idea."""
    levels: dict[str, int] = {}

    def level(name: str, above: frozenset[str]) -> int:
        if name not in levels:
            needs = [n for n in ideas[name].needs if n in ideas and n not in above]
            levels[name] = 1 + max((level(n, above | {name}) for n in needs), default=-1)
        return levels[name]

    for name in ideas:
        level(name, frozenset())
    return levels


def _used(ideas: Mapping[str, Idea]) -> dict[str, int]:
    """How many ideas rest on each, directly or not."""
    used: dict[str, int] = {}
    for idea in ideas.values():
        for name in all_needs(idea, ideas):
            used[name] = used.get(name, 0) + 1
    return used


def _names(ids: Sequence[str], knowledge: Knowledge) -> str:
    """Names in a row, the last joined with "and"."""
    names = [knowledge.ideas[name].name for name in ids]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _title(idea: Idea) -> str:
    return f"{idea.name[:1].upper()}{idea.name[1:]}"
