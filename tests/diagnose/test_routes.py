"""Every route of the data leads to the number of the published tables.

The expected numbers were worked out apart from this program: a route is only as good as the wrong
number it predicts. The membrane is the typical neuron at 37 °C unless it is said.
"""

import pytest

from tutor import load_knowledge
from tutor.diagnose.routes.case import Case
from tutor.diagnose.routes.formulas import own
from tutor.diagnose.routes.walk import read_route, walk
from tutor.diagnose.slips import SlipBook
from tutor.errors import KnowledgeError
from tutor.meaning import V_M, Variable, read_variable
from tutor.units import from_si, to_si

KNOWLEDGE = load_knowledge()
BOOK = SlipBook(KNOWLEDGE.slips)
NERNST = {
    "ratio-inverted": (95.02, -65.51, 64.09, -132.34),
    "sign-flip": (95.02, -65.51, 64.09, -132.34),
    "valence-omitted": (None, None, 64.09, 264.69),
    "valence-sign-lost": (None, None, 64.09, None),
    "valence-multiplied": (None, None, None, 529.37),
    "ln-with-decade-slope": (-218.80, 150.84, -147.57, 304.73),
    "log10-with-rt-over-f": (-41.27, 28.45, -27.83, 57.48),
    "celsius-as-kelvin": (-11.34, 7.81, -7.65, 15.79),
    "slope-forgotten": (-1.54, 1.06, -1.04, 2.15),
    "difference-in-log": (131.30, 130.60, -123.08, 9.26),
    "difference-times-slope": (-8369.5, 8154.1, -6154.0, 61.54),
    "unit-mix-micromolar": (None, None, None, 40.03),
    "unit-mix-nanomolar": (None, None, None, -52.28),
    "total-for-free-ca": (None, None, None, 141.61),  # 132.34 + 30.770 log10(2)
    "volts-for-millivolts": (-0.0950, 0.0655, -0.0641, 0.1323),
}
FORCE = {
    "df-reversed": (-25.02, 135.51, 5.91, 202.34),
    "df-added": (-165.02, -4.49, -134.09, 62.34),
    "force-is-vm-alone": (-70, -70, -70, -70),
    "force-is-e-alone": (-95.02, 65.51, -64.09, 132.34),
    "df-absolute": (-25.02, 4.49, 5.91, -62.34),
}
GOLDMAN = {  # the typical neuron, the teaching cell
    "cl-not-inverted": (-23.90, -55.48),
    "ghk-in-over-out": (69.14, 86.34),
    "permeability-omitted": (-13.40, -15.37),
    "p-weighted-average": (-81.37, -92.25),
    "unweighted-average": (-31.20, -39.46),
    "k-na-mean": (-14.76, -14.20),
    "sum-of-e": (-93.60, None),
    "log-sum": (-121.24, None),
    "ln-with-decade-slope": (-159.19, None),
    "log10-with-rt-over-f": (-30.03, None),
    "cl-dropped": (-71.17, -86.05),
    "cl-subtracted": (-75.99, None),
    "p-on-top-only": (-77.77, None),
    "p-swapped": (21.24, None),
    "celsius-as-kelvin": (-8.25, None),
    "only-nernst-k": (-95.02, None),
}
CHARGES = {
    "diameter-as-radius": 2.196e7,
    "millivolt-as-volt": 5.490e9,
    "area-unit": 5.490e14,
    "faraday-skipped": 5.297e11,
    "rounded-faraday": 5.490e6 * 0.9649,  # 1e-5 in place of 1.03643e-5 mol/C
}
MOTIVE = {
    "dph-sign": -113.845,
    "ln10-forgotten": -180.0,
    "dph-dropped": -160.0,
    "dpsi-dropped": -46.155,
    "room-temperature-slope": -204.4,
}


def case(equation: str, unknown: str, ions: str, cell: str = "typical-neuron", **given: str) -> Case:
    """A calculation in a cell, with further inputs as written."""
    values = KNOWLEDGE.cells[cell].values
    for name, amount in given.items():
        number, unit = (*amount.split(), "1")[:2]
        values[read_variable(name.replace("__", "(").replace("_of", ")"))] = to_si(float(number), unit)
    known = tuple(ions.split())
    bare = Case(equation, read_variable(unknown), known, values, 0.0)
    return Case(equation, bare.unknown, known, values, own(bare))


def led_to(slip: str, calculation: Case, unit: str) -> list[float]:
    """All numbers to which the routes of a slip lead."""
    return [
        from_si(walked.value, unit)
        for road in BOOK.roads(calculation)
        if road.slip.id == slip
        for walked in walk(calculation, road.steps)
    ]


def agrees(numbers: list[float], expected: float | None, rel: float = 6e-4) -> bool:
    """True if one of the numbers is the expected one, or there is none where none is expected."""
    if expected is None:
        return numbers == []
    return any(number == pytest.approx(expected, rel=rel, abs=0.006) for number in numbers)


@pytest.mark.parametrize("slip", NERNST)
def test_routes_of_the_nernst_equation(slip: str) -> None:
    """K 4/140, Na 145/12.5, Cl 110/10 and Ca 2/0.0001 mM; a slip that changes nothing leads nowhere."""
    for ion, expected in zip(("K", "Na", "Cl", "Ca"), NERNST[slip], strict=True):
        assert agrees(led_to(slip, case("nernst-potential", f"E({ion})", ion), "mV"), expected), ion


def test_sides_of_other_ions() -> None:
    """Ko/Nai is -30.45 and Ko/Nao -95.96 mV for potassium, Nao/Ki +0.94 mV for sodium."""
    potassium = led_to("cross-ion", case("nernst-potential", "E(K)", "K"), "mV")
    sodium = led_to("cross-ion", case("nernst-potential", "E(Na)", "Na"), "mV")
    assert agrees(potassium, -30.45)
    assert agrees(potassium, -95.96)
    assert agrees(sodium, 0.94)


@pytest.mark.parametrize("slip", FORCE)
def test_routes_of_the_driving_force(slip: str) -> None:
    """At -70 mV, for K, Na, Cl and Ca."""
    for ion, expected in zip(("K", "Na", "Cl", "Ca"), FORCE[slip], strict=True):
        calculation = case("driving-force", f"DF({ion})", ion, V_m="-70 mV")
        assert agrees(led_to(slip, calculation, "mV"), expected), ion


@pytest.mark.parametrize("slip", GOLDMAN)
def test_routes_of_the_goldman_equation(slip: str) -> None:
    """1 : 0.04 : 0.45 in the typical neuron; the hypothetical cell with 1 : 0.01 : 0.1."""
    for cell, expected in zip(("typical-neuron", "teaching-cell"), GOLDMAN[slip], strict=True):
        if expected is not None:
            calculation = case("goldman-potential", "V_m", "K Na Cl", cell)
            assert agrees(led_to(slip, calculation, "mV"), expected), cell


@pytest.mark.parametrize("slip", CHARGES)
def test_routes_of_charge_separation(slip: str) -> None:
    """Ions moved in a sphere of 20 µm at 70 mV; the right number is 5.490e6."""
    given = {"V_m": "70 mV", "d": "20 µm", "shape": "6", "C_m": "1 µF/cm**2"}
    calculation = case("charge-separation", "N(K)", "K", **given)
    assert calculation.right == pytest.approx(5.490e6, rel=1e-3)
    assert agrees(led_to(slip, calculation, "1"), CHARGES[slip], rel=1e-3)


def test_the_wrong_shape_and_a_lost_charge() -> None:
    """4/d for a sphere gives two thirds, 6/d for a cylinder three halves; calcium without its z doubles."""
    for shape, factor in (("6", 2 / 3), ("4", 3 / 2)):
        given = {"V_m": "70 mV", "d": "10 µm", "shape": shape, "C_m": "1 µF/cm**2"}
        calculation = case("charge-separation", "dc(K)", "K", **given)
        assert led_to("sv-wrong-shape", calculation, "mM") == [
            pytest.approx(from_si(calculation.right, "mM") * factor)
        ]
    given = {"V_m": "70 mV", "d": "20 µm", "shape": "6", "C_m": "1 µF/cm**2"}
    calculation = case("charge-separation", "N(Ca)", "Ca", **given)
    assert led_to("valence-in-charge", calculation, "1") == [pytest.approx(5.490e6, rel=1e-3)]


@pytest.mark.parametrize("slip", MOTIVE)
def test_routes_of_the_proton_motive_force(slip: str) -> None:
    """-160 mV and 0.75 pH units at 37 °C; the right number is -206.2 mV."""
    calculation = case("proton-motive-force", "delta_p", "H", delta_psi="-160 mV", delta_pH="0.75")
    assert agrees(led_to(slip, calculation, "mV"), MOTIVE[slip], rel=5e-4)


def test_routes_of_pump_and_synthase() -> None:
    """2 Na and 3 K cost 2 * 13.074 + 3 * 2.414 kJ/mol; 30.5 kJ/mol need 30.5 / (F * 206.155 mV) protons."""
    given = {"V_m": "-70 mV", "count__Na_of": "3", "count__K_of": "2"}
    work = case("pump-energetics", "w", "Na K", **given)
    assert agrees(led_to("pump-stoichiometry-swapped", work, "kJ/mol"), 33.39)
    reversal = case("pump-energetics", "V_rev", "Na K", dG__ATP_of="57 kJ/mol", **given)
    # the work at 0 mV is 44.052 - 0.0964853 * 70 = 37.298 kJ/mol, less 30.5, over F
    assert agrees(led_to("atp-sign", reversal, "mV"), (37.298 - 30.5) / 0.0964853, rel=1e-3)
    protons = case("atp-synthesis", "count(H)", "H", delta_p="-206.155 mV", dG__ATP_of="57 kJ/mol")
    assert agrees(led_to("atp-sign", protons, "1"), 30.5 / (0.0964853 * 206.155), rel=1e-3)


def test_conductances_taken_for_permeabilities() -> None:
    """Conductances 1 : 0.1 : 0.2 give -77.91 mV as weights; in the Goldman sums another number."""
    given = {"g__K_of": "1", "g__Na_of": "0.1", "g__Cl_of": "0.2"}
    calculation = case("chord-conductance-potential", "V_m", "K Na Cl", **given)
    assert from_si(calculation.right, "mV") == pytest.approx(-77.914, abs=2e-3)
    # 61.5404 log10[(4 + 0.1 * 145 + 0.2 * 10) / (140 + 0.1 * 12.5 + 0.2 * 110)]
    assert agrees(led_to("conductance-as-p", calculation, "mV"), -55.45)


def test_two_slips_together() -> None:
    """Chloride not turned round and no permeabilities give +12.46 mV in the typical neuron."""
    calculation = case("goldman-potential", "V_m", "K Na Cl")
    found = BOOK.pairs(calculation, to_si(12.46, "mV"), to_si(0.005, "mV"))
    assert ("cl-not-inverted", "permeability-omitted") in [pair.family for pair in found]
    assert not BOOK.single(calculation, to_si(12.46, "mV"))


def test_every_slip_of_the_data_is_walked_here() -> None:
    """No route stands in the data that no table of this file holds to a number."""
    walked = {*NERNST, *FORCE, *GOLDMAN, *CHARGES, *MOTIVE}
    walked |= {"cross-ion", "sv-wrong-shape", "valence-in-charge", "pump-stoichiometry-swapped"}
    walked |= {"atp-sign", "conductance-as-p", "anion-direction"}
    assert set(KNOWLEDGE.slips) == walked


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (["swap-side"], "swap-sides"),
        (["log-alone", "sum-of-potentials"], "two formulas"),
        (["abracadabra"], "no such step"),
    ],
)
def test_a_route_that_cannot_be_read_is_told(route: list[str], words: str) -> None:
    """A misspelt step names the nearest one; two formulas are one too many."""
    with pytest.raises(KnowledgeError, match=words):
        read_route(route)


def test_a_dead_end_is_no_number() -> None:
    """A logarithm of a negative sum ends the route, not the program."""
    values = {**KNOWLEDGE.cells["typical-neuron"].values, Variable("P", "Cl"): 40.0}
    calculation = Case("goldman-potential", V_M, ("K", "Na", "Cl"), values, -0.065)
    assert led_to("cl-subtracted", calculation, "mV") == []
