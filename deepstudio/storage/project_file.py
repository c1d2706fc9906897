"""Reads and writes `project.json`. Whatever lies in the file, reading executes nothing and never crashes."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from deepstudio.core.explained import Explained
from deepstudio.core.project import PROJECT_FORMAT, Project
from deepstudio.core.text import T
from deepstudio.storage.atomic import read_refused
from deepstudio.storage.migrations import UnknownVersion, migrate

SIZE_LIMIT = 64 << 20  # bytes
DEPTH_LIMIT = 64  # nested lists and objects; a project needs nine


class Broken(Exception):
    """The content is not what a project file holds; the message is for details, not for the sentence."""


def encode(project: Project) -> bytes:
    """The file's content: indented JSON in UTF-8."""
    return project.model_dump_json(indent=2).encode("utf-8") + b"\n"


def read_project(path: Path) -> Project:
    """Loads a project file of this or an older version.

    Raises `Explained` with the cause `missing`, `permission`, `read_failed`, `too_large`, `broken`, `newer`
    or `not_a_project`.
    """
    raw = parse(_content(path), path)
    try:
        return Project.model_validate(raw)
    except ValidationError as error:
        raise _broken(path, _place(error)) from error


def parse(content: bytes, path: Path) -> dict[str, Any]:
    """The content in the form of the current version; `path` is for messages. Raises `Explained`."""
    try:
        raw = json.loads(content.decode("utf-8"), parse_constant=_refuse_constant, parse_float=_finite)
        _check_depth(raw)
        json.dumps(raw, ensure_ascii=False).encode("utf-8")  # half a surrogate pair could not be saved
    except (ValueError, RecursionError, Broken) as error:
        raise _broken(path, str(error)) from error
    if not isinstance(raw, dict) or raw.get("format") != PROJECT_FORMAT:
        raise Explained(
            T("{path} is not a DeepStudio project. Choose the folder of a project.", path=str(path)),
            "not_a_project",
        )
    return _migrated(raw, path)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size <= SIZE_LIMIT:
            return path.read_bytes()
    except OSError as error:
        raise read_refused(path, error) from error
    raise Explained(
        T(
            "{path} is too large for a project file ({size} MB; at most {limit}). Choose another project.",
            path=str(path),
            size=size >> 20,
            limit=SIZE_LIMIT >> 20,
        ),
        "too_large",
    )


def _migrated(raw: dict[str, Any], path: Path) -> dict[str, Any]:
    try:
        return migrate(raw)
    except UnknownVersion as found:
        if not found.newer:
            raise _broken(path, f"version {found}") from found
        raise Explained(
            T(
                "{path} was saved by a newer DeepStudio (file version {version}). Update DeepStudio first.",
                path=str(path),
                version=str(found),
            ),
            "newer",
        ) from found
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise _broken(path, str(error)) from error


def _check_depth(value: object) -> None:
    level = [value]
    for _ in range(DEPTH_LIMIT):
        level = [child for item in level for child in _children(item)]
        if not level:
            return
    raise Broken("nested too deeply")


def _children(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refuse_constant(digits[:40])


def _refuse_constant(name: str) -> NoReturn:
    raise Broken(f"{name} is not a number")


def _broken(path: Path, details: str) -> Explained:
    failure = Explained(
        T(
            "The project file {path} is damaged. Restore its last good copy, or choose another project.",
            path=str(path),
        ),
        "broken",
    )
    failure.add_note(details)
    return failure


def _place(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
