"""Reading + context -> plan: which equation or idea, with which inputs from where, or one question back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tutor.compute.catalogue import EQUATION_IDS, equation
from tutor.compute.cell import Cell, Datum
from tutor.compute.equation import Equation, label
from tutor.compute.what_if import Change, membrane_potential, permeant
from tutor.context import Context
from tutor.errors import TutorError
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, T, Variable
from tutor.parse.reading import Given, Reading
from tutor.recall import complete
from tutor.units import UNITS, show, to_si

PER_ION = frozenset({"c", "E", "P", "g", "I", "DF", "ratio", "z"})


# Givens that may stand beside any calculation without entering it.
ASIDE = frozenset({"count", "z", "T"})


@dataclass(frozen=True, slots=True)
class Input:
    """One value an answer rests on: SI number, unit to show, and whether said, held or assumed."""

    variable: Variable
    value: float
    unit: str
    origin: str  # said, context, assumed
    source: str = ""
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One calculation: the equation, its unknown, the ions it takes."""

    equation: str
    unknown: Variable
    ions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be done for a reading; ``asks`` replaces doing it where something is missing."""

    reading: Reading
    act: Act
    target: str | None
    cell: Cell
    values: Mapping[Variable, float]
    runs: tuple[Run, ...] = ()
    changes: tuple[Change, ...] = ()
    inputs: tuple[Input, ...] = ()
    assumed: tuple[str, ...] = ()
    asks: str | None = None
    facet: str | None = None
    watched: tuple[Variable, ...] = ()
    given: tuple[tuple[Variable, Given], ...] = ()

    @property
    def said(self) -> frozenset[Variable]:
        """The variables the student gave."""
        return frozenset(variable for variable, _ in self.given)


def make_plan(reading: Reading, context: Context, knowledge: Knowledge) -> Plan:
    """The plan for one reading; gaps are filled from the conversation, then from the cell."""
    reading = complete(reading, context, knowledge)
    cell = knowledge.cells[reading.cell or context.cell]
    bench = _Bench(reading, context, cell, knowledge)
    if reading.act is Act.CLARIFY or (
        reading.act is Act.EXPLAIN and reading.target is None and not reading.claims
    ):
        return bench.plan()
    if reading.leftover and not reading.follow_up:
        return bench.plan(asks=_about(reading))
    if reading.act is Act.WHAT_IF:
        return bench.what_if()
    if reading.act in (Act.COMPUTE, Act.DIRECTION) or (reading.act is Act.CHECK and reading.offered):
        return bench.calculation()
    return bench.plan()


def _about(reading: Reading) -> str:
    """The question back where a calculation would have to ignore something telling."""
    words = ", ".join(f'"{word}"' for word in reading.leftover[:3])
    what = label(reading.unknown) if reading.unknown is not None else "this"
    return f"I am not sure what {words} should do here, so I will not guess a number. Could you ask for {what} in other words?"


_EVERY = re.compile(
    r"\b(?:each|all|every|both|these|the (?:two|three|four)) (?:of them|ions?|of the ions?|three|e_ion)|\beach\b"
)


class _Bench:
    """Lays out values and their origin for one reading."""

    def __init__(self, reading: Reading, context: Context, cell: Cell, knowledge: Knowledge) -> None:
        self.reading = reading
        self.context = context
        self.cell = cell
        self.knowledge = knowledge
        self.assumed: list[str] = []
        self.asks: str | None = None
        self.held: set[Variable] = set()
        self.given = self._givens()
        self.values = self._values()

    # --- values and where they come from ---------------------------------------------------------

    def _givens(self) -> dict[Variable, Given]:
        """What the student gave, by variable, concentrations without a side placed or asked about."""
        given: dict[Variable, Given] = {}
        open_ones: list[Given] = []
        for item in self.reading.givens:
            variable = item.variable
            if variable is None:
                continue
            if variable.ion is None and variable.symbol in PER_ION and len(self.reading.ions) == 1:
                variable = Variable(variable.symbol, self.reading.ions[0], variable.side)
            if (
                variable in given
                and abs(given[variable].value - item.value) > 1e-9
                and item.why != "said before"
            ):
                name = label(variable, self.cell.values.get(Variable("z", variable.ion or "")))
                self.asks = f"I read two values for {name}: {given[variable].value:g} and {item.value:g}. Which one holds?"
            if variable.symbol == "c" and variable.side is None:
                open_ones.append(replace(item, variable=variable))
            else:
                given[variable] = item
        for ion in dict.fromkeys(
            item.variable.ion for item in open_ones if item.variable and item.variable.ion
        ):
            self._place(
                ion, [item for item in open_ones if item.variable and item.variable.ion == ion], given
            )
        return given

    def _place(self, ion: str, items: list[Given], given: dict[Variable, Given]) -> None:
        """Sides for concentrations of one ion that came without: the free side, or the usual gradient."""
        free = [side for side in ("out", "in") if Variable("c", ion, side) not in given]
        wanted = self.reading.unknown
        if wanted is not None and wanted.symbol == "c" and wanted.ion == ion and wanted.side in free:
            free.remove(wanted.side)
        numbers = self.cell.values
        usual = {side: numbers.get(Variable("c", ion, side)) for side in ("out", "in")}
        if len(items) > len(free) or not free:
            return
        if len(items) == len(free) == 1:
            given[Variable("c", ion, free[0])] = items[0]
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
            given[Variable("c", ion, side)] = item
            where = "outside" if side == "out" else "inside"
            self.assumed.append(
                f"{show(to_si(item.value, item.unit), item.unit)} {ion} taken as {where}, since you named no side"
            )

    def _values(self) -> dict[Variable, float]:
        values = self.cell.values
        if self.context.temperature is not None:
            values[T] = self.context.temperature
        standing = (
            {}
            if self.reading.cell
            else {read(kept[0]): to_si(kept[1], kept[2]) for kept in self.context.values}
        )
        values.update(standing)
        values.update(self._carried())
        said = {variable: to_si(item.value, item.unit) for variable, item in self.given.items()}
        for side in ("in", "out"):
            if Variable("pH", None, side) in said and "H" in self.reading.ions:
                values[Variable("c", "H", side)] = 1e3 * 10 ** -said[Variable("pH", None, side)]
        if any(variable.symbol == "P" for variable in said) and self.reading.target != "ghk-current":
            values = _relative(values)
            said = self._said_permeabilities(said)
        values.update(said)
        values.update({Variable("P", ion): 1.0 for ion in self.reading.selection.only})
        return values

    def _carried(self) -> dict[Variable, float]:
        """What was given for the last request still holds for the next one about the same cell."""
        last = self.context.last
        if last is None or self.reading.cell or self.reading.act not in (Act.COMPUTE, Act.DIRECTION):
            return {}
        kept = {read(written): to_si(value, unit) for written, value, unit in last.givens}
        kept = {v: x for v, x in kept.items() if v not in self.given and v.symbol in ("c", "T", "V_m", "P")}
        wanted = self.reading.unknown
        kept = {
            v: x
            for v, x in kept.items()
            if v != wanted and not (v == V_M and wanted is not None and wanted.symbol != "DF")
        }
        self.held = set(kept)
        return kept

    def _said_permeabilities(self, said: dict[Variable, float]) -> dict[Variable, float]:
        """P_Na/P_K = 0.05 sets P_K to 1; permeabilities in cm/s stay in proportion."""
        ratios = {v: x for v, x in said.items() if v.symbol == "P"}
        absolute = any(UNITS[self.given[v].unit].dimension == "permeability" for v in ratios)
        largest = max(ratios.values()) if absolute else 1.0
        return {**said, **{v: x / (largest or 1.0) for v, x in ratios.items()}}

    def _origin(self, variable: Variable) -> Input:
        value = self.values[variable]
        if variable in self.given:
            item = self.given[variable]
            return Input(variable, value, item.unit, "said", given=item)
        datum = self.cell.data.get(variable) or Datum(value, "1", "", "computed")
        unit = "mV" if variable.symbol in ("V_m", "E") else datum.unit
        standing = any(read(kept[0]) == variable for kept in self.context.values)
        held = variable in self.held or standing or (variable == T and self.context.temperature is not None)
        held = held or self.context.cell_said or self.reading.cell is not None
        return Input(variable, value, unit, "context" if held else "assumed", datum.source)

    def _balance(self, target: str, unknown: Variable) -> None:
        """Solving the Nernst equation backwards, a bare voltage is the equilibrium potential."""
        ion = unknown.ion or (self.reading.ions[0] if self.reading.ions else None)
        E = Variable("E", ion)
        if (
            target == "nernst-potential"
            and unknown.symbol != "E"
            and ion
            and E not in self.values
            and V_M in self.given
        ):
            self.given[E] = self.given.pop(V_M)
            self.values[E] = self.values.pop(V_M)
            self.assumed.append(
                f"{show(self.values[E], 'mV', 1)} taken as the equilibrium potential of {ion}"
            )

    # --- plans -------------------------------------------------------------------------------------

    def plan(self, **more: object) -> Plan:
        """A plan of this reading's act with what is on the bench."""
        base = Plan(
            reading=self.reading,
            act=self.reading.act,
            target=self.reading.target,
            cell=self.cell,
            values=self.values,
            assumed=tuple(self.assumed),
            asks=self.asks,
            facet=self.reading.facet,
            given=tuple(self.given.items()),
        )
        return replace(base, **more)  # type: ignore[arg-type]

    def calculation(self) -> Plan:
        """One run an ion asked about, or one for the whole membrane."""
        target = self.reading.target
        if target is None or self.asks or target not in EQUATION_IDS:
            return self.plan()
        entry = equation(target)
        unknown = self.reading.unknown or entry.result.variable
        if self.reading.selection.only and unknown.symbol in ("V_m", "E"):
            target, unknown = (
                "goldman-potential",
                V_M,
            )  # what crosses is said: the potential is that of the sum
            entry = equation(target)
        if entry.id == "what-if":
            return self.plan()
        self._balance(target, unknown)
        ions = self._ions(unknown)
        if entry.per_ion and not ions:
            self.asks = "Which ion do you mean: K⁺, Na⁺, Cl⁻ or Ca²⁺?"
            return self.plan()
        if self.reading.carrier and target == "coupled-transport":
            runs: tuple[Run, ...] = (Run(target, unknown, (self.reading.carrier,)),)
        elif target == "goldman-potential" or any(s.variable.ion == "each" for s in entry.inputs):
            runs = (Run(target, unknown, self._membrane_ions()),)
        elif entry.per_ion:
            per = ions if unknown.symbol in ("E", "DF") else ions[:1]
            runs = tuple(
                Run(
                    target,
                    Variable(unknown.symbol, ion, unknown.side)
                    if unknown.ion or unknown.symbol in ("E", "DF")
                    else unknown,
                    (ion,),
                )
                for ion in per
            )
        else:
            runs = (Run(target, unknown, ions),)
        self._membrane_potential(entry)
        self._defaults(entry, unknown)
        if any(run.unknown in self.given for run in runs) and not self.reading.offered and not self.asks:
            self.asks = f"You gave {label(unknown)} and ask for it too. What should I find?"
        self._leave_nothing_aside(runs)
        self._measured_alike(runs)
        missing = [name for run in runs for name in self._missing(run)]
        if missing and not self.asks:
            self.asks = f"For this I also need {', '.join(dict.fromkeys(missing))}. What are they?"
        inputs = tuple(dict.fromkeys(item for run in runs for item in self._inputs(run)))
        self._know_all_words(inputs)
        return self.plan(
            target=target,
            runs=runs if not self.asks else (),
            inputs=inputs,
            asks=self.asks,
            assumed=self._assumptions(inputs),
        )

    def what_if(self) -> Plan:
        """The changes, applied to the current cell."""
        changes = []
        for shift in self.reading.shifts:
            amount = shift.amount if shift.how == "times" else self._shifted(shift)
            start = to_si(shift.start, shift.unit) if shift.start is not None else None
            how = shift.how if shift.how in ("to", "by", "times") else "to"
            changes.append(Change(shift.variable, how, amount, start))  # type: ignore[arg-type]
            if shift.said:
                self.assumed.append(
                    f"a change for illustration: {shift.variable} is {shift.said}, since you gave no amount"
                )
        if any(change.variable.symbol == "P" for change in changes):
            self.values = _relative(self.values)
        if not permeant(self.values):
            self.asks = f"{self.cell.called} has no permeabilities, so a change of V_m cannot be computed. Use another cell?"
        ions = [c.variable.ion for c in changes if c.variable.symbol == "c" and c.variable.ion]
        if any(change.variable == T for change in changes):
            ions = list(permeant(self.values))
        wanted = self.reading.unknown
        if wanted is not None and wanted.symbol == "E" and wanted.ion:
            ions = [wanted.ion, *ions]
        watched = tuple(Variable("E", ion) for ion in dict.fromkeys(ions))
        self._leave_nothing_aside(())
        needed = [
            Variable(s, i, d)
            for i in permeant(self.values)
            for s, d in (("c", "out"), ("c", "in"), ("P", None))
        ]
        inputs = tuple(self._origin(v) for v in (*needed, T) if v in self.values)
        self._know_all_words(inputs)
        return self.plan(
            target="what-if",
            changes=tuple(changes),
            watched=watched,
            inputs=inputs,
            assumed=self._assumptions(inputs),
            asks=self.asks,
        )

    def _shifted(self, shift) -> float:  # type: ignore[no-untyped-def]
        if shift.how == "by" and shift.unit in ("°C", "K"):
            return float(shift.amount)
        return to_si(shift.amount, shift.unit)

    def _leave_nothing_aside(self, runs: tuple[Run, ...]) -> None:
        """A number that was read and not used would make the answer a guess: ask about it instead."""
        used = {variable for run in runs for variable, _ in self._needed(run)} | {run.unknown for run in runs}
        for item in self.reading.givens:
            variable = next((v for v, given in self.given.items() if given.span == item.span), item.variable)
            if (
                item.why == "said before"
                or variable in used
                or (not runs and variable is not None)
                or (variable is not None and variable.symbol in ASIDE)
            ):
                continue
            number = f"{item.value:g}{'' if item.unit == '1' else ' ' + item.unit}"
            what = f"as {label(variable)}" if variable is not None else "but cannot tell what it belongs to"
            if (
                variable is not None
                and variable.symbol == "V_m"
                and not (self.reading.follow_up and len(self.reading.text) < 12)
                and runs
                and runs[0].equation == "nernst-potential"
            ):
                self.assumed.append(
                    f"V_m = {number} left aside: an equilibrium potential does not depend on it"
                )
            elif not self.asks:
                self.asks = f"I read {number} {what}, and it does not enter {runs[0].unknown if runs else 'this'}. How do you mean it?"

    def _know_all_words(self, inputs: tuple[Input, ...]) -> None:
        """Unknown words may hide a condition: with values of our own choosing that would be a guess."""
        strange = [word for word in self.reading.unexplained if word.isalpha()]
        assumed = any(i.origin == "assumed" and i.variable != T for i in inputs)
        if strange and assumed and not self.asks:
            self.asks = _about(replace(self.reading, leftover=tuple(strange)))

    def _measured_alike(self, runs: tuple[Run, ...]) -> None:
        """A value in a unit of another kind than the equation takes is asked about, not converted."""
        for run in runs:
            entry = equation(run.equation)
            for slot in (*entry.inputs, *entry.results):
                for variable, item in self.given.items():
                    same = variable.symbol == slot.variable.symbol and variable.side == slot.variable.side
                    kind = UNITS[item.unit].dimension
                    fits = kind == slot.dimension or {kind, slot.dimension} <= {
                        "number",
                        "permeability",
                        "conductance",
                    }
                    fits = fits or kind.removesuffix(" per area") == slot.dimension.removesuffix(" per area")
                    if same and not fits and not self.asks:
                        self.asks = f"I read {label(variable)} = {item.value:g} {item.unit}, a {kind}; a {slot.dimension} in {slot.unit} is needed here."

    # --- what an equation needs -------------------------------------------------------------------

    def _ions(self, unknown: Variable) -> tuple[str, ...]:
        named = self.reading.ions
        if not named and unknown.ion and unknown.ion not in ("X", "each"):
            named = (unknown.ion,)
        given = tuple(dict.fromkeys(v.ion for v in self.given if v.symbol == "c" and v.ion))
        if not named and not given and _EVERY.search(self.reading.text.lower()):
            last = self.context.last
            return last.ions if last is not None and len(last.ions) > 1 else permeant(self.values)
        return named or given

    def _membrane_ions(self) -> tuple[str, ...]:
        """The ions of the Goldman sum: those whose permeabilities were given, else the cell's."""
        chosen = self.reading.selection
        said = tuple(dict.fromkeys(v.ion for v in self.given if v.symbol == "P" and v.ion))
        if chosen.only:
            return chosen.only
        if len(said) >= 2:
            return tuple(ion for ion in said if ion not in chosen.without)
        return tuple(ion for ion in permeant(self.values) if ion not in chosen.without)

    def _membrane_potential(self, entry) -> None:  # type: ignore[no-untyped-def]
        """Where V_m is needed and not given, it is the cell's own."""
        needed = any(slot.variable == V_M for slot in entry.inputs)
        if needed and V_M not in self.values and permeant(self.values):
            try:
                self.values[V_M] = membrane_potential(self.values)
            except TutorError:
                return
            self.assumed.append(
                f"V_m = {show(self.values[V_M], 'mV', 1)}, the resting potential of {self.cell.called} by the Goldman equation"
            )

    def _defaults(self, entry: Equation, unknown: Variable) -> None:
        """Inputs with a usual value take it, and the answer says so."""
        for slot in entry.inputs:
            if (
                slot.default is None
                or slot.variable in self.values
                or slot.variable == unknown
                or slot.variable.ion == "X"
            ):
                continue
            self.values[slot.variable] = slot.default
            if slot.variable.symbol != "count":
                told = f" ({slot.default_from})" if slot.default_from else ""
                self.assumed.append(f"{slot.text} {show(slot.default, slot.unit)}{told}")

    def _needed(self, run: Run) -> list[tuple[Variable, bool]]:
        needed = []
        for slot in equation(run.equation).inputs:
            ions = run.ions if slot.variable.ion in ("X", "each") else (slot.variable.ion,)
            for ion in ions if slot.variable.ion != "X" else ions[:1]:
                variable = Variable(slot.variable.symbol, ion, slot.variable.side)
                if variable != run.unknown:
                    needed.append((variable, slot.optional or slot.default is not None))
        result = equation(run.equation).result.variable
        asked = Variable(
            result.symbol, run.ions[0] if result.ion == "X" and run.ions else result.ion, result.side
        )
        outcomes = {slot.variable.symbol for slot in equation(run.equation).results}
        if run.unknown != asked and (run.unknown.symbol not in outcomes or run.unknown.symbol == "c"):
            needed.append((asked, asked in self.values))
        return needed

    def _missing(self, run: Run) -> list[str]:
        """What has no value; solving backwards, the former result must be given by the student."""
        return [
            label(variable, self.values.get(Variable("z", variable.ion or "")))
            for variable, optional in self._needed(run)
            if not optional and variable not in self.values
        ]

    def _inputs(self, run: Run) -> list[Input]:
        used = [variable for variable, _ in self._needed(run) if variable in self.values]
        if Variable("E", run.ions[0] if run.ions else None) in self.given:
            used = [variable for variable in used if variable.symbol != "c" or variable in self.given]
        return [self._origin(variable) for variable in used if variable.symbol != "z"]

    def _assumptions(self, inputs: tuple[Input, ...]) -> tuple[str, ...]:
        """One sentence on what was not given by the student."""
        told = list(self.assumed)
        rest = [i for i in inputs if i.origin == "assumed" and i.variable not in (T, V_M)]
        if rest:
            names = [label(i.variable, self.values.get(Variable("z", i.variable.ion or ""))) for i in rest]
            said = ", ".join(f"{n} = {show(i.value, i.unit)}" for n, i in zip(names, rest, strict=True))
            told.append(f"{said} from {self.cell.called}, since you gave none")
        if any(i.variable == T and i.origin == "assumed" for i in inputs):
            told.append(f"{show(self.values[T], '°C')}, since you gave no temperature")
        return tuple(dict.fromkeys(told))


def read(written: str) -> Variable:
    """A variable kept in written form."""
    from tutor.meaning import read_variable

    return read_variable(written)


def _log(value: float) -> float:
    import math

    return math.log(max(value, 1e-12))


def _relative(values: dict[Variable, float]) -> dict[Variable, float]:
    """Permeabilities relative to P_K (or the largest), so that said ratios join those of the cell."""
    permeabilities = {v: x for v, x in values.items() if v.symbol == "P" and v.ion}
    if not permeabilities:
        return values
    unit = permeabilities.get(Variable("P", "K")) or max(permeabilities.values())
    return {**values, **{v: x / unit for v, x in permeabilities.items()}} if unit else values
