"""``tutor diagnose FILE``: results row by row, a bar where somebody watches, the summary at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from tutor.batch.rows import JSONL, Lines, Row, read_rows
from tutor.batch.run import Summary, diagnose
from tutor.batch.write import words, writer
from tutor.conversation import Tutor
from tutor.errors import InputError


def diagnose_file(
    path: Path,
    tutor: Tutor,
    stdout: IO[str],
    stderr: IO[str],
    column: str | None = None,
    out: Path | None = None,
    kind: str | None = None,
    keep: str | None = None,
) -> Summary:
    """Judge the answers of a file; raises ``InputError`` where it or its column cannot be read at all."""
    if out is not None and out.exists() and path.exists() and out.samefile(path):
        raise InputError(f'Read "{out}" as where to write,', "but the answers are there.", "Name another.")
    named = out if out is not None and out.suffix else path
    kind = kind or ("jsonl" if named.suffix.lower() in JSONL else "csv")
    summary = Summary()
    try:
        with ExitStack() as opened:
            lines = Lines(opened.enter_context(path.open("rb")))
            size = path.stat().st_size if path.is_file() else None
            rows = read_rows(lines, path, column, keep)
            file = opened.enter_context(out.open("w", encoding="utf-8", newline="")) if out else stdout
            _write_all(rows, lines, size, tutor, file, kind, stderr, summary)
    except BrokenPipeError:
        raise
    except OSError as error:
        why = f"{error.strerror}."
        raise InputError(f'Read "{error.filename or path}",', why, "Check the name.") from None
    known = tutor.knowledge
    titles = {
        **{one.id: one.belief for one in known.rules.values()},
        **{s.id: s.slip for s in known.slips.values()},
    }
    stderr.writelines(f"{line}\n" for line in words(summary, titles))
    if summary.rows and summary.damaged.count == summary.rows:
        raise InputError(f'Read "{path}",', "in which no row can be read.", "See the lines above.")
    return summary


def _write_all(
    rows: Iterator[Row],
    lines: Lines,
    size: int | None,
    tutor: Tutor,
    file: IO[str],
    kind: str,
    stderr: IO[str],
    summary: Summary,
) -> None:
    from rich.console import Console
    from rich.progress import Progress

    write = writer(file, kind)
    console = Console(file=stderr)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("judging", total=size)
        for result in diagnose(rows, tutor, summary):
            write(result)
            if result.problem:
                console.print(f"line {result.line}: {result.problem}", markup=False, highlight=False)
            bar.update(task, completed=lines.read)
