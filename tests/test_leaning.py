"""Follow-ups that lean on a course in time, a change, a supposition or a thing named before."""

from __future__ import annotations

from math import log

import pytest
from asking import ask_all, value_of
from by_hand import RT_F

from tutor import Tutor
from tutor.knowledge.model import Knowledge


@pytest.mark.parametrize(
    ("said", "hours"),
    [("1 day", 24), ("overnight?", 12), ("and after one week", 168), ("in the first minute", 1 / 60)],
)
def test_a_moment_moves_the_course_in_time(knowledge: Knowledge, said: str, hours: float) -> None:
    """After the pump has stopped another time is another value on the same course."""
    plain = (
        f"what is V_m {hours:g} h after the pump stopped?"
        if hours >= 1
        else "V_m 1 min after the pump stopped?"
    )
    later = ask_all(knowledge, "what happens to V_m if the pump stops?", said)
    assert later.target == "pump-off"
    assert value_of(later, "V_m") == pytest.approx(value_of(ask_all(knowledge, plain), "V_m"))


@pytest.mark.parametrize("said", ["so voltage is gone straight away", "0 at once?"])
def test_a_voltage_thought_gone_at_once_is_judged(knowledge: Knowledge, said: str) -> None:
    """Without the pump's own current V_m is that of Goldman, far from nought."""
    answer = ask_all(knowledge, "what happens to V_m if the pump stops?", said)
    assert answer.verdict == "wrong"
    outside = 4 + 0.04 * 145
    inside = 140 + 0.04 * 12.5
    assert value_of(answer, "V_m")[0] == pytest.approx(RT_F * log(outside / inside), abs=0.05)


def test_the_machine_spoken_of_is_stopped(knowledge: Knowledge) -> None:
    """ "What happens when you poison it?" after the pump; nothing is stopped after an ion."""
    assert (
        ask_all(knowledge, "what does the Na/K pump do?", "what happens when u poison it").target
        == "pump-off"
    )
    assert ask_all(knowledge, "what is E_K?", "what happens when u poison it").target != "pump-off"


def test_changes_add_up_where_that_is_said(knowledge: Knowledge) -> None:
    """ "And P_Cl = 0 too" keeps the doubled K+ and says so; without "too" it stands alone."""
    doubled = "what if K out doubles?"
    both = ask_all(knowledge, doubled, "and P_Cl = 0 too?")
    alone = ask_all(knowledge, doubled, "what if P_Cl = 0?")
    after = RT_F * log((8 + 0.04 * 145) / (140 + 0.04 * 12.5))
    assert after in [pytest.approx(value) for value in value_of(both, "V_m")]
    assert any("kept from before" in note for note in both.notes)
    after = RT_F * log((4 + 0.04 * 145) / (140 + 0.04 * 12.5))
    assert after in [pytest.approx(value) for value in value_of(alone, "V_m")]


def test_values_supposed_are_not_judged(knowledge: Knowledge) -> None:
    """ "If E_K is -90 and V_m is -100?" after a driving force: V_m - E_K = -10 mV, and no verdict."""
    answer = ask_all(knowledge, "what's the driving force on K", "if E_K is -90 and V_m is -100?")
    assert value_of(answer, "DF", "K") == pytest.approx([-10.0])
    assert answer.verdict is None


@pytest.mark.parametrize(("way", "reply"), [("in", "No: "), ("out", "Yes: ")])
def test_a_way_put_up_gets_yes_or_no(knowledge: Knowledge, way: str, reply: str) -> None:
    """At -70 mV chloride with E_Cl -64 mV leaves the typical neuron."""
    answer = ask_all(knowledge, "which way does Cl go at -70?", f"so chloride goes {way}, right?")
    assert answer.headline.startswith(reply)


@pytest.mark.parametrize(
    ("first", "said", "target"),
    [
        ("what is ATP synthase?", "and can it go backwards", "atp-synthase"),
        ("what is the sodium potassium pump", "does it need atp", "sodium-potassium-pump"),
        ("what is a leak channel", "where is it found", "leak-channel"),
    ],
)
def test_a_pronoun_stands_for_what_was_named(
    knowledge: Knowledge, first: str, said: str, target: str
) -> None:
    """A question that leans on a pronoun is answered of the thing last spoken of."""
    assert ask_all(knowledge, first, said).target == target


def test_what_leans_on_nothing_is_no_follow_up(knowledge: Knowledge) -> None:
    """ "Why is the sky blue?" asks no reason of what was said."""
    assert ask_all(knowledge, "what is GABA?", "why is the sky blue").act in ("clarify", "decline")


def test_two_changes_are_set_beside_each_other(knowledge: Knowledge) -> None:
    """Na+ outside doubled moves V_m by 9.1 mV, K+ outside doubled by 6.6 mV (Goldman, by hand)."""
    asked = ("what if K out doubles", "what if Na out doubles", "which of the two moves it more?")
    answer = ask_all(knowledge, *asked)
    assert answer.act == "compare"
    assert answer.headline.startswith("[Na⁺]out doubled moves V_m more")
    assert ask_all(knowledge, asked[0], asked[2]).act == "clarify"


def test_a_belief_answered_can_be_leaned_on(knowledge: Knowledge) -> None:
    """After a statement in which a belief was found its idea is what "tell me more" goes on with."""
    said = "I think all cells rest at -70 mV."
    assert ask_all(knowledge, said).target is not None


def test_a_pronoun_put_up_is_the_ion_spoken_of(knowledge: Knowledge) -> None:
    """At -70 mV chloride with E_Cl -64 mV leaves: "so it leaves, right?" is answered with yes."""
    answer = ask_all(knowledge, "which way does Cl go at -70?", "so it leaves, right?")
    assert answer.headline.startswith("Yes: Cl⁻ moves out")


@pytest.mark.parametrize("said", ["show the steps", "are you sure?", "i dont understand"])
def test_nothing_to_go_on_from_is_said(knowledge: Knowledge, said: str) -> None:
    """At the start of a conversation there is no answer to speak of."""
    assert "no answer yet" in ask_all(knowledge, said).headline


def test_a_second_try_is_judged(knowledge: Knowledge) -> None:
    """ "Ok so -95" after a number was found wrong is the next number for the same quantity."""
    answer = ask_all(knowledge, "I got +95 mV for E_K with 4 out and 140 in", "ok so -95")
    assert answer.verdict == "right"


def test_a_membrane_of_ones_own_holds_for_the_next_question(knowledge: Knowledge) -> None:
    """Its V_m, of the ions whose permeabilities were given: RT/F · ln(8 / 150.3), without any chloride."""
    talk = Tutor(knowledge)
    talk.ask("K out 5, K in 150, Na out 150, Na in 15. PK 1 PNa 0.02. Vm?")
    rest = RT_F * log((5 + 0.02 * 150) / (150 + 0.02 * 15))
    force = rest - RT_F * log(10)
    told = talk.ask("what is the driving force on Na")
    assert [v.value for v in told.values if v.symbol == "DF"] == [pytest.approx(force, abs=0.01)]
    assert talk.ask("I got -139.9").verdict == "right"
    after = talk.ask("which ion is farthest from equilibrium")
    assert {v.ion for v in after.values if v.symbol == "DF"} == {"K", "Na"}


def test_a_voltage_told_once_drives_what_follows(knowledge: Knowledge) -> None:
    """Through a question that only uses it: I = 8 nS · (−68 mV − E_K)."""
    talk = Tutor(knowledge)
    talk.ask("A neuron has [K+]o = 3 mM and [K+]i = 130 mM at 37 °C. Calculate E_K.")
    talk.ask("The resting potential is -68 mV. Calculate the driving force on K+.")
    talk.ask("State the direction of K+ movement and of the current.")
    current = 8 * (-68 - RT_F * log(3 / 130))
    assert value_of(talk.ask("g_K = 8 nS. Calculate I_K."), "I", "K") == [pytest.approx(current, abs=0.1)]
