"""The tutor works without its checkout, as a wheel installs it."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with its knowledge inside, in a folder that is no checkout."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(
        ROOT / "tutor", site / "tutor", ignore=shutil.ignore_patterns("__pycache__", "_knowledge")
    )
    shutil.copytree(ROOT / "knowledge", site / "tutor" / "_knowledge")
    return site


def test_an_installed_tutor_reads_the_knowledge_inside_it(installed: Path, tmp_path: Path) -> None:
    """Asked from an empty folder, it loads its own files and answers."""
    code = (
        "import tutor, json; from tutor.knowledge.load import shipped; a = tutor.Tutor().ask('E_K?');"
        "print(json.dumps([tutor.__file__, str(shipped()), a.values[0].value]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    package, folder, value = json.loads(done.stdout)
    assert Path(package).parent == installed / "tutor"
    assert Path(folder) == installed / "tutor" / "_knowledge"
    assert value == pytest.approx(-95.0226, abs=1e-3)


def test_the_wheel_is_told_to_carry_the_knowledge() -> None:
    """The build puts ``knowledge/`` where the loader looks for it outside a checkout."""
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    assert wheel["sources"] == {"knowledge": "tutor/_knowledge"}
    assert set(wheel["only-include"]) == {"tutor", "knowledge"}


def test_the_readme_says_the_two_commands() -> None:
    """One line sets up and opens the chat, one sets up and runs the tests; neither needs activation."""
    lines = [line.strip() for line in (ROOT / "README.md").read_text("utf-8").splitlines()]
    commands = [line for line in lines if line.startswith("python3 -m venv .venv && ")]
    assert [command.split("/")[-1] for command in commands] == ["tutor", "pytest"]
