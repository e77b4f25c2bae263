"""How far V_m is from an equilibrium potential is a driving force, and no voltage of its own."""

import pytest
from asking import value_of

FORCES = [  # what is told, the ion, V_m - E
    ("Vm sits 20 mV above E_K. What's the driving force on K?", "K", 20),
    ("The membrane is 30 mV more negative than E_Cl. Which way does Cl- go?", "Cl", -30),
    ("driving force on K is +20 mV, which way does K go?", "K", 20),
    ("The driving force on chloride is -10 mV. Does Cl enter or leave?", "Cl", -10),
    ("The net driving force for Na+ is −125 mV. Is the current inward or outward?", "Na", -125),
    ("DF = -135 mV for Na+", "Na", -135),
]


@pytest.mark.parametrize(("text", "ion", "force"), FORCES)
def test_the_force_is_told(tutor, text, ion, force):
    """Its sign is the way of the current, and of the ion by its charge."""
    answer = tutor.fresh().ask(text)
    assert value_of(answer, "DF", ion) == [pytest.approx(force)]
    (value,) = answer.values
    leaves = (force > 0) == (ion != "Cl")
    assert value.ion_direction == ("out" if leaves else "in")
    assert value.current_direction == ("out" if force > 0 else "in")


@pytest.mark.parametrize(
    ("text", "ion", "current"),
    [
        ("Vm is 20 mV positive to E_K; g_K = 10 nS. I_K?", "K", 200),
        ("The cell is 15 mV away from E_Cl. Cl conductance 4 nS. Size of the current?", "Cl", 60),
        ("E_Cl is 10 mV above Vm. g_Cl is 5 nS. What is the chloride current?", "Cl", -50),
    ],
)
def test_it_drives_a_current(tutor, text, ion, current):
    """I = g times the force, in pA for nS and mV."""
    assert value_of(tutor.fresh().ask(text), "I", ion) == [pytest.approx(current)]


@pytest.mark.parametrize(
    ("text", "symbol", "ion", "value"),
    [
        ("Vm is -70, 20 mV above E_K. What's E_K?", "E", "K", -90),
        ("If the cell sits 10 mV below E_Cl = -60 mV, what's Vm?", "V_m", None, -70),
    ],
)
def test_it_gives_the_other_potential(tutor, text, symbol, ion, value):
    """V_m = E + DF."""
    assert value_of(tutor.fresh().ask(text), symbol, ion) == [pytest.approx(value)]


def test_a_conductance_away_from_the_reversal(tutor):
    """1.8 pA at 60 mV from where the current turns: 30 pS, whatever the ion."""
    answer = tutor.fresh().ask(
        "I recorded 1.8 pA thru one channel, 60 mV away from where its current reverses. Conductance in pS?"
    )
    assert [value.value for value in answer.values] == [pytest.approx(30)]


@pytest.mark.parametrize("text", ["E_K is 20 mV below E_Cl", "V_m moves 20 mV away from E_K"])
def test_what_tells_no_force_gives_none(tutor, text):
    """Two equilibrium potentials apart, or a change, are no driving force."""
    assert not [value for value in tutor.fresh().ask(text).values if value.symbol in ("DF", "V_m")]


@pytest.mark.parametrize("text", ["how big is the force on K in mV?", "What's the net force on K+?"])
def test_a_force_on_an_ion_is_the_driving_force(tutor, text):
    """V_m - E_K, and not E_K itself."""
    assert {value.symbol for value in tutor.fresh().ask(text).values} == {"DF"}


@pytest.mark.parametrize(
    ("text", "ion", "goes", "current"),
    [
        (
            "Vm is more negative than E_K. Net potassium flow is then inward or outward?",
            "K⁺",
            "into",
            "inward",
        ),
        ("When V_m is below E_K which way does K+ move?", "K⁺", "into", "inward"),
        ("V is more negative than E_Cl. Where does chloride go?", "Cl⁻", "out of", "inward"),
        ("V_m is above E_K. Which way does K+ flow?", "K⁺", "out of", "outward"),
    ],
)
def test_the_side_of_its_potential_decides(tutor, text, ion, goes, current):
    """The sign of V_m - E is told, so no voltage of a usual cell enters."""
    answer = tutor.fresh().ask(text)
    assert not answer.values
    assert answer.headline.startswith(f"{ion} moves {goes} the cell")
    assert f"the current {current}" in answer.headline


def test_no_letter_by_the_usual_cell(tutor):
    """Below E_K K+ goes in, where a resting cell lets it out."""
    text = (
        "Vm is more negative than E_K. Net potassium flow is then A) inward B) outward C) zero D) by the pump"
    )
    assert tutor.fresh().ask(text).choice in ("A", None)
