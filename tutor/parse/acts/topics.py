"""The idea a sentence is about, by what is said to happen, by name, or by its quantity."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.meaning import Variable, covers
from tutor.parse.acts.found import Found


def topic(found: Found, knowledge: Knowledge) -> str | None:
    """The idea a sentence is about: by what is said to happen, by name, else that of its quantity."""
    told = _by_events(found, knowledge)
    if told is not None and (not found.ideas or found.asks("why", "how") or found.events):
        return told
    equation = found.first("equation")
    if equation and not found.variables:
        linked = [idea for idea in knowledge.ideas.values() if equation in idea.equations]
        if linked:
            own = equation.split("-")[0]
            return min(
                linked,
                key=lambda i: (not i.id.startswith(own), i.equations.index(equation), len(i.equations)),
            ).id
    if found.ideas:
        return (
            max(found.ideas, key=lambda idea: len(knowledge.ideas[idea].name))
            if len(found.ideas) > 1
            else found.ideas[0]
        )
    for variable in found.variables:
        symbol = knowledge.symbols.get(variable.symbol)
        if symbol is not None and symbol.idea in knowledge.ideas:
            return symbol.idea
    equation = found.first("equation")
    if equation:
        return next((idea.id for idea in knowledge.ideas.values() if equation in idea.equations), None)
    if found.ions and "chloride-distribution" in knowledge.ideas and found.ions[0] == "Cl":
        return "chloride-distribution"
    return None


def _by_events(found: Found, knowledge: Knowledge) -> str | None:
    """The idea whose events are said: the pattern that says most wins."""
    ancestors = knowledge.lexicon.ancestors
    best: tuple[int, str] | None = None
    for event in found.events:
        for idea in knowledge.ideas.values():
            for pattern in idea.about:
                if covers(pattern, event, ancestors):
                    weight = sum(
                        2 if isinstance(role, Variable) and role.ion else 1
                        for role in pattern.roles
                        if role is not None
                    )
                    if best is None or weight > best[0]:
                        best = (weight, idea.id)
    return best[1] if best else None
