"""Energy of a carrier that couples several solutes, and the voltage that stops it.

SI in the kernel: mol/m3, V, K, J/mol. Counts of a cycle are positive inward, negative outward; a cycle
runs as written while its free energy is negative.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, guards
from tutor.compute.constants import FARADAY
from tutor.compute.electrochemical import electrochemical
from tutor.errors import DomainError

if TYPE_CHECKING:
    from tutor.units import Quantity


def electroneutral(name: str) -> DomainError:
    """The error for a voltage asked of a carrier that moves no net charge."""
    return DomainError(
        f"{name} moves no net charge in a cycle,",
        "so the voltage neither drives nor stops it.",
        "Ask for its free energy, or for the concentration at which it stops.",
    )


def cycle_energy(
    counts: Mapping[str, Any],
    c_out: Mapping[str, Any],
    c_in: Mapping[str, Any],
    z: Mapping[str, int],
    V_m: Any,
    T: Any,
    xp: Any = math,
) -> Any:
    """Unguarded kernel: sum over the solutes of count times the energy of entry."""
    return sum(n * electrochemical(c_out[s], c_in[s], z[s], V_m, T, xp) for s, n in counts.items())


def coupled_free_energy(
    counts: Mapping[str, int],
    c_out: Mapping[str, Quantity],
    c_in: Mapping[str, Quantity],
    z: Mapping[str, int],
    V_m: Quantity,
    T: Quantity,
) -> Quantity:
    """Free energy of one mole of cycles of a carrier.

    Args:
        counts: solutes moved in one cycle [number], by solute, inward positive; see TRANSPORTERS.
        c_out: concentration outside [concentration], by solute, scalar or array.
        c_in: concentration inside [concentration], by solute, scalar or array.
        z: valence with its sign [number], by solute, 0 if uncharged.
        V_m: membrane potential, inside minus outside [potential], scalar or array.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        dG in kJ/mol, of the broadcast shape; negative means that the cycle runs as written.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a concentration not above zero, or a temperature no cell lives at.

    Validity: tight coupling, no slip.

    Reference: Hille, Ion Channels of Excitable Membranes, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> mM, mV, T = registry().mM, registry().mV, 310.15 * registry().kelvin
    >>> KCC2 = {"K": -1, "Cl": -1}
    >>> out, inside = {"K": 3 * mM, "Cl": 120 * mM}, {"K": 140 * mM, "Cl": 7 * mM}
    >>> print(f"{coupled_free_energy(KCC2, out, inside, {'K': 1, 'Cl': -1}, -70 * mV, T).magnitude:.3f}")
    -2.582
    """
    names = tuple(counts)

    def kernel(*numbers: Any, xp: Any) -> Any:
        n = len(names)
        outside, inside = dict(zip(names, numbers, strict=False)), dict(zip(names, numbers[n:], strict=False))
        return cycle_energy(counts, outside, inside, z, numbers[-2], numbers[-1], xp)

    for name in names:
        guards.whole(z[name], f"z of {name}")
    return edge.calculate(
        kernel,
        "kJ/mol",
        *((c_out[name], edge.CONCENTRATION, f"[{name}]out") for name in names),
        *((c_in[name], edge.CONCENTRATION, f"[{name}]in") for name in names),
        (V_m, edge.POTENTIAL, "V_m"),
        (T, edge.TEMPERATURE, "T"),
    )


def coupled_reversal_potential(
    counts: Mapping[str, int],
    c_out: Mapping[str, Quantity],
    c_in: Mapping[str, Quantity],
    z: Mapping[str, int],
    T: Quantity,
) -> Quantity:
    """Membrane potential at which a carrier that moves net charge stands still.

    Args:
        counts: solutes moved in one cycle [number], by solute, inward positive; see TRANSPORTERS.
        c_out: concentration outside [concentration], by solute, scalar or array.
        c_in: concentration inside [concentration], by solute, scalar or array.
        z: valence with its sign [number], by solute, 0 if uncharged.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        V_rev = (sum of n z E) / (sum of n z) in mV, of the broadcast shape; neutral solutes add theirs.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: an electroneutral carrier, a concentration not above zero.

    Validity: tight coupling, no slip.

    Reference: Hille, Ion Channels of Excitable Membranes, 2001 (unchecked).

    >>> from tutor.units import registry
    >>> mM, T = registry().mM, 310.15 * registry().kelvin
    >>> out, inside = {"Na": 145 * mM, "Ca": 2 * mM}, {"Na": 12.5 * mM, "Ca": 1e-4 * mM}
    >>> V = coupled_reversal_potential({"Na": 3, "Ca": -1}, out, inside, {"Na": 1, "Ca": 2}, T)
    >>> print(f"{V.magnitude:.2f}")
    -68.17
    """
    net = sum(n * z[name] for name, n in counts.items())
    if net == 0:
        raise electroneutral("This carrier")
    from tutor.units import registry

    zero = registry().Quantity(0.0, "V")
    energy = coupled_free_energy(counts, c_out, c_in, z, zero, T)
    faraday = registry().Quantity(FARADAY, "C/mol")
    result: Quantity = (-energy / (net * faraday)).to("mV")
    return result
