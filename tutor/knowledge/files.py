"""The files of the knowledge folders: found, read as TOML and checked against their schema."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tutor.errors import KnowledgeError
from tutor.knowledge import schema

Model = TypeVar("Model", bound=BaseModel)


def named(folders: Sequence[Path], name: str) -> list[Path]:
    """The files of this name."""
    return [folder / name for folder in folders if (folder / name).is_file()]


_TOGETHER = ("words", "terms", "constructions")  # folders whose files of one name all count


def files_below(folders: Sequence[Path], below: str) -> list[Path]:
    """The TOML files below a subfolder, one an id; words of two folders with one name both count."""
    found: dict[str, Path] = {}
    for index, folder in enumerate(folders):
        for path in sorted((folder / below).rglob("*.toml")):
            found[f"{index}/{path.stem}" if below in _TOGETHER else path.stem] = path
    return list(found.values())


def tables_of(folders: Sequence[Path], name: str) -> dict[str, tuple[Path, dict[str, Any]]]:
    """The tables of the files of one name by their keys, each with its file; a later one replaces."""
    tables: dict[str, tuple[Path, dict[str, Any]]] = {}
    for path in named(folders, name):
        tables.update({key: (path, table) for key, table in _read(path).items()})
    return tables


def read_as(kind: type[Model], path: Path) -> Model:
    """A whole file as a model of this kind."""
    return validated(kind, _read(path), path)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{path}:", f"this is not TOML: {error}.", "") from None
    except OSError as error:
        raise KnowledgeError(f"{path}:", f"cannot be read: {error.strerror}.", "Make it a file.") from None
    except UnicodeDecodeError:
        raise KnowledgeError(f"{path}:", "this is not UTF-8 text.", "Save the file as UTF-8.") from None


def validated(kind: type[Model], table: Any, path: Path, key: str = "") -> Model:
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
