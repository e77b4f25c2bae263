"""How many times something changes: divided where it falls, to a share or by one.

E_K moves by 26.727 mV·ln(factor) where K+ outside changes by a factor, E_Na likewise with Na+.
"""

from __future__ import annotations

import math

import pytest

from tutor import Tutor

RT_F = 26.7268  # mV at 37 °C


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


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("what if K+ outside is a tenth of normal?", 1 / 10),
        ("what if external K+ were one fifth?", 1 / 5),
        ("what if [K+]o becomes two thirds of what it was?", 2 / 3),
        ("what if there is ten times less K+ outside?", 1 / 10),
    ],
)
def test_a_share_without_a_verb_of_change(tutor: Tutor, said: str, times: float) -> None:
    """A state that is a share of what it was is a change to that share."""
    moved = [v for v in tutor.fresh().ask(said).values if v.symbol == "E" and v.role == "change"]
    assert moved[0].value == pytest.approx(RT_F * math.log(times), abs=0.05)


@pytest.mark.parametrize(
    "said",
    [
        "what if K+ outside is a third of Na+ outside?",
        "K+ outside is a tenth of normal",
        "is K+ outside a third?",
    ],
)
def test_a_share_of_something_else_is_no_change(tutor: Tutor, said: str) -> None:
    """Another quantity's share, or a share that is told or asked, changes nothing."""
    assert not [v for v in tutor.fresh().ask(said).values if v.role == "change"]


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("what if ten times less inside?", 1 / 10),
        ("what if 5 times less inside?", 1 / 5),
        ("what if 3 times more inside?", 3),
        ("what if it is 2.5 times lower inside?", 1 / 2.5),
        ("what if 2 times inside?", 2),
        ("what if a tenth inside?", 1 / 10),
        ("what if it falls by a third inside?", 2 / 3),
    ],
)
def test_how_many_times_after_an_ion_was_spoken_of(tutor: Tutor, said: str, times: float) -> None:
    """A number of times is no concentration, and "less" divides: E_K falls where more K+ is inside."""
    conversation = tutor.fresh()
    conversation.ask("E_K")
    moved = [v for v in conversation.ask(said).values if v.symbol == "E" and v.role == "change"]
    assert moved[0].value == pytest.approx(-RT_F * math.log(times), abs=0.05)
