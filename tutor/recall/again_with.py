"""The last calculation turned over: its sides swapped, or the number in it that is asked about shown."""

from __future__ import annotations

import math
from dataclasses import replace

from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, T, Variable, read_variable
from tutor.parse.reading import Given, Reading
from tutor.recall.again import again
from tutor.recall.held import given, inputs
from tutor.units import to_si

WARM = 310.15  # K, where no temperature was told
MILDEST = 45.0  # °C
AS_TOLD = 0.03  # a slope told in round numbers


def sides_swapped(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Other way round?" after an equilibrium potential: outside and inside changed over."""
    own = (
        reading.givens or reading.shifts or reading.ions or reading.offered or reading.cell or reading.claims
    )
    if "swapped" not in reading.points or own or last.shifts or len(last.ions) != 1:
        return None
    told = {read_variable(kept[0]): kept for kept in last.givens}
    amounts = [Variable("c", last.ions[0], side) for side in ("out", "in")]
    if any(variable not in told for variable in amounts) or {v.symbol for v in told} - {"c", "T", "V_m"}:
        return None
    turned = tuple(
        replace(given(told[one]), variable=other, span=reading.span, why="swapped")
        for one, other in zip(amounts, reversed(amounts), strict=True)
    )
    whole = replace(
        reading, givens=turned, act=Act.CLARIFY, reverse=False, claims=(), told=(), otherwise=None
    )
    return again(whole, last, knowledge)


def made_warmer(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Make it 20 degrees" after a calculation that depends on it: once more, and no standing choice."""
    asked = reading.act is Act.SET and reading.facet == "temperature" and "it" in reading.points
    if not asked or last.target not in knowledge.signatures or "T" not in inputs(last.target, knowledge):
        return None
    return again(replace(reading, act=Act.CLARIFY, facet=None), last, knowledge)


def rate_there(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "And at 22?" after a Q10: the rate there, by the Q10 found; the Q10 itself depends on no third one."""
    own = reading.ions or reading.shifts or reading.offered or reading.cell or reading.claims
    degrees = [item for item in reading.givens if item.variable == T or _plain(item)]
    if last.unknown != "Q10" or own or len(degrees) != 1 or len(reading.givens) != 1:
        return None
    kept = {kept[0]: kept for kept in (*last.givens, *last.found)}
    if not {"rate_1", "T_1", "Q10"} <= kept.keys():
        return replace(reading, act=Act.CLARIFY, givens=())
    known = tuple(given(kept[name]) for name in ("rate_1", "T_1", "Q10"))
    asked = replace(degrees[0], variable=Variable("T_2"), unit="°C")
    return replace(
        reading,
        act=Act.COMPUTE,
        target="temperature-q10",
        unknown=Variable("rate_2"),
        givens=(*known, asked),
        facet=None,
        leftover=(),
        otherwise=None,
    )


def _plain(item: Given) -> bool:
    """A bare number, which can only be a temperature here."""
    return item.variable is None and item.unit == "1" and 0 <= item.value <= MILDEST


def number_from(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Where does the 61 come from?", "how did you get 26.7?": the slope, else the working."""
    numbers = [*reading.givens, *reading.offered]
    own = reading.ions or reading.shifts or reading.cell
    if (
        "number-from" not in reading.points
        or own
        or len(numbers) != 1
        or last.target not in knowledge.signatures
    ):
        return None
    told = replace(reading, givens=(), offered=(), ions=(), claims=(), told=(), passages=(), otherwise=None)
    warmth = next((to_si(kept[1], kept[2]) for kept in last.givens if read_variable(kept[0]) == T), WARM)
    unit = GAS_CONSTANT * warmth / FARADAY * 1e3
    value = abs(numbers[0].value)
    known = {"RT_F": unit, "slope": unit * math.log(10)}
    found = next((name for name, size in known.items() if abs(value - size) <= AS_TOLD * size), None)
    if found is not None and "T" in inputs(last.target, knowledge):
        kept = tuple(given(kept) for kept in last.givens if read_variable(kept[0]) == T)
        return replace(
            told,
            act=Act.COMPUTE,
            target="nernst-potential",
            unknown=Variable(found),
            givens=kept,
            facet="part",
        )
    return replace(again(told, last, knowledge), act=Act.EXPLAIN, facet="steps")
