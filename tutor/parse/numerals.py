"""Written numbers to values: decimals, thousands, powers of ten, signs in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.parse.reading import Item
from tutor.parse.spoken import NUMBER_WORDS

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$")
_RAISED_POINT = re.compile(r"[-+]?\d+·\d+")
_TIMES_TEN = re.compile(r"(.+?)[x×]10\^?(-?\d+)$")
_OF_TEN = re.compile(r"10\^(-?\d+)$")
_WITH_E = re.compile(r"([\d.,]+)e([-+]?\d+)$", re.IGNORECASE)
_POWER = re.compile(r"([\d.,]+)\^(-?\d+)$")


# Parts in words: "a fiftieth of P_K".
PARTS = {
    "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "eighth": 1 / 8, "tenth": 1 / 10,
    "twelfth": 1 / 12, "fifteenth": 1 / 15, "twentieth": 1 / 20, "thirtieth": 1 / 30, "fortieth": 1 / 40,
    "fiftieth": 1 / 50, "hundredth": 1 / 100, "thousandth": 1 / 1000,
}  # fmt: skip


def read_number(text: str) -> tuple[float, str]:
    """The value of a written number, and a note where the writing could have meant something else."""
    note = ""
    if _RAISED_POINT.fullmatch(text):
        text = text.replace("·", ".")
    sign = -1.0 if text.startswith("-") else 1.0
    body = text.lstrip("+-").replace(" times ", "×").replace(" ", "").replace("*", "×").replace("·", "×")
    base, power = body, 0.0
    if found := _TIMES_TEN.match(body):
        base, power = found.group(1), float(found.group(2))
    elif found := _OF_TEN.match(body):
        base, power = "1", float(found.group(1))
    elif found := _WITH_E.match(body):
        base, power = found.group(1), float(found.group(2))
    elif found := _POWER.match(body):
        return sign * float(found.group(1).replace(",", ".")) ** float(found.group(2)), note
    if _THOUSANDS.match(base):
        if base.count(",") == 1 and "." not in base:
            note = f'"{text}" is read as {base.replace(",", "")}, the comma parting thousands'
        base = base.replace(",", "")
    base = base.replace(",", ".")
    return sign * float(f"{float(base)!r}e{int(power)}") if power else sign * float(base), note


def comma_doubt(text: str, unit: str | None) -> str:
    """The question back for "4,140 mM": no cell holds that, so the comma is a point or parts two numbers."""
    if unit not in ("mM", "mEq", "mmol") or not _THOUSANDS.match(text) or read_number(text)[0] <= 1000:
        return ""
    first, second = text.split(",", 1)
    other = second.lstrip("0") or "0"
    return f'Does "{text}" mean {first}.{second} mM, or two concentrations, {first} mM and {other} mM?'


_LEADS_ON = re.compile(r"\s+(?:to|:)\s+(?:point\b|\.?\d|[a-z]+\b)", re.IGNORECASE)
_A_SIDE = re.compile(r"\s+(?:in|out|inside|outside)\b(?!\s+(?:the|a|which|that)\b)", re.IGNORECASE)
EQUALS = ("is", "=", "equals", "at")


def counts_one(plain: str, items: Sequence[Item], item: Item) -> bool:
    """ "p k is one", "one to point oh four", "five out one in": a number there, and no pronoun."""
    last = items[-1]
    heading = items[-2] if last.text.lower() in EQUALS and len(items) > 1 else last
    told = heading.kind == "variable"
    led = _LEADS_ON.match(plain, item.end)
    proportion = led is not None and (
        "point" in led.group()
        or led.group()[-1].isdigit()
        or _word_behind(led) in NUMBER_WORDS.keys() - {"one"}
    )
    number_before = any(before.kind == "number" for before in items[-4:])
    beside = number_before and (last.kind == "number" or last.text.lower() in JOINTS)
    rest = plain[item.end : item.end + 6].split()
    return (
        (told and rest[:1] != ["of"]) or proportion or (beside and _A_SIDE.match(plain, item.end) is not None)
    )


def _word_behind(led: re.Match[str]) -> str:
    return led.group().split()[-1].lower()


JOINTS = ("out", "in", "outside", "inside", "and", ",")
_SIGNS = {"minus": -1.0, "negative": -1.0, "neg": -1.0, "plus": 1.0, "positive": 1.0}


def signed(items: list[Item], item: Item) -> Item:
    """ "minus seventy mV", "= - 70 mV": the sign before a number joins it."""
    last = items[-1]
    word = _SIGNS.get(last.text.lower()) if last.kind == "word" else None
    before = items[-2] if len(items) > 1 else None
    dash = last.kind == "mark" and last.text == "-" and item.unit == "mV"
    dash = dash and (before is None or before.kind not in ("number", "ion", "variable"))
    # "Vm-70": nothing is taken from V_m here, its value follows.
    glued = before is not None and before.text.lower() in ("vm", "em", "rmp") and before.end == last.start
    dash = dash or (last.kind == "mark" and last.text == "-" and glued and item.unit in (None, "mV"))
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
