"""Another channel, or one more conductance, after a current or a V_m: what was told still holds."""

from math import log

import pytest
from asking import ask_all, value_of
from by_hand import RT_F

CHANNEL = "One K channel of 25 pS, the membrane at -50 mV, E_K = -92. What current in pA?"
CHORD = "gK = 8 nS, gNa = 0.5 nS, gCl = 3 nS and EK -92, ENa +58, ECl -66. Vm?"
RESTING = (8 * -92 + 0.5 * 58 + 3 * -66, 8 + 0.5 + 3)  # sum of g E, sum of g


@pytest.mark.parametrize(
    ("follow_up", "ion", "current"),
    [
        ("make it a Na channel with ENa +58 instead, same size", "Na", 25e-3 * (-50 - 58)),
        ("and for a sodium channel with E_Na = +58?", "Na", 25e-3 * (-50 - 58)),
        ("same for a Na+ channel, ENa = +58", "Na", 25e-3 * (-50 - 58)),
        ("now a chloride channel of the same conductance with ECl -70", "Cl", 25e-3 * (-50 + 70)),
        ("and for a Na channel of 10 pS with E_Na +60?", "Na", 10e-3 * (-50 - 60)),
    ],
)
def test_a_channel_of_another_ion(knowledge, follow_up, ion, current):
    """I = g (V_m - E), with the conductance and V_m told before: its potential is no claim to be judged."""
    answer = ask_all(knowledge, CHANNEL, follow_up)
    assert answer.target == "ionic-current"
    assert value_of(answer, "I", ion) == [pytest.approx(current, abs=0.005)]


def test_it_goes_on_from_there(knowledge):
    """At another voltage the channel is the new one."""
    answer = ask_all(knowledge, CHANNEL, "make it a Na channel with ENa +58 instead", "and at 0 mV?")
    assert value_of(answer, "I", "Na") == [pytest.approx(25e-3 * -58, abs=0.005)]


@pytest.mark.parametrize(
    ("follow_up", "g", "reversal"),
    [
        ("then a synapse adds 6 nS that reverses at 0", 6, 0),
        ("now add a synaptic conductance of 6 nS with reversal 0 mV", 6, 0),
        ("a channel of 2 nS reversing at -10 opens too", 2, -10),
    ],
)
def test_one_more_conductance(knowledge, follow_up, g, reversal):
    """V_m = sum of g E over sum of g, with one more term."""
    answer = ask_all(knowledge, CHORD, follow_up)
    charge, conductance = RESTING
    assert value_of(answer, "V_m") == [pytest.approx((charge + g * reversal) / (conductance + g), abs=0.02)]


def test_a_claim_of_another_is_still_judged(knowledge):
    """What a friend says of E_Na is put up for judgement."""
    answer = ask_all(knowledge, CHANNEL, "my friend says E_Na is +58 with 145 out and 12 in, right?")
    assert answer.act == "check"


@pytest.mark.parametrize("follow_up", ["now make P_Na 20 like at the top of a spike", "with PNa 20 instead?"])
def test_another_permeability(knowledge, follow_up):
    """The V_m told before is computed once more, and no standing choice is made."""
    told = "PK : PNa : PCl = 1 : 0.05 : 0.3. K 5 and 150, Na 142 and 14, Cl 105 and 9, outside first. Vm?"
    after = RT_F * log((5 + 20 * 142 + 0.3 * 9) / (150 + 20 * 14 + 0.3 * 105))
    assert pytest.approx(after, abs=0.02) in value_of(ask_all(knowledge, told, follow_up), "V_m")
