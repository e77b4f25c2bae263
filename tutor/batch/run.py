"""Rows -> results, one at a time, and the summary that grows with them: counts and a few examples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tutor.batch.rows import Row
from tutor.conversation import Tutor
from tutor.explain.answer import Answer

EXAMPLES = 3  # kept for each finding, and for what was not understood
LONGEST_EXAMPLE = 160
NOT_UNDERSTOOD = ("clarify", "decline")
# What tells who somebody is: addresses, long numbers, "my name is Ada", "- Ada Lovelace" at the end.
_WHO = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|\b\d{6,}\b|(?<=\bname is )[\w'-]+(?: [A-Z][\w'-]+)*"
    r"|(?<=\bI am )[A-Z][\w'-]+(?: [A-Z][\w'-]+)+|(?<=\bI'm )[A-Z][\w'-]+(?: [A-Z][\w'-]+)+"
)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one row: the verdict, what was found with the student's own words, or the problem.

    ``perhaps`` are beliefs that the tutor would ask about before it says anything.
    """

    line: int
    verdict: str | None = None
    findings: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    suspects: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    act: str = ""
    target: str | None = None
    understood: bool | None = None
    problem: str = ""
    kept: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Tally:
    """How often something came up, with a few examples."""

    count: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, example: str) -> None:
        """Count one more; the first few different examples are kept."""
        self.count += 1
        shown = anonymous(example)
        if len(self.examples) < EXAMPLES and shown and shown not in self.examples:
            self.examples.append(shown)


@dataclass(slots=True)
class Summary:
    """A class at a glance; its size does not grow with the number of rows."""

    rows: int = 0
    empty: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    findings: dict[str, Tally] = field(default_factory=dict)
    suspects: dict[str, Tally] = field(default_factory=dict)
    perhaps: dict[str, Tally] = field(default_factory=dict)
    not_understood: Tally = field(default_factory=Tally)
    damaged: Tally = field(default_factory=Tally)

    def add(self, row: Row, result: Result) -> None:
        """Take one row into account."""
        self.rows += 1
        if result.problem:
            self.damaged.add(f"line {row.line}: {result.problem}")
            return
        if not row.text.strip():
            self.empty += 1
            return
        self.verdicts[result.verdict or "none"] += 1
        for name, evidence in zip(result.findings, result.evidence, strict=True):
            self.findings.setdefault(name, Tally()).add(evidence)
        for name in result.suspects:
            self.suspects.setdefault(name, Tally()).add(row.text)
        for name in result.perhaps:
            self.perhaps.setdefault(name, Tally()).add(row.text)
        if result.understood is False:
            self.not_understood.add(row.text)


def diagnose(rows: Iterable[Row], tutor: Tutor, summary: Summary) -> Iterator[Result]:
    """One result a row, each row being the first message of a conversation of its own."""
    for row in rows:
        result = Result(row.line, problem=row.problem) if row.problem else _result(row, tutor)
        result = replace(result, kept=row.kept)
        summary.add(row, result)
        yield result


def _result(row: Row, tutor: Tutor) -> Result:
    if not row.text.strip():
        return Result(row.line)
    answer = tutor.fresh().reply(row.text)
    return Result(
        row.line,
        answer.verdict,
        tuple(found.id for found in answer.findings),
        tuple(found.evidence for found in answer.findings),
        tuple(dict.fromkeys(name for part in _parts(answer) for name in part.suspects)),
        tuple(dict.fromkeys(name for part in _parts(answer) for name in part.probes)),
        answer.act,
        answer.target,
        bool(answer.findings) or any(part.act not in NOT_UNDERSTOOD for part in _parts(answer)),
    )


def _parts(answer: Answer) -> tuple[Answer, ...]:
    return answer.parts or (answer,)


def anonymous(text: str) -> str:
    """A sentence on one line and shortened, without what tells who wrote it."""
    plain = _WHO.sub("…", " ".join(text.split()))
    return plain if len(plain) <= LONGEST_EXAMPLE else f"{plain[: LONGEST_EXAMPLE - 1]}…"
