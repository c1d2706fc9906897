"""Project files of an earlier format are read as those of today, nothing is lost, and saving writes today's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deepstudio.core.explained import Explained
from deepstudio.core.project import PROJECT_VERSION
from deepstudio.storage.project_file import encode, read_project
from deepstudio.storage.project_folder import ProjectFolder
from tests.golden import asking
from tests.golden.conftest import ARCHIVES


def words(value: Any) -> Iterator[str]:
    """All strings in a JSON value, and the keys of what people or plugins named."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)
    elif isinstance(value, str):
        yield value


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from numbers(inner)
    elif isinstance(value, int | float):
        yield value


def said(raw: dict[str, Any]) -> tuple[set[str], set[float]]:
    """What a person, a scan or a plugin has said in a project file: not the names of its own fields."""
    data = raw["data"] or {}
    parts = [raw["name"], raw["template"], raw["models"], raw["training"], raw["task"]["id"]]
    named = [data.get(name, []) for name in ("source", "columns", "excluded", "relabelled", "corrected")]
    found = data.get("found") or {}
    facts = [found.get(name, []) for name in ("fingerprint", "classes", "counts", "unreadable", "columns")]
    split = {
        name: value
        for name, value in data.get("split", {}).items()
        if name in ("train", "validation", "seed")
    }
    everything = [*parts, *named, *facts, split]
    return set(words(everything)), set(numbers(everything))


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda path: path.name.partition(".")[0])
def test_nothing_is_lost_on_the_way_to_the_format_of_today(archive: Path, tmp_path: Path) -> None:
    files = {name: content for name, content in asking.members(archive).items() if "project.json" in name}
    assert files
    for content in files.values():
        old = json.loads(content)
        assert old["version"] == 1
        (tmp_path / "project.json").write_bytes(content)
        project = read_project(tmp_path / "project.json")
        new = json.loads(encode(project))
        assert new["version"] == PROJECT_VERSION
        lost = [before - after for before, after in zip(said(old), said(new), strict=True)]
        assert lost == [set(), set()]
        (tmp_path / "again.json").write_bytes(encode(project))
        assert read_project(tmp_path / "again.json") == project


def test_a_file_is_rewritten_only_when_it_is_saved(tmp_path: Path) -> None:
    """Opening changes nothing, also in the runs."""
    archive = next(path for path in ARCHIVES if path.name == "digits-mlp.tar.xz")
    folder = ProjectFolder(asking.unpack(archive, tmp_path) / "project")
    before = folder.project_file.read_bytes()
    project = folder.load()
    assert [run.project().name for run in folder.runs()] == [project.name] * 2
    assert folder.project_file.read_bytes() == before
    folder.save(project.replace(name="又 again"))
    assert json.loads(folder.project_file.read_bytes())["version"] == PROJECT_VERSION
    assert folder.load().name == "又 again"


def test_a_good_copy_of_before_comes_back(tmp_path: Path) -> None:
    archive = next(path for path in ARCHIVES if path.name == "sentiment-lstm-3.tar.xz")
    folder = ProjectFolder(asking.unpack(archive, tmp_path) / "project")
    whole = folder.load()
    folder.project_file.rename(folder.backup_file)
    folder.project_file.write_bytes(b'{"format":')
    assert folder.restore() == whole == folder.load()
    assert json.loads(folder.project_file.read_bytes())["version"] == PROJECT_VERSION


def test_what_nobody_knows_stays_in_the_file(tmp_path: Path) -> None:
    archive = next(path for path in ARCHIVES if path.name == "missing-plugin.tar.xz")
    folder = ProjectFolder(asking.unpack(archive, tmp_path) / "project")
    folder.save(folder.load())
    raw = json.loads(folder.project_file.read_bytes())
    node = raw["models"]["model"]["nodes"][2]
    assert (node["layer"], node["title"]) == ("from-a-plugin", "Mine")
    assert node["settings"] == {"units": 6, "strength": 0.5, "名": "值"}
    assert raw["training"]["loss"] == "from-a-plugin"
    assert raw["training"]["optimizer"] == {"id": "lion", "settings": {"learning_rate": 0.01}}


@pytest.mark.parametrize("value", [None, 5, ["rings"], {"label": "rings"}, True])
def test_a_corrected_class_that_is_no_name_is_damage(value: object, tmp_path: Path) -> None:
    archive = next(path for path in ARCHIVES if path.name == "small-resnet.tar.xz")
    folder = ProjectFolder(asking.unpack(archive, tmp_path) / "project")
    folder.save(folder.load())
    raw = json.loads(folder.project_file.read_bytes())
    corrected = raw["data"]["corrected"]
    assert corrected["columns/scan 04.png"] == {"label": "rings"}
    corrected["columns/scan 04.png"] = {"label": value}
    folder.project_file.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(Explained) as caught:
        folder.load()
    assert caught.value.cause == "broken"
