"""A question between larger and smaller is answered with the one that it is, not with a verdict.

The driving force V_m − E is larger where V_m is farther from E: up for K+ (E_K −95 mV) and down for Na+
(E_Na +65.5 mV) when a cell at −69.1 mV depolarises.
"""

from __future__ import annotations

import pytest

from tutor import Tutor


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("does depolarization increase or decrease the driving force on Na", "gets smaller"),
        ("does hyperpolarisation increase or decrease the driving force on Na+?", "gets larger"),
        ("does depolarising raise or lower the driving force on K+?", "gets larger"),
        ("does hyperpolarization make the driving force on chloride bigger or smaller", "gets larger"),
        ("is the driving force on sodium larger or smaller after depolarisation", "gets smaller"),
        ("does the driving force on Ca increase or decrease with depolarisation", "gets smaller"),
        ("does raising external K increase or decrease the driving force on K", "gets smaller"),
        ("does blocking potassium channels depolarise or hyperpolarise", "depolarises"),
        ("does blocking sodium channels depolarise or hyperpolarise", "hyperpolarises"),
    ],
)
def test_which_of_the_two_it_is(tutor: Tutor, asked: str, said: str) -> None:
    """The headline says which; there is nothing to be right or wrong about."""
    answer = tutor.fresh().ask(asked)
    assert said in answer.headline
    assert answer.verdict is None


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("depolarisation increases the driving force on Na, right?", "wrong"),
        ("depolarisation decreases the driving force on Na", "right"),
        ("does depolarisation increase the driving force on K+?", "right"),
    ],
)
def test_one_of_them_put_up_is_judged(tutor: Tutor, said: str, verdict: str) -> None:
    """A direction that is said has its verdict."""
    assert tutor.fresh().ask(said).verdict == verdict
