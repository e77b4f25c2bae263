"""Asked of values that were told in the message before: "E_K was -84, V_m -60, I 240 pA." "Conductance?"."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Context
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable
from tutor.parse.reading import Given, Reading
from tutor.parse.targets import Asked, choose
from tutor.recall.held import BEFORE, given

ASKED = (Act.COMPUTE, Act.DEFINE, Act.CLARIFY)
LONGEST = 6  # words
FEW = 2  # values of a problem: fewer describe a cell, and ask for nothing


def of_what_was_told(reading: Reading, context: Context, knowledge: Knowledge) -> Reading | None:
    """The quantity named, by the equation that the values told make up together."""
    anew = {v.ion for item in reading.givens if (v := item.variable) is not None and v.symbol == "c"}
    told = [item for item in map(given, context.told) if not _follows(item.variable, anew)]
    wanted = _wanted(reading)
    own = reading.offered or reading.shifts or reading.cell or reading.carrier or reading.claims
    plain = reading.facet in (None, "definition", "how_much") and reading.act in ASKED
    if wanted is None or own or not plain or len(told) < FEW or reading.leftover or reading.unexplained:
        return None
    said = {item.variable for item in reading.givens}
    values = (*reading.givens, *(item for item in told if item.variable not in said))
    ions = tuple(dict.fromkeys(v.ion for item in told if (v := item.variable) is not None and v.ion))
    wanted = _of_its_ion(wanted, reading, ions)
    choice = choose(Asked(wanted), values, reading.named, knowledge, (), ions)
    if choice is None or not choice.fits:
        return None
    lone = len(ions) == 1
    return replace(
        reading,
        act=Act.COMPUTE,
        target=choice.equation,
        unknown=choice.unknown,
        ions=reading.ions or (ions if lone else ()),
        givens=tuple(_of_one_ion(item, ions) for item in values) if lone else values,
        facet=None,
        passages=(),
        leftover=(),
        otherwise=None,
    )


def moves_as_told(reading: Reading, context: Context, knowledge: Knowledge) -> Reading | None:
    """ "So chloride doesn't move?" where V_m was told: which way that ion goes."""
    own = reading.givens or reading.offered or reading.shifts or reading.cell
    other = reading.target in knowledge.signatures or len(reading.text.split()) > LONGEST
    kinds = [claim.effect.kind for claim in reading.claims]
    voltage = any(kept[0] == str(V_M) for kept in context.told)
    one = kinds == ["move"] and len(reading.ions) == 1 and reading.act is Act.CHECK
    if own or other or not voltage or not one:
        return None
    asked = Variable("DF", reading.ions[0])
    return replace(reading, act=Act.DIRECTION, target="driving-force", unknown=asked, told=(), otherwise=None)


def _follows(variable: Variable | None, anew: set[str | None]) -> bool:
    """An E told before, where the concentrations that it follows from are said now."""
    return variable is not None and variable.symbol == "E" and variable.ion in anew


def _wanted(reading: Reading) -> Variable | None:
    """The one quantity that is named and was not told."""
    if reading.unknown is not None:
        return reading.unknown
    told = {item.variable for item in reading.givens}
    open_ones = {variable for variable in reading.speaks_of if variable not in told}
    return open_ones.pop() if len(open_ones) == 1 else None


def _of_its_ion(wanted: Variable, reading: Reading, ions: tuple[str, ...]) -> Variable:
    """ "The conductance" where values of one ion were told."""
    per_ion = wanted.symbol in {"E", "DF", "I", "g", "P"} and wanted.ion is None
    return wanted._replace(ion=ions[0]) if per_ion and len(ions) == 1 and not reading.ions else wanted


def _of_one_ion(item: Given, ions: tuple[str, ...]) -> Given:
    """ "The current was 240 pA": that of the one ion told of."""
    variable = item.variable
    if variable is None or variable.ion or variable.symbol not in {"I", "g", "DF", "P"}:
        return item
    return replace(item, variable=variable._replace(ion=ions[0]), why=item.why or BEFORE)
