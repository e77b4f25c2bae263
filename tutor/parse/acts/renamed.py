"""Quantities that are asked for under another name: a distance of two potentials, a machine's own limit."""

from __future__ import annotations

from tutor.meaning import V_M, Variable
from tutor.parse.acts.found import Found
from tutor.parse.carriers import driven_by
from tutor.parse.groups import Chunk

FAR = ("how far", "gap", "distance", "how close")
HOW_FAR = FAR[:1]
POINTING = frozenset({"that", "it", "this", "rest"})


def difference_of(found: Found) -> Variable | None:
    """ "V_m − E_K", "how far is V_m from E_K": the driving force, said by its two parts."""
    potentials = [
        c.variables[0] for c in found.chunks if c.variables and c.variables[0].symbol in ("V_m", "E")
    ]
    ion = next((v.ion for v in potentials if v.symbol == "E" and v.ion), None)
    far = found.chunks.say(FAR)
    if far and ion is None and potentials == [V_M] and V_M in found.bound:
        return Variable("DF")  # "how far is that from a V_m of -70": of the ion last spoken of
    pointed = POINTING & {word for chunk in found.chunks for word in chunk.said}
    if (
        far
        and ion is not None
        and V_M not in potentials
        and pointed
        and Variable("E", ion) not in found.bound
    ):
        return Variable("DF", ion)  # "and how far is that from E_K?" of the V_m just found
    if ion is None or V_M not in potentials:
        return None
    texts = [chunk.text for chunk in found.chunks]
    for index, chunk in enumerate(found.chunks[:-2]):
        if V_M in chunk.variables and texts[index + 1] in ("-", "minus"):
            far = far or any(v.symbol == "E" for v in found.chunks[index + 2].variables)
    return Variable("DF", ion) if far else None


def of_a_machine(found: Found, unknown: Variable) -> Variable | None:
    """A pump's or carrier's reversal, work and limit have names of their own."""
    split = any(chunk.text.startswith("hydrolys") for chunk in found.chunks) and not found.of_the_pump
    if unknown.symbol in ("dG", "dG_p") and (split or found.tells_of_atp):
        return Variable("dG", "ATP")
    if unknown == Variable("count") and any(_protons_per_atp(chunk) for chunk in found.chunks):
        return Variable("count", "H")
    if unknown == V_M and Variable("delta_p") in found.bound:
        return Variable("delta_psi")  # the electrical part of a force that is told
    if unknown.symbol == "ratio" and {Variable("rate_1"), Variable("rate_2")} <= found.bound:
        return Variable("Q10")  # "the opening rate of Na+ channels is 12 /s at …"
    if unknown == Variable("dG") and Variable("count", "H") in found.bound:
        return Variable("dG_p")
    carrier, pump = found.carrier, found.of_the_pump
    if unknown.symbol == "E" and (carrier or pump) and unknown not in found.bound:
        return Variable("V_rev")
    if carrier and unknown.symbol in ("ratio", "accumulation"):
        return Variable("accumulation", driven_by(carrier))
    return Variable("w") if pump and unknown.symbol == "dG" else None


def _protons_per_atp(chunk: Chunk) -> bool:
    return any(item.concept("head") == "protons-per-atp" for item in chunk.items)


def of_a_whole_cell(found: Found) -> Variable | None:
    """ "The capacitance of a 30 µm cell with 1 µF/cm²": that of the whole, where that per area is told."""
    told = {variable.symbol for variable in found.bound}
    named = any(variable.symbol == "C_m" for variable in found.variables)
    return Variable("C") if named and {"C_m", "d"} <= told <= {"C_m", "d", "T", "shape"} else None


HOW_STEEP = frozenset({"how steep", "how large", "how big", "how strong", "how great", "how high", "what"})


def asked_gradient(found: Found) -> Variable | None:
    """ "How steep must the K+ gradient be to hold -90 mV?": the ratio that balances a voltage told."""
    asks = found.chunks.say(HOW_STEEP)
    steep = [v for v in found.variables if v.symbol == "gradient"]
    told = {variable.symbol for variable in found.bound}
    if not asks or len(steep) != 1 or not told & {"V_m", "E"} or told - {"V_m", "E", "T"}:
        return None
    ion = steep[0].ion or (found.ions[0] if len(found.ions) == 1 else None)
    return Variable("ratio", ion) if ion and ion != "H" else None
