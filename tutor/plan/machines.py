"""What a carrier, the pump or a set of conductances is asked for, where the question left it open."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.compute.equation import Equation
from tutor.compute.transporters import CARRIERS, CHARGES, TRANSPORTERS
from tutor.meaning import V_M, Variable
from tutor.plan.bench import Bench
from tutor.units import UNITS

TURNING, LIMIT = "turning", "limit"  # facets of a request: where it reverses, how far it can go


def question(bench: Bench, entry: Equation, unknown: Variable) -> Variable:
    """The quantity to find: as asked, or what a question for a limit or a turning point means here."""
    if entry.id == "coupled-transport" and bench.reading.carrier:
        return _of_a_carrier(bench, bench.reading.carrier, unknown)
    if entry.id == "pump-energetics" and (bench.reading.facet == TURNING or unknown == V_M):
        return Variable("V_rev")
    if entry.id == "chord-conductance-potential" and unknown.symbol == "g":
        _relative_conductances(bench, unknown)
    if entry.id == "ionic-current" and unknown.symbol == "g" and _per_area(bench):
        return unknown._replace(side="area")
    if entry.id == "ph" and unknown.symbol in ("c", "pH") and unknown.side is None:
        sides = {v.side for v in bench.given if v.symbol in ("c", "pH")}
        return unknown._replace(side=next(iter(sides))) if len(sides) == 1 else unknown
    return unknown


def _per_area(bench: Bench) -> bool:
    """True if the current told is one of so much membrane, as its conductance then is."""
    currents = (given for variable, given in bench.given.items() if variable.symbol == "I")
    return any(UNITS[given.unit].dimension == "current per area" for given in currents)


def _of_a_carrier(bench: Bench, carrier: str, unknown: Variable) -> Variable:
    """A reversal potential where it is told to turn, a limit where one is asked or nothing else is known."""
    counts = TRANSPORTERS[carrier]
    charged = sum(n * CHARGES[solute] for solute, n in counts.items()) != 0
    if unknown.symbol in ("E", "V_m", "V_rev") or (bench.reading.facet == TURNING and charged):
        return Variable("V_rev")
    if unknown.symbol == "c" and unknown.ion in counts:
        return Variable("c", unknown.ion, unknown.side or "in")
    spoken = bench.reading.spoken_of
    asked = spoken is not None and spoken.symbol not in ("ratio", "accumulation", "gradient")
    if bench.reading.facet not in (LIMIT, TURNING) and (asked or _all_known(bench, counts)):
        return unknown
    return _limit(bench, counts, CARRIERS[carrier].driven)


def _all_known(bench: Bench, counts: Mapping[str, int]) -> bool:
    """True if every solute has both concentrations."""
    return all(Variable("c", solute, side) in bench.values for solute in counts for side in ("in", "out"))


def _limit(bench: Bench, counts: Mapping[str, int], driven: str) -> Variable:
    """The concentration that the student left out, else that of the driven solute, or its ratio."""
    for solute in (driven, *counts):
        said = [side for side in ("out", "in") if Variable("c", solute, side) in bench.given]
        if len(said) == 1:
            return Variable("c", solute, "in" if said[0] == "out" else "out")
    known = any(Variable("c", driven, side) in bench.values for side in ("out", "in"))
    return Variable("c", driven, "in") if known else Variable("accumulation", driven)


def _relative_conductances(bench: Bench, unknown: Variable) -> None:
    """ "g_Na/g_K": without any conductance given, that of the other ion is the unit."""
    others = [v.ion for v in bench.given if v.symbol == "E" and v.ion != unknown.ion]
    if len(others) == 1 and not any(v.symbol == "g" for v in bench.given):
        bench.values[Variable("g", others[0])] = 1.0
        bench.assumed.append(f"{unknown.symbol}_{unknown.ion} relative to g_{others[0]} = 1")
