"""The knowledge base is sound, and a mistake in a file is named with file, key and what would be right."""

import os
import pickle
import re
from pathlib import Path

import pytest

from tutor.check import check
from tutor.conversation import Tutor
from tutor.errors import KnowledgeError
from tutor.knowledge.load import load_knowledge, shipped
from tutor.knowledge.model import Knowledge
from tutor.meaning import Variable

IDEA = """name = "tonic water"
definition = "A drink. In this cell E_K is {E(K):mV.1}."
needs = ["ion"]
equations = ["nernst-potential"]
because = ["diffusion"]
sources = [{ source = "wright-2004", where = "main text" }]

[[facts]]
text = "It holds quinine."
facet = "kinds"
source = "this-tutor"

[questions]
answers = ["what is tonic water", "define tonic water", "tonic water?", "tell me about tonic water"]
others = ["what is diffusion", "what is an ion"]
"""

CELL = """name = "Tiny cell"
text = "For a test."
T = "37 °C"
source = "this-tutor"
status = "assumed"
[ions.K]
out = "10 mM"
in = "100 mM"
"""

RULE = """belief = "Magnesium sets the resting potential."
why = "It is an ion."
credit = "Magnesium is an ion."
correction = "It hardly crosses."
refutation = "In {cell} V_m is {V_m:mV.1} and without K⁺ leak it moves by {without.V_m.change:+mV.1}."
ideas = ["resting-potential"]
sources = [{ source = "wright-2004", where = "Sidebar 2" }]

[[when]]
effect = "set_by(V_m, Mg)"

[experiments.without]
change = ["P(K) * 0.5"]

[ask]
question = "Does magnesium cross?"
accept = ["no"]

[examples]
fires = [
  "Magnesium sets the resting potential.",
  "The resting potential is determined by magnesium.",
  "Magnesium controls the membrane potential.",
]
silent = [
  "Magnesium does not set the resting potential.",
  "Does magnesium set the resting potential?",
  "My friend says magnesium sets the resting potential.",
]
"""

IDEAS, CELLS, RULES = "ideas/tonic.toml", "cells/tiny.toml", "misconceptions/test/magnesium-sets-vm.toml"


def lay(folder: Path, path: str, text: str) -> Path:
    """Write one file of an overlay."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


@pytest.fixture(scope="module")
def standing() -> list[str]:
    """What is wrong with the shipped knowledge alone."""
    return check()


def test_the_shipped_knowledge_is_sound(standing: list[str]) -> None:
    """No dead link, no text without its numbers, no example that does not behave."""
    assert not standing, "\n" + "\n".join(standing)


@pytest.mark.parametrize(("path", "text"), [(IDEAS, IDEA), (CELLS, CELL), (RULES, RULE)])
def test_a_good_file_adds_no_problem(path: str, text: str, tmp_path: Path, standing: list[str]) -> None:
    """The files that the mistakes below are made from are themselves right."""
    lay(tmp_path, path, text)
    assert [problem for problem in check([tmp_path]) if problem not in standing] == []


# name: (file, text replaced, by what, words of the message)
MISTAKES = {
    "not-toml": (IDEAS, IDEA, "name = ", ["not TOML"]),
    "unknown-key": (IDEAS, "needs =", "neds =", ["neds", "is not a key", 'Did you mean "needs"?']),
    "empty-sources": (
        IDEAS,
        '[{ source = "wright-2004", where = "main text" }]',
        "[]",
        ["sources", "at least 1 item"],
    ),
    "no-source-of-a-rule": (
        RULES,
        'sources = [{ source = "wright-2004", where = "Sidebar 2" }]',
        "",
        ["sources", "required"],
    ),
    "no-source-of-a-cell": (CELLS, 'source = "this-tutor"\n', "", ["source", "required"]),
    "unknown-source": (
        IDEAS,
        "wright-2004",
        "write-2004",
        ['sources: "write-2004"', 'Did you mean "wright-2004"?'],
    ),
    "unknown-source-of-a-cell": (
        CELLS,
        "this-tutor",
        "this-teacher",
        ['"this-teacher"', 'Did you mean "this-tutor"?'],
    ),
    "dead-need": (IDEAS, '"ion"', '"ions"', ['needs: "ions"', 'Did you mean "ion"?']),
    "dead-reason": (IDEAS, '"diffusion"]', '"difusion"]', ['because: "difusion"', '"diffusion"']),
    "dead-source-of-a-fact": (IDEAS, "this-tutor", "this-tuto", ['sources: "this-tuto"', '"this-tutor"']),
    "unknown-facet-of-a-fact": (IDEAS, '"kinds"', '"kind"', ["facts.0.facet", "does not fit"]),
    "unfillable-fact": (IDEAS, "holds quinine", "holds {E(Xy):mV.1}", ["facts.1:", "no such number"]),
    "too-few-questions": (
        IDEAS,
        '"define tonic water", "tonic water?", ',
        "",
        ["questions.answers", "at least 4"],
    ),
    "question-not-answered": (
        IDEAS,
        '"tonic water?"',
        '"what is V_m?"',
        ['questions.answers: "what is V_m?"', "answered by goldman-potential"],
    ),
    "question-taken-from-others": (
        IDEAS,
        '"what is an ion"',
        '"what does tonic water mean"',
        ['questions.others: "what does tonic water mean"', "answered by it"],
    ),
    "dead-equation": (
        IDEAS,
        "nernst-potential",
        "nernst-potentail",
        ["equations:", 'Did you mean "nernst-potential"?'],
    ),
    "dead-misconception": (
        IDEAS,
        "needs =",
        'misconceptions = ["chloride-set-vm"]\nneeds =',
        ["misconceptions:", 'Did you mean "chloride-sets-vm"?'],
    ),
    "dead-idea-of-a-rule": (
        RULES,
        '["resting-potential"]',
        '["resting"]',
        ['ideas: "resting"', '"resting-potential"'],
    ),
    "dead-confusion": (
        RULES,
        "ideas =",
        'confused_with = ["eion-constant"]\nideas =',
        ['Did you mean "eion-is-a-constant"?'],
    ),
    "bad-status": (CELLS, '"assumed"', '"guessed"', ["status", "does not fit"]),
    "unknown-unit-of-a-cell": (CELLS, "10 mM", "10 mMol", ["ions.K.out", '"mMol"', "not one of the units"]),
    "unknown-ion": (CELLS, "ions.K", "ions.Kx", ["ions.Kx", "is not an ion"]),
    "unknown-unit-in-a-text": (IDEAS, "{E(K):mV.1}", "{E(K):mv.1}", ["definition:", '"mv" is no unit']),
    "unknown-quantity-in-a-text": (
        IDEAS,
        "{E(K):mV.1}",
        "{E(Xy):mV.1}",
        ["definition:", "E(Xy)", "no such number"],
    ),
    "no-quantity-in-a-text": (IDEAS, "{E(K):mV.1}", "{E(K:mV.1}", ["definition:"]),
    "stray-brace": (IDEAS, "{E(K):mV.1}", "{E(K)", ["definition:", "no place for a number"]),
    "unknown-experiment": (RULES, "{without.V_m", "{with.V_m", ["refutation:"]),
    "unknown-result": (RULES, "without.V_m.change", "without.V_m.changed", ["refutation:", "gives only"]),
    "unquoted-experiment": (
        RULES,
        "{without.V_m.change:+mV.1}",
        "much",
        ["experiments.without", "no text quotes it"],
    ),
    "bad-change": (RULES, "P(K) * 0.5", "P(K) halves", ["refutation:", "as a change"]),
    "unknown-event": (RULES, "set_by(V_m, Mg)", "sets(V_m, Mg)", ["when:", "kind of event", "set_by"]),
    "too-few-examples": (
        RULES,
        '  "Magnesium controls the membrane potential.",\n',
        "",
        ["examples.fires", "at least 3"],
    ),
    "fires-not": (
        RULES,
        "Magnesium controls the membrane potential.",
        "Magnesium is an ion.",
        ["examples.fires", "does not fire"],
    ),
    "silent-fires": (
        RULES,
        "Does magnesium set the resting potential?",
        "Magnesium sets the resting potential.",
        ["examples.silent"],
    ),
}


@pytest.mark.parametrize(("path", "old", "new", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named(
    path: str, old: str, new: str, words: list[str], tmp_path: Path, standing: list[str]
) -> None:
    """One mistake gives one problem that names the file and says what is wrong."""
    good = {IDEAS: IDEA, CELLS: CELL, RULES: RULE}[path]
    assert old in good
    file = lay(tmp_path, path, good.replace(old, new, 1))
    problems = [problem for problem in check([tmp_path], own=True) if problem not in standing]
    assert len(problems) == 1, problems
    assert all(word in problems[0] for word in [str(file), *words]), problems[0]


def test_a_misspelt_key_explains_the_missing_one(tmp_path: Path) -> None:
    """Where a required key is misspelt, the misspelling is named."""
    lay(tmp_path, IDEAS, IDEA.replace("definition =", "defintion ="))
    (problem,) = check([tmp_path], own=True)
    assert 'Did you mean "definition"?' in problem


def test_the_worked_example_of_the_readme_works(tmp_path: Path, standing: list[str]) -> None:
    """The rule printed in ``knowledge/README.md`` loads, fires and keeps silent as it says."""
    (rule,) = re.findall(r"```toml\n(.*?)```", (shipped() / "README.md").read_text("utf-8"), re.DOTALL)
    lay(tmp_path, "misconceptions/external-potassium/k-up-hyperpolarises.toml", rule)
    assert [problem for problem in check([tmp_path]) if problem not in standing] == []


def test_two_rules_on_one_sentence_are_named(tmp_path: Path, standing: list[str]) -> None:
    """On a firing example no other rule speaks unless the rule says so."""
    other = RULE.replace('"set_by(V_m, Mg)"', '"set_by(V_m, Mg|Ca)"')
    lay(tmp_path, RULES, RULE)
    lay(tmp_path, "misconceptions/test/divalents-set-vm.toml", other)
    problems = [problem for problem in check([tmp_path], own=True) if problem not in standing]
    assert len(problems) == 6
    assert any("fires divalents-set-vm too" in problem for problem in problems)


def test_one_id_twice_is_named(tmp_path: Path) -> None:
    """Ids are unique in a folder, whatever the subfolder."""
    lay(tmp_path, RULES, RULE)
    lay(tmp_path, RULES.replace("/test/", "/again/"), RULE)
    assert any('the id "magnesium-sets-vm" is also' in problem for problem in check([tmp_path], own=True))


def test_a_ring_of_needs_is_named(tmp_path: Path) -> None:
    """An idea cannot come before itself."""
    lay(tmp_path, "ideas/one.toml", IDEA.replace('"ion"', '"two"'))
    lay(tmp_path, "ideas/two.toml", IDEA.replace('"ion"', '"one"').replace("tonic", "other"))
    assert any("leads round to one itself" in problem for problem in check([tmp_path], own=True))


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A wrong path is a wrong command line, not a problem of the knowledge."""
    for use in (lambda: check([tmp_path / "absent"]), lambda: load_knowledge(tmp_path / "absent")):
        with pytest.raises(KnowledgeError, match="no such folder"):
            use()


def test_an_overlay_adds_and_replaces(tmp_path: Path, knowledge: Knowledge) -> None:
    """A new id adds, the same id replaces, everything else stays."""
    lay(tmp_path, CELLS, CELL)
    lay(tmp_path, "ideas/ion.toml", IDEA.replace('needs = ["ion"]', ""))
    mine = load_knowledge(tmp_path)
    assert set(mine.cells) == {*knowledge.cells, "tiny"}
    assert set(mine.ideas) == set(knowledge.ideas)
    assert mine.ideas["ion"].name == "tonic water"
    assert mine.ideas["diffusion"] == knowledge.ideas["diffusion"]


def test_what_an_overlay_adds_can_be_asked_for(tmp_path: Path) -> None:
    """A cell of the teacher's own is known by its name, and its numbers are used."""
    lay(tmp_path, CELLS, CELL)
    tutor = Tutor(load_knowledge(tmp_path))
    assert tutor.ask("use the tiny cell").context["cell"] == "tiny"
    assert tutor.ask("E_K?").values[0].value == pytest.approx(-61.540, abs=1e-3)


def test_compiled_knowledge_is_not_trusted_when_its_source_changed(tmp_path: Path) -> None:
    """The next load after an edit reads the edited file."""
    outside = Variable("c", "K", "out")
    lay(tmp_path, CELLS, CELL)
    assert load_knowledge(tmp_path).cells["tiny"].values[outside] == pytest.approx(10)
    assert load_knowledge(tmp_path).cells["tiny"].values[outside] == pytest.approx(10)
    lay(tmp_path, CELLS, CELL.replace('"10 mM"', '"20.0 mM"'))
    assert load_knowledge(tmp_path).cells["tiny"].values[outside] == pytest.approx(20)


@pytest.mark.parametrize("rubbish", [b"", b"rubbish", pickle.dumps({"not": "knowledge"}), b"I99x\n."])
def test_a_broken_cache_is_read_again(
    rubbish: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cut or foreign cache file costs time, never an answer."""
    monkeypatch.setenv("MEMBRANE_TUTOR_CACHE", str(tmp_path))
    load_knowledge()
    (kept,) = tmp_path.glob("*.pickle")
    kept.write_bytes(rubbish)
    assert "typical-neuron" in load_knowledge().cells


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions of POSIX systems")
def test_a_cache_that_others_may_write_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pickle runs what is in it, so one that another user could have written is left alone."""
    monkeypatch.setenv("MEMBRANE_TUTOR_CACHE", str(tmp_path))
    load_knowledge()
    (kept,) = tmp_path.glob("*.pickle")
    assert not kept.stat().st_mode & 0o077
    kept.write_bytes(f"cos\nmkdir\n(S'{tmp_path / 'run'}'\ntR.".encode())
    kept.chmod(0o666)
    load_knowledge()
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"10 mM"', '"4 mm"'),
        ('"10 mM"', '"4"'),
        ('"10 mM"', '"-4 mM"'),
        ('"10 mM"', '"0 mM"'),
        ('"37 °C"', '"37 mM"'),
        ('"37 °C"', '"37 K"'),
        ('"10 mM"', '{ value = "10 mM", range = "1 to 20 mV" }'),
    ],
)
def test_a_number_that_cannot_be_this_quantity_is_refused(right: str, wrong: str, tmp_path: Path) -> None:
    """A unit of another dimension or an impossible size never reaches a student."""
    lay(tmp_path, CELLS, CELL.replace(right, wrong))
    with pytest.raises(KnowledgeError, match="tiny"):
        load_knowledge(tmp_path)


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache folder is a file, the knowledge is still read."""
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("MEMBRANE_TUTOR_CACHE", str(tmp_path / "file"))
    assert "typical-neuron" in load_knowledge().cells


def test_every_number_of_a_cell_names_a_source(knowledge: Knowledge) -> None:
    """No number stands without an origin and its status."""
    for cell in knowledge.cells.values():
        assert all(datum.source in knowledge.sources and datum.status for datum in cell.data.values())


def test_the_folder_of_a_checkout_is_the_one_that_is_read() -> None:
    """In a checkout the loader reads ``knowledge/`` itself, so an edit counts at once."""
    assert shipped() == Path(__file__).resolve().parent.parent / "knowledge"
