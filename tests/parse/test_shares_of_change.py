"""How many times something changes: divided where it falls, to a share or by one.

E_K moves by 26.727 mV·ln(factor) where K+ outside changes by a factor, E_Na likewise with Na+.
"""

from __future__ import annotations

import math

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge

RT_F = 26.7268  # mV at 37 °C


@pytest.fixture(scope="module")
def tutor(knowledge: Knowledge) -> Tutor:
    """A tutor; every question is asked of a fresh copy."""
    return Tutor(knowledge)


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("is reduced tenfold", 1 / 10),
        ("falls to one tenth", 1 / 10),
        ("decreases threefold", 1 / 3),
        ("rises tenfold", 10),
        ("falls to 20 % of normal", 0.2),
        ("falls by 20 %", 0.8),
        ("rises to 150 % of normal", 1.5),
        ("falls to a third", 1 / 3),
        ("falls by a third", 2 / 3),
        ("falls to two thirds", 2 / 3),
        ("is cut to half", 1 / 2),
        ("halves", 1 / 2),
    ],
)
def test_the_factor_of_a_change(tutor: Tutor, said: str, times: float) -> None:
    """To a share, by a share, or so many fold in the direction of the verb."""
    answer = tutor.fresh().ask(f"what happens to E_K if external K+ {said}?")
    moved = [value for value in answer.values if value.symbol == "E" and value.role == "change"]
    assert moved[0].value == pytest.approx(RT_F * math.log(times), abs=0.05)


def test_a_fall_may_be_a_noun(tutor: Tutor) -> None:
    """ "A tenfold fall" divides as "falls tenfold" does."""
    answer = tutor.fresh().ask("what happens to E_Na with a tenfold fall in external Na+?")
    moved = [value for value in answer.values if value.symbol == "E" and value.role == "change"]
    assert moved[0].value == pytest.approx(-RT_F * math.log(10), abs=0.05)
