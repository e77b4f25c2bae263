"""Events to claims: which event is said to bring about which, and with what stance.

Connectives give the links: "A because B", "A, so B", "if A then B", "A makes B"; two events in one
clause are a cause and its effect in the order said. Each link is a claim, and so is each event that
is asserted by itself; chains are closed, so that a rule may look at their ends alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from tutor.knowledge.lexicon import Lexicon
from tutor.meaning import V_M, Claim, Event, Stance, Variable
from tutor.parse.clauses import Clause, Sentence
from tutor.parse.events.constructions import Constructions, Told, scene_of
from tutor.parse.events.pieces import Piece, pieces
from tutor.parse.events.read import read_events
from tutor.parse.events.roles import CHARGES, Subject
from tutor.parse.frames.claims import framed
from tutor.parse.frames.read import read_frames
from tutor.parse.frames.verbs import Carried
from tutor.parse.groups import Chunk
from tutor.parse.stance import denies, takes_for_granted
from tutor.parse.text import Text


@dataclass(slots=True)
class Node:
    """A clause with its events, and the nodes that it is said to follow from."""

    clause: Clause
    events: list[Event]
    causes: list[Node] = field(default_factory=list)
    reasons: list[Node] = field(default_factory=list)
    supposed: bool = False


class Said(NamedTuple):
    """What a sentence says: events and claims that can be computed, and all claims, told ones included."""

    events: list[Event]
    claims: list[Claim]
    told: list[Claim]
    frames: list[Claim]
    special: bool = False  # of a membrane that passes some ions only
    pieces: Sequence[Piece] = ()

    def without(self, aside: Callable[[Event], bool]) -> Said:
        """What is said but for the events put aside, and the claims that have one of them."""
        events = [event for event in self.events if not aside(event)]
        claims, told, frames = (
            [claim for claim in held if not any(map(aside, _events_of(claim)))]
            for held in (self.claims, self.told, self.frames)
        )
        return self._replace(events=events, claims=claims, told=told, frames=frames)


def _events_of(claim: Claim) -> list[Event]:
    return [event for event in (claim.effect, claim.cause, claim.because) if event is not None]


def read_claims(text: Text, sentence: Sentence, lexicon: Lexicon, constructions: Constructions) -> Said:
    """The events of a sentence, and the claims that link them."""
    subject = Subject()
    nodes = [Node(clause, read_events(clause.chunks, subject)) for clause in sentence.clauses]
    _blame(nodes)
    _link(nodes)
    stretch = pieces(sentence.chunks, lexicon)
    scene = scene_of(stretch)
    claims = _claims(text, sentence, nodes, scene)
    events = [event for node in nodes for event in node.events]
    around = read_frames(sentence, lexicon.terms, Carried())
    frames = framed(text, sentence, around, claims, scene)
    more = constructions.read(stretch, scene)
    if not more:
        return Said(events, claims, claims, frames, False, stretch)
    nodes = [Node(node.clause, list(node.events)) for node in nodes]
    stances = _place(more, nodes, sentence, _absorbed(stretch))
    _link(nodes)
    special = any(told.event.kind == "selective" for told in more)
    return Said(events, claims, _claims(text, sentence, nodes, scene, stances), frames, special, stretch)


def _absorbed(stretch: Sequence[Piece]) -> frozenset[int]:
    """The chunks that a set phrase takes up, so that its "no" denies nothing: "no matter what"."""
    joined = (piece for piece in stretch if piece.phrase and piece.several)
    return frozenset(index for piece in joined for index in range(piece.first, piece.last + 1))


def _place(
    found: Sequence[Told], nodes: Sequence[Node], sentence: Sentence, absorbed: frozenset[int]
) -> dict[int, Stance]:
    """Put each told event into the clause it belongs to; its stance by its own negations."""
    starts: list[int] = []
    where: dict[int, int] = {}
    places = {id(chunk): index for index, chunk in enumerate(sentence.chunks)}
    for number, node in enumerate(nodes):
        inside = [places[id(chunk)] for chunk in node.clause.chunks if id(chunk) in places]
        starts.append(min(inside, default=len(sentence.chunks)))
        where.update(dict.fromkeys(inside, number))
    stances: dict[int, Stance] = {}
    for told in found:
        last = where.get(told.last, _before(starts, told.last))
        first = where.get(told.first, _before(starts, told.first))
        host = first if nodes[last].clause.joint == "because" and first < last else last
        after = starts[last + 1] if last + 1 < len(starts) else len(sentence.chunks)
        while after - 1 > told.last and after - 1 not in where:
            after -= 1  # the connective that leads into the next clause, an "instead of" too
        begin = starts[first]
        while begin and begin - 1 not in where:
            begin -= 1  # the connective before a clause, and a "not" before that
        commas = [i for i in range(begin, after) if sentence.chunks[i].text == ","]
        begin = max([begin, *(i for i in commas if i < told.first)])
        after = min([after, *(i for i in commas if i > told.last)])
        negated = sum(
            index not in told.used | absorbed and denies(sentence.chunks, index)
            for index in range(begin, after)
        )
        if host == last and nodes[host].clause.joint == "because" and host:
            negated += nodes[host - 1].clause.denied  # "it is not X because Y" denies the Y too
        stance = nodes[host].clause.voice
        if stance is Stance.ASKS and takes_for_granted(sentence.chunks):
            stance = Stance.PRESUPPOSES
        free = stance not in (Stance.ASKS, Stance.REPORTS, Stance.PAST)
        nodes[host].events.append(told.event)
        stances[id(told.event)] = Stance.DENIES if negated % 2 and free else stance
    return stances


def _before(starts: Sequence[int], place: int) -> int:
    """The clause that a connective at this place leads into, or the one it stands in."""
    return max((number for number, start in enumerate(starts) if start <= place), default=0)


def _link(nodes: Sequence[Node]) -> None:
    """Attach each clause to the one it explains, conditions or follows from."""
    if len(nodes) > 1 and nodes[0].clause.chunks and nodes[0].clause.chunks[0].text in ("to", "in order to"):
        nodes[0].causes.append(nodes[1])  # "to depolarise, sodium moves in": the purpose is the effect
    main: Node | None = None
    waiting: list[Node] = []
    last = ""
    for node in nodes:
        joint = node.clause.joint
        if joint in ("and", ",") and last in ("because", "if") and not waiting:
            joint = last if main is not None and main is not node else joint
        if joint in ("because", "if", "rather"):
            node.supposed = joint == "if"
            if joint == "rather":
                node.clause.stance = Stance.DENIES
                joint = "because" if last == "because" else "rather"
            if main is None:
                waiting.append(node)
            elif joint == "because":
                main.reasons.append(node)
            elif joint == "if":
                main.causes.append(node)
            last = joint
            continue
        if joint == "so" and (main or waiting):
            node.causes.extend(waiting or ([main] if main else []))
            if main is not None and not waiting:
                node.supposed = main.supposed
            waiting = []
        elif waiting:
            for condition in waiting:
                (node.causes if condition.supposed else node.reasons).append(condition)
            waiting = []
        elif joint in ("and", ",") and main is not None:
            node.causes.extend(main.causes)
        main, last = node, joint


def _blame(nodes: Sequence[Node]) -> None:
    """ "-70 is due to chloride": a bare ion or thing as the reason is said to set what is spoken of."""
    for before, node in pairwise(nodes):
        if node.clause.joint != "because" or node.events or before.clause.denied or node.clause.denied:
            continue
        charges = [c for c in node.clause.chunks if c.variables and c.variables[0].symbol in CHARGES]
        if charges:
            # "because of its charge": the charge itself is the reason given.
            symbol = CHARGES[charges[0].variables[0].symbol]
            node.events.append(Event("adds", (symbol, charges[0].side), (charges[0].start, charges[0].end)))
            continue
        named = [
            c
            for c in node.clause.chunks
            if c.ions or (c.kind == "word" and c.concept("thing") in ("pump", "protein"))
        ]
        if named and _bare(node.clause.chunks) and _about_rest(before.clause.chunks):
            by = named[0].ions[0] if named[0].ions else named[0].concept("thing")
            before.events.append(Event("set_by", (V_M, by), (named[0].start, named[0].end)))


def _bare(chunks: Sequence[Chunk]) -> bool:
    """True for a noun group alone: "because of chloride", but not "because chloride follows V_m"."""
    return all(
        chunk.kind != "word"
        or any(chunk.concept(kind) for kind in ("filler", "thing", "amount", "side", "scene"))
        for chunk in chunks
    )


def _about_rest(chunks: Sequence[Chunk]) -> bool:
    """True if a clause speaks of the resting potential: by name, by its value, or by its sign."""
    rest = any(chunk.names("state", "at-rest") for chunk in chunks)
    for chunk in chunks:
        if any(variable == V_M for variable in chunk.variables):
            return True
        if chunk.kind == "number" and (chunk.item.unit == "mV" or (chunk.item.value or 0) < -30):
            return True
        if rest and chunk.variables and chunk.variables[0].symbol in ("negative", "E"):
            return True
    return False


def _claims(
    text: Text,
    sentence: Sentence,
    nodes: Sequence[Node],
    scene: frozenset[str],
    stances: Mapping[int, Stance] | None = None,
) -> list[Claim]:
    """The claims of one sentence: single events, causes and reasons."""
    claims: dict[Claim, None] = {}
    span = text.span(sentence.start, sentence.end)
    quote = text.quote(span)

    def put(effect: Event, cause: Event | None, because: Event | None, stance: Stance) -> None:
        effect = _with_side(effect, cause, because)
        because = _with_side(because, cause, None) if because else None
        claims.setdefault(Claim(effect, cause, because, stance, quote, span, scene=scene))

    for node in nodes:
        inner = _inner(node)
        for effect, own in inner:
            causes = [*own, *(event for cause in _upstream(node) for event in cause.events)]
            stance = (stances or {}).get(id(effect), node.clause.stance)
            if not (node.supposed or _only_named(effect, node)):
                put(effect, None, None, stance)
            for cause in causes:
                if cause.roles != effect.roles:
                    put(effect, cause, None, stance)
            for reason in node.reasons if effect is inner[-1][0] else ():
                for because in reason.events:
                    told = reason.clause.stance if reason.clause.denied else stance
                    put(effect, None, because, told)
                    for cause in causes:
                        put(effect, cause, because, told)
                        put(because, cause, None, told)
    return list(claims)


def _inner(node: Node) -> list[tuple[Event, list[Event]]]:
    """Each event of a clause with the events said before it in the same clause as its causes."""
    pairs: list[tuple[Event, list[Event]]] = []
    for index, event in enumerate(node.events):
        pairs.append(
            (event, [other for other in node.events[:index] if other.kind in ("change", "move", "adds")])
        )
    return pairs


def _only_named(event: Event, node: Node) -> bool:
    """ "Chloride entering hyperpolarises": the movement is named for what it does, not said to happen."""
    last = node.events[-1]
    if event.kind != "move" or event is last or last.role("what") != V_M:
        return False
    verb = next((chunk for chunk in node.clause.chunks if chunk.start == event.span[0]), None)
    return verb is not None and (verb.text.endswith("ing") or verb.text in _MOVEMENTS)


_MOVEMENTS = frozenset({
    "entry", "influx", "efflux", "inflow", "outflow", "exit", "loss", "uptake", "movement", "flux", "flow",
    "diffusion", "leak", "leakage", "inward movement", "outward movement", "inward flow", "outward flow",
})  # fmt: skip


def _upstream(node: Node, depth: int = 4) -> list[Node]:
    """The causes of a clause and their causes."""
    found: list[Node] = []
    for cause in node.causes:
        found.append(cause)
        if depth:
            found.extend(_upstream(cause, depth - 1))
    return found


def _with_side(event: Event, *others: Event | None) -> Event:
    """An added charge without a side lies where the ion was changed: "K+ outside … adds charge"."""
    if event.kind != "adds" or event.role("where") is not None:
        return event
    for other in others:
        what = other.role("what") if other is not None and other.kind == "change" else None
        if isinstance(what, Variable) and what.side:
            return replace(event, roles=(event.roles[0], what.side))
    return event
