"""Statements beside a sum: they set it up, and are no parts of the message of their own.

"Only K+ and Na+ leak. K+ is 4 outside and 140 inside … What is V_m?": the values belong to the sum, and so
do the claims, in which a belief is still looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.meaning import Act
from tutor.parse.givers import CALCULATIONS, with_givens
from tutor.parse.manner import asks_a_sum
from tutor.parse.reading import Reading


def with_surroundings(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a message that asks for a sum, its plain statements taken into the sum."""
    asked_for = asks_a_sum([reading for reading in readings if not _unasked(reading)])
    settings = [reading for reading in readings if _is_setting(reading) or (asked_for and _unasked(reading))]
    result = [reading for reading in readings if reading not in settings]
    place = next((i for i, reading in enumerate(result) if reading.act in CALCULATIONS), None)
    if place is None or not settings:
        return list(readings)
    told = [claim for setting in settings for claim in setting.told]
    given = [value for setting in settings for value in setting.givens]
    asked = replace(result[place], told=(*told, *result[place].told))
    result[place] = with_givens(asked, given, None)
    return result


def _is_setting(reading: Reading) -> bool:
    """True for a statement that asks for nothing, changes nothing and puts no number up for judgement."""
    stated = reading.act in (Act.CHECK, Act.DEFINE, Act.CLARIFY)
    leans = reading.follow_up and reading.target is None  # "GABA recording." names what it is about
    asks = reading.asking or reading.questioned or leans
    if any(claim.cause for claim in reading.claims) or any(claim.because for claim in reading.told):
        return False  # a view with its reason is answered
    return stated and not (asks or reading.shifts or reading.offered or reading.elsewhere)


def _unasked(reading: Reading) -> bool:
    """ "GHK current practice: P_K = …, V at -60 mV": named and told, and asked for in the next sentence."""
    asks = reading.asking or reading.questioned
    return reading.act is Act.COMPUTE and bool(reading.leftover and reading.givens) and not asks


def asked_once(readings: Sequence[Reading]) -> list[Reading]:
    """ "Chord conductance: g_K:g_Na = 1:0.1, E -95 and 65. V_m?": named and asked for again, one sum."""
    return [
        one
        for place, one in enumerate(readings)
        if not any(_same_sum(one, later) for later in readings[place + 1 :])
    ]


def _same_sum(one: Reading, later: Reading) -> bool:
    """True if a later reading asks for the same of the same values."""
    if one.act not in CALCULATIONS or later.act is not one.act or one.asking or one.questioned or one.shifts:
        return False
    told = [[(given.variable, given.value) for given in reading.givens] for reading in (one, later)]
    sought = [(reading.target, reading.unknown, reading.cell) for reading in (one, later)]
    return sought[0] == sought[1] and set(told[0]) <= set(told[1])
