"""A bare number takes the place of the one value it can mean; where it can mean several it is asked."""

from __future__ import annotations

from math import exp

import pytest

from tests.test_results_beside import WARM, last_of
from tutor.knowledge.model import Knowledge

SGLT = "SGLT1 moves 2 Na per glucose. Na 145 out 12 in, Vm -60. max glucose accumulation?"


def gathered(count: int, V_m: float) -> float:
    """How many times glucose can be gathered: each Na+ brings its gradient and its charge."""
    return (145 / 12 * exp(-V_m / WARM)) ** count


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("with 1 Na",), gathered(1, -60)),
        (("what about 3 Na",), gathered(3, -60)),
        (("the 1:1 one",), gathered(1, -60)),
        (("now the cell depolarises to minus thirty",), gathered(2, -30)),
        (("now the cell depolarises to minus thirty", "with 1 Na"), gathered(1, -30)),
        (("same again with the one sodium version of it", "and at zero millivolts"), gathered(1, 0)),
    ],
)
def test_how_many_a_carrier_moves(knowledge: Knowledge, turns: tuple[str, ...], expected: float) -> None:
    """A count stands in the place of the count, never of a concentration or of a voltage."""
    answer = last_of(knowledge, SGLT, *turns)
    role = "after" if len(answer.values) > 1 else "result"
    assert [v.value for v in answer.values if v.role == role] == [pytest.approx(expected, rel=1e-3)]


@pytest.mark.parametrize(("said", "count"), [("and with 11/3", 11 / 3), ("with 4 instead", 4), ("and 3?", 3)])
def test_what_was_said_a_moment_ago_is_varied(knowledge: Knowledge, said: str, count: float) -> None:
    """The protons of an ATP, and neither 4 °C nor a pH."""
    told = ("pmf: Δψ = -150 mV, ΔpH = 0.8, 37 °C", "× 8/3 H+ per ATP, kJ/mol")
    force = 150 + WARM * 2.302585092994046 * 0.8
    expected = count * force * 96485.33212331e-6
    assert last_of(knowledge, *told, said).values[0].value == pytest.approx(expected)


def test_four_sodium_of_the_pump(knowledge: Knowledge) -> None:
    """One more Na+ costs 1/3 more of what three cost, and the two K+ stay."""
    three, four = (
        last_of(knowledge, "How much energy does the Na/K pump need per cycle?", *more).values[0].value
        for more in ((), ("what about 4 Na",))
    )
    E_Na = WARM * 2.450929  # ln(145/12.5)
    V_m = last_of(knowledge, "V_m of the typical neuron").values[0].value
    assert four - three == pytest.approx((E_Na - V_m) * 96485.33212331e-6, rel=1e-3)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("tau with Rm 20 kohm cm2 and Cm 1 uF/cm2",), "and with 10"),
        (("use thylakoid", "pmf?"), "with the measured 4 instead"),
        (("pmf: Δψ = -150 mV, ΔpH = 3, 5 °C",), "now 4"),
    ],
)
def test_a_number_that_can_mean_several_is_asked(
    knowledge: Knowledge, told: tuple[str, ...], said: str
) -> None:
    """No value is replaced by guess."""
    answer = last_of(knowledge, *told, said)
    assert answer.asks is not None
    assert not answer.values


def test_one_more_value_goes_on_from_the_last_result(knowledge: Knowledge) -> None:
    """I = g (V_m - E) with what was told of each ion."""
    told = ("vm -65 ena +60 ek -88 dfs?", "g na 1 nS")
    assert last_of(knowledge, *told).values[0].value == pytest.approx(-125)
    assert last_of(knowledge, *told, "k 5ns").values[0].value == pytest.approx(5 * 23)
