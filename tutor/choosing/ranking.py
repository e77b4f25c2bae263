"""Options that name ions, where the stem asks which has most or least of something, or which way it goes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from tutor.choosing.judged import Judged, Question
from tutor.compute.driving_force import directions
from tutor.compute.equation import ion_label
from tutor.diagnose.state import UNITS_SHOWN, quantity
from tutor.meaning import V_M, Variable
from tutor.parse.options import Option
from tutor.units import show

_MOST = re.compile(
    r"\b(?:largest|greatest|highest|biggest|strongest|most|maximal|major|main|principal|chief|furthest|farthest)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(r"\b(?:smallest|lowest|least|weakest|fewest|minimal|closest|nearest)\b", re.IGNORECASE)
_NEAR = re.compile(r"\b(?:closest|nearest|furthest|farthest)\b", re.IGNORECASE)
_SIGNED = re.compile(r"\bmost (negative|positive)\b", re.IGNORECASE)
_EVEN = re.compile(r"\bequilibrium\b", re.IGNORECASE)
_LIKELY = re.compile(r"\b(?:most|least) likely\b", re.IGNORECASE)
_OUT = re.compile(
    r"\b(?:driven out|leaves?|moves? out|flows? out|exits?|outward|efflux|pushed out|diffuses? out)\b", re.I
)
_IN = re.compile(
    r"\b(?:(?:driven|moves?|flows?|pushed|diffuses?) in(?:to)?|enters?|inward|influx)\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(r"\b(?:pump\w*|action potential|transport\w*|carrier|channels?)\b", re.IGNORECASE)
_CHARGE = re.compile(r"\b(?:cation|anion)\b", re.IGNORECASE)
_NO_ION = re.compile(r"(?:none|neither|all|they|both|no ion|cannot)\b", re.IGNORECASE)
_PLENTY = re.compile(
    r"\b(?:concentrat\w+|abundant|plentiful|common|(?:major|main|principal|chief) (?:\w+ )?(?:cat|an)?ion)\b",
    re.I,
)
_INSIDE = re.compile(
    r"\b(?:inside|intracellular|intracellularly|cytosol\w*|cytoplasm\w*|within)\b", re.IGNORECASE
)
_OUTSIDE = re.compile(
    r"\b(?:outside|extracellular|extracellularly|interstitial|bath|plasma)\b", re.IGNORECASE
)
AMPLE = {"P": 1.0, "c": 50.0}  # of the leading ion; mol/m3
TIE = 0.02  # share by which the first must differ from the second


class Scale(NamedTuple):
    """What the options are ordered by: a number of each ion, how it is told, and which end is asked."""

    of: Callable[[str], float | None]
    told: Callable[[str], str]
    largest: bool
    ample: float = math.inf  # where the largest reaches this, an ion that the cell does not list has less


def by_rank(question: Question) -> list[Judged]:
    """The ion at the end of the scale that is asked for; the one ion that moves as asked."""
    undecided = [Judged(option) for option in question.choice.options]
    if not any(words.search(question.stem) for words in (_MOST, _LEAST, _IN, _OUT)):
        return undecided
    options = question.choice.options
    plain = tuple(option for option in options if not _NO_ION.match(option.text))
    if len(plain) == len(options) - 1 and len(plain) > 1:
        judged = {
            one.option: one
            for one in by_rank(question._replace(choice=question.choice._replace(options=plain)))
        }
        return [judged.get(option, Judged(option)) for option in options]
    ions = [_ion(option, question) for option in options]
    charge = _CHARGE.search(question.stem)
    if any(ion is None for ion in ions) or len(set(ions)) < len(ions) or question.choice.turned:
        return undecided
    named = [ion for ion in ions if ion is not None]
    values = question.outcome.plan.values
    way = _way(question.stem)
    if way is not None:
        return _movers(undecided, named, values, way)
    scale = _scale(question, values)
    if scale is None:
        return undecided
    found = [scale.of(ion) for ion in named]
    if charge is not None:
        wanted = 1 if charge[0].lower() == "cation" else -1
        found = [
            number if number is None or values[Variable("z", ion)] * wanted > 0 else -math.inf
            for ion, number in zip(named, found, strict=True)
        ]
    numbers = _filled(found, scale)
    if numbers is None:
        return undecided
    ranked = sorted(numbers, reverse=scale.largest)
    if abs(ranked[0] - ranked[1]) <= TIE * max(abs(ranked[0]), abs(ranked[1])):
        return undecided
    return [
        Judged(one.option, "right" if number == ranked[0] else "wrong", scale.told(ion))
        for one, number, ion in zip(undecided, numbers, named, strict=True)
    ]


def _filled(found: list[float | None], scale: Scale) -> list[float] | None:
    """The numbers; an ion that the cell does not list is out of the running, or nothing can be told."""
    known = [number for number in found if number is not None]
    if len(known) < len(found) and not (scale.largest and len(known) > 1 and max(known) >= scale.ample):
        return None
    return [-math.inf if number is None else number for number in found]


def _ion(option: Option, question: Question) -> str | None:
    """The one ion that an option is."""
    if len(option.text.split()) > 3:
        return None
    ions = {ion for reading in question.bench.read(option.text) for ion in reading.ions}
    return ions.pop() if len(ions) == 1 else None


def _way(stem: str) -> str | None:
    """The direction of passive movement that is asked for, if it is one and nothing carries the ion."""
    if _ACTIVE.search(stem) or _MOST.search(stem) or _LEAST.search(stem):
        return None
    ways = {way for way, words in (("out", _OUT), ("in", _IN)) if words.search(stem)}
    return ways.pop() if len(ways) == 1 else None


def _movers(
    undecided: list[Judged], ions: list[str], values: Mapping[Variable, float], way: str
) -> list[Judged]:
    forces = [quantity(values, Variable("DF", ion)) for ion in ions]
    if any(force is None for force in forces):
        return undecided
    found = []
    for one, ion, force in zip(undecided, ions, forces, strict=True):
        z = round(values[Variable("z", ion)])
        goes, _ = directions(force or 0.0, z)
        side = {"in": "into", "out": "out of"}.get(goes)
        told = f"V_m − E is {show(force or 0.0, 'mV', 1, sign=True)}"
        said = f"{told}, which drives {ion_label(ion, z)} {side} the cell." if side else f"{told}."
        found.append(Judged(one.option, "right" if goes == way else "wrong", said))
    return found


def _scale(question: Question, values: Mapping[Variable, float]) -> Scale | None:
    """What the stem orders by; none if it orders nothing, or something that no cell tells."""
    stem = _LIKELY.sub(" ", question.stem)
    if not (_MOST.search(stem) or _LEAST.search(stem)):
        return None
    spoken = [variable for reading in question.bench.read(stem) for variable in reading.speaks_of]
    symbols = {variable.symbol for variable in spoken if variable.ion is None}
    rest = quantity(values, V_M)
    if "DF" in symbols:
        return _of_symbol("DF", values, largest=_MOST.search(stem) is not None, size=True)
    near = _NEAR.search(stem) and (_EVEN.search(stem) or {"E", "V_m"} <= symbols)
    if near and rest is not None:
        away = re.search(r"\b(?:furthest|farthest)\b", stem, re.IGNORECASE) is not None
        return _of_symbol("E", values, largest=away, origin=rest)
    if "E" in symbols:
        signed = _SIGNED.search(stem)
        largest = signed[1].lower() == "positive" if signed else _MOST.search(stem) is not None
        return _of_symbol("E", values, largest=largest)
    if "P" in symbols or re.search(r"\bpermeab\w+", stem, re.IGNORECASE):
        return _of_symbol("P", values, largest=_LEAST.search(stem) is None)
    sides = {side for side, words in (("in", _INSIDE), ("out", _OUTSIDE)) if words.search(stem)}
    if len(sides) == 1 and _PLENTY.search(stem):
        return _of_symbol("c", values, largest=_LEAST.search(stem) is None, side=sides.pop())
    return None


def _of_symbol(
    symbol: str,
    values: Mapping[Variable, float],
    *,
    largest: bool,
    size: bool = False,
    origin: float = 0.0,
    side: str | None = None,
) -> Scale:
    def number(ion: str) -> float | None:
        found = quantity(values, Variable(symbol, ion, side))
        if found is None:
            return None
        return abs(found - origin) if size or origin else found

    def told(ion: str) -> str:
        found = quantity(values, Variable(symbol, ion, side))
        if found is None:
            return ""
        return f"{_name(symbol, ion, side)} is {show(found, UNITS_SHOWN[symbol], 1)}."

    return Scale(number, told, largest, AMPLE.get(symbol, math.inf))


def _name(symbol: str, ion: str, side: str | None) -> str:
    if symbol == "DF":
        return f"V_m − E_{ion}"
    return f"[{ion}]{side}" if symbol == "c" else f"{symbol}_{ion}"
