"""Folder of TOML files -> ``Knowledge``, checked on the way in and kept compiled for the next start.

The files live beside the package in a checkout and inside it in a wheel; ``--knowledge DIR`` lays
another folder over them. What was validated is kept in the user's cache and used again only while
every source file has the size and time it had then.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

from tutor.errors import KnowledgeError
from tutor.knowledge.model import Knowledge

FORMAT = 15  # raise when the compiled values change shape


def shipped() -> Path:
    """The folder that comes with the tutor: the checkout's own if there is one, else the wheel's."""
    package = Path(__file__).resolve().parent.parent
    beside = package.parent / "knowledge"
    if (package.parent / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    return package / "_knowledge"


def load_knowledge(*overlays: str | Path) -> Knowledge:
    """Everything known, from the shipped folder and the overlays laid over it in order.

    Raises ``KnowledgeError`` naming file, key and what would be right.
    """
    folders = [shipped(), *(Path(overlay) for overlay in overlays)]
    for folder in folders:
        if not folder.is_dir():
            raise KnowledgeError(
                f'Read "{folder}" as a knowledge folder,', "but there is no such folder.", ""
            )
    stamp = fingerprint(folders)
    kept = _kept(stamp)
    if kept is not None:
        return kept
    from tutor.knowledge.build import build

    knowledge = build(folders)
    _keep(stamp, knowledge)
    return knowledge


def fingerprint(folders: Sequence[Path]) -> str:
    """A digest of the names, sizes and times of all files, and of the program that compiles them."""
    from tutor import __version__

    digest = hashlib.sha256(f"{FORMAT} {__version__} {sys.version}".encode())
    package = Path(__file__).parent.parent  # an equation tells the parser what it takes and gives
    for folder in [*folders, package / "knowledge", package / "compute"]:
        digest.update(str(folder).encode())
        for entry in sorted(_walk(str(folder))):
            digest.update(repr(entry).encode())
    return digest.hexdigest()[:32]


def _walk(folder: str) -> list[tuple[str, int, int]]:
    found = []
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                found.extend(_walk(entry.path))
        elif entry.name.endswith((".toml", ".txt", ".py")):
            status = entry.stat()
            found.append((entry.path, status.st_size, status.st_mtime_ns))
    return found


def _cache_folder() -> Path:
    if named := os.environ.get("MEMBRANE_TUTOR_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME")
    return Path(base or Path.home() / ".cache") / "membrane-tutor"


def _kept(stamp: str) -> Knowledge | None:
    """The compiled knowledge with this stamp, if this user wrote one that still reads."""
    try:
        path = _cache_folder() / f"knowledge-{stamp}.pickle"
        if hasattr(os, "getuid") and not all(_own(os.stat(part)) for part in (path, path.parent)):
            return None
        knowledge = pickle.loads(path.read_bytes())
    except Exception:  # whatever a damaged cache raises, the TOML is still there
        return None
    return knowledge if isinstance(knowledge, Knowledge) else None


def _own(status: os.stat_result) -> bool:
    """True if this user owns it and nobody else may write it: a pickle runs what is in it."""
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _keep(stamp: str, knowledge: Knowledge) -> None:
    """Keep it for the next start; where nothing can be written the next start reads the TOML again."""
    import tempfile  # brings much along that a start from the cache does without

    try:
        folder = _cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix="fresh-", dir=folder)  # readable by this user only
        fresh = Path(name)
        with open(handle, "wb") as file:
            pickle.dump(knowledge, file, protocol=pickle.HIGHEST_PROTOCOL)
        fresh.replace(folder / f"knowledge-{stamp}.pickle")
        kept = sorted(folder.glob("knowledge-*.pickle"), key=lambda path: path.stat().st_mtime)
        for old in kept[:-8]:
            old.unlink(missing_ok=True)
    except (OSError, RuntimeError):
        return
