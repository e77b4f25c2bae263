"""The question a rule ends with: replies are judged, hints cost nothing, other questions pass by."""

import pytest

from tutor import Tutor
from tutor.context import Context
from tutor.conversation import Brain
from tutor.diagnose.replies import judge_reply
from tutor.explain.answer import Answer
from tutor.knowledge.model import FollowUp, Knowledge

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
        ("so what does restore it", None),
        ("wait, why is it hardly anything", None),
        ("what about almost nothing", "right"),
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


def test_a_right_reply_is_confirmed_and_closes_the_question(tutor: Tutor) -> None:
    """After the reply the same words are no reply any more."""
    tutor = tutor.fresh()
    assert tutor.ask(BELIEF).asks_kind == "check"
    assert tutor.ask("almost nothing").verdict == "right"
    assert tutor.ask("almost nothing").verdict is None


def test_another_question_is_answered_instead(tutor: Tutor) -> None:
    """A pending question never swallows a new one."""
    tutor = tutor.fresh()
    tutor.ask(BELIEF)
    assert tutor.ask("What is E_K with 4 mM outside and 140 mM inside?").target == "nernst-potential"


def test_asking_for_a_hint_is_no_fault(tutor: Tutor) -> None:
    """A hint gives the mechanism and no verdict."""
    tutor = tutor.fresh()
    tutor.ask(BELIEF)
    answer = tutor.ask("hint")
    assert answer.verdict is None
    assert "neutral" in answer.text


def after_belief(tutor: Tutor, text: str) -> Answer:
    """The answer to a message that follows a belief and the question it was answered with."""
    tutor = tutor.fresh()
    assert tutor.ask(BELIEF).asks_kind == "check"
    return tutor.reply(text)


@pytest.mark.parametrize(
    "text",
    [
        "threshold is when K channels open",
        "so what does restore it",
        "then why does the pump matter",
        "chloride follows the voltage",
        "ok and how fast do the gates open",
    ],
)
def test_a_message_of_its_own_is_no_reply(tutor: Tutor, text: str) -> None:
    """It shares no word with an answer looked for: nothing is said about one."""
    said = after_belief(tutor, text).text
    assert "judge that reply" not in said
    assert "The answer I look for" not in said


@pytest.mark.parametrize("text", ["no", "No!", "nope", "no it doesn't"])
def test_a_bare_no_is_argued_with(tutor: Tutor, text: str) -> None:
    """It disagrees with what was said; it is told in another way, and nobody is told to be wrong."""
    answer = after_belief(tutor, text)
    assert answer.headline.startswith("Let us look at it another way")
    assert answer.verdict is None


@pytest.mark.parametrize("text", ["purple", "it is a green shift I suppose"])
def test_what_comes_to_nothing_else_is_a_reply(tutor: Tutor, text: str) -> None:
    """A fragment, or a sentence with no answer of its own, is told what was looked for."""
    assert "The answer I look for" in after_belief(tutor, text).text


def test_an_answer_looked_for_is_no_request(knowledge: Knowledge) -> None:
    """ "A few mV" alone names a quantity, and yet asks for none."""
    rules = [rule for rule in knowledge.rules.values() if rule.ask.accept]
    brain = Brain(knowledge)
    judged = [brain.turn(rule.ask.accept[0], Context(follow_up=rule.id))[0] for rule in rules]
    missed = [rule.id for rule, answer in zip(rules, judged, strict=True) if answer.verdict != "right"]
    assert not missed
