"""Cell files to cells: every written number becomes an SI value with its unit, source and status."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from tutor.compute.cell import Cell, Datum
from tutor.errors import KnowledgeError, UnitError
from tutor.knowledge.model import Ion
from tutor.knowledge.schema import CellFile, NumberEntry
from tutor.meaning import T, Variable
from tutor.units import to_si, unit

_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?(?:e-?\d+)?)\s*(\S.*)?$")
_RANGE = re.compile(r"(-?\d+(?:\.\d+)?(?:e-?\d+)?) to (-?\d+(?:\.\d+)?(?:e-?\d+)?)\s*(\S.*)?$")


def read_number(text: str, path: Path, where: str) -> tuple[float, str]:
    """A written number such as ``4 mM`` as SI value and unit; no unit means a plain number."""
    found = _NUMBER.match(text.replace("−", "-"))
    if not found:
        raise KnowledgeError(f'{path}: {where} = "{text}"', "is not a number with a unit.", 'Write "4 mM".')
    symbol = (found.group(2) or "1").strip()
    try:
        unit(symbol)
    except UnitError as error:
        raise KnowledgeError(f"{path}: {where}:", str(error), "") from None
    return to_si(float(found.group(1)), symbol), symbol


# What the quantities of a cell file may be written in; others are checked by what uses them.
DIMENSIONS = {
    "c": ("concentration",),
    "P": ("permeability", "number"),
    "g": ("conductance", "conductance per area", "number"),
    "T": ("temperature",),
    "V_m": ("potential",),
    "E": ("potential",),
    "delta_psi": ("potential",),
    "pH": ("number",),
}
COLDEST = 200.0  # K: below this "37 K" was meant as 37 °C


def require(variable: Variable, value: float, symbol: str, path: Path, where: str) -> None:
    """Refuse a number that cannot be this quantity: of another dimension, or impossible in nature."""
    name = variable.symbol.removesuffix("_observed")
    allowed = DIMENSIONS.get(name)
    if allowed is None:
        return
    dimension = unit(symbol).dimension
    if dimension not in allowed:
        wanted = " or a ".join(allowed)
        advice = 'Write it with its unit, such as "4 mM".' if name == "c" else "Correct the unit."
        raise KnowledgeError(f'{path}: {where} in "{symbol}"', f"is a {dimension}, not a {wanted}.", advice)
    if name == "c" and value <= 0:
        raise KnowledgeError(
            f"{path}: {where}", "is not above zero, so it has no Nernst potential.", "Leave it out."
        )
    if name in ("P", "g") and value < 0:
        raise KnowledgeError(f"{path}: {where}", "is below zero.", "Write 0 or more.")
    if name == "T" and value < COLDEST:
        raise KnowledgeError(f"{path}: {where}", f"is {value:g} K, colder than any cell.", 'Write "37 °C".')


def build_cell(cell_id: str, file: CellFile, ions: Mapping[str, Ion], path: Path) -> Cell:
    """The cell of one file; the valence of each ion joins the data, so a cell is complete by itself."""
    data: dict[Variable, Datum] = {}

    def put(variable: Variable, entry: NumberEntry | str | None, where: str) -> None:
        if entry is None:
            return
        number = NumberEntry(value=entry) if isinstance(entry, str) else entry
        value, symbol = read_number(number.value, path, where)
        require(variable, value, symbol, path, where)
        low = high = None
        if number.range and (bounds := _RANGE.match(number.range.replace("−", "-"))):
            within = (bounds.group(3) or symbol).strip()
            require(variable, value, within, path, f"{where}.range")
            low, high = (to_si(float(bounds.group(i)), within) for i in (1, 2))
        source, status = number.source or file.source, number.status or file.status
        data[variable] = Datum(value, symbol, source, status, number.note, low, high)

    put(T, file.T, "T")
    for ion, row in file.ions.items():
        if ion not in ions:
            known = ", ".join(ions)
            raise KnowledgeError(f"{path}: ions.{ion}", "is not an ion of ions.toml.", f"Known: {known}.")
        put(Variable("c", ion, "out"), row.out, f"ions.{ion}.out")
        put(Variable("c", ion, "in"), row.inside, f"ions.{ion}.in")
        put(Variable("P", ion), row.P, f"ions.{ion}.P")
        put(Variable("g", ion), row.g, f"ions.{ion}.g")
    for known_ion in ions.values():
        data[Variable("z", known_ion.id)] = Datum(float(known_ion.z), "1", "this-tutor", "read")
    for name, entry in file.other.items():
        symbol, _, side = name.rpartition("_") if name.endswith(("_in", "_out")) else (name, "", "")
        observed = isinstance(entry, NumberEntry) and entry.role == "observed"
        variable = Variable(f"{symbol or name}_observed" if observed else symbol or name, None, side or None)
        put(variable, entry, f"other.{name}")
    return Cell(
        cell_id, file.name, file.text, data, tuple(file.ions), tuple(file.notes), tuple(file.usual_for)
    )
