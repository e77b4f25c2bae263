"""What is shown: steps with units put in, directions, warnings, sweeps, who moved V_m."""

from __future__ import annotations

import csv
import io

import pytest

from tutor.compute import solve_for, sweep_over
from tutor.compute.sweep import Column, spaced
from tutor.compute.what_if import Change, membrane_potential, movers, run
from tutor.errors import DomainError, UnitError
from tutor.meaning import V_M, T, Variable
from tutor.units import registry

K_OUT = Variable("c", "K", "out")
NEURON = {
    "c(K, out)": "4 mM", "c(K, in)": "140 mM", "c(Na, out)": "145 mM", "c(Na, in)": "12.5 mM",
    "c(Cl, out)": "110 mM", "c(Cl, in)": "10 mM", "P(K)": 1, "P(Na)": 0.04, "P(Cl)": 0.45, "V_m": "-70 mV",
}  # fmt: skip


@pytest.fixture
def neuron(cell):
    """SI values of a neuron by variable."""
    return cell({name: value for name, value in NEURON.items() if name != "V_m"})


def lines(solution):
    """All working as one text."""
    return "\n".join(f"{s.formula} | {s.substituted} | {s.result}" for s in solution.steps)


@pytest.mark.parametrize(
    ("ion", "z", "ion_way", "current_way"),
    [("K", 1, "out", "out"), ("Na", 1, "in", "in"), ("Cl", -1, "out", "in")],
)
def test_both_directions(solve, ion, z, ion_way, current_way):
    """Which way the ion goes and which way the current is are said apart, right for anions."""
    given = {**NEURON, f"P({ion})": "1e-7 cm/s", f"g({ion})": "20 pS"}
    for equation_id, unknown in (("driving-force", "DF"), ("ghk-current", "I"), ("ionic-current", "I")):
        result = solve(equation_id, f"{unknown}({ion})", given, ion).results[0]
        assert (result.ion_direction, result.current_direction) == (ion_way, current_way)
    entry = solve("electrochemical-difference", f"dG({ion})", given, ion).results[0]
    assert (entry.ion_direction, entry.current_direction) == (ion_way, current_way)


def test_nothing_moves_at_equilibrium(solve):
    """At E there is no direction, for any of the four equations."""
    given = {"c(K, out)": "4 mM", "c(K, in)": "4 mM", "V_m": "0 mV", "P(K)": "1e-7 cm/s", "g(K)": "20 pS"}
    for equation_id, unknown in (
        ("driving-force", "DF(K)"),
        ("ghk-current", "I(K)"),
        ("ionic-current", "I(K)"),
    ):
        result = solve(equation_id, unknown, given, "K").results[0]
        assert result.ion_direction == result.current_direction == "none"


def test_numbers_and_units_stand_in_the_steps(solve):
    """The working of E_Ca shows valence, concentrations with units, slope and result."""
    told = lines(solve("nernst-potential", "E(Ca)", {"c(Ca, out)": "2 mM", "c(Ca, in)": "1e-4 mM"}, "Ca"))
    for part in ("(RT/zF)", "26.73 mV / +2", "2 mM / 100 nM", "61.54 mV / +2", "132.3 mV"):
        assert part in told


def test_both_pulls_are_told(solve):
    """The chemical and the electrical part, and which is larger."""
    told = lines(solve("driving-force", "DF(Cl)", NEURON, "Cl"))
    assert "chemical part in (64.1 mV worth), electrical part out (70.0 mV)" in told
    assert "the electrical part is larger" in told


def test_warnings(solve):
    """Total calcium, a broken valence, a pump that cannot run, an impossible voltage, assumed P."""
    total = solve("nernst-potential", "E(Ca)", {"c(Ca, out)": "2.4 mM", "c(Ca, in)": "1e-4 mM"}, "Ca")
    assert "only the free ions count" in total.warnings[0]
    assert not solve(
        "nernst-potential", "E(Ca)", {"c(Ca, out)": "1.2 mM", "c(Ca, in)": "1e-4 mM"}, "Ca"
    ).warnings
    broken = solve("nernst-potential", "z(Ca)", {"E(Ca)": "105 mV", "ratio(Ca)": 20000}, "Ca")
    assert "No whole valence" in broken.warnings[0]
    uphill = solve("pump-energetics", "w", {**NEURON, "dG(ATP)": "-40 kJ/mol"})
    assert "run backwards" in uphill.warnings[0]
    volts = solve("charge-separation", "V_m", {"dc(K)": "6 mM", "d": "10 µm"}, "K")
    assert "No membrane withstands" in volts.warnings[0]
    ratios = solve("pump-off", "V_m", {**NEURON, "t": "1 h"})
    assert "1e-7 cm/s" in ratios.warnings[0]


def test_who_moved_it(neuron):
    """Several changes are ranked by what each alone would do."""
    changes = (Change(Variable("c", "Na", "out"), "times", 1.1), Change(K_OUT, "times", 3.0))
    ranked = movers(neuron, changes)
    assert [change.variable for change, _ in ranked] == [K_OUT, Variable("c", "Na", "out")]
    told = lines(run(neuron, changes))
    assert "each change alone" in told
    assert "[K]out moves V_m most" in told


def test_shifts_are_told_with_their_unit(neuron):
    """A change of temperature and of a permeability are told in their own units."""
    told = lines(run(neuron, (Change(T, "by", -17.0), Change(Variable("P", "Na"), "times", 2.0))))
    assert "T: 37 °C → 20 °C" in told
    assert "P_Na: 0.04 → 0.08" in told


def test_permeant_calcium_uses_the_extended_equation(neuron):
    """A cell with calcium permeability is not treated as if it had none."""
    more = {Variable("P", "Ca"): 1.0, Variable("c", "Ca", "out"): 2.0, Variable("c", "Ca", "in"): 1e-4}
    assert membrane_potential(neuron | more) > membrane_potential(neuron) + 1e-3


def test_sweep(neuron):
    """V_m and E_K against [K+]o come as arrays with units and as CSV that reads back."""
    columns = [
        Column("goldman-potential", V_M, ("K", "Na", "Cl")),
        Column("nernst-potential", Variable("E", "K"), ("K",)),
    ]
    table = sweep_over(neuron, K_OUT, spaced(1, 100, 25, log=True), columns)
    x, V, E = table.quantities()
    assert (str(x.units), str(V.units)) == ("millimolar", "millivolt")
    assert x[0].magnitude == pytest.approx(1)
    assert x[-1].magnitude == pytest.approx(100)
    assert (V[1:] > V[:-1]).all()
    at = neuron | {K_OUT: float(table.columns[0][7])}
    assert V[7].m_as("V") == pytest.approx(membrane_potential(at))
    rows = list(csv.reader(io.StringIO(table.csv())))
    assert rows[0] == ["c_K_out [mM]", "V_m [mV]", "E_K [mV]"]
    assert float(rows[8][2]) == E[7].magnitude
    assert len(rows) == 26


def test_sweep_says_where_it_cannot_go(neuron):
    """A point without a value is an error, not a gap; too few or too many points as well."""
    with pytest.raises(DomainError, match="above zero"):
        sweep_over(neuron, K_OUT, (0.0, 1.0), [Column("nernst-potential", Variable("E", "K"), ("K",))])
    for low, high, count, log in ((1, 2, 1, False), (1, 2, 10**6, False), (0, 2, 5, True)):
        with pytest.raises(DomainError):
            spaced(low, high, count, log=log)
    with pytest.raises(DomainError, match="0 points"):
        sweep_over(neuron, K_OUT, (), [])


def test_solve_for_any_quantity():
    """The catalogue on quantities: forwards, backwards, with a carrier by name."""
    u = registry()
    given = {"c(Na, out)": 145 * u.mM, "c(Na, in)": 12.5 * u.mM, "V_m": -70 * u.mV, "T": 310.15 * u.kelvin}
    limit = solve_for("coupled-transport", "accumulation(glucose)", given, ["SGLT1"])
    assert limit.magnitude == pytest.approx(25342, abs=0.5)
    with pytest.raises(UnitError, match="must be a concentration"):
        solve_for("nernst-potential", "E(K)", {"c(K, out)": 4 * u.mV})


def test_course_of_the_pump_off():
    """Times as an array: V_m fades, the two cations swap one for one."""
    import numpy as np

    from tutor.compute import pump_off

    u = registry()
    cell = 1e-7 * u.cm / u.s, 1e-9 * u.cm / u.s, 4 * u.mM, 140 * u.mM, 135 * u.mM, 12 * u.mM
    V, K, Na = pump_off(*cell, 10 * u.um, 310.15 * u.kelvin, np.linspace(0, 24, 13) * u.hour)
    assert (np.diff(V.magnitude) > 0).all()
    assert np.allclose((K + Na).magnitude, 147)
    assert V[-1].magnitude == pytest.approx(-2.0, abs=0.05)


def test_time_until(solve):
    """The time until V_m has faded to a value, and back."""
    given = {**NEURON, "P(K)": "1e-7 cm/s", "P(Na)": "4e-9 cm/s", "V_m": "-50 mV"}
    t = solve("pump-off", "t", given).results[0].value
    del given["V_m"]
    assert solve("pump-off", "V_m", {**given, "t": f"{t!r} s"}).results[0].value == pytest.approx(
        -0.05, abs=1e-7
    )
