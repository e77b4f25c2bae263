"""The entry for the current of one ion through its channels. SI: S (or S/m2), V, A (or A/m2), 1/s."""

from __future__ import annotations

from tutor.compute import guards, iv_line, working
from tutor.compute.constants import ELEMENTARY_CHARGE
from tutor.compute.driving_force import directions, equilibrium
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, ion_label
from tutor.compute.working import ampere_unit, fitting, has, in_brackets, mV, siemens, signed
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import figure, show

COUNT, OPEN = Variable("count"), Variable("p_open")


def _work(problem: Problem) -> Solution:
    ion = problem.unknown.ion or problem.ions[0]
    symbol = problem.unknown.symbol
    solvers = {"I": _current, "rate": _rate, "g": _conductance, "V_m": _voltage, "E": _line, "count": _count}
    solvers |= {"DF": _driving}
    if symbol not in solvers:
        raise working.cannot(problem, *EQUATION.solves)
    return solvers[symbol](problem, ion)


def _g(problem: Problem, ion: str) -> tuple[float, bool]:
    """Conductance of all open channels, and whether it is per area."""
    if has(problem, Variable("g", ion, "area")) and not has(problem, Variable("g", ion)):
        return working.at_least_zero(problem, Variable("g", ion, "area"), "S/cm**2"), True
    g = working.at_least_zero(problem, Variable("g", ion), "S")
    share = working.at_least_zero(problem, OPEN, "1") if has(problem, OPEN) else 1.0
    if share > 1:
        raise DomainError(f"An open probability of {share:g}", "is more than all the time.", "Give 0 to 1.")
    return g * working.size(problem, COUNT, "1", 1.0) * share, False


def _current(problem: Problem, ion: str) -> Solution:
    if has(problem, Variable("rate", ion)):
        return _of_ions(problem, ion)
    force, formula, substituted, steps = _force(problem, ion)
    g, per_area = _g(problem, ion)
    value = g * force
    unit = ampere_unit(value, per_area)
    formula = f"I_{ion} = g·{formula}"
    numbers = f"{siemens(g, per_area)}·{substituted}"
    steps += (Step(formula, numbers, show(value, unit, sign=True)),)
    results = []
    if has(problem, Variable("z", ion)):
        z = working.valence(problem, ion)
        ways = directions(force if g else 0.0, z)
        results.append(Result(Variable("I", ion), value, unit, "result", *ways))
        moved = f"{ion_label(ion, z)} moves {ways[0]}" if ways[0] != "none" else "no net movement"
        steps += (Step("positive current is outward; ion by sign of z·I", f"z = {signed(z)}", moved),)
        if not per_area:
            result, step = _ions(ion, value, z)
            results.append(result)
            steps += (step,)
    else:
        results.append(Result(Variable("I", ion), value, unit))
    return Solution(tuple(results), steps)


def _of_ions(problem: Problem, ion: str) -> Solution:
    """The size of the current that so many ions a second carry; which way they go is not told."""
    rate, z = working.at_least_zero(problem, Variable("rate", ion), "1/s"), working.valence(problem, ion)
    value = rate * abs(z) * ELEMENTARY_CHARGE
    unit = ampere_unit(value)
    numbers = f"{figure(rate)} /s · {abs(z)} · {figure(ELEMENTARY_CHARGE)} C"
    step = Step("|I| = ions per second · |z|·e", numbers, show(value, unit))
    return Solution((Result(Variable("I", ion), value, unit, label="size of the current"),), (step,))


def _force(problem: Problem, ion: str) -> tuple[float, str, str, tuple[Step, ...]]:
    """The driving force as given, or V_m − E; with its formula, its numbers and the steps before."""
    given = Variable("DF", ion)
    if has(problem, given):
        force = working.finite(problem, given, "mV")
        return force, f"DF_{ion}", in_brackets(mV(force)), ()
    V_m = working.potential(problem)
    E, steps = equilibrium(problem, ion)
    return V_m - E, f"(V_m − E_{ion})", f"({mV(V_m)} − {in_brackets(mV(E))})", steps


def _ions(ion: str, current: float, z: int) -> tuple[Result, Step]:
    rate = abs(current) / (abs(z) * ELEMENTARY_CHARGE)
    numbers = f"{show(abs(current), ampere_unit(current))} / ({abs(z)}·{figure(ELEMENTARY_CHARGE)} C)"
    step = Step("ions per second = |I| / (|z|·e)", numbers, f"{figure(rate)} /s")
    return Result(Variable("rate", ion), rate, "1/s", label="ions per second"), step


def _rate(problem: Problem, ion: str) -> Solution:
    z = working.valence(problem, ion)
    if has(problem, Variable("I", ion)):
        result, step = _ions(ion, working.finite(problem, Variable("I", ion), "pA"), z)
        return Solution((result,), (step,))
    solved = _current(problem, ion)
    return Solution(solved.results[::-1], solved.steps)


def _given_current(problem: Problem, ion: str) -> float:
    """The current as given, or from the ions a second it carries (then outward for a positive force)."""
    return working.finite(problem, Variable("I", ion), "pA")


def _conductance(problem: Problem, ion: str) -> Solution:
    if iv_line.told(problem, ion):
        return iv_line.slope(problem, ion)
    force, formula, substituted, steps = _force(problem, ion)
    current = _given_current(problem, ion)
    g = current / force if force else -1.0
    if not g >= 0:
        way = "outward (positive)" if force > 0 else "inward (negative)" if force < 0 else "zero"
        raise working.no_way(
            f"No conductance carries {show(current, ampere_unit(current), sign=True)}:",
            f"with {formula} = {mV(force)} the current can only be {way}.",
            "Check the sign of the current.",
        )
    per_area = problem.unknown.side == "area"
    channels = 1.0 if per_area else working.size(problem, COUNT, "1", 1.0)
    numbers = f"{show(current, ampere_unit(current, per_area))} / {substituted}"
    steps += (Step(f"g = I / {formula}", numbers, siemens(g, per_area)),)
    if channels != 1:
        one = g / channels
        steps += (
            Step(
                "of one channel",
                f"{siemens(g, per_area)} / {figure(channels)}",
                siemens(one, per_area),
            ),
        )
        g = one
    unit = "mS/cm**2" if per_area else fitting(g, "pS", "nS", "µS", "mS", "S")
    return Solution((Result(problem.unknown, g, unit),), steps)


def _voltage(problem: Problem, ion: str) -> Solution:
    E, steps = equilibrium(problem, ion)
    g, per_area = _nonzero_g(problem, ion)
    current = _given_current(problem, ion)
    V_m = E + current / g
    numbers = f"{mV(E)} + {show(current, ampere_unit(current, per_area))} / {siemens(g, per_area)}"
    return Solution((Result(V_M, V_m, "mV"),), (*steps, Step(f"V_m = E_{ion} + I/g", numbers, mV(V_m))))


def _driving(problem: Problem, ion: str) -> Solution:
    """The driving force behind a current: I/g."""
    g, per_area = _nonzero_g(problem, ion)
    current = _given_current(problem, ion)
    numbers = f"{show(current, ampere_unit(current, per_area))} / {siemens(g, per_area)}"
    result = Result(problem.unknown, current / g, "mV")
    return Solution((result,), (Step(f"DF_{ion} = I/g", numbers, mV(current / g)),))


def _nonzero_g(problem: Problem, ion: str) -> tuple[float, bool]:
    g, per_area = _g(problem, ion)
    if g == 0:
        raise DomainError(
            "The conductance is zero,", "so no current flows at any voltage.", "Give g above zero."
        )
    return g, per_area


def _line(problem: Problem, ion: str) -> Solution:
    """E from one point and g, or from two points of a straight current-voltage line."""
    if iv_line.told(problem, ion):
        return iv_line.reversal(problem, ion)
    g, per_area = _nonzero_g(problem, ion)
    V_m, current = working.potential(problem), _given_current(problem, ion)
    E = V_m - current / g
    numbers = f"{mV(V_m)} − {show(current, ampere_unit(current, per_area))} / {siemens(g, per_area)}"
    return Solution((Result(Variable("E", ion), E, "mV"),), (Step("E = V_m − I/g", numbers, mV(E)),))


def _count(problem: Problem, ion: str) -> Solution:
    """How many open channels carry a current."""
    one = _current(Problem(Variable("I", ion), {**problem.values, COUNT: 1.0}, problem.ions), ion)
    current, single = _given_current(problem, ion), one.results[0].value
    if single == 0 or current / single < 0:
        raise working.no_way(
            "No number of channels carries this current:",
            f"one carries {show(single, ampere_unit(single), sign=True)}.",
            "Check the sign of the current.",
        )
    count = current / single
    numbers = f"{show(current, ampere_unit(current))} / {show(single, ampere_unit(single))}"
    step = Step("open channels = I / current of one", numbers, figure(count))
    return Solution((Result(COUNT, guards.finite(count, "count", "1"), "1"),), (*one.steps[:-1], step))


EQUATION = Equation(
    id="ionic-current",
    question="what is the K+ current with g_K = 2 nS at -60 mV?",
    title="Current of an ion through channels",
    formula="I = g·(V_m − E)",
    inputs=(
        Slot(Variable("g", "X"), "conductance", "pS", "conductance"),
        Slot(V_M, "potential", "mV", "membrane potential"),
        Slot(Variable("E", "X"), "potential", "mV", "equilibrium potential", optional=True),
        Slot(
            Variable("DF", "X"),
            "potential",
            "mV",
            "driving force, in place of V_m and E",
            optional=True,
            spares=("V_m", "E"),
        ),
        Slot(Variable("c", "X", "out"), "concentration", "mM", "concentration outside", optional=True),
        Slot(Variable("c", "X", "in"), "concentration", "mM", "concentration inside", optional=True),
        Slot(Variable("z", "X"), "number", "1", "valence", optional=True),
        Slot(TEMPERATURE, "temperature", "°C", "temperature", optional=True),
        Slot(
            Variable("g", "X", "area"),
            "conductance per area",
            "mS/cm**2",
            "in place of g",
            optional=True,
            spares=("g",),
        ),
        Slot(COUNT, "number", "1", "open channels", 1.0, "one channel", optional=True),
        Slot(OPEN, "number", "1", "share of the time that they are open", optional=True),
        Slot(
            Variable("V_1"),
            "potential",
            "mV",
            "first point of an I-V line",
            optional=True,
            spares=("V_m", "E", "I", "g"),
        ),
        Slot(Variable("I_1", "X"), "current", "pA", "current there", optional=True),
        Slot(Variable("V_2"), "potential", "mV", "second point of an I-V line", optional=True),
        Slot(Variable("I_2", "X"), "current", "pA", "current there", optional=True),
    ),
    results=(
        Slot(Variable("I", "X"), "current", "pA", "current, outward positive"),
        Slot(Variable("rate", "X"), "rate", "1/s", "ions per second"),
    ),
    solves=("I", "rate", "g", "V_m", "E", "DF", "count"),
    sources=("hodgkin-huxley-1952", "hille-2001"),
    limits=(
        "A linear channel: real ones rectify, so g is the conductance at this V_m and these concentrations.",
    ),
    work=_work,
    converts=True,
    functions=("ionic_current", "ions_per_second", "reversal_from_line"),
    tells=("change:open", "change:add", "move"),
)
