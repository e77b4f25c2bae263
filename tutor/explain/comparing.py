"""Computed comparisons in words: a sentence that puts the sides in order, and a short table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tutor.compute.equation import Result, label
from tutor.compute.working import difference
from tutor.meaning import V_M, Variable
from tutor.outcome import Outcome
from tutor.parse.reading import Compared, Side
from tutor.plan import Plan
from tutor.units import UNITS, show

Table = tuple[tuple[str, ...], ...]
ALIKE = 5e-5  # volts: what is not shown apart is no difference
WORD = {  # of two, and of more
    "negative": ("more negative", "the most negative"),
    "positive": ("more positive", "the most positive"),
    "near": ("nearer to V_m", "the nearest to V_m"),
    "far": ("farther from V_m", "the farthest from V_m"),
    "small": ("smaller", "the smallest"),
    "large": ("larger", "the largest"),
    "": ("larger", "the largest"),
}


def told(outcome: Outcome, sides: Compared) -> tuple[str, Table]:
    """Headline and table of a computed comparison."""
    makers = {"cells": _cells, "changes": _changes, "quantities": _quantities, "states": _states}
    return makers[sides.kind](outcome, sides)


def _cells(outcome: Outcome, sides: Compared) -> tuple[str, Table]:
    """A column a cell, a row a quantity that both have."""
    found = [_by_name(side) for side in outcome.beside]
    shared = [name for name in found[0] if all(name in other for other in found)]
    titles = [side.plan.title for side in outcome.beside]
    rows = [(name, *(column[name].shown() for column in found)) for name in shared]
    first = next(
        (name for name in shared if found[0][name].variable == outcome.plan.reading.unknown), shared[0]
    )
    values = {title: column[first].value for title, column in zip(titles, found, strict=True)}
    shown = {title: column[first].shown() for title, column in zip(titles, found, strict=True)}
    order = sides.order if sides.order in ("negative", "small", "large") else "negative"
    return _ranked(first, values, shown, order), (("", *titles), *rows)


def _states(outcome: Outcome, sides: Compared) -> tuple[str, Table]:
    """A row a set of values: what they make of the quantity."""
    found = {side.plan.title: next(iter(_by_name(side).items())) for side in outcome.beside}
    name = next(iter(found.values()))[0]
    values = {title: result.value for title, (_, result) in found.items()}
    shown = {title: result.shown() for title, (_, result) in found.items()}
    rows = (("", name), *shown.items())
    if len(set(shown.values())) == 1:
        return f"They are equal: {name} = {next(iter(shown.values()))}.", rows
    return _ranked(name, values, shown, sides.order or "large", joint="at"), rows


def _by_name(side: Outcome) -> dict[str, Result]:
    """The results of one side by their label."""
    return {
        label(result.variable, side.plan.values.get(Variable("z", result.variable.ion or ""))): result
        for _, solution in side.solutions
        for result in solution.results[:1]
    }


def _changes(outcome: Outcome, sides: Compared) -> tuple[str, Table]:
    """A row a change: the quantity before and after it, and by how much it moved."""
    asked = outcome.plan.reading.unknown or V_M
    rows, moved, shown = [], {}, {}
    for side in outcome.beside:
        named = {(r.variable, r.role): r for _, solution in side.solutions for r in solution.results}
        before, after = named.get((asked, "before")), named.get((asked, "after"))
        if before is None or after is None:
            continue
        change = after.value - before.value
        rows.append((side.plan.title, before.shown(), after.shown(), show(change, "mV", 1, sign=True)))
        moved[side.plan.title], shown[side.plan.title] = change, show(change, "mV", 1, sign=True)
    name = label(asked)
    return _moved_most(name, moved, shown), (("change", f"{name} before", "after", "moved by"), *rows)


def _moved_most(name: str, moved: dict[str, float], shown: dict[str, str]) -> str:
    """Which change moves a quantity most, or that all move it alike."""
    most = max(moved, key=lambda title: abs(moved[title]), default="")
    rest = [title for title in moved if title != most]
    if all(abs(abs(moved[title]) - abs(moved[most])) < ALIKE for title in rest):
        told = ", ".join(f"{title} by {shown[title]}" for title in moved)
        return f"They move {name} equally far: {told}."
    others = ", ".join(f"{title} by {shown[title]}" for title in rest)
    return f"{most} moves {name} more: by {shown.get(most, '')}, against {others}."


def _quantities(outcome: Outcome, sides: Compared) -> tuple[str, Table]:
    """A row an ion."""
    side = outcome.beside[0]
    found = _by_name(side)
    plan = side.plan
    if not found:
        values = {_named(plan, v): plan.values[v] for v in sides.variables}
        shown = {
            _named(plan, v): show(plan.values[v], "mM" if v.symbol == "c" else "1") for v in sides.variables
        }
        return _ranked("", values, shown, sides.order), tuple(shown.items())
    told = plan.values[V_M] if V_M in plan.said else None
    resting = next((r.value for r in found.values() if r.variable == V_M), told)
    values = {name: r.value for name, r in found.items() if r.variable != V_M}
    shown = {name: r.shown() for name, r in found.items()}
    said = _ranked("", values, shown, sides.order, resting)
    return said, tuple(shown.items())


def results(sides: Compared) -> tuple[str, Table]:
    """Results found before: how far they are apart, or which comes first in the order asked."""
    values = {side.title: side.value for side in sides.sides}
    shown = {side.title: show(side.value, side.unit) for side in sides.sides}
    if len(values) < len(sides.sides):
        return f"They are equal: {next(iter(shown.values()))}.", ()
    if sides.order == "apart":
        return _apart(sides.sides), tuple(shown.items())
    order = sides.order or "large"
    return _ranked("", values, shown, order, sides.voltage), tuple(shown.items())


def _apart(sides: Sequence[Side]) -> str:
    """How far the last two are apart, the larger less the smaller."""
    low, high = sorted(sides[-2:], key=lambda side: side.value)
    written = difference(show(high.value, high.unit), show(low.value, low.unit))
    size = show(high.value - low.value, high.unit)
    said = f"{high.title} − {low.title} = {written} = {size}."
    if low.value > 0 and UNITS[high.unit].dimension != "voltage":
        said = f"{said} The one is {high.value / low.value:.3g} times the other."
    return said


def _named(plan: Plan, variable: Variable) -> str:
    """A quantity as the blackboard writes it."""
    return label(variable, plan.values.get(Variable("z", variable.ion or "")))


def _away(value: float, resting: float | None) -> str:
    """How far a potential is from V_m."""
    return f", {show(abs(value - resting), 'mV', 1)} away" if resting is not None else ""


def _ranked(
    what: str,
    values: dict[str, float],
    shown: dict[str, str],
    order: str,
    resting: float | None = None,
    joint: str = "in",
) -> str:
    """Which of the sides comes first in the order asked."""
    keys: dict[str, Callable[[str], float]] = {
        "negative": lambda name: values[name],
        "positive": lambda name: -values[name],
        "near": lambda name: abs(values[name] - (resting or 0.0)),
        "far": lambda name: -abs(values[name] - (resting or 0.0)),
        "small": lambda name: abs(values[name]),
        "large": lambda name: -abs(values[name]),
    }
    ranked = sorted(values, key=keys[order or "large"])
    first, rest = ranked[0], ranked[1:]
    if all(abs(values[name] - values[first]) < 1e-9 for name in rest):
        return f"They are equal{' in ' + what if what else ''}: {shown[first]}."
    word = WORD[order][len(rest) > 1]
    if order in ("large", "small", "") and any(value < 0 for value in values.values()):
        word += " in size"
    away = {name: _away(values[name], resting) if order in ("near", "far") else "" for name in values}
    others = [f"{shown[name]} ({name})" if what else f"{name} = {shown[name]}{away[name]}" for name in rest]
    beside = " and ".join((", ".join(others[:-1]), others[-1])) if rest[1:] else others[0]
    if what:
        return f"{what} is {word} {joint} {first}: {shown[first]}, against {beside}."
    near = f" (V_m {show(resting, 'mV', 1)})" if resting is not None else ""
    return f"{first} = {shown[first]} is {word}{near}{away[first]}, against {beside}."
