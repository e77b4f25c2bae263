"""Transcripts are read strictly, and differences are told by meaning."""

from pathlib import Path

import pytest

from tutor.errors import TranscriptError
from tutor.knowledge.model import Knowledge
from tutor.transcript import find, replay
from tutor.transcript_file import read_amount, read_given

TURN = 'title = "t"\n[[turn]]\nstudent = "What is E_K with 4 mM outside and 140 mM inside?"\n'

MISTAKES = {
    "not-toml": ("title = ", ["x.toml", "not TOML"]),
    "no-title": ('[[turn]]\nstudent = "E_K?"\n', ["title", "is missing"]),
    "no-turns": ('title = "t"\n', ["turn", "is missing"]),
    "misspelt-key": (TURN + 'vlaue = "4 mM"\n', ["turn 1: vlaue", 'Did you mean "value"?']),
    "misspelt-setup": (
        'title = "t"\n[setup]\ncel = "x"\n' + TURN[12:],
        ["setup: cel", 'Did you mean "cell"?'],
    ),
    "misspelt-value-key": (TURN + '[[turn.values]]\nsymbl = "E"\n', ["turn 1: values 1: symbl", '"symbol"']),
    "second-turn": (TURN + '[[turn]]\nstudent = "x"\nsay = "y"\n', ["turn 2: say", '"says"']),
    "unknown-act": (TURN + 'act = "compue"\n', ["turn 1: act", 'Did you mean "compute"?']),
    "unknown-target": (
        TURN + 'target = "nernst-potentail"\n',
        ["turn 1: target", 'Did you mean "nernst-potential"?'],
    ),
    "unknown-finding": (TURN + 'no_findings = ["chloride-set-vm"]\n', ['Did you mean "chloride-sets-vm"?']),
    "unknown-source": (
        TURN + 'sources = ["write-2004"]\n',
        ["turn 1: sources", 'Did you mean "wright-2004"?'],
    ),
    "unknown-cover": ('covers = ["goldmann-idea"]\n' + TURN, ["covers", 'Did you mean "goldman-idea"?']),
    "unknown-cell": (
        'title = "t"\n[setup]\ncell = "typical-neurn"\n' + TURN[12:],
        ["setup", "typical-neuron"],
    ),
    "bad-unit": (TURN + 'value = "-95 mVolt"\n', ["turn 1: value", '"mVolt"', "not one of the units"]),
    "no-number": (TURN + 'value = "about -95"\n', ["turn 1: value", "no number with a unit"]),
    "bad-given": (TURN + 'givens = ["c(K, out) 4 mM"]\n', ["turn 1: givens 1", "c(K, out) = 4 mM, said"]),
    "lonely-within": (TURN + 'within = "1 mV"\n', ["turn 1", "within stands without a value"]),
    "within-of-another-kind": (TURN + 'value = "-95 mV"\nwithin = "1 mM"\n', ["of another kind"]),
}


@pytest.mark.parametrize(("text", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_file_is_named_with_its_place(
    text: str, words: list[str], tmp_path: Path, knowledge: Knowledge
) -> None:
    """The error names file, turn and key, and offers the nearest valid spelling."""
    path = tmp_path / "x.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(TranscriptError) as caught:
        replay(path, knowledge)
    assert all(word in str(caught.value) for word in [str(path), *words]), str(caught.value)


DIFFERENCES = {
    "value": (
        'value = "-94.0 mV"\nwithin = "0.2 mV"',
        "value E_K is -95.0 mV, -94.0 mV within 0.2 mV expected",
    ),
    "written-digits": ('value = "-95.1 mV"', "value E_K is -95.0 mV, -95.1 mV within 0.05 mV expected"),
    "kind-of-value": ('value = "4 mM"', "value E_K is in mV, 4 mM"),
    "act": ('act = "direction"', "act is compute, direction expected"),
    "target": ('target = "none"', "target is nernst-potential, none expected"),
    "values": (
        '[[turn.values]]\nsymbol = "E"\nion = "Na"',
        "no value with symbol E, ion Na; values: E_K (result)",
    ),
    "givens": (
        'givens = ["c(K, out) = 5 mM"]',
        "given c(K, out) = 5 mM was not read; read: c(K, out) = 4 mM, said",
    ),
    "origin": ('givens = ["T = 37 °C, said"]', "given T = 37 °C, said was not read"),
    "findings": ('findings = ["chloride-sets-vm"]', "chloride-sets-vm was not found; found: none"),
    "verdict": ('verdict = "wrong"', "verdict is none, wrong expected"),
    "says": ('says = ["calcium carbonate"]', 'does not say "calcium carbonate"'),
    "never-says": ('never_says = ["-95.0 MV"]', 'says "-95.0 MV"'),
    "sources": ('sources = ["goldman-1943"]', "does not name the source goldman-1943; named: wright-2004"),
    "asks": ("asks = true", "asks nothing, a question back expected"),
    "context": (
        'context = { cell = "teaching-cell" }',
        "the cell is typical-neuron afterwards, teaching-cell expected",
    ),
    "temperature": (
        'context = { temperature = "20 °C" }',
        "the temperature is 37 °C afterwards, 20 °C expected",
    ),
}


@pytest.mark.parametrize(("line", "words"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_a_difference_is_told_by_meaning(line: str, words: str, tmp_path: Path, knowledge: Knowledge) -> None:
    """One line names file, turn, the student's words, what came and what was expected."""
    path = tmp_path / "x.toml"
    path.write_text(f"{TURN}{line}\n", "utf-8")
    (difference,) = replay(path, knowledge).differences
    assert difference.startswith(f'{path}: turn 1 "What is E_K with 4 mM outside and 140 mM inside?": ')
    assert words in difference


def test_what_a_file_writes_in_another_unit_is_the_same_value(tmp_path: Path, knowledge: Knowledge) -> None:
    """Values and givens are compared as quantities, words without regard to glyphs and capitals."""
    path = tmp_path / "x.toml"
    same = 'value = "−0.09502 V"\ngivens = ["c(K, in) = 0.14 M, said", "T = 310.15 K"]\n'
    same += 'says = ["e_k = -95.0 MV", "K+"]\n'
    path.write_text(TURN + same, "utf-8")
    assert replay(path, knowledge).differences == []


def test_what_came_at_recording_asserts_nothing(tmp_path: Path, knowledge: Knowledge) -> None:
    """``[turn.got]`` may hold anything."""
    path = tmp_path / "x.toml"
    path.write_text(TURN + '[turn.got]\nact = "meta"\nvalue = 7\n', "utf-8")
    assert replay(path, knowledge).differences == []


def test_turns_of_one_file_are_one_conversation(tmp_path: Path, knowledge: Knowledge) -> None:
    """A later turn leans on an earlier one, and ``[setup]`` holds for both."""
    path = tmp_path / "x.toml"
    path.write_text(
        'title = "t"\n[setup]\ncell = "teaching-cell"\n[[turn]]\nstudent = "E_K?"\nvalue = "-94.1 mV"\n'
        '[[turn]]\nstudent = "and for sodium?"\nvalue = "65.7 mV"\n',
        "utf-8",
    )
    report = replay(path, knowledge)
    assert (report.turns, report.differences) == (2, [])


def test_a_transcript_may_bring_its_own_knowledge(tmp_path: Path, knowledge: Knowledge) -> None:
    """``[setup] knowledge`` names folders beside the file that are laid over the shipped one."""
    (tmp_path / "mine" / "cells").mkdir(parents=True)
    (tmp_path / "mine" / "cells" / "tiny.toml").write_text(
        'name = "Tiny cell"\ntext = "For a test."\nT = "37 °C"\nsource = "this-tutor"\nstatus = "assumed"\n'
        '[ions.K]\nout = "10 mM"\nin = "100 mM"\n',
        "utf-8",
    )
    path = tmp_path / "x.toml"
    path.write_text(
        'title = "t"\n[setup]\nknowledge = "mine"\ncell = "tiny"\n'
        '[[turn]]\nstudent = "E_K?"\nvalue = "-61.5 mV"\n',
        "utf-8",
    )
    assert replay(path, knowledge).differences == []


def test_a_folder_is_searched_through_and_through(tmp_path: Path) -> None:
    """Files are found at any depth, each once, and in a steady order."""
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("z.toml", "b/c/a.toml", "notes.txt"):
        (tmp_path / name).write_text("", "utf-8")
    names = [path.relative_to(tmp_path).as_posix() for path in find([tmp_path, tmp_path / "z.toml"])]
    assert names == ["b/c/a.toml", "z.toml"]


def test_no_transcript_is_an_error(tmp_path: Path) -> None:
    """An empty folder and a missing path are refused, so that a typo cannot pass for success."""
    with pytest.raises(TranscriptError, match="no transcript is there"):
        find([tmp_path])
    with pytest.raises(TranscriptError, match="no such file"):
        find([tmp_path / "absent.toml"])


@pytest.mark.parametrize(
    ("text", "value", "unit", "step"),
    [
        ("-95.0 mV", -95.0, "mV", 0.05),
        ("4 mM", 4, "mM", 0.5),
        ("1.5e-7 cm/s", 1.5e-7, "cm/s", 5e-9),
        ("0.33", 0.33, "1", 0.005),
    ],
)
def test_a_written_amount_is_as_exact_as_its_digits(text: str, value: float, unit: str, step: float) -> None:
    """Without ``within`` half of the last written digit is the tolerance."""
    amount = read_amount(text)
    assert (amount.value, amount.unit) == (value, unit)
    assert amount.step == pytest.approx(step)


def test_a_given_bound_to_nothing_is_written_with_a_line() -> None:
    """``_ = 5 mM`` stands for a number that was read and bound to nothing."""
    assert read_given("_ = 5 mM").variable is None
