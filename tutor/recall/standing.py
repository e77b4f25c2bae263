"""Values of a cell told without a question: a choice that stands."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Context
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, T, Variable, read_variable
from tutor.parse.reading import Reading


def standing(reading: Reading) -> Reading:
    """ "Ko = 6": values of a cell and no question are a standing choice."""
    values = [item.variable for item in reading.givens]
    start, end = reading.span
    beside = any(not start <= item.span[0] < end for item in reading.givens)  # told beside something else
    amounts = [v for v in values if v and v.ion and (v.symbol == "P" or (v.symbol == "c" and v.side))]
    # A voltage is one of the cell's values where it is told with them; alone it may be anything.
    with_them = (T, V_M) if amounts else (T,)
    own = all(v in amounts or v in with_them for v in values)
    quiet = not (reading.shifts or reading.events or reading.offered or reading.alters or reading.asking)
    if reading.act is not Act.CLARIFY or not values or not quiet or reading.unexplained:
        return reading
    if own:
        return reading if beside else replace(reading, act=Act.SET, facet="values")
    return replace(reading, act=Act.SET, facet=NOTED) if _of_one_scene(reading) else reading


NOTED = "noted"  # the facet of values that are told to be asked about
TOLD = frozenset({
    "E", "V_m", "g", "I", "c", "P", "T", "DF", "delta_psi", "delta_pH", "R_m", "R", "C_m", "C",
})  # fmt: skip


def _of_one_scene(reading: Reading) -> bool:
    """ "E_K was -84 and V_m was -60.": values each by its name, to be asked about in a moment."""
    variables = [item.variable for item in reading.givens]
    named = all(item.why.startswith(NAMED) for item in reading.givens)
    sided = all(v is None or v.symbol != "c" or (v.ion and v.side) for v in variables)
    known = all(v is not None and v.symbol in TOLD for v in variables)
    apart = len(set(variables)) == len(variables)
    points = reading.points & {"it", "place"} or reading.questioned
    return reading.lists and named and sided and known and apart and not (reading.claims or points)


NAMED = ("beside", "side ")


def _its_voltage(reading: Reading) -> bool:
    """ "What's the resting potential?", and nothing else."""
    named = reading.unknown == V_M or reading.spoken_of == V_M
    own = reading.givens or reading.ions or reading.claims or reading.shifts or reading.things - {"cell"}
    return named and not own and len(reading.text.split()) <= LONGEST


LONGEST = 6  # words


def of_set_values(reading: Reading, context: Context, knowledge: Knowledge) -> Reading:
    """ "What is the driving force?" after a voltage and an ion's concentrations were set: that ion's own."""
    if reading.act is not Act.DEFINE or reading.facet != "definition":
        return reading
    words = {*reading.text.lower().replace("'s", " ").split()}
    cell = knowledge.cells.get(context.cell)
    leaky = cell is not None and any(variable.symbol == "P" for variable in cell.values)
    if context.cell_said and leaky and _its_voltage(reading) and words & {"the", "its"}:
        whole = replace(reading, act=Act.COMPUTE, target="goldman-potential", unknown=V_M, facet=None)
        return replace(whole, passages=(), otherwise=None)  # of the cell that was chosen
    if "the" not in words:
        return reading
    held = {read_variable(kept[0]) for kept in context.values}
    ions = tuple(dict.fromkeys(v.ion for v in held if v.symbol == "c" and v.ion))
    driven = knowledge.symbols.get("DF")
    if V_M not in held or len(ions) != 1 or driven is None or reading.target != driven.idea:
        return reading
    return replace(
        reading,
        act=Act.COMPUTE,
        target=driven.equation,
        unknown=Variable("DF", ions[0]),
        ions=ions,
        facet=None,
    )
