"""What was given, by variable: concentrations without a side take the free side, or the usual gradient."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tutor.compute.cell import Cell
from tutor.compute.equation import label
from tutor.meaning import V_M, Variable, read_variable
from tutor.parse.numbers.at_once import CHAINED
from tutor.parse.numbers.row import RELATIVE
from tutor.parse.reading import Given, Reading
from tutor.units import UNITS, show, to_si

# Numbers that name something, and measure nothing.
LABELS = frozenset({"a label", "a year", "an uncertainty", "a slope", "a count of things"})
TOTAL = (2.0, 3.0)  # mM: where the total calcium of plasma lies
_TOTAL = re.compile(r"\btotal\b", re.IGNORECASE)
ACIDITY, DELTA_PSI = Variable("pH"), Variable("delta_psi")
ENCLOSED = frozenset({"A", "ATP", "ADP", "Pi"})  # what is only inside: trapped charges, nucleotides
OF_SALTS = ("goldman-potential", "nernst-potential")
NOT_DISSOLVED = "not in that solution"
MOTIVE = ("proton-motive-force", "atp-synthesis")
PER_ION = frozenset({"c", "E", "P", "g", "I", "DF", "ratio", "z"})


class Placed:
    """The givens of a reading by variable, what was assumed to place them, and what must be asked."""

    def __init__(self, reading: Reading, cell: Cell) -> None:
        self.reading = reading
        self.cell = cell
        self.given: dict[Variable, Given] = {}
        self.assumed: list[str] = []
        self.asks: str | None = None
        self.pure = False  # two solutions of salts, and nothing else in them
        self._acid: list[Given] = []  # values of pH without a side
        self._take()
        if reading.target in OF_SALTS:
            self._leave_out_what_is_not_dissolved()

    def _take(self) -> None:
        """Take over every given that names its variable, then find sides for the others."""
        open_ones: list[Given] = []
        for item in self.reading.givens:
            variable = item.variable
            if variable is None or item.why in LABELS:
                continue
            if variable.ion is None and variable.symbol in PER_ION and len(self.reading.ions) == 1:
                variable = Variable(variable.symbol, self.reading.ions[0], variable.side)
            if variable == DELTA_PSI and self.reading.target not in MOTIVE:
                variable = V_M  # the voltage of an organelle is that of its membrane
            item = self._free_part(variable, item)
            item = self._negative_inside(variable, item)
            if variable == ACIDITY and self.reading.target in MOTIVE:
                self._acid.append(item)
                continue
            self._ask_which(variable, item)
            alone = variable.ion == "H" and self.reading.target == "ph"  # the pH of one solution
            if variable.symbol == "c" and variable.side is None and not alone:
                open_ones.append(replace(item, variable=variable))
            else:
                self.given[variable] = item
        self._place_acidity()
        self._scale_conductances()
        open_ones = self._of_one_salt(open_ones)
        for ion in dict.fromkeys(
            item.variable.ion for item in open_ones if item.variable and item.variable.ion
        ):
            self._place(ion, [item for item in open_ones if item.variable and item.variable.ion == ion])

    def _leave_out_what_is_not_dissolved(self) -> None:
        """ "150 mM NaCl outside, 150 mM KCl inside": what only one is made of is not in the other."""
        amounts = {v: item for v, item in self.given.items() if v.symbol == "c" and v.side and v.ion}
        spans = Counter((item.span, v.side) for v, item in amounts.items())
        salted = {v: item for v, item in amounts.items() if spans[item.span, v.side] > 1}
        if {v.side for v in salted} != {"out", "in"} or salted.keys() != amounts.keys():
            return
        self.pure = True
        for variable, item in salted.items():
            other = variable._replace(side="in" if variable.side == "out" else "out")
            if other not in self.given:
                self.given[other] = replace(item, value=0.0, variable=other, why=NOT_DISSOLVED)

    def _scale_conductances(self) -> None:
        """ "g_K is ten times g_Na": so much of the other, which is the measure if it has no value."""
        for variable, item in list(self.given.items()):
            base = read_variable(item.why.removeprefix(RELATIVE)) if item.why.startswith(RELATIVE) else None
            if variable.symbol != "g" or base is None or UNITS[item.unit].dimension != "number":
                continue
            one = replace(item, value=1.0, variable=base, why="the measure of the other")
            measure = self.given.setdefault(base, one)
            value = item.value * measure.value
            self.given[variable] = replace(item, value=value, unit=measure.unit, why="told by another")

    def _place_acidity(self) -> None:
        """ "pH 7.75/7.0" of a proton motive force: the higher is that of the matrix, stroma or cytoplasm."""
        if len(self._acid) != 2:
            for item in self._acid:
                self._ask_which(ACIDITY, item)
                self.given[ACIDITY] = item
            return
        higher, lower = sorted(self._acid, key=lambda item: -item.value)
        self.given[Variable("pH", None, "in")] = higher
        self.given[Variable("pH", None, "out")] = lower
        self.assumed.append(f"pH {higher.value:g} taken as that of the matrix, stroma or cytoplasm")

    def _of_one_salt(self, items: list[Given]) -> list[Given]:
        """A salt has both its ions on one side: asked, unless two amounts of the ion asked about tell."""
        spans = Counter(item.span for item in items)
        salted = [item for item in items if spans[item.span] > 1 and item.why != CHAINED]
        if not salted:
            return items
        wanted = self.reading.unknown.ion if self.reading.unknown is not None else None
        asked = [item for item in salted if item.variable is not None and item.variable.ion == wanted]
        if len(asked) != 2:
            amount = f"{salted[0].value:g} {salted[0].unit}"
            self.asks = self.asks or f"Is the solution with {amount} outside the cell or inside?"
        return [item for item in items if item not in salted or (item in asked and len(asked) == 2)]

    def _free_part(self, variable: Variable, item: Given) -> Given:
        """ "Total calcium 2.4 mM": about half of it is free, and only that counts."""
        total = variable.symbol == "c" and variable.ion == "Ca" and variable.side != "in"
        amount = to_si(item.value, item.unit) if total else 0.0
        if not TOTAL[0] <= amount <= TOTAL[1] or not _TOTAL.search(self.reading.text):
            return item
        shown = [show(part, item.unit) for part in (amount, amount / 2)]
        self.assumed.append(f"of {shown[0]} total calcium about half is free: {shown[1]}")
        return replace(item, value=item.value / 2)

    def _negative_inside(self, variable: Variable, item: Given) -> Given:
        """ "A pmf of 200 mV", "delta psi 150": sizes of what is negative on the N side by definition."""
        potential = self.reading.target in MOTIVE and variable.symbol in ("delta_psi", "V_m")
        potential = potential or variable.symbol == "delta_p"
        if not potential or item.value <= 0 or item.signed:
            return item
        self.assumed.append(f"{_written(item)} taken as a size: the matrix, stroma or cytoplasm is negative")
        return replace(item, value=-item.value)

    def _ask_which(self, variable: Variable, item: Given) -> None:
        """Two different values for one quantity cannot both hold."""
        before = self.given.get(variable) if variable.symbol != "constant" else None
        if before is not None and not _same(before, item) and item.why != "said before":
            name = label(variable, self.cell.values.get(Variable("z", variable.ion or "")))
            values = f"{_written(before)} and {_written(item)}"
            self.asks = f"I read two values for {name}: {values}. Which one holds?"

    def _place(self, ion: str, items: Sequence[Given]) -> None:
        """Sides for concentrations of one ion that came without: the free side, or the usual gradient."""
        free = [side for side in ("out", "in") if Variable("c", ion, side) not in self.given]
        if ion in ENCLOSED and len(items) == 1 and "in" in free:
            self.given[Variable("c", ion, "in")] = items[0]
            return
        wanted = self.reading.unknown
        if wanted is not None and wanted.symbol == "c" and wanted.ion == ion and wanted.side in free:
            free.remove(wanted.side)
        numbers = self.cell.values
        usual = {side: numbers.get(Variable("c", ion, side)) for side in ("out", "in")}
        if len(items) > len(free) or not free:
            return
        if len(items) == len(free) == 1 and self._far_from(usual, free[0], items[0]):
            self.asks = f"Is {_written(items[0])} {ion} a second value outside or the one inside?"
            return
        if len(items) == len(free) == 1:
            self.given[Variable("c", ion, free[0])] = items[0]
            return
        if (usual["out"] is None or usual["in"] is None) and len(items) == 2:
            usual = {"out": to_si(items[0].value, items[0].unit), "in": to_si(items[1].value, items[1].unit)}
        if usual["out"] is None or usual["in"] is None:
            self.asks = f"Which of the {ion} concentrations is outside, which inside?"
            return
        amounts = sorted(items, key=lambda item: to_si(item.value, item.unit))
        lower = "out" if usual["out"] < usual["in"] else "in"
        sides = [lower, "in" if lower == "out" else "out"]
        if len(items) == 1:
            value = to_si(items[0].value, items[0].unit)
            sides = [min(free, key=lambda side: abs(_log(value) - _log(usual[side] or 1.0)))]
        for item, side in zip(amounts, sides, strict=False):
            self.given[Variable("c", ion, side)] = item
            where = "outside" if side == "out" else "inside"
            amount = show(to_si(item.value, item.unit), item.unit)
            self.assumed.append(f"{amount} {ion} taken as {where}, since you named no side")

    def _far_from(self, usual: Mapping[str, float | None], side: str, item: Given) -> bool:
        """ "E_K at 4 and 8 mM outside": 4 mM inside is thirty times too little, and just right outside."""
        own, other = usual[side], usual["in" if side == "out" else "out"]
        if not own or not other or item.why != "the ion spoken of":
            return False
        said = _log(to_si(item.value, item.unit))
        return abs(said - _log(own)) > abs(said - _log(other)) + 1.0


def _same(one: Given, other: Given) -> bool:
    """True if two values are equal, each in its own unit."""
    if one.unit == other.unit:
        return abs(one.value - other.value) <= 1e-9
    return math.isclose(to_si(one.value, one.unit), to_si(other.value, other.unit), rel_tol=1e-9)


def _written(item: Given) -> str:
    """A value with the unit it was said in."""
    return f"{item.value:g}{'' if item.unit == '1' else ' ' + item.unit}"


def _log(value: float) -> float:
    """The logarithm of a concentration that may be zero."""
    return math.log(max(value, 1e-12))
