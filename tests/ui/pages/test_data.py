"""The Data page: choosing, looking, correcting, dividing and preparing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTranslator, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from deepstudio.data.plan_edits import exclude
from deepstudio.data.sample_table import EXCLUDED
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.data.findings_card import FindingsState
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.bars import LOW

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000  # milliseconds
ShowPage = Callable[..., Page]


def shown(show_page: ShowPage, studio: Studio, qtbot: QtBot, count: int) -> DataPage:
    page = show_page(DataPage, studio)
    assert isinstance(page, DataPage)
    qtbot.waitUntil(lambda: page.table.used == count, timeout=LONG)
    return page


@pytest.fixture
def digits(studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot) -> DataPage:
    return shown(show_page, studio_with("digits-mlp"), qtbot, 1797)


@pytest.fixture
def pets(studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot, pictures: Path) -> DataPage:
    return shown(show_page, studio_with("cats-dogs-cnn", data=pictures), qtbot, 12)


def click_thumb(page: DataPage, qtbot: QtBot, row: int, more: bool = False) -> None:
    view = page.samples.grid
    key = Qt.KeyboardModifier.ControlModifier if more else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(view.viewport(), LEFT, key, view.visualRect(view.thumbs.index(row)).center())


def choose(page: DataPage, name: str, value: object) -> None:
    """Picks a value in one of the filters, as a click in its list does."""
    field = page.samples.by_class if name == "class" else page.samples.by_part
    field.setCurrentIndex(field._values.index(value))
    field.activated.emit(field.currentIndex())


# Looking


def test_all_samples_are_there_and_only_those_in_view_are_read(digits: DataPage, qtbot: QtBot) -> None:
    grid = digits.samples.grid
    assert grid.thumbs.rowCount() == 1797
    assert digits.samples.count.text() == "1,797 pictures"
    qtbot.waitUntil(lambda: grid.pictures.get(digits.table.entries[0].id) is not None)
    qtbot.waitUntil(lambda: not grid.pictures.aside.busy)
    assert len(grid.pictures._made) < 100
    last = digits.table.entries[-1].id
    assert grid.pictures.get(last) is None
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: grid.pictures.get(last) is not None)


def test_the_first_data_of_a_project_is_shown_with_its_pictures(
    studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot, pictures: Path
) -> None:
    page = shown(show_page, studio_with("empty"), qtbot, 0)
    page.source.use_path(pictures)
    qtbot.waitUntil(lambda: page.table.used == 12, timeout=LONG)
    grid = page.samples.grid
    qtbot.waitUntil(lambda: grid.pictures.get("cats/0.png") is not None, timeout=LONG)
    assert page.window().focusWidget() is grid
    page.studio.undo()
    assert grid.thumbs.rowCount() == 0
    page.studio.redo()
    qtbot.waitUntil(lambda: grid.pictures.get("cats/0.png") is not None, timeout=LONG)


def test_the_chart_counts_each_part_and_filters_by_a_click(digits: DataPage, qtbot: QtBot) -> None:
    chart = digits.details.chart.chart
    assert [row.name for row in chart.rows.rows] == [str(digit) for digit in range(10)]
    assert sum(row.amount for row in chart.rows.rows) == 1797
    train, validation, test = (sum(row.parts[part][0] for row in chart.rows.rows) for part in range(3))
    assert (train, validation, test) == (1259, 269, 269)
    qtbot.mouseClick(chart.viewport(), LEFT, pos=QPoint(60, 3 * LOW + 8))
    assert digits.samples.grid.thumbs.rowCount() == 183
    assert digits.samples.by_class.value() == "3"
    choose(digits, "part", "test")
    assert digits.samples.grid.thumbs.rowCount() == chart.rows.rows[3].parts[2][0]
    qtbot.mouseClick(chart.viewport(), LEFT, pos=QPoint(60, 3 * LOW + 8))
    assert digits.samples.by_class.value() == ""


def test_the_split_shown_is_the_one_training_uses(digits: DataPage) -> None:
    studio = digits.studio
    assert studio.scan is not None
    parts = studio.scan.split(studio.project.data.split)
    ids = {part: {studio.scan.ids[row] for row in rows} for part, rows in parts.items()}
    for part in ("train", "validation", "test"):
        assert {entry.id for entry in digits.table.filtered(part=part)} == ids[part]


def test_a_picture_is_previewed_before_and_after(pets: DataPage, qtbot: QtBot) -> None:
    click_thumb(pets, qtbot, 6)
    preview = pets.details.closely.preview
    qtbot.waitUntil(lambda: preview.name.text() == "cats/3.png" and preview.before_size.text() == "23 × 24")
    assert preview.after_size.text() == "150 × 150, colour"
    field = pets.source.form.field("width")
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "40")
    qtbot.waitUntil(lambda: preview.after_size.text() == "40 × 150, colour")
    assert preview.seen.after.width() == 40


# Correcting


def test_pictures_are_excluded_and_come_back(pets: DataPage, qtbot: QtBot) -> None:
    studio = pets.studio
    click_thumb(pets, qtbot, 0)
    click_thumb(pets, qtbot, 4, more=True)
    assert pets.samples.selection.text() == "2 selected"
    qtbot.mouseClick(pets.samples.exclude, LEFT)
    assert studio.project.data.excluded == ("cats/0.png", "cats/2.png")
    qtbot.waitUntil(lambda: pets.table.used == 10 and studio.scan is not None)
    qtbot.waitUntil(lambda: studio.project.data.found.column("label").counts == (4, 6))
    choose(pets, "part", EXCLUDED)
    assert [thumb.key for thumb in pets.samples.grid.thumbs.rows] == ["cats/0.png", "cats/2.png"]
    click_thumb(pets, qtbot, 1)
    qtbot.mouseClick(pets.samples.restore, LEFT)
    assert studio.project.data.excluded == ("cats/0.png",)
    studio.undo()
    studio.undo()
    assert studio.project.data.excluded == ()
    qtbot.waitUntil(lambda: pets.table.used == 12 and not studio.busy)


def test_the_delete_key_excludes(pets: DataPage, qtbot: QtBot) -> None:
    click_thumb(pets, qtbot, 2)
    qtbot.keyClick(pets.samples.grid, Qt.Key.Key_Delete)
    assert pets.studio.project.data.excluded == ("cats/1.png",)


def test_pictures_get_another_label(pets: DataPage, qtbot: QtBot) -> None:
    studio = pets.studio
    click_thumb(pets, qtbot, 0)
    menu = pets.samples.label_menu()
    next(action for action in menu.actions() if action.text() == "dogs").trigger()
    assert studio.project.data.corrected_in("label") == {"cats/0.png": "dogs"}
    qtbot.waitUntil(lambda: [row.amount for row in pets.details.chart.chart.rows.rows] == [5, 7])
    click_thumb(pets, qtbot, 0)
    next(action for action in menu.actions() if action.text() == "cats").trigger()
    assert not studio.project.data.corrected
    menu.deleteLater()
    qtbot.waitUntil(lambda: not studio.busy)


# Findings


def test_copies_among_pictures_are_found_shown_and_left_out(
    studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot, pictures: Path
) -> None:
    striped = Image.linear_gradient("L").rotate(90).resize((40, 40)).convert("RGB")
    striped.save(pictures / "cats" / "striped.png")
    striped.save(pictures / "dogs" / "striped.jpg", quality=90)
    page = shown(show_page, studio_with("cats-dogs-cnn", data=pictures), qtbot, 14)
    qtbot.waitUntil(lambda: page.findings.state is FindingsState.FOUND, timeout=LONG)
    (row,) = [row for row in page.findings.rows if row.evidence.finding == "contradictory-labels"]
    qtbot.mouseClick(row.more, LEFT)
    qtbot.mouseClick(row.examples[0], LEFT)
    assert page.samples.grid.thumbs.rowCount() == 2
    assert page.samples.selected() == ["cats/striped.png", "dogs/striped.jpg"]
    qtbot.mouseClick(page.samples.all, LEFT)
    assert page.samples.grid.thumbs.rowCount() == 14
    qtbot.mouseClick(row.fixes[0], LEFT)
    qtbot.waitUntil(lambda: page.table.used == 12, timeout=LONG)
    qtbot.waitUntil(lambda: page.findings.state is FindingsState.FOUND, timeout=LONG)
    focus = page.window().focusWidget()
    assert focus is page.findings or page.findings.isAncestorOf(focus), "the focus stays where it was"
    assert all(row.evidence.finding != "contradictory-labels" for row in page.findings.rows)


# Dividing


def test_parts_that_folders_give_are_shown_and_not_to_be_typed(
    studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot, pictures: Path, tmp_path: Path
) -> None:
    for part in ("train", "test"):
        shutil.copytree(pictures, tmp_path / "divided" / part)
    page = shown(show_page, studio_with("cats-dogs-cnn", data=tmp_path / "divided"), qtbot, 24)
    assert tuple(page.source.split.names()) == ("method", "validation", "given", "seed")
    assert page.source.parts_words.text() == "41 % training, 9 % validation, 50 % test"
    assert {entry.id.partition("/")[0] for entry in page.table.filtered(part="test")} == {"test"}
    page.source.split.field("given").edited.emit("new", False)
    qtbot.waitUntil(lambda: len(page.table.filtered(part="test")) == 4)
    assert tuple(page.source.split.names()) == ("method", "train", "validation", "given", "seed")
    assert page.studio.project is not None
    assert page.studio.project.data is not None
    assert page.studio.project.data.split.given == "new"


def test_another_split_is_shown_at_once_and_an_impossible_one_is_explained(
    pets: DataPage, qtbot: QtBot
) -> None:
    form, studio = pets.source.split, pets.studio
    field = form.field("train")
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "50")
    assert studio.project.data.split.train == 50
    qtbot.waitUntil(lambda: pets.table.parts["train"] == 6)
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "90")
    assert studio.project.data.split.train != 90
    assert "nothing for the test" in form.row("train").error()


# Choosing


def test_an_empty_page_offers_a_folder_and_the_digits(
    studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot
) -> None:
    page = show_page(DataPage, studio_with("cats-dogs-cnn"))
    assert isinstance(page, DataPage)
    assert page.stack.currentWidget() is page.empty
    assert page.empty.text() == "Drop your data here"
    qtbot.mouseClick(page.empty.sample, LEFT)
    assert page.studio.project.data.source.id == "digits"
    qtbot.waitUntil(lambda: page.table.used == 1797)
    assert page.stack.currentWidget() is page.samples
    assert page.source.samples.text() == "Handwritten digits"
    assert page.source.samples.actions_["digits"].isChecked()


def test_a_folder_is_chosen_in_the_dialog(
    digits: DataPage, qtbot: QtBot, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(pictures))
    qtbot.mouseClick(digits.source.choose, LEFT)
    qtbot.waitUntil(lambda: digits.table.used == 12, timeout=LONG)
    assert digits.source.drop.name.text() == "宠物 pictures"
    assert digits.source.samples.text() == "Built-in samples"


def test_a_dropped_folder_becomes_the_data(digits: DataPage, qtbot: QtBot, pictures: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pictures))])
    buttons, keys, copy = LEFT, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(400, 300), copy, data, buttons, keys)
    QApplication.sendEvent(digits, enter)
    assert enter.isAccepted()
    assert not digits.source.drop.acceptDrops(), "the box that asks for it leaves it to the page"
    QApplication.sendEvent(digits, QDropEvent(QPointF(400, 300), copy, data, buttons, keys))
    qtbot.waitUntil(lambda: digits.table.used == 12, timeout=LONG)
    digits.studio.undo()
    qtbot.waitUntil(lambda: digits.table.used == 1797, timeout=LONG)


def test_files_that_cannot_be_read_are_listed_with_a_reason(
    studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot, pictures: Path
) -> None:
    for number in range(5):
        (pictures / "cats" / f"bad{number}.jpg").write_text("this is text\n")
    page = shown(show_page, studio_with("cats-dogs-cnn", data=pictures), qtbot, 12)
    card = page.details.left_out
    qtbot.waitUntil(card.isVisible)
    assert card.sentence.text().count("bad") == 3
    assert "2 more" in card.sentence.text()
    qtbot.mouseClick(card.more, LEFT)
    assert card.list.count() == 5
    assert "it holds text, not a picture" in card.list.item(4).text()
    qtbot.mouseClick(card.more, LEFT)
    assert not card.list.isVisible()


def test_data_that_moved_is_located(
    pets: DataPage, qtbot: QtBot, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = pictures.rename(pictures.with_name("moved"))
    pets.studio.look_outside()
    qtbot.waitUntil(pets.source.locate.isVisible)
    assert "no longer" in pets.state.banner.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(new))
    qtbot.mouseClick(pets.findChild(QPushButton, "data.problem-locate"), LEFT)
    qtbot.waitUntil(lambda: not pets.source.locate.isVisible() and pets.table.used == 12, timeout=LONG)
    assert pets.studio.project.data.source.settings["path"] == str(new)


def test_data_that_is_missing_counts_nothing_and_comes_back(
    pets: DataPage, qtbot: QtBot, pictures: Path
) -> None:
    assert "12" in pets.samples.count.text()
    away = pictures.rename(pictures.with_name("moved"))
    pets.studio.open(pets.studio.folder.path)
    qtbot.waitUntil(lambda: "no longer" in pets.state.banner.text())
    assert pets.samples.count.text() == ""
    assert "when last seen" in pets.details.facts.title()
    away.rename(pictures)
    qtbot.mouseClick(pets.findChild(QPushButton, "data.look-again"), LEFT)
    qtbot.waitUntil(lambda: "12" in pets.samples.count.text(), timeout=LONG)
    assert pets.details.facts.title() == "Facts"


def test_what_is_no_data_is_one_sentence_and_changes_nothing(
    digits: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (tmp_path / "report.pdf").write_bytes(b"%PDF")
    for name, sentence in (("empty", "nothing in"), ("report.pdf", "report.pdf is nothing to learn from")):
        digits.source.use_path(tmp_path / name)
        qtbot.waitUntil(lambda s=sentence: s in digits.state.refusal.text(), timeout=LONG)  # type: ignore[misc]
        assert digits.state.refusal.isVisible()
        assert digits.studio.project.data.source.id == "digits"
    digits.studio.edit(exclude(digits.studio.project.data, [digits.table.entries[0].id]))
    assert not digits.state.refusal.isVisible()
    qtbot.waitUntil(lambda: digits.table.used == 1796 and not digits.studio.busy, timeout=LONG)


def test_what_nobody_foresaw_about_a_folder_is_told_as_well(
    digits: DataPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(path: Path, kept: object) -> None:
        raise RuntimeError("the disk sings")

    monkeypatch.setattr("deepstudio.ui.own_data.recognised_or_refused", break_down)
    digits.source.use_path(tmp_path)
    qtbot.waitUntil(lambda: "the disk sings" in digits.state.refusal.text())
    assert digits.state.refusal.isVisible()
    assert digits.studio.project.data.source.id == "digits"


def test_an_unusable_folder_is_one_sentence(pets: DataPage, qtbot: QtBot, pictures: Path) -> None:
    for file in (pictures / "dogs").iterdir():
        file.unlink()
    pets.studio.start_scan()
    qtbot.waitUntil(lambda: "one class" in pets.state.banner.text(), timeout=LONG)
    assert pets.findChild(QPushButton, "data.problem-choose") is not None


# Preparing


def test_data_is_prepared_ahead_of_training(pets: DataPage, qtbot: QtBot) -> None:
    card = pets.details.prepared
    qtbot.waitUntil(lambda: card.button.isVisible() and card.button.isEnabled())
    assert card.dot.text() == "not yet"
    qtbot.mouseClick(card.button, LEFT)
    assert card.progress.isVisible()
    qtbot.waitUntil(lambda: card.dot.text() == "ready", timeout=LONG)
    assert "MB" in card.words.text() or "kB" in card.words.text()
    click_thumb(pets, qtbot, 0)
    qtbot.mouseClick(pets.samples.exclude, LEFT)
    qtbot.waitUntil(lambda: card.dot.text() == "not yet" and card.button.isVisible() and not pets.studio.busy)


# Around


class Marked(QTranslator):
    """Every text in marks, so that one sees what was translated."""

    def translate(self, context: str, source: str, *_: object) -> str:
        return f"«{source}»"

    def isEmpty(self) -> bool:
        return False


def test_every_text_is_in_the_language_in_use(
    studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot, pictures: Path, qapp: QApplication
) -> None:
    marked = Marked()
    qapp.installTranslator(marked)
    try:
        pets = shown(show_page, studio_with("cats-dogs-cnn", data=pictures), qtbot, 12)
        texts = [pets.source.choose.text(), pets.samples.count.text(), pets.details.chart.title()]
        texts += [pets.details.prepared.button.text(), pets.source.form.row("height").title()]
        texts += [pets.details.closely.preview.title(), pets.samples.by_class.itemText(0), pets.empty.text()]
        assert all(text.startswith("«") for text in texts), texts
    finally:
        qapp.removeTranslator(marked)


def test_it_fits_the_smallest_window(pets: DataPage, qtbot: QtBot) -> None:
    click_thumb(pets, qtbot, 0)
    assert pets.minimumSizeHint().width() <= 1124
    assert pets.minimumSizeHint().height() <= 684
