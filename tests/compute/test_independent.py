"""Independent implementations: NEURON (Nernst, constant-field current) and chempy (Nernst).

NEURON has no Goldman voltage, so ours is checked by NEURON's own currents summing to zero there.
"""

from __future__ import annotations

import itertools
import os
import warnings

import pytest

from tutor.compute.constant_field import current
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.divalent import goldman_bracketed
from tutor.compute.goldman import goldman
from tutor.compute.nernst import nernst

CONCENTRATIONS = (1e-4, 0.01, 1.5, 4.0, 12.5, 140.0, 500.0)
TEMPERATURES = (6.3, 20.0, 37.0)
VALENCES = (-2, -1, 1, 2)
VOLTAGES = (-120.0, -70.0, -20.0, -1.0, 1.0, 35.0, 90.0)


@pytest.fixture(scope="module")
def h():
    """NEURON's interpreter, without its banner and its display warning, on CODATA constants."""
    os.environ["NEURON_MODULE_OPTIONS"] = "-nogui -nobanner"
    os.environ.pop("DISPLAY", None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        neuron = pytest.importorskip("neuron")
    return neuron.h


def test_nernst_is_neurons(h):
    """E over a grid of concentrations, valences and temperatures agrees to 1e-7 mV."""
    worst = 0.0
    for outside, inside, z, celsius in itertools.product(
        CONCENTRATIONS, CONCENTRATIONS, VALENCES, TEMPERATURES
    ):
        h.celsius = celsius
        ours = nernst(outside, inside, z, celsius + 273.15) * 1e3
        worst = max(worst, abs(ours - h.nernst(inside, outside, z)))
    print(f"largest difference to NEURON, Nernst: {worst:.3g} mV")
    assert worst < 1e-7


def test_constant_field_current_is_neurons(h):
    """ghk() over a grid agrees to nine digits of the larger one-way current."""
    worst = 0.0
    grid = itertools.product(CONCENTRATIONS, CONCENTRATIONS, VALENCES, TEMPERATURES, VOLTAGES)
    for outside, inside, z, celsius, v in grid:
        h.celsius = celsius
        kelvin = celsius + 273.15
        # NEURON's ghk is a charge per volume (mC/cm3): the current for a permeability of 1 cm/s
        theirs = h.ghk(v, inside, outside, z)
        ours = current(1e-2, outside, inside, z, v * 1e-3, kelvin) / 1e4 * 1e3
        one_way = abs(current(1e-2, outside, 0.0, z, v * 1e-3, kelvin)) / 10
        other = abs(current(1e-2, 0.0, inside, z, v * 1e-3, kelvin)) / 10
        worst = max(worst, abs(ours - theirs) / max(one_way, other))
    print(f"largest difference to NEURON, constant-field current: {worst:.3g} of the one-way current")
    assert worst < 1e-6


@pytest.mark.parametrize("divalent", [False, True])
def test_neurons_currents_cancel_at_our_goldman_voltage(h, divalent):
    """At our V_m the sum of NEURON's currents is zero, and changes sign a microvolt to either side."""
    h.celsius = 37
    T = 310.15
    worst = 0.0
    for P_Na, P_Cl, K_out, Cl_in in itertools.product(
        (0.001, 0.04, 1, 20), (0, 0.45, 3), (1, 4, 40), (4, 30)
    ):
        P, z = [1.0, P_Na, P_Cl], [1, 1, -1]
        out, inside = [float(K_out), 145.0, 110.0], [140.0, 12.5, float(Cl_in)]
        if divalent:
            P, z, out, inside = [*P, 0.5], [*z, 2], [*out, 2.0], [*inside, 1e-4]
            V = goldman_bracketed(P, out, inside, z, T)
        else:
            V = goldman(P, out, inside, z, T)

        def total(v, P=P, out=out, inside=inside, z=z):
            rows = zip(P, out, inside, z, strict=True)
            return sum(p * h.ghk(v, i, o, s) for p, o, i, s in rows)

        slope = (total(V * 1e3 + 1e-3) - total(V * 1e3 - 1e-3)) / 2e-3
        worst = max(worst, abs(total(V * 1e3) / slope))
        assert total(V * 1e3 - 1e-3) < 0 < total(V * 1e3 + 1e-3)
    print(f"largest difference to the zero of NEURON's currents: {worst:.3g} mV")
    assert worst < 1e-4


def test_nernst_is_chempys():
    """Chempy's Nernst potential agrees to the digits of its constants."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        electrochemistry = pytest.importorskip("chempy.electrochemistry.nernst")
    worst = 0.0
    for outside, inside, z, celsius in itertools.product(
        CONCENTRATIONS, CONCENTRATIONS, VALENCES, TEMPERATURES
    ):
        ours = nernst(outside, inside, z, celsius + 273.15) * 1e3
        theirs = electrochemistry.nernst_potential(outside, inside, z, celsius + 273.15) * 1e3
        worst = max(worst, abs(ours - theirs))
    print(f"largest difference to chempy, Nernst: {worst:.3g} mV")
    assert worst < 1e-3


def test_constants_are_exact():
    """R and F are products of the exact constants of the 2019 SI."""
    assert pytest.approx(8.31446261815324, rel=1e-15) == GAS_CONSTANT
    assert pytest.approx(96485.3321233100184, rel=1e-15) == FARADAY
