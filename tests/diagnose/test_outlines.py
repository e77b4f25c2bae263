"""Outlines: a stretch that names all that makes up a belief, and denies none of it."""

from dataclasses import replace

import pytest

from tutor import Tutor
from tutor.diagnose.beliefs import Diagnoser
from tutor.diagnose.outlines import NEAR, apart, denied, fills, fills_across
from tutor.knowledge.constructions import read_form
from tutor.knowledge.model import Knowledge, Outline
from tutor.meaning import Stance, Stretch


def stretch(*pieces: str, denied: tuple[int, ...] = (), stance: Stance = Stance.ASSERTS) -> Stretch:
    """A stretch of pieces with one label each; "/" begins a new part."""
    rows, parts, part = [], [], 0
    for piece in pieces:
        part += piece == "/"
        rows.append(frozenset({piece}))
        parts.append(part)
    denials = tuple((place, frozenset[str]()) for place in denied)
    return Stretch(tuple(rows), tuple(parts), denials, stance, "", (0, 9), frozenset(pieces))


def outline(*says: str, **more: object) -> Outline:
    """An outline of these elements."""
    return Outline(tuple(e for text in says for e in read_form(text)))._replace(**more)


def test_all_must_be_named_and_nothing_that_is_ruled_out() -> None:
    """One missing element, or one word of ``without``, and the outline stays silent."""
    wanted = outline("Cl", "sets|makes", "V", without=frozenset({"muscle"}))
    assert fills(stretch("V", "makes", "Cl"), wanted)
    assert not fills(stretch("V", "Cl"), wanted)
    assert not fills(stretch("V", "makes", "Cl", "muscle"), wanted)


def test_a_denial_silences_its_part_alone() -> None:
    """What is denied is not held; a denial beyond the comma denies something else."""
    wanted = outline("Cl", "sets", "V")
    assert not fills(stretch("Cl", "not", "sets", "V", denied=(1,)), wanted)
    assert fills(stretch("K", "not", "/", "Cl", "sets", "V", denied=(1,)), wanted)


def test_a_phrase_that_denies_may_itself_be_named() -> None:
    """ "Voltage has no effect": the "no" belongs to what the outline asks for, and else it denies."""
    said = replace(stretch("carrier", "V", "no-effect"), denials=((2, frozenset({"no-effect"})),))
    assert fills(said, outline("carrier", "V", "no-effect"))
    other = replace(said, rows=(*said.rows, frozenset({"feels"})), parts=(0, 0, 0, 0))
    other = replace(other, scene=other.scene | {"feels"})
    assert not fills(other, outline("carrier", "V", "feels"))


def test_order_counts_where_it_is_asked() -> None:
    """ "3 Na+ in, 2 K+ out" and its reverse name the same things."""
    wanted = outline("in", "out", in_order=True)
    assert fills(stretch("in", "out"), wanted)
    assert not fills(stretch("out", "in"), wanted)
    assert fills(stretch("out", "in"), wanted._replace(in_order=False))


def test_two_alike_elements_need_two_pieces() -> None:
    """Two potentials are not one named twice over."""
    assert fills(stretch("E", "E"), outline("E", "E"))
    assert not fills(stretch("E", "V"), outline("E", "E"))


def test_a_cited_view_is_asked_about(knowledge: Knowledge) -> None:
    """The same words accuse nobody where a book is named as their source."""
    diagnoser = Diagnoser(knowledge)
    held = replace(
        stretch("cell", "has-word", "multi-volt"), text="the cell has all the Nernst potentials at once"
    )
    (told,) = diagnoser.find((), [held])
    assert told.id == "nernst-gives-vm"
    assert not diagnoser.unsure(told)
    (asked,) = diagnoser.find((), [replace(held, cited=True)])
    assert diagnoser.unsure(asked)


@pytest.mark.parametrize("stance", [Stance.ASKS, Stance.REPORTS, Stance.PAST])
def test_nothing_is_found_in_a_view_nobody_holds(knowledge: Knowledge, stance: Stance) -> None:
    """Asked, reported and past views are judged and pinned on nobody."""
    said = stretch("cell", "has-word", "multi-volt", stance=stance)
    diagnoser = Diagnoser(knowledge)
    assert not diagnoser.find((), [said])
    assert diagnoser.matched((), (stance,), [said]) == ("nernst-gives-vm",)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "Chloride sits inside. Chloride is negative. That is why the resting value is -70.",
            "chloride-sets-vm",
        ),
        ("E_K: -95. E_Na: +65. So the axon has both of these voltages at the same time.", "nernst-gives-vm"),
        ("spike: [Na]i way up", "large-concentration-change"),
        ("My professor says the pump only adds a few mV. I disagree, it hydrolyses ATP.", ""),
        ("It is not that chloride sets the resting potential.", ""),
    ],
)
def test_what_a_student_types_is_outlined(tutor: Tutor, text: str, rule: str) -> None:
    """Several sentences or a fragment hold a belief, and a denial or a report does not."""
    assert [finding.id for finding in tutor.fresh().ask(text).findings] == ([rule] if rule else [])


def test_what_is_set_against_each_other_makes_up_no_belief() -> None:
    """ "Chloride follows, but potassium sets V_m" has all of it, on two sides."""
    wanted = outline("Cl", "sets", "V")
    said = stretch("Cl", "follows", "but", "K", "sets", "V")
    assert fills(said, wanted)
    assert not fills(replace(said, sides=(0, 0, 1, 1, 1, 1)), wanted)
    assert fills(replace(stretch("K", "but", "Cl", "sets", "V"), sides=(0, 1, 1, 1, 1)), wanted)


def test_a_reason_joins_what_stands_far_apart() -> None:
    """Within one argument the words of a belief may be scattered."""
    wanted = outline("Cl", "sets|makes", "V")
    between = ["and"] * NEAR
    assert apart(stretch("Cl", *between, "makes", "V"), wanted)
    assert not apart(stretch("Cl", *between, "because-of", "makes", "V"), wanted)


def test_what_is_scattered_over_a_long_stretch_is_only_asked_about() -> None:
    """All that an outline names within a few pieces is one thought; far apart it may be several."""
    wanted = outline("Cl", "sets|makes", "V")
    between = ["and"] * NEAR
    assert not apart(stretch("Cl", "makes", "V", *between), wanted)
    assert apart(stretch("Cl", *between, "makes", "V"), wanted)
    assert not apart(stretch("Cl", *between, "makes", "V", "Cl"), wanted)


def test_a_denial_rejects_only_what_stands_alone() -> None:
    """ "Cl does not set V" rejects; with a second part, or in a condition, more may be held."""
    wanted = outline("Cl", "sets", "V")
    assert denied(stretch("Cl", "not", "sets", "V", denied=(1,)), wanted)
    assert not denied(stretch("Cl", "not", "sets", "V", "/", "so", denied=(1,)), wanted)
    assert not denied(stretch("cond", "Cl", "not", "sets", "V", denied=(2,)), wanted)
    assert not denied(stretch("Cl", "sets", "V"), wanted)


def test_what_is_right_may_weigh_two_sides() -> None:
    """A belief never stands on both sides of a "but"; what is right often does."""
    said = replace(stretch("in", "but", "out"), sides=(0, 1, 1))
    assert fills_across(said, outline("in", "out"))
    assert not fills(said, outline("in", "out"))
