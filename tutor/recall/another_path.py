"""The last current or V_m with another path: "and a Na channel with E_Na +58", "a synapse adds 6 nS"."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Stance, T, Variable, read_variable
from tutor.parse.numbers.branches import NAMES
from tutor.parse.reading import Given, Reading
from tutor.recall.again import again
from tutor.recall.held import given

LONGEST = 16  # words
OPENERS = (
    "and ",
    "now ",
    "then ",
    "same ",
    "make ",
    "make it ",
    "with ",
    "for ",
    "what about ",
    "what if ",
    "how about ",
)
ADDED = "a path added to those told before"
CARRIED_OVER = "as for the channel spoken of before"
PLAIN = (Act.CLARIFY, Act.COMPUTE, Act.CHECK, Act.WHAT_IF, Act.DEFINE)
CHORD = "chord-conductance-potential"


def another_channel(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Make it a Na+ channel with E_Na +58": the last current of another ion, through as large a channel."""
    if last.target != "ionic-current" or len(reading.ions) != 1 or len(last.ions) != 1:
        return None
    ion, before = reading.ions[0], last.ions[0]
    values = _values(reading)
    said = {item.variable for item in values}
    if ion == before or Variable("E", ion) not in said or not _leans(reading):
        return None
    wanted = read_variable(last.unknown) if last.unknown else Variable("I", before)
    asked = reading.unknown
    allowed = {Variable("E", ion), Variable("g", ion), Variable("g"), V_M, T}
    other = asked not in (None, *allowed, Variable(wanted.symbol, ion), Variable(wanted.symbol))
    if other or not said <= allowed:
        return None
    told = {read_variable(kept[0]): kept for kept in last.givens}
    sizes = [told[v] for v in (Variable("g", before), Variable("g")) if v in told]
    if sizes and not {Variable("g", ion), Variable("g")} & said:
        values.append(replace(given(sizes[0]), variable=Variable("g", ion), why=CARRIED_OVER))
    return again(_only(reading, values), last, knowledge)


def added_path(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "Then a synapse adds 6 nS that reverses at 0": one more conductance beside those of the last V_m."""
    if last.target != CHORD or last.act not in (Act.COMPUTE, Act.WHAT_IF) or last.shifts:
        return None
    values = _values(reading)
    ions = {item.variable.ion for item in values if item.variable is not None}
    told = {read_variable(kept[0]).ion for kept in last.givens}
    if len(ions) != 1 or ions & told or len(reading.ions) > 1:
        return None
    if sorted(item.variable.symbol for item in values if item.variable is not None) != ["E", "g"]:
        return None
    asked = reading.unknown
    if asked not in (None, V_M, Variable("E"), Variable("g")) or len(reading.text.split()) > LONGEST:
        return None
    name = ions.pop() or next(name for name in ("syn", "two", "three", "four", "five") if name not in told)
    named = [
        replace(item, variable=item.variable._replace(ion=name), why=ADDED)
        for item in values
        if item.variable
    ]
    kept = tuple(given(one) for one in last.givens)
    strange = tuple(w for w in reading.unexplained if not any(part in w.lower() for part, _ in NAMES))
    return replace(
        _only(reading, [*named, *kept]),
        unexplained=strange,
        act=Act.COMPUTE,
        target=CHORD,
        unknown=V_M,
        cell=last.cell,
    )


def _values(reading: Reading) -> list[Given]:
    """What is given, and what was put beside it without being claimed; none where others claim some."""
    opened = [
        Given(shift.amount, shift.unit, shift.variable, reading.span, "opened")
        for shift in reading.shifts
        if shift.how == "to" and shift.variable.symbol == "g"
    ]
    put = [item for item in reading.offered if item.stance in (None, Stance.ASKS)]
    return [*reading.givens, *opened, *put] if len(put) == len(reading.offered) else []


def _leans(reading: Reading) -> bool:
    """True for a few words that go on from the last question and ask nothing of their own."""
    opens = reading.text.lower().lstrip("> ").startswith(OPENERS) or reading.follow_up
    held = [claim for claim in reading.claims if claim.effect.role("direction") != "same"]  # "the same size"
    own = reading.cell or reading.carrier or reading.shifts or held
    return opens and not own and reading.act in PLAIN and len(reading.text.split()) <= LONGEST


def _only(reading: Reading, values: list[Given]) -> Reading:
    """The reading with these values and nothing else that it was taken for."""
    return replace(
        reading,
        act=Act.CLARIFY,
        givens=tuple(values),
        offered=(),
        shifts=(),
        unknown=None,
        claims=(),
        told=(),
        passages=(),
        leftover=(),
        otherwise=None,
    )
