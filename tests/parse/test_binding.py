"""Which quantity, ion and side each number is bound to; every expectation was written by hand."""

import pytest
from bound import read

from tutor.knowledge.model import Knowledge

BOTH = ["c(K, out) = 4 mM", "c(K, in) = 140 mM"]
OF_K_AND_NA = [*BOTH, "c(Na, out) = 145 mM", "c(Na, in) = 12 mM"]
PERMEABILITIES = ["P(K) = 1 1", "P(Na) = 0.04 1", "P(Cl) = 0.45 1"]

NOTATIONS = {
    "[K+]o = 4 mM, [K+]i = 140 mM": BOTH,
    "[K]out 4, [K]in 140": BOTH,
    "K_o 4 mM, K_i 140 mM": BOTH,
    "Ko = 4, Ki = 140": BOTH,
    "external potassium 4 mM, internal potassium 140 mM": BOTH,
    "K out4mM in140mM": BOTH,
    "K+ out 4mM in 140mM": BOTH,
    "K: out 4mM -> in 140mM": BOTH,
    "K+ (out) 4 mM, K+ (in) 140 mM": BOTH,
    "K 4 (out) 140 (in) mM": BOTH,
    "out 4, in 140, potassium": BOTH,
    r"$[K^+]_o = 4$ mM, $[K^+]_i = 140$ mM": BOTH,
    r"\ce{K+} outside \SI{4}{mM}, inside 140": BOTH,
    r"$[K^{+}]_{\text{out}} = 4\,\mathrm{mM}$, $[K^{+}]_{\text{in}} = 140$": BOTH,
    "４ mM K outside, １４０ mM inside": BOTH,
    "serum K 5.5": ["c(K, out) = 5.5 mM"],
    r"$[HCO_3^-]_i = 12$ mM": ["c(HCO3, in) = 12 mM"],
    "[HCO₃⁻]ₒ 24 mM": ["c(HCO3, out) = 24 mM"],
    "Ca2+2mM out": ["c(Ca, out) = 2 mM"],
    "K+2.5 mM out": ["c(K, out) = 2.5 mM"],
    "cytosol 100 nM, outside 2 mM, calcium": ["c(Ca, in) = 100 nM", "c(Ca, out) = 2 mM"],
    "pH of 8 in the matrix and 7 in the IMS": ["pH(in) = 8 1", "pH(out) = 7 1"],
    "lumen pH 6.1, stroma 7.9": ["pH(out) = 6.1 1", "pH(in) = 7.9 1"],
}
LISTS = {
    "4 and 140 mM K out and in": BOTH,
    "K in/out 140/4 mM": BOTH[::-1],
    "K 140 and 4 mM in/out respectively": BOTH[::-1],
    "intra 12 mM extra 145 mM sodium": ["c(Na, in) = 12 mM", "c(Na, out) = 145 mM"],
    "110 out 10 in mM chloride": ["c(Cl, out) = 110 mM", "c(Cl, in) = 10 mM"],
    "K: 140 in 4 out, Na 12 in 145 out": [*BOTH[::-1], *OF_K_AND_NA[:1:-1]],
    "1 : 0.04 : 0.45": PERMEABILITIES,
    "1:.04:.45": PERMEABILITIES,
    "1/0.04/0.45": PERMEABILITIES,
    "P_K:P_Na:P_Cl = 1:0.04:0.45": PERMEABILITIES,
    "K:Na:Cl 1:0.04:0.45": PERMEABILITIES,
    "permeabilities 1, 0.04 and 0.45 for K, Na, Cl": PERMEABILITIES,
    "the permeabilities of K, Na and Cl are 1, 0.04 and 0.45": PERMEABILITIES,
    "a = 0.04, b = 0.45 (relative to K)": PERMEABILITIES[1:],
    r"$\frac{P_{Na}}{P_K} = 0.04$": PERMEABILITIES[1:2],
    "[K+]i/[K+]o for 140 in, 4 out": BOTH[::-1],
}
TABLES = {
    "ion\tout\tin\nK\t4\t140\nNa\t145\t12": OF_K_AND_NA,
    "| ion | out (mM) | in (mM) |\n|---|---|---|\n| K+ | 4 | 140 |\n| Na+ | 145 | 12 |": OF_K_AND_NA,
    "ion,out,in\nK+,4,140\nNa+,145,12": OF_K_AND_NA,
    "Ion  Outside  Inside\nK+  4  140\nNa+  145  12": OF_K_AND_NA,
    "ion out in P\nK 4 140 1\nNa 145 12 0.04": [*BOTH, "P(K) = 1 1", *OF_K_AND_NA[2:], "P(Na) = 0.04 1"],
    "    K  Na\nout 4 145\nin 140 12": [BOTH[0], "c(Na, out) = 145 mM", BOTH[1], "c(Na, in) = 12 mM"],
    "\tK+\tNa+\nPermeability\t1\t0.04\nOutside\t4\t145": [
        "P(K) = 1 1", "P(Na) = 0.04 1", "c(K, out) = 4 mM", "c(Na, out) = 145 mM",
    ],
    "Ca out (mM) in (nM)\nCa 2 100": ["c(Ca, out) = 2 mM", "c(Ca, in) = 100 nM"],
    "ion [X]o [X]i\nK 4 140": BOTH,
}  # fmt: skip
COUNTS = {
    "3 Na out, 2 K in": ["count(Na, out) = 3 1", "count(K, in) = 2 1"],
    "3 Na+ 1 H+ in, 1 K+ out": ["count(Na, in) = 3 1", "count(H, in) = 1 1", "count(K, out) = 1 1"],
    "3 Na : 1 Ca": ["count(Na) = 3 1", "count(Ca) = 1 1"],
    "2 Na:1 glucose": ["count(Na) = 2 1", "count(glucose) = 1 1"],
    "1Na 1K 2Cl": ["count(Na) = 1 1", "count(K) = 1 1", "count(Cl) = 2 1"],
    "3:2 pump": ["count(Na) = 3 1", "count(K) = 2 1"],
    "8/3 H+ per ATP": ["count(H) = 2.66667 1"],
    "3.33 H+/ATP": ["count(H) = 3.33 1"],
}
OTHERS = {
    "-90 mV for K": ["E(K) = -90 mV"],
    "DF = -135 mV for Na+": ["DF(Na) = -135 mV"],
    "20 pS K channel": ["g(K) = 20 pS"],
    "gK=10nS, E_K=-90, V=-70": ["g(K) = 10 nS", "E(K) = -90 mV", "V_m = -70 mV"],
    "-70": ["V_m = -70 mV"],
    "10nS": ["g = 10 nS"],
    "50pF": ["C = 50 pF"],
    "d = 20 µm": ["d = 20 µm"],
    "r = 10 um": ["d = 20 µm"],
    "radius 10 µm": ["d = 20 µm"],
    "ΔG_ATP = -57 kJ/mol": ["dG(ATP) = -57 kJ/mol"],
    "57 kJ/mol ATP": ["dG(ATP) = 57 kJ/mol"],
    "dpsi=160": ["delta_psi = 160 mV"],
    "pmf = 200 mV": ["delta_p = 200 mV"],
    "dpH = 0.75": ["delta_pH = 0.75 1"],
    "Q10 = 3": ["Q10 = 3 1"],
    "R = 8.314 J/(mol K)": ["constant = 8.314 J/K/mol"],
    "F = 96485 C/mol": ["constant = 96485 C/mol"],
    "60 mV/decade": ["slope = 60 mV"],
    "200M 50pF": ["R = 200 MΩ", "C = 50 pF"],
    "3 M KCl": ["c(K) = 3 M", "c(Cl) = 3 M"],
    "0.5 M KCl inside": ["c(K, in) = 0.5 M", "c(Cl, in) = 0.5 M"],
    "100 mM CaCl2 outside": ["c(Ca, out) = 100 mM", "c(Cl, out) = 200 mM"],
    "5 mM glucose out, 1 in": ["c(glucose, out) = 5 mM", "c(glucose, in) = 1 mM"],
    "ATP 5 mM, ADP 0.2 mM, Pi 5 mM": ["c(ATP) = 5 mM", "c(ADP) = 0.2 mM", "c(Pi) = 5 mM"],
    "K out from 4 to 8": ["c(K, out) = 4 mM", "c(K, out) to 8 mM"],
    "[K+]o 4 → 10": ["c(K, out) = 4 mM", "c(K, out) to 10 mM"],
    "E_K for [K+]o = 2, 4, 8 mM": ["c(K, out) = 2 mM", "c(K, out) = 4 mM", "c(K, out) = 8 mM"],
    "K 1..10 mM outside": ["c(K, out) = 1 mM", "c(K, out) = 10 mM"],
    "at 25": ["T = 25 °C"],
    "98.6°F": ["T = 98.6 °F"],
    "310 K": ["T = 310 K"],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [*NOTATIONS.items(), *LISTS.items(), *TABLES.items(), *COUNTS.items(), *OTHERS.items()],
)
def test_a_number_is_bound(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    """Every number goes to its symbol, ion and side, and there is nothing else."""
    assert read(knowledge, text) == expected


@pytest.mark.parametrize("text", ["the two forces", "three main reasons", "2 components", "two-pore channel"])
def test_a_number_that_only_counts_things_is_no_quantity(knowledge: Knowledge, text: str) -> None:
    """How many things are spoken of is nothing to compute with."""
    assert read(knowledge, text) == []


@pytest.mark.parametrize("text", ["7 things", "12.5", "3 apples", "19 and 20"])
def test_a_number_that_nothing_claims_is_told(knowledge: Knowledge, text: str) -> None:
    """It stays a given without a variable, which the answer tells."""
    assert read(knowledge, text)
    assert all(line.startswith("? = ") for line in read(knowledge, text))
