"""Solving backwards undoes solving forwards, to 1e-9, for every equation and every unknown."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tutor.compute.catalogue import equation
from tutor.compute.equation import Problem
from tutor.errors import DomainError
from tutor.meaning import V_M, T, Variable, read_variable

c = st.floats(0.01, 400)
P = st.floats(1e-3, 1e3)
V = st.floats(-0.2, 0.2)
Q = {
    "c": c, "P": P, "V_m": V, "T": st.floats(270, 320), "g": st.floats(1e-12, 1e-8), "E": V, "E_1": V,
    "R": st.floats(1e5, 1e10), "I": st.floats(-1e-9, 1e-9), "R_m": st.floats(0.01, 10),
    "C_m": st.floats(0.001, 0.1), "d": st.floats(1e-7, 1e-3), "dG": st.floats(-7e4, -4e4), "delta_psi": V,
    "delta_pH": st.floats(-3, 3), "pH": st.floats(4, 9), "count": st.floats(1, 5), "Q10": st.floats(1.2, 5),
    "T_1": st.floats(275, 290), "T_2": st.floats(295, 315), "rate_1": st.floats(0.1, 10),
    "ratio": st.floats(1.1, 5), "delta_p": st.floats(-0.25, -0.05), "volume": st.floats(1e-19, 1e-12),
    "t": st.floats(10, 1e5), "length": st.floats(1e-6, 1e-3),
}  # fmt: skip
Z = {"K": 1, "Na": 1, "Cl": -1, "Ca": 2, "H": 1, "HCO3": -1, "glucose": 0, "A": -1}

# equation, ions, forward unknown, inputs, the unknowns to solve back for
CASES = [
    ("nernst-potential", "Ca", "E(Ca)", "c(Ca, out) c(Ca, in) T", "c(Ca, out) c(Ca, in) T"),
    ("nernst-potential", "Cl", "E(Cl)", "ratio(Cl) T", "ratio(Cl) T"),
    ("goldman-potential", "K Na Cl", "V_m", "P(K) P(Na) P(Cl) c(K, out) c(K, in) c(Na, out) c(Na, in) c(Cl, out) c(Cl, in) T",
     "P(K) P(Na) P(Cl) c(K, out) c(K, in) c(Cl, out) c(Cl, in) T"),
    ("goldman-divalent-potential", "K Ca Cl", "V_m", "P(K) P(Ca) P(Cl) c(K, out) c(K, in) c(Ca, out) c(Ca, in) c(Cl, out) c(Cl, in) T",
     "P(K) P(Ca) P(Cl) c(K, out) c(Ca, out) c(Ca, in) c(Cl, out) c(Cl, in) T"),
    ("ghk-current", "Ca", "I(Ca)", "P(Ca) c(Ca, out) c(Ca, in) V_m T", "P(Ca) c(Ca, out) c(Ca, in) V_m"),
    ("chord-conductance-potential", "K Na", "V_m", "g(K) g(Na) E(K) E(Na)", "g(K) g(Na) E(K) E(Na)"),
    ("driving-force", "Cl", "DF(Cl)", "V_m c(Cl, out) c(Cl, in) T", "V_m c(Cl, out) c(Cl, in)"),
    ("driving-force", "K", "DF(K)", "V_m E(K)", "V_m E(K)"),
    ("ionic-current", "K", "I(K)", "g(K) V_m E(K)", "g(K) V_m E(K)"),
    ("ionic-current", "K", "I(K)", "g(K) V_m E(K) count", "count g(K)"),
    ("ohms-law", "", "V", "I R", "I R"),
    ("time-constant", "", "tau", "R_m C_m", "R_m C_m"),
    ("charge-separation", "K", "dc(K)", "V_m C_m d", "V_m C_m d"),
    ("charge-separation", "K", "fraction(K)", "V_m C_m d c(K, in)", "d V_m c(K, in)"),
    ("electrochemical-difference", "Ca", "dG(Ca)", "c(Ca, out) c(Ca, in) V_m T", "c(Ca, out) c(Ca, in) V_m T"),
    ("electrochemical-difference", "glucose", "dG(glucose)", "c(glucose, out) c(glucose, in) T", "c(glucose, out) c(glucose, in)"),
    ("pump-energetics", "", "w", "c(Na, out) c(Na, in) c(K, out) c(K, in) V_m T", "c(Na, out) c(Na, in) c(K, out) c(K, in) V_m"),
    ("pump-electrogenic-potential", "", "V_m", "P(K) P(Na) c(K, out) c(K, in) c(Na, out) c(Na, in) ratio(pump) T",
     "P(K) P(Na) c(K, out) c(Na, in) ratio(pump)"),
    ("proton-motive-force", "", "delta_p", "delta_psi delta_pH T", "delta_psi delta_pH"),
    ("proton-motive-force", "", "delta_p", "delta_psi pH(in) pH(out) T", "delta_psi pH(in) pH(out)"),
    ("atp-synthesis", "", "dG_p", "delta_p count(H)", "delta_p count(H)"),
    ("ph", "", "pH", "c(H)", "c(H)"),
    ("ph", "", "E(H)", "pH(in) pH(out) T", "pH(in) pH(out)"),
    ("ph", "", "N(H)", "pH volume", "volume"),
    ("temperature-q10", "", "ratio", "Q10 T_1 T_2", "Q10 T_1 T_2"),
    ("temperature-q10", "", "rate_2", "Q10 T_1 T_2 rate_1", "rate_1 Q10"),
    ("donnan-equilibrium", "", "V_m", "c(A, in) c(KCl, out) T", "c(A, in) c(KCl, out)"),
    ("passive-chloride", "", "c(Cl, in)", "c(Cl, out) V_m T", "c(Cl, out) V_m"),
]  # fmt: skip


def split(names):
    """Written names, which hold spaces within their brackets."""
    return [read_variable(name) for name in names.replace(", ", ",").split()]


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}-{case[2]}" for case in CASES])
@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_inverse_undoes_forward(case, data):
    """Put the forward result in, take one input out, solve: the input comes back."""
    equation_id, ions, unknown, inputs, backwards = case
    entry, wanted, concerned = equation(equation_id), read_variable(unknown), tuple(ions.split())
    values = {Variable("z", ion): float(z) for ion, z in Z.items()} | {T: 310.15}
    for name in split(inputs):
        kind = (
            Q[name.symbol].map(lambda x: x * 1e-9)
            if equation_id == "ghk-current" and name.symbol == "P"
            else Q[name.symbol]
        )
        values[name] = data.draw(kind, str(name))
    try:
        forward = entry.work(Problem(wanted, values, concerned)).results[0].value
    except DomainError:
        assume(False)
    assume(abs(forward) > 1e-9 and (wanted.symbol not in ("E", "V_m") or abs(forward) < 1.9))
    for name in split(backwards):
        held = {key: value for key, value in values.items() if key != name} | {wanted: forward}
        if equation_id == "charge-separation" and name == V_M:
            held.pop(Variable("c", "K", "in"), None) if wanted.symbol == "dc" else None
        if _lost(entry, wanted, values, name, concerned, forward):
            continue
        solution = entry.work(Problem(name, held, concerned))
        found = solution.results[0]
        assert found.variable.symbol == name.symbol
        expected = abs(values[name]) if equation_id == "charge-separation" else values[name]
        assert found.value == pytest.approx(
            expected, rel=1e-9, abs=1e-12 if name.symbol in ("V_m", "E") else 0
        )
        assert solution.steps
        assert all(step.formula and step.result for step in solution.steps)


def _lost(entry, wanted, values, name, ions, forward):
    """True where the result hardly depends on the input, so that its digits are gone in floating point."""
    moved = dict(values)
    moved[name] = values[name] * (1 + 1e-6) if values[name] else 1e-6
    try:
        after = entry.work(Problem(wanted, moved, ions)).results[0].value
    except DomainError:
        return True
    return abs(after - forward) < 2e-4 * 1e-6 * abs(forward)
