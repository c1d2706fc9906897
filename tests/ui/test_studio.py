"""The studio: what is open, how it is saved, what it notices."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deepstudio.core import data_edits, training_edits
from deepstudio.core.explained import Explained
from deepstudio.core.problems import Edit
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.storage import project_folder
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.recent import recent_projects
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.saving import Saved
from tests.ui.conftest import StudioWith


def rename(name: str) -> Edit:
    return training_edits.rename_project(name)


def epochs(count: int, merge: str = "") -> Edit:
    return training_edits.set_training({"epochs": count}, T("Epochs"), merge)


def on_disk(studio: Studio) -> ProjectFolder:
    assert studio.folder is not None
    return ProjectFolder(studio.folder.path)


def written(studio: Studio, qtbot: QtBot) -> Project:
    """What is on the disk once all edits have arrived there."""
    qtbot.waitUntil(lambda: studio.saved_state is Saved.YES)
    return on_disk(studio).load()


def test_a_new_project_is_open_saved_scanned_and_remembered(studio_with: StudioWith, qtbot: QtBot) -> None:
    studio = studio_with("digits-mlp", "My digits")
    assert studio.project is not None
    assert studio.project.data is not None
    assert studio.project.data.found is not None
    assert studio.project.data.found.samples == 1797
    assert studio.report.errors == ()
    assert written(studio, qtbot) == studio.project
    assert [p.name for p in recent_projects()] == ["My digits"]
    assert studio.scan is not None
    assert len(studio.scan.ids) == 1797


def test_the_template_of_a_new_project_ends_for_the_data_brought(
    studio_with: StudioWith, qtbot: QtBot, tmp_path: Path
) -> None:
    table = tmp_path / "wards.csv"
    rows = [f"{20 + n % 31},{n % 7},{'ABCDE'[n % 5]}" for n in range(100)]
    table.write_text("\n".join(["age,visits,ward", *rows]), "utf-8")
    studio = studio_with("table-mlp", "Wards", table)
    assert studio.project is not None
    assert studio.report.errors == ()
    assert not studio.can_undo
    assert written(studio, qtbot) == studio.project


def test_each_edit_is_on_the_disk_at_once(studio_with: StudioWith, qtbot: QtBot) -> None:
    studio = studio_with("digits-mlp")
    with qtbot.waitSignals([studio.changed, studio.report_changed]):
        assert studio.edit(epochs(7))
    assert written(studio, qtbot).training.epochs == 7
    assert studio.can_undo
    studio.undo()
    assert written(studio, qtbot).training.epochs != 7
    assert studio.can_redo
    studio.redo()
    assert written(studio, qtbot).training.epochs == 7


def test_an_edit_that_changes_nothing_says_so(studio_with: StudioWith) -> None:
    studio = studio_with("digits-mlp")
    assert studio.project is not None
    assert not studio.edit(rename(studio.project.name))
    assert not studio.can_undo


def test_the_steps_of_a_drag_are_one_step_and_are_saved_together(
    studio_with: StudioWith, qtbot: QtBot
) -> None:
    studio = studio_with("digits-mlp")
    before = written(studio, qtbot)
    for count in (30, 31, 32):
        studio.edit(epochs(count, merge="epochs"))
    assert studio.saved_state is Saved.WAITING
    assert on_disk(studio).load() == before
    assert written(studio, qtbot).training.epochs == 32
    studio.undo()
    assert written(studio, qtbot) == before


def test_the_end_of_a_drag_is_saved_at_once(studio_with: StudioWith, qtbot: QtBot) -> None:
    studio = studio_with("digits-mlp")
    written(studio, qtbot)
    studio.edit(epochs(33, merge="epochs"))
    studio.end_merge()
    assert studio.saving is not None
    assert not studio.saving._later.isActive()
    assert written(studio, qtbot).training.epochs == 33


def test_closing_writes_what_waits(studio_with: StudioWith) -> None:
    studio = studio_with("digits-mlp")
    folder = on_disk(studio)
    studio.edit(epochs(34, merge="epochs"))
    studio.close_project()
    assert folder.load().training.epochs == 34
    assert studio.project is None


def test_a_disk_that_refuses_is_told_and_tried_again(
    studio_with: StudioWith, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    studio = studio_with("digits-mlp")
    written(studio, qtbot)
    real = project_folder.write_atomic

    def full(path: Path, content: bytes) -> None:
        raise Explained(T("The disk is full. Free some space."), "disk_full")

    monkeypatch.setattr(project_folder, "write_atomic", full)
    studio.edit(epochs(41))
    studio.edit(rename("Kept in memory"))
    qtbot.waitUntil(lambda: studio.saved_state is Saved.REFUSED)
    assert studio.saving is not None
    assert str(studio.saving.cause) == "The disk is full. Free some space."
    assert on_disk(studio).load().training.epochs != 41
    monkeypatch.setattr(project_folder, "write_atomic", real)
    assert studio.saving.flush()
    assert studio.saved_state is Saved.YES
    saved = on_disk(studio).load()
    assert (saved.training.epochs, saved.name) == (41, "Kept in memory")


def test_a_disk_that_recovers_is_noticed_without_a_click(
    studio_with: StudioWith, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    studio = studio_with("digits-mlp")
    written(studio, qtbot)
    real = project_folder.write_atomic

    def once(path: Path, content: bytes) -> None:
        monkeypatch.setattr(project_folder, "write_atomic", real)
        raise Explained(T("The disk is full."), "disk_full")

    monkeypatch.setattr(project_folder, "write_atomic", once)
    studio.edit(epochs(42))
    qtbot.waitUntil(lambda: studio.saved_state is Saved.REFUSED)
    qtbot.waitUntil(lambda: studio.saved_state is Saved.YES, timeout=8000)
    assert on_disk(studio).load().training.epochs == 42


@pytest.fixture
def changed_outside(studio_with: StudioWith, qtbot: QtBot) -> Studio:
    """Another program renamed the project, and the window has noticed."""
    studio = studio_with("digits-mlp", "Mine")
    written(studio, qtbot)
    other = on_disk(studio)
    other.save(other.load().replace(name="Theirs"))
    qtbot.waitUntil(lambda: studio.saved_state is Saved.CONFLICT)
    return studio


def test_reload_takes_the_other_version_and_can_be_undone(changed_outside: Studio, qtbot: QtBot) -> None:
    studio = changed_outside
    studio.reload()
    assert studio.project is not None
    assert written(studio, qtbot).name == "Theirs"
    studio.undo()
    assert studio.project.name == "Mine"
    assert written(studio, qtbot).name == "Mine"


def test_keeping_mine_writes_over_the_other_version(changed_outside: Studio) -> None:
    studio = changed_outside
    assert studio.edit(epochs(51))
    assert on_disk(studio).load().name == "Theirs", "not overwritten before the user has chosen"
    assert studio.saving is not None
    studio.saving.keep_mine()
    saved = on_disk(studio).load()
    assert (saved.name, saved.training.epochs, studio.saved_state) == ("Mine", 51, Saved.YES)


def test_what_is_not_a_project_changes_nothing(studio_with: StudioWith, tmp_path: Path) -> None:
    studio = studio_with("digits-mlp", "Open")
    with pytest.raises(Explained) as error:
        studio.open(tmp_path)
    assert error.value.cause == "not_a_project"
    assert studio.project is not None
    assert studio.project.name == "Open"


def test_data_that_was_moved_is_a_problem_with_a_way_out(
    studio_with: StudioWith, pictures: Path, qtbot: QtBot
) -> None:
    studio = studio_with("cats-dogs-cnn", data=pictures)
    assert studio.project is not None
    assert studio.project.data is not None
    assert studio.project.data.found is not None
    assert studio.project.data.classes == ("cats", "dogs")
    away = pictures.rename(pictures.with_name("away"))
    studio.look_outside()
    qtbot.waitUntil(lambda: bool(studio.extra_problems))
    problem = studio.report.problems[0]
    assert (problem.id, problem.action) == ("data-moved", "locate")
    away.rename(pictures)
    studio.look_outside()
    qtbot.waitUntil(lambda: not studio.extra_problems)
    assert "data-moved" not in {p.id for p in studio.report.problems}


def test_a_folder_that_cannot_be_used_is_a_problem_of_the_data(
    studio_with: StudioWith, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    studio = studio_with("cats-dogs-cnn", data=tmp_path / "empty")
    assert [p.place.area for p in studio.extra_problems] == ["data"]
    assert studio.training_blocked() is not None


def test_runs_of_a_terminal_are_noticed(studio_with: StudioWith) -> None:
    studio = studio_with("digits-cnn")
    folder = on_disk(studio)
    run = folder.new_run(folder.load())
    assert not studio.runs
    studio.look_outside()
    assert [found.id for found in studio.runs] == [run.id]
    run.delete()
    studio.look_outside()
    assert not studio.runs


def test_leaving_out_samples_looks_again(studio_with: StudioWith, pictures: Path, qtbot: QtBot) -> None:
    studio = studio_with("cats-dogs-cnn", data=pictures)
    with qtbot.waitSignal(studio.scanned):
        studio.edit(data_edits.change_data(T("Leave out"), excluded=("cats/0.png",)))
    assert studio.project is not None
    assert studio.project.data is not None
    assert studio.project.data.found is not None
    assert studio.project.data.found.column("label").counts == (5, 6)


def test_preferences_are_kept(studio: Studio, qtbot: QtBot) -> None:
    with qtbot.waitSignal(studio.preferences_changed):
        studio.set_preferences(theme="dark", device="cpu")
    assert Preferences.load().theme == "dark"
    assert Preferences.load().device == "cpu"


def test_training_is_refused_with_the_problem_that_blocks_it(studio_with: StudioWith, qtbot: QtBot) -> None:
    studio = studio_with("empty")
    with qtbot.waitSignal(studio.notify) as told:
        assert not studio.start_run()
    assert told.args[1] == str(studio.report.errors[0].message)
