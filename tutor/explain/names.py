"""What quantities are called in an answer."""

from __future__ import annotations

from tutor.compute.equation import label
from tutor.meaning import Variable
from tutor.plan import Plan

NAMES = {
    "E": "equilibrium potential",
    "V_m": "membrane potential",
    "DF": "driving force",
    "c": "concentration",
    "P": "relative permeability",
}


def name_of(plan: Plan, variable: Variable) -> str:
    """A variable as on the blackboard, with the charge of its ion."""
    return label(variable, plan.values.get(Variable("z", variable.ion or "")))
