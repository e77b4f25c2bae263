"""How a conversation begins: the cell and the temperature that a caller names."""

from __future__ import annotations

import difflib
import re

from tutor.compute import guards
from tutor.context import Context
from tutor.errors import InputError
from tutor.knowledge.model import Knowledge
from tutor.units import to_si

_TEMPERATURE = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)\s*(.*\S)?\s*$")


def begin(knowledge: Knowledge, cell: str | None = None, temperature: str | None = None) -> Context:
    """The first context; raises ``InputError`` for an unknown cell or an unreadable temperature."""
    context = Context()
    if cell is not None:
        if cell not in knowledge.cells:
            near = difflib.get_close_matches(cell, list(knowledge.cells), n=1, cutoff=0.3)
            instead = f"Did you mean {near[0]}?" if near else "`tutor list cells` shows them all."
            raise InputError(f'Read "{cell}" as a cell,', "which I do not know.", instead)
        context = context.at(cell=cell, cell_said=True)
    if temperature is not None:
        context = context.at(temperature=read_temperature(temperature, knowledge))
    return context


def read_temperature(written: str, knowledge: Knowledge) -> float:
    """Kelvin of a written temperature; a bare number is Celsius."""
    found = _TEMPERATURE.match(written.replace("−", "-"))
    unit = knowledge.lexicon.units.get(found.group(2) or "°C") if found else None
    if found is None or unit not in ("°C", "K", "°F"):
        raise InputError(
            f'Read "{written}" as a temperature,', "which it is not.", 'Write "20 °C" or "293 K".'
        )
    kelvin = to_si(float(found.group(1).replace(",", ".")), unit)
    return float(guards.temperature(kelvin))
