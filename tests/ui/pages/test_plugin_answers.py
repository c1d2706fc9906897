"""Answers and sections of a plugin in the window: shown its own way, or named where their views fail."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.events import Finished
from deepstudio.core.project import Project
from deepstudio.core.results import read_answer
from deepstudio.engine.evaluate import evaluate
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui.answers import AnyAnswerView
from deepstudio.ui.answers.target import TargetLooks, target_looks
from deepstudio.ui.kinds.looks import Looks, looks_for
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.results.base import ToldSectionView
from deepstudio.ui.studio import Studio
from tests import data_child, fen
from tests import trained as store
from tests.unit.engine.training import trained

BROKEN = Path(__file__).parents[2] / "plugin_broken"
LONG = 60_000
ShowPage = Callable[..., Page]
PAWN = "8/8/3P4/8/8/8/8/8 w - - 0 1"


@pytest.fixture(scope="module", autouse=True)
def plugins() -> Iterator[None]:
    with fen.installed(BROKEN):
        yield


@pytest.fixture(scope="module")
def positions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fen.attacked_positions(tmp_path_factory.getbasetemp() / "positions.csv")


def chess(positions: Path, kind: str = "fen-squares") -> Project:
    template = registry().templates.get("fen-attacked")
    assert template is not None
    project = template().build("Chess")
    assert project.data is not None
    source = project.data.source.replace(settings={"path": str(positions)})
    columns = {**project.data.columns}
    columns["attacked"] = columns["attacked"].replace(id=kind)
    return project.replace(data=project.data.replace(source=source, columns=columns))


def in_this_process(folder: Path, project: Project) -> None:
    run = ProjectFolder.create(folder, project).new_run(project)
    for event in (last := trained(project, run)):
        run.append(event)
    assert isinstance(last[-1], Finished), last[-1]
    list(evaluate(run))


@pytest.fixture
def opened(request: pytest.FixtureRequest, qtbot: QtBot, positions: Path, tmp_path: Path) -> Iterator[Studio]:
    """A studio that knows the plugins, as its data process does, with a trained and examined project."""
    project = store.found(chess(positions, getattr(request, "param", "fen-squares")))
    shutil.copytree(store.trained(request.config, project, in_this_process), tmp_path / "chess")
    with data_child.knowing("tests.fen:know"):
        made = Studio(registry(), Preferences.load())
        made.open(tmp_path / "chess")
        yield made
        made.shutdown()
        made.deleteLater()


def test_an_examination_is_drawn_with_the_plugins_section(
    opened: Studio, show_page: ShowPage, qtbot: QtBot
) -> None:
    page = show_page(EvaluatePage, opened)
    qtbot.waitUntil(lambda: page.examination is not None, timeout=LONG)
    figures, board, *_ = page.examination.views
    assert "F1 over the squares" in [
        figure.value.accessibleName().split(":")[0] for figure in figures.figures.values()
    ]
    assert type(board).__name__ == "BoardView"
    assert len(board.board.shares) == 64
    assert board.title() == "Board of errors"


@pytest.mark.slow
def test_a_position_is_written_and_answered_on_a_board(
    opened: Studio, show_page: ShowPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(fen.PLUGIN))  # as installed, for the engine's process
    page = show_page(PredictPage, opened)
    qtbot.waitUntil(lambda: page.panel is not None, timeout=LONG)
    (giver,) = page.panel.givers
    line = giver.findChild(QLineEdit, "predict.words")
    line.selectAll()
    qtbot.keyClicks(line, PAWN)
    qtbot.waitUntil(lambda: _answer(page) is not None and _answer(page).words.text() == "c7 e7", timeout=LONG)
    assert type(_answer(page)).__name__ == "SquaresView"
    assert _answer(page).board.accessibleName() == "c7 e7"


def _answer(page: PredictPage) -> object:
    (view,) = page.panel.answer.views.values() if page.panel.answer.views else (None,)
    return view.view if view is not None else None


@pytest.mark.parametrize("opened", ["broken-shown"], indirect=True)
def test_a_section_whose_view_fails_is_named_and_the_others_are_drawn(
    opened: Studio, show_page: ShowPage, qtbot: QtBot
) -> None:
    page = show_page(EvaluatePage, opened)
    qtbot.waitUntil(lambda: page.examination is not None, timeout=LONG)
    figures, board, *_ = page.examination.views
    assert figures.figures
    assert isinstance(board, ToldSectionView)
    assert board.words.text() == "The view of “broken-section” of broken_plugin failed: the rook is missing."


def test_an_answer_whose_view_fails_is_named_and_told_in_words(qtbot: QtBot) -> None:
    raw = {"kind": "broken-answer", "chances": [1.0] + [0.0] * 63}
    view = AnyAnswerView()
    qtbot.addWidget(view)
    view.show_answer(read_answer(raw))
    assert view.view is not None
    assert view.view.words.text() == "a8"
    said = "The view of “broken-answer” of broken_plugin failed: the rook is missing."
    assert view.view.complaint.text() == said


def test_looks_that_fail_are_named_and_plain_ones_stand_in(positions: Path) -> None:
    kind = registry().columns.get("broken-fed")
    assert kind is not None
    looks = looks_for(kind())
    assert type(looks) is Looks
    assert "The plugin “broken_plugin” failed (BrokenError: the rook is missing)." in str(looks.complaint)
    data = chess(positions, "broken-shown").data
    assert type(target_looks(data, registry())) is TargetLooks
