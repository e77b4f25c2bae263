"""A question reaches its equation by what is asked and given, however it is put.

Expected values are worked by hand from the formulas with R = 8.314463, F = 96485.33 and T = 310.15 K
(RT/F = 26.7267 mV, 61.5404 mV per decade) and the concentrations in the question.
"""

from __future__ import annotations

import pytest

from tutor import Tutor
from tutor.explain.answer import Answer


def first(answer: Answer) -> tuple[str, float, str]:
    """Symbol, value and unit of the first result."""
    value = answer.values[0]
    return value.symbol, value.value, value.unit


CURRENT = [
    "10 nS of Na+, V_m -70 mV, E_Na 65 mV. I?",
    "g=10 nS na vm -70 ena 65",
    "Sodium conductance 10 nS, E_Na = +65 mV: current in pA at -70 mV?",
    "What sodium current flows through 10 nS at V_m = -70 mV if E_Na is 65 mV?",
]


@pytest.mark.parametrize("text", CURRENT)
def test_a_current_is_g_times_the_driving_force(tutor: Tutor, text: str) -> None:
    """10 nS * (-70 - 65) mV = -1350 pA, whether the current is named, its unit, or nothing."""
    answer = tutor.fresh().ask(text)
    symbol, value, unit = first(answer)
    assert (answer.target, symbol) == ("ionic-current", "I")
    assert value * {"pA": 1.0, "nA": 1e3}[unit] == pytest.approx(-1350)


def test_a_hundred_channels_carry_a_hundred_currents(tutor: Tutor) -> None:
    """100 * 20 pS * (0 + 95.02) mV = 190 pA with the typical neuron's E_K."""
    answer = tutor.fresh().ask("What current flows through 100 open 20 pS potassium channels at 0 mV?")
    assert first(answer)[1:] == (pytest.approx(190.05, abs=0.1), "pA")


FORCE = [
    "pmf at -160 mV and delta pH 0.75",
    "Δψ = −160 mV, ΔpH = 0.75. Δp?",
    "pmf -160 dpH .75",
    "Calculate the proton motive force for a membrane potential of -160 mV and a pH gradient of 0.75 units",
]


@pytest.mark.parametrize("text", FORCE)
def test_the_voltage_of_a_proton_motive_force_is_its_electrical_part(tutor: Tutor, text: str) -> None:
    """-160 - 61.54 * 0.75 = -206.16 mV; the voltage goes to delta_psi whatever it was called."""
    answer = tutor.fresh().ask(text)
    assert answer.target == "proton-motive-force"
    assert first(answer) == ("delta_p", pytest.approx(-206.155, abs=0.01), "mV")


@pytest.mark.parametrize(
    ("drug", "left"), [("nigericin", -160.0), ("valinomycin", -46.155), ("what if FCCP is added?", 0.0)]
)
def test_a_drug_takes_its_part_and_counts_once(tutor: Tutor, drug: str, left: float) -> None:
    """Nigericin leaves the voltage, valinomycin the pH part, an uncoupler nothing; none lasts."""
    talk = tutor.fresh()
    talk.ask("pmf at -160 mV and delta pH 0.75")
    talk.ask("nigericin")
    assert first(talk.ask(drug))[1] == pytest.approx(left, abs=0.01)


def test_a_question_about_a_drug_is_no_change(tutor: Tutor) -> None:
    """ "What is nigericin?" asks what it is, also after a proton motive force."""
    talk = tutor.fresh()
    talk.ask("pmf at -160 mV and delta pH 0.75")
    assert talk.ask("what is nigericin?").act == "define"


MACHINES = [
    ("SGLT1 max, -70", "accumulation", 25342.0),  # (145/12.5)^2 * exp(2*70/26.7267)
    ("What glucose gradient can SGLT1 hold at -70 mV with Na 145/12.5?", "accumulation", 25342.0),
    ("KCC2 limit K 3/140 Clo 120", "c", 2.5714),  # 120 * 3/140
    ("NCX reversal potential given E_Na = +65.5 and E_Ca = +132.3 mV", "V_rev", -68.1),  # 3*65.5-2*132.3
    ("when does the na ca exchanger flip round, E_Na 65.5, E_Ca 132.3", "V_rev", -68.1),
    ("At what V_m would the Na,K-ATPase stall given ΔG_ATP = −50 kJ/mol?", "V_rev", -131.65),
    ("gNa/gK? Vm -70 EK -90 ENa +60", "g", 0.153846),  # (-70+90)/(60+70)
    ("convert a proton motive force of -180 mV into kJ/mol", "dG", -17.367),  # F * -0.18 V
    ("How many protons per ATP at a pmf of 200 mV and 50 kJ/mol?", "count", 2.5911),  # 50/(F*0.2)
    ("tau for R 200 Mohm and C 50 pF", "tau", 10.0),
    ("voltage change for 20 pA into 500 megaohm", "V", 10.0),
    ("what is the nernst slope at room temperature", "slope", 58.564),  # ln(10)*R*295.15/F
    ("what ratio c_o/c_i of a monovalent cation gives exactly +50 mV?", "ratio", 6.4934),
]


@pytest.mark.parametrize(("text", "symbol", "value"), MACHINES)
def test_a_machine_is_asked_what_it_can_tell(tutor: Tutor, text: str, symbol: str, value: float) -> None:
    """Limits, turning points, ratios and conversions are found without their names in the catalogue."""
    answer = tutor.fresh().ask(text)
    assert first(answer)[0] == symbol, answer.text
    assert first(answer)[1] == pytest.approx(value, rel=2e-3)


NO_NUMBER = [
    "at what voltage does it stall then",
    "how many sodium ions does the pump move",
    "does active transport need energy and from where",
    "How many moles of ions are in one coulomb?",
    "My study group (there are 5 of us, we meet at 6) has a question.",
]


@pytest.mark.parametrize("text", NO_NUMBER)
def test_no_value_is_made_of_words_that_were_not_used(tutor: Tutor, text: str) -> None:
    """Where something telling in the question would be ignored, no number is told."""
    assert not tutor.fresh().ask(text).values


def test_two_stray_numbers_are_no_temperatures(tutor: Tutor) -> None:
    """E_Cl of 110 and 10 mM is -64.09 mV at 37 °C, however many people meet at whatever hour."""
    text = "There are 5 of us and we meet at 6. We have 110 mM Cl- outside and 10 mM inside. What is E_Cl?"
    values = [value.value for value in tutor.fresh().ask(text).values]
    assert values == [] or values == [pytest.approx(-64.088, abs=0.01)]


SUMS = [
    ("PCl 0. Vm", -71.168),  # typical neuron without its Cl- term
    ("Calculate V_m without chloride", -71.168),
    ("P_Na/P_K = 0.05, P_Cl/P_K = 0.4, default concentrations -> Vm?", -66.650),
    ("E_rev of a channel with P_Na/P_K = 1.2", 3.698),  # K+ and Na+ alone
]


@pytest.mark.parametrize(("text", "value"), SUMS)
def test_one_permeability_told_leaves_the_others_as_they_are(tutor: Tutor, text: str, value: float) -> None:
    """61.54 * log10 of the weighted sums, worked with every ion that is in the membrane and no other."""
    assert first(tutor.fresh().ask(text))[:2] == ("V_m", pytest.approx(value, abs=0.01))


def test_the_capacitance_of_one_square_centimetre(tutor: Tutor) -> None:
    """1 µF * 60 mV = 6e-8 C for the 1 cm² spoken of."""
    text = (
        "How much charge must be separated across one square centimetre of membrane to produce a potential "
        "of sixty millivolts, if its capacitance is one microfarad?"
    )
    assert first(tutor.fresh().ask(text)) == ("q", pytest.approx(6e-8), "C/cm**2")
