"""What a student says rightly where others hold a belief is confirmed, and so is what they turn down."""

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge

RIGHT = [
    "GABA can depolarise an immature neuron.",
    "E_K depends on the ratio 140/4 and not on the difference 136.",
    "NKCC1 is electroneutral and does not feel the voltage.",
    "The negative inside pulls potassium in, but its concentration gradient pushes harder.",
    "Depolarisation means that Vm becomes less negative.",
    "For an uncharged solute equilibrium means equal concentrations.",
    "You can't add K+ without an anion.",
    "My tutor says that GABA always hyperpolarises, but in newborns it depolarises.",
    "Below E_K potassium flows in.",
    "If the membrane is more positive than E_Na, sodium leaves.",
    "I never said the pump repolarises the cell.",
    "With each K+ a chloride goes in, so the bath stays neutral.",
]
WRONG = [
    "GABA always hyperpolarises, in newborns too.",
    "E_K depends on the difference between 140 and 4.",
    "NKCC1 depends on the membrane potential since it moves charged ions.",
    "Chloride determines the resting membrane potential.",
    "V_m = E_K + E_Na + E_Cl is what I add up to get the resting potential.",
    "Losing the muscle chloride channel doesn't matter since chloride doesn't set Vm.",
]
ASKED = [
    "Why does GABA depolarise an immature neuron?",
    "nerve soaked in ouabain still fires, how is that possible",
    "Explain why K+ is close to equilibrium at rest.",
    "average E_K and E_Na for me the conductance way",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_called_right(text: str) -> None:
    """With its reason, and without a finding."""
    answer = Tutor().ask(text)
    assert answer.verdict == "right"
    assert not answer.findings
    assert not answer.probes


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_never_called_right(text: str) -> None:
    """The same words in another order are no truth."""
    assert Tutor().ask(text).verdict != "right"


@pytest.mark.parametrize("text", ASKED)
def test_a_question_is_answered_and_not_confirmed(text: str) -> None:
    """What a question takes for granted may be right, but that is not what was asked."""
    assert "That is right" not in Tutor().ask(text).text


def test_whoever_calls_a_view_wrong_is_told_that_they_are_right() -> None:
    """The verdict is on the student's sentence and not on the view that it tells of."""
    answer = Tutor().ask("Nina has it the wrong way round, she drew 3 Na+ going in and 2 K+ going out.")
    assert answer.verdict != "wrong"
    assert not answer.findings


def test_every_truth_can_be_told(knowledge: Knowledge) -> None:
    """A rule that confirms has something to say, and what is right is no outline of the belief."""
    for rule in knowledge.rules.values():
        assert bool(rule.rights) <= bool(rule.truth), rule.id
        assert not set(rule.rights) & set(rule.outlines), rule.id
