"""How many times more on one side, or more permeable to one ion: "ten times higher outside than inside"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.meaning import Event, Variable
from tutor.parse.carriers import carrier_of, cycle_of
from tutor.parse.groups import Chunk
from tutor.parse.numbers.acidity import APART
from tutor.parse.numbers.factors import TIMES, factor_of
from tutor.parse.numbers.row import Row
from tutor.parse.numbers.side_ratios import USUAL
from tutor.parse.reading import Given, Item
from tutor.parse.text import Text

GATHERED = "how many times, and no change of a concentration"
PROPORTION = "how many times"
SET_BESIDE = (PROPORTION, APART)  # said of how two sides compare, and of no change
THAN = frozenset({"as", "than", "to", "compared to", "compared with", "relative to", "as to", "than to"})
COMPARED = frozenset({"more", "higher", "greater", "larger", "bigger", "as", "concentrated"})
TURNED = frozenset(
    {"wrong", "reversed", "reverse", "inverted", "opposite", "backwards", "swapped", "flipped"}
)
WIDE = 12  # characters from a factor to its "more": "10,000-fold higher"
NEAR = 5  # chunks behind a factor in which its side is told
REACH = 12  # chunks in which such a comparison is complete


def bind_proportions(row: Row) -> None:
    """Bind a factor between two sides to a ratio, one between two ions to a permeability."""
    for index, chunk in enumerate(row.chunks):
        factor = factor_of(row, index)
        if factor is None or index in row.bound:
            continue
        variable, value, note = (
            _between_sides(row, index, factor)
            or _between_ions(row, index, factor)
            or _of_protons(row, index, factor)
            or _of_rates(row, index, factor)
            or _of_a_gradient(row, index, factor)
            or _of_a_carrier(row, index, factor)
            or _on_one_side(row, index, factor)
            or _accumulated(row, index, factor)
            or NONE
        )
        if variable is None:
            continue
        item = Item("number", chunk.text, chunk.start, chunk.end, value=value)
        row.chunks[index] = replace(chunk, kind="number", items=(item,))
        row.bound[index] = (variable, GATHERED if "before" in note else PROPORTION)
        row.notes[index] = note


def of_a_proportion(text: Text, givens: Sequence[Given], event: Event) -> bool:
    """True for the "more" of "35 times more inside": how much there is, and no change of it."""
    start, _ = text.span(*event.span)
    ends = (given.span[1] for given in givens if given.why in SET_BESIDE)
    return event.kind == "change" and any(end - WIDE <= start <= end + WIDE for end in ends)


NONE: tuple[Variable | None, float, str] = (None, 0.0, "")


def _between_sides(row: Row, index: int, factor: float) -> tuple[Variable, float, str] | None:
    """ "Ten times as concentrated outside as inside": a ratio out to in."""
    told: list[str] = []
    compared = False
    for place in range(index + 1, min(index + REACH, len(row.chunks))):
        chunk = row.chunks[place]
        if chunk.kind == "number" or chunk.text in (".", "?", ";", ","):
            break
        side = row.any_side(place) or ("in" if chunk.text == "in" and compared else None)
        compared = compared or (bool(told) and chunk.text in THAN)
        if side and side not in told:
            told.append(side)
    if len(told) != 2 or not compared:
        return None
    return _as_ratio(row.nearest_ion(index), told[0], factor, "")


def _of_a_gradient(row: Row, index: int, factor: float) -> tuple[Variable, float, str] | None:
    """ "A tenfold K+ gradient": higher on the side that is told, else on the one usual for the ion."""
    place = _behind(row, index)
    head = row.chunks[place] if place < len(row.chunks) else None
    variable = head.variables[0] if head is not None and head.variables else None
    if variable is None or variable.symbol not in ("gradient", "ratio"):
        return None
    ion = variable.ion or row.nearest_ion(index)
    near = range(place, min(place + NEAR, len(row.chunks)))
    if TURNED & row.said:
        return None  # "the wrong way round"
    told = next((side for at in near if (side := row.any_side(at))), None)
    side = told or USUAL.get(ion or "")
    return _as_ratio(ion, side, factor, "" if told else ", as in most cells") if side else None


RAISES = ("up", "down", "alter", "to")


def _of_a_carrier(row: Row, index: int, factor: float) -> tuple[Variable, float, str] | None:
    """ "SGLT1 with Na+ tenfold": the gradient that drives a carrier, where nothing is said to change."""
    carrier = carrier_of(row.chunks)
    if carrier is None or any(chunk.concept("change") in RAISES for chunk in row.chunks):
        return None
    beside = [chunk.ions[0] for chunk in row.chunks[max(0, index - 1) : index + 3] if chunk.kind == "ion"]
    ion = next((name for name in beside if name in cycle_of(carrier)), None)
    side = USUAL.get(ion or "")
    return _as_ratio(ion, side, factor, ", as in most cells") if side else None


def _on_one_side(row: Row, index: int, factor: float) -> tuple[Variable, float, str] | None:
    """ "35 times more concentrated inside": a ratio, where nothing is said to change."""
    place = _behind(row, index)
    near = row.chunks[place : place + NEAR]
    if not near or near[0].text not in COMPARED or any(chunk.text in THAN - {"as"} for chunk in near):
        return None
    before = row.chunks[:index]
    if any(chunk.concept("change") or chunk.names("relation", "if") or chunk.concept("ask") == "what-if"
           for chunk in before):  # fmt: skip
        return None
    sides = {side for at in range(place, place + len(near)) if (side := row.any_side(at))}
    ion = row.nearest_ion(index)
    return _as_ratio(ion, sides.pop(), factor, "") if len(sides) == 1 and ion else None


def _behind(row: Row, index: int) -> int:
    """The place behind a factor and its "times" or "fold"."""
    place = index + 1
    while place < len(row.chunks) and row.chunks[place].text in TIMES | {"-"}:
        place += 1
    return place


def _as_ratio(ion: str | None, side: str, factor: float, why: str) -> tuple[Variable, float, str]:
    """The ratio out to in of a factor by which one side is higher, and what the student is told."""
    value = factor if side == "out" else 1 / factor
    note = f"{factor:g} times more {side}side{why}: out/in = {value:.4g}"
    return Variable("ratio", ion), value, note


def _between_ions(row: Row, index: int, factor: float) -> tuple[Variable, float, str] | None:
    """ "Fifty times as permeable to potassium as to sodium": P_Na is a fiftieth of P_K."""
    near = row.chunks[index + 1 : index + REACH]
    ions = [ion for chunk in near for ion in chunk.ions]
    if len(ions) == 1:  # "sodium is 20 times more permeable than potassium"
        ions = [*(ion for chunk in row.chunks[max(0, index - NEAR) : index] for ion in chunk.ions), *ions]
    if len(ions) < 2 or ions[0] == ions[1] or "K" not in ions[:2] or not any(map(_permeable, near)):
        return None
    if not any(chunk.text in THAN for chunk in near):
        return None
    other = ions[1] if ions[0] == "K" else ions[0]
    value = 1 / factor if ions[0] == "K" else factor
    return Variable("P", other), value, f"P_{other}/P_K is read as {value:.4g}"


FALLING = frozenset(
    {"fall", "falls", "drop", "drops", "decrease", "decreases", "lower", "less", "down", "halves"}
)


def _of_protons(row: Row, index: int, factor: float) -> tuple[Variable, float, str] | None:
    """ "The change of pH for a tenfold rise of H+", "when H+ doubles": protons before over after."""
    if not row.mentions("pH") or row.nearest_ion(index) != "H":
        return None
    if any(c.kind == "number" and place != index for place, c in enumerate(row.chunks)):
        return None  # with a pH told it is a sum of another kind
    near = row.said
    value = 1 / factor if near & FALLING else factor
    return Variable("times", "H"), value, f"H⁺ becomes {value:.4g} times what it was before"


def _of_rates(row: Row, index: int, factor: float) -> tuple[Variable, float, str] | None:
    """ "The rate triples between 20 and 30 °C": what a Q10 is to be found from."""
    rated = any(chunk.said[-1:] in (("rate",), ("speed",)) for chunk in row.chunks)
    if not rated or not row.mentions("Q10"):
        return None
    return Variable("ratio"), factor, f"the rate becomes {factor:g} times as large"


GATHERS = ("accumulat", "concentrates", "concentrated", "enriched", "taken up")


def _accumulated(row: Row, index: int, factor: float) -> tuple[Variable, float, str] | None:
    """ "TPP+ is accumulated 1000-fold", "concentrates a cation 100-fold": inside over outside."""
    near = row.chunks[max(0, index - 8) : index + 8]
    gathers = any(word.startswith(GATHERS) for chunk in near for word in chunk.said)
    ions = {ion for chunk in row.chunks for ion in chunk.ions}
    outside = any(row.any_side(place) == "out" for place in range(len(row.chunks)))
    if not gathers or len(ions) != 1 or outside:
        return None
    ion = ions.pop()
    return Variable("ratio", ion), 1 / factor, f"{factor:g} times as much inside, before any change: in/out"


def _permeable(chunk: Chunk) -> bool:
    return any(variable.symbol == "P" for variable in chunk.variables)
