"""A unit in place of a number asks for a quantity measured in it: "how many kJ/mol", "in pA?"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tutor.knowledge.lexicon import Lexicon
from tutor.parse.acts.found import Found, once
from tutor.parse.groups import Chunk
from tutor.parse.numbers.measures import AMBIGUOUS, dimension

OPENERS = ("in", "how many", "many", "into", "units of", "use", "to", "as")  # "in V" is a unit
LONGEST_UNIT = 5  # chunks, as in "kJ per mol" or "µA / cm ^ 2"
# Written in small letters these are lengths and amounts; asked for, they are as likely concentrations.
SMALL = frozenset({*AMBIGUOUS, "nm", "um", "µm", "pm", "nmol", "µmol", "umol"})


def dimensions_asked(found: Found, lexicon: Lexicon) -> tuple[str, ...]:
    """The dimensions of the units asked for."""
    return tuple(dict.fromkeys(kind for unit in units_asked(found, lexicon) for kind in _dimensions(unit)))


@once
def units_asked(found: Found, lexicon: Lexicon) -> tuple[str, ...]:
    """The units that stand without a number where an answer is asked for."""
    told = [after for before, after in pairwise(found.chunks) if before.text == "("]  # "1.5 out 2 in (mM)"
    content = [chunk for chunk in found.chunks if chunk.text not in ("?", ".", "!", ",", "(", ")")]
    content = [chunk for chunk in content if not any(chunk is other for other in told)]
    asked: list[str] = []
    for index, chunk in enumerate(content):
        before = content[index - 1] if index else None
        if chunk.kind not in ("word", "mark") and not (chunk.kind == "var" and before is not None):
            continue
        if before is not None and before.names("stance", "rather-than"):
            continue  # "in kJ/mol rather than mV"
        opens = before is not None and before.text in OPENERS
        if not opens and (chunk.kind == "var" or (before is not None and before.kind in ("side", "number"))):
            continue  # a bare V is a voltage; "2 outside and 0.1 inside mM": the unit of the numbers
        for width in range(LONGEST_UNIT, 0, -1):
            if not opens and index + width < len(content):
                continue  # in mid-sentence only "in pA" or "how many pA" asks for a unit
            unit = _unit(content[index : index + width], lexicon)
            if unit is not None and (opens or (len(unit) > 1 and not chunk.concept("filler"))):
                asked.append(unit)
                break
    return tuple(dict.fromkeys(asked))


def _unit(chunks: Sequence[Chunk], lexicon: Lexicon) -> str | None:
    """The unit that these chunks spell, as it is written."""
    raw = [item.text for chunk in chunks for item in chunk.items]
    for spelt in ("".join(raw), " ".join(raw)):
        for form in (spelt, spelt.lower()):
            if form in lexicon.units:
                return form if form.lower() in SMALL else lexicon.units[form]
    return None


def _dimensions(unit: str) -> tuple[str, ...]:
    if unit.lower() in SMALL:
        return ("concentration",)
    kind = dimension(unit)
    return (kind,) if kind is not None else ()
