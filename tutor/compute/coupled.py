"""The entry for carriers that couple several solutes: what drives them, where they stop.

SI: mol/m3, V, K, J/mol. A cycle runs as written while its free energy is negative.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from tutor.compute import guards, working
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.cotransport import electroneutral
from tutor.compute.electrochemical import BALANCED, electrochemical
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, ion_label, label
from tutor.compute.transporters import CHARGES, TRANSPORTERS
from tutor.compute.working import has, in_brackets, kJ, mM, mV, name_of
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import figure, show

TURNING = Variable("V_rev")
DELTA_P = Variable("delta_p")  # told of protons in place of their gradient and V_m


def carrier(problem: Problem) -> tuple[str | None, dict[str, float]]:
    """The carrier named in the problem and its stoichiometry, single counts replaced by those given."""
    named = (*problem.ions, problem.unknown.ion or "")
    name = next((ion for ion in named if ion in TRANSPORTERS), None)
    counts: dict[str, float] = dict(TRANSPORTERS[name]) if name else {}
    for variable, value in problem.values.items():
        if variable.symbol == "count" and variable.ion and (not name or variable.ion in counts):
            number = guards.settled(guards.finite(value, label(variable), "1"))
            usual = counts.get(variable.ion, number)  # a carrier that is named keeps its directions
            counts[variable.ion] = math.copysign(number, usual) if number > 0 else number
    if not counts:
        known = ", ".join(TRANSPORTERS)
        raise DomainError(
            "No carrier is named,", "and no counts are given.", f"Name one of {known}, or give counts."
        )
    return name, counts


def _z(problem: Problem, solute: str) -> int:
    default = CHARGES.get(solute)
    value = problem.values.get(Variable("z", solute), default)
    return int(guards.whole(problem[Variable("z", solute)] if value is None else value, f"z of {solute}"))


def _voltage(problem: Problem, counts: Mapping[str, float]) -> float:
    """V_m, which an electroneutral carrier does not need, nor one whose protons bring all its charge."""
    if has(problem, DELTA_P) and not any(_z(problem, solute) for solute in counts if solute != "H"):
        return 0.0
    net = sum(n * _z(problem, solute) for solute, n in counts.items())
    return working.potential(problem) if net or has(problem, V_M) else 0.0


def _entry(problem: Problem, solute: str, V_m: float, T: float) -> float:
    balanced = Variable("E", solute)
    if solute == "H" and has(problem, DELTA_P):
        return FARADAY * working.potential(problem, DELTA_P)
    told = Variable("ratio", solute)
    if has(problem, told):
        chemical = -GAS_CONSTANT * T * math.log(working.size(problem, told, "1"))
        return chemical + _z(problem, solute) * FARADAY * V_m
    if has(problem, balanced):  # given in place of the concentrations, whatever the cell holds
        return _z(problem, solute) * FARADAY * (V_m - working.finite(problem, balanced, "mV"))
    c_out, c_in = (working.concentration(problem, solute, side) for side in ("out", "in"))
    return float(electrochemical(c_out, c_in, _z(problem, solute), V_m, T))


def _work(problem: Problem) -> Solution:
    """Free energy forwards; reversal, limits of accumulation, concentrations and counts at equilibrium."""
    solvers = {"dG": _energy, "V_rev": _reversal, "V_m": _reversal, "c": _limit, "accumulation": _limit}
    solvers |= {"count": _count}
    if problem.unknown.symbol not in solvers:
        raise working.cannot(problem, *EQUATION.solves)
    return solvers[problem.unknown.symbol](problem)


def _from_reversal(problem: Problem) -> Solution:
    """DG of a cycle from where it stands still: net charge·F·(V_m − V_rev)."""
    name, counts = carrier(problem)
    net = sum(n * _z(problem, solute) for solute, n in counts.items())
    if net == 0:
        raise electroneutral(name or "This carrier")
    V_m, V_rev = working.potential(problem), working.potential(problem, TURNING)
    total = net * FARADAY * (V_m - V_rev)
    numbers = f"{figure(net)}·F·({mV(V_m)} − {in_brackets(mV(V_rev))})"
    step = Step(
        "one cycle: net charge·F·(V_m − V_rev)",
        numbers,
        f"{kJ(total)}: {_runs(total)}, {_written(problem, counts)}",
    )
    result = Result(
        Variable("dG", name), total, "kJ/mol", label=f"one mole of cycles, {_written(problem, counts)}"
    )
    return Solution((result,), (step,), opening=_opening(problem, counts, total))


def _runs(total: float) -> str:
    if total < -BALANCED:
        return "it runs as written"
    return "it runs backwards" if total > BALANCED else "it stands still"


def _opening(problem: Problem, counts: Mapping[str, float], total: float) -> str:
    """Which way it goes, in a sentence."""
    if abs(total) <= BALANCED:
        return "It stands still: nothing drives a cycle."
    went = counts if total < 0 else {solute: -n for solute, n in counts.items()}
    way = "forwards" if total < 0 else "backwards"
    return f"It runs {way}: {_written(problem, went)}."


def _written(problem: Problem, counts: Mapping[str, float]) -> str:
    """The cycle in words: "3 Na⁺ in, 1 Ca²⁺ out"."""
    return ", ".join(
        f"{figure(abs(n))} {ion_label(solute, _z(problem, solute))} {'in' if n > 0 else 'out'}"
        for solute, n in counts.items()
    )


def _energy(problem: Problem) -> Solution:
    if has(problem, TURNING):
        return _from_reversal(problem)
    name, counts = carrier(problem)
    T, V_m = working.temperature(problem), _voltage(problem, counts)
    steps, total, parts = [], 0.0, []
    for solute, n in counts.items():
        one = _entry(problem, solute, V_m, T)
        total += n * one
        steps.append(_entry_step(problem, solute, V_m, one))
        parts.append(f"{in_brackets(figure(n))}·{in_brackets(kJ(one))}")
    written, told = _written(problem, counts), _runs(total)
    steps.append(
        Step(f"one cycle of {name or 'the carrier'}: {written}", " + ".join(parts), f"{kJ(total)}: {told}")
    )
    result = Result(Variable("dG", name), total, "kJ/mol", label=f"one mole of cycles, {written}")
    return Solution((result,), tuple(steps), opening=_opening(problem, counts, total))


def _entry_step(problem: Problem, solute: str, V_m: float, energy: float) -> Step:
    """The energy of entry of one solute, from its concentrations or its equilibrium potential."""
    z, balanced = _z(problem, solute), Variable("E", solute)
    if solute == "H" and has(problem, DELTA_P):
        return Step("entry of H⁺: F·delta_p", f"F·({mV(problem[DELTA_P])})", kJ(energy))
    if has(problem, Variable("ratio", solute)):
        out_in = figure(problem[Variable("ratio", solute)])
        return Step(
            f"entry of {ion_label(solute, z)}: zF·V_m − RT·ln(c_out/c_in)",
            f"c_out/c_in = {out_in}",
            kJ(energy),
        )
    if has(problem, balanced):
        numbers = f"{z}·F·({mV(V_m)} − {in_brackets(mV(problem[balanced]))})".replace("-", "−")
        return Step(f"entry of {ion_label(solute, z)}: zF·(V_m − E)", numbers, kJ(energy))
    c_out, c_in = (working.concentration(problem, solute, side) for side in ("out", "in"))
    electrical = f" + {z}·F·({mV(V_m)})".replace("-", "−") if z else ""
    formula = f"entry of {ion_label(solute, z)}: RT·ln(c_in/c_out){' + zF·V_m' if z else ''}"
    return Step(formula, f"RT·ln({mM(c_in)} / {mM(c_out)}){electrical}", kJ(energy))


def _reversal(problem: Problem) -> Solution:
    name, counts = carrier(problem)
    T = working.temperature(problem)
    net = sum(n * _z(problem, solute) for solute, n in counts.items())
    if net == 0:
        raise electroneutral(name or "This carrier")
    at_zero = sum(n * _entry(problem, solute, 0.0, T) for solute, n in counts.items())
    V = -at_zero / (net * FARADAY)
    ways = "below" if net > 0 else "above"
    steps = [
        Step(
            "net charge of a cycle = Σ n·z",
            " + ".join(in_brackets(figure(n * _z(problem, s))) for s, n in counts.items()),
            figure(net),
        ),
        Step("V_rev = −(dG at 0 mV) / (net charge·F)", f"−({kJ(at_zero)}) / ({figure(net)}·F)", mV(V)),
        Step("runs as written", f"while V_m is {ways} V_rev", "and backwards on the other side"),
    ]
    if all(_z(problem, solute) for solute in counts):
        steps.insert(1, Step("for ions alone: V_rev = Σ n·z·E / Σ n·z", "the E's by Nernst", mV(V)))
    wanted = problem.unknown if problem.unknown == V_M else Variable("V_rev", name)
    return Solution((Result(wanted, V, "mV", label="where the carrier stands still"),), tuple(steps))


def _rest(problem: Problem, counts: Mapping[str, float], leave: str, V_m: float, T: float) -> float:
    return sum(n * _entry(problem, solute, V_m, T) for solute, n in counts.items() if solute != leave)


def _limit(problem: Problem) -> Solution:
    """What one solute comes to when the carrier stands still: its ratio in/out, or one concentration."""
    wanted = problem.unknown
    name, counts = carrier(problem)
    solute = wanted.ion or ""
    if not counts.get(solute):
        moved = ", ".join(counts)
        raise DomainError(
            f"{name or 'The carrier'} does not move {solute},", "so it sets no limit.", f"It moves {moved}."
        )
    T, V_m = working.temperature(problem), _voltage(problem, counts)
    rest = _rest(problem, counts, solute, V_m, T)
    z = _z(problem, solute)
    log = (-rest / counts[solute] - z * FARADAY * V_m) / (GAS_CONSTANT * T)
    if abs(log) > 100:
        raise DomainError("The gradients given drive this", "beyond any concentration.", "Check them.")
    ratio = math.exp(log)
    steps = [
        Step("energy of the others in a cycle", f"at V_m = {mV(V_m)}" if z or rest else "", kJ(rest)),
        Step(
            f"{ion_label(solute, z)}: RT·ln(c_in/c_out) + zF·V_m = −(others)/n",
            f"n = {figure(counts[solute])}",
            kJ(-rest / counts[solute]),
        ),
        Step("c_in/c_out at the limit", f"e^({figure(log, 4)})", figure(ratio)),
    ]
    if wanted.symbol == "accumulation":
        return Solution((Result(wanted, ratio, "1", label="c_in/c_out at the limit"),), tuple(steps))
    other = working.concentration(problem, solute, "in" if wanted.side == "out" else "out")
    value = other * (ratio if wanted.side == "in" else 1 / ratio)
    unit = working.concentration_unit(value)
    steps.append(
        Step(
            f"{name_of(problem, wanted)} at the limit",
            f"from {mM(other)} on the other side",
            show(value, unit),
        )
    )
    return Solution((Result(wanted, value, unit, label="where the carrier stands still"),), tuple(steps))


def _count(problem: Problem) -> Solution:
    """How many of one solute a cycle must move to stand still with the gradients given."""
    wanted = problem.unknown
    _, counts = carrier(problem)
    solute = wanted.ion or ""
    T, V_m = working.temperature(problem), working.potential(problem)
    rest, one = _rest(problem, counts, solute, V_m, T), _entry(problem, solute, V_m, T)
    if abs(one) < BALANCED:
        raise DomainError(
            f"{solute} is at equilibrium,", "so no number of it drives anything.", "Change its gradient."
        )
    value = -rest / one
    step = Step("n = −(others) / (energy of entry of one)", f"−({kJ(rest)}) / ({kJ(one)})", figure(value))
    return Solution((Result(wanted, value, "1", label="inward positive, at equilibrium"),), (step,))


EQUATION = Equation(
    id="coupled-transport",
    question="what glucose ratio can SGLT1 build up at -70 mV?",
    title="Coupled transport: drive, limit and reversal of a carrier",
    formula="dG = Σ n·[RT·ln(c_in/c_out) + zF·V_m]; V_rev = Σ n·z·E / Σ n·z",
    inputs=(
        Slot(
            Variable("count", "each"), "number", "1", "solutes in one cycle, inward positive", optional=True
        ),
        Slot(Variable("c", "each", "out"), "concentration", "mM", "concentration outside"),
        Slot(Variable("c", "each", "in"), "concentration", "mM", "concentration inside"),
        Slot(
            Variable("E", "each"),
            "potential",
            "mV",
            "in place of both concentrations",
            optional=True,
            spares=("c",),
        ),
        Slot(Variable("z", "each"), "number", "1", "valence, 0 if uncharged", optional=True),
        Slot(
            Variable("ratio", "each"),
            "number",
            "1",
            "out/in, in place of both concentrations",
            optional=True,
            spares=("c",),
        ),
        Slot(
            DELTA_P,
            "potential",
            "mV",
            "proton motive force, in place of V_m and the gradient of H⁺",
            optional=True,
            spares=("c", "V_m"),
        ),
        Slot(
            TURNING,
            "potential",
            "mV",
            "V_m at which it stands still, in place of the concentrations",
            optional=True,
            spares=("c",),
        ),
        Slot(V_M, "potential", "mV", "membrane potential", optional=True),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
    ),
    results=(
        Slot(Variable("dG"), "energy per amount", "kJ/mol", "free energy of a mole of cycles"),
        Slot(Variable("V_rev"), "potential", "mV", "V_m at which it stands still"),
        Slot(Variable("accumulation", "X"), "number", "1", "c_in/c_out at the limit"),
    ),
    solves=("dG", "V_rev", "accumulation", "c", "V_m", "count"),
    sources=("wright-em-2011", "dong-2002", "delpire-staley-2014", "hille-2001"),
    limits=(
        "Tight coupling without slip; it says which way a carrier goes and where it stops, not how fast.",
    ),
    work=_work,
    balances=True,
    functions=("coupled_free_energy", "coupled_reversal_potential"),
    tells=("change", "move", "ask:turning"),  # "what ratio can it build up", "where does it stop"
    meant_by=(Variable("count", "each"),),
)
