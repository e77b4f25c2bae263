"""The command line: data on stdout, words for people on stderr, exit codes that scripts can trust."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tutor import __version__
from tutor.cli import LISTS, main

QUESTION = "What is E_K with 4 mM outside and 140 mM inside?"
KEYS = {
    *("question", "act", "target", "ions", "values", "givens", "findings", "claims", "verdict", "text"),
    *("sources", "asks", "asks_kind", "confidence", "context", "parts"),
}
Capture = pytest.CaptureFixture[str]


def run(*arguments: str, typed: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """``python -m tutor`` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tutor", *arguments],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        cwd=cwd,
    )


def answers(text: str) -> list[dict[str, object]]:
    """The JSON objects of some lines."""
    return [json.loads(line) for line in text.splitlines()]


def test_ask_prints_one_answer(capsys: Capture) -> None:
    """The words may come as one argument or as several."""
    assert main(["ask", QUESTION]) == 0
    whole = capsys.readouterr()
    assert main(["ask", *QUESTION.split()]) == 0
    assert "E_K = −95.0 mV" in whole.out
    assert (whole.out, whole.err) == tuple(capsys.readouterr())


def test_json_has_the_keys_of_the_contract(capsys: Capture) -> None:
    """One object, with full-precision numbers and units in plain symbols."""
    assert main(["ask", "--json", QUESTION]) == 0
    (answer,) = answers(capsys.readouterr().out)
    assert set(answer) >= KEYS
    assert answer["question"] == QUESTION
    (value,) = answer["values"]
    assert {key: value[key] for key in ("symbol", "ion", "unit", "role")} == {
        "symbol": "E",
        "ion": "K",
        "unit": "mV",
        "role": "result",
    }
    assert value["value"] == pytest.approx(-95.0226, abs=1e-3)
    given = next(given for given in answer["givens"] if given["side"] == "out")
    assert {key: given[key] for key in ("symbol", "ion", "value", "unit", "origin")} == {
        "symbol": "c",
        "ion": "K",
        "value": 4.0,
        "unit": "mM",
        "origin": "said",
    }
    start, end = given["span"]
    assert QUESTION[start:end] == "4 mM"
    assert answer["context"] == {"cell": "typical-neuron", "temperature": "37 °C"}


def test_a_finding_in_json_quotes_the_student(capsys: Capture) -> None:
    """Finding and claim carry id, stance, the student's own words and where they stand."""
    said = "I think adding K+ outside depolarises because it adds positive charge."
    assert main(["ask", "--json", said]) == 0
    (answer,) = answers(capsys.readouterr().out)
    (finding,) = answer["findings"]
    assert (finding["id"], finding["stance"]) == ("adding-ions-adds-charge", "asserts")
    start, end = finding["span"]
    assert finding["evidence"] in said[start:end]
    assert {key for claim in answer["claims"] for key in claim} >= {"text", "stance", "verdict"}


def test_lines_are_answered_in_order_and_alone(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """One object a line, an empty line is a question too, each line a fresh conversation."""
    lines = [QUESTION, "", "and for sodium?", "What is the capital of France?", QUESTION]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    assert main(["ask", "--json", "-"]) == 0
    found = answers(capsys.readouterr().out)
    assert [answer["question"] for answer in found] == lines
    assert [answer["act"] for answer in found[1:4:2]] == ["clarify", "decline"]
    assert {**found[0], "x": 0} == {**found[4], "x": 0}


def test_the_cell_and_temperature_hold_for_every_line(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the command line sets up, each fresh conversation begins with."""
    monkeypatch.setattr("sys.stdin", io.StringIO("E_K?\nE_K?\n"))
    assert main(["ask", "--json", "--cell", "squid-hk1949", "--temperature", "6.3 °C", "-"]) == 0
    for answer in answers(capsys.readouterr().out):
        assert answer["context"] == {"cell": "squid-hk1949", "temperature": "6.3 °C"}
        assert answer["values"][0]["value"] == pytest.approx(-85.27, abs=0.01)


def test_lines_can_be_one_conversation(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """With ``--conversation`` a line leans on the lines before it."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{QUESTION}\nand for sodium?\n"))
    assert main(["ask", "--json", "--conversation", "-"]) == 0
    _, second = answers(capsys.readouterr().out)
    assert second["values"][0]["value"] == pytest.approx(65.507, abs=1e-2)


def test_the_trace_can_be_shown(capsys: Capture) -> None:
    """``--trace`` says how the question was understood."""
    assert main(["ask", "--trace", QUESTION]) == 0
    assert "How this was understood:" in capsys.readouterr().out


@pytest.mark.parametrize("what", LISTS)
def test_every_list_has_rows(what: str, capsys: Capture) -> None:
    """A list is tab-separated rows that begin with an id, nothing on stderr."""
    assert main(["list", what]) == 0
    shown = capsys.readouterr()
    rows = [line.split("\t") for line in shown.out.splitlines()]
    assert rows
    assert all(row[0] for row in rows)
    assert shown.err == ""


def test_a_list_on_a_screen_is_aligned(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """No tabs, and no line that the terminal would break."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["list", "cells"]) == 0
    shown = capsys.readouterr().out
    assert "\t" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_version(capsys: Capture) -> None:
    """``--version`` names the distribution and the package's version."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"membrane-tutor {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "--cell", "typical-neurn", "E_K?"], "Did you mean typical-neuron?"),
        (["ask", "--temperature", "warm", "E_K?"], "which it is not"),
        (["ask", "--knowledge", "no-such-folder", "E_K?"], "no such folder"),
        (["check", "--knowledge", "no-such-folder"], "no such folder"),
        (["replay", "no-such-file.toml"], "no such file"),
    ],
)
def test_a_wrong_command_line_is_code_two(arguments: list[str], words: str, capsys: Capture) -> None:
    """The reason goes to stderr, stdout stays empty."""
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("tutor: ")
    assert words in shown.err


@pytest.mark.parametrize(
    "arguments", [["aks", "E_K?"], ["list", "equation"], ["replay"], ["ask", "--colour"]]
)
def test_an_unknown_command_is_code_two(arguments: list[str], capsys: Capture) -> None:
    """What the grammar of the command line does not know is refused with its usage."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: tutor" in capsys.readouterr().err


def test_replay_tells_differences_and_counts(tmp_path: Path, capsys: Capture) -> None:
    """Differences on stdout with code 1, the count on stderr; a file as written gives code 0."""
    turn = f'title = "t"\n[[turn]]\nstudent = "{QUESTION}"\nvalue = '
    (tmp_path / "good.toml").write_text(turn + '"-95.0 mV"\n', "utf-8")
    assert main(["replay", str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""
    (tmp_path / "bad.toml").write_text(turn + '"95.0 mV"\n', "utf-8")
    assert main(["replay", str(tmp_path)]) == 1
    shown = capsys.readouterr()
    assert "value E_K is -95.0 mV, 95.0 mV within 0.05 mV expected" in shown.out
    assert shown.err == "1 of 2 transcripts as written, 2 turns\n"


def test_a_broken_transcript_is_code_two(tmp_path: Path, capsys: Capture) -> None:
    """A file that cannot be read is a wrong file, not a difference."""
    (tmp_path / "x.toml").write_text('title = "t"\n', "utf-8")
    assert main(["replay", str(tmp_path)]) == 2
    assert "turn is missing" in capsys.readouterr().err


def test_check_tells_problems(tmp_path: Path, capsys: Capture) -> None:
    """A problem of the knowledge is a line on stdout and code 1."""
    (tmp_path / "ideas").mkdir()
    (tmp_path / "ideas" / "tonic.toml").write_text("name = 1\n", "utf-8")
    assert main(["check", "--knowledge", str(tmp_path)]) == 1
    assert "tonic.toml" in capsys.readouterr().out


def test_nothing_but_the_answer_is_on_stdout() -> None:
    """In a real process stdout holds one JSON object and stderr nothing."""
    done = run("ask", "--json", QUESTION)
    assert (done.returncode, done.stderr) == (0, "")
    (answer,) = answers(done.stdout)
    assert answer["act"] == "compute"


def test_a_question_can_come_through_a_pipe() -> None:
    """Without words on the command line the question is read from stdin."""
    done = run("ask", typed=QUESTION)
    assert done.returncode == 0
    assert "−95.0 mV" in done.stdout


def test_the_plain_chat_answers_line_by_line(tmp_path: Path) -> None:
    """In a pipe ``tutor --plain`` answers each line in one conversation, without control codes."""
    done = run("--plain", typed=f"{QUESTION}\nand for sodium?\n", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.index("−95.0 mV") < done.stdout.index("65.5 mV")
    assert "\x1b" not in done.stdout


def test_each_line_is_flushed_when_it_is_answered() -> None:
    """A caller may wait for an answer before sending the next question."""
    with subprocess.Popen(
        [sys.executable, "-m", "tutor", "ask", "--json", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin
        assert process.stdout
        for question in (QUESTION, "", "What is E_Na?"):
            process.stdin.write(question + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question
        process.stdin.close()
        assert process.wait(timeout=30) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="closing a pipe ends a process otherwise there")
def test_a_closed_pipe_ends_quietly() -> None:
    """As with ``tutor … | head -1``: no traceback, code 0."""
    with subprocess.Popen(
        [sys.executable, "-m", "tutor", "ask", "--json", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(f"{QUESTION}\n".encode() * 3)
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        try:
            process.stdin.write(f"{QUESTION}\n".encode() * 300)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.wait(timeout=30) == 0
        assert process.stderr.read() == b""
