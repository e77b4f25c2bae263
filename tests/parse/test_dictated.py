"""What is said aloud: numbers in words, abbreviations letter by letter, corrections in the same breath."""

from __future__ import annotations

from math import log

import pytest

from tutor import Tutor, load_knowledge
from tutor.parse.letters import joined_letters
from tutor.parse.spoken import read_number_words
from tutor.parse.text import normalise


def value_of(tutor: Tutor, text: str, symbol: str) -> float:
    """The first value with this symbol in the answer."""
    return next(one.value for one in tutor.fresh().ask(text).values if one.symbol == symbol)


def nernst(z: int, out: float, inside: float, celsius: float = 37.0) -> float:
    """In mV, from the constants, apart from the program's own."""
    return 8.314462618 * (celsius + 273.15) / (z * 96485.33212) * 1000 * log(out / inside)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("one forty", 140), ("one forty five", 145), ("one oh four", 104), ("one four five", 145),
        ("two fifty", 250), ("hundred and forty", 140), ("twelve thousand five hundred", 12500),
        ("one thousand two hundred", 1200), ("point oh four", 0.04), ("point four five", 0.45),
        ("three point one four", 3.14), ("two and a half", 2.5), ("sixty-five point two", 65.2),
        ("fifteen hundred", 1500), ("ten", 10), ("zero", 0),
    ],
)  # fmt: skip
def test_a_number_said_in_words_is_read_whole(said, value):
    """Hundreds without their word, decimals digit by digit, halves."""
    assert read_number_words(said, 0) == (pytest.approx(value), len(said))


@pytest.mark.parametrize(
    ("said", "value", "rest"),
    [
        ("four one forty", 4, " one forty"), ("one forty five and twelve", 145, " and twelve"),
        ("four and one forty", 4, " and one forty"), ("twenty forty", 20, " forty"),
        ("hundred and sodium", 100, " and sodium"), ("three five", 3, " five"),
        ("one to point oh four", 1, " to point oh four"),
    ],
)  # fmt: skip
def test_two_numbers_that_follow_each_other_stay_two(said, value, rest):
    """What is not said as one number is none."""
    number, end = read_number_words(said, 0)
    assert (number, said[end:]) == (value, rest)


def test_a_point_with_a_name_is_no_decimal_point():
    """ "At this point two channels open": no 0.2."""
    text = "at this point two channels open"
    assert read_number_words(text, text.index("point")) is None


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("what's e k and v m", "what's ek and vm"), ("p k to p na to p cl", "pk to pna to pcl"),
        ("the p m f with f c c p", "the pmf with fccp"), ("s g l t one takes", "sglt1 takes"),
        ("am i a k channel", "am i a k channel"), ("five g na", "five g na"),
        ("delta g na", "delta g na"), ("a b c", "a b c"), ("in e coli", "in e coli"),
    ],
)  # fmt: skip
def test_letters_of_a_known_abbreviation_are_put_together(said, read):
    """Only where they make up a name or a symbol, and never behind an amount."""
    assert joined_letters(normalise(said), load_knowledge().lexicon).plain == read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("okay so potassium is four outside and one forty inside what's e k", nernst(1, 4, 140)),
        ("um chloride one ten out and seven in give me the reversal", nernst(-1, 110, 7)),
        ("sodium outside is one forty five inside is uh ten no wait twelve inside get me the reversal",
         nernst(1, 145, 12)),
        ("k is 4 outside, 130 sorry 140 inside, E_K?", nernst(1, 4, 140)),
        ("chloride no wait sodium is 145 out and 12 in, what's its nernst potential", nernst(1, 145, 12)),
        ("K out 5, scratch that, 4 mM, in 140 mM, E_K?", nernst(1, 4, 140)),
    ],
)  # fmt: skip
def test_the_equilibrium_potential_of_what_was_said_last(tutor, text, expected):
    """What was taken back does not count."""
    assert value_of(tutor, text, "E") == pytest.approx(expected, abs=0.05)


def test_permeabilities_and_concentrations_said_in_a_row_are_a_membrane(tutor):
    """A membrane described whole is computed, and not taken for a change of another cell."""
    text = (
        "suppose p k to p na to p cl is one to point oh four to point four five and potassium five out "
        "one forty in sodium one forty five out ten in chloride one ten out ten in what does goldman give"
    )
    share = (5 + 0.04 * 145 + 0.45 * 10) / (140 + 0.04 * 10 + 0.45 * 110)
    assert value_of(tutor, text, "V_m") == pytest.approx(nernst(1, share, 1), abs=0.05)


def test_the_side_behind_and_belongs_to_its_own_number(tutor):
    """ "From four to eight and the cells have one fifty inside": what changes is outside."""
    answer = tutor.fresh().ask(
        "potassium goes from four to eight and the cells have one fifty inside, what does that do to E_K"
    )
    after = [one.value for one in answer.values if one.symbol == "E" and one.role == "after"]
    assert after == [pytest.approx(nernst(1, 8, 150), abs=0.05)]
