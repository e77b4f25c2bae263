"""Numbers of whole sentences: what they are bound to, and which statements belong to the request behind them.

Expected numbers: R = 8.314462618 J/(mol K), F = 96485.33212 C/mol, 37 °C = 310.15 K, worked out by hand.
"""

import math

import pytest
from bound import read

from tutor import Tutor
from tutor.knowledge.model import Knowledge
from tutor.parse.tasks import tasks_of

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


def asked(tutor: Tutor, text: str) -> tuple[str | None, float | None]:
    """The target of a first question and its first value."""
    answer = tutor.fresh().ask(text)
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
def test_a_question_in_whole_sentences_is_computed(
    tutor: Tutor, text: str, target: str, value: float
) -> None:
    """Each number was derived apart from the program."""
    found, number = asked(tutor, text)
    assert found == target
    assert number == pytest.approx(value, rel=2e-3)


def test_a_belief_before_a_request_is_still_found(tutor: Tutor) -> None:
    """An introduction is heard, though it is no request."""
    answer = tutor.fresh().ask(
        "The pump makes the inside negative by pumping charge out. What is E_K with 4/140?"
    )
    assert answer.values[0].value == pytest.approx(nernst(4, 140), abs=0.1)
    assert any(finding.id == "pump-makes-the-potential" for finding in answer.findings) or answer.parts


def test_an_unused_count_of_protons_is_asked_about(tutor: Tutor) -> None:
    """A number that enters nothing is never passed over."""
    tutor = tutor.fresh()
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
def test_what_is_given_stands_in_place_of_what_the_cell_holds(tutor: Tutor, text: str, value: float) -> None:
    """The values of the cell fill gaps only."""
    assert asked(tutor, text)[1] == pytest.approx(value, rel=2e-3)


CAPACITY = 0.01  # F/m2, 1 µF/cm2
AVOGADRO = 6.02214076e23


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        (
            "How many monovalent ions must cross the membrane of a 20 µm cell in order to change its "
            "potential by seventy millivolts?",
            "N",
            CAPACITY * 0.07 * math.pi * 20e-6**2 / F * AVOGADRO,
        ),
        (
            "By how much does [Na+]i rise in a 10 µm axon during one 100 mV spike?",
            "dc",
            1e3 * CAPACITY * 0.1 * 4 / (F * 10e-6),
        ),
        (
            "A spherical cell of diameter 10 µm contains 140 mM K+. What fraction of its K+ must leave to "
            "establish -70 mV? (C_m = 1 µF/cm²)",
            "fraction",
            CAPACITY * 0.07 * 6 / (F * 10e-6) / 140,
        ),
        ("20 um diameter soma charged from 0 to -70 mV: total charge", "q", 1e15 * 7e-4 * math.pi * 4e-10),
        (
            "What is the minimum work required to transport one mole of calcium ions out of a cell at minus "
            "seventy millivolts when the outside concentration is 1.2 mM and the inside one is 100 nM?",
            "dG",
            2 * F * (nernst(1.2, 1e-4, 2) + 70) / 1e6,
        ),
        (
            "how much energy to push one mol of sodium out at -70, 145/12.5",
            "dG",
            F * (nernst(145, 12.5) + 70) / 1e6,
        ),
        (
            "Calculate the work, in kilojoules per mole, needed to move glucose from a concentration of one "
            "millimolar to one of five millimolar.",
            "dG",
            R * BODY * math.log(5) / 1e3,
        ),
        (
            "max [glucose]_i/[glucose]_o for SGLT1 (2:1) at V_m=-70 with Na 145/12.5",
            "accumulation",
            math.exp(2 * F * (nernst(145, 12.5) + 70) / 1e3 / (R * BODY)),
        ),
        (
            "Reversal potential of the 3Na+/1Ca2+ exchanger, given E_Na = +65 mV and E_Ca = +130 mV.",
            "V_rev",
            -65.0,
        ),
        ("anion exchanger AE1: HCO3 12 in, 24 out, Cl out 110. equilibrium Cl in?", "c", 110 * 12 / 24),
    ],
)
def test_amounts_and_energies_in_many_words(tutor: Tutor, text: str, symbol: str, value: float) -> None:
    """Each number was derived apart from the program."""
    found = {result.symbol: result.value for result in tutor.fresh().ask(text).values}
    assert found[symbol] == pytest.approx(value, rel=3e-3)


def test_each_task_under_one_head_is_answered(tutor: Tutor) -> None:
    """A condition behind the list holds for all of its tasks."""
    answer = tutor.fresh().ask("Calculate (a) E_K for 4/140 and (b) E_Na for 145/12, at 37 °C.")
    assert [round(value.value, 1) for value in answer.values] == [
        round(nernst(4, 140), 1),
        round(nernst(145, 12), 1),
    ]
    cells = tutor.fresh().ask("Find V_m for (a) doubled P_Na, (b) doubled [K+]o, in the teaching cell.")
    alone = [
        tutor.fresh().ask(f"Find V_m for doubled {what} in the teaching cell.") for what in ("P_Na", "[K+]o")
    ]
    assert [part.values[1].value for part in cells.parts] == [one.values[1].value for one in alone]


@pytest.mark.parametrize(
    "text",
    [
        "At V_m = +20 mV potassium will move (a) into the cell (b) out of the cell (c) neither way",
        "Calculate E_K with 4 mM (outside) and 140 mM (inside).",
        "E_K is (a) -95 mV (b) +95 mV",
    ],
)
def test_options_and_brackets_are_no_list_of_tasks(text: str) -> None:
    """Only a head that each item completes makes them tasks."""
    assert tasks_of(text) == ()


def test_what_a_ratio_is_relative_to_is_not_asked_for(tutor: Tutor) -> None:
    """ "pna/pk .02" gives P_Na; V_m is what the words before it want."""
    text = "vm from just k and na. pna/pk .02, k 3.5 out 145 in, na 142 out 11 in"
    answer = tutor.fresh().ask(text)
    expected = 1e3 * R * BODY / F * math.log((3.5 + 0.02 * 142) / (145 + 0.02 * 11))
    assert [v.value for v in answer.values if v.symbol == "V_m"] == [pytest.approx(expected, abs=0.01)]
