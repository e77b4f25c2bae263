"""Frames to claims: each by itself, and two of one sentence as cause and effect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.meaning import Claim, Event, Stance
from tutor.parse.clauses import Sentence
from tutor.parse.frames.read import Frame
from tutor.parse.text import Text

LINKED = 6  # frames and events on each side that are tried as cause and effect


class Told(NamedTuple):
    """An event of a sentence with its voice; a condition is a cause and never an effect."""

    event: Event
    voice: Stance
    framed: bool = False
    condition: bool = False

    @property
    def start(self) -> int:
        """Where it stands."""
        return self.event.span[0]


def framed(
    text: Text, sentence: Sentence, frames: Sequence[Frame], linked: Sequence[Claim], scene: frozenset[str]
) -> list[Claim]:
    """The claims of frames; what is said first is the cause unless a "because" stands between."""
    if not frames:
        return []
    span = text.span(sentence.start, sentence.end)
    quote = text.quote(span)
    claims = [Claim(frame.event, None, None, frame.voice, quote, span, True, scene) for frame in frames]
    if any(frame.voice is Stance.DENIES for frame in frames):
        return claims  # what is called untrue as a whole gives no reasons
    said = [claim for claim in linked[: 2 * LINKED] if claim.stance is not Stance.DENIES]
    denied = [claim.effect for claim in linked if claim.stance is Stance.DENIES]
    told = [Told(frame.event, frame.voice, framed=True) for frame in frames[:LINKED]]
    told += [
        Told(claim.effect, claim.stance) for claim in said[:LINKED] if not (claim.cause or claim.because)
    ]
    told += [
        Told(event, claim.stance, condition=True)
        for claim in said
        for event in (claim.cause, claim.because)
        if event is not None and event not in denied
    ]
    joints = [(clause.chunks[0].start, clause.joint) for clause in sentence.clauses if clause.chunks]
    for one, other in ((one, other) for one in told for other in told if _linked(one, other)):
        between = {joint for at, joint in joints if one.start < at <= other.start}
        if between & {"but", "rather"}:
            continue
        pairs = [(one, other)] if between & {"because", "if"} else [(other, one)]
        if not between & {"because", "if", "so"} and one.event.kind == other.event.kind == "is":
            pairs = [(one, other), (other, one)]  # two states side by side: either may be the reason
        claims += [
            Claim(effect.event, cause.event, None, effect.voice, quote, span, True, scene)
            for effect, cause in pairs
            if not effect.condition
        ]
    return claims


def _linked(one: Told, other: Told) -> bool:
    """True for two different events in this order, at least one of them from a frame."""
    same = (one.event.kind, one.event.roles) == (other.event.kind, other.event.roles)
    return one.start < other.start and (one.framed or other.framed) and not same
