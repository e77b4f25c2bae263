"""A number taken by the quantity beside it ("[K+]o = 4"), else by its unit, its sign or its ion."""

from __future__ import annotations

from dataclasses import replace

from tutor.meaning import V_M, T, Variable
from tutor.parse.groups import Chunk
from tutor.parse.numbers.measures import ALONE, AMBIGUOUS, dimension, fits, has_sign
from tutor.parse.numbers.named import bare_temperature
from tutor.parse.numbers.row import Row

# "The pmf at -160 mV": the number is the condition, not the value.
ASKED_AT = frozenset(
    {
        "E",
        "DF",
        "I",
        "g",
        "flux",
        "delta_p",
        "dG",
        "w",
        "V_rev",
        "N",
        "fraction",
        "rate",
        "slope",
        "RT_F",
        "RT_zF",
    }
)
BODY_TEMPERATURES = (37.0, 310.0)


def bind_beside(row: Row, index: int) -> None:
    """Bind one number to the quantity next to it, else to what its unit or sign can only mean."""
    chunk = row.chunks[index]
    kind = dimension(chunk.item.unit)
    if chunk.item.unit == "mm" and _of_length(row, index):
        row.bound[index] = (_alone(row, index, "length"), "a length")
        return
    if kind in STRANGE and _named_strangely(row, index):
        return
    left, right = row.left(index), row.right(index)
    if kind in (None, "concentration") and (named := _after_comma(row, index)) is not None:
        row.bound[index] = (named, "behind the quantity it is of")
        return
    if left is not None and right == index + 1 and _part_of_a_result(row, left, index):
        row.bound[index] = (row.chunks[index + 1].variables[0], "before the name of a part")
        return
    for place in (left, right):
        if place is not None and _claims(row, place, index, kind):
            variable = row.chunks[place].variables[0]
            if variable.symbol == "pH" and variable.side is None:
                variable = Variable("pH", None, row.nearest_side(index))
            equated = place < index and any(c.text in JOINTS for c in row.chunks[place + 1 : index])
            row.bound[index] = (variable, f"beside {row.chunks[place].text}{EQUATED if equated else ''}")
            return
    if kind is None and (passing := _passing(row, index)) is not None:
        row.bound[index] = (passing, "so many ions a second")
        row.chunks[index] = replace(chunk, items=(chunk.item._replace(unit="1/s"),))
    elif kind is not None and kind != "concentration" and kind in ALONE and chunk.item.unit not in AMBIGUOUS:
        row.bound[index] = (_alone(row, index, kind), "by its unit")
    elif bare_temperature(row, index):
        row.bound[index] = (T, "a temperature after at")
    elif kind is None and chunk.item.value in BODY_TEMPERATURES and chunk.item.text in ("37", "310"):
        row.bound[index] = (T, "body temperature")
    elif (
        kind is None and row.mentions("pH") and 0 < (chunk.item.value or 0) <= 14 and row.nearest_side(index)
    ):
        row.bound[index] = (Variable("pH", None, row.nearest_side(index)), "a pH on that side")
    elif kind is None and has_sign(chunk.item) and abs(chunk.item.value or 0) >= 5:
        row.bound[index] = (V_M, "by its sign")
    elif kind is None and (after := row.chunks[index + 1 : index + 2]) and _counts(after[0]):
        row.bound[index] = (Variable("count", "H"), "a count of protons")
    elif (
        kind is None
        and row.nearest_ion(index) == "H"
        and 0 < (chunk.item.value or 0) <= 14
        and not _counts_protons(row, index)
    ):
        row.bound[index] = (Variable("pH", None, row.nearest_side(index)), "of H⁺")


def _passing(row: Row, index: int) -> Variable | None:
    """ "8 million K+ ions per second": a number right before the rate that it counts."""
    after = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
    counted = after is not None and [v.symbol for v in after.variables] == ["rate"]
    counted = counted and after is not None and after.text.endswith(("second", "sec", "/s"))
    ions = {ion for chunk in row.chunks for ion in chunk.ions}
    own = after.ions[0] if after is not None and after.ions else None
    return Variable("rate", own or (next(iter(ions)) if len(ions) == 1 else None)) if counted else None


EQUATED = ", equated"  # "the driving force is +20 mV", and not "driving force on K+, -70"
JOINTS = frozenset({"is", "=", "of", "was", "equals", "equal", "equal to", "being", "to be"})


def _after_comma(row: Row, index: int) -> Variable | None:
    """ "Hypokalaemia, 2.6 say": a lone number behind a concentration on one side and a comma."""
    if index < 2 or row.chunks[index - 1].text != ",":
        return None
    rest = [c.text for c in row.chunks[index + 1 :] if c.kind != "mark" and not c.concept("filler")]
    variables = row.chunks[index - 2].variables
    sided = len(variables) == 1 and variables[0].symbol == "c" and variables[0].side and variables[0].ion
    ends = not rest or rest == ["say"]
    lone = sum(chunk.kind == "number" for chunk in row.chunks) == 1 and not has_sign(row.chunks[index].item)
    return variables[0] if sided and ends and lone else None


def _part_of_a_result(row: Row, left: int, index: int) -> bool:
    """ "pmf -150 dpsi": the number is that of the part behind it, and no value of the force that leads."""
    whole, part = row.chunks[left].variables, row.chunks[index + 1].variables
    equated = any(chunk.text in ("=", "is", "of", ":") for chunk in row.chunks[left + 1 : index])
    force = bool(whole and part) and whole[0].symbol == "delta_p" and part[0].symbol in ("delta_psi", "V_m")
    return force and not equated and not _has_own_number(row, index + 1)


def _counts_protons(row: Row, index: int) -> bool:
    """ "4 H+ per ATP", "3.3 protons": a number right before the ion counts it, where ATP is spoken of."""
    after = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
    atp = row.names("thing", "atp")
    return atp or (after is not None and "H" in after.ions and after.side is None)


def _counts(after: Chunk) -> bool:
    """ "with 2 H+": a number right before protons of no side counts them."""
    return after.kind == "ion" and after.ions == ("H",) and after.side is None


PARTS = frozenset({"with", "from", "for", "given", "when", "if"})


def _voltage_told(row: Row, index: int) -> bool:
    """ "E_Ca at +125 and V_m at -75": V_m has a number of its own."""
    values = [row.right(place) for place, chunk in enumerate(row.chunks) if V_M in chunk.variables]
    return any(at is not None and at != index and row.chunks[at].kind == "number" for at in values)


def _claims(row: Row, place: int, index: int, kind: str | None) -> bool:
    """True if the variable at ``place`` takes the number at ``index`` as its value."""
    near = row.chunks[place]
    if not near.variables or not fits(near.variables[0], kind, row.chunks[index].item):
        return False
    variable = near.variables[0]
    if kind is None and variable.symbol in ("P", "g") and (row.chunks[index].item.value or 0.0) < 0:
        return row.chunks[index - 1].text in ("=", "is")  # "what P_Na gives -50": none is negative
    if variable.symbol == "delta_p" and any(c.text in PARTS for c in row.chunks[place + 1 : index]):
        return False  # "the pmf with -150 mV and …": a part of it
    condition = any(c.text in ("at", "@") for c in row.chunks[place + 1 : index])
    if (
        condition
        and variable.symbol in ASKED_AT
        and not (variable.symbol == "E" and _voltage_told(row, index))
    ):
        return False  # "the driving force at -70 mV": the number is the voltage it is asked for
    if variable.symbol == "P" and index + 1 < len(row.chunks) and row.side_at(index + 1) is not None:
        return False  # "only K+ permeable with 140 inside": a permeability has no side
    if variable.symbol == "count":
        return place == index + 1 or place < index  # "4 H+ per ATP"
    if variable.symbol == "c":
        if variable.ion is None or variable.side is None or _taken(row, variable):
            return False
        if (row.chunks[index].item.value or 0.0) < 0:
            return False  # "sodium out at -70"
        loose = any(c.text in ("for", "with", "when", ":") for c in row.chunks[place + 1 : index])
        if loose and index + 1 < len(row.chunks) and row.side_at(index + 1) not in (None, variable.side):
            return False  # "[K+]i/[K+]o for 15 in, 24 out": the numbers bring their own sides
        if place > index:
            return place == index + 1 and not _has_own_number(row, place)
        # "4 mM K+ outside 140 mM inside": a group between two numbers may belong to either.
        between = place == index - 1 and place and row.chunks[place - 1].kind == "number"
        return not (between and near.items[0].kind != "variable")
    if place > index and (kind is None or _has_own_number(row, place)):
        return False
    if kind is None and variable.symbol in ("E", "V_m", "DF") and not has_sign(row.chunks[index].item):
        # A bare number is a potential only where it is equated or negative: not in "E_K 4/140".
        if index + 1 < len(row.chunks) and row.side_at(index + 1) is not None:
            return False  # "E_Na: 145 out, 12 in"
        said = any(c.text in ("=", "is", "of", "at", ":") for c in row.chunks[place + 1 : index])
        after = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
        closed = after is None or (after.kind == "mark" and after.text in ",.;?):") or after.kind == "var"
        closed = closed or (after is not None and after.names("stance", "tag"))
        listed = row.chunks[index + 1 : index + 3]  # "E_Na 70 and E_Ca 125"
        closed = closed or (len(listed) == 2 and listed[0].text == "and" and bool(listed[1].variables))
        # "E_Na 60, E_K -90": right behind the name and nothing more to the number.
        size = abs(row.chunks[index].item.value or 0)
        said = said or (place == index - 1 and closed and (size >= 20 or size == 0))
        return said or (row.chunks[index].item.value or 0) < 0
    if kind is None and variable.symbol == "DF":
        # "DF Na -70" gives the voltage, "DF = -70" the force, and so does "DF Na -4.5 @-70".
        said = any(c.text in ("=", "is", "of") for c in row.chunks[place + 1 : index])
        later = row.chunks[index + 1 : index + 3]
        voltage = len(later) == 2 and later[0].text in ("@", "at") and later[1].kind == "number"
        return said or (voltage and place == index - 1)
    return True


def _has_own_number(row: Row, place: int) -> bool:
    """True if an equation or a number follows directly: "outside = 4", "K+ outside 4"."""
    after = row.chunks[place + 1 : place + 3]
    return bool(after) and (
        after[0].kind == "number"
        or (len(after) > 1 and after[0].text in ("=", ":", "is") and after[1].kind == "number")
    )


def _taken(row: Row, variable: Variable) -> bool:
    """True if another number already gives this variable."""
    return any(bound == variable for bound, _ in row.bound.values())


def _alone(row: Row, index: int, kind: str) -> Variable:
    """The variable of a lone quantity: one named before it that it fits, else the usual one."""
    symbol = ALONE[kind]
    before = [c.text for c in row.chunks[max(0, index - 3) : index]]
    after = row.chunks[index + 1].text if index + 1 < len(row.chunks) else ""
    if kind == "length" and ("r" in before or "radius" in (*before, after)):
        return Variable("radius")
    if kind == "energy per amount" and _of_the_work(row, index):
        return Variable("w")
    if kind == "energy per amount" and _of_atp(row, index):
        return Variable("dG", "ATP")
    if kind == "temperature":
        return T
    if kind == "potential":
        return V_M
    ion = row.nearest_ion(index) if symbol in ("g", "I", "P") else None
    return Variable(symbol, ion)


LONG = frozenset({
    "diameter", "axon", "axons", "squid axon", "long", "wide", "thick", "fibre", "fiber", "across", "radius",
    "length", "cable", "sphere", "d", "r",
})  # fmt: skip
LETTERS = frozenset({"g", "i", "v", "e", "r", "c", "γ"})  # of conductance, current, voltage
STRANGE = frozenset({"potential", "conductance", "conductance per area", "current", "current per area"})


def _of_length(row: Row, index: int) -> bool:
    """ "a 0.5 mm axon": a length and no slip for mM."""
    near = row.chunks[max(0, index - 3) : index + 4]
    return any(item.text.lower() in LONG for chunk in near for item in chunk.items) or any(
        v.symbol in ("d", "radius") for chunk in near for v in chunk.variables
    )


def _named_strangely(row: Row, index: int) -> bool:
    """ "gL = 0.3 mS/cm²": the value of something that has a name, but none that we know."""
    if index < 2 or row.chunks[index - 1].text not in ("=", ":"):
        return False
    name = row.chunks[index - 2]
    if name.text in LETTERS:
        return False
    return name.kind == "word" and not name.item.senses and name.text.isalpha() and len(name.text) < 5


NEEDING = frozenset(
    {"needs", "need", "needed", "requires", "required", "uses", "costs", "takes", "spends", "consumes"}
)


def _of_the_work(row: Row, index: int) -> bool:
    """ "The pump needs 44 kJ/mol", "44 kJ per mole required": what the pump spends, not what ATP gives."""
    near = [c.text for c in row.chunks[max(0, index - 2) : index]]
    near += [c.text for c in row.chunks[index + 1 : index + 2]]
    pump = row.names("thing", "pump")
    return pump and bool(NEEDING & {*near})


def _of_atp(row: Row, index: int) -> bool:
    """ "ΔG_ATP = -57 kJ/mol", "57 kJ/mol ATP", "a ΔGp of 57 kJ/mol"."""
    near = row.chunks[max(0, index - 4) : index + 4]
    return any("atp" in c.said or c.text in ("phosphorylation potential", "δgp") for c in near)
