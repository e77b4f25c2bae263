"""One number for several quantities, ratios told by one number, and the energy of ATP told in amounts."""

import math

import pytest

from tests.by_hand import BODY, RT_F, F, R
from tutor import Tutor

EVEN = [
    "[K]o = [K]i = 100 mM, E_K?",
    "if K out = K in = 100 mM what is E_K",
    "K is 100 mM on both sides, E_K?",
    "E_K when K is 140 mM inside and outside",
    "K: 100 mM out and in. What's E_K?",
    "If the concentrations inside and outside are both 100 mM K, what is E_K",
    "what is E_K if outside K is the same as inside, 120 mM",
    "If external K equals internal K at 140 mM, what is EK?",
    "in symmetrical 150 mM KCl what is E_K?",
    "What would E_K be with symmetrical 140 mM K+?",
]


@pytest.mark.parametrize("text", EVEN)
def test_a_number_said_of_both_sides_leaves_no_gradient(tutor: Tutor, text: str) -> None:
    """As much inside as outside: E = 0, and no side is filled up from a usual cell."""
    answer = tutor.fresh().ask(text)
    assert [value.value for value in answer.values if value.symbol == "E"] == [0.0], answer.text


APART = [  # potassium 140 inside, 4 outside in each
    "K is 140 mM inside and outside it is 4. E_K?",
    "140 mM K inside and outside 4 mM, EK?",
    "K inside and outside 140 and 4 mM: E_K?",
    "K+ inside = 140 and outside = 4, E_K?",
    "if K were 4 out and 140 in, what would EK be?",
    "What would E_K be with 4 mM outside and 140 mM inside?",
    "E_K with 4/140 mM, what would it be?",
]


@pytest.mark.parametrize("text", APART)
def test_each_side_keeps_its_own_number(tutor: Tutor, text: str) -> None:
    """ "And" between the sides shares no number where each has one; "would" makes it no change."""
    answer = tutor.fresh().ask(text)
    assert answer.act == "compute"
    assert answer.values[0].value == pytest.approx(RT_F * math.log(4 / 140), rel=1e-3), answer.text


def test_a_change_on_both_sides_changes_both(tutor: Tutor) -> None:
    """Taken for the outside alone, nothing would have changed."""
    answer = tutor.fresh().ask("What if K is 140 mM on both sides?")
    after = [v.value for v in answer.values if (v.symbol, v.role) == ("E", "after")]
    assert after == [0.0], answer.text


RATIOS = [  # of potassium: inside to outside 35
    "The ratio of K inside to outside is 35. E_K?",
    "The ratio of K inside and outside is 35. E_K?",
    "The ratio between K inside and outside is 35. E_K?",
    "The K concentration ratio inside to outside is 35. E_K?",
    "The inside and outside concentrations of K have a ratio of 35. E_K?",
    "ratio of internal to external K = 35, EK?",
    "K ratio of 35, E_K?",
    "The ratio of K across the membrane is 35. E_K?",
    "The ratio of K inside and outside is 35:1. E_K?",
]


@pytest.mark.parametrize("text", RATIOS)
def test_a_ratio_goes_the_way_it_is_told(tutor: Tutor, text: str) -> None:
    """The sides in the order told, or as in most cells; never one of the two concentrations."""
    answer = tutor.fresh().ask(text)
    assert answer.values[0].value == pytest.approx(-RT_F * math.log(35), rel=1e-3), answer.text


def test_a_small_ratio_of_calcium(tutor: Tutor) -> None:
    """Inside over outside 0.0001, and not 0.0001 mM of it."""
    answer = tutor.fresh().ask("inside/outside concentration ratio for Ca 0.0001, E_Ca")
    assert answer.values[0].value == pytest.approx(RT_F / 2 * math.log(1e4), rel=1e-3), answer.text


def _split(atp: float, adp: float, pi: float) -> float:
    """The free energy in kJ/mol of ATP hydrolysis, of amounts in mM."""
    return -30.5 + R * BODY / 1e3 * math.log(adp * pi / atp / 1e3)


ENERGIES = [
    ("ATP 4, ADP 0.5, Pi 5 mM, ΔG°′ −30.5: real ΔG?", _split(4, 0.5, 5)),
    ("what phosphorylation potential do ATP 5, ADP 0.5 and Pi 5 mM give?", -_split(5, 0.5, 5)),
    ("ΔG for ATP hydrolysis when ATP = ADP = 1 mM and Pi = 10 mM?", _split(1, 1, 10)),
    ("ΔG°' of ATP hydrolysis is -30.5 kJ/mol. In a fibre at 37 °C: [ATP] = 3.5 mM, [ADP] = 0.9 mM, "
     "[Pi] = 4.2 mM. Actual ΔG of hydrolysis?", _split(3.5, 0.9, 4.2)),
    ("5 mM ATP, 0.5 mM ADP, 5 mM Pi. What does hydrolysing ATP release?", _split(5, 0.5, 5)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), ENERGIES)
def test_the_energy_of_atp_from_its_amounts(tutor: Tutor, text: str, value: float) -> None:
    """By the formula, in kJ/mol; a usual value is not put in its place."""
    answer = tutor.fresh().ask(text)
    found = [v.value for v in answer.values if v.symbol in ("dG", "dG_p")]
    assert any(one == pytest.approx(value, rel=1e-3) for one in found), answer.text


def test_the_share_of_the_pump_is_of_the_energy_told(tutor: Tutor) -> None:
    """3 Na+ out and 2 K+ in at the Goldman V_m of the usual neuron, over the energy of these amounts."""
    text = "ATP 5 mM, ADP 0.5 mM, Pi 5 mM, Vm -70: what fraction of the ATP energy does the pump use?"
    answer = tutor.fresh().ask(text)
    V, scale = -0.07, R * BODY
    work = 3 * (scale * math.log(145 / 12.5) - F * V) + 2 * (scale * math.log(140 / 4) + F * V)
    share = next(v.value for v in answer.values if v.symbol == "fraction")
    assert share == pytest.approx(100 * work / 1e3 / -_split(5, 0.5, 5), rel=1e-3)


def test_part_of_the_amounts_tells_no_energy(tutor: Tutor) -> None:
    """With ADP alone neither the usual energy nor a guess stands in."""
    answer = tutor.fresh().ask("ADP is 0.5 mM, Vm -70: what fraction of the ATP energy does the pump use?")
    assert not answer.values, answer.text


SALTS = [  # what is only in one of the two solutions is not in the other; chloride has no permeability told
    ("150 mM NaCl outside, 150 mM KCl inside, P_Na/P_K = 0.05, Vm?", "V_m", RT_F * math.log(0.05)),
    ("150 mM NaCl outside, 150 mM KCl inside, reversal at -50 mV. P_Na/P_K?", "P", math.exp(-50 / RT_F)),
    (
        "100 mM KCl inside and 10 mM KCl outside, P_Cl/P_K = 0.2. Vm?",
        "V_m",
        RT_F * math.log((10 + 0.2 * 100) / (100 + 0.2 * 10)),
    ),
]


@pytest.mark.parametrize(("text", "symbol", "value"), SALTS)
def test_two_solutions_of_salts_hold_nothing_else(tutor: Tutor, text: str, symbol: str, value: float) -> None:
    """No usual cell's potassium outside, none of its sodium inside."""
    answer = tutor.fresh().ask(text)
    found = [one.value for one in answer.values if one.symbol == symbol]
    assert found == pytest.approx([value], rel=3e-3), answer.text


def test_a_path_that_two_anions_share(tutor: Tutor) -> None:
    """E of the path by its own two ions, and by no others of a cell."""
    answer = tutor.fresh().ask(
        "GABAA: Cl 118 out 6 in, bicarbonate 25 out 14 in, permeability HCO3:Cl = 0.25. "
        "where does its current reverse"
    )
    expected = RT_F * math.log((6 + 0.25 * 14) / (118 + 0.25 * 25))
    assert answer.values[0].value == pytest.approx(expected, rel=3e-3), answer.text


def test_what_is_declined_is_no_belief(tutor: Tutor) -> None:
    """Words such as "wants" say nothing of cells in a question of another subject."""
    answer = tutor.fresh().ask("Need to run a red LED from 9V, it drops 2 V and wants 20 mA. resistor value?")
    assert answer.act == "decline"
    assert not answer.findings


BALANCED = [
    ("K+ is at equilibrium at -81 mV with 4.5 mM outside. What is K inside?", 4.5 * math.exp(81 / RT_F)),
    (
        "A hepatocyte sits in a bath with 4.5 mM K+, and from the readings potassium would be in balance at "
        "−81 mV. What cytosolic K+ concentration does that imply?",
        4.5 * math.exp(81 / RT_F),
    ),
    ("Cl is in equilibrium at -60 mV, 120 mM outside. Cl inside?", 120 * math.exp(-60 / RT_F)),
    (
        "Cl- is at equilibrium at a V_m of -65 mV. Outside 110 mM. What is Cl inside?",
        110 * math.exp(-65 / RT_F),
    ),
]


@pytest.mark.parametrize(("text", "value"), BALANCED)
def test_an_ion_in_balance_needs_no_other_ion(tutor: Tutor, text: str, value: float) -> None:
    """By Nernst, and not as what a usual cell's Goldman sum would leave for it."""
    answer = tutor.fresh().ask(text)
    assert answer.values[0].value == pytest.approx(value, rel=3e-3), answer.text


def test_a_question_for_balance_tells_no_balance(tutor: Tutor) -> None:
    """ "Is it?" and "it is not" leave E to the concentrations."""
    for text in ("Is K+ at equilibrium at -70 mV with 4 out and 140 in?",
                 "K+ is not at equilibrium at -70 mV with 4 out and 140 in. driving force?"):  # fmt: skip
        answer = tutor.fresh().ask(text)
        assert answer.values[0].value == pytest.approx(-70 - RT_F * math.log(4 / 140), rel=3e-3), text


def test_a_ratio_stands_in_the_place_of_both_amounts(tutor: Tutor) -> None:
    """Nothing of a usual cell is assumed beside it but the temperature."""
    answer = tutor.fresh().ask("K in/out is 35, E_K?")
    assert not any("mM" in text for text in answer.assumed), answer.assumed


NAMED_ELSEWHERE = [  # (text, symbol, value): potassium 4 outside, 140 inside unless told
    ("At -65 mV there is no net current and K+ is 4 mM outside and 140 inside. What is the driving force on "
     "K+?", "DF", -65 - RT_F * math.log(4 / 140)),
    ("E_K matters when the membrane is -60 mV. K 4 out, 140 in, driving force?",
     "DF", -60 - RT_F * math.log(4 / 140)),
    ("K is 140 mM inside and outside we have 4 mM. E_K?", "E", RT_F * math.log(4 / 140)),
    ("K is 140 inside and outside at 37. E_K?", "E", 0.0),
    ("K+ is at equilibrium at -95 mV, the cell rests at -70. driving force on K+?", "DF", 25.0),
    ("|V_m - E_K| = 20 mV and E_K = -90 mV, V_m less negative. V_m?", "V_m", -70.0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "symbol", "value"), NAMED_ELSEWHERE)
def test_what_only_looks_like_it_is_left_alone(tutor: Tutor, text: str, symbol: str, value: float) -> None:
    """A clause of its own, a number of the other side, bars around a size."""
    answer = tutor.fresh().ask(text)
    found = [one.value for one in answer.values if one.symbol == symbol]
    assert found[:1] == pytest.approx([value], rel=3e-3), answer.text


def test_a_ratio_of_two_ions_is_no_amount_of_either(tutor: Tutor) -> None:
    """ "Na+ to K+" on one side tells no potential."""
    answer = tutor.fresh().ask("the ratio of Na to K inside is 0.1. E_K?")
    assert not answer.values, answer.text


@pytest.mark.parametrize(
    "text",
    [
        "P_Na/P_K ratio is 0.05, K 4/140 and Na 145/12. Vm?",
        "The permeability ratio of Na to K is 0.05. K 4/140, Na 145/12. Vm?",
        "The ratio of Na to K permeability is 0.05. K 4/140, Na 145/12. Vm?",
        "The K to Na permeability ratio is 20. K 4/140, Na 145/12. Vm?",
    ],
)
def test_a_ratio_of_permeabilities_in_words(tutor: Tutor, text: str) -> None:
    """The first over the second, in the order told."""
    answer = tutor.fresh().ask(text)
    expected = RT_F * math.log((4 + 0.05 * 145) / (140 + 0.05 * 12))
    assert answer.values[0].value == pytest.approx(expected, rel=3e-3), answer.text


def test_more_in_a_place_is_no_way_across(tutor: Tutor) -> None:
    """ "Which is biggest in neurons?" asks for no direction."""
    fresh = tutor.fresh()
    fresh.ask("V_m = −58 mV; E_K = −96 mV, E_Na = +62 mV. State the driving force on each ion.")
    assert fresh.ask("which one is biggest in neurons?").act != "direction"
