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
    ("whats tau if rm 10k cm 1uf", 10.0, "ms"),
    ("how much does 100 pA depolarise a cell of 150 MΩ?", 15.0, "mV"),
    ("50 channels of 20 pS, open probability 0.4, driving force 50 mV: total current?", 20.0, "pA"),
    ("required g_Na to bring Vm to -50 mV if g_K = 8 nS, E_K=-95 mV, E_Na=+65 mV", 8 * 45 / 115, "nS"),
    ("Question 4: current through a 10 pS K channel at 0 mV with E_K -90", 0.9, "pA"),
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
    # carriers of any neutral solute: (ratio of the ion)^n·e^(−nu), or e^(n·F|Δp|/RT) for protons
    ("2:1 SGLT, Na 145/15, -60 mV, glucose accumulation?", (145 / 15 * math.exp(60 / _slope())) ** 2, "1"),
    (
        "one sodium per glucose, -70 mV, Na 145/12.5: maximal accumulation?",
        11.6 * math.exp(70 / _slope()),
        "1",
    ),
    ("3 Na+ : 1 X neutral, Na 140/10, -60 mV, max [X]in/[X]out", (14 * math.exp(60 / _slope())) ** 3, "1"),
    (
        "Na+/glucose 2:1. Vm = -40 mV, Na out/in = 10. Limit of glucose in/out?",
        100 * math.exp(80 / _slope()),
        "1",
    ),
    ("A proline symporter uses 1 H+. pmf -160 mV. Largest proline gradient?", math.exp(160 / _slope()), "1"),
    (
        "with 2 H+ per sugar and a pmf of -120 mV, what is the largest sugar gradient?",
        math.exp(240 / _slope()),
        "1",
    ),
    ("LacY, pmf 150 mV, max lactose ratio", math.exp(150 / _slope()), "1"),
    ("TPP+ is accumulated 1000-fold. What is the membrane potential?", -_slope() * math.log(1000), "mV"),
    (
        "what delta psi concentrates a monovalent cation 100-fold in the matrix",
        -_slope() * math.log(100),
        "mV",
    ),
    # the pump, the proton motive force and ATP
    ("pump needs 44 kJ/mol, ATP gives 57. efficiency?", 44 / 57, "1"),
    ("proton motive force in kJ/mol for -180 mV", -0.18 * F / 1e3, "kJ/mol"),
    ("-200 mV of pmf in kJ/mol?", -0.2 * F / 1e3, "kJ/mol"),
    (
        "how much of the pmf is due to the pH if dpsi is -160 and dpH 0.75?",
        -0.75 * _slope() * math.log(10),
        "mV",
    ),
    (
        "thylakoid: lumen pH 5, stroma pH 8, Δψ negligible, 25 C. pmf?",
        -3 * _slope(25) * math.log(10),
        "mV",
    ),
    ("how many mV is one pH unit worth at 25 °C?", _slope(25) * math.log(10), "mV"),
    ("minimum pmf for 50 kJ/mol with n = 3", 50e6 / (3 * F), "mV"),
    ("ATP possible with pmf 150 and n=3 at 45 kJ?", 0.15 * 3 * F / 1e3, "kJ/mol"),
    ("14/3 protons per ATP, pmf -110 mV: ATP energy", 0.11 * 14 / 3 * F / 1e3, "kJ/mol"),
    # protons
    ("h conc at ph 6.8", 10**-6.8 * 1e9, "nM"),
    ("how many times more H+ at pH 6.8 than at pH 7.4?", 10**0.6, "1"),
    ("pH falls from 7.4 to 7.1: by what factor does H+ rise?", 10**0.3, "1"),
    ("by how much does the pH change when H+ doubles?", -math.log10(2), "1"),
    # rates
    ("q10 2, 20->37C", 2**1.7, "1"),
    ("rate triples between 20 and 30 degrees, Q10?", 3.0, "1"),
    # a channel for two ions lets no chloride through; calcium by the sum for mixed valences
    (
        "reversal potential of a channel with P_K = P_Na in the typical neuron",
        _ghk((1, 4, 140), (1, 145, 12.5)),
        "mV",
    ),
    # of anions: (Cl_in + 0.2 HCO3_in) over (Cl_out + 0.2 HCO3_out)
    (
        "E_GABA with P_HCO3/P_Cl 0.2, Cl 110/10, HCO3 24/12",
        _slope() * math.log((10 + 0.2 * 12) / (110 + 0.2 * 24)),
        "mV",
    ),
    ("teaching cell with P_Ca/P_K = 0.1 and Ca 1.8/0.0001", -83.3428, "mV"),
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
def test_a_sum_comes_out_as_its_formula_says(tutor: Tutor, text: str, value: float, unit: str) -> None:
    """One of the values is that of the formula, in its own unit or one of the same kind."""
    answer = tutor.fresh().ask(text)
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
def test_what_is_missing_is_asked_for(tutor: Tutor, text: str) -> None:
    """No value is taken from a cell where the student's own solutions are meant, none guessed."""
    answer = tutor.fresh().ask(text)
    assert not answer.values, answer.text


JUDGED = [
    ("I got -180 for psi -160 / dpH 0.75: where's the error?", "wrong"),
    ("I calculated -206 mV for dpsi -160 and dpH 0.75, correct?", "right"),
    ("g_K 10 nS, Vm -70, E_K -90, I get 200 pA. right?", "right"),  # 10 nS · 20 mV
    ("my result for pmf -200, n 8/3 is 51.5 kJ/mol. correct?", "right"),  # 8/3 · F · 0.2 V
    ("I got 450 pA for 10 nS at -60 with E -90, right?", "wrong"),
    ("is 33.4 kJ/mol right for the pump at -70?", "wrong"),
    ("2.2e7 charges for the 20 µm cell at 70 mV, correct?", "wrong"),  # four times too many
    ("I get 5 ms for 100 MΩ and 50 pF, ok?", "right"),
]


@pytest.mark.parametrize(("text", "verdict"), JUDGED)
def test_a_result_is_judged_by_what_the_values_make_up(tutor: Tutor, text: str, verdict: str) -> None:
    """The quantity is not named: the values told and the unit of the answer say which it is."""
    assert tutor.fresh().ask(text).verdict == verdict
