"""Which equation answers: candidates compete by how much of what was said they explain.

An equation gains by being named, by giving the quantity asked for, and by every given value it uses;
it loses by values it would have to leave aside and by inputs that nobody gave and no cell has.
"""

from __future__ import annotations

from collections.abc import Iterable

from tutor.knowledge.model import Knowledge, Signature
from tutor.meaning import Variable

FILLED = frozenset({"c", "P", "T", "z", "V_m", "E"})  # what the cell in force can supply
NAMED, ASKED, INVERSE, USED, UNUSED, MISSING, USUAL = 4.0, 3.0, 1.5, 1.0, -1.5, -1.5, 1.2
EXPERIMENTS = frozenset({"what-if", "pump-off"})  # they answer to a change, not to a quantity
FREE = frozenset({"T", "z", "count"})  # never tells one equation from another


def choose(
    unknown: Variable | None, given: Iterable[Variable], named: Iterable[str], knowledge: Knowledge
) -> tuple[str | None, tuple[str, ...]]:
    """The best equation and, for the trace, the candidates with their scores."""
    symbols = [variable.symbol for variable in dict.fromkeys(given)]
    names = set(named)
    usual = knowledge.symbols.get(unknown.symbol) if unknown is not None else None
    scores: list[tuple[float, str]] = []
    for signature in knowledge.signatures:
        if signature.id in EXPERIMENTS and signature.id not in names:
            continue
        score = _score(signature, unknown.symbol if unknown else None, symbols, signature.id in names)
        if usual is not None and usual.equation == signature.id:
            score += USUAL
        scores.append((score, signature.id))
    ranked = sorted(scores, key=lambda pair: -pair[0])
    best = ranked[0][1] if ranked and ranked[0][0] > 0 else None
    return best, tuple(f"{name} {score:.1f}" for score, name in ranked[:3])


def _score(signature: Signature, unknown: str | None, given: list[str], named: bool) -> float:
    """How well an equation explains what was said."""
    score = NAMED if named else 0.0
    result = signature.results[0]
    if unknown is not None:
        if unknown == result:
            score += ASKED
        elif unknown in signature.solves:
            score += INVERSE + (USED if result in given else MISSING)
        elif unknown in signature.results:
            score += INVERSE
        else:
            return -9.0
    elif not named:
        return -9.0
    known = {*signature.needs, *signature.optional, *(() if unknown == result else signature.results)}
    for symbol in given:
        if symbol not in FREE and symbol != unknown:
            score += USED if symbol in known else UNUSED
    have = {*given, *FILLED}
    score += sum(MISSING for symbol in signature.needs if symbol not in have and symbol != unknown)
    return score - (0.0 if named else signature.special)
