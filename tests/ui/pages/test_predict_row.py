"""Rows of numbers and categories: a form on the page Predict, a table on the page Data."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.catalog.columns import CategoryColumn, NumberColumn
from deepstudio.core.project import ColumnFound
from deepstudio.core.results import ClassAnswer
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.kinds.row.cells import ChoiceCell, NumberCell, cell
from deepstudio.ui.kinds.row.giver import RowGiver
from deepstudio.ui.kinds.row.samples import CloseRow, ShownCells
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.pages.predict.panel import TryPanel
from deepstudio.ui.results.samples import SamplesView
from deepstudio.ui.studio import Studio
from tests import trained as store
from tests.ui.conftest import StudioWith
from tests.ui.pages.conftest import evaluating, named

LONG = 60_000
LEFT = Qt.MouseButton.LeftButton
Show = Callable[..., Page]


@pytest.fixture(scope="session")
def trained_rows_folder(pytestconfig: pytest.Config) -> Path:
    """A project on the penguins with one short run."""
    template = registry().templates.get("table-mlp")
    assert template is not None
    project = template().build("Penguins")
    training = project.training.replace(epochs=2, seed=1)
    return store.trained(pytestconfig, store.found(project.replace(training=training)))


@pytest.fixture
def penguins(studio: Studio, trained_rows_folder: Path, tmp_path: Path) -> Studio:
    """A studio with a copy of that project open."""
    copy = tmp_path / "企鹅 penguins"
    shutil.copytree(trained_rows_folder, copy)
    studio.open(copy)
    return studio


@pytest.fixture
def panel(penguins: Studio, show_page: Show, qtbot: QtBot) -> TryPanel:
    page = show_page(PredictPage, penguins)
    assert isinstance(page, PredictPage)
    qtbot.waitUntil(lambda: page.panel is not None)
    assert page.panel is not None
    return page.panel


def row(panel: TryPanel) -> RowGiver:
    (giver,) = panel.givers
    assert isinstance(giver, RowGiver)
    return giver


def number(panel: TryPanel, name: str) -> NumberCell:
    found = row(panel).cells[name]
    assert isinstance(found, NumberCell)
    return found


def choice(panel: TryPanel, name: str) -> ChoiceCell:
    found = row(panel).cells[name]
    assert isinstance(found, ChoiceCell)
    return found


def answered(panel: TryPanel) -> bool:
    return panel.following.is_answered()


def begun(panel: TryPanel, qtbot: QtBot) -> None:
    """The first row stands in the form, and is answered."""
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)


def chosen(qtbot: QtBot, field: QComboBox, words: str) -> None:
    """Picks a choice as a person does with the keyboard."""
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Home)
    for _ in range(field.findText(words)):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    field.activated.emit(field.currentIndex())


def test_before_training_the_page_speaks_of_a_row(studio_with: StudioWith, show_page: Show) -> None:
    page = show_page(PredictPage, studio_with("table-mlp"))
    assert any("fill in a row" in label.text() for label in page.findChildren(QLabel))


def test_the_form_has_a_field_for_each_column_and_begins_with_a_row(panel: TryPanel, qtbot: QtBot) -> None:
    begun(panel, qtbot)
    assert list(row(panel).cells) == list(row(panel).columns)
    assert "species" not in row(panel).cells
    assert choice(panel, "island").value() in ("Biscoe", "Dream", "Torgersen")
    mass = number(panel, "body_mass_g")
    assert 2700 <= (mass.value() or 0) <= 6300
    assert "2,700 g" in mass.slider.toolTip()
    assert panel.side.list.rows.rows == [], "nobody tried it"
    assert [type(answer) for answer in panel.following.reply.answers.values()] == [ClassAnswer]  # type: ignore[union-attr]


def test_everything_that_can_have_the_keyboard_has_a_name(panel: TryPanel, qtbot: QtBot) -> None:
    begun(panel, qtbot)
    takers = [one for one in panel.findChildren(QWidget) if one.isVisible() and one.focusPolicy()]
    nameless = [one for one in takers if not (one.accessibleName() or getattr(one, "text", str)())]
    assert nameless == []
    assert len(takers) >= 10


def test_the_answer_follows_the_slider_and_the_keys(panel: TryPanel, qtbot: QtBot) -> None:
    begun(panel, qtbot)
    length = number(panel, "bill_length_mm")
    before = panel.following.given
    length.slider.setValue(length.slider.maximum())
    assert length.field.text() == "59.6"
    qtbot.waitUntil(lambda: answered(panel) and panel.following.given != before, timeout=LONG)
    assert panel.following.given[0]["bill_length_mm"] == pytest.approx(59.6)
    length.field.selectAll()
    qtbot.keyClicks(length.field, "40")
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    assert panel.following.given[0]["bill_length_mm"] == 40
    assert 0 < length.slider.value() < length.slider.maximum()


def test_a_number_outside_of_the_data_is_told_and_answered(panel: TryPanel, qtbot: QtBot) -> None:
    begun(panel, qtbot)
    mass = number(panel, "body_mass_g")
    mass.field.selectAll()
    qtbot.keyClicks(mass.field, "9000")
    assert mass.note.text() == "The data only has numbers from 2,700 g to 6,300 g."
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    mass.field.selectAll()
    qtbot.keyClicks(mass.field, "5000")
    assert not mass.note.isVisible()


def test_what_is_no_number_is_told_and_not_asked(panel: TryPanel, qtbot: QtBot) -> None:
    begun(panel, qtbot)
    mass = number(panel, "body_mass_g")
    mass.field.selectAll()
    qtbot.keyClicks(mass.field, "heavy")
    assert "such as 12" in mass.note.text()
    assert panel.following.now() is None
    assert panel.answer.words.text().startswith("Fill in the row")


def test_missing_values_and_values_that_nobody_knows_are_answered(panel: TryPanel, qtbot: QtBot) -> None:
    begun(panel, qtbot)
    mass, island = number(panel, "body_mass_g"), choice(panel, "island")
    mass.field.selectAll()
    qtbot.keyClick(mass.field, Qt.Key.Key_Delete)
    chosen(qtbot, island.field, "another value")
    assert "never saw" in island.note.text()
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    given = panel.following.given[0]
    assert given["body_mass_g"] is None
    assert given["island"] not in ("Biscoe", "Dream", "Torgersen", None, "")
    chosen(qtbot, island.field, "missing")
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    assert panel.following.given[0]["island"] is None


def test_rows_of_the_test_part_come_one_after_the_other(panel: TryPanel, qtbot: QtBot) -> None:
    begun(panel, qtbot)
    model = panel.side.list.rows
    for n in (1, 2, 3):
        qtbot.mouseClick(named(panel.side, "predict.sample"), LEFT)
        qtbot.waitUntil(lambda n=n: len(model.rows) == n and model.rows[0].reply is not None, timeout=LONG)
    assert len({one.token for one in model.rows}) == 3
    first = model.rows[2]
    assert first.true["species"] in ("Adelie", "Chinstrap", "Gentoo")
    assert first.is_right is not None
    assert first.title.startswith(f"{first.cells['island']} · ")
    view = panel.side.list
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(model.index(2)).center())
    assert row(panel).given() == first.cells
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    labels = [label.text() for label in panel.answer.findChildren(QLabel) if label.isVisible()]
    assert any(words.startswith(("Right: ", "Wrong: ")) for words in labels)


def test_the_rows_of_a_table_are_answered_in_another(panel: TryPanel, qtbot: QtBot, tmp_path: Path) -> None:
    table = tmp_path / "new.csv"
    names = row(panel).columns
    begun(panel, qtbot)
    given = row(panel).given()
    assert given is not None
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [names, [given[name] for name in names], ["Biscoe", *[""] * (len(names) - 1)]]
        )
    assert panel.many is not None
    qtbot.mouseClick(named(panel.side, "predict.many"), LEFT)
    first = panel.many.findChild(QFileDialog)
    assert first is not None
    first.filesSelected.emit([str(table)])
    first.close()
    first.setParent(None)
    second = panel.many.findChild(QFileDialog)
    assert second is not None
    second.fileSelected.emit(str(tmp_path / "answers.csv"))
    second.close()
    qtbot.waitUntil(panel.many.banner.isVisible, timeout=LONG)
    assert (tmp_path / "answers.csv").is_file(), panel.many.banner.text()
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2, panel.many.banner.text()
    assert rows[0]["label"] in ("Adelie", "Chinstrap", "Gentoo")


def test_the_rows_stand_in_a_table_that_can_be_sorted(
    penguins: Studio, show_page: Show, qtbot: QtBot
) -> None:
    page = show_page(DataPage, penguins)
    assert isinstance(page, DataPage)
    qtbot.waitUntil(lambda: page.table.used == 344, timeout=LONG)
    table = page.samples.view
    model = table.rows
    titles = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert titles[:3] == ["species", "island", "bill_length_mm (mm)"]
    assert titles[-1] == "Part"
    assert page.samples.count.text() == "344 rows"
    head = table.horizontalHeader()
    place = head.sectionViewportPosition(2) + 12
    for _ in range(2):  # ascending, then the other way round
        qtbot.mouseClick(head.viewport(), LEFT, pos=QPoint(place, 8))
    shown = [model.index(n, 2).data() for n in range(model.rowCount())]
    assert {shown[0], shown[-3]} == {"59.6", "32.1"}
    assert shown[-2:] == ["–", "–"], "missing ones stand last"
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(model.index(0, 1)).center())
    assert len(page.samples.selected()) == 1
    (id,) = page.samples.selected()
    qtbot.mouseClick(head.viewport(), LEFT, pos=QPoint(place, 8))
    assert page.samples.selected() == [id], "the row stays selected, wherever it stands now"
    length, cells = f"{shown[0]} mm", page.details.closely.cells
    qtbot.waitUntil(lambda: cells.said.get("bill_length_mm") == length, timeout=LONG)
    qtbot.mouseClick(page.samples.exclude, LEFT)
    qtbot.waitUntil(lambda: page.table.used == 343, timeout=LONG)


def test_the_cells_of_a_row_keep_their_place_from_row_to_row(qtbot: QtBot) -> None:
    cells = ShownCells()
    qtbot.addWidget(cells)
    cells.resize(220, 160)
    with qtbot.waitExposed(cells):
        cells.show()
    cells._show({f"column {number}": str(number) for number in range(60)})
    qtbot.waitUntil(lambda: cells.verticalScrollBar().maximum() > 400)
    cells.verticalScrollBar().setValue(400)
    cells._show({f"column {number}": str(-number) for number in range(60)})
    QApplication.processEvents()
    assert cells.verticalScrollBar().value() == 400
    cells._show({"only": "one"})
    shown = [label.text() for label in cells.findChildren(QLabel) if label.isVisible()]
    assert shown == ["only", "one"]


def test_a_mistake_is_shown_as_its_row_and_can_be_tried(
    penguins: Studio, show_page: Show, actions: Actions, qtbot: QtBot
) -> None:
    actions.add(Action("go.predict", lambda: "Predict", lambda: None))
    page = show_page(EvaluatePage, penguins)
    assert isinstance(page, EvaluatePage)
    qtbot.mouseClick(evaluating(page), LEFT)
    qtbot.waitUntil(lambda: page.findChild(SamplesView) is not None, timeout=LONG)
    view = page.findChild(SamplesView)
    assert view is not None
    sample = view.shown()[0]
    qtbot.waitUntil(lambda: " mm · " in view.list.texts.rows[0].text, timeout=LONG)
    view.list.reveal(sample.id)
    close = page.findChild(CloseRow)
    assert close is not None
    qtbot.waitUntil(lambda: len(close.cells.said) == 7)
    assert close.cells.said["species"] == sample.true.plain
    qtbot.mouseClick(named(page, "evaluate.try-row"), LEFT)
    predict = show_page(PredictPage, penguins)
    assert isinstance(predict, PredictPage)
    qtbot.waitUntil(lambda: predict.panel is not None and not row(predict.panel).is_proposal, timeout=LONG)
    assert predict.panel is not None
    mass = row(predict.panel).given()["body_mass_g"]  # type: ignore[index]
    assert close.cells.said["body_mass_g"] in (f"{mass:g} g", f"{mass} g")


def test_exports_say_how_they_are_used(penguins: Studio, tmp_path: Path) -> None:
    assert penguins.project is not None
    looks = looks_of(penguins.project.data, penguins.registry)
    assert "predict.py TABLE.csv --out ANSWERS.csv" in looks.snippet("python", tmp_path)
    assert "model.safetensors" in looks.snippet("weights", tmp_path)
    assert looks.snippet("onnx", tmp_path) == ""


def test_a_cell_suits_its_column_also_where_little_is_known(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    wide = cell("a", NumberColumn(unit="m"), ColumnFound(low=-1.7e308, high=1.7e308), holder)
    assert isinstance(wide, NumberCell)
    assert not wide.slider.isEnabled()
    wide.set_value(2.5)
    assert wide.value() == 2.5
    unknown = cell("b", CategoryColumn(), ColumnFound(), holder)
    assert isinstance(unknown, ChoiceCell)
    assert unknown.value() is None or unknown.value() == "another value"


def test_a_name_stands_above_its_field_in_little_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = cell("bill_length_mm", NumberColumn(unit="mm"), ColumnFound(low=30, high=60), holder)
    assert isinstance(made, NumberCell)
    for wide, above in ((240, True), (600, False), (240, True)):
        made.resize(wide, 80)
        holder.resize(wide, 80)
        holder.show()
        qtbot.waitUntil(lambda above=above: (made.name.geometry().bottom() < made.field.y()) == above)
        assert made.field.geometry().right() < wide
