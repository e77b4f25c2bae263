"""A number that its writer has taken back binds nothing; what it was mended to is the answer.

"Forgot z at first and got +265. Half of that, +132, is right": only the second is put up for judgement.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import Stance, Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.offered import ANSWER, BARE, EQUATED, OFFERED
from tutor.parse.numbers.row import Row

TAKEN_BACK = (Variable("constant"), "taken back by the one who wrote it")
STOPS = frozenset({".", "?", "!"})
# What tells that a number was the first of two: "at first I got", "my first answer".
EARLIER = frozenset({"first", "initially", "originally", "forgot", "forgetting", "formerly"})
# What was done with it, by the writer.
HAD = frozenset({
    "got", "wrote", "had", "put", "answer", "answered", "try", "attempt", "calculated", "found", "result",
    "value", "came", "computed", "get",
})  # fmt: skip
OF = 4  # chunks: "+64 mV for E_Cl"
# What tells that it no longer holds, and what does so where another number follows.
MENDED = frozenset({
    "forgot", "forgetting", "forgotten", "swapped", "upside", "missed", "overlooked", "mistake", "wrong",
    "corrected",
})  # fmt: skip
PHRASES = ("left out", "mixed up", "before i")
REPLACED = frozenset({
    "until", "till", "but", "must", "should", "actually", "instead", "correct", "right", "now", "remembered",
    "noticed", "realised", "realized", "saw", "makes",
})  # fmt: skip
POTENTIALS = frozenset({"E", "V_m", "DF", "delta_p", "V_rev"})


def set_right(row: Row) -> None:
    """Bind the number taken back to nothing, and the one it was mended to as the student's own."""
    for index in row.open_numbers():
        if not _came_first(row, index):
            continue
        later = _mended_to(row, index)
        if later is not None and _tells(row, MENDED | REPLACED):
            unit = dimension(row.chunks[later].item.unit)
            row.bound[later] = (ANSWER, BARE if unit is None else OFFERED)
            row.whose[later] = Stance.ASSERTS
            row.bound[index] = TAKEN_BACK
        elif _tells(row, MENDED):
            row.bound[index] = TAKEN_BACK
        return


def _came_first(row: Row, index: int) -> bool:
    """ "At first I got +95", "I had +265 before I divided": a potential that was had at an earlier time."""
    if not _potential(row.chunks[index]):
        return False
    start = max((i for i in range(index) if row.chunks[i].text in STOPS), default=-1) + 1
    here, rest = _words(row.chunks[start:index]), _words(row.chunks[index:])
    stop = next((i for i, word in enumerate(rest) if word in STOPS), len(rest))
    earlier = EARLIER & {*here} or ("before" in rest[:stop])
    return bool(earlier and HAD & {*here})


def _tells(row: Row, words: frozenset[str]) -> bool:
    said = _words(row.chunks)
    told = f" {' '.join(said)} "
    return not words.isdisjoint(said) or any(f" {phrase} " in told for phrase in PHRASES)


def _mended_to(row: Row, index: int) -> int | None:
    """The last potential after it, where no other potential is named in between."""
    later = [i for i in row.open_numbers() if i > index and _potential(row.chunks[i]) and _alone(row, i)]
    if not later or row.chunks[later[-1]].item.value == row.chunks[index].item.value:
        return None
    own = {v for chunk in row.chunks[: index + OF] for v in chunk.variables}
    named = {v for chunk in row.chunks[index + OF : later[-1]] for v in chunk.variables}
    return None if {v for v in named - own if v.symbol in POTENTIALS} else later[-1]


def _alone(row: Row, index: int) -> bool:
    """True for a number that is not the value of a valence or a slope: "z = -1"."""
    equated = index > 1 and row.chunks[index - 1].text in EQUATED - {":"}
    before = row.chunks[index - 2 if equated else index - 1].variables if index else ()
    return all(v.symbol in POTENTIALS for v in before)


def _potential(chunk: Chunk) -> bool:
    """True for a number that may be a potential that came out: with a sign, or in millivolts."""
    kind = dimension(chunk.item.unit) if chunk.kind == "number" else "none"
    return kind == "potential" or (kind is None and has_sign(chunk.item))


def _words(chunks: Sequence[Chunk]) -> list[str]:
    return [word for chunk in chunks for word in chunk.text.split(" ")]
