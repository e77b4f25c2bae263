"""Clauses to events: who, what, which side, which direction and how much are bound around each verb.

A verb takes the noun group that follows it directly as its object, else the one before it as its
subject; what is unsaid is taken over from the clause before ("it", "so it depolarises").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.meaning import Event, read_event
from tutor.parse.events.changes import change
from tutor.parse.events.motion import motion
from tutor.parse.events.roles import Subject
from tutor.parse.events.rules import relation, setting
from tutor.parse.events.signs import charge_state, polarisation
from tutor.parse.groups import Chunk


def read_events(chunks: Sequence[Chunk], subject: Subject) -> list[Event]:
    """The events of one clause in order; ``subject`` is read and brought up to date."""
    events: list[Event] = []
    for index, chunk in enumerate(chunks):
        if chunk.kind not in ("word", "var"):
            continue
        for reader in (_named, polarisation, change, motion, setting, relation, charge_state):
            event = reader(chunks, index, subject)
            if event is not None:
                if event not in events:
                    events.append(event)
                break
    _remember(chunks, subject)
    return events


def _remember(chunks: Sequence[Chunk], subject: Subject) -> None:
    """What was named last is what the next clause may leave unsaid."""
    for chunk in chunks:
        if chunk.variables:
            subject.role = chunk.variables[0]
            subject.side = chunk.variables[0].side or subject.side
        elif chunk.ions:
            subject.role = chunk.ions[0]
        elif chunk.kind == "side":
            subject.side = chunk.side


def _named(chunks: Sequence[Chunk], index: int, subject: Subject) -> Event | None:
    """ "hyperkalaemia": one word that says what happens to which quantity."""
    chunk = chunks[index]
    if not chunk.item.concept("event"):
        return None
    return replace(read_event(chunk.item.says()), span=(chunk.start, chunk.end))
