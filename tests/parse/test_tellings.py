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
