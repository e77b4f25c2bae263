"""Frames to claims: each by itself, and two of one sentence as cause and effect."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import Claim, Event, Stance
from tutor.parse.clauses import Sentence
from tutor.parse.frames.read import Frame
from tutor.parse.text import Text

LINKED = 6  # frames and events on each side that are tried as cause and effect


def framed(text: Text, sentence: Sentence, frames: Sequence[Frame], linked: Sequence[Claim]) -> list[Claim]:
    """The claims of frames; what is said first is the cause unless a "because" stands between."""
    if not frames:
        return []
    span = text.span(sentence.start, sentence.end)
    quote = text.quote(span)
    claims = [Claim(frame.event, stance=frame.voice, text=quote, span=span, framed=True) for frame in frames]
    said = [claim for claim in linked[: 2 * LINKED] if claim.stance is not Stance.DENIES]
    conditions = {event: claim.stance for claim in said for event in (claim.cause, claim.because) if event}
    told: list[tuple[Event, int, Stance]] = [
        *((frame.event, frame.event.span[0], frame.voice) for frame in frames[:LINKED]),
        *(
            (claim.effect, claim.effect.span[0], claim.stance)
            for claim in said[:LINKED]
            if claim.cause is None and claim.because is None
        ),
        *((event, event.span[0], stance) for event, stance in conditions.items()),
    ]
    joints = [(clause.chunks[0].start, clause.joint) for clause in sentence.clauses if clause.chunks]
    for one, start, before in told:
        for other, place, voice in told:
            if start < place and one.kind != "" and (one.kind, one.roles) != (other.kind, other.roles):
                between = [joint for at, joint in joints if start < at <= place]
                if "but" in between or "rather" in between:
                    continue
                later = "because" in between or "if" in between
                pairs = [(one, other)] if later else [(other, one)]
                if not {"because", "if", "so"} & set(between) and one.kind == other.kind == "is":
                    pairs = [(one, other), (other, one)]  # two states side by side: either may be the reason
                claims += [
                    Claim(effect, cause, None, before if effect is one else voice, quote, span, framed=True)
                    for effect, cause in pairs
                ]
    return claims
