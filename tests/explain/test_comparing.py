"""Two things beside each other: computed where they are quantities, else told from their facets."""

from __future__ import annotations

from math import log

import pytest
from by_hand import RT_F

from tutor import Tutor
from tutor.explain.answer import Answer
from tutor.render import markdown, table


def valued(answer: Answer, symbol: str, ion: str | None = None, role: str = "result") -> list[float]:
    """The values of one quantity, in the order of the sides."""
    return [v.value for v in answer.values if (v.symbol, v.ion, v.role) == (symbol, ion, role)]


def goldman(K_out: float, Na_out: float) -> float:
    """V_m of the typical neuron with other K+ and Na+ outside, straight from the formula."""
    top = K_out + 0.04 * Na_out + 0.45 * 10
    return RT_F * log(top / (140 + 0.04 * 12.5 + 0.45 * 110))


@pytest.mark.parametrize(
    "question",
    [
        "bigger driving force: K or Na?",
        "which has the larger driving force, Na+ or K+?",
        "compare DF of K and Na",
    ],
)
def test_driving_forces_are_computed_and_put_in_order(tutor: Tutor, question: str) -> None:
    """V_m - E of both ions at the Goldman potential of the typical neuron; sodium's is the larger one."""
    answer = tutor.fresh().ask(question)
    assert answer.act == "compare"
    for ion, ratio in (("K", 4 / 140), ("Na", 145 / 12.5)):
        assert valued(answer, "DF", ion) == [pytest.approx(goldman(4, 145) - RT_F * log(ratio), abs=1e-6)]
    assert answer.headline.startswith("DF_Na")
    assert len(answer.table) == 2


def test_two_changes_are_each_computed_alone(tutor: Tutor) -> None:
    """Each doubling starts from the same cell; neither adds to the other."""
    answer = tutor.fresh().ask("doubling plasma K+ versus doubling plasma Na+")
    assert valued(answer, "V_m", None, "after") == [
        pytest.approx(goldman(8, 145), abs=1e-6),
        pytest.approx(goldman(4, 290), abs=1e-6),
    ]


def test_cells_are_compared_in_what_both_have(tutor: Tutor) -> None:
    """A column a cell; each number is that of its own cell."""
    answer = tutor.fresh().ask("neonatal versus mature neurone E_Cl")
    cells = [tutor.knowledge.cells[name] for name in ("neuron-immature", "neuron-mature")]
    assert answer.table[0][1:] == tuple(cell.called for cell in cells)
    assert len(valued(answer, "E", "Cl")) == 2
    assert "more negative in the mature" in answer.headline


def test_a_comparison_of_cells_leaves_the_cell_in_force(tutor: Tutor) -> None:
    """Looking at two other cells chooses neither."""
    asked = tutor.fresh()
    asked.ask("compare the squid axon with the red blood cell")
    assert asked.context.cell == "typical-neuron"


TOGETHER = [
    ("primary vs secondary", "primary-and-secondary-transport"),
    ("steady state vs eq", "steady-state-and-equilibrium"),
    ("is equilibrium the same as steady state", "steady-state-and-equilibrium"),
    ("pumps, carriers and channels: differences?", "channels-pumps-carriers"),
]


@pytest.mark.parametrize(("question", "idea"), TOGETHER)
def test_an_idea_that_holds_both_answers(tutor: Tutor, question: str, idea: str) -> None:
    """Where one idea is about the difference, it is told."""
    answer = tutor.fresh().ask(question)
    assert (answer.act, answer.target) == ("compare", idea)


@pytest.mark.parametrize(
    "question",
    [
        "difference between the Nernst and the Goldman equation",
        "P vs g",
        "threshold versus refractory period",
    ],
)
def test_two_ideas_share_the_rows_that_both_have(tutor: Tutor, question: str) -> None:
    """Every row of the table has a cell for each idea, and none is empty."""
    answer = tutor.fresh().ask(question)
    assert answer.act == "compare"
    assert len(answer.table) >= 2
    assert {len(row) for row in answer.table} == {3}
    assert all(all(row[1:]) for row in answer.table)


ALONE = ["K 4/140 and Na 145/12.5, E of each?", "is potassium or what", "or not?", "more or less negative?"]


@pytest.mark.parametrize("text", ALONE)
def test_a_joint_word_alone_compares_nothing(tutor: Tutor, text: str) -> None:
    """ "or" and "and" stand in many sentences that set nothing side by side."""
    assert tutor.fresh().ask(text).act != "compare"


def test_a_table_keeps_within_its_width() -> None:
    """Long cells are wrapped in their column, every line starts its columns at the same place."""
    lines = table((("", "one", "other"), ("what", "word " * 30, "x")), 60).splitlines()
    assert max(map(len, lines)) <= 60
    assert {line.index("│") for line in lines if "│" in line} == {lines[0].index("│")}


def test_markdown_has_the_table(tutor: Tutor) -> None:
    """A table in Markdown has a ruler under its head."""
    said = markdown(tutor.fresh().ask("P vs g"))
    assert "| --- | --- | --- |" in said
