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
    """Permeabilities told by another one, on the scale on which P_K is 1."""
    scaled: dict[Variable, float] = {}
    for variable, item in given.items():
        base = read_variable(item.why.removeprefix(RELATIVE)) if item.why.startswith(RELATIVE) else None
        if base is None or base.ion == "K":
            continue
        if variable.ion == "K" and said[variable]:
            scaled |= {variable: 1.0, base: 1.0 / said[variable]}
        else:
            scaled[variable] = said[variable] * said.get(base, values.get(base, 1.0))
    return scaled
