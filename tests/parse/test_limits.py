"""What is too much for one message is refused before it is read, and nothing less is."""

from __future__ import annotations

import pytest

from tutor.parse.limits import beyond

TOO_MUCH = {
    "characters": "K" * 4001,
    "words": "K+ " * 300,
    "numbers": "4, " * 81,
    "lines": "4\n" * 41,
    "sentences": "Why is that? " * 31,
    "a sentence": "and the " * 120,
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_too_much_is_said_by_name(what: str) -> None:
    """The refusal names what there was too much of."""
    assert what in beyond(TOO_MUCH[what])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " " * 3990,
        "Conc. of K+ is 4.5 mM. [Na+]o = 145.0 mM. What is E_K? " * 6,
        "ion\tout\tin\n" + "".join(f"K+\t{n}.5\t140\n" for n in range(26)),
        "K+ leaves the cell because its concentration is higher inside, so the inside becomes negative. "
        * 20,
    ],
)
def test_a_question_a_table_and_an_essay_are_read(text: str) -> None:
    """A dot within a number ends no sentence, and a row of numbers is none."""
    assert beyond(text) == ""
