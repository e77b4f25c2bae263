"""Numbers to givens: each quantity is bound to a symbol, an ion and a side, and says why.

Labels, offered answers and counts are set apart first. Then come tables, lists in parallel order
("4 and 140 mM out and in") and pairs, then what stands beside the number ("[K+]o = 4"), then for
concentrations the arrangement of all ions and sides in the message that costs least. What stays
unbound is kept, so that the student can be told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tutor.meaning import V_M, T, Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.acidity import bind_acidity, bind_steps
from tutor.parse.numbers.across import bind_across
from tutor.parse.numbers.arrangement import arrange
from tutor.parse.numbers.at_once import bind_at_once, bind_even
from tutor.parse.numbers.beside import bind_beside
from tutor.parse.numbers.branches import bind_branches
from tutor.parse.numbers.counts import OF_THINGS, bind_counts, bind_labels
from tutor.parse.numbers.distances import bind_distances
from tutor.parse.numbers.donnan import bind_donnan
from tutor.parse.numbers.free_part import take_free_part
from tutor.parse.numbers.givens import kilos, megaohms, molarities, to_givens
from tutor.parse.numbers.goldman import bind_goldman
from tutor.parse.numbers.in_balance import bind_in_balance
from tutor.parse.numbers.in_turn import bind_in_turn
from tutor.parse.numbers.iv_points import bind_points
from tutor.parse.numbers.lists import bind_lists
from tutor.parse.numbers.measured import bind_measured
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.named import (
    bind_aimed,
    bind_constants,
    bind_letters,
    bind_owned,
    bind_reversal,
    bind_shares,
    bind_turning,
)
from tutor.parse.numbers.nucleotides import bind_nucleotides
from tutor.parse.numbers.of_a_difference import bind_of_a_difference
from tutor.parse.numbers.offered import bind_offered, bind_with_answer
from tutor.parse.numbers.order_told import bind_in_the_order_told
from tutor.parse.numbers.phrases import told_values
from tutor.parse.numbers.proportions import bind_proportions
from tutor.parse.numbers.rates import bind_rates
from tutor.parse.numbers.relations import bind_relations
from tutor.parse.numbers.repeated import bind_repeated
from tutor.parse.numbers.row import RELATIVE, Row
from tutor.parse.numbers.series import bind_series
from tutor.parse.numbers.set_right import set_right
from tutor.parse.numbers.shared import bind_shared
from tutor.parse.numbers.side_ratios import bind_side_ratios
from tutor.parse.numbers.stoichiometry import bind_stoichiometry, bind_versions
from tutor.parse.numbers.synthase import bind_synthase
from tutor.parse.numbers.tables import bind_pairs, bind_tables
from tutor.parse.numbers.tidy import tidy
from tutor.parse.reading import Given
from tutor.parse.text import Text

LEAST_VOLTAGE = 20.0  # in mV: a bare number with a sign below that may be anything
RANGE = ("-", "..", "...")
FIRST = (megaohms, kilos, molarities, bind_labels, bind_constants, bind_letters)
IN_TURN = (
    bind_rates,
    bind_points,
    bind_distances,
    bind_reversal,
    bind_aimed,
    bind_shares,
    bind_measured,
    bind_of_a_difference,
    set_right,
    bind_offered,
    bind_donnan,
    bind_goldman,
    bind_tables,
    bind_across,
    bind_steps,
    bind_acidity,
    bind_at_once,
    bind_nucleotides,
    bind_stoichiometry,
    bind_synthase,
    bind_counts,
    bind_shared,
    bind_in_turn,
    bind_lists,
    bind_pairs,
    bind_with_answer,
    bind_series,
)


def bind(text: Text, chunks: Sequence[Chunk], valences: Mapping[str, int]) -> list[Given]:
    """Every number of the message as a given; ``variable`` is None where nothing claims it."""
    row = Row(tidy(chunks))
    for bind_some in FIRST if any(chunk.kind == "number" for chunk in row.chunks) else ():
        bind_some(row)
    bind_relations(row)  # these two make numbers of words
    bind_side_ratios(row)
    bind_proportions(row)
    bind_versions(row)  # likewise
    if not any(chunk.kind == "number" for chunk in row.chunks):
        return told_values(text, chunks, "value")
    for bind_some in IN_TURN:
        bind_some(row)
    for index in row.open_numbers():
        if _is_factor(row.chunks, index):
            row.bound[index] = (None, "a factor, not an amount")
    _other_ends(row)
    spans = _ends_of_spans(row)
    for index in row.open_numbers():
        if index not in spans and not bind_repeated(row, index):
            bind_beside(row, index)
    _through_an_ion(row)
    arrange(row, spans)
    bind_even(row)
    bind_in_the_order_told(row)
    _voltages_between(row, spans)
    bind_owned(row)
    bind_branches(row)
    bind_turning(row)
    bind_in_balance(row)
    for index, (variable, why) in row.bound.items() if row.donnan else ():
        if variable is not None and variable.symbol == "c" and variable.ion == "N":
            row.bound[index] = (variable._replace(ion="A"), why)  # an anion that does not cross
    for second, first in spans.items():
        row.bound[second] = row.bound.get(first, (None, "the end of a span"))
        variable = row.bound[second][0]
        if variable is not None and variable.symbol == "c" and row.chunks[first + 1].text in RANGE:
            row.several.update((first, second))  # "3.5-5 mM": two ends, and no change from one to the other
    _sign_in_words(row)
    _inward_is_negative(row)
    _injected(row)
    take_free_part(row)
    numbers = (index for index, chunk in enumerate(row.chunks) if chunk.kind == "number")
    givens = [given for index in numbers for given in to_givens(text, row, index, valences)]
    measured = [given for given in givens if given.why != OF_THINGS]
    acid = any(
        given.variable is not None and given.variable.symbol in ("pH", "delta_pH") for given in measured
    )
    warm = any(given.variable == T for given in measured)  # "room temperature, 21 °C"
    in_words = [value for value in told_values(text, chunks, "value") if not (warm and value.variable == T)]
    return [
        *measured,
        *in_words,
        *(told_values(text, chunks, "voltage") if acid else ()),
    ]


def _through_an_ion(row: Row) -> None:
    """ "I = -2.7 pA through Na+, g = 0.5 nS": the ion behind a current, and the conductance with it."""
    loose = [i for i, (v, _) in row.bound.items() if v and v.symbol in ("I", "g") and v.ion is None]
    named = [i for i in loose if [c.text for c in row.chunks[i + 1 : i + 2]] in (["through"], ["of"], ["by"])]
    behind = {i: row.chunks[i + 2].ions for i in named if i + 2 < len(row.chunks)}
    ions = {ion for found in behind.values() for ion in found}
    if len(ions) != 1 or {ion for chunk in row.chunks for ion in chunk.ions} != ions:
        return
    for place in loose:
        variable, why = row.bound[place]
        row.bound[place] = (variable._replace(ion=next(iter(ions))) if variable else None, why)


def _voltages_between(row: Row, spans: Mapping[int, int]) -> None:
    """ "Going from 0 to -70", "0 -> -70": two ends that nothing names, one of them with a sign."""
    for second, first in spans.items():
        ends = [row.chunks[place].item for place in (first, second)]
        free = first not in row.bound and all(item.unit is None for item in ends)
        if free and any(has_sign(item) and abs(item.value or 0.0) >= LEAST_VOLTAGE for item in ends):
            row.bound[first] = (V_M, "by its sign")


def _sign_in_words(row: Row) -> None:
    """ "70 mV, inside negative": the sign is told in words."""
    for index, (variable, _) in row.bound.items():
        chunk = row.chunks[index]
        if variable == V_M and not has_sign(chunk.item) and _inside_negative(row.chunks, index):
            row.turn(index)


INTO = frozenset({"going in", "flowing in", "entering", "coming in", "running in", "goes in", "flows in"})


def _inward_is_negative(row: Row) -> None:
    """ "150 pA of inward current": by convention it is negative, where no sign is written."""
    for index, (variable, _) in row.bound.items():
        chunk = row.chunks[index]
        if variable is None or variable.symbol != "I" or has_sign(chunk.item) or not chunk.item.value:
            continue
        near = row.chunks[max(0, index - 3) : index + 6]
        words = {word for c in near for word in c.said}
        enters = variable.ion != "Cl" and any(c.text in INTO for c in near)  # Cl- that enters is outward
        if ("inward" in words or enters) and "outward" not in words:
            row.turn(index)
            row.notes[index] = f"{chunk.item.text} inward is read as negative, as inward currents are counted"


def _injected(row: Row) -> None:
    """ "A hyperpolarising current of 120 pA" into a resistance: positive charge is drawn out of the cell."""
    resisted = {variable.symbol for variable, _ in row.bound.values() if variable} & {"R", "R_m"}
    for index, (variable, _) in row.bound.items() if resisted else ():
        near = row.chunks[max(0, index - 4) : index + 3]
        lowers = any(chunk.concept("change") in ("hyperpolarise", "more-negative") for chunk in near)
        outward = any(word.startswith("outward") for chunk in near for word in chunk.said)
        if variable == Variable("I") and lowers and not outward and not has_sign(row.chunks[index].item):
            row.turn(index)
            row.notes[index] = f"{row.chunks[index].item.text} is read as negative, since it hyperpolarises"


def _inside_negative(chunks: Sequence[Chunk], index: int) -> bool:
    near = chunks[index + 1 : index + 5]
    return any(v.symbol == "negative" and (c.side or v.side) == "in" for c in near for v in c.variables)


def _is_factor(chunks: Sequence[Chunk], index: int) -> bool:
    """ "35-fold", "30 times that": how many times something else, not so many mM."""
    words = [chunk.text for chunk in chunks[index + 1 : index + 3]]
    if not words or chunks[index].item.unit is not None:
        return False
    return words[0] in ("times", "fold", "-fold", "time") or words[:2] == ["-", "fold"]


def _other_ends(row: Row) -> None:
    """ "P_Na/P_K goes from 0.01 to 20": where a ratio goes is of the same two permeabilities."""
    for index in row.open_numbers():
        joint = row.chunks[index - 1].text if index > 1 else ""
        variable, why = row.bound.get(index - 2, (None, ""))
        bare = row.chunks[index].item.unit is None
        if joint in ("to", "->", "→") and variable is not None and why.startswith(RELATIVE) and bare:
            row.bound[index] = (variable, why)


def _ends_of_spans(row: Row) -> dict[int, int]:
    """Second number of "from 4 to 10" and "4-8" -> the first: both are of one variable."""
    spans = {}
    for index in row.open_numbers():
        joints = [chunk.text for chunk in row.chunks[index + 1 : index + 3]]
        after = index + 2
        same = after < len(row.chunks) and row.chunks[after].kind == "number" and after not in row.bound
        if same and joints[0] in ("to", "-", "->", "→", "until", "down to", "up to", "..", "..."):
            units = (row.chunks[index].item.unit, row.chunks[after].item.unit)
            if units[0] is None or units[1] is None or dimension(units[0]) == dimension(units[1]):
                spans[after] = index
    return spans
