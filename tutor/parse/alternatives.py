"""Two opposites joined by "or" in a question: "does it enter or leave?" asks which, and claims neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from tutor.meaning import V_M, Claim, Event, Span, Stance
from tutor.parse.chunks import Chunks
from tutor.parse.groups import Chunk
from tutor.parse.numbers.measures import dimension
from tutor.parse.stance import form_of

WAYS = {
    "in": 1, "into": 1, "inward": 1, "inwards": 1, "inside": 1,
    "out": -1, "outward": -1, "outwards": -1, "outside": -1,
}  # fmt: skip
MOVES = {"enter": 1, "leave": -1}
SIGNS = {"positive": 1, "negative": -1}
POLARISING = {"depolarise": 1, "more-positive": 1, "hyperpolarise": -1, "more-negative": -1}
CHANGES = {**POLARISING, "up": 1, "down": -1}
REACH = 3  # chunks between "or" and the opposites on both sides: "enter the cell or leave it"


class Alternatives(NamedTuple):
    """What is asked between (a way, a sign, a change of V_m), and where both stand."""

    kind: str
    span: Span

    def free(self, events: Iterable[Event]) -> list[Event]:
        """The events that are no side of the question."""
        return [event for event in events if not self._holds(event)]

    def without(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims of which nothing is a side of the question; of a change asked between, which it is."""
        said = list(claims)
        left = [claim for claim in said if not any(map(self._holds, _events(claim)))]
        if self.kind == "change":
            left += dict.fromkeys(self._open(claim) for claim in said if self._asks_which(claim))
        return left

    def _asks_which(self, claim: Claim) -> bool:
        """True for a cause said in full, and a side of the question as its effect."""
        effect = claim.effect
        told = claim.cause is not None and not self._holds(claim.cause) and claim.because is None
        return told and effect.kind == "change" and self._holds(effect)

    def _open(self, claim: Claim) -> Claim:
        """The claim with its direction left open."""
        roles = (claim.effect.roles[0], "any", None)
        effect = Event("change", roles, self.span, claim.effect.marks | {"either"})
        return replace(claim, effect=effect)

    def _holds(self, event: Event) -> bool:
        return event.span[0] < self.span[1] and self.span[0] < event.span[1]


LONGEST = 24  # chunks of a question for the voltage at which an ion stops


def asks_where_it_stops(chunks: Chunks) -> Alternatives | None:
    """ "At what voltage does Na+ stop flowing?" asks for its balance and tells of no change."""
    asks = chunks.where("ask", "what")
    if asks is None or len(chunks) > LONGEST or V_M not in [v for c in chunks[asks:] for v in c.variables]:
        return None
    ions = {ion for chunk in chunks for ion in chunk.ions}
    said = [word for chunk in chunks for word in chunk.said]
    words = {*said}
    none = {after for word, after in pairwise(said) if word == "no"} & (FLOWING | {"net"})
    still = bool(STILL & words or none) or chunks.names("change", "remove")
    flows = any(chunk.concept("move") or _flows(chunk) for chunk in chunks) or bool(words & FLOWING)
    if len(ions) != 1 or not (still and flows) or any(_tells_more(chunk) for chunk in chunks):
        return None
    return Alternatives("balance", (chunks[0].start, chunks[-1].end))


STILL = frozenset(
    {"zero", "0", "neither", "vanish", "vanishes", "stop", "stops", "stopped", "cancel", "cancels"}
)
FLOWS = frozenset({"I", "flux"})  # the quantities that tell of it
FLOWING = frozenset({"flow", "movement", "flux", "current", "force", "push"})


def _flows(chunk: Chunk) -> bool:
    return any(variable.symbol in FLOWS | {"DF"} for variable in chunk.variables)


def _tells_more(chunk: Chunk) -> bool:
    """A channel, a cell or a voltage told: more than the two amounts of one ion."""
    told = chunk.kind == "number" and chunk.item.unit is not None
    voltage = told and dimension(chunk.item.unit) not in (None, "concentration", "temperature", "current")
    return voltage or chunk.concept("thing") == "channel" or chunk.names("stance", "think", "report")


def read_alternatives(chunks: Sequence[Chunk], mark: str) -> Alternatives | None:
    """The opposites that a question puts side by side; nothing if it is no question between two."""
    place = next((index for index, chunk in enumerate(chunks) if "or" in chunk.text.split(" ")), None)
    if not place or form_of(chunks, mark) is not Stance.ASKS:
        return None
    if chunks[place].names("ask", "which-way"):
        return Alternatives("move", (chunks[place].start, chunks[place].end))  # "go in or out"
    if chunks[place].text != "or":
        return None
    before = range(place - 1, max(-1, place - 2 - REACH), -1)
    after = range(place + 1, min(len(chunks), place + 2 + REACH))
    for index in before:
        for kind, one in _sides(chunks[index]):
            other = next((i for i in after if (kind, -one) in _sides(chunks[i])), None)
            if other is not None:
                span = (chunks[index].start, chunks[other].end)
                return Alternatives(kind, span) if _about(kind, chunks, index, other) else None
    return None


def _about(kind: str, chunks: Sequence[Chunk], one: int, other: int) -> bool:
    """ "Go up or down" asks for V_m, E or a driving force where one is named, or the word itself says so."""
    if kind != "change" or any(chunks[i].concept("change") in POLARISING for i in (one, other)):
        return True
    return any(v == V_M or v.symbol in ("E", "DF") for chunk in chunks for v in chunk.variables)


def _sides(chunk: Chunk) -> list[tuple[str, int]]:
    """The kinds of opposites that a chunk may be one of, with its sign."""
    return [
        (kind, table[name])
        for kind, table, name in (
            ("move", MOVES, chunk.concept("move") or ""),
            ("move", WAYS, chunk.text.split(" ")[0]),
            ("change", CHANGES, chunk.concept("change") or ""),
            ("sign", SIGNS, chunk.text.split(" ")[-1] if chunk.concept("change") is None else ""),
        )
        if name in table
    ]


def _events(claim: Claim) -> list[Event]:
    return [event for event in (claim.effect, claim.cause, claim.because) if event is not None]
