"""What was not followed is met with the questions nearest to it."""

import pytest

from tutor import Tutor
from tutor.compute.catalogue import EQUATION_IDS, equation


@pytest.mark.parametrize("name", sorted(EQUATION_IDS))
def test_the_question_of_an_equation_is_answered_by_it(tutor: Tutor, name: str) -> None:
    """It stands for the equation in "did you mean", so it computes as it is written."""
    answer = tutor.fresh().ask(equation(name).question)
    assert answer.target == name
    assert answer.values
    assert answer.asks is None


def test_what_is_offered_is_near(tutor: Tutor) -> None:
    """One of the questions offered is answered by what the message is about."""
    answer = tutor.fresh().ask("hm the synthase and its four protons each fifty what")
    assert answer.act == "clarify"
    assert "synthase" not in answer.headline  # a word of the subject is not called unknown
    assert "atp-synthase" in {tutor.fresh().ask(question).target for question in answer.suggestions}


def test_where_nothing_is_near_the_ion_spoken_of_is_offered(tutor: Tutor) -> None:
    """Three questions that any student can start from."""
    answer = tutor.fresh().ask("and the zzz of it for chloride blorb")
    assert answer.act == "clarify"
    assert any("E_Cl" in question for question in answer.suggestions)
