"""Multiple choice: one option is chosen with its reason, or it is said that none can be judged."""

from __future__ import annotations

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge
from tutor.parse.options import read_choice


@pytest.fixture(scope="module")
def tutor(knowledge: Knowledge) -> Tutor:
    """A tutor; every question is asked of a fresh copy."""
    return Tutor(knowledge)


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


UNKNOWN = [
    "Which is a fruit? a) apple b) pear",
    "Which of these is true? a) pumps sing b) channels dance",
    f"{E_K} a) 12 mV b) 13 mV",
    f"{E_K} a) -95 mV b) -95.0 mV",
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


def test_how_much_is_not_chosen_by_the_words_of_a_fact() -> None:
    """A tenth, half or the same: a sentence that shares words with an option proves no amount."""
    text = (
        "pH 7 versus pH 8: pH 7 has A. half the protons B. ten times more protons "
        "C. ten times fewer protons D. the same"
    )
    assert Tutor().ask(text).choice in (None, "B")
