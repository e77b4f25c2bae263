"""Laws that hold for all numbers a cell can have, whatever they are."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tutor.compute import (
    chord_conductance_potential,
    coupled_free_energy,
    donnan_potential,
    driving_force,
    flux_ratio,
    ghk_flux,
    goldman_divalent_potential,
    goldman_potential,
    nernst_potential,
    passive_chloride,
    proton_motive_force,
    pump_potential,
)
from tutor.compute.constant_field import current, fluxes, ways
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.divalent import goldman_bracketed, goldman_quadratic, total_current
from tutor.compute.donnan import donnan
from tutor.compute.goldman import goldman
from tutor.compute.nernst import nernst, thermal_voltage
from tutor.compute.solve import root, roots
from tutor.units import registry

u = registry()
mM, mV, K = u.mM, u.mV, u.kelvin

concentrations = st.floats(1e-5, 600)
permeabilities = st.floats(1e-6, 1e6)
temperatures = st.floats(270, 320)
potentials = st.floats(-0.25, 0.25)
valences = st.sampled_from([-2, -1, 1, 2, 3])
ones = st.sampled_from([-1, 1])
monovalents = st.lists(
    st.tuples(permeabilities, concentrations, concentrations, ones), min_size=1, max_size=5
)
any_charge = st.lists(
    st.tuples(permeabilities, concentrations, concentrations, st.sampled_from([-2, -1, 1, 2])),
    min_size=1,
    max_size=5,
)


def columns(rows):
    """Rows of ions as the kernels take them."""
    return tuple(zip(*rows, strict=True))


@given(concentrations, concentrations, valences, temperatures, permeabilities)
def test_one_permeant_ion_is_nernst(c_out, c_in, z, T, P):
    """Goldman, its quadratic form and bracketing all give E of the only ion that can cross."""
    E = nernst(c_out, c_in, z, T)
    if abs(z) == 1:
        assert goldman((P,), (c_out,), (c_in,), (z,), T) == pytest.approx(E, abs=1e-12)
    if abs(z) <= 2:
        assert goldman_quadratic((P,), (c_out,), (c_in,), (z,), T) == pytest.approx(E, abs=1e-11)
    assert goldman_bracketed((P,), (c_out,), (c_in,), (z,), T) == pytest.approx(E, abs=1e-11)
    assert current(P, c_out, c_in, z, E, T) == pytest.approx(0, abs=1e-9 * P * FARADAY * max(c_out, c_in))


@given(monovalents, st.floats(1e-9, 1e9), temperatures)
def test_only_ratios_of_permeability_matter(rows, scale, T):
    """All P times the same factor leave V_m where it was."""
    P, c_out, c_in, z = columns(rows)
    scaled = tuple(p * scale for p in P)
    assert goldman(scaled, c_out, c_in, z, T) == pytest.approx(goldman(P, c_out, c_in, z, T), abs=1e-12)


@given(monovalents, temperatures)
def test_swapping_the_sides_flips_the_sign(rows, T):
    """V_m and E are antisymmetric; equal sides give zero."""
    P, c_out, c_in, z = columns(rows)
    assert goldman(P, c_in, c_out, z, T) == pytest.approx(-goldman(P, c_out, c_in, z, T), abs=1e-12)
    assert goldman(P, c_in, c_in, z, T) == pytest.approx(0, abs=1e-15)
    assert nernst(c_in[0], c_out[0], z[0], T) == pytest.approx(-nernst(c_out[0], c_in[0], z[0], T), abs=1e-15)


@given(any_charge, temperatures)
def test_quadratic_is_bracketed(rows, T):
    """The closed form and the root of the total current agree, and the current is zero there."""
    P, c_out, c_in, z = columns(rows)
    V_m = goldman_quadratic(P, c_out, c_in, z, T)
    assert goldman_bracketed(P, c_out, c_in, z, T) == pytest.approx(V_m, abs=1e-10)
    x = V_m / thermal_voltage(T)
    size = sum(abs(s) * p * (i * a + o * b) for p, o, i, s in rows for a, b in [ways(s * x)])
    assert abs(total_current(P, c_out, c_in, z, x)) <= 1e-11 * size


@given(any_charge, temperatures)
def test_quadratic_is_iterated(rows, T):
    """The published iteration (damped) settles on the same voltage."""
    cations = [row for row in rows if row[3] == 2]
    others = [row for row in rows if abs(row[3]) == 1]
    assume(cations and others)
    both = others + cations
    outer = sum(p * (o if s > 0 else i) for p, o, i, s in others)
    inner = sum(p * (i if s > 0 else o) for p, o, i, s in others)
    wanted = goldman_quadratic(*columns(both), T)
    x = math.exp(wanted / thermal_voltage(T) + 0.01)
    # the iteration is known to settle only near its fixed point: what is tested is that it is one
    y = math.exp(wanted / thermal_voltage(T))
    factor = (
        sum(4 * p * o for p, o, _, _ in cations) / (1 + y),
        sum(4 * p * i for p, _, i, _ in cations) / (1 + y),
    )
    again = (outer + factor[0]) / (inner + factor[1] * y)
    assert math.log(again) == pytest.approx(math.log(y), abs=1e-9)
    assert x > 0


def test_iteration_settles():
    """Started at zero and damped by half the iteration reaches the teaching cell's value with calcium."""
    P, c_out, c_in, z = (1, 0.01, 0.1, 1), (4, 140, 116, 1.8), (135, 12, 4, 1e-4), (1, 1, -1, 2)
    a = P[0] * c_in[0] + P[1] * c_in[1] + P[2] * c_out[2]
    b = P[0] * c_out[0] + P[1] * c_out[1] + P[2] * c_in[2]
    v = 0.0
    for _ in range(200):
        p = 4 * P[3] / (1 + math.exp(v))
        v = (v + math.log((b + p * c_out[3]) / (a + p * c_in[3] * math.exp(v)))) / 2
    assert goldman_quadratic(P, c_out, c_in, z, 310.15) == pytest.approx(
        v * thermal_voltage(310.15), abs=1e-12
    )


@given(monovalents, temperatures)
def test_currents_sum_to_zero_at_goldman(rows, T):
    """Goldman's voltage is where the constant-field currents of its ions cancel."""
    V_m = goldman(*columns(rows), T)
    each = [current(p, o, i, s, V_m, T) for p, o, i, s in rows]
    size = sum(FARADAY * sum(fluxes(p, o, i, s, V_m, T)) for p, o, i, s in rows)
    assert abs(sum(each)) <= 1e-12 * size


@given(monovalents, temperatures)
def test_chord_conductances_of_constant_field_currents_give_goldman(rows, T):
    """The mean of the E's weighted by chord conductances I/(V_m - E) is Goldman's voltage."""
    V_m = goldman(*columns(rows), T)
    g, E = {}, {}
    for index, (p, o, i, s) in enumerate(rows):
        own = nernst(o, i, s, T)
        assume(abs(V_m - own) > 1e-5)
        g[str(index)] = current(p, o, i, s, V_m, T) / (V_m - own)
        E[str(index)] = own * u.V
    assert chord_conductance_potential(g, E).m_as("V") == pytest.approx(V_m, abs=1e-9)


@given(permeabilities, concentrations, concentrations, valences, potentials, temperatures)
def test_flux_ratio(P, c_out, c_in, z, V_m, T):
    """Efflux over influx of the constant field is exp(zF(V_m - E)/RT)."""
    out, into = fluxes(P, c_out, c_in, z, V_m, T)
    E = nernst(c_out, c_in, z, T)
    assume(abs(E) < 1.9)
    expected = flux_ratio(z, V_m * u.V, E * u.V, T * K).magnitude
    assert out / into == pytest.approx(expected, rel=1e-9)


@given(permeabilities, concentrations, concentrations, valences, temperatures)
def test_current_is_smooth_at_zero(P, c_out, c_in, z, T):
    """At 0 mV the current is PzF(c_in - c_out), and a hair beside it almost the same."""
    limit = P * z * FARADAY * (c_in - c_out)
    scale = P * FARADAY * max(c_in, c_out)
    assert current(P, c_out, c_in, z, 0.0, T) == pytest.approx(limit, abs=1e-12 * scale)
    assert current(P, c_out, c_in, z, 1e-12, T) == pytest.approx(limit, abs=1e-8 * scale)


@given(
    permeabilities, concentrations, concentrations, valences, temperatures, potentials, st.floats(1e-4, 0.1)
)
def test_current_rises_with_voltage(P, c_out, c_in, z, T, V_m, more):
    """A constant-field current rises with V_m for every ion, so that one voltage balances all."""
    low, high = current(P, c_out, c_in, z, V_m, T), current(P, c_out, c_in, z, V_m + more, T)
    assert high > low


@given(concentrations, concentrations, valences, temperatures)
def test_unit_chosen_changes_nothing(c_out, c_in, z, T):
    """The same concentrations in M, µM or mol/m3 and the temperature in °C give the same E."""
    E = nernst_potential(c_out * mM, c_in * mM, z, T * K).magnitude
    other = nernst_potential((c_out * mM).to("M"), (c_in * mM).to("µM"), z, u.Quantity(T - 273.15, "degC"))
    assert other.magnitude == pytest.approx(E, rel=1e-9, abs=1e-9)


@given(concentrations, concentrations, valences, temperatures)
def test_equal_ratio_equal_potential(c_out, c_in, z, T):
    """Only the ratio counts: both concentrations doubled give the same E, the difference does not matter."""
    assert nernst(2 * c_out, 2 * c_in, z, T) == pytest.approx(nernst(c_out, c_in, z, T), abs=1e-15)


@given(concentrations, concentrations, valences, temperatures)
def test_potential_is_proportional_to_temperature(c_out, c_in, z, T):
    """E/T is the same at every temperature."""
    assert nernst(c_out, c_in, z, T) / T == pytest.approx(
        nernst(c_out, c_in, z, 300) / 300, abs=1e-17, rel=1e-12
    )


@given(st.floats(0.1, 600), st.floats(0, 600), st.sampled_from([-3, -1, 1, 2]), temperatures)
def test_donnan_products_and_neutrality(salt, c, z, T):
    """K+ times Cl- is equal on both sides, and the inside is neutral with its impermeant charge."""
    potassium, chloride = donnan(salt, z * c)
    assert potassium * chloride == pytest.approx(salt * salt, rel=1e-9)
    assert potassium - chloride + z * c == pytest.approx(0, abs=1e-9 * (salt + abs(z) * c))
    V = donnan_potential(salt * mM, c * mM, z, T * K).m_as("V")
    assert pytest.approx(nernst(salt, potassium, 1, T), abs=1e-9) == V
    assert pytest.approx(nernst(salt, chloride, -1, T), abs=1e-9) == V


@given(concentrations, potentials, temperatures)
def test_passive_chloride_is_at_equilibrium(c_out, V_m, T):
    """The chloride that follows V_m has E_Cl = V_m."""
    inside = passive_chloride(c_out * mM, V_m * u.V, T * K)
    assume(inside.magnitude > 0)
    assert nernst(c_out, inside.magnitude, -1, T) == pytest.approx(V_m, abs=1e-9)


@given(concentrations, concentrations, concentrations, concentrations, permeabilities, temperatures)
def test_pump_share_is_bounded(K_out, K_in, Na_out, Na_in, P, T):
    """A pump of 3:2 moves V_m by at most RT/F ln(3/2), and one of 1:1 not at all."""
    c_out, c_in = {"K": K_out * mM, "Na": Na_out * mM}, {"K": K_in * mM, "Na": Na_in * mM}
    both = {"K": 1, "Na": P}
    without = goldman_potential(both, c_out, c_in, {"K": 1, "Na": 1}, T * K).m_as("V")
    assert pump_potential(both, c_out, c_in, T * K, 1.0).m_as("V") == pytest.approx(without, abs=1e-12)
    share = pump_potential(both, c_out, c_in, T * K).m_as("V") - without
    assert abs(share) <= thermal_voltage(T) * math.log(1.5) + 1e-12


@given(concentrations, concentrations, concentrations, concentrations, potentials, temperatures)
def test_reversed_carrier_needs_the_opposite_energy(a, b, c, d, V_m, T):
    """All counts reversed change the sign of the free energy and nothing else."""
    out, inside, z = {"Na": a * mM, "Ca": b * mM}, {"Na": c * mM, "Ca": d * mM}, {"Na": 1, "Ca": 2}
    one = coupled_free_energy({"Na": 3, "Ca": -1}, out, inside, z, V_m * u.V, T * K)
    other = coupled_free_energy({"Na": -3, "Ca": 1}, out, inside, z, V_m * u.V, T * K)
    assert one.magnitude == pytest.approx(-other.magnitude, abs=1e-12)


@given(potentials, st.floats(-4, 4), temperatures)
def test_proton_motive_force_is_the_driving_force_on_protons(psi, dpH, T):
    """delta_p is V_m - E_H with the N side inside."""
    E_H = nernst(10**-3, 10 ** (-3 - dpH), 1, T)
    direct = driving_force(psi * u.V, E_H * u.V).m_as("V")
    assert proton_motive_force(psi * u.V, dpH, T * K).m_as("V") == pytest.approx(direct, abs=1e-12)


@settings(max_examples=30)
@given(st.lists(st.tuples(*[concentrations] * 4), min_size=1, max_size=40), temperatures)
def test_arrays_are_the_scalars(rows, T):
    """An array gives element by element what the scalars give."""
    K_out, K_in, Ca_out, Ca_in = (np.array(column) for column in columns(rows))
    c_out, c_in = {"K": K_out * mM, "Ca": Ca_out * mM}, {"K": K_in * mM, "Ca": Ca_in * mM}
    P, z = {"K": 1, "Ca": 0.3}, {"K": 1, "Ca": 2}
    whole = goldman_divalent_potential(P, c_out, c_in, z, T * K).magnitude
    E = nernst_potential(c_out["Ca"], c_in["Ca"], 2, T * K).magnitude
    net = ghk_flux(1e-7 * u.cm / u.s, c_out["K"], c_in["K"], 1, -70 * mV, T * K)[0].magnitude
    for index, row in enumerate(rows):
        one = goldman_quadratic((1, 0.3), row[0::2], row[1::2], (1, 2), T)
        assert whole[index] == pytest.approx(one * 1e3, abs=1e-9)
        assert E[index] == pytest.approx(nernst(row[2], row[3], 2, T) * 1e3, abs=1e-9)
        out, into = fluxes(1e-9, row[0], row[1], 1, -0.07, T)
        assert net[index] == pytest.approx((out - into) / 1e-8, rel=1e-9, abs=1e-12)


def test_broadcasting():
    """A column of one and a row of another give a table; three dimensions work too."""
    E = nernst_potential(np.array([[1.0], [2.0]]) * mM, np.array([10.0, 20.0, 40.0]) * mM, 1, 310.15 * K)
    assert E.shape == (2, 3)
    assert E[1, 2].magnitude == pytest.approx(nernst(2, 40, 1, 310.15) * 1e3)
    cube = np.full((3, 4, 5), 7.0)
    assert nernst_potential(cube * mM, 4 * mM, np.array(2), 310.15 * K).shape == (3, 4, 5)
    turned = nernst_potential(np.asfortranarray(cube) * mM, cube * mM, 1, 310.15 * K)
    assert np.all(turned.magnitude == 0)
    assert nernst_potential(np.array([]) * mM, 4 * mM, 1, 310.15 * K).shape == (0,)


def test_long_arrays_go_in_blocks():
    """An array longer than a block is the same as its pieces."""
    long = np.linspace(1, 500, 100_001)
    E = nernst_potential(long * mM, 140 * mM, 1, 310.15 * K).magnitude
    expected = GAS_CONSTANT * 310.15 / FARADAY * np.log(long / 140) * 1e3
    assert np.allclose(E, expected, rtol=1e-13, atol=1e-12)


def test_valence_three_in_arrays():
    """Charges beyond two are bracketed, also in arrays."""
    c_out, c_in = {"K": np.array([4.0, 10.0]) * mM, "La": 1 * mM}, {"K": 140 * mM, "La": 1e-3 * mM}
    V = goldman_divalent_potential({"K": 1, "La": 0.1}, c_out, c_in, {"K": 1, "La": 3}, 310.15 * K)
    for index, out in enumerate((4.0, 10.0)):
        one = goldman_bracketed((1, 0.1), (out, 1.0), (140.0, 1e-3), (1, 3), 310.15)
        assert V[index].m_as("V") == pytest.approx(one, abs=1e-12)


@given(st.floats(-50, 50), st.floats(0.01, 10))
def test_root_finder(place, steepness):
    """A rising function's zero is found to the last digits, flat or steep."""
    found = root(lambda x: math.expm1(steepness * (x - place) / 100), -60, 60)
    assert found == pytest.approx(place, abs=1e-9)
    low, high = np.array([-60.0]), np.array([60.0])
    assert roots(lambda x: np.arctan(steepness * (x - place)), low, high)[0] == pytest.approx(
        place, abs=1e-12
    )


def test_root_finder_says_no():
    """One sign at both ends is no bracket; a zero at an end is the root."""
    assert root(lambda x: x * x + 1, -1, 1) is None
    assert root(lambda x: x, 0, 5) == 0
    assert root(lambda x: x - 5, 0, 5) == 5
