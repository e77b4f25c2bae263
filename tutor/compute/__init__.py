"""The equations of the subject, usable alone: ``from tutor.compute import nernst_potential``.

The public functions take and return pint quantities (scalars or numpy arrays) and refuse bare
numbers. They are looked up when first used, so importing this package loads neither pint nor numpy.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tutor.compute.atp import atp_free_energy as atp_free_energy
    from tutor.compute.atp_synthesis import phosphorylation_potential as phosphorylation_potential
    from tutor.compute.carried import ions_carried as ions_carried
    from tutor.compute.catalogue import equations as equations
    from tutor.compute.channels import ionic_current as ionic_current
    from tutor.compute.channels import ions_per_second as ions_per_second
    from tutor.compute.channels import reversal_from_line as reversal_from_line
    from tutor.compute.charge import charges_moved as charges_moved
    from tutor.compute.charge import concentration_change as concentration_change
    from tutor.compute.chloride import passive_chloride as passive_chloride
    from tutor.compute.chord import chord_conductance_potential as chord_conductance_potential
    from tutor.compute.constant_field import flux_ratio as flux_ratio
    from tutor.compute.constant_field import ghk_current as ghk_current
    from tutor.compute.constant_field import ghk_flux as ghk_flux
    from tutor.compute.cotransport import coupled_free_energy as coupled_free_energy
    from tutor.compute.cotransport import coupled_reversal_potential as coupled_reversal_potential
    from tutor.compute.divalent import goldman_divalent_potential as goldman_divalent_potential
    from tutor.compute.donnan import donnan_potential as donnan_potential
    from tutor.compute.driving_force import driving_force as driving_force
    from tutor.compute.electrochemical import electrochemical_difference as electrochemical_difference
    from tutor.compute.electrogenic import pump_potential as pump_potential
    from tutor.compute.goldman import goldman_potential as goldman_potential
    from tutor.compute.leaks import pump_off as pump_off
    from tutor.compute.library import solve_for as solve_for
    from tutor.compute.nernst import nernst_potential as nernst_potential
    from tutor.compute.ohm import input_resistance as input_resistance
    from tutor.compute.ohm import voltage_drop as voltage_drop
    from tutor.compute.ph import pH_of as pH_of
    from tutor.compute.ph import proton_concentration as proton_concentration
    from tutor.compute.proton import proton_motive_force as proton_motive_force
    from tutor.compute.pump import pump_reversal_potential as pump_reversal_potential
    from tutor.compute.pump import pump_work as pump_work
    from tutor.compute.q10 import q10_factor as q10_factor
    from tutor.compute.sweep import sweep_over as sweep_over
    from tutor.compute.time_constant import time_constant as time_constant
    from tutor.compute.transporters import TRANSPORTERS as TRANSPORTERS

_HOMES = {
    "nernst_potential": "nernst",
    "goldman_potential": "goldman",
    "goldman_divalent_potential": "divalent",
    "ghk_current": "constant_field",
    "ghk_flux": "constant_field",
    "flux_ratio": "constant_field",
    "chord_conductance_potential": "chord",
    "driving_force": "driving_force",
    "ionic_current": "channels",
    "ions_per_second": "channels",
    "reversal_from_line": "channels",
    "voltage_drop": "ohm",
    "input_resistance": "ohm",
    "time_constant": "time_constant",
    "concentration_change": "charge",
    "charges_moved": "charge",
    "ions_carried": "carried",
    "electrochemical_difference": "electrochemical",
    "atp_free_energy": "atp",
    "pump_work": "pump",
    "pump_reversal_potential": "pump",
    "pump_potential": "electrogenic",
    "coupled_free_energy": "cotransport",
    "coupled_reversal_potential": "cotransport",
    "TRANSPORTERS": "transporters",
    "proton_motive_force": "proton",
    "phosphorylation_potential": "atp_synthesis",
    "pH_of": "ph",
    "proton_concentration": "ph",
    "q10_factor": "q10",
    "donnan_potential": "donnan",
    "passive_chloride": "chloride",
    "pump_off": "leaks",
    "solve_for": "library",
    "sweep_over": "sweep",
    "equations": "catalogue",
}


__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """A package whose public names win over its modules of the same name.

    Importing ``tutor.compute.driving_force`` would otherwise put the module where the function of that
    name is looked for.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
