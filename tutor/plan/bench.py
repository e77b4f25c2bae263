"""The bench of values: what was given, what still holds, what the cell supplies, and which is which."""

from __future__ import annotations

from typing import Any

from tutor.compute.cell import Cell, Datum
from tutor.compute.equation import label
from tutor.context import Context
from tutor.meaning import V_M, Act, T, Variable, read_variable
from tutor.parse.reading import WORKED, Reading
from tutor.plan.permeabilities import relative, said_permeabilities, told_by_relation
from tutor.plan.plan import Input, Plan
from tutor.plan.sides import Placed
from tutor.units import show, to_si

PASSING = ("T", "V_m")  # said for one question, they hold for the next
DRIVEN = ("DF", "I")  # what a V_m told before still drives
HOLDING = (Act.COMPUTE, Act.DIRECTION, Act.WHAT_IF)


class Bench:
    """Lays out values and their origin for one reading; plans are made on it."""

    def __init__(self, reading: Reading, context: Context, cell: Cell) -> None:
        self.reading = reading
        self.context = context
        self.cell = cell
        placed = Placed(reading, cell)
        self.given = placed.given
        self.assumed = placed.assumed
        self.asks = placed.asks
        self.pure = placed.pure
        self.held: tuple[Variable, ...] = ()  # given before, and still in force
        self.values = self._values()

    def _values(self) -> dict[Variable, float]:
        """All values in force: the cell's, then the standing ones, those of the last request, the given."""
        values = self.cell.values
        if self.context.temperature is not None:
            values[T] = self.context.temperature
        standing = (
            {}
            if self.reading.cell
            else {read_variable(kept[0]): to_si(kept[1], kept[2]) for kept in self.context.values}
        )
        values.update(standing)
        values.update(self._carried())
        said = {variable: to_si(item.value, item.unit) for variable, item in self.given.items()}
        for side in ("in", "out"):
            if Variable("pH", None, side) in said and "H" in self.reading.ions:
                values[Variable("c", "H", side)] = 1e3 * 10 ** -said[Variable("pH", None, side)]
        if any(variable.symbol == "P" for variable in said) and self.reading.target != "ghk-current":
            values = relative(values)
            said = said_permeabilities(said, self.given, values)
        values.update(said)
        chosen = self.reading.selection
        for ion in chosen.only:  # several that cross, not said to cross equally, keep the cell's ratio
            if chosen.equally or len(chosen.only) == 1 or Variable("P", ion) not in values:
                values[Variable("P", ion)] = 1.0
        if chosen.equally and not chosen.only:  # "all permeabilities are equal", whichever ions there are
            told = {v.ion for v in self.given if v.symbol == "c" and v.ion}
            every = told if len(told) > 1 else {v.ion for v in values if v.symbol == "P"}
            values = {v: x for v, x in values.items() if v.symbol != "P"}
            values |= {Variable("P", ion): 1.0 for ion in every}
        return values

    def _carried(self) -> dict[Variable, float]:
        """What was given for the last request still holds for the next one about the same cell."""
        last = self.context.last
        judged = self.reading.act is Act.CHECK and bool(self.reading.offered)
        if self.reading.cell or not (judged or self.reading.act in HOLDING or self.reading.facet in WORKED):
            return {}
        said = [] if last is None else list(last.givens)
        if self.reading.act is Act.WHAT_IF:
            said = [kept for kept in said if read_variable(kept[0]) == T]
        told = [*(kept for kept in said if read_variable(kept[0]).symbol in PASSING), *self.context.told]
        kept = {read_variable(written): to_si(value, unit) for written, value, unit in told}
        anew = {v.ion for v in self.given if v.symbol == "c"}  # whose E follows from what is said now
        kept = {
            v: x for v, x in kept.items() if v not in self.given and not (v.symbol == "E" and v.ion in anew)
        }
        if self.reading.at_rest:
            kept.pop(V_M, None)  # what was said of another moment is no resting potential
        wanted = self.reading.unknown
        kept = {
            v: x
            for v, x in kept.items()
            if v != wanted and not (v == V_M and wanted is not None and wanted.symbol not in DRIVEN)
        }
        self.held = tuple(kept)
        return kept

    def leave_the_cell(self) -> None:
        """Only concentrations that the student told, now or before, stay on the bench."""
        own = {*self.given, *self.held, *(read_variable(kept[0]) for kept in self.context.values)}
        self.values = {v: x for v, x in self.values.items() if v.symbol != "c" or v in own}

    def origin(self, variable: Variable) -> Input:
        """A value on the bench with where it comes from."""
        value = self.values[variable]
        if variable in self.given:
            item = self.given[variable]
            return Input(variable, value, item.unit, "said", given=item)
        related = told_by_relation(self.given).get(variable)
        if related is not None:
            return Input(variable, value, "1", "said", given=related)
        datum = self.cell.data.get(variable) or Datum(value, "1", "", "computed")
        unit = "mV" if variable.symbol in ("V_m", "E") else datum.unit
        if variable.symbol == "P" and value != datum.value:
            unit = "1"  # put on the scale of the ratios that were said
        standing = any(read_variable(kept[0]) == variable for kept in self.context.values)
        held = variable in self.held or standing or (variable == T and self.context.temperature is not None)
        held = held or self.context.cell_said or self.reading.cell is not None
        return Input(variable, value, unit, "context" if held else "assumed", datum.source)

    def assumptions(self, inputs: tuple[Input, ...]) -> tuple[str, ...]:
        """One sentence on what was not given by the student."""
        told = list(self.assumed)
        rest = [i for i in inputs if i.origin == "assumed" and i.variable not in (T, V_M)]
        rest = [i for i in rest if i.variable in self.cell.data]  # a usual value is told with its own reason
        if rest:
            names = [label(i.variable, self.values.get(Variable("z", i.variable.ion or ""))) for i in rest]
            said = ", ".join(f"{n} = {show(i.value, i.unit)}" for n, i in zip(names, rest, strict=True))
            told.append(f"{said} from {self.cell.called}, since you gave none")
        if any(i.variable == T and i.origin == "assumed" for i in inputs):
            told.append(f"{show(self.values[T], '°C')}, since you gave no temperature")
        return tuple(dict.fromkeys(told))

    def plan(self, **more: Any) -> Plan:
        """A plan of this reading's act with what is on the bench."""
        reading = self.reading
        lies: dict[str, Any] = {
            "act": reading.act,
            "target": reading.target,
            "assumed": tuple(self.assumed),
            "asks": self.asks,
            "facet": reading.facet,
            "given": tuple(self.given.items()),
        }
        return Plan(reading=reading, cell=self.cell, values=self.values, **(lies | more))
