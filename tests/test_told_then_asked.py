"""Questions in words: after a sentence that tells, with a slip of the pen, with a number of no sum."""

from __future__ import annotations

import pytest

from tests.asking import ask_all
from tutor.knowledge.model import Knowledge

TOLD = [
    (
        "After the spike the trace dips below rest, nearly to −85, before it creeps back. "
        "What is going on there",
        "overshoot-and-undershoot",
        "K⁺",
    ),
    ("The upstroke stops at +40 mV. Why does it stop there?", "action-potential", "inactivate"),
    (
        "The nicotinic receptor's current reverses near zero. Which ions share it?",
        "end-plate-potential",
        "K⁺",
    ),
    (
        "A heart muscle contracts harder when the sodium pump is partly inhibited. Why?",
        "ouabain-and-digitalis",
        "Ca²⁺",
    ),
    ("In the thylakoid the pmf is nearly all pH. Why?", "proton-motive-force-idea", "cancel the voltage"),
]


@pytest.mark.parametrize(("text", "idea", "said"), TOLD)
def test_a_bare_question_asks_of_the_sentence_before_it(
    text: str, idea: str, said: str, knowledge: Knowledge
) -> None:
    """What is told first says what the question behind it is about."""
    answer = ask_all(knowledge, text)
    assert answer.target == idea
    assert said in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "What is going on there",
        "My toast burns every morning. What is going on there",
        "The sky is blue. Why is that?",
        "Our football team lost again. How come?",
        "It rained all day. How does that happen?",
    ],
)
def test_nothing_of_ours_told_is_nothing_asked(text: str, knowledge: Knowledge) -> None:
    """A question that names nothing, alone or after another subject, is answered by no idea."""
    assert ask_all(knowledge, text).act in ("clarify", "decline")


def test_values_before_a_kind_word_are_still_computed(knowledge: Knowledge) -> None:
    """What asks for nothing behind the values takes them into no question: tau = 15 kΩ·cm² × 1 µF/cm²."""
    text = (
        "Could I trouble you for the membrane time constant? The specific resistance is 15 kΩ·cm² and I was "
        "told to take 1 µF/cm² for the capacitance. Many thanks and have a great weekend!"
    )
    (tau,) = (v.value for v in ask_all(knowledge, text).values if v.symbol == "tau")
    assert tau == pytest.approx(15.0)  # ms


def test_a_slip_in_a_plain_word_hides_no_question(knowledge: Knowledge) -> None:
    """ "synonims" is a plain word with one wrong letter and is left aside."""
    answer = ask_all(knowledge, "conductance vs permeability - my slides use them like synonims. are they")
    assert answer.act == "compare"
    assert "Permeability P" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "in economics what is a liquidity gradient",
        "why is the membrane of a tambourine so tight",
        "Which vitamins are soluble in fat?",
        "Which loop diuretic dose would you start with in heart failure",
    ],
)
def test_a_word_of_another_subject_is_no_slip(text: str, knowledge: Knowledge) -> None:
    """Words that stand near plain ones but belong elsewhere keep a question outside."""
    assert ask_all(knowledge, text).act in ("clarify", "decline")


@pytest.mark.parametrize(
    ("text", "idea", "said"),
    [
        ("what does low calcium in the blood do to nerves", "hypocalcaemia", "excitable"),
        ("what does more calcium outside do to the threshold", "hypocalcaemia", "threshold"),
        ("how do plants keep -150 mV", "plant-cell-potential", "H⁺ pump"),
        ("what stops the spike reaching the full 58 mV", "action-potential", "short of E_Na"),
    ],
)
def test_a_change_or_number_of_no_sum_leaves_the_idea(
    text: str, idea: str, said: str, knowledge: Knowledge
) -> None:
    """Calcium moves no V_m here, and a voltage that is only named is no value."""
    answer = ask_all(knowledge, text)
    assert (answer.target, answer.values) == (idea, ())
    assert said in answer.text


def test_a_change_that_moves_the_voltage_is_still_computed(knowledge: Knowledge) -> None:
    """More K⁺ outside depolarises, in numbers, also where the question is misspelt."""
    for text in ("what happens if external potassium doubles", "if k outside goes up wat hapens to vm"):
        assert ask_all(knowledge, text).target == "what-if"


@pytest.mark.parametrize(
    ("first", "then", "idea", "said"),
    [
        (
            "how does lidocaine work?",
            "does it change the resting potential?",
            "local-anaesthetic",
            "resting potential stays",
        ),
        ("what is GABA", "does it hyperpolarise?", "gaba-early-and-late", "immature"),
        ("What is valinomycin?", "does it depolarise the cell?", "ionophore", "K⁺"),
    ],
)
def test_it_is_what_was_named_before(
    first: str, then: str, idea: str, said: str, knowledge: Knowledge
) -> None:
    """ "Does it …" after an idea asks of that idea, though it names another thing that may change."""
    answer = ask_all(knowledge, first, then)
    assert answer.target == idea
    assert said in answer.text


def test_what_is_supposed_to_be_so_is_nobodys_belief(knowledge: Knowledge) -> None:
    """ "GABA is supposed to be inhibitory" reports what books say; nobody is asked whether he thinks so."""
    answer = ask_all(knowledge, "but gaba is supposed to be inhibitory..")
    assert answer.target == "gaba-early-and-late"
    assert (answer.asks, answer.findings) == (None, ())


@pytest.mark.parametrize(
    "text",
    [
        "why are nodes full of sodium channels",
        "the node is packed with sodium channels",
    ],
)
def test_many_channels_are_no_belief(text: str, knowledge: Knowledge) -> None:
    """Channels that fill a membrane are no sodium that fills the cell."""
    answer = ask_all(knowledge, text)
    assert answer.findings == ()
    assert answer.verdict is None


def test_a_cell_full_of_sodium_is_still_a_belief(knowledge: Knowledge) -> None:
    """The channels must not hide the sodium itself."""
    answer = ask_all(knowledge, "the axon is full of sodium at the peak of the spike")
    assert [finding.id for finding in answer.findings] == ["rush-in-means-a-lot"]
