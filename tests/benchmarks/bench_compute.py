"""Speed of the calculation engine as ratios in one run: ``python tests/benchmarks/bench_compute.py``.

Milliseconds drift on a shared machine, so every row is compared with a bare expression measured in
turn with it, and the best of many rounds counts. The last column is the figure that has to be met.
"""

from __future__ import annotations

import math
import os
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np

from tutor.compute import goldman_potential, nernst_potential
from tutor.compute.catalogue import equation
from tutor.compute.equation import Problem
from tutor.compute.goldman import goldman
from tutor.compute.nernst import nernst
from tutor.meaning import V_M, Variable
from tutor.meaning import T as TEMPERATURE
from tutor.units import registry

POINTS = 1_000_000
R, F, T = 8.31446261815324, 96485.33212331001, 310.15
u = registry()
BODY = T * u.kelvin
Z = {"K": 1, "Na": 1, "Cl": -1}
P = {"K": 1.0, "Na": 0.04, "Cl": 0.45}

Row = tuple[str, Callable[[], object], float | None]


def best(rows: list[Row], repeat: int, rounds: int = 15) -> list[float]:
    """Seconds a call of each row: the rows take turns, the best round counts."""
    found = [math.inf] * len(rows)
    for _ in range(rounds):
        for index, (_, call, _) in enumerate(rows):
            start = time.perf_counter()
            for _ in range(repeat):
                call()
            found[index] = min(found[index], (time.perf_counter() - start) / repeat)
    return found


def report(title: str, rows: list[Row], repeat: int, points: int = 1) -> bool:
    """Print a table whose first row is the measure; True if every figure is met."""
    seconds = best(rows, repeat)
    print(f"\n{title}\n{'':44}{'µs' if points == 1 else 'ns/point':>10}{'ratio':>9}{'allowed':>9}")
    good = True
    for (name, _, allowed), taken in zip(rows, seconds, strict=True):
        ratio = taken / seconds[0]
        shown = taken * (1e6 if points == 1 else 1e9 / points)
        good &= allowed is None or ratio <= allowed
        mark = "" if allowed is None else f"{allowed:9.2f}{'' if ratio <= allowed else '  MISSED'}"
        print(f"  {name:42}{shown:10.3f}{ratio:9.2f}{mark}")
    return good


def neuron() -> object | None:
    """NEURON's interpreter without its banner, or None."""
    os.environ["NEURON_MODULE_OPTIONS"] = "-nogui -nobanner"
    os.environ.pop("DISPLAY", None)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from neuron import h
    except ImportError:
        return None
    h.celsius = T - 273.15
    return h


def chempy() -> Callable[..., object] | None:
    """The Nernst potential of chempy, or None."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from chempy.electrochemistry.nernst import nernst_potential as found
    except ImportError:
        return None
    return found


def arrays(h: object | None, other: Callable[..., object] | None) -> bool:
    """A million points."""
    rng = np.random.default_rng(1)
    Ko, Nao, Clo, Ki, Nai, Cli = (rng.uniform(1, 150, POINTS) for _ in range(6))
    q = [part * u.mM for part in (Ko, Nao, Clo, Ki, Nai, Cli)]
    c_out, c_in = dict(zip(Z, q[:3], strict=True)), dict(zip(Z, q[3:], strict=True))
    rows: list[Row] = [
        ("hand-written numpy", lambda: R * T / F * np.log(Ko / Ki), None),
        ("our kernel", lambda: nernst(Ko, Ki, 1, T, np), 1.15),
        ("guarded, with units", lambda: nernst_potential(q[0], q[3], 1, BODY), 1.8),
    ]
    if other:
        rows.append(("chempy", lambda: other(Ko, Ki, 1, T, backend=np), None))
    good = report(f"Nernst, {POINTS:,} points", rows, 3, POINTS)
    p_K, p_Na, p_Cl = P.values()

    def bare() -> object:
        return R * T / F * np.log((p_K * Ko + p_Na * Nao + p_Cl * Cli) / (p_K * Ki + p_Na * Nai + p_Cl * Clo))

    sides = tuple(P.values()), (Ko, Nao, Clo), (Ki, Nai, Cli), tuple(Z.values())
    rows = [
        ("hand-written numpy", bare, None),
        ("our kernel", lambda: goldman(*sides, T, np), 1.15),
        ("guarded, with units", lambda: goldman_potential(P, c_out, c_in, Z, BODY), 1.8),
    ]
    good &= report(f"Goldman of three ions, {POINTS:,} points", rows, 3, POINTS)
    if h:
        few = 20_000
        Kof, Kif = Ko[:few].tolist(), Ki[:few].tolist()
        rows = [
            ("hand-written numpy, Nernst", lambda: R * T / F * np.log(Ko[:few] / Ki[:few]), None),
            (
                "NEURON in a loop, Nernst",
                lambda: [h.nernst(i, o, 1) for i, o in zip(Kif, Kof, strict=True)],
                None,
            ),
        ]
        report(f"NEURON beside, {few:,} points", rows, 1, few)
    return good


def scalars(h: object | None, other: Callable[..., object] | None) -> bool:
    """One call."""
    Ko, Ki = 4.0, 140.0
    qo, qi = Ko * u.mM, Ki * u.mM
    rows: list[Row] = [
        ("bare math", lambda: R * T / F * math.log(Ko / Ki), None),
        ("our kernel", lambda: nernst(Ko, Ki, 1, T), None),
    ]
    if h:
        rows.append(("NEURON", lambda: h.nernst(Ki, Ko, 1), None))
    if other:
        rows.append(("chempy", lambda: other(Ko, Ki, 1, T), None))
    good = report("Nernst, one call", rows, 2000)
    p_K, p_Na, p_Cl = P.values()
    Nao, Nai, Clo, Cli = 145.0, 12.5, 110.0, 10.0

    def bare() -> object:
        return (
            R * T / F * math.log((p_K * Ko + p_Na * Nao + p_Cl * Cli) / (p_K * Ki + p_Na * Nai + p_Cl * Clo))
        )

    permeabilities, out, inside, z = tuple(P.values()), (Ko, Nao, Clo), (Ki, Nai, Cli), tuple(Z.values())
    rows = [
        ("bare math", bare, None),
        ("our kernel", lambda: goldman(permeabilities, out, inside, z, T), 5.0),
    ]
    good &= report("Goldman of three ions, one call", rows, 2000)
    rows = [
        ("the pint conversions it needs", lambda: conversions((qo, qi)), None),
        ("guarded, with units", lambda: nernst_potential(qo, qi, 1, BODY), 1.5),
    ]
    good &= report("Nernst on quantities, one call", rows, 200)
    c_out = {"K": qo, "Na": Nao * u.mM, "Cl": Clo * u.mM}
    c_in = {"K": qi, "Na": Nai * u.mM, "Cl": Cli * u.mM}
    six = (*c_out.values(), *c_in.values())
    rows = [
        ("the pint conversions it needs", lambda: conversions(six), None),
        ("guarded, with units", lambda: goldman_potential(P, c_out, c_in, Z, BODY), 1.5),
    ]
    return good & report("Goldman of three ions on quantities, one call", rows, 200)


def conversions(concentrations: tuple[object, ...]) -> object:
    """What pint has to do at the least: each input to SI, the result to mV."""
    for quantity in (*concentrations, BODY):
        quantity.m_as("K" if quantity is BODY else "mol/m**3")
    return u.Quantity(-0.095, "V").to("mV")


def catalogue() -> None:
    """What a turn of the tutor pays: an equation with its working."""
    values = {Variable("z", ion): float(z) for ion, z in Z.items()} | {TEMPERATURE: T}
    for ion, out, inside in (("K", 4.0, 140.0), ("Na", 145.0, 12.5), ("Cl", 110.0, 10.0)):
        values |= {
            Variable("c", ion, "out"): out,
            Variable("c", ion, "in"): inside,
            Variable("P", ion): P[ion],
        }
    problems = {
        "nernst-potential": Problem(Variable("E", "K"), values, ("K",)),
        "goldman-potential": Problem(V_M, values, tuple(Z)),
    }
    rows: list[Row] = [
        ("bare math", lambda: R * T / F * math.log(4.0 / 140.0), None),
        *((name, lambda name=name, p=p: equation(name).work(p), None) for name, p in problems.items()),
    ]
    report("With guards, working and words, one call", rows, 500)


if __name__ == "__main__":
    found_neuron, found_chempy = neuron(), chempy()
    met = arrays(found_neuron, found_chempy)
    met &= scalars(found_neuron, found_chempy)
    catalogue()
    print("\nall figures met" if met else "\nFIGURES MISSED")
    sys.exit(0 if met else 1)
