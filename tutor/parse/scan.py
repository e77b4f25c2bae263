"""Plain text to items: numbers with their units, ions and symbols in all notations, words, marks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tutor.knowledge.lexicon import Lexicon
from tutor.meaning import Variable
from tutor.parse.reading import Item

_NUMBER = r"""
    (?P<number>(?:(?<![\w\])])[-+])?
      (?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+[.,]\d+|\d+|\.\d+)
      (?:[eE][-+]?\d+(?![\w])|\s?(?:[x×*·]|\stimes\s)\s?10(?:\s?\^\s?|\s?)-?\d+|\^-?\d+)?
    )"""
_OUT = "outside|out|ext|ex|o|e|0"
_IN = "inside|in|int|cyt|i|c"
_MARKS = r"(?P<arrow>-+>|=+>|→|⇒)|(?P<mark>[^\w\s])"
_WORDS = r"(?P<word>[^\W\d_]{3,}\d{1,2}(?![\w.,]\d)|[^\W\d_]+(?:'[^\W\d_]+)?)"

_SIDE_OF = dict.fromkeys(_OUT.split("|"), "out") | dict.fromkeys(_IN.split("|"), "in")

_NUMBER_WORDS = {
    **{word: value for value, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])},
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip


class Scanner:
    """Cuts plain text into items; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon, valences: Mapping[str, int]) -> None:
        self.lexicon = lexicon
        self.valences = valences
        self._names = {
            name.lower(): name for name in lexicon.ions if name not in ("A", "Choline", "Gluconate")
        }
        self._names["ci"] = "Cl"
        self._longest = max(map(len, lexicon.units), default=0)
        self._folded = _fold(lexicon.units)
        self._pattern = re.compile(self._grammar(), re.VERBOSE)

    def _grammar(self) -> str:
        exact = sorted((name for name in self._names.values()), key=len, reverse=True)
        upper = "|".join([*exact, "CI"])
        soft = "|".join(
            sorted({name.lower() for name in ("K", "Na", "Cl", "Ca", "Mg", "HCO3")}, key=len, reverse=True)
        )
        ion = f"(?:{upper}|{soft})"
        charge = r"(?:\s?(?:[23]\s?\+|\+[+23]?)|2?-{1,2}(?!\w))"
        sides = f"(?:{_OUT}|{_IN})"
        letters = "".join(self.lexicon.symbols)
        return rf"""
            (?P<break>\n+)
          | {_NUMBER}
          | (?P<bracket>\[\s*(?P<b_ion>{ion}){charge}?\s*_?(?P<b_in>{sides})?\s*\]\s?_?(?P<b_side>{sides}\b)?)
          | (?P<symbol>(?P<s_letter>[{letters}evpgi])\s?[_(\[]?\s?(?P<s_ion>{ion}){charge}?(?:\s?[)\]])?(?![\w]))
          | (?P<acid>[pP][hH]_?(?P<p_side>{sides})\b)
          | (?P<sided>(?P<d_ion>{ion})(?:{charge}_?|_)(?P<d_side>{sides})\b)
          | (?P<glued>(?P<g_ion>K|Na|Cl|Ca|Mg|k|na|cl|ca)(?P<g_side>out|in|o|i|e)\b)
          | (?P<charged>(?P<c_ion>{ion}){charge}(?!\w))
          | (?P<bare>(?P<a_ion>{ion})(?!['\w]))
          | {_WORDS}
          | {_MARKS}
          | (?P<skip>\s+|_|\d)
        """

    def scan(self, plain: str) -> list[Item]:
        """The items of a plain text, in order."""
        items: list[Item] = []
        place = 0
        while place < len(plain):
            found = self._pattern.match(plain, place)
            if found is None:
                place += 1
                continue
            item = self._item(plain, found)
            place = found.end() if item is None else item.end
            if item is not None:
                if item.kind == "number" and items:
                    item = _signed(items, item)
                items.append(item)
        return items

    def _item(self, plain: str, found: re.Match[str]) -> Item | None:
        kind = found.lastgroup if found.lastgroup in ("break", "number", "word", "mark", "arrow") else None
        start, end, text = found.start(), found.end(), found.group()
        if found["break"]:
            return Item("break", "\n", start, end)
        if found["number"]:
            return self._number(plain, start, end, text)
        if found["acid"]:
            return Item(
                "variable", text, start, end, variable=Variable("pH", None, _SIDE_OF[found["p_side"]])
            )
        for group, ion, side in (
            ("bracket", "b_ion", "b_side"),
            ("sided", "d_ion", "d_side"),
            ("glued", "g_ion", "g_side"),
        ):
            if found[group]:
                name = self._names[found[ion].lower()]
                where = found[side] or (found["b_in"] if group == "bracket" else None)
                # "Ca in" written together is a word ("cain"), "Kin" and "Nai" are notation.
                variable = Variable("c", name, _SIDE_OF.get(where) if where else None)
                return Item("variable", text, start, end, ion=name, variable=variable)
        if found["symbol"]:
            return self._symbol(found, plain)
        for group, ion in (("charged", "c_ion"), ("bare", "a_ion")):
            if found[group]:
                return self._ion(found, group, found[ion])
        if found["word"]:
            return self._word(plain, start, end, text)
        if found["mark"] or found["arrow"]:
            return Item("mark", text, start, end)
        return None if kind is None else Item("mark", text, start, end)

    def _symbol(self, found: re.Match[str], plain: str) -> Item | None:
        letter, name = found["s_letter"], self._names[found["s_ion"].lower()]
        text, start = found.group(), found.start()
        spaced = " " in text[:3]
        if letter.islower() and (
            spaced or name == "H" or text.lower() in ("ik", "ica", "ina", "ph", "eh", "pmg")
        ):
            return self._word_at(plain, start)
        if (letter == "I" and (spaced or name == "H")) or (spaced and letter in "VG"):
            return self._word_at(plain, start)
        symbol = {"e": "E", "v": "E", "V": "E", "G": "g", "p": "P", "i": "I"}.get(letter, letter)
        if name == "H" and symbol == "P":
            return self._word_at(plain, start)
        return Item("variable", text, start, found.end(), ion=name, variable=Variable(symbol, name))

    def _ion(self, found: re.Match[str], group: str, written: str) -> Item | None:
        name = self._names[written.lower()]
        text, start, end = found.group(), found.start(), found.end()
        charge = text[len(written) :].strip()
        if charge.endswith("-") and self.valences.get(name, 0) > 0:
            end = start + len(written)
            text = written
        if group == "bare" and name == "H":
            return Item("word", text, start, end)
        return Item("ion", text, start, end, ion=name)

    def _word_at(self, plain: str, start: int) -> Item:
        found = re.compile(r"[^\W\d_]+").match(plain, start)
        end = found.end() if found else start + 1
        return self._word(plain, start, end, plain[start:end])

    def _word(self, plain: str, start: int, end: int, text: str) -> Item:
        named = _NUMBER_WORDS.get(text.lower())
        if named is not None and end < len(plain):
            value, end = _number_words(plain, start)
            unit, stop = self._unit(plain, end, value)
            if unit:
                return Item("number", plain[start:stop], start, stop, value=value, unit=unit)
            if value > 1 or text.lower() == "zero":
                return Item("number", plain[start:end], start, end, value=value)
            end = start + len(text)
        return Item("word", text, start, end)

    # --- numbers and units --------------------------------------------------------------------

    def _number(self, plain: str, start: int, end: int, text: str) -> Item:
        value, note = read_number(text)
        unit, stop = self._unit(plain, end, value)
        if unit == "1/s":
            unit, stop = None, end
        return Item("number", plain[start:stop].strip(), start, stop, value=value, unit=unit, note=note)

    def _unit(self, plain: str, end: int, value: float) -> tuple[str | None, int]:
        """The canonical unit that follows at ``end`` (one space allowed) and where it stops."""
        place = end + 1 if plain[end : end + 1] in (" ", "-") and plain[end + 1 : end + 2] != " " else end
        for length in range(min(self._longest, len(plain) - place), 0, -1):
            text = plain[place : place + length]
            after = plain[place + length : place + length + 1]
            if after and (after.isalnum() or (after == "+" and text in ("K", "k", "C", "M"))):
                continue
            unit = self.lexicon.units.get(text) or self._folded.get(text.lower())
            if unit and self._plausible(unit, text, value, plain[place + length :], place == end):
                return _settle(unit, text, value), place + length
        return None, end

    def _plausible(self, unit: str, text: str, value: float, rest: str, attached: bool) -> bool:
        """Single letters are units only where they can be: 310 K, but not 140 K outside."""
        if text in ("K", "k"):
            return 200 <= value <= 400 or (
                value < 60 and not re.match(r"\s*(out|in|ext|\+|=|,?\s*\d)", rest) and value == 37
            )
        if text == "c":
            return attached or (-5 <= value <= 45 and not re.match(r"\s*[a-z]?\w*\s*(out|in)\b", rest))
        if text in ("f", "h", "a", "s", "m", "v", "A", "S", "H"):
            return attached or unit in ("s", "h", "V")
        if text in ("cm", "in"):
            return text == "cm"
        return True


_SIGNS = {"minus": -1.0, "negative": -1.0, "plus": 1.0, "positive": 1.0}


def _signed(items: list[Item], item: Item) -> Item:
    """ "minus seventy mV", "= - 70 mV": the sign before a number joins it."""
    last = items[-1]
    word = _SIGNS.get(last.text.lower()) if last.kind == "word" else None
    dash = last.kind == "mark" and last.text == "-" and item.unit == "mV"
    dash = dash and (len(items) == 1 or items[-2].kind not in ("number", "ion", "variable"))
    if word is None and not dash:
        return item
    items.pop()
    sign = -1.0 if dash else word or 1.0
    text = f"{last.text} {item.text}"
    return Item(
        "number",
        text,
        last.start,
        item.end,
        value=sign * abs(item.value or 0),
        unit=item.unit,
        note=item.note,
    )


def _settle(unit: str, text: str, value: float) -> str:
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


_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$")


def read_number(text: str) -> tuple[float, str]:
    """The value of a written number, and a note where the writing could have meant something else."""
    note = ""
    sign = -1.0 if text.startswith("-") else 1.0
    body = text.lstrip("+-").replace(" times ", "×").replace(" ", "").replace("*", "×").replace("·", "×")
    base, power = body, 0.0
    if found := re.match(r"(.+?)[x×]10\^?(-?\d+)$", body):
        base, power = found.group(1), float(found.group(2))
    elif found := re.match(r"10\^(-?\d+)$", body):
        base, power = "1", float(found.group(1))
    elif found := re.match(r"([\d.,]+)e([-+]?\d+)$", body, re.IGNORECASE):
        base, power = found.group(1), float(found.group(2))
    elif found := re.match(r"([\d.,]+)\^(-?\d+)$", body):
        return sign * float(found.group(1).replace(",", ".")) ** float(found.group(2)), note
    if _THOUSANDS.match(base):
        if base.count(",") == 1 and "." not in base:
            note = f'"{text}" is read as {base.replace(",", "")}, the comma parting thousands'
        base = base.replace(",", "")
    base = base.replace(",", ".")
    return sign * float(base) * 10.0**power, note


def _number_words(plain: str, start: int) -> tuple[float, int]:
    """A number written in words, ``a hundred and forty`` at its longest, and where it ends."""
    total, end, decimals = 0.0, start, 0
    for found in re.finditer(r"[A-Za-z]+", plain[start : start + 80]):
        word = found.group().lower()
        gap = plain[end : start + found.start()].strip(" -")
        if gap not in ("", "and", "point"):
            break
        value = _NUMBER_WORDS.get(word)
        if value is None:
            if word in ("and", "point") and end > start and not gap:
                continue
            break
        if gap == "point" or decimals:
            decimals += 1
            total += value / 10**decimals
        else:
            total = max(total, 1) * value if value in (100, 1000) and total else total + value
        end = start + found.end()
    return total, end
