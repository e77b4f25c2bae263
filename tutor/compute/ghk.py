"""Constant-field flux and current solved for any quantity: the catalogue entry. SI throughout."""

from __future__ import annotations

import math

from tutor.compute import guards, working
from tutor.compute.constant_field import CURRENT, FLUX, current, flux, fluxes, passive_ratio, ways
from tutor.compute.constants import FARADAY
from tutor.compute.driving_force import directions
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, Way, ion_label, label
from tutor.compute.nernst import nernst
from tutor.compute.solve import root
from tutor.compute.working import difference, has, mM, mV
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import figure, show

ABSOLUTE = 1e-3  # m/s: a permeability above this is a ratio that lost its unit

Numbers = tuple[float, float, float, int, float, float]  # P, c_out, c_in, z, V_m, T


def permeability(problem: Problem, ion: str) -> float:
    """An absolute permeability in m/s; a bare ratio cannot give a current."""
    name = Variable("P", ion)
    P = working.at_least_zero(problem, name, "cm/s")
    if P > ABSOLUTE:
        raise DomainError(
            f"Read {label(name)} = {figure(P)},",
            "a ratio or far too large: a current needs the permeability itself.",
            f"Give {label(name)} in cm/s, for example 1e-7 cm/s.",
        )
    return P


def _numbers(problem: Problem, ion: str, skip: Variable | None = None) -> Numbers:
    """The inputs of the kernels; the ``skip`` variable reads as 1."""
    sides = []
    for side in ("out", "in"):
        wanted = Variable("c", ion, side) == skip
        sides.append(1.0 if wanted else working.concentration(problem, ion, side, zero=True))
    P = 1.0 if skip == Variable("P", ion) else permeability(problem, ion)
    V_m = 0.0 if skip == V_M else working.potential(problem)
    T = 300.0 if skip == TEMPERATURE else working.temperature(problem)
    return P, sides[0], sides[1], working.valence(problem, ion), V_m, T


def _work(problem: Problem) -> Solution:
    """Current, fluxes, flux ratio forwards; P and c in closed form, V_m and T by bracketing."""
    symbol = problem.unknown.symbol
    if symbol == "I":
        return _currents(problem)
    ion = problem.unknown.ion or problem.ions[0]
    solvers = {"J": _fluxes, "flux_ratio": _flux_ratio, "dc_dt": _rundown, "P": _linear, "c": _linear}
    solvers |= {"V_m": _bracketed, "T": _bracketed}
    if symbol not in solvers:
        raise working.cannot(problem, *EQUATION.solves)
    return solvers[symbol](problem, ion)


def _currents(problem: Problem) -> Solution:
    """The current of the ion asked about, or of every ion and their sum."""
    asked = (problem.unknown.ion,) if problem.unknown.ion else problem.ions
    results, steps, total = [], [], 0.0
    for ion in asked:
        numbers = _numbers(problem, ion)
        value = current(*numbers)
        total += value
        z = numbers[3]
        way = _way(numbers, value)
        results.append(Result(Variable("I", ion), value, CURRENT, "result", *way))
        steps.append(_current_step(ion, numbers, value))
        said = (
            f"{ion_label(ion, z)} moves {way[0]}, current {way[1]}" if way[0] != "none" else "no net movement"
        )
        steps.append(Step("outward current positive; ion by sign of z·I", f"z = {working.signed(z)}", said))
    if len(asked) > 1:
        steps.append(Step("sum of the currents", " + ".join(label(r.variable) for r in results), _uA(total)))
        results.append(Result(Variable("I"), total, CURRENT))
    return Solution(tuple(results), tuple(steps))


def _way(numbers: Numbers, value: float) -> tuple[Way, Way]:
    """Directions by the force where there is one, so that rounding at equilibrium shows no movement."""
    _, c_out, c_in, z, V_m, T = numbers
    if c_out > 0 and c_in > 0 and value:
        return directions(V_m - nernst(c_out, c_in, z, T), z)
    return directions(value, z) if value == 0 else directions(math.copysign(1, value), z)


def _uA(value: float) -> str:
    return show(value, CURRENT)


def _current_step(ion: str, numbers: Numbers, value: float) -> Step:
    P, c_out, c_in, z, V_m, T = numbers
    w = z * V_m / working.slope(T)
    return Step(
        f"I_{ion} = P z² (V_m F²/RT) · (c_in − c_out·e^(−w)) / (1 − e^(−w)), w = zFV_m/RT",
        f"P = {show(P, 'cm/s')}, w = {working.signed(z)}·({mV(V_m)})/{show(working.slope(T), 'mV', 2)} = "
        f"{figure(w)}, c_in = {mM(c_in)}, c_out = {mM(c_out)}",
        _uA(value),
    )


def _fluxes(problem: Problem, ion: str) -> Solution:
    numbers = _numbers(problem, ion)
    out, into = fluxes(*numbers)
    net = out - into
    steps = (
        Step("efflux = P·c_in·w/(1 − e^(−w)), w = zFV_m/RT", f"c_in = {mM(numbers[2])}", show(out, FLUX)),
        Step("influx = P·c_out·w/(e^w − 1)", f"c_out = {mM(numbers[1])}", show(into, FLUX)),
        Step(
            "net outward flux = efflux − influx", f"{show(out, FLUX)} − {show(into, FLUX)}", show(net, FLUX)
        ),
    )
    ion_way, current_way = _way(numbers, numbers[3] * net)
    all_results = {
        None: Result(Variable("J", ion), net, FLUX, "result", ion_way, current_way, "net outward flux"),
        "out": Result(Variable("J", ion, "out"), out, FLUX, label="one-way flux outward"),
        "in": Result(Variable("J", ion, "in"), into, FLUX, label="one-way flux inward"),
    }
    first = all_results.pop(problem.unknown.side)
    return Solution((first, *all_results.values()), steps)


def _flux_ratio(problem: Problem, ion: str) -> Solution:
    z, V_m, T = working.valence(problem, ion), working.potential(problem), working.temperature(problem)
    if has(problem, Variable("E", ion)):
        E = working.potential(problem, Variable("E", ion))
    else:
        c_out, c_in = (working.concentration(problem, ion, side) for side in ("out", "in"))
        E = nernst(c_out, c_in, z, T)
    value = passive_ratio(z, V_m, E, T)
    numbers = f"exp({working.signed(z)}·({difference(mV(V_m), mV(E))}) / {show(working.slope(T), 'mV', 2)})"
    step = Step("efflux/influx = exp(zF(V_m − E)/RT)", numbers, figure(value))
    return Solution((Result(Variable("flux_ratio", ion), value, "1"),), (step,))


def _rundown(problem: Problem, ion: str) -> Solution:
    """How fast the concentration inside changes: the net flux times surface over volume."""
    d = working.size(problem, Variable("d"), "µm")
    shape = working.size(problem, Variable("shape"), "1", 6.0)
    net = flux(*_numbers(problem, ion))
    rate = -net * shape / d
    step = Step(
        "dc_in/dt = −J·S/V, S/V = shape/d",
        f"−({show(net, FLUX)})·{figure(shape)}/{show(d, 'µm')}",
        show(rate, "mM/min"),
    )
    return Solution((Result(Variable("dc_dt", ion), rate, "mM/min"),), (step,))


def _linear(problem: Problem, ion: str) -> Solution:
    """P and each concentration enter the current linearly."""
    wanted = problem.unknown
    I = working.finite(problem, Variable("I", ion), CURRENT)
    P, c_out, c_in, z, V_m, T = _numbers(problem, ion, skip=wanted)
    inner, outer = ways(z * V_m / working.slope(T))
    if wanted.symbol == "P":
        per, rest = z * FARADAY * (c_in * inner - c_out * outer), 0.0
        unit = "cm/s"
    elif wanted.side == "in":
        per, rest = z * FARADAY * P * inner, -z * FARADAY * P * c_out * outer
        unit = "mM"
    else:
        per, rest = -z * FARADAY * P * outer, z * FARADAY * P * c_in * inner
        unit = "mM"
    value = (I - rest) / per if per else math.nan
    if not value >= 0:
        grows = "above" if per > 0 else "below"
        reach = f"It gives any current {grows} {_uA(rest)}." if per else "The current is zero whatever it is."
        raise working.no_way(
            f"No {label(wanted, z)} gives I = {_uA(I)} here:", "it would be negative.", reach
        )
    unit = working.concentration_unit(value) if unit == "mM" else unit
    step = Step(
        f"the current is linear in {label(wanted, z)}: I = a·{label(wanted, z)} + b",
        f"({difference(_uA(I), _uA(rest))}) / a",
        show(value, unit),
    )
    return Solution((Result(wanted, value, unit),), (step,))


def _bracketed(problem: Problem, ion: str) -> Solution:
    """V_m and T enter through an exponential and a factor: found between two ends."""
    wanted = problem.unknown
    I = working.finite(problem, Variable("I", ion), CURRENT)
    P, c_out, c_in, z, V_m, T = _numbers(problem, ion, skip=wanted)
    if wanted == V_M:
        low, high, unit = -guards.STRONGEST, guards.STRONGEST, "mV"

        def at(x: float) -> float:
            return float(current(P, c_out, c_in, z, x, T)) - I
    else:
        low, high, unit = guards.COLDEST, guards.HOTTEST, "K"

        def at(x: float) -> float:
            return float(current(P, c_out, c_in, z, V_m, x)) - I

    x = root(at, low, high)
    if x is None:
        ends = sorted((at(low) + I, at(high) + I))
        raise working.no_way(
            f"No {label(wanted)} between {show(low, unit)} and {show(high, unit)} gives I = {_uA(I)}:",
            "the current does not go that far.",
            f"It runs from {_uA(ends[0])} to {_uA(ends[1])}.",
        )
    digits = 1 if unit == "mV" else 2
    step = Step(
        f"{label(wanted)} at which the current has this value", f"I = {_uA(I)}", show(x, unit, digits)
    )
    return Solution((Result(wanted, x, unit),), (step,))


EQUATION = Equation(
    id="ghk-current",
    question="what is the GHK current density of K+ at 0 mV with P_K = 1e-7 cm/s?",
    title="Flux and current of an ion in a constant field (Goldman-Hodgkin-Katz)",
    formula="I = P z² (V_m F²/RT) · (c_in − c_out·e^(−w)) / (1 − e^(−w)), w = zFV_m/RT",
    inputs=(
        Slot(Variable("P", "X"), "permeability", "cm/s", "permeability"),
        Slot(Variable("c", "X", "out"), "concentration", "mM", "concentration outside"),
        Slot(Variable("c", "X", "in"), "concentration", "mM", "concentration inside"),
        Slot(Variable("z", "X"), "number", "1", "valence"),
        Slot(V_M, "potential", "mV", "membrane potential"),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
        Slot(
            Variable("E", "X"), "potential", "mV", "equilibrium potential, for the flux ratio", optional=True
        ),
        Slot(Variable("d"), "length", "µm", "diameter, for the rate of change inside", optional=True),
        Slot(Variable("shape"), "number", "1", "6 sphere, 4 long cylinder", 6.0, "a sphere", optional=True),
    ),
    results=(
        Slot(Variable("I", "X"), "current per area", CURRENT, "current, outward positive"),
        Slot(Variable("J", "X"), "flux", FLUX, "net outward flux"),
        Slot(Variable("J", "X", "out"), "flux", FLUX, "one-way flux outward"),
        Slot(Variable("J", "X", "in"), "flux", FLUX, "one-way flux inward"),
        Slot(Variable("flux_ratio", "X"), "number", "1", "efflux over influx"),
        Slot(Variable("dc_dt", "X"), "concentration rate", "mM/min", "rate of change inside"),
    ),
    solves=("I", "J", "flux_ratio", "dc_dt", "P", "c", "V_m", "T"),
    sources=("goldman-1943", "hodgkin-katz-1949", "hille-2001"),
    limits=("Constant field and independent ions; the permeability itself in cm/s, not a ratio.",),
    work=_work,
    functions=("ghk_current", "ghk_flux", "flux_ratio"),
    tells=("change:add", "move"),
)
