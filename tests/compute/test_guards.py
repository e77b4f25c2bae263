"""What no formula is fed: every bad input is an error in three moves, never a number."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tutor.compute as compute
from tutor.compute import guards
from tutor.compute.catalogue import EQUATION_IDS, equation
from tutor.compute.equation import Problem
from tutor.compute.what_if import Change, run
from tutor.errors import DomainError, InputError, TutorError, UnitError
from tutor.meaning import V_M, Variable
from tutor.units import registry

u = registry()
mM, mV, K, pS = u.mM, u.mV, u.kelvin, u.pS
BODY = 310.15 * K

BAD = [
    # call, kind of error, words it says
    (lambda: compute.nernst_potential(0 * mM, 140 * mM, 1, BODY), DomainError, ["c_out = 0 mM", "above zero", "logarithm"]),
    (lambda: compute.nernst_potential(4 * mM, -140 * mM, 1, BODY), DomainError, ["c_in = −140 mM", "above zero"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, 0, BODY), DomainError, ["z = 0", "uncharged", "RT ln"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, 1.5, BODY), DomainError, ["z = 1.5", "whole number"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, 50, BODY), DomainError, ["no ion carries"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, math.nan, BODY), DomainError, ["not a finite number"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, "one", BODY), InputError, ["'one'", "plain number"]),
    (lambda: compute.nernst_potential(4, 140 * mM, 1, BODY), InputError, ["c_out = 4", "without a unit", "mM"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, 1, 37), InputError, ["T = 37", "temperature", "degC"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, 1, 37 * K), DomainError, ["T = 37 K", "far below freezing", "37 °C?"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, 1, 0 * K), DomainError, ["absolute zero"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, 1, -5 * K), DomainError, ["absolute zero", "310.15 K"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, 1, 400 * K), DomainError, ["no cell lives there", "57 °C"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, 1, u.Quantity(310.0, "degC")), DomainError, ["Did you mean 310 K?"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, 1, math.nan * K), DomainError, ["nan", "finite"]),
    (lambda: compute.nernst_potential(math.inf * mM, 140 * mM, 1, BODY), DomainError, ["inf", "finite"]),
    (lambda: compute.nernst_potential(4 * u.mm, 140 * mM, 1, BODY), UnitError, ["c_out in millimeter", "must be a concentration", "mM"]),
    (lambda: compute.nernst_potential(140 * u.M, 140 * mM, 1, BODY), DomainError, ["140 M", "pure water", "Did you mean 140 mM?"]),
    (lambda: compute.nernst_potential(np.array([4.0, 0.0]) * mM, 140 * mM, 1, BODY), DomainError, ["c_out = 0 mM"]),
    (lambda: compute.nernst_potential(np.array([4.0, math.nan]) * mM, 140 * mM, 1, BODY), DomainError, ["nan"]),
    (lambda: compute.nernst_potential(np.array([4.0, -3.0]) * mM, np.ones((3, 2)) * mM, 1, BODY), DomainError, ["−3 mM"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, np.array([1, 0]), BODY), DomainError, ["z = 0"]),
    (lambda: compute.nernst_potential(4 * mM, 140 * mM, 1, np.array([310.15, 37]) * K), DomainError, ["T = 37 K"]),
    (lambda: compute.driving_force(-70 * u.V, -95 * mV), DomainError, ["−70 V", "breaks down", "Did you mean −70.0 mV?"]),
    (lambda: compute.driving_force(-70 * mM, -95 * mV), UnitError, ["must be a potential"]),
    (lambda: compute.goldman_potential({}, {}, {}, {}, BODY), DomainError, ["No permeant ion"]),
    (lambda: compute.goldman_potential({"K": 1}, {}, {"K": 1 * mM}, {"K": 1}, BODY), DomainError, ["c_out has no K"]),
    (lambda: compute.goldman_potential({"Ca": 1}, {"Ca": 1 * mM}, {"Ca": 1 * mM}, {"Ca": 2}, BODY), DomainError, ["+2", "goldman_divalent_potential"]),
    (lambda: compute.goldman_potential({"K": -1}, {"K": 1 * mM}, {"K": 1 * mM}, {"K": 1}, BODY), DomainError, ["P_K = −1", "below zero"]),
    (lambda: compute.goldman_potential({"K": 0}, {"K": 4 * mM}, {"K": 140 * mM}, {"K": 1}, BODY), DomainError, ["no finite value"]),
    (lambda: compute.goldman_potential({"K": np.zeros(3)}, {"K": 4 * mM}, {"K": 140 * mM}, {"K": 1}, BODY), DomainError, ["no finite value"]),
    (lambda: compute.goldman_divalent_potential({"Ca": 0}, {"Ca": 4 * mM}, {"Ca": 140 * mM}, {"Ca": 2}, BODY), DomainError, ["no finite value"]),
    (lambda: compute.goldman_divalent_potential({"K": 1}, {"K": 4 * mM}, {"K": 140 * mM}, {"K": 0}, BODY), DomainError, ["z of K = 0"]),
    (lambda: compute.ghk_current(1, 4 * mM, 140 * mM, 1, -70 * mV, BODY), InputError, ["P = 1", "permeability", "cm/s"]),
    (lambda: compute.ionic_current(-20 * pS, -70 * mV, -95 * mV), DomainError, ["g = −2", "below zero"]),
    (lambda: compute.reversal_from_line(0 * mV, 1 * u.pA, 10 * mV, 1 * u.pA), DomainError, ["no finite value"]),
    (lambda: compute.chord_conductance_potential({"K": 0}, {"K": -90 * mV}), DomainError, ["no finite value"]),
    (lambda: compute.voltage_drop(1 * u.pA, 0 * u.ohm), DomainError, ["R = 0", "above zero"]),
    (lambda: compute.time_constant(-1 * u.ohm * u.cm**2, 1 * u.uF / u.cm**2), DomainError, ["R_m", "above zero"]),
    (lambda: compute.concentration_change(1 * u.uF / u.cm**2, -70 * mV, 0 * u.um), DomainError, ["d = 0", "above zero"]),
    (lambda: compute.proton_concentration(40), DomainError, ["pH = 40", "between 0 and 14"]),
    (lambda: compute.q10_factor(0, 290 * K, 300 * K), DomainError, ["Q10 = 0"]),
    (lambda: compute.q10_factor(3, 20, 300 * K), InputError, ["T_1 = 20", "without a unit"]),
    (lambda: compute.pump_off(*([1e-7 * u.cm / u.s] * 2), *([10 * mM] * 4), 10 * u.um, BODY, np.array([2.0, 1.0]) * u.hour), DomainError, ["do not rise"]),
    (lambda: compute.pump_off(*([1e-7 * u.cm / u.s] * 2), *([10 * mM] * 3), np.ones(2) * mM, 10 * u.um, BODY, 1 * u.hour), InputError, ["Na_in as an array"]),
    (lambda: compute.coupled_reversal_potential({"K": 1, "Cl": 1}, {"K": 4 * mM, "Cl": 4 * mM}, {"K": 4 * mM, "Cl": 4 * mM}, {"K": 1, "Cl": -1}, BODY), DomainError, ["no net charge"]),
    (lambda: compute.solve_for("nernst", "E(K)", {}), InputError, ['"nernst"', "no equation", "nernst-potential"]),
    (lambda: compute.solve_for("nernst-potential", "E(K)", {"g(K)": 1}), InputError, ["g(K)", "does not hold"]),
    (lambda: compute.solve_for("nernst-potential", "E(K)", {"c(K, out)": 4 * mM, "z(K)": 1, "T": BODY}), DomainError, ["[K]in", "missing"]),
]  # fmt: skip


@pytest.mark.parametrize(("call", "kind", "words"), BAD)
def test_bad_input_of_a_public_function(call, kind, words):
    """The error is of its kind, says what was read and why it cannot stand, and warns of nothing."""
    with pytest.raises(kind) as caught:
        call()
    for word in words:
        assert word in str(caught.value)


NO_SOLUTION = [
    ("goldman-potential", "P(Na)", {"V_m": "-100 mV", "c(K, out)": "4 mM", "c(K, in)": "140 mM", "c(Na, out)": "145 mM", "c(Na, in)": "12.5 mM", "P(K)": 1}, "K Na",
     ["No P_Na gives V_m = −100.0 mV", "negative", "from −95.0 mV towards"]),
    ("goldman-potential", "V_m", {"P(K)": 0, "c(K, out)": "4 mM", "c(K, in)": "140 mM"}, "K", ["nothing fixes a potential"]),
    ("goldman-potential", "V_m", {"P(K)": 1, "c(K, in)": "140 mM"}, "K", ["[K]out is missing"]),
    ("goldman-potential", "T", {"V_m": "-10 mV", "P(K)": 1, "c(K, out)": "4 mM", "c(K, in)": "140 mM"}, "K", ["would need", "it runs from −76.6 mV to −101.1 mV"]),
    ("goldman-divalent-potential", "P(Ca)", {"V_m": "-100 mV", "c(K, out)": "4 mM", "c(K, in)": "140 mM", "c(Ca, out)": "2 mM", "c(Ca, in)": "1e-4 mM", "P(K)": 1}, "K Ca",
     ["No P_Ca gives", "from −95.0 mV towards +132.3 mV".replace("+", "")]),
    ("ghk-current", "V_m", {"I(K)": "1e6 A/cm**2", "P(K)": "1e-7 cm/s", "c(K, out)": "4 mM", "c(K, in)": "140 mM"}, "K", ["does not go that far", "It runs from"]),
    ("ghk-current", "P(K)", {"I(K)": "-1 µA/cm**2", "V_m": "0 mV", "c(K, out)": "4 mM", "c(K, in)": "140 mM"}, "K", ["negative", "above 0"]),
    ("ghk-current", "I(K)", {"P(K)": 1, "V_m": "0 mV", "c(K, out)": "4 mM", "c(K, in)": "140 mM"}, "K", ["a ratio", "1e-7 cm/s"]),
    ("chord-conductance-potential", "g(Na)", {"V_m": "-99 mV", "E(K)": "-95 mV", "E(Na)": "65 mV", "g(K)": 1}, "K Na", ["negative", "from −95.0 mV towards E_Na"]),
    ("ionic-current", "g(K)", {"I(K)": "-1 pA", "V_m": "-70 mV", "E(K)": "-95 mV"}, "K", ["only be outward"]),
    ("nernst-potential", "T", {"E(K)": "-20 mV", "c(K, out)": "4 mM", "c(K, in)": "140 mM"}, "K", ["would need", "no cell lives", "it runs from −76.6 mV to −101.1 mV"]),
    ("nernst-potential", "T", {"E(K)": "-20 mV", "ratio(K)": 1}, "K", ["is 1", "every temperature"]),
    ("nernst-potential", "z(K)", {"E(K)": "0 mV", "ratio(K)": 3}, "K", ["says nothing about the valence"]),
    ("nernst-potential", "c(K, in)", {"E(K)": "-90 V", "c(K, out)": "4 mM"}, "K", ["−90 V", "Did you mean −90.0 mV?"]),
    ("nernst-potential", "P(K)", {}, "K", ["P_K was asked for", "does not hold", "E, c, ratio, T, z"]),
    ("electrochemical-difference", "V_m", {"c(glucose, out)": "5 mM", "c(glucose, in)": "1 mM", "dG(glucose)": "1 kJ/mol"}, "glucose", ["carries no charge"]),
    ("electrochemical-difference", "T", {"c(K, out)": "4 mM", "c(K, in)": "140 mM", "V_m": "-70 mV", "dG(K)": "30 kJ/mol"}, "K", ["No temperature", "it runs from"]),
    ("pump-energetics", "V_rev", {"count(Na)": 2, "count(K)": 2, "c(Na, out)": "145 mM", "c(Na, in)": "12 mM", "c(K, out)": "4 mM", "c(K, in)": "140 mM"}, "", ["no net charge"]),
    ("pump-electrogenic-potential", "P(Na)", {"V_m": "-120 mV", "P(K)": 1, "c(Na, out)": "145 mM", "c(Na, in)": "12 mM", "c(K, out)": "4 mM", "c(K, in)": "140 mM"}, "", ["No P_Na gives", "at most −10.8 mV"]),
    ("coupled-transport", "dG", {}, "", ["No carrier is named", "SGLT1", "EAAT"]),
    ("coupled-transport", "c(K, in)", {"V_m": "-70 mV"}, "SGLT1", ["SGLT1 does not move K", "It moves Na, glucose"]),
    ("charge-separation", "fraction(K)", {"V_m": "-70 mV", "c(K, in)": "140 mM"}, "K", ["d is missing"]),
    ("time-constant", "t", {"tau": "10 ms", "fraction": 1}, "", ["never quite reached"]),
    ("temperature-q10", "T_2", {"Q10": 3, "ratio": 1e9, "T_1": "20 °C"}, "", ["no cell lives", "runs from"]),
    ("temperature-q10", "Q10", {"ratio": 2, "T_1": "20 °C", "T_2": "20 °C"}, "", ["same"]),
    ("donnan-equilibrium", "c(A, in)", {"V_m": "10 mV", "c(KCl, out)": "100 mM"}, "", ["its sign is that of"]),
    ("pump-off", "t", {"V_m": "40 mV", "P(K)": "1e-7 cm/s", "P(Na)": "1e-9 cm/s", "c(Na, out)": "145 mM", "c(Na, in)": "12 mM", "c(K, out)": "4 mM", "c(K, in)": "140 mM"}, "", ["never comes to 40.0 mV", "It goes from"]),
    ("pump-off", "V_m", {"t": "1e6 h", "P(K)": "1e-7 cm/s", "P(Na)": "1e-9 cm/s", "c(Na, out)": "145 mM", "c(Na, in)": "12 mM", "c(K, out)": "4 mM", "c(K, in)": "140 mM"}, "", ["at most 30 days"]),
    ("what-if", "V_m", {}, "", ["needs a change"]),
]  # fmt: skip


@pytest.mark.parametrize(("equation_id", "unknown", "given", "ions", "words"), NO_SOLUTION)
def test_no_solution_tells_what_can_be_reached(solve, equation_id, unknown, given, ions, words):
    """A problem without a solution says so, and where it can the range that is within reach."""
    with pytest.raises(DomainError) as caught:
        solve(equation_id, unknown, given, ions)
    for word in words:
        assert word in str(caught.value)


def test_too_large_a_fall():
    """A concentration cannot fall by more than there is."""
    values = {Variable("c", "K", "out"): 4.0}
    with pytest.raises(DomainError, match="only 4 mM"):
        run(values, (Change(Variable("c", "K", "out"), "by", -6.0),))
    with pytest.raises(DomainError, match="has no value here"):
        run({}, (Change(Variable("c", "K", "out"), "by", 6.0),))


def test_guards_let_good_values_through():
    """What is sound comes back unchanged, an empty array too."""
    assert guards.concentration(4.0, "c") == 4.0
    assert guards.temperature(310.15) == 310.15
    assert guards.concentration(np.array([]), "c").size == 0
    assert guards.potential(np.array([-0.07]))[0] == -0.07


WILD = st.one_of(
    st.sampled_from(
        [0.0, -1.0, math.nan, math.inf, -math.inf, 1e-320, 1e-200, 1e200, 1.7e308, 1.0, 37.0, -70.0]
    ),
    st.floats(allow_nan=True, allow_infinity=True),
    st.floats(1e-6, 500),
    st.floats(-0.2, 0.2),
)
SENSIBLE = {"c": st.floats(1e-4, 500), "V_m": st.floats(-0.2, 0.2), "E": st.floats(-0.2, 0.2), "T": st.floats(270, 320), "T_1": st.floats(270, 320), "T_2": st.floats(270, 320)}  # fmt: skip
IONS = ("K", "Na", "Cl", "Ca", "glucose")
CHARGES = {"K": 1, "Na": 1, "Cl": -1, "Ca": 2, "H": 1, "HCO3": -1, "glucose": 0, "glutamate": -1, "A": -1}
CARRIERS = ("SGLT1", "NCX", "NKCC1", "EAAT")


@pytest.mark.parametrize("equation_id", EQUATION_IDS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_wild_numbers_never_give_a_wrong_answer(equation_id, data):
    """Whatever floats come in: finite results with clean working, or an error in three moves."""
    entry = equation(equation_id)
    chosen = data.draw(st.lists(st.sampled_from(IONS), min_size=1, max_size=3, unique=True), "ions")
    carrier = data.draw(st.sampled_from(CARRIERS)) if equation_id == "coupled-transport" else None
    ions = (carrier,) if carrier else tuple(chosen)
    species = tuple(CHARGES) if carrier else ions
    values = {Variable("z", ion): float(z) for ion, z in CHARGES.items()}
    wild = data.draw(st.sampled_from(["all", "some", "none"]), "how wild")
    for slot in (*entry.inputs, *entry.results):
        for ion in species if slot.variable.ion in ("X", "each") else (slot.variable.ion,):
            name = Variable(slot.variable.symbol, ion, slot.variable.side)
            if name.symbol == "z" or (slot.optional and data.draw(st.booleans())):
                continue
            tame = SENSIBLE.get(name.symbol, st.floats(1e-3, 10))
            pick = wild == "all" or (wild == "some" and data.draw(st.integers(0, 3)) == 0)
            values[name] = data.draw(WILD if pick else tame, str(name))
    names = sorted((name for name in values if name.symbol in entry.solves), key=str) or [V_M]
    unknown = data.draw(st.sampled_from([*names, *(slot.variable for slot in entry.results)]), "unknown")
    if unknown.ion == "X":
        unknown = Variable(unknown.symbol, ions[0] if not carrier else "glucose", unknown.side)
    values.pop(unknown, None)
    try:
        solution = entry.work(Problem(unknown, values, ions))
    except TutorError as error:
        told = error.read and error.why
        solution = None
    else:
        told = True
    assert told
    if solution is None:
        return
    assert solution.results
    for result in solution.results:
        assert math.isfinite(result.value), result
        assert "inf" not in result.shown()
    for step in solution.steps:
        assert "nan" not in f"{step.formula} {step.substituted} {step.result}"
        assert " inf" not in f" {step.substituted} {step.result}"
