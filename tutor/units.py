"""The closed table of the subject's units: spelling, dimension, factor to SI.

A closed table reads a unit in microseconds and cannot turn ``37 C`` into coulombs by surprise;
tests compare every row with pint. pint itself is loaded only where a caller hands in or asks for
a ``Quantity``. Within the tutor all numbers are SI floats (mol/m3, V, K, m/s, S, A, F, J/mol),
and one mM happens to be one mol/m3.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from tutor.errors import UnitError

if TYPE_CHECKING:
    import pint

    Quantity: TypeAlias = pint.Quantity[Any]

PREFIXES = {"": 1.0, "k": 1e3, "M": 1e6, "G": 1e9, "m": 1e-3, "µ": 1e-6, "n": 1e-9, "p": 1e-12, "f": 1e-15}


class Unit(NamedTuple):
    """One unit: ``symbol`` as pint's ``~C`` format writes it, and SI value = number * factor + offset."""

    symbol: str
    dimension: str
    factor: float
    offset: float = 0.0


# symbol template ({} takes the prefix), dimension, factor of the bare unit, prefixes in use
_FAMILIES: tuple[tuple[str, str, float, str], ...] = (
    ("{}M", "concentration", 1e3, " m µ n p"),
    ("{}V", "potential", 1.0, " m µ k"),
    ("{}S", "conductance", 1.0, " m µ n p"),
    ("{}S/cm**2", "conductance per area", 1e4, " m µ n p"),
    ("{}A", "current", 1.0, " m µ n p f"),
    ("{}A/cm**2", "current per area", 1e4, " m µ n p"),
    ("{}C", "charge", 1.0, "m µ n p f"),
    ("{}C/cm**2", "charge per area", 1e4, " m µ n"),
    ("{}F", "capacitance", 1.0, " m µ n p f"),
    ("{}F/cm**2", "capacitance per area", 1e4, " m µ n"),
    ("{}Ω", "resistance", 1.0, " k M G"),
    ("cm**2*{}Ω", "resistance times area", 1e-4, " k"),
    ("{}m", "length", 1.0, " m µ n"),
    ("{}s", "time", 1.0, " m µ"),
    ("{}J/mol", "energy per amount", 1.0, " k"),
    ("{}J", "energy", 1.0, " k"),
    ("{}mol/cm**2", "amount per area", 1e4, " m µ n p f"),
    ("{}mol/cm**2/s", "flux", 1e4, " m µ n p f"),
    ("{}mol", "amount", 1.0, " m µ n p f"),
)

# rows that follow no prefix pattern
_SINGLES: tuple[Unit, ...] = (
    Unit("1", "number", 1.0),
    Unit("%", "number", 0.01),
    Unit("K", "temperature", 1.0),
    Unit("°C", "temperature", 1.0, 273.15),
    Unit("°F", "temperature", 5 / 9, 459.67 * 5 / 9),
    Unit("cm/s", "permeability", 1e-2),
    Unit("m/s", "permeability", 1.0),
    Unit("cm", "length", 1e-2),
    Unit("cm**2", "area", 1e-4),
    Unit("µm**2", "area", 1e-12),
    Unit("m**2", "area", 1.0),
    Unit("µm**3", "volume", 1e-18),
    Unit("fl", "volume", 1e-18),
    Unit("pl", "volume", 1e-15),
    Unit("min", "time", 60.0),
    Unit("h", "time", 3600.0),
    Unit("d", "time", 86400.0),
    Unit("1/s", "rate", 1.0),
    Unit("1/cm**2", "number per area", 1e4),
    Unit("1/µm**2", "number per area", 1e12),
    Unit("kcal/mol", "energy per amount", 4184.0),
    Unit("C/mol", "charge per amount", 1.0),
    Unit("J/K/mol", "energy per amount and temperature", 1.0),
    Unit("mM/min", "concentration rate", 1 / 60),
    Unit("mV/K", "potential per temperature", 1e-3),
)


def _table() -> dict[str, Unit]:
    rows = {unit.symbol: unit for unit in _SINGLES}
    for template, dimension, factor, prefixes in _FAMILIES:
        used = prefixes.split() + ([""] if prefixes.startswith(" ") else [])
        for prefix in used:
            symbol = template.format(prefix)
            rows[symbol] = Unit(symbol, dimension, factor * PREFIXES[prefix])
    return rows


UNITS: dict[str, Unit] = _table()


def unit(symbol: str) -> Unit:
    """The row of the table with this symbol; raises ``UnitError`` for any other text."""
    found = UNITS.get(symbol)
    if found is None:
        raise UnitError(
            f'Read "{symbol}" as a unit,',
            "which is not one of the units of this subject.",
            "`tutor list units` shows them all.",
        )
    return found


def to_si(value: float, symbol: str) -> float:
    """The SI number of ``value`` in the unit ``symbol``."""
    row = unit(symbol)
    return value * row.factor + row.offset


def from_si(value: float, symbol: str) -> float:
    """The number in the unit ``symbol`` of an SI ``value``."""
    row = unit(symbol)
    return (value - row.offset) / row.factor if row.offset else value / row.factor


# --- figures for people -----------------------------------------------------------------------

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def pretty(symbol: str) -> str:
    """A unit as students write it: ``µS/cm**2`` becomes ``µS/cm²``."""
    if symbol == "1":
        return ""
    if symbol.startswith("cm**2*"):
        return f"{symbol.removeprefix('cm**2*')}·cm²"
    return symbol.replace("**2", "²").replace("**3", "³").replace("*", "·")


def figure(value: float, digits: int | None = None, *, sign: bool = False) -> str:
    """A number for reading, with a true minus sign.

    ``digits`` fixes the decimals; without it four significant digits are kept and very large or
    small numbers are written with a power of ten. ``sign`` writes a plus before positive numbers.
    """
    if digits is not None:
        text = f"{value:.{digits}f}"
        text = text.lstrip("-") if float(text) == 0 else text
    elif value == 0:
        text = "0"
    elif 1e-3 <= abs(value) < 1e6:
        decimals = max(0, 3 - math.floor(math.log10(abs(value))))
        text = f"{value:.{decimals}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        mantissa, exponent = f"{value:.3e}".split("e")
        mantissa = mantissa.rstrip("0").rstrip(".")
        text = f"{mantissa} × 10{str(int(exponent)).translate(_SUPERSCRIPTS)}"
    plus = "+" if sign and not text.startswith("-") and float(value) != 0 else ""
    return plus + text.replace("-", "−", 1) if text.startswith("-") else plus + text


def show(value: float, symbol: str, digits: int | None = None, *, sign: bool = False) -> str:
    """An SI ``value`` written out in the unit ``symbol``: ``show(-0.095, "mV", 1)`` is ``−95.0 mV``."""
    if digits is None and unit(symbol).dimension == "potential" and symbol == "mV":
        digits = 1
    text = figure(from_si(value, symbol), digits, sign=sign)
    tail = pretty(symbol)
    return text if not tail else f"{text}{'' if tail == '%' else ' '}{tail}"


# --- the edge to pint -------------------------------------------------------------------------


@cache
def registry() -> pint.UnitRegistry[Any]:
    """The one pint registry, built on first use."""
    import pint

    return pint.UnitRegistry(cache_folder=":auto:", autoconvert_offset_to_baseunit=True)


@cache
def _pint_unit(symbol: str) -> Any:
    return registry().Unit("dimensionless" if symbol == "1" else symbol)


def quantity(value: Any, symbol: str) -> Quantity:
    """A pint Quantity in the unit ``symbol`` from an SI ``value``."""
    return in_unit(from_si(value, symbol), symbol)


def in_unit(number: Any, symbol: str) -> Quantity:
    """A pint Quantity from a ``number`` that is already in the unit ``symbol``."""
    result: Quantity = registry().Quantity(number, _pint_unit(symbol))
    return result
