"""Project files of an earlier format are read as those of today, nothing is lost, and saving writes today's."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from deepstudio.core.explained import Explained
from deepstudio.core.project import PROJECT_VERSION
from deepstudio.storage.project_file import encode, read_project
from deepstudio.storage.project_folder import ProjectFolder
from tests.golden import asking
from tests.golden.comparing import differences
from tests.golden.conftest import ARCHIVES

# What later formats call kinds of columns and tasks of the catalog. Everything else in a file is somebody's word.
RENAMED_KINDS: Mapping[str, str] = {"class": "category"}
RENAMED_TASKS: Mapping[str, str] = {"classification": "supervised"}


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


def renamed(chosen: Any, names: Mapping[str, str]) -> Any:
    """What was chosen of the catalog, by the id that it has today."""
    return {**chosen, "id": names.get(chosen["id"], chosen["id"])}


def said(raw: dict[str, Any]) -> tuple[Counter[str], Counter[float]]:
    """What a person, a scan or a plugin has said in a project file, and how often; not the names of its fields."""
    data = raw["data"] or {}
    parts = [
        raw["name"],
        raw["template"],
        raw["models"],
        raw["training"],
        renamed(raw["task"], RENAMED_TASKS),
    ]
    columns = {name: renamed(one, RENAMED_KINDS) for name, one in data.get("columns", {}).items()}
    named = [data.get(name, []) for name in ("source", "excluded", "relabelled", "corrected", "split")]
    found = data.get("found") or {}
    facts = ("fingerprint", "classes", "counts", "unreadable", "unreadable_count", "given", "columns")
    everything = [*parts, columns, *named, *(found.get(name, []) for name in facts)]
    return Counter(words(everything)), Counter(numbers(everything))


def projects_in(name: str) -> dict[str, bytes]:
    """The project files of an archive: that of the project and the copies in its runs."""
    return {
        path: content for path, content in asking.members(ARCHIVES[name]).items() if "project.json" in path
    }


@pytest.mark.parametrize("name", ARCHIVES)
def test_nothing_is_lost_on_the_way_to_the_format_of_today(name: str, tmp_path: Path) -> None:
    files = projects_in(name)
    assert files
    for content in files.values():
        old = json.loads(content)
        assert old["version"] == int(name.partition("-")[0])
        (tmp_path / "project.json").write_bytes(content)
        project = read_project(tmp_path / "project.json")
        new = json.loads(encode(project))
        assert new["version"] == PROJECT_VERSION
        lost = [before - after for before, after in zip(said(old), said(new), strict=True)]
        assert lost == [Counter(), Counter()]
        (tmp_path / "again.json").write_bytes(encode(project))
        assert read_project(tmp_path / "again.json") == project


@pytest.mark.parametrize("name", [name for name in ARCHIVES if not name.startswith("1-")])
def test_what_was_said_stays_where_it_was_said(name: str, tmp_path: Path) -> None:
    """Since samples are rows of named columns, each word belongs to a column, a sample, a network or an answer."""
    for content in projects_in(name).values():
        old = json.loads(content)
        (tmp_path / "project.json").write_bytes(content)
        new = json.loads(encode(read_project(tmp_path / "project.json")))
        assert differences(of_today(old), of_today(new), 0, math.inf) == []


def of_today(raw: dict[str, Any]) -> dict[str, Any]:
    """A project file of format 2 or later with the ids of the catalog that are today's."""
    data = raw["data"] and {
        **raw["data"],
        "columns": {name: renamed(one, RENAMED_KINDS) for name, one in raw["data"]["columns"].items()},
    }
    return {**raw, "version": PROJECT_VERSION, "task": renamed(raw["task"], RENAMED_TASKS), "data": data}


def test_a_file_is_rewritten_only_when_it_is_saved(tmp_path: Path) -> None:
    """Opening changes nothing, also in the runs."""
    archive = ARCHIVES["1-digits-mlp"]
    folder = ProjectFolder(asking.unpack(archive, tmp_path) / "project")
    before = folder.project_file.read_bytes()
    project = folder.load()
    assert [run.project().name for run in folder.runs()] == [project.name] * 2
    assert folder.project_file.read_bytes() == before
    folder.save(project.replace(name="又 again"))
    assert json.loads(folder.project_file.read_bytes())["version"] == PROJECT_VERSION
    assert folder.load().name == "又 again"


def test_a_good_copy_of_before_comes_back(tmp_path: Path) -> None:
    archive = ARCHIVES["1-sentiment-lstm-3"]
    folder = ProjectFolder(asking.unpack(archive, tmp_path) / "project")
    whole = folder.load()
    folder.project_file.rename(folder.backup_file)
    folder.project_file.write_bytes(b'{"format":')
    assert folder.restore() == whole == folder.load()
    assert json.loads(folder.project_file.read_bytes())["version"] == PROJECT_VERSION


def test_what_nobody_knows_stays_in_the_file(tmp_path: Path) -> None:
    archive = ARCHIVES["1-missing-plugin"]
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
    archive = ARCHIVES["1-small-resnet"]
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
