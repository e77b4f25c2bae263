"""What a student gave under a general name, put into the slot of the equation that takes it.

"110 mM outside" of passive chloride is [Cl-]out; the voltage of a proton motive force is its
electrical part; "6.3 -> 20 °C" are the two temperatures of a Q10. A value goes where its dimension
leaves one place, and never from a quantity that was named to another one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tutor.knowledge.model import Port, Signature
from tutor.meaning import V_M, T, Variable
from tutor.parse.numbers.measures import dimension
from tutor.parse.places import alike, bare_places, is_bare, leads, takes
from tutor.parse.reading import Given, Reading
from tutor.units import UNITS

STEP, REST = Variable("V"), Variable("V_rest")  # of Ohm's law: a change, and what it is counted from


def fit(reading: Reading, signature: Signature | None) -> Reading:
    """The reading with each given named as the equation names it, where only one place takes it."""
    if signature is None or not reading.givens:
        return reading
    inputs, results = (
        [port for port in of if not _asked(port, reading.unknown)]
        for of in (signature.inputs, signature.results)
    )
    ports = list(dict.fromkeys((*inputs, *results)))
    reading = _with(reading, tuple(_per_area(_counted(given), reading) for given in reading.givens))
    if "T_1" in signature.solves:
        reading = _with(reading, _warmer_than(reading))
    if "dc" in signature.solves:
        reading = _with(reading, _one_step(reading.givens))
    if any(port.symbol == "V" for port in signature.results):
        reading = _with(reading, _one_step(reading.givens, Variable("V")))
        reading = _with(reading, _from_rest(reading))
    reading = _with(reading, _in_one_unit(_with_concentrations(reading, inputs)))
    reading = _with(reading, _as_a_whole(reading, signature))
    if reading.unknown == Variable("ratio", "H"):
        reading = _with(reading, _two_acidities(reading.givens))
    free = [port for port in ports if not any(_fills(given, port) for given in reading.givens)]
    if any(given.variable is not None and given.variable.symbol in ACIDITY for given in reading.givens):
        free = [port for port in free if port.symbol != "delta_p"]  # beside a pH a voltage is one part
    bare = _bare(reading.givens, ports)
    givens = []
    reading = _with(reading, tuple(_freed(given, reading.unknown) for given in reading.givens))
    for index, given in enumerate(reading.givens):
        if index in bare:
            givens.append(_in_the_place_left(given, bare[index]))
            continue
        port = (
            None
            if given.variable == REST or _is_a_force(given) or any(_fills(given, port) for port in ports)
            else (_place(given, [port for port in free if port in inputs]) or _place(given, free))
        )
        if port is None:
            givens.append(given)
            continue
        free.remove(port)
        variable = port.variable._replace(ion=_ion(port, given, reading.ions))
        givens.append(_per_mole(replace(given, variable=variable, why=f"{given.why}, taken as {variable}")))
    return _with(reading, tuple(givens))


def _is_a_force(given: Given) -> bool:
    """A driving force that was named so is no membrane potential, also where its way is asked."""
    return given.variable is not None and given.variable.symbol == "DF"


ACIDITY = frozenset({"pH", "delta_pH"})


def _with(reading: Reading, givens: tuple[Given, ...]) -> Reading:
    """The reading with these givens; itself, since it is large, where they are its own."""
    return reading if givens == reading.givens else replace(reading, givens=givens)


def _with_concentrations(reading: Reading, inputs: Sequence[Port]) -> tuple[Given, ...]:
    """Two bare numbers beside one ion are its concentrations; one is, where the other is asked for."""
    wanted = {port.side for port in inputs if port.symbol == "c" and port.ion in ("X", *reading.ions)}
    said = {v.side for given in reading.givens if (v := given.variable) is not None and v.symbol == "c"}
    asked = reading.unknown is not None and reading.unknown.symbol == "c"
    bare = [g for g in reading.givens if g.variable is None and g.unit == "1" and g.value > 0]
    if not all(_after_a_quantity(reading, given) for given in bare):
        return reading.givens
    if len(bare) > 1 and len({given.value for given in bare}) == 1:
        return reading.givens  # "Sixty-five in the book, so it's sixty-five here": one number said twice
    missing = (1 if asked else 2) - len(said)
    if len(reading.ions) != 1 or not wanted or len(bare) != missing or (not asked and said):
        return reading.givens
    named = Variable("c", reading.ions[0])
    return tuple(
        replace(
            given,
            variable=named,
            unit="mM",
            why="a concentration is wanted",
            note=f"{given.value:g} is read as {given.value:g} mM",
        )
        if given in bare
        else given
        for given in reading.givens
    )


def _counted(given: Given) -> Given:
    """ "3 Na+ out": the cycle of a machine tells the direction, the count is the same."""
    variable = given.variable
    sided = variable is not None and variable.symbol == "count" and variable.side is not None
    return replace(given, variable=variable._replace(side=None)) if sided and variable else given


def _one_step(givens: Sequence[Given], step_of: Variable = V_M) -> tuple[Given, ...]:
    """ "Charged from 0 to -70 mV": what is moved answers to the step, not to either end."""
    ends = [given for given in givens if given.variable == V_M and given.why != "said before"]
    if len(ends) != 2 or ends[0].unit != ends[1].unit or ends[0].value == ends[1].value:
        return tuple(givens)
    first, last = ends
    step = replace(
        last,
        variable=step_of,
        value=last.value - first.value,
        note=f"from {first.value:g} to {last.value:g} {last.unit} is a step of {last.value - first.value:g}",
    )
    others = [given for given in givens if given.variable != V_M]
    return (*others, step)


def _from_rest(reading: Reading) -> tuple[Given, ...]:
    """ "Rest is −68 mV. What does V_m settle at during 120 pA?": the voltage that the change starts from."""
    ends = [given for given in reading.givens if given.variable == V_M]
    if reading.unknown != STEP or len(ends) != 1:
        return reading.givens
    rest = replace(ends[0], variable=REST)
    return tuple(rest if given is ends[0] else given for given in reading.givens)


RELATIVE_TO = re.compile(
    r"(?:relative to|compared (?:to|with)|than (?:at )?|over that at)\W*(?:that at )?[\d.]+"
)


def _warmer_than(reading: Reading) -> tuple[Given, ...]:
    """ "The rate at 20 °C relative to 6.3 °C": the second temperature is the one to start from."""
    warm = [given for given in reading.givens if given.variable == T]
    if len(warm) != 2 or not RELATIVE_TO.search(reading.text.lower()):
        return reading.givens
    others = [given for given in reading.givens if given not in warm]
    return (*others, *warm[::-1])


def _two_acidities(givens: Sequence[Given]) -> tuple[Given, ...]:
    """ "At pH 6.8 and at pH 7.4": the more acid solution over the other, as outside over inside."""
    values = sorted((g for g in givens if g.variable == Variable("pH")), key=lambda g: g.value)
    if len(values) != 2:
        return tuple(givens)
    sides = dict(zip(map(id, values), ("out", "in"), strict=True))
    return tuple(
        replace(g, variable=Variable("pH", None, sides[id(g)])) if id(g) in sides else g for g in givens
    )


def _as_a_whole(reading: Reading, signature: Signature) -> tuple[Given, ...]:
    """ "A pmf in kJ/mol for -180 mV": a lone voltage is the force asked about, not one of its parts."""
    whole = signature.results[0]
    other = reading.unknown in {port.variable for port in signature.results[1:]}
    lone = [g for g in reading.givens if g.variable != T]
    if not (signature.converts and other and len(lone) == 1 and lone[0].variable == V_M):
        return reading.givens
    if dimension(lone[0].unit) != whole.dimension:
        return reading.givens
    told = replace(lone[0], variable=whole.variable, why=f"{lone[0].why}, taken as {whole.variable}")
    return tuple(told if given is lone[0] else given for given in reading.givens)


def _in_one_unit(givens: Sequence[Given]) -> tuple[Given, ...]:
    """ "g_K 10 and g_Na 1 nS": a bare conductance is in the unit of the others, not relative to them."""
    units = {g.unit for g in givens if g.variable is not None and g.variable.symbol == "g" and g.unit != "1"}
    if len(units) != 1:
        return tuple(givens)
    unit = next(iter(units))
    return tuple(
        replace(g, unit=unit, note=f"{g.value:g} is read as {g.value:g} {unit}")
        if g.variable is not None and g.variable.symbol == "g" and g.unit == "1"
        else g
        for g in givens
    )


def _after_a_quantity(reading: Reading, given: Given) -> bool:
    """False where a number stands behind a noun of its own: "patients 3 and 7" """
    before = reading.text[: max(0, given.span[0] - reading.span[0])].rstrip().lower()
    word = re.search(r"[^\W\d_]+$", before)
    return word is None or word.group() in LEADS_ON or word.group().title() in reading.ions


# What may stand right before a concentration that nothing else names.
LEADS_ON = frozenset({
    "at", "with", "vs", "versus", "and", "to", "of", "is", "are", "from", "outside", "inside", "out", "in",
    "for", "or", "if", "holds", "has", "have", "contains", "but", "potassium", "sodium", "chloride",
    "calcium", "k", "na", "cl", "ca", "bicarbonate", "magnesium", "be", "than", "while", "when", "o", "i",
})  # fmt: skip


def _freed(given: Given, unknown: Variable | None) -> Given:
    """A value behind the name of what is asked, free to be one of its parts, or what it is set against."""
    if given.variable == unknown == SUSTAINED:
        return replace(given, variable=Variable("dG", "ATP"))
    return replace(given, variable=None) if leads(given, unknown) else given


SUSTAINED = Variable("dG_p")


def _bare(givens: Sequence[Given], ports: Sequence[Port]) -> dict[int, Port]:
    """The bare numbers by their index, where as many places of one kind wait as there are numbers."""
    numbers = [i for i, given in enumerate(givens) if given.variable is None and given.unit == "1"]
    waiting = bare_places(ports, givens)
    return dict(zip(numbers, waiting, strict=True)) if len(numbers) == len(waiting) else {}


def _in_the_place_left(given: Given, port: Port) -> Given:
    """A bare number put where only it can belong, in the usual unit of the place."""
    unit = USUAL_UNIT.get(port.dimension, "1")
    note = f"{given.value:g} is read as {given.value:g} {unit}" if unit != "1" else given.note
    return replace(given, variable=port.variable, unit=unit, why="the place left for it", note=note)


USUAL_UNIT = {"temperature": "°C", "potential": "mV", "concentration": "mM"}


def _per_area(given: Given, reading: Reading) -> Given:
    """ "One square centimetre with a capacitance of 1 µF": the value is that of the area spoken of."""
    one = any(other.unit == "cm**2" and other.value == 1 for other in reading.givens)
    wanted = f"{given.unit}/cm**2"
    whole = given.variable is not None and given.variable.symbol == "C_m" and wanted in UNITS
    large = whole and given.unit == "µF"  # no cell has so much
    if not (one and whole) and not large:
        return given
    return replace(given, unit=wanted, note=f"{given.value:g} {given.unit} is that of 1 cm²")


def _per_mole(given: Given) -> Given:
    """ "57 kJ" of ATP is meant per mole, and the reading says so."""
    if given.unit not in ("kJ", "J"):
        return given
    unit = f"{given.unit}/mol"
    return replace(given, unit=unit, note=f"{given.value:g} {given.unit} is read as {given.value:g} {unit}")


def _asked(port: Port, unknown: Variable | None) -> bool:
    """True for the place of the quantity that is asked for."""
    return (
        unknown is not None
        and port.symbol == unknown.symbol
        and (port.side == unknown.side or unknown.side is None)
        and (port.ion in ("X", "each", unknown.ion))
    )


def _fills(given: Given, port: Port) -> bool:
    """True if a given is already named as the place is; a general ion stands for any."""
    variable = given.variable
    if variable is None or (variable.symbol, variable.side) != (port.symbol, port.side):
        return False
    if not alike(dimension(given.unit) or "number", port.dimension):
        return False  # a conductance per area, the capacitance of a whole cell: each has a place of its own
    if variable.ion == port.ion or (port.ion in ("X", "each")):
        return True
    return port.ion is None and (variable.ion is None or variable.symbol == "count")  # "100 K+ channels"


def _place(given: Given, free: Sequence[Port]) -> Port | None:
    """The one free place that takes a given: of its own name first, then of its dimension."""
    if is_bare(given):
        return None
    variable = given.variable
    free = [port for port in free if port.ion != "pump"]  # only a current told to be the pump's goes there
    if variable is not None and variable.ion is None:
        same = [p for p in free if p.symbol == variable.symbol and p.side == variable.side]
        same = [p for p in same if alike(dimension(given.unit) or "number", p.dimension)]
        if len(same) == 1:
            return same[0]
    fitting = [port for port in free if takes(port, given)]
    needed = [port for port in fitting if port.needed] or fitting
    series = {port.symbol.rpartition("_")[0] for port in needed}
    if len(needed) > 1 and len(series) == 1 and all(port.symbol[-1].isdigit() for port in needed):
        return needed[0]  # V_1, V_2: in the order said
    if len(needed) > 1 and {port.dimension for port in needed} == {"potential"}:
        return needed[0]  # a voltage and no more: the force as a whole, which comes first
    return needed[0] if len(needed) == 1 else None


def _ion(port: Port, given: Given, ions: tuple[str, ...]) -> str | None:
    """The ion of a place: its own, or the one spoken of."""
    if port.ion not in ("X", "each"):
        return port.ion
    said = given.variable.ion if given.variable is not None else None
    return said or (ions[0] if len(ions) == 1 else None)
