"""Current through channels of one ion, and what it tells: ions a second, the reversal potential.

SI in the kernel: S (or S/m2), V, A (or A/m2), 1/s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.compute import edge
from tutor.compute.constants import ELEMENTARY_CHARGE

if TYPE_CHECKING:
    from tutor.units import Quantity

PER_AREA = "µA/cm**2"


def ohmic(g: Any, V_m: Any, E: Any, xp: Any = None) -> Any:
    """Unguarded kernel: I = g (V_m - E)."""
    return g * (V_m - E)


def ionic_current(g: Quantity, V_m: Quantity, E: Quantity) -> Quantity:
    """Current of one ion through a conductance, outward positive.

    Args:
        g: conductance of a channel or a membrane [conductance or conductance per area], scalar or array.
        V_m: membrane potential, inside minus outside [potential], scalar or array.
        E: equilibrium potential of the ion [potential], scalar or array, broadcast with the others.

    Returns:
        I = g (V_m - E) in pA, or in µA/cm**2 if g is per area, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a negative conductance.

    Validity: a linear (Ohmic) channel; most real channels bend (rectify), so g is the one at this V_m.

    Reference: Hodgkin and Huxley, J Physiol 117:500, 1952 (read); Hille, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> pS, mV = registry().pS, registry().mV
    >>> print(f"{ionic_current(20 * pS, -70 * mV, -95.0226 * mV):.4f~P}")
    0.5005 pA
    """
    per_area = hasattr(type(g), "dimensionality") and g.is_compatible_with("S/m**2")
    kind = edge.at_least_zero("conductance per area" if per_area else "conductance", "S")
    given = (g, kind, "g"), (V_m, edge.POTENTIAL, "V_m"), (E, edge.POTENTIAL, "E")
    return edge.calculate(ohmic, PER_AREA if per_area else "pA", *given)


def ions_per_second(I: Quantity, z: int) -> Quantity:
    """Ions that carry a current, each second.

    Args:
        I: current [current], scalar or array; its sign does not matter.
        z: valence with its sign [number], not zero.

    Returns:
        |I|/(|z| e) in 1/s, of the shape of I.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: z = 0.

    Validity: the current is carried by this ion alone.

    Reference: definition; e from the 2019 SI (read).

    >>> from tutor.units import registry
    >>> print(f"{ions_per_second(0.5 * registry().pA, 1).magnitude:.3e}")
    3.121e+06
    """
    given = (I, edge.any_number("current", "pA"), "I"), (z, edge.CHARGED, "z")
    return edge.calculate(lambda current, z, xp: abs(current) / (abs(z) * ELEMENTARY_CHARGE), "1/s", *given)


def reversal_from_line(V_1: Quantity, I_1: Quantity, V_2: Quantity, I_2: Quantity) -> Quantity:
    """Reversal potential from two points of a straight current-voltage line.

    Args:
        V_1: first potential [potential], scalar or array.
        I_1: current there [current], scalar or array.
        V_2: second potential [potential], scalar or array.
        I_2: current there [current], scalar or array, different from I_1.

    Returns:
        The potential where the line through both points crosses zero current, in mV.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: the same current at both points.

    Validity: a linear current-voltage relation between the points.

    Reference: Hille, Ion Channels of Excitable Membranes, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> print(f"{reversal_from_line(-70 * u.mV, -2 * u.pA, 30 * u.mV, 3 * u.pA):.1f~P}")
    -30.0 mV
    """
    ampere = edge.any_number("current", "pA")
    return edge.calculate(
        lambda V_1, I_1, V_2, I_2, xp: V_1 - I_1 * (V_2 - V_1) / (I_2 - I_1),
        "mV",
        (V_1, edge.POTENTIAL, "V_1"),
        (I_1, ampere, "I_1"),
        (V_2, edge.POTENTIAL, "V_2"),
        (I_2, ampere, "I_2"),
    )
