"""A kind of column of a plugin: shown as it says, or else by plain texts and sentences, and without a crash."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui.kinds.looks import Looks, looks_for, looks_of
from deepstudio.ui.kinds.picture import PictureLooks
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.data.findings_card import FindingsState
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.pages.export import ExportPage
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.studio import Studio
from tests import data_child
from tests.ui import fen
from tests.ui.pages.test_evaluate import answer, wrong_of

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000  # milliseconds
START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1"
MATE = "rnb1kbnr/pppp1ppp/8/4p3/6Pq/5P2/PPPPP2P/RNBQKBNR w KQkq - 1 3"
ShowPage = Callable[..., Page]


@pytest.fixture
def players(qtbot: QtBot) -> Iterator[Studio]:
    """A studio that knows the kind, as its data process does."""
    known = registry().copy()
    fen.know(known)
    with data_child.knowing("tests.ui.fen:know"):
        made = Studio(known, Preferences.load())
        yield made
        made.shutdown()
        made.deleteLater()


def positions(studio: Studio, tmp_path: Path, kind: str) -> None:
    """Opens a project with forty positions."""
    rows = [f"{MATE if n % 2 else START} {n},{('open', 'lost')[n % 2]}" for n in range(40)]
    (tmp_path / "games.csv").write_text("\n".join(["position,state", *rows]), "utf-8")
    source = Chosen(id="text-table", settings={"path": str(tmp_path / "games.csv")})
    columns = {"text": ColumnPlan(id=kind), "label": ColumnPlan(id="category", use="target")}
    project = Project(name="Chess", data=DataPlan(source=source, columns=columns))
    ProjectFolder.create(tmp_path / "chess", project)
    studio.open(tmp_path / "chess")


def test_samples_stand_in_a_list_as_they_are_with_their_class(
    players: Studio,
    show_page: ShowPage,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    positions(players, tmp_path, "fen")
    page = show_page(DataPage, players)
    qtbot.waitUntil(
        lambda: page.findings.state is FindingsState.FOUND and page.table.used == 40, timeout=LONG
    )
    view = page.samples.view
    item = view.texts.describe(view.texts.rows[0])
    assert (item.text, item.name) == (f"{MATE} 1", "lost")
    assert page.samples.count.text() == "40 positions"
    assert not page.state.views.isVisibleTo(page)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.texts.index(0)).center())
    assert page.details.closely.preview.words.text() == f"{MATE} 1"
    qtbot.mouseClick(page.samples.exclude, LEFT)
    assert players.project is not None
    assert players.project.data is not None
    assert players.project.data.excluded == (view.texts.rows[0],)
    assert not page.source.form_title.isVisible(), "the kind has no settings"
    assert page.details.prepared.words.text() == "The first run prepares the samples. You can do it now."


def test_another_kind_of_the_same_source_is_shown_its_own_way(
    players: Studio, show_page: ShowPage, qtbot: QtBot, tmp_path: Path
) -> None:
    positions(players, tmp_path, "fen")
    page = show_page(DataPage, players)
    qtbot.waitUntil(lambda: page.table.used == 40 and not players.busy, timeout=LONG)
    problem = next(one for one in players.report.errors if one.id == "other-columns")
    players.edit(problem.fixes[0])
    qtbot.waitUntil(lambda: page.samples.count.text() == "40 texts", timeout=LONG)
    qtbot.waitUntil(lambda: page.findings.state is FindingsState.FOUND and not players.busy, timeout=LONG)
    assert page.details.closely.lengths.isVisibleTo(page)
    players.undo()
    qtbot.waitUntil(lambda: page.samples.count.text() == "40 positions", timeout=LONG)


@pytest.mark.parametrize(("kind", "why"), [("broken-fen", "no_such_module"), ("failing-fen", "no display")])
def test_views_that_cannot_be_loaded_are_named_and_the_samples_are_shown_all_the_same(
    players: Studio,
    show_page: ShowPage,
    qtbot: QtBot,
    tmp_path: Path,
    kind: str,
    why: str,
) -> None:
    positions(players, tmp_path, kind)
    page = show_page(DataPage, players)
    qtbot.waitUntil(lambda: page.table.used == 40, timeout=LONG)
    assert page.state.views.isVisible()
    assert f"“{kind}” of tests" in page.state.views.text()
    assert why in page.state.views.text()
    assert page.samples.count.text() == "40 positions"


@pytest.fixture
def examined(request: pytest.FixtureRequest, players: Studio, trained_folder: Path, tmp_path: Path) -> Studio:
    """The studio with a trained and examined project whose input is of the kind."""
    copy = tmp_path / "digits"
    shutil.copytree(trained_folder, copy)
    for file in (copy / "project.json", *copy.glob("runs/*/project.json")):
        project = json.loads(file.read_text("utf-8"))
        project["data"]["columns"]["picture"].update(id=getattr(request, "param", "fen"), settings={})
        file.write_text(json.dumps(project), "utf-8")
    players.open(copy)
    return players


@pytest.mark.parametrize(
    ("examined", "why"),
    [
        ("fen", "Its network takes a kind of input that cannot be given here."),
        (
            "failing-fen",
            "What “failing-fen” of tests needs here (shown) cannot be loaded: no display for chess.",
        ),
    ],
    indirect=["examined"],
)
def test_what_cannot_be_given_is_said_in_a_sentence(
    examined: Studio, show_page: ShowPage, qtbot: QtBot, why: str
) -> None:
    page = show_page(PredictPage, examined)
    qtbot.waitUntil(page._instead.isVisible)
    assert page._instead._detail.text().startswith(why)
    assert page.panel is None


@pytest.mark.parametrize("examined", ["shown-fen"], indirect=True)
def test_a_plugin_brings_the_panel_of_its_kind(examined: Studio, show_page: ShowPage, qtbot: QtBot) -> None:
    offered = QMimeData()
    offered.setText(MATE)
    examined.offered = offered
    page = show_page(PredictPage, examined)
    qtbot.waitUntil(lambda: page.panel is not None)
    (giver,) = page.panel.givers
    assert type(giver).__name__ == "FenGiver"
    qtbot.waitUntil(lambda: giver.line.text() == MATE)
    assert examined.offered is None
    assert giver.accessibleName() == "run-001"
    assert not page.panel.side.many.isVisible()


def test_mistakes_are_listed_and_opened(examined: Studio, show_page: ShowPage, qtbot: QtBot) -> None:
    page = show_page(EvaluatePage, examined)
    qtbot.waitUntil(lambda: page.evaluation() is not None and page._looks.id == "fen", timeout=LONG)
    first, view = wrong_of(page).shown()[0], wrong_of(page).list
    assert first.id in view.texts.rows[0].text
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.texts.index(0)).center())
    assert answer(page).has_sample
    assert answer(page).sample.sample() == first
    assert not page.worth.isVisible(), "there is no simple method for the kind"


def test_the_other_pages_open(examined: Studio, show_page: ShowPage, qtbot: QtBot, tmp_path: Path) -> None:
    page = show_page(TrainPage, examined)
    assert "augmentation" not in page.plan.forms.all.names()
    export = show_page(ExportPage, examined)
    qtbot.waitUntil(lambda: export._looks.id == "fen")
    assert export._looks.snippet("onnx", tmp_path / "model.onnx") == ""


def test_a_kind_is_shown_as_the_kind_it_derives_from() -> None:
    class Drawing(PictureColumn):
        id = "drawing"

    looks = looks_for(Drawing())
    assert type(looks) is PictureLooks
    assert looks.id == "drawing"


def test_what_no_plugin_knows_any_more_is_shown_as_plain_texts() -> None:
    plan = DataPlan(source=Chosen(id="digits"), columns={"sound": ColumnPlan(id="sound")})
    assert type(looks_of(plan, registry())) is Looks
