"""Project folders: loading never crashes, saving never loses."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deepstudio.core.explained import Explained
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.project import Project
from deepstudio.storage.project_file import SIZE_LIMIT, encode, parse
from deepstudio.storage.project_folder import BACKUP_FILE, OUTSIDE_FILE, ProjectFolder


@pytest.fixture
def folder(tmp_path: Path) -> ProjectFolder:
    return ProjectFolder.create(tmp_path / "我的 项目", Project(name="first"))


def cause_of_loading(folder: ProjectFolder) -> str:
    with pytest.raises(Explained) as caught:
        folder.load()
    assert "\n" not in str(caught.value)
    return caught.value.cause


def outcome_of_loading(folder: ProjectFolder) -> str:
    try:
        folder.load()
    except Explained as error:
        return error.cause
    return "loaded"


def raw(**changes: Any) -> bytes:
    return json.dumps(json.loads(encode(Project(name="a"))) | changes).encode()


def test_what_is_saved_is_loaded(folder: ProjectFolder) -> None:
    project = folder.load().replace(
        name="second 第二", models={"model": Graph(nodes=(Node(name="a", layer="dense"),))}
    )
    folder.save(project)
    assert ProjectFolder(folder.path).load() == project


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "broken"),
        (encode(Project(name="a"))[:80], "broken"),
        (bytes(range(256)), "broken"),
        (b"[" * 200_000, "broken"),
        (b'{"a":' * 200_000, "broken"),
        (b"\xff\xfe{}", "broken"),
        (b"[1, 2]", "not_a_project"),
        (b'{"format": "something else"}', "not_a_project"),
        (raw(version=5), "newer"),
        (raw(version="1"), "broken"),
        (raw(version=0), "broken"),
        (raw(version=True), "broken"),
        (raw(training={"epochs": -1}), "broken"),
        (raw(surprise=1), "broken"),
        (raw(name="\ud800"), "broken"),
        (raw(task={"id": "x", "settings": {"deep": json.loads("[" * 100 + "]" * 100)}}), "broken"),
        (b'{"format": "deepstudio-project", "version": 1, "name": NaN}', "broken"),
        (b'{"format": "deepstudio-project", "version": 1, "name": ' + b"9" * 9999 + b"}", "broken"),
    ],
)
def test_a_bad_file_is_one_sentence_and_stays(folder: ProjectFolder, content: bytes, cause: str) -> None:
    folder.project_file.write_bytes(content)
    assert cause_of_loading(folder) == cause
    assert folder.project_file.read_bytes() == content


@given(st.binary(max_size=300))
def test_random_bytes_never_crash(content: bytes) -> None:
    with pytest.raises(Explained) as caught:
        parse(content, Path("project.json"))
    assert caught.value.cause in ("broken", "not_a_project")


@given(st.integers(min_value=0, max_value=400), st.binary(min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_project_is_explained_or_still_one(
    folder: ProjectFolder, place: int, damage: bytes
) -> None:
    good = encode(Project(name="a"))
    folder.project_file.write_bytes(good[:place] + damage + good[place + len(damage) :])
    assert outcome_of_loading(folder) in ("loaded", "broken", "not_a_project", "newer")


def test_a_newer_file_names_its_version(folder: ProjectFolder) -> None:
    folder.project_file.write_bytes(raw(version=7))
    with pytest.raises(Explained, match="version 7"):
        folder.load()


def test_a_huge_file_is_not_read(folder: ProjectFolder) -> None:
    with folder.project_file.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    assert cause_of_loading(folder) == "too_large"


def test_missing_and_other_folders(tmp_path: Path) -> None:
    assert cause_of_loading(ProjectFolder(tmp_path / "gone")) == "missing"
    assert cause_of_loading(ProjectFolder(tmp_path)) == "not_a_project"
    (tmp_path / "file").write_text("x")
    assert cause_of_loading(ProjectFolder(tmp_path / "file")) in ("missing", "broken")


def test_an_unknown_layer_stays_as_it_is(folder: ProjectFolder) -> None:
    node = Node(name="a", layer="from-a-plugin", settings={"how": [1, {"deep": "是"}]})
    folder.save(folder.load().replace(models={"model": Graph(nodes=(node,))}))
    again = ProjectFolder(folder.path)
    project = again.load()
    again.save(project.replace(name="other"))
    assert again.load().models["model"].nodes == (node,)


def test_a_cycle_of_10000_nodes_loads(folder: ProjectFolder) -> None:
    names = [f"n{number}" for number in range(10_000)]
    graph = Graph(
        nodes=tuple(Node(name=name, layer="relu") for name in names),
        links=tuple(Link(source=a, target=b) for a, b in zip(names, names[1:] + names[:1], strict=True)),
    )
    folder.save(folder.load().replace(models={"model": graph}))
    assert len(ProjectFolder(folder.path).load().models["model"].cycle()) == 10_000


def test_a_damaged_file_is_restored_from_the_copy(folder: ProjectFolder) -> None:
    folder.save(folder.load().replace(name="latest"))
    folder.project_file.write_bytes(b'{"form')
    damaged = ProjectFolder(folder.path)
    copy = damaged.backup()
    assert copy is not None
    assert copy.name == "latest"
    assert damaged.restore().name == "latest"
    assert ProjectFolder(folder.path).load().name == "latest"
    assert (folder.path / "project.json.broken").read_bytes() == b'{"form'


def test_a_disk_that_takes_nothing_is_told_and_nothing_is_restored(
    folder: ProjectFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.project_file.write_text("damaged")

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(Explained, match="cannot be saved"):
        ProjectFolder(folder.path).restore()
    assert folder.project_file.read_text() == "damaged"


def test_without_a_copy_nothing_is_restored(folder: ProjectFolder) -> None:
    (folder.path / BACKUP_FILE).unlink()
    folder.project_file.write_bytes(b"{")
    assert folder.backup() is None
    with pytest.raises(Explained) as caught:
        folder.restore()
    assert caught.value.cause == "no_backup"
    assert folder.project_file.read_bytes() == b"{"


def test_a_change_from_outside_is_noticed_and_kept(folder: ProjectFolder) -> None:
    project = folder.load()
    assert not folder.changed_outside()
    other = ProjectFolder(folder.path)
    other.save(other.load().replace(name="from outside"))
    assert folder.changed_outside()
    assert not other.changed_outside()
    folder.save(project.replace(name="mine"))
    assert not folder.changed_outside()
    assert parse((folder.path / OUTSIDE_FILE).read_bytes(), Path("x"))["name"] == "from outside"


def test_the_same_content_written_again_is_no_change(folder: ProjectFolder) -> None:
    folder.load()
    content = folder.project_file.read_bytes()
    folder.project_file.unlink()
    assert folder.changed_outside()
    folder.project_file.write_bytes(content)
    assert not folder.changed_outside()


def test_creating_refuses_what_is_there(folder: ProjectFolder, tmp_path: Path) -> None:
    with pytest.raises(Explained) as caught:
        ProjectFolder.create(folder.path, Project(name="again"))
    assert caught.value.cause == "exists"
    assert folder.load().name == "first"
    (tmp_path / "empty").mkdir()
    assert ProjectFolder.create(tmp_path / "empty", Project(name="x")).load().name == "x"


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("deepstudio.storage.atomic.os.fsync", refuse)
    with pytest.raises(Explained) as caught:
        ProjectFolder.create(tmp_path / "a" / "b" / "c", Project(name="x"))
    assert caught.value.cause == "disk_full"
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_an_impossible_name_is_explained(tmp_path: Path, name: str) -> None:
    with pytest.raises(Explained):
        ProjectFolder.create(tmp_path / name, Project(name="x"))
    assert os.listdir(tmp_path) == []


def test_renaming_moves_the_folder_with_its_runs(folder: ProjectFolder) -> None:
    run = folder.new_run(folder.load())
    renamed = folder.rename("新的: name?")
    assert renamed.path.name == "新的 name"
    assert renamed.load().name == "新的: name?"
    assert [one.id for one in renamed.runs()] == [run.id]
    assert not folder.path.exists()


def test_renaming_to_a_name_that_is_taken(folder: ProjectFolder) -> None:
    other = ProjectFolder.create(folder.path.with_name("other"), Project(name="other"))
    with pytest.raises(Explained) as caught:
        folder.rename("other")
    assert caught.value.cause == "exists"
    assert folder.load().name == "first"
    assert other.load().name == "other"


def test_a_duplicate_is_a_project_of_its_own(folder: ProjectFolder) -> None:
    folder.new_run(folder.load())
    copy = folder.duplicate(folder.path.with_name("copy"))
    assert copy.load().name == "copy"
    assert copy.runs() == []
    assert folder.load().name == "first"
