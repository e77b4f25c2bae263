"""The rows of ``tutor list``: what the tutor knows, one thing a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tutor.knowledge.model import Knowledge
from tutor.meaning import Variable
from tutor.units import UNITS, from_si, show

Row = tuple[str, ...]


def rows(what: str, knowledge: Knowledge) -> Iterator[Row]:
    """Rows of text for one of the lists."""
    makers: dict[str, Callable[[Knowledge], Iterator[Row]]] = {
        "equations": _equations,
        "ideas": _ideas,
        "cells": _cells,
        "misconceptions": _misconceptions,
        "slips": _slips,
        "sources": _sources,
        "units": _units,
    }
    return makers[what](knowledge)


def _equations(knowledge: Knowledge) -> Iterator[Row]:
    from tutor.compute.catalogue import equations

    for entry in equations():
        yield entry.id, entry.title, entry.formula, f"solves for {', '.join(entry.solves)}"


def _ideas(knowledge: Knowledge) -> Iterator[Row]:
    for idea in knowledge.ideas.values():
        needs = f"after {', '.join(idea.needs)}" if idea.needs else "needs nothing before it"
        yield idea.id, idea.name, needs


def _cells(knowledge: Knowledge) -> Iterator[Row]:
    for cell in knowledge.cells.values():
        numbers = []
        for ion in cell.ions:
            pair = [cell.values.get(Variable("c", ion, side)) for side in ("out", "in")]
            if None not in pair:
                numbers.append(f"{ion} {from_si(pair[0] or 0, 'mM'):g}/{from_si(pair[1] or 0, 'mM'):g}")
        kelvin = cell.values.get(Variable("T"), 310.15)
        yield (
            cell.id,
            cell.name,
            show(kelvin, "°C"),
            f"out/in mM: {', '.join(numbers)}" if numbers else cell.text,
        )


def _misconceptions(knowledge: Knowledge) -> Iterator[Row]:
    for rule in knowledge.rules.values():
        yield rule.id, rule.group, rule.belief


def _slips(knowledge: Knowledge) -> Iterator[Row]:
    for slip in knowledge.slips.values():
        equations = dict.fromkeys(name for way in slip.walks for name in way.equations)
        kind = "accepted, with a remark" if slip.accepted else "fault"
        yield slip.id, ", ".join(equations), kind, slip.slip


def _sources(knowledge: Knowledge) -> Iterator[Row]:
    for source in knowledge.sources.values():
        yield (
            source.id,
            source.status,
            f"{source.authors} ({source.year or 'n.d.'}): {source.title}. {source.where}",
        )


def _units(knowledge: Knowledge) -> Iterator[Row]:
    spellings: dict[str, list[str]] = {}
    for spelling, symbol in knowledge.lexicon.units.items():
        spellings.setdefault(symbol, []).append(spelling)
    for symbol, unit in UNITS.items():
        yield symbol, unit.dimension, ", ".join(spellings.get(symbol, [])[:6])
