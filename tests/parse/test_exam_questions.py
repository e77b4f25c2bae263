"""Exam questions in whole sentences, answered by a number that was derived apart from the program."""

import math

import pytest

from tutor import Tutor

R, F, BODY = 8.314462618, 96485.33212, 310.15
SLOPE = 1e3 * R * BODY / F  # mV, RT/F at 37 °C


def value_of(tutor: Tutor, text: str, symbol: str) -> float | None:
    """The result of this symbol in the answer to a first question."""
    return next((value.value for value in tutor.fresh().ask(text).values if value.symbol == symbol), None)


def goldman(p_na: float, k: tuple[float, float], na: tuple[float, float]) -> float:
    """V_m of a membrane for K+ and Na+, P_K being 1; concentrations as (outside, inside)."""
    return SLOPE * math.log((k[0] + p_na * na[0]) / (k[1] + p_na * na[1]))


NUMBERS = [
    ("Sodium is 10 times more concentrated outside than inside. E_Na?", "E", SLOPE * math.log(10)),
    ("Potassium is 20 times more concentrated inside a cell than outside. E_K?", "E", -SLOPE * math.log(20)),
    (
        "Determine the valence of an ion whose equilibrium potential is +30.8 mV when it is ten times as "
        "concentrated outside as inside, at 37 °C.",
        "z",
        SLOPE * math.log(10) / 30.8,
    ),
    (
        "Deduce the valence of an ion for which [X]o/[X]i = 20 000 gives E = +132.3 mV at 37 °C.",
        "z",
        SLOPE * math.log(20000) / 132.3,
    ),
    (
        "A cell contains 120 mM potassium and 15 mM sodium. It is bathed in 5 mM potassium and 150 mM "
        "sodium. The membrane is fifty times as permeable to potassium as to sodium, and chloride may be "
        "ignored. Calculate the membrane potential.",
        "V_m",
        goldman(0.02, (5, 120), (150, 15)),
    ),
    (
        "Calculate the ratio of sodium to potassium permeability at a V_m of minus sixty millivolts with K "
        "5/140 and Na 145/12, neglecting chloride.",
        "P",
        (140 * math.exp(-60 / SLOPE) - 5) / (145 - 12 * math.exp(-60 / SLOPE)),
    ),
    (
        "What membrane potential keeps chloride at 30 mM inside when 120 mM is outside?",
        "E",
        -SLOPE * math.log(120 / 30),
    ),
    (
        "At which membrane potential is there no net flux of calcium with 1.5 mM outside and 100 nM inside?",
        "E",
        SLOPE / 2 * math.log(1.5 / 1e-4),
    ),
    (
        "A current of 1.5 picoamperes passes a single channel at a driving force of fifty millivolts. What "
        "is the conductance of the channel in picosiemens?",
        "g",
        30.0,
    ),
    ("20 pS channel, Vm=-60 mV, E_rev=0 mV: current?", "I", -1.2),
    (
        "A cell at -65 mV has a sodium conductance of 2 nS. E_Na is 60 mV. What sodium current flows and in "
        "what direction?",
        "I",
        -250.0,
    ),
    (
        "A steady current of 0.1 nA is injected into a cell with an input resistance of 120 MΩ. Calculate "
        "the change in membrane potential.",
        "V",
        12.0,
    ),
    (
        "The rate of a channel's opening has a temperature coefficient (Q10) of three. By what factor does "
        "it increase between 20 and 37 degrees Celsius?",
        "ratio",
        3**1.7,
    ),
    ("Q10 = 3, rate at 20 °C relative to 6.3 °C?", "ratio", 3**1.37),
    (
        "A compartment contains 16 mM of a monovalent impermeant anion and is in equilibrium with a bath of "
        "150 mM KCl. Determine the Donnan potential.",
        "V_m",
        -SLOPE * math.asinh(16 / 300),
    ),
    (
        "Donnan potential, 5 mM polyanion of valence -10 inside, 150 mM KCl bath",
        "V_m",
        -SLOPE * math.asinh(50 / 300),
    ),
    (
        "A spherical neuron, 30 micrometres in diameter, is depolarised from -70 to +30 mV. How many sodium "
        "ions enter if the specific capacitance is 1 µF/cm2?",
        "N",
        0.01 * 0.1 * math.pi * 9e-10 / 1.602176634e-19,
    ),
    (
        "Nernst for Mg2+ across the inner membrane? 0.6 mM cytosol, 0.8 mM matrix",
        "E",
        SLOPE / 2 * math.log(0.6 / 0.8),
    ),
]


@pytest.mark.parametrize(("text", "symbol", "value"), NUMBERS)
def test_the_number_asked_for_is_given(tutor: Tutor, text: str, symbol: str, value: float) -> None:
    """Whatever the words, the quantities named give this number."""
    assert value_of(tutor, text, symbol) == pytest.approx(value, rel=3e-3)


def test_e_alone_leads_where_e_is_asked_after_a_change(tutor: Tutor) -> None:
    """By how much E changes is a question of the Nernst equation, and nothing of the change is lost."""
    answer = tutor.fresh().ask(
        "If [K+]o is raised from four to eight millimolar, by how much does E_K change?"
    )
    changes = [v.value for v in answer.values if v.symbol == "E" and v.role == "change"]
    assert answer.target == "nernst-potential"
    assert changes == [pytest.approx(SLOPE * math.log(2), abs=0.05)]


@pytest.mark.parametrize(
    "text",
    [
        "20 pS channel at -60 mV, current?",
        "What membrane potential has a cell with chloride 30 mM inside, 120 mM outside, P_K 1 and P_Na 0.05?",
        "calculate E_K (3 marks)",
    ],
)
def test_near_misses_take_no_such_reading(tutor: Tutor, text: str) -> None:
    """No reversal potential, permeabilities of a membrane, marks of an exam: none of the shapes above."""
    answer = tutor.fresh().ask(text)
    assert answer.act == "clarify" or answer.values[0].symbol in ("V_m", "E")
    assert "3" not in {f"{given.value:g}" for given in answer.givens if given.symbol == "c"}


MORE = [
    (
        "Calcium is 2 mM outside and 100 nM inside. At what membrane potential is it in equilibrium?",
        0,
        132.34,
    ),
    ("At which voltage is chloride at equilibrium if 110 mM is outside and 10 mM inside?", 0, -64.09),
    ("The calcium is one ten-thousandth of a millimolar inside and two millimolar outside. E_Ca?", 0, 132.34),
    ("ΔG of ATP hydrolysis: [ATP] 8 mM, [ADP] 0.02 mM, [Pi] 8 mM", 0, -58.40),
    ("direction of K current with g=3 nS, Vm=-100 mV, EK=-90 mV", 0, -30.0),
    ("10 pA outward with EK=-95 mV, g=0.4 nS. What Vm?", 0, -70.0),
]


@pytest.mark.parametrize(("text", "place", "value"), MORE)
def test_balance_nucleotides_and_letters(tutor: Tutor, text: str, place: int, value: float) -> None:
    """By hand: RT/zF ln(out/in); -30.5 + RT ln([ADP][Pi]/[ATP]) kJ/mol; g (V_m - E)."""
    assert tutor.fresh().ask(text).values[place].value == pytest.approx(value, rel=2e-3)


def test_a_force_just_found_is_gone_on_from(tutor: Tutor) -> None:
    """160 mV and 0.75 units of pH give 206.2 mV; 10/3 protons then make ATP against 66.3 kJ/mol."""
    tutor = tutor.fresh()
    tutor.ask("pmf at -160 mV with pH 7.75 in the matrix and 7.0 outside?")
    force = 160 + SLOPE * math.log(10) * 0.75
    found = tutor.ask("with n = 10/3, max ΔG_p?").values[0]
    assert found.value == pytest.approx(10 / 3 * F * force / 1e6, rel=2e-3)


def test_a_cell_is_defined_with_what_does_not_cross(tutor: Tutor) -> None:
    """Chloride left out of a cell stays out of the next sum."""
    tutor = tutor.fresh()
    tutor.ask("Define cell: Ko=3.5 mM, Ki=150 mM, Nao=140 mM, Nai=10 mM, PNa/PK=0.02, no Cl")
    assert tutor.ask("Vm?").values[0].value == pytest.approx(goldman(0.02, (3.5, 150), (140, 10)), abs=0.1)


def test_an_upper_bound_is_not_the_value_of_one_cell(tutor: Tutor) -> None:
    """What the pump adds in one cell is no bound for all."""
    assert not tutor.fresh().ask("Upper bound on the electrogenic contribution with r = 3/2?").values


def test_a_cell_behind_the_last_task_holds_for_all(tutor: Tutor) -> None:
    """ "State (a) E_K and (b) V_m of the squid axon": both of it, and the next question of the usual cell."""
    tutor = tutor.fresh()
    both = tutor.ask("State (a) E_K and (b) V_m of the squid axon.").values
    alone = [tutor.fresh().ask(f"{symbol} of the squid axon?").values[0].value for symbol in ("E_K", "V_m")]
    assert [value.value for value in both] == alone
    assert tutor.context.cell == Tutor().context.cell


def test_a_current_that_is_told_is_no_question(tutor: Tutor) -> None:
    """V = I/g + E: 2 nA through 20 nS is 100 mV beyond E."""
    values = tutor.fresh().ask("I_Na = 2 nA, g = 20 nS, E_Na = 55 mV. V_m?").values
    assert [(value.symbol, round(value.value, 6)) for value in values] == [("V_m", 155.0)]
