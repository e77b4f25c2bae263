"""A result is judged however it is reported; what only looks like one is not.

E_K of 4 and 140 mM at 37 °C is 26.727·ln(4/140) = −95.0 mV, E_Na of 145 and 12 mM +66.6 mV,
E_Ca of 2 mM and 0.1 µM 13.36·ln(20000) = +132.3 mV.
"""

from __future__ import annotations

import pytest

from tutor import Tutor

REPORTED = [
    ("my answer came out as -95 mV for E_K with 4 out and 140 in", "right"),
    ("K 4 out 140 in, ended up with -41.3 mV", "wrong"),  # 26.7·log10
    ("E_Na: 145 out, 12 in. Is +67 right?", "right"),
    ("E_Na: 145 out, 12 in. Is -67 right?", "wrong"),
    ("Ca 2 mM out, 0.0001 mM in, answer 264.7 mV", "wrong"),
    ("I computed E_K at 20 °C with 4 and 140 as -89.8 mV", "right"),  # 25.26·ln(4/140)
    ("I computed E_K at 20 °C with 4 and 140 as -95 mV", "partly"),  # the slope of 37 °C
    ("driving force on K at Vm -70 with E_K -95 is -25 mV, i think", "wrong"),
    ("driving force on K at Vm -70 with E_K -95 is +25 mV, i think", "right"),
    ("I calculate Vm = +69 with P_K 1, P_Na 0.04, P_Cl 0.45, K 4/140, Na 145/12.5, Cl 110/10", "wrong"),
    ("my friend gets +95 for E_K with 4 out 140 in", "wrong"),
    ("K+ 4 out, 140 in: -95, isn't it?", "right"),
    ("K+ 4 out, 140 in: i think -85 mV", "wrong"),
    ("E_K with 4 mM outside and 140 mM inside: is it 95?", "wrong"),
]


@pytest.mark.parametrize(("text", "verdict"), REPORTED)
def test_reported_results_are_judged(tutor: Tutor, text: str, verdict: str) -> None:
    """Before or after its inputs, in a sentence of its own, with a tag or a thought."""
    answer = tutor.fresh().ask(text)
    assert (answer.act, answer.verdict) == ("check", verdict)


GIVEN = [
    "K 4 out, 140 in, -70 mV: which way does K+ go?",
    "with K+ 4 out and 140 in, so -70 mV, what is the driving force?",
    "At Vm -70 with E_K -95 what is the driving force",
    "K+ 4 out, 140 in: Vm -70, right?",
    "the driving force on K is 25 mV and E_K is -95, find Vm",
    "give the answer in mV: K 4 out 140 in",
    "E_K is -95 and Vm is -70",
]


@pytest.mark.parametrize("text", GIVEN)
def test_a_voltage_that_is_given_is_not_judged(tutor: Tutor, text: str) -> None:
    """What goes into a calculation, and two values told of two quantities, show no mistake."""
    answer = tutor.fresh().ask(text)
    assert answer.verdict is None
    assert not answer.findings


def test_an_ion_is_written_with_its_own_charge(tutor: Tutor) -> None:
    """Also where the slip is that its charge was taken for another."""
    text = tutor.fresh().ask("I got 264.7 mV for E_Ca with 2 mM outside and 0.0001 mM inside").text
    assert "for Ca²⁺ it is +2" in " ".join(text.split())
