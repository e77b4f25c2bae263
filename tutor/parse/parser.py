"""Text -> readings. A ``Parser`` is built once for a knowledge base and keeps nothing of a turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.knowledge.lexicon import END, Trie, split
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Claim, Event, Stance, T, Variable
from tutor.parse.acts.checks import offered_values
from tutor.parse.acts.decide import decide
from tutor.parse.acts.found import Found
from tutor.parse.claims import read_claims
from tutor.parse.clauses import Sentence, sentences
from tutor.parse.coverage import leftover
from tutor.parse.groups import Chunk, group
from tutor.parse.numbers.bind import bind
from tutor.parse.numbers.offered import ANSWER
from tutor.parse.reading import Given, Item, Reading, Trace
from tutor.parse.scan import Scanner
from tutor.parse.selection import read_selection
from tutor.parse.shifts import read_shifts
from tutor.parse.text import Text, normalise
from tutor.parse.words import Annotator


class Parser:
    """Understands messages with the words of one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.valences = {ion.id: ion.z for ion in knowledge.ions.values()}
        self._scanner = Scanner(knowledge.lexicon, self.valences)
        self._annotator = Annotator(knowledge.lexicon)

    def parse(self, raw: str) -> tuple[Reading, ...]:
        """One reading a request or statement of the message; an empty message has none."""
        text = normalise(raw)
        items = self._annotator.annotate(text.plain, self._scanner.scan(text.plain))
        chunks = group(items)
        givens = bind(text, chunks, self.valences)
        found = sentences(chunks)
        readings = [self._read(text, sentence, items, givens) for sentence in found]
        return tuple(self._with_values(reading) for reading in _gather(readings))

    def _with_values(self, reading: Reading) -> Reading:
        """ "K+ is 4 mM out and 140 in. What is its equilibrium potential?" asks how much, not what it is."""
        ions = {
            given.variable.ion for given in reading.givens if given.variable and given.variable.symbol == "c"
        }
        if reading.act is not Act.DEFINE or len(ions) != 1:
            return reading
        symbol = next(
            (s for s in self.knowledge.symbols.values() if s.idea == reading.target and s.equation), None
        )
        if symbol is None or symbol.id not in ("E", "DF"):
            return reading
        ion = next(iter(ions))
        unknown = Variable(symbol.id, ion)
        return replace(
            reading, act=Act.COMPUTE, target=symbol.equation, unknown=unknown, ions=(ion,) if ion else ()
        )

    def _read(
        self, text: Text, sentence: Sentence, items: Sequence[Item], givens: Sequence[Given]
    ) -> Reading:
        events, claims = read_claims(text, [sentence])
        span = text.span(sentence.start, sentence.end)
        own = [given for given in givens if span[0] <= given.span[0] < span[1]]
        salts = [chunk for chunk in sentence.chunks if chunk.concept("salt")]
        shifts, used = read_shifts(text, sentence, events, own, salts)
        inside = [item for item in items if sentence.start <= item.start < sentence.end]
        ideas, named = self._ideas(inside)
        kept = [given for given in own if given not in used]
        bound = frozenset(given.variable for given in kept if given.variable is not None)
        found = Found(sentence, sentence.chunks, events, claims, kept, shifts, ideas, bound)
        act, target, unknown, facet = decide(found, self.knowledge)
        if act is not Act.WHAT_IF:
            kept, shifts = list(own), shifts if act is Act.CHECK else []
        offered = offered_values(found) if act is Act.CHECK else []
        if unknown is None and not any(given.variable == ANSWER for given in offered):
            offered = []  # a statement that mentions values, none of them put up for judgement
        unexplained, share = self._unexplained(sentence.chunks, named)
        selection = read_selection(sentence.chunks)
        rest: tuple[str, ...] = ()
        if act in (Act.COMPUTE, Act.DIRECTION, Act.WHAT_IF):
            rest = leftover(sentence.chunks, act, target, unknown, own, shifts)
            if selection.only or selection.without:
                heard = {*selection.words, "if", *(c.text for c in sentence.chunks if c.ions)}
                rest = tuple(word for word in rest if word not in heard)
        ions = tuple(dict.fromkeys((*((unknown.ion,) if unknown and unknown.ion else ()), *found.ions)))
        cell = next(
            (c.concept("cell") for c in sentence.chunks if c.kind == "word" and c.concept("cell")), None
        )
        return Reading(
            text=text.quote(span),
            span=span,
            act=act,
            target=target,
            ions=ions,
            unknown=unknown,
            givens=tuple(given for given in kept if given not in offered),
            offered=tuple(offered),
            shifts=tuple(shifts),
            events=tuple(events),
            claims=tuple(claims),
            ideas=tuple(ideas),
            cell=cell,
            carrier=found.first("carrier"),
            selection=selection,
            facet=facet,
            follow_up=_follows(found, act),
            confidence=share,
            unexplained=unexplained,
            leftover=rest,
            elsewhere=tuple(c.text for c in sentence.chunks if c.kind == "word" and c.concept("elsewhere")),
            notes=self._notes(sentence.chunks, own),
            trace=_trace(sentence, own, events, claims, act, target),
        )

    # --- what the message says besides its numbers --------------------------------------------------

    def _ideas(self, items: Sequence[Item]) -> tuple[list[str], frozenset[int]]:
        """The ideas named, longest phrase first at each place, and where their words begin."""
        keys = [split(item.repaired or item.text) for item in items]
        found: list[str] = []
        covered: set[int] = set()
        place = 0
        while place < len(keys):
            node: Trie | None = self.knowledge.lexicon.ideas
            best, width = "", 0
            for step, words in enumerate(keys[place : place + 8], start=1):
                for word in words:
                    node = node.get(word) if node else None
                if not node:
                    break
                if node.get(END):
                    best, width = node[END][0].concept, step
            if best and best not in found:
                found.append(best)
            covered.update(item.start for item in items[place : place + width])
            place += max(width, 1)
        return found, frozenset(covered)

    def _unexplained(self, chunks: Sequence[Chunk], named: frozenset[int]) -> tuple[tuple[str, ...], float]:
        """Content words that nothing explains, and the share of the content that is explained."""
        common = self.knowledge.lexicon.common
        known = 0
        unknown: list[str] = []
        for chunk in chunks:
            if chunk.kind != "word":
                known += chunk.kind in ("var", "ion", "side", "number")
                continue
            kinds = {sense.kind for sense in chunk.item.senses}
            if chunk.start in named:
                known += 1
            elif "elsewhere" in kinds or (not kinds and chunk.text not in common and len(chunk.text) > 1):
                unknown.append(chunk.text)
            else:
                known += bool(kinds - {"filler", "ask", "stance", "relation", "amount"})
        total = known + len(unknown)
        return tuple(unknown), known / total if total else 0.0

    def _notes(self, chunks: Sequence[Chunk], givens: Sequence[Given]) -> tuple[str, ...]:
        repairs = [
            f'read "{item.text}" as "{item.repaired}"'
            for chunk in chunks
            for item in chunk.items
            if item.repaired
        ]
        return (*(given.note for given in givens if given.note), *dict.fromkeys(repairs))


def _follows(found: Found, act: Act) -> bool:
    """True if a sentence leans on what was said before: "and for sodium?", "why?", "at 20 °C?"."""
    content = [
        c
        for c in found.chunks
        if c.kind != "mark" and not (c.kind == "word" and (c.concept("filler") or c.names("ask", "greet")))
    ]
    if content and (content[0].names("ask", "and-for") or found.asks("reverse", "more")):
        return True
    quantities = [v for v in found.variables if v.symbol != "c"]
    return len(content) <= 4 and not quantities and not found.ideas


def _trace(
    sentence: Sentence,
    givens: Sequence[Given],
    events: Sequence[Event],
    claims: Sequence[Claim],
    act: Act,
    target: str | None,
) -> Trace:
    def shown(chunk: Chunk) -> str:
        if chunk.variables:
            return f"{chunk.text} → {', '.join(map(str, chunk.variables))}"
        if chunk.kind == "number":
            return f"{chunk.text} → number"
        senses = ", ".join(f"{sense.kind}:{sense.concept}" for sense in chunk.item.senses)
        return f"{chunk.text} → {senses or (chunk.kind if chunk.kind != 'word' else 'unknown')}"

    bindings = tuple(f"{g.value:g} {g.unit} → {g.variable or 'nothing'} ({g.why})" for g in givens)
    says = (*map(str, events), *map(str, claims))
    return Trace(tuple(map(shown, sentence.chunks)), bindings, says, (f"{act} of {target}",))


# --- several sentences, one request -----------------------------------------------------------------


def _gather(readings: Sequence[Reading]) -> list[Reading]:
    """Sentences that only give values join the request they belong to."""
    requests = [reading for reading in readings if not _only_gives(reading)]
    givers = [reading for reading in readings if _only_gives(reading)]
    if not requests:
        return _merge_givers(givers)
    given = tuple(value for reading in givers for value in reading.givens)
    cells = [reading.cell for reading in givers if reading.cell]
    joined = []
    for index, reading in enumerate(requests):
        before = tuple(value for other in requests[:index] for value in other.givens) if index else ()
        joined.append(_with_givens(reading, (*given, *before), cells[0] if cells else None))
    return _drop_chatter(_join_changes(joined))


def _only_gives(reading: Reading) -> bool:
    """True for a sentence of values, or of a cell to use, without a request or a claim in it."""
    if reading.offered or reading.shifts:
        return False
    if reading.act is Act.SET:
        return True
    linked = any(claim.cause or claim.because for claim in reading.claims)
    told = any(
        claim.stance is Stance.ASSERTS and claim.effect.kind not in ("change", "equal")
        for claim in reading.claims
    )
    return (
        reading.act in (Act.CLARIFY, Act.CHECK)
        and bool(reading.givens or reading.cell)
        and not linked
        and not told
    )


def _merge_givers(givers: Sequence[Reading]) -> list[Reading]:
    """Values alone: one reading that asks what they determine."""
    if not givers:
        return []
    first = givers[0]
    return [_with_givens(first, tuple(v for other in givers[1:] for v in other.givens), None)]


def _with_givens(reading: Reading, givens: Sequence[Given], cell: str | None) -> Reading:
    own = {given.variable for given in (*reading.givens, *reading.offered)}
    changed = {shift.variable for shift in reading.shifts}
    extra = tuple(g for g in givens if g.variable not in own or g.variable is None)
    starts = tuple(g for g in extra if g.variable not in changed or reading.act is Act.WHAT_IF)
    ions = reading.ions or tuple(
        dict.fromkeys(g.variable.ion for g in extra if g.variable and g.variable.ion)
    )
    unknown = reading.unknown
    if (
        unknown is not None
        and unknown.ion is None
        and unknown.symbol in ("E", "DF", "c", "g", "I")
        and len(ions) == 1
    ):
        unknown = Variable(unknown.symbol, ions[0], unknown.side)
    return replace(
        reading, givens=(*reading.givens, *starts), ions=ions, unknown=unknown, cell=reading.cell or cell
    )


def _join_changes(readings: Sequence[Reading]) -> list[Reading]:
    """ "[K+]o is raised to 10 mM. What is the new V_m?": a change told, then what becomes of it."""
    result: list[Reading] = []
    for reading in readings:
        before = result[-1] if result else None
        plain = reading.act in (Act.COMPUTE, Act.DEFINE) and not reading.cell
        plain = plain and all(given.variable == T for given in reading.givens)
        reading = _named_potential(reading) if plain else reading
        changed = (
            before is not None
            and before.shifts
            and before.act in (Act.WHAT_IF, Act.CHECK)
            and not before.offered
        )
        if (
            changed
            and plain
            and before is not None
            and reading.unknown is not None
            and reading.unknown.symbol in ("V_m", "E")
        ):
            kept = before.unknown if reading.unknown.symbol == "V_m" else reading.unknown
            result[-1] = replace(
                before, act=Act.WHAT_IF, target="what-if", unknown=kept, claims=(), leftover=reading.leftover
            )
            result[-1] = replace(result[-1], givens=(*before.givens, *reading.givens))
        elif changed and before is not None and reading.act is Act.COMPUTE and reading.givens:
            result[-1] = replace(reading, givens=(*reading.givens, *_reached(before)))
        else:
            result.append(reading)
    return result


def _reached(reading: Reading) -> tuple[Given, ...]:
    """The values that changes lead to, as givens for what is asked next."""
    return tuple(
        Given(shift.amount, shift.unit, shift.variable, (0, 0), "said before")
        for shift in reading.shifts
        if shift.how == "to"
    )


def _named_potential(reading: Reading) -> Reading:
    """ "New membrane potential?" after a change asks for its value, not for what it is."""
    asked = {"membrane-potential": V_M, "resting-potential": V_M}.get(reading.target or "")
    return replace(reading, unknown=asked) if reading.unknown is None and asked is not None else reading


def _drop_chatter(readings: Sequence[Reading]) -> list[Reading]:
    """Small talk beside a request is no part of it."""
    telling = [
        r for r in readings if not (r.act is Act.CLARIFY or (r.act is Act.META and r.facet == "greet"))
    ]
    return list(telling or readings[:1])
