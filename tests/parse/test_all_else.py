"""What is not changed is taken for granted, however it is said; what is told of it stays a condition."""

from math import log

import pytest
from by_hand import RT_F

# The typical neuron: K 4/140, Na 145/12.5, Cl 110/10, P 1 : 0.04 : 0.45; P_Na raised to 1, K+ out to 10.
LEAKY = RT_F * log((4 + 145 + 0.45 * 10) / (140 + 12.5 + 0.45 * 110))
HIGH_K = RT_F * log((10 + 0.04 * 145 + 0.45 * 10) / (140 + 0.04 * 12.5 + 0.45 * 110))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("what happens to Vm if P_Na goes to 1 with everything else the same?", LEAKY),
        ("raise PNa to 1 keeping everything else constant. Vm?", LEAKY),
        ("part c puts PNa at 1 and leaves everything else alone, what's V?", LEAKY),
        ("all else being equal, what is Vm if P_Na rises to 1?", LEAKY),
        ("If K+ outside rises to 10 and the rest stays the same, what's Vm?", HIGH_K),
        ("ceteris paribus, what does 10 mM K+ outside do to Vm?", HIGH_K),
        ("Set K outside to 10 mM. Nothing else changes. What is Vm?", HIGH_K),
    ],
)
def test_everything_else_the_same(tutor, text, after):
    """Such words change no number and ask for nothing."""
    answer = tutor.fresh().ask(text)
    assert after in [pytest.approx(value.value, abs=0.02) for value in answer.values if value.symbol == "V_m"]


@pytest.mark.parametrize(
    "text",
    [
        "what is Vm if P_Na goes to 1 with everything else the same as in squid?",
        "is V_m at rest the same as E_K?",
    ],
)
def test_what_tells_more_is_no_such_piece(tutor, text):
    """ "The same as in squid" is a condition, and a resting state is no rest of the values."""
    answer = tutor.fresh().ask(text)
    assert not any(value.value == pytest.approx(LEAKY, abs=0.02) for value in answer.values)
    assert answer.act != "set"


def test_a_task_with_a_letter_is_a_label(tutor):
    """ "Part c" names no concentration."""
    answer = tutor.fresh().ask("Part c: K 4 out, 140 in at 37 °C. E_K?")
    assert answer.values[0].value == pytest.approx(RT_F * log(4 / 140), abs=0.02)
