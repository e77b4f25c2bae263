"""Values told in other words than "c = 4 mM": ratios, shares, orders, former values, reversal potentials."""

from __future__ import annotations

from math import log

import pytest

from tutor import Tutor
from tutor.knowledge.model import Knowledge

F, R = 96485.33212, 8.314462618
RT_F = R * 310.15 / F * 1e3  # mV


def first(knowledge: Knowledge, text: str, symbol: str) -> float:
    """The first value of a quantity in an answer."""
    return next(value.value for value in Tutor(knowledge).ask(text).values if value.symbol == symbol)


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        ("E_K with ratio 1:40", "E", RT_F * log(1 / 40)),
        ("K in:out ratio of 30:1. E_K?", "E", RT_F * log(1 / 30)),
        ("Na ratio 10:1, what is E_Na at 37", "E", RT_F * log(10)),
        ("what is the slope per decade for a divalent at 37", "slope", RT_F * log(10) / 2),
        ("E_K at room temperature, 21 °C", "E", R * 294.15 / F * 1e3 * log(4 / 140)),
        ("The exam is on the 9th. K 132 inside and 4.6 in the plasma, E_K?", "E", RT_F * log(4.6 / 132)),
        ("K out was 4 and K in was 150. E_K?", "E", RT_F * log(4 / 150)),
        ("If V is -72 and ENa is +64, is the driving force 8 or 136?", "DF", -136.0),
        ("Is E_Cl -70 or +70? Cl 110/8", "E", -RT_F * log(110 / 8)),
        (
            "PK:PNa:PCl = 1:0.05:0.3. K 5 and 150, Na 142 and 14, Cl 105 and 9, outside always first. V_m?",
            "V_m",
            RT_F * log((5 + 0.05 * 142 + 0.3 * 9) / (150 + 0.05 * 14 + 0.3 * 105)),
        ),
        ("K 150, 5; Na 14, 142 (inside value first). E_Na?", "E", RT_F * log(142 / 14)),
        (
            "Only K and Na leak. K 4.2/148, Na 143/11, P_Na/P_K 0.02. Voltage?",
            "V_m",
            RT_F * log((4.2 + 0.02 * 143) / (148 + 0.02 * 11)),
        ),
        (
            "A cell leaks only K and Na. K 4.2 out 148 in, Na 143 out 11 in. P_Na is a fiftieth of P_K. V_m?",
            "V_m",
            RT_F * log((4.2 + 0.02 * 143) / (148 + 0.02 * 11)),
        ),
        (
            "K is 20 times less permeable than Na. K 5/140 Na 145/15. V?",
            "V_m",
            RT_F * log((0.05 * 5 + 145) / (0.05 * 140 + 15)),
        ),
        ("Na half as permeable as K, K 5/140, Na 145/15: V?", "V_m", RT_F * log(77.5 / 147.5)),
        ("g_K is ten times g_Na. E_K = -90, E_Na = +60. V_m?", "V_m", (10 * -90 + 60) / 11),
        ("gNa is 1/20 of gK, EK -95 ENa 65. Vm by chord eq?", "V_m", (-95 + 0.05 * 65) / 1.05),
        ("I_Na with g 10 nS at -40 mV, reverses at +50 mV", "I", -900.0),
        ("The matrix is 0.8 pH units more alkaline than outside, delta psi -160. pmf?", "delta_p",
         -160 - 0.8 * RT_F * log(10)),
        ("Thylakoid at 25 °C: lumen 2.1 pH units more acid than the stroma, voltage about nil. pmf in mV?",
         "delta_p", -2.1 * R * 298.15 / F * 1e3 * log(10)),
        # RT ln(10^4) + 2F·70 mV, out of the cell
        ("How much energy is needed to pump Ca from 100 nM to 1 mM at -70", "dG",
         (R * 310.15 * log(1e4) + 2 * F * 0.07) / 1e3),
        ("What's the work to bring glucose from 1 mM to 10 mM", "dG", R * 310.15 * log(10) / 1e3),
        # (10 · exp(60/26.73))²: the tenfold gradient of Na+ lies outside, as in most cells
        ("SGLT with 2 Na per glucose: how concentrated can glucose get with Na 10-fold and -60 mV",
         "accumulation", 100 * 2.718281828459045 ** (120 / RT_F)),
        # 44.37: RT ln(145/12)·3 + RT ln(140/4)·2 + F·70 mV
        ("The pump moves 3 Na+ out and 2 K+ in per ATP. At -70 mV, Na 12/145 K 140/4, how much energy "
         "does a cycle need?", "w",
         (R * 310.15 * (3 * log(145 / 12) + 2 * log(140 / 4)) + F * 0.07) / 1e3),
        ("Compute the current through 1000 open K channels of 15 pS each at -60, E_K -92", "I", 480.0),
        ("How steep must the K gradient be to hold -90?", "ratio", 2.718281828459045 ** (-90 / RT_F)),
        ("At -90 mV, how many times more K inside than outside at equilibrium?", "ratio",
         2.718281828459045 ** (-90 / RT_F)),
        ("membrane half as permeable to Na as to K, K 5/140, Na 145/15: V?", "V_m", RT_F * log(77.5 / 147.5)),
        ("K crosses 50 times more easily than Na, K 5/140 Na 145/15. V_m?", "V_m",
         RT_F * log((5 + 0.02 * 145) / (140 + 0.02 * 15))),
        ("A cell holds 140 mM K and 15 mM Na in a bath of 5 mM K and 145 mM Na. It is fifty times as "
         "permeable to potassium as to sodium, no chloride. V_m?", "V_m",
         RT_F * log((5 + 0.02 * 145) / (140 + 0.02 * 15))),
        ("NCX 3:1 reversal with E_Na 70 and E_Ca 125", "V_rev", 3 * 70 - 2 * 125),
        ("Whole-cell GABA recording. g_Cl rises by 12 nS, E_Cl -72 and we hold at -50. Size and sign of the "
         "chloride current?", "I", 12 * 22.0),
        ("In a patch I've a 20 pS channel, the current flips at -90, what do I read at -40", "I", 1.0),
        ("Frog muscle at 18 degrees, K in 120, K out 2.5. My write-up used 61 and it doesn't match. E_K?",
         "E", R * 291.15 / F * 1e3 * log(2.5 / 120)),
        ("Take Na+ 145 outside, 12 inside, -68 mV. Free energy change for a mole coming in?", "dG",
         F * (-68 - RT_F * log(145 / 12)) / 1e6),
        ("Could you take me through the proton motive force at -165 mV, pH 7.8 in the matrix, 7.1 outside?",
         "delta_p", -165 - 0.7 * RT_F * log(10)),
        ("From my recording I read 0.8 pA of outward potassium current at -20 mV, and E_K was -84 mV. What "
         "is the conductance of the channel?", "g", 0.8 / 64 * 1e3),
        ("The cell only lets K through. If K out climbs from 3 to 12, how does V_m change", "V_m",
         RT_F * log(3 / 140)),
        ("KCC2 carries one K+ and one Cl- out together. With 3 mM K+ and 120 mM Cl- outside and 140 mM K+ "
         "inside, to what value could it lower the chloride in the cell?", "c", 3 * 120 / 140),
        ("E_Cl is −72.5 mV. Cl outside is 125 mM. Find the internal concentration.", "c",
         125 * 2.718281828459045 ** (-72.5 / RT_F)),
        ("At what Vm would K+ neither enter nor leave with 5 mM outside, 120 mM inside", "E",
         RT_F * log(5 / 120)),
        ("Na 145, K 4, Cl 110 outside; 12, 140, 10 inside; find V_m", "V_m",
         RT_F * log((4 + 0.04 * 145 + 0.45 * 10) / (140 + 0.04 * 12 + 0.45 * 110))),
        # π (30 µm)² · 1 µF/cm² = 28.27 pF
        ("The cell has 30 µm diameter and 1 µF/cm². What's its capacitance?", "C", 28.274),
        # 20 mM of five charges are 100 mM: K+ inside is (100 + √(100² + 4·100²)) / 2
        ("Donnan: 20 mM protein with 5 negative charges each inside, 100 mM NaCl outside. ratio?", "ratio",
         (1 + 5**0.5) / 2),
        ("proton gradient of 1.4 pH units and 140 mV, energy per mole of protons", "dG",
         -F * (0.14 + 1.4 * RT_F * log(10) / 1e3) / 1e3),
        ("delta pH 0.75 and -160, total?", "delta_p", -160 - 0.75 * RT_F * log(10)),
        ("how many protons per ATP do you need if pmf is 200 mV and ΔG_ATP is 50 kJ/mol", "count",
         50e3 / (F * 0.2)),
    ],
)  # fmt: skip
def test_what_is_told_is_used(knowledge: Knowledge, text: str, symbol: str, value: float) -> None:
    """Each by the formula with CODATA constants at 37 °C, unless another temperature is told."""
    assert first(knowledge, text, symbol) == pytest.approx(value, rel=2e-3)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("plasma K+ 7.2 mmol/l, was 4.1 last year, inside 145. By how much has EK shifted?", 4.1, 7.2),
        ("[K]o now 10 (was 4), new E_K? K inside 145", 4, 10),
        ("K outside is 12 mM, previously 4 mM. How much did E_K move with 145 inside?", 4, 12),
    ],
)
def test_a_former_value_is_where_a_change_starts(
    knowledge: Knowledge, text: str, before: float, after: float
) -> None:
    """RT/F · ln of both ratios, with 145 mM inside."""
    answer = Tutor(knowledge).ask(text)
    roles = {value.role: value.value for value in answer.values if value.symbol == "E"}
    assert roles["before"] == pytest.approx(RT_F * log(before / 145), abs=0.02)
    assert roles["after"] == pytest.approx(RT_F * log(after / 145), abs=0.02)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("In hyperkalaemia K rises to 7.5. What is the new E_K?", 4, 7.5),
        ("K+ falls to 2.5, what is E_K", 4, 2.5),
        ("How does the cell react if K is raised to 12?", 4, 12),
        ("what happens to V_m when potassium climbs to 10", 4, 10),
    ],
)
def test_an_ion_goes_to_an_amount(knowledge: Knowledge, text: str, before: float, after: float) -> None:
    """Without a side it is the one outside, as in plasma or a bath."""
    told = {value.role: value.value for value in Tutor(knowledge).ask(text).values if value.symbol == "E"}
    assert told["before"] == pytest.approx(RT_F * log(before / 140), abs=0.02)
    assert told["after"] == pytest.approx(RT_F * log(after / 140), abs=0.02)


def test_a_ratio_goes_from_where_it_is_said_to_start(knowledge: Knowledge) -> None:
    """P_Cl stays 0.45 of P_K, as in the typical neuron."""
    answer = Tutor(knowledge).ask("If P_Na/P_K goes from 0.01 to 20, where does V_m go")
    told = {value.role: value.value for value in answer.values if value.symbol == "V_m"}
    for role, share in (("before", 0.01), ("after", 20)):
        goldman = RT_F * log((4 + share * 145 + 0.45 * 10) / (140 + share * 12.5 + 0.45 * 110))
        assert told[role] == pytest.approx(goldman, abs=0.02)


def test_what_crosses_is_told_anew(knowledge: Knowledge) -> None:
    """ "And only sodium" is another membrane than the last one, not the last one again."""
    tutor = Tutor(knowledge)
    tutor.ask("what would V_m be if only chloride could cross")
    [found] = tutor.ask("and only sodium").values
    assert found.value == pytest.approx(RT_F * log(145 / 12.5), abs=0.02)


@pytest.mark.parametrize(
    "text",
    ["Is it possible for K+ to move into a cell passively?", "Would K+ ever go INTO the cell on its own?"],
)
def test_what_can_be_is_not_judged_on_one_cell(knowledge: Knowledge, text: str) -> None:
    """It can, where V_m is more negative than E_K, though in the typical neuron it does not."""
    assert Tutor(knowledge).ask(text).verdict is None


def test_a_condition_on_two_potentials_is_not_passed_over(knowledge: Knowledge) -> None:
    """Opening Cl- channels moves the typical neuron, but no cell in which V_m is E_Cl already."""
    assert Tutor(knowledge).ask("If V_m = E_Cl what does opening Cl channels do").values == ()


@pytest.mark.parametrize(
    "text",
    [
        "How many Na ions per second does a pump with 1 pA move?",
        "What happens outside first?",
    ],
)
def test_what_is_not_followed_gives_no_number(knowledge: Knowledge, text: str) -> None:
    """A pump's current is one charge a cycle and not one an ion; "first" orders nothing here."""
    answer = Tutor(knowledge).ask(text)
    assert answer.act == "clarify"
    assert answer.values == ()


@pytest.mark.parametrize(
    "text",
    [
        "so GHK is only the average of the three Nernst potentials with the permeabilities as weights, yeah?",
        "so if the inside is -70 then the outside is +70, i suppose?",
    ],
)
def test_a_view_with_a_tag_is_no_sum(knowledge: Knowledge, text: str) -> None:
    """A belief put as a question is still a belief."""
    assert Tutor(knowledge).ask(text).findings


@pytest.mark.parametrize("what", ["different things", "important", "both needed here"])
def test_two_subjects_of_a_question_are_not_equated(knowledge: Knowledge, what: str) -> None:
    """ "Are X and Y …?" asks something of both, and does not say that X is Y."""
    answer = Tutor(knowledge).ask(f"Are conductance and permeability {what}?")
    assert not answer.findings
    assert not answer.headline.startswith("No")
