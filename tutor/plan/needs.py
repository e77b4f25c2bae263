"""What an equation needs: its ions, its inputs, the ones with a usual value, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.compute.catalogue import equation
from tutor.compute.equation import Equation, label
from tutor.compute.transporters import TRANSPORTERS
from tutor.compute.what_if import membrane_potential, permeant
from tutor.errors import TutorError
from tutor.meaning import V_M, T, Variable, read_variable
from tutor.parse.numbers.row import RELATIVE
from tutor.plan.bench import Bench
from tutor.plan.plan import Input, Run
from tutor.units import UNITS, show

NEUTRAL = {"glucose"}


def ions_asked(bench: Bench, unknown: Variable) -> tuple[str, ...]:
    """The ions asked about: named, else those of the given concentrations."""
    named = bench.reading.ions
    if not named and unknown.ion and unknown.ion not in ("X", "each"):
        named = (unknown.ion,)
    given = tuple(dict.fromkeys(v.ion for v in bench.given if v.symbol == "c" and v.ion))
    if not named and not given and "every" in bench.reading.points:
        return _spoken_of(bench) or permeant(bench.values)
    return named or given


def _spoken_of(bench: Bench) -> tuple[str, ...]:
    """The several ions of the last request, else those whose concentrations the student told."""
    last = bench.context.last
    if last is not None and len(last.ions) > 1:
        return last.ions
    told = (read_variable(name).ion for name, _, _ in bench.context.told)
    ions = tuple(dict.fromkeys(ion for ion in told if ion))
    return ions if len(ions) > 1 else ()


def membrane_ions(bench: Bench) -> tuple[str, ...]:
    """The ions of the Goldman sum: those whose permeabilities were given, else the cell's."""
    chosen = bench.reading.selection
    said = _ions_of("P", bench.given)
    if chosen.only:
        return chosen.only
    if bench.pure and (leaks := _leaks_told(bench)):
        return tuple(ion for ion in leaks if ion not in chosen.without)
    if chosen.shared:  # a pathway told by one permeability relative to another lets both through
        said = tuple(dict.fromkeys((*said, *_bases(bench))))
    told = tuple(bench.given)
    if len(said) < 2 and bench.held:  # with what was given before, or set for good
        told = (*told, *bench.held, *(read_variable(kept[0]) for kept in bench.context.values))
    said = _ions_of("P", told)
    if chosen.shared or len(said) > 1:  # "P_K = P_Na and P_Cl = 0": all three are told
        said = tuple(dict.fromkeys((*said, *_bases(bench))))
    relative = any(
        UNITS[item.unit].dimension == "number" for v, item in bench.given.items() if v.symbol == "P"
    )
    several = len(said) > 1 or (said and chosen.shared)
    told_by = chosen.shared and _bases(bench)  # "P_HCO3/P_Cl": relative to another ion than K+
    if relative and several and not told_by and "K" not in said and "K" not in chosen.without:
        said = ("K", *said)  # P_Na/P_K: the ion they are relative to is one of them
    dissolved = _ions_of("c", told)
    if len(said) >= 2:
        chosen_ions = said
    elif (said or _asks_permeability(bench)) and len(dissolved) >= 2 and "K" in dissolved:
        chosen_ions = tuple(dict.fromkeys((*dissolved, *said)))  # a cell of the student's own
    else:
        chosen_ions = tuple(dict.fromkeys((*permeant(bench.values), *said)))
    return tuple(ion for ion in chosen_ions if ion not in chosen.without)


def _leaks_told(bench: Bench) -> tuple[str, ...]:
    """The ions whose permeabilities are told or asked for; one alone is relative to that of K+."""
    asked = bench.reading.unknown
    sought = (asked.ion,) if asked is not None and asked.symbol == "P" and asked.ion else ()
    named = tuple(dict.fromkeys((*_ions_of("P", bench.given), *_bases(bench), *sought)))
    return (*named, "K") if len(named) == 1 and named != ("K",) else named


def _bases(bench: Bench) -> tuple[str, ...]:
    """P_Na of "P_K = P_Na": the ion that a permeability is told relative to."""
    told = (item.why for v, item in bench.given.items() if v.symbol == "P" and item.why.startswith(RELATIVE))
    return tuple(ion for why in told if (ion := read_variable(why.removeprefix(RELATIVE)).ion))


def _ions_of(symbol: str, variables: Iterable[Variable]) -> tuple[str, ...]:
    """The ions of which this quantity was told, in order."""
    return tuple(dict.fromkeys(v.ion for v in variables if v.symbol == symbol and v.ion))


def _asks_permeability(bench: Bench) -> bool:
    """True where a permeability is to be found: that of a membrane of the student's own ions."""
    return bench.reading.unknown is not None and bench.reading.unknown.symbol == "P"


def rest_where_needed(bench: Bench, entry: Equation) -> None:
    """Where V_m is needed and not given, it is the cell's own."""
    enters = any(slot.variable == V_M for slot in entry.inputs)
    spared = {slot.variable.symbol for slot in entry.inputs if "V_m" in slot.spares}
    if any(variable.symbol in spared for variable in bench.given):
        return
    if enters and V_M not in bench.values and bench.context.lost and bench.context.told:
        return  # the student's own cell was read in part only: its V_m would be a guess
    if enters and V_M not in bench.values and permeant(bench.values):
        others = {Variable("P", ion) for ion in set(permeant(bench.values)) - set(membrane_ions(bench))}
        try:
            crossing = {v: x for v, x in bench.values.items() if v not in others}
            bench.values[V_M] = membrane_potential(crossing)
        except TutorError:
            return
        whose = "your membrane" if others else bench.cell.called
        told = f"V_m = {show(bench.values[V_M], 'mV', 1)}, the resting potential of {whose}"
        bench.assumed.append(f"{told} by the Goldman equation")


def usual_values(bench: Bench, entry: Equation, unknown: Variable) -> None:
    """Inputs with a usual value take it, and the answer says so; a sugar has no charge."""
    for ion in {v.ion for v in bench.given if v.symbol == "c"} & NEUTRAL:
        bench.values.setdefault(Variable("z", ion), 0.0)
    spared = {symbol for slot in entry.inputs if slot.variable in bench.given for symbol in slot.spares}
    for slot in entry.inputs:
        if (
            slot.default is None
            or slot.variable.symbol in spared
            or slot.variable in bench.values
            or slot.variable == unknown
            or slot.variable.ion == "X"
        ):
            continue
        bench.values[slot.variable] = slot.default
        if slot.variable.symbol == "shape":
            bench.assumed.append(slot.default_from)
        elif slot.variable.symbol != "count":
            told = f" ({slot.default_from})" if slot.default_from else ""
            bench.assumed.append(f"{slot.text} {show(slot.default, slot.unit)}{told}")


def needed(bench: Bench, run: Run) -> list[tuple[Variable, bool]]:
    """The variables that enter a run, each with whether it may be absent."""
    found: list[tuple[Variable, bool]] = []
    if equation(run.equation).per_ion and (
        not run.ions or run.unknown.symbol in equation(run.equation).thermal
    ):
        return [(T, False)]  # a factor that no concentration enters
    for slot in equation(run.equation).inputs:
        ions = _solutes(run) if slot.variable.ion in ("X", "each") else (slot.variable.ion,)
        for ion in ions if slot.variable.ion != "X" else ions[:1]:
            variable = Variable(slot.variable.symbol, ion, slot.variable.side)
            limited = run.unknown.symbol == "accumulation" and variable == Variable(
                "c", run.unknown.ion, variable.side
            )
            spared = slot.variable.symbol == "c" and _by_ratio(bench, run)
            if spared and run.unknown.symbol != "ratio" and variable not in bench.given:
                continue  # the ratio told stands in the place of both, whatever the cell has
            if variable != run.unknown and not limited and not _asked_in_its_place(run, variable):
                found.append((variable, spared or slot.optional or slot.default is not None))
    if equation(run.equation).converts:
        other = {
            slot.variable._replace(ion=run.ions[0])
            if slot.variable.ion == "X" and run.ions
            else slot.variable
            for slot in equation(run.equation).results
        }
        found.extend((variable, True) for variable in bench.given if variable in other - {run.unknown})
    result = equation(run.equation).result.variable
    asked = Variable(
        result.symbol, run.ions[0] if result.ion == "X" and run.ions else result.ion, result.side
    )
    results = {slot.variable for slot in equation(run.equation).results}
    outcomes = {variable.symbol for variable in results}
    limit = equation(run.equation).balances  # asked where the machine stops
    if (
        run.unknown != asked
        and not limit
        and (run.unknown.symbol not in outcomes or run.unknown.symbol == "c")
        and run.unknown not in results
    ):
        spared = any(
            s.variable in bench.given and asked.symbol in s.spares for s in equation(run.equation).inputs
        )
        found.append((asked, spared or asked in bench.values))
    return found


def _by_ratio(bench: Bench, run: Run) -> bool:
    """True where a ratio of concentrations is asked for or given: neither of the two is needed."""
    return run.unknown.symbol == "ratio" or any(
        v.symbol == "ratio" and v.ion in run.ions for v in bench.given
    )


def _solutes(run: Run) -> tuple[str, ...]:
    """The ions of a run; a carrier stands for the solutes it moves."""
    if run.equation != "coupled-transport" or not run.ions:
        return run.ions
    return tuple(TRANSPORTERS.get(run.ions[0], dict.fromkeys(run.ions, 1)))


def _asked_in_its_place(run: Run, variable: Variable) -> bool:
    """True if what is asked stands in the place of this one: a conductance per area for that of a channel."""
    asked = (run.unknown.symbol, run.unknown.side)
    slots = (slot for slot in equation(run.equation).inputs if slot.spares)
    own = (slot for slot in slots if (slot.variable.symbol, slot.variable.side) == asked)
    return any(variable.symbol in slot.spares and variable.symbol == run.unknown.symbol for slot in own)


def missing(bench: Bench, run: Run) -> list[str]:
    """What has no value; solving backwards, the former result must be given by the student."""
    results = {slot.variable.symbol for slot in equation(run.equation).results}
    told = any(v.symbol in results - {run.unknown.symbol} for v in bench.given)
    if equation(run.equation).converts and run.unknown.symbol in results and told:
        return []  # one result told in terms of another
    return [
        label(variable, bench.values.get(Variable("z", variable.ion or "")))
        for variable, optional in needed(bench, run)
        if not optional and variable not in bench.values and not _spared(bench, run, variable)
    ]


def _spared(bench: Bench, run: Run, variable: Variable) -> bool:
    """True where a value given stands in its place: an equilibrium potential for both concentrations."""
    standing = {
        (slot.variable.symbol, slot.variable.side)
        for slot in equation(run.equation).inputs
        if variable.symbol in slot.spares
    }
    own = (None, variable.ion) if variable.ion else (None, *run.ions)
    return any((v.symbol, v.side) in standing and v.ion in own for v in bench.given)


def inputs_of(bench: Bench, run: Run) -> list[Input]:
    """The values that a run uses, each with its origin."""
    used = [variable for variable, _ in needed(bench, run) if variable in bench.values]
    used = [v for v in used if v.symbol != "c" or v in bench.given or Variable("E", v.ion) not in bench.given]
    used = [v for v in used if v.symbol != "c" or v in bench.given or not _stood_for(bench, run)]
    return [bench.origin(variable) for variable in used if variable.symbol != "z"]


def _stood_for(bench: Bench, run: Run) -> bool:
    """True where a value given stands for all concentrations: the potential at which a carrier turns."""
    whole = (slot.variable for slot in equation(run.equation).inputs if "c" in slot.spares)
    return any(variable.ion is None and variable in bench.given for variable in whole)
