"""What differs between an answer and what a turn of a transcript asks for, told by meaning."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from tutor.errors import UnitError
from tutor.explain.answer import Answer, GivenValue, Value
from tutor.meaning import Variable
from tutor.transcript_file import NONE, Amount, ExpectedGiven, ExpectedValue, Turn, read_amount
from tutor.units import from_si, pretty, show, to_si, unit


def differ(turn: Turn, answer: Answer) -> Iterator[str]:
    """Every way in which an answer is not what the turn asks for."""
    if turn.act is not None and answer.act != turn.act:
        yield f'act is {answer.act}, {turn.act} expected; it said "{shorten(answer.headline)}"'
    if turn.target is not None and (answer.target or NONE) != turn.target:
        yield f"target is {answer.target or NONE}, {turn.target} expected"
    if turn.value is not None:
        main = [value for value in answer.values if value.role in ("result", "after")][:1]
        yield from _value(main, turn.value, turn.within)
    for expected in turn.values:
        yield from _values(answer.values, expected)
    for given in turn.givens:
        yield from _given(answer.givens, given)
    yield from _findings(turn, answer)
    if turn.verdict is not None and (answer.verdict or NONE) != turn.verdict:
        yield f"verdict is {answer.verdict or NONE}, {turn.verdict} expected"
    yield from _words(turn, answer)
    yield from _question(turn.asks, answer)
    yield from _context(turn, answer)


def _value(found: Sequence[Value], wanted: Amount, within: Amount | None) -> Iterator[str]:
    """The first of the values found against the wanted one."""
    tolerance = within.value * unit(within.unit).factor if within else wanted.step * unit(wanted.unit).factor
    expected = f"{wanted.text} within {within.text if within else _step(wanted)} expected"
    if not found:
        yield f"no value was given, {expected}"
        return
    value = found[0]
    if _dimension(value.unit) != unit(wanted.unit).dimension:
        yield f"value {_name(value)} is in {value.unit}, {expected}"
    elif abs(to_si(value.value, value.unit) - wanted.si) > tolerance * (1 + 1e-9):
        yield f"value {_name(value)} is {_figure(value, wanted.unit)}, {expected}"


def _step(wanted: Amount) -> str:
    """The tolerance that the written digits of a value stand for."""
    return f"{wanted.step:g} {pretty(wanted.unit)}".strip()


def _values(values: Sequence[Value], wanted: ExpectedValue) -> Iterator[str]:
    keys = [(key, getattr(wanted, key)) for key in ("symbol", "ion", "side", "role") if getattr(wanted, key)]
    found = [value for value in values if all(getattr(value, key) == said for key, said in keys)]
    named = ", ".join(f"{key} {said}" for key, said in keys)
    if not found:
        given = ", ".join(f"{_name(value)} ({value.role})" for value in values) or "none"
        yield f"no value with {named}; values: {given}"
        return
    if wanted.value is not None:
        near = min(found, key=lambda value: _distance(value, wanted.value))
        yield from _value([near], wanted.value, wanted.within)
    for key in ("ion_direction", "current_direction"):
        said = getattr(wanted, key)
        got = getattr(found[0], key) or NONE
        if said is not None and got != said:
            yield f"{key.replace('_', ' ')} of {_name(found[0])} is {got}, {said} expected"


def _given(givens: Sequence[GivenValue], wanted: ExpectedGiven) -> Iterator[str]:
    variable = wanted.variable
    for given in givens:
        place = Variable(given.symbol, given.ion, given.side) if given.symbol else None
        if place != variable or (wanted.origin and given.origin != wanted.origin):
            continue
        if _dimension(given.unit) != unit(wanted.amount.unit).dimension:
            continue
        if abs(to_si(given.value, given.unit) - wanted.amount.si) <= 1e-6 * max(abs(wanted.amount.si), 1e-12):
            return
    read_so = "; ".join(_written(given) for given in givens) or "nothing"
    yield f"given {wanted.text} was not read; read: {read_so}"


def _findings(turn: Turn, answer: Answer) -> Iterator[str]:
    evidence = {finding.id: finding.evidence for finding in answer.findings}
    if turn.findings is not None:
        for missing in sorted(set(turn.findings) - set(evidence)):
            yield f"{missing} was not found; found: {', '.join(evidence) or NONE}"
    unwanted: set[str] = set()
    if turn.findings is not None or turn.no_findings is True:
        unwanted = set(evidence) - set(turn.findings or ())
    if isinstance(turn.no_findings, list):
        unwanted |= set(evidence) & set(turn.no_findings)
    for name in sorted(unwanted):
        yield f'{name} was found in "{shorten(evidence[name])}", not expected'


def _words(turn: Turn, answer: Answer) -> Iterator[str]:
    text = fold(answer.text)
    for words in turn.says:
        if fold(words) not in text:
            yield f'does not say "{words}"'
    for words in turn.never_says:
        if fold(words) in text:
            yield f'says "{words}"'
    named = [source.id for source in answer.sources]
    for source in turn.sources:
        if source not in named:
            yield f"does not name the source {source}; named: {', '.join(named) or NONE}"


def _question(wanted: bool | str | None, answer: Answer) -> Iterator[str]:
    asked = answer.asks
    if wanted is None or (wanted is True and asked) or (wanted is False and not asked):
        return
    if not asked:
        yield "asks nothing, a question back expected"
    elif wanted is False:
        yield f'asks "{shorten(asked)}", no question back expected'
    elif wanted in ("clarify", "check"):
        if answer.asks_kind != wanted:
            yield f"asks to {answer.asks_kind}, {wanted} expected"
    elif fold(str(wanted)) not in fold(asked):
        yield f'asks "{shorten(asked)}", a question with "{wanted}" expected'


def _context(turn: Turn, answer: Answer) -> Iterator[str]:
    wanted = turn.context
    cell = answer.context.get("cell")
    if wanted.cell is not None and cell != wanted.cell:
        yield f"the cell is {cell} afterwards, {wanted.cell} expected"
    if wanted.temperature is not None:
        said = str(answer.context.get("temperature", ""))
        if not said or abs(read_amount(said).si - wanted.temperature.si) > 0.005:
            yield f"the temperature is {said or NONE} afterwards, {wanted.temperature.text} expected"


# --- small words ------------------------------------------------------------------------------------


def fold(text: str) -> str:
    """Text for comparing: one glyph a meaning, one space between words, no capitals."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("−", "-").casefold().split())


def shorten(text: str, longest: int = 70) -> str:
    """The beginning of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


def _name(value: Value) -> str:
    tail = "_".join(part for part in (value.ion, value.side) if part)
    return f"{value.symbol}_{tail}" if tail else value.symbol


def _written(given: GivenValue) -> str:
    place = str(Variable(given.symbol, given.ion, given.side)) if given.symbol else "_"
    return f"{place} = {given.value:g} {pretty(given.unit)}".rstrip() + f", {given.origin}"


def _figure(value: Value, symbol: str) -> str:
    """A value in the unit in which the file writes it, with a plain minus."""
    digits = 1 if unit(symbol).dimension == "potential" else None
    return show(to_si(value.value, value.unit), symbol, digits).replace("−", "-")


def _dimension(symbol: str) -> str:
    try:
        return unit(symbol).dimension
    except UnitError:
        return f"unknown ({symbol})"


def _distance(value: Value, wanted: Amount | None) -> float:
    if wanted is None or _dimension(value.unit) != unit(wanted.unit).dimension:
        return float("inf")
    return abs(from_si(to_si(value.value, value.unit), wanted.unit) - wanted.value)
