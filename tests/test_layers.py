"""The house stands in one order: no room loads a later one, and nothing heavy is loaded early."""

import ast
import graphlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.knowledge.load import load_knowledge

ROOT = Path(__file__).parent.parent

ORDER = [
    "errors",
    "units",
    "meaning",
    "compute",
    "knowledge",
    "parse",
    "context",
    "recall",
    "plan",
    "diagnose",
    "outcome",
    "remember",
    "explain",
    "render",
    "choosing",
    "follow_up",
    "conversation",
    "settings",
    "check_relations",
    "check_slips",
    "check",
    "transcript_file",
    "transcript_differ",
    "transcript",
    "listing",
    "batch",
    "plain",
    "app",
    "cli",
    "__main__",
]
"""The rooms, each of which may load what stands before it."""

HEAVY = {"pydantic", "numpy", "pint", "rapidfuzz", "textual"}

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "tutor").rglob("*.py"))
    if "_knowledge" not in path.parts
}


def room(module: str) -> str:
    """The room a module belongs to; the package itself is none."""
    return ([*module.split("."), ""])[1]


def imports(path: Path, *, run_on_import: bool = False) -> Iterator[str]:
    """Full names of what a module imports anywhere, or only of what importing it runs."""
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (
                name if (name := f"{node.module}.{alias.name}") in MODULES else node.module
                for alias in node.names
            )
        skipped = (ast.FunctionDef, ast.Lambda) if run_on_import else ()
        if not isinstance(node, skipped) and not (run_on_import and for_types(node)):
            waiting.extend(ast.iter_child_nodes(node))


def for_types(node: ast.AST) -> bool:
    """True for a block that only a type checker reads."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def loaded_by(code: str, tmp_path: Path) -> set[str]:
    """Names of all modules a fresh process holds after running ``code``."""
    listing = tmp_path / "modules.json"
    whole = f"{code}\nimport json, sys\njson.dump(sorted(sys.modules), open({str(listing)!r}, 'w'))"
    subprocess.run([sys.executable, "-c", whole], check=True, capture_output=True, timeout=60)
    return set(json.loads(listing.read_text("utf-8")))


def test_every_module_belongs_to_a_room_of_the_order() -> None:
    """A new room takes its place in the order before it is used."""
    assert {room(module) for module in MODULES} - {""} <= set(ORDER)


@pytest.mark.parametrize("module", [module for module in MODULES if room(module)])
def test_no_module_imports_a_later_room(module: str) -> None:
    """Nothing looks up, not even within a function or for a type checker."""
    place = ORDER.index(room(module))
    used = {room(name) for name in imports(MODULES[module]) if name.startswith("tutor.")} - {""}
    assert [name for name in used if ORDER.index(name) > place] == []


def test_modules_do_not_import_each_other_in_a_ring() -> None:
    """What importing one module runs leads to an end."""
    graph = {
        module: set(imports(path, run_on_import=True)) & set(MODULES) - {module}
        for module, path in MODULES.items()
    }
    assert len(list(graphlib.TopologicalSorter(graph).static_order())) == len(MODULES)


@pytest.mark.parametrize("name", [name for name in ORDER if name not in ("__main__",)])
def test_importing_a_room_loads_no_later_room(name: str, tmp_path: Path) -> None:
    """In a fresh process all modules of a room load only rooms before it."""
    modules = [module for module in MODULES if room(module) == name]
    assert modules, f"no room is called {name}"
    rooms = {
        room(loaded)
        for loaded in loaded_by(f"import {', '.join(modules)}", tmp_path)
        if loaded.startswith("tutor.")
    }
    assert [other for other in rooms if ORDER.index(other) > ORDER.index(name)] == []


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("textual", {"app"}),
        ("rapidfuzz", {"parse"}),
        ("pint", {"units", "compute"}),
        ("numpy", {"units", "compute"}),
    ],
)
def test_a_library_is_named_in_its_room_alone(library: str, rooms: set[str]) -> None:
    """Only the app knows Textual, only the parser rapidfuzz, only units and compute pint and numpy."""
    users = {
        room(module)
        for module, path in MODULES.items()
        if any(n.split(".")[0] == library for n in imports(path))
    }
    assert users <= rooms


def test_only_the_command_line_prints() -> None:
    """No other module calls ``print`` or names stdout, so a caller's stdout stays theirs."""
    for module, path in MODULES.items():
        if module in ("tutor.cli", "tutor.__main__"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not (isinstance(node, ast.Name) and node.id == "print"), f"{module} prints"
            assert not (isinstance(node, ast.Attribute) and node.attr == "stdout"), f"{module} uses stdout"


def test_import_tutor_loads_nothing_heavy(tmp_path: Path) -> None:
    """``import tutor`` costs nothing until something is asked of it."""
    assert loaded_by("import tutor", tmp_path) & HEAVY == set()


def test_the_equations_stand_alone(tmp_path: Path) -> None:
    """Using an equation loads neither parser nor knowledge nor the app's library."""
    code = "import tutor.compute as c; c.nernst_potential; c.goldman_potential; c.equations()"
    loaded = loaded_by(code, tmp_path)
    assert {room(name) for name in loaded if name.startswith("tutor.")} - {""} <= {
        "errors",
        "units",
        "meaning",
        "compute",
    }
    assert loaded & {"pydantic", "rapidfuzz", "textual"} == set()


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_a_computed_answer_loads_neither_pint_nor_numpy(arguments: list[str], tmp_path: Path) -> None:
    """``tutor ask`` works on plain floats and starts quickly, once the knowledge is compiled."""
    load_knowledge()
    asked = ["ask", *arguments, "What is E_K with 4 mM outside and 140 mM inside?"]
    loaded = loaded_by(f"from tutor.cli import main; assert main({asked!r}) == 0", tmp_path)
    assert loaded & {"pint", "numpy", "pydantic", "rapidfuzz", "textual"} == set()
