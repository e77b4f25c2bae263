"""Permeabilities on one scale: said ratios join those of the cell, P_K (or the largest) being 1."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.meaning import Variable, read_variable
from tutor.parse.numbers.row import RELATIVE
from tutor.parse.reading import Given
from tutor.units import UNITS


def relative(values: dict[Variable, float]) -> dict[Variable, float]:
    """Permeabilities relative to P_K (or the largest), so that said ratios join those of the cell."""
    permeabilities = {v: x for v, x in values.items() if v.symbol == "P" and v.ion}
    if not permeabilities:
        return values
    unit = permeabilities.get(Variable("P", "K")) or max(permeabilities.values())
    return {**values, **{v: x / unit for v, x in permeabilities.items()}} if unit else values


def said_permeabilities(
    said: Mapping[Variable, float], given: Mapping[Variable, Given], values: Mapping[Variable, float]
) -> dict[Variable, float]:
    """P_Na/P_K = 0.05 sets P_K to 1, and so does P_K/P_Na = 20; those in cm/s stay in proportion."""
    said = {**said, **_by_another(said, given, values)}
    ratios = {v: x for v, x in said.items() if v.symbol == "P"}
    absolute = any(UNITS[given[v].unit].dimension == "permeability" for v in ratios if v in given)
    largest = max(ratios.values()) if absolute else 1.0
    return {**said, **{v: x / (largest or 1.0) for v, x in ratios.items()}}


def _by_another(
    said: Mapping[Variable, float], given: Mapping[Variable, Given], values: Mapping[Variable, float]
) -> dict[Variable, float]:
    """Permeabilities told by another one, on the scale on which P_K is 1.

    "P_K = P_Na and P_Ca/P_Na = 8": what is told by P_K comes first, then what is told by that.
    """
    bases = _bases(given)
    scaled: dict[Variable, float] = {}
    for variable, base in bases.items():
        if variable.ion == "K" and said[variable]:
            scaled |= {variable: 1.0, base: 1.0 / said[variable]}
    waiting = [variable for variable in bases if variable not in scaled]
    while waiting:
        ready = [variable for variable in waiting if bases[variable] not in waiting] or waiting
        for variable in ready:
            base = bases[variable]
            scaled[variable] = said[variable] * scaled.get(base, said.get(base, values.get(base, 1.0)))
        waiting = [variable for variable in waiting if variable not in ready]
    return scaled


def _bases(given: Mapping[Variable, Given]) -> dict[Variable, Variable]:
    """The permeability, other than P_K, that each of these is told by."""
    told = {v: item.why.removeprefix(RELATIVE) for v, item in given.items() if item.why.startswith(RELATIVE)}
    bases = {variable: read_variable(base) for variable, base in told.items()}
    return {variable: base for variable, base in bases.items() if base.ion != "K"}


def told_by_relation(given: Mapping[Variable, Given]) -> dict[Variable, Given]:
    """Permeabilities that have no number of their own, but a relation to P_K that tells it."""
    bases = _bases(given)
    return {base: given[v] for v, base in bases.items() if v.ion == "K" and base not in given}
