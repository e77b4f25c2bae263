"""Validate the TOML files of some folders and build the ``Knowledge`` they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tutor.compute.catalogue import equations
from tutor.compute.equation import Equation, Slot
from tutor.errors import InputError, KnowledgeError
from tutor.knowledge import model, schema
from tutor.knowledge.cells import build_cell
from tutor.knowledge.constructions import compile_constructions, read_form
from tutor.knowledge.entries import event_of, idea_of, quoted_of, rule_of, slip_of
from tutor.knowledge.files import files_below, named, read_as, tables_of, validated
from tutor.knowledge.indexing import build_index
from tutor.knowledge.likeness import build_examples
from tutor.knowledge.relations import build_relation
from tutor.knowledge.settling import build_settled
from tutor.knowledge.words import build_lexicon


def build(folders: Sequence[Path]) -> model.Knowledge:
    """Read, check and join the folders; a later folder replaces what has the same id."""
    tables = {name: tables_of(folders, f"{name}.toml") for name in ("ions", "sources", "symbols", "quoted")}
    ions = {
        ion: model.Ion(ion, entry.name, entry.z, entry.kind, entry.notation, entry.idea)
        for ion, (path, table) in tables["ions"].items()
        for entry in [validated(schema.IonEntry, table, path, ion)]
    }
    sources = {
        key: model.Source(key, entry.title, entry.authors, entry.year, entry.where, entry.status, entry.note)
        for key, (path, table) in tables["sources"].items()
        for entry in [validated(schema.SourceEntry, table, path, key)]
    }
    quoted = tuple(quoted_of(key, *found) for key, found in tables["quoted"].items())
    cells, cell_names = {}, {}
    for path in files_below(folders, "cells"):
        file = read_as(schema.CellFile, path)
        cells[path.stem] = build_cell(path.stem, file, ions, path)
        cell_names[path.stem] = (file.name, path.stem, *file.also)
    ideas = {path.stem: idea_of(path) for path in files_below(folders, "ideas")}
    rules = {path.stem: rule_of(path) for path in files_below(folders, "misconceptions")}
    slips = {path.stem: slip_of(path) for path in files_below(folders, "slips")}
    ion_names = {ion: tables["ions"][ion][1].get("also", []) for ion in ions}
    words = [(path, read_as(schema.WordsFile, path)) for path in files_below(folders, "words")]
    terms = [(path, read_as(schema.WordsFile, path)) for path in files_below(folders, "terms")]
    units = [read_as(schema.UnitsFile, path) for path in named(folders, "units.toml")]
    entries = {
        key: validated(schema.SymbolEntry, table, path, key)
        for key, (path, table) in tables["symbols"].items()
    }
    letters = {letter: key for key, entry in entries.items() for letter in entry.letters}
    alone = {letter: key for key, entry in entries.items() for letter in entry.alone}
    symbols = {
        key: model.Symbol(key, entry.name, entry.unit, entry.equation, entry.idea)
        for key, entry in entries.items()
    }
    common = {word for path in named(folders, "common.txt") for word in _words(path)}
    plain = [word for path in named(folders, "plain.txt") for word in _words(path)]
    kin = {
        key: words.split()
        for path in named(folders, "kin.toml")
        for key, words in read_as(schema.KinFile, path).kin.items()
    }
    alike = {
        key: words.split()
        for path in named(folders, "alike.toml")
        for key, words in read_as(schema.AlikeFile, path).alike.items()
    }
    idea_names = {idea.id: (idea.name, *idea.also) for idea in ideas.values()}
    lexicon = build_lexicon(
        words, terms, units, ions, ion_names, cell_names, idea_names, letters, alone, common, plain, kin
    )
    facts = build_index(tuple(ideas.values()), lexicon)
    said = [entry for path in files_below(folders, "constructions") for entry in _constructions(path)]
    relations = tuple(
        build_relation(path.stem, read_as(schema.RelationFile, path), lexicon, path)
        for path in files_below(folders, "relations")
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
        build_settled(ideas, alike, lexicon),
        build_examples(_held(folders, rules), _right(folders, rules), lexicon),
    )


def _held(folders: Sequence[Path], rules: Mapping[str, model.Rule]) -> dict[str, list[str]]:
    """All sentences that hold the belief of each rule."""
    heard = _heard(folders, "held.toml", rules)
    return {name: [rule.belief, *rule.fires, *heard.get(name, ())] for name, rule in rules.items()}


def _right(folders: Sequence[Path], rules: Mapping[str, model.Rule]) -> dict[str, list[str]]:
    """All sentences that are right where the belief of each rule is wrong."""
    heard = _heard(folders, "right.toml", rules)
    own = {name: (rule.correction, rule.truth, *rule.silent) for name, rule in rules.items()}
    return {name: [text for text in (*own[name], *heard.get(name, ())) if text] for name in rules}


def _heard(folders: Sequence[Path], name: str, rules: Mapping[str, model.Rule]) -> dict[str, list[str]]:
    """The statements of the files of one name, by rule."""
    found: dict[str, list[str]] = {}
    for path in named(folders, f"heard/{name}"):
        for rule, texts in read_as(schema.HeardFile, path).statements.items():
            if rule not in rules:
                raise KnowledgeError(f"{path}: statements.{rule}:", "there is no rule of this id.", "")
            found.setdefault(rule, []).extend(texts)
    return found


def _words(path: Path) -> list[str]:
    """The words of a list, its remarks left out."""
    lines = path.read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _constructions(path: Path) -> list[tuple[str, list[str]]]:
    """The events of one file with their forms, each form read once so that an error names its file."""
    file = read_as(schema.ConstructionsFile, path)
    for entry in file.construction:
        event_of(entry.event, path, "construction")
        for form in entry.forms:
            try:
                read_form(form)
            except InputError as error:
                raise KnowledgeError(f"{path}: construction:", str(error), "") from None
    return [(entry.event, entry.forms) for entry in file.construction]


def _signatures() -> dict[str, model.Signature]:
    """The catalogue by its quantities; an equation that no quantity has as its usual one is special."""
    return {
        entry.id: model.Signature(
            entry.id,
            tuple(
                _port(slot, needed=not slot.optional and slot.default is None)
                for slot in entry.inputs
                if not slot.aside
            ),
            tuple(_port(slot, needed=False) for slot in entry.results),
            entry.solves,
            2.5 if _fixed(entry) else 1.0 if len(entry.inputs) > 6 else 0.0,
            entry.balances,
            entry.converts,
            entry.meant_by,
            entry.meant_with,
            frozenset(entry.tells),
            frozenset(entry.tells_given),
            frozenset(entry.leaves),
            frozenset(entry.leaves_bare),
            frozenset(slot.variable.symbol for slot in (*entry.inputs, *entry.results)),
        )
        for entry in equations()
    }


def _port(slot: Slot, *, needed: bool) -> model.Port:
    variable = slot.variable
    return model.Port(variable.symbol, variable.ion, variable.side, slot.dimension, needed, slot.spares)


def _fixed(entry: Equation) -> bool:
    """True for an equation about particular ions or an apparatus, not about any ion."""
    return not any(slot.variable.ion in ("X", "each") for slot in entry.inputs) and len(entry.inputs) > 3
