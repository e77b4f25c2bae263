"""Results as rows of CSV or JSONL, and the summary in words."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import IO

from tutor.batch.run import Result, Summary, Tally

COLUMNS = (
    "line",
    "verdict",
    "findings",
    "evidence",
    "suspects",
    "perhaps",
    "act",
    "target",
    "understood",
    "problem",
)
# What a spreadsheet would take for a formula.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.])")


def writer(file: IO[str], kind: str) -> Callable[[Result], None]:
    """What writes one result at a time: ``csv`` with a heading, or ``jsonl``.

    What was kept of a row stands behind its line; the first row tells what that is.
    """
    if kind == "jsonl":
        return lambda result: _line(file, result)
    table = csv.writer(file, lineterminator="\n")
    along: list[str] | None = None
    names = COLUMNS[1:]

    def write(result: Result) -> None:
        nonlocal along
        kept = dict(result.kept)
        if along is None:
            along = list(kept)
            table.writerow(["line", *map(_own, along), *names])
        told = (_cell(kept.get(name, "")) for name in along)
        table.writerow([result.line, *told, *(_cell(getattr(result, name)) for name in names)])

    return write


def _own(name: str) -> str:
    """The heading of a column that goes along; one that the results use themselves is marked."""
    return f"{name} (file)" if name in COLUMNS else name


def _line(file: IO[str], result: Result) -> None:
    told = asdict(result)
    kept = {_own(name): value for name, value in told.pop("kept")}
    file.write(f"{json.dumps({'line': told.pop('line'), **kept, **told}, ensure_ascii=False)}\n")
    file.flush()


def _cell(value: object) -> object:
    """A cell: several things are parted by bars, and none begins as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def words(summary: Summary, titles: Mapping[str, str]) -> Iterator[str]:
    """The summary for people, line by line; ``titles`` say what an id stands for."""
    answered = summary.rows - summary.damaged.count - summary.empty
    yield f"{_many(summary.rows, 'row')} read, {summary.damaged.count} damaged, {summary.empty} empty."
    if summary.verdicts:
        order = {"right": "right", "partly": "partly right", "depends": "it depends", "wrong": "wrong"}
        told = [f"{name} {summary.verdicts[key]}" for key, name in order.items() if summary.verdicts[key]]
        told += [f"no verdict {summary.verdicts['none']}"] if summary.verdicts["none"] else []
        yield f"Of {_many(answered, 'answer')}: {', '.join(told)}."
    yield from _list("Misconceptions and slips", summary.findings, titles)
    yield from _list("Perhaps believed; the tutor would ask first", summary.perhaps, titles)
    yield from _list("Slips that would give the number, held against nobody", summary.suspects, titles)
    if summary.not_understood.count:
        share = round(100 * summary.not_understood.count / max(answered, 1))
        yield f"Not understood: {summary.not_understood.count} ({share} %)"
        yield from (f"    {example}" for example in summary.not_understood.examples)
    if summary.damaged.count:
        yield f"Damaged rows, left out: {summary.damaged.count}"


def _list(title: str, tallies: Mapping[str, Tally], titles: Mapping[str, str]) -> Iterator[str]:
    if not tallies:
        return
    yield f"{title}:"
    for name, tally in sorted(tallies.items(), key=lambda pair: (-pair[1].count, pair[0])):
        meant = f": {titles[name]}" if name in titles else ""
        yield f"  {tally.count:>6}  {name}{meant}"
        yield from (f'          "{example}"' for example in tally.examples)


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
