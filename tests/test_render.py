"""Wrapping: the breaks of ``textwrap``, at any width."""

from __future__ import annotations

import textwrap

import pytest

from tutor import Tutor
from tutor.explain.answer import Answer
from tutor.render import plain, table

TEXTS = (
    "V_m lies between E_K and E_Na, nearer to that of the ion whose permeability is greater.",
    "The voltage-gated Na+-K+-2Cl- cotransporter is electroneutral -- it moves no net charge, pp. 139-142.",
    "A no-break space\u00a0stays where\u00a0it is, and a line\nbreak is a space.",
    "aWordFarTooLongForTheWidthThatStaysInOnePieceAllTheSame short",
)


@pytest.fixture(scope="module")
def blank() -> Answer:
    """An answer of which only the headline counts."""
    answer = Tutor().ask("E_K with 4 mM outside and 140 mM inside?")
    bare: dict[str, object] = dict.fromkeys(("steps", "table", "meaning", "assumed", "notes"), ())
    return answer.model_copy(update={**bare, "sources": (), "suggestions": (), "understood": "", "asks": ""})


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", range(12, 90, 7))
def test_breaks_lines_where_textwrap_does(text: str, width: int, blank: Answer) -> None:
    """The same lines, for hyphens, long words and no-break spaces too."""
    expected = textwrap.fill(text, width, break_long_words=False)
    assert plain(blank.model_copy(update={"headline": text}), width) == expected


def test_a_wide_column_gets_the_room_that_narrow_ones_leave() -> None:
    """Narrow columns are not wrapped, and no line is longer than the screen."""
    rows = [("id", "37 °C", "a name in some words", "words " * 30), ("other", "20 °C", "another", "few")]
    lines = table(rows, 80).splitlines()
    assert "37 °C │ a name in some words │" in lines[0]
    assert max(map(len, lines)) <= 80
    assert len(lines) <= 6  # 179 characters in the 45 that are left


COMPARED = [
    ("", "the squid giant axon", "the typical neuron"),
    ("what it is for", "It carries signals over a long way", "It adds up what it receives"),
    ("V_m", "−59.7 mV", "−69.1 mV"),
]


@pytest.mark.parametrize("width", range(8, 90, 3))
@pytest.mark.parametrize("rows", [COMPARED, COMPARED[1:]])
def test_a_table_never_is_wider_than_the_screen(width: int, rows: list[tuple[str, ...]]) -> None:
    """Down to a few letters, with and without heads; nothing is left out."""
    text = table(rows, width)
    assert max(map(len, text.splitlines())) <= width
    letters = "".join(text.split())
    assert all(cell.split()[-1][:7] in letters for row in rows for cell in row if cell)


def test_a_table_too_wide_for_columns_is_told_row_by_row() -> None:
    """Each value stands behind the head of its column, under the name of its row."""
    assert table(COMPARED, 36).splitlines()[-3:] == [
        "V_m",
        "  the squid giant axon: −59.7 mV",
        "  the typical neuron: −69.1 mV",
    ]
