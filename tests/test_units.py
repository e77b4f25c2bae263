"""The closed table of units against pint, and how numbers are written for people."""

from __future__ import annotations

import math

import pytest

from tutor.compute.magnitude import SI_UNITS, si_magnitude
from tutor.errors import InputError, UnitError
from tutor.units import (
    UNITS,
    figure,
    from_si,
    pretty,
    quantity,
    registry,
    show,
    to_si,
    unit,
)


@pytest.mark.parametrize("symbol", sorted(UNITS))
def test_row_is_pints(symbol):
    """Pint reads the symbol as the same unit, writes it the same way and converts by the same factor."""
    row = UNITS[symbol]
    u = registry()
    parsed = u.Unit("dimensionless" if symbol == "1" else symbol)
    expected = {"1": "", "%": "%"}.get(symbol, symbol)
    assert f"{parsed:~C}" == expected
    one, zero = (u.Quantity(number, parsed).m_as(SI_UNITS[row.dimension]) for number in (1.0, 0.0))
    assert one - zero == pytest.approx(row.factor, rel=1e-12)
    assert zero == pytest.approx(row.offset, rel=1e-12, abs=0)
    assert quantity(to_si(3.5, symbol), symbol).magnitude == pytest.approx(3.5)
    assert si_magnitude(u.Quantity(3.5, parsed), row.dimension, "x") == pytest.approx(to_si(3.5, symbol))


def test_dimensions_have_an_si_unit():
    """Every dimension of the table has its SI unit, and the factor is to that unit."""
    assert {row.dimension for row in UNITS.values()} <= set(SI_UNITS)


@pytest.mark.parametrize("symbol", sorted(UNITS))
def test_there_and_back(symbol):
    """A number into SI and back is the number."""
    assert from_si(to_si(4.2, symbol), symbol) == pytest.approx(4.2)


def test_unknown_unit():
    """An unknown unit is an error that says where to look."""
    with pytest.raises(UnitError, match="tutor list units"):
        unit("furlong")


def test_bare_numbers_are_refused():
    """A bare number is refused where a unit is needed, and a list is taken as an array."""
    with pytest.raises(InputError, match="without a unit"):
        si_magnitude(37, "temperature", "T")
    assert si_magnitude(3, "number", "z") == 3
    assert si_magnitude([1, 2], "number", "z").shape == (2,)
    with pytest.raises(InputError, match="plain number"):
        si_magnitude("three", "number", "z")


def test_registries_may_differ():
    """A quantity of another pint registry is read as well."""
    import pint

    other = pint.UnitRegistry()
    for _ in range(2):
        assert si_magnitude(other.Quantity(4.0, "mM"), "concentration", "c") == 4.0
        assert si_magnitude(registry().Quantity(4.0, "mM"), "concentration", "c") == 4.0
    with pytest.raises(UnitError, match="must be a temperature"):
        si_magnitude(other.Quantity(4.0, "mM"), "temperature", "T")


@pytest.mark.parametrize(
    ("value", "digits", "sign", "text"),
    [
        (-95.0226, 1, False, "−95.0"), (-0.04, 1, False, "0.0"), (0.0, None, False, "0"),
        (12.5, None, True, "+12.5"), (1e-7, None, False, "1 × 10⁻⁷"), (25342.4, None, False, "25342"),
        (-6.022e23, None, False, "−6.022 × 10²³"), (0.00123456, None, False, "0.001235"),
        (-3.0, 0, True, "−3"),
    ],
)  # fmt: skip
def test_figures(value, digits, sign, text):
    """Numbers for reading: a true minus, four digits, powers of ten, no minus on zero."""
    assert figure(value, digits, sign=sign) == text


def test_shown_units():
    """Units as students write them."""
    assert show(-0.0950226, "mV") == "−95.0 mV"
    assert show(310.15, "°C") == "37 °C"
    assert show(0.773, "%", 1) == "77.3%"
    assert pretty("cm**2*Ω") == "Ω·cm²"
    assert pretty("1") == ""
    assert math.isclose(to_si(37, "°C"), 310.15)
