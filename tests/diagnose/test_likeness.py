"""Likeness: what a statement sounds like is asked about, never told on that ground alone."""

from dataclasses import replace

import pytest

from tutor import Tutor
from tutor.diagnose.likeness import Alike, Likeness
from tutor.diagnose.outlines import mostly
from tutor.knowledge.constructions import read_form
from tutor.knowledge.likeness import build_examples, keys_said
from tutor.knowledge.model import Knowledge, Outline
from tutor.meaning import Stance, Stretch


@pytest.fixture(scope="module")
def likeness(knowledge: Knowledge) -> Likeness:
    """The sentences that are shipped."""
    return Likeness(knowledge)


def test_a_sentence_is_most_like_the_belief_it_was_filed_under(likeness: Likeness) -> None:
    """Of a sentence that is listed the belief comes first, and its nearest sentence holds it."""
    first = likeness.ranked("The voltage across the mitochondrial membrane plays no part in making ATP.")[0]
    assert first.rule == "pmf-is-only-ph"
    assert first.nearest
    assert first.lead > 0


def test_what_shares_nothing_is_like_nothing(likeness: Likeness) -> None:
    """No key known, no belief."""
    assert likeness.ranked("") == ()
    assert likeness.ranked("zzz qqq") == ()


def test_keys_of_everyday_and_of_notation_meet(knowledge: Knowledge) -> None:
    """ "Potassium" and "K+", "tug" and "pull" leave one key in common."""
    lexicon = knowledge.lexicon
    assert "i:K" in keys_said("potassium", lexicon) & keys_said("K+", lexicon)
    assert keys_said("a tug inwards", lexicon) & keys_said("a pull inwards", lexicon) >= {"k:pull"}


def test_rare_keys_count_more_than_common_ones(knowledge: Knowledge) -> None:
    """A key that many sentences have tells less, and one of most of them nothing."""
    words = ["calcium", "glucose", "nerve", "muscle", "chloride", "protons", "light", "heart"]
    held = {f"of-{word}": [f"potassium pump number {word}", f"potassium pump again {word}"] for word in words}
    built = build_examples(held, {}, knowledge.lexicon)
    assert "i:Ca" in built.numbers
    assert "i:K" not in built.numbers
    assert len(built.kinds) == 8


ASKED = [
    "Honestly the voltage over the inner membrane plays no part in mitochondria turning out their ATP",
    "I keep telling people an ion's Nernst number belongs to it like its mass, whichever animal you pick",
]


@pytest.mark.parametrize("text", ASKED)
def test_what_only_sounds_like_a_belief_is_at_most_asked_about(tutor: Tutor, text: str) -> None:
    """Either a rule hears it, or the tutor asks whether this is what is thought."""
    answer = tutor.fresh().ask(text)
    assert answer.findings or answer.probes
    if answer.probes:
        assert "Is this what you think" in (answer.asks or "")


QUIET = [
    "What plays no part in making ATP in mitochondria?",
    "Name the layers of the epidermis and of the dermis.",
    "K+ outside 4 mM; inside 140 mM",
    "My friend says the voltage plays no part in making ATP in mitochondria.",
    "I used to think that the voltage plays no part in making ATP in mitochondria.",
    "Write me a poem about the spring in the mountains",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_is_asked_reported_left_or_not_ours_is_not_asked_about(tutor: Tutor, text: str) -> None:
    """Likeness looks at what is told alone."""
    answer = tutor.fresh().ask(text)
    assert not answer.findings
    assert not answer.probes


def test_most_of_an_outline_and_a_clear_likeness_tell_together() -> None:
    """Two of three elements are the greater part; a denial, a contrast or a ruling word is none."""
    asked = Outline(tuple(e for text in ("Cl", "sets", "V") for e in read_form(text)), frozenset({"muscle"}))

    def said(*labels: str) -> Stretch:
        rows = tuple(frozenset({label}) for label in labels)
        return Stretch(rows, (0,) * len(rows), (), Stance.ASSERTS, "", (0, 9), frozenset(labels))

    assert mostly(said("Cl", "V"), asked)
    assert not mostly(said("Cl", "K"), asked)
    assert not mostly(said("Cl", "V", "muscle"), asked)
    assert not mostly(replace(said("Cl", "V"), denials=((0, frozenset()),)), asked)
    assert not mostly(replace(said("Cl", "V"), sides=(0, 1)), asked)
    assert not mostly(said("Cl", "V"), asked._replace(says=asked.says[:2]))
    assert not Alike("any", 0.5, 0.45).clear
    assert Alike("any", 0.5, 0.3).clear
