"""What a symbol is measured in: the unit of a bare number, and which dimension fits which symbol."""

from __future__ import annotations

from tutor.meaning import Variable
from tutor.parse.reading import Item
from tutor.units import UNITS

# What a symbol is measured in when a student writes the bare number.
USUAL = {
    "c": "mM", "E": "mV", "V_m": "mV", "V_rev": "mV", "DF": "mV", "T": "°C", "P": "1", "z": "1", "pH": "1",
    "delta_pH": "1", "delta_psi": "mV", "delta_p": "mV", "answer": "mV", "g": "1", "I": "pA",
    "Q10": "1", "ratio": "1", "n": "1", "count": "1", "slope": "mV", "dG_p": "kJ/mol", "dG0": "kJ/mol",
    "C_m": "µF/cm**2", "p_open": "1",
}  # fmt: skip

DIMENSIONS = {
    "c": ("concentration",),
    "E": ("potential",),
    "V_m": ("potential",),
    "DF": ("potential",),
    "delta_psi": ("potential",),
    "delta_p": ("potential",),
    "T": ("temperature",),
    "P": ("permeability", "number"),
    "g": ("conductance", "conductance per area", "number"),
    "I": ("current", "current per area"),
    "C_m": ("capacitance per area", "capacitance"),
    "C": ("capacitance",),
    "R_m": ("resistance times area", "resistance"),
    "tau": ("time",),
    "d": ("length",),
    "dG": ("energy per amount",),
    "dG_p": ("energy per amount",),
    "dG0": ("energy per amount",),
    "w": ("energy per amount", "energy"),
    "rate": ("rate",),
    "q": ("charge", "charge per area"),
    "R": ("resistance",),
    "dV": ("potential",),
    "V": ("potential",),
    "V_rev": ("potential",),
    "count": ("number",),
    "z": ("number",),
    "pH": ("number",),
    "delta_pH": ("number",),
    "Q10": ("number",),
    "ratio": ("number",),
    "p_open": ("number",),
}

# Which symbol a quantity of this dimension is, when nothing beside it tells.
AMBIGUOUS = ("mm", "mmol")  # beside an ion a slip for mM
ALONE = {
    "potential": "V_m",
    "temperature": "T",
    "conductance": "g",
    "conductance per area": "g",
    "current": "I",
    "current per area": "I",
    "capacitance": "C",
    "capacitance per area": "C_m",
    "resistance": "R",
    "resistance times area": "R_m",
    "length": "d",
    "time": "t",
    "energy per amount": "dG",
    "permeability": "P",
    "amount": "n",
    "charge": "q",
}


def dimension(unit: str | None) -> str | None:
    """The dimension of a canonical unit; None where no unit was written."""
    if unit is None:
        return None
    return "concentration" if unit == "mEq" else UNITS[unit].dimension


def fits(variable: Variable, kind: str | None, item: Item) -> bool:
    """True if a number of this dimension can be a value of the variable."""
    allowed = DIMENSIONS.get(variable.symbol)
    if kind is None:
        return variable.symbol in USUAL
    if item.unit in AMBIGUOUS and variable.symbol == "c":
        return True
    return allowed is not None and kind in allowed


def has_sign(item: Item) -> bool:
    """True for a number written with a sign, which only potentials have."""
    return item.text.lstrip().startswith(("+", "-", "minus", "plus", "negative"))
