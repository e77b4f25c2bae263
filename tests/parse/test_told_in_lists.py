"""Values told in lists, beside each other or in passing: conductances with potentials, rates, currents."""

from __future__ import annotations

from math import exp, log

import pytest

from tutor import Tutor
from tutor.explain.public import Answer
from tutor.knowledge.model import Knowledge

F, R, E = 96485.33212, 8.314462618, 1.602176634e-19
RT_F = R * 310.15 / F * 1e3  # mV


def ask(knowledge: Knowledge, text: str) -> Answer:
    """The answer of a new conversation."""
    return Tutor(knowledge).ask(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("With conductances of 8 for K, 1 for Na and 3 for Cl and E of -90, +60, -65 mV, "
         "where would the membrane settle?", (8 * -90 + 60 + 3 * -65) / 12),
        ("Chord conductance: g_K:g_Na:g_Cl = 1:0.1:0.2 with E's -95, +65.5, -64.1. V_m?",
         (-95 + 6.55 - 12.82) / 1.3),
        ("conductances K 5 Na 1, E -90 and +55, resting V?", (5 * -90 + 55) / 6),
        ("conductances K 8, Na 1, Cl 3 with E -90, +60 and -65. where does it settle?", -855 / 12),
        ("Suppose g_K is 10 nS and g_Na is 1 nS, with E_K at -90 mV and E_Na at +60 mV. What steady membrane "
         "potential do these conductances give?", (10 * -90 + 60) / 11),
        ("g_K = 10 nS, g_Na = 1 nS, E_K = -90 mV, E_Na = +60 mV, nothing else open. Steady Vm?",
         (10 * -90 + 60) / 11),
    ],
)  # fmt: skip
def test_potentials_in_the_order_of_the_conductances(knowledge: Knowledge, text: str, value: float) -> None:
    """A second list has the order of the first, and the two fix V_m, whatever words ask for it."""
    answer = ask(knowledge, text)
    assert [v.symbol for v in answer.values] == ["V_m"]
    assert answer.values[0].value == pytest.approx(value, abs=0.05)


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        ("0.8 microamps per cm2 of sodium current going in, Vm is -20 and ENa +60, so gNa is?", "g", 0.01),
        ("I_Na = -0.8 µA/cm2, Vm = -20 mV, E_Na = 60 mV, g_Na?", "g", 0.01),  # mS/cm²
        ("150 pA of inward sodium current at -60 mV, E_Na is +65. What conductance is that?", "g", 1.2),
        ("A channel carries 1.6 pA for 5 ms. How many ions pass?", "N", 8e-15 / E),
        ("5 pA of calcium current flows for 10 ms. How many calcium ions enter?", "N", 25e-15 / E),
        ("A channel opens 40 times a second at 12 °C, Q10 is 3. Rate at 37?", "rate_2", 40 * 3**2.5),
        ("A Q10 of 2.8. How much faster is it at 37 than in our 22 degree practical?", "ratio", 2.8**1.5),
        ("Measured Vm is -72. With K 4 and 140, Na 145 and 12 and nothing else permeable, PNa/PK?", "P",
         (140 * exp(-72 / RT_F) - 4) / (145 - 12 * exp(-72 / RT_F))),
        ("Suppose Cl- is purely passive in a fibre that sits at -82 mV, with 115 mM chloride outside. Where "
         "does the internal concentration settle?", "c", 115 * exp(-82 / RT_F)),
        ("The sheet says ECl = -68 mV and outside chloride is 115 mM. Find the concentration inside.", "c",
         115 * exp(-68 / RT_F)),
        ("How much does one turn of the Na/K pump cost in kJ/mol, if Vm = -75, Na is 145 out 10 in and K is "
         "4.5 out 150 in?", "w",
         (3 * (R * 310.15 * log(14.5) + F * 0.075) + 2 * (R * 310.15 * log(150 / 4.5) - F * 0.075)) / 1e3),
        ("A round cell is 15 µm across and has 1 µF per cm squared. How much charge moves for 0 to -70 mV?",
         "q", 3.141592653589793 * 15e-4**2 * 1e-6 * 0.07 * 1e15),
    ],
)  # fmt: skip
def test_a_value_of_what_is_told(knowledge: Knowledge, text: str, symbol: str, value: float) -> None:
    """Each by its formula."""
    found = next(v.value for v in ask(knowledge, text).values if v.symbol == symbol)
    assert found == pytest.approx(value, rel=2e-3)


@pytest.mark.parametrize(
    "text",
    ["I_K = 9 µA/cm2 with g_K = 3 nS. driving force?", "current 2 µA/cm2 in a cell of 100 MΩ, voltage?"],
)
def test_one_channel_and_a_square_centimetre_do_not_mix(knowledge: Knowledge, text: str) -> None:
    """Nothing is divided by what it does not belong to."""
    answer = ask(knowledge, text)
    assert answer.act == "clarify"
    assert answer.values == ()


@pytest.mark.parametrize(
    "text",
    [
        "Donnan: 60 mM of negative charge in the bag, the bath is 120 mM KCl. What's the voltage of the bag?",
        "chord conductance: gK 10, gNa 0.5 with EK -98, ENa +67. Vm?",
    ],
)
def test_a_sum_named_and_asked_for_is_one(knowledge: Knowledge, text: str) -> None:
    """The heading before the question gives no second answer."""
    assert not ask(knowledge, text).parts


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("Which concentrations are you using at the moment?", "typical neuron"),
        ("what temperature are you assuming?", "typical neuron"),
        ("which cells can I pick from", "I know these cells"),
    ],
)
def test_what_the_tutor_works_with(knowledge: Knowledge, text: str, facet: str) -> None:
    """A question about the settings is answered with them, and not with what a concentration is."""
    answer = ask(knowledge, text)
    assert answer.act == "meta"
    assert facet in answer.text


def test_concentration_itself_is_still_explained(knowledge: Knowledge) -> None:
    """No word of use, and no word of the tutor: the idea is asked for."""
    assert ask(knowledge, "what is a concentration?").act != "meta"
    assert ask(knowledge, "which concentrations matter for E_K?").act != "meta"


@pytest.mark.parametrize(
    ("text", "symbol", "first", "second"),
    [
        ("Which gives a more negative E_K, 4/140 or 5/150?", "E", RT_F * log(4 / 140), RT_F * log(5 / 150)),
        ("Is E_K for 3 out/120 in more negative than for 4 out/140 in?", "E", RT_F * log(3 / 120),
         RT_F * log(4 / 140)),
        ("Is the driving force on K bigger at -50 or at 0 mV with 4 out and 140 in?", "DF",
         -50 - RT_F * log(4 / 140), -RT_F * log(4 / 140)),
    ],
)  # fmt: skip
def test_one_quantity_under_two_conditions(
    knowledge: Knowledge, text: str, symbol: str, first: float, second: float
) -> None:
    """Each set of values gives its own result, and no two of them are one contradiction."""
    found = [v.value for v in ask(knowledge, text).values if v.symbol == symbol]
    assert found == pytest.approx([first, second], abs=0.05)


def test_a_statement_with_two_values_compares_nothing(knowledge: Knowledge) -> None:
    """ "Near" in a statement orders nothing."""
    text = "Young neurons have E_Cl near -30 with V_m at -67, so chloride cannot always be passive."
    assert ask(knowledge, text).act != "compare"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("How long until it has reached 95 % of the final value if tau is 12 ms?", 0.95),
        ("after what time is 50 % of the change done if tau = 12 ms?", 0.5),
    ],
)
def test_the_time_that_a_share_takes(knowledge: Knowledge, text: str, share: float) -> None:
    """T = -tau ln(1 - share)."""
    assert ask(knowledge, text).values[0].value == pytest.approx(-12 * log(1 - share), rel=1e-3)


def test_the_ions_in_order_at_a_voltage(knowledge: Knowledge) -> None:
    """In the typical neuron Ca2+ is farthest from its balance at -70 mV."""
    assert ask(knowledge, "Which ion has the largest driving force at -70 mV?").headline.startswith("DF_Ca")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("EPSP: 1 nS synapse reversing at 0 on a cell with 10 nS leak at -70. New V_m?", -700 / 11),
        ("Shunt: cell with g=10 nS at -70 mV, synapse 5 nS reversing at 0 mV. Steady-state Vm?", -700 / 15),
        ("5 nS at -90 and 1 nS at +60, where does V settle?", (5 * -90 + 60) / 6),
    ],
)
def test_two_pathways_of_no_ion(knowledge: Knowledge, text: str, value: float) -> None:
    """Each conductance has the voltage behind it for its own."""
    assert ask(knowledge, text).values[0].value == pytest.approx(value, abs=0.05)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("With inside Na of 10 and E_Na of +65, what's outside?", 10 * exp(65 / RT_F)),
        ("I have 5 mM K outside and E_K = -85. inside?", 5 * exp(85 / RT_F)),
        ("My book gives E_Na = 55 mV and 12 mM inside. What's outside?", 12 * exp(55 / RT_F)),
    ],
)
def test_the_other_side_is_asked_for(knowledge: Knowledge, text: str, value: float) -> None:
    """E told with one concentration is no number to be judged."""
    answer = ask(knowledge, text)
    assert answer.values[0].value == pytest.approx(value, rel=1e-3)
    assert answer.verdict is None


@pytest.mark.parametrize(
    "text",
    [
        "Box 7 wants the work for one turn of the pump: Na 142/14, K 4.5/138, cell at -75 mV.",
        "I want the inside sodium this time, not the voltage. ENa is +55, there's 145 mM outside.",
    ],
)
def test_wanting_a_value_is_no_belief(knowledge: Knowledge, text: str) -> None:
    """What a worksheet or a student wants is not what an ion wants."""
    assert ask(knowledge, text).findings == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("driving force on K at -70 with 4 and 140", -70 - RT_F * log(4 / 140)),
        ("what's the driving force on Na at -60 with 145 and 12?", -60 - RT_F * log(145 / 12)),
    ],
)
def test_two_bare_amounts_beside_a_driving_force(knowledge: Knowledge, text: str, value: float) -> None:
    """They are the concentrations of the one ion."""
    assert ask(knowledge, text).values[0].value == pytest.approx(value, abs=0.05)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Is the driving force larger on K or Na?", "DF_Na"),
        ("Does calcium or sodium have the larger inward driving force at rest?", "DF_Ca"),
    ],
)
def test_the_larger_of_two_changes_nothing(knowledge: Knowledge, text: str, first: str) -> None:
    """ "Larger" puts two ions in order, and doubles no concentration."""
    answer = ask(knowledge, text)
    assert answer.act == "compare"
    assert answer.headline.startswith(first)


def test_equal_permeability_without_a_number(knowledge: Knowledge) -> None:
    """Of the typical neuron's K+ 4/140 and Na+ 145/12.5 both cross alike."""
    answer = ask(knowledge, "Compute Vm when Na and K have equal permeability.")
    assert answer.values[0].value == pytest.approx(RT_F * log(149 / 152.5), abs=0.05)


def test_the_ions_of_a_charge(knowledge: Knowledge) -> None:
    """q/e, and half as many of an ion with two charges."""
    assert ask(knowledge, "How many ions is 7 pC?").values[0].value == pytest.approx(7e-12 / E)
    assert ask(knowledge, "How many calcium ions make up 10 fC?").values[0].value == pytest.approx(5e-15 / E)


def test_pairs_with_strokes_are_no_options(knowledge: Knowledge) -> None:
    """A ratio with a colon and two sides with a stroke between them are values, and no choice of answers."""
    text = "Permeabilities 1 : 0.05 for K, Na. K is 5 out / 145 in, Na is 140 out / 10 in, ignore Cl. V_m?"
    answer = ask(knowledge, text)
    assert answer.values[0].value == pytest.approx(RT_F * log((5 + 7) / (145 + 0.5)), abs=0.05)
