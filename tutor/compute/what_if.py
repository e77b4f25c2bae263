"""Before and after: change quantities of a cell and see what V_m and the equilibrium potentials do."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal, NamedTuple

from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, label
from tutor.compute.goldman import EQUATION as GOLDMAN
from tutor.compute.goldman import voltage as voltage_of_monovalents
from tutor.compute.nernst import nernst
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import show

How = Literal["to", "by", "times"]


class Change(NamedTuple):
    """A change of one quantity: set ``to`` an SI value, moved ``by`` one, or multiplied (``times``)."""

    variable: Variable
    how: How
    amount: float
    start: float | None = None

    def apply(self, values: Mapping[Variable, float]) -> float:
        """The new SI value; a quantity that must be positive may not fall below zero."""
        if self.how == "to":
            return self.amount
        old = values.get(self.variable)
        if old is None:
            name = label(self.variable)
            raise DomainError(f"{name} has no value here,", "so it cannot be changed.", f"Give {name} first.")
        new = old + self.amount if self.how == "by" else old * self.amount
        if self.variable.symbol in ("c", "P", "T") and new < 0:
            unit = shown_in(self.variable)
            fall = f"by {show(-self.amount, unit)}" if self.how == "by" else f"to {show(new, unit)}"
            raise DomainError(
                f"Read a fall of {label(self.variable)} {fall},",
                f"but it is only {show(old, unit)}.",
                "Give a smaller change.",
            )
        return new


def shown_in(variable: Variable) -> str:
    """The unit in which a changed quantity is shown; a change of temperature is one in kelvin."""
    return {"c": "mM", "T": "K", "V_m": "mV", "E": "mV"}.get(variable.symbol, "1")


# cations and anions of one formula unit
def apply(
    values: Mapping[Variable, float], changes: tuple[Change, ...]
) -> tuple[dict[Variable, float], dict[Variable, float]]:
    """The values before (start points of ``from a to b`` put in) and after all changes."""
    before = dict(values)
    before.update({change.variable: change.start for change in changes if change.start is not None})
    after = dict(before)
    for change in changes:
        after[change.variable] = change.apply(after)
    return before, after


def permeant(values: Mapping[Variable, float]) -> tuple[str, ...]:
    """The monovalent ions with a permeability and both concentrations."""
    ions = dict.fromkeys(variable.ion for variable in values if variable.symbol == "P" and variable.ion)
    return tuple(
        ion
        for ion in ions
        if all(Variable("c", ion, side) in values for side in ("in", "out"))
        and abs(values.get(Variable("z", ion), 0)) == 1
    )


def membrane_potential(values: Mapping[Variable, float]) -> float:
    """V_m of a cell in volts: by Goldman, or its extended form where a divalent ion is permeant."""
    divalent = _divalent(values)
    if divalent:
        from tutor.compute.divalent import voltage

        return voltage(Problem(V_M, values, permeant(values) + divalent))
    return voltage_of_monovalents(Problem(V_M, values, permeant(values)))


def _divalent(values: Mapping[Variable, float]) -> tuple[str, ...]:
    """The ions of more than one charge that have a permeability above zero and both concentrations."""
    return tuple(
        name.ion
        for name, P in values.items()
        if name.symbol == "P"
        and name.ion
        and P > 0
        and abs(values.get(Variable("z", name.ion), 0)) > 1
        and all(Variable("c", name.ion, side) in values for side in ("in", "out"))
    )


def sensitivity(values: Mapping[Variable, float]) -> dict[Variable, float]:
    """Change of V_m in volts for each e-fold rise of a concentration, the largest first.

    In the Goldman equation it is RT/F times the ion's share in its sum, so the shares of each sum add
    up to RT/F: raising everything outside by the same factor moves V_m like one ion alone.
    """
    found = {
        Variable("c", ion, side): _slope(values, Variable("c", ion, side))
        for ion in permeant(values) + _divalent(values)
        for side in ("out", "in")
    }
    return dict(sorted(found.items(), key=lambda pair: -abs(pair[1])))


def _slope(values: Mapping[Variable, float], name: Variable, step: float = 1e-4) -> float:
    """By a small step up and down, so that it holds for every form of the equation."""
    ends = [membrane_potential({**values, name: values[name] * math.exp(sign * step)}) for sign in (1, -1)]
    return (ends[0] - ends[1]) / (2 * step)


def movers(values: Mapping[Variable, float], changes: tuple[Change, ...]) -> tuple[tuple[Change, float], ...]:
    """How far each of several changes would have moved V_m alone, the largest first."""
    alone = []
    for change in changes:
        before, after = apply(values, (change,))
        alone.append((change, membrane_potential(after) - membrane_potential(before)))
    return tuple(sorted(alone, key=lambda pair: -abs(pair[1])))


def equilibrium(values: Mapping[Variable, float], ion: str) -> float | None:
    """E of an ion of the cell in volts, or None where a value is missing or zero."""
    needed = (
        Variable("c", ion, "out"),
        Variable("c", ion, "in"),
        Variable("z", ion),
        TEMPERATURE,
    )
    numbers = [values.get(variable) for variable in needed]
    if any(not number for number in numbers):
        return None
    return float(nernst(*numbers)) + 0.0  # equal sides give 0, not −0


def run(
    values: Mapping[Variable, float], changes: tuple[Change, ...], watched: tuple[Variable, ...] = ()
) -> Solution:
    """Before, after and difference of V_m, then of the watched equilibrium potentials."""
    before, after = apply(values, changes)
    results: list[Result] = []
    steps = [_said(before, after, changes)]
    for variable in (V_M, *watched):
        first, second = _value(before, variable), _value(after, variable)
        if first is None or second is None or not (math.isfinite(first) and math.isfinite(second)):
            continue
        results.append(Result(variable, first, "mV", "before"))
        results.append(Result(variable, second, "mV", "after"))
        results.append(Result(variable, second - first, "mV", "change"))
        shown = (show(first, "mV", 1), show(second, "mV", 1), show(second - first, "mV", 1, sign=True))
        formula = (
            "Goldman equation before and after" if variable == V_M else "Nernst equation before and after"
        )
        steps.append(Step(f"{label(variable)}: {formula}", f"{shown[0]} → {shown[1]}", shown[2]))
    if V_M in (result.variable for result in results):
        steps.append(_movers(before, changes) if len(changes) > 1 else _weights(before))
    return Solution(tuple(results), tuple(steps))


def _movers(values: Mapping[Variable, float], changes: tuple[Change, ...]) -> Step:
    """Who moved V_m, if several things changed."""
    ranked = movers(values, changes)
    said = ", ".join(
        f"{label(change.variable)} {show(moved, 'mV', 1, sign=True)}" for change, moved in ranked
    )
    return Step("each change alone", said, f"{label(ranked[0][0].variable)} moves V_m most")


def _weights(values: Mapping[Variable, float]) -> Step:
    """Who could move V_m: the effect of each concentration outside, for comparison."""
    outside = [(name, moved) for name, moved in sensitivity(values).items() if name.side == "out"]
    decade = math.log(10)
    said = ", ".join(
        f"{label(name, values.get(Variable('z', name.ion or '')))} {show(moved * decade, 'mV', 1, sign=True)}"
        for name, moved in outside
    )
    return Step(
        "before: V_m for each factor of ten (slope at that point)", said, "the larger, the more it counts"
    )


def _value(values: Mapping[Variable, float], variable: Variable) -> float | None:
    if variable == V_M:
        return membrane_potential(values)
    return equilibrium(values, variable.ion or "")


def _said(
    before: Mapping[Variable, float], after: Mapping[Variable, float], changes: tuple[Change, ...]
) -> Step:
    parts = []
    for change in changes:
        variable = change.variable
        unit = {"c": "mM", "T": "°C"}.get(variable.symbol, "1")
        name = label(variable, before.get(Variable("z", variable.ion or "")))
        parts.append(f"{name}: {show(before[variable], unit)} → {show(after[variable], unit)}")
    return Step("what is changed", "; ".join(parts), "everything else is kept")


def _work(problem: Problem) -> Solution:
    raise DomainError(
        "A what-if needs a change,",
        "such as a concentration that doubles.",
        'Say "what if external K+ doubles?".',
    )


EQUATION = Equation(
    id="what-if",
    question="what happens to V_m if external K+ doubles?",
    title="What happens to V_m if something changes",
    formula="V_m(after) − V_m(before), both by the Goldman equation",
    inputs=GOLDMAN.inputs,
    results=(Slot(V_M, "potential", "mV", "membrane potential before, after, change"),),
    solves=("V_m", "E"),
    sources=("goldman-1943", "wright-2004"),
    limits=("Both states are steady states with zero net current; the other values are held fixed.",),
    work=_work,
    leaves=("thing:muscle",),  # skeletal, smooth or heart: which
    leaves_bare=("thing:action-potential",),
)
