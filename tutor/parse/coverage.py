"""What a calculation would leave unused: telling words that the reading does not explain.

A number is only given where everything telling in the question enters it. "What would V_m be if
sodium could not get through" names V_m, but a V_m that ignores the condition would be a wrong number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tutor.knowledge.model import Signature
from tutor.meaning import Act, Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.at_once import EVEN, ON_BOTH
from tutor.parse.numbers.donnan import BATH
from tutor.parse.numbers.factors import WORDS
from tutor.parse.numbers.named import REVERSES
from tutor.parse.numbers.proportions import GATHERED, PROPORTION
from tutor.parse.numbers.row import RELATIVE
from tutor.parse.numerals import PARTS
from tutor.parse.reading import Given, Shift

SWAPPED = ("swap", "interchange", "switch", "exchange")
BOTH = frozenset({"them", "the two", "both", "it", "sides", "inside", "around", "those"})
HARMLESS = frozenset({"at-rest", "near", "at-equilibrium"})
FACTORS = (*WORDS, "up")
OPPOSITES = {"depolarise", "hyperpolarise"}
DERIVED = frozenset({"∂", "d/d", "dln"})  # how fast one quantity changes with another is neither of them
QUIET = frozenset({"filler", "ask", "cell", "side", "amount", "head", "scene"})
GENERAL = ("nernst-potential", "goldman-potential")  # named where any other is meant, too
BLOOD = frozenset({"plasma", "serum", "blood", "interstitium", "interstitial", "arterial"})


def leftover(
    chunks: Sequence[Chunk],
    act: Act,
    signature: Signature | None,
    unknown: Variable | None,
    givens: Sequence[Given],
    shifts: Sequence[Shift],
) -> tuple[str, ...]:
    """The telling words that a calculation of this equation would ignore."""
    used = {unknown, *(given.variable for given in givens), *(shift.variable for shift in shifts)}
    compared = any(given.why == PROPORTION or given.why.startswith(RELATIVE) for given in givens)
    gathered = any(given.why == GATHERED for given in givens)
    reverses = any(given.why == REVERSES for given in givens)
    even = any(given.why == ON_BOTH for given in givens)
    rest = []
    for index, chunk in enumerate(chunks):
        before = chunks[index - 1].text if index else ""
        loose = chunk.concept("unit") not in (None, "mol", "cm**2") and not chunk.concept("scene")
        if loose and before in ("one", "a", "an"):
            rest.append(chunk.text)  # "in one coulomb": an amount that was not read
        if (shifts and _exchange(chunks, index)) or _of_units(chunks, index) or _remark(chunks, index):
            continue
        if gathered and (chunk.concept("change") or chunk.concept("move") or chunk.variables):
            continue  # "accumulated 1000-fold", "when H+ doubles", read as a ratio
        if compared and (chunk.concept("change") in FACTORS or chunk.text in ("half", *PARTS)):
            continue  # "ten times as concentrated", "half as permeable", read as a ratio
        if reverses and chunk.names("ask", "turning"):
            continue  # "reversing at 0 mV", read as a potential
        if even and chunk.text in EVEN:
            continue  # "symmetrical 140 mM KCl", read as that on both sides
        if (chunk.kind == "var" and any(_ignored(variable, used, act) for variable in chunk.variables)) or (
            chunk.kind == "word" and _telling(chunk, act, signature, unknown, bool(shifts), bool(givens))
        ):
            rest.append(chunk.text)
    if {chunk.concept("change") for chunk in chunks} >= OPPOSITES:
        rest = [text for text in rest if not text.startswith(("depolari", "hyperpolari"))]  # which is asked
    if act is Act.DIRECTION and any(chunk.concept("change") == "open" for chunk in chunks):
        rest = [text for text in rest if text != "when"]  # when the channels of the ion open
    rest.extend(_compared(chunks) if shifts and not compared else ())
    rest.extend(_swapped(chunks) if shifts else ())
    rest.extend(_third_space(chunks))
    rest.extend(_equated(chunks))
    rest.extend(chunk.text for chunk in chunks if chunk.text in DERIVED)
    rest.extend(_salts_left_aside(chunks, givens, shifts))
    return tuple(dict.fromkeys(rest))


def _exchange(chunks: Sequence[Chunk], index: int) -> bool:
    """ "10 instead of 4", "NaCl instead of KCl": the two ends of a change, or the salt that is not added."""
    if not chunks[index].names("stance", "rather-than"):
        return False
    if any(chunk.concept("salt") for chunk in chunks[index + 1 : index + 4]):
        return True
    before = any(chunk.kind == "number" for chunk in chunks[max(0, index - 3) : index])
    after = index + 1 < len(chunks) and chunks[index + 1].kind == "number"
    return before and after


def _remark(chunks: Sequence[Chunk], index: int) -> bool:
    """ "V_m is -70 (so more negative)": what follows from the number, in brackets behind it."""
    opened = next((i for i in range(index, -1, -1) if chunks[i].text in ("(", ")")), None)
    if opened is None or chunks[opened].text == ")" or not 0 < opened < len(chunks) - 1:
        return False
    return chunks[opened - 1].kind == "number" and chunks[opened + 1].names("relation", "so")


def _of_units(chunks: Sequence[Chunk], index: int) -> bool:
    """ "In kJ/mol rather than mV": one unit instead of another."""
    after = chunks[index + 1] if index + 1 < len(chunks) else None
    unit = after is not None and after.kind == "word" and after.concept("unit") is not None
    return unit and chunks[index].names("stance", "rather-than")


def _salts_left_aside(chunks: Sequence[Chunk], givens: Sequence[Given], shifts: Sequence[Shift]) -> list[str]:
    """A salt beside given amounts that has none of its own: "with KCl and 5 mM NaCl"."""
    if any(shift.place_of for shift in shifts) or any(_exchange(chunks, i) for i in range(len(chunks))):
        return []  # one stands in the place of the other
    if any(item.variable == BATH for item in givens):
        return []  # whatever salt it is named by
    told = [item.variable.ion for item in givens if item.variable is not None]
    told.extend(shift.variable.ion for shift in shifts)
    salts = [(chunk.text, chunk.item.says().split()) for chunk in chunks if chunk.concept("salt")]
    return [text for text, ions in salts if told and not set(ions) <= set(told)]


def _equated(chunks: Sequence[Chunk]) -> list[str]:
    """ "If V_m = E_Cl": a condition on two potentials without a value, which no sum here holds."""
    for one, joint, other in zip(chunks, chunks[1:], chunks[2:], strict=False):
        potentials = [v for chunk in (one, other) for v in chunk.variables if v.symbol in ("V_m", "E")]
        if joint.text in ("=", "equals", "is at", "equal to", "==") and len(potentials) == 2:
            return [f"{one.text} = {other.text}"]
    return []


def _swapped(chunks: Sequence[Chunk]) -> list[str]:
    """ "What if I swap them": no value says what becomes what."""
    return [
        chunk.text
        for chunk, other in zip(chunks, (*chunks[1:], None), strict=True)
        if chunk.text.startswith(SWAPPED) and (other is None or {*other.said} & BOTH)
    ]


def _third_space(chunks: Sequence[Chunk]) -> list[str]:
    """ "plasma glucose … lumen glucose": two spaces that both lie outside a cell are not one outside."""
    named = [item for chunk in chunks for item in chunk.items if item.concept("side") == "out"]
    blood = any(item.text.lower() in BLOOD for item in named)
    lumen = [item.text.lower() for item in named if item.text.lower().startswith("lum")]
    return lumen if blood else []


def _compared(chunks: Sequence[Chunk]) -> list[str]:
    """ "100 times bigger than P_K": a factor of something else than the quantity's own value."""
    for index, chunk in enumerate(chunks):
        if chunk.text == "than" and any(
            c.variables or c.ions or c.side for c in chunks[index + 1 : index + 3]
        ):
            return [chunk.text]
        if (
            chunk.text in ("times", "x", "×")
            and 1 < index < len(chunks) - 1
            and chunks[index - 1].kind == "number"
        ):
            before = {v.symbol for c in chunks[max(0, index - 4) : index - 1] for v in c.variables}
            if before & {v.symbol for v in chunks[index + 1].variables}:
                return [chunk.text]  # "gK is 10 times gNa"
    return []


def _ignored(variable: Variable, used: set[Variable | None], act: Act) -> bool:
    """A permeability, conductance or current that is named and enters nothing."""
    if variable.symbol == "flux" and any(other is not None and other.symbol == "E" for other in used):
        return False  # "where is there no net flux": at the equilibrium potential
    if variable.symbol == "pH" and Variable("delta_pH") in used:
        return False  # "1.4 pH units"
    if variable.symbol in ("delta_p", "pH") and {Variable("dG", "H"), Variable("delta_p_pH")} & used:
        return False  # the same force, told a mole, and the part of it
    if variable in used or any(_within(variable, other) for other in used):
        return False
    if any(
        other is not None and other.symbol in ("w", "V_rev", "accumulation", "fraction", "count")
        for other in used
    ):
        return False  # the general name of what a machine's own quantity answers
    leaks = any(other is not None and other.symbol in ("P", "g") for other in used)
    rated = any(other is not None and other.symbol in ("Q10", "rate_1") for other in used)
    if variable.symbol == "ratio" and rated:
        return False  # "if the rate goes from 2 /s to 6 /s"
    if variable.symbol == "ratio" and leaks:
        return False  # "the ratio P_Na/P_K"
    if variable.symbol in ("P", "g") and (
        variable.ion is None or any(other is not None and other.symbol == variable.symbol for other in used)
    ):
        return False  # "all P fixed", "P_Na/P_K": the one it is compared with
    return (
        variable.symbol in ("P", "g", "I", "flux", "tau", "dG", "delta_p", "ratio", "Q10", "pH", "delta_pH")
        and act is not Act.DIRECTION
    )


def _within(variable: Variable, other: Variable | None) -> bool:
    """True if ``other`` is the same quantity said more exactly."""
    return other is not None and other.symbol == variable.symbol and variable.ion in (None, other.ion)


def _telling(
    chunk: Chunk, act: Act, signature: Signature | None, unknown: Variable | None, shifted: bool, given: bool
) -> bool:
    """True if a word says something that a calculation by this equation does not use."""
    kinds = {sense.kind: sense.concept for sense in chunk.item.senses}
    if not kinds or "scene" in kinds:
        return False
    if signature is not None:
        if _any(kinds, signature.tells) or (given and _any(kinds, signature.tells_given)):
            return False
        left = _any(kinds, signature.leaves) or (not given and _any(kinds, signature.leaves_bare))
        if left and "cell" not in kinds:
            return True
    if "drug" in kinds:
        return True
    if kinds.get("ask") == "turning":
        return kinds.keys() == {"ask"}
    if "change" in kinds and given and unknown is not None and unknown.symbol == "ratio":
        return False  # "how many times more H+", between two values of pH
    if kinds.get("change") == "up" and given and unknown is not None and unknown.symbol == "I":
        return False  # "g_Cl rises by 12 nS": the conductance that carries the current
    if kinds.get("change") == "remove" and unknown is not None and unknown.symbol == "V_rev":
        return False  # "at what voltage does the pump stop?"
    sought = act is Act.COMPUTE and unknown is not None and unknown.symbol in ("c", "g")
    if kinds.get("change") == "add" and sought:
        return False  # "what K+ would put E_K at -75 mV"
    aimed = act is Act.COMPUTE and given and unknown is not None and unknown.symbol in ("c", "P", "g")
    if aimed and (kinds.get("change") in (*OPPOSITES, "to") or kinds.get("relation") == "makes"):
        return False  # "what K+ depolarises it to -55 mV"
    if aimed and kinds.get("change") in ("up", "down") and chunk.text.endswith("ed"):
        return False  # "to what value must [K+]o be raised so that V_m is -60 mV"
    if "change" in kinds and act is Act.DIRECTION and kinds["change"] in ("open", "alter"):
        return False
    if "change" in kinds:
        # "set to", "changes to" with its number given is that number.
        return (
            not shifted
            and not (kinds["change"] in ("to", "same", "alter") and given)
            and not kinds.keys() & QUIET
        )
    balanced = kinds.get("equation") == "passive-chloride" or kinds.get("state") == "at-equilibrium"
    if balanced and given and unknown is not None and unknown.symbol in ("c", "pH", "ratio"):
        return False  # "what pH would be passive at -70 mV": balanced at the voltage given
    if "equation" in kinds:
        own = signature.id if signature is not None else None
        return kinds["equation"] not in (own, *GENERAL)
    if "move" in kinds:
        counted = unknown is not None and unknown.symbol in ("N", "count", "rate", "n", "w", "dG")
        return act is not Act.DIRECTION and not counted
    if "state" in kinds:
        return (
            kinds["state"] not in HARMLESS
            and not (kinds["state"] == "impermeable" and shifted)
            and not (kinds["state"] == "equal" and given)
        )
    if "rule" in kinds:
        return not kinds.keys() & QUIET
    if "stance" in kinds:
        return kinds["stance"] in ("not", "rather-than") and not kinds.keys() & QUIET
    if "salt" in kinds:
        return not shifted and not given
    if "thing" in kinds:
        if kinds["thing"] == "other-cell":
            return not given
        if kinds["thing"] == "muscle":
            return not given and "cell" not in kinds
        return kinds["thing"] in ("pump", "protein")
    if "relation" in kinds:
        return kinds["relation"] == "if" and not given and not shifted and "ask" not in kinds
    return False


def _any(kinds: Mapping[str, str], words: frozenset[str]) -> bool:
    """True if one of the senses is among the words of an equation, by its kind or as ``kind:concept``."""
    return bool(words) and any(
        kind in words or f"{kind}:{concept}" in words for kind, concept in kinds.items()
    )
