"""One substance in the place of another, by the Goldman sum written out here for the typical neuron."""

from math import log

import pytest
from by_hand import RT_F

from tutor import Tutor


def rest(K: float = 4, Na: float = 145, Cl: float = 110) -> float:
    """V_m in mV with these amounts outside, in mM."""
    return RT_F * log((K + 0.04 * Na + 0.45 * 10) / (140 + 0.04 * 12.5 + 0.45 * Cl))


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("what if half of the extracellular Na+ is replaced by K+", {"K": 76.5, "Na": 72.5}),
        ("replace extracellular sodium with potassium", {"K": 149, "Na": 0}),
        ("replace half the NaCl with KCl outside. What happens to Vm?", {"K": 76.5, "Na": 72.5}),
        ("what if I substitute 20 mM K+ for Na+ in the bath", {"K": 24, "Na": 125}),
        ("what if 20 mM of the external sodium is substituted with potassium", {"K": 24, "Na": 125}),
        ("what if 20 % of the Na+ in the bath is swapped for K+", {"K": 33, "Na": 116}),
        ("what if K+ replaces half the sodium in the bath?", {"K": 76.5, "Na": 72.5}),
        ("replace 10 mM NaCl in the bath with 10 mM KCl", {"K": 14, "Na": 135}),
        ("replace extracellular K with Na entirely, new Vm?", {"K": 0, "Na": 149}),
        ("what if half of the extracellular sodium is replaced with choline", {"Na": 72.5}),
        ("replace half the NaCl with choline chloride outside", {"Na": 72.5}),
        ("replace a quarter of the sodium outside by NMDG", {"Na": 108.75}),
        ("substitute lithium for 20 mM of the external sodium", {"Na": 125}),
        ("if two thirds of external Na is replaced by sucrose what is Vm", {"Na": 145 / 3}),
        ("extracellular Na+ was replaced by choline. What happens to the resting potential?", {"Na": 0}),
        ("replace all Na outside with Tris", {"Na": 0}),
        ("replace Cl- outside with gluconate", {"Cl": 0}),
        ("I add 6 mM NaCl instead of 6 mM KCl. what does Vm do", {"Na": 151, "Cl": 116}),
        ("what if I add 6 mM KCl rather than 6 mM NaCl?", {"K": 10, "Cl": 116}),
        ("instead of 6 mM KCl I add 6 mM NaCl, what happens to Vm", {"Na": 151, "Cl": 116}),
        ("what if i add 10 mM KCl instead of NaCl", {"K": 14, "Cl": 120}),
    ],
)
def test_what_goes_falls_and_what_comes_rises(tutor: Tutor, text: str, outside: dict[str, float]) -> None:
    """A share or an amount moves from one to the other; one without a permeability adds nothing."""
    answer = tutor.fresh().ask(text)
    assert answer.act == "what_if"
    after = [value.value for value in answer.values if value.symbol == "V_m"][1]
    assert after == pytest.approx(rest(**outside), abs=0.06)


@pytest.mark.parametrize(
    "text",
    [
        "replace the 145 mM Na outside with 5 mM K",
        "if i replace external Cl with sulfate what happens to E_Cl",
        "replace the external K with chloride, what is Vm?",
        "replace the electrode",
        "swap sodium with potassium",
    ],
)
def test_what_cannot_be_counted_is_asked_about(tutor: Tutor, text: str) -> None:
    """Unequal amounts, unequal charges, or nothing that was named: no number."""
    answer = tutor.fresh().ask(text)
    assert answer.act == "clarify"
    assert not answer.values


@pytest.mark.parametrize(
    "text",
    ["how does the pump replace the lost ions?", "does the Na/K pump replace the potassium that leaks out?"],
)
def test_the_pump_that_replaces_ions_changes_nothing(tutor: Tutor, text: str) -> None:
    """What a cell keeps up is no substitution in a bath."""
    assert tutor.fresh().ask(text).act != "what_if"
