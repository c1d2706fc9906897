"""What the pages for those who change the code name in backticks exists: files, modules, and what is in them."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import deepstudio

PACKAGE = Path(deepstudio.__file__).parent
ROOT = PACKAGE.parent
PAGES = ("docs/architecture.md", "docs/plugins.md", "CONTRIBUTING.md")
PLUGIN = ROOT / "tests/plugin_fen/fen_plugin"
FILES = (".json", ".jsonl", ".lock", ".safetensors", ".toml", ".py")
OTHERS = {"torch", "self", "InstanceNorm", "LAYERS", "TARGET"}  # libraries, examples, places to fill
Members = dict[str, set[str]]


@cache
def trees() -> dict[str, ast.Module]:
    """Each file of the package by its path without suffix, such as `core/check`; packages by their folder."""
    found = {}
    for file in PACKAGE.rglob("*.py"):
        path = file.relative_to(PACKAGE).with_suffix("").as_posix()
        found[path.removesuffix("/__init__")] = ast.parse(file.read_text(encoding="utf-8"))
    return found | {
        f"fen_plugin/{file.stem}": ast.parse(file.read_text("utf-8")) for file in PLUGIN.glob("*.py")
    }


@cache
def members() -> tuple[Members, Members]:
    """What is in each class, with what it derives from, and in each module."""
    classes: Members = defaultdict(set)
    bases: Members = defaultdict(set)
    modules = {path: set(_bound(tree.body)) for path, tree in trees().items()}
    for tree in trees().values():
        for cls in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
            classes[cls.name] |= {*_bound(cls.body), *_on_self(cls)}
            bases[cls.name] |= {ast.unparse(base).partition("[")[0] for base in cls.bases}
    for name in classes:
        for base in _above(name, bases):
            classes[name] |= classes.get(base, set())
    return dict(classes), modules


def _above(name: str, bases: Members) -> Iterator[str]:
    for base in bases.get(name, ()):
        yield base
        yield from _above(base, bases)


def _bound(body: list[ast.stmt]) -> Iterator[str]:
    for line in body:
        match line:
            case (
                ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name))
            ):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name


def _on_self(cls: ast.ClassDef) -> Iterator[str]:
    for node in ast.walk(cls):
        match node:
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield name


@cache
def functions() -> set[str]:
    return {
        node.name for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    }


@cache
def sources() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))


def names(page: str) -> list[str]:
    """What stands in backticks within lines; blocks of code are not looked at."""
    return sorted({*re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))})


def exists(name: str) -> bool:
    """Whether something is there, as far as `name` tells that it is ours: commands and examples are not judged."""
    classes, modules = members()
    if OTHERS & {*re.split(r"\W", name)} or not re.fullmatch(r"[A-Za-z_][\w./-]*(\([\w\s,…\"=(]*\)*)?", name):
        return True
    called, name = "(" in name, name.partition("(")[0]
    if called and "." not in name:
        return name in functions() or name in classes
    if "/" in name or name.endswith(FILES):
        return _is_file(name)
    if re.fullmatch(r"[A-Z][a-z]\w*", name):
        return name in classes
    first, *rest = name.split(".")
    if first == "tests":
        return f"def {rest[-1]}(" in (ROOT / "/".join([first, *rest[:-1]])).with_suffix(".py").read_text(
            "utf-8"
        )
    if not rest:
        return True
    return rest[0] in classes.get(first, ()) if first in classes else _in_a_module(name.split("."), modules)


def _is_file(name: str) -> bool:
    """Files of the repository, modules that are told without suffix, and what the program itself writes."""
    places = [place / name for place in (ROOT, PACKAGE)] + [PACKAGE / f"{name}.py"]
    parent = ROOT / "tests" / "golden" / name  # `make.py`, beside the sentence that names its folder
    written = f'"{name.rstrip("/")}"' in sources() or "PART" in name
    return any(place.exists() for place in (*places, parent)) or written


def _in_a_module(parts: list[str], modules: Members) -> bool:
    classes, _ = members()
    for cut in range(len(parts), 0, -1):
        module, rest = "/".join(parts[:cut]), parts[cut:]
        if module in modules:
            known = modules[module]
            return not rest or (rest[0] in known and (len(rest) == 1 or rest[1] in classes.get(rest[0], ())))
    return parts == ["deepstudio", "plugins"]  # the entry point group


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_exists(page: str) -> None:
    assert [name for name in names((ROOT / page).read_text(encoding="utf-8")) if not exists(name)] == []


@pytest.mark.parametrize(
    "name",
    [
        "core.no_module",
        "core.check.NoClass",
        "core.check.Checker.no_method",
        "DataPlan.no_field",
        "NoClass",
        "no_function()",
        "data/no_folder/",
        "deepstudio/core/no_file.py",
        "no-such-file.json",
    ],
)
def test_what_does_not_exist_is_found(name: str) -> None:
    assert not exists(name)


@pytest.mark.parametrize(
    "name",
    ["core.check.Checker", "DataPlan.columns", "ui.theme.fonts", "data/kinds/", "masked(…)", "events.jsonl"],
)
def test_what_exists_is_known(name: str) -> None:
    assert exists(name)


def imported(code: str) -> set[str]:
    """The modules of ours that some code imports."""
    return {
        node.module.removeprefix("deepstudio.")
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("deepstudio.")
    }


def test_our_own_plugins_use_only_what_the_page_promises() -> None:
    page = (ROOT / "docs/plugins.md").read_text(encoding="utf-8").partition("## What you may rely on")[2]
    promised = {*re.findall(r"`((?:core|catalog|data|engine|storage|ui)\.[\w.]+)`", page)}
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    files = [file.read_text("utf-8") for file in PLUGIN.glob("*.py")]
    assert {name for code in (*blocks, *files) for name in imported(code)} - promised == set()
    assert [name for name in promised if name.replace(".", "/") not in trees()] == []
