"""The right equations on plain numbers, and the wrong ones that students put in their place."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from tutor.compute.catalogue import equation
from tutor.compute.constants import FARADAY
from tutor.compute.equation import Problem
from tutor.diagnose.routes.case import Case, DeadEndError, positive
from tutor.errors import TutorError
from tutor.meaning import V_M, Variable
from tutor.units import to_si

Formula = Callable[[Case, tuple[str, ...]], float]
MILLIVOLT, MILLIMOLAR = to_si(1.0, "mV"), to_si(1.0, "mM")

# --- right ----------------------------------------------------------------------------------------


def own(case: Case, arguments: tuple[str, ...] = ()) -> float:
    """The equation itself, on whatever numbers a route has put in."""
    kernel = _KERNELS.get((case.equation, case.unknown.symbol))
    return kernel(case) if kernel is not None else _catalogue(case)


def goldman_voltage(case: Case) -> float:
    """(RT/F) ln(outer sum / inner sum), anions with their sides exchanged; P may be of any sign."""
    outer, inner = sums(case)
    return case.thermal * math.log(positive(outer) / positive(inner))


def sums(case: Case) -> tuple[float, float]:
    """Outer and inner sum of P·c, with P relative to the largest."""
    outer = inner = 0.0
    unit = max((abs(case.permeability(ion)) for ion in case.ions), default=1.0) or 1.0
    for ion in case.ions:
        sides = ("out", "in") if case.z(ion) > 0 else ("in", "out")
        amounts = [case[Variable("c", ion, side)] for side in sides]
        outer += case.permeability(ion) / unit * amounts[0]
        inner += case.permeability(ion) / unit * amounts[1]
    return outer, inner


def _motive(case: Case) -> float:
    psi, difference = case[Variable("delta_psi")], acidity(case)
    return psi - case.slope * difference


def acidity(case: Case) -> float:
    """The pH difference, N side minus P side, given or from the two pH."""
    given = case.values.get(Variable("delta_pH"))
    if given is not None:
        return given
    return case[Variable("pH", None, "in")] - case[Variable("pH", None, "out")]


def _way(case: Case) -> float:
    """1 where the ion moves out, -1 where it moves in."""
    return math.copysign(1.0, case.z(case.ion) * (case[V_M] - case.equilibrium(case.ion)))


_KERNELS: Mapping[tuple[str, str], Callable[[Case], float]] = {
    ("nernst-potential", "E"): lambda case: (
        case.thermal / case.z(case.ion) * math.log(case.quotient(case.ion))
    ),
    ("driving-force", "DF"): lambda case: case[V_M] - case.equilibrium(case.ion),
    ("driving-force", "direction"): _way,
    ("goldman-potential", "V_m"): goldman_voltage,
    ("proton-motive-force", "delta_p"): _motive,
}


def _catalogue(case: Case) -> float:
    """Any other equation as the catalogue solves it, where its guards let the numbers pass."""
    asked = equation(case.equation).result.variable
    first = Variable(asked.symbol, case.ion, asked.side) if asked.ion == "X" else asked
    for unknown in dict.fromkeys((case.unknown, first)):
        try:
            solution = equation(case.equation).work(Problem(unknown, case.values, case.ions))
        except TutorError:
            continue
        for result in solution.results:
            if result.variable == case.unknown:
                return result.value
    raise DeadEndError(f"{case.unknown}", "does not come out of these numbers.", "")


# --- wrong ----------------------------------------------------------------------------------------


def log_alone(case: Case, arguments: tuple[str, ...]) -> float:
    """The logarithm, read as millivolts."""
    return math.log10(case.quotient(case.ion)) / case.z(case.ion) * MILLIVOLT


def log_of_difference(case: Case, arguments: tuple[str, ...]) -> float:
    """The slope times the logarithm of the difference in mM."""
    return case.slope / case.z(case.ion) * math.log10(positive(abs(difference(case)) / MILLIMOLAR))


def slope_times_difference(case: Case, arguments: tuple[str, ...]) -> float:
    """The slope times the difference in mM."""
    return case.slope / case.z(case.ion) * difference(case) / MILLIMOLAR


def difference(case: Case) -> float:
    """c_out - c_in of the ion."""
    return case[Variable("c", case.ion, "out")] - case[Variable("c", case.ion, "in")]


def force_by_adding(case: Case, arguments: tuple[str, ...]) -> float:
    """V_m + E."""
    return case[V_M] + case.equilibrium(case.ion)


def force_of_sizes(case: Case, arguments: tuple[str, ...]) -> float:
    """|V_m| - |E|."""
    return abs(case[V_M]) - abs(case.equilibrium(case.ion))


def membrane_potential_alone(case: Case, arguments: tuple[str, ...]) -> float:
    """V_m in the place of V_m - E."""
    return case[V_M]


def equilibrium_alone(case: Case, arguments: tuple[str, ...]) -> float:
    """E of the ion named, or of the ion of the case."""
    return case.equilibrium(arguments[0] if arguments else case.ion)


def _potentials(case: Case, ions: Sequence[str]) -> list[float]:
    if not ions or not set(ions) <= set(case.ions):
        raise DeadEndError("These ions", "are not all in this sum,", "")
    return [case.equilibrium(ion) for ion in ions]


def sum_of_potentials(case: Case, arguments: tuple[str, ...]) -> float:
    """The equilibrium potentials added up."""
    return sum(_potentials(case, case.ions))


def mean_of_potentials(case: Case, arguments: tuple[str, ...]) -> float:
    """The plain mean of the equilibrium potentials, of all ions or of those named."""
    if set(arguments) == set(case.ions):
        raise DeadEndError("These are all the ions,", "so this is the plain mean.", "")
    found = _potentials(case, arguments or case.ions)
    return sum(found) / len(found)


def mean_by_permeability(case: Case, arguments: tuple[str, ...]) -> float:
    """The equilibrium potentials weighted with permeabilities, where conductances would be right."""
    weights = [case.permeability(ion) for ion in case.ions]
    weighted = zip(weights, _potentials(case, case.ions), strict=True)
    return sum(P * E for P, E in weighted) / sum(weights)


def sum_of_logs(case: Case, arguments: tuple[str, ...]) -> float:
    """The logarithm taken of each ion and then added, in place of one logarithm of the sums."""
    weights = [case.permeability(ion) for ion in case.ions]
    return sum(P * E for P, E in zip(weights, _potentials(case, case.ions), strict=True)) / max(weights)


def permeability_on_top(case: Case, arguments: tuple[str, ...]) -> float:
    """Permeabilities in the numerator only."""
    outer, _ = sums(case)
    _, inner = sums(case.put({Variable("P", ion): 1.0 for ion in case.ions}))
    return case.thermal * math.log(positive(outer) / positive(inner))


def goldman(case: Case, arguments: tuple[str, ...]) -> float:
    """The Goldman sum, where another equation was asked for."""
    return goldman_voltage(case)


def charge_times_avogadro(case: Case, arguments: tuple[str, ...]) -> float:
    """Coulombs counted as moles: the charge of a mole left out."""
    return own(case) * FARADAY * abs(case.values.get(Variable("z", case.ion), 1.0))


FORMULAS: Mapping[str, Formula] = {
    "log-alone": log_alone,
    "log-of-difference": log_of_difference,
    "slope-times-difference": slope_times_difference,
    "force-by-adding": force_by_adding,
    "force-of-sizes": force_of_sizes,
    "membrane-potential-alone": membrane_potential_alone,
    "equilibrium-potential-alone": equilibrium_alone,
    "sum-of-potentials": sum_of_potentials,
    "mean-of-potentials": mean_of_potentials,
    "mean-by-permeability": mean_by_permeability,
    "sum-of-logs": sum_of_logs,
    "permeability-on-top": permeability_on_top,
    "goldman": goldman,
    "charge-times-avogadro": charge_times_avogadro,
}
