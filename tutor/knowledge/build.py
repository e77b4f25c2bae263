"""Validate the TOML files of some folders and build the ``Knowledge`` they hold."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tutor.compute.catalogue import equations
from tutor.compute.equation import Equation, Slot
from tutor.errors import InputError, KnowledgeError
from tutor.knowledge import model, schema
from tutor.knowledge.cells import build_cell, read_number, require
from tutor.knowledge.constructions import compile_constructions, read_form
from tutor.knowledge.indexing import build_index
from tutor.knowledge.relations import build_relation
from tutor.knowledge.words import build_lexicon
from tutor.meaning import Event, Variable, read_event, read_variable

Model = TypeVar("Model", bound=BaseModel)


def build(folders: Sequence[Path]) -> model.Knowledge:
    """Read, check and join the folders; a later folder replaces what has the same id."""
    tables = {name: _tables(folders, f"{name}.toml") for name in ("ions", "sources", "symbols", "quoted")}
    ions = {
        ion: model.Ion(ion, entry.name, entry.z, entry.kind, entry.notation)
        for ion, (path, table) in tables["ions"].items()
        for entry in [_check(schema.IonEntry, table, path, ion)]
    }
    sources = {
        key: model.Source(key, entry.title, entry.authors, entry.year, entry.where, entry.status, entry.note)
        for key, (path, table) in tables["sources"].items()
        for entry in [_check(schema.SourceEntry, table, path, key)]
    }
    quoted = tuple(_quoted(key, *found) for key, found in tables["quoted"].items())
    cells, cell_names = {}, {}
    for path in _files(folders, "cells"):
        file = _check(schema.CellFile, _read(path), path)
        cells[path.stem] = build_cell(path.stem, file, ions, path)
        cell_names[path.stem] = (file.name, path.stem, *file.also)
    ideas = {path.stem: _idea(path) for path in _files(folders, "ideas")}
    rules = {path.stem: _rule(path) for path in _files(folders, "misconceptions")}
    slips = {path.stem: _slip(path) for path in _files(folders, "slips")}
    ion_names = {ion: tables["ions"][ion][1].get("also", []) for ion in ions}
    words = [(path, _check(schema.WordsFile, _read(path), path)) for path in _files(folders, "words")]
    terms = [(path, _check(schema.WordsFile, _read(path), path)) for path in _files(folders, "terms")]
    units = [_check(schema.UnitsFile, _read(path), path) for path in _named(folders, "units.toml")]
    entries = {
        key: _check(schema.SymbolEntry, table, path, key) for key, (path, table) in tables["symbols"].items()
    }
    letters = {letter: key for key, entry in entries.items() for letter in entry.letters}
    symbols = {
        key: model.Symbol(key, entry.name, entry.unit, entry.equation, entry.idea)
        for key, entry in entries.items()
    }
    common = {word for path in _named(folders, "common.txt") for word in path.read_text("utf-8").split()}
    idea_names = {idea.id: (idea.name, *idea.also) for idea in ideas.values()}
    lexicon = build_lexicon(words, terms, units, ions, ion_names, cell_names, idea_names, letters, common)
    facts = build_index(tuple(ideas.values()), lexicon)
    said = [entry for path in _files(folders, "constructions") for entry in _constructions(path)]
    relations = tuple(
        build_relation(path.stem, _check(schema.RelationFile, _read(path), path), lexicon, path)
        for path in _files(folders, "relations")
    )
    return model.Knowledge(
        ions,
        symbols,
        cells,
        ideas,
        rules,
        slips,
        sources,
        quoted,
        _signatures(),
        lexicon,
        facts,
        compile_constructions(said),
        relations,
    )


def _constructions(path: Path) -> list[tuple[str, list[str]]]:
    """The events of one file with their forms, each form read once so that an error names its file."""
    file = _check(schema.ConstructionsFile, _read(path), path)
    for entry in file.construction:
        _event(entry.event, path, "construction")
        for form in entry.forms:
            try:
                read_form(form)
            except InputError as error:
                raise KnowledgeError(f"{path}: construction:", str(error), "") from None
    return [(entry.event, entry.forms) for entry in file.construction]


def _signatures() -> tuple[model.Signature, ...]:
    """The catalogue by its quantities; an equation that no quantity has as its usual one is special."""
    return tuple(
        model.Signature(
            entry.id,
            tuple(_port(slot, needed=not slot.optional and slot.default is None) for slot in entry.inputs),
            tuple(_port(slot, needed=False) for slot in entry.results),
            entry.solves,
            2.5 if _fixed(entry) else 1.0 if len(entry.inputs) > 6 else 0.0,
            entry.balances,
            entry.converts,
        )
        for entry in equations()
    )


def _port(slot: Slot, *, needed: bool) -> model.Port:
    variable = slot.variable
    return model.Port(variable.symbol, variable.ion, variable.side, slot.dimension, needed)


def _fixed(entry: Equation) -> bool:
    """True for an equation about particular ions or an apparatus, not about any ion."""
    return not any(slot.variable.ion in ("X", "each") for slot in entry.inputs) and len(entry.inputs) > 3


# --- files ------------------------------------------------------------------------------------


def _named(folders: Sequence[Path], name: str) -> list[Path]:
    return [folder / name for folder in folders if (folder / name).is_file()]


_TOGETHER = ("words", "terms", "constructions")  # folders whose files of one name all count


def _files(folders: Sequence[Path], below: str) -> list[Path]:
    """The TOML files below a subfolder, one an id; words of two folders with one name both count."""
    found: dict[str, Path] = {}
    for index, folder in enumerate(folders):
        for path in sorted((folder / below).rglob("*.toml")):
            found[f"{index}/{path.stem}" if below in _TOGETHER else path.stem] = path
    return list(found.values())


def _tables(folders: Sequence[Path], name: str) -> dict[str, tuple[Path, dict[str, Any]]]:
    tables: dict[str, tuple[Path, dict[str, Any]]] = {}
    for path in _named(folders, name):
        tables.update({key: (path, table) for key, table in _read(path).items()})
    return tables


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{path}:", f"this is not TOML: {error}.", "") from None
    except OSError as error:
        raise KnowledgeError(f"{path}:", f"cannot be read: {error.strerror}.", "Make it a file.") from None
    except UnicodeDecodeError:
        raise KnowledgeError(f"{path}:", "this is not UTF-8 text.", "Save the file as UTF-8.") from None


def _check(kind: type[Model], table: Any, path: Path, key: str = "") -> Model:
    """``table`` as a model of this kind, or an error naming file, key and the nearest valid spelling."""
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        first = min(error.errors(), key=lambda problem: problem["type"] != "extra_forbidden")
        steps = [str(part) for part in first["loc"] if not str(part).startswith(("function-", "NumberEntry"))]
        where = ".".join([key, *steps] if key else steps)
        instead = ""
        if first["type"] == "extra_forbidden":
            instead = _nearest(steps[-1], _keys(kind))
            raise KnowledgeError(f"{path}: {where}", "is not a key of this kind of file.", instead) from None
        raise KnowledgeError(f"{path}: {where}", f"does not fit: {first['msg'].lower()}.", instead) from None


def _keys(kind: type[BaseModel]) -> list[str]:
    """All keys of a model and of the models within it: enough to guess a misspelt one."""
    keys: list[str] = []
    for name, info in kind.model_fields.items():
        keys.append(info.alias or name)
    for inner in (
        schema.NumberEntry,
        schema.IonRow,
        schema.Citation,
        schema.PatternEntry,
        schema.AskEntry,
        schema.WalkEntry,
    ):
        keys.extend(info.alias or name for name, info in inner.model_fields.items())
    return [*keys, *schema.Examples.model_fields, *schema.WordEntry.model_fields]


def _nearest(word: str, allowed: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(allowed), n=1, cutoff=0.5)
    return f'Did you mean "{near[0]}"?' if near else ""


# --- ideas and rules --------------------------------------------------------------------------


def _citations(entries: Iterable[schema.Citation]) -> tuple[model.Citation, ...]:
    return tuple(model.Citation(entry.source, entry.where) for entry in entries)


def _experiments(entries: dict[str, schema.ExperimentEntry]) -> dict[str, model.Experiment]:
    return {
        name: model.Experiment(tuple(entry.change), entry.equation, tuple(entry.inputs.items()))
        for name, entry in entries.items()
    }


def _quoted(key: str, path: Path, table: dict[str, Any]) -> model.Quoted:
    entry = _check(schema.QuotedEntry, table, path, key)
    variable = read_variable(entry.variable)
    sides = [Variable("c", variable.ion, side) for side in ("out", "in")]
    numbers = []
    for what, text in zip((*sides, variable), (entry.out, entry.inside, entry.value), strict=True):
        number, symbol = read_number(text, path, key)
        require(what, number, symbol, path, key)
        numbers.append(number)
    return model.Quoted(variable, numbers[0], numbers[1], numbers[2], entry.source)


def _idea(path: Path) -> model.Idea:
    file = _check(schema.IdeaFile, _read(path), path)
    return model.Idea(
        path.stem,
        file.name,
        tuple(file.also),
        file.definition,
        tuple(_event(text, path, "about") for text in file.about),
        {str(name): text for name, text in file.facets.items()},
        tuple(file.needs),
        tuple(file.equations),
        tuple(file.misconceptions),
        _citations(file.sources),
        _experiments(file.experiments),
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
        asks=_asks(file),
    )


def _asks(file: schema.IdeaFile) -> dict[str, tuple[str, ...]]:
    """The questions that one passage answers, by its label."""
    told = {"definition" if name == "definition" else f"facets.{name}": a for name, a in file.asks.items()}
    told.update({f"facts.{number}": fact.asks for number, fact in enumerate(file.facts, start=1)})
    return {label: tuple(asked) for label, asked in told.items() if asked}


def _quantity(text: str, path: Path) -> str:
    """The quantity that an idea is the name of, checked."""
    try:
        return str(read_variable(text)) if text else ""
    except InputError as error:
        raise KnowledgeError(f"{path}: quantity:", str(error), "") from None


def _rule(path: Path) -> model.Rule:
    file = _check(schema.RuleFile, _read(path), path)
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
    )


def _slip(path: Path) -> model.Slip:
    file = _check(schema.SlipFile, _read(path), path)
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


def _event(text: str, path: Path, key: str) -> Event:
    try:
        return read_event(text)
    except InputError as error:
        raise KnowledgeError(f"{path}: {key}:", str(error), "") from None


def _outline(entry: schema.OutlineEntry, path: Path) -> model.Outline:
    try:
        says = tuple(element for text in entry.says for element in read_form(text))
    except InputError as error:
        raise KnowledgeError(f"{path}: outline:", str(error), "") from None
    without = frozenset(word for text in entry.without for word in text.split("|"))
    return model.Outline(says, without, entry.in_order, entry.asks)


def _pattern(entry: schema.PatternEntry, path: Path) -> model.Pattern:
    def event(text: str) -> Event | None:
        return _event(text, path, "when") if text else None

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
