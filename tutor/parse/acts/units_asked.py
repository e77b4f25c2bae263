"""A unit in place of a number asks for a quantity measured in it: "how many kJ/mol", "in pA?"."""

from __future__ import annotations

from collections.abc import Sequence

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
    bracketed = [place for place, chunk in enumerate(found.chunks) if place and chunk.text == "("]
    told = [chunk for place in bracketed for chunk in found.chunks[place + 1 : place + 2]]
    wanted = [chunk for place in bracketed for chunk in _wanted_behind(found.chunks, place)]
    told = [chunk for chunk in told if not any(chunk is other for other in wanted)]
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
        opens = opens or any(chunk is other for other in wanted)
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


def _wanted_behind(chunks: Sequence[Chunk], bracket: int) -> Sequence[Chunk]:
    """ "What does it cost (kJ/mol)": the unit of an answer; "1.5 out 2 in (mM)" tells that of the numbers."""
    told = any(chunk.kind == "number" for chunk in chunks[max(0, bracket - 3) : bracket])
    before = chunks[bracket - 1]
    return (
        ()
        if told or before.kind in ("side", "ion") or before.variables
        else chunks[bracket + 1 : bracket + 2]
    )


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
