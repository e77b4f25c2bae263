"""Where a number would be a guess: what was read and does not enter is asked about instead."""

from __future__ import annotations

from dataclasses import replace

from tutor.compute.catalogue import equation
from tutor.compute.equation import label
from tutor.meaning import T, Variable
from tutor.parse.places import alike
from tutor.parse.reading import Given, Reading
from tutor.plan.bench import Bench
from tutor.plan.needs import needed
from tutor.plan.plan import Input, Run
from tutor.units import UNITS

# Givens that may stand beside any calculation without entering it.
ASIDE = frozenset({"count", "z", "T", "constant"})
SLOPE = Variable("slope")


def about(reading: Reading) -> str:
    """The question back where a calculation would have to ignore something telling."""
    words = ", ".join(f'"{word}"' for word in reading.leftover[:3])
    what = label(reading.unknown) if reading.unknown is not None else "this"
    return (
        f"I am not sure what {words} should do here, so I will not guess a number. "
        f"Could you ask for {what} in other words?"
    )


def leave_nothing_aside(bench: Bench, runs: tuple[Run, ...]) -> None:
    """A number that was read and not used would make the answer a guess: ask about it instead."""
    used = {variable for run in runs for variable, _ in needed(bench, run)} | {run.unknown for run in runs}
    entered = {given.span for variable, given in bench.given.items() if variable in used}
    for item in bench.reading.givens:
        if item.doubt and not bench.asks:
            bench.asks = item.doubt
        variable = next((v for v, given in bench.given.items() if given.span == item.span), item.variable)
        if (
            item.why == "said before"
            or variable in used
            or (variable is not None and _as_protons(variable) in used)
            or (item.span in entered and item.span != (0, 0))  # the other ion of a salt
            or (not runs and variable is not None)
            or (variable is not None and variable.symbol in ASIDE and not _counts(variable, item, runs))
            or (variable == SLOPE and _told(bench, item))
            or _of_the_unit(item, runs)
            or _of_another_sentence(bench, item, variable, runs)
            or (variable is None and _in_passing(bench, item, runs))
        ):
            continue
        number = f"{item.value:g}{'' if item.unit == '1' else ' ' + item.unit}"
        z = bench.values.get(Variable("z", variable.ion or "")) if variable is not None else None
        what = f"as {label(variable, z)}" if variable is not None else "but cannot tell what it belongs to"
        if (
            variable is not None
            and variable.symbol == "V_m"
            and not (bench.reading.follow_up and len(bench.reading.text) < 12)
            and runs
            and runs[0].equation == "nernst-potential"
        ):
            bench.assumed.append(f"V_m = {number} left aside: an equilibrium potential does not depend on it")
        elif not bench.asks:
            asked = label(runs[0].unknown) if runs else "this"
            likely = _likely(bench, runs, item)
            bench.asks = f"I read {number} {what}, and it does not enter {asked}. {likely}"


def _as_protons(variable: Variable) -> Variable | None:
    """The concentration of H+ that a pH stands for."""
    return Variable("c", "H", variable.side) if variable.symbol == "pH" else None


def _told(bench: Bench, item: Given) -> bool:
    """A slope that the student quotes is left aside, and told: ours follows from the temperature."""
    slope = f"{item.value:g} mV per factor of ten"
    bench.assumed.append(f"your {slope} left aside: here it follows from the temperature")
    return True


def _likely(bench: Bench, runs: tuple[Run, ...], item: Given) -> str:
    """The question back with the readings that are left: inputs of the same kind, those not given first."""
    kind = None if item.unit == "1" else UNITS[item.unit].dimension
    slots = {slot.variable.symbol: slot.dimension for run in runs for slot in equation(run.equation).inputs}
    open_ones = sorted(
        {v for run in runs for v, _ in needed(bench, run) if v.symbol != "z" and v not in bench.given}
        | {v for v in bench.given if v.symbol == "c"},
        key=lambda v: (v in bench.given, str(v)),
    )
    fitting = [v for v in open_ones if v.symbol in slots and kind in (None, slots[v.symbol])]
    if not 0 < len(fitting) <= 4 or (kind is None and item.value <= 0):
        return "How do you mean it?"
    names = [
        f"{label(v, bench.values.get(Variable('z', v.ion or '')))}"
        + (f" (instead of {bench.given[v].value:g} {bench.given[v].unit})" if v in bench.given else "")
        for v in fitting
    ]
    return f"Do you mean it as {', as '.join(names)}, or as something else?"


def _counts(variable: Variable, item: Given, runs: tuple[Run, ...]) -> bool:
    """True for a count that the equation takes: protons per ATP, open channels, ions of a cycle."""
    if variable.symbol != "count" or item.why in ("a label", "a year", "an uncertainty", "ATP for one turn"):
        return False
    takes = any(slot.variable.symbol == "count" for run in runs for slot in equation(run.equation).inputs)
    return takes or item.value > 4 or variable.ion is not None


def _of_the_unit(item: Given, runs: tuple[Run, ...]) -> bool:
    """ "One mole of Na+", "1 cm²": the amount that an energy or a charge is counted for."""
    kinds = {"mol": ("dG", "w", "dG_p"), "cm**2": ("q", "n", "N")}
    return item.value == 1 and bool(runs) and runs[0].unknown.symbol in kinds.get(item.unit, ())


def _of_another_sentence(bench: Bench, item: Given, variable: Variable | None, runs: tuple[Run, ...]) -> bool:
    """True for a concentration of another ion in another sentence: it belongs to the question asked there."""
    start, end = bench.reading.span
    ions = {ion for run in runs for ion in run.ions}
    return (
        not start <= item.span[0] < end
        and variable is not None
        and variable.symbol == "c"
        and variable.ion is not None
        and len(ions) == 1
        and variable.ion not in ions
    )


SEVERAL = frozenset({"each", "both", "two", "respectively", "either"})
WARM = range(10, 46)  # what a bare number may mean as a temperature, where none is told


def _in_passing(bench: Bench, item: Given, runs: tuple[Run, ...]) -> bool:
    """ "My write-up used 61": a bare number of another sentence, where all that enters is told."""
    start, end = bench.reading.span
    several = SEVERAL & {*bench.reading.text.lower().split()}  # "E_K for each": one value more is meant
    if item.unit != "1" or start <= item.span[0] < end or not runs or several:
        return False
    wanted = {v for run in runs for v, spared in needed(bench, run) if not spared and v != T}
    warm = T in bench.given or item.value not in WARM
    if not warm or not wanted or any(v not in bench.given for v in wanted if v.symbol != "z"):
        return False
    bench.assumed.append(f"{item.value:g} left aside: nothing beside it says what it is of")
    return True


def know_all_words(bench: Bench, inputs: tuple[Input, ...]) -> None:
    """Unknown words may hide a condition: with values of our own choosing that would be a guess."""
    strange = [word for word in bench.reading.unexplained if word.isalpha()]
    asked = bench.reading.unknown
    of_one = asked.ion if asked is not None and asked.symbol == "E" else None  # V_m is told beside it
    entering = (i for i in inputs if of_one is None or i.variable.ion == of_one)
    assumed = any(i.origin == "assumed" and _matters(i.variable, inputs) for i in entering)
    if strange and assumed and not bench.asks:
        bench.asks = about(replace(bench.reading, leftover=tuple(strange)))


PLAIN = frozenset({T, Variable("count"), Variable("I", "pump")})  # 37 °C, one of it, no pump beside it


def _matters(variable: Variable, inputs: tuple[Input, ...]) -> bool:
    """True if an unknown word may stand for another value than the usual one of this quantity."""
    sized = any(entry.variable.symbol == "d" for entry in inputs)
    return variable not in PLAIN and (variable.symbol != "shape" or sized)


WHOLE = frozenset({"current", "conductance", "capacitance", "resistance"})
PER_AREA = frozenset({f"{kind} per area" for kind in WHOLE} | {"resistance times area"})
SIZES = frozenset({"length", "area"})  # by these one becomes the other


def _of_one_size(bench: Bench) -> None:
    """A current for each cm² and the conductance of a channel do not make up one voltage."""
    kinds = {UNITS[item.unit].dimension for item in bench.given.values()}
    if kinds & WHOLE and kinds & PER_AREA and not kinds & SIZES and not bench.asks:
        bench.asks = (
            "I read one value for each cm² and one for a whole channel or cell: they do not go together. "
            "Give both for each cm², or both for the whole."
        )


def measured_alike(bench: Bench, runs: tuple[Run, ...]) -> None:
    """A value in a unit of another kind than the equation takes is asked about, not converted."""
    _of_one_size(bench)
    for run in runs:
        entry = equation(run.equation)
        for slot in (*entry.inputs, *entry.results):
            for variable, item in bench.given.items():
                same = variable.symbol == slot.variable.symbol and variable.side == slot.variable.side
                kind = UNITS[item.unit].dimension
                if same and not alike(kind, slot.dimension) and not bench.asks:
                    bench.asks = (
                        f"I read {label(variable)} = {item.value:g} {item.unit}, a {kind}; "
                        f"a {slot.dimension} in {slot.unit} is needed here."
                    )
