"""The carriers that are known by name: their stoichiometry, as data."""

from __future__ import annotations

from typing import NamedTuple


class Carrier(NamedTuple):
    """One cycle in the usual direction, counts in positive and out negative, and the solute it drives."""

    counts: dict[str, int]
    driven: str


CARRIERS = {
    "SGLT1": Carrier({"Na": 2, "glucose": 1}, driven="glucose"),
    "SGLT2": Carrier({"Na": 1, "glucose": 1}, driven="glucose"),
    "NCX": Carrier({"Na": 3, "Ca": -1}, driven="Ca"),
    "NKCC1": Carrier({"Na": 1, "K": 1, "Cl": 2}, driven="Cl"),
    "KCC2": Carrier({"K": -1, "Cl": -1}, driven="Cl"),
    "AE": Carrier({"Cl": 1, "HCO3": -1}, driven="Cl"),
    "NHE": Carrier({"Na": 1, "H": -1}, driven="H"),
    "EAAT": Carrier({"Na": 3, "H": 1, "glutamate": 1, "K": -1}, driven="glutamate"),
    "Na-symporter": Carrier({"Na": 1, "solute": 1}, driven="solute"),  # of any neutral solute
    "H-symporter": Carrier({"H": 1, "solute": 1}, driven="solute"),
    "LacY": Carrier({"H": 1, "solute": 1}, driven="solute"),
}
TRANSPORTERS: dict[str, dict[str, int]] = {name: carrier.counts for name, carrier in CARRIERS.items()}

# charges of the solutes above, for a problem that names a carrier and gives none
CHARGES = {"Na": 1, "K": 1, "H": 1, "Ca": 2, "Cl": -1, "HCO3": -1, "glutamate": -1, "glucose": 0, "solute": 0}
