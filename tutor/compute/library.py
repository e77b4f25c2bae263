"""Any equation of the catalogue on pint quantities, solved for any of its quantities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tutor.compute import edge
from tutor.compute.catalogue import EQUATION_IDS, equation
from tutor.compute.equation import Equation, Problem
from tutor.errors import InputError
from tutor.meaning import Variable, read_variable
from tutor.units import quantity

if TYPE_CHECKING:
    from tutor.units import Quantity


def solve_for(equation_id: str, unknown: str, given: Mapping[str, Any], ions: Iterable[str] = ()) -> Quantity:
    """Solve an equation for one of its quantities, all others given.

    Args:
        equation_id: id of the catalogue, such as "nernst-potential".
        unknown: the quantity wanted in written form, such as "c(K, in)".
        given: the others as scalars, by written form; plain numbers have no unit.
        ions: the ions concerned, in order; without them those of ``given``, and a carrier by its name.

    Returns:
        The quantity wanted, in its usual unit.

    Raises:
        InputError: an unknown id or name, or a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: values outside the physics, or no solution, with the range that can be reached.

    >>> from tutor.units import registry
    >>> u = registry()
    >>> given = {"E(K)": -80 * u.mV, "c(K, out)": 4 * u.mM, "z(K)": 1, "T": 310.15 * u.kelvin}
    >>> print(f"{solve_for('nernst-potential', 'c(K, in)', given):.2f~P}")
    79.80 mM
    """
    if equation_id not in EQUATION_IDS:
        known = ", ".join(EQUATION_IDS)
        raise InputError(
            f'Read "{equation_id}"', "which is no equation of the catalogue.", f"Known: {known}."
        )
    entry = equation(equation_id)
    wanted = read_variable(unknown)
    values: dict[Variable, float] = {}
    for name, value in given.items():
        variable = read_variable(name)
        dimension = _dimension(entry, variable)
        values[variable] = edge.one(value, edge.any_number(dimension, "1"), name)
    concerned = tuple(ions) or tuple(dict.fromkeys(name.ion for name in (wanted, *values) if name.ion))
    result = entry.work(Problem(wanted, values, concerned)).results[0]
    return quantity(result.value, result.unit)


def _dimension(entry: Equation, variable: Variable) -> str:
    """The dimension of a quantity in this equation: by its full name first, then by its symbol."""
    slots = (*entry.inputs, *entry.results)
    for slot in slots:
        if slot.variable == variable:
            return slot.dimension
    for slot in slots:
        if slot.variable.symbol == variable.symbol and slot.variable.side == variable.side:
            return slot.dimension
    for slot in slots:
        if slot.variable.symbol == variable.symbol:
            return slot.dimension
    symbols = ", ".join(dict.fromkeys(slot.variable.symbol for slot in slots))
    raise InputError(f'Read "{variable}"', f"which {entry.id} does not hold.", f"It holds {symbols}.")
