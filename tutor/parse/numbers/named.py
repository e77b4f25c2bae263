"""Numbers that a name or a neighbour settles: constants, slopes, the ion that a quantity belongs to."""

from __future__ import annotations

from tutor.meaning import V_M, T, Variable
from tutor.parse.carriers import carrier_of
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.row import LIGHT, Row

OWNED = frozenset({"E", "DF", "g", "I", "P", "z", "V_m", "n"})
CONSTANTS = frozenset({"charge per amount", "energy per amount and temperature"})
OF = frozenset({"for", "of", "to"})


def bind_constants(row: Row) -> None:
    """ "R = 8.314 J/(mol K)", "F = 96485", "58 log(out/in)": no quantities of the cell."""
    for index in row.open_numbers():
        item = row.chunks[index].item
        after = [c.text for c in row.chunks[index + 1 : index + 3] if c.text not in ("·", "*", "×", "x")]
        before = [c.text for c in row.chunks[max(0, index - 3) : index]]
        value = item.value or 0.0
        known = 96000 < value < 97000 or (8.3 < value < 8.33 and "r" in before)
        thermal = "rt/f" in "".join(before) or "rt/zf" in "".join(before) or "kt/e" in "".join(before)
        if (
            dimension(item.unit) in CONSTANTS
            or (item.unit is None and known)
            or (thermal and dimension(item.unit) == "potential")
        ):
            row.bound[index] = (Variable("constant"), "a constant of nature")
        elif (
            "decade" in item.text
            or "/dec" in item.text
            or (dimension(item.unit) in (None, "potential") and after[:1] and after[0] in ("log", "log10"))
            or (("slope" in before or after[:1] == ["slope"]) and dimension(item.unit) in (None, "potential"))
        ):
            row.bound[index] = (Variable("slope"), "millivolts per tenfold ratio")


# The letters of the short Goldman equation, V_m = RT/F ln((K_out + a Na_out)/(K_in + a Na_in)).
RELATIVE = {"a": "Na", "α": "Na", "alpha": "Na", "b": "Cl", "β": "Cl", "beta": "Cl"}


def bind_letters(row: Row) -> None:
    """ "α = 0.04, b = 0.45": permeabilities relative to that of K+, where permeabilities are spoken of."""
    spoken = row.mentions("P") or any(
        c.text.startswith("relative") or c.concept("equation") == "goldman-potential" for c in row.chunks
    )
    electrogenic = any(c.concept("equation") == "pump-electrogenic-potential" for c in row.chunks)
    for index in row.open_numbers():
        item = row.chunks[index].item
        if _temperature(row, index):
            row.bound[index] = (T, "beside T")
            continue
        near = [c.text for c in row.chunks[max(0, index - 2) : index]]
        if electrogenic and near in (["r", "="], ["r", "of"]) and item.unit is None:
            row.bound[index] = (Variable("ratio", "pump"), "r of the pump")
            continue
        letter = next((text for text in near if text in RELATIVE), None)
        if (
            letter
            and near[-1] in ("=", "is", letter)
            and item.unit is None
            and (spoken or letter not in "ab")
        ):
            ion = RELATIVE[letter]
            row.bound[index] = (Variable("P", ion), f"{letter} of the Goldman equation")
            row.notes[index] = f"{letter} = {item.text} is read as P_{ion}/P_K"


def bind_shares(row: Row) -> None:
    """ "95 % of the final value if tau is 12 ms": a share of the change, where a time constant is told."""
    charging = row.mentions("tau") or {"R_m", "C_m"} <= {v.symbol for c in row.chunks for v in c.variables}
    for index in row.open_numbers():
        item = row.chunks[index].item
        of_what = {word for chunk in row.chunks[index + 1 : index + 5] for word in chunk.said}
        share = charging or ("of" in of_what and bool(of_what & CHANGING))
        if share and item.unit == "%" and 0 < (item.value or 0) < WHOLE:
            row.bound[index] = (Variable("fraction"), "a share of the change")


WHOLE = 100.0  # %
CHANGING = frozenset({"change", "final", "way", "step", "jump", "deflection", "end"})  # "90 % of its change"
AIMED = "what it is brought to"
GOALS = frozenset({"to", "up to", "down to", "at"})


def bind_aimed(row: Row) -> None:
    """ "What would g_Na have to be to get it up to 0?": a bare voltage, where permeabilities decide it."""
    if not any(row.mentions(symbol) for symbol in ("P", "g")):
        return
    for index in row.open_numbers():
        texts = [chunk.text for chunk in row.chunks[max(0, index - 2) : index]]
        led = len(texts) == 2 and texts[1] in GOALS and texts[0] in ("it", "cell", "membrane", "vm", "v_m")
        if led and row.chunks[index].item.unit is None and any(c.text in AIMS for c in row.chunks[:index]):
            row.bound[index] = (V_M, AIMED)


AIMS = frozenset({"get", "bring", "put", "take", "move", "push", "pull", "hold", "keep", "raise", "lift"})
REVERSES = "where it reverses"
REVERSING = frozenset({"reversal", "reversing", "reverses", "flips", "flipping", "reversed"})


def bind_reversal(row: Row) -> None:
    """ "Reversal +55", "reverses at 0 mV": the equilibrium potential of the one ion spoken of."""
    ions = {ion for chunk in row.chunks for ion in chunk.ions}
    carried = carrier_of(row.chunks) is not None
    for index in row.open_numbers():
        left = row.left(index)
        named = left is not None and row.chunks[left].text in REVERSING
        if carried and named and dimension(row.chunks[index].item.unit) in (None, "potential"):
            row.bound[index] = (Variable("V_rev"), REVERSES)
            continue
        if named and len(ions) < 2 and dimension(row.chunks[index].item.unit) in (None, "potential"):
            row.bound[index] = (Variable("E", next(iter(ions), None)), REVERSES)


def bind_turning(row: Row) -> None:
    """ "The exchanger has a reversal potential of -40 mV": of the carrier, where no ion is named with it."""
    if carrier_of(row.chunks) is None:
        return
    for index, (variable, why) in tuple(row.bound.items()):
        if variable == Variable("E"):
            row.bound[index] = (Variable("V_rev"), why)


def _temperature(row: Row, index: int) -> bool:
    """ "T = 20", "T: 310": the capital letter and a number that a cell can live at."""
    item = row.chunks[index].item
    named = (
        index > 1 and row.chunks[index - 1].text in ("=", ":", "is") and row.chunks[index - 2].kind == "word"
    )
    capital = named and row.chunks[index - 2].item.text == "T"
    return (
        capital and item.unit is None and (-5 <= (item.value or 0) <= 60 or 250 <= (item.value or 0) <= 335)
    )


def bind_owned(row: Row) -> None:
    """ "-90 mV for K", "DF = -135 mV for Na+", "20 pS K channel": the ion right after takes the number."""
    for index, (variable, why) in tuple(row.bound.items()):
        if variable is None or variable.ion is not None or variable.symbol not in OWNED:
            continue
        place = index + 1
        linked = place < len(row.chunks) and row.chunks[place].text in OF
        place += linked
        ion = _ion_at(row, place)
        if len(ion) != 1:
            continue
        if variable == V_M:
            if linked and why in ("by its unit", "by its sign") and _alone(row, index):
                row.bound[index] = (Variable("E", ion[0]), "a potential for an ion")
        elif linked or variable.symbol in ("g", "n"):
            row.bound[index] = (Variable(variable.symbol, ion[0], variable.side), why)


_CHANNELS = {"k": "K", "potassium": "K", "na": "Na", "sodium": "Na", "ca": "Ca", "calcium": "Ca", "cl": "Cl"}


def _ion_at(row: Row, place: int) -> tuple[str, ...]:
    """The ion that a chunk is, or the one that a channel is named after."""
    if place >= len(row.chunks):
        return ()
    chunk = row.chunks[place]
    if chunk.kind == "ion":
        return chunk.ions
    first = chunk.text.replace("+", " ").split(" ")[0]
    channel = chunk.kind == "word" and chunk.concept("thing") == "channel" and first in _CHANNELS
    return (_CHANNELS[first],) if channel else ()


def _alone(row: Row, index: int) -> bool:
    """True if nothing but the ion and filling words stand in the message: no voltage is clamped here."""
    rest = [c for i, c in enumerate(row.chunks) if i != index and c.kind not in ("mark", "ion")]
    return all(c.kind == "word" and c.text in LIGHT | OF for c in rest)


def bare_temperature(row: Row, index: int) -> bool:
    """ "at 25": a room or body temperature where no voltage can be meant."""
    item = row.chunks[index].item
    before = row.chunks[index - 1].text if index else ""
    volts = any(row.mentions(symbol) for symbol in ("V_m", "V", "DF", "I", "g"))
    if item.unit is not None or has_sign(item) or before not in ("at", "@") or volts:
        return False
    after = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
    ends = after is None or after.text in (",", ".", "?", ";")
    return 15 <= (item.value or 0) <= 42 and ends and (T, "") not in row.bound.values()
