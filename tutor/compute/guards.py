"""What no formula may be fed: each guard returns its value or raises a ``DomainError`` in three moves.

They take a float or a numpy array (numpy is looked up only when an array is at fault). A sound array
is passed by its smallest and largest element, which NaN spoils as it should: that is the cheapest proof.
"""

from __future__ import annotations

import math
from typing import Any

from tutor.compute.constants import ZERO_CELSIUS
from tutor.errors import DomainError
from tutor.units import show

COLDEST, HOTTEST = 250.0, 330.0  # K: outside, a temperature was most likely mistyped
STRONGEST = 2.0  # V: lipid membranes break down near 1 V
DENSEST = 56e3  # mol/m3: pure water holds 55.5 mol of water a litre
_LOGARITHM = "but it must be above zero: the logarithm of zero or less has no value."


def _scalar(value: Any) -> bool:
    return isinstance(value, int | float)


def _within(value: Any, low: float, high: float) -> bool:
    """True if every element lies in [low, high]; False for NaN."""
    if _scalar(value):
        return bool(low <= value <= high)
    return not value.size or bool(low <= value.min() and value.max() <= high)


def _first(value: Any, check: Any) -> float:
    return float(value) if _scalar(value) else float(value[check].flat[0])


# A number of the subject, whatever its unit, lies well within these; products of a few still fit a float.
_LARGEST, _SMALLEST = 1e60, 1e-60


def finite(value: Any, name: str, unit: str) -> Any:
    """``value`` if it is a finite number."""
    if _within(value, -_LARGEST, _LARGEST):
        return value
    wrong = value if _scalar(value) else _first(value, ~(abs(value) <= _LARGEST))
    why = (
        "which is far beyond anything in a cell."
        if abs(wrong) < math.inf
        else "which is not a finite number."
    )
    raise DomainError(f"Read {name} = {wrong},", why, f"Write {name} in {unit}.")


def positive(value: Any, name: str, unit: str, why: str = _LOGARITHM) -> Any:
    """``value`` if it is finite and above zero, as every concentration in a logarithm must be."""
    if _within(value, _SMALLEST, _LARGEST):
        return value
    finite(value, name, unit)
    raise DomainError(
        f"Read {name} = {show(_first(value, value < _SMALLEST), unit)},",
        why,
        f"Give {name} as a positive number of {unit}."
        if unit != "1"
        else f"Give {name} as a positive number.",
    )


def size(value: Any, name: str, unit: str) -> Any:
    """``value`` if it is finite and above zero, as lengths, resistances and capacitances are."""
    return positive(value, name, unit, "but it must be above zero.")


def not_negative(value: Any, name: str, unit: str) -> Any:
    """``value`` if it is finite and not below zero, as permeabilities and conductances are."""
    if _within(value, 0.0, _LARGEST):
        return value
    finite(value, name, unit)
    raise DomainError(
        f"Read {name} = {show(_first(value, value < 0), unit)},",
        "but it cannot be below zero.",
        f"Give {name} as zero or a positive number{'' if unit == '1' else f' of {unit}'}.",
    )


def concentration(value: Any, name: str) -> Any:
    """``value`` in mol/m3 if it is above zero and not denser than water itself."""
    if _within(value, _SMALLEST, DENSEST):
        return value
    positive(value, name, "mM")
    raise _too_dense(value, name)


def concentration_or_zero(value: Any, name: str) -> Any:
    """``value`` in mol/m3 if it is not below zero and not denser than water itself."""
    if _within(value, 0.0, DENSEST):
        return value
    not_negative(value, name, "mM")
    raise _too_dense(value, name)


def _too_dense(value: Any, name: str) -> DomainError:
    dense = _first(value, value > DENSEST)
    return DomainError(
        f"Read {name} = {show(dense, 'M')},",
        "but pure water itself is 55.5 M: no solute can be denser.",
        f"Did you mean {show(dense / 1e3, 'mM')}?",
    )


def potential(value: Any, name: str = "V_m") -> Any:
    """``value`` in volts if a membrane could hold it."""
    if _within(value, -STRONGEST, STRONGEST):
        return value
    finite(value, name, "mV")
    volts = _first(value, abs(value) > STRONGEST)
    raise DomainError(
        f"Read {name} = {show(volts, 'V')},",
        "but a membrane breaks down near 1 V.",
        f"Did you mean {show(volts / 1e3, 'mV')}?",
    )


def pH(value: Any, name: str = "pH") -> Any:
    """``value`` if it is a pH that watery solutions have."""
    if _within(value, -2.0, 16.0):
        return value
    finite(value, name, "1")
    wrong = _first(value, (value < -2) | (value > 16))
    raise DomainError(
        f"Read {name} = {show(wrong, '1')},",
        "but pH is minus the power of ten of [H⁺] in M and lies between 0 and 14.",
        "Blood has pH 7.4, cytosol about 7.2.",
    )


def charged(z: Any, name: str = "z") -> Any:
    """``z`` if it is a whole number other than zero."""
    finite(z, name, "1")
    zero = z == 0
    if zero if _scalar(z) else zero.any():
        raise DomainError(
            f"Read {name} = 0,",
            "but an uncharged particle has no equilibrium potential: no voltage can hold it back.",
            "For an uncharged solute ask for its free energy, RT ln(c_in/c_out).",
        )
    return whole(z, name)


def whole(z: Any, name: str = "z") -> Any:
    """``z`` if it is a whole number a particle can carry as its charge, zero included."""
    finite(z, name, "1")
    broken = z != (round(z) if _scalar(z) else z.round())
    if broken if _scalar(z) else broken.any():
        raise DomainError(
            f"Read {name} = {z},", "but a valence is a whole number.", "K⁺ has +1, Ca²⁺ +2, Cl⁻ −1."
        )
    if not _within(z, -10, 10):
        raise DomainError(f"Read {name} = {z},", "but no ion carries that many charges.", "Ca²⁺ has +2.")
    return z


def temperature(T: Any, name: str = "T") -> Any:
    """``T`` in kelvin if it is one at which cells live."""
    if _within(T, COLDEST, HOTTEST):
        return T
    finite(T, name, "K")
    raise DomainError(*_temperature_words(_first(T, (T < COLDEST) | (T > HOTTEST)), name))


def _temperature_words(T: float, name: str) -> tuple[str, str, str]:
    read = f"Read {name} = {show(T, 'K')},"
    celsius = show(T, "°C", 0)
    if T <= 0:
        return read, "which is at or below absolute zero.", "Give the temperature as 37 °C or 310.15 K."
    if T <= 60:
        return read, f"far below freezing ({celsius}).", f"Did you mean {show(T + ZERO_CELSIUS, '°C')}?"
    why = f"which is {celsius}: no cell lives there."
    if COLDEST <= T - ZERO_CELSIUS <= HOTTEST:
        return read, why, f"Did you mean {show(T - ZERO_CELSIUS, 'K')}?"
    return read, why, "Give a temperature between −23 °C and 57 °C, for example 37 °C."


def settled(value: float) -> float:
    """``value``, with a number too small to mean anything taken as zero."""
    return 0.0 if abs(value) < _SMALLEST else value


def outcome(value: Any, what: str = "the result") -> Any:
    """``value`` if the calculation stayed within what a computer can hold."""
    if _within(value, -_LARGEST, _LARGEST):
        return value
    raise beyond(what)


def beyond(what: str = "the result") -> DomainError:
    """The error for numbers so large or so small that a result runs out of range."""
    return DomainError(
        f"With these numbers {what} has no finite value:",
        "one of them is zero where the formula divides, or far beyond anything in a cell.",
        "Check the numbers, their powers of ten and their units.",
    )
