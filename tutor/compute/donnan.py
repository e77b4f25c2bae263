"""Impermeant charge inside: the Gibbs-Donnan equilibrium. SI: mol/m3, V, K."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tutor.compute import edge, guards, working
from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.compute.equation import Equation, Problem, Result, Slot, Solution, Step, label
from tutor.compute.working import has, mM, mV, name_of
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

SALT = Variable("c", "KCl", "out")
IMPERMEANT, CHARGE = Variable("c", "A", "in"), Variable("z", "A")
VOLUMES = Variable("ratio", "volume")
PH_OUT, PH_IN = Variable("pH", None, "out"), Variable("pH", None, "in")
RATIO = Variable("ratio", "Donnan")
K_IN, CL_IN = Variable("c", "K", "in"), Variable("c", "Cl", "in")


def donnan(salt: Any, charge: Any, xp: Any = math) -> tuple[Any, Any]:
    """Unguarded kernel for a large bath: K+ and Cl- inside, for impermeant ``charge`` (z times c) inside."""
    half = charge / 2
    wide = xp.sqrt(half * half + salt * salt)
    # the smaller of the two as a quotient, which keeps its digits where the other is large
    if xp is math:
        large = wide + abs(half)
        small = salt * salt / large
        return (small, large) if charge > 0 else (large, small)
    large = wide + abs(half)
    small = salt * salt / large
    return xp.where(charge > 0, small, large), xp.where(charge > 0, large, small)


def donnan_potential(salt: Quantity, impermeant: Quantity, z: Any, T: Quantity) -> Quantity:
    """Voltage that impermeant charge inside makes at equilibrium with a large bath of one salt.

    Args:
        salt: concentration of a salt such as KCl outside [concentration], scalar or array.
        impermeant: concentration of the impermeant particle inside [concentration], scalar or array.
        z: its valence with its sign [number], scalar or array; proteins carry many.
        T: absolute temperature [temperature], 250 to 330 K.

    Returns:
        V = (RT/F) ln(Cl_in/Cl_out), inside minus outside, in mV, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a concentration not above zero.

    Validity: a true equilibrium of a monovalent salt; volume is held fixed, so water is left out.

    Reference: Gibbs-Donnan equilibrium as in any physiology text (second-hand).

    >>> from tutor.units import registry
    >>> mM, T = registry().mM, 310.15 * registry().kelvin
    >>> print(f"{donnan_potential(100 * mM, 100 * mM, -1, T).magnitude:.3f}")
    -12.861
    """

    def kernel(salt: Any, impermeant: Any, z: Any, T: Any, xp: Any) -> Any:
        return GAS_CONSTANT * T / FARADAY * xp.log(donnan(salt, z * impermeant, xp)[1] / salt)

    return edge.calculate(
        kernel,
        "mV",
        (salt, edge.CONCENTRATION, "salt"),
        (impermeant, edge.CONCENTRATION_OR_ZERO, "impermeant"),
        (z, edge.any_number("number", "1"), "z"),
        (T, edge.TEMPERATURE, "T"),
    )


# --- the catalogue entry --------------------------------------------------------------


def _impermeant(problem: Problem) -> float:
    """Charge of the impermeant particles inside, in mol of charge per m3."""
    c = working.concentration(problem, "A", "in", zero=True)
    return c * working.finite(problem, CHARGE, "1", -1.0)


def _salt(problem: Problem) -> float:
    """The salt outside, named as such or by one of its ions."""
    for name in (SALT, Variable("c", "K", "out"), Variable("c", "Cl", "out")):
        if has(problem, name):
            return float(guards.concentration(problem[name], name_of(problem, name)))
    return problem[SALT]


def _work(problem: Problem) -> Solution:
    """V, ratio and ions inside forwards (large bath or closed); charge, salt and T from V or the ratio."""
    wanted = problem.unknown
    if wanted in (V_M, RATIO, K_IN, CL_IN, PH_IN):
        return _donnan(problem)
    if wanted in (IMPERMEANT, CHARGE) or (wanted.symbol == "c" and wanted.side == "out"):
        return _inverse(problem)
    raise working.cannot(problem, *EQUATION.solves)


def _donnan(problem: Problem) -> Solution:
    T = working.temperature(problem)
    steps: tuple[Step, ...] = ()
    backwards = has(problem, V_M) and problem.unknown != V_M and not has(problem, IMPERMEANT)
    if has(problem, RATIO) or backwards:
        r = _given_ratio(problem)
        results = _results(problem, r, T, None)
    else:
        charge, salt = _impermeant(problem), _salt(problem)
        outside, K, Cl, steps = (
            _closed(problem, charge, salt) if has(problem, VOLUMES) else _open(charge, salt)
        )
        r = K / outside
        results = _results(problem, r, T, (K, Cl))
        steps += (Step("r = K_in/K_out = Cl_out/Cl_in", f"{mM(K)} / {mM(outside)}", figure(r)),)
        extra = K + Cl - 2 * outside
        steps += (
            Step("mobile ions inside minus outside", f"{mM(K)} + {mM(Cl)} − 2·{mM(outside)}", mM(extra)),
        )
    V = results[V_M].value
    steps += (Step("V = −(RT/F)·ln r", f"−{show(working.slope(T), 'mV', 2)}·ln({figure(r)})", mV(V)),)
    if problem.unknown not in results:
        raise DomainError(
            f"{label(problem.unknown)} needs more than the ratio:",
            "the pH or the salt outside is missing.",
            "Give it.",
        )
    first = results.pop(problem.unknown)
    return Solution((first, *results.values()), steps)


def _results(
    problem: Problem, r: float, T: float, ions: tuple[float, float] | None
) -> dict[Variable, Result]:
    V = -working.slope(T) * math.log(r)
    results = {V_M: Result(V_M, V, "mV"), RATIO: Result(RATIO, r, "1", label="K_in/K_out = Cl_out/Cl_in")}
    if ions:
        results[K_IN] = Result(K_IN, ions[0], "mM", label="the cation of the salt inside, K⁺ in KCl")
        results[CL_IN] = Result(CL_IN, ions[1], "mM", label="the anion of the salt inside")
    if has(problem, PH_OUT):
        pH = float(guards.pH(problem[PH_OUT], label(PH_OUT))) - math.log10(r)
        results[PH_IN] = Result(PH_IN, pH, "1", label="protons share the ratio")
    return results


def _given_ratio(problem: Problem) -> float:
    if has(problem, RATIO):
        return working.size(problem, RATIO, "1")
    return math.exp(-working.potential(problem) / working.slope(working.temperature(problem)))


Sides = tuple[float, float, float, tuple[Step, ...]]  # salt outside, K+ and Cl- inside, steps


def _open(charge: float, salt: float) -> Sides:
    Cl, K = donnan(salt, charge)[::-1]
    written = f"charge Z = {figure(charge)} mM, C = {mM(salt)}"
    step = Step("Cl_in = [Z + √(Z² + 4C²)]/2, K_in = Cl_in − Z", written, f"K_in = {mM(K)}, Cl_in = {mM(Cl)}")
    return salt, K, Cl, (step,)


def _closed(problem: Problem, charge: float, salt: float) -> Sides:
    """Two closed compartments: what enters inside is lost outside; ``ratio(volume)`` is outside/inside."""
    wide = working.size(problem, VOLUMES, "1")
    if charge > 0:
        # with impermeant cations the two permeant ions change roles
        outside, Cl, K, steps = _closed_anion(charge, salt, wide)
        return outside, K, Cl, steps
    return _closed_anion(-charge, salt, wide)


def _closed_anion(charge: float, salt: float, wide: float) -> Sides:
    # a x² + b x + c = 0 with a = 1 − 1/wide², c = −salt²; its discriminant without the terms that cancel
    b = charge + 2 * salt / wide
    discriminant = charge * charge + 4 * charge * salt / wide + 4 * salt * salt
    moved = 2 * salt * salt / (b + math.sqrt(discriminant))
    outside = salt - moved / wide
    step = Step(
        "(Z + x)·x = (C − x·V_in/V_out)², x the salt that enters",
        f"Z = {mM(charge)}, C = {mM(salt)}, V_out/V_in = {figure(wide)}",
        f"x = {mM(moved)}, left outside {mM(outside)}",
    )
    return outside, charge + moved, moved, (step,)


def _inverse(problem: Problem) -> Solution:
    """In a large bath K_in - Cl_in = C(r - 1/r) is the impermeant negative charge."""
    wanted = problem.unknown
    r = _given_ratio(problem)
    if wanted.side == "out":
        charge = -_impermeant(problem)
        value = charge / (r - 1 / r) if r != 1 else math.nan
        formula = f"{name_of(problem, wanted)} = Z/(r − 1/r)"
        numbers = f"{mM(abs(charge))} / ({figure(r)} − 1/{figure(r)})"
    else:
        charge = _salt(problem) * (r - 1 / r)
        other = -working.finite(problem, CHARGE, "1", -1.0) if wanted == IMPERMEANT else -_particles(problem)
        value = charge / other if other else math.nan
        formula, numbers = "Z = C·(r − 1/r)", f"{mM(_salt(problem))}·({figure(r)} − 1/{figure(r)})"
    if not (
        value > 0 or (wanted == CHARGE and math.isfinite(value)) or (value == 0 and wanted == IMPERMEANT)
    ):
        raise working.no_way(
            f"No {name_of(problem, wanted)} gives this voltage:",
            "its sign is that of the impermeant charge.",
            "Anions inside make the inside negative, cations positive.",
        )
    unit = "1" if wanted == CHARGE else working.concentration_unit(value)
    return Solution((Result(wanted, value, unit),), (Step(formula, numbers, show(value, unit)),))


def _particles(problem: Problem) -> float:
    return working.concentration(problem, "A", "in")


EQUATION = Equation(
    id="donnan-equilibrium",
    question="what is the Donnan potential with 50 mM fixed anions inside and 150 mM KCl outside?",
    title="Gibbs-Donnan equilibrium",
    formula="K_in·Cl_in = C², K_in = Cl_in + Z, r = K_in/C, V = −(RT/F)·ln r",
    inputs=(
        Slot(IMPERMEANT, "concentration", "mM", "impermeant particles inside"),
        Slot(CHARGE, "number", "1", "their valence", -1.0, "one negative charge each"),
        Slot(SALT, "concentration", "mM", "salt of monovalent ions outside, such as KCl"),
        Slot(Variable("c", "K", "out"), "concentration", "mM", "in place of the salt", optional=True),
        Slot(Variable("c", "Cl", "out"), "concentration", "mM", "in place of the salt", optional=True),
        Slot(VOLUMES, "number", "1", "volume outside/inside if both are closed", optional=True),
        Slot(PH_OUT, "number", "1", "pH outside", optional=True),
        Slot(TEMPERATURE, "temperature", "°C", "temperature"),
    ),
    results=(
        Slot(V_M, "potential", "mV", "Donnan potential"),
        Slot(RATIO, "number", "1", "K_in/K_out = Cl_out/Cl_in"),
        Slot(K_IN, "concentration", "mM", "potassium inside"),
        Slot(CL_IN, "concentration", "mM", "chloride inside"),
        Slot(PH_IN, "number", "1", "pH inside"),
    ),
    solves=("V_m", "ratio", "c", "z", "pH"),
    sources=("textbook-knowledge", "lassen-1968"),
    limits=(
        "A true equilibrium of one monovalent salt at fixed volume; living cells pump and are not at it.",
    ),
    work=_work,
    apart=True,
    functions=("donnan_potential",),
    tells_given=("state", "thing", "change", "move"),  # what is trapped, what settles
    meant_by=(Variable("c", "A", "in"), Variable("c", "A")),
)
