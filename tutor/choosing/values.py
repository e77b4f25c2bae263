"""Options that are numbers, against what the stem computes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.choosing.directions import asked_variable
from tutor.choosing.judged import Judged, Question, Verdict
from tutor.compute.equation import Result
from tutor.units import UNITS, to_si

NEAR = 0.02  # share of the computed value that a printed option may be off
APPROXIMATE = 0.05  # the same where the options lie far from each other
_NUMBER = re.compile(
    r"([-+−–±]?\s?\d+(?:[.,]\d+)?(?:\s?[x×·*]\s?10\s?\^?[-−]?\d+|e-?\d+)?)\s*([^\s\d,;.()]+)?(?:\s+(million|thousand|billion))?"
)
_POWER = re.compile(r"(?<![\d.x×·*])(?<![x×·*]\s)\b10\s?\^\s?([-−]?\d+)")
_SIGN = re.compile(r"[-+−–±]\s?\d")
_LARGE = {"million": 1e6, "thousand": 1e3, "billion": 1e9}
_DIGITS = str.maketrans({"−": "-", "–": "-", " ": "", ",": ".", "±": None, "^": None})


def by_value(question: Question) -> list[Judged]:
    """Each option that is a number against the first result, or against the end or size of a change."""
    options = question.choice.options
    results = [r for _, solution in question.outcome.solutions for r in solution.results]
    said = [_amount(option.text, results) for option in options]
    if sum(value is not None for value in said) < 2:
        return [Judged(option) for option in options]
    best: list[Judged] = []
    size = not any(_SIGN.search(_POWER.sub("", option.text)) for option in options)
    for result in _asked(results, question):
        best = [
            Judged(option, *_verdict(option.text, result, [v for v in said if v is not None], size=size))
            for option in options
        ]
        if sum(one.verdict == "right" for one in best) == 1:
            return best
    return best or [Judged(option) for option in options]


def _asked(results: Sequence[Result], question: Question) -> list[Result]:
    """The results an option can be: of a change those of the quantity that is asked for."""
    by_how_much = re.search(r"\b(?:by|shifts?|changes?)\b[^.]*$", question.stem, re.IGNORECASE) is not None
    if any(result.role == "after" for result in results):
        asked = asked_variable(question, {(r.variable, r.role): r for r in results})
        role = "change" if by_how_much else "after"
        return [result for result in results if result.role == role and result.variable == asked]
    plain = [result for result in results if result.role == "result"]
    unknown = question.outcome.plan.reading.unknown
    asked_for = [result for result in plain if result.variable == unknown]
    return (asked_for or plain)[:1]


def _amount(text: str, results: Sequence[Result]) -> float | None:
    """The number that an option is, in SI; none if it is not of a kind that was computed."""
    found = _NUMBER.search(_POWER.sub(r"1e\1", text))
    if found is None or not results:
        return None
    units = {result.unit for result in results}
    unit = found[2] if found[2] in UNITS else sorted(units)[0]
    return to_si(_figure(found), unit)


def _figure(found: re.Match[str]) -> float:
    digits = re.sub(r"[x×·*]10", "e", found[1].translate(_DIGITS))
    return float(digits) * _LARGE.get(found[3] or found[2] or "", 1.0)


def _verdict(text: str, result: Result, others: Sequence[float], *, size: bool) -> tuple[Verdict, str]:
    """Right if the option is the result as printed, or much the nearest of all options."""
    found = _NUMBER.search(_POWER.sub(r"1e\1", text))
    if found is None:
        return None, ""
    unit = found[2] if found[2] in UNITS else result.unit
    if UNITS[unit].dimension != UNITS[result.unit].dimension:
        return None, ""
    said = to_si(_figure(found), unit)
    decimals = len(found[1].replace(",", ".").partition(".")[2])
    half = 0.5 * 10**-decimals * UNITS[unit].factor * _LARGE.get(found[3] or found[2] or "", 1.0)
    value = abs(result.value) if size else result.value  # options without signs tell sizes
    off = abs(said - value)
    good = off <= max(NEAR * abs(result.value), half)
    apart = [abs(other - value) for other in others if other != said]
    rough = off <= APPROXIMATE * abs(result.value) and all(gap > 3 * off for gap in apart)
    return ("right" if good or rough else "wrong"), f"It comes to {result.shown()}."
