"""Raw text to plain text: one glyph a meaning, with the way back to the student's own characters."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tutor.meaning import Span

LONGEST = 4_000  # characters read of one message; no student types more, a paste may

_SAME = {
    **dict.fromkeys("‐‑‒–—―−﹣－⫺➖˗⁃", "-"),
    **dict.fromkeys("⁻₋", "-"),
    **dict.fromkeys("⁺₊＋⫹", "+"),
    **dict.fromkeys("μµ", "µ"),
    **dict.fromkeys("×⨯✕⫻", "×"),
    **dict.fromkeys("·⋅∙•‧", "·"),
    **dict.fromkeys("’‘ʼ´`", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("[关［", "["),
    **dict.fromkeys("]兴］", "]"),
    **dict.fromkeys("\u00a0\u2009\u202f\u2007\u2002\u2003\u3000\t", " "),
    **dict.fromkeys("⁄∕／", "/"),
    **dict.fromkeys("∶：", ":"),
    **dict.fromkeys("⟶⟼↦➜➔➝", "→"),
    **dict.fromkeys("∗＊", "*"),
    **dict.fromkeys("∼～", "~"),
    "⫽": "=",
    "≈": "=",
    "≅": "=",
    "⬃": "~",
    "…": " ",
    "⇌": " ",
    "∞": " ",
    "°": "°",
    "º": "°",
    "Δ": "Δ",
    "∆": "Δ",
    "Ψ": "ψ",
}
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75", "⅛": "125"}
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉ₒᵢₑₘₖₙₐ", "0123456789oiemkna", strict=True))
_DROPPED = frozenset("{}$\\\u200b\u200c\u200d\ufeff\u00ad*`_")


class Text(NamedTuple):
    """``plain`` is what the parser reads; ``origin[i]`` is where its i-th character stood in ``raw``."""

    raw: str
    plain: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The span in ``raw`` of ``plain[start:end]``."""
        if start >= end or not self.origin:
            return (0, 0)
        return self.origin[start], self.origin[end - 1] + 1

    def quote(self, span: Span) -> str:
        """The student's own characters of a span."""
        return " ".join(self.raw[span[0] : span[1]].split())


def normalise(raw: str) -> Text:
    """Plain text with an offset map; what stands beyond ``LONGEST`` characters is not read."""
    plain: list[str] = []
    origin: list[int] = []
    source = _without_commands(_without_labels(_columns(raw[:LONGEST])))
    if not _CHANGED.search(source):
        return Text(raw, source, tuple(range(len(source))))
    for index, glyph in enumerate(source):
        before = plain[-1] if plain else " "
        for char in _plain(glyph, before, source[index + 1 : index + 5]):
            plain.append(char)
            origin.append(index)
    return Text(raw, "".join(plain), tuple(origin))


# "3. Find…", "(b) Calculate…", "Q2: …": the label of a part, at the start of a line or in brackets.
_LABEL = re.compile(
    r"^[ \t]*(?:[Qq]\d{0,2}|[A-Z]?\d{1,2}|[a-hA-H]|[ivx]{1,4})[.):][ \t]+(?=[A-Za-z\[(])", re.MULTILINE
)
_PART = re.compile(r"(?:^|(?<=[\s.?!,;:]))\((?:[a-h]|[ivx]{1,4}|\d)\)[ \t]")


def _without_labels(raw: str) -> str:
    """The same text, same length, with part labels blanked; a bracketed one begins a line."""
    raw = raw.replace("**", "^ ")  # a power as programmers write it
    text = _LABEL.sub(lambda found: " " * len(found.group()), raw)
    return _PART.sub(lambda found: "\n" + " " * (len(found.group()) - 1), text)


_SIZE = re.compile(r"(^|[\s(=])\|(\S[^|\n]{0,24}?)(?<!\s)\|(?=$|[\s=,.?)<>])")  # "|V_m − E_K| = 20 mV"
_BAR = re.compile(r"([\w).]\s?)\|(?=\s?[\w(])")  # between two entries
_TRAILING = re.compile(r"([ \t]+)\n")  # blanks that end a line begin the next, so that all keeps its place


def _columns(raw: str) -> str:
    """The same text, same length: commas that part the columns of a pasted table become bars.

    In a single line a bar is a stroke ("K 3 | 130 (out | in)"), and two strokes begin a new line.
    """
    raw = _TRAILING.sub(lambda found: "\n" + " " * len(found[1]), raw.replace(" // ", "\n   "))
    raw = _SIZE.sub(r"\1 \2 ", raw)
    raw = raw if "\n" in raw else _BAR.sub(r"\1/", raw)
    if raw.count(",") < 4 or "\n" not in raw:
        return raw
    lines = raw.split("\n")
    counts = [line.count(",") if "," in line and ", " not in line.strip() else 0 for line in lines]
    usual = max(set(counts), key=counts.count, default=0) if any(counts) else 0
    usual = usual or max(counts)
    if usual < 2 or counts.count(usual) < 2:
        return raw
    return "\n".join(
        line.replace(",", "|") if count == usual else line for line, count in zip(lines, counts, strict=True)
    )


# LaTeX: what a command stands for.
_COMMANDS = {
    "times": "×", "cdot": "·", "mu": "µ", "Delta": "delta ", "psi": "psi", "Psi": "psi",
    "Omega": "Ω", "tau": "τ",
    "to": "→", "rightarrow": "→", "approx": "=", "pm": "±", "alpha": "α", "beta": "β", "circ": "°",
    "degree": "°", "celsius": "°C", "log": "log", "ln": "ln", "sim": "~", "micro": "µ", "rho": "ρ",
}  # fmt: skip
_TYPESETTING = frozenset({
    "frac", "dfrac", "tfrac", "text", "textrm", "textbf", "mathrm", "mathbf", "mathit", "mathsf", "rm",
    "left", "right", "ce", "si", "SI", "qty", "unit", "quad", "qquad", "displaystyle", "big", "Big", "bigl",
    "bigr", "operatorname", "mbox", "hspace", "cdots", "ldots",
})  # fmt: skip
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)|.)", re.DOTALL)
# "HCO_3", "PO_4": the digit belongs to the formula.
_FORMULA = re.compile(r"(?<=[CNPS]O|NH)_(?=\{?[234])|(?<=[CNPS]O|NH)_\{(?=[234]\})")
_NOTHING = "\u200b"


def _without_commands(raw: str) -> str:
    """The same text, same length, with LaTeX commands put plainly; a fraction is a slash."""
    if "\\" in raw:
        broken = "\\frac" in raw or "\\dfrac" in raw or "\\tfrac" in raw
        raw = _COMMAND.sub(_command, raw)
        raw = raw.replace("}{", "/" + _NOTHING) if broken else raw
    return _FORMULA.sub(lambda found: _NOTHING * len(found.group()), raw) if "_" in raw else raw


def _command(found: re.Match[str]) -> str:
    """One command, filled up to its own length."""
    name, length = found.group(1) or "", len(found.group())
    if not name:
        return " " + _NOTHING if found.group()[1] in ",;:! \\\n" else _NOTHING + found.group()[1:]
    stands = _COMMANDS.get(name, "" if name in _TYPESETTING else " " + name)
    return stands + _NOTHING * (length - len(stands))


# What may become something else: all other characters stand for themselves, whatever is beside them.
_CHANGED = re.compile(r"[\t{}$\\*`_^]|[^\x00-\x7f]")
# What follows the mark of a power in "Ca^2+", "PO_4^{3-}", "HCO3^-": a charge and no power.
_CHARGE = re.compile(r"\{?\s?[23²³]?\s?[-+−–⁻⁺]\}?(?![\d⁰-⁹¹²³])")


def _plain(glyph: str, before: str, after: str) -> str:
    """What one glyph becomes, given the plain character before it and the raw ones after it."""
    if glyph in _FRACTIONS:
        return ("." if before.isdigit() else "0.") + _FRACTIONS[glyph]
    if glyph == "_":
        return "_" if before.isalnum() or before in "+-])" else ""
    if glyph == "*":
        return "*" if before.isdigit() or before == " " else ""
    if glyph in _DROPPED or unicodedata.combining(glyph):
        return ""
    if glyph in _RAISED:
        power = before.isdigit() and not _CHARGE.match(glyph + after)
        return ("^" if power else "") + _RAISED[glyph]
    if glyph == "⁻" and before.isdigit():
        return "^-" if after[:1] in _RAISED else "-"
    if glyph == "^":
        # Ca^2+, K^{+} and HCO3^- lose the mark, 10^-4 keeps it.
        return "^" if before.isdigit() and "°" not in after and not _CHARGE.match(after) else ""
    if glyph in _LOWERED:
        return _LOWERED[glyph]
    if glyph in "Δ∆" and after[:1] in ("E", "V"):
        return "Δ "
    if glyph in _SAME:
        return _SAME[glyph]
    if glyph.isascii() or glyph in "πτψδΔΣΩ→←⇒℃℉µ±√∑":
        return glyph
    folded = unicodedata.normalize("NFKC", glyph)
    return folded if len(folded) <= 3 else glyph
