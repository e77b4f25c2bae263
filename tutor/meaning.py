"""What an utterance can mean: variables, events, claims, stance.

This is the one vocabulary that parser, rules, predictions and calculations share. A *variable* is
a quantity of the subject with its ion and side, ``c(K, out)``. An *event* is something that is said
to happen or to hold, ``change(c(K, out), up)``. A *claim* links events (cause, reason, effect) and
carries the stance in which they were said. Every value has one written form, used in rule files,
transcripts and traces, and read back by ``read_event`` and ``read_variable``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from tutor.errors import InputError

Span: TypeAlias = tuple[int, int]
Ancestors: TypeAlias = Mapping[str, frozenset[str]]

ANY = "any"


class Act(StrEnum):
    """What the student wants done."""

    COMPUTE = "compute"
    WHAT_IF = "what_if"
    DIRECTION = "direction"
    COMPARE = "compare"
    EXPLAIN = "explain"
    DEFINE = "define"
    CHECK = "check"
    SET = "set"
    META = "meta"
    CLARIFY = "clarify"
    DECLINE = "decline"


class Stance(StrEnum):
    """How a claim was put forward; only the first three are beliefs of the student."""

    ASSERTS = "asserts"
    PRESUPPOSES = "presupposes"
    HEDGES = "hedges"
    ASKS = "asks"
    DENIES = "denies"
    REPORTS = "reports"
    PAST = "past"

    @property
    def held(self) -> bool:
        """True where the student speaks for themselves."""
        return self in (Stance.ASSERTS, Stance.PRESUPPOSES, Stance.HEDGES)


class Variable(NamedTuple):
    """A quantity of the subject: symbol, and where it needs them ion and side (``in`` or ``out``).

    A tuple, because nothing is made, hashed and compared more often.
    """

    symbol: str
    ion: str | None = None
    side: str | None = None

    def __str__(self) -> str:
        inside = ", ".join(filter(None, self[1:]))
        return f"{self.symbol}({inside})" if inside else self.symbol


V_M = Variable("V_m")
T = Variable("T")

Role: TypeAlias = "Variable | str | None"

# What each kind of event says, in the order in which its roles are written.
SIGNATURES: dict[str, tuple[str, ...]] = {
    "change": ("what", "direction", "size"),
    "move": ("what", "where", "amount", "by"),
    "adds": ("what", "where"),
    "is": ("what", "state"),
    "set_by": ("what", "by"),
    "has": ("who", "what"),
    "matters": ("what", "to"),
    "drives": ("who", "what"),
    "runs": ("who", "how"),
    "shifts": ("who", "direction"),
    "wants": ("who", "what"),
    "beyond": ("what", "limit"),
    "multiplies": ("what", "by"),
    "divides": ("what", "by"),
    "decides": ("who", "what"),
    "called": ("what", "name"),
    "equal": ("one", "other"),
    "near": ("one", "other"),
    "greater": ("one", "other"),
    "uses": ("who", "what"),
    "makes": ("who", "what"),
    "needs": ("what", "of", "size"),
    "holds": ("where", "what", "how"),
    "alone": ("what", "where"),
    "restores": ("who", "what"),
    "irrelevant": ("what", "to"),
    "attracts": ("who", "what"),
    "selective": ("what",),
    "ends": ("what",),
    "evens": ("what",),
    "downhill": ("what",),
    "costless": ("what",),
    "untransported": ("what",),
    "trapped": ("what",),
}


MARKS = (
    "not",
    "every",
    "always",
    "only",
    "rest",
    "open",
    "pure",
    "graded",
    "if",
    "divalent",
    "compared",
    "either",
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something said to happen or to hold; ``roles`` follow ``SIGNATURES[kind]``, None is unsaid.

    ``marks`` say how it is put: ``not`` turns it round ("fat cells have no voltage" is a belief too),
    ``every``, ``always`` and ``only`` claim more than the event alone; ``rest``, ``open`` (channels) and
    ``pure`` (one ion) tell of the membrane it is said of, ``graded`` that concentrations are spoken of,
    ``divalent`` ions, things ``compared`` (V_m with an E), and ``if`` that it is said under a condition.
    ``either`` leaves open which of two opposites it is, as a question between them does.
    """

    kind: str
    roles: tuple[Role, ...]
    span: Span = (0, 0)
    marks: frozenset[str] = frozenset()

    def role(self, name: str) -> Role:
        """The value of the role called ``name``, None if it is unsaid or no event of this kind has it."""
        return dict(zip(SIGNATURES[self.kind], self.roles, strict=False)).get(name)

    def __str__(self) -> str:
        said = list(self.roles)
        while said and said[-1] is None:
            said.pop()
        marks = "".join(f"{mark} " for mark in MARKS if mark in self.marks) if self.marks else ""
        return f"{marks}{self.kind}({', '.join('_' if role is None else str(role) for role in said)})"


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about events: effect, what is said to cause it, and the reason given for that."""

    effect: Event
    cause: Event | None = None
    because: Event | None = None
    stance: Stance = Stance.ASSERTS
    text: str = ""
    span: Span = (0, 0)
    framed: bool = False  # read from a frame: told beside what a verb of change or motion already says
    scene: frozenset[str] = frozenset()  # all that the sentence names: at rest, always, slowly

    def __str__(self) -> str:
        parts = [str(self.effect)]
        if self.cause is not None:
            parts.insert(0, f"{self.cause} ->")
        if self.because is not None:
            parts.append(f"because {self.because}")
        return f"[{self.stance}] {' '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is said in one voice: the labels of each of its pieces, in a row, with what denies.

    A part is what a denial reaches: from one comma or connective to the next.
    """

    rows: tuple[frozenset[str], ...]
    parts: tuple[int, ...]
    # the pieces that deny, each with what the set phrases say that take it up
    denials: tuple[tuple[int, frozenset[str]], ...]
    stance: Stance
    text: str
    span: Span
    scene: frozenset[str]
    cited: bool = False  # somebody else is named in it, whose view it may be
    sides: tuple[int, ...] = ()  # of each piece: on which side of a "but" or "although" it stands


# --- the written form -------------------------------------------------------------------------

_TERM = re.compile(r"\s*([A-Za-z_][\w|+-]*)\s*")


def read_variable(text: str) -> Variable:
    """The variable written as ``c(K, out)``, ``E(Na)`` or ``V_m``; raises ``InputError``."""
    role, rest = _read_role(text, text)
    if rest.strip() or not isinstance(role, Variable | str):
        raise InputError(f'Read "{text}"', "which is not a variable.", "Write one as c(K, out), E(K) or V_m.")
    return role if isinstance(role, Variable) else Variable(role)


def read_event(text: str) -> Event:
    """The event written as ``change(c(K, out), up)``; raises ``InputError`` with what is allowed."""
    marks = []
    whole = text
    found = _TERM.match(text)
    while found is not None and found.group(1) in MARKS:
        marks.append(found.group(1))
        text = text[found.end() :]
        found = _TERM.match(text)
    kind = found.group(1) if found else ""
    if found is None or kind not in SIGNATURES:
        allowed = ", ".join(SIGNATURES)
        raise InputError(
            f'Read "{whole}"', "which does not begin with a kind of event.", f"Kinds: {allowed}."
        )
    roles, rest = _read_arguments(text[found.end() :], whole)
    if rest.strip() or len(roles) > len(SIGNATURES[kind]):
        wanted = f"{kind}({', '.join(SIGNATURES[kind])})"
        raise InputError(f'Read "{whole}"', f"but {kind} has other parts.", f"Write {wanted}, _ for any.")
    return Event(kind, roles + (None,) * (len(SIGNATURES[kind]) - len(roles)), marks=frozenset(marks))


def _read_role(text: str, whole: str) -> tuple[Role, str]:
    found = _TERM.match(text)
    if not found:
        raise InputError(f'Read "{whole}"', f'in which "{text}" names nothing.', "Use names, _ for any.")
    name, rest = found.group(1), text[found.end() :]
    if not rest.startswith("("):
        if name == "_":
            return None, rest
        return (Variable(name) if name in BARE_VARIABLES else name), rest
    inner, rest = _read_arguments(rest, whole)
    if len(inner) > 2 or not all(part is None or isinstance(part, str) for part in inner):
        raise InputError(f'Read "{whole}"', f"but {name} has an ion and a side at most.", "Write c(K, out).")
    ion, side = (*inner, None, None)[:2]
    if ion in ("in", "out") and side is None:
        ion, side = None, ion
    return Variable(name, _atom(ion), _atom(side)), rest


def _atom(role: Role) -> str | None:
    return role if isinstance(role, str) else None


def _read_arguments(text: str, whole: str) -> tuple[tuple[Role, ...], str]:
    if not text.startswith("("):
        raise InputError(f'Read "{whole}"', 'where a "(" was expected.', "Write change(c(K, out), up).")
    roles: list[Role] = []
    rest = text[1:]
    while True:
        role, rest = _read_role(rest, whole)
        roles.append(role)
        rest = rest.lstrip()
        if rest.startswith(")"):
            return tuple(roles), rest[1:]
        if not rest.startswith(","):
            raise InputError(f'Read "{whole}"', "which does not close its brackets.", 'Add the missing ")".')
        rest = rest[1:]


# Quantities that stand without an ion, so that the bare name is a variable and not a word.
BARE_VARIABLES = frozenset({
    "V_m", "T", "pH", "delta_pH", "delta_psi", "delta_p", "C_m", "R_m", "tau", "E", "DF", "I", "P", "g",
    "flux", "gradient",
})  # fmt: skip


# --- taxonomy ---------------------------------------------------------------------------------


def covers(pattern: Event, event: Event, ancestors: Ancestors) -> bool:
    """True if ``event`` is an instance of ``pattern``: same kind, and every said role is covered.

    A role left open in the pattern takes anything. A role left open in the event satisfies only an
    open one, so that nothing is read into what a student did not say. What is turned round is covered
    by a pattern turned round and by no other; a mark of the pattern must have been said.
    """
    if pattern.kind != event.kind:
        return False
    if ("not" in pattern.marks) != ("not" in event.marks) or not pattern.marks <= event.marks:
        return False
    if pattern.kind == "change" and event.role("direction") == "same" and pattern.role("direction") != "same":
        return False  # what stays the same is no change, not even "any"
    return all(
        covers_role(wanted, got, ancestors) for wanted, got in zip(pattern.roles, event.roles, strict=True)
    )


def covers_role(wanted: Role, got: Role, ancestors: Ancestors) -> bool:
    """True if the role ``got`` is what the pattern ``wanted`` asks for."""
    if wanted is None or wanted == ANY:
        return True
    if got is None:
        return False
    if isinstance(wanted, Variable):
        if not isinstance(got, Variable):
            return False
        pairs = ((wanted.symbol, got.symbol), (wanted.ion, got.ion), (wanted.side, got.side))
        return all(covers_role(one, other, ancestors) for one, other in pairs)
    if isinstance(got, Variable):
        return False
    return any(name == got or name in ancestors.get(got, frozenset()) for name in wanted.split("|"))
