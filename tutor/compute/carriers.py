"""The moles and ions that make up a charge, however that charge came about. SI: C, mol."""

from __future__ import annotations

from tutor.compute.constants import AVOGADRO, FARADAY
from tutor.compute.equation import Result, Step
from tutor.compute.working import fitting
from tutor.meaning import Variable
from tutor.units import figure, show

CHARGE = Variable("q")
MOVED = ("moved", "separated")  # across the membrane, to charge it
PASSED = ("that pass", "that passes")  # with a current


def coulombs(q: float) -> str:
    """The unit a charge is best written in."""
    return fitting(q, "fC", "pC", "nC", "µC", "mC")


def carriers(q: float, ion: str, z: int, what: tuple[str, str]) -> tuple[dict[str, Result], tuple[Step, ...]]:
    """Ions, moles and charge by their symbols, and the steps from q; ``what`` is said of each."""
    ions_did, charge_did = what
    moles, unit = q / (z * FARADAY), coulombs(q)
    results = {
        "N": Result(Variable("N", ion), moles * AVOGADRO, "1", label=f"ions {ions_did}"),
        "n": Result(Variable("n", ion), moles, "fmol", label=f"moles {ions_did}"),
        "q": Result(CHARGE, q, unit, label=f"charge {charge_did}"),
    }
    steps = (
        Step("n = q / (|z|·F)", f"{show(q, unit)} / ({z}·F)", show(moles, "fmol")),
        Step("N = n·N_A", f"{show(moles, 'fmol')}·N_A", f"{figure(moles * AVOGADRO)} ions"),
    )
    return results, steps
