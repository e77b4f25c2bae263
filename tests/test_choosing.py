"""Multiple choice: one option is chosen with its reason, or it is said that none can be judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tutor import Tutor
from tutor.parse.options import read_choice

E_K = "What is E_K with 4 mM outside and 140 mM inside?"  # 26.727 mV · ln(4/140) = −95.0 mV
WRITTEN = [
    f"{E_K} A) +95 mV B) -95 mV C) -61 mV D) 0 mV",
    f"{E_K} (a) +95 mV (b) −95 mV (c) −61 mV",
    f"{E_K}\na. +95 mV\nb. -95.0 mV\nc. -61 mV",
    f"{E_K} A) 95, B) -95, c. -61, (d) 0",
    f"{E_K} 1) 95 mV 2) -95 mV",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_options_are_read_however_they_are_marked(tutor: Tutor, text: str) -> None:
    """Letters or figures, brackets or points, in a row or on lines of their own."""
    answer = tutor.fresh().ask(text)
    assert answer.choice in ("B", "2")
    assert answer.act == "check"
    assert any(line.startswith(("A)", "1)")) for line in answer.meaning)


CHOSEN = [
    ("What happens to V_m if external K+ is doubled? a) it hyperpolarises b) it depolarises", "B"),
    ("Which way does chloride move at -50 mV? a) into the cell b) out of the cell", "A"),
    ("Which way does sodium move at -70 mV? (A) outward (B) inward", "B"),
    ("Which drug blocks the sodium potassium pump? (a) TTX (b) ouabain (c) TEA (d) lidocaine", "B"),
    ("Raising external potassium A) hyperpolarises the cell B) depolarises the cell", "B"),
]


@pytest.mark.parametrize(("text", "letter"), CHOSEN)
def test_the_option_that_holds_is_chosen(tutor: Tutor, text: str, letter: str) -> None:
    """By number, by direction, by the claim it makes and by what is known."""
    assert tutor.fresh().ask(text).choice == letter


LAYOUTS = [
    "[A] +95 mV [B] -95 mV [C] -61 mV",
    "A +95 mV B -95 mV C -61 mV",
    "\n  A  +95 mV\n  B  -95 mV\n  C  -61 mV",
    "\n- A - +95 mV\n- B - -95 mV\n- C - -61 mV",
    "A=+95 mV, B=-95 mV, C=-61 mV",
    "\n+95 mV\n-95 mV\n-61 mV",
    "\n• +95 mV\n• -95 mV\n• -61 mV",
    "option A +95 mV option B -95 mV option C -61 mV",
    "1) +95 mV 2) -95 mV 3) -61 mV - options: A=1, B=2, C=3",
]


@pytest.mark.parametrize("options", LAYOUTS)
def test_layouts_without_the_usual_marks_are_read(tutor: Tutor, options: str) -> None:
    """Square brackets, bare capitals, bullets, lines of values, a key of figures."""
    assert tutor.fresh().ask(f"{E_K} {options}").choice == "B"


JUDGED = [
    ("Which ion has the largest driving force at -70 mV in a typical neuron? a) K+ b) Na+ c) Ca2+", "C"),
    ("Which ion's equilibrium potential is closest to the resting potential? a) K+ b) Na+ c) Cl-", "C"),
    ("Which ion is driven out of a typical resting neuron? A. Na+ B. K+ C. Ca2+", "B"),
    ("To which ion is the resting membrane LEAST permeable? A) K+ B) Na+ C) Cl-", "B"),
    ("Which is most concentrated inside a typical cell? A. Na+ B. K+ C. Ca2+", "B"),
    ("Which equation is for several permeant ions? 1. Nernst 2. Goldman 3. Ohm's law", "2"),
    ("Conductance is measured in A. ohm B. siemens C. farad", "B"),
    ("The sodium pump moves A) 2 Na+ out, 3 K+ in B) 3 Na+ in, 2 K+ out C) 3 Na+ out, 2 K+ in", "C"),
    ("Which would NOT change E_K? A) raising external K+ B) cooling C) opening more K+ channels", "C"),
    ("Which one is not in the Nernst equation? a) valence b) permeability c) temperature", "B"),
    ("What happens to E_Na if open Na+ channels double? a) it doubles b) it halves c) nothing", "C"),
    ("Which affect the Nernst potential? A) temperature B) valence C) concentrations D) all of them", "D"),
    ("Opening more K+ channels changes A) E_K B) E_Na C) E_Cl D) none of the above", "D"),
    ("Which depolarise? I. raising external K+ II. opening Na+ channels III. opening K+ channels "
     "A) I only B) I and II C) I, II and III", "B"),
    ("Chloride channels open with E_Cl = -31 mV and Vm = -67 mV. Effect: A) hyperpolarisation "
     "B) depolarisation C) no change", "B"),
    ("When Vm = -100 mV and E_K = -90 mV, K+ flows a) inward b) outward", "A"),
    ("The valence of Ca2+ is A) +1 B) +2 C) -2", "B"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "letter"), JUDGED)
def test_options_of_every_kind_are_judged(tutor: Tutor, text: str, letter: str) -> None:
    """Ions in order, listed relations, changes, statements I to III, all and none of them."""
    assert tutor.fresh().ask(text).choice == letter


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("I said A", "wrong"), ("I chose B.", "right"), ("my answer is b", "right"), ("I picked C", "wrong")],
)
def test_the_students_own_pick_is_judged(tutor: Tutor, said: str, verdict: str) -> None:
    """The letter they name is right or wrong, and the right one is told with its reason."""
    answer = tutor.fresh().ask(
        f"Raising external K+ A) hyperpolarises B) depolarises C) does nothing. {said}"
    )
    assert (answer.choice, answer.verdict) == ("B", verdict)


def test_no_option_is_pinned_on_the_student(tutor: Tutor) -> None:
    """A mistake among the options is told as a common one, and nobody is said to hold it."""
    text = "Which would NOT change E_K? A) raising external K+ B) cooling C) opening more K+ channels"
    answer = tutor.fresh().ask(text)
    assert not answer.findings
    assert "You are right" not in answer.text


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("True or false: raising external K+ depolarises a neuron.", "right"),
        ("T/F: the Nernst potential of K+ depends on its permeability", "wrong"),
        ("TTX blocks Na+ channels - true or false?", "right"),
        ("True or false? 'Raising external K+ hyperpolarises a neuron.'", "wrong"),
        ("T/F: E_ion depends on the permeability of the membrane to the ion.", "wrong"),
    ],
)
def test_one_statement_is_called_true_or_false(tutor: Tutor, text: str, verdict: str) -> None:
    """The verdict, with the word before the reason."""
    answer = tutor.fresh().ask(text)
    assert answer.verdict == verdict
    assert answer.headline.startswith("True" if verdict == "right" else "False")


def test_several_statements_are_judged_one_by_one(tutor: Tutor) -> None:
    """One line a statement, by its mark."""
    text = (
        "True or false?\n1. The Na+/K+ pump moves 3 Na+ out for 2 K+ in.\n2. Opening K+ channels changes E_K."
    )
    answer = tutor.fresh().ask(text)
    first, second = answer.headline, answer.meaning[0]
    assert (first[:3], "True." in first) == ("1) ", True)
    assert (second[:3], "False." in second) == ("2) ", True)


UNKNOWN = [
    "Which is a fruit? a) apple b) pear",
    "Which of these is true? a) pumps sing b) channels dance",
    f"{E_K} a) 12 mV b) 13 mV",
    f"{E_K} a) -95 mV b) -95.0 mV",
    "Conductance is measured in A) ohm B) volt",
    "The Na+/K+ pump A) uses ATP B) is made of gold C) all of these",
    "Which ion's entry triggers the release? a) Na+ b) K+ c) Cl-",
    "What is true of the Na/K pump? a) it moves chloride out b) it is made of gold",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_cannot_be_judged_is_not_guessed(tutor: Tutor, text: str) -> None:
    """No option right, or two of them: it is said."""
    answer = tutor.fresh().ask(text)
    assert answer.choice is None
    assert "will not guess" in answer.headline


def test_the_wrong_one_is_found_where_it_is_asked_for(tutor: Tutor) -> None:
    """In "which is NOT" the others must hold."""
    text = "Which is NOT true? a) Raising external K+ depolarises b) Raising external K+ hyperpolarises"
    assert tutor.fresh().ask(text).choice == "B"


PARTS = [
    "(a) Calculate E_K for 4 and 140 mM. (b) Calculate E_Na for 145 and 12.5 mM.",
    "a) what is E_K? b) what is E_Na?",
    "Na 145 vs. a cell with K 4/140",
    "vitamin A. B. and C",
    "E_K? A) -95",
]


@pytest.mark.parametrize("text", PARTS)
def test_parts_of_an_exercise_are_no_options(text: str) -> None:
    """What asks by itself is a question of its own, and one option is no choice."""
    assert read_choice(text) is None


def test_how_much_is_not_chosen_by_the_words_of_a_fact(tutor: Tutor) -> None:
    """A tenth, half or the same: a sentence that shares words with an option proves no amount."""
    text = (
        "pH 7 versus pH 8: pH 7 has A. half the protons B. ten times more protons "
        "C. ten times fewer protons D. the same"
    )
    assert tutor.fresh().ask(text).choice in (None, "B")


READABLE = ("read", "own")


def test_no_readable_item_is_chosen_wrongly(tutor: Tutor) -> None:
    """Whatever is chosen of the items that may be read is right; most of them are chosen."""
    folder = Path(__file__).parent / "corpus" / "choices"
    rows = [
        json.loads(line)
        for name in READABLE
        for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    chosen = [(row, choice) for row in rows if (choice := tutor.fresh().ask(row["text"]).choice) is not None]
    assert [row["text"] for row, choice in chosen if choice != row["answer"]] == []
    assert len(chosen) > 0.7 * len(rows)


BY_LISTS = [
    ("If V_m = E_Cl, opening Cl- channels A) depolarises B) hyperpolarises C) has no effect on V_m", "C"),
    ("At -70 mV with E_K = -90 mV, K+ flows: in, out, or not at all?", "B"),
    ("Which ion is farthest from equilibrium at rest? A) K+ B) Cl- C) Na+ D) none, all are there", "C"),
    ("Driving force on an ion equals a. E_ion b. V_m - E_ion c. V_m + E_ion", "B"),
    ("Cooling an axon, or giving it myelin: which speeds conduction? A) cooling B) myelination", "B"),
    # 61.5 mV · 0.75 + 160 mV = 206 mV; none of the options carries a sign
    ("pmf at 37 °C with a membrane potential of -160 mV and ΔpH 0.75? A) 115 mV B) 160 mV C) 206 mV", "C"),
]


@pytest.mark.parametrize(("text", "letter"), BY_LISTS)
def test_what_belongs_together_is_chosen(tutor: Tutor, text: str, letter: str) -> None:
    """By equality told in the stem, by rank beside "none", by formula, by list, by size."""
    assert tutor.fresh().ask(text).choice == letter


def test_a_movement_that_holds_is_no_reason(tutor: Tutor) -> None:
    """Cl- does leave the cell, but that is not why it shrinks."""
    text = "The cell shrinks because A) Cl- leaves the cell B) Na+ leaves the cell"
    assert tutor.fresh().ask(text).choice is None


DENIED = [
    ("TTX does not block K+ channels.", "right"),
    ("TTX does not block Na+ channels.", "wrong"),
    ("EPSPs are not all-or-none.", "right"),
    ("E_Na is negative in a typical neuron.", "wrong"),
]


@pytest.mark.parametrize(("text", "verdict"), DENIED)
def test_a_denied_pair_is_turned(tutor: Tutor, text: str, verdict: str) -> None:
    """The lists are closed, so what is not paired may be denied."""
    assert tutor.fresh().ask(f"True or false: {text}").verdict == verdict


def test_a_stem_that_says_more_is_not_judged_by_usual_signs(tutor: Tutor) -> None:
    """E_K is positive where there is more K+ outside."""
    text = "With more K+ outside than inside, E_K is A) negative B) positive C) zero"
    assert tutor.fresh().ask(text).choice in (None, "B")


PUT_UP = [  # exam statements, judged by the physiology that every textbook has
    ("T/F Depolarisation means the membrane potential becomes less negative.", "right"),
    ("T/F The resting potential equals E_K.", "wrong"),
    ("true/false - raising extracellular potassium hyperpolarizes neurons", "wrong"),
    ("True or false: ATP synthase can run in reverse.", "right"),
    ("True or false: GABA can depolarise immature neurons.", "right"),
    ("True or false: A resting cell is in a steady state and not at equilibrium.", "right"),
    ("True or false: Loss of chloride conductance causes myotonia.", "right"),
]


@pytest.mark.parametrize(("text", "verdict"), PUT_UP)
def test_what_a_passage_says_whole_is_true(tutor: Tutor, text: str, verdict: str) -> None:
    """The words of the statement are all kept, and what a text affirms is called true."""
    assert tutor.fresh().ask(text).verdict == verdict


def test_a_list_of_statements_drops_its_bullets(tutor: Tutor) -> None:
    """And the sign of a number is none."""
    text = tutor.fresh().ask("T or F:\n- The resting cell is at equilibrium\n- SGLT uses ATP directly").text
    assert "2) SGLT uses ATP directly. False" in text


NOT_WHOLE = [
    "True or false: As ions are charged, GABA can depolarise immature neurons.",
    "True or false: GABA can depolarise immature neurons because it opens sodium channels.",
]


@pytest.mark.parametrize("text", NOT_WHOLE)
def test_a_reason_is_not_agreed_to_with_the_rest(tutor: Tutor, text: str) -> None:
    """What holds may not hold for the reason that is given."""
    assert tutor.fresh().ask(text).verdict != "right"


def test_channels_shut_at_rest_are_not_judged_at_rest(tutor: Tutor) -> None:
    """Halving P_K tells nothing of a block of channels that only a spike opens."""
    options = "A) no spike B) faster repolarisation C) larger resting potential D) slower repolarisation"
    answer = tutor.fresh().ask(f"What happens if voltage-gated K+ channels are blocked with TEA? {options}")
    assert answer.choice in (None, "D")
    assert "P_K halved" not in answer.text
