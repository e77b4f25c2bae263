"""Superlatives: one quantity of every ion that the cell knows, put in order."""

import pytest

from tutor import Tutor


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Which ion has the biggest driving force?", "DF_Ca = −201.5 mV"),  # -69.14 - 13.36·ln(2/1e-4)
        ("which ion is closest to equilibrium at rest", "DF_Cl = −5.0 mV"),
        ("which of the ions is furthest from its equilibrium potential?", "DF_Ca = −201.5 mV"),
        ("Which ion has the most negative equilibrium potential?", "E_K = −95.0 mV"),
        ("which ion has an equilibrium potential nearest Vm", "E_Cl = −64.1 mV"),
        ("what ion has the highest permeability at rest", "P_K = 1"),
        ("Which ion is most concentrated outside?", "[Na⁺]out = 145 mM"),
        ("which ion is the most abundant inside the cell", "[K⁺]in = 140 mM"),
    ],
)
def test_the_ion_that_comes_first(tutor: Tutor, text: str, first: str) -> None:
    """Of all ions of the typical neuron."""
    answer = tutor.fresh().ask(text)
    assert answer.act == "compare"
    assert answer.headline.startswith(first)


@pytest.mark.parametrize(
    "text",
    ["Which ion determines the resting potential?", "which ion does TTX block", "what is an ion?"],
)
def test_what_puts_nothing_in_order(tutor: Tutor, text: str) -> None:
    """A question for one ion without a quantity and an order is no comparison."""
    assert tutor.fresh().ask(text).act != "compare"
