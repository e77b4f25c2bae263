"""Written numbers to values: decimals, thousands, powers of ten, number words, signs in words."""

from __future__ import annotations

import re

from tutor.parse.reading import Item

NUMBER_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "thousand": 1000,
}  # fmt: skip
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$")


def read_number(text: str) -> tuple[float, str]:
    """The value of a written number, and a note where the writing could have meant something else."""
    note = ""
    if re.fullmatch(r"[-+]?\d+·\d+", text):
        text = text.replace("·", ".")
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
    return sign * float(f"{float(base)!r}e{int(power)}") if power else sign * float(base), note


def comma_doubt(text: str, unit: str | None) -> str:
    """The question back for "4,140 mM": no cell holds that, so the comma is a point or parts two numbers."""
    value, _ = read_number(text)
    if not (_THOUSANDS.match(text) and unit in ("mM", "mEq", "mmol") and value > 1000):
        return ""
    first, second = text.split(",", 1)
    other = second.lstrip("0") or "0"
    return f'Does "{text}" mean {first}.{second} mM, or two concentrations, {first} mM and {other} mM?'


def read_number_words(plain: str, start: int) -> tuple[float, int]:
    """A number written in words, ``a hundred and forty`` at its longest, and where it ends."""
    total, end, decimals = 0.0, start, 0
    for found in re.finditer(r"[A-Za-z]+", plain[start : start + 80]):
        word = found.group().lower()
        gap = plain[end : start + found.start()].strip(" -")
        if gap not in ("", "and", "point"):
            break
        value = NUMBER_WORDS.get(word)
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


_POWER = re.compile(
    r"\s+to\s+the\s+(?:power\s+(?:of\s+)?)?(?P<sign>minus\s+|negative\s+|-)?(?P<power>[a-z]+|\d{1,2})",
    re.IGNORECASE,
)


def read_power(plain: str, end: int) -> tuple[float, int] | None:
    """ "ten to the minus seven": the power of ten that is said after it, and where it ends."""
    found = _POWER.match(plain, end)
    if found is None:
        return None
    written = found["power"].lower()
    power = int(written) if written.isdigit() else NUMBER_WORDS.get(written)
    if power is None or power > 20:
        return None
    return float(f"1e{-power if found['sign'] else power}"), found.end()


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
