"""An idea is chosen together with the passage of it that answers."""

from __future__ import annotations

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge
from tutor.knowledge.terms import terms, text_tokens
from tutor.parse.asked import weighed
from tutor.parse.tellings import tellings


@pytest.fixture(scope="module")
def tutor(knowledge: Knowledge) -> Tutor:
    """A tutor; every question is asked of a fresh copy."""
    return Tutor(knowledge)


PASSAGES = [
    ("how can the concentrations be unequal and an ion still be balanced", "equal concentrations"),
    ("how come chloride has a negative equilibrium potential when more of it is outside", "anion"),
    ("why does a cell hold so much potassium", "pump"),
    ("what makes the resting voltage sit close to E_K", "P_K"),
    ("what sets the time constant of a membrane", "Opening channels"),
    ("how does the gut absorb glucose against its gradient", "SGLT"),
]


@pytest.mark.parametrize(("question", "word"), PASSAGES)
def test_the_passage_that_answers_comes_first(question: str, word: str, tutor: Tutor) -> None:
    """Not the neighbour that shares more of the plain words."""
    assert word in tutor.fresh().ask(question).headline


@pytest.mark.parametrize("question", ["what is diffusion", "define threshold", "what is the driving force"])
def test_a_plain_definition_is_told_by_the_definition(question: str, tutor: Tutor) -> None:
    """Where nothing is asked beside the name, no fact takes the place of what it is."""
    asked = tutor.fresh()
    asked.ask(question)
    assert asked.context.last is not None
    assert asked.context.last.spoken[0].endswith(":definition")


def test_a_number_word_may_be_part_of_a_name(tutor: Tutor) -> None:
    """ "Two-pore channel" is the name of a thing, not a count."""
    assert tutor.fresh().ask("what do two-pore channels do").target == "two-pore-channel"


DIFFERING = [
    ("How can an ion be in balance if the concentrations differ", "explain"),
    ("how do equilibrium and steady state differ", "compare"),
    ("how does a channel differ from a carrier", "compare"),
]


@pytest.mark.parametrize(("question", "act"), DIFFERING)
def test_what_differs_on_a_condition_is_not_compared(question: str, act: str, tutor: Tutor) -> None:
    """ "If they differ" supposes a difference, "how do they differ" asks for it."""
    assert tutor.fresh().ask(question).act == act


def test_a_passage_with_the_words_asked_beats_its_neighbours(knowledge: Knowledge) -> None:
    """Of an idea's passages the one that alone says the rare word stands first."""
    said = terms(
        text_tokens("potassium channels with a selectivity filter", knowledge.lexicon), knowledge.lexicon
    )
    parts = weighed(said, knowledge.facts, knowledge.lexicon)
    best = tellings("selective-permeability", parts, None, knowledge)[0]
    fact = int(best.passage.removeprefix("facts.")) if best.passage.startswith("facts") else 0
    idea = knowledge.ideas["selective-permeability"]
    text = idea.facts[fact - 1].text if fact else idea.facets[best.passage.removeprefix("facets.")]
    assert "selectivity filter" in text


@pytest.mark.parametrize(
    "question", ["what determines the resting potential", "what sets the resting potential"]
)
def test_the_words_that_ask_are_no_subject(question: str, tutor: Tutor) -> None:
    """ "Determines" asks for what it depends on; that it may also mean to measure finds no passage."""
    assert "electrode" not in tutor.fresh().ask(question).headline


LOOSE = [  # numbers that belong to no quantity, and the idea that speaks of them
    ("what is 61.5 in the nernst equation", "nernst-equation"),
    ("what is 2.303 doing in the Nernst equation", "nernst-equation"),
    ("When is the driving force on an ion zero?", "driving-force-idea"),
]


@pytest.mark.parametrize(("question", "idea"), LOOSE)
def test_an_idea_tells_of_the_numbers_it_speaks_of(question: str, idea: str, tutor: Tutor) -> None:
    """And no ion is asked back for a number that stands in a text."""
    answer = tutor.fresh().ask(question)
    assert (answer.target, answer.asks) == (idea, None)


@pytest.mark.parametrize("question", ["what is the resting potential with 20", "nernst equation 4 and 140"])
def test_a_number_that_may_be_a_value_is_asked_about(question: str, tutor: Tutor) -> None:
    """The look-alikes: what is led in by "with" or stands alone is put in, and may not be passed over."""
    assert tutor.fresh().ask(question).act == "clarify"


def test_no_passage_opens_with_yes_or_no(knowledge: Knowledge) -> None:
    """What a text affirms is said by its statements: it also answers "how" and "what"."""
    for idea in knowledge.ideas.values():
        for text in (idea.definition, *idea.facets.values(), *(fact.text for fact in idea.facts)):
            assert not text.startswith(("Yes", "No:", "No,", "No.")), text


APART = [  # two organelles, two cells, two names: what tells them apart
    ("compare mitochondria and thylakoids", "proton-motive-force"),
    ("compare E_Na in squid and in the neuron", "nernst-potential"),
    ("difference between equilibrium potential and reversal potential", "equilibrium-potential"),
]


@pytest.mark.parametrize(("question", "target"), APART)
def test_things_are_told_apart_by_what_both_have(question: str, target: str, tutor: Tutor) -> None:
    """No question back, and no equation that one of them has no values for."""
    answer = tutor.fresh().ask(question)
    assert (answer.act, answer.target, answer.asks) == ("compare", target, None)


@pytest.mark.parametrize("question", ["hyperpolarisation definition pls", "definition of depolarisation"])
def test_a_definition_that_is_wanted_claims_nothing(question: str, tutor: Tutor) -> None:
    """The name of a change beside the word is no statement to be judged."""
    assert tutor.fresh().ask(question).act == "define"


def test_what_a_word_means_is_still_judged(tutor: Tutor) -> None:
    """The look-alike: a statement of what it means."""
    assert tutor.fresh().ask("depolarised means more negative").verdict == "wrong"
