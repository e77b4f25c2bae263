"""Which column of a file holds the answers, and which go along into the results."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.errors import InputError

USUAL = ("answer", "answers", "text", "response", "reply", "statement", "explanation", "comment", "question")
# What tells rows apart without telling who somebody is.
MARKS = frozenset({
    "id", "nr", "no", "number", "row", "key", "code", "pseudonym", "sid", "student id", "participant",
    "participant id", "response id", "answer id", "item", "item id", "question", "question id", "task",
    "exercise", "group", "class", "section", "course", "cohort", "date", "time", "timestamp", "submitted",
    "week", "attempt", "grade", "score", "mark", "points",
})  # fmt: skip
ALL, NONE = "all", "none"


def choose_column(columns: Sequence[str], wanted: str | None, what: str) -> str:
    """The column with the answers: the one named, the only one, or one with a usual name."""
    if wanted is not None:
        return _named(columns, wanted, what)
    by_name = {name.strip().lower(): name for name in columns}
    usual = next((by_name[name] for name in USUAL if name in by_name), None)
    if usual is None and len(columns) != 1:
        raise InputError(
            "Which column holds the answers?", f"There are: {', '.join(columns)}.", "Name one with --column."
        )
    return usual if usual is not None else columns[0]


def kept_columns(columns: Sequence[str], answers: str, wanted: str | None, what: str) -> tuple[str, ...]:
    """The columns that go along: those named, all, none, or by default what marks a row but names nobody."""
    if wanted is None:
        return tuple(name for name in columns if name != answers and _plain(name) in MARKS)
    if wanted.strip().lower() in (ALL, NONE):
        return tuple(columns) if wanted.strip().lower() == ALL else ()
    return tuple(dict.fromkeys(_named(columns, name.strip(), what) for name in wanted.split(",")))


def _plain(name: str) -> str:
    """A heading as it is compared: "Student_ID" is "student id"."""
    return " ".join(name.strip().lower().replace("_", " ").replace("-", " ").replace(".", " ").split())


def _named(columns: Sequence[str], wanted: str, what: str) -> str:
    exact = [name for name in columns if name == wanted]
    alike = [name for name in columns if name.strip().lower() == wanted.strip().lower()]
    if exact or len(alike) == 1:
        return (exact or alike)[0]
    raise InputError(
        f'Read "{wanted}" as a column,', f"but {what} has: {', '.join(columns)}.", "Name one of them."
    )
