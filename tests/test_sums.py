"""Sums asked in short: what is given decides the equation, and the numbers follow from its formula."""

import math

import pytest

from tutor import Tutor
from tutor.units import UNITS, to_si

R, F, e = 8.31446261815324, 96485.33212, 1.602176634e-19


def _slope(celsius: float = 37.0) -> float:
    """RT/F in mV."""
    return R * (celsius + 273.15) / F * 1e3


def _donnan(charge: float, salt: float) -> float:
    """The potential in mV for monovalent anions inside and a salt outside."""
    K = (charge + math.sqrt(charge**2 + 4 * salt**2)) / 2
    return -_slope() * math.log(K / salt)


def _ghk(*rows: tuple[float, float, float]) -> float:
    """V in mV of cations as (P, out, in)."""
    return _slope() * math.log(sum(P * out for P, out, _ in rows) / sum(P * inside for P, _, inside in rows))


SPHERE_20 = math.pi * 20e-4**2  # cm²

SUMS = [
    # Donnan: whatever the salt is named by
    ("16 mEq/l of protein anion inside, 150 mM NaCl outside, donnan potential", _donnan(16, 150), "mV"),
    ("donnan 100 prot- in, KCl 100 out. V", _donnan(100, 100), "mV"),
    ("donnan potential, 50 A- / 150 KCl", _donnan(50, 150), "mV"),
    ("Donnan potential: 30 mM protein anions inside, 140 mM Na+ outside", _donnan(30, 140), "mV"),
    ("Gibbs-Donnan: 16 mEq/L protein charge, 150 mM salt. Potential?", _donnan(16, 150), "mV"),
    ("donnan: 5 mM protein of valence -10 inside, 145 mM NaCl outside", _donnan(50, 145), "mV"),
    # 100 mM in two closed volumes: (100 + x)·x = (100 − x)², so x = 100/3 and r = (400/3)/(200/3)
    (
        "proteinate 100 mM inside and KCl 100 mM outside, equal closed volumes, donnan potential?",
        -_slope() * math.log(2),
        "mV",
    ),
    # a current from what stands for its parts, and its parts from a current
    ("g? I=1.5 pA V=-40 E=-90", 1.5 / 50 * 1e3, "pS"),
    ("g? I 2pA Vm 0 EK -90", 2 / 90 * 1e3, "pS"),
    ("I for g=20pS, Vm=0, E=-80", 20 * 80 * 1e-3, "pA"),
    ("γ = 10 pS, DF = 100 mV, i?", 1.0, "pA"),
    ("E_rev if 50 pA flows at -40 mV through 1 nS", -90.0, "mV"),
    ("At what voltage is the current 100 pA if g = 5 nS and E = -80 mV?", -60.0, "mV"),
    ("g_Na = 120 mS/cm2, E_Na = 50 mV, V = -20 mV. current density?", 120 * -70, "µA/cm**2"),
    ("I through 5 mS/cm2 at +20 mV with E_Na = 55 mV", -175.0, "µA/cm**2"),
    ("how many ions per second are 1 pA?", 1e-12 / e, "1/s"),
    ("2 pA of calcium current, ions per second", 2e-12 / (2 * e), "1/s"),
    ("which g_Na gives Vm = -50 with g_K 8 nS, E_K -95, E_Na 65?", 8 * 45 / 115, "nS"),
    # Ohm's law and the time constant, of a cell or of an area
    ("conductance of 250 MΩ", 4.0, "nS"),
    ("resistance of 10 nS?", 100.0, "MΩ"),
    ("g for R = 500 MΩ in nS", 2.0, "nS"),
    ("input resistance if 20 pA gives 10 mV", 500.0, "MΩ"),
    ("I = V/R: 30 mV across 300 MΩ", 100.0, "pA"),
    ("input resistance 500 MΩ, capacitance 20 pF, time constant?", 10.0, "ms"),
    ("R 200 MOhm, tau 20 ms, capacitance?", 100.0, "pF"),
    ("tau 10 ms, C 1 µF/cm2, R_m?", 1e4, "cm**2*Ω"),
    ("capacitance of a 20 µm sphere", SPHERE_20 * 1e6, "pF"),
    # charge
    ("how much charge is on 1 cm² at 60 mV with 1 µF/cm²", 6e-8, "C/cm**2"),
    ("moles of K+ per cm2 to make -60 mV", 6e-8 / F, "mol/cm**2"),
    ("K lost 20 um cell -80 mV", 0.08e-6 * SPHERE_20 / e, "1"),
    ("10 µm axon, 60 mV, K+ change?", 0.06e-6 * 4 / 10e-4 / F * 1e9, "µM"),
    ("% K lost 0->-70, 20um sphere", 0.07e-6 * 6 / 20e-4 / F / 140e-6, "1"),
    # lists of the Goldman equation
    ("GHK 4/140 145/12.5 1:0.04, no Cl", _ghk((1, 4, 140), (0.04, 145, 12.5)), "mV"),
    (
        "goldman 5/150 140/10 110/10 1:0.05:0.45",
        _ghk((1, 5, 150), (0.05, 140, 10), (0.45, 10, 110)),
        "mV",
    ),
    # the energy of ATP from its concentrations
    (
        "phosphorylation potential with ATP/ADP = 10 and Pi = 1 mM, ΔG0' -30.5",
        30.5 + R * 0.31015 * math.log(10 / 1e-3),
        "kJ/mol",
    ),
    (
        "phosphorylation potential with ATP 5 mM, ADP 0.5 mM, Pi 5 mM, ΔG0' = -30.5 kJ/mol",
        30.5 + R * 0.31015 * math.log(5e-3 / (0.5e-3 * 5e-3)),
        "kJ/mol",
    ),
]


@pytest.mark.parametrize(("text", "value", "unit"), SUMS)
def test_a_sum_comes_out_as_its_formula_says(text: str, value: float, unit: str) -> None:
    """One of the values is that of the formula, in its own unit or one of the same kind."""
    answer = Tutor().ask(text)
    same = [v for v in answer.values if UNITS[v.unit].dimension == UNITS[unit].dimension]
    assert any(to_si(v.value, v.unit) == pytest.approx(to_si(value, unit), rel=3e-3) for v in same), (
        answer.text
    )


OPEN = [
    "donnan potential for 20 mM fixed charge inside",  # the bath is not the cell's potassium
    "donnan with 100 mM impermeant anions",
    "goldman 140/5 145/12 1:0.04",  # potassium outside: no order of a cell
    "current through 10 nS",
    "tau with 100 MΩ",
]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_missing_is_asked_for(text: str) -> None:
    """No value is taken from a cell where the student's own solutions are meant, none guessed."""
    answer = Tutor().ask(text)
    assert not answer.values, answer.text
