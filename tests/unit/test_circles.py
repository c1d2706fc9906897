"""No module of the package leads back to itself through what it imports."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest


def circle(package: str) -> set[str]:
    """Modules that lead from one to the next and back, also by imports inside of functions.

    Imports for annotations do not count. The contract "circles" in pyproject.toml looks at those, too, and at whole
    packages; but it does not compare a package with its own parts, as this does.
    """
    graph = grimp.build_graph(package, cache_dir=None, exclude_type_checking_imports=True)
    imported = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        return set(error.args[1])
    return set()


def test_no_module_leads_back_to_itself() -> None:
    assert circle("deepstudio") == set()


@pytest.mark.parametrize(
    ("back", "found"),
    [
        ("from made_package import a", {"made_package.a", "made_package.b"}),
        ("def later():\n    from made_package.a import x", {"made_package.a", "made_package.b"}),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from made_package import a", set()),
    ],
)
def test_a_circle_is_found(
    back: str, found: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "made_package"
    package.mkdir()
    for name, source in {"__init__": "", "a": "import made_package.b", "b": back}.items():
        (package / f"{name}.py").write_text(source + "\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert circle("made_package") == found


def test_a_package_and_its_part_are_a_circle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "made_whole"
    package.mkdir()
    (package / "__init__.py").write_text("from made_whole import part\n")
    (package / "part.py").write_text("from made_whole import x\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert circle("made_whole") == {"made_whole", "made_whole.part"}
