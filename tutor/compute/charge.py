"""How few ions make a membrane potential: charge, ions and change of concentration. SI: F/m2, V, m, C."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tutor.compute import capacitor, edge, guards, working
from tutor.compute.carriers import CHARGE, MOVED, carriers, coulombs
from tutor.compute.constants import AVOGADRO, FARADAY
from tutor.compute.equation import VOLTAGE_CHANGES, Equation, Problem, Result, Slot, Solution, Step, ion_label
from tutor.compute.working import fitting, has, mM, mV
from tutor.errors import DomainError
from tutor.meaning import V_M, Variable
from tutor.units import figure, show

if TYPE_CHECKING:
    from tutor.units import Quantity

SHAPES = {"sphere": 6.0, "cylinder": 4.0, "sheet": 1.0}  # surface over volume, times diameter or thickness
C_M, D, LENGTH, SHAPE = Variable("C_m"), Variable("d"), Variable("length"), Variable("shape")
DEFAULT_C_M = 0.01  # F/m2, 1 µF/cm2


def concentration_change(
    C_m: Quantity, V_m: Quantity, d: Quantity, z: int = 1, shape: float = 6.0
) -> Quantity:
    """Change of a concentration inside when ions carry the charge behind a potential.

    Args:
        C_m: specific membrane capacitance [capacitance per area], scalar or array.
        V_m: potential or change of potential [potential], scalar or array; the sign does not matter.
        d: diameter, or thickness of a sheet [length], scalar or array, broadcast with the others.
        z: valence of the ion [number], not zero.
        shape: surface over volume times d [number]: 6 sphere, 4 long cylinder, 1 sheet with one face.

    Returns:
        C_m V_m shape / (|z| F d) in µM, of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a value not above zero, or z = 0.

    Validity: all charge is carried by one ion, nothing buffers it.

    Reference: Wright, Adv Physiol Educ 28:139, 2004, Sidebar 1 (read).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> print(f"{concentration_change(1 * u.uF / u.cm**2, -70 * u.mV, 10 * u.um):.3f~P}")
    4.353 µM
    """
    return edge.calculate(
        lambda C_m, V_m, d, z, shape, xp: C_m * abs(V_m) * shape / (abs(z) * FARADAY * d),
        "µM",
        (C_m, edge.above_zero("capacitance per area", "µF/cm**2"), "C_m"),
        (V_m, edge.POTENTIAL, "V_m"),
        (d, edge.above_zero("length", "µm"), "d"),
        (z, edge.CHARGED, "z"),
        (shape, edge.above_zero("number", "1"), "shape"),
    )


def charges_moved(C_m: Quantity, V_m: Quantity, d: Quantity, z: int = 1) -> Quantity:
    """Number of ions behind the potential of a spherical cell.

    Args:
        C_m: specific membrane capacitance [capacitance per area], scalar or array.
        V_m: potential or change of potential [potential], scalar or array; the sign does not matter.
        d: diameter [length], scalar or array, broadcast with the others.
        z: valence of the ion [number], not zero.

    Returns:
        C_m |V_m| pi d^2 / (|z| e), a number of the broadcast shape.

    Raises:
        InputError: a bare number where a quantity is needed.
        UnitError: a quantity of another dimension.
        DomainError: a value not above zero, or z = 0.

    Validity: a smooth sphere.

    Reference: Wright, Adv Physiol Educ 28:139, 2004, Sidebar 1 (read).

    >>> from tutor.units import registry
    >>> u = registry()
    >>> print(f"{charges_moved(1 * u.uF / u.cm**2, -70 * u.mV, 20 * u.um).magnitude:.3e}")
    5.490e+06
    """
    return edge.calculate(
        lambda C_m, V_m, d, z, xp: C_m * abs(V_m) * math.pi * d * d / (abs(z) * FARADAY) * AVOGADRO,
        "1",
        (C_m, edge.above_zero("capacitance per area", "µF/cm**2"), "C_m"),
        (V_m, edge.POTENTIAL, "V_m"),
        (d, edge.above_zero("length", "µm"), "d"),
        (z, edge.CHARGED, "z"),
    )


# --- the catalogue entry ----------------------------------------------------------------------


def _ion(problem: Problem) -> tuple[str, int]:
    """The ion that carries the charge; without one, one elementary charge each."""
    ion = problem.ions[0] if problem.ions else "K"
    return ion, abs(int(guards.charged(problem.values.get(Variable("z", ion), 1))))


def _capacitance(problem: Problem) -> float:
    return working.size(problem, C_M, "µF/cm**2", DEFAULT_C_M)


def _shape(problem: Problem) -> float:
    return working.size(problem, SHAPE, "1", SHAPES["sphere"])


def _area(problem: Problem) -> tuple[float, str] | None:
    """The membrane's area and how it is reckoned, where the body is closed or its length is given."""
    if not has(problem, D):
        return None
    d, shape = working.size(problem, D, "µm"), _shape(problem)
    if shape == SHAPES["sphere"]:
        return math.pi * d * d, f"π·({show(d, 'µm')})²"
    if shape == SHAPES["cylinder"] and has(problem, LENGTH):
        length = working.size(problem, LENGTH, "µm")
        return math.pi * d * length, f"π·{show(d, 'µm')}·{show(length, 'µm')}"
    return None


def _work(problem: Problem) -> Solution:
    """Charge, ions, change and share forwards; V_m, d, C_m and the concentration from a change or a share."""
    symbol = problem.unknown.symbol
    whole = symbol == "C" or (symbol == "C_m" and _has_no_change(problem) and has(problem, D))
    if whole:  # "the capacitance of a cell 20 µm wide" is that of all its membrane
        return capacitor.capacitance_of(problem, _capacitance(problem), _area(problem))
    if symbol in ("q", "n", "N") and has(problem, capacitor.WHOLE):
        return capacitor.charge_of(problem, *_ion(problem))
    if symbol == "V_m" and has(problem, capacitor.WHOLE, CHARGE):
        return capacitor.voltage_of(problem)
    if symbol in ("q", "n", "N", "dc", "fraction", "parts"):
        return _forward(problem)
    if symbol not in ("V_m", "d", "C_m", "c"):
        raise working.cannot(problem, *EQUATION.solves)
    return _inverse(problem)


def _has_no_change(problem: Problem) -> bool:
    """True if no change of a concentration is told from which C_m could follow."""
    return not any(variable.symbol in ("dc", "fraction") for variable in problem.values)


def _forward(problem: Problem) -> Solution:
    ion, z = _ion(problem)
    C_m, V = _capacitance(problem), abs(working.potential(problem))
    per_area = C_m * V
    steps = [Step("q/area = C_m·|V_m|", f"{show(C_m, 'µF/cm**2')}·{mV(V)}", show(per_area, "C/cm**2"))]
    results: dict[str, Result] = {}
    area = _area(problem)
    if area is None:
        _per_area(ion, z, per_area, results, steps)
    else:
        _whole(ion, z, per_area, area, results, steps)
    if has(problem, D):
        _change(problem, ion, z, per_area, results, steps)
    wanted = problem.unknown.symbol
    if wanted not in results:
        missing = D if not has(problem, D) else Variable("c", ion, "in")
        raise DomainError(
            f"{missing.symbol} is missing,", f"so {wanted} cannot be computed.", "Give a value for it."
        )
    first = results.pop(wanted)
    return Solution((first, *results.values()), tuple(steps))


def _per_area(ion: str, z: int, per_area: float, results: dict[str, Result], steps: list[Step]) -> None:
    moles = per_area / (z * FARADAY)
    results["N"] = Result(Variable("N", ion), moles * AVOGADRO, "1/cm**2", label="ions per area")
    results["n"] = Result(Variable("n", ion), moles, "pmol/cm**2", label="moles per area")
    results["q"] = Result(Variable("q"), per_area, "C/cm**2", label="charge per area")
    numbers = f"{show(per_area, 'C/cm**2')} / ({z}·F)"
    steps.append(Step("moles/area = (q/area) / (|z|·F)", numbers, show(moles, "pmol/cm**2")))
    steps.append(Step("ions/area = moles/area·N_A", "", show(moles * AVOGADRO, "1/cm**2")))


def _whole(
    ion: str, z: int, per_area: float, area: tuple[float, str], results: dict[str, Result], steps: list[Step]
) -> None:
    q = per_area * area[0]
    steps.append(Step("area", area[1], show(area[0], "µm**2")))
    numbers = f"{show(per_area, 'C/cm**2')}·{show(area[0], 'µm**2')}"
    steps.append(Step("q = (q/area)·area", numbers, show(q, coulombs(q))))
    found, counted = carriers(q, ion, z, MOVED)
    results.update(found)
    steps.extend(counted)


def _change(
    problem: Problem, ion: str, z: int, per_area: float, results: dict[str, Result], steps: list[Step]
) -> None:
    d, shape = working.size(problem, D, "µm"), _shape(problem)
    dc = per_area * shape / (z * FARADAY * d)
    unit = fitting(dc, "nM", "µM", "mM")
    numbers = f"{show(per_area / (z * FARADAY), 'pmol/cm**2')}·{figure(shape)} / {show(d, 'µm')}"
    steps.append(Step("dc = (moles/area)·S/V, S/V = shape/d", numbers, show(dc, unit)))
    steps.append(
        Step("how often until 1 mM has moved", f"1 mM / {show(dc, unit)}", figure(1 / dc) if dc else "never")
    )
    results["dc"] = Result(Variable("dc", ion), dc, unit, label="change of concentration")
    inside = Variable("c", ion, "in")
    if has(problem, inside) and dc:
        c = working.concentration(problem, ion, "in")
        steps.append(
            Step(
                f"share of the {ion_label(ion)} inside = dc/c",
                f"{show(dc, unit)} / {mM(c)}",
                f"1 in {figure(c / dc)}",
            )
        )
        results["fraction"] = Result(Variable("fraction", ion), dc / c, "1", label="share of the ion inside")
        results["parts"] = Result(Variable("parts", ion), c / dc, "1", label="one part in")


def _wanted_change(problem: Problem, ion: str) -> float:
    """The change of concentration given, or a share of the ion inside."""
    dc, share = Variable("dc", ion), Variable("fraction", ion)
    if has(problem, dc):
        return working.size(problem, dc, "mM")
    if problem.unknown.symbol != "c" and has(problem, share):
        return working.size(problem, share, "1") * working.concentration(problem, ion, "in")
    return problem[dc]


def _inverse(problem: Problem) -> Solution:
    ion, z = _ion(problem)
    symbol = problem.unknown.symbol
    shape = _shape(problem)
    warnings: tuple[str, ...] = ()
    if symbol == "c":
        forward = _forward(Problem(Variable("dc", ion), problem.values, problem.ions))
        share = working.size(problem, Variable("fraction", ion), "1")
        value, unit = forward.results[0].value / share, "mM"
        step = Step("c = dc / share", f"{forward.results[0].shown()} / {figure(share)}", mM(value))
        return Solution((Result(Variable("c", ion, "in"), value, unit),), (*forward.steps[:3], step))
    dc = _wanted_change(problem, ion)
    if symbol == "V_m":
        d, C_m = working.size(problem, D, "µm"), _capacitance(problem)
        value, unit = dc * z * FARADAY * d / (shape * C_m), "mV"
        formula, numbers = "V_m = dc·|z|F·d / (shape·C_m)", f"dc = {mM(dc)}, d = {show(d, 'µm')}"
        if value > guards.STRONGEST:
            warnings = ("No membrane withstands that: so much charge is never left uncompensated.",)
    elif symbol == "d":
        V, C_m = abs(working.potential(problem)), _capacitance(problem)
        value, unit = shape * C_m * V / (z * FARADAY * dc), "µm"
        formula, numbers = "d = shape·C_m·|V_m| / (|z|F·dc)", f"V = {mV(V)}, dc = {mM(dc)}"
    else:
        V, d = abs(working.potential(problem)), working.size(problem, D, "µm")
        if V == 0:
            raise DomainError("V_m is 0 mV,", "which separates no charge.", "Give another potential.")
        value, unit = dc * z * FARADAY * d / (shape * V), "µF/cm**2"
        formula, numbers = "C_m = dc·|z|F·d / (shape·|V_m|)", f"V = {mV(V)}, dc = {mM(dc)}"
    step = Step(formula, numbers, show(value, unit))
    return Solution((Result(problem.unknown, value, unit),), (step,), warnings)


EQUATION = Equation(
    id="charge-separation",
    question="how many K+ must leave a cell of 20 µm diameter for -70 mV?",
    title="Ions that must move to make a membrane potential",
    formula="q = C_m·A·V_m, N = q/(|z|e), dc = C_m·V_m·shape/(|z|F·d)",
    inputs=(
        Slot(V_M, "potential", "mV", "membrane potential"),
        Slot(
            C_M,
            "capacitance per area",
            "µF/cm**2",
            "specific capacitance",
            DEFAULT_C_M,
            "1 µF/cm² of any membrane",
        ),
        Slot(D, "length", "µm", "diameter, or thickness of a sheet", optional=True),
        Slot(SHAPE, "number", "1", "6 sphere, 4 long cylinder, 1 sheet", 6.0, "a sphere", optional=True),
        Slot(LENGTH, "length", "µm", "length of a cylinder", optional=True),
        Slot(
            capacitor.WHOLE,
            "capacitance",
            "pF",
            "capacitance of the whole cell, in place of C_m and d",
            optional=True,
            spares=("C_m",),
        ),
        Slot(
            Variable("c", "X", "in"), "concentration", "mM", "concentration of the ion inside", optional=True
        ),
        Slot(Variable("z", "X"), "number", "1", "valence", 1.0, "one charge each", optional=True),
    ),
    results=(
        Slot(Variable("N", "X"), "number", "1", "ions moved"),
        Slot(Variable("n", "X"), "amount", "fmol", "moles moved"),
        Slot(CHARGE, "charge", "pC", "charge separated"),
        Slot(capacitor.WHOLE, "capacitance", "pF", "capacitance of the whole cell"),
        Slot(Variable("dc", "X"), "concentration", "µM", "change of concentration inside"),
        Slot(Variable("fraction", "X"), "number", "1", "share of the ion inside"),
        Slot(Variable("parts", "X"), "number", "1", "one part in so many"),
    ),
    solves=("N", "n", "q", "dc", "fraction", "parts", "V_m", "d", "C_m", "C", "c"),
    sources=("wright-2004",),
    limits=("All charge is carried by one ion and nothing buffers it (Ca²⁺ and H⁺ are buffered strongly).",),
    work=_work,
    functions=("concentration_change", "charges_moved"),
    tells=(*VOLTAGE_CHANGES, "change:add", "move", "rule"),  # "to establish -70 mV"
    leaves_bare=("thing:action-potential",),  # it charges by its own height
)
