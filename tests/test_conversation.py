"""A conversation: what stands, what is asked back and filled, and what follow-ups lean on."""

from __future__ import annotations

from math import log

import pytest
from by_hand import RT_F

from tutor import Tutor
from tutor.explain.answer import Answer
from tutor.knowledge.model import Knowledge

COLD = RT_F / 310.15 * 293.15


def answers(knowledge: Knowledge, *texts: str) -> list[Answer]:
    """All answers of one conversation."""
    tutor = Tutor(knowledge)
    return [tutor.ask(text) for text in texts]


def value(answer: Answer, symbol: str, ion: str | None = None, role: str = "result") -> float:
    """The one value of a quantity in an answer."""
    (found,) = [v.value for v in answer.values if (v.symbol, v.ion, v.role) == (symbol, ion, role)]
    return found


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("?", "I compute and explain"),
        ("help", "I compute and explain"),
        ("can you help me", "I compute and explain"),
        ("eqs", "equations"),
        ("which formulas do you know", "equations"),
        ("list all equations please", "equations"),
        ("cells?", "I know these cells"),
        ("which cells do you have presets for?", "I know these cells"),
        ("misconceptions list", "I recognise these beliefs"),
        ("what misconceptions do you know", "I recognise these beliefs"),
        ("show the cell", "I am using"),
        ("k ty bye", "You are welcome"),
        ("thanks, I think I got it", "You are welcome"),
    ],
)
def test_questions_about_the_tutor(knowledge: Knowledge, text: str, facet: str) -> None:
    """Help, lists, the cell, a farewell: no number, no question back."""
    (answer,) = answers(knowledge, text)
    assert answer.act == "meta"
    assert facet in answer.headline
    assert not answer.values


@pytest.mark.parametrize(
    "text",
    [
        "which cells depolarise when K+ outside rises",
        "which equation gives V_m?",
        "what is a common misconception about the pump?",
        "cells lose potassium",
    ],
)
def test_no_list_where_something_else_is_asked(knowledge: Knowledge, text: str) -> None:
    """The name of a list inside a question is no wish for the list."""
    (answer,) = answers(knowledge, text)
    assert answer.act != "meta"


@pytest.mark.parametrize(
    "text",
    [
        "thx. pizza?",
        "thanks! what's the best pizza in town?",
        "OK thanks. Which loop diuretic dose is equivalent to 40 mg furosemide?",
        "Thank you. Now explain to me the causes of the First World War.",
    ],
)
def test_thanks_do_not_carry_an_outside_question_in(knowledge: Knowledge, text: str) -> None:
    """The greeting is no part of what is asked."""
    (answer,) = answers(knowledge, text)
    assert answer.act in ("decline", "clarify")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("set external K to 8 mM", "8 mM"),
        ("Ko=8", "8 mM"),
        ("[K+]o = 8 mM from now on", "8 mM"),
    ],
)
def test_a_value_that_is_set_is_named_and_stays(knowledge: Knowledge, text: str, said: str) -> None:
    """E_K with 8 mM outside and the cell's 140 mM inside, until everything is reset."""
    told, first, _, later, _, last = answers(
        knowledge, text, "E_K", "which way does Na+ move at -70 mV?", "E_K?", "reset", "E_K?"
    )
    assert told.act == "set"
    assert said in told.headline
    assert value(first, "E", "K") == pytest.approx(RT_F * log(8 / 140), abs=0.01)
    assert value(later, "E", "K") == pytest.approx(RT_F * log(8 / 140), abs=0.01)
    assert value(last, "E", "K") == pytest.approx(RT_F * log(4 / 140), abs=0.01)


@pytest.mark.parametrize(
    "text",
    [
        "temperature is 20 C",
        "change temperature to 20",
        "set T to 20 °C",
        "the temperature is now 20 degrees",
    ],
)
def test_a_temperature_that_is_told_stays(knowledge: Knowledge, text: str) -> None:
    """E_Na at 20 °C, twice."""
    told, first, second = answers(knowledge, text, "E_Na", "E_Na?")
    assert told.act == "set"
    assert "20 °C" in told.headline
    for answer in (first, second):
        assert value(answer, "E", "Na") == pytest.approx(COLD * log(145 / 12.5), abs=0.01)


@pytest.mark.parametrize(
    "text", ["what if the temperature changes to 20 C?", "V_m when the temperature is 20 C?"]
)
def test_a_temperature_asked_about_does_not_stay(knowledge: Knowledge, text: str) -> None:
    """Afterwards E_Na is again that of 37 °C."""
    _, answer = answers(knowledge, text, "what is E_Na in the typical neuron?")
    assert value(answer, "E", "Na") == pytest.approx(RT_F * log(145 / 12.5), abs=0.01)


def test_the_answer_to_a_question_back_completes_the_request(knowledge: Knowledge) -> None:
    """ "Which ion?" and then only its name: the request of before, at its temperature."""
    asked, answer = answers(knowledge, "what is the nernst potential at 20 °C?", "potassium")
    assert asked.asks is not None
    assert value(answer, "E", "K") == pytest.approx(COLD * log(4 / 140), abs=0.01)


def test_a_question_back_may_be_ignored(knowledge: Knowledge) -> None:
    """Another request is answered as if nothing had been asked."""
    _, answer, after = answers(
        knowledge, "what is the nernst potential at 20 °C?", "what is an ion?", "E_Na with 145 out and 12 in?"
    )
    assert answer.act == "define"
    assert value(after, "E", "Na") == pytest.approx(RT_F * log(145 / 12), abs=0.01)


def test_a_voltage_said_once_is_no_resting_potential(knowledge: Knowledge) -> None:
    """At rest the typical neuron is at its Goldman potential, -69.14 mV, not at the +30 mV of before."""
    _, again, rest, named = answers(
        knowledge,
        "what's the driving force on Na at +30 mV",
        "and K?",
        "and at rest?",
        "how about the driving force on Na+ at rest?",
    )
    assert value(again, "DF", "K") == pytest.approx(30 - RT_F * log(4 / 140), abs=0.01)
    assert value(rest, "DF", "K") == pytest.approx(-69.136 - RT_F * log(4 / 140), abs=0.01)
    assert value(named, "DF", "Na") == pytest.approx(-69.136 - RT_F * log(145 / 12.5), abs=0.01)


def test_after_a_change_what_is_pointed_at_is_the_changed_state(knowledge: Knowledge) -> None:
    """E_K at 12 mM outside; the driving force there is that of the changed V_m."""
    change, potential, force = answers(
        knowledge, "what if K outside rises to 12", "and E_K at that level?", "DF on K+ there?"
    )
    ends = RT_F * log(12 / 140)
    assert value(potential, "E", "K") == pytest.approx(ends, abs=0.01)
    # The changed V_m by hand: P 1 : 0.04 : 0.45, K 12/140, Na 145/12.5, Cl 110/10.
    changed = RT_F * log((12 + 0.04 * 145 + 0.45 * 10) / (140 + 0.04 * 12.5 + 0.45 * 110))
    assert value(change, "V_m", role="after") == pytest.approx(changed, abs=0.01)
    assert value(force, "DF", "K") == pytest.approx(changed - ends, abs=0.01)


@pytest.mark.parametrize("text", ["E_Cl at that value?", "DF on K+ at that peak?"])
def test_nothing_is_computed_at_a_value_that_was_not_read(knowledge: Knowledge, text: str) -> None:
    """After a message that was not understood, "that value" points at nothing."""
    first, answer = answers(knowledge, "now the wibble goes from 0.04 to 20 in the squid, why so", text)
    assert first.asks is not None
    assert not answer.values


@pytest.mark.parametrize(
    "text",
    ["show the steps", "steps", "show the substitution step by step", "working pls", "show me the working"],
)
def test_the_steps_of_the_last_calculation(knowledge: Knowledge, text: str) -> None:
    """The same value again, with its working; the next follow-up still leans on it."""
    _, steps, after = answers(knowledge, "E_Na at 20 °C with 145 mM out and 12 mM in?", text, "and for K?")
    assert steps.act == "explain"
    assert value(steps, "E", "Na") == pytest.approx(COLD * log(145 / 12), abs=0.01)
    assert any("145 mM / 12 mM" in step.substituted for step in steps.steps)
    assert value(after, "E", "K") == pytest.approx(COLD * log(4 / 140), abs=0.01)


def test_a_permeability_after_a_change_is_a_change_of_its_own(knowledge: Knowledge) -> None:
    """P_Na = 1 is no new amount for the K+ that was changed before."""
    _, answer = answers(knowledge, "what if external K goes from 4 to 10 mM?", "and if P_Na = 1?")
    before = RT_F * log((4 + 0.04 * 145 + 0.45 * 10) / (140 + 0.04 * 12.5 + 0.45 * 110))
    after = RT_F * log((4 + 145 + 0.45 * 10) / (140 + 12.5 + 0.45 * 110))
    assert value(answer, "V_m", role="before") == pytest.approx(before, abs=0.01)
    assert value(answer, "V_m", role="after") == pytest.approx(after, abs=0.01)


def test_an_amount_belongs_to_the_ion_it_was_said_of(knowledge: Knowledge) -> None:
    """K+ to 12 mM; "and sodium?" is not Na+ to 12 mM."""
    _, answer = answers(knowledge, "what if external K goes to 12 mM?", "and sodium?")
    assert not answer.values


def test_a_definition_is_followed_by_its_value(knowledge: Knowledge) -> None:
    """After what a driving force is, "for k at -70" wants the number."""
    _, answer = answers(knowledge, "what is the driving force", "so for k at -70")
    assert value(answer, "DF", "K") == pytest.approx(-70 - RT_F * log(4 / 140), abs=0.01)


# The typical neuron by hand: P 1 : 0.04 : 0.45, K+ 4/140, Na+ 145/12.5, Cl- 110/10 mM.
def goldman(
    K: float = 4, Na: float = 145, Cl: float = 110, P: tuple[float, float, float] = (1, 0.04, 0.45)
) -> float:
    """V_m in mV with these concentrations outside."""
    outside = P[0] * K + P[1] * Na + P[2] * 10
    return RT_F * log(outside / (P[0] * 140 + P[1] * 12.5 + P[2] * Cl))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("what happens when 10 mM KCl and 5 mM NaCl are added outside", goldman(14, 150, 125)),
        ("+6 mM KCl outside, V_m?", goldman(10, 145, 116)),
        ("if i put more salt (nacl) outside ... say 50 more", goldman(4, 195, 160)),
        ("what happens if we remove 5 mM NaCl outside", goldman(4, 140, 105)),
        ("what does V_m do if K+ channels are blocked", goldman(P=(0, 0.04, 0.45))),
        ("what happens to V_m if all K channels close", goldman(P=(0, 0.04, 0.45))),
        ("P_Cl → 0 in the typical neuron", goldman(P=(1, 0.04, 0))),
        ("hyperkalaemia of 7 mM: what is V_m", goldman(7)),
        (
            "what hapens to the cell if theres way more potassium outside, like 10 insted of 4",
            goldman(10),
        ),
        ("suppose Ko is 20 instead of 4, V_m?", goldman(20)),
        ("Calculate V_m with 20 mM K+ outside instead of 4", goldman(20)),
    ],
)
def test_changes_in_many_words(knowledge: Knowledge, text: str, after: float) -> None:
    """V_m afterwards, by the Goldman equation on the changed cell."""
    (answer,) = answers(knowledge, text)
    assert answer.act == "what_if"
    assert value(answer, "V_m", role="after") == pytest.approx(after, abs=0.01)


@pytest.mark.parametrize(
    "text",
    [
        "K outside 10 and inside 140 instead of 4 and 140, V_m?",
        "V_m in a solution of 10 mM KCl",
        "what happens to V_m with KCl and 5 mM NaCl outside",
    ],
)
def test_changes_that_are_not_told_apart_are_asked_back(knowledge: Knowledge, text: str) -> None:
    """No number where it is open which amount belongs to what."""
    (answer,) = answers(knowledge, text)
    assert answer.asks is not None
    assert not answer.values


def test_a_change_without_a_side_begins_where_it_says(knowledge: Knowledge) -> None:
    """Chloride from 4 to 10 mM is the one inside, and the answer says that it was taken so."""
    (answer,) = answers(knowledge, "what if Cl goes from 4 to 10?")
    assert value(answer, "E", "Cl", "before") == pytest.approx(-RT_F * log(110 / 4), abs=0.01)
    assert any("inside" in text for text in answer.assumed)


def test_any_equation_runs_before_and_after(knowledge: Knowledge) -> None:
    """Conductances at their own potentials; a driving force at rest follows the cell that changes."""
    _, chord = answers(knowledge, "gK 1 gNa .1 gCl .2, V", "gNa 20")
    # The cell's equilibrium potentials, weighted by the conductances.
    e = {"K": RT_F * log(4 / 140), "Na": RT_F * log(145 / 12.5), "Cl": -RT_F * log(11)}
    mean = (e["K"] + 20 * e["Na"] + 0.2 * e["Cl"]) / 21.2
    assert value(chord, "V_m", role="after") == pytest.approx(mean, abs=0.01)
    (force,) = answers(knowledge, "what happens to the driving force on K+ if external K+ doubles")
    assert value(force, "DF", "K", "after") == pytest.approx(goldman(8) - RT_F * log(8 / 140), abs=0.01)
    (held,) = answers(knowledge, "what happens to the driving force on K+ at -70 mV if external K+ doubles")
    assert value(held, "DF", "K", "after") == pytest.approx(-70 - RT_F * log(8 / 140), abs=0.01)


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        (("E_K with 4 out and 140 in", "does it depend on V_m?"), "No"),
        (("E_K with 4 out and 140 in", "does it depend on temperature?"), "Yes"),
        (("does E_Na depend on V_m?",), "No"),
        (("is the driving force on K+ affected by V_m?",), "Yes"),
        (("does V_m depend on external K+?",), "Yes"),
        (("Does KCC2 depend on Vm",), "No"),
        (("does the sodium/calcium exchanger NCX feel the membrane potential?",), "Yes"),
        (("NKCC1, K 3/140, Na 145/18, Cl_o 120: equilibrium [Cl-]i?", "does it depend on V_m?"), "No"),
    ],
)
def test_what_a_result_depends_on(knowledge: Knowledge, texts: tuple[str, ...], verdict: str) -> None:
    """By its equation, and by changing the one quantity: NKCC1 moves no net charge."""
    answer = answers(knowledge, *texts)[-1]
    assert answer.act == "check"
    assert answer.headline.startswith(verdict)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("so it got more negative?", "wrong"),
        ("does it hyperpolarise then?", "wrong"),
        ("so E_K gets less negative?", "right"),
        ("so it depolarises, right?", "right"),
    ],
)
def test_a_claim_about_the_last_change_is_judged_by_it(knowledge: Knowledge, text: str, verdict: str) -> None:
    """More K+ outside: V_m and E_K both move up."""
    answer = answers(knowledge, "what happens if potassium outside goes to 8 mM", text)[-1]
    assert (answer.act, answer.verdict) == ("check", verdict)


def test_the_current_of_the_last_ion_has_a_direction(knowledge: Knowledge) -> None:
    """Chloride leaves at -70 mV with 10 mM inside, which is an inward current."""
    told = ("which way does Cl- flow at -70 mV?", "current dir?")
    answer = answers(knowledge, *told)[-1]
    assert (answer.values[0].ion_direction, answer.values[0].current_direction) == ("out", "in")


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("what is E_K, and what happens to it if K+ outside goes to 10 mM?", ["compute", "what_if"]),
        ("what is E_Na and which way does it flow at +20 mV?", ["compute", "direction"]),
        ("which way does Cl- move at -70 mV and why?", ["direction", "explain"]),
        ("What is E_K and why is it negative?", ["compute", "explain"]),
        ("+6 mM KCl outside versus +6 mM NaCl outside", ["what_if", "what_if"]),
    ],
)
def test_several_requests_in_one_sentence(knowledge: Knowledge, text: str, acts: list[str]) -> None:
    """Each is answered, the later ones about what the earlier ones named."""
    (answer,) = answers(knowledge, text)
    assert [part.act for part in answer.parts] == acts
    assert all(part.asks is None for part in answer.parts)


@pytest.mark.parametrize(
    "text",
    [
        "calculate E_K and E_Na",
        "explain how and why K+ leaves",
        "if K+ outside rises, what happens to V_m?",
        "what is the difference between E_K and V_m",
        "what is E_K with 4 mM outside and 140 mM inside",
    ],
)
def test_one_request_stays_one(knowledge: Knowledge, text: str) -> None:
    """An "and" between things asked about divides nothing."""
    (answer,) = answers(knowledge, text)
    assert not answer.parts


def test_two_salts_side_by_side(knowledge: Knowledge) -> None:
    """6 mM of KCl moves V_m much, 6 mM of NaCl hardly: each from the cell as it is."""
    (answer,) = answers(knowledge, "+6 mM KCl outside versus +6 mM NaCl outside")
    first, second = answer.parts
    assert value(first, "V_m", role="after") == pytest.approx(goldman(10, 145, 116), abs=0.01)
    assert value(second, "V_m", role="after") == pytest.approx(goldman(4, 151, 116), abs=0.01)


def test_a_computed_value_is_not_the_students(knowledge: Knowledge) -> None:
    """What was pointed at once is no concentration of the cell in the next question."""
    told = (
        "what if K+ outside rises to 12 mM",
        "and E_K at that level?",
        "which way does Cl- move at -70 mV?",
        "E_K?",
    )
    assert value(answers(knowledge, *told)[-1], "E", "K") == pytest.approx(RT_F * log(4 / 140), abs=0.01)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("what is E_K with 4 outsid and 140 in?", ["read as outside", "did not fit:", "equation weighed:"]),
        ("E_K with 4 mM outside and 140 mM inside and 7 mM somewhere", ["asked back:"]),
        ("V_m if the flurb is blocked", ["not used: if"]),
    ],
)
def test_the_trace_tells_what_was_tried_and_lost(knowledge: Knowledge, text: str, lines: list[str]) -> None:
    """Repairs, forms that did not fit, equations with their scores, what was asked back and why."""
    (answer,) = answers(knowledge, text)
    shown = "\n".join(answer.trace)
    assert all(line in shown for line in lines), shown


def test_the_trace_tells_how_a_follow_up_was_completed(knowledge: Knowledge) -> None:
    """The way in which it leans on what was said before."""
    answer = answers(knowledge, "E_K?", "and for Na+?")[-1]
    assert any("from before: the last question once more" in line for line in answer.trace)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("V_m of a membrane permeable only to K+ and Cl-", goldman(P=(1, 0, 0.45))),
        ("V_m of a cell permeable only to K+", RT_F * log(4 / 140)),
        ("V_m if the membrane is equally permeable to K+ and Na+", goldman(P=(1, 1, 0))),
        ("PCl 0. Vm", goldman(P=(1, 0.04, 0))),
    ],
)
def test_who_crosses_is_said(knowledge: Knowledge, text: str, expected: float) -> None:
    """The ions named keep the cell's ratio unless they are said to cross equally; the others are out."""
    (answer,) = answers(knowledge, text)
    assert value(answer, "V_m") == pytest.approx(expected, abs=0.01)
