"""A name means one thing in the package: no two modules declare a class, or a type's short name, of the same name."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import deepstudio
from deepstudio.catalog.tokenizers import TOKENIZERS

PACKAGE = Path(deepstudio.__file__).parent
LAYERS, TWINS = "deepstudio.catalog.layers", "deepstudio.engine.modules"
TOKENIZER_FILES, TOKENIZER = frozenset(cls.module for cls in TOKENIZERS), "deepstudio.data.tokenizers"


def declared(body: list[ast.stmt]) -> Iterator[str]:
    """The public classes of a module and what it calls types, also for type checkers alone."""
    for line in body:
        match line:
            case ast.ClassDef(name=name) if not name.startswith("_"):
                yield name
            case ast.Assign(targets=[ast.Name(name)], value=value) if _is_type(name, value):
                yield name
            case ast.If(body=inner):
                yield from declared(inner)


def _is_type(name: str, value: ast.expr) -> bool:
    """Whether a line such as `Pair = tuple[int, int]` names a type; the variables of generic ones name none."""
    variable = isinstance(value, ast.Call) and ast.unparse(value.func) in {"TypeVar", "ParamSpec"}
    return name[0].isupper() and not name.isupper() and not variable


def declarations(package: Path) -> dict[str, list[str]]:
    """Each public name of a type in `package` and the modules that declare it."""
    found = defaultdict(list)
    for file in sorted(package.rglob("*.py")):
        path = file.relative_to(package.parent).with_suffix("")
        module = ".".join(path.parts).removesuffix(".__init__")
        for name in declared(ast.parse(file.read_text(encoding="utf-8")).body):
            found[name].append(module)
    return found


def means_one_thing(modules: list[str]) -> bool:
    """Whether a name's modules are one, or one and the files that exported projects take along under its name.

    Such a file stands alone there, so its class is called what it is: the module of a layer like the layer, and a
    tokenizer like the protocol of all.
    """
    if len(modules) == 2 and modules[0].startswith(LAYERS):
        return modules[1].startswith(TWINS)
    return len(modules) == 1 or (
        TOKENIZER in modules and TOKENIZER_FILES.issuperset({*modules} - {TOKENIZER})
    )


def clashes(package: Path) -> dict[str, list[str]]:
    """The names that mean several things, with where."""
    return {name: found for name, found in declarations(package).items() if not means_one_thing(found)}


def test_a_class_or_type_has_a_name_of_its_own() -> None:
    assert clashes(PACKAGE) == {}


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ({"a.py": "class Row: ...", "b.py": "class Row: ..."}, ["Row"]),
        ({"a.py": "Index = int | str", "b.py": "Index = int | str"}, ["Index"]),
        ({"a.py": "class Row: ...", "b.py": "if TYPE_CHECKING:\n    Row = int"}, ["Row"]),
        ({"a.py": "class _Row: ...\nROW = 1", "b.py": "class _Row: ...\nROW = 2"}, []),
        ({"catalog/layers/a.py": "class Row: ...", "engine/modules/b.py": "class Row: ..."}, []),
        ({"catalog/layers/a.py": "class Row: ...", "catalog/layers/b.py": "class Row: ..."}, ["Row"]),
        ({"catalog/tasks/a.py": "class Row: ...", "engine/modules/b.py": "class Row: ..."}, ["Row"]),
    ],
)
def test_a_clash_is_found(files: dict[str, str], names: list[str], tmp_path: Path) -> None:
    package = tmp_path / "deepstudio"
    for name, source in files.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(source)
    assert list(clashes(package)) == names
