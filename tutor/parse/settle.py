"""Where the ways to read a sentence disagree about whose a claim is, the one that accuses nobody holds.

Constructions and frames read the same words. What one of them hears as denied, reported or past is
not held, even if the other hears it asserted; neither is what stands in quotation marks, what is put
up as "true or false", nor an equation that only names the case: "V_m = E_K: as many go in as out".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tutor.meaning import Claim, Span, Stance
from tutor.parse.framing import Frame

_QUOTED = re.compile(r'"[^"\n]{3,}"|(?<!\w)\'[^\'\n]{12,}\'(?!\w)')
_PUT_UP = re.compile(
    r"\b(?:true or false|true/false|t/f|t or f|right or wrong|fact or myth)\b", re.IGNORECASE
)
_NOT_EVERY = re.compile(r"\bnot (?:every|all|always|everywhere)\b", re.IGNORECASE)
_NAMES_A_CASE = re.compile(r"\s*(?::|->|→|=>|⇒)\s*\S")
NOT_OURS = (Stance.PAST, Stance.REPORTS)
STATES = ("is", "equal", "near")


def settle(claims: Sequence[Claim], plain: str, frames: Sequence[Frame] = ()) -> list[Claim]:
    """The claims of a sentence with the stance on which all readings of it can agree.

    What is held in a sentence has the stance of the frame in which any of it stands.
    """
    if not claims:
        return []
    quotes = quoted(plain)
    asked = put_up(plain)
    told = [(claim.effect.span, claim.stance) for claim in claims if claim.stance in NOT_OURS]
    restricted = _NOT_EVERY.search(plain) is not None
    denials = [claim for claim in claims if claim.stance is Stance.DENIES]
    denied = {_said(claim) for claim in denials if restricted}
    settled = []
    for claim in claims:
        place = claim.effect.span
        if claim.effect.kind == "equal" and _NAMES_A_CASE.match(plain, place[1]):
            continue
        if claim.stance.held and any(start <= place[0] and place[1] <= end for start, end in quotes):
            claim = replace(claim, stance=Stance.REPORTS)
        elif claim.stance.held and asked:
            claim = replace(claim, stance=Stance.ASKS)
        elif claim.stance.held and (frame := _frame_of(claim, frames)) is not None:
            claim = replace(claim, stance=frame.stance)
        elif claim.stance.held and (_said(claim) in denied or _denied_there(claim, denials)):
            claim = replace(claim, stance=Stance.DENIES)
        elif claim.stance.held:
            other = next((stance for span, stance in told if _overlap(span, place)), None)
            claim = replace(claim, stance=other) if other is not None else claim
        settled.append(claim)
    return settled


def _frame_of(claim: Claim, frames: Sequence[Frame]) -> Frame | None:
    """The frame in which a part of a claim stands."""
    events = (claim.effect, claim.cause, claim.because)
    starts = [event.span[0] for event in events if event is not None]
    return next((frame for frame in frames if any(map(frame.holds, starts))), None)


@lru_cache(maxsize=1)  # of one message, asked for each of its sentences
def put_up(plain: str) -> bool:
    """True for a message that puts up what it says to be judged: "true or false: …"."""
    return _PUT_UP.search(plain) is not None


@lru_cache(maxsize=1)
def quoted(plain: str) -> tuple[Span, ...]:
    """Where a message quotes; one that stands in quotation marks as a whole quotes nothing."""
    whole = (0, len(plain.strip()))
    return tuple(found.span() for found in _QUOTED.finditer(plain) if found.span() != whole)


def _said(claim: Claim) -> tuple[str, frozenset[str]]:
    """What is said of whom, in whatever order."""
    return claim.effect.kind, frozenset(str(role) for role in claim.effect.roles if role is not None)


def _denied_there(claim: Claim, denials: Sequence[Claim]) -> bool:
    """ "Na+ is far from equilibrium": the same words, heard as denied by one of the two ways to read them."""
    place = claim.effect.span
    return claim.effect.kind in STATES and any(
        _said(other) == _said(claim) and _overlap(other.effect.span, place) for other in denials
    )


def _overlap(one: Span, other: Span) -> bool:
    """True if two places share a word."""
    return one[0] < other[1] and other[0] < one[1]
