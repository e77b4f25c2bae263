"""The edge between pint quantities and float kernels: convert, guard, compute, give back a quantity.

Scalars go through ``math``. Arrays go through numpy in blocks that stay in the processor's cache, each
block guarded and computed while it is there: that makes the guards nearly free.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from tutor.compute import guards
from tutor.compute.magnitude import si_magnitude
from tutor.errors import InputError
from tutor.units import from_si, in_unit, unit

if TYPE_CHECKING:
    from tutor.units import Quantity

Kind: TypeAlias = tuple[str, Callable[[Any, str], Any]]
Given: TypeAlias = tuple[Any, Kind, str]  # what came in, what it must be, its name

CONCENTRATION: Kind = ("concentration", guards.concentration)
CONCENTRATION_OR_ZERO: Kind = ("concentration", guards.concentration_or_zero)
POTENTIAL: Kind = ("potential", guards.potential)
TEMPERATURE: Kind = ("temperature", guards.temperature)
CHARGED: Kind = ("number", guards.charged)
VALENCE: Kind = ("number", guards.whole)
PH: Kind = ("number", guards.pH)

BLOCK = 32768


def at_least_zero(dimension: str, symbol: str) -> Kind:
    """A kind of input that may be zero but not negative, such as a permeability."""
    return dimension, lambda value, name: guards.not_negative(value, name, symbol)


def above_zero(dimension: str, symbol: str) -> Kind:
    """A kind of input that must be above zero, such as a diameter."""
    return dimension, lambda value, name: guards.size(value, name, symbol)


def any_number(dimension: str, symbol: str) -> Kind:
    """A kind of input that only has to be finite, such as a current."""
    return dimension, lambda value, name: guards.finite(value, name, symbol)


def calculate(kernel: Callable[..., Any], symbol: str, *given: Given) -> Quantity:
    """``kernel`` over the given inputs, as a quantity in the unit ``symbol``.

    The kernel takes the SI numbers in the order given and ``xp`` (``math`` or ``numpy``).
    """
    numbers = [si_magnitude(value, kind[0], name) for value, kind, name in given]
    if not all(isinstance(number, int | float) for number in numbers):
        return in_unit(_over_arrays(kernel, symbol, numbers, given), symbol)
    for number, (_, kind, name) in zip(numbers, given, strict=True):
        kind[1](number, name)
    try:
        result = kernel(*numbers, xp=math)
    except (ArithmeticError, ValueError):
        raise guards.beyond() from None
    return in_unit(from_si(guards.outcome(result), symbol), symbol)


def one(value: Any, kind: Kind, name: str) -> float:
    """One guarded SI number, where an array makes no sense."""
    number = si_magnitude(value, kind[0], name)
    if not isinstance(number, int | float):
        raise InputError(
            f"Read {name} as an array,", "but one number is needed here.", f"Give one {name} at a time."
        )
    return float(kind[1](number, name))


def _over_arrays(
    kernel: Callable[..., Any], symbol: str, numbers: list[Any], given: tuple[Given, ...]
) -> Any:
    import numpy

    row = unit(symbol)
    shapes = {numpy.shape(number) for number in numbers} - {()}
    same = len(shapes) == 1 and all(_flat(number) for number in numbers)
    with numpy.errstate(all="ignore"):  # what goes wrong is told by the guard on the outcome
        if not same:
            for number, (_, kind, name) in zip(numbers, given, strict=True):
                kind[1](_indexable(number), name)
            return guards.outcome(kernel(*numbers, xp=numpy)) / row.factor
        shape = shapes.pop()
        flat = [number if numpy.ndim(number) == 0 else number.reshape(-1) for number in numbers]
        result = numpy.empty(math.prod(shape))
        for start in range(0, result.size, BLOCK):
            part = slice(start, start + BLOCK)
            block = [number if numpy.ndim(number) == 0 else number[part] for number in flat]
            for number, (_, kind, name) in zip(block, given, strict=True):
                kind[1](_indexable(number), name)
            numpy.divide(guards.outcome(kernel(*block, xp=numpy)), row.factor, out=result[part])
        return result.reshape(shape)


def _indexable(number: Any) -> Any:
    """Own scalars of numpy and 0-d arrays as floats, which guards know."""
    return float(number) if getattr(number, "shape", None) == () else number


def _flat(number: Any) -> bool:
    flags = getattr(number, "flags", None)
    return flags is None or bool(flags.c_contiguous)
