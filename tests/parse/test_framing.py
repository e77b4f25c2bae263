"""A sentence rejected, left open or set aside as a whole holds nothing."""

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge
from tutor.parse.parser import Parser

BELIEFS = {
    "raising outside K hyperpolarises the cell": "k-up-hyperpolarises",
    "raising external K+ adds positive charge to the outside": "adding-ions-adds-charge",
    "opening more K channels makes E_K more negative": "permeability-changes-eion",
    "chloride always enters the cell": "chloride-always-enters",
}
REJECTED = [
    "there's no way that {}",
    "no way {}",
    "i doubt that {}",
    "it is false that {}",
    "it's simply not true that {}",
    "it makes no sense that {}",
    "i disagree that {}",
    "it's impossible that {}",
    "{} is nonsense",
    "{} - nope",
    "i wonder whether {}",
    "the exam asks whether {}",
    "imagine that {}",
    "unless {}, the argument fails",
    "if {}, then why do we see the opposite",
    "how could anyone think {}",
    "my old answer was {}",
    "the claim '{}' confuses me",
    "i learned that it is wrong to say {}",
    "it would be a mistake to conclude that {}",
    "the statement that {} cannot be upheld",
    "saying that {} is too simple",
    "candidates who write that {} lose the mark",
    "(b) is wrong, because it says that {}",
    "Nina drew it so that {}",
    "Paul's answer was that {}",
    "it's tempting to think that {}",
    "one should not write that {}",
    "it is not because {}",
    "a typical mistake: {}",
    "if it were true that {}, we would see something else",
    "the trap is to believe that {}",
]


@pytest.mark.parametrize("belief", BELIEFS)
@pytest.mark.parametrize("frame", REJECTED)
def test_nobody_holds_what_they_only_frame(tutor: Tutor, frame: str, belief: str) -> None:
    """Nor what they ask or suppose: whatever the words, and whichever clause they stand before."""
    assert not tutor.fresh().ask(frame.format(belief)).findings


@pytest.mark.parametrize(
    "frame",
    [
        "{}",
        "no doubt {}",
        "i don't doubt that {}",
        "{}, no way around it",
        "i agree with those who say that {}",
        "correct me if i'm wrong, {}",
        "they say it is the gradient, but {}",
        "i can't see another reason: {}",
    ],
)
def test_what_only_sounds_like_a_frame_takes_nothing_away(tutor: Tutor, frame: str) -> None:
    """The belief is still told, for it is held."""
    text = frame.format("raising external K+ adds positive charge to the outside")
    assert [found.id for found in tutor.fresh().ask(text).findings] == ["adding-ions-adds-charge"]


def test_an_impossibility_can_be_the_belief(tutor: Tutor) -> None:
    """ "No way for V_m to go below E_K" rejects nothing: it says what is believed."""
    found = tutor.fresh().ask("There is no way for Vm to go below E_K.").findings
    assert [finding.id for finding in found] == ["vm-hard-limits"]


WEIGHING = [
    "{}, however the textbook says otherwise",
    "some say {}, which is a slip",
    "{}, though it depends on the cell",
    "unlike a wire, {}",
]


@pytest.mark.parametrize("belief", BELIEFS)
@pytest.mark.parametrize("frame", WEIGHING)
def test_where_views_are_weighed_no_belief_is_told_as_held(tutor: Tutor, frame: str, belief: str) -> None:
    """Which of them the student holds was not bound, so at most it is asked about."""
    assert not tutor.fresh().ask(frame.format(belief)).findings


@pytest.mark.parametrize(
    ("text", "weighs"),
    [
        ("it depolarises but not because charge is added", True),
        ("it hyperpolarises when K+ is too low, not when it is raised", True),
        ("the synthase cannot split ATP however low the gradient falls", False),
        ("chloride is at equilibrium in every cell, whether young or old", False),
        ("the driving force on it depends on whether it is an anion", True),
        ("the leak rather than the pump makes it negative", False),
        ("the cell does not depolarise because charge is added", False),
    ],
)
def test_a_reason_denied_is_weighed_against_another(knowledge: Knowledge, text: str, weighs: bool) -> None:
    """ "Not because" sets two reasons against each other; a plain "because" and a plain "not" do not."""
    assert [reading.weighs for reading in Parser(knowledge).parse(text)] == [weighs]
