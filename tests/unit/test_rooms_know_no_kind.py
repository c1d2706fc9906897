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
from deepstudio.ui.theme.tokens import ColorTokens

PACKAGE = Path(deepstudio.__file__).parent
PATTERNS = (
    *("cli/**/*.py", "codegen/**/*.py", "data/**/*.py", "engine/**/*.py", "jobs/**/*.py"),
    *("ui/*.py", "ui/pages/**/*.py", "ui/frame/**/*.py", "ui/kinds/*.py", "ui/canvas/**/*.py"),
    "ui/workers/**/*.py",
)
PARTS = ("stored", "brought", "fed", "exported", "compared", "written", "shown")
KINDS = tuple(cls for cls in registry().columns if {"input", "target"} & set(cls.uses))
IDS = {cls.id for cls in KINDS}
CLASSES = {cls.__name__ for cls in KINDS}
SHOWN = {cls.shown.partition(":")[0] for cls in KINDS if cls.shown}
# What belongs to one kind and is named by its other files.
OF_KINDS = (
    *("data/pictures.py", "data/preview.py", "data/texts.py", "data/tokenizers/__init__.py"),
    *("data/picture_fit.py", "engine/pixels.py", "codegen/snippets/pictures.py", "codegen/snippets/texts.py"),
)
# Where a kind is still named: the previews that the data process makes of pictures.
LEFT = ("data/served.py",)


def own() -> Iterator[Path]:
    """The files of single kinds, and of sources."""
    named = {getattr(cls, part).partition(":")[0] for cls in KINDS for part in PARTS}
    named |= {
        getattr(s, part).partition(":")[0] for s in registry().sources for part in ("reader", "proposes")
    }
    named |= {one.finder.partition(":")[0] for one in registry().findings if len(one.columns) == 1}
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
        "match kind:\n    case 'category': pass",
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


# Pages, the frame of the window and commands are stricter: they name nothing that a plugin could bring.

FAMILIES = (
    registry().columns,
    registry().tasks,
    registry().objectives,
    registry().answers,
    registry().sections,
)
STRICT_CLASSES = {cls.__name__ for family in FAMILIES for cls in family}
# English words that stand for something else there, too: a colour, a key of a JSON value, a use of a column.
WORDS = {*ColorTokens.__dataclass_fields__, "id", "samples", "time"}
STRICT_IDS = {cls.id for family in FAMILIES for cls in family} - WORDS
STRICT = sorted(path for room in ("ui/pages", "ui/frame", "cli") for path in (PACKAGE / room).rglob("*.py"))
# Where the category of a layer is meant.
STILL = {"cli/listing.py": 1}


def named_in(source: str) -> list[str]:
    """Ids and classes of kinds, tasks, objectives, answers and sections."""
    tree = ast.parse(source)
    words = {one for node in ast.walk(tree) for one in _no_ids(node)}
    found = [
        f"line {node.lineno}: {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in STRICT_IDS and node not in words
    ]
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {one.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for one in node.names}
    foreign = {name.removeprefix("knows ") for name in _foreign(tree)}
    return found + sorted((names & STRICT_CLASSES) - foreign)


def _no_ids(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and the names of attributes that are asked for."""
    if isinstance(node, ast.Expr):
        yield node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
        yield node.args[1]


@pytest.mark.parametrize("file", STRICT, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_pages_and_commands_name_nothing_that_a_plugin_could_bring(file: Path) -> None:
    found = named_in(file.read_text("utf-8"))
    assert len(found) == STILL.get(file.relative_to(PACKAGE).as_posix(), 0), found


@pytest.mark.parametrize(
    "source",
    [
        "registry.columns.get('picture')",
        "KNOWN = [('supervised', 1)]",
        "found = {'class': 1}",
        "if isinstance(answer, ClassAnswer): pass",
        "if isinstance(kind, columns.NumberColumn): pass",
        "from deepstudio.core.results import Matrix",
        "Chosen(id='category')",
    ],
)
def test_what_names_one_is_found(source: str) -> None:
    assert named_in(source)


@pytest.mark.parametrize(
    "source",
    [
        "painter.setPen(theme.color('text'))",
        "value['samples']",
        "def f():\n    'class'",
        "getattr(cls, 'category')",
        "from rich.table import Table\nTable()",
    ],
)
def test_words_that_mean_something_else_are_not(source: str) -> None:
    assert named_in(source) == []


# The other rooms decide by no task, objective, answer or section outside of the files that belong to one.

BROUGHT = (registry().tasks, registry().objectives, registry().answers, registry().sections)
BROUGHT_CLASSES = {cls.__name__ for family in BROUGHT for cls in family}
BROUGHT_IDS = {cls.id for family in BROUGHT for cls in family} - WORDS
OWN_PARTS = ("learned", "estimators", "written", "shown", "learner", "trained")
ROOMS = ("data", "codegen", "engine", "jobs")
# Where one is still named, as often: the card of an export takes the first table of an examination.
STILL_BROUGHT = {"engine/export/card/results.py": 1}


def of_single_ones() -> Iterator[Path]:
    """The files that an objective, a task, an answer or a section names, and those of sources."""
    named = {
        getattr(cls, part, "").partition(":")[0] for family in BROUGHT for cls in family for part in OWN_PARTS
    }
    yield from (PACKAGE.parent / f"{name.replace('.', '/')}.py" for name in named if name)
    yield from own()


OTHERS = sorted({path for room in ROOMS for path in (PACKAGE / room).rglob("*.py")} - {*of_single_ones()})


def decided_by(source: str) -> list[str]:
    """Where a file imports the class of one, or compares with its id."""
    return [
        f"line {getattr(node, 'lineno', 0)}: {name}"
        for node in ast.walk(ast.parse(source))
        for name in _decided(node)
    ]


def _decided(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
        ("deepstudio.core.results", "deepstudio.catalog")
    ):
        yield from (one.name for one in node.names if one.name in BROUGHT_CLASSES)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "results":
        yield from (node.attr,) if node.attr in BROUGHT_CLASSES else ()
    elif isinstance(node, ast.Compare | ast.MatchValue):
        values = [node.left, *node.comparators] if isinstance(node, ast.Compare) else [node.value]
        for value in values:
            inside = value.elts if isinstance(value, ast.Tuple | ast.List | ast.Set) else [value]
            constants = (one.value for one in inside if isinstance(one, ast.Constant))
            yield from (repr(one) for one in constants if one in BROUGHT_IDS)


@pytest.mark.parametrize("file", OTHERS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_task_objective_answer_or_section_is_named_outside_its_own_files(file: Path) -> None:
    found = decided_by(file.read_text("utf-8"))
    assert len(found) == STILL_BROUGHT.get(file.relative_to(PACKAGE).as_posix(), 0), found


@pytest.mark.parametrize(
    "source",
    [
        "from deepstudio.core.results import ClassAnswer",
        "section = results.Matrix(names=())",
        "if objective.id == 'number': pass",
        "match task:\n    case 'supervised': pass",
    ],
)
def test_what_decides_by_one_is_found(source: str) -> None:
    assert decided_by(source)
