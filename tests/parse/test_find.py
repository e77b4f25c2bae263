"""A question is answered by the idea that covers what is essential in it, or not at all."""

from __future__ import annotations

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge
from tutor.knowledge.terms import keys_of, stem

SAME = [
    ("reversal", "reversed", "reverses", "reversible"),
    ("depolarisation", "depolarising", "depolarizes"),
    ("leak", "leaks", "leaking", "leaked"),
    ("measure", "measured", "measurement"[:7] + "s"),
]


@pytest.mark.parametrize("words", SAME, ids=lambda words: words[0])
def test_inflections_share_a_stem(words: tuple[str, ...]) -> None:
    """All forms of a word are found under one key."""
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("sodium", "Na⁺"), ("the equilibrium potential of potassium", "E_K")]
)
def test_words_and_notation_meet(knowledge: Knowledge, one: str, other: str) -> None:
    """A name and a notation of the same thing share the keys that tell what it is."""
    telling = {key for key in keys_of(other, knowledge.lexicon) if key[:2] in ("i:", "s:")}
    assert telling
    assert telling <= keys_of(one, knowledge.lexicon)


ASKED = [
    ("How do I use the Nernst equation?", "nernst-equation"),
    ("what does P_K mean", "selective-permeability"),
    ("what does E_K stand for", "equilibrium-potential"),
    ("meaning of g_K", "conductance"),
    ("why log", "factors-in-nernst"),
    ("how synthase reverses", "atp-synthase"),
    ("donnan wtf is it", "donnan-idea"),
    ("electrochem gradient explain like im 5", "electrochemical-gradient"),
    ("Why does adding NaCl do nothing to Vm but KCl does?", "electroneutral-addition"),
    ("How does digoxin raise intracellular calcium via the sodium gradient?", "ouabain-and-digitalis"),
    ("does ouabain stop the sodium pump", "ouabain-and-digitalis"),
    ("what carries the light-driven proton pump of halobacteria", "bacteriorhodopsin"),
    ("what is the driving forse", "driving-force-idea"),
]


@pytest.mark.parametrize(("question", "idea"), ASKED)
def test_the_essential_concept_decides(tutor: Tutor, question: str, idea: str) -> None:
    """Loose and terse wordings reach the idea that their rarest word belongs to."""
    assert tutor.fresh().ask(question).target == idea


FOREIGN = [
    "why does a toaster need ions",
    "what is the membrane of a tambourine made of",
    "what does cortisol do to potassium",
    "who invented the sodium lamp",
    "how do i print in python",
    "what is the capital of potassium",
    "describe the steps of glycolysis",
    "how old is the resting hamster",
    "tell me a joke about channels",
    "why is my sourdough not rising",
    "how do trampolines work with ions",
    "what is the trampoline of the sodium pump",
    "who sold the best chloride candles",
]


@pytest.mark.parametrize("question", FOREIGN)
def test_an_unknown_essential_is_not_answered_with_a_neighbour(tutor: Tutor, question: str) -> None:
    """What the subject never says is declined or asked about."""
    assert tutor.fresh().ask(question).act in ("decline", "clarify")


@pytest.mark.parametrize("text", ["K", "Cl", "NaCl instead?", "and sodium", "high"])
def test_a_bare_ion_is_no_question_for_an_idea(tutor: Tutor, text: str) -> None:
    """An ion alone belongs to every idea, so it chooses none."""
    assert tutor.fresh().ask(text).act not in ("define", "explain")


FACETS = [
    ("what is the resting potential", "definition"),
    ("why is there a resting potential", "facets.why"),
    ("how is the resting potential measured", "facets.measured"),
    ("give an analogy for the membrane capacitance", "facets.analogy"),
    ("where is the sodium potassium pump", "facets.where"),
    ("what is the function of the sodium potassium pump", "facets.what_for"),
    ("an example of the driving force", "facets.example"),
    ("what is the consequence of electroneutrality", "facets.effects"),
]


@pytest.mark.parametrize(("question", "passage"), FACETS)
def test_the_form_of_the_question_chooses_the_facet(tutor: Tutor, question: str, passage: str) -> None:
    """What, why, where and how measured are answered from the facet that says it."""
    asked = tutor.fresh()
    asked.ask(question)
    assert asked.context.last is not None
    assert asked.context.last.spoken[0].partition(":")[2] == passage


def test_why_goes_one_deeper_each_time(tutor: Tutor) -> None:
    """ "Why?" again never repeats itself and moves from the idea to the reasons it rests on."""
    asked = tutor.fresh()
    asked.ask("what is the resting potential?")
    said = [asked.ask("why?") for _ in range(6)]
    assert len({answer.headline for answer in said}) == 6
    assert len({answer.target for answer in said}) >= 3
    assert {answer.act for answer in said} == {"explain"}


def test_more_goes_on_and_comes_to_an_end(tutor: Tutor) -> None:
    """ "Tell me more" brings what was not told yet, and says so when there is nothing left."""
    asked = tutor.fresh()
    asked.ask("what is the driving force?")
    said: list[str] = []
    for _ in range(12):
        answer = asked.ask("tell me more")
        if "all I have" in answer.headline:
            break
        said += [answer.headline, *answer.meaning]
    else:
        pytest.fail("it never came to an end")
    assert len(said) == len(set(said)) >= 4


@pytest.mark.parametrize("words", ["almost nothing", "how high does it rise?", "a bit more then"])
def test_words_of_amount_alone_reach_no_idea(words: str, tutor: Tutor) -> None:
    """However much they resemble a listed question, they name nothing of the subject."""
    assert tutor.fresh().ask(words).target is None


PARTS = [
    ("what stops the upstroke of an action potential", "inactivate"),
    ("which ion makes the upstroke", "Na⁺"),
    ("what does sodium do at the peak of a spike", "peak"),
    ("does a stronger stimulus give a larger spike", "same full height"),
    ("how quickly does a nerve impulse travel", "m/s"),
    ("what does the relative refractory period mean", "stronger stimulus"),
]


@pytest.mark.parametrize(("question", "word"), PARTS, ids=lambda value: value[:30])
def test_a_part_of_an_idea_has_its_own_passage(tutor: Tutor, question: str, word: str) -> None:
    """A question that resembles one listed for a passage is answered by that passage first."""
    assert word in tutor.fresh().ask(question).headline


ASKING = [
    ("which way do ions go passively", "electrochemical-gradient"),
    ("which side of the thylakoid is acidic", "photophosphorylation"),
    ("where does ATP synthase sit", "atp-synthase"),
    ("which ions determine the resting potential", "resting-potential"),
    ("do all cells have a membrane potential", "membrane-potential"),
    ("ischaemia and potassium", "ischaemia"),
    ("what are K2P channels", "two-pore-channel"),
    ("what two things make up an electrochemical gradient", "electrochemical-gradient"),
]


@pytest.mark.parametrize(("question", "idea"), ASKING)
def test_a_fact_is_told_where_a_sum_would_come_to_nothing(tutor: Tutor, question: str, idea: str) -> None:
    """Without a value to work with, an idea that covers the question answers instead of a question back."""
    answer = tutor.fresh().ask(question)
    assert (answer.target, answer.values) == (idea, ())


@pytest.mark.parametrize(
    "question", ["which way does it go?", "what is E if 4 outside?", "does potassium move in at -70 mV?"]
)
def test_where_values_are_given_no_fact_takes_their_place(tutor: Tutor, question: str) -> None:
    """Numbers are to be used or asked about, and a bare pronoun names no idea."""
    assert tutor.fresh().ask(question).act not in ("define", "explain")


ASIDE = [
    ("what does ouabain, the poison on their arrows, block?", "ouabain-and-digitalis"),
    ("explain the length constant to me with a leaky garden hose", "electrotonic-spread"),
    ("what has a broken chloride channel to do with a stiff handshake", "chloride-stabiliser"),
    ("explain saltatory conduction to my godfather", "saltatory-conduction"),
]


@pytest.mark.parametrize(("question", "idea"), ASIDE)
def test_a_plain_word_that_nothing_uses_is_left_aside(tutor: Tutor, question: str, idea: str) -> None:
    """A handshake or an arrow beside an idea that is named does not hide the question."""
    reached = tutor.fresh().ask(question)
    assert idea in {part.target for part in (reached.parts or (reached,))}


def test_a_sentence_about_something_else_takes_the_next_with_it(tutor: Tutor) -> None:
    """A question that names nothing of the subject belongs to what was spoken of before it."""
    asked = tutor.fresh().ask("I play the guitar. What frequency is the next string up?")
    assert asked.act == "decline"
    ours = tutor.fresh().ask("I play the guitar. What is the resting potential?")
    assert ours.target == "resting-potential"


KIN = [
    ("what does an infant's brain do with GABA", "gaba-early-and-late"),
    ("which toxin plugs the sodium channels", "ttx-and-tea"),
]


@pytest.mark.parametrize(("question", "idea"), KIN)
def test_a_word_that_says_much_the_same_finds_the_passage(tutor: Tutor, question: str, idea: str) -> None:
    """A question in words of every day meets a passage in words of the books."""
    assert tutor.fresh().ask(question).target == idea
