"""Files of ideas, misconceptions, slips and quoted numbers -> the values the tutor works with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tutor.errors import InputError, KnowledgeError
from tutor.knowledge import model, schema
from tutor.knowledge.cells import read_number, require
from tutor.knowledge.constructions import read_form
from tutor.knowledge.files import read_as, validated
from tutor.meaning import Event, Variable, read_event, read_variable


def _citations(entries: Iterable[schema.Citation]) -> tuple[model.Citation, ...]:
    return tuple(model.Citation(entry.source, entry.where) for entry in entries)


def _experiments(entries: dict[str, schema.ExperimentEntry]) -> dict[str, model.Experiment]:
    return {
        name: model.Experiment(tuple(entry.change), entry.equation, tuple(entry.inputs.items()))
        for name, entry in entries.items()
    }


def quoted_of(key: str, path: Path, table: dict[str, Any]) -> model.Quoted:
    """A number that a text prints, with the concentrations beside it."""
    entry = validated(schema.QuotedEntry, table, path, key)
    variable = read_variable(entry.variable)
    sides = [Variable("c", variable.ion, side) for side in ("out", "in")]
    numbers = []
    for what, text in zip((*sides, variable), (entry.out, entry.inside, entry.value), strict=True):
        number, symbol = read_number(text, path, key)
        require(what, number, symbol, path, key)
        numbers.append(number)
    return model.Quoted(variable, numbers[0], numbers[1], numbers[2], entry.source)


def idea_of(path: Path) -> model.Idea:
    """The idea of one file."""
    file = read_as(schema.IdeaFile, path)
    return model.Idea(
        path.stem,
        file.name,
        tuple(file.also),
        file.definition,
        tuple(event_of(text, path, "about") for text in file.about),
        {str(name): text for name, text in file.facets.items()},
        tuple(file.needs),
        tuple(file.equations),
        tuple(file.misconceptions),
        _citations(file.sources),
        _experiments(file.experiments),
        _asks(file),
        because=tuple(file.because),
        facts=tuple(
            model.Fact(
                fact.text, fact.facet, model.Citation(fact.source, fact.where) if fact.source else None
            )
            for fact in file.facts
        ),
        answers=tuple(file.questions.answers) if file.questions else (),
        others=tuple(file.questions.others) if file.questions else (),
        quantity=_quantity(file.quantity, path),
        settles=tuple(_settles(file)),
    )


def _asks(file: schema.IdeaFile) -> dict[str, tuple[str, ...]]:
    """The questions that one passage answers, by its label."""
    told = {"definition" if name == "definition" else f"facets.{name}": a for name, a in file.asks.items()}
    told.update({f"facts.{number}": fact.asks for number, fact in enumerate(file.facts, start=1)})
    return {label: tuple(asked) for label, asked in told.items() if asked}


def _settles(file: schema.IdeaFile) -> Iterator[model.Settled]:
    """The statements that the passages of an idea affirm and deny."""
    for told, holds in ((file.yes, True), (file.no, False)):
        for name, said in told.items():
            label = "definition" if name == "definition" else f"facets.{name}"
            yield from (model.Settled(one, label, holds) for one in said)
    for number, fact in enumerate(file.facts, start=1):
        yield from (model.Settled(one, f"facts.{number}", True) for one in fact.yes)
        yield from (model.Settled(one, f"facts.{number}", False) for one in fact.no)


def _quantity(text: str, path: Path) -> str:
    """The quantity that an idea is the name of, checked."""
    try:
        return str(read_variable(text)) if text else ""
    except InputError as error:
        raise KnowledgeError(f"{path}: quantity:", str(error), "") from None


def rule_of(path: Path) -> model.Rule:
    """The misconception of one file, in the group of its folder."""
    file = read_as(schema.RuleFile, path)
    return model.Rule(
        path.stem,
        path.parent.name,
        file.belief,
        file.why,
        file.credit,
        file.correction,
        file.refutation,
        tuple(_pattern(entry, path) for entry in file.when),
        tuple(_pattern(entry, path) for entry in file.unless),
        _experiments(file.experiments),
        model.FollowUp(file.ask.question, tuple(file.ask.accept), tuple(file.ask.wrong)),
        tuple(file.ideas),
        tuple(file.confused_with),
        _citations(file.sources),
        tuple(file.examples.fires),
        tuple(file.examples.silent),
        file.everywhere,
        file.probes,
        tuple((entry.test, entry.says) for entry in file.here),
        tuple(_outline(entry, path) for entry in file.outline),
        file.truth,
        tuple(_outline(entry, path) for entry in file.right),
    )


def slip_of(path: Path) -> model.Slip:
    """The slip of one file."""
    file = read_as(schema.SlipFile, path)
    return model.Slip(
        path.stem,
        file.slip,
        file.remedy,
        file.question,
        file.accepted,
        file.same_as or "",
        tuple(
            model.Walk(
                tuple(entry.equations), tuple(entry.unknowns), tuple(entry.route), entry.line, entry.partly
            )
            for entry in file.walks
        ),
        tuple(file.ideas),
        _citations(file.sources),
        tuple(file.examples.fires),
        tuple(file.examples.silent),
    )


def event_of(text: str, path: Path, key: str) -> Event:
    """An event in written form; an error names the file and the key."""
    try:
        return read_event(text)
    except InputError as error:
        raise KnowledgeError(f"{path}: {key}:", str(error), "") from None


def _outline(entry: schema.OutlineEntry, path: Path) -> model.Outline:
    try:
        says = tuple(element for text in entry.says for element in read_form(text))
    except InputError as error:
        raise KnowledgeError(f"{path}: outline:", str(error), "") from None
    without, not_of = (
        frozenset(word for text in texts for word in text.split("|"))
        for texts in (entry.without, entry.not_of)
    )
    return model.Outline(says, without, entry.in_order, entry.asks, not_of)


def _pattern(entry: schema.PatternEntry, path: Path) -> model.Pattern:
    def event(text: str) -> Event | None:
        return event_of(text, path, "when") if text else None

    pattern = model.Pattern(
        event(entry.cause),
        event(entry.because),
        event(entry.effect),
        tuple(frozenset(text.split("|")) for text in entry.given),
        frozenset(word for text in entry.without for word in text.split("|")),
    )
    if not any((pattern.cause, pattern.because, pattern.effect)):
        raise KnowledgeError(f"{path}: when:", "has no event.", "Give cause, because or effect.")
    return pattern
