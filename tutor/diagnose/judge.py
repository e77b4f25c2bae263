"""A student's number against the computed one: agreement, rounding, slope, sign, scale and slips apart.

A Nernst answer is judged by the slope it implies, answer * z / log10(out/in): the textbook roundings of
the stated temperature are right, a slope of another usual temperature is a right method at another
temperature. Other potentials are judged by the textbook slopes put in. Only then come the slips.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from tutor.compute.constants import FARADAY, GAS_CONSTANT, ZERO_CELSIUS
from tutor.diagnose.routes.case import Case, DeadEndError
from tutor.diagnose.routes.formulas import own
from tutor.diagnose.slips import LN10, NEAR, Candidate, SlipBook, is_potential, with_slope
from tutor.meaning import T
from tutor.units import figure

Verdict = Literal["right", "wrong", "partly"]
Kind = Literal[
    "exact", "rounded", "slope", "accepted", "quoted", "temperature",
    "unit", "slip", "slips", "pair", "other",
]  # fmt: skip

NEAR_ONE = 0.15  # |log10 ratio| below which rounding of the answer hides the slope
AGREES = 0.006  # share of the computed value
SURE = 1e-4  # V: a slip this near to the digits written is the one
ROUNDED = 0.01  # the same for what is no voltage
# Of 61.54 mV at 37 °C the textbook roundings reach from 59.5 to 62.5 mV, room temperature from 57.5.
LOWEST, HIGHEST, ROOM = 59.5 / 61.54, 62.5 / 61.54, 57.5e-3
WARMEST = 62.5e-3
SLOPES = (58.0, 59.0, 60.0, 61.0, 61.5, 62.0)


class Offer(NamedTuple):
    """A number put up for judgement (SI), half a unit of its last digit, and whether it was printed."""

    said: float
    half: float
    printed: bool = False


class Judgement(NamedTuple):
    """The verdict on an offered number, one sentence of reason, and the slips that lead to it."""

    verdict: Verdict
    kind: Kind
    reason: str
    candidates: tuple[Candidate, ...] = ()

    @property
    def slip(self) -> str | None:
        """The one slip that explains the number, if there is no other."""
        return self.candidates[0].family[0] if self.kind == "slip" else None


def judge(offer: Offer, case: Case, book: SlipBook) -> Judgement:
    """Judge an offered number against the right one of its case."""
    said, right = offer.said, case.right
    if abs(said - right) <= (max(NEAR, AGREES * abs(right)) if is_potential(case) else ROUNDED * abs(right)):
        return Judgement("right", "exact", "")
    if _rounds(said, right):
        return Judgement("right", "rounded", "Yours is rounded to whole figures.")
    accepted = book.single(case, said, accepted=True)
    if accepted:
        return Judgement("right", "accepted", "", accepted[:1])
    by_slope = _by_slope(offer, case)
    if by_slope is not None and by_slope.verdict == "right":
        return by_slope
    if offer.printed:
        reason = "Texts print that rounded figure; the concentrations beside it give the computed one."
        return Judgement("partly", "quoted", reason)
    return by_slope or _by_slips(offer, case, book)


def aspects(said: float, right: float) -> str:
    """What of a wrong number is right: its sign, its power of ten, its size."""
    if not said or not right:
        return ""
    sign = (said > 0) == (right > 0)
    power = math.log10(abs(said / right))
    thousands = round(power / 3)
    size = "too large" if power > 0 else "too small"
    if thousands and abs(power - 3 * thousands) < 0.02:
        cure = "check the unit." if sign else "check the unit; the sign is turned round too."
        return f"It is {size} by a factor of {figure(10.0 ** abs(3 * thousands), 0)}: {cure}"
    if sign:
        return f"The unit and the sign are right, the size is not: it is {size}."
    return "The sign is the wrong way round, and the size is not right either."


# --- right, rounded, of another temperature ---------------------------------------------------------


def _rounds(said: float, right: float) -> bool:
    """True for the computed value rounded to two figures or more, as 44 for 44.05 or 5.5e6 for 5.49e6."""
    if not right:
        return False
    power = math.floor(math.log10(abs(right))) - 1
    return math.isclose(said, round(right / 10**power) * 10**power, rel_tol=1e-9) and abs(
        said - right
    ) <= 0.02 * abs(right)


def _by_slope(offer: Offer, case: Case) -> Judgement | None:
    if case.equation == "nernst-potential" and case.unknown.symbol == "E":
        try:
            log = math.log10(case.quotient(case.ion))
            implied = offer.said * case.z(case.ion) / log if abs(log) >= NEAR_ONE else None
        except DeadEndError:
            return None
        return _slope_judged(implied, case.slope) if implied is not None else None
    if not is_potential(case) or T not in case.values:
        return None
    return _textbook_slope(offer, case)


def _slope_judged(slope: float, exact: float) -> Judgement | None:
    """A slope that an answer implies: a rounding of this temperature, or that of another one."""
    if LOWEST <= slope / exact <= HIGHEST:
        reason = f"It fits a rounded slope of about {slope * 1e3:.1f} mV per factor of ten"
        return Judgement("right", "slope", f"{reason} (exact here: {exact * 1e3:.2f}).")
    if ROOM <= slope <= WARMEST:
        return Judgement("partly", "temperature", _other_temperature(slope))
    return None


def _textbook_slope(offer: Offer, case: Case) -> Judgement | None:
    """The textbook slope that gives the number in this equation, if one does."""
    for slope in sorted(SLOPES, key=lambda slope: abs(slope * 1e-3 - case.slope)):
        try:
            value = own(with_slope(case, slope))
        except DeadEndError:
            continue
        if abs(value - case.right) > NEAR / 2 and abs(value - offer.said) <= max(NEAR / 4, offer.half):
            return _slope_judged(slope * 1e-3, case.slope)
    return None


def _other_temperature(slope: float) -> str:
    celsius = slope * FARADAY / (GAS_CONSTANT * LN10) - ZERO_CELSIUS
    return (
        f"The method is right, but the slope belongs to another temperature: "
        f"{slope * 1e3:.1f} mV per factor of ten is that of {celsius:.0f} °C."
    )


# --- wrong ------------------------------------------------------------------------------------------


def _by_slips(offer: Offer, case: Case, book: SlipBook) -> Judgement:
    found = book.single(case, offer.said)
    if len(found) == 1 and (found[0].slope is not None or found[0].off > offer.half + SURE):
        wider = book.single(case, offer.said, widened=2.0)  # a neighbour may be meant as well
        found = wider if len(wider) > 1 else found
    if len(found) == 1:
        return Judgement("partly" if found[0].roads[0].walk.partly else "wrong", "slip", "", found)
    if found:
        return Judgement("wrong", "slips", "", found)
    pairs = book.pairs(case, offer.said, offer.half)
    if len(pairs) == 1:
        return Judgement("wrong", "pair", "", pairs)
    reason = aspects(offer.said, case.right)
    return Judgement("wrong", "other", reason or "That does not agree with the computed value.")
