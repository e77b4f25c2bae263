"""A quantity only named, right after a calculation: "and the driving force?", "then the current at 5 nS"."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Context, Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable, read_variable
from tutor.parse.reading import Reading
from tutor.recall.held import given
from tutor.recall.results import of_the_last_ion

LONGEST = 8  # words
ANSWERED = (Act.DEFINE, Act.COMPUTE, Act.CLARIFY)


def of_each(reading: Reading, context: Context, knowledge: Knowledge) -> Reading | None:
    """ "What is the driving force on each?" of the ions told of or asked about just before."""
    symbols = {variable.symbol for variable in reading.speaks_of}
    own = (
        reading.ions or reading.givens or reading.offered or reading.shifts or reading.cell or reading.claims
    )
    before = context.told or (context.last is not None and len(context.last.ions) > 1)
    if "every" not in reading.points or own or not before or len(symbols) != 1 or reading.compared:
        return None
    symbol = knowledge.symbols.get(next(iter(symbols)))
    asks = reading.act is Act.DEFINE and reading.facet in ("definition", "how_much")
    if not asks or symbol is None or not symbol.equation or symbol.id not in PER_ION:
        return None
    wanted = Variable(symbol.id)
    told = (*context.told, *(context.last.givens if context.last is not None else ()))
    voltage = tuple(given(kept) for kept in told if read_variable(kept[0]) == V_M)
    plain = replace(reading, facet=None, passages=(), leftover=(), otherwise=None, givens=voltage)
    return replace(plain, act=Act.COMPUTE, target=symbol.equation, unknown=wanted)


WHICH = frozenset({"which", "who"})
WAYS = frozenset({
    "in", "into", "inward", "inwards", "enter", "enters", "entering", "out", "outward", "outwards", "leave",
    "leaves", "leaving",
})  # fmt: skip

ONE_WORD = WAYS - {"in", "into", "out"}
GOING = frozenset({
    "go", "goes", "going", "move", "moves", "moving", "movement", "flow", "flows", "run", "runs", "driven",
    "pushed", "pulled", "drawn", "travels", "cross", "crosses", "passes",
})  # fmt: skip


def way_of_each(reading: Reading, context: Context, knowledge: Knowledge) -> Reading | None:
    """ "Which of the three goes in?" after the forces on several ions: the way of each of them."""
    last = context.last
    words = {word.strip("?.,!") for word in reading.text.lower().split()}
    counted = all(given.variable == Variable("count") for given in reading.givens)
    own = reading.ions or reading.offered or reading.shifts or reading.cell or reading.carrier or not counted
    forces = last is not None and len(last.ions) > 1 and last.target in ("driving-force", "nernst-potential")
    goes = words & WAYS and (words & GOING or words & ONE_WORD)
    if own or last is None or not forces or not (words & WHICH and goes):
        return None
    if len(words) > LONGEST_WHICH:
        return None
    told = tuple(given(kept) for kept in last.givens)
    plain = replace(reading, facet=None, passages=(), leftover=(), otherwise=None, claims=(), told=())
    unknown = Variable("DF")
    return replace(
        plain, act=Act.DIRECTION, target="driving-force", unknown=unknown, ions=last.ions, givens=told
    )


LONGEST_WHICH = 14  # words
PER_ION = ("E", "DF", "I")


def only_named(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "And the driving force?" after a current: that of the ion spoken of, and no definition."""
    worked = last.target in knowledge.signatures or ("it" in reading.points and len(last.ions) == 1)
    symbols = {variable.symbol for variable in reading.speaks_of}
    leans = reading.follow_up or reading.points & {"after", "place", "it"}
    plain = reading.facet in (None, "definition", "how_much") and not reading.claims
    own = reading.ions or reading.givens or reading.offered or reading.shifts or reading.cell
    if not (worked and leans and plain) or own or len(symbols) != 1 or reading.act not in ANSWERED:
        return None
    if len(reading.text.split()) > LONGEST or reading.unexplained:
        return None
    symbol = knowledge.symbols.get(next(iter(symbols)))
    if symbol is None or not symbol.equation:
        return None
    asked = replace(
        reading,
        act=Act.COMPUTE,
        target=symbol.equation,
        unknown=Variable(symbol.id),
        facet=None,
        passages=(),
        leftover=(),
    )
    return of_the_last_ion(asked, last, knowledge)
