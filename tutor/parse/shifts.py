"""What is to be changed in a what-if: the variable, and whether it is set, moved or multiplied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tutor.meaning import Event, Variable
from tutor.parse.clauses import Sentence
from tutor.parse.groups import Chunk
from tutor.parse.reading import Given, Shift
from tutor.parse.text import Text

CHANGEABLE = frozenset({"c", "P", "g", "T", "pump"})
FACTORS = {"double": 2.0, "triple": 3.0, "tenfold": 10.0, "hundredfold": 100.0, "halve": 0.5}
ILLUSTRATION = {"up": 2.0, "down": 0.5}


def read_shifts(
    text: Text, sentence: Sentence, events: Sequence[Event], givens: Sequence[Given], salts: Sequence[Chunk]
) -> tuple[list[Shift], list[Given]]:
    """The changes asked about, and the givens that belong to them and not to the starting cell."""
    shifts: list[Shift] = []
    used: list[Given] = []
    for event in events:
        what = event.role("what") if event.kind == "change" and event.role("direction") != "same" else None
        if not isinstance(what, Variable) or what.symbol not in CHANGEABLE:
            continue
        what = _known_side(what)
        numbers = [g for g in givens if g.variable is not None and _same(g.variable, what) and g not in used]
        chunks = sentence.chunks
        shift = _shift(text, chunks, event, what, numbers)
        if shift is None or any(other.variable == shift.variable for other in shifts):
            continue
        used.extend(numbers)
        shifts.append(shift)
        salt = next((chunk for chunk in salts if chunk.concept("salt")), None)
        if what.symbol == "c" and any(chunk.text == "both" for chunk in chunks):
            other = "in" if what.side == "out" else "out"
            shifts.append(replace(shift, variable=Variable("c", what.ion, other)))
        if salt is not None and what.symbol == "c" and shift.how == "by":
            for ion in salt.item.says().split():
                if ion != shift.variable.ion:
                    shifts.append(replace(shift, variable=Variable("c", ion, shift.variable.side)))
    shifts.extend(_spans(text, sentence, givens, used, shifts))
    shifts.extend(_products(text, sentence.chunks, givens, used, shifts))
    if not shifts and any(chunk.names("ask", "what-if") for chunk in sentence.chunks):
        shifts, used = _set_to(givens)
    return shifts or _of_it(sentence), used


def _set_to(givens: Sequence[Given]) -> tuple[list[Shift], list[Given]]:
    """ "what if [K+]o is 8": a value in a what-if is what the quantity becomes."""
    to = [g for g in givens if g.variable is not None and g.variable.symbol in ("c", "P") and g.variable.ion]
    return [Shift(_known_side(g.variable), "to", g.value, g.unit) for g in to if g.variable is not None], to


def _spans(
    text: Text, sentence: Sentence, givens: Sequence[Given], used: list[Given], shifts: Sequence[Shift]
) -> list[Shift]:
    """ "[K+]o 4 -> 10" without a verb is a change as well."""
    found = []
    known = [
        g for g in givens if g.variable is not None and g.variable.symbol in CHANGEABLE and g not in used
    ]
    for first, second in zip(known, known[1:], strict=False):
        what = first.variable
        if what is None or what != second.variable or any(shift.variable == what for shift in shifts):
            continue
        if _preposition(text, sentence.chunks, second) in ("to", "->", "→", "-->"):
            what = _known_side(what)
            found.append(Shift(what, "to", second.value, second.unit, start=first.value))
            used.extend((first, second))
    return found


def _products(
    text: Text, chunks: Sequence[Chunk], givens: Sequence[Given], used: list[Given], shifts: Sequence[Shift]
) -> list[Shift]:
    """ "P_Na x 100", "2x Ki", "P_Cl -> 0": a change in signs instead of words."""
    found = []
    for index, chunk in enumerate(chunks):
        if chunk.kind != "number" or chunk.item.unit is not None:
            continue
        texts = [c.text for c in chunks[max(0, index - 1) : index + 3]]
        before, after = (
            (chunks[index - 2] if index > 1 else None),
            (chunks[index + 2] if index + 2 < len(chunks) else None),
        )
        sign = chunks[index - 1].text if index else ""
        if sign in ("x", "×", "*", "times", "->", "→") and before is not None and before.variables:
            variable, how = before.variables[0], "to" if sign in ("->", "→") else "times"
        elif (
            len(texts) > 2
            and index + 1 < len(chunks)
            and chunks[index + 1].text in ("x", "×", "*", "times")
            and after is not None
            and after.variables
        ):
            variable, how = after.variables[0], "times"
        elif (
            sign in ("->", "→", "to")
            and index + 1 < len(chunks)
            and chunks[index + 1].items[0].kind == "variable"
        ):
            variable, how = chunks[index + 1].variables[0], "times"  # "[K+]o -> 2[K+]o"
        else:
            continue
        variable = _known_side(variable)
        if variable.symbol not in CHANGEABLE or any(shift.variable == variable for shift in shifts):
            continue
        found.append(
            Shift(
                variable,
                how,
                chunk.item.value or 0.0,
                "1" if how == "times" or variable.symbol == "P" else "mM",
            )
        )
        span = text.span(chunk.start, chunk.end)
        used.extend(given for given in givens if given.span == span)
    return found


def _of_it(sentence: Sentence) -> list[Shift]:
    """ "What if it doubles?": a change of what was spoken of before."""
    words = [chunk for chunk in sentence.chunks if chunk.kind == "word"]
    asks = any(chunk.names("ask", "what-if") or chunk.names("relation", "if") for chunk in words)
    if not asks or len(words) > 7 or any(chunk.variables or chunk.ions for chunk in sentence.chunks):
        return []
    it = Variable("it")
    for chunk in words:
        concept = chunk.concept("change")
        if concept in FACTORS:
            return [Shift(it, "times", FACTORS[concept or ""], "1")]
    numbers = [
        chunk.item for chunk in sentence.chunks if chunk.kind == "number" and chunk.item.value is not None
    ]
    if numbers and (numbers[0].unit or "mM") not in ("°C", "mV"):
        return [Shift(it, "to", numbers[0].value or 0.0, numbers[0].unit or "mM")]
    for chunk in words:
        concept = chunk.concept("change")
        if concept in ILLUSTRATION:
            return [
                Shift(
                    it,
                    "times",
                    ILLUSTRATION[concept or ""],
                    "1",
                    said="doubled" if concept == "up" else "halved",
                )
            ]
    return []


def _known_side(what: Variable) -> Variable:
    """A concentration that is changed without a side is the one outside, as in a bath or in plasma."""
    if what.symbol == "c" and what.side is None:
        return Variable("c", what.ion, "out")
    return what


def _same(one: Variable, other: Variable) -> bool:
    return (
        one.symbol == other.symbol
        and one.ion in (None, other.ion)
        and (one.side in (None, other.side) or one.symbol != "c")
    )


def _shift(
    text: Text, chunks: Sequence[Chunk], event: Event, what: Variable, numbers: Sequence[Given]
) -> Shift | None:
    if what.symbol == "c" and what.ion is None:
        return None
    direction, size = str(event.role("direction")), event.role("size")
    marked = [(given, _preposition(text, chunks, given)) for given in numbers]
    if len(marked) >= 2 and (marked[0][1] == "from" or marked[1][1] in ("to", "-", "->", "→")):
        first, second = marked[0][0], marked[1][0]
        return Shift(what, "to", second.value, second.unit, start=first.value)
    factor = _factor(chunks, event)
    if factor is not None:
        return Shift(what, "times", factor, "1", said="")
    if marked:
        given, preposition = marked[-1]
        if preposition == "by" or (_adds(chunks, event) and preposition not in ("to", "=")):
            sign = -1 if direction == "down" else 1
            return Shift(what, "by", sign * given.value, given.unit)
        return Shift(what, "to", given.value, given.unit)
    if _removed(chunks, event):
        return Shift(what, "times", 0.0, "1") if what.symbol == "P" else None
    if direction in ILLUSTRATION:
        said = "doubled" if direction == "up" else "halved"
        return Shift(what, "times", ILLUSTRATION[direction], "1", said=said)
    return None if size is None else Shift(what, "times", 2.0, "1", said="doubled")


def _at(chunks: Sequence[Chunk], event: Event) -> int:
    return next((i for i, chunk in enumerate(chunks) if chunk.start == event.span[0]), 0)


def _factor(chunks: Sequence[Chunk], event: Event) -> float | None:
    place = _at(chunks, event)
    for chunk in (chunks[place], *chunks[max(0, place - 2) : place], *chunks[place + 1 : place + 7]):
        if chunk.kind == "word" and chunk.concept("change") in FACTORS:
            return FACTORS[chunk.concept("change") or ""]
    direction = event.role("direction")
    for index, chunk in enumerate(chunks):
        if chunk.kind != "number" or chunk.item.value is None:
            continue
        rest = [c.text for c in chunks[index + 1 : index + 3] if c.text != "-"]
        after = rest[0] if rest else ""
        before = " ".join(c.text for c in chunks[max(0, index - 4) : index])
        if chunk.item.unit == "%":
            change = chunk.item.value / 100
            return 1 - change if direction == "down" else 1 + change
        if chunk.item.unit is None and (after in ("fold", "times", "x") or "factor of" in before):
            return 1 / chunk.item.value if direction == "down" else chunk.item.value
    return None


def _preposition(text: Text, chunks: Sequence[Chunk], given: Given) -> str:
    """The word that leads into a number: from, to, by, =."""
    for index, chunk in enumerate(chunks):
        if chunk.kind == "number" and text.span(chunk.start, chunk.end) == given.span and index:
            before = chunks[index - 1].text
            return before.split(" ")[-1]
    return ""


def _adds(chunks: Sequence[Chunk], event: Event) -> bool:
    chunk = chunks[_at(chunks, event)]
    return chunk.concept("change") == "add" or chunk.text in ("extra", "more", "additional")


def _removed(chunks: Sequence[Chunk], event: Event) -> bool:
    return chunks[_at(chunks, event)].concept("change") == "remove" or event.role("size") == "none"


def mapping(givens: Sequence[Given]) -> Mapping[Variable, Given]:
    """Givens by variable, the last one said winning."""
    return {given.variable: given for given in givens if given.variable is not None}
