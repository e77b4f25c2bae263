"""Verbs by which something crosses or is brought across: what, which way, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.meaning import Event, Variable
from tutor.parse.frames.terms import Term

WAYS = ("in", "out", "uphill", "downhill")


def carried(left: Sequence[Term], right: Sequence[Term], says: str) -> Iterator[Event]:
    """ "the pump puts three sodium in": each ion after the verb with the way named after it."""
    agents = [_name(term) for term in left if term.kind == "noun" and _name(term)]
    for what, way in _loads(right):
        by_whom: list[str | None] = [agent for agent in agents[:2] if agent != what]
        for by in by_whom or [None]:
            yield Event("move", (what, says if says in WAYS else way, None, by))


def crossing(left: Sequence[Term], right: Sequence[Term], verb: str) -> Iterator[Event]:
    """ "sodium gets in", "impermeable to sodium": the ion before the verb, else the one after it."""
    loads = list(_loads(right))
    ions = [_name(term) for term in left if term.kind == "noun" and _mobile(term)]
    if not ions:
        ions = [what for what, _ in loads]
    own = {"in": "in", "into": "in", "out": "out", "enter": "in", "enters": "in", "outside": "out"}
    way = own.get(verb.split()[-1]) or next((str(term.role) for term in right if term.role in WAYS), None)
    for ion in ions[:2]:
        yield Event("move", (ion, way))


def _loads(terms: Sequence[Term]) -> Iterator[tuple[str, str | None]]:
    """What is carried with the way named next, before the following load."""
    loads = [index for index, term in enumerate(terms) if term.kind == "noun" and _mobile(term)]
    for index, following in zip(loads, [*loads[1:], len(terms)], strict=False):
        term = terms[index]
        side = term.role.side if isinstance(term.role, Variable) else None
        way = side or next((str(t.role) for t in terms[index:following] if t.role in WAYS), None)
        yield _name(term), way


def _mobile(term: Term) -> bool:
    """True for an ion, an amount of one, or charge as such."""
    if isinstance(term.role, Variable):
        return term.role.symbol == "c" and term.role.ion is not None
    return str(term.role)[:1].isupper() or term.role in ("proton", "ion-set")


def _name(term: Term) -> str:
    """The name under which something moves."""
    if isinstance(term.role, Variable):
        return term.role.ion or ""
    return "H" if term.role == "proton" else str(term.role)
