"""Replay a transcript on a ``Tutor`` and say what differs, by meaning.

``find`` collects the files, ``replay`` runs one. A difference names file, turn and the student's words:
``x.toml: turn 2 "and for sodium?": value E_Na is 65.5 mV, 61.9 mV within 0.2 mV expected``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tutor.check import planned
from tutor.compute.catalogue import EQUATION_IDS
from tutor.conversation import Tutor
from tutor.errors import InputError, TranscriptError
from tutor.knowledge.load import load_knowledge, shipped
from tutor.knowledge.model import Knowledge
from tutor.settings import begin
from tutor.transcript_differ import differ, shorten
from tutor.transcript_file import NONE, Setup, Transcript, nearest, read


@dataclass(frozen=True, slots=True)
class Report:
    """What a replay found: the number of turns, and one line a difference."""

    path: Path
    turns: int
    differences: list[str]


def find(paths: Iterable[str | Path]) -> list[Path]:
    """The transcript files that ``paths`` name; a folder is searched through and through."""
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        if not path.exists():
            raise TranscriptError(
                f'Read "{path}" as a transcript,', "but there is no such file or folder.", ""
            )
        for file in sorted(path.rglob("*.toml")) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    if not found:
        named = ", ".join(str(path) for path in paths)
        raise TranscriptError(
            f'Read "{named}",', "but no transcript is there.", "A transcript is a file that ends in .toml."
        )
    return list(found.values())


def replay(path: str | Path, knowledge: Knowledge) -> Report:
    """Say every turn of a transcript to a fresh tutor and collect what differs from the file."""
    path = Path(path)
    transcript = read(path)
    if transcript.setup.knowledge:
        knowledge = load_knowledge(*(path.parent / folder for folder in transcript.setup.knowledge))
    _know_all_ids(path, transcript, knowledge)
    tutor = _tutor(path, transcript.setup, knowledge)
    differences = [
        f'{path}: turn {number} "{shorten(turn.student)}": {difference}'
        for number, turn in enumerate(transcript.turn, start=1)
        for difference in differ(turn, tutor.reply(turn.student))
    ]
    return Report(path, len(transcript.turn), differences)


def _tutor(path: Path, setup: Setup, knowledge: Knowledge) -> Tutor:
    try:
        return Tutor(knowledge, begin(knowledge, setup.cell, setup.temperature))
    except InputError as error:
        raise TranscriptError(f"{path}: setup: {error.read}", error.why, error.instead) from None


def _know_all_ids(path: Path, transcript: Transcript, knowledge: Knowledge) -> None:
    """Refuse a file that names something which cannot exist: its silence would prove nothing."""
    beliefs = {*knowledge.rules, *knowledge.slips, *planned([shipped()])}
    targets = {*EQUATION_IDS, *knowledge.ideas}
    _all_known(f"{path}: covers", transcript.covers, {*targets, *beliefs, *knowledge.cells})
    for number, turn in enumerate(transcript.turn, start=1):
        where = f"{path}: turn {number}"
        _all_known(f"{where}: target", [turn.target] if turn.target else [], {*targets, NONE})
        _all_known(f"{where}: findings", turn.findings or [], beliefs)
        _all_known(
            f"{where}: no_findings", turn.no_findings if isinstance(turn.no_findings, list) else [], beliefs
        )
        _all_known(f"{where}: sources", turn.sources, set(knowledge.sources))
        _all_known(
            f"{where}: context: cell", [turn.context.cell] if turn.context.cell else [], set(knowledge.cells)
        )


def _all_known(where: str, ids: Iterable[str], known: set[str]) -> None:
    for name in ids:
        if name not in known:
            raise TranscriptError(
                f'{where}: read "{name}",', "which is nothing the tutor knows.", nearest(name, sorted(known))
            )
