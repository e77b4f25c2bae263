"""The transcript file: what an author may write about a conversation, and reading it strictly.

A transcript asserts meaning, then a few words, never whole prose. Unknown keys are errors, with file,
turn and the nearest valid spelling.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from tutor.errors import TranscriptError, TutorError
from tutor.meaning import Act, Variable, read_variable
from tutor.units import to_si, unit

NONE = "none"  # how a file writes "nothing" where JSON has null: TOML has no null
ORIGINS = ("said", "context", "assumed")

_NUMBER = re.compile(r"\s*(-?\d+(?:\.(?P<decimals>\d+))?(?:e(?P<power>[+-]?\d+))?)\s*(?P<unit>\S.*?)?\s*$")


@dataclass(frozen=True, slots=True)
class Amount:
    """A written number with its unit; ``step`` is half of its last written digit."""

    text: str
    value: float
    unit: str
    step: float

    @property
    def si(self) -> float:
        """The SI value."""
        return to_si(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class ExpectedGiven:
    """A quantity that must have been read: the variable (None: bound to nothing), amount and origin."""

    text: str
    variable: Variable | None
    amount: Amount
    origin: str | None


def read_amount(text: str) -> Amount:
    """The amount written as ``-95.0 mV`` or ``0.33``; raises ``ValueError``."""
    found = _NUMBER.match(text.replace("−", "-"))
    if found is None:
        raise ValueError(f'"{text}" is no number with a unit, such as "-95.0 mV"')
    symbol = (found["unit"] or "1").replace("²", "**2").replace("³", "**3").replace("μ", "µ")
    try:
        unit(symbol)
    except TutorError as error:
        raise ValueError(str(error)) from None
    step = 0.5 * 10.0 ** (int(found["power"] or 0) - len(found["decimals"] or ""))
    return Amount(text, float(found[1]), symbol, step)


def read_given(text: str) -> ExpectedGiven:
    """The given written as ``c(K, out) = 4 mM`` with an optional ``, said``; raises ``ValueError``."""
    head, mark, tail = text.partition("=")
    if not mark:
        raise ValueError(f'"{text}" is no given, such as "c(K, out) = 4 mM, said"')
    number, _, origin = (part.strip() for part in tail.partition(","))
    if origin and origin not in ORIGINS:
        raise ValueError(f'"{origin}" is no origin; one of {", ".join(ORIGINS)}')
    try:
        variable = None if head.strip() == "_" else read_variable(head.strip())
    except TutorError as error:
        raise ValueError(str(error)) from None
    return ExpectedGiven(text, variable, read_amount(number), origin or None)


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _amount(value: Any) -> Any:
    return read_amount(value) if isinstance(value, str) else value


def _given(value: Any) -> Any:
    return read_given(value) if isinstance(value, str) else value


Text = Annotated[str, StringConstraints(min_length=1)]
Texts = Annotated[list[Text], BeforeValidator(_one_or_more)]
Written = Annotated[Amount, BeforeValidator(_amount)]


class _Table(BaseModel):
    """Base of all tables: frozen, an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Setup(_Table):
    """``[setup]``: what holds before the first turn; ``knowledge`` folders are relative to the file."""

    cell: Text | None = None
    temperature: Text | None = None
    knowledge: Texts = []


class _Measured(_Table):
    """A table with a value and how near the answer must be to it."""

    value: Written | None = None
    within: Written | None = None

    @model_validator(mode="after")
    def _together(self) -> _Measured:
        """``within`` says nothing without ``value`` and measures the same kind of quantity."""
        if self.within is None:
            return self
        if self.value is None:
            raise ValueError("within stands without a value")
        if unit(self.within.unit).dimension != unit(self.value.unit).dimension:
            raise ValueError(
                f'within = "{self.within.text}" is of another kind than value = "{self.value.text}"'
            )
        return self


class ExpectedValue(_Measured):
    """``[[turn.values]]``: one final result, found by whatever keys are given."""

    symbol: Text
    ion: Text | None = None
    side: Literal["in", "out"] | None = None
    role: Literal["result", "before", "after", "change"] | None = None
    ion_direction: Literal["in", "out", "none"] | None = None
    current_direction: Literal["in", "out", "none"] | None = None


class ExpectedContext(_Table):
    """``context``: what holds after the turn."""

    cell: Text | None = None
    temperature: Written | None = None


class Turn(_Measured):
    """``[[turn]]``: what the student types, and what must be true of the answer."""

    student: str
    act: Act | None = None
    target: Text | None = None
    values: list[ExpectedValue] = []
    givens: list[Annotated[ExpectedGiven, BeforeValidator(_given)]] = []
    findings: Texts | None = None
    no_findings: bool | Texts = False
    verdict: Literal["right", "wrong", "partly", "depends", "none"] | None = None
    says: Texts = []
    never_says: Texts = []
    sources: Texts = []
    asks: bool | Text | None = None
    context: ExpectedContext = ExpectedContext()
    got: dict[str, Any] = {}


class Transcript(_Table):
    """A whole file: a title, the ids it covers, how it begins, and its turns."""

    title: Text
    covers: Texts = []
    setup: Setup = Setup()
    turn: Annotated[list[Turn], Field(min_length=1)]


_TABLES: dict[str, type[BaseModel]] = {
    "setup": Setup,
    "turn": Turn,
    "values": ExpectedValue,
    "context": ExpectedContext,
}


def read(path: Path) -> Transcript:
    """The transcript in a file; raises ``TranscriptError`` naming file, turn and key."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise TranscriptError(f"{path}:", f"cannot be read ({error.strerror}).", "") from None
    except tomllib.TOMLDecodeError as error:
        raise TranscriptError(f"{path}:", f"this is not TOML: {error}.", "") from None
    except UnicodeDecodeError:
        raise TranscriptError(f"{path}:", "this is not UTF-8 text.", "Save the file as UTF-8.") from None
    try:
        return Transcript.model_validate(data)
    except ValidationError as error:
        raise _refusal(path, error) from None


def _refusal(path: Path, error: ValidationError) -> TranscriptError:
    """The first thing wrong with a file, in three moves; a misspelt key explains a missing one."""
    first = min(error.errors(), key=lambda problem: problem["type"] != "extra_forbidden")
    steps = [step for step in first["loc"] if isinstance(step, int) or step.isidentifier()]
    names = [step for step in steps if isinstance(step, str)]
    read_part = f"{path}: {_place(steps)}"
    if first["type"] == "extra_forbidden":
        table = next((_TABLES[name] for name in reversed(names[:-1]) if name in _TABLES), Transcript)
        keys = list(table.model_fields)
        instead = nearest(names[-1], keys) or f"Keys here: {', '.join(keys)}."
        return TranscriptError(read_part, "is not a key of a transcript at this place.", instead)
    if first["type"] == "missing":
        return TranscriptError(
            read_part, "is missing.", "Every transcript needs a title and turns, every turn student."
        )
    reason = first["msg"].removeprefix("Value error, ")
    instead = nearest(str(first["input"]), list(Act)) if names[-1:] == ["act"] else ""
    return TranscriptError(read_part, f"does not fit: {reason[:1].lower()}{reason[1:].rstrip('.')}.", instead)


def _place(steps: Iterable[int | str]) -> str:
    """``turn 2: values 1: symbol`` of the places pydantic names."""
    shown: list[str] = []
    for step in steps:
        if isinstance(step, int) and shown:
            shown[-1] += f" {step + 1}"
        else:
            shown.append(str(step))
    return ": ".join(shown)


def nearest(word: str, allowed: Iterable[str]) -> str:
    """A sentence that offers the nearest valid spelling, or nothing."""
    near = difflib.get_close_matches(word, list(allowed), n=1, cutoff=0.5)
    return f'Did you mean "{near[0]}"?' if near else ""
