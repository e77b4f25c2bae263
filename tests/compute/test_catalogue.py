"""The catalogue says the same as the functions, and every entry shows its working."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import tutor.compute as compute
from tutor.compute.catalogue import EQUATION_IDS, equation, equations
from tutor.compute.transporters import TRANSPORTERS
from tutor.units import UNITS

ROOT = Path(__file__).parents[2]
PARAMETER = re.compile(r"^\s+(\w+): .*?\[([a-z ]+)\]", re.MULTILINE)
# parameters whose slot has another name: the function is about two fixed ions, or about a single value
OTHER_NAMES = {
    "Na_out": "c", "Na_in": "c", "K_out": "c", "K_in": "c", "ADP": "c", "Pi": "c", "ATP": "c", "salt": "c",
    "impermeant": "c", "counts": "count", "P_K": "P", "P_Na": "P", "I_pump": "I",
}  # fmt: skip


def names(entry):
    """Slots of an entry by the names a parameter may have."""
    found: dict[str, set[str]] = {}
    for slot in (*entry.inputs, *entry.results):
        variable = slot.variable
        for name in (variable.symbol, f"{variable.symbol}_{variable.side}"):
            found.setdefault(name, set()).add(slot.dimension)
    return found


PAIRS = [(entry.id, name) for entry in equations() for name in entry.functions]


@pytest.mark.parametrize(("equation_id", "name"), PAIRS)
def test_brackets_of_the_docstring_are_the_dimensions_of_the_entry(equation_id, name):
    """Each parameter is in its docstring with the dimension that the catalogue gives for it."""
    function = getattr(compute, name)
    documented = dict(PARAMETER.findall(inspect.getdoc(function).replace("\n    ", " \n    ")))
    text = inspect.getdoc(function)
    slots = names(equation(equation_id))
    for parameter in inspect.signature(function).parameters:
        assert re.search(rf"^\s+{parameter}: ", text, re.MULTILINE), parameter
        dimensions = set(documented[parameter].split(" or "))
        symbol = OTHER_NAMES.get(parameter, parameter)
        assert symbol in slots, f"{equation_id} has no {symbol}"
        assert dimensions & slots[symbol], f"{parameter}: {dimensions} against {slots[symbol]}"


@pytest.mark.parametrize(
    "name", sorted(set(compute.__all__) - {"TRANSPORTERS", "equations", "solve_for", "sweep_over"})
)
def test_docstrings_tell_what_a_physiologist_needs(name):
    """One sentence first; then result, errors, validity, a reference with its status, an example."""
    text = inspect.getdoc(getattr(compute, name))
    assert text.split("\n\n")[0].endswith(".")
    for part in ("Args:", "Returns:", "Raises:", "Validity:", "Reference:", ">>>"):
        assert part in text, part
    assert name in {function for entry in equations() for function in entry.functions}


def test_docstrings_hold(capsys):
    """The examples in the docstrings give what they print."""
    import doctest
    from importlib import import_module

    for path in sorted((ROOT / "tutor" / "compute").glob("*.py")):
        if path.stem != "__init__":
            failed, _ = doctest.testmod(import_module(f"tutor.compute.{path.stem}"))
            assert failed == 0, path.stem
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("equation_id", EQUATION_IDS)
def test_entry_is_complete(equation_id):
    """Known units of the right dimension, a source, a limit, a default that says where it comes from."""
    entry = equation(equation_id)
    assert entry.id == equation_id
    assert entry.title
    assert entry.formula
    assert entry.sources
    assert entry.limits
    for slot in (*entry.inputs, *entry.results):
        assert UNITS[slot.unit].dimension == slot.dimension, slot
        assert slot.text
        assert (slot.default is None) == (slot.default_from == ""), slot
    symbols = {slot.variable.symbol for slot in (*entry.inputs, *entry.results)}
    assert {slot.variable.symbol for slot in entry.results} <= set(entry.solves) | {"J"}
    assert set(entry.solves) <= symbols | {"ratio", "T", "E"}


def test_ids():
    """The catalogue holds each id once, and nothing is asked for by an id it lacks."""
    assert len(set(EQUATION_IDS)) == len(EQUATION_IDS) == 23
    with pytest.raises(KeyError):
        equation("no-such-thing")


def test_sources_are_in_the_bibliography():
    """Every source an entry names is in the knowledge base."""
    path = ROOT / "knowledge" / "sources.toml"
    known = tomllib.loads(path.read_text(encoding="utf-8"))
    for entry in equations():
        for source in entry.sources:
            assert source in known, f"{entry.id}: {source}"


def test_scalars_load_neither_numpy_nor_pint():
    """Every entry is imported and one is worked without the heavy libraries."""
    code = (
        "import sys\n"
        "from tutor.compute.catalogue import equations\n"
        "from tutor.compute.equation import Problem\n"
        "from tutor.meaning import Variable, T\n"
        "entries = equations()\n"
        "c = lambda side: Variable('c', 'K', side)\n"
        "p = Problem(Variable('E', 'K'), {c('in'): 140.0, c('out'): 4.0, Variable('z', 'K'): 1.0, T: 310.15}, ('K',))\n"
        "print(round(entries[0].work(p).results[0].value * 1e3, 3))\n"
        "print([name for name in ('numpy', 'pint', 'pydantic', 'textual') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["-95.023", "[]"]


def test_public_functions_win_over_modules_of_the_same_name():
    """``driving_force`` is the function, before and after its module was imported by name."""
    import importlib

    importlib.import_module("tutor.compute.driving_force")
    assert callable(compute.driving_force)
    assert compute.driving_force is importlib.import_module("tutor.compute").driving_force
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        compute.nothing  # noqa: B018 - looking it up is what raises
    assert "nernst_potential" in dir(compute)


def test_stoichiometries():
    """Carriers as the literature has them: net charge of one cycle."""
    from tutor.compute.transporters import CHARGES

    net = {name: sum(n * CHARGES[ion] for ion, n in counts.items()) for name, counts in TRANSPORTERS.items()}
    known = {"SGLT1": 2, "SGLT2": 1, "NCX": 1, "NKCC1": 0, "KCC2": 0, "AE": 0, "NHE": 0, "EAAT": 2}
    assert net == known | {"LacY": 1, "Na-symporter": 1, "H-symporter": 1}


def test_words_an_entry_tells_or_leaves_are_known():
    """Each is a kind of word of the knowledge base, or a concept of that kind."""
    known: set[str] = set()
    for path in (ROOT / "knowledge" / "words").glob("*.toml"):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        known.update((file["kind"], *(f"{file['kind']}:{concept}" for concept in file["concepts"])))
    for entry in equations():
        said = (*entry.tells, *entry.tells_given, *entry.leaves, *entry.leaves_bare)
        assert set(said) <= known, entry.id
        assert len(set(said)) == len(said), entry.id
