"""Flux and current of one ion in a constant field. SI: m/s, mol/m3, V, K, A/m2, mol/m2/s."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tutor.compute import edge
from tutor.compute.constants import FARADAY, GAS_CONSTANT

if TYPE_CHECKING:
    from tutor.units import Quantity

CURRENT, FLUX = "µA/cm**2", "pmol/cm**2/s"
PERMEABILITY = edge.at_least_zero("permeability", "cm/s")


def ways(w: Any, xp: Any = math) -> tuple[Any, Any]:
    """Weights of the inner and the outer concentration, w/(1 - e^-w) and w/(e^w - 1), for w = zVF/RT.

    Both come from |w|/(e^|w| - 1), so that neither loses digits at large |w|, and both are 1 at w = 0.
    """
    size = abs(w)
    if xp is math:
        small = 1.0 if size < 1e-300 else size / math.expm1(size) if size < 700 else 0.0
        return (small + size, small) if w > 0 else (small, small + size)
    safe = xp.where(size < 1e-300, 1.0, size)
    small = xp.where(size < 1e-300, 1.0, safe / xp.expm1(safe))
    return small + xp.maximum(w, 0), small + xp.maximum(-w, 0)


def fluxes(P: Any, c_out: Any, c_in: Any, z: Any, V_m: Any, T: Any, xp: Any = math) -> tuple[Any, Any]:
    """Unguarded kernel: the two one-way fluxes, outward and inward."""
    inner, outer = ways(z * V_m * FARADAY / (GAS_CONSTANT * T), xp)
    return P * c_in * inner, P * c_out * outer


def flux(P: Any, c_out: Any, c_in: Any, z: Any, V_m: Any, T: Any, xp: Any = math) -> Any:
    """Unguarded kernel: the net outward flux."""
    inner, outer = ways(z * V_m * FARADAY / (GAS_CONSTANT * T), xp)
    return P * (c_in * inner - c_out * outer)


def current(P: Any, c_out: Any, c_in: Any, z: Any, V_m: Any, T: Any, xp: Any = math) -> Any:
    """Unguarded kernel: I = P z^2 (V F^2/RT) (c_in - c_out e^-w)/(1 - e^-w), outward positive."""
    return z * FARADAY * flux(P, c_out, c_in, z, V_m, T, xp)


def ghk_current(P: Quantity, c_out: Quantity, c_in: Quantity, z: int, V_m: Quantity, T: Quantity) -> Quantity:
    """Current density that one ion carries through the membrane by the constant-field equation.

    Args:
        P: permeability of the ion [permeability], scalar or array.
        c_out: concentration outside [concentration], scalar or array, broadcast with the others.
        c_in: concentration inside [concentration], scalar or array.
        z: valence with its sign [number], not zero.
        V_m: membrane potential, inside minus outside [potential], scalar or array.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        I in µA/cm**2 of the broadcast shape; positive is an outward current.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension, or a permeability ratio without a unit.
        DomainError: a negative permeability or concentration, z = 0, or a temperature no cell lives at.

    Validity: constant field, independent ions; at V_m = 0 its limit P z F (c_in - c_out) is taken.

    Reference: Goldman, J Gen Physiol 27:37, 1943 (second-hand); Hodgkin and Katz, J Physiol 108:37,
    1949 (second-hand).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> K = ghk_current(1e-7 * u.cm / u.s, 4 * u.mM, 135 * u.mM, 1, -70 * u.mV, 310.15 * u.kelvin)
    >>> print(f"{K.magnitude:.6f} {K.units:~C}")
    0.159102 µA/cm**2
    """
    return edge.calculate(current, CURRENT, *_given(P, c_out, c_in, z, V_m, T))


def ghk_flux(
    P: Quantity, c_out: Quantity, c_in: Quantity, z: int, V_m: Quantity, T: Quantity
) -> tuple[Quantity, Quantity, Quantity]:
    """Net outward flux of one ion and its two one-way fluxes.

    Args:
        P: permeability of the ion [permeability], scalar or array.
        c_out: concentration outside [concentration], scalar or array, broadcast with the others.
        c_in: concentration inside [concentration], scalar or array.
        z: valence with its sign [number], not zero.
        V_m: membrane potential, inside minus outside [potential], scalar or array.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        Net outward flux, efflux and influx in pmol/cm**2/s, each of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a negative permeability or concentration, z = 0, or a temperature no cell lives at.

    Validity: constant field, independent ions.

    Reference: Goldman, J Gen Physiol 27:37, 1943 (second-hand).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> sides = 4 * u.mM, 135 * u.mM
    >>> net, out, into = ghk_flux(1e-7 * u.cm / u.s, *sides, 1, -86.345 * u.mV, 310.15 * u.kelvin)
    >>> print(f"{out.magnitude:.5f} {into.magnitude:.5f}")
    1.79507 1.34545
    """
    given = _given(P, c_out, c_in, z, V_m, T)
    return (
        edge.calculate(flux, FLUX, *given),
        edge.calculate(lambda *numbers, xp: _one_way(numbers, xp)[0], FLUX, *given),
        edge.calculate(lambda *numbers, xp: _one_way(numbers, xp)[1], FLUX, *given),
    )


def _one_way(numbers: tuple[Any, ...], xp: Any) -> tuple[Any, Any]:
    P, c_out, c_in, z, V_m, T = numbers
    return fluxes(P, c_out, c_in, z, V_m, T, xp)


def flux_ratio(z: int, V_m: Quantity, E: Quantity, T: Quantity) -> Quantity:
    """Efflux over influx of an ion that crosses passively and independently (Ussing).

    Args:
        z: valence with its sign [number], not zero.
        V_m: membrane potential, inside minus outside [potential], scalar or array.
        E: equilibrium potential of the ion [potential], scalar or array.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        exp(z F (V_m - E)/RT), a number of the broadcast shape: 1 at equilibrium.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: z = 0, or a temperature no cell lives at.

    Validity: passive, independent movement; it needs no permeability.

    Reference: Hille, Ion Channels of Excitable Membranes, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> print(f"{flux_ratio(1, -86.345 * u.mV, -94.0537 * u.mV, 310.15 * u.kelvin).magnitude:.3f}")
    1.334
    """
    given = (z, edge.CHARGED, "z"), (V_m, edge.POTENTIAL, "V_m"), (E, edge.POTENTIAL, "E")
    return edge.calculate(passive_ratio, "1", *given, (T, edge.TEMPERATURE, "T"))


def passive_ratio(z: Any, V_m: Any, E: Any, T: Any, xp: Any = math) -> Any:
    """Unguarded kernel: exp(z F (V_m - E)/RT)."""
    return xp.exp(z * FARADAY * (V_m - E) / (GAS_CONSTANT * T))


def _given(P: Any, c_out: Any, c_in: Any, z: Any, V_m: Any, T: Any) -> tuple[edge.Given, ...]:
    return (
        (P, PERMEABILITY, "P"),
        (c_out, edge.CONCENTRATION_OR_ZERO, "c_out"),
        (c_in, edge.CONCENTRATION_OR_ZERO, "c_in"),
        (z, edge.CHARGED, "z"),
        (V_m, edge.POTENTIAL, "V_m"),
        (T, edge.TEMPERATURE, "T"),
    )
