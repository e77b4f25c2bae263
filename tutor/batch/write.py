"""Results as rows of CSV or JSONL, and the summary in words."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import IO

from tutor.batch.run import Result, Summary, Tally

COLUMNS = ("line", "verdict", "findings", "evidence", "suspects", "act", "target", "understood", "problem")
# What a spreadsheet would take for a formula.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.])")


def writer(file: IO[str], kind: str) -> Callable[[Result], None]:
    """What writes one result at a time: ``csv`` with a heading, or ``jsonl``."""
    if kind == "jsonl":
        return lambda result: _line(file, result)
    table = csv.writer(file, lineterminator="\n")
    table.writerow(COLUMNS)

    def write(result: Result) -> None:
        table.writerow([_cell(getattr(result, name)) for name in COLUMNS])

    return write


def _line(file: IO[str], result: Result) -> None:
    file.write(f"{json.dumps(asdict(result), ensure_ascii=False)}\n")
    file.flush()


def _cell(value: object) -> object:
    """A cell: several things are parted by bars, and none begins as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def words(summary: Summary) -> Iterator[str]:
    """The summary for people, line by line."""
    yield f"{_many(summary.rows, 'row')} read, {summary.damaged.count} damaged, {summary.empty} empty."
    if summary.verdicts:
        order = ("right", "partly", "depends", "wrong", "none")
        told = (f"{name} {summary.verdicts[name]}" for name in order if summary.verdicts[name])
        yield f"Verdicts: {', '.join(told)}."
    yield from _list("Misconceptions and slips", summary.findings)
    yield from _list("Slips that would give the number, held against nobody", summary.suspects)
    if summary.not_understood.count:
        yield f"Not understood: {summary.not_understood.count}"
        yield from (f"    {example}" for example in summary.not_understood.examples)
    if summary.damaged.count:
        yield f"Damaged rows, left out: {summary.damaged.count}"


def _list(title: str, tallies: Mapping[str, Tally]) -> Iterator[str]:
    if not tallies:
        return
    yield f"{title}:"
    for name, tally in sorted(tallies.items(), key=lambda pair: (-pair[1].count, pair[0])):
        yield f"  {tally.count:>6}  {name}"
        yield from (f"          {example}" for example in tally.examples)


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
