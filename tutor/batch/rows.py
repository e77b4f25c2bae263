"""The rows of a CSV or JSONL file, one after the other, however damaged some of them are.

A file is read as a stream and never held: a row that cannot be read is handed on with what is wrong with
it, and reading goes on with the next line. An open quotation mark would swallow the rest of a CSV file;
so a record that does not close within some lines counts as one damaged line.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple

from tutor.batch.columns import choose_column, kept_columns
from tutor.errors import InputError

LONGEST_LINE = 1_000_000  # bytes
LONGEST_RECORD = 40  # lines
JSONL = (".jsonl", ".ndjson", ".json")
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, its answer or why there is none, and what goes along with it."""

    line: int
    text: str = ""
    problem: str = ""
    kept: tuple[tuple[str, str], ...] = ()


class Lines:
    """Numbered lines of a binary file, each no longer than memory allows; some can be given back."""

    def __init__(self, file: IO[bytes]) -> None:
        self.read = 0  # bytes so far
        self._file = file
        self._number = 0
        self._given_back: deque[tuple[int, bytes]] = deque()

    def next(self) -> tuple[int, bytes] | None:
        """The next line with its number, or None at the end."""
        if self._given_back:
            return self._given_back.popleft()
        line = self._file.readline(LONGEST_LINE)
        self.read += len(line)
        if not line:
            return None
        self._number += 1
        rest = line
        while rest and not rest.endswith(b"\n") and len(rest) == LONGEST_LINE:
            rest = self._file.readline(LONGEST_LINE)
            self.read += len(rest)
            line = b""  # too long to be a row
        if self._number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        return self._number, line

    def give_back(self, lines: Sequence[tuple[int, bytes]]) -> None:
        """Lines that shall be read once more."""
        self._given_back.extendleft(reversed(lines))


def is_jsonl(path: Path, first: bytes) -> bool:
    """True for a file of JSON objects, by its name or else by its first character."""
    if path.suffix.lower() in JSONL:
        return True
    return path.suffix.lower() not in (".csv", ".tsv", ".txt") and first.lstrip()[:1] in (b"{", b'"')


def read_rows(lines: Lines, path: Path, column: str | None, keep: str | None = None) -> Iterator[Row]:
    """The rows of a file; raises ``InputError`` where it has no such column."""
    first = lines.next()
    if first is None:
        return iter(())
    if first[1].startswith(UTF16):
        raise InputError(f'Read "{path}"', "which is UTF-16 text.", "Save it as UTF-8.")
    lines.give_back([first])
    if is_jsonl(path, first[1]):
        return _json_rows(lines, column, keep)
    return _csv_rows(lines, path, column, keep)


# --- JSONL ------------------------------------------------------------------------------------------


def _json_rows(lines: Lines, column: str | None, keep: str | None) -> Iterator[Row]:
    """One object a line, or one string a line; without a column named, the first object tells it."""
    chosen = column
    kept: tuple[str, ...] | None = None
    while (line := lines.next()) is not None:
        number, raw = line
        if raw and not raw.strip():
            continue
        try:
            value = json.loads(raw.decode("utf-8"))
        except (UnicodeDecodeError, ValueError, RecursionError) as error:
            yield Row(number, problem=_why(error, raw))
            continue
        if isinstance(value, str):
            yield Row(number, value)
        elif not isinstance(value, dict):
            yield Row(number, problem="this is no object and no text")
        else:
            chosen = chosen or choose_column(list(value), None, "the first row")
            if kept is None:
                kept = kept_columns(list(value), chosen, keep, "the first row")
            yield _of_object(number, value, chosen, kept)


def _of_object(number: int, value: dict[str, Any], column: str, kept: Sequence[str]) -> Row:
    along = tuple((name, _short(value.get(name))) for name in kept)
    if column not in value:
        return Row(number, problem=f'there is no "{column}"', kept=along)
    text = value[column]
    if isinstance(text, dict | list | bool) or text is None:
        return Row(number, problem=f'"{column}" is no text', kept=along)
    return Row(number, str(text), kept=along)


def _short(value: Any) -> str:
    """A value that goes along, as text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _why(error: Exception, raw: bytes) -> str:
    if not raw:
        return "the line is too long"
    return "this is not UTF-8" if isinstance(error, UnicodeDecodeError) else "this is not JSON"


# --- CSV --------------------------------------------------------------------------------------------


class Shape(NamedTuple):
    """How the records of a CSV file are cut: where the answer stands, and what goes along with it."""

    delimiter: str
    width: int
    place: int
    kept: tuple[tuple[str, int], ...]


def _csv_rows(lines: Lines, path: Path, column: str | None, keep: str | None) -> Iterator[Row]:
    heading = lines.next()
    assert heading is not None
    text = heading[1].decode("utf-8", "replace")
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=text.count)
    try:
        columns = next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except csv.Error:
        columns = []
    if not columns:
        raise InputError(f'Read "{path}"', "whose first line is no heading.", "Write the column names there.")
    chosen = choose_column(columns, column, "the file")
    kept = tuple((name, columns.index(name)) for name in kept_columns(columns, chosen, keep, "the file"))
    return _records(lines, Shape(delimiter, len(columns), columns.index(chosen), kept))


def _records(lines: Lines, shape: Shape) -> Iterator[Row]:
    while (first := lines.next()) is not None:
        held = [first]
        row = _record(held, shape)
        while row is None:  # an open quotation mark: the record may go on
            more = lines.next() if len(held) < LONGEST_RECORD else None
            if more is None:
                row = Row(first[0], problem="a quotation mark is not closed")
                break
            held.append(more)
            row = _record(held, shape)
        if row.problem and len(held) > 1:
            lines.give_back(held[1:])
            row = Row(first[0], problem="a quotation mark is not closed")
        if row.line:
            yield row if row.kept else _blank(row, shape)


def _blank(row: Row, shape: Shape) -> Row:
    """A damaged row with nothing to go along, in the columns of the others."""
    return Row(row.line, row.text, row.problem, tuple((name, "") for name, _ in shape.kept))


def _record(held: Sequence[tuple[int, bytes]], shape: Shape) -> Row | None:
    """The record of these lines; None while a quotation mark is open, line 0 for an empty line."""
    number = held[0][0]
    if not all(raw for _, raw in held):
        return Row(number, problem="the line is too long")
    try:
        text = b"".join(raw for _, raw in held).decode("utf-8")
    except UnicodeDecodeError:
        return Row(number, problem="this is not UTF-8")
    if not text.strip():
        return Row(0)
    try:
        fields = next(csv.reader(io.StringIO(text, newline=""), delimiter=shape.delimiter, strict=True))
    except csv.Error as error:
        return None if "unexpected end" in str(error) else Row(number, problem=f"{error}")
    if len(fields) != shape.width:
        return Row(number, problem=f"it has {len(fields)} fields, the heading {shape.width}")
    return Row(number, fields[shape.place], kept=tuple((name, fields[at]) for name, at in shape.kept))
