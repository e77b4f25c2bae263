"""A case: the equation a student worked on, its unknown and the numbers that went in."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tutor.compute.nernst import thermal_voltage
from tutor.errors import TutorError
from tutor.meaning import T, Variable


class DeadEndError(TutorError):
    """A route that these inputs do not allow: the logarithm of a negative number, a value nobody has."""


@dataclass(frozen=True, slots=True)
class Case:
    """What was computed, with which numbers (SI), and the right result."""

    equation: str
    unknown: Variable
    ions: tuple[str, ...]
    values: Mapping[Variable, float]
    right: float

    def __getitem__(self, variable: Variable) -> float:
        value = self.values.get(variable)
        if value is None:
            raise DeadEndError(f"{variable}", "has no value here,", "so this route cannot be walked.")
        return value

    def put(self, changed: Mapping[Variable, float]) -> Case:
        """The same case with other numbers going in."""
        return replace(self, values={**self.values, **changed})

    @property
    def ion(self) -> str:
        """The ion that the case is about: that of the unknown, else the first."""
        ion = self.unknown.ion or (self.ions[0] if self.ions else None)
        if ion is None:
            raise DeadEndError("No ion is named,", "", "so this route cannot be walked.")
        return ion

    @property
    def thermal(self) -> float:
        """RT/F."""
        return float(thermal_voltage(self[T]))

    @property
    def slope(self) -> float:
        """RT ln10 / F, for a factor of ten at z = 1."""
        return self.thermal * math.log(10)

    def c(self, ion: str, side: str) -> float:
        """A concentration that a logarithm can take."""
        return positive(self[Variable("c", ion, side)])

    def z(self, ion: str) -> float:
        """The valence, as edited by a route."""
        z = self[Variable("z", ion)]
        if not z:
            raise DeadEndError("z is 0,", "", "so there is no equilibrium potential.")
        return z

    def quotient(self, ion: str) -> float:
        """c_out/c_in, from the concentrations or given as such."""
        given = self.values.get(Variable("ratio", ion))
        return positive(given) if given is not None else self.c(ion, "out") / self.c(ion, "in")

    def equilibrium(self, ion: str) -> float:
        """The equilibrium potential, given or by the Nernst equation."""
        given = self.values.get(Variable("E", ion)) if self.unknown.symbol != "E" else None
        if given is not None:
            return given
        return self.thermal / self.z(ion) * math.log(self.quotient(ion))

    def permeability(self, ion: str) -> float:
        """A permeability, which a route may have made negative."""
        return self[Variable("P", ion)]


def positive(value: float) -> float:
    """``value`` where a logarithm can take it."""
    if not value > 0 or math.isinf(value):
        raise DeadEndError(
            f"{value:g}", "is no number to take a logarithm of,", "so this route cannot be walked."
        )
    return value
