"""What an earlier sentence of a message tells holds for the sum that a later one asks for."""

from math import exp, log

import pytest
from asking import ask_all, value_of
from by_hand import RT_F, F

EQUAL = RT_F * log((4 + 145) / (140 + 12))  # K and Na alike
TOLD = "K is 4 out / 140 in, Na is 145 out / 12 in."


@pytest.mark.parametrize(
    "text",
    [
        f"A channel lets Na+ and K+ through equally well. {TOLD} At what voltage does its current reverse?",
        f"A receptor lets sodium and potassium through equally easily. {TOLD} Reversal potential?",
        f"A cation channel lets K and Na pass with the same ease. {TOLD} Reversal potential?",
        f"An ion channel does not distinguish between Na+ and K+. {TOLD} Where does it reverse?",
    ],
)
def test_a_pore_that_passes_ions_alike(tutor, text):
    """Its reversal potential is that of these ions alone, and not V_m of a resting cell."""
    assert value_of(tutor.fresh().ask(text), "V_m") == [pytest.approx(EQUAL, abs=0.02)]


@pytest.mark.parametrize(
    ("text", "ion", "side", "amount"),
    [
        ("Only K+ can cross. K inside is 135 mM, V_m is -82. What must K outside be?", "K", "out", 135),
        ("A cell is permeable only to K+ and sits at -82 mV. K inside 135. Find K outside.", "K", "out", 135),
        ("A membrane lets only chloride through. It sits at -70 mV. Cl outside is 110. What is Cl inside?",
         "Cl", "in", 110),
    ],
)  # fmt: skip
def test_the_one_ion_that_crosses_is_balanced(tutor, text, ion, side, amount):
    """V_m is its equilibrium potential; no other ion of a usual cell enters."""
    (value,) = tutor.fresh().ask(text).values
    voltage = -82 if ion == "K" else -70
    assert (value.symbol, value.ion, value.side) == ("c", ion, side)
    assert value.value == pytest.approx(amount * exp(voltage / RT_F), rel=1e-3)


@pytest.mark.parametrize(
    "text",
    [
        "Plasma K+ climbs from 4 to 7.5 mEq/L. Assume the cells stay at 140. By how many mV does E_K shift?",
        "Plasma K+ climbs from 4 to 7.5 mM; inside it is 140 throughout. How much does E_K move?",
        "K outside goes from 4 to 7.5, K inside is unchanged at 140. What happens to E_K?",
    ],
)
def test_by_how_much_it_changes(tutor, text):
    """Before, after and the change between them, with what stays told in a sentence of its own."""
    answer = tutor.fresh().ask(text)
    change = RT_F * log(7.5 / 4)
    assert any(v.role == "change" and v.value == pytest.approx(change, abs=0.02) for v in answer.values)


def test_what_was_told_of_a_named_cell_holds(knowledge):
    """A question on another ion of the same cell does not bring the usual K+ back."""
    answer = ask_all(
        knowledge,
        "A cardiac muscle cell has 148 mM K+ inside and 4.6 mM outside. What is E_K?",
        "ok and for Na, 142 out and 9 in?",
        "what if the outside K doubles, whats EK then",
    )
    assert any(v == pytest.approx(RT_F * log(9.2 / 148), abs=0.02) for v in value_of(answer, "E", "K"))


def test_another_ion_after_a_change_is_its_own(knowledge):
    """Its two concentrations are no change of the last question."""
    answer = ask_all(
        knowledge, "E_Na with 145 out and 12 in?", "what if it goes to 20?", "now for K at 5 and 140"
    )
    assert value_of(answer, "E", "K") == [pytest.approx(RT_F * log(5 / 140), abs=0.02)]


@pytest.mark.parametrize(
    ("text", "ion", "energy"),
    [
        ("What does it cost (kJ/mol) for Na+ to cross INTO the cell, ENa +60 and Vm -70?", "Na", -130),
        ("How much energy in kJ/mol does it take to pump Na+ out if E_Na is +60 and V_m is -70?", "Na", 130),
        ("With E_Ca at +125 and Vm at -75 mV how much energy per mole is released as Ca2+ enters?",
         "Ca", -400),
    ],
)  # fmt: skip
def test_the_energy_of_an_ion_from_its_potential(tutor, text, ion, energy):
    """Z F (V_m - E), with z in the millivolts given here, out to in or the other way."""
    values = value_of(tutor.fresh().ask(text), "dG", ion)
    assert values[:1] == [pytest.approx(energy * 1e-6 * F, rel=1e-3)]


@pytest.mark.parametrize(
    "text",
    ["K is 4 out and 140 in, E_K please", "K+ is 4 mM outside and 140 mM inside, E_K in mV pls"],
)
def test_a_quantity_with_please_is_asked_for(tutor, text):
    """And is no standing choice."""
    answer = tutor.fresh().ask(text)
    assert value_of(answer, "E", "K") == [pytest.approx(RT_F * log(4 / 140), abs=0.02)]


def test_the_way_of_a_current_keeps_it_in_view(knowledge):
    """ "Is that inward?" answers with the current, and the next voltage gives the next current."""
    told = "A voltage clamped cell has a sodium conductance of 12 nS. ENa = +55 mV, held at -40. Na current?"
    way = ask_all(knowledge, told, "is that inward or outward")
    assert way.act == "direction"
    assert way.values[0].current_direction == "in"
    held = ask_all(knowledge, told, "is that inward or outward", "and if we hold at +80?")
    assert value_of(held, "I", "Na") == [pytest.approx(12 * (80 - 55))]
