"""Walk a route: its steps read from the data, and the numbers it leads to."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tutor.compute.constants import FARADAY
from tutor.diagnose.routes.case import Case, DeadEndError
from tutor.diagnose.routes.formulas import FORMULAS, own
from tutor.diagnose.routes.inputs import INPUTS
from tutor.errors import KnowledgeError

Change = Callable[[float, tuple[str, ...]], float]

RESULTS: Mapping[str, Change] = {
    "lose-sign": lambda value, arguments: -value,
    "times-result": lambda value, arguments: value * float(arguments[0]),
    "ln-for-log10": lambda value, arguments: value * math.log(10),
    "log10-for-ln": lambda value, arguments: value / math.log(10),
    "round-faraday": lambda value, arguments: value * FARADAY * float(arguments[0]),
}
# A step word is a name, or a variable with what stands in its brackets.
_WORD = re.compile(r"[^\s()]+(?:\([^)]*\))?")


class Step(NamedTuple):
    """One step of a route: its name and arguments."""

    name: str
    arguments: tuple[str, ...]


class Walked(NamedTuple):
    """Where a route led: the number, and the case as it stood when the number was worked out."""

    value: float
    case: Case


def read_route(written: Sequence[str]) -> tuple[Step, ...]:
    """The steps of a route; raises ``KnowledgeError`` for a name that is none, or two formulas."""
    steps = []
    for text in written:
        name, *arguments = _WORD.findall(text)
        if name not in INPUTS and name not in FORMULAS and name not in RESULTS:
            known = [*INPUTS, *FORMULAS, *RESULTS]
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
            cure = f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(known)}."
            raise KnowledgeError(f'Read "{text}" as a step of a route,', "but there is no such step.", cure)
        steps.append(Step(name, tuple(arguments)))
    if sum(step.name in FORMULAS for step in steps) > 1:
        raise KnowledgeError(f"Read {list(written)} as a route,", "but it names two formulas.", "Keep one.")
    return tuple(steps)


def walk(case: Case, route: Sequence[Step]) -> Iterator[Walked]:
    """The numbers that a route leads to from these inputs; none where it cannot be walked."""
    try:
        cases = [case]
        for step in route:
            if step.name in INPUTS:
                cases = [edited for one in cases for edited in INPUTS[step.name](one, step.arguments)]
    except DeadEndError:
        return
    for edited in cases:
        try:
            value = _value(edited, route)
        except (DeadEndError, ZeroDivisionError, OverflowError):
            continue
        if math.isfinite(value):
            yield Walked(value, edited)


def _value(case: Case, route: Sequence[Step]) -> float:
    formula = next((step for step in route if step.name in FORMULAS), None)
    value = FORMULAS[formula.name](case, formula.arguments) if formula is not None else own(case)
    for step in route:
        if step.name in RESULTS:
            value = RESULTS[step.name](value, step.arguments)
    return value
