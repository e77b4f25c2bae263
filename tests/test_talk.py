"""What a student says about the last answer: not followed, doubted, kept; and units that stand."""

from __future__ import annotations

import pytest
from asking import ask_all

from tutor import Tutor
from tutor.knowledge.model import Knowledge

E_K = "what is E_K with 4 mM outside and 140 mM inside?"
BELIEF = "Chloride sets the resting potential because E_Cl is closest to Vm."


@pytest.mark.parametrize(
    "said",
    ["huh?", "i dont understand", "can you explain simpler", "you lost me", "give me an example", "what?"],
)
@pytest.mark.parametrize("before", [E_K, "what is an electrochemical gradient?"])
def test_not_followed_is_told_in_another_way(knowledge: Knowledge, before: str, said: str) -> None:
    """The subject stays, and the words are others than before."""
    first, second = (ask_all(knowledge, *texts) for texts in ((before,), (before, said)))
    assert second.act == "explain"
    assert second.target == first.target
    assert second.headline != first.headline


@pytest.mark.parametrize("said", ["how?", "but how exactly?", "are you sure?", "r u sure"])
def test_a_number_doubted_is_worked_out(knowledge: Knowledge, said: str) -> None:
    """The working and the same value come again."""
    answer = ask_all(knowledge, E_K, said)
    assert answer.steps
    assert answer.values[0].value == pytest.approx(-95.0, abs=0.1)


@pytest.mark.parametrize("said", ["why is that one plus?", "wait why is it positive"])
def test_the_sign_is_explained_by_the_gradient(knowledge: Knowledge, said: str) -> None:
    """Asked of the sign, the answer leads with where the gradient points."""
    answer = ask_all(knowledge, E_K, "and Na?", said)
    assert answer.headline.startswith("Na⁺ is more concentrated outside")


def test_what_then_is_not_what(knowledge: Knowledge) -> None:
    """Words that ask for something else are no "what?"."""
    assert ask_all(knowledge, E_K, "what about sodium?").ions == ("Na",)
    assert ask_all(knowledge, "huh?").act == "clarify"


@pytest.mark.parametrize(
    "said", ["no, I'm sure chloride sets it", "but my teacher says chloride sets it", "huh?"]
)
def test_a_belief_kept_is_argued_otherwise(knowledge: Knowledge, said: str) -> None:
    """Neither the first answer again nor no answer: another argument, and again another the next time."""
    first, second, third = (
        ask_all(knowledge, *texts) for texts in ((BELIEF,), (BELIEF, said), (BELIEF, said, said))
    )
    assert len({first.text, second.text, third.text}) == 3
    assert second.act == "check"
    assert "a few mV" in second.text  # what the test on the cell gives, from the rule


def test_another_question_is_no_insisting(knowledge: Knowledge) -> None:
    """After a belief a question of its own is answered as such."""
    assert ask_all(knowledge, BELIEF, E_K).values
    assert ask_all(knowledge, BELIEF, "why does sodium enter?").act == "explain"


def test_a_mistake_found_alone_is_praised(knowledge: Knowledge) -> None:
    """ "I didn't flip it" after a wrong number wants no lecture."""
    answer = ask_all(knowledge, "I got +95 mV for E_K with 4 out and 140 in", "ohh i didnt flip it")
    assert answer.act == "meta"
    assert "Well spotted" in answer.text


@pytest.mark.parametrize(
    ("said", "headline"),
    [("thanks", "You are welcome"), ("ok", "Good."), ("hi", "Hello"), ("ohh i see", "Good.")],
)
def test_words_of_talk_get_their_own_reply(knowledge: Knowledge, said: str, headline: str) -> None:
    """Thanks, assent and greeting are told apart."""
    assert ask_all(knowledge, said).headline.startswith(headline)


@pytest.mark.parametrize("text", ["E_K in volts", "what is E_K in V?", "how many volts is E_K"])
def test_the_unit_asked_for_is_the_unit_answered(knowledge: Knowledge, text: str) -> None:
    """26.73 mV · ln(4 / 140) = −95.0 mV = −0.0950 V."""
    (value,) = ask_all(knowledge, text).values
    assert (value.unit, value.value) == ("V", pytest.approx(-0.0950, abs=1e-4))


def test_a_unit_chosen_stands(knowledge: Knowledge) -> None:
    """ "Use volts from now on" holds for the next questions, until another unit is chosen."""
    tutor = Tutor(knowledge)
    assert tutor.ask("use volts from now on").act == "set"
    assert [tutor.ask(text).values[0].unit for text in ("E_K?", "and for Na?")] == ["V", "V"]
    tutor.ask("units in mV please from now on")
    assert tutor.ask("E_K?").values[0].unit == "mV"


def test_what_is_declined_is_not_read_back(tutor: Tutor) -> None:
    """No repaired spelling of words that nothing was made of."""
    answer = tutor.fresh().ask("what is the best pizza topping")
    assert answer.act == "decline"
    assert not answer.notes
