"""A number that the student puts up for judgement: "I got -90", "-90, right?", and whose it is."""

from __future__ import annotations

from itertools import pairwise

from tutor.meaning import Stance, Variable
from tutor.parse.carriers import carrier_of
from tutor.parse.groups import Chunk
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.row import LIGHT, Row

ANSWER = Variable("answer")
OFFERED, BARE = "offered as the answer", "offered as the answer, without a unit"
# What is never an answer: it is what goes into a calculation.
INPUTS = frozenset({"concentration", "temperature", "length", "permeability", "conductance", "time"})
EQUATED = frozenset({"is", "was", "=", "of", "as", "be", ":"})
# Beyond these no cell's V_m lies: such a number beside an ion is offered as its E.
LOWEST, HIGHEST = -150.0, 110.0
LOWEST_SLOPE, HIGHEST_SLOPE = 57.0, 63.0  # mV per factor of ten


def bind_offered(row: Row) -> None:
    """ "I got -90": the number right after is the student's answer, whatever it is an answer to."""
    _one_of_two(row)
    for index in row.open_numbers():
        row.whose[index] = _whose(row, index)
        if _is_slope(row, index):
            row.bound[index] = (Variable("count"), "a slope")
            continue
        named = _named_before(row, index)
        if named is not None:
            row.bound[index] = (named, "equated with it")
            continue
        kind = dimension(row.chunks[index].item.unit)
        if _counted(row, index) or (_put_first(row, index) and kind not in (None, *INPUTS)):
            row.bound[index] = (ANSWER, BARE if kind is None else OFFERED)
            row.whose[index] = Stance.ASKS if row.whose[index] is Stance.REPORTS else row.whose[index]
            continue
        before = _before(row, index)
        if before is not None and before.variables:
            continue
        told = before is not None and _tells(before, row.chunks[index])
        told = told or (_equated(row, index) and _my_answer(row, index))
        asked = (
            _asked(row, index)
            or _concludes(row, index)
            or (_judged(row, index) and has_sign(row.chunks[index].item))
        )
        if kind in INPUTS and not (told and _answers(row, index)):
            continue
        if (told and row.whose[index].held) or (kind in (None, "potential") and (told or asked)):
            row.bound[index] = (ANSWER, BARE if kind is None else OFFERED)


def _one_of_two(row: Row) -> None:
    """ "Is the driving force 8 or 136?": two answers to choose from, and no input."""
    for first, second in pairwise(row.open_numbers()):
        between = [chunk.text for chunk in row.chunks[first + 1 : second]]
        left = row.left(first)
        asked = left is not None and _computed(row.chunks[left]) is not None
        asks = asked and any(
            c.text in ("is", "was", "be") for c in row.chunks[max(0, (left or 0) - 3) : left]
        )
        ends = second + 1 == len(row.chunks) or row.chunks[second + 1].kind in ("mark", "break")
        if asks and ends and between in (["or"], [",", "or"], ["or", "rather"]):
            for place in (first, second):
                row.bound[place] = (Variable("constant"), "one of two to choose from")


def bind_with_answer(row: Row) -> None:
    """ "I got -65.5 for Na, 145 and 12.5": beside an answer two bare numbers are those of the one ion.

    ``1:0.04:0.45`` beside an answer are permeabilities.
    """
    answered = any(
        bound is not None and bound.symbol in ("answer", "E", "V_m") for bound, _ in row.bound.values()
    )
    ions = {ion for chunk in row.chunks for ion in chunk.ions}
    leans = any(chunk.names("ask", "and-for") and chunk.text != "and" for chunk in row.chunks)
    carried = carrier_of(row.chunks) is not None
    driven = any(v.symbol in DRIVEN for chunk in row.chunks for v in chunk.variables)
    if not (answered or leans or carried or driven):
        return
    for run in row.runs("number"):
        items = [row.chunks[place].item for place in run]
        loose = all(place not in row.bound for place in run) and not _of_a_noun(row, run[0])
        if not loose or any(item.unit is not None or has_sign(item) or not item.value for item in items):
            continue
        marks = [row.chunks[place].text for place in range(run[0], run[-1]) if place not in run]
        if len(run) == 2 and len(ions) == 1 and set(marks) <= {"and", "&", ","}:
            row.bound |= {place: (Variable("c", *ions), "one of a pair beside an answer") for place in run}
        elif len(run) == 3 and set(marks) == {":"} and not ions and row.chunks[run[0]].item.value == 1:
            for place, ion in zip(run, ("K", "Na", "Cl"), strict=True):
                row.bound[place] = (Variable("P", ion), "permeabilities in the order K : Na : Cl")


DRIVEN = frozenset({"E", "DF", "I", "dG"})  # what the two concentrations of one ion enter


def _is_slope(row: Row, index: int) -> bool:
    """ "61.5 log(140/4)", "-61.5*1.54", "30 mV per decade", "w/ 60": what stands before a logarithm."""
    chunks, item = row.chunks, row.chunks[index].item
    size = abs(item.value or 0.0)
    if not LOWEST_SLOPE / 2 <= size <= HIGHEST_SLOPE or dimension(item.unit) not in (None, "potential"):
        return False
    after = chunks[index + 1].text if index + 1 < len(chunks) else ""
    logs = any(chunk.text.startswith(("log", "ln")) for chunk in chunks)
    if after.startswith(("log", "ln", "per", "slope", "*", "·", "×", "x")) or (logs and after in ("/", ")")):
        return True
    if _exchanged_slope(row, index):
        return True
    before = [chunk.text for chunk in chunks[max(0, index - 2) : index]]
    led = before[-1:] in (["using"], ["slope"]) or before == ["w", "/"] or before[-1:] == ["w/"]
    return led and item.unit is None and size >= LOWEST_SLOPE


def _exchanged_slope(row: Row, index: int) -> bool:
    """ "If I use 58 instead of 61.5": one slope for another, both without a unit."""
    for first, joint, second in ((index, index + 1, index + 2), (index - 2, index - 1, index)):
        if first < 0 or second >= len(row.chunks) or not row.chunks[joint].names("stance", "rather-than"):
            continue
        ends = [row.chunks[place] for place in (first, second)]
        if all(c.kind == "number" and LOWEST_SLOPE <= (c.item.value or 0.0) <= HIGHEST_SLOPE for c in ends):
            return all(dimension(c.item.unit) in (None, "potential") for c in ends)
    return False


def _named_before(row: Row, index: int) -> Variable | None:
    """What a number is equated with across brackets and inputs.

    "E_Ca(2 mM/0.1 µM) = 264.7 mV", "the driving force on Cl as +5.9 mV", "E_K with 140 in = +95".
    """
    chunks, item = row.chunks, row.chunks[index].item
    if not _equated(row, index) or index < 2 or dimension(item.unit) not in (None, "potential"):
        return None
    joint, before = chunks[index - 1].text, chunks[index - 2]
    if before.text in (")", "]"):
        opener = next((i for i in range(index - 3, 0, -1) if chunks[i].text in ("(", "[")), 0)
        if opener and chunks[opener - 1].variables:
            return _computed(chunks[opener - 1])
    if joint in ("as", "be") and _computed(before) is not None:
        return _computed(before)
    if before.variables or not (has_sign(item) or item.unit):
        return None
    start = max((i for i in range(index) if chunks[i].text in (".", "?", "!", ";")), default=-1)
    told = range(start + 1, index)
    named = [found for i in told if (found := _computed(chunks[i])) is not None]
    if joint == "=" and len(named) == 1:
        return named[0]
    if joint == "as" and any(chunks[i].names("offer", "mine") for i in told):
        return named[0] if len(named) == 1 else None
    return _left_open(row, start + 1, index) if joint in ("is", "=", "was") else None


def _left_open(row: Row, start: int, index: int) -> Variable | None:
    """ "The driving force on K at V_m -70 with E_K -95 is -25 mV": what came first and has no value yet."""
    chunks = row.chunks
    places = [place for place in range(start, index) if _computed(chunks[place]) is not None]
    valued = [place for place in places if any(c.kind == "number" for c in chunks[place + 1 : place + 3])]
    still = [place for place in places if place not in valued]
    if len(still) != 1 or still[0] != places[0] or not valued:
        return None
    return _computed(chunks[still[0]])


def _computed(chunk: Chunk) -> Variable | None:
    """The potential that a chunk names, if it is one that is computed."""
    found = chunk.variables[0] if len(chunk.variables) == 1 else None
    return found if found is not None and found.symbol in ("E", "DF", "V_m", "delta_p") else None


def _before(row: Row, index: int) -> Chunk | None:
    """The chunk that a number follows, light words left aside."""
    place = index - 1
    passed = LIGHT | {"that"}
    while place >= 0 and row.chunks[place].text in passed and not _names_offer(row.chunks[place]):
        place -= 1
    return row.chunks[place] if place >= 0 else None


def _names_offer(chunk: Chunk) -> bool:
    return chunk.names("ask", "check") or chunk.names("offer", "mine") or chunk.names("offer", "theirs")


def _tells(chunk: Chunk, number: Chunk) -> bool:
    """True for "I got", "says": what follows is an answer. "I have" needs a sign to be one."""
    if chunk.text in ("check", "verify", "my"):
        return False
    if chunk.text in ("i have", "i had", "i put"):
        return has_sign(number.item)
    if chunk.text in ("answer", "result", "ans"):
        return has_sign(number.item) or number.item.unit is not None
    return _names_offer(chunk)


def _whose(row: Row, index: int) -> Stance:
    """Who said a number: the nearest word before it that tells, within its sentence."""
    for place in range(index - 1, -1, -1):
        chunk = row.chunks[place]
        if chunk.text in (".", "?", "!", ";"):
            break
        verb = chunk.text in VERBS and place > 0  # "my partner got": whose it is stands before
        if verb and row.chunks[place - 1].names("offer", "theirs"):
            return Stance.REPORTS
        if chunk.names("offer", "theirs") or chunk.names("stance", "report"):
            return Stance.REPORTS
        if chunk.names("offer", "mine"):
            return Stance.ASSERTS
        if chunk.names("stance", "think"):
            return Stance.HEDGES
    return Stance.ASKS


VERBS = frozenset({"got", "gets", "has", "had", "have", "obtained", "obtains", "found", "finds"})


def _equated(row: Row, index: int) -> bool:
    return index > 0 and row.chunks[index - 1].text in EQUATED


def _my_answer(row: Row, index: int) -> bool:
    """ "my answer to problem six is", "my V_m by Goldman is": the number comes after the verb."""
    mine = [
        i for i in range(index) if row.chunks[i].names("offer", "mine") and row.chunks[i].text[:2] == "my"
    ]
    if not mine:
        return False
    if row.chunks[mine[-1]].text == "my":
        between = row.chunks[mine[-1] + 1 : index]
        return [bool(chunk.variables) for chunk in between].count(True) == 1 and _computed(
            between[0]
        ) is not None
    return not any(chunk.variables for chunk in row.chunks[max(0, index - 3) : index])


def _asked(row: Row, index: int) -> bool:
    """ "-90, right?", "-11.3 for K?", "65.5?": a number alone, or first, with a question after it."""
    chunks = row.chunks
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    if after is None or index > 2 or any(chunk.kind == "number" for chunk in chunks[:index]):
        return False
    sounds = index + 2 < len(chunks) and after.text in ("be", "sound", "seem", "look", "too", "also")
    if after.names("stance", "tag") or _names_offer(after) or (sounds and _asks(chunks[index + 2])):
        return True
    if chunks[-1].text != "?" or any(chunk.names("ask", "what") for chunk in chunks):
        return False
    alone = index == 0 and len(chunks) == 2
    told_of = index == 0 and after.text == "for" and has_sign(chunks[index].item)
    return alone or told_of or _no_membrane(row, index)


def _asks(chunk: Chunk) -> bool:
    return chunk.names("stance", "tag") or chunk.names("ask", "check")


def _concludes(row: Row, index: int) -> bool:
    """ "K+ 4 out, 140 in: -95, isn't it?", "E_K with 4 and 140: is it 95?": a number after its inputs."""
    chunks, item = row.chunks, row.chunks[index].item
    if dimension(item.unit) not in (None, "potential"):
        return False
    if index and chunks[index - 1].text == "is" and (index == 1 or chunks[index - 2].text in (".", "?", "!")):
        after = chunks[index + 1 : index + 2]
        return any(_asks(chunk) for chunk in after)  # "… . Is -67 right?"
    inputs = [chunk for chunk in chunks[:index] if chunk.kind == "number" and not has_sign(chunk.item)]
    if len(inputs) < 2:
        return False
    after = chunks[index + 1 : index + 3]
    tagged = any(chunk.names("stance", "tag") or chunk.text == "?" for chunk in after)
    lead = [chunk.text for chunk in chunks[max(0, index - 2) : index]]
    if lead in (["is", "it"], ["is", "that"], ["is", "this"]):
        named = [v for chunk in chunks[:index] if (v := _computed(chunk)) is not None]
        return tagged and len(named) == 1
    thought = chunks[index - 1].names("stance", "think") if index else False
    led = lead[-1:] in ([":"], [","], [";"], ["so"], ["->"], ["→"], ["=>"])
    return has_sign(item) and (thought or (led and tagged))


def _no_membrane(row: Row, index: int) -> bool:
    """ "Ca +265?": the number stands by an ion alone and can be no membrane potential."""
    chunks, value = row.chunks, row.chunks[index].item.value or 0.0
    alone = index == 1 and len(chunks) == 3 and chunks[0].kind == "ion"
    return alone and has_sign(chunks[index].item) and not LOWEST <= value <= HIGHEST


def _counted(row: Row, index: int) -> bool:
    """ "2.2e7 charges for the 20 µm cell, correct?": so many that it can only be what came out."""
    after = row.chunks[index + 1 : index + 2]
    counts = bool(after) and after[0].said[-1:] in (("charges",), ("ions",))
    item = row.chunks[index].item
    return counts and item.unit is None and (item.value or 0) > MANY and any(map(_asks, row.chunks))


MANY = 1000.0
RIGHT = frozenset({"right", "correct", "ok", "okay", "fine", "true", "sane", "plausible"})


def _put_first(row: Row, index: int) -> bool:
    """ "Is 33.4 kJ/mol right for the pump?": a number between "is" and the judgement."""
    after = row.chunks[index + 1 : index + 2]
    return index == 1 and row.chunks[0].text in ("is", "was") and bool(after) and after[0].text in RIGHT


def _answers(row: Row, index: int) -> bool:
    """ "I got 95 mM for E_K", "1.45 µM for the change of concentration": what it answers follows."""
    after = row.chunks[index + 1 : index + 5]
    if not after or after[0].text not in ("for", "as"):
        return False
    others = [c for place, c in enumerate(row.chunks) if c.kind == "number" and place != index]
    if dimension(row.chunks[index].item.unit) == "time" and len(others) > 1:
        return True  # "5 ms for 100 MΩ and 50 pF"
    named = [v for chunk in after for v in chunk.variables]
    return any(v.symbol not in ("c", "T") for v in named) or any(c.text == "change" for c in after)


def _judged(row: Row, index: int) -> bool:
    """ "I think Na is +28, is that ok": an ion is said to be a number, and judgement is asked for."""
    before = [c for c in row.chunks[max(0, index - 3) : index] if c.text not in LIGHT]
    equated = index > 0 and row.chunks[index - 1].text in ("is", "=")
    if not (equated and before and before[-1].kind == "ion"):
        return False
    return any(c.names("stance", "tag", "think") or c.names("ask", "check") for c in row.chunks)


def _of_a_noun(row: Row, place: int) -> bool:
    """ "For patients 3 and 7": the numbers count or name what stands before them."""
    before = row.chunks[place - 1] if place else None
    return before is not None and before.kind == "word" and before.concept("scene") is not None
