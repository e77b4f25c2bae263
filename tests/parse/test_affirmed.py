"""Questions for yes or no and statements are judged by a passage only where it says just that."""

from __future__ import annotations

import pytest

from tests.asking import ask_all
from tutor.knowledge.model import Knowledge


@pytest.mark.parametrize(
    ("text", "verdict", "opening"),
    [
        ("Does the Na/K pump hydrolyse ATP?", "right", "Yes."),
        ("The sodium pump runs on ATP, right?", "right", "Yes."),
        ("Doesn't the pump burn ATP?", "right", "Yes."),
        ("The sodium pump doesn't use ATP, right?", "wrong", "That is not so."),
        ("is bacteriorhodopsin pumping protons in?", "wrong", "No."),
        ("bacteriorhodopsin doesn't bring protons in", "right", "You are right"),
        ("Is KCC2 electroneutral?", "right", "Yes."),
        ("Does NKCC1 use ATP directly?", "wrong", "No."),
        ("Is GLUT1 a form of active transport?", "wrong", "No."),
        ("after an action potential is there more Na inside than outside?", "wrong", "No."),
        ("Is the mitochondrial matrix acidic?", "wrong", "No."),
        ("Can ATP synthase run backwards?", "right", "Yes."),
        ("Does TTX block potassium channels?", "wrong", "No."),
        ("3 Na out and 2 K in, right?", "right", "Yes."),
        ("2 Na out and 3 K in?", "wrong", "No."),
        ("reversal pot = equilibrium pot always?", "wrong", "No."),
        ("does the Goldman equation assume equilibrium?", "wrong", "No."),
        ("Does equilibrium mean no ions cross?", "wrong", "No."),
        ("is E_K always -90 mV?", "wrong", "No."),
        ("is permeability different from conductance?", "right", "Yes."),
        ("does the pump not need ATP?", "wrong", "That is not so."),
        ("can the membrane potential go below E_K?", "right", "Yes."),
        ("is an anion entering the cell an outward current?", "right", "Yes."),
        ("is an anion entering the cell an inward current?", "wrong", "No."),
        ("does a Donnan equilibrium need energy?", "wrong", "No."),
        ("does cooling change E_K much?", "wrong", "No."),
        ("does the pump use one ATP per ion?", "wrong", "No."),
    ],
)
def test_a_passage_that_settles_a_question_begins_with_the_verdict(
    text: str, verdict: str, opening: str, knowledge: Knowledge
) -> None:
    """The verdict comes first, then the passage; the act is a check."""
    answer = ask_all(knowledge, text)
    assert (answer.act, answer.verdict) == ("check", verdict)
    assert answer.headline.startswith(opening)


@pytest.mark.parametrize(
    "text",
    [
        "Does the proton pump use ATP?",
        "does H+ go out not in through ATP synthase",
        "does the Goldman equation assume equilibrium of water?",
        "Are all pumps electrogenic?",
        "Is every pump electrogenic?",
        "is there a pump that is not electrogenic",
        "Does the pump use ATP only at rest?",
        "Does NCX always bring calcium in?",
        "is NKCC1 electrogenic or electroneutral",
        "Is there more potassium outside than before?",
        "Are ions neutral inside the cell?",
        "Bacteriorhodopsin pumps H+ out, not in; they come back in through the synthase.",
        "bacteriorhodopsin doesn't bring protons in, it sends them out",
        "pump ≠ turbine",
        "Is V_m equal to E_K if only potassium can cross?",
        "Is it wrong that the pump uses ATP?",
        "My friend says the pump uses no ATP",
    ],
)
def test_what_says_more_or_other_than_a_passage_gets_no_verdict(text: str, knowledge: Knowledge) -> None:
    """A word beside the statement leaves it unjudged: words in common prove nothing."""
    assert ask_all(knowledge, text).verdict is None


def test_what_a_passage_affirms_is_nobodys_mistake(knowledge: Knowledge) -> None:
    """A belief rule that fires on just the words of a fact stays silent: here E_K in a spike is constant."""
    answer = ask_all(knowledge, "E_K stays constant during an action potential.")
    assert answer.verdict == "right"
    assert not answer.findings
    assert ask_all(knowledge, "E_K is constant whatever the concentrations.").verdict == "wrong"


@pytest.mark.parametrize("text", ["?!", "...", "do", "does?"])
def test_a_message_without_words_ends_in_no_fault(text: str, knowledge: Knowledge) -> None:
    """Marks alone, or a verb alone, are asked back about."""
    assert "went wrong" not in ask_all(knowledge, text).headline
