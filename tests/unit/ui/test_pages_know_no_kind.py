"""The window's pages and frame ask `Looks` how a kind is shown: they name no kind and import nothing of one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import deepstudio.ui
from deepstudio.catalog import registry
from deepstudio.catalog.columns import PictureColumn

UI = Path(deepstudio.ui.__file__).parent
FILES = sorted(
    path
    for pattern in (
        "*.py",
        "pages/**/*.py",
        "frame/**/*.py",
        "kinds/*.py",
        "canvas/**/*.py",
        "workers/**/*.py",
    )
    for path in UI.glob(pattern)
)
KINDS = tuple(cls for cls in registry().columns if {"input", "target"} & set(cls.uses))
IDS = {cls.id for cls in KINDS}
CLASSES = {cls.__name__ for cls in KINDS}
SHOWN = {cls.shown.partition(":")[0] for cls in KINDS if cls.shown}


def told(source: str) -> list[str]:
    """Where a file decides by a kind of column."""
    return [
        f"line {getattr(node, 'lineno', 0)}: {words}"
        for node in ast.walk(ast.parse(source))
        for words in _of(node)
    ]


def _of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Compare):
        yield from (f"compares with {id!r}" for one in (node.left, *node.comparators) for id in _ids(one))
    elif isinstance(node, ast.Dict):
        yield from (f"has a table by {id!r}" for key in node.keys if key is not None for id in _ids(key))
    elif isinstance(node, ast.MatchValue):
        yield from (f"matches {id!r}" for id in _ids(node.value))
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and not node.col_offset:
        yield from (f"gives {id!r} another name" for id in _ids(node.value))
    elif isinstance(node, ast.Name | ast.Attribute):
        name = node.id if isinstance(node, ast.Name) else node.attr
        if name in CLASSES:
            yield f"knows {name}"
    elif isinstance(node, ast.ImportFrom):
        modules = {node.module or "", *(f"{node.module}.{one.name}" for one in node.names)}
        yield from (f"imports {found}" for found in modules if _belongs_to_a_kind(found))
        yield from (f"imports {one.name}" for one in node.names if one.name in CLASSES)
    elif isinstance(node, ast.Import):
        yield from (f"imports {one.name}" for one in node.names if _belongs_to_a_kind(one.name))


def _ids(node: ast.AST) -> Iterator[str]:
    inside = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    for one in inside:
        if isinstance(one, ast.Constant) and one.value in IDS:
            yield str(one.value)


def _belongs_to_a_kind(module: str) -> bool:
    return any(module == shown or module.startswith(f"{shown}.") for shown in SHOWN)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.relative_to(UI).as_posix())
def test_no_kind_is_named(file: Path) -> None:
    assert told(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "if kind == 'picture': pass",
        "if kind in ('text', 'other'): pass",
        "PANELS = {'picture': 1}",
        "TEXT = 'text'",
        "match kind:\n    case 'class': pass",
        "from deepstudio.catalog.columns import PictureColumn",
        "isinstance(kind, columns.TextColumn)",
        f"from {PictureColumn.shown.partition(':')[0]}.grid import GridPanel",
        "from deepstudio.ui.kinds import text",
    ],
)
def test_what_names_a_kind_is_found(source: str) -> None:
    assert told(source)
