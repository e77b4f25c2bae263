"""The plan of a calculation: which runs of which equation, and the question back if one is due."""

from __future__ import annotations

from tutor.compute.catalogue import EQUATION_IDS, equation
from tutor.compute.equation import UNNAMED, Equation, label
from tutor.meaning import V_M, Act, Variable
from tutor.parse.numbers.beside import EQUATED
from tutor.parse.numbers.distances import DISTANCES
from tutor.parse.reading import Given
from tutor.plan.bench import Bench
from tutor.plan.guards import know_all_words, leave_nothing_aside, measured_alike
from tutor.plan.machines import question
from tutor.plan.needs import inputs_of, ions_asked, membrane_ions, missing, rest_where_needed, usual_values
from tutor.plan.plan import Plan, Run
from tutor.recall.held import BEFORE
from tutor.units import show

# Equations of one ion alone: solved backwards, a voltage is the one at which it is balanced.
BALANCED = ("nernst-potential", "ph")


def plan_calculation(bench: Bench) -> Plan:
    """One run an ion asked about, or one for the whole membrane."""
    target = bench.reading.target
    if target is None or bench.asks or target not in EQUATION_IDS:
        return bench.plan()
    entry = equation(_for_all_valences(bench, target))
    target = entry.id
    unknown = question(bench, entry, bench.reading.unknown or entry.result.variable)
    conducting = any(variable.symbol == "g" for variable in bench.given)  # which ions cross is told by those
    if bench.reading.selection.only and unknown.symbol in ("V_m", "E") and not conducting:
        # What crosses is said: the potential is that of the sum.
        crossing = bench.reading.selection.only
        divalent = any(abs(bench.values.get(Variable("z", ion), 1.0)) > 1 for ion in crossing)
        divalent = divalent and all(v.symbol != "P" for v in bench.given)  # else more than these may cross
        target, unknown = ("goldman-divalent-potential" if divalent else "goldman-potential"), V_M
        entry = equation(target)
    if entry.id == "what-if":
        return bench.plan()
    if entry.apart:
        bench.leave_the_cell()
    _balance(bench, target, unknown)
    _set_beside(bench, unknown)
    ions = ions_asked(bench, unknown)
    if not ions and _of_a_pathway(bench, entry, unknown):
        ions, unknown = (UNNAMED,), unknown._replace(ion=UNNAMED)
    if entry.per_ion and not ions and not _of_no_ion(entry, unknown):
        bench.asks = "Which ion do you mean: K⁺, Na⁺, Cl⁻ or Ca²⁺?"
        return bench.plan(target=target, wants=("ion",))
    runs = _runs(bench, entry, unknown, ions)
    rest_where_needed(bench, entry)
    usual_values(bench, entry, unknown)
    for run in runs:
        if run.unknown in bench.given and bench.given[run.unknown].why == BEFORE:
            bench.given.pop(run.unknown)  # told for another question, and now to be found
            bench.values.pop(run.unknown, None)
    both = any(run.unknown in bench.given and not _way_of_a_force(bench, run) for run in runs)
    if both and not bench.reading.offered and not bench.asks:
        bench.asks = f"You gave {label(unknown)} and ask for it too. What should I find?"
    leave_nothing_aside(bench, runs)
    measured_alike(bench, runs)
    names = [name for run in runs for name in missing(bench, run)]
    wants = tuple(dict.fromkeys(names)) if not bench.asks else ()
    if wants:
        bench.asks = (
            f"For this I also need {', '.join(wants)}. What {'are they' if len(wants) > 1 else 'is it'}?"
        )
    inputs = tuple(dict.fromkeys(item for run in runs for item in inputs_of(bench, run)))
    know_all_words(bench, inputs)
    return bench.plan(
        target=target,
        runs=runs if not bench.asks else (),
        inputs=inputs,
        asks=bench.asks,
        assumed=bench.assumptions(inputs),
        wants=wants,
    )


def _way_of_a_force(bench: Bench, run: Run) -> bool:
    """ "V_m is 30 mV below E_Cl. Which way does Cl- go?": the force is told, and its way is asked."""
    why = bench.given[run.unknown].why
    told = why in DISTANCES or why.endswith(EQUATED)
    return run.unknown.symbol == "DF" and (told or bench.reading.act is Act.DIRECTION)


def _of_a_pathway(bench: Bench, entry: Equation, unknown: Variable) -> bool:
    """ "A 20 pS channel reversing at 0 mV", "an ion of unknown valence": the ion itself is not needed."""
    unnamed = [v for v in bench.given if v.ion in (None, UNNAMED)]
    counted = entry.id == "nernst-potential" and unknown.symbol == "z"  # what its charge is, is asked
    loose = [v for v in unnamed if v.symbol in LOOSE or (counted and v.symbol == "c" and v.side)]
    symbols = {variable.symbol for variable in loose}
    driven = entry.id == "ionic-current" and bool(
        {*symbols, unknown.symbol} & {"E", "DF", "I_1"} or ("I" in symbols and unknown.symbol == "rate")
    )
    driven = driven or entry.id == "charge-carried" or (entry.id == "driving-force" and "E" in symbols)
    if not driven and not (counted and symbols & {"ratio", "c"}):
        return False
    for variable in loose:
        own = variable._replace(ion=UNNAMED)
        bench.given[own] = bench.given.pop(variable)
        bench.values[own] = bench.values.pop(variable)
    bench.values[Variable("z", UNNAMED)] = 1.0
    if unknown.symbol in ("rate", "N", "n"):
        bench.assumed.append("one elementary charge an ion, since you named none")
    return True


LOOSE = ("g", "E", "DF", "I", "I_1", "I_2", "ratio")


def _of_no_ion(entry: Equation, unknown: Variable) -> bool:
    """True for a result that belongs to no ion, such as RT/F."""
    return any(slot.variable == unknown for slot in entry.results if slot.variable.ion is None)


def _for_all_valences(bench: Bench, target: str) -> str:
    """A Goldman sum with a divalent ion in it is the one for mixed valences."""
    chosen = {v.ion for v in bench.given if v.symbol == "P"} | set(bench.reading.selection.only)
    divalent = any(abs(bench.values.get(Variable("z", ion), 1.0)) > 1 for ion in chosen if ion)
    return "goldman-divalent-potential" if target == "goldman-potential" and divalent else target


def _runs(bench: Bench, entry: Equation, unknown: Variable, ions: tuple[str, ...]) -> tuple[Run, ...]:
    """One run for a carrier or the whole membrane, else one an ion whose potential is asked."""
    carrier = bench.reading.carrier
    if carrier and entry.id == "coupled-transport":
        return (Run(entry.id, unknown, (carrier,)),)
    conducting = tuple(dict.fromkeys(v.ion for v in bench.values if v.symbol == "g" and v.ion))
    conducting += (unknown.ion,) if unknown.symbol == "g" and unknown.ion else ()
    if entry.id == "chord-conductance-potential" and conducting:
        return (Run(entry.id, unknown, tuple(dict.fromkeys(conducting))),)
    if entry.id == "goldman-potential" or any(slot.variable.ion == "each" for slot in entry.inputs):
        return (Run(entry.id, unknown, membrane_ions(bench)),)
    if not entry.per_ion:
        return (Run(entry.id, unknown, ions),)
    if unknown.symbol in ("E", "DF"):
        return tuple(Run(entry.id, Variable(unknown.symbol, ion, unknown.side), (ion,)) for ion in ions)
    if not ions:
        return (Run(entry.id, unknown, ()),)
    first = ions[0]
    general = any(
        slot.variable.ion == "X" and slot.variable.symbol == unknown.symbol
        for slot in (*entry.inputs, *entry.results)
    )
    filled = Variable(unknown.symbol, first, unknown.side) if unknown.ion or general else unknown
    return (Run(entry.id, filled, (first,)),)


def _set_beside(bench: Bench, unknown: Variable) -> None:
    """ "What is P_K/P_Na at -70 mV?": the permeability below the line is the unit of the other."""
    leaks = [v for v in bench.reading.speaks_of if v.symbol == "P" and v.ion]
    if unknown.symbol != "P" or len(leaks) != 2 or leaks[0] != unknown or leaks[1] in bench.given:
        return
    base = leaks[1]
    if bench.values.get(base) != 1.0:
        bench.values[base] = 1.0
        bench.given[base] = Given(1.0, "1", base, (0, 0), "the unit of the ratio that is asked for")


def _balance(bench: Bench, target: str, unknown: Variable) -> None:
    """Solving the Nernst equation backwards, a bare voltage is the equilibrium potential."""
    ion = unknown.ion or (bench.reading.ions[0] if bench.reading.ions else None)
    ion = "H" if target == "ph" else ion
    balanced = Variable("E", ion)
    if (
        target in BALANCED
        and unknown.symbol != "E"
        and ion
        and balanced not in bench.values
        and V_M in bench.given
    ):
        bench.given[balanced] = bench.given.pop(V_M)
        bench.values[balanced] = bench.values.pop(V_M)
        shown = show(bench.values[balanced], "mV", 1)
        bench.assumed.append(f"{shown} taken as the equilibrium potential of {ion}")
