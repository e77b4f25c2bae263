"""What sets what, and what equals, is near to or lets through what."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import V_M, Event, Role, Variable
from tutor.parse.events.roles import Subject, is_noun, object_of, role_of, subject_of
from tutor.parse.groups import Chunk


def setting(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    """ "chloride sets the resting potential", "V_m is determined by K+", "the dominant ion"."""
    chunk = chunks[index]
    concept = chunk.concept("rule") if chunk.kind == "word" else None
    if concept is None:
        return None
    span = (chunk.start, chunk.end)
    before, after = subject_of(chunks, index), object_of(chunks, index)
    passive = chunk.text.endswith((" by", " on", " to")) or (
        index + 1 < len(chunks) and chunks[index + 1].text == "by" and not chunk.text.endswith(("s", "ing"))
    )
    if passive:
        after = next((c for c in chunks[index + 1 :] if is_noun(c)), None)
        what, by = role_of(before), role_of(after)
    else:
        what, by = role_of(after), role_of(before)
        if concept == "dominant":
            what, by = (
                V_M,
                by if _ruler(by) else role_of(next((c for c in chunks[index + 1 :] if c.ions), None)),
            )
    if what in ("cell", "in", None) or not isinstance(what, Variable):
        what = V_M if concept == "dominant" else what
    by = by.ion if isinstance(by, Variable) and by.ion else by
    if by is None and isinstance(subject.role, str):
        by = subject.role
    if not isinstance(what, Variable) or by is None:
        return None
    return Event("set_by", (what, by), span)


def _ruler(role: Role) -> bool:
    """True for a role that can set a potential."""
    return role is not None and role not in ("in", "out", "cell")


def relation(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    """ "E_Cl is closest to V_m", "V_m equals E_K"."""
    chunk = chunks[index]
    concept = chunk.concept("state") if chunk.kind == "word" else None
    if concept == "impermeable":
        ion = next(
            (c.ions[0] for c in (*chunks[index + 1 : index + 4], *chunks[:index][::-1]) if c.ions), None
        )
        return (
            Event("change", (Variable("P", ion), "down", "none"), (chunk.start, chunk.end)) if ion else None
        )
    if concept not in ("near", "equal"):
        return None
    one, other = role_of(subject_of(chunks, index)), role_of(object_of(chunks, index))
    if one is None or other is None:
        return None
    return Event(concept, (one, other), (chunk.start, chunk.end))
