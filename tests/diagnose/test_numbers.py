"""A student's number: rounded slopes, quotations, signs and sizes are told apart."""

import pytest

from tutor import Tutor


@pytest.mark.parametrize(
    ("said", "verdict", "words"),
    [
        # E_K for 4 and 140 mM at 37 °C is -95.02 mV; 61 and 60 mV per decade give -94.2 and -92.6.
        ("I got -95 mV for E_K with 4 mM outside and 140 mM inside", "right", "that is right"),
        ("I got -94.2 mV for E_K with 4 mM outside and 140 mM inside", "right", "slope"),
        ("I got -92.6 mV for E_K with 4 mM outside and 140 mM inside", "right", "slope"),
        ("I got -89.8 mV for E_K with 4 mM outside and 140 mM inside", "partly", "Texts print"),
        ("I got -90 mV for E_K with 4 mM outside and 140 mM inside", "partly", "Texts print"),
        ("I got +95 mV for E_K with 4 mM outside and 140 mM inside", "wrong", "sign"),
        ("I got -0.095 mV for E_K with 4 mM outside and 140 mM inside", "partly", "volts"),
        ("I got -41 mV for E_K with 4 mM outside and 140 mM inside", "wrong", "RT/F"),
        ("I got -50 mV for E_K with 4 mM outside and 140 mM inside", "wrong", "the size is not"),
    ],
)
def test_a_number_is_judged_with_its_reason(tutor: Tutor, said: str, verdict: str, words: str) -> None:
    """The verdict and the reason fit the number."""
    answer = tutor.fresh().ask(said)
    assert (answer.act, answer.verdict) == ("check", verdict)
    assert words in answer.text


def test_a_slip_is_a_finding(tutor: Tutor) -> None:
    """A lost sign is named by its id, so that it can be counted."""
    answer = tutor.fresh().ask("I got +95 mV for E_K with 4 mM outside and 140 mM inside")
    assert [finding.id for finding in answer.findings] == ["ratio-inverted"]
