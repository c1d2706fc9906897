"""Brings the project files of older versions up to date: one function from dict to dict per version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from deepstudio.core.project import PROJECT_VERSION

Raw = dict[str, Any]


def _rows_of_columns(raw: Raw) -> Raw:
    """1 to 2: what was found and what was corrected are kept by column, and each column says what it is used for.

    What has no such form is left as it is, so that reading says what is wrong with it.
    """
    data = raw.get("data")
    if not isinstance(data, dict) or not isinstance(data.get("columns", {}), dict):
        return raw
    columns = {name: _with_use(column) for name, column in data.get("columns", {}).items()}
    label = next((name for name, column in columns.items() if _kind(column) == "class"), "label")
    made = {**data, "columns": columns}
    if isinstance(made.get("found"), dict):
        made["found"] = _found_by_column(made["found"], columns, label)
    if isinstance(made.get("relabelled"), dict):
        made["corrected"] = {id: {label: name} for id, name in made.pop("relabelled").items()}
    if isinstance(made.get("split"), dict) and "given" not in made["split"]:
        # Such a project was saved before given parts could be kept, and goes on drawing its own.
        made["split"] = {**made["split"], "given": "new"}
    return {**raw, "data": made}


def _with_use(column: Any) -> Any:
    if not isinstance(column, dict):
        return column
    return {**column, "use": "target" if _kind(column) == "class" else "input"}


def _kind(column: Any) -> Any:
    return column.get("id") if isinstance(column, dict) else None


def _found_by_column(found: Raw, columns: Mapping[str, Any], label: str) -> Raw:
    rest = dict(found)
    classes, counts = rest.pop("classes", []), rest.pop("counts", [])
    shapes, black, white = rest.pop("shapes", {}), rest.pop("black", 0.0), rest.pop("white", 0.0)
    if not isinstance(shapes, dict) or not isinstance(counts, list):
        return found
    facts: dict[str, Raw] = {name: {"shape": shape} for name, shape in shapes.items()}
    facts[label] = {"classes": classes, "counts": counts}
    if black != white:
        picture = next((name for name, column in columns.items() if _kind(column) == "picture"), "picture")
        facts[picture] = {**facts.get(picture, {}), "low": black, "high": white}
    return {**rest, "samples": sum(n for n in counts if isinstance(n, int)), "columns": facts}


def _categories(raw: Raw) -> Raw:
    """2 to 3: what was the kind `class` is called `category`, as it may enter as well; a class is an answer.

    One task learns from examples, whatever the answers are.
    """
    made = dict(raw)
    task, data = raw.get("task"), raw.get("data")
    if isinstance(task, dict) and task.get("id") == "classification":
        made["task"] = {**task, "id": "supervised"}
    if isinstance(data, dict) and isinstance(data.get("columns"), dict):
        columns = {name: _as_category(column) for name, column in data["columns"].items()}
        made["data"] = {**data, "columns": columns}
    return made


def _as_category(column: Any) -> Any:
    return {**column, "id": "category"} if _kind(column) == "class" else column


def _as_it_was(raw: Raw) -> Raw:
    """3 to 4: classes may have names of their own, and layers may lie in groups; without them nothing changes."""
    return raw


# The function under n turns a file of version n into one of version n + 1.
STEPS: Mapping[int, Callable[[Raw], Raw]] = {1: _rows_of_columns, 2: _categories, 3: _as_it_was}


class UnknownVersion(Exception):
    """The file has no version this program can read; `newer` tells if a later program wrote it."""

    def __init__(self, version: object, newer: bool) -> None:
        super().__init__(str(version)[:40])
        self.version = version
        self.newer = newer


def migrate(raw: Raw, *, to: int = PROJECT_VERSION, steps: Mapping[int, Callable[[Raw], Raw]] = STEPS) -> Raw:
    """Returns `raw` in the form of version `to`; `raw` itself is not changed. Raises `UnknownVersion`."""
    version = raw.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise UnknownVersion(version, newer=False)
    if version > to:
        raise UnknownVersion(version, newer=True)
    for step in range(version, to):
        raw = {**steps[step](raw), "version": step + 1}
    return raw
