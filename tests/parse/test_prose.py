"""Numbers of whole sentences: what they are bound to, and which statements belong to the request behind them.

Expected numbers: R = 8.314462618 J/(mol K), F = 96485.33212 C/mol, 37 °C = 310.15 K, worked out by hand.
"""

import math

import pytest
from bound import read

from tutor import Tutor
from tutor.knowledge.model import Knowledge

R, F, BODY = 8.314462618, 96485.33212, 310.15
DECADE = 1e3 * R * BODY / F * math.log(10)  # mV a unit of pH

ACIDITY = {
    "The matrix has a pH of 7.75 and the intermembrane space a pH of 7.0. Find the pmf.": (7.75, 7.0),
    "pmf at -150 mV with matrix pH 7.8 vs 7.2 in the intermembrane space?": (7.8, 7.2),
    "pH 7.8 in the matrix and 7.1 outside: the proton motive force?": (7.8, 7.1),
    "the lumen at pH 6.1, the stroma at 7.9, 25 °C: what is the pmf?": (7.9, 6.1),
    "pmf -150 dpsi ph in 7.8 out 7": (7.8, 7.0),
    "E_H with cytosol 7.2 blood 7.4": (7.2, 7.4),
    "pmf for outside 7 and inside 7.75 at -160 mV, both pH": (7.75, 7.0),
}


@pytest.mark.parametrize("text", ACIDITY)
def test_each_ph_takes_the_side_spoken_of(knowledge: Knowledge, text: str) -> None:
    """Sides stand before, behind or between the numbers."""
    inside, outside = ACIDITY[text]
    said = read(knowledge, text)
    assert f"pH(in) = {inside:g} 1" in said
    assert f"pH(out) = {outside:g} 1" in said


@pytest.mark.parametrize(
    "text", ["E_K with 4 mM outside and 7 mM inside at 25 °C", "P_K : P_Na = 7 : 4, what is V_m?"]
)
def test_a_number_is_no_ph_where_no_ph_is_spoken_of(knowledge: Knowledge, text: str) -> None:
    """Concentrations and ratios of that size stay what they are."""
    assert not [said for said in read(knowledge, text) if said.startswith("pH")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("an ATP synthase with 10 c-subunits at a pmf of 160 mV", 10 / 3),
        ("c-ring of 14, pmf 110 mV: max phosphorylation potential", 14 / 3),
        ("threshold pmf for a c8 ring, ΔGp 50", 8 / 3),
        ("is 150 mV enough to make ATP with n = 4?", 4),
    ],
)
def test_the_ring_tells_the_protons_for_one_atp(knowledge: Knowledge, text: str, count: float) -> None:
    """Three ATP are made in a turn of the ring."""
    assert f"count(H) = {count:.6g} 1" in read(knowledge, text)


def asked(text: str) -> tuple[str | None, float | None]:
    """The target of a first question and its first value."""
    answer = Tutor().ask(text)
    return answer.target, answer.values[0].value if answer.values else None


def nernst(out: float, inside: float, z: int = 1) -> float:
    """The equilibrium potential in mV at 37 °C."""
    return 1e3 * R * BODY / (z * F) * math.log(out / inside)


@pytest.mark.parametrize(
    ("text", "target", "value"),
    [
        (
            "A sodium-calcium exchanger transports three sodium ions in exchange for one calcium ion. "
            "Find its reversal potential if E_Na is +60 mV and E_Ca is +120 mV.",
            "coupled-transport",
            3 * 60.0 - 2 * 120.0,
        ),
        (
            "The sodium-potassium ATPase exports three sodium ions and imports two potassium ions for each "
            "ATP. Calculate the energy required per mole of ATP at -70 mV in a cell with 145/12.5 mM sodium "
            "and 4/140 mM potassium (outside/inside).",
            "pump-energetics",
            F * (3 * (nernst(145, 12.5) + 70) + 2 * (-70 - nernst(4, 140))) / 1e6,
        ),
        (
            "An E. coli cell has a pmf of -166 mV and Δψ of -120 mV. Calculate ΔpH (37 °C).",
            "proton-motive-force",
            46.0 / DECADE,
        ),
        ("ΔG for moving 1 mol H+ into the matrix when Δp = -200 mV", "proton-motive-force", -0.2 * F / 1e3),
        ("Arterial pH 7.12, what is [H+] in nmol/L?", "ph", 10 ** (9 - 7.12)),
        ("[H+] in nM at pH 7.32", "ph", 10 ** (9 - 7.32)),
        ("what pHi would be passive at Vm = -70, pHo 7.4?", "ph", 7.4 - 70 / DECADE),
    ],
)
def test_a_question_in_whole_sentences_is_computed(text: str, target: str, value: float) -> None:
    """Each number was derived apart from the program."""
    found, number = asked(text)
    assert found == target
    assert number == pytest.approx(value, rel=2e-3)


def test_a_belief_before_a_request_is_still_found() -> None:
    """An introduction is heard, though it is no request."""
    answer = Tutor().ask("The pump makes the inside negative by pumping charge out. What is E_K with 4/140?")
    assert answer.values[0].value == pytest.approx(nernst(4, 140), abs=0.1)
    assert any(finding.id == "pump-makes-the-potential" for finding in answer.findings) or answer.parts


def test_an_unused_count_of_protons_is_asked_about() -> None:
    """A number that enters nothing is never passed over."""
    tutor = Tutor()
    tutor.ask("ΔG for H+ entering E. coli at -166 mV pmf")
    assert not tutor.ask("with 2 H+").values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("V_m by chord conductance with g_K 10 g_Na 1 nS E_K -50 mV E_Na 30 mV", (10 * -50 + 30) / 11),
        ("mitochondria: pmf -150, delta psi -100 mV, delta pH?", 50 / DECADE),
        ("V_rev of NCX with E_Na = 50 mV and E_Ca = 100 mV", 3 * 50.0 - 2 * 100.0),
    ],
)
def test_what_is_given_stands_in_place_of_what_the_cell_holds(text: str, value: float) -> None:
    """The values of the cell fill gaps only."""
    assert asked(text)[1] == pytest.approx(value, rel=2e-3)
