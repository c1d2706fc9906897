"""The store of trained projects: one making for many users, and another as soon as something else would come out."""

import threading
from pathlib import Path

import pytest

from deepstudio.core.project import Project
from deepstudio.storage.project_folder import ProjectFolder
from tests import trained as store
from tests.unit.engine.using import digits_project


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the test's own."""
    place = tmp_path / "store"
    place.mkdir()
    monkeypatch.setattr(store, "_places", lambda config: place)
    return place


def make(folder: Path, project: Project) -> None:
    ProjectFolder.create(folder, project)
    (folder / "made").mkdir()


def fail(folder: Path, project: Project) -> None:
    make(folder, project)
    raise RuntimeError("in the middle of it")


def test_it_is_made_once(pytestconfig: pytest.Config) -> None:
    first = store.trained(pytestconfig, digits_project(), make)
    (first / "made" / "mark").write_text("x")
    assert store.trained(pytestconfig, digits_project(), make) == first
    assert (first / "made" / "mark").is_file()
    assert ProjectFolder(first).load() == digits_project()


def test_whoever_comes_meanwhile_waits_and_gets_the_same(pytestconfig: pytest.Config) -> None:
    begun, go_on = threading.Event(), threading.Event()
    made: list[Path] = []

    def slowly(folder: Path, project: Project) -> None:
        begun.set()
        assert go_on.wait(60)
        make(folder, project)

    threads = [
        threading.Thread(
            target=lambda: made.append(store.trained(pytestconfig, digits_project(), slowly)),
            name=f"user {n}",
        )
        for n in range(2)
    ]
    threads[0].start()
    assert begun.wait(60)
    begun.clear()
    threads[1].start()
    go_on.set()
    for thread in threads:
        thread.join(60)
    assert made[0] == made[1]
    assert not begun.is_set()


def test_something_else_makes_another(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    project = digits_project()
    paths = {store.trained(pytestconfig, project, make)}
    paths.add(store.trained(pytestconfig, project.replace(name="Other"), make))
    monkeypatch.setattr(store, "_code", lambda: "another line of the engine")
    paths.add(store.trained(pytestconfig, project, make))
    monkeypatch.setattr("torch.__version__", "99")
    paths.add(store.trained(pytestconfig, project, make))
    assert len(paths) == 4


def test_what_was_left_half_made_is_made_anew(pytestconfig: pytest.Config) -> None:
    with pytest.raises(RuntimeError):
        store.trained(pytestconfig, digits_project(), fail)
    with pytest.raises(RuntimeError):
        store.trained(pytestconfig, digits_project(), fail)
    assert (store.trained(pytestconfig, digits_project(), make) / "made").is_dir()


def test_only_the_newest_stay(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    monkeypatch.setattr(store, "KEPT", 2)
    project = digits_project()
    first, *_, last = [
        store.trained(pytestconfig, project.replace(name=name), make) for name in ("a", "b", "c", "d")
    ]
    assert last.is_dir()
    assert not first.exists()
    assert len([path for path in place.iterdir() if path.is_dir()]) == 3
