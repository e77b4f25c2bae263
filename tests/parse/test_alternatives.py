"""Opposites joined by "or" in a question are asked between, and neither is held."""

import pytest

from tutor import Tutor


@pytest.mark.parametrize(
    ("text", "act", "said"),
    [
        ("Does lowering external K+ depolarize or hyperpolarize the cell?", "what_if", "hyperpolarises"),
        ("does raising K+ outside hyperpolarise or depolarise the cell", "what_if", "depolarises"),
        ("Does hyperkalemia depolarize or hyperpolarize", "what_if", "depolarises"),
        ("does Vm become more negative or more positive if external K rises", "what_if", "depolarises"),
        ("does opening Na channels depolarize or hyperpolarize", "what_if", "depolarises"),
        ("Is Cl- moving in or out at rest?", "direction", "out of the cell"),
        ("do sodium ions go in or out at rest", "direction", "into the cell"),
        ("does Na flow inward or outward at rest", "direction", "into the cell"),
        ("is potassium moving into or out of the cell?", "direction", "out of the cell"),
        ("does calcium leave or enter?", "direction", "into the cell"),
        ("is the inside positive or negative", "compute", "−69.1 mV"),
        ("is the inside of a neuron negative or positive at rest", "compute", "−69.1 mV"),
        ("is the membrane potential negative or positive", "compute", "−69.1 mV"),
    ],
)
def test_which_of_the_two_is_worked_out(tutor: Tutor, text: str, act: str, said: str) -> None:
    """By both orders and all inflections; nobody is told that a belief is theirs."""
    answer = tutor.fresh().ask(text)
    assert (answer.act, answer.findings, answer.verdict) == (act, (), None)
    assert said in answer.headline
    assert not answer.text.startswith(("No", "Right", "Yes"))


@pytest.mark.parametrize(
    "text",
    [
        "I think lowering external K+ depolarizes the cell.",
        "does lowering external K+ depolarize the cell?",
        "does K+ leave the cell at rest?",
    ],
)
def test_a_single_claim_is_still_judged(tutor: Tutor, text: str) -> None:
    """Without the other side it is a claim, or a question for yes or no."""
    assert tutor.fresh().ask(text).verdict in ("right", "wrong")


@pytest.mark.parametrize(
    "text",
    [
        "is the inside positive or negative at the peak of the action potential?",
        "K+ depolarises or hyperpolarises the cell, depending on the cell.",
        "is sodium positive or negative?",
    ],
)
def test_other_questions_get_no_resting_potential(tutor: Tutor, text: str) -> None:
    """The sign of an ion, of a spike, or no question at all."""
    assert tutor.fresh().ask(text).act not in ("compute", "what_if")


@pytest.mark.parametrize(
    ("text", "volts"),
    [
        ("at what voltage does Na stop flowing", 65.5),  # 26.73 mV · ln(145/12.5)
        ("at which membrane potential does potassium stop moving", -95.0),  # 26.73 mV · ln(4/140)
        ("at what Vm does chloride stop crossing the membrane", -64.1),  # -26.73 mV · ln(110/10)
    ],
)
def test_an_ion_stops_at_its_own_balance(tutor: Tutor, text: str, volts: float) -> None:
    """The voltage asked for is its equilibrium potential, and nobody claims that it stops."""
    answer = tutor.fresh().ask(text)
    assert (answer.act, answer.findings) == ("compute", ())
    assert answer.values[0].value == pytest.approx(volts, abs=0.06)


def test_a_drug_without_an_amount_inherits_no_change(tutor: Tutor) -> None:
    """ "Does it help?" names nothing that is halved or doubled, whatever was changed before."""
    tutor = tutor.fresh()
    tutor.ask("what happens to Vm if external K+ is halved?")
    for text in ("Does calcium gluconate help?", "does calcium help?"):
        assert not tutor.ask(text).values
