"""A membrane of its own: who alone can cross is heard however it is said, and only where it is asked of."""

from __future__ import annotations

from math import log

import pytest
from by_hand import RT_F

from tutor import Tutor

# The typical neuron: K+ 4 and 140 mM, Na+ 145 and 12.5 mM, Cl- 110 and 10 mM.
ALONE = {
    "K": RT_F * log(4 / 140),
    "Na": RT_F * log(145 / 12.5),
    "Cl": -RT_F * log(110 / 10),
}


@pytest.mark.parametrize(
    ("text", "ion"),
    [
        ("only K is permeable, what's Vm", "K"),
        ("if only potassium is permeable what is the membrane potential", "K"),
        ("only K+ can cross. V_m?", "K"),
        ("what if just sodium can cross", "Na"),
        ("suppose K is the only permeant ion, V_m?", "K"),
        ("what if potassium alone crosses", "K"),
        ("K only, vm?", "K"),
        ("only k channels open, what's vm?", "K"),
        ("if the membrane lets only chloride through what is vm", "Cl"),
    ],
)
def test_one_ion_alone_sets_v_m(tutor: Tutor, text: str, ion: str) -> None:
    """V_m is then the equilibrium potential of that ion, and the answer names it."""
    answer = tutor.fresh().ask(text)
    assert [value.value for value in answer.values if value.symbol == "V_m"] == pytest.approx([ALONE[ion]])
    assert "able to cross" in answer.headline


def test_two_ions_alone_keep_the_ratio_of_the_cell(tutor: Tutor) -> None:
    """Goldman with P_K : P_Na = 1 : 0.04 and no chloride."""
    (value,) = tutor.fresh().ask("V_m if only K and Na are permeable").values
    assert value.value == pytest.approx(RT_F * log((4 + 0.04 * 145) / (140 + 0.04 * 12.5)))


@pytest.mark.parametrize(
    "text",
    [
        "what is V_m if just sodium can cross and the pump is blocked",
        "only potassium leaves the cell at rest, right?",
        "only nerve cells have a membrane potential, right?",
        "only K+ is at equilibrium, true?",
    ],
)
def test_other_uses_of_only_compute_nothing(tutor: Tutor, text: str) -> None:
    """A second condition, a statement about rest and a tag are no membrane of its own."""
    assert not tutor.fresh().ask(text).values


def test_only_one_change_is_that_change(tutor: Tutor) -> None:
    """ "Only external K doubles" says that nothing else changes."""
    alone, plain = (
        tutor.fresh().ask(f"what happens to V_m if {only}external K doubles?").values
        for only in ("only ", "")
    )
    assert [value.value for value in alone] == [value.value for value in plain]
