"""One verb or state with its two sides -> the events it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.meaning import Event, Role, Variable
from tutor.parse.frames.carry import carried, crossing
from tutor.parse.frames.terms import Term
from tutor.parse.frames.verbs import NEAREST, Verb

# Kinds that tell something without a second role.
ALONE = ("wants", "has", "matters", "runs", "beyond", "divides", "decides")


def events_of(verb: Verb) -> Iterator[Event]:
    """The events of one verb or state; what a verb says names its kind where its concept does not."""
    term = verb.term
    if term.kind == "state":
        yield from _stated(verb)
        return
    says = term.says.split()
    kind = says[0] if says and says[0] not in ("passive", "not") else str(term.role)
    left, right = (verb.right, verb.left) if "passive" in says else (verb.left, verb.right)
    if kind == "carry":
        yield from carried(left, right, says[-1] if says else "")
    elif kind == "crossing":
        yield from crossing(verb.left, verb.right, term.text)
    elif kind == "shifts":
        yield from (Event("shifts", (one, says[-1])) for one in _roles(left))
    else:
        yield from _related(kind, left, right)


def _related(kind: str, left: Sequence[Term], right: Sequence[Term]) -> Iterator[Event]:
    """The nouns before a verb related to what stands after it."""
    ones, others = _roles(left), _roles(right)
    owned = {role.ion for role in ones if isinstance(role, Variable) and role.symbol != "flux"}
    ones = [role for role in ones if role not in owned]  # of "the force on sodium" the force is spoken of
    if kind == "is" and "equal" in others and len(ones) > 1:
        yield Event("equal", (ones[1], ones[0]))
    if kind == "is" and "equal" in others:
        yield from (Event("equal", (ones[0], other)) for other in others if ones and other != "equal")
    if kind == "exists":
        yield from (Event("has", (None, other)) for other in others)
        if "equal" in others and len(others) > 2:
            yield Event("equal", (others[1], others[2]))
        return
    if kind == "makes":
        yield from (Event("shifts", (one, way)) for one in ones for way in ("down", "up") if way in others)
    if kind == "matters" and not others and len(ones) > 1:
        yield Event("matters", (ones[0], ones[1]))
    if kind == "multiplies" and len(others) > 1:
        yield Event(kind, (others[0], others[1]))
    for one in ones or ([None] if kind != "is" else []):
        for other in others or ([None] if kind in ALONE else []):
            if one != other:
                yield Event(kind, (one, other))


def _roles(terms: Sequence[Term]) -> list[Role]:
    """The roles on one side of a verb, each once."""
    return list(
        dict.fromkeys(t.role for t in terms[: NEAREST + 1] if t.role is not None and t.kind != "pronoun")
    )


def _stated(verb: Verb) -> Iterator[Event]:
    """A state: "the same thing" joins the two nouns beside it, "big" belongs to the noun after it."""
    term = verb.term
    nouns = [other.role for other in verb.left if other.kind in ("noun", "side") and other.role is not None]
    after = [other for other in verb.right if other.kind == "noun" and other.role is not None]
    if term.role == "equal":
        if len(nouns) > 1:
            yield Event("equal", (nouns[1], nouns[0]))
        for other in after[:2]:
            for one in nouns[:2]:
                yield Event("equal", (one, other.role))
        return
    for other in after[:2]:
        if 0 <= other.start - term.stop <= (3 if term.role == "large" else 1):
            yield Event("is", (other.role, term.role))
    if verb.beside is not None:
        yield Event("is", (verb.beside, term.role))
