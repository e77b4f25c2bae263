"""Permeabilities on one scale: said ratios join those of the cell, P_K (or the largest) being 1."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.meaning import Variable
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
    said: Mapping[Variable, float], given: Mapping[Variable, Given]
) -> dict[Variable, float]:
    """P_Na/P_K = 0.05 sets P_K to 1; permeabilities in cm/s stay in proportion."""
    ratios = {v: x for v, x in said.items() if v.symbol == "P"}
    absolute = any(UNITS[given[v].unit].dimension == "permeability" for v in ratios)
    largest = max(ratios.values()) if absolute else 1.0
    return {**said, **{v: x / (largest or 1.0) for v, x in ratios.items()}}
