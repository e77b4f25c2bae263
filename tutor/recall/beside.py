"""Results set beside each other: "what's the difference", "which is further?", "is that bigger than Na's"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tutor.compute.equation import label
from tutor.context import Context, Kept, Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, T, Variable, read_variable
from tutor.parse.reading import Compared, Reading, Side
from tutor.recall.held import given
from tutor.units import UNITS, show, to_si

ASKS = (Act.CLARIFY, Act.COMPARE, Act.CHECK, Act.COMPUTE, Act.DEFINE)
LONGEST = 16  # words: a longer question names what it compares
TO_A_VOLTAGE = ("near", "far")
POTENTIALS = ("E", "V_m")
ALONGSIDE = frozenset({"V_m", "DF", "E", "T", "negative", "positive"})
SIZED = {"near": "small", "far": "large", "": "large"}  # a driving force is itself the distance to V_m


class Held(NamedTuple):
    """One result with the request that it belongs to."""

    kept: Kept
    request: Last

    @property
    def variable(self) -> Variable:
        """The quantity found."""
        return read_variable(self.kept[0])


def results_beside(reading: Reading, context: Context, knowledge: Knowledge) -> Reading | None:
    """The last results beside each other, or the last one beside that of the ion named."""
    last = context.last
    if last is None or not _asks_for_it(reading, last):
        return None
    if last.shifts and reading.points & {"difference", "moved"}:
        return None  # by how much the change moved it
    pool = list(_pool(context.trail))
    sides = _of_ions(reading, pool) if reading.ions else _latest(reading, pool)
    if len(sides) < 2:
        return None
    return _beside(reading, last, sides, context, knowledge)


def told_beside(reading: Reading, context: Context, knowledge: Knowledge) -> Reading | None:
    """ "How far apart are E_K and E_Na?" where both were told: these, and none computed from a cell."""
    compared = reading.compared
    told = {kept[0]: kept for kept in context.told}
    if compared is None or compared.kind != "quantities" or reading.cell:
        return None
    if any(item.variable != V_M for item in reading.givens):
        return None
    names = [str(variable) for variable in compared.variables]
    if len(names) < 2 or any(name not in told or not name.startswith("E(") for name in names):
        return None
    sides = [Held(told[name], Last(str(Act.SET))) for name in names]
    order = reading.compared.order if reading.compared is not None else ""
    last = replace(sides[0].request, target=reading.target)
    return _beside(replace(reading, order=order), last, sides, context, knowledge)


def _asks_for_it(reading: Reading, last: Last) -> bool:
    """True for a question that sets results beside each other and names nothing else."""
    than = reading.order and reading.ions and reading.points & {"it", "than"}
    more = reading.order and reading.follow_up and last.act == str(Act.COMPARE)
    if not (reading.points & {"two", "difference", "moved"} or than or more):
        return False
    own = reading.shifts or reading.cell or reading.offered or reading.carrier or reading.compared
    told = any(item.variable not in (V_M, Variable("count")) for item in reading.givens)
    symbols = {v.symbol for v in reading.speaks_of} - ALONGSIDE
    named = bool(set(reading.ideas) - OF_QUANTITIES or reading.things - HOLDERS)
    kinds = bool(reading.ions) and "ion" in reading.ideas  # "which is bigger, the K+ ion or …"
    return not (own or told or symbols or named or kinds) and reading.act in ASKS and _short(reading)


def _short(reading: Reading) -> bool:
    return len(reading.text.split()) <= LONGEST and not reading.unexplained


HOLDERS = frozenset({"ion-set", "cell", "neuron"})  # what results are of
# Ideas that a comparison of results may name without asking for them.
OF_QUANTITIES = frozenset({
    "resting-potential", "membrane-potential", "equilibrium-potential", "driving-force-idea", "ion",
    "electric-potential-difference",
})  # fmt: skip


def _pool(trail: Sequence[Last]) -> Iterator[Held]:
    """The results of the last calculations, the latest first; of a comparison all of them."""
    told: set[Kept] = set()
    for request in reversed(trail):
        if request.shifts or told.issuperset(request.found[:1]):
            continue  # before and after are told already, and so is what was found once more
        told.update(request.found)
        found = [Held(kept, request) for kept in request.found]
        if request.act == str(Act.COMPARE):  # all that was compared, not the V_m it was held against
            yield from (held for held in reversed(found) if held.variable.symbol == found[0].variable.symbol)
        else:
            yield from found[:1]


def _latest(reading: Reading, pool: Sequence[Held]) -> list[Held]:
    """The last results that can be compared, in the order in which they were found."""
    if not pool:
        return []
    newest = pool[0]
    whole = newest.request.act == str(Act.COMPARE)
    many = sum(held.request is newest.request for held in pool) if whole else 2
    many = next((int(g.value) for g in reading.givens if g.variable == Variable("count")), many)
    alike = [held for held in pool if _measure(held) == _measure(newest)]
    same = [held for held in alike if held.variable.symbol == newest.variable.symbol]
    if len(same) < many and newest.variable.symbol in POTENTIALS:
        same = [held for held in alike if held.variable.symbol in POTENTIALS]
    if "moved" in reading.points:  # "how much did it change": one and the same quantity
        same = [held for held in same if held.variable == newest.variable]
    return list(reversed(same[:many]))


def _of_ions(reading: Reading, pool: Sequence[Held]) -> list[Held]:
    """The last result, beside the latest of the same quantity of each ion named."""
    if not pool:
        return []
    newest = pool[0]
    others = [
        next((h for h in pool if h.variable == newest.variable._replace(ion=ion)), None)
        for ion in reading.ions
        if ion != newest.variable.ion
    ]
    found = [held for held in others if held is not None]
    return [newest, *found] if len(found) == len(others) else []


def _measure(held: Held) -> str:
    return UNITS[held.kept[2]].dimension


def _beside(
    reading: Reading, last: Last, sides: Sequence[Held], context: Context, knowledge: Knowledge
) -> Reading | None:
    """The reading that compares these results."""
    order, symbol = reading.order, sides[0].variable.symbol
    if symbol == "E" and any(v.symbol == "DF" for v in reading.speaks_of):
        return _of_their_own_cell(reading, order, sides, "DF")
    voltage: float | None = None
    if order in TO_A_VOLTAGE and symbol in POTENTIALS and "difference" not in reading.points:
        voltage = _voltage(reading, last, context)
        if voltage is None:
            return _of_their_own_cell(reading, order, sides, "E")
    elif order in TO_A_VOLTAGE:
        order = SIZED[order]
    titled = tuple(_side(held, sides, knowledge) for held in sides)
    apart = bool(reading.points & {"difference", "moved"})
    return replace(
        reading,
        act=Act.COMPARE,
        target=last.target,
        unknown=None,
        ions=tuple(dict.fromkeys(h.variable.ion for h in sides if h.variable.ion)),
        givens=(),
        claims=(),
        told=(),
        facet=None,
        passages=(),
        leftover=(),
        otherwise=None,
        compared=Compared("results", "apart" if apart else order, sides=titled, voltage=voltage),
    )


def _of_their_own_cell(reading: Reading, order: str, sides: Sequence[Held], symbol: str) -> Reading | None:
    """Nearness to a V_m that was not spoken of, or the driving forces: with what was told of the cell."""
    if len({h.variable for h in sides}) < len(sides) or {h.variable.symbol for h in sides} != {"E"}:
        return None
    variables = tuple(held.variable._replace(symbol=symbol) for held in sides)
    told = {kept[0]: kept for held in sides for kept in held.request.givens}
    return replace(
        reading,
        act=Act.COMPARE,
        target="nernst-potential" if symbol == "E" else "driving-force",
        unknown=variables[0],
        ions=tuple(v.ion for v in variables if v.ion),
        givens=(*(g for g in reading.givens if g.variable == V_M), *map(given, told.values())),
        cell=sides[-1].request.cell,
        compared=Compared("quantities", order, variables=variables),
        leftover=(),
        otherwise=None,
    )


def _voltage(reading: Reading, last: Last, context: Context) -> float | None:
    """The membrane potential that nearness is asked to: named here, or told or found before, in volts."""
    kept = [(str(V_M), g.value, g.unit) for g in reading.givens if g.variable == V_M]
    kept += [one for one in (*last.givens, *context.values) if one[0] == str(V_M)]
    kept += [one for request in reversed(context.trail) for one in request.found if one[0] == str(V_M)]
    return to_si(kept[0][1], kept[0][2]) if kept else None


def _side(held: Held, sides: Sequence[Held], knowledge: Knowledge) -> Side:
    """A result with its name, and with what tells it from another of the same name."""
    variable = held.variable
    name = _named(variable, knowledge)
    twins = [other for other in sides if other.variable == variable and other is not held]
    apart = _apart(held, twins, knowledge) if twins else ""
    return Side(f"{name} {apart}".strip(), variable, to_si(held.kept[1], held.kept[2]), held.kept[2])


def _apart(held: Held, twins: Sequence[Held], knowledge: Knowledge) -> str:
    """What was said for this result and not for its twins."""
    cell = held.request.cell
    if cell and all(twin.request.cell != cell for twin in twins):
        return f"in {knowledge.cells[cell].called}"
    others = {kept for twin in twins for kept in twin.request.givens}
    own = [kept for kept in held.request.givens if kept not in others]
    told = [_told(kept, knowledge) for kept in own[:2]]
    return f"({', '.join(told)})" if told else ("(as before)" if twins else "")


def _told(kept: Kept, knowledge: Knowledge) -> str:
    item = given(kept)
    variable = read_variable(kept[0])
    shown = show(to_si(item.value, item.unit), item.unit)
    return shown if variable == T else f"{_named(variable, knowledge)} = {shown}"


def _named(variable: Variable, knowledge: Knowledge) -> str:
    """A quantity as the blackboard writes it."""
    ion = knowledge.ions.get(variable.ion or "")
    return label(variable, float(ion.z) if ion is not None else None)
