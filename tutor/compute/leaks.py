"""A cell without its pump: its cations leak down their gradients. SI: m/s, mol/m3, V, s.

With chloride left aside the two cation currents cancel at every moment, so K+ and Na+ inside swap one
for one and a single number, K+ inside, carries the whole course.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tutor.compute import edge
from tutor.compute.constant_field import flux
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.errors import DomainError
from tutor.units import quantity

if TYPE_CHECKING:
    from tutor.units import Quantity

TOLERANCE = 1e-7  # mol/m3 a step


class Leaks(NamedTuple):
    """A cell without its pump: permeabilities, sides, surface over volume."""

    P_K: float
    P_Na: float
    K_out: float
    Na_out: float
    both_in: float
    T: float
    per_volume: float

    def voltage(self, K: float) -> float:
        """V_m by Goldman for K+ inside."""
        outer = self.P_K * self.K_out + self.P_Na * self.Na_out
        inner = self.P_K * K + self.P_Na * (self.both_in - K)
        return GAS_CONSTANT * self.T / FARADAY * math.log(outer / inner)

    def rate(self, K: float) -> float:
        """dK/dt inside: minus the net outward flux, surface over volume."""
        outward: float = flux(self.P_K, self.K_out, K, 1, self.voltage(K), self.T)
        return -outward * self.per_volume


def _step(cell: Leaks, K: float, h: float) -> tuple[float, float]:
    """One step of the third-order pair of Bogacki and Shampine, with its error."""
    k1 = cell.rate(K)
    k2 = cell.rate(K + h / 2 * k1)
    k3 = cell.rate(K + h * 3 / 4 * k2)
    new = K + h * (2 * k1 + 3 * k2 + 4 * k3) / 9
    error = h * (-5 / 72 * k1 + k2 / 12 + k3 / 9 - cell.rate(new) / 8)
    return new, abs(error)


def run(cell: Leaks, K: float, times: Sequence[float]) -> list[float]:
    """K+ inside at each of the rising ``times``, by steps that fit the error wanted."""
    found, now, h = [], 0.0, 1.0
    for goal in times:
        while now < goal:
            h = min(h, goal - now)
            new, error = _step(cell, K, h)
            if error <= TOLERANCE:
                now, K = (goal if h == goal - now else now + h), new
            h *= min(4.0, max(0.2, 0.9 * (TOLERANCE / max(error, 1e-30)) ** (1 / 3)))
        found.append(K)
    return found


def pump_off(
    P_K: Quantity,
    P_Na: Quantity,
    K_out: Quantity,
    Na_out: Quantity,
    K_in: Quantity,
    Na_in: Quantity,
    d: Quantity,
    T: Quantity,
    t: Quantity,
) -> tuple[Quantity, Quantity, Quantity]:
    """V_m and the cations inside a spherical cell after its pump has stopped.

    Args:
        P_K: permeability to potassium [permeability].
        P_Na: permeability to sodium [permeability].
        K_out: potassium outside [concentration].
        Na_out: sodium outside [concentration].
        K_in: potassium inside at the start [concentration].
        Na_in: sodium inside at the start [concentration].
        d: diameter [length].
        T: absolute temperature [temperature], 250 to 330 K.
        t: times since the pump stopped [time], a scalar or a rising array.

    Returns:
        V_m in mV, K+ inside and Na+ inside in mM, each of the shape of t.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a value not above zero, or times that do not rise.

    Validity: large bath, fixed volume, chloride left aside: a teaching model of the run-down.

    Reference: constant-field fluxes, Goldman, J Gen Physiol 27:37, 1943 (second-hand).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> P, mM = u.cm / u.s, u.mM
    >>> cell = 1e-7 * P, 1e-9 * P, 4 * mM, 140 * mM, 135 * mM, 12 * mM, 10 * u.um, 310.15 * u.kelvin
    >>> print(f"{pump_off(*cell, 10 * u.hour)[0].magnitude:.2f}")
    -59.03
    """
    permeability, length = edge.above_zero("permeability", "cm/s"), edge.above_zero("length", "µm")
    p_K, p_Na = edge.one(P_K, permeability, "P_K"), edge.one(P_Na, permeability, "P_Na")
    sides = (("K_out", K_out), ("Na_out", Na_out), ("K_in", K_in), ("Na_in", Na_in))
    k_out, na_out, k_in, na_in = (edge.one(value, edge.CONCENTRATION, name) for name, value in sides)
    kelvin = edge.one(T, edge.TEMPERATURE, "T")
    cell = Leaks(p_K, p_Na, k_out, na_out, k_in + na_in, kelvin, 6 / edge.one(d, length, "d"))

    def kernel(times: Any, xp: Any) -> Any:
        row = [times] if xp is math else [float(time) for time in times]
        if any(later < earlier for earlier, later in zip([0.0, *row], row, strict=False)):
            raise DomainError("The times do not rise,", "but the course runs forward.", "Sort them.")
        K = run(cell, k_in, row)
        return K[0] if xp is math else xp.array(K)

    K = edge.calculate(kernel, "mM", (t, edge.at_least_zero("time", "s"), "t"))
    V = edge.calculate(
        lambda K, xp: (
            GAS_CONSTANT
            * cell.T
            / FARADAY
            * xp.log(
                (cell.P_K * cell.K_out + cell.P_Na * cell.Na_out)
                / (cell.P_K * K + cell.P_Na * (cell.both_in - K))
            )
        ),
        "mV",
        (K, edge.CONCENTRATION, "K_in"),
    )
    return V, K, quantity(k_in + na_in, "mM") - K
