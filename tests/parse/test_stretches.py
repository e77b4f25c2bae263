"""Stretches: what is said in one voice, what denies it, and what the rest of a message makes of it."""

import pytest

from tutor.knowledge.model import Knowledge
from tutor.meaning import Stance, Stretch
from tutor.parse.parser import Parser


@pytest.fixture(scope="module")
def parser(knowledge: Knowledge) -> Parser:
    """A parser of the shipped words."""
    return Parser(knowledge)


def heard(parser: Parser, text: str) -> list[Stretch]:
    """The stretches of a message, whichever reading they came with."""
    return [stretch for reading in parser.parse(text) for stretch in reading.stretches]


def naming(parser: Parser, text: str, label: str) -> Stance:
    """The voice of the shortest stretch that names something."""
    found = [stretch for stretch in heard(parser, text) if label in stretch.scene]
    return min(found, key=lambda stretch: len(stretch.rows)).stance


@pytest.mark.parametrize(
    ("text", "label", "stance"),
    [
        ("Chloride sets the resting potential.", "Cl", Stance.ASSERTS),
        ("My teacher says that chloride sets the resting potential.", "Cl", Stance.REPORTS),
        ("My teacher says chloride follows along but I'm certain sodium sets it.", "Cl", Stance.REPORTS),
        ("My teacher says chloride follows along but I'm certain sodium sets it.", "Na", Stance.ASSERTS),
        ("The slides say it is potassium, which is wrong, chloride sets it.", "Cl", Stance.ASSERTS),
        ("I wrote that chloride sets it. Oops.", "Cl", Stance.PAST),
        ("My book says chloride sets it. I agree.", "Cl", Stance.ASSERTS),
        ("True or false: chloride sets the resting potential.", "Cl", Stance.ASKS),
        ("Does chloride set the resting potential or not?", "Cl", Stance.ASKS),
        ("So chloride is what sets it, is it?", "Cl", Stance.PRESUPPOSES),
        ("Were you to ask me, chloride sets the resting potential.", "Cl", Stance.ASSERTS),
        ("What sets the resting potential is chloride.", "Cl", Stance.ASSERTS),
        ("What sets the resting potential, is it chloride?", "Cl", Stance.ASKS),
        ("Chloride sets it, or am I wrong?", "Cl", Stance.PRESUPPOSES),
        ("Chloride sets it, otherwise where would -70 come from?", "Cl", Stance.PRESUPPOSES),
        ("And it is chloride that sets it, I suppose?", "Cl", Stance.ASSERTS),
        ("When more chloride is outside it enters, doesn't it?", "Cl", Stance.PRESUPPOSES),
    ],
)
def test_whose_view_a_stretch_gives(parser: Parser, text: str, label: str, stance: Stance) -> None:
    """A report, its rejection, a thing taken back or agreed with: the voice is that of whoever holds it."""
    assert naming(parser, text, label) is stance


def test_sentences_in_one_voice_also_stand_together(parser: Parser) -> None:
    """A belief may take three sentences, and four are too many to be one thought."""
    text = "Potassium leaves. Sodium enters. Chloride follows. Calcium waits."
    together = [stretch.scene & {"K", "Na", "Cl", "Ca"} for stretch in heard(parser, text)]
    assert frozenset({"K", "Na", "Cl"}) in together
    assert frozenset({"K", "Na", "Cl", "Ca"}) not in together


def test_after_anothers_words_it_is_what_they_spoke_of(parser: Parser) -> None:
    """ "It" takes up the ion that the report was about."""
    last = heard(parser, "My friend said that chloride leaves. No, it comes in at rest.")[-1]
    assert last.stance is Stance.ASSERTS
    assert "Cl" in last.scene


def test_a_view_with_its_source_is_cited_until_it_is_made_ones_own(parser: Parser) -> None:
    """Where a source is named, the view may be that of the source."""
    assert any(
        stretch.cited for stretch in heard(parser, "In the lecture slides the pump makes the voltage.")
    )
    assert not any(stretch.cited for stretch in heard(parser, "The pump makes the voltage."))


def test_a_denial_reaches_to_the_next_comma_and_over_because(parser: Parser) -> None:
    """ "Not A, B" denies A alone; "not A because of B" denies B too."""

    def denied(text: str) -> set[str]:
        (stretch, *_) = heard(parser, text)
        parts = {stretch.parts[place] for place, _ in stretch.denials}
        rows = zip(stretch.rows, stretch.parts, strict=True)
        return {ion for row, part in rows if part in parts for ion in row & {"K", "Cl"}}

    assert denied("It is not chloride, it is potassium.") == {"Cl"}
    assert denied("The inside is not negative because of chloride.") == {"Cl"}
    assert denied("The inside is negative because of chloride.") == set()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Chloride follows but potassium sets it.", {"Cl": 0, "K": 1}),
        ("Although chloride is close, potassium sets it.", {"Cl": 0, "K": 1}),
        ("Chloride is close, and potassium sets it.", {"Cl": 0, "K": 0}),
    ],
)
def test_a_contrast_has_two_sides(parser: Parser, text: str, sides: dict[str, int]) -> None:
    """A "but" begins the other side; what "although" leads ends at the next comma."""
    said = heard(parser, text)[0]
    places = {label: next(n for n, row in enumerate(said.rows) if label in row) for label in sides}
    assert {label: said.sides[place] for label, place in places.items()} == sides


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The pump is too slow to repolarise the membrane.", True),
        ("The pump repolarises the membrane, too.", False),
        ("This depolarises without changing chloride.", True),
        ("This speaks against chloride.", True),
        ("Neither chloride nor sodium sets it.", True),
    ],
)
def test_what_denies_without_a_not(parser: Parser, text: str, denied: bool) -> None:
    """ "Too … to", "without …ing" and "speaks against" deny; "neither … nor" denies once."""
    assert bool(heard(parser, text)[0].denials) is denied
