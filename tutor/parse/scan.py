"""Plain text to items: numbers with their units, ions and symbols in all notations, words, marks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tutor.knowledge.lexicon import END, Lexicon, Trie
from tutor.meaning import Variable
from tutor.parse.numerals import comma_doubt, counts_one, read_number, signed
from tutor.parse.reading import Item
from tutor.parse.spoken import NUMBER_WORDS, is_count_fold, read_number_words, read_power, scaled
from tutor.parse.unit_spelling import UnitSpelling
from tutor.units import UNITS

_NUMBER = r"""
    (?P<number>(?:(?<![\w\])])[-+])?
      (?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\x20000)+(?![\d.,])|\d+[.,]\d+
        |\d+·\d+(?!\d|\s?\^)|\d+|(?<!\.)\.\d+)
      (?:[eE][-+]?\d+(?![\w])|\s?(?:[x×*·]|\stimes\s)\s?10(?:\s?\^\s?|\s?)-?\d+|\^-?\d+)?
    )"""
_OUT = "outside|out|ext|ex|o|e|0"
_IN = "inside|in|int|cyt|i|c"
# "10-7 M" lost its superscript; "10-15 mM" is a range, so only a smaller second number counts.
_PART_OF = re.compile(r"\x20(?:an?|of\x20an?)(?=\x20)")
_PARTS_OF = re.compile(r"[\s-]+(?:thirds|quarters|fifths|sixths|eighths|tenths)\b", re.IGNORECASE)
# "one ten-thousandth of a millimolar"
_FRACTION = re.compile(
    r"(?:one|a)[\x20-](?:(?P<more>ten|hundred)[\x20-])?(?P<less>tenth|hundredth|thousandth|millionth)"
    r"\x20of\x20(?:an?|one)",
    re.IGNORECASE,
)
POWERS = {
    "ten": 10,
    "hundred": 100,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 1_000_000,
}
_ASKED = re.compile(r"\w+(?:\s\w+){0,3}\s?\?")  # "pmf 180. kJ per ATP?": a unit that opens a question
_LOST_POWER = re.compile(r"-(\d)(?!\d)")
_MARKS = r"(?P<arrow>-+>|=+>|→|⇒|(?<=\d)\.{2,3}(?=\d))|(?P<mark>[^\w\s])"
# "NKCC1" and "Kv1.1" are names; "out4" and "outside4" are a side and a number.
_WORDS = r"""(?P<word>(?:Kv|Nav|Cav|Kir|KCa)\d+(?:\.\d+)?(?![\w.,]\d)
    |(?!(?:out|outside|ext|inside|int|and|from|for|minus|plus|approx|about|over|with)\d)
        (?:[^\W\d_]{3,}|AE|IK(?=1)|[cmuµ]m(?=[23]))\d{1,2}(?![\w.,]\d|[A-Za-z])
    |[^\W\d_]+(?:'[^\W\d_]+)?)"""
_SIDE_OF = dict.fromkeys(_OUT.split("|"), "out") | dict.fromkeys(_IN.split("|"), "in")
_SIDED = {"bracket": "b", "sided": "d", "glued": "g"}  # notations with a side, and how their groups begin


class Scanner:
    """Cuts plain text into items; built once for a lexicon."""

    def __init__(self, lexicon: Lexicon, valences: Mapping[str, int]) -> None:
        self.lexicon = lexicon
        self.valences = valences
        self._names = {name.lower(): name for name in lexicon.ions}
        self._names["ci"] = "Cl"
        self._units = UnitSpelling(lexicon.units)
        self._pattern = re.compile(self._grammar(), re.VERBOSE)

    def _grammar(self) -> str:
        """One pattern for all notations, tried from the most telling to the barest."""
        exact = sorted((name for name in self._names.values()), key=len, reverse=True)
        upper = "|".join([*exact, "CI"])
        soft = "|".join(
            sorted({name.lower() for name in ("K", "Na", "Cl", "Ca", "Mg", "HCO3")}, key=len, reverse=True)
        )
        ion = f"(?:{upper}|{soft})"
        charge = r"(?:\x20?[23]\x20?\+|\x20?\+\+|(?<=[CMB][aAg])\+2(?![\d.,])|\+|2?-{1,2}(?!\w))"
        sides = f"(?:{_OUT}|{_IN})"
        letters = "".join(self.lexicon.symbols)
        return rf"""
            (?P<break>\n+)
          | {_NUMBER}
          | (?P<bracket>\[\s*(?P<b_ion>{ion}){charge}?\s*_?(?P<b_in>{sides})?\s*\]\s?_?
                (?P<b_side>(?!in\x20[mnpuµ]?(?:M|mol|Mol)\b){sides}\b)?)
          | (?P<general>\[\x20?(?:X|x|S|C|ion|Ion)\x20?\]\x20?_?(?P<x_side>{sides})\b)
          | (?P<symbol>(?P<s_letter>[{letters}evpgi])\x20?[_(\[]?\x20?
                (?P<s_ion>{ion}){charge}?(?:\x20?[)\]])?(?![\w]))
          | (?P<acid>[pP][hH]_?(?P<p_side>{sides})\b)
          | (?P<sided>(?P<d_ion>{ion})(?:{charge}_?|_)(?P<d_side>{sides})\b)
          | (?P<glued>(?P<g_ion>K|Na|Cl|Ca|Mg|k|na|cl|ca)(?P<g_side>out|int|in|ext|o|i|e)\b)
          | (?P<charged>(?P<c_ion>{ion}|h(?=\+)){charge}(?![^\W\d]))
          | (?P<bare>(?P<a_ion>{ion})(?:'s\b|(?!['\w])))
          | {self._mixed()}
          | {_WORDS}
          | {_MARKS}
          | (?P<skip>\s+|_|\d)
        """

    def _mixed(self) -> str:
        """Names with digits in them that the words and ideas know: "K2P", "F1", "CO2"."""
        things = (form for form, node in self.lexicon.trie.items() if _is_thing(node))
        inner = (form for form in self.lexicon.ideas if re.fullmatch(r"[a-z]+\d+[a-z]\w*", form))
        names = {form for form in (*things, *inner) if form.isascii() and re.search(r"[a-z]\d", form)}
        longest = sorted(names, key=len, reverse=True) or [r"(?!)"]
        return rf"(?P<mixed>(?i:{'|'.join(longest)})(?![\w+]))"

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
                if item.text.lower() == "one" and items and counts_one(plain, items, item):
                    item = item._replace(kind="number", value=1.0)
                if item.kind == "number" and items:
                    item = signed(items, item)
                items.append(item)
        return items

    def _item(self, plain: str, found: re.Match[str]) -> Item | None:
        """The item of a match, or nothing for what parts words."""
        kind, start, end, text = found.lastgroup, found.start(), found.end(), found.group()
        if kind in ("word", "mixed"):
            return self._word(plain, start, end, text) if kind == "word" else Item("word", text, start, end)
        if kind in ("mark", "arrow"):
            return Item("mark", text, start, end)
        if kind == "break":
            return Item("break", "\n", start, end)
        if kind == "number":
            return self._number(plain, start, end, text)
        if kind == "symbol":
            return self._symbol(found, plain)
        if kind in ("charged", "bare"):
            return self._ion(found, kind, found["c_ion" if kind == "charged" else "a_ion"])
        if kind in ("general", "acid"):
            side = _SIDE_OF[found["x_side" if kind == "general" else "p_side"]]
            return Item(
                "variable",
                text,
                start,
                end,
                variable=Variable("c" if kind == "general" else "pH", None, side),
            )
        if kind not in _SIDED:
            return None  # what parts words
        name = self._names[found[f"{_SIDED[kind]}_ion"].lower()]
        where = found[f"{_SIDED[kind]}_side"] or (found["b_in"] if kind == "bracket" else None)
        # "Ca in" written together is a word ("cain"), "Kin" and "Nai" are notation.
        variable = Variable("c", name, _SIDE_OF.get(where) if where else None)
        return Item("variable", text, start, end, ion=name, variable=variable)

    def _symbol(self, found: re.Match[str], plain: str) -> Item | None:
        """A quantity of an ion such as E_K, unless the letters are a word."""
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
        """An ion with or without its charge."""
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
        """The word that begins here, where its first letters looked like a symbol."""
        found = re.compile(r"[^\W\d_]+").match(plain, start)
        end = found.end() if found else start + 1
        return self._word(plain, start, end, plain[start:end])

    def _word(self, plain: str, start: int, end: int, text: str) -> Item:
        """A word, or the number that it spells."""
        lower = text.lower()
        if lower in ("half", "quarter") and (part := _PART_OF.match(plain, end)):
            value = 0.5 if lower == "half" else 0.25
            unit, stop = self._units.after(plain, part.end(), value)
            if unit:
                return Item("number", plain[start:stop], start, stop, value=value, unit=unit)
        if lower in ("a", "an"):
            unit, stop = self._units.after(plain, end, 1.0)
            if unit in ("min", "h", "d"):  # "an hour"; "a second" is more often the next one
                return Item("number", plain[start:stop], start, stop, value=1.0, unit=unit)
        if lower in ("one", "a", "half") and (part := _FRACTION.match(plain, start)):
            value = 1.0 / (POWERS[part["less"].lower()] * POWERS.get((part["more"] or "").lower(), 1))
            unit, stop = self._units.after(plain, part.end(), value)
            if unit:
                return Item("number", plain[start:stop], start, stop, value=value, unit=unit)
        if lower in NUMBER_WORDS and _PARTS_OF.match(plain, end):
            return Item("word", text, start, end)  # "two thirds" is no 2
        begins = lower in NUMBER_WORDS or lower == "point" or is_count_fold(lower)
        said = read_number_words(plain, start) if begins else None
        if said is not None:
            value, end = said
            if value == 10 and (power := read_power(plain, end)) is not None:
                value, end = power
            unit, stop = self._units.after(plain, end, value)
            if unit:
                return Item("number", plain[start:stop], start, stop, value=value, unit=unit)
            if value != 1:
                return Item("number", plain[start:end], start, end, value=value)
            end = start + len(text)
        return Item("word", text, start, end)

    def _number(self, plain: str, start: int, end: int, text: str) -> Item:
        """A number with the unit that follows it."""
        value, note = read_number(text)
        times, end = scaled(plain, end)
        value *= times
        lost = _LOST_POWER.match(plain, end) if text == "10" else None
        if lost is not None:
            power, after = -float(lost.group(1)), self._units.after(plain, lost.end(), 1.0)
            if after[0] is not None and UNITS.get(after[0], UNITS["1"]).dimension == "concentration":
                note = f'"{plain[start : after[1]]}" is read as 10 to the power {power:g}'
                value, end = 10.0**power, lost.end()
        unit, stop = self._units.after(plain, end, value)
        if unit is None and plain[end : end + 2] == ". " and not _ASKED.match(plain, end + 2):
            # "4. mM": a decimal point with nothing behind it
            unit, stop = self._units.after(plain, end + 1, value)
            if unit is None or len(plain[end + 1 : stop].strip()) < 2:
                unit, stop = None, end
        if unit == "1/s":
            unit, stop = None, end
        doubt = comma_doubt(text, unit)
        return Item(
            "number", plain[start:stop].strip(), start, stop, value=value, unit=unit, note=note, doubt=doubt
        )


def _is_thing(node: Trie) -> bool:
    """True if a form by itself names a thing."""
    return any(sense.kind == "thing" for sense in node.get(END, ()))
