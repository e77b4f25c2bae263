"""Quantities of a membrane as it stands: what is given, else what follows from it."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.compute.what_if import equilibrium, membrane_potential, permeant
from tutor.errors import TutorError
from tutor.meaning import V_M, Variable

UNITS_SHOWN = {"E": "mV", "V_m": "mV", "DF": "mV", "c": "mM", "P": "1"}


def quantity(values: Mapping[Variable, float], wanted: Variable) -> float | None:
    """The SI value of E, V_m, DF, c or P in this membrane, or none where it is not known."""
    try:
        return _quantity(values, wanted)
    except TutorError:
        return None


def _quantity(values: Mapping[Variable, float], wanted: Variable) -> float | None:
    if wanted in values:
        return values[wanted]
    if wanted == V_M:
        return membrane_potential(values) if permeant(values) else None
    if wanted.symbol == "E" and wanted.ion:
        return equilibrium(values, wanted.ion)
    if wanted.symbol == "DF" and wanted.ion:
        V_m, E = quantity(values, V_M), quantity(values, Variable("E", wanted.ion))
        return None if V_m is None or E is None else V_m - E
    return None
