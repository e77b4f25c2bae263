"""Which equation answers: candidates compete by how much of what was said they explain.

An equation gains by being named, by giving what is asked for (a quantity, or a unit such as "in pA"),
and by every given value that it takes; it loses by values it would have to leave aside and by inputs
that nobody gave and no cell has. A value whose quantity is not said fits by its dimension.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from tutor.knowledge.model import Knowledge, Port, Signature
from tutor.meaning import V_M, Variable
from tutor.parse.numbers.measures import dimension
from tutor.parse.places import FILLED, bare_places, converts, is_bare, is_loose, leads, takes
from tutor.parse.reading import Given

NAMED, ASKED, UNIT, INVERSE, USED, LOOSE, UNUSED, MISSING, USUAL = (
    4.0,
    3.0,
    2.0,
    1.5,
    1.0,
    0.8,
    -1.5,
    -1.5,
    1.2,
)
HINTED = 1.0  # an idea of the equation is spoken of
NO_ION = -2.0  # it is about one ion, and none is named
EXPERIMENTS = frozenset({"what-if", "pump-off"})  # they answer to a change, not to a quantity
# "The capacitance" beside a resistance in MΩ is that of the whole cell, and so on.
ENTIRE = {
    "C_m": ("C", frozenset({"resistance", "charge"})),
    "R_m": ("R", frozenset({"capacitance", "conductance", "current"})),
}
FREE = frozenset({"T", "z", "count"})  # never tells one equation from another


class Asked(NamedTuple):
    """What is wanted: a quantity, or only the dimension of its unit ("in pA"), or neither said."""

    variable: Variable | None = None
    dimensions: tuple[str, ...] = ()
    others: tuple[Variable, ...] = ()  # "how many K+": ions moved, or ions a cycle moves

    def __bool__(self) -> bool:
        return self.variable is not None or bool(self.dimensions)


class Choice(NamedTuple):
    """An equation with the quantity to find, how well it explains what was said, and the runners-up."""

    equation: str
    unknown: Variable
    score: float
    fits: bool = False  # every value given enters it
    considered: tuple[str, ...] = ()


def choose(
    asked: Asked,
    givens: Sequence[Given],
    named: Iterable[str],
    knowledge: Knowledge,
    ideas: Iterable[str] = (),
    ions: Iterable[str] = (),
) -> Choice | None:
    """The equation that explains most of what was said, if any explains enough."""
    asked = _of_the_whole_cell(asked, givens)
    names = set(named)
    hints = {equation for idea in ideas for equation in knowledge.ideas[idea].equations[:1]}
    found: list[Choice] = []
    asks = (asked, *(asked._replace(variable=other, others=()) for other in asked.others))
    ionless = not set(ions) and not any(given.variable is not None and given.variable.ion for given in givens)
    for signature in knowledge.signatures.values():
        if signature.id in EXPERIMENTS and signature.id not in names:
            continue
        if signature.id not in names and not _is_meant(signature, givens, asked):
            continue
        for one in asks:
            if one.variable is not None and one.variable.symbol not in signature.symbols:
                continue
            choice = _weigh(signature, one, givens, signature.id in names, knowledge)
            if choice is None:
                continue
            more = HINTED if signature.id in hints and signature.id not in names else 0.0
            if ionless and one.variable is not None and not one.variable.ion and _per_ion(signature):
                more += 0.0 if choice.fits and _of_a_pathway(one.variable, givens) else NO_ION
            found.append(choice._replace(score=choice.score + more) if more else choice)
    ranked = sorted(found, key=lambda choice: -choice.score)
    if not ranked or ranked[0].score <= 0:
        return None
    shown = tuple(f"{choice.equation} for {choice.unknown} {choice.score:.1f}" for choice in ranked[:3])
    return ranked[0]._replace(considered=shown)


def _of_the_whole_cell(asked: Asked, givens: Sequence[Given]) -> Asked:
    """The same quantity of the whole cell, where what is given is not per area."""
    whole, kinds = ENTIRE.get(asked.variable.symbol if asked.variable is not None else "", ("", frozenset()))
    measured = {dimension(given.unit) for given in givens}
    told = any(given.variable == asked.variable for given in givens)  # per area, so the whole is asked
    lengths = whole == "C" and (measured == {"length"} or (told and "length" in measured))
    found = whole and (measured & kinds or lengths)
    return asked._replace(variable=Variable(whole)) if found else asked


def _weigh(
    signature: Signature, asked: Asked, givens: Sequence[Given], named: bool, knowledge: Knowledge
) -> Choice | None:
    """How well one equation explains what was said; None if it cannot give what is asked."""
    wanted = _wanted(signature, asked, givens, named)
    if wanted is None:
        return None
    unknown, score = wanted
    score += NAMED if named else 0.0
    usual = knowledge.symbols.get(unknown.symbol) if asked.variable is not None else None
    score += USUAL if usual is not None and usual.equation == signature.id else 0.0
    used, gain = _taken(signature, unknown, givens, named)
    have = {*used, *FILLED, unknown.symbol}
    spared = {symbol for p in signature.inputs if p.symbol in used for symbol in p.spares}
    wanting = {p.symbol for p in signature.inputs if p.needed} - have - spared
    told_otherwise = converts(signature, unknown, used)
    gain += INVERSE if told_otherwise else MISSING * len(wanting)
    own = [symbol for symbol in used if symbol not in FILLED]
    telling = [symbol for symbol in used if symbol not in FREE]
    complete = not wanting and len(used) == len(givens) > 0 and asked.variable is not None
    apart = 0.0 if named or told_otherwise or len(own) > 1 or complete else signature.special
    return Choice(signature.id, unknown, score + gain - apart, gain >= LOOSE * len(telling) and bool(used))


def _wanted(
    signature: Signature, asked: Asked, givens: Sequence[Given], named: bool
) -> tuple[Variable, float] | None:
    """What of this equation answers the question, and how directly."""
    results = signature.results
    if asked.variable is not None:
        symbol = asked.variable.symbol
        first = results[0].symbol
        if symbol == first and _of(results[0], asked.variable):
            return asked.variable, ASKED
        if not any(
            _of(port, asked.variable) for port in (*signature.inputs, *results) if port.symbol == symbol
        ):
            return None
        if symbol in signature.solves and symbol not in {port.symbol for port in results}:
            said = {given.variable.symbol for given in givens if given.variable is not None}
            spared = any(port.symbol in said and first in port.spares for port in signature.inputs)
            return asked.variable, INVERSE + (
                USED if first in said else 0.0 if signature.balances or spared else MISSING
            )
        own = next((port for port in results if port.symbol == symbol), None)
        if own is not None:
            return Variable(symbol, asked.variable.ion or _own(own), asked.variable.side or own.side), (
                ASKED if named else INVERSE + (USED if _rare(symbol) else 0.0)
            )
        return None
    if asked.dimensions:
        hit = next((port for port in results if port.dimension in asked.dimensions), None)
        return (hit.variable, UNIT) if hit is not None else None
    if named or _determined(signature, givens):
        return results[0].variable, 0.0
    return None


def _of(port: Port, variable: Variable) -> bool:
    """True if a quantity of this ion can be the one at this place."""
    if port.ion == "pump":
        return variable.ion == "pump"
    if port.ion == "H" and port.symbol == "E" and variable.ion is None:
        return False  # "E for 150 mM inside and 5 outside" is of some ion, and protons are one among others
    return variable.ion is None or port.ion in ("X", "each", None, variable.ion)


def _is_meant(signature: Signature, givens: Sequence[Given], asked: Asked) -> bool:
    """True if it comes to mind unnamed: what it rests on is given, where it rests on something special."""
    if not (signature.meant_by or signature.meant_with):
        return True
    told = [given.variable for given in givens if given.variable is not None]
    if any(_is(variable, one) for variable in told for one in signature.meant_by):
        return True
    wanted = (variable for variable in (asked.variable, *asked.others) if variable is not None)
    return any(variable.symbol in signature.meant_with for variable in (*told, *wanted))


def _is(variable: Variable, one: Variable) -> bool:
    """True for the same quantity, of any ion where ``one`` is of each."""
    return variable == one or (one.ion == "each" and variable.symbol == one.symbol and bool(variable.ion))


def _per_ion(signature: Signature) -> bool:
    """True for an equation about one ion that has to be named."""
    return any(port.needed and port.ion == "X" for port in signature.inputs)


PATHWAY = frozenset({"E", "DF", "rate"})  # with one of them a current needs no ion


def _of_a_pathway(asked: Variable, givens: Sequence[Given]) -> bool:
    """ "A 20 pS channel reversing at 0 mV": what crosses need not be told."""
    said = {given.variable.symbol for given in givens if given.variable is not None}
    return bool(({asked.symbol} | said) & PATHWAY) and bool(said & {"g", "I"})


def _rare(symbol: str) -> bool:
    """True for a result that has no equation of its own: it speaks for the one that gives it."""
    return symbol not in FILLED and symbol not in ("dG", "I", "ratio", "fraction", "count")


def _own(port: Port) -> str | None:
    return port.ion if port.ion not in ("X", "each") else None


def _determined(signature: Signature, givens: Sequence[Given]) -> bool:
    """True if the values alone make up the equation: all it needs that no cell has, and nothing more."""
    if len(givens) < 2:
        return False
    used, gain = _taken(signature, signature.results[0].variable, givens, False)
    rest = {p.symbol for p in signature.inputs if p.needed and p.symbol not in FILLED}
    rest |= {given.variable.symbol for given in givens if given.variable is not None} - FILLED - FREE
    return bool(rest) and rest <= set(used) and gain >= len(givens) * LOOSE


def _taken(
    signature: Signature, unknown: Variable, givens: Sequence[Given], named: bool
) -> tuple[list[str], float]:
    """The symbols of the inputs that the given values fill, and what that is worth."""
    distinct = any(
        given.variable is not None
        and given.variable.symbol not in FILLED | FREE
        and any(port.symbol == given.variable.symbol for port in signature.inputs)
        for given in givens
    )
    ports = [port for port in (*signature.inputs, *signature.results) if port.symbol != unknown.symbol]
    used: list[str] = []
    gain = 0.0
    bare = [given for given in givens if is_bare(given)]
    waiting = bare_places(ports, givens) if distinct or named else []
    if bare and len(waiting) == len(bare):
        used.extend(port.symbol for port in waiting)
        gain += LOOSE * len(bare)
    for given in givens:
        if waiting and given in bare and len(waiting) == len(bare):
            continue
        symbol = given.variable.symbol if given.variable is not None else None
        if leads(given, unknown):
            given = replace(given, variable=None)
        elif symbol == unknown.symbol and not is_loose(given):
            continue
        variable = given.variable
        if variable is not None and any(p.symbol == variable.symbol and _of(p, variable) for p in ports):
            used.append(variable.symbol)
            gain += 0.0 if symbol in FREE else USED
            continue
        open_ports = () if is_bare(given) else ports
        fit = next((p for p in open_ports if takes(p, given) and p.symbol not in used), None)
        if fit is not None:
            used.append(fit.symbol)
            gain += LOOSE
        elif _counts_ions(given):
            gain += 2 * UNUSED
        elif symbol not in FREE and not (given.unit == "mol" and given.value == 1):
            gain += UNUSED
    return used, gain


def _counts_ions(given: Given) -> bool:
    """ "8/3 H+": a count of an ion speaks for an equation that takes it."""
    variable = given.variable
    return variable is not None and variable.symbol == "count" and variable.ion is not None


def settles(variables: Iterable[Variable | None]) -> bool:
    """True for conductances of several ions, each with its potential: they fix V_m, which is not told."""
    told = {variable for variable in variables if variable is not None}
    pairs = [{v.ion for v in told if v.symbol == symbol and v.ion} for symbol in ("g", "E")]
    return len(pairs[0]) > 1 and pairs[0] == pairs[1] and V_M not in told
