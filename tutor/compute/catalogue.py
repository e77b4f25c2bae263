"""The list of equations, each loaded from its module when first asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from tutor.compute.equation import Equation

# id -> module of this package that ends in the entry, its EQUATION
_HOMES: dict[str, str] = {
    "nernst-potential": "nernst",
    "goldman-potential": "goldman",
    "goldman-divalent-potential": "divalent",
    "ghk-current": "ghk",
    "chord-conductance-potential": "chord",
    "driving-force": "driving_force",
    "ionic-current": "current",
    "ohms-law": "ohm",
    "time-constant": "time_constant",
    "charge-separation": "charge",
    "charge-carried": "carried",
    "electrochemical-difference": "electrochemical",
    "pump-energetics": "pump",
    "pump-electrogenic-potential": "electrogenic",
    "coupled-transport": "coupled",
    "proton-motive-force": "proton",
    "atp-synthesis": "atp_synthesis",
    "ph": "ph",
    "temperature-q10": "q10",
    "donnan-equilibrium": "donnan",
    "passive-chloride": "chloride",
    "what-if": "what_if",
    "pump-off": "rundown",
}

EQUATION_IDS: tuple[str, ...] = tuple(_HOMES)


@cache
def equation(equation_id: str) -> Equation:
    """The catalogue entry with this id; raises ``KeyError`` for an unknown one."""
    entry: Equation = import_module(f"tutor.compute.{_HOMES[equation_id]}").EQUATION
    return entry


def equations() -> tuple[Equation, ...]:
    """All entries, in the order of the subject."""
    return tuple(equation(equation_id) for equation_id in EQUATION_IDS)
