"""Which place of an equation takes a value: by its dimension, by a general name, or as the only one left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.knowledge.model import Port, Signature
from tutor.meaning import Variable
from tutor.parse.numbers.beside import EQUATED
from tutor.parse.numbers.measures import dimension
from tutor.parse.reading import Given

FILLED = frozenset({"c", "P", "T", "z", "V_m", "E"})  # what the cell in force can supply
RELATIVE = frozenset({"number", "permeability", "conductance", "conductance per area"})

# Results that no one gives in order to find their parts: "pmf -160 dpH .75" asks for the first word.
LEADING = frozenset({"delta_p", "DF", "tau", "I"})
OWN_KIND = {"tau": "time", "I": "current"}  # the others are made of parts of their own kind
# A voltage of no name is the membrane's, not an ion's.
NEVER_LOOSE = frozenset({"E", "DF", "E_1", "RT_F", "RT_zF", "slope"})

# A general name said of a machine's own quantity: the voltage of a pmf is its electrical part.
GENERAL = {
    "g": ("g",),
    "V_m": ("delta_psi", "V_1", "V_2"),
    "T": ("T_1", "T_2"),
    "t": ("t",),
    "C_m": ("C",),
    "C": ("C_m",),
    "R_m": ("R",),
    "R": ("R_m",),
    "dG": ("dG", "dG_p"),
    "V": ("V_m", "delta_psi"),
}


def is_bare(given: Given) -> bool:
    """A number of nothing, which no place takes by its dimension."""
    return given.variable is None and given.unit == "1"


def is_loose(given: Given) -> bool:
    """True if nothing but its unit, its sign or nothing at all says what a value is of."""
    return given.variable is None or given.why.startswith("by its")


def leads(given: Given, unknown: Variable | None) -> bool:
    """True for a value that stands behind the name of what is asked and is of one of its parts."""
    if given.variable is None or unknown is None or given.variable.symbol != unknown.symbol:
        return False
    if OWN_KIND.get(unknown.symbol) == dimension(given.unit):
        return False  # "I = -2.7 pA": a value of its own
    told = unknown.symbol == "DF" and given.why.endswith(EQUATED)
    return unknown.symbol in LEADING and given.why.startswith("beside") and not told


def takes(port: Port, given: Given) -> bool:
    """True if a value of a general name can go here: by its dimension, or as a part of a machine's own."""
    kind = dimension(given.unit)
    if kind is None or (kind != port.dimension and (kind, port.dimension) != ("energy", "energy per amount")):
        return False
    if port.symbol in NEVER_LOOSE or port.ion == "pump":
        return False  # only a current told to be the pump's is
    if given.variable is None:
        return kind != "number"
    general = GENERAL.get(given.variable.symbol, ())
    same_side = given.variable.side in (None, port.side)
    return same_side and (is_loose(given) or port.symbol in general)


def converts(signature: Signature, unknown: Variable, given: Iterable[str]) -> bool:
    """True if one result of an equation is asked for and another given: a force in mV as kJ/mol."""
    results = {port.symbol for port in signature.results}
    return (
        signature.converts and unknown.symbol in results and bool((results - {unknown.symbol}) & set(given))
    )


def bare_places(ports: Sequence[Port], givens: Sequence[Given]) -> list[Port]:
    """The places of one kind that bare numbers can only mean: needed, of no cell, given by nothing else."""
    said = {given.variable.symbol for given in givens if given.variable is not None}
    places = [
        p for p in ports if p.needed and p.symbol not in FILLED and p.symbol not in said and p.ion != "each"
    ]
    return places if len({port.dimension for port in places}) == 1 else []


def alike(kind: str, wanted: str) -> bool:
    """Permeabilities and conductances may be relative; per area or not is told by the equation."""
    return (
        kind == wanted
        or (wanted == "number" and kind in RELATIVE)
        or ({kind, wanted} <= {"current", "current per area"})
    )
