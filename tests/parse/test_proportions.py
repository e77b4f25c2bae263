"""Factors between two sides are ratios, whichever way they are said, and no change of anything."""

from math import log

import pytest
from by_hand import RT_F

from tutor import Tutor

RATIOS = [  # what is asked, the ion, its valence, out over in
    ("what is E_K for a tenfold gradient", "K", 1, 1 / 10),
    ("E_Na for a ten-fold gradient at 37 C?", "Na", 1, 10),
    ("E_Ca for a 10,000-fold gradient", "Ca", 2, 1e4),
    ("potassium is 35 times more concentrated inside: E_K?", "K", 1, 1 / 35),
    ("nernst for Cl with 11 fold more outside", "Cl", -1, 11),
    ("there is 3 times more chloride outside than inside, E_Cl?", "Cl", -1, 3),
    ("sodium is 12 times higher outside. what's its equilibrium potential at 37", "Na", 1, 12),
    ("a tenfold concentration difference of sodium is worth how many mV", "Na", 1, 10),
    (
        "what's the Nernst potential for a monovalent cation with a 100-fold gradient, more inside",
        "M",
        1,
        0.01,
    ),
]


@pytest.mark.parametrize(("text", "ion", "z", "ratio"), RATIOS)
def test_a_factor_is_a_ratio(tutor: Tutor, text: str, ion: str, z: int, ratio: float) -> None:
    """E = RT/zF ln(out/in), the side with more being the one told, else the usual one of the ion."""
    answer = tutor.fresh().ask(text)
    assert (answer.act, answer.target) == ("compute", "nernst-potential")
    (value,) = [value for value in answer.values if value.symbol == "E"]
    assert value.value == pytest.approx(RT_F / z * log(ratio), rel=1e-6)
    assert value.ion == ion


def test_a_number_is_judged_by_the_factor_told(tutor: Tutor) -> None:
    """And not by the concentrations of the cell in force."""
    answer = tutor.fresh().ask("I got -61.5 for a tenfold K gradient at 37 degrees, is that right?")
    assert answer.verdict == "right"


@pytest.mark.parametrize(
    "text", ["what if external potassium becomes ten times higher?", "what if outside K+ is tripled?"]
)
def test_what_changes_by_a_factor_stays_a_change(tutor: Tutor, text: str) -> None:
    """A verb of change, or "what if", makes the factor one between before and after."""
    assert tutor.fresh().ask(text).act == "what_if"


def test_a_proportion_told_before_the_question_enters_it(tutor: Tutor) -> None:
    """It asks nothing of its own, whatever quantity it names."""
    answer = tutor.fresh().ask("30 times as much K inside. What is E_K?")
    assert answer.asks is None
    assert [value.value for value in answer.values] == pytest.approx([-RT_F * log(30)], rel=1e-6)
    text = "membrane 40 times more permeable to K than Na; K 5/140, Na 145/12; ignoring chloride what's Vm"
    answer = tutor.fresh().ask(text)
    assert answer.asks is None
    goldman = RT_F * log((5 + 145 / 40) / (140 + 12 / 40))
    assert [value.value for value in answer.values] == pytest.approx([goldman], rel=1e-6)


# P_Na/P_K after the change; the rest is the typical neuron with P_Cl 0.45.
BECOMES = [
    ("what if P_Na rises to 10 times P_K", 10.0),
    ("what if P_Na becomes 20 times P_K?", 20.0),
    ("P_Na goes up to 12x P_K. new Vm?", 12.0),
    ("what if sodium becomes 20 times more permeable than potassium?", 20.0),
    ("what if P_K = 2 P_Na", 0.5),
    ("what if P_Na rises 10 times", 0.4),
    ("what if P_Na rises to 0.1 P_K", 0.1),
    ("what if P_Na is 100 times bigger than P_K", 100.0),
]


@pytest.mark.parametrize(("text", "ratio"), BECOMES)
def test_one_permeability_becomes_so_many_times_another(tutor: Tutor, text: str, ratio: float) -> None:
    """Only the one that is spoken of changes: both were multiplied, which is no change at all."""
    answer = tutor.fresh().ask(text)
    after = RT_F * log((4 + ratio * 145 + 0.45 * 10) / (140 + ratio * 12.5 + 0.45 * 110))
    found = [value.value for value in answer.values if (value.symbol, value.role) == ("V_m", "after")]
    assert found == pytest.approx([after], rel=1e-5)


@pytest.mark.parametrize(
    "text", ["P_K falls to half of P_Na. V_m?", "a 10-fold K+ gradient the wrong way round, E_K?"]
)
def test_a_relation_not_read_gives_no_number(tutor: Tutor, text: str) -> None:
    """Both permeabilities were halved; a gradient turned round was taken for the usual one."""
    assert not tutor.fresh().ask(text).values


SPIKE = RT_F * log((4 + 12 * 145 + 0.45 * 10) / (140 + 12 * 12.5 + 0.45 * 110))  # P_Na = 12 P_K


@pytest.mark.parametrize(
    "text",
    [
        "The sodium permeability climbs to 12 times the potassium one. V?",
        "sodium permeability rises to 12 times that of potassium. new Vm?",
        "sodium permeability becomes 12 times the potassium permeability. Vm?",
        "What is Vm when the Na permeability is 12 times that for K?",
        "The permeability to sodium becomes twelve times the permeability to potassium. What is Vm now?",
    ],
)
def test_a_permeability_by_another_named_by_a_pronoun(tutor: Tutor, text: str) -> None:
    """It becomes so much of the other, and not so much of itself."""
    values = [value.value for value in tutor.fresh().ask(text).values if value.symbol == "V_m"]
    assert pytest.approx(SPIKE, abs=0.02) in values


def test_a_share_of_the_permeability_of_another(tutor: Tutor) -> None:
    """ "A fiftieth of K's" tells P_Na, and the membrane passes no Cl-."""
    answer = tutor.fresh().ask("sodium permeability is a fiftieth of K's. K 5/140 Na 145/10 no cl. Vm")
    expected = RT_F * log((5 + 145 / 50) / (140 + 10 / 50))
    assert [value.value for value in answer.values] == [pytest.approx(expected, abs=0.02)]


LISTED = RT_F * log((5 + 0.03 * 138 + 0.2 * 9) / (130 + 0.03 * 14 + 0.2 * 105))


@pytest.mark.parametrize(
    "ratios",
    [
        "P ratios K:Na:Cl = 1 : 0.03 : 0.2",
        "permeability ratio K:Na:Cl = 1 : 0.03 : 0.2",
        "P K:Na:Cl 1:0.03:0.2",
        "Relative permeabilities (K:Na:Cl) are 1:0.03:0.2",
        "Ratio P_K:P_Na:P_Cl = 1 : 0.03 : 0.2",
    ],
)
def test_permeabilities_in_proportion(tutor: Tutor, ratios: str) -> None:
    """However the list is headed; its figures are no marks of options."""
    text = f"K 5 out 130 in, Na 138 out 14 in, Cl 105 out 9 in. {ratios}. Find Vm."
    values = tutor.fresh().ask(text).values
    assert [value.value for value in values] == [pytest.approx(LISTED, abs=0.02)]


@pytest.mark.parametrize("word", ["twelvefold", "twelve-fold", "12 times", "by a factor of twelve"])
def test_a_factor_in_one_word(tutor: Tutor, word: str) -> None:
    """The permeability itself, twelve times as large."""
    after = RT_F * log((4 + 0.48 * 145 + 0.45 * 10) / (140 + 0.48 * 12.5 + 0.45 * 110))
    values = [v.value for v in tutor.fresh().ask(f"P_Na increases {word}. Vm?").values if v.symbol == "V_m"]
    assert pytest.approx(after, abs=0.02) in values


CHAINS = [  # the other permeabilities that the chain tells, and the V_m of the typical neuron by hand
    ("what happens when P_Na = P_Cl = 0?", log(4 / 140)),
    ("what is V_m if PNa = PCl = 0", log(4 / 140)),
    ("V_m with P_K = P_Na = P_Cl = 1", log((4 + 145 + 10) / (140 + 12.5 + 110))),
    ("what if P_Na = P_Cl = 0.1?", log((4 + 0.1 * 145 + 0.1 * 10) / (140 + 0.1 * 12.5 + 0.1 * 110))),
]


@pytest.mark.parametrize(("text", "ratio"), CHAINS)
def test_the_number_that_closes_a_chain_is_that_of_all(tutor: Tutor, text: str, ratio: float) -> None:
    """ "P_Na = P_Cl = 0" makes both nothing, and neither of them one."""
    values = [value for value in tutor.fresh().ask(text).values if value.symbol == "V_m"]
    assert next(v for v in values if v.role != "before").value == pytest.approx(RT_F * ratio, rel=1e-6)


JOINED = [  # what is said of the last is said of all; V_m of the typical neuron by hand
    ("what happens if P_Na and P_Cl fall to zero", log(4 / 140)),
    ("what happens to V_m when external K and Na double", log((8 + 0.04 * 290 + 4.5) / (140 + 0.5 + 49.5))),
    ("what if P_K and P_Na both double", log((8 + 0.08 * 145 + 4.5) / (280 + 0.08 * 12.5 + 49.5))),
    ("what if P_Na and P_K double", log((8 + 0.08 * 145 + 4.5) / (280 + 0.08 * 12.5 + 49.5))),
    ("what if external Na and Cl fall to 100 mM", log((4 + 4 + 4.5) / (140 + 0.5 + 45))),
    ("what if P_K and external K double", log((16 + 5.8 + 4.5) / (280 + 0.5 + 49.5))),
]


@pytest.mark.parametrize(("text", "ratio"), JOINED)
def test_all_that_is_joined_changes(tutor: Tutor, text: str, ratio: float) -> None:
    """ "P_Na and P_Cl go to zero": not only the one that stands beside the verb."""
    values = tutor.fresh().ask(text).values
    (after,) = [value for value in values if value.symbol == "V_m" and value.role == "after"]
    assert after.value == pytest.approx(RT_F * ratio, rel=1e-6)


def test_what_two_make_up_is_neither_of_them(tutor: Tutor) -> None:
    """A ratio that doubles changes no permeability that was told."""
    assert not tutor.fresh().ask("what happens to V_m if the ratio of P_Na and P_K doubles").values


def test_what_is_asked_of_does_not_change(tutor: Tutor) -> None:
    """The look-alike: two verbs, each with a subject of its own."""
    text = tutor.fresh().ask("what if K falls and Na doubles").text
    assert "[K⁺]out × 0.5" in text
    assert "[Na⁺]out × 2" in text
