"""The whole cell as a capacitor: q = C·V, C = C_m·area; e = 1.602176634e-19 C."""

import math

import pytest

from tutor.compute import solve_for
from tutor.units import registry

u = registry()


def test_charge_and_ions_of_a_whole_cell() -> None:
    """30 pF at 90 mV hold 2.7 pC, the charge of 2.7e-12 / 1.602176634e-19 ions."""
    given = {"C": 30 * u.pF, "V_m": -90 * u.mV, "z(K)": 1}
    assert solve_for("charge-separation", "q", given).to("pC").magnitude == pytest.approx(2.7)
    ions = solve_for("charge-separation", "N(K)", given)
    assert float(ions) == pytest.approx(2.7e-12 / 1.602176634e-19, rel=1e-6)


def test_capacitance_from_charge_and_from_size() -> None:
    """2.7 pC at 90 mV are 30 pF; a sphere of 20 µm has π·400 µm² at 1 µF/cm²: 12.57 pF."""
    held = {"q": 2.7 * u.pC, "V_m": 90 * u.mV}
    assert solve_for("charge-separation", "C", held).to("pF").magnitude == pytest.approx(30.0)
    size = {"C_m": 1 * u.uF / u.cm**2, "d": 20 * u.um}
    assert solve_for("charge-separation", "C", size).to("pF").magnitude == pytest.approx(math.pi * 4.0)


def test_voltage_from_a_charge() -> None:
    """2.7 pC on 30 pF make 90 mV."""
    given = {"q": 2.7 * u.pC, "C": 30 * u.pF}
    assert solve_for("charge-separation", "V_m", given).to("mV").magnitude == pytest.approx(90.0)
