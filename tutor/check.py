"""``tutor check``: what no single file can see.

Dead links between files, texts whose live numbers cannot be computed on the default cell, and examples
of rules that do not behave. Each problem is one line: file, key, what is wrong, the nearest valid spelling.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tutor.check_relations import check_relations
from tutor.check_slips import check_slips
from tutor.compute.catalogue import EQUATION_IDS
from tutor.context import Context
from tutor.conversation import Brain
from tutor.errors import KnowledgeError, TutorError
from tutor.explain.answer import Answer
from tutor.knowledge.build import build
from tutor.knowledge.load import shipped
from tutor.knowledge.model import DEFAULT_CELL, Citation, Experiment, Idea, Knowledge, Rule, all_needs
from tutor.knowledge.template import Speaker

KINDS = ("cells", "ideas", "misconceptions", "slips", "relations")
ANY_ION = {"ion": "K", "side": "out"}  # what stands for the ion of a rule that speaks of any


@dataclass(frozen=True, slots=True)
class Checked:
    """The knowledge under test, the folders it came from, and where each file of it lies."""

    knowledge: Knowledge
    folders: tuple[Path, ...]
    files: Mapping[tuple[str, str], str]
    planned: frozenset[str]

    def file(self, kind: str, name: str) -> str:
        """The file of this kind that holds this id."""
        return self.files.get((kind, name), f"{kind}/{name}")


def check(overlays: Sequence[str | Path] = (), *, own: bool = False) -> list[str]:
    """All problems of the shipped knowledge with these folders laid over it; empty if it is sound.

    With ``own`` the examples of the folders themselves are tried, not those that are shipped.
    Raises ``KnowledgeError`` only for a folder that is not there.
    """
    folders = (shipped(), *(Path(overlay) for overlay in overlays))
    for folder in folders:
        if not folder.is_dir():
            raise KnowledgeError(
                f'Read "{folder}" as a knowledge folder,', "but there is no such folder.", ""
            )
    try:
        knowledge = build(folders)
    except KnowledgeError as error:
        return [str(error)]
    files = {(kind, path.stem): shown(path) for kind, path in _files(folders)}
    checked = Checked(knowledge, folders, files, frozenset(planned(folders)))
    brain = Brain(knowledge)
    more = [*check_slips(brain, checked.file), *check_relations(knowledge, checked.file)]
    return [*twins(folders), *links(checked), *texts(checked), *examples(checked, brain, own), *more]


def planned(folders: Iterable[Path]) -> set[str]:
    """Misconceptions that may be named already though nobody has written their file."""
    lists = [folder / "misconceptions" / "planned.txt" for folder in folders]
    lines = (line for path in lists if path.is_file() for line in path.read_text("utf-8").splitlines())
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def shown(path: Path) -> str:
    """A path as a person standing in the current folder writes it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _files(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    for folder in folders:
        for kind in KINDS:
            yield from ((kind, path) for path in sorted((folder / kind).rglob("*.toml")))


# --- links ------------------------------------------------------------------------------------------


def twins(folders: Iterable[Path]) -> Iterator[str]:
    """Ids that two files of one folder share: one of them would never be read."""
    for folder in folders:
        seen: dict[str, Path] = {}
        for _, path in _files([folder]):
            if path.stem in seen:
                twin = shown(seen[path.stem])
                yield f'{shown(path)}: the id "{path.stem}" is also {twin}; give one another name.'
            seen[path.stem] = path


def links(checked: Checked) -> Iterator[str]:
    """References to ids that nothing has."""
    known = checked.knowledge
    beliefs = {*known.rules, *known.slips, *checked.planned}
    for idea in known.ideas.values():
        where = checked.file("ideas", idea.id)
        yield from _dead(where, "needs", idea.needs, known.ideas)
        yield from _dead(where, "because", idea.because, known.ideas)
        yield from _dead(where, "equations", idea.equations, EQUATION_IDS)
        yield from _dead(where, "misconceptions", idea.misconceptions, beliefs)
        cited = (*idea.sources, *(fact.citation for fact in idea.facts if fact.citation))
        yield from _cited(where, cited, known, idea.experiments)
        if idea.id in all_needs(idea, known.ideas):
            yield f"{where}: needs: leads round to {idea.id} itself; take one step out."
    for rule in known.rules.values():
        where = checked.file("misconceptions", rule.id)
        yield from _dead(where, "ideas", rule.ideas, known.ideas)
        yield from _dead(where, "confused_with", rule.confused_with, beliefs)
        yield from _cited(where, rule.sources, known, rule.experiments)
    for relation in known.relations:
        where = checked.file("relations", relation.id)
        yield from _dead(where, "sources", [citation.source for citation in relation.sources], known.sources)
    for cell in known.cells.values():
        sources = dict.fromkeys(datum.source for datum in cell.data.values())
        yield from _dead(checked.file("cells", cell.id), "source", sources, known.sources)
    for symbol in known.symbols.values():
        where = f"symbols.toml: {symbol.id}"
        yield from _dead(where, "equation", [symbol.equation] if symbol.equation else [], EQUATION_IDS)
        yield from _dead(where, "idea", [symbol.idea] if symbol.idea else [], known.ideas)
    for path, table in _words(checked.folders):
        if table["kind"] == "equation":
            yield from _dead(shown(path), "concepts", table["concepts"], EQUATION_IDS)


def _words(folders: Iterable[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for folder in folders:
        for path in sorted((folder / "words").rglob("*.toml")):
            yield path, tomllib.loads(path.read_text("utf-8"))


def _cited(
    where: str, citations: Iterable[Citation], known: Knowledge, experiments: Mapping[str, Experiment]
) -> Iterator[str]:
    yield from _dead(where, "sources", [citation.source for citation in citations], known.sources)
    for name, experiment in experiments.items():
        if experiment.equation:
            yield from _dead(where, f"experiments.{name}.equation", [experiment.equation], EQUATION_IDS)


def _dead(where: str, key: str, ids: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    allowed = list(known)
    for name in ids:
        if name not in allowed:
            near = difflib.get_close_matches(name, allowed, n=1, cutoff=0.5)
            yield f'{where}: {key}: "{name}" is nothing that is known.' + (
                f' Did you mean "{near[0]}"?' if near else ""
            )


# --- texts ------------------------------------------------------------------------------------------


def texts(checked: Checked) -> Iterator[str]:
    """Texts that cannot be filled with the numbers of the default cell, and experiments nobody quotes."""
    cell = checked.knowledge.cells[DEFAULT_CELL]
    for idea in checked.knowledge.ideas.values():
        parts = {
            "definition": idea.definition,
            **{f"facets.{name}": text for name, text in idea.facets.items()},
            **{f"facts.{number}": fact.text for number, fact in enumerate(idea.facts, start=1)},
        }
        speaker = Speaker(cell, idea.experiments)
        yield from _unfilled(checked.file("ideas", idea.id), parts, speaker)
    for rule in checked.knowledge.rules.values():
        keys = ("belief", "why", "credit", "correction", "refutation")
        parts = {**{key: getattr(rule, key) for key in keys}, "ask.question": rule.ask.question}
        speaker = Speaker(cell, rule.experiments, ANY_ION)
        yield from _unfilled(checked.file("misconceptions", rule.id), parts, speaker)


def _unfilled(where: str, parts: Mapping[str, str], speaker: Speaker) -> Iterator[str]:
    wrong = {key: reason for key, text in parts.items() if (reason := _unfillable(text, speaker))}
    for key, reason in wrong.items():
        yield f"{where}: {key}: {reason}"
    for name in speaker.experiments:
        if not wrong and not any(f"{{{name}." in text for text in parts.values()):
            yield f"{where}: experiments.{name}: no text quotes it."


def _unfillable(text: str, speaker: Speaker) -> str:
    """Why a text cannot be said, or nothing."""
    try:
        filled = speaker.fill(text)
    except TutorError as error:
        return str(error)
    except Exception as fault:  # a text must not be able to break a student's answer
        return f"its numbers cannot be computed ({type(fault).__name__}: {fault})."
    left = re.search(r"[{}][^{}]{0,20}", filled)
    return f'"{left.group()}" is no place for a number. Write {{E(K):mV.1}}.' if left else ""


# --- examples ---------------------------------------------------------------------------------------


def examples(checked: Checked, brain: Brain, own: bool) -> Iterator[str]:
    """Examples of ideas and rules that do not do what their list says."""
    tried = {(kind, path.stem) for kind, path in _files(checked.folders[1 if own else 0 :])}
    for idea in checked.knowledge.ideas.values():
        if ("ideas", idea.id) in tried:
            yield from _questions(checked.file("ideas", idea.id), idea, brain)
    for rule in checked.knowledge.rules.values():
        if ("misconceptions", rule.id) not in tried:
            continue
        where = checked.file("misconceptions", rule.id)
        for sentence in rule.fires:
            yield from _fires(where, rule, sentence, brain)
        for sentence in rule.silent:
            yield from _silent(where, rule, sentence, brain)


def _questions(where: str, idea: Idea, brain: Brain) -> Iterator[str]:
    """Questions that an idea should answer and does not, or should leave to others and takes."""
    for question in idea.answers:
        answer, _ = brain.turn(question, Context())
        if answer.target not in (idea.id, *idea.equations):
            yield f'{where}: questions.answers: "{question}" is answered by {answer.target or answer.act}.'
    for label, asked in idea.asks.items():
        if label.removeprefix("facets.") not in (*idea.facets, "definition") and label[:6] != "facts.":
            yield f"{where}: asks: there is no {label} to answer with."
        for question in asked:
            answer, context = brain.turn(question, Context())
            told = context.last.spoken if context.last is not None else ()
            if told[:1] != (f"{idea.id}:{label}",):
                yield f'{where}: asks: "{question}" is answered by {_first(told, answer)}, not by {label}.'
    yield from _settled(where, idea, brain)
    for question in idea.others:
        answer, _ = brain.turn(question, Context())
        if answer.target == idea.id:
            yield f'{where}: questions.others: "{question}" is answered by it.'


def _settled(where: str, idea: Idea, brain: Brain) -> Iterator[str]:
    """Statements that an idea affirms or denies and that are not called so, said in their first words."""
    for form in brain.knowledge.settled.forms:
        if form.idea != idea.id:
            continue
        if (
            form.passage.removeprefix("facets.") not in (*idea.facets, "definition")
            and form.passage[:6] != "facts."
        ):
            yield f"{where}: yes, no: there is no {form.passage} to answer with."
        answer, context = brain.turn(form.said, Context())
        told = context.last.spoken if context.last is not None else ()
        right = answer.verdict == ("right" if form.holds else "wrong")
        if not right or told[:1] != (f"{idea.id}:{form.passage}",):
            kind = "yes" if form.holds else "no"
            yield f'{where}: {kind}: "{form.said}" is called {answer.verdict} by {_first(told, answer)}.'


def _first(told: Sequence[str], answer: Answer) -> str:
    """What was told first, else what was done."""
    return told[0] if told else str(answer.target or answer.act)


def _fires(where: str, rule: Rule, sentence: str, brain: Brain) -> Iterator[str]:
    found = _beliefs(sentence, brain)
    if rule.id not in found:
        instead = ", ".join(found) or "nothing"
        yield f'{where}: examples.fires: "{sentence}" does not fire it (found: {instead}).'
    for other in found:
        if other != rule.id and other not in rule.confused_with:
            cure = "narrow one or name it in confused_with"
            yield f'{where}: examples.fires: "{sentence}" fires {other} too; {cure}.'


def _silent(where: str, rule: Rule, sentence: str, brain: Brain) -> Iterator[str]:
    if rule.id in _beliefs(sentence, brain):
        yield f'{where}: examples.silent: "{sentence}" fires it.'


def _beliefs(sentence: str, brain: Brain) -> list[str]:
    """The rules that speak on a sentence said as the first of a conversation."""
    try:
        answer, _ = brain.turn(sentence, Context())
    except Exception as fault:  # the sentence is data, so a fault it uncovers is told with it
        return [f"a fault of the program: {type(fault).__name__}: {fault}"]
    spoken = [finding.id for finding in answer.findings if finding.id in brain.knowledge.rules]
    return [*spoken, *answer.probes]
