"""The numbers that the texts of a slip may name: the inputs as the route left them, and what came out.

``{c(X, out):mM}`` is a number of the route's own line, ``{own.c(X, in):mM}`` the student's input before it;
``X`` is the ion spoken of. Besides variables there are ``wrong``, ``right``, ``slope``, ``rt``, ``z`` and
``difference``, and the words ``{ion}``, ``{E}`` (what was asked for), ``{quotient}`` (outside over inside)
and ``{sums}`` (those of the Goldman equation).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tutor.compute.equation import ion_label, label
from tutor.compute.working import mM
from tutor.diagnose.routes.case import Case, DeadEndError
from tutor.diagnose.routes.formulas import acidity, difference, sums
from tutor.diagnose.routes.walk import Walked
from tutor.errors import KnowledgeError
from tutor.knowledge.template import Slot, substitute
from tutor.meaning import Variable, read_variable
from tutor.units import figure, show

NUMBERS: Mapping[str, Callable[[Case], float]] = {
    "slope": lambda case: case.slope,
    "rt": lambda case: case.thermal,
    "z": lambda case: case.z(case.ion),
    "difference": lambda case: abs(difference(case)),
    "delta_pH": acidity,
}


def fill(text: str, walked: Walked, own: Case) -> str:
    """A text of a slip with its numbers; raises ``TutorError`` for one that this case does not have."""
    return substitute(text, lambda slot: _slot(slot, walked, own))


def _slot(slot: Slot, walked: Walked, own: Case) -> str:
    before = slot.name.startswith("own.")
    case, name = (own, slot.name[4:]) if before else (walked.case, slot.name)
    words = {"ion": _ion, "E": lambda case: label(case.unknown), "quotient": _quotient, "sums": _sums}
    if name in words:
        return words[name](own if name == "ion" else case)  # an ion is written with its own charge
    value = {"wrong": walked.value, "right": own.right}.get(name)
    value = _number(name, case) if value is None else value
    return show(value, slot.unit or "1", slot.digits, sign=slot.sign)


def _number(name: str, case: Case) -> float:
    if name in NUMBERS:
        return NUMBERS[name](case)
    variable = read_variable(name)
    if variable.ion == "X":
        variable = Variable(variable.symbol, case.ion, variable.side)
    if variable.symbol == "E" and variable.ion:
        return case.equilibrium(variable.ion)
    try:
        return case[variable]
    except DeadEndError:
        raise KnowledgeError(f'Read "{name}",', "which is no number of this calculation.", "") from None


def _ion(case: Case) -> str:
    return ion_label(case.ion, case.values.get(Variable("z", case.ion)))


def _quotient(case: Case) -> str:
    """Outside over inside as it stands in the line."""
    sides = [case.values.get(Variable("c", case.ion, side)) for side in ("out", "in")]
    if sides[0] is None or sides[1] is None or Variable("ratio", case.ion) in case.values:
        return figure(case.quotient(case.ion))
    return f"{mM(sides[0])} / {mM(sides[1])}"


def _sums(case: Case) -> str:
    outer, inner = sums(case)
    return f"{figure(outer)} / {figure(inner)}"
