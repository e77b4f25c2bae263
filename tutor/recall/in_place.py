"""A bare number that takes the place of one said before: "now 1", "what about 4 Na", "with 11/3"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tutor.compute.equation import label
from tutor.context import Kept, Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, T, Variable, read_variable
from tutor.parse.carriers import cycle_of
from tutor.parse.reading import Given, Reading
from tutor.recall.again import again
from tutor.recall.held import WHOLE, asks_anew, given, inputs, state_after

PARTIAL = (Act.CLARIFY, Act.COMPUTE, Act.WHAT_IF, Act.CHECK)
PUT = "in the place of what was said before"
COUNTED = 15  # no machine counts more ions in a cycle
MILD = (0.0, 45.0)  # °C
PLAUSIBLE = {"count": (0.5, COUNTED), "z": (1, 3), "pH": (3.0, 11.0), "delta_pH": (-4.0, 4.0), "T": MILD}
NEAR, FAR = 3.0, 4.0  # a number so much nearer to the one of two values that only that can be meant


def in_its_place(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """The last calculation with a bare number in the place of the one value that it can mean."""
    if (corrected := _corrected(reading, last)) is not None:
        return _put(reading, (corrected,), last, knowledge)
    reading = _of_the_cycle(reading, last)
    number = _number(reading)
    own = reading.shifts or reading.offered or reading.cell or reading.carrier or reading.salts
    if number is None or own or not reading.follow_up or asks_anew(reading) or reading.act not in PARTIAL:
        return None
    known = last.target in knowledge.signatures
    if not known or reading.unexplained or (last.shifts and not (reading.ions or _counts(reading))):
        return None
    if _counts(reading):
        return _put(reading, reading.givens, last, knowledge)
    found = list(_places(number, reading, last, knowledge))
    if not found:
        return None if _else_understood(number, reading, last) else _asked(number, (), reading, last)
    if len(found) > 1:
        return _asked(number, found, reading, last)
    variable, unit = found[0]
    return _put(reading, (replace(number, variable=variable, unit=unit, why=PUT),), last, knowledge)


def _put(reading: Reading, placed: tuple[Given, ...], last: Last, knowledge: Knowledge) -> Reading:
    """The last calculation with these values; after a change of what it takes, as it is now."""
    whole = replace(reading, givens=placed, ions=(), shifts=(), act=Act.CLARIFY)
    if last.shifts and last.target not in WHOLE:
        last = replace(last, act=str(Act.COMPUTE), givens=state_after(last), shifts=())
    return again(whole, last, knowledge)


def _corrected(reading: Reading, last: Last) -> Given | None:
    """ "Sorry, 15 not 12", "the 4 becomes 400": the value that was 12, one of the two being said before."""
    loose = [item for item in reading.givens if _loose(item) or item.variable is None]
    moved = any(shift.variable.symbol != "it" for shift in reading.shifts)
    own = reading.ions or moved or reading.offered or reading.cell
    if own or len(loose) != 2 or len(reading.givens) != 2 or " and " in reading.text:
        return None  # "not 12 and 3"
    hits = [(item, kept) for item in loose for kept in last.givens if kept[1] == item.value]
    if len(hits) != 1:
        return None
    (old, kept) = hits[0]
    pointed = f"the {old.value:g} " in reading.text.lower()
    if "corrects" not in reading.points and not (pointed and old is loose[0]):
        return None
    new = loose[0] if loose[1] is old else loose[1]
    return replace(new, variable=read_variable(kept[0]), unit=kept[2], why=PUT)


def _of_the_cycle(reading: Reading, last: Last) -> Reading:
    """ "What if it was 4:1": the ions that the carrier spoken of moves in a cycle, in their order."""
    solutes = tuple(cycle_of(last.carrier)) if last.carrier else ()
    if len(solutes) != 2 or not _divided(reading, ":"):
        return reading
    counts = tuple(
        replace(item, variable=Variable("count", solute), why=PUT)
        for item, solute in zip(reading.givens, solutes, strict=True)
    )
    return replace(reading, givens=counts, shifts=())


def _counts(reading: Reading) -> bool:
    """True if all that is given says how many of an ion are moved."""
    named = (item.variable for item in reading.givens)
    return bool(reading.givens) and all(v is not None and v.symbol == "count" and v.ion for v in named)


def _loose(item: Given) -> bool:
    """A number of no unit that nothing in its sentence claims."""
    bare = item.variable is None or (item.variable.symbol == "count" and item.variable.ion is None)
    return bare and item.unit == "1" and not item.signed


def _number(reading: Reading) -> Given | None:
    """The one bare number of a message; "11/3" is one."""
    loose = [item for item in reading.givens if _loose(item)]
    if _counts(reading):
        return reading.givens[0]
    if _divided(reading, "/"):
        return replace(loose[0], value=loose[0].value / loose[1].value)
    return loose[0] if len(loose) == 1 == len(reading.givens) else None


def _divided(reading: Reading, mark: str) -> bool:
    """True for two whole numbers with this mark between them."""
    loose = [item for item in reading.givens if _loose(item)]
    written = f"{loose[0].value:g}{mark}{loose[1].value:g}" if len(loose) == 2 == len(reading.givens) else ""
    return bool(written) and written in reading.text.replace(" ", "")


def _places(
    number: Given, reading: Reading, last: Last, knowledge: Knowledge
) -> Iterator[tuple[Variable, str]]:
    """The values said before in whose place the number can stand, each with the unit that it had."""
    if reading.ions:
        yield from _of_the_ion(number, reading, last, knowledge)
        return
    takes = inputs(last.target, knowledge) | {"T"}
    said = [(kept, read_variable(kept[0])) for kept in last.givens]
    bare = [(kept, v) for kept, v in said if v.symbol in takes and (kept[2] == "1" or v == T)]
    divided = _divided(reading, "/")
    fitting = [
        (kept, v) for kept, v in bare if _plausible(number.value, v) and (v.symbol == "count" or not divided)
    ]
    newest = [(kept, v) for kept, v in fitting if kept[0] in last.newest]
    if len(newest) == 1:  # what was said a moment ago is what is varied
        fitting = newest
    elif len(fitting) > 1:
        fitting = _nearest(number.value, fitting)
    for kept, variable in fitting:
        yield variable, kept[2]


def _of_the_ion(
    number: Given, reading: Reading, last: Last, knowledge: Knowledge
) -> Iterator[tuple[Variable, str]]:
    """ "With 3 Na": how many of them a machine moves, where it counts them."""
    signature = knowledge.signatures[last.target or ""]
    whole = float(number.value).is_integer() and 0 < number.value < COUNTED
    counted = any(p.symbol == "count" and p.ion in (*reading.ions, "each") for p in signature.inputs)
    if whole and counted and len(reading.ions) == 1:
        yield Variable("count", reading.ions[0]), "1"


def _plausible(value: float, variable: Variable) -> bool:
    low, high = PLAUSIBLE.get(variable.symbol, (0.0, math.inf))
    return low <= value <= high


def _nearest(value: float, places: Sequence[tuple[Kept, Variable]]) -> list[tuple[Kept, Variable]]:
    """Of several places the one whose value is by far the nearest, else all of them."""
    ranked = sorted(places, key=lambda place: _apart(value, place[0][1]))
    first, second = (_apart(value, kept[1]) for kept, _ in ranked[:2])
    return ranked[:1] if first <= NEAR and second >= FAR else ranked


def _apart(one: float, other: float) -> float:
    """How many times the one is the other."""
    if one <= 0 or other <= 0:
        return math.inf
    return max(one / other, other / one)


def _else_understood(number: Given, reading: Reading, last: Last) -> bool:
    """True where another way may take the number: body temperature, a concentration of an ion."""
    return number.value == 37.0 or bool(reading.ions)


def _asked(number: Given, places: Sequence[tuple[Variable, str]], reading: Reading, last: Last) -> Reading:
    """The last question, with a question back about what the number stands for."""
    names = " or ".join(label(variable) for variable, _ in places)
    likely = f" Do you mean {names}?" if names else " Which value should it replace?"
    doubt = f"I read {number.value:g}, but cannot tell what it stands for here.{likely}"
    held = tuple(map(given, last.givens))
    return replace(
        reading,
        act=Act.COMPUTE,
        target=last.target,
        ions=last.ions,
        unknown=read_variable(last.unknown) if last.unknown else None,
        givens=(replace(number, doubt=doubt), *held),
        cell=last.cell,
        carrier=last.carrier,
        leftover=(),
        otherwise=None,
    )
