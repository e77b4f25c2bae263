"""The question a rule ends with: replies are judged, hints cost nothing, other questions pass by."""

import pytest

from tutor import Tutor
from tutor.diagnose.replies import judge_reply
from tutor.knowledge.model import FollowUp

ASKED = FollowUp("What does V_m do?", ("almost nothing", "hardly"), ("the same as with KCl", "as much"))
BELIEF = "I think adding K+ outside depolarises because it adds positive charge."


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [
        ("almost nothing", "right"),
        ("it will do almost nothing I guess", "right"),
        ("V_m hardly moves", "right"),
        ("the same as with KCl", "wrong"),
        ("it depolarises just as much", "wrong"),
        ("not the same as with KCl", "other"),
        ("purple", "other"),
        ("hint", "hint"),
        ("I don't know", "hint"),
        ("what is E_K?", None),
    ],
)
def test_a_reply_is_judged_by_the_words_of_the_rule(reply: str, verdict: str | None) -> None:
    """Accepted and wrong phrases are found in order; a question is no reply."""
    assert judge_reply(reply, ASKED) == verdict


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [("by about 5.8 mV", "right"), ("5,8", "right"), ("70 mV", "wrong"), ("by 20 mV", "other")],
)
def test_a_number_counts_as_the_one_it_rounds_to(reply: str, verdict: str) -> None:
    """5.8 is the 6 of the rule written out; 20 is neither the right nor the typical wrong number."""
    assert judge_reply(reply, FollowUp("By how many mV?", ("6 mV", "small"), ("70", "a lot"))) == verdict


@pytest.mark.parametrize("reply", ["it would vanish", "not at all", "nothing", "it stops"])
def test_nothing_is_said_in_many_ways(reply: str) -> None:
    """Where zero is right, all of these are; where it is wrong, none is."""
    assert judge_reply(reply, FollowUp("How large?", ("zero", "none"), ("large",))) == "right"
    assert judge_reply(reply, FollowUp("How large?", ("large",), ("zero", "nothing"))) == "wrong"


def test_a_right_reply_is_confirmed_and_closes_the_question() -> None:
    """After the reply the same words are no reply any more."""
    tutor = Tutor()
    assert tutor.ask(BELIEF).asks_kind == "check"
    assert tutor.ask("almost nothing").verdict == "right"
    assert tutor.ask("almost nothing").verdict is None


def test_another_question_is_answered_instead() -> None:
    """A pending question never swallows a new one."""
    tutor = Tutor()
    tutor.ask(BELIEF)
    assert tutor.ask("What is E_K with 4 mM outside and 140 mM inside?").target == "nernst-potential"


def test_asking_for_a_hint_is_no_fault() -> None:
    """A hint gives the mechanism and no verdict."""
    tutor = Tutor()
    tutor.ask(BELIEF)
    answer = tutor.ask("hint")
    assert answer.verdict is None
    assert "neutral" in answer.text
