"""Follow-ups lean on what was said, and never on a change that was not asked for again."""

from __future__ import annotations

from math import log

import pytest
from asking import ask_all, value_of
from by_hand import RT_F

from tutor import Tutor
from tutor.knowledge.model import Knowledge
from tutor.parse.parser import Parser


@pytest.mark.parametrize(
    "follow_up", ["what about removing it?", "add 3 mM more", "what about 10 mM KCl and 10 mM NaCl?"]
)
def test_a_change_not_understood_is_asked_back(knowledge: Knowledge, follow_up: str) -> None:
    """The old change is not answered again as if it were the new one."""
    answer = ask_all(knowledge, "What happens if I add 5 mM KCl outside?", follow_up)
    assert answer.act == "clarify"
    assert not answer.values


@pytest.mark.parametrize(
    ("follow_up", "ion", "ends"),
    [
        ("and 10 mM NaCl?", "Na", log(155 / 12.5)),
        ("NaCl instead?", "Na", log(150 / 12.5)),
        ("what about 10 mM KCl", "K", log(14 / 140)),
        ("+10 mM NaCl", "Na", log(155 / 12.5)),
    ],
)
def test_another_salt_replaces_the_last(knowledge: Knowledge, follow_up: str, ion: str, ends: float) -> None:
    """Salts are added to what the typical neuron has outside: 4 mM K+, 145 mM Na+, 110 mM Cl-."""
    answer = ask_all(knowledge, "What happens if I add 5 mM KCl outside?", follow_up)
    assert answer.act == "what_if"
    assert any(v == pytest.approx(RT_F * ends, abs=0.01) for v in value_of(answer, "E", ion))
    amount = 5 if "instead" in follow_up else 10
    chloride = -RT_F * log((110 + amount) / 10)
    assert any(v == pytest.approx(chloride, abs=0.01) for v in value_of(answer, "E", "Cl"))


def test_another_amount_replaces_the_last(knowledge: Knowledge) -> None:
    """20 mM instead of 10 mM: E_K ends where 20 and 140 mM put it."""
    answer = ask_all(knowledge, "What happens if external K goes from 4 to 10 mM?", "20 mM instead")
    assert any(v == pytest.approx(RT_F * log(20 / 140), abs=0.01) for v in value_of(answer, "E", "K"))


def test_own_concentrations_hold_across_other_questions(knowledge: Knowledge) -> None:
    """K+ of the student's cell is still theirs after a question on Na+, until a cell is named."""
    told = ("E_K with 5 mM outside and 150 mM inside?", "and for sodium?")
    own = ask_all(knowledge, *told, "Which way does K+ move at -60 mV?")
    force = -60 - RT_F * log(5 / 150)
    assert value_of(own, "DF", "K") == [pytest.approx(force, abs=0.01)]
    named = ask_all(knowledge, *told, "What is E_K in the squid axon?")
    assert value_of(named, "E", "K") != [pytest.approx(RT_F * log(5 / 150), abs=1)]


@pytest.mark.parametrize(
    ("text", "shifts"),
    [
        ("what happens if I remove 2 mM of K+ outside?", {("K", -2.0)}),
        ("what happens if I add 5 mM CaCl2 to the bath", {("Ca", 5.0), ("Cl", 10.0)}),
        ("add 5 mM potassium gluconate outside", {("K", 5.0)}),
    ],
)
def test_what_is_added_and_taken_away(
    knowledge: Knowledge, text: str, shifts: set[tuple[str, float]]
) -> None:
    """A salt brings its ions in its own numbers; what is removed is subtracted."""
    (reading,) = Parser(knowledge).parse(text)
    assert {(shift.variable.ion, shift.amount) for shift in reading.shifts} == shifts
    assert all(shift.how == "by" for shift in reading.shifts)


@pytest.mark.parametrize(
    "text",
    [
        "what happens if you block potassium",
    ],
)
def test_a_change_that_could_mean_several_things_is_asked_back(knowledge: Knowledge, text: str) -> None:
    """No number where the amount, the path or the comparison is not what the engine would do."""
    answer = ask_all(knowledge, text)
    assert answer.asks is not None
    assert not answer.values


@pytest.mark.parametrize(
    "text", ["what is E for K with 3.5 out and 52 in at 20 C", "E_K, 52 in with 3.5 out, 20 C"]
)
def test_a_bare_in_before_more_words_is_a_side(knowledge: Knowledge, text: str) -> None:
    """3.5 mM outside and 52 mM inside at 20 °C."""
    computed = RT_F / 310.15 * 293.15 * log(3.5 / 52)
    assert value_of(ask_all(knowledge, text), "E", "K") == [pytest.approx(computed, abs=0.01)]


def test_a_right_number_does_not_hide_a_wrong_direction(knowledge: Knowledge) -> None:
    """E_K is about -95 mV, and at rest K+ leaves."""
    answer = ask_all(knowledge, "E_K is -95, so K+ enters the cell at rest, right?")
    assert answer.verdict in ("partly", "wrong")
    assert answer.headline.startswith("That is not so")


def test_a_direction_in_a_longer_sentence_is_not_the_whole(knowledge: Knowledge) -> None:
    """What was not judged is said not to be judged."""
    answer = ask_all(knowledge, "at rest sodium moves in until the membrane is full because of diffusion")
    assert "not judged the rest" in answer.headline


@pytest.mark.parametrize(
    "text",
    [
        "In a cell where only chloride is permeable, chloride determines the resting potential.",
        "If only chloride could cross, chloride would set the resting potential",
        "In red blood cells chloride sets the resting potential.",
        "Nobody thinks raising potassium adds charge.",
    ],
)
def test_what_is_right_under_its_condition_is_no_belief(knowledge: Knowledge, text: str) -> None:
    """A membrane of its own, a named cell or a "nobody" accuses no one, and no number is given."""
    answer = ask_all(knowledge, text)
    assert not answer.findings
    assert not answer.values


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("what if external K increases by 50%", 1.5),
        ("what if external K fell by 25 %", 0.75),
        ("what if external K increases 2.5-fold", 2.5),
    ],
)
def test_a_percentage_and_a_fold_are_factors(knowledge: Knowledge, text: str, factor: float) -> None:
    """E_K ends where the factor times 4 mM, against 140 mM inside, puts it."""
    ends = RT_F * log(factor * 4 / 140)
    values = value_of(ask_all(knowledge, text), "E", "K")
    assert any(value == pytest.approx(ends, abs=0.01) for value in values)


def test_two_questions_keep_their_numbers_apart(knowledge: Knowledge) -> None:
    """Each half of a message is answered with its own concentrations."""
    both = (
        "What is E_K with 4 mM outside and 140 mM inside? "
        "And which way does chloride move at -70 mV with 10 mM inside and 110 mM outside?"
    )
    answer = ask_all(knowledge, both)
    assert value_of(answer, "E", "K") == [pytest.approx(RT_F * log(4 / 140), abs=0.01)]
    force = -70 - RT_F * log(10 / 110)
    assert value_of(answer, "DF", "Cl") == [pytest.approx(force, abs=0.01)]


@pytest.mark.parametrize("text", ["raising K dont add charge", "Raising external K+ isnt adding charge"])
def test_a_no_without_its_apostrophe_is_a_no(knowledge: Knowledge, text: str) -> None:
    """Nobody is told to hold what they deny."""
    assert not ask_all(knowledge, text).findings


def test_a_reported_belief_with_a_right_observation_is_partly_right(knowledge: Knowledge) -> None:
    """It depolarises, and not because charge was added; and the belief is not the student's."""
    text = "My friend says adding K+ outside depolarises because it adds positive charge."
    answer = ask_all(knowledge, text)
    assert answer.verdict == "partly"
    assert not answer.findings


@pytest.mark.parametrize(
    ("text", "held", "verdict"),
    [
        ("it adds positive charge", True, "wrong"),
        ("thats because of the added charge", True, "wrong"),
        ("does it add charge?", False, "wrong"),
        ("it doesnt add charge right?", False, "right"),
    ],
)
def test_it_is_the_last_change(knowledge: Knowledge, text: str, held: bool, verdict: str) -> None:
    """A belief about "it" is one about the change spoken of last."""
    answer = ask_all(knowledge, "what happens if external potassium doubles?", text)
    assert [finding.id for finding in answer.findings] == (["adding-ions-adds-charge"] if held else [])
    assert answer.verdict == verdict


@pytest.mark.parametrize(
    ("text", "symbol", "before", "after"),
    [
        (
            "What happens to E_Ca if calcium inside rises from 100 nM to 1 µM while 1.2 mM remains outside?",
            "E",
            RT_F / 2 * log(1.2 / 1e-4),
            RT_F / 2 * log(1.2 / 1e-3),
        ),
        (
            "double na outside only, pk 1 pna .04, k 4/140 na 145/12",
            "V_m",
            RT_F * log((4 + 0.04 * 145) / (140 + 0.04 * 12)),
            RT_F * log((4 + 0.04 * 290) / (140 + 0.04 * 12)),
        ),
        ("what if K outside doubles from 4 to 8 mM", "E", RT_F * log(4 / 140), RT_F * log(8 / 140)),
        ("what if both K concentrations double from 4/140", "E", *[RT_F * log(4 / 140)] * 2),
    ],
)
def test_where_a_change_starts_and_ends(
    knowledge: Knowledge, text: str, symbol: str, before: float, after: float
) -> None:
    """Each number in its own unit, and what is given beside a factor is where the change starts."""
    answer = ask_all(knowledge, text)
    found = {v.role: v.value for v in answer.values if v.symbol == symbol and v.role in ("before", "after")}
    assert found == {"before": pytest.approx(before, abs=0.02), "after": pytest.approx(after, abs=0.02)}


@pytest.mark.parametrize(
    "text",
    [
        "A neuron rests at -70 mV. What happens to V_m if external K doubles?",
        "cell sits at -70. i raise k outside from 4 to 8. which way does vm go",
        "rest is -70. K out goes from 4 to 8. what is the new Vm?",
    ],
)
def test_a_round_resting_potential_is_that_of_the_cell(knowledge: Knowledge, text: str) -> None:
    """It enters nothing, and the answer says what the cell's own numbers give."""
    answer = ask_all(knowledge, text)
    top, bottom = 0.04 * 145 + 0.45 * 10, 140 + 0.04 * 12.5 + 0.45 * 110
    found = {v.role: v.value for v in answer.values if v.symbol == "V_m"}
    assert found["before"] == pytest.approx(RT_F * log((4 + top) / bottom), abs=0.02)
    assert found["after"] == pytest.approx(RT_F * log((8 + top) / bottom), abs=0.02)
    assert any("it comes to −69.1 mV" in text for text in answer.assumed)


def test_another_resting_potential_is_asked_about(knowledge: Knowledge) -> None:
    """-50 mV is not what this cell's numbers give."""
    assert ask_all(knowledge, "A cell rests at -50 mV. What happens if K outside doubles?").act == "clarify"


@pytest.mark.parametrize("follow_up", ["and the current if g is 2 nS?", "what is the current with 2 nS?"])
def test_the_current_is_that_of_the_ion_spoken_of(knowledge: Knowledge, follow_up: str) -> None:
    """After a driving force, a current without an ion is carried by the same one, at the same voltage."""
    answer = ask_all(knowledge, "What is the driving force on Na at -60, with 145 out and 12 in?", follow_up)
    # I = g (V_m − E_Na), E_Na = (RT/F) ln(145/12)
    assert value_of(answer, "I", "Na") == pytest.approx([2.0 * (-60.0 - RT_F * log(145 / 12))], rel=1e-6)


@pytest.mark.parametrize(
    "text", ["If V_m is -65 mV and E_Na is +55, in which direction does sodium flow and why?"]
)
def test_why_behind_a_question_leans_on_its_answer(tutor: Tutor, text: str) -> None:
    """The second part explains the first, and asks for nothing."""
    answer = tutor.fresh().ask(text)
    assert [part.asks for part in answer.parts] == [None, None]
    assert answer.parts[1].act == "explain"


def test_to_pump_an_ion_is_to_move_it(knowledge: Knowledge) -> None:
    """Its energy is that of the ion, z·F·(E − V_m) uphill, and not that of the Na+/K+ pump."""
    answer = ask_all(
        knowledge,
        "How much energy is needed to pump one mole of Ca2+ out of a cell at -70 mV? 2 mM out, 100 nM in",
    )
    faraday = 96485.33212331
    expected = 2 * faraday * (RT_F / 2 * log(2 / 1e-4) + 70.0) * 1e-6
    assert value_of(answer, "dG", "Ca") == pytest.approx([expected], rel=1e-6)


def test_another_result_of_the_last_calculation(knowledge: Knowledge) -> None:
    """What it gave besides is asked for by name, and goes on with other values."""
    charge = "How many ions need to cross to charge a 10 µm cell to -70 mV?"
    answer = ask_all(knowledge, charge, "what fraction of the K is that", "and for a 1 µm cell")
    # C_m·V·area / (F·c·volume) = 6·C_m·V / (F·c·d), with 1 µF/cm² and 140 mM
    expected = 6 * 0.01 * 0.07 / (96485.33212331 * 140.0 * 1e-6)
    assert value_of(answer, "fraction", "K") == pytest.approx([expected], rel=1e-6)
    current = "The driving force on chloride is +10 mV. g_Cl is 5 nS. What is the current?"
    rate = ask_all(knowledge, current, "how many ions per second")
    assert value_of(rate, "rate", "Cl") == pytest.approx([5e-9 * 10e-3 / 1.602176634e-19], rel=1e-6)


def test_what_a_force_is_enough_for(knowledge: Knowledge) -> None:
    """Protons for an ATP name the synthase, and the force found before enters."""
    found = ask_all(
        knowledge,
        "the pmf with delta psi -160 mV and delta pH 0.75",
        "can it make ATP at 50 kJ/mol with 3 protons",
    )
    force = 160.0 + log(10) * RT_F * 0.75
    assert value_of(found, "dG_p") == pytest.approx([3 * 96485.33212331 * force * 1e-6], rel=1e-6)
