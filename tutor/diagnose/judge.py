"""A student's number against the computed one: unit, sign, size and textbook rounding are told apart.

A Nernst answer is judged by the slope it implies, answer * z / log10(out/in): at the stated
temperature the textbook roundings of the exact slope are right, a slope of another usual temperature
is a right method at another temperature.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from tutor.compute.constants import ZERO_CELSIUS
from tutor.compute.nernst import thermal_voltage

Verdict = Literal["right", "wrong", "partly"]

NEAR_ONE = 0.15  # |log10 ratio| below which rounding of the answer hides the slope
ABSOLUTE = 6e-4  # V
RELATIVE = 0.015
ROUNDING = 0.034  # the textbook slope of 60 mV is 2.5 % low at 37 °C, 59.5 is 3.3 %
OTHER_TEMPERATURES = ((20.0, "20 °C"), (25.0, "25 °C"), (37.0, "37 °C"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on an offered number and one sentence of reason."""

    verdict: Verdict
    reason: str
    slip: str | None = None


def judge_potential(said: float, computed: float, T: float, z: int, ratio: float | None) -> Judgement:
    """Judge an offered potential (V) against the computed one; ``ratio`` is c_out/c_in for a Nernst value."""
    if abs(said - computed) <= max(ABSOLUTE, abs(computed) * 0.006):
        return Judgement("right", "That agrees with the computed value.")
    if ratio is not None and abs(math.log10(ratio)) >= NEAR_ONE:
        found = _by_slope(said * z / math.log10(ratio), T)
        if found is not None:
            return found
    if computed and abs(said + computed) <= max(ABSOLUTE, abs(computed) * RELATIVE):
        return Judgement("wrong", "The size is right and the sign is the wrong way round.", "sign-flip")
    if computed and abs(said / computed / 1000 - 1) < RELATIVE:
        return Judgement(
            "wrong",
            "That is a thousand times too large: volts and millivolts were mixed.",
            "volts-for-millivolts",
        )
    if computed and abs(said * 1000 / computed - 1) < RELATIVE:
        return Judgement(
            "partly", "That is the value in volts, written as millivolts.", "volts-for-millivolts"
        )
    return Judgement("wrong", "That does not agree with the computed value.")


def _by_slope(slope: float, T: float) -> Judgement | None:
    exact = thermal_voltage(T) * math.log(10)
    if abs(slope / exact - 1) <= ROUNDING:
        rounded = slope * 1e3
        return Judgement(
            "right",
            f"It fits a rounded slope of about {rounded:.1f} mV per factor of ten "
            f"(exact here: {exact * 1e3:.2f}).",
        )
    for celsius, name in OTHER_TEMPERATURES:
        other = thermal_voltage(celsius + ZERO_CELSIUS) * math.log(10)
        if abs(slope / other - 1) < 0.008:
            return Judgement("partly", f"The method is right, but the slope belongs to {name}.")
    return None
