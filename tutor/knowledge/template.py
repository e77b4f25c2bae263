"""The one way to put live numbers into words: ``{E(K):mV.1}`` in the text of a rule or an idea.

A name is a variable of the current cell in written form (``c(K, out)``, ``V_m``, ``DF(Na)``), or a
result of a declared experiment (``kcl.V_m.change``); then the unit and, after a dot, the decimals;
a plus before the unit writes the sign. ``{cell}`` is the cell's name, ``{ion}`` the ion spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tutor.compute.cell import Cell
from tutor.compute.driving_force import EQUATION as FORCE
from tutor.compute.equation import Problem, ion_label
from tutor.compute.what_if import Change, equilibrium, membrane_potential, permeant, run
from tutor.errors import KnowledgeError, TutorError
from tutor.knowledge.model import Experiment
from tutor.meaning import Variable, read_variable
from tutor.units import UNITS, show, to_si

_SLOT = re.compile(r"\{([^{}:]+)(?::(\+?)([^{}]*?)(?:\.(\d))?)?\}")
_TEST = re.compile(r"(.+?)\s*(>|<|\bnear\b)\s*(.+)")
NEAR = 2e-3  # V: two potentials nearer than this are near
_CHANGE = re.compile(r"(.+?)\s*([=+*-])\s*(-?\d+(?:\.\d+)?(?:e-?\d+)?)\s*(\S.*)?$")


class Slot(NamedTuple):
    """One place of a template: the name, whether the sign is written, the unit and the decimals."""

    name: str
    sign: bool
    unit: str
    digits: int | None


def slots(text: str) -> Iterator[Slot]:
    """The places of a template; raises ``KnowledgeError`` for a unit the subject does not have."""
    for found in _SLOT.finditer(text):
        name, sign, unit, digits = found.groups()
        unit = unit or ""
        if unit and unit not in UNITS:
            raise KnowledgeError(
                f'Read "{found.group()}",', f'but "{unit}" is no unit.', "Write {E(K):mV.1}."
            )
        yield Slot(name.strip(), bool(sign), unit, int(digits) if digits else None)


def substitute(text: str, put: Callable[[Slot], str]) -> str:
    """The text with each of its places filled by ``put``."""
    return _SLOT.sub(lambda found: put(next(slots(found.group()))), text)


_SENTENCES = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z{0-9])")
_CELL_FIRST = re.compile(r"(?:^|(?<=[.!?] ))\{cell\}")  # opens a sentence


class Speaker:
    """Fills templates with the numbers of one cell; ``bound`` replaces ion and side placeholders."""

    def __init__(
        self,
        cell: Cell,
        experiments: Mapping[str, Experiment] | None = None,
        bound: Mapping[str, str] | None = None,
    ) -> None:
        self.cell = cell
        self.values = cell.values
        self.experiments = experiments or {}
        self.bound = bound or {}

    def fill(self, text: str) -> str:
        """The text with its numbers; raises ``KnowledgeError`` where the cell does not give one."""
        if "{" not in text:
            return text
        return substitute(_CELL_FIRST.sub(lambda found: self.cell.opening, text), self._one)

    def say(self, text: str) -> str:
        """Like ``fill``, sentence by sentence: one whose number this cell lacks is left out."""
        kept = []
        for sentence in _SENTENCES.split(text):
            try:
                kept.append(self.fill(sentence))
            except TutorError:
                continue
        return " ".join(kept)

    def _one(self, slot: Slot) -> str:
        if slot.name == "cell":
            return self.cell.called
        if slot.name in ("ion", "side"):
            name = self.bound.get(slot.name, slot.name)
            z = self.values.get(Variable("z", name))
            return ion_label(name, z) if z is not None else name
        return show(self.value(slot.name), slot.unit or "1", slot.digits, sign=slot.sign)

    def value(self, name: str) -> float:
        """The SI number a name stands for."""
        head, dot, rest = name.partition(".")
        if dot and head in self.experiments:
            results = self._experiment(head)
            key = self._bind(rest)
            if key not in results:
                known = ", ".join(results)
                raise KnowledgeError(f'Read "{name}",', f"but {head} gives only {known}.", "")
            return results[key]
        return self._of_cell(read_variable(self._bind(name)), name)

    def holds(self, test: str) -> bool:
        """True if a test such as ``V_m > E(Cl)`` is so in this cell; false where a number is missing."""
        found = _TEST.fullmatch(test.strip())
        if found is None:
            raise KnowledgeError(f'Read "{test}"', "as a test.", 'Write "V_m > E(Cl)" or "V_m near E(K)".')
        one, how, other = found.groups()
        try:
            gap = self.value(one) - self.value(other)
        except TutorError:
            return False
        return abs(gap) < NEAR if how == "near" else gap > 0 if how == ">" else gap < 0

    def _bind(self, name: str) -> str:
        for key, value in self.bound.items():
            name = re.sub(rf"\b{key}\b", value, name)
        return name

    def _of_cell(self, variable: Variable, name: str) -> float:
        given = self.values.get(variable)
        if given is not None:
            return given
        maker: dict[str, Callable[[], float | None]] = {
            "V_m": self._potential,
            "E": lambda: equilibrium(self.values, variable.ion or ""),
            "DF": lambda: self._force(variable),
        }
        value = maker[variable.symbol]() if variable.symbol in maker else None
        if value is None:
            raise KnowledgeError(f'Read "{name}",', f"but the cell {self.cell.id} gives no such number.", "")
        return value

    def _potential(self) -> float | None:
        return membrane_potential(self.values) if permeant(self.values) else None

    def _force(self, variable: Variable) -> float | None:
        potential = self._potential()
        if potential is None or equilibrium(self.values, variable.ion or "") is None:
            return None
        values = {**self.values, Variable("V_m"): potential}
        return FORCE.work(Problem(variable, values, (variable.ion or "",))).results[0].value

    def _experiment(self, name: str) -> dict[str, float]:
        """All numbers an experiment gives, by the names a template uses."""
        experiment = self.experiments[name]
        of = experiment, tuple(self.bound.items())
        found = self.cell.ran.get(of)
        if found is None:
            found = self._calculated(experiment) if experiment.equation else self._changed(experiment)
            self.cell.ran[of] = found
        return found

    def _changed(self, experiment: Experiment) -> dict[str, float]:
        changes = tuple(read_change(self._bind(written)) for written in experiment.change)
        ions = [ion for ion in self.cell.ions if equilibrium(self.values, ion) is not None]
        solution = run(self.values, changes, tuple(Variable("E", ion) for ion in ions))
        return {f"{result.variable}.{result.role}": result.value for result in solution.results}

    def _calculated(self, experiment: Experiment) -> dict[str, float]:
        from tutor.compute.catalogue import equation

        values = dict(self.values)
        potential = self._potential()
        if potential is not None:
            values.setdefault(Variable("V_m"), potential)
        for written, amount in experiment.inputs:
            values[read_variable(self._bind(written))] = self._amount(amount)
        entry = equation(experiment.equation or "")
        ions = tuple(self.bound[key] for key in ("ion",) if key in self.bound) or self.cell.permeant
        asked = entry.result.variable
        if asked.ion == "X" and ions:
            asked = Variable(asked.symbol, ions[0], asked.side)
        solution = entry.work(Problem(asked, values, ions))
        return {str(result.variable): result.value for result in solution.results}

    def _amount(self, written: str) -> float:
        found = re.match(r"\s*(-?\d+(?:\.\d+)?(?:e-?\d+)?)\s*(\S.*)?$", written.replace("−", "-"))
        if found:
            return to_si(float(found.group(1)), (found.group(2) or "1").strip())
        return self.value(written)


def read_change(written: str) -> Change:
    """A change such as ``c(K, out) + 6 mM``; ``=`` sets, ``+`` and ``-`` move, ``*`` multiplies."""
    found = _CHANGE.match(written.replace("−", "-"))
    if not found:
        raise KnowledgeError(f'Read "{written}"', "as a change.", 'Write "c(K, out) + 6 mM".')
    variable, sign, number, unit = (
        read_variable(found[1]),
        found[2],
        float(found[3]),
        (found[4] or "1").strip(),
    )
    if sign == "*":
        return Change(variable, "times", number)
    if sign == "=":
        return Change(variable, "to", to_si(number, unit))
    return Change(variable, "by", to_si(number, unit) * (1 if sign == "+" else -1))
