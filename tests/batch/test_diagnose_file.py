"""``tutor diagnose``: a class's answers become results and a summary, and damaged rows harm no others."""

import gc
import io
import json
import tracemalloc
from pathlib import Path

import pytest

from tutor import Tutor
from tutor.batch.columns import choose_column
from tutor.batch.command import diagnose_file
from tutor.batch.rows import Lines, Row, read_rows
from tutor.batch.run import Summary, anonymous, diagnose
from tutor.cli import main
from tutor.errors import InputError

SLIP = "I got +95 mV for E_K with 4 mM outside and 140 mM inside"
BELIEF = "Cl- must set the resting potential because E_Cl is closest to V_m"
RIGHT = "I got -95 mV for E_K with 4 mM outside and 140 mM inside"
Capture = pytest.CaptureFixture[str]


def rows(path: Path, content: bytes, column: str | None = None) -> list[Row]:
    """The rows of a file with this content."""
    path.write_bytes(content)
    with path.open("rb") as file:
        return list(read_rows(Lines(file), path, column))


def judged(path: Path, tutor: Tutor, **options: str) -> tuple[list[dict[str, object]], str]:
    """The results as JSON objects, and what was told to people."""
    out, err = io.StringIO(), io.StringIO()
    diagnose_file(path, tutor, out, err, options.get("column"), None, "jsonl")
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_each_row_has_its_verdict_finding_and_evidence(tmp_path: Path, tutor: Tutor) -> None:
    """The line it stands on, the verdict, the ids and the student's own words."""
    path = tmp_path / "class.csv"
    path.write_text(f'name,answer\nAda,"{SLIP}"\nBo,{BELIEF}\nCy,"{RIGHT}"\n', "utf-8")
    results, told = judged(path, tutor)
    assert [(r["line"], r["verdict"], r["findings"]) for r in results] == [
        (2, "wrong", ["ratio-inverted"]),
        (3, "wrong", ["chloride-sets-vm"]),
        (4, "right", []),
    ]
    assert results[0]["evidence"] == [SLIP]
    assert "1  chloride-sets-vm" in told
    assert "1  ratio-inverted" in told
    assert "Ada" not in told + json.dumps(results)


def test_jsonl_rows_are_objects_or_texts(tmp_path: Path, tutor: Tutor) -> None:
    """The key with a usual name is taken; another can be named."""
    path = tmp_path / "class.jsonl"
    path.write_text(json.dumps({"id": 1, "response": BELIEF}) + "\n" + json.dumps(BELIEF) + "\n", "utf-8")
    assert [r["findings"] for r in judged(path, tutor)[0]] == [["chloride-sets-vm"]] * 2
    path.write_text(json.dumps({"text": "hello", "essay": BELIEF}) + "\n", "utf-8")
    assert judged(path, tutor, column="essay")[0][0]["findings"] == ["chloride-sets-vm"]


def test_damaged_csv_rows_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Too few fields, no UTF-8, a stray quotation mark: each is one row; a record of two lines is sound."""
    content = b'\xef\xbb\xbfid;answer\r\n1;one\r\n2\r\n3;caf\xe9\r\n4;"open\r\n5;five\r\n'
    content += b'6;"two\r\nlines"\r\n\r\n7;"a ""b"""\r\n'
    found = rows(tmp_path / "class.csv", content)
    assert [(row.line, row.text or row.problem) for row in found] == [
        (2, "one"),
        (3, "it has 1 fields, the heading 2"),
        (4, "this is not UTF-8"),
        (5, "a quotation mark is not closed"),
        (6, "five"),
        (7, "two\r\nlines"),
        (10, 'a "b"'),
    ]


def test_damaged_jsonl_rows_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Bad JSON, a missing key, a value that is no text, bad bytes."""
    lines = [b'{"answer": "one"}', b'{"answer": ', b'{"other": 1}', b'{"answer": null}', b'"\xff"', b"[1]"]
    found = rows(tmp_path / "class.jsonl", b"\n".join([*lines, b'{"answer": "last"}']))
    assert [row.text for row in found] == ["one", "", "", "", "", "", "last"]
    assert [bool(row.problem) for row in found] == [False, True, True, True, True, True, False]
    assert '"answer"' in found[2].problem


def test_an_open_quotation_mark_at_the_end_costs_one_row(tmp_path: Path) -> None:
    """What follows an open mark is read again, line by line."""
    content = b'answer\n"open\n' + b"".join(b"row %d\n" % n for n in range(200))
    found = rows(tmp_path / "class.csv", content)
    assert [bool(row.problem) for row in found] == [True] + [False] * 200


def test_a_line_without_end_is_not_held(tmp_path: Path) -> None:
    """A line of several megabytes is one damaged row."""
    found = rows(tmp_path / "class.csv", b"answer\nfirst\n" + b"x" * 3_500_000 + b"\nlast\n")
    assert [(row.line, row.text) for row in found] == [(2, "first"), (3, ""), (4, "last")]
    assert "too long" in found[1].problem


@pytest.mark.parametrize(
    ("columns", "wanted", "chosen"),
    [
        (["id", "Answer"], None, "Answer"),
        (["essay"], None, "essay"),
        (["id", "Essay"], "essay", "Essay"),
        (["comment", "answer"], None, "answer"),
    ],
)
def test_the_column_is_the_one_named_or_usual(columns: list[str], wanted: str | None, chosen: str) -> None:
    """By name whatever its case, else a usual name, else the only one."""
    assert choose_column(columns, wanted, "the file") == chosen


def test_no_column_is_guessed() -> None:
    """Where none has a usual name, the columns are listed."""
    with pytest.raises(InputError, match="--column"):
        choose_column(["id", "essay"], None, "the file")


@pytest.mark.parametrize(
    ("name", "content", "arguments"),
    [
        ("missing.csv", None, []),
        ("class.csv", "id,essay\n1,x\n", []),
        ("class.csv", "id,essay\n1,x\n", ["--column", "answer"]),
        ("class.jsonl", '{"answer": \n', []),
    ],
)
def test_a_file_that_cannot_be_judged_ends_with_2(
    name: str, content: str | None, arguments: list[str], tmp_path: Path, capsys: Capture
) -> None:
    """No such file, no such column, not one sound row."""
    if content is not None:
        (tmp_path / name).write_text(content, "utf-8")
    assert main(["diagnose", str(tmp_path / name), *arguments]) == 2
    assert "tutor:" in capsys.readouterr().err


def test_results_go_where_they_are_sent(tmp_path: Path, capsys: Capture) -> None:
    """To stdout as the file came, or to a file in the format of its name; never over the answers."""
    answers, out = tmp_path / "class.csv", tmp_path / "results.jsonl"
    answers.write_text(f"answer\n{BELIEF}\nno idea\nbroken,row\n", "utf-8")
    assert main(["diagnose", str(answers)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[0].startswith("line,verdict,findings,evidence")
    assert "line 4: it has 2 fields" in told.err
    assert main(["diagnose", str(answers), "--out", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(out.read_text("utf-8").splitlines()[0])["findings"] == ["chloride-sets-vm"]
    assert main(["diagnose", str(answers), "--out", str(answers)]) == 2


def test_a_spreadsheet_sees_no_formula(tmp_path: Path, capsys: Capture) -> None:
    """Evidence that begins as a formula is written as text; a negative number stays as it is."""
    answers = tmp_path / "class.csv"
    answers.write_text(f'answer\n"=1+1 {BELIEF}"\n', "utf-8")
    assert main(["diagnose", str(answers)]) == 0
    assert "=1+1" not in [cell[:4] for cell in capsys.readouterr().out.split(",")]


@pytest.mark.parametrize(
    "text", ["write to ada.l@uni.edu", "student 20231234", "my name is Ada Lovelace", "I'm Ada Lovelace"]
)
def test_examples_do_not_tell_who_wrote_them(text: str) -> None:
    """Addresses, long numbers and introductions are left out of examples."""
    shown = anonymous(text)
    assert not any(part in shown for part in ("ada", "Ada", "Lovelace", "2023"))


def test_what_is_held_does_not_grow_with_the_file(tutor: Tutor) -> None:
    """Three hundred rows more leave no trace but counts and a few examples."""
    summary = Summary()

    def judge(numbers: range) -> int:
        for _ in diagnose((Row(n, f"purple monkeys {n % 40}") for n in numbers), tutor, summary):
            pass
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    judge(range(50))  # what is loaded with the first rows
    tracemalloc.start()
    before = judge(range(50, 100))
    after = judge(range(100, 400))
    tracemalloc.stop()
    assert summary.rows == 400
    assert len(summary.not_understood.examples) <= 3
    assert after - before < 100_000  # answers kept would take millions


def test_what_marks_a_row_goes_along_and_names_do_not(tmp_path: Path, capsys: Capture) -> None:
    """An id or a group is kept, a name only if it is asked for; a column called as ours is marked."""
    answers = tmp_path / "class.csv"
    answers.write_text(f'id,name,line,answer\ns1,Ada,9,"{SLIP}"\nbroken\n', "utf-8")
    assert main(["diagnose", str(answers)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("line,id,verdict,")
    assert told[1].startswith("2,s1,wrong,")
    assert told[2].startswith("3,,,")
    assert "Ada" not in "".join(told)
    assert main(["diagnose", str(answers), "--keep", "Name,line"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("line,name,line (file),verdict,")
    assert told[1].startswith("2,Ada,9,wrong,")
    assert main(["diagnose", str(answers), "--keep", "none"]) == 0
    assert capsys.readouterr().out.startswith("line,verdict,")
    assert main(["diagnose", str(answers), "--keep", "seat"]) == 2


def test_what_goes_along_stands_in_each_object(tmp_path: Path, tutor: Tutor) -> None:
    """Values of any kind as text; all columns where all are asked for."""
    path = tmp_path / "class.jsonl"
    row = {"id": 7, "group": None, "name": "Ada", "answer": BELIEF}
    path.write_text(json.dumps(row) + "\n" + json.dumps(BELIEF) + "\n", "utf-8")
    first, second = judged(path, tutor)[0]
    assert (first["id"], first["group"]) == ("7", "")
    assert "name" not in first
    assert "id" not in second
    out = io.StringIO()
    diagnose_file(path, tutor, out, io.StringIO(), None, None, "csv", "all")
    assert out.getvalue().splitlines()[0].startswith("line,id,group,name,answer,verdict")


def test_the_summary_says_what_an_id_stands_for_and_what_would_be_asked(tmp_path: Path, tutor: Tutor) -> None:
    """The belief beside its id; a belief that is only likely stands apart, counted against nobody."""
    path = tmp_path / "class.csv"
    path.write_text(f"answer\n{BELIEF}\nI do not know\n", "utf-8")
    _, told = judged(path, tutor)
    assert f"chloride-sets-vm: {tutor.knowledge.rules['chloride-sets-vm'].belief}" in told
    assert "Of 2 answers:" in told
    likely = [
        (one.id, text)
        for one in tutor.knowledge.rules.values()
        if one.probes
        for text in one.fires
        if tutor.fresh().reply(text).probes == (one.id,)
    ]
    assert likely, "no example of a rule that asks is asked about"
    asked, text = likely[0]
    path.write_text(f'answer\n"{text}"\n', "utf-8")
    results, told = judged(path, tutor)
    assert (results[0]["findings"], results[0]["perhaps"]) == ([], [asked])
    assert "would ask first" in told
