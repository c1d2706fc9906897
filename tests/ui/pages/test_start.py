"""The start page."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.events import EpochDone, RunStarted
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.data.served import class_folders
from deepstudio.storage import recent
from deepstudio.storage.glimpse import look_at
from deepstudio.storage.preferred_places import default_projects_dir
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui import language
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.kinds.suggestions import suggested
from deepstudio.ui.pages.start import StartPage, new_project
from deepstudio.ui.pages.start.name_dialog import NameDialog
from deepstudio.ui.pages.start.new_project import NewProjectDialog
from deepstudio.ui.studio import Studio


def project(name: str) -> ProjectFolder:
    template = registry().templates.get("digits-mlp")
    assert template is not None
    folder = ProjectFolder.create(default_projects_dir() / name, template().build(name))
    recent.remember(folder.path, name)
    return folder


@pytest.fixture
def make(studio: Studio, qtbot: QtBot) -> Callable[[], StartPage]:
    def made() -> StartPage:
        page = StartPage(studio, Actions())
        qtbot.addWidget(page)
        page.resize(1200, 700)
        with qtbot.waitExposed(page):
            page.show()
        page.shown()
        return page

    return made


def test_every_template_has_a_card_with_level(make: Callable[[], StartPage]) -> None:
    page = make()
    assert [card.template.id for card in page.cards] == [t.id for t in registry().templates]
    assert page.cards[0].accessibleName() == "Handwritten digits, CNN, first steps"


def test_a_card_is_chosen_by_mouse_and_by_keys(make: Callable[[], StartPage], qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignal(page.template_wanted) as wanted:
        qtbot.mouseClick(page.cards[1], Qt.MouseButton.LeftButton)
    assert wanted.args == ["digits-mlp"]
    with qtbot.waitSignal(page.template_wanted) as wanted:
        qtbot.keyClick(page.cards[0], Qt.Key.Key_Return)
    assert wanted.args == ["digits-cnn"]


def test_without_projects_it_says_what_belongs_here(make: Callable[[], StartPage]) -> None:
    page = make()
    assert page.nothing.isVisible()
    assert page.nothing.text() == "Projects you have opened appear here."


def test_recent_projects_newest_first(make: Callable[[], StartPage], qtbot: QtBot) -> None:
    first, second = project("第一 one"), project("two")
    page = make()
    assert [row.project.path for row in page.rows] == [second.path, first.path]
    with qtbot.waitSignal(page.project_wanted) as wanted:
        qtbot.keyClick(page.rows[1], Qt.Key.Key_Return)
    assert wanted.args == [first.path]


def test_a_project_that_is_gone_can_be_taken_off(make: Callable[[], StartPage], qtbot: QtBot) -> None:
    folder = project("gone")
    shutil.rmtree(folder.path)
    page = make()
    qtbot.waitUntil(lambda: page.rows[0].is_missing)
    opened: list[object] = []
    page.project_wanted.connect(opened.append)
    qtbot.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)
    assert opened == []
    with qtbot.waitSignal(page.forget_wanted) as wanted:
        qtbot.mouseClick(page.rows[0].remove, Qt.MouseButton.LeftButton)
    assert wanted.args == [folder.path]


def test_a_trained_project_shows_its_best_accuracy(make: Callable[[], StartPage], qtbot: QtBot) -> None:
    folder = project("trained")
    run = folder.new_run(folder.load())
    run.append(RunStarted(run=run.id, device="cpu", epochs=1, batches=1, batch_size=1))
    metrics = {"validation.accuracy": 0.9712, "validation.loss": 0.1}
    run.append(EpochDone(epoch=1, step=1, metrics=metrics, seconds=1.0, best=True))
    page = make()
    qtbot.waitUntil(lambda: page.rows[0]._accuracy.text() == "97.1 %")
    assert look_at(folder.path).accuracy == 0.9712


def test_the_menu_renames_and_duplicates(make: Callable[[], StartPage], qtbot: QtBot) -> None:
    folder = project("old name")
    page = make()
    menu = page.rows[0].menu()
    items = {item.objectName(): item for item in menu.actions()}
    assert isinstance(items["start.menu.duplicate"], QAction)
    with qtbot.waitSignal(page.duplicate_wanted) as wanted:
        items["start.menu.duplicate"].trigger()
    assert wanted.args == [folder.path]
    items["start.menu.rename"].trigger()
    dialog = page.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    qtbot.keyClicks(dialog.name, "new name")
    with qtbot.waitSignal(page.rename_wanted) as renamed:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert renamed.args == [folder.path, "new name"]
    menu.deleteLater()


def test_the_buttons_run_the_actions(make: Callable[[], StartPage], qtbot: QtBot) -> None:
    page = make()
    ran: list[str] = []
    wanted = ["project.new", "project.new-table", "project.open"]
    for id in wanted:
        page.actions_.add(Action(id, "", lambda i=id: ran.append(i)))
    for button in (page.folder, page.table, page.open):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ran == wanted


def test_texts_are_in_the_language_in_use(make: Callable[[], StartPage], qapp: QApplication) -> None:
    english = make()
    language.install(qapp, "zh_CN")
    chinese = make()
    for of in (
        lambda page: page.heading.text(),
        lambda page: page.folder.text(),
        lambda page: page.cards[0].text(),
    ):
        assert of(chinese) not in ("", of(english))


@pytest.mark.parametrize(
    ("kind", "classes", "template"),
    [
        ("picture", 2, "cats-dogs-cnn"),
        ("picture", 7, "small-resnet"),
        ("text", 2, "sentiment-lstm"),
        ("text", 3, "sentiment-lstm-3"),
    ],
)
def test_a_template_is_suggested_for_kind_and_classes(kind: str, classes: int, template: str) -> None:
    columns = {"it": ColumnPlan(id=kind), "label": ColumnPlan(id="category", use="target")}
    plan = DataPlan(source=Chosen(id="table"), columns=columns)
    assert suggested(registry(), classes, plan) == template


def test_a_table_of_texts_gets_a_network_for_its_classes(qtbot: QtBot, tmp_path: Path) -> None:
    table = tmp_path / "点评 reviews.csv"
    rows = "\n".join(f"this is review number {n},{('good', 'bad', 'so so')[n % 3]}" for n in range(30))
    table.write_text(f"review,label\n{rows}\n", "utf-8")
    dialog = NewProjectDialog(registry(), table)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.name.text() == "点评 reviews"
    qtbot.waitUntil(lambda: dialog.lead.text() == "3 classes: bad, good, so so")
    assert dialog.template.value() == "sentiment-lstm-3"
    assert "cats-dogs-cnn" not in dialog.template._values
    with qtbot.waitSignal(dialog.wanted) as wanted:
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    template, name, plan, home = wanted.args
    assert (template, name, home) == ("sentiment-lstm-3", "点评 reviews", default_projects_dir())
    assert (plan.source.id, plan.source.settings["path"]) == ("text-table", str(table))


@pytest.mark.parametrize(("answer", "template"), [("days", "table-regression"), ("ward", "table-mlp")])
def test_a_table_gets_a_network_for_what_it_answers(
    answer: str, template: str, qtbot: QtBot, tmp_path: Path
) -> None:
    table = tmp_path / "病人.csv"
    cells = {"days": lambda n: f"{n % 23 + n / 7:.3f}".replace(".", ","), "ward": lambda n: "AB"[n % 2]}
    rows = [f"{20 + n % 31};{'男女'[n % 2]};{cells[answer](n)}" for n in range(60)]
    table.write_text("\n".join([f"age;性别;{answer}", *rows]), "utf-8")
    dialog = NewProjectDialog(registry(), table)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: f"“{answer}”" in dialog.lead.text())
    assert dialog.template.value() == template


def test_what_is_no_data_makes_no_project(qtbot: QtBot, tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(b"%PDF")
    dialog = NewProjectDialog(registry(), report)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "report.pdf is nothing to learn from" in dialog.lead.text())
    assert not dialog.accept_button.isEnabled()


def test_a_new_project_needs_a_name(qtbot: QtBot, pictures: Path) -> None:
    dialog = NewProjectDialog(registry(), pictures)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.accept_button.isEnabled(), "it looks at the data first"
    assert class_folders(pictures) == ["cats", "dogs"]
    qtbot.waitUntil(lambda: dialog.lead.text() == "2 classes: cats, dogs")
    dialog.name.selectAll()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Delete)
    assert not dialog.accept_button.isEnabled()
    assert dialog.accept_button.toolTip() == "Type a name first."
    QApplication.clipboard().setText("猫狗")
    qtbot.keyClick(dialog.name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(dialog.wanted) as wanted:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    template, name, plan, home = wanted.args
    assert (template, name, home) == ("cats-dogs-cnn", "猫狗", default_projects_dir())
    assert plan.source.settings["path"] == str(pictures)


def test_data_of_a_kind_that_has_no_words_of_its_own_makes_a_project(
    qtbot: QtBot, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = DataPlan(
        source=Chosen(id="picture-folder", settings={"path": str(pictures)}),
        columns={"sound": ColumnPlan(id="sound"), "label": ColumnPlan(id="category", use="target")},
    )
    monkeypatch.setattr(new_project, "recognised_or_refused", lambda path: plan)
    dialog = NewProjectDialog(registry(), pictures)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog.title.text() == "New project from your samples"
    assert dialog.template.value() == "empty"
    qtbot.waitUntil(lambda: not dialog._aside.busy)
