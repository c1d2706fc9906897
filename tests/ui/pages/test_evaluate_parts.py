"""The page Evaluate says what has become of a run's samples, and shows nothing stale as if it were current."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.problems import Edit
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.data.plan_edits import exclude_one
from deepstudio.data.scanning import scan
from deepstudio.engine.evaluate import evaluate
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.studio import Studio
from tests.ui.pages.conftest import named
from tests.ui.pages.test_evaluate import figures_of
from tests.unit.engine.pets import pet_run, pets, pictures_of_pets, save

__all__ = ["pet_run", "pets", "pictures_of_pets"]
LONG = 60_000
Show = Callable[..., EvaluatePage]


def look_through(run: RunFolder) -> None:
    """The project knows its data as it is now."""
    folder = ProjectFolder(run.project_folder)
    project = folder.load()
    assert project.data is not None
    found = scan(project.data, registry()).found
    folder.save(project.replace(data=project.data.replace(found=found)))


@pytest.fixture
def opened(
    studio: Studio, pet_run: RunFolder, pictures_of_pets: Path, show_page: Show, qtbot: QtBot
) -> EvaluatePage:
    """The page with an evaluation that was made after a picture had been added."""
    save(pictures_of_pets / "cats" / "later.png", 201, 77)
    look_through(pet_run)
    list(evaluate(pet_run))
    studio.open(pet_run.project_folder)
    qtbot.waitUntil(lambda: not studio.busy, timeout=LONG)
    page = show_page(EvaluatePage, studio)
    qtbot.waitUntil(lambda: page.evaluation() is not None)
    return page


def test_what_was_added_is_told_and_examined_with_a_click(opened: EvaluatePage, qtbot: QtBot) -> None:
    assert opened.notes.isVisible()
    assert "so that it has not seen them: 1 (cats/later.png)" in opened.notes.text()
    assert not opened.banner.isVisible()
    qtbot.mouseClick(named(opened, "evaluate.examine-new"), Qt.MouseButton.LeftButton)
    assert opened.part() == "new"
    qtbot.waitUntil(lambda: opened.evaluation() is not None and not opened.progress.is_busy(), timeout=LONG)
    found = opened.evaluation()
    assert found is not None
    assert (found.split, found.samples) == ("new", 1)
    assert "has seen none of them" in opened._hint.text()
    assert not named(opened, "evaluate.examine-new").isVisible()
    assert not opened.worth.isVisible()


def test_an_evaluation_of_other_data_is_not_shown_as_current(
    opened: EvaluatePage, studio: Studio, pet_run: RunFolder, qtbot: QtBot
) -> None:
    project = studio.project
    assert project is not None
    assert project.data is not None
    assert project.data.found is not None
    found = project.data.found.replace(fingerprint="another")

    def looked(now: Project) -> Project:
        assert now.data is not None
        return now.replace(data=now.data.replace(found=found))

    assert studio.edit(Edit(T("Look again"), looked))
    assert opened.banner.isVisible()
    assert "The data has changed since this was found" in opened.banner.text()


def test_corrections_since_make_it_stale_too(opened: EvaluatePage, studio: Studio) -> None:
    evaluation = opened.evaluation()
    assert evaluation is not None
    assert studio.edit(exclude_one("cats/001.png"))
    assert "The data has changed since this was found" in opened.banner.text()
    studio.undo()
    assert not opened.banner.isVisible()


def test_a_result_that_cannot_be_saved_is_shown(
    opened: EvaluatePage, pet_run: RunFolder, qtbot: QtBot
) -> None:
    run, found = opened.run, json.loads((pet_run.path / "evaluation-test.json").read_bytes())
    assert run is not None
    (pet_run.path / "evaluation-test.json").unlink()
    opened._look_up()
    qtbot.waitUntil(lambda: opened.evaluation() is None)
    assert not opened.notes.isVisible()
    opened._examining = (run, opened._place())
    opened._examined(found | {"kept": False})
    qtbot.waitUntil(lambda: opened.evaluation() is not None)
    assert figures_of(opened).figures["accuracy"].value.text() == f"{found['accuracy'] * 100:.1f} %"
    assert "could not be saved in the project's folder" in opened.banner.text()
    opened.shown()
    qtbot.waitUntil(lambda: not opened._aside.busy)
    assert opened.evaluation() is not None


def test_a_comparison_of_other_samples_is_not_put_beside_it(
    opened: EvaluatePage, pet_run: RunFolder, qtbot: QtBot
) -> None:
    found = opened.evaluation()
    assert found is not None
    simple = {
        "samples": found.samples,
        "classes": list(found.classes),
        "accuracy": 0.5,
        "macro_f1": 0.5,
        "seconds": 1.0,
    }
    pet_run.write_json("baseline-test.json", simple | {"state": "other samples"})
    opened._look_up()
    qtbot.waitUntil(lambda: not opened._aside.busy)
    assert opened.worth.verdict() == ""
    pet_run.write_json("baseline-test.json", simple | {"state": found.state})
    opened._look_up()
    qtbot.waitUntil(lambda: opened.worth.verdict() != "")


def test_a_run_that_does_not_know_its_parts_says_so(
    studio: Studio, pet_run: RunFolder, show_page: Show, qtbot: QtBot
) -> None:
    pet_run.parts_file.unlink()
    list(evaluate(pet_run))
    studio.open(pet_run.project_folder)
    page = show_page(EvaluatePage, studio)
    qtbot.waitUntil(lambda: page.evaluation() is not None)
    assert page.notes.isVisible()
    assert "It is not known with which samples run-001 was trained" in page.notes.text()
