"""No general module names a kind of data or imports anything of one: whoever wants to know asks the kind.

A kind's own files are those that its declaration names, and those of sources, which say which columns they have.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import deepstudio
from deepstudio.catalog import registry
from deepstudio.catalog.columns import PictureColumn

PACKAGE = Path(deepstudio.__file__).parent
PATTERNS = (
    *("cli/**/*.py", "codegen/**/*.py", "data/**/*.py", "engine/**/*.py", "jobs/**/*.py"),
    *("ui/*.py", "ui/pages/**/*.py", "ui/frame/**/*.py", "ui/kinds/*.py", "ui/canvas/**/*.py"),
    "ui/workers/**/*.py",
)
PARTS = ("stored", "brought", "fed", "exported", "compared", "written")
KINDS = tuple(cls for cls in registry().columns if {"input", "target"} & set(cls.uses))
IDS = {cls.id for cls in KINDS}
CLASSES = {cls.__name__ for cls in KINDS}
SHOWN = {cls.shown.partition(":")[0] for cls in KINDS if cls.shown}
# What belongs to one kind and is named by its other files.
OF_KINDS = (
    *("data/pictures.py", "data/preview.py", "data/texts.py", "data/tokenizers/__init__.py"),
    "engine/pixels.py",
)
# Where a kind is still named: the previews that the data process makes of pictures.
LEFT = ("data/served.py",)


def own() -> Iterator[Path]:
    """The files of single kinds, and of sources."""
    named = {getattr(cls, part).partition(":")[0] for cls in KINDS for part in PARTS}
    named |= {
        getattr(s, part).partition(":")[0] for s in registry().sources for part in ("reader", "proposes")
    }
    yield from (PACKAGE / name for name in (*OF_KINDS, *LEFT))
    yield from (PACKAGE.parent / f"{name.replace('.', '/')}.py" for name in named if name)


FILES = sorted({path for pattern in PATTERNS for path in PACKAGE.glob(pattern)} - {*own()})


def told(source: str) -> list[str]:
    """Where a file decides by a kind of column."""
    tree = ast.parse(source)
    others = {f"knows {name}" for name in _foreign(tree)}
    return [
        f"line {getattr(node, 'lineno', 0)}: {words}"
        for node in ast.walk(tree)
        for words in _of(node)
        if words not in others
    ]


def _foreign(tree: ast.Module) -> Iterator[str]:
    """Names that are imported from libraries, such as rich's column of texts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("deepstudio"):
            yield from (one.asname or one.name for one in node.names)


def _of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Compare):
        yield from (f"compares with {id!r}" for one in (node.left, *node.comparators) for id in _ids(one))
    elif isinstance(node, ast.Dict):
        found = _keys(node)
        if len(found) > 1:  # a single one within a function is the name of something
            yield f"has a table by {found}"
    elif isinstance(node, ast.MatchValue):
        yield from (f"matches {id!r}" for id in _ids(node.value))
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and not node.col_offset:
        yield from (f"gives {id!r} another name" for id in _ids(node.value))
        if isinstance(node.value, ast.Dict) and len(_keys(node.value)) == len(node.value.keys) == 1:
            yield f"has a table by {_keys(node.value)}"
    elif isinstance(node, ast.Name | ast.Attribute):
        name = node.id if isinstance(node, ast.Name) else node.attr
        if name in CLASSES:
            yield f"knows {name}"
    elif isinstance(node, ast.ImportFrom):
        modules = {node.module or "", *(f"{node.module}.{one.name}" for one in node.names)}
        yield from (f"imports {found}" for found in modules if _belongs_to_a_kind(found))
        if (node.module or "").startswith("deepstudio"):
            yield from (f"imports {one.name}" for one in node.names if one.name in CLASSES)
    elif isinstance(node, ast.Import):
        yield from (f"imports {one.name}" for one in node.names if _belongs_to_a_kind(one.name))


def _keys(table: ast.Dict) -> list[str]:
    return [id for key in table.keys if key is not None for id in _ids(key)]


def _ids(node: ast.AST) -> Iterator[str]:
    inside = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    for one in inside:
        if isinstance(one, ast.Constant) and one.value in IDS:
            yield str(one.value)


def _belongs_to_a_kind(module: str) -> bool:
    return any(module == shown or module.startswith(f"{shown}.") for shown in SHOWN)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_kind_is_named(file: Path) -> None:
    assert told(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "if kind == 'picture': pass",
        "if kind in ('text', 'other'): pass",
        "PANELS = {'picture': 1}",
        "def of(kind):\n    return {'picture': 1, 'text': 2}[kind]",
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


@pytest.mark.parametrize(
    "source",
    [
        "from rich.progress import TextColumn\nbar = TextColumn()",
        "def row(value):\n    return {'text': value}",
        "LAYOUT = {'text': 1, 'sheet': 2}",
    ],
)
def test_what_only_sounds_like_one_is_not(source: str) -> None:
    assert told(source) == []
