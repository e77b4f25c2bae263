"""Constructions: events read however they are worded, with the stance of their own clause."""

import pytest

from tutor.errors import InputError
from tutor.knowledge.constructions import compile_constructions, read_form
from tutor.knowledge.model import Knowledge
from tutor.meaning import Stance
from tutor.parse.events.constructions import Constructions, scene_of
from tutor.parse.events.pieces import pieces
from tutor.parse.groups import group
from tutor.parse.parser import Parser
from tutor.parse.scan import Scanner
from tutor.parse.words import Annotator


@pytest.fixture(scope="module")
def parser(knowledge: Knowledge) -> Parser:
    """A parser of the shipped words."""
    return Parser(knowledge)


def stances(parser: Parser, text: str, event: str) -> set[Stance]:
    """The stances in which a text says an event by itself."""
    told = (claim for reading in parser.parse(text) for claim in reading.told if not claim.framed)
    return {c.stance for c in told if str(c.effect) == event and c.cause is None and c.because is None}


@pytest.mark.parametrize(
    "text",
    [
        "Chloride sets the resting potential.",
        "The resting potential is determined by chloride.",
        "It is chloride that decides the membrane potential.",
        "The resting potential comes from chloride.",
        "chloride is like the boss here",
        "The -70 is produced by chloride.",
    ],
)
def test_one_event_has_many_wordings(parser: Parser, text: str) -> None:
    """Active, passive, cleft and nominal wordings give the same event."""
    assert Stance.ASSERTS in stances(parser, text, "set_by(V_m, Cl)")


def test_the_nearest_candidate_fills_a_role(parser: Parser) -> None:
    """Gradients that make the potential are no pump that makes it."""
    text = "The pump maintains the gradients that make the resting potential."
    assert not stances(parser, text, "set_by(V_m, pump)")


def test_a_pronoun_stands_for_what_was_named(parser: Parser) -> None:
    """ "it decides" is said of the ion named before."""
    text = "Chloride crosses most easily in muscle, so it decides the resting potential."
    assert stances(parser, text, "set_by(V_m, Cl)") == {Stance.ASSERTS}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The pump does not make the resting potential.", Stance.DENIES),
        ("It is not the pump that makes the resting potential.", Stance.DENIES),
        ("Does the pump make the resting potential?", Stance.ASKS),
        ("Why does the pump make the resting potential?", Stance.PRESUPPOSES),
        ("How does the pump make the resting potential?", Stance.PRESUPPOSES),
        ("Doesn't the pump make the resting potential?", Stance.PRESUPPOSES),
        ("My old supervisor says the pump makes the resting potential.", Stance.REPORTS),
        ("I always figured the pump makes the resting potential.", Stance.PAST),
        ("No doubt the pump makes the resting potential.", Stance.ASSERTS),
    ],
)
def test_the_stance_is_that_of_its_clause(parser: Parser, text: str, stance: Stance) -> None:
    """Denied, asked, taken for granted, reported, past: the event is the same, the stance is not."""
    assert stances(parser, text, "set_by(V_m, pump)") == {stance}


def test_not_always_is_no_always(parser: Parser) -> None:
    """The "not" of a phrase denies what a set word beside it says."""
    assert Stance.ASSERTS not in stances(
        parser, "Chloride is not always at equilibrium.", "is(Cl, at-equilibrium)"
    )


def test_a_form_without_a_concept_is_refused() -> None:
    """A form of gaps and optional pieces would fit everything."""
    with pytest.raises(InputError, match="asks for nothing"):
        read_form(".. who?")


def test_a_form_is_filed_under_its_rarest_element() -> None:
    """What stands in fewest forms is looked for first."""
    made = compile_constructions(
        [("set_by(V_m, WHO)", ["WHO=ion .. sets", "WHO=ion .. runs", "WHO=ion .. sets .. U"])]
    )
    assert [construction.anchors for construction in made] == [{"sets"}, {"runs"}, {"U"}]


def test_an_endless_sentence_is_left_alone(parser: Parser) -> None:
    """Nobody's belief takes two hundred pieces; reading them all would take long."""
    assert not stances(parser, "chloride sets " + "very " * 400 + "the resting potential", "set_by(V_m, Cl)")


@pytest.mark.parametrize(
    "text",
    [
        "Potassium will go on leaving the cell until its concentration is the same on both sides.",
        "Diffusion always tends to even things out, therefore potassium will go on leaving the cell until "
        "its concentration is the same on both sides, and only then has it arrived at equilibrium.",
    ],
)
def test_the_order_in_which_forms_are_tried_changes_nothing(knowledge: Knowledge, text: str) -> None:
    """A sentence names its scene in no order, so what is heard must not hang on one."""
    items = Annotator(knowledge.lexicon).annotate(
        text, Scanner(knowledge.lexicon, {ion.id: ion.z for ion in knowledge.ions.values()}).scan(text)
    )
    stretch = pieces(group(items), knowledge.lexicon)
    forms, scene = Constructions(knowledge.constructions), scene_of(stretch)
    ways = [forms.read(stretch, dict.fromkeys(sorted(scene, reverse=turned))) for turned in (False, True)]
    assert ways[0]
    assert ways[0] == ways[1]
