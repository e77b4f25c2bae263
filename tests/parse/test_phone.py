"""Thumbs on a phone: units without capitals, headings behind, brackets at the end."""

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        # RT/F = 26.7268 mV at 37 °C; worked out by hand
        ("e of ca w 1.2 mm out and 100 nm in", "E", 125.52),
        ("df on ca at -40, 1.5 out .0001 in (mm)", "DF", -40 - 128.50),
        ("slope per tenfold at 20c pls", "slope", 58.167),
        ("gk 10 gna 1, ek -92 ena 62, where does vm settle", "V_m", (10 * -92 + 62) / 11),
        ("current thru a 15 ps k channel at -40 when ek is -90", "I", 0.75),
        ("how much charge on a 30 pf cell at 90 mv", "q", 2.7),
        ("goldman: pk 1 pna 0.05 pcl 0.45, k 4/140 na 145/12 cl 110/10 (out/in)", "V_m", -66.57),
        ("pna/pk that gives rest of -75 with k 4/140 na 145/12", "P", 0.03092),
    ],
)
def test_a_number_is_reached(knowledge: Knowledge, text: str, symbol: str, value: float) -> None:
    """The first value of that symbol."""
    answer = Tutor(knowledge).ask(text)
    found = next(v.value for v in answer.values if v.symbol == symbol)
    assert found == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    "text", ["how thick is a membrane of 5 nm", "E_K in a cell 20 um wide with 4 and 140"]
)
def test_a_length_without_a_side_stays_one(knowledge: Knowledge, text: str) -> None:
    """Only beside a side is it a concentration."""
    answer = Tutor(knowledge).ask(text)
    assert not any(given.symbol == "c" and given.unit in ("nM", "µM") for given in answer.givens)
