"""Numbers that measure nothing: labels such as "question 4", and counts such as "3 Na out"."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.row import Row
from tutor.parse.numbers.synthase import speaks_of_atp

COUNTED = frozenset({
    "question", "problem", "exercise", "part", "table", "figure", "section", "item", "step",
    "chapter", "example", "q", "set", "problem set", "worksheet", "sheet", "homework", "assignment", "quiz",
    "lecture", "tutorial",
})  # fmt: skip
# What a small number before it only counts: "the two forces", "name three differences".
THINGS = frozenset({
    "things", "components", "forces", "factors", "parts", "ways", "differences", "similarities", "examples",
    "reasons", "steps", "phases", "stages", "types", "kinds", "gradients", "roles", "functions", "features",
    "properties", "assumptions", "conditions", "causes", "effects", "consequences", "organelles", "sides",
    "equations", "words", "sentences", "points", "pushes", "processes", "main", "different", "drugs",
    "cells", "compartments", "solutions", "states",
})  # fmt: skip
A_FEW = 10
OF_THINGS = "a count of things"
MARKS = frozenset({"mark", "marks", "point", "points", "pts"})
MOST = 4  # no transporter moves more of one solute in a cycle
PLURAL = 4  # letters of "E's", "Vm's"
PER = frozenset({"per", "/", "each", "for every"})


def bind_labels(row: Row) -> None:
    """ "question 4", "problem six": a label and no quantity."""
    for index in row.open_numbers():
        before = row.chunks[index - 1].text if index else ""
        after = row.chunks[index + 1].text if index + 1 < len(row.chunks) else ""
        marked = row.chunks[index].item.unit is None and after in MARKS
        counted = before in COUNTED and row.chunks[index].item.unit is None
        if marked or counted or _opens_a_part(row, index) or _counts_them(row, index, before):
            row.bound[index] = (Variable("count"), "a label")
        elif _is_year(row, index, before):
            row.bound[index] = (Variable("count"), "a year")
        elif _counts_things(row, index):
            row.bound[index] = (Variable("count"), OF_THINGS)
        if before == "±":
            row.bound[index] = (Variable("count"), "an uncertainty")


def _opens_a_part(row: Row, index: int) -> bool:
    """ "5(b) A channel …": the number of a question with its letter."""
    words = [chunk.text for chunk in row.chunks[1:4]]
    lettered = len(words) == 3 and words[0] == "(" and words[2] == ")" and len(words[1]) == 1
    return index == 0 and lettered and words[1].isalpha()


def _counts_them(row: Row, index: int, before: str) -> bool:
    """ "Which of these three", "its three equilibrium potentials": how many things are spoken of."""
    item = row.chunks[index].item
    after = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
    if not item.text.isalpha() or item.unit is not None:
        return False
    if before == "the" and index > 1 and row.chunks[index - 2].text == "of":
        return True
    several = after is not None and bool(after.variables) and after.text.endswith("s") and not after.ions
    several = several or (after is not None and after.text.endswith("'s") and len(after.text) <= PLURAL)
    return before in ("these", "those", "its", "their", "all", "all the", "of the", "of these") or (
        before in ("the", "") and several
    )


def _is_year(row: Row, index: int, before: str) -> bool:
    """ "Hodgkin and Katz (1949)", "in 1952": the year of a work."""
    item = row.chunks[index].item
    whole = item.text.isdigit() and len(item.text) == 4 and 1800 <= (item.value or 0) <= 2100
    return whole and item.unit is None and before in ("(", "in", "of", ",", "al.", ".", "since", "from")


def _counts_things(row: Row, index: int) -> bool:
    """ "The two components", "three main reasons": how many things are spoken of, no quantity."""
    item = row.chunks[index].item
    value = item.value or 0.0
    after = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
    if after is None or item.unit is not None or not 1 < value <= (A_FEW if item.text.isalpha() else MOST):
        return False
    first = after.text.partition(" ")[0]
    return (value == int(value) and first in THINGS) or (first == "ions" and item.text.isalpha())


CHANNELS = "a count of channels"


def bind_counts(row: Row) -> None:
    """ "3 Na out, 2 K in" counts ions, "100 open K+ channels" channels: no concentrations."""
    for index in row.open_numbers():
        item = row.chunks[index].item
        if item.unit is None and _per_atp(row, index):
            row.bound[index] = (Variable("count", "H"), "protons per ATP")
            continue
        if item.unit is None and _of_channels(row, index):
            row.bound[index] = (Variable("count"), CHANNELS)
    whole = [index for index in row.open_numbers() if small(row, index) and row.species(index + 1)]
    bare = [index for index in row.open_numbers() if row.chunks[index].item.unit is None]
    numbers = [index for index in bare if not has_sign(row.chunks[index].item)]
    units = {dimension(c.item.unit) for c in row.chunks if c.kind == "number"}
    measured = bool(units - {None, "potential", "temperature", "energy per amount"})
    only_counts = len(whole) == len(numbers) and len(whole) > 1 and _before_their_ions(row, whole)
    turned = {index for index in whole if _in_a_cycle(row, index)} | _of_the_pump(row, whole)
    for index in whole:
        after = row.chunks[index + 1]
        if after.items[0].kind == "variable":
            continue
        side = after.side or row.side_at(min(index + 2, len(row.chunks) - 1))
        plural = after.text.endswith("ions") or side is not None
        exchange = _joined(row, index, whole)
        if (
            exchange
            or index in turned
            or ((plural or only_counts) and not measured and len(whole) == len(numbers))
        ):
            side = side or _next_side(row, index, whole)
            row.bound[index] = (Variable("count", row.species(index + 1)[0], side), "a count of ions")
    _protons_per_atp(row)
    _pump_ratio(row)
    _one_cycle(row)


def _per_atp(row: Row, index: int) -> bool:
    """ "4 H+ per ATP", "with 8/3 protons": protons counted in a message about ATP."""
    after = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
    protons = after is not None and after.ions == ("H",) and after.side is None and not after.variables
    return protons and speaks_of_atp(row.chunks)


def _of_channels(row: Row, index: int) -> bool:
    """True if what follows up to "channels" only tells of what kind they are."""
    for chunk in row.chunks[index + 1 : index + 6]:
        if chunk.names("thing", "channel"):
            return (row.chunks[index].item.value or 0) >= 1
        kind = (
            chunk.kind in ("ion", "number")
            or chunk.names("change", "open")
            or chunk.text in ("identical", "such")
        )
        if not kind or (chunk.kind == "number" and not (chunk.item.unit or "").endswith("S")):
            return False
    return False


def small(row: Row, index: int) -> bool:
    """A whole number that one cycle can move."""
    item = row.chunks[index].item
    value = item.value or 0
    return item.unit is None and 0 < value <= MOST and value == int(value)


def _of_the_pump(row: Row, whole: Sequence[int]) -> set[int]:
    """ "The pump moves 3 Na+ out and 2 K+ in. Na+ is 12 inside …": its cycle beside concentrations."""
    found = {index: (row.species(index + 1)[0], row.chunks[index].item.value) for index in whole}
    pumped = row.names("thing", "pump") or any(c.concept("equation") in OF_THE_PUMP for c in row.chunks)
    cycle = {("Na", 3.0), ("K", 2.0)}
    if not pumped or not cycle <= set(found.values()):
        return set()
    return {index for index, turn in found.items() if turn in cycle}


OF_THE_PUMP = ("pump-energetics", "pump-electrogenic-potential")
CYCLED = frozenset({"pump", "coupled-transport"})


def _in_a_cycle(row: Row, index: int) -> bool:
    """ "Couples two sodium ions to one glucose": ions counted where a machine that turns is spoken of."""
    after, written = row.chunks[index + 1], row.chunks[index].item.text
    counted = after.text.endswith(("ions", "ion")) or after.start == row.chunks[index].end  # "2Na"
    counted = counted and not (after.side and written.isdigit())
    return counted and not after.variables and any(_turns(chunk) for chunk in row.chunks)


def _turns(chunk: Chunk) -> bool:
    """True for a carrier, the pump, or the name of what carriers do."""
    named = {chunk.concept("thing"), chunk.concept("equation")}
    return chunk.concept("carrier") is not None or bool(CYCLED & named)


def _joined(row: Row, index: int, whole: Sequence[int]) -> bool:
    """ "3 Na : 1 Ca": two counts with a colon or "per" between them."""
    return (row.chunks[min(index + 2, len(row.chunks) - 1)].text in (":", *PER) and index + 3 in whole) or (
        index - 3 in whole and row.chunks[index - 1].text in (":", *PER)
    )


def _before_their_ions(row: Row, whole: Sequence[int]) -> bool:
    """ "1Na 1K 2Cl", "3 Na+ 1 H+ in": each number stands before an ion of its own, none behind one."""
    first = next((i for i, c in enumerate(row.chunks) if c.kind == "number" or row.species(i)), None)
    equated = any(row.chunks[i - 1].text in ("=", "is", ":") for i in whole if i)
    return first == whole[0] and not equated


def _next_side(row: Row, index: int, whole: Sequence[int]) -> str | None:
    """ "3 Na+ 1 H+ in": the side said after the last of them holds for the ones before."""
    place = index + 2
    while place < len(row.chunks) and (
        place in whole or row.species(place) or row.chunks[place].text == "and"
    ):
        place += 1
    return row.any_side(place - 1) or (row.side_at(place) if place < len(row.chunks) else None)


def _protons_per_atp(row: Row) -> None:
    """ "8/3 H+ per ATP", "3.33 H+/ATP", "n = 4" with ATP spoken of."""
    for index in row.open_numbers():
        item = row.chunks[index].item
        if item.unit is None and protons_per_atp(row.chunks, index + 1) and 0 < (item.value or 0) < 20:
            row.bound[index] = (Variable("count", "H"), "protons for one ATP")


def protons_per_atp(chunks: Sequence[Chunk], place: int) -> bool:
    """ "H+ per ATP", "protons/ATP": the words after such a number, as one phrase or as three."""
    words = [chunk.text for chunk in chunks[place : place + 3]]
    first = words[0] if words else ""
    if "atp" in first and first.startswith(("h+", "h", "proton")):
        return True
    protons = bool(words) and chunks[place].ions == ("H",)
    return protons and len(words) > 2 and words[1] in PER and words[2].startswith("atp")


def _pump_ratio(row: Row) -> None:
    """ "3:2 pump": sodium and potassium in a cycle."""
    pump = any(chunk.kind == "word" and chunk.concept("thing") == "pump" for chunk in row.chunks)
    for run in row.runs("number"):
        counted = len(run) == 2 and all(small(row, index) for index in run) and run[0] not in row.bound
        if pump and counted and row.chunks[run[0] + 1].text == ":":
            for place, ion in zip(run, ("Na", "K"), strict=True):
                row.bound[place] = (Variable("count", ion), "the stoichiometry of the pump")


CYCLES = ("cycle", "turn", "pump", "mole", "molecule", "go", "stroke")


def _one_cycle(row: Row) -> None:
    """ "The cost of 1 pump cycle": one of what the answer is counted for."""
    for index in row.open_numbers():
        item = row.chunks[index].item
        after = row.chunks[index + 1].said if index + 1 < len(row.chunks) else ()
        turn = item.unit is None and bool(after) and after[0] in (*CYCLES, "atp")
        mole = item.unit == "mol" and (row.mentions("dG") or row.names("thing", "atp"))
        if item.value == 1 and (turn or mole):  # "the energy to push 1 mol Na+ out" is told per mole
            row.bound[index] = (Variable("count"), "a label")
