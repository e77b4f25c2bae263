"""A pint quantity -> its SI number, refused in words where it is none or of another dimension."""

from __future__ import annotations

from typing import Any

from tutor.errors import InputError, UnitError

SI_UNITS = {
    "concentration": "mol/m**3",
    "potential": "V",
    "temperature": "K",
    "permeability": "m/s",
    "conductance": "S",
    "conductance per area": "S/m**2",
    "current": "A",
    "current per area": "A/m**2",
    "charge": "C",
    "charge per area": "C/m**2",
    "capacitance": "F",
    "capacitance per area": "F/m**2",
    "resistance": "ohm",
    "resistance times area": "ohm*m**2",
    "length": "m",
    "area": "m**2",
    "volume": "m**3",
    "time": "s",
    "rate": "1/s",
    "energy": "J",
    "energy per amount": "J/mol",
    "amount": "mol",
    "amount per area": "mol/m**2",
    "flux": "mol/m**2/s",
    "number": "dimensionless",
    "number per area": "1/m**2",
    "concentration rate": "mol/m**3/s",
    "potential per temperature": "V/K",
    "charge per amount": "C/mol",
    "energy per amount and temperature": "J/K/mol",
}


# (kind of unit, unit, dimension) -> factor to SI, None for scales with an offset. The class of the unit is
# part of the key because each pint registry has its own and pint refuses to compare across registries.
_FACTORS: dict[tuple[type, Any, str], float | None] = {}


def si_magnitude(value: Any, dimension: str, name: str) -> Any:
    """The SI magnitude (float or array) of a pint ``value`` of the given dimension.

    A bare number is refused unless the dimension is "number": that is how 37 would become 37 K.
    Raises ``InputError`` for a bare number and ``UnitError`` for another dimension.
    """
    # asked of the class: on the value pint would work the dimensionality out
    if not hasattr(type(value), "dimensionality"):
        return _bare(value, dimension, name)
    units = value.units
    key = (type(units), units, dimension)
    if key not in _FACTORS:
        _FACTORS[key] = _factor(value, dimension, name)
    factor = _FACTORS[key]
    if factor is None:
        return _plain(value.m_as(SI_UNITS[dimension]))
    magnitude = _plain(value.magnitude)
    return magnitude if factor == 1.0 else magnitude * factor


def _factor(value: Any, dimension: str, name: str) -> float | None:
    import pint

    one = type(value)(1.0, value.units)
    try:
        factor = float(one.m_as(SI_UNITS[dimension]))
    except pint.DimensionalityError:
        raise UnitError(
            f"Read {name} in {value.units},",
            f"but {name} must be a {dimension}.",
            f"Give it in {_example(dimension)}.",
        ) from None
    straight = float((2 * one).m_as(SI_UNITS[dimension])) == 2 * factor if _multiplicative(value) else False
    # mM is mol/m3: the last bit that pint loses on the way there would cost a pass over every array
    return (1.0 if abs(factor - 1.0) < 1e-15 else factor) if straight else None


def _multiplicative(value: Any) -> bool:
    text = f"{value.units}"
    return "degree" not in text or "delta" in text


def _bare(value: Any, dimension: str, name: str) -> Any:
    if dimension != "number":
        raise InputError(
            f"Read {name} = {value!r}, a number without a unit,",
            f"but {name} is a {dimension} and needs one.",
            f"Write it as a pint Quantity, for example Quantity({value!r}, '{_example(dimension)}').",
        )
    plain = _plain(value)
    if isinstance(plain, int | float) or getattr(plain, "dtype", None) is not None:
        return plain
    raise InputError(
        f"Read {name} = {value!r},", f"but {name} is a plain number.", f"Give {name} as a number or an array."
    )


def _plain(value: Any) -> Any:
    """A list becomes an array; anything that is no number stays what it is, to be refused."""
    if isinstance(value, int | float) or not isinstance(value, list | tuple):
        return value
    import numpy

    array = numpy.asarray(value)
    return array if array.dtype.kind in "iuf" else value


def _example(dimension: str) -> str:
    usual = {"concentration": "mM", "potential": "mV", "temperature": "degC", "permeability": "cm/s"}
    return usual.get(dimension, SI_UNITS[dimension])
