"""Which unit follows a number, in every spelling of the table and where a letter can be a unit."""

from __future__ import annotations

import re
from collections.abc import Mapping

_GAP = re.compile(r"-(?=[^\W\d])|\x20{0,3}(?=\S)|")
_ION = re.compile(r"(?:K|Na|Cl|Ca|Mg|HCO3)(?![a-z])")
_PREFIX = {"mil": "m", "mic": "µ", "mik": "µ", "nan": "n", "pic": "p", "kil": "k", "meg": "M"}
_STEMS = (("mol", "M"), ("vol", "V"), ("amp", "A"), ("sie", "S"), ("sim", "S"), ("far", "F"), ("ohm", "Ω"))
_WRITTEN = re.compile(
    r"""(?:(?P<prefix>mill?[ie]|mi[ck]ro|nano|pico|kilo|mega|meg(?=ohm))[\x20-]?|(?P<letter>[mµun]))
        (?P<stem>(?P<molar>mol{1,2}[aeo]r)s?|mole?s?|vol{1,2}t{0,2}s?|amp(?:ere?|er)?s?|si?e?m[ea]ns|farr?ads?|ohms?)
        (?P<per>\x20?(?:/|per|pr\.?|pro|a|in\x20a|in\x20one)\x20?(?:lit(?:re|er|r|e|ar)s?|l))?(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)


_NEXT_SENTENCE = re.compile(r"\s*(?:$|\s[A-Z\[(])")


class UnitSpelling:
    """Finds units by their spellings; built once for a lexicon."""

    def __init__(self, units: Mapping[str, str]) -> None:
        self._units = units
        self._longest = max(map(len, units), default=0)
        self._folded = _fold(units)

    def after(self, plain: str, end: int, value: float) -> tuple[str | None, int]:
        """The canonical unit that follows at ``end`` (one space allowed) and where it stops."""
        gap = _GAP.match(plain, end)
        place = gap.end() if gap else end
        for length in range(min(self._longest, len(plain) - place), 0, -1):
            text = plain[place : place + length]
            unit = self._units.get(text) or (self._folded.get(text.lower()) if length > 1 else None)
            if not unit:
                continue
            after = plain[place + length : place + length + 1]
            glued = len(text) > 1 and _ION.match(plain, place + length) is not None  # "4mMK+"
            if after and ((after.isalnum() and not glued) or (after == "+" and text in ("K", "k", "C", "M"))):
                continue
            if text.endswith(".") and _NEXT_SENTENCE.match(plain, place + length):
                continue  # "125 mM. What is": the point ends the sentence
            if after == "_":
                continue  # "0.45 V_m": a symbol begins
            if after == "/" and plain[place + length + 1 : place + length + 2].isalpha():
                continue  # "J/(mol K)", "C/mol": half a unit is none
            if _plausible(unit, text, value, plain[place + length :], place == end):
                whole = self._misspelt(plain, place) if unit.endswith("mol") else None
                return whole or (_settle(unit, value), place + length)
        return self._misspelt(plain, place) or (None, end)

    def _misspelt(self, plain: str, place: int) -> tuple[str, int] | None:
        """ "milimolar", "mmol pr liter", "micro molar": a prefix and a unit in words, spelt as people do."""
        found = _WRITTEN.match(plain, place)
        if found is None:
            return None
        prefix = _PREFIX[(found["prefix"] or "").lower()[:3]] if found["prefix"] else found["letter"] or ""
        prefix = "µ" if prefix == "u" else prefix
        kind = next(unit for stem, unit in _STEMS if found["stem"].lower().startswith(stem))
        if kind == "M" and found["stem"].lower().startswith("mol") and not (found["per"] or found["molar"]):
            return None  # an amount, no concentration
        unit = self._units.get(prefix + kind)
        return (unit, found.end()) if unit else None


def _plausible(unit: str, text: str, value: float, rest: str, attached: bool) -> bool:
    """Single letters are units only where they can be: 310 K, but not 140 K outside."""
    if text in ("K", "k"):
        return 200 <= value <= 400 or (
            value < 60 and not re.match(r"\s*(out|in|ext|\+|=|,?\s*\d)", rest) and value == 37
        )
    if text == "c":
        named = re.match(r"\s*(?:[a-z]?\w*\s*(?:out|in)\b|-?subunit|ring|-ring|termin|elegans)", rest)
        return attached or (-5 <= value <= 45 and named is None)
    if text in ("f", "h", "a", "s", "m", "v", "A", "S", "H"):
        return attached or unit in ("s", "h", "V") or (text == "m" and value < 0.01)
    if text in ("cm", "in"):
        return text == "cm"
    return True


def _settle(unit: str, value: float) -> str:
    """``F`` after 98.6 is Fahrenheit; a farad is never that large."""
    return "°F" if unit == "F" and value > 30 else unit


def _fold(units: Mapping[str, str]) -> dict[str, str]:
    """Case-folded spellings that still mean one unit only."""
    folded: dict[str, set[str]] = {}
    for spelling, unit in units.items():
        folded.setdefault(spelling.lower(), set()).add(unit)
    table = {spelling: next(iter(found)) for spelling, found in folded.items() if len(found) == 1}
    # Upper and lower case differ only by an absurd prefix: a student's MV is mV, Mv is mV.
    table.update({"mv": "mV", "mm/l": "mM", "ms/cm2": "mS/cm**2", "ua": "µA", "pa": "pA", "na": "nA"})
    table.pop("na", None)
    return table
