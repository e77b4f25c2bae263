"""What is to be changed in a what-if: the variable, and whether it is set, moved or multiplied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tutor.meaning import V_M, Event, Variable
from tutor.parse.chunks import Chunks
from tutor.parse.clauses import Sentence
from tutor.parse.groups import Chunk
from tutor.parse.numbers.proportions import PROPORTION
from tutor.parse.numbers.row import RELATIVE
from tutor.parse.reading import Given, Shift
from tutor.parse.shifts.amounts import (
    CHANGEABLE,
    PARTS_OF_A_FORCE,
    TO_A_NUMBER,
    factor,
    factor_spans,
    known_side,
    ranging,
    sideless,
)
from tutor.parse.shifts.exchange import exchanged
from tutor.parse.shifts.one import shift_of
from tutor.parse.shifts.one_side import of_a_side
from tutor.parse.shifts.salts import of_salts
from tutor.parse.shifts.signs import in_place_of, of_it, products, set_to, shares, spans
from tutor.parse.text import Text


def read_shifts(
    text: Text,
    sentence: Sentence,
    events: Sequence[Event],
    givens: Sequence[Given],
    salts: Sequence[Chunk],
    two_states: bool = False,
) -> tuple[list[Shift], list[Given]]:
    """The changes asked about, and the givens that belong to them and not to the starting cell.

    Where ``two_states`` are spoken of, at rest and in a signal, the one permeability told is the signal's.
    """
    put_instead = exchanged(text, sentence.chunks, givens)
    if put_instead is not None:
        return put_instead
    relative = [given for given in givens if given.why.startswith(RELATIVE)]
    compared = {given.span for given in relative}
    # "P_K is 10 times P_Na": no change, one by the other
    changes = [e for e in events if e.kind == "change" and text.span(*e.span) not in compared]
    moved = {event.role("what") for event in changes}
    ends = {given.variable for given in relative}
    if len(relative) == 2 and len(ends) == 1 and (lone := relative[0].variable) is not None:
        return [ranging(lone, relative[0], relative[1])], relative  # "P_Na/P_K goes from 0.01 to 20"
    if relative and moved and moved <= set(map(_permeability, sentence.chunks)):
        return set_to(relative)  # "P_Na rises to 10 times P_K": one becomes so much of the other
    if _by_another(sentence.chunks) and not any(given.why.startswith(READ) for given in givens):
        return [], []
    if salts:
        shifts, used = of_salts(text, sentence.chunks, givens)
        if shifts:
            return shifts, used
    shifts, used = in_place_of(text, sentence.chunks, events, givens)
    for event in changes:
        what = event.role("what") if event.role("direction") != "same" else None
        if not isinstance(what, Variable) or what.symbol not in CHANGEABLE | TO_A_NUMBER:
            continue
        if what.symbol in TO_A_NUMBER and _remarked(sentence.chunks, event):
            continue
        open_side, what = sideless(what), known_side(what)
        numbers = [g for g in givens if g.variable is not None and _same(g.variable, what) and g not in used]
        chunks = sentence.chunks
        multiplied = what.symbol in PARTS_OF_A_FORCE and factor(chunks, event) is not None
        if what.symbol in TO_A_NUMBER and not (numbers or multiplied):
            continue
        if len({chunk.text for chunk in salts}) > 1:
            continue  # two salts at once: which amount goes with which is not read
        shift = shift_of(text, chunks, event, what, numbers)
        if shift is None or any(other.variable == shift.variable for other in shifts):
            continue
        joined = _joined_to_it(chunks, event, shift)
        if joined is None:
            continue
        if what.symbol == "g" and shift.how == "by" and shift.start is None:
            continue  # "g_Cl rises by 12 nS": the conductance that is added, and no change of a known one
        told = {given.span for given in numbers}  # a salt's number is a given of each of its ions
        if shift.how == "times":  # the numbers are where it starts, but for the factor itself
            told = factor_spans(text, chunks)
        used.extend(given for given in givens if given.span in told and given not in used)
        shifts.append(replace(shift, loose=open_side))
        shifts.extend(_of_the_others(chunks, event, shift) if shift.how == "times" else ())
        named = {other.variable for other in shifts}
        others = [v for v in joined if v not in named and len(numbers) < 2]
        shifts.extend(replace(shift, variable=other, loose=open_side) for other in others)
        salt = next((chunk for chunk in salts if chunk.concept("salt")), None)
        if what.symbol == "c" and "both" in chunks.texts:
            other = "in" if what.side == "out" else "out"
            shifts.append(replace(shift, variable=Variable("c", what.ion, other)))
        if salt is not None and what.symbol == "c" and shift.how == "by":
            shifts.extend(_other_ions(salt, shift))
    shifts.extend(spans(text, sentence, givens, used, shifts))
    shifts.extend(products(text, sentence.chunks, givens, used, shifts))
    shifts = shifts or shares(sentence.chunks)
    leaks = [given for given in givens if given.variable is not None and given.variable.symbol == "P"]
    if two_states and not shifts and len(leaks) == 1:
        return set_to(leaks)
    supposed = _supposes(sentence.chunks) and not _all_told(sentence.chunks, givens)
    if not shifts and not salts and (moved_side := of_a_side(text, sentence.chunks, givens)):
        return moved_side
    if not shifts and not salts and supposed and not _scene(sentence, givens):
        shifts, used = set_to(givens)
    return shifts or of_it(sentence), used


def _scene(sentence: Sentence, givens: Sequence[Given]) -> bool:
    """ "Suppose Cl- is passive at -82 mV, with 115 mM outside.": V_m is told, and nothing is asked yet."""
    return sentence.mark != "?" and any(given.variable == V_M for given in givens)


def _supposes(chunks: Chunks) -> bool:
    """ "What if [K+]o is 8", "what does 8 mM K+ do"; "what does it cost" supposes nothing."""
    places = [index for index, chunk in enumerate(chunks) if chunk.names("ask", "what-if")]
    return any(
        not chunks[place].text.startswith(("what does", "what do"))
        or any(chunk.text in ("do", "do to") or chunk.concept("change") for chunk in chunks[place + 1 :])
        for place in places
    )


def _all_told(chunks: Chunks, givens: Sequence[Given]) -> bool:
    """ "What would E_K be with 4 mM outside and 140 inside": nothing changes where all of E is told."""
    told = [given.variable.ion for given in givens if given.variable and given.variable.symbol == "c"]
    asked = {v.ion for chunk in chunks for v in chunk.variables if v.symbol == "E" and v.ion}
    return any(told.count(ion) == 2 for ion in asked) and not chunks.names("facet", "effects")


def _remarked(chunks: Sequence[Chunk], event: Event) -> bool:
    """ "V_m -70 (so more negative)": said of the value, and no change to it."""
    place = next((i for i, chunk in enumerate(chunks) if chunk.start == event.span[0]), 0)
    before = [chunk.text for chunk in chunks[max(0, place - 2) : place]]
    return bool(before) and (before[-1] == "(" or before == ["(", "so"] or before[-2:] == [",", "so"])


def _permeability(chunk: Chunk) -> Variable | None:
    """The permeability of one ion that a chunk names."""
    lone = chunk.variables[0] if len(chunk.variables) == 1 else None
    return lone if lone is not None and lone.symbol == "P" and lone.ion else None


READ = (RELATIVE, PROPORTION)
RELATING = frozenset({"of", "times", "x", "×"})


def _by_another(chunks: Sequence[Chunk]) -> bool:
    """ "P_K falls to half of P_Na": told by the permeability of another ion, and so no change of both."""
    leaks = [place for place, chunk in enumerate(chunks) if _permeability(chunk) is not None]
    return any(chunks[place - 1].text in RELATING for place in leaks[1:])


def _of_the_others(chunks: Sequence[Chunk], event: Event, shift: Shift) -> list[Shift]:
    """ "Na+ and K+ permeability double": what is said once of two quantities changes both."""
    near = [chunk for chunk in chunks if chunk.end <= event.span[0] and shift.variable in chunk.variables]
    named = near[-1].variables if near else ()
    return [replace(shift, variable=other) for other in named if other != shift.variable]


def _joined_to_it(chunks: Sequence[Chunk], event: Event, shift: Shift) -> Sequence[Variable] | None:
    """ "P_Na and P_Cl go to zero", "external K+ and Na+ double": what is said of the last is said of all.

    None where it is said of what they make up: "the ratio of P_Na and P_K doubles".
    """
    what = shift.variable
    before = [i for i, chunk in enumerate(chunks) if chunk.end <= event.span[0]]
    place = next((i for i in reversed(before) if what.ion and what.ion in chunks[i].ions), 0)
    between = chunks[place + 1 : len(before)]
    if any(chunk.kind in ("number", "mark") or chunk.text in JOINING for chunk in between):
        return ()
    found: list[Variable] = []
    while place >= 2 and chunks[place - 1].text in JOINING and len(chunks[place - 2].ions) == 1:
        place -= 2
        own = [v for v in chunks[place].variables if v.symbol in CHANGEABLE and v.ion]
        bare = chunks[place].kind == "ion" and what.symbol in ("c", "P") and not chunks[place].side
        if not own and not bare:
            return ()
        one = own[0] if own else Variable(what.symbol, chunks[place].ions[0])
        found.append(one if one.side or one.symbol != "c" else one._replace(side=what.side or "out"))
    led = {word for chunk in chunks[max(0, place - 2) : place] for word in chunk.text.split()}
    if found and led & MADE_UP:
        return None
    return () if led & APART else found


JOINING = frozenset({"and", "&"})
MADE_UP = frozenset({"ratio", "difference", "product", "sum", "quotient"})
APART = frozenset({"between", "than", "from", "versus", "vs"})


def _other_ions(salt: Chunk, shift: Shift) -> list[Shift]:
    """What a salt brings besides the ion it is counted by: two chlorides with each calcium."""
    counts = Counter(salt.item.says().split())
    main = counts.pop(shift.variable.ion or "", 1)
    return [
        replace(
            shift,
            variable=Variable("c", ion, shift.variable.side),
            amount=shift.amount * n / main,
        )
        for ion, n in counts.items()
    ]


def _same(one: Variable, other: Variable) -> bool:
    """True if a given may be a value of what is changed."""
    return (
        one.symbol == other.symbol
        and one.ion in (None, other.ion)
        and (one.side in (None, other.side) or one.symbol != "c")
    )
