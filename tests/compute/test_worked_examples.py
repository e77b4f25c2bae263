"""Worked examples typed from independent calculations, to the digits printed there."""

from __future__ import annotations

import math

import pytest

from tutor.compute.what_if import Change, equilibrium, membrane_potential, run, sensitivity
from tutor.errors import DomainError
from tutor.meaning import V_M, T, Variable, read_variable
from tutor.units import from_si, to_si

NEURON = {
    "c(K, out)": "4 mM", "c(K, in)": "140 mM", "c(Na, out)": "145 mM", "c(Na, in)": "12.5 mM",
    "c(Cl, out)": "110 mM", "c(Cl, in)": "10 mM", "c(Ca, out)": "2 mM", "c(Ca, in)": "1e-4 mM",
    "P(K)": 1, "P(Na)": 0.04, "P(Cl)": 0.45,
}  # fmt: skip
TABLE = {
    "c(K, out)": "4 mM", "c(K, in)": "135 mM", "c(Na, out)": "140 mM", "c(Na, in)": "12 mM",
    "c(Cl, out)": "116 mM", "c(Cl, in)": "4 mM", "P(K)": "1e-7 cm/s", "P(Na)": "1e-9 cm/s", "P(Cl)": "1e-8 cm/s",
}  # fmt: skip
SQUID = {
    "c(K, out)": "10 mM", "c(K, in)": "345 mM", "c(Na, out)": "455 mM", "c(Na, in)": "72 mM",
    "c(Cl, out)": "540 mM", "c(Cl, in)": "61 mM", "P(K)": 1, "P(Na)": 0.04, "P(Cl)": 0.45, "T": "20 °C",
}  # fmt: skip
SQUID_BOOK = {
    "c(K, out)": "20 mM", "c(K, in)": "400 mM", "c(Na, out)": "440 mM", "c(Na, in)": "50 mM",
    "c(Cl, out)": "560 mM", "c(Cl, in)": "52 mM", "P(K)": 1, "P(Na)": 0.04, "P(Cl)": 0.45, "T": "20 °C",
}  # fmt: skip
MATURE = {
    "c(K, out)": "3 mM", "c(K, in)": "140 mM", "c(Na, out)": "145 mM", "c(Na, in)": "18 mM",
    "c(Cl, out)": "120 mM", "c(Cl, in)": "7 mM", "V_m": "-70 mV",
}  # fmt: skip
ROUND = {"E(K)": "-95.02 mV", "E(Na)": "65.51 mV", "E(Cl)": "-64.09 mV"}
IONS = "K Na Cl"
REST = {"V_m": "-70 mV"}


def printed(number: float, text: str) -> None:
    """``number`` agrees with the printed ``text`` to its last digit."""
    mantissa, _, exponent = text.lower().lstrip("+").partition("e")
    decimals = len(mantissa.partition(".")[2])
    power = int(exponent or 0)
    half = 0.5000001 * 10.0 ** (power - decimals)
    assert abs(number - float(text)) <= half, f"{number} is not {text}"


# equation, unknown, given, ions, unit, printed
EXAMPLES = [
    # Nernst
    ("nernst-potential", "E(K)", NEURON, "K", "mV", "-95.0226"),
    ("nernst-potential", "E(Na)", NEURON, "Na", "mV", "65.5072"),
    ("nernst-potential", "E(Cl)", NEURON, "Cl", "mV", "-64.0877"),
    ("nernst-potential", "E(Ca)", NEURON, "Ca", "mV", "132.3436"),
    ("nernst-potential", "E(K)", {"c(K, out)": "4 mM", "c(K, in)": "135 mM"}, "K", "mV", "-94.1"),
    ("nernst-potential", "E(Na)", {"c(Na, out)": "140 mM", "c(Na, in)": "12 mM"}, "Na", "mV", "65.7"),
    ("nernst-potential", "E(Cl)", {"c(Cl, out)": "116 mM", "c(Cl, in)": "4 mM"}, "Cl", "mV", "-90.0"),
    ("nernst-potential", "E(K)", {"ratio(K)": 2}, "K", "mV", "18.5255"),
    ("nernst-potential", "E(K)", {"ratio(K)": 10}, "K", "mV", "61.5404"),
    ("nernst-potential", "E(K)", {"ratio(K)": math.e}, "K", "mV", "26.7267"),
    ("nernst-potential", "E(K)", {"ratio(K)": 10, "T": "20 °C"}, "K", "mV", "58.167"),
    ("nernst-potential", "E(K)", {"ratio(K)": 10, "T": "25 °C"}, "K", "mV", "59.159"),
    ("nernst-potential", "E(K)", {"ratio(K)": 10, "T": "18 °C"}, "K", "mV", "57.770"),
    ("nernst-potential", "E(K)", {"ratio(K)": 10, "T": "6.3 °C"}, "K", "mV", "55.449"),
    ("nernst-potential", "c(K, in)", {"E(K)": "-80 mV", "c(K, out)": "4 mM"}, "K", "mM", "79.80"),
    ("nernst-potential", "ratio(K)", {"E(K)": "80 mV"}, "K", "1", "19.951"),
    ("nernst-potential", "c(Ca, in)", {"E(Ca)": "120 mV", "c(Ca, out)": "1.2 mM"}, "Ca", "nM", "151.1"),
    ("nernst-potential", "T", {"E(K)": "-92 mV", "c(K, out)": "4 mM", "c(K, in)": "140 mM"}, "K", "K", "300.28"),
    ("nernst-potential", "z(Ca)", {"E(Ca)": "130 mV", "ratio(Ca)": 20000}, "Ca", "1", "2.036"),
    # Goldman
    ("goldman-potential", "V_m", TABLE, IONS, "mV", "-86.3450"),
    ("goldman-potential", "V_m", NEURON, IONS, "mV", "-69.1356"),
    ("goldman-potential", "V_m", SQUID, IONS, "mV", "-59.6816"),
    ("goldman-potential", "V_m", {**SQUID, "P(Na)": 20}, IONS, "mV", "38.03"),
    ("goldman-potential", "V_m", {**SQUID_BOOK, "P(Na)": 20}, IONS, "mV", "42.4"),
    ("goldman-potential", "V_m", NEURON, "K Na", "mV", "-71.17"),
    ("goldman-potential", "P(Na)", {**NEURON, **REST}, "K Na", "1", "0.043039"),
    ("goldman-potential", "P(Na)", {**NEURON, **REST}, IONS, "1", "0.036841"),
    ("goldman-potential", "c(K, out)", {**TABLE, "V_m": "-55 mV"}, IONS, "mM", "16.9399"),
    ("goldman-potential", "c(K, out)", {**TABLE, **REST}, IONS, "mM", "8.8912"),
    ("goldman-potential", "P(Na)", {**TABLE, "P(K)": 1, "P(Cl)": 0.1, "V_m": "30 mV"}, IONS, "1", "4.3248"),
    # constant field
    ("ghk-current", "I(K)", {**TABLE, "V_m": "-86.3450 mV"}, "K", "µA/cm**2", "0.04338"),
    ("ghk-current", "I(Na)", {**TABLE, "V_m": "-86.3450 mV"}, "Na", "µA/cm**2", "-0.04528"),
    ("ghk-current", "I(Cl)", {**TABLE, "V_m": "-86.3450 mV"}, "Cl", "µA/cm**2", "0.0019005"),
    ("ghk-current", "I(K)", {**TABLE, **REST}, "K", "µA/cm**2", "0.159102"),
    ("ghk-current", "I(Na)", {**TABLE, **REST}, "Na", "µA/cm**2", "-0.037921"),
    ("ghk-current", "I(Cl)", {**TABLE, **REST}, "Cl", "µA/cm**2", "0.0121365"),
    ("ghk-current", "J(K, out)", {**TABLE, "V_m": "-86.345 mV"}, "K", "pmol/cm**2/s", "1.79507"),
    ("ghk-current", "J(K, in)", {**TABLE, "V_m": "-86.345 mV"}, "K", "pmol/cm**2/s", "1.34545"),
    ("ghk-current", "flux_ratio(K)", {**TABLE, "V_m": "-86.345 mV"}, "K", "1", "1.334"),
    ("ghk-current", "flux_ratio(K)", {**NEURON, **REST}, "K", "1", "2.550"),
    ("ghk-current", "flux_ratio(Na)", {**NEURON, **REST}, "Na", "1", "0.00628"),
    ("ghk-current", "flux_ratio(Cl)", {**NEURON, **REST}, "Cl", "1", "1.2476"),
    ("ghk-current", "dc_dt(K)", {**TABLE, "V_m": "-86.345 mV", "d": "10 µm"}, "K", "mM/min", "-0.1619"),
    ("ghk-current", "dc_dt(Na)", {**TABLE, "V_m": "-86.345 mV", "d": "10 µm"}, "Na", "mM/min", "0.1690"),
    # chord conductance
    ("chord-conductance-potential", "V_m", {**ROUND, "g(K)": 1, "g(Na)": 0.1, "g(Cl)": 0.2}, IONS, "mV", "-77.9131"),
    ("chord-conductance-potential", "V_m", {"E(K)": "-95.02 mV", "E(Na)": "65.51 mV", "g(K)": 1, "g(Na)": 1}, "K Na", "mV", "-14.755"),
    ("chord-conductance-potential", "V_m", {**ROUND, "g(K)": 1, "g(Na)": 20, "g(Cl)": 0.45}, IONS, "mV", "55.31"),
    ("chord-conductance-potential", "g(Na)", {**ROUND, **REST, "g(K)": 1}, "K Na", "1", "0.184636"),
    ("chord-conductance-potential", "V_m", {"g(K)": 10, "E(K)": "-70 mV", "g(Na)": 5, "E(Na)": "0 mV"}, "K Na", "mV", "-46.667"),
    ("chord-conductance-potential", "V_m", {"g(K)": 10, "E(K)": "-70 mV", "g(Na)": 5, "E(Na)": "0 mV", "g(Cl)": 20, "E(Cl)": "-70 mV"}, IONS, "mV", "-60.000"),
    # driving force
    ("driving-force", "DF(K)", {**NEURON, **REST}, "K", "mV", "25.02"),
    ("driving-force", "DF(Na)", {**NEURON, **REST}, "Na", "mV", "-135.51"),
    ("driving-force", "DF(Cl)", {**NEURON, **REST}, "Cl", "mV", "-5.91"),
    ("driving-force", "DF(Cl)", {**NEURON, **REST, "c(Cl, in)": "4 mM"}, "Cl", "mV", "18.58"),
    ("driving-force", "DF(Ca)", {**NEURON, **REST}, "Ca", "mV", "-202.34"),
    ("driving-force", "c(Cl, in)", {"c(Cl, out)": "110 mM", **REST}, "Cl", "mM", "8.0155"),
    # ionic current
    ("ionic-current", "I(K)", {**NEURON, **REST, "g(K)": "20 pS"}, "K", "pA", "0.5005"),
    ("ionic-current", "I(Na)", {**NEURON, **REST, "g(Na)": "20 pS"}, "Na", "pA", "-2.710"),
    ("ionic-current", "I(Ca)", {**NEURON, **REST, "g(Ca)": "10 pS"}, "Ca", "pA", "-2.023"),
    ("ionic-current", "I(Na)", {**NEURON, **REST, "g(Na)": "10 nS"}, "Na", "nA", "-1.355"),
    ("ionic-current", "rate(K)", {**NEURON, **REST, "g(K)": "20 pS"}, "K", "1/s", "3.124e6"),
    ("ionic-current", "rate(Ca)", {**NEURON, **REST, "g(Ca)": "10 pS"}, "Ca", "1/s", "6.31e6"),
    # Ohm, time constant
    ("time-constant", "tau", {"R_m": "1e4 cm**2*Ω", "C_m": "1 µF/cm**2"}, "", "ms", "10"),
    ("time-constant", "R", {"R_m": "1e4 cm**2*Ω", "d": "20 µm"}, "", "MΩ", "795.77"),
    ("ohms-law", "V", {"R_m": "1e4 cm**2*Ω", "d": "20 µm", "I": "50 pA"}, "", "mV", "39.79"),
    # charge separation
    ("charge-separation", "q", {"V_m": "60 mV"}, "K", "C/cm**2", "6.0e-8"),
    ("charge-separation", "n(K)", {"V_m": "60 mV"}, "K", "mol/cm**2", "6.2186e-13"),
    ("charge-separation", "N(K)", {"V_m": "60 mV"}, "K", "1/cm**2", "3.7449e11"),
    ("charge-separation", "V_m", {"dc(K)": "6 mM", "d": "10 µm"}, "K", "V", "96.5"),
    ("charge-separation", "dc(Na)", {"V_m": "100 mV", "d": "10 µm", "shape": 4}, "Na", "µM", "4.146"),
    ("charge-separation", "dc(Na)", {"V_m": "100 mV", "d": "500 µm", "shape": 4}, "Na", "µM", "0.0829"),
    ("charge-separation", "dc(Na)", {"V_m": "100 mV", "d": "0.2 µm", "shape": 4}, "Na", "µM", "207"),
    ("charge-separation", "dc(Ca)", {"V_m": "70 mV", "d": "10 µm"}, "Ca", "µM", "2.2"),
    ("charge-separation", "parts(K)", {"V_m": "60 mV", "d": "10 µm", "shape": 4, "c(K, in)": "100 mM"}, "K", "1", "40202"),
    ("charge-separation", "parts(K)", {"V_m": "61.5404 mV", "d": "10 µm", "shape": 4, "c(K, in)": "100 mM"}, "K", "1", "39196"),
    # electrochemical difference
    ("electrochemical-difference", "dG(K)", {**NEURON, **REST}, "K", "kJ/mol", "2.414"),
    ("electrochemical-difference", "dG(Na)", {**NEURON, **REST}, "Na", "kJ/mol", "-13.074"),
    ("electrochemical-difference", "dG(Cl)", {**NEURON, **REST}, "Cl", "kJ/mol", "0.570"),
    ("electrochemical-difference", "dG(Ca)", {**NEURON, **REST}, "Ca", "kJ/mol", "-39.046"),
    ("electrochemical-difference", "dG(glucose)", {"c(glucose, out)": "5 mM", "c(glucose, in)": "1 mM"}, "glucose", "kJ/mol", "-4.150"),
    ("electrochemical-difference", "dG_mV(K)", {**TABLE, "V_m": "-86.3450 mV"}, "K", "mV", "7.7"),
    ("electrochemical-difference", "dG_mV(Na)", {**TABLE, "V_m": "-86.3450 mV"}, "Na", "mV", "-152.0"),
    # pump
    ("pump-energetics", "w", {**NEURON, **REST}, "", "kJ/mol", "44.052"),
    ("pump-energetics", "w", {**TABLE, "V_m": "-86.3450 mV"}, "", "kJ/mol", "45.486"),
    ("pump-energetics", "fraction", {**NEURON, **REST}, "", "%", "77.3"),
    ("pump-energetics", "fraction", {**NEURON, **REST, "dG(ATP)": "-52.46 kJ/mol"}, "", "%", "84.0"),
    ("pump-energetics", "V_rev", {**NEURON, "dG(ATP)": "-57 kJ/mol"}, "", "mV", "-204.2"),
    ("pump-energetics", "V_rev", {**NEURON, "dG(ATP)": "-50 kJ/mol"}, "", "mV", "-131.6"),
    ("pump-energetics", "dG(ATP)", {"c(ATP, in)": "5 mM", "c(ADP, in)": "0.2 mM", "c(Pi, in)": "5 mM"}, "", "kJ/mol", "-52.5"),
    ("pump-energetics", "dG(ATP)", {"c(ATP, in)": "8 mM", "c(ADP, in)": "0.02 mM", "c(Pi, in)": "8 mM"}, "", "kJ/mol", "-58.4"),
    ("pump-energetics", "dG(ATP)", {"c(ATP, in)": "3 mM", "c(ADP, in)": "1 mM", "c(Pi, in)": "1 mM"}, "", "kJ/mol", "-51.1"),
    ("pump-energetics", "w", {**NEURON, **REST, "count(Na)": 2, "count(K)": 3}, "", "kJ/mol", "33.39"),
    ("pump-electrogenic-potential", "V_m", TABLE, "", "mV", "-88.461"),
    ("pump-electrogenic-potential", "V_m", {**NEURON, "P(Na)": 0.043039}, "", "mV", "-76.035"),
    ("pump-electrogenic-potential", "V_m", SQUID_BOOK, "", "mV", "-64.100"),
    # coupled transport
    ("coupled-transport", "accumulation(glucose)", {**NEURON, **REST}, "SGLT2", "1", "159.19"),
    ("coupled-transport", "accumulation(glucose)", {**NEURON, "V_m": "0 mV"}, "SGLT2", "1", "11.6"),
    ("coupled-transport", "accumulation(glucose)", {**NEURON, **REST}, "SGLT1", "1", "25342"),
    ("coupled-transport", "accumulation(glucose)", {**NEURON, "V_m": "0 mV"}, "SGLT1", "1", "134.56"),
    ("coupled-transport", "c(glucose, out)", {**NEURON, **REST, "c(glucose, in)": "5 mM"}, "SGLT1", "nM", "197"),
    ("coupled-transport", "c(glucose, out)", {**NEURON, **REST, "c(glucose, in)": "5 mM"}, "SGLT2", "µM", "31.4"),
    ("coupled-transport", "V_rev", NEURON, "NCX", "mV", "-68.17"),
    ("coupled-transport", "V_rev", {**NEURON, "count(Na)": 4}, "NCX", "mV", "-1.33"),
    ("coupled-transport", "c(Ca, in)", {**NEURON, **REST}, "NCX", "nM", "93.4"),
    ("coupled-transport", "V_rev", {"c(Na, out)": "140 mM", "c(Na, in)": "7 mM", "c(Ca, out)": "1.8 mM", "c(Ca, in)": "1e-4 mM"}, "NCX", "mV", "-21.67"),
    ("coupled-transport", "V_rev", {"c(Na, out)": "140 mM", "c(Na, in)": "7 mM", "c(Ca, out)": "1.8 mM", "c(Ca, in)": "1 µM"}, "NCX", "mV", "39.87"),
    ("coupled-transport", "c(Cl, in)", MATURE, "NKCC1", "mM", "49.86"),
    ("coupled-transport", "dG(NKCC1)", MATURE, "NKCC1", "kJ/mol", "-10.13"),
    ("coupled-transport", "c(Cl, in)", MATURE, "KCC2", "mM", "2.571"),
    ("coupled-transport", "dG(KCC2)", MATURE, "KCC2", "kJ/mol", "-2.582"),
    ("coupled-transport", "c(Cl, in)", {"c(Cl, out)": "110 mM", "c(HCO3, in)": "12 mM", "c(HCO3, out)": "24 mM"}, "AE", "mM", "55.0"),
    # GABA-A: chloride and bicarbonate together
    ("goldman-potential", "V_m", {"P(Cl)": 1, "P(HCO3)": 0.2, "c(Cl, out)": "120 mM", "c(Cl, in)": "7 mM", "c(HCO3, out)": "24 mM", "c(HCO3, in)": "15 mM"}, "Cl HCO3", "mV", "-67.46"),
    ("goldman-potential", "V_m", {"P(Cl)": 1, "P(HCO3)": 0.2, "c(Cl, out)": "120 mM", "c(Cl, in)": "24.7 mM", "c(HCO3, out)": "24 mM", "c(HCO3, in)": "15 mM"}, "Cl HCO3", "mV", "-40.23"),
    ("goldman-potential", "V_m", {"P(Cl)": 1, "P(HCO3)": 0.2, "c(Cl, out)": "120 mM", "c(Cl, in)": "38.1 mM", "c(HCO3, out)": "24 mM", "c(HCO3, in)": "15 mM"}, "Cl HCO3", "mV", "-29.69"),
    # protons
    ("proton-motive-force", "delta_p", {"delta_psi": "-160 mV", "pH(in)": 7.75, "pH(out)": 7.0}, "", "mV", "-206.155"),
    ("proton-motive-force", "dG(H)", {"delta_psi": "-160 mV", "delta_pH": 0.75}, "", "kJ/mol", "-19.891"),
    ("proton-motive-force", "delta_p", {"delta_psi": "-120 mV", "delta_pH": 0.75}, "", "mV", "-166.155"),
    ("proton-motive-force", "dG(H)", {"delta_psi": "-120 mV", "delta_pH": 0.75}, "", "kJ/mol", "-16.032"),
    ("proton-motive-force", "delta_p", {"delta_psi": "0 mV", "pH(in)": 7.9, "pH(out)": 6.1, "T": "25 °C"}, "", "mV", "-106.487"),
    ("proton-motive-force", "dG(H)", {"delta_psi": "0 mV", "delta_pH": 1.8, "T": "25 °C"}, "", "kJ/mol", "-10.274"),
    ("proton-motive-force", "delta_pH", {"delta_psi": "-160 mV", "delta_p": "-206.155 mV"}, "", "1", "0.7500"),
    ("proton-motive-force", "ratio(H)", {"delta_pH": 0.75}, "", "1", "5.6234"),
    ("atp-synthesis", "dG_p", {"delta_p": "-206.155 mV", "count(H)": 8 / 3}, "", "kJ/mol", "53.04"),
    ("atp-synthesis", "dG_p", {"delta_p": "-206.155 mV", "count(H)": 11 / 3}, "", "kJ/mol", "72.93"),
    ("atp-synthesis", "dG_p", {"delta_p": "-106.487 mV", "count(H)": 14 / 3}, "", "kJ/mol", "47.95"),
    ("atp-synthesis", "dG_p", {"delta_p": "-106.487 mV", "count(H)": 4}, "", "kJ/mol", "41.1"),
    ("atp-synthesis", "count(H)", {"delta_p": "-206.155 mV", "dG(ATP)": "-57 kJ/mol"}, "", "1", "2.866"),
    ("atp-synthesis", "delta_p", {"dG(ATP)": "-50 kJ/mol", "count(H)": 8 / 3}, "", "mV", "-194.3"),
    ("atp-synthesis", "delta_p", {"dG(ATP)": "-50 kJ/mol", "count(H)": 10 / 3}, "", "mV", "-155.5"),
    ("atp-synthesis", "delta_p", {"dG(ATP)": "-50 kJ/mol", "count(H)": 4}, "", "mV", "-129.6"),
    ("atp-synthesis", "delta_p", {"dG(ATP)": "-50 kJ/mol", "count(H)": 14 / 3}, "", "mV", "-111.0"),
    # pH
    ("ph", "c(H)", {"pH": 7.4}, "", "nM", "39.81"),
    ("ph", "c(H)", {"pH": 7.2}, "", "nM", "63.10"),
    ("ph", "c(H)", {"pH": 7.0}, "", "nM", "100.0"),
    ("ph", "c(H)", {"pH": 7.75}, "", "nM", "17.78"),
    ("ph", "pH", {"c(H)": "39.81 nM"}, "", "1", "7.40"),
    ("ph", "E(H)", {"pH(out)": 7.4, "pH(in)": 7.2}, "", "mV", "-12.308"),
    ("ph", "N(H)", {"pH(in)": 7.75, "volume": "0.1 fl"}, "", "1", "1.07"),
    ("ph", "pH(in)", {"pH(out)": 7.4, "E(H)": "-70 mV"}, "", "1", "6.263"),
    # temperature
    ("temperature-q10", "E(K)", {**NEURON, "T_1": "37 °C", "T_2": "20 °C"}, "K", "mV", "-89.814"),
    ("temperature-q10", "dE_dT(K)", {**NEURON, "T_1": "37 °C"}, "K", "mV/K", "-0.3064"),
    ("temperature-q10", "ratio", {"Q10": 3, "T_1": "20 °C", "T_2": "37 °C"}, "", "1", "6.473"),
    ("temperature-q10", "ratio", {"Q10": 1.5, "T_1": "20 °C", "T_2": "37 °C"}, "", "1", "1.992"),
    ("temperature-q10", "ratio", {"Q10": 3, "T_1": "6.3 °C", "T_2": "20 °C"}, "", "1", "4.505"),
    # Donnan
    ("donnan-equilibrium", "V_m", {"c(A, in)": "100 mM", "c(KCl, out)": "100 mM"}, "", "mV", "-12.861"),
    ("donnan-equilibrium", "c(K, in)", {"c(A, in)": "100 mM", "c(KCl, out)": "100 mM"}, "", "mM", "161.803"),
    ("donnan-equilibrium", "c(Cl, in)", {"c(A, in)": "100 mM", "c(KCl, out)": "100 mM"}, "", "mM", "61.803"),
    ("donnan-equilibrium", "ratio(Donnan)", {"c(A, in)": "16 mM", "c(KCl, out)": "150 mM"}, "", "1", "1.0548"),
    ("donnan-equilibrium", "V_m", {"c(A, in)": "16 mM", "c(KCl, out)": "150 mM"}, "", "mV", "-1.425"),
    ("donnan-equilibrium", "V_m", {"c(A, in)": "100 mM", "c(KCl, out)": "100 mM", "ratio(volume)": 1}, "", "mV", "-18.526"),
    ("donnan-equilibrium", "c(Cl, in)", {"c(A, in)": "100 mM", "c(KCl, out)": "100 mM", "ratio(volume)": 1}, "", "mM", "33.33"),
    ("donnan-equilibrium", "pH(in)", {"V_m": "-8 mV", "pH(out)": 7.4}, "", "1", "7.270"),
    # passive chloride
    ("passive-chloride", "c(Cl, in)", {"c(Cl, out)": "110 mM", **REST}, "", "mM", "8.0155"),
    ("passive-chloride", "c(Cl, in)", {"c(Cl, out)": "120 mM", **REST}, "", "mM", "8.744"),
    ("passive-chloride", "c(Cl, in)", TABLE, "", "mM", "4.6359"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("equation_id", "unknown", "given", "ions", "unit", "expected"),
    EXAMPLES,
    ids=[f"{row[0]}-{row[1]}-{row[5]}" for row in EXAMPLES],
)
def test_example(value, equation_id, unknown, given, ions, unit, expected):
    """The catalogue gives the printed number."""
    printed(value(equation_id, unknown, given, unit, ions), expected)


@pytest.mark.parametrize(
    ("P_Ca", "expected"),
    [(0.01, "-86.0278"), (0.1, "-83.3428"), (1, "-65.9566"), (10, "-25.0258"), (1e8, "130.886")],
)
def test_divalent(value, P_Ca, expected):
    """Calcium added to the teaching cell, by the quadratic."""
    given = {
        **TABLE,
        "P(K)": 1,
        "P(Na)": 0.01,
        "P(Cl)": 0.1,
        "P(Ca)": P_Ca,
        "c(Ca, out)": "1.8 mM",
        "c(Ca, in)": "1e-4 mM",
    }
    printed(value("goldman-divalent-potential", "V_m", given, "mV", "K Na Cl Ca"), expected)


def test_divalent_special_case(value):
    """K+ inside and Ca2+ outside alone: the published short form."""
    T = 25.26e-3 * 96485.33212 / 8.314462618
    given = {
        "P(K)": 1,
        "P(Ca)": 1,
        "c(K, in)": "100 mM",
        "c(K, out)": "0 mM",
        "c(Ca, out)": "10 mM",
        "c(Ca, in)": "0 mM",
        "T": T,
    }
    printed(value("goldman-divalent-potential", "V_m", given, "mV", "K Ca"), "-29.8935")


@pytest.mark.parametrize(
    ("diameter", "shape", "charge", "ions", "change", "part"),
    [
        (1, 6, "2.199e-15", "1.373e4", "43.53", 3216),
        (10, 6, "2.199e-13", "1.373e6", "4.353", 32162),
        (20, 6, "8.796e-13", "5.490e6", "2.176", 64324),
        (100, 6, "2.199e-11", "1.373e8", "0.4353", 321618),
        (0.2, 4, None, None, "145.1", 965),
        (10, 4, None, None, "2.902", 48243),
        (500, 4, None, None, "0.05804", 2412133),
    ],
)
def test_bodies(value, diameter, shape, charge, ions, change, part):
    """Bodies at 70 mV with 140 mM K+: charge, ions, change of concentration, one part in."""
    given = {"V_m": "-70 mV", "c(K, in)": "140 mM", "d": f"{diameter} µm", "shape": shape}
    printed(value("charge-separation", "dc(K)", given, "µM", "K"), change)
    assert value("charge-separation", "parts(K)", given, "1", "K") == pytest.approx(part, abs=0.6)
    if charge:
        printed(value("charge-separation", "q", given, "fC", "K") * 1e-15, charge)
        printed(value("charge-separation", "N(K)", given, "1", "K"), ions)


def test_limits_of_carriers(value):
    """NHE up to pH 8.464, EAAT 6.49e6-fold; NKCC1's limit as a potential."""
    protons = value("coupled-transport", "c(H, in)", {**NEURON, "c(H, out)": "39.8107 nM"}, "nM", "NHE")
    printed(9 - math.log10(protons), "8.464")
    given = {**NEURON, **REST, "c(H, out)": "39.8107 nM", "c(H, in)": "63.0957 nM"}
    printed(value("coupled-transport", "accumulation(glutamate)", given, "1", "EAAT"), "6.49e6")
    limit = value("coupled-transport", "c(Cl, in)", MATURE, "mM", "NKCC1")
    printed(
        value("nernst-potential", "E(Cl)", {"c(Cl, out)": "120 mM", "c(Cl, in)": f"{limit} mM"}, "mV", "Cl"),
        "-23.5",
    )


def test_electroneutral_carrier_has_no_reversal(solve):
    """Where no net charge moves, voltage is irrelevant, and the error says so."""
    with pytest.raises(DomainError, match="no net charge"):
        solve("coupled-transport", "V_rev(KCC2)", MATURE, "KCC2")


def test_electrogenic_share(solve):
    """Differences to the Goldman value: -2.408, -6.035 and -4.243 mV."""
    for given, before, share in ((TABLE, "-86.054", "-2.408"), (SQUID_BOOK, "-59.856", "-4.243")):
        results = solve("pump-electrogenic-potential", "V_m", given).results
        printed(results[1].value * 1e3, before)
        printed(results[2].value * 1e3, share)
    results = solve("pump-electrogenic-potential", "V_m", {**NEURON, "P(Na)": 0.043039}).results
    printed(results[1].value * 1e3, "-70.000")
    printed(results[2].value * 1e3, "-6.035")


def test_leaks_balance_the_pump(value):
    """At the Mullins-Noda voltage the leaks of Na+ and K+ are as 3 to -2, their sum the pump's current."""
    V = value("pump-electrogenic-potential", "V_m", TABLE, "mV")
    at = {**TABLE, "V_m": f"{V!r} mV"}
    K = value("ghk-current", "I(K)", at, "µA/cm**2", "K")
    Na = value("ghk-current", "I(Na)", at, "µA/cm**2", "Na")
    assert Na / K == pytest.approx(-1.5, rel=1e-9)
    printed(K + Na, "-0.01542")


def test_chord_conductances_of_the_teaching_cell(value):
    """5.630, 0.2979 and 0.5205 µS/cm2, in the ratio 1 : 0.0529 : 0.0924, whose mean is the Goldman value."""
    V = value("goldman-potential", "V_m", TABLE, "mV", IONS)
    given = {}
    for ion, expected in (("K", "5.630"), ("Na", "0.2979"), ("Cl", "0.5205")):
        current = value("ghk-current", f"I({ion})", {**TABLE, "V_m": f"{V!r} mV"}, "A/cm**2", ion)
        E = value("nernst-potential", f"E({ion})", TABLE, "mV", ion)
        g = current / ((V - E) * 1e-3)
        printed(g * 1e6, expected)
        given |= {f"g({ion})": g, f"E({ion})": f"{E!r} mV"}
    assert value("chord-conductance-potential", "V_m", given, "mV", IONS) == pytest.approx(V, abs=1e-9)


def test_shares_of_the_sum(cell):
    """K+ moves V_m of the teaching cell by 42.44 mV a decade at 4 mM, 18.43 mV an e-fold."""
    found = sensitivity(cell(TABLE))
    assert next(iter(found)) == Variable("c", "K", "in")
    printed(found[Variable("c", "K", "out")] * 1e3, "18.43")
    printed(found[Variable("c", "K", "out")] * 1e3 * math.log(10), "42.44")


@pytest.mark.parametrize(
    ("written", "how", "amount", "change"),
    [
        ("c(K, out)", "times", 2, "14.02"),
        ("c(Na, out)", "times", 2, "5.78"),
        ("c(Cl, out)", "times", 2, "-2.03"),
        ("P(Na)", "times", 2, "5.76"),
        ("P(Na)", "times", 100, "83.8"),
        ("P(K)", "times", 10, "-6.8"),
        ("c(K, out)", "to", 10, "19.0"),
        ("c(K, out)", "to", 7, "11.1"),
    ],
)
def test_what_if(cell, written, how, amount, change):
    """Single changes of the teaching cell."""
    results = run(cell(TABLE), (Change(read_variable(written), how, amount),)).results
    assert results[2].role == "change"
    printed(results[2].value * 1e3, change)


def test_what_if_without_sodium_permeability(cell):
    """P_Na = 0 takes the teaching cell to -93.706 mV."""
    results = run(cell(TABLE), (Change(Variable("P", "Na"), "to", 0.0),)).results
    printed(results[1].value * 1e3, "-93.706")


@pytest.mark.parametrize(
    ("potassium", "table", "calibrated"),
    [
        (2.5, "-94.3", "-74.3"), (3.5, "-88.8", "-71.4"), (4, "-86.3", "-70.0"), (5, "-82.1", "-67.5"),
        (6, "-78.4", "-65.2"), (7, "-75.2", "-63.1"), (8, "-72.3", "-61.2"), (10, "-67.4", "-57.7"),
    ],
)  # fmt: skip
def test_external_potassium(cell, potassium, table, calibrated):
    """V_m against [K+]o in two cells."""
    out = Variable("c", "K", "out")
    printed(membrane_potential({**cell(TABLE), out: potassium}) * 1e3, table)
    values = {name: number for name, number in cell(NEURON).items() if name != Variable("P", "Cl")}
    values |= {out: potassium, Variable("P", "Na"): 0.043}
    printed(membrane_potential(values) * 1e3, calibrated)


def test_passive_chloride_drops_out(value):
    """With chloride passive V_m is the same whatever P_Cl."""
    inside = value("passive-chloride", "c(Cl, in)", TABLE, "mM")
    for P_Cl in (0, 0.1, 1, 10, 100):
        given = {**TABLE, "P(K)": 1, "P(Na)": 0.01, "P(Cl)": P_Cl, "c(Cl, in)": f"{inside!r} mM"}
        printed(value("goldman-potential", "V_m", given, "mV", IONS), "-86.0535")


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(0, "-86.05"), (1 / 6, "-85.72"), (1, "-84.02"), (4, "-77.22"), (10, "-59.03"), (24, "-2.0")],
)
def test_pump_off(value, hours, expected):
    """The run-down of a 10 µm sphere without its pump."""
    printed(value("pump-off", "V_m", {**TABLE, "d": "10 µm", "t": f"{hours!r} h"}, "mV"), expected)


def test_diameter_at_which_one_percent_moves(value):
    """The body in which one part in a hundred of its K+ must move for 70 mV."""
    given = {"V_m": "-70 mV", "c(K, in)": "140 mM", "fraction(K)": 0.01, "shape": 4}
    d = value("charge-separation", "d", given, "µm", "K")
    assert value("charge-separation", "fraction(K)", {**given, "d": f"{d!r} µm"}, "1", "K") == pytest.approx(
        0.01
    )


def test_equilibrium_of_a_what_if(cell):
    """E as the what-if takes it agrees with the equation."""
    printed(equilibrium(cell(NEURON), "K") * 1e3, "-95.0226")
    assert equilibrium({T: 310.15, V_M: 0.0}, "K") is None


def test_units_of_a_case():
    """1 mM is 1 mol/m3, so that SI numbers read as a student's."""
    assert to_si(4, "mM") == 4.0
    assert from_si(-0.07, "mV") == pytest.approx(-70)
