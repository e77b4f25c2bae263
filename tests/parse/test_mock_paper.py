"""Questions of problem sets whose numbers were once read past, or taken for something else."""

from math import exp, log

import pytest
from asking import ask_all, value_of
from by_hand import RT_F, F, R

CHARGE = 1.602176634e-19  # C
COLD = 1e3 * R * 298.15 / F  # mV at 25 °C


@pytest.mark.parametrize(
    ("text", "ion", "expected"),
    [
        ("K is 100 in and 1 out. What membrane voltage would keep the potassium balanced at 25 C?", "K",
         COLD * log(1 / 100)),
        ("K is 100 in and 1 out. At what voltage would K+ be balanced?", "K", RT_F * log(1 / 100)),
        ("Na 145 out and 12 in. what voltage opposes sodium entry exactly?", "Na", RT_F * log(145 / 12)),
        ("A root cell holds 100 mM potassium and the soil water has 1 mM. E_K at 25 C?", "K",
         COLD * log(1 / 100)),
    ],
)  # fmt: skip
def test_the_voltage_that_holds_an_ion(tutor, text, ion, expected):
    """It is the ion's own equilibrium potential, and not V_m of a resting cell."""
    assert value_of(tutor.fresh().ask(text), "E", ion) == [pytest.approx(expected, abs=0.02)]


@pytest.mark.parametrize(
    ("text", "ion", "rate"),
    [
        ("8 million K ions per second pass one channel, whats that in pA", "K", 8e6),
        ("what current corresponds to 6 million K+ ions per second?", "K", 6e6),
        ("1e7 Na+ ions per second. What current is that?", "Na", 1e7),
    ],
)
def test_the_current_of_so_many_ions(tutor, text, ion, rate):
    """Ions a second times the elementary charge; a million is no amount of its own."""
    assert value_of(tutor.fresh().ask(text), "I", ion) == [pytest.approx(rate * CHARGE * 1e12, rel=1e-3)]


POINTS = "The current is -2 pA at -80 mV and +1 pA at -20 mV."  # 50 pS, zero at -40 mV


@pytest.mark.parametrize(
    ("question", "symbol", "expected"),
    [("What's the reversal potential?", "E", -40), ("Conductance?", "g", 50)],
)
def test_two_points_of_a_line(tutor, question, symbol, expected):
    """Its slope and where it crosses zero; two voltages told are no contradiction there."""
    values = [v for v in tutor.fresh().ask(f"{POINTS} {question}").values if v.symbol == symbol]
    assert [value.value for value in values] == [pytest.approx(expected)]


def test_a_line_that_falls_has_no_conductance(tutor):
    """A negative slope is told, and no negative conductance given."""
    answer = tutor.fresh().ask("The current is 2 pA at -80 mV and -1 pA at -20 mV. Conductance?")
    assert not answer.values
    assert "falls" in answer.text


EQUILIBRIUM = [
    ("Vm is -60, Cl in 12, Cl out 120. Is chloride at equilibrium?", "Cl", -60 + RT_F * log(120 / 12)),
    ("K is 5 out and 140 in, Vm -70 mV. Is potassium in equilibrium?", "K", -70 - RT_F * log(5 / 140)),
    ("A fibre is at -88 mV. Chloride is 120 mM in the bath and 4 mM in the sarcoplasm. Is it at equilibrium?",
     "Cl", -88 + RT_F * log(120 / 4)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ion", "force"), EQUILIBRIUM)
def test_whether_an_ion_is_at_equilibrium(tutor, text, ion, force):
    """By what was told of it, and not by the usual cell."""
    assert value_of(tutor.fresh().ask(text), "DF", ion) == [pytest.approx(force, abs=0.02)]


@pytest.mark.parametrize(
    "text",
    [
        "Na/Ca exchanger, 3 Na for 1 Ca. ENa is +70 and ECa is +125. find its reversal potential",
        "Na/Ca exchanger, 3 for 1. Example: ENa +70 and ECa +125. At which voltage does it turn round?",
        "NCX swaps 3 Na+ for 1 Ca2+. E_Na +70, E_Ca +125. V_rev?",
    ],
)
def test_where_an_exchanger_turns(tutor, text):
    """3 E_Na - 2 E_Ca; "1 Ca." at the end of a sentence is calcium."""
    assert [v.value for v in tutor.fresh().ask(text).values if v.symbol == "V_rev"] == [pytest.approx(-40)]


GUT = "2 Na+ come in with each glucose. Na is 145 mM in the lumen, 12 in the cell, Vm -60. Max accumulation?"


def test_how_far_a_symporter_concentrates(knowledge):
    """(145/12)^n e^(-nVF/RT), for two sodium ions, for one, and without a voltage."""
    ratio, push = 145 / 12, exp(60 / RT_F)
    expected = [(ratio * push) ** 2, ratio * push, ratio]
    turns = [GUT, "and with just 1 Na per glucose?", "and that one if the membrane was at 0 mV"]
    for number, value in enumerate(expected, start=1):
        answer = ask_all(knowledge, *turns[:number])
        assert value_of(answer, "accumulation", "glucose") == [pytest.approx(value, rel=1e-3)]


def test_with_the_carrier_and_not_by_itself(knowledge):
    """Below where it turns, -40 mV, an exchanger takes Ca2+ out, whatever its channel would let in."""
    told = "Na/Ca exchanger, 3 Na for 1 Ca. ENa is +70 and ECa is +125. find its reversal potential"
    answer = ask_all(knowledge, told, "so at -80 does the calcium come in or go out on it?")
    assert answer.target == "coupled-transport"
    assert answer.values[0].value == pytest.approx(1e-6 * F * (-80 - 3 * 70 + 2 * 125), rel=1e-3)


@pytest.mark.parametrize(("rm", "tau"), [("what if Rm is only 5000", 5), ("and if Rm were 10000?", 10)])
def test_a_bare_number_in_the_unit_told_before(knowledge, rm, tau):
    """R_m times 1 µF/cm², in ms."""
    told = "Rm 20 000 ohm cm^2 and Cm 1 µF/cm^2, what is the membrane time constant"
    assert value_of(ask_all(knowledge, told, rm), "tau") == [pytest.approx(tau)]


@pytest.mark.parametrize("question", ["what must be inside", "What's the inside concentration?"])
def test_going_on_from_a_potential_with_one_side(tutor, question):
    """It is no result to be judged where only one of its concentrations is told."""
    answer = tutor.fresh().ask(f"EK came out at -85 mV with 3.5 mM K outside. {question}")
    assert value_of(answer, "c", "K") == [pytest.approx(3.5 * exp(85 / RT_F), rel=1e-3)]


def test_what_is_injected_changes_no_resistance(tutor):
    """200 MΩ times 0.1 nA."""
    text = "cell input resistance 200 megaohm, inject 0.1 nA, how much does the voltage change?"
    assert [value.value for value in tutor.fresh().ask(text).values] == [pytest.approx(20)]


def test_energy_of_the_way_out(tutor):
    """2 F (-V) + RT ln(c_out/c_in), with the numbers behind their own sides."""
    answer = tutor.fresh().ask("Work to move one mole of Ca2+ out: 100 nM inside, 2 mM outside, -70 mV")
    expected = 1e-6 * F * (2 * 70 + RT_F * log(2 / 1e-4))
    assert value_of(answer, "dG", "Ca")[0] == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize(
    "text",
    [
        "What is the blood supply of the large intestine?",
        "convert 310 K to fahrenheit",
        "mean speed of nitrogen molecules at 300 K using the boltzmann constant",
    ],
)
def test_other_subjects_are_declined(tutor, text):
    """Though a temperature or the gut is spoken of here, too."""
    assert tutor.fresh().ask(text).act == "decline"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E_K = -88 and E_Na = +62. At -20 mV which ion has the larger driving force?", {"K": 68, "Na": -82}),
        ("E_K is -90, E_Na +60, E_Cl -65. Vm is -70. Which ion has the largest driving force?",
         {"K": 20, "Na": -130, "Cl": -5}),
    ],
)  # fmt: skip
def test_ions_told_by_their_potentials_are_compared(tutor, text, expected):
    """And none of a usual cell beside them."""
    forces = {v.ion: v.value for v in tutor.fresh().ask(text).values if v.symbol == "DF"}
    assert forces == {ion: pytest.approx(value) for ion, value in expected.items()}


def test_the_voltage_of_a_force(tutor):
    """ "Equal to -100 mV" is the force, and V_m is asked: 60 - 100."""
    answer = tutor.fresh().ask("At what Vm is the driving force on Na equal to -100 mV if E_Na is 60?")
    assert [(value.symbol, value.value) for value in answer.values] == [("V_m", pytest.approx(-40))]


def test_the_force_at_a_synapse(tutor):
    """It needs no ion: -65 mV from a reversal at 0 mV."""
    answer = tutor.fresh().ask("How big is the EPSP's driving force at -65 if it reverses at 0 mV?")
    assert [value.value for value in answer.values] == [pytest.approx(-65)]
    assert "M⁺" not in answer.headline


def test_a_ratio_over_another_ion_than_potassium(tutor):
    """P_K/P_Na at V_m: (P_Na (Na_out - q Na_in)) / (q K_in - K_out) turned over, with q = e^(VF/RT)."""
    q = exp(-70 / RT_F)
    expected = (145 - 12 * q) / (140 * q - 5)
    answer = tutor.fresh().ask("what is P_K/P_Na if Vm is -70, K 5/140, Na 145/12?")
    assert [value.value for value in answer.values] == [pytest.approx(expected, rel=1e-3)]


def test_two_changes_that_move_it_alike(tutor):
    """Doubling outside and halving inside make the same ratio: neither moves E_K more."""
    answer = tutor.fresh().ask("Which changes E_K more, doubling K outside or halving K inside?")
    assert "equally" in answer.headline


def test_a_channel_open_to_both(tutor):
    """Its one reversal potential, and not those of the two ions: K 4/140, Na 145/12.5."""
    answer = tutor.fresh().ask("what is the reversal potential of a channel permeable to both Na and K")
    assert [v.value for v in answer.values] == [pytest.approx(RT_F * log(149 / 152.5), abs=0.02)]


ALIKE = RT_F * log((5 + 150 + 10) / (150 + 15 + 120))


@pytest.mark.parametrize(
    "text",
    [
        "calculate Vm by goldman with all permeabilities equal for K 5/150 Na 150/15 Cl 120/10",
        "All permeabilities are equal. K 5/150 Na 150/15 Cl 120/10. Vm?",
        "K 5/150 Na 150/15 Cl 120/10 and every ion equally permeable, Vm?",
        "Vm if all ions have the same permeability, K 5/150 Na 150/15 Cl 120/10",
    ],
)
def test_all_permeabilities_equal(tutor, text):
    """The usual cell's ratio of them does not hold then."""
    assert value_of(tutor.fresh().ask(text), "V_m") == [pytest.approx(ALIKE, abs=0.02)]


def test_a_divalent_anion(tutor):
    """RT/(-2F) ln 10."""
    answer = tutor.fresh().ask("what's the equilibrium potential of a divalent anion with 10 out and 1 in")
    assert [value.value for value in answer.values] == [pytest.approx(-RT_F / 2 * log(10), abs=0.02)]


def test_concentrations_compared_each_on_its_side(tutor):
    """K+ inside with Na+ outside: 140 and 145 mM in the typical neuron."""
    answer = tutor.fresh().ask("Which is larger, K inside or Na outside?")
    assert "145" in answer.headline.split(",")[0]
    assert "12.5" not in answer.headline


def test_an_effect_is_no_amount(tutor):
    """Which ion does more to V_m is not which there is more of."""
    answer = tutor.fresh().ask("which has more effect on Vm: K or Na outside")
    assert "is larger" not in answer.headline
