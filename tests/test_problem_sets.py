"""Questions of problem sets, in the words of strangers; every number is worked out by hand beside it."""

import math

import pytest

from tests.asking import ask_all
from tests.by_hand import BODY, RT_F, F, R
from tutor.knowledge.model import Knowledge


def _ghk(cations: list[tuple[float, float, float]], anions: list[tuple[float, float, float]]) -> float:
    """V_m in mV of (P, out, in) for each ion."""
    top = sum(P * out for P, out, _ in cations) + sum(P * inside for P, _, inside in anions)
    below = sum(P * inside for P, _, inside in cations) + sum(P * out for P, out, _ in anions)
    return RT_F * math.log(top / below)


def _with_calcium() -> float:
    """V where 4P'·Ca enters, P_Ca = 8 times the others: a x² + b x + c = 0 with x = e^(VF/RT)."""
    a = 140 + 12 + 4 * 8 * 1e-4
    b = (140 + 12) - (4 + 145)
    c = -(4 + 145 + 4 * 8 * 2)
    return RT_F * math.log((-b + math.sqrt(b * b - 4 * a * c)) / (2 * a))


W_PUMP = (
    3 * (R * BODY * math.log(148 / 14) + F * 0.068) + 2 * (R * BODY * math.log(145 / 4.2) - F * 0.068)
) / 1e3

SUMS = [
    (
        ("A glial cell lets only K+ and Na+ through and P_K is 80 times P_Na. K 3.2 out / 128 in, "
         "Na 150 out / 16 in. GHK potential at 37 °C please",),
        "V_m", _ghk([(1, 3.2, 128), (1 / 80, 150, 16)], []),
    ),
    (
        ("P_K = P_Na and P_Ca/P_Na = 8. Outside: 4 mM K+, 145 mM Na+, 2 mM Ca2+. Inside: 140 mM K+, "
         "12 mM Na+, 100 nM Ca2+. reversal potential with calcium?",),
        "V_m", _with_calcium(),
    ),
    (
        ("P 1:0.06:0.3 (K Na Cl) // out 4.5 142 108 // in 144 13 8 // Vm?",),
        "V_m", _ghk([(1, 4.5, 144), (0.06, 142, 13)], [(0.3, 108, 8)]),
    ),
    (
        ("Use the parallel conductance model: 80 nS for potassium (reverses at −92), 4 nS sodium (+58), "
         "16 nS chloride (−68). Steady potential?",),
        "V_m", (80 * -92 + 4 * 58 + 16 * -68) / 100,
    ),
    (
        ("A dendrite has a leak of 5 nS reversing at -70 mV. A glutamate synapse adds 10 nS with a reversal "
         "potential of 0 mV. Steady-state V_m during the synaptic conductance?",),
        "V_m", -70 * 5 / 15,
    ),
    (
        ("If E_K of this neuron is -90 and E_Na is 60, what is V_m with g_K 10 nS and g_Na 1 nS?",),
        "V_m", (10 * -90 + 60) / 11,
    ),
    (
        ("E_Cl in a hippocampal neuron was measured with gramicidin as −68 mV (37 °C), bath chloride 118 mM. "
         "Solve for the intracellular chloride.",),
        "c", 118 * math.exp(-68 / RT_F),
    ),
    (("E_K of a frog fibre is -92 mV, K inside 140. K outside?",), "c", 140 * math.exp(-92 / RT_F)),
    (("E_Na is 55 mV at 20 °C. what is E_Na at 37 °C?",), "E", 55 * BODY / 293.15),
    (
        ("E_K at 20 °C is -84 mV, what would it be at 37 °C with the same concentrations?",),
        "E", -84 * BODY / 293.15,
    ),
    (
        ("An unknown cation X has an equilibrium potential of +59 mV at 25 °C when its concentration is "
         "10 mM outside and 0.1 mM inside. What must its valence be?",),
        "z", RT_F * 298.15 / BODY * math.log(100) / 59,
    ),
    (
        ("NMDA channel unitary conductance 48 pS, reversal 0, clamp at −55: i = ?",
         "elementary charges per second through it while it is open"),
        "rate", 48e-12 * 0.055 / 1.602176634e-19,
    ),
    (
        ("For one pump cycle (3 Na⁺ out, 2 K⁺ in) what is the least work, per mole? Sodium 148/14, potassium "
         "4.2/145, both written outside/inside, V = -68 mV.",),
        "w", W_PUMP,
    ),
    (
        ("For one pump cycle (3 Na⁺ out, 2 K⁺ in) what is the least work, per mole? Sodium 148/14, potassium "
         "4.2/145, both written outside/inside, V = -68 mV.",
         "if ATP hydrolysis is worth 54 there, efficiency in %?"),
        "fraction", 100 * W_PUMP / 54,
    ),
    (
        ("suppose KCC2 runs until its at equilibrium. [K]o 3.5 [K]i 138 [Cl]o 125 → [Cl]i = ?",
         "ECl from that?"),
        "E", RT_F * math.log(3.5 / 138),  # [K]o·[Cl]o = [K]i·[Cl]i
    ),
    (
        ("Rin 180 megaohm, Cm 45 picofarad. tau", "how long till the voltage has done 90% of its change"),
        "t", 180 * 45e-3 * math.log(10),
    ),
    (("R_in = 90 MΩ, rest −68 mV. What does V_m settle at during a hyperpolarising current of 120 "
      "pA?",), "V_m",
     -68 - 90e6 * 120e-12 * 1e3),
    (
        ("A cell rests at -70 mV with an input resistance of 100 MΩ. 50 pA are injected. New V_m?",),
        "V_m", -70 + 100e6 * 50e-12 * 1e3,
    ),
    (
        ("The pmf of a bacterium is −190 mV at 37 °C, cytoplasm pH 7.6, medium pH 7.0. How much of it "
         "is membrane "
         "potential?",),
        "delta_psi", -190 + 0.6 * RT_F * math.log(10),
    ),
    (("pmf -200 mV and delta pH 0.8. What is delta psi?",), "delta_psi", -200 + 0.8 * RT_F * math.log(10)),
    (
        ("Matrix pH 7.8, ims pH 7.2, Δψ −165 mV. pmf?",
         "Synthesising ATP costs 54 kJ/mol under these conditions; what is the minimum number of H+ per "
         "ATP?"),
        "count", 54e6 / F / (165 + 0.6 * RT_F * math.log(10)),
    ),
    (("P_K:P_Na 1:0.03, K 4/139, Na 146/14. Vm?", "and how far is that from E_K?"), "DF",
     _ghk([(1, 4, 139), (0.03, 146, 14)], []) - RT_F * math.log(4 / 139)),
    (
        ("ΔG for expelling 1 mol Ca2+ from the cytosol (150 nM) into blood plasma (1.3 mM free) at V_m "
         "= -65 mV and "
         "37 °C?",),
        "dG", (R * BODY * math.log(1.3 / 1.5e-4) + 2 * F * 0.065) / 1e3,
    ),
    (("Q10 if the rate goes from 2 /s at 15 °C to 6 /s at 25 °C?",), "Q10", 3.0),
    (
        ("inactivation rate of Na channels: 0.9 per ms at 6°C, 2.7 per ms at 16°C. Q10?",), "Q10", 3.0,
    ),
    (
        ("With P_K:P_Na = 1:0.01 (Cl- passive, ignore it), [K+]i = 150 mM, [Na+]o = 145 mM, [Na+]i = 10 mM: "
         "to what value must [K+]o be raised so that the fibre depolarises to −60 mV at 37 °C?",),
        "c", (150 + 0.1) * math.exp(-60 / RT_F) - 1.45,
    ),
    (
        ("Glucose is 4 mM in the medium and 12 mM in the cytosol. What is ΔG for bringing in one more mole "
         "at 37 °C? Membrane potential is -70 mV.",),
        "dG", R * BODY / 1e3 * math.log(3),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "symbol", "value"), SUMS)
def test_the_last_turn_gives_the_number(
    knowledge: Knowledge, turns: tuple[str, ...], symbol: str, value: float
) -> None:
    """Its first value of that quantity, within 0.3 %."""
    answer = ask_all(knowledge, *turns)
    found = [one.value for one in answer.values if one.symbol == symbol]
    assert found[:1] == pytest.approx([value], rel=3e-3), answer.text


def test_a_change_of_one_side_is_told_with_its_size(knowledge: Knowledge) -> None:
    """The ion is the one spoken of; the start is what was given for it, and no usual cell's."""
    answer = ask_all(
        knowledge,
        "Ca2+ is at 8 × 10⁻⁸ M in the cytoplasm and 1.8 × 10⁻³ M outside. Calculate its equilibrium "
        "potential at 37 °C.",
        "During a twitch the cytoplasmic value climbs to 1.2 µM. By how many mV does E_Ca change?",
    )
    step = [one.value for one in answer.values if (one.symbol, one.role) == ("E", "change")]
    assert step == pytest.approx([-RT_F / 2 * math.log(1.2e-6 / 8e-8)], rel=3e-3), answer.text


def test_which_of_several_ions_goes_in_is_told_of_each(knowledge: Knowledge) -> None:
    """The forces told before still hold, one for each ion."""
    answer = ask_all(
        knowledge,
        "V_m = −58 mV; E_K = −96 mV, E_Na = +62 mV, E_Cl = −71 mV. State the driving force on each ion.",
        "For which of the three does the net movement go into the cell?",
    )
    assert answer.act == "direction"
    assert {one.ion: one.value for one in answer.values} == pytest.approx({"K": 38, "Na": -120, "Cl": 13})


def test_an_order_after_a_change_is_about_the_change(knowledge: Knowledge) -> None:
    """ "Recalculate.": the change told before it, on the membrane told before that."""
    answer = ask_all(
        knowledge,
        "K+ 4.5/138, Na+ 144/11, Cl- 112/7. P_K : P_Na : P_Cl = 1 : 0.05 : 0.4. T = 37 °C. Resting "
        "potential?",
        "At the peak of the spike P_Na is 400 times larger than before. Recalculate.",
    )
    after = [one.value for one in answer.values if (one.symbol, one.role) == ("V_m", "after")]
    expected = _ghk([(1, 4.5, 138), (20, 144, 11)], [(0.4, 112, 7)])
    assert after == pytest.approx([expected], rel=3e-3), answer.text


def test_a_side_that_changes_by_an_untold_amount_is_not_doubled(knowledge: Knowledge) -> None:
    """No number is guessed where only "rises" is said."""
    answer = ask_all(knowledge, "E_K with 4 out and 140 in?", "what if the outside rises somehow?")
    assert not [one for one in answer.values if one.role == "after" and one.symbol == "c"], answer.text


EXCHANGER = (
    "Cardiac NCX moves 3 Na for 1 Ca. Na: 145 mM bath, 9 mM pipette. Ca: 1.8 mM bath, 150 nM pipette. Whole "
    "cell, 37. Find the voltage where the exchanger flips"
)


def _ncx(V: float) -> float:
    """Free energy in kJ/mol of 3 Na+ in and 1 Ca2+ out at V in mV."""
    sodium = 3 * (R * BODY * math.log(9 / 145) + F * V / 1e3)
    calcium = R * BODY * math.log(1.8 / 1.5e-4) - 2 * F * V / 1e3
    return (sodium + calcium) / 1e3


@pytest.mark.parametrize(
    ("asked", "V"),
    [
        ("at -85 is calcium going in or coming out on it", -85),
        ("So at +20 mV does the exchanger bring Ca2+ in or take it out?", 20),
        ("which way does it run at -20?", -20),
    ],
)
def test_the_carrier_goes_on_with_its_whole_cycle(knowledge: Knowledge, asked: str, V: float) -> None:
    """It is not worked out with the one ion that is named, and an either-or is no claim."""
    answer = ask_all(knowledge, EXCHANGER, asked)
    assert answer.act == "direction"
    assert [one.value for one in answer.values] == pytest.approx([_ncx(V)], rel=3e-3), answer.text


@pytest.mark.parametrize(
    "asked",
    [
        "Below which membrane potential would the Na/K pump stall?",
        "what membrane potential would make the pump run backwards?",
        "where would the pump reverse?",
    ],
)
def test_the_pump_stops_where_its_work_is_all_of_atp(knowledge: Knowledge, asked: str) -> None:
    """V_rev = (work at 0 mV − 57 kJ/mol) / F in the usual neuron."""
    at_zero = (3 * R * BODY * math.log(145 / 12.5) + 2 * R * BODY * math.log(140 / 4)) / 1e3
    answer = ask_all(knowledge, asked)
    assert answer.values[0].value == pytest.approx((at_zero - 57) / F * 1e6, rel=3e-3), answer.text
