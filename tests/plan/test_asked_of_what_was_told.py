"""Questions that lean on what was told: another quantity of the same ion, an aim, the way energy is spent.

E = RT/zF · ln(out/in) with RT/F = 26.7268 mV at 37 °C and 26.3822 mV at 33 °C.
"""

from __future__ import annotations

from math import exp, log, pi

import pytest
from asking import ask_all
from by_hand import RT_F

from tutor import Tutor
from tutor.knowledge.model import Knowledge


@pytest.mark.parametrize(
    ("texts", "symbol", "value"),
    [
        (("E_Ca with 1.3 mM out and 85 nM in", "driving force at -66"), "DF",
         -66 - RT_F / 2 * log(1.3 / 85e-6)),
        (("E_H with pH 7.2 inside and 7.4 outside", "what is the driving force at -60"), "DF",
         -60 - RT_F * log(10) * -0.2),
        (("E_K with 4 out and 140 in", "what K outside gives -80?"), "c", 140 * exp(-80 / RT_F)),
        (("current of a 12 nS K conductance at -40 mV with E_K -88?",
          "what conductance would give 1 nA at -40?"),
         "g", 1000 / 48),
        (("E_K with 3.7 mM outside and 128 mM inside at 33 C",
          "what is an ion?", "driving force on K at -58 mV?"),
         "DF", -58 - RT_F * 306.15 / 310.15 * log(3.7 / 128)),
    ],
)  # fmt: skip
def test_what_was_told_still_holds(
    knowledge: Knowledge, texts: tuple[str, ...], symbol: str, value: float
) -> None:
    """The ion, its values and the temperature are those of before; what is asked for now is not given."""
    answer = ask_all(knowledge, *texts)
    assert answer.values[0].symbol == symbol
    assert answer.values[0].value == pytest.approx(value, abs=0.02)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("energy to pump Na out at -72 mV with 141 out and 13 in", 13.09),
        ("work to move Na out of the cell at -72 mV with 141 mM outside and 13 mM inside", 13.09),
        ("energy to pump K in at -72 mV with 4 out and 139 in", 2.203),
        ("energy to move Na+ into the cell at -72 mV with 141 out and 13 in", -13.09),
    ],
)
def test_energy_has_the_sign_of_the_way_it_is_asked_for(tutor: Tutor, text: str, value: float) -> None:
    """Out costs RT ln(141/13) + F·72 mV = 6.15 + 6.95 kJ/mol, entry sets it free; K+ in costs 9.15 − 6.95."""
    assert tutor.fresh().ask(text).values[0].value == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("text", "volts", "micrometres"),
    [
        ("how many ions cross to change V_m by 85 mV in a cell of 17 µm diameter?", 0.085, 17),
        ("how many ions to shift V_m by 30 mV in a 20 µm cell", 0.030, 20),
    ],
)
def test_the_step_is_what_the_ions_charge(tutor: Tutor, text: str, volts: float, micrometres: float) -> None:
    """N = C·A·ΔV/e with 1 µF/cm² on a sphere, and no change of the resting potential on top."""
    answer = tutor.fresh().ask(text)
    assert [v.role for v in answer.values if v.symbol == "N"] == ["result"]
    expected = 1e-2 * pi * (micrometres * 1e-6) ** 2 * volts / 1.602176634e-19
    assert answer.values[0].value == pytest.approx(expected, rel=1e-6)
