"""Thumbs on a phone: units without capitals, headings behind, brackets at the end."""

import pytest

from tutor import Tutor


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        # RT/F = 26.7268 mV at 37 °C; worked out by hand
        ("e of ca w 1.2 mm out and 100 nm in", "E", 125.52),
        ("df on ca at -40, 1.5 out .0001 in (mm)", "DF", -40 - 128.50),
        ("slope per tenfold at 20c pls", "slope", 58.167),
        ("q10 of 3, how much faster at 37 than 22", "ratio", 3**1.5),
        ("gk 10 gna 1, ek -92 ena 62, where does vm settle", "V_m", (10 * -92 + 62) / 11),
        ("current thru a 15 ps k channel at -40 when ek is -90", "I", 0.75),
        ("how much charge on a 30 pf cell at 90 mv", "q", 2.7),
        ("goldman: pk 1 pna 0.05 pcl 0.45, k 4/140 na 145/12 cl 110/10 (out/in)", "V_m", -66.57),
        ("pna/pk that gives rest of -75 with k 4/140 na 145/12", "P", 0.03092),
    ],
)
def test_a_number_is_reached(tutor: Tutor, text: str, symbol: str, value: float) -> None:
    """The first value of that symbol."""
    answer = tutor.fresh().ask(text)
    found = next(v.value for v in answer.values if v.symbol == symbol)
    assert found == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    "text", ["how thick is a membrane of 5 nm", "E_K in a cell 20 um wide with 4 and 140"]
)
def test_a_length_without_a_side_stays_one(tutor: Tutor, text: str) -> None:
    """Only beside a side is it a concentration."""
    answer = tutor.fresh().ask(text)
    assert not any(given.symbol == "c" and given.unit in ("nM", "µM") for given in answer.givens)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("is EK = -90 with 5 out and 140 in correct?", 140.0),
        ("E_Na 145 out 12 in thanks", 12.0),
        ("E_K with 4 out and 140 in a neuron", 140.0),
        ("E_K with 4 mM outside and 140 in the cell", 140.0),
    ],
)
def test_in_behind_a_number_answers_out(tutor: Tutor, text: str, inside: float) -> None:
    """Whatever word comes next, the other number is outside."""
    givens = tutor.fresh().ask(text).givens
    assert [g.value for g in givens if (g.symbol, g.side) == ("c", "in")] == [inside]


def test_a_radius_is_half_a_diameter(tutor: Tutor) -> None:
    """Also where the word follows the number: π·(20 µm)²·1 µF/cm²·80 mV / e."""
    answer = tutor.fresh().ask("How many K+ ions leave to bring a 10 µm radius cell to -80 mV?")
    ions = next(v.value for v in answer.values if v.symbol == "N")
    assert ions == pytest.approx(3.141592654 * 400e-12 * 0.01 * 0.08 / 1.602176634e-19, rel=1e-3)


BOTH = "K 4/140 Na 145/12, no chloride"
OWN = 26.7268 * -2.6624  # RT/F · ln((4 + 0.04·145) / (140 + 0.04·12))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"V_m if P_Na/P_K = 0.04, {BOTH}", OWN),
        (f"V_m if P_K/P_Na = 25, {BOTH}", OWN),
        (f"V_m with P_K = 25 P_Na, {BOTH}", OWN),
        (f"V_m if P_K is 25 times P_Na, {BOTH}", OWN),
        (f"V_m with P_Na = 0.04 P_K, {BOTH}", OWN),
        ("P_K 1 P_Na 0.04 P_Cl 0.45 V_m", -69.14),
        ("resting V_m if PNa = PK", -7.338),  # RT/F · ln(153.5 / 202)
    ],
)
def test_a_permeability_by_another(tutor: Tutor, text: str, value: float) -> None:
    """Whichever of the two the other is told by, P_K is the unit."""
    found = [v.value for v in tutor.fresh().ask(text).values if v.symbol == "V_m"]
    assert found == [pytest.approx(value, abs=0.02)]


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        # 2 E_Na: c_in/c_out = (145/12)² · exp(2·70/26.7268)
        ("sglt1, 2 na per glucose, na 145/12 vm -70. max glucose ratio", "accumulation", 27498.0),
        # 3 E_Na − 2 E_Ca
        ("ncx 3 to 1 reversal: na 140/8 ca 1.8 out 120 nm in", "V_rev", -27.51),
        ("NCX reversal potential with Na 145/12, Ca 2/0.0001, 3:1", "V_rev", -64.89),
        # RT ln(140/14) + F·60 mV
        ("energy to push 1 mol na out, na 140 out 14 in, vm -60", "dG", 11.727),
    ],
)
def test_carriers_and_moles(tutor: Tutor, text: str, symbol: str, value: float) -> None:
    """Counts of a cycle are no concentrations, and one mole is what the answer is told for."""
    found = [v.value for v in tutor.fresh().ask(text).values if v.symbol == symbol]
    assert found == [pytest.approx(value, rel=1e-3)]


@pytest.mark.parametrize("text", ["P_K is 10 times P_Na. V_m?", "What is V_m if P_K is 10 times P_Na?"])
def test_ten_times_another_is_no_change(tutor: Tutor, text: str) -> None:
    """P_Na is a tenth of P_K in the typical neuron: RT/F · ln(23 / 190.75)."""
    answer = tutor.fresh().ask(text)
    assert [v.value for v in answer.values if v.symbol == "V_m"] == [pytest.approx(-56.54, abs=0.02)]
