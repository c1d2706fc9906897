"""The Data page for texts: tables and their columns, tokens, lengths, words and findings."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTranslator, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from deepstudio.data.sample_table import EXCLUDED
from deepstudio.data.sources.rows import row_id
from deepstudio.ui.kinds.text.class_words import WordButton
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.data.findings_card import FindingsState
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets.styling import painting
from deepstudio.ui.widgets.text_list import two_lines
from deepstudio.ui.widgets.token_chips import Token, arrange, readable, reads_from_right, visible

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000  # milliseconds
ShowPage = Callable[..., Page]
GOOD = ("lovely", "bright", "friendly", "quiet", "tasty")
BAD = ("dirty", "noisy", "rude", "slow", "broken")
THINGS = ("room", "staff", "food", "bath", "lift", "bar", "pool", "desk")


FIRST = row_id(0, "The room was lovely today")
SECOND = row_id(1, "A dirty room and nobody cared")


def sentences() -> list[tuple[str, str]]:
    """Forty different short texts of each of two classes."""
    good = [(f"The {thing} was {word} today", "good") for word in GOOD for thing in THINGS]
    bad = [(f"A {word} {thing} and nobody cared", "bad") for word in BAD for thing in THINGS]
    return [pair for both in zip(good, bad, strict=True) for pair in both]


def write(path: Path, rows: list[tuple[str, str]]) -> Path:
    lines = [f"{number}\t{text}\t{label}" for number, (text, label) in enumerate(rows)]
    path.write_text("\n".join(["id\treview\tlabel", *lines]) + "\n", "utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Eighty reviews, two of them copies with another label, one a very long one."""
    rows = sentences()
    rows += [("The pool was lovely today", "bad"), ("the POOL was lovely today", "bad")]
    rows.append(("the room was lovely today " * 18, "good"))
    return write(tmp_path / "酒店 reviews.tsv", rows)


def settled(page: DataPage, qtbot: QtBot, count: int) -> DataPage:
    def there() -> bool:
        found = page.findings.state is FindingsState.FOUND and page.table.used == count
        return found and not page.studio.busy and page.studio.scan is not None

    qtbot.waitUntil(there, timeout=LONG)
    return page


@pytest.fixture
def reviews(studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot, table: Path) -> DataPage:
    page = show_page(DataPage, studio_with("sentiment-lstm", data=table))
    assert isinstance(page, DataPage)
    page.samples.set_order("files")  # so that rows can be counted
    return settled(page, qtbot, 83)


def click_row(page: DataPage, qtbot: QtBot, row: int, more: bool = False) -> None:
    view = page.samples.list
    key = Qt.KeyboardModifier.ControlModifier if more else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(view.viewport(), LEFT, key, view.visualRect(view.texts.index(row)).center())


def pick(page: DataPage, setting: str, column: str) -> None:
    """Picks a column, as a click in the list does."""
    field = page.source.columns.row(setting).choice
    field.setCurrentIndex(field._values.index(column))
    field.activated.emit(field.currentIndex())


def type_number(page: DataPage, qtbot: QtBot, name: str, value: int) -> None:
    field = page.source.form.field(name)
    field.edit.selectAll()  # type: ignore[union-attr]
    qtbot.keyClicks(field.edit, str(value))  # type: ignore[union-attr]


def finding(page: DataPage, id: str) -> int:
    return [row.evidence.finding for row in page.findings.rows].index(id)


# Choosing


def test_a_table_is_chosen_in_the_dialog(
    studio_with: Callable[..., Studio],
    show_page: ShowPage,
    qtbot: QtBot,
    table: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = show_page(DataPage, studio_with("sentiment-lstm"))
    assert isinstance(page, DataPage)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    qtbot.mouseClick(page.source.choose_table, LEFT)
    settled(page, qtbot, 83)
    assert page.source.drop.name.text() == "酒店 reviews.tsv"
    assert page.stack.currentWidget() is page.samples
    column = page.studio.project.data.columns["text"]
    assert column.settings.get("length", 200) == 200, "what the toy proposes does not fit real texts"


def test_a_dropped_table_changes_the_kind_and_a_fitting_template_is_offered(
    studio_with: Callable[..., Studio], show_page: ShowPage, qtbot: QtBot, table: Path
) -> None:
    page = show_page(DataPage, studio_with("digits-cnn"))
    assert isinstance(page, DataPage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    keys, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(400, 300), copy, data, LEFT, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(400, 300), copy, data, LEFT, keys))
    settled(page, qtbot, 83)
    assert "id" not in page._texts.texts
    assert page.studio.report.errors, "a network for pictures does not take texts"
    assert page.state.misfit.isVisible()
    button = page.findChild(QPushButton, "data.use-template")
    assert button is not None
    assert "Sentiment, LSTM" in button.text()
    qtbot.mouseClick(button, LEFT)
    assert not page.studio.report.errors
    assert not page.state.misfit.isVisible()
    page.studio.undo()
    page.studio.undo()
    assert page.studio.project.data.source.id == "digits"
    qtbot.waitUntil(lambda: page.table.used == 1797 and not page.studio.busy, timeout=LONG)
    assert page.stack.currentWidget() is page.samples
    assert not page.state.misfit.isVisible()


def test_the_toy_and_its_own_setting(reviews: DataPage, qtbot: QtBot) -> None:
    assert "neutral" not in reviews.source.own.names()
    qtbot.mouseClick(reviews.source.samples, LEFT)
    menu, toy = reviews.source.samples.menu_, reviews.source.samples.actions_["toy-sentiment"]
    assert menu.isVisible()
    assert "toy" in toy.toolTip().lower()
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(toy).center())
    qtbot.waitUntil(lambda: len(reviews.table.classes) == 3 and not reviews.studio.busy, timeout=LONG)
    assert not reviews.source.columns.isVisible()
    three = reviews.table.used
    qtbot.mouseClick(reviews.source.own.field("neutral"), LEFT)
    qtbot.waitUntil(lambda: len(reviews.table.classes) == 2, timeout=LONG)
    settled(reviews, qtbot, three * 2 // 3)


def test_what_is_found_out_about_a_table_can_be_chosen(reviews: DataPage, qtbot: QtBot) -> None:
    own = reviews.source.own
    assert own.names() == ("apart", "encoding", "names", "delimiter", "sheet", "keep_missing")
    own.advanced.set_expanded(True)
    field = own.field("names")
    field.setCurrentIndex(field._values.index("none"))
    field.activated.emit(field.currentIndex())
    assert reviews.studio.project.data.source.settings["names"] == "none"
    text = reviews.source.columns.row("text")
    qtbot.waitUntil(lambda: "column 2" in text.field._values, timeout=LONG)
    reviews.studio.undo()
    qtbot.waitUntil(lambda: text.field.value() == "review", timeout=LONG)


# Columns


def test_columns_are_guessed_with_examples_and_corrected(reviews: DataPage, qtbot: QtBot) -> None:
    text, label = reviews.source.columns.row("text"), reviews.source.columns.row("label")
    qtbot.waitUntil(lambda: text.field.value() == "review")
    assert (label.field.value(), label._note.text()) == ("label", "guessed")
    assert label.example.text() == "good · bad"
    tip = text.field.itemData(text.field._values.index("review"), Qt.ItemDataRole.ToolTipRole)
    assert "The room was lovely today" in tip
    pick(reviews, "text", "id")
    assert reviews.studio.project.data.source.settings["text"] == "id"
    settled(reviews, qtbot, 83)
    assert reviews._texts.texts[row_id(0, "0")] == "0"
    assert text._note.text() == ""
    reviews.studio.undo()
    qtbot.waitUntil(lambda: reviews._texts.texts.get(FIRST) == "The room was lovely today", timeout=LONG)
    settled(reviews, qtbot, 83)
    assert text.field.value() == "review"


def test_a_column_that_cannot_be_the_label_is_explained_and_corrected(
    reviews: DataPage, qtbot: QtBot
) -> None:
    pick(reviews, "label", "review")
    qtbot.waitUntil(reviews.state.banner.isVisible, timeout=LONG)
    assert reviews.studio.extra_problems
    field = reviews.source.columns.row("label").field
    assert field.isVisible()
    assert field.isEnabled()
    pick(reviews, "label", "label")
    settled(reviews, qtbot, 83)
    assert not reviews.studio.extra_problems
    assert reviews.source.columns.row("label")._note.text() == "", "now it is chosen"


def test_a_table_without_labels_is_one_sentence(reviews: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    lines = [f"{text};{number * 7919}" for number, (text, _) in enumerate(sentences())]
    other = tmp_path / "no labels.csv"
    other.write_text("\n".join(["review;number", *lines]) + "\n", "utf-8")
    reviews.source.use_path(other)
    banner = reviews.state.banner
    qtbot.waitUntil(lambda: banner.isVisible() and "Choose the column" in banner.text(), timeout=LONG)
    choice = reviews.source.columns.row("label")
    qtbot.waitUntil(lambda: choice.field.count() == 2)
    assert choice.field.value() is None
    assert choice.field.property("invalid")


# Looking


def test_texts_are_read_plainly_and_the_chosen_one_as_tokens(reviews: DataPage, qtbot: QtBot) -> None:
    view = reviews.samples.list
    assert view.texts.rowCount() == 83
    assert reviews.samples.count.text() == "83 texts"
    item = view.texts.describe(FIRST)
    assert item.text == "The room was lovely today"
    assert (item.name, item.part) == ("good", "training") or item.part in ("validation", "test")
    place = view.texts.rows.index(FIRST)
    view.scrollTo(view.texts.index(place))
    click_row(reviews, qtbot, place)
    preview = reviews.details.closely.text
    qtbot.waitUntil(lambda: len(preview.tokens) > 1, timeout=LONG)
    assert [token.text for token in preview.tokens] == ["The", "room", "was", "lovely", "today"]


def test_a_long_text_takes_two_lines_and_ends_in_an_ellipsis(qapp: QApplication) -> None:
    drawn = QImage(300, 60, QImage.Format.Format_RGB32)
    with painting(drawn) as painter:
        painter.setFont(fonts.body())
        assert two_lines("short", painter, 300) == ["short"]
        first, second = two_lines("酒店很好，早餐也不错。" * 20, painter, 300)
        assert not first.endswith("…")
        assert second.endswith("…")
        assert all(painter.fontMetrics().horizontalAdvance(line) <= 300 for line in (first, second))


def test_the_cut_is_seen_in_the_preview_and_in_the_lengths(reviews: DataPage, qtbot: QtBot) -> None:
    reviews.samples.show_only([reviews.samples.list.texts.rows[-1]])
    preview = reviews.details.closely.text
    assert preview.words.text() == "90 tokens"
    assert "No text is longer" in reviews.details.closely.lengths.words.text()
    type_number(reviews, qtbot, "length", 20)
    qtbot.waitUntil(lambda: preview.words.text() == "90 tokens · 70 cut off", timeout=LONG)
    assert [token.cut for token in preview.tokens] == [False] * 20 + [True] * 70
    assert reviews.details.closely.lengths.words.text() == "1.2 % of the texts are longer and lose their end."
    chart = reviews.details.closely.lengths.chart
    assert chart.mark.value == 20
    assert sum(chart.bins.counts) == 83
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert "tokens:" in chart.accessibleDescription()
    settled(reviews, qtbot, 83)


def test_unknown_words_are_marked_and_counted(reviews: DataPage, qtbot: QtBot) -> None:
    type_number(reviews, qtbot, "min_count", 30)
    share = reviews.details.closely.vocabulary.unknown_number
    before = share.text()
    qtbot.waitUntil(lambda: share.text() != before, timeout=LONG)
    settled(reviews, qtbot, 83)
    assert "subwords" in reviews.details.closely.vocabulary.hint.text()
    reviews.samples.show_only([FIRST])
    known = {token.text: token.known for token in reviews.details.closely.text.tokens}
    assert known["was"] != known["lovely"]


def test_telling_words_find_their_texts(reviews: DataPage, qtbot: QtBot) -> None:
    words = {button.word: button for button in reviews.details.closely.telling.findChildren(WordButton)}
    training = [entry for entry in reviews.table.entries if entry.part == "train" and entry.name == "bad"]
    assert 0 < words["nobody"].count < 40, "counted in the training part alone"
    assert words["nobody"].count in (len(training), len(training) - 1, len(training) - 2), (
        "two say another thing"
    )
    words["nobody"].click()
    assert reviews.samples.search.text() == "nobody"
    assert reviews.samples.list.texts.rowCount() == 40
    qtbot.keyClick(reviews.samples.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: reviews.samples.list.texts.rowCount() == 83)


def test_filters_go_together_with_the_search(reviews: DataPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(reviews.samples.search, "POOL")
    qtbot.waitUntil(lambda: reviews.samples.list.texts.rowCount() == 12)
    qtbot.mouseClick(reviews.details.chart.chart.viewport(), LEFT, pos=QPoint(60, 5))
    assert reviews.samples.by_class.value() == "bad"
    assert reviews.samples.list.texts.rowCount() == 7
    assert reviews.samples.count.text() == "7 of 83 texts"


# Correcting


def test_texts_are_excluded_and_labelled_and_come_back(reviews: DataPage, qtbot: QtBot) -> None:
    studio = reviews.studio
    click_row(reviews, qtbot, 1)
    qtbot.mouseClick(reviews.samples.exclude, LEFT)
    assert studio.project.data.excluded == (SECOND,)
    settled(reviews, qtbot, 82)
    reviews.samples.by_part.set_value(EXCLUDED)
    reviews.samples._choose_part()
    item = reviews.samples.list.texts.describe(SECOND)
    assert (item.text, item.name) == ("A dirty room and nobody cared", "bad"), "it stays readable"
    click_row(reviews, qtbot, 0)
    qtbot.mouseClick(reviews.samples.restore, LEFT)
    settled(reviews, qtbot, 83)
    reviews.samples.show_all()
    click_row(reviews, qtbot, 0)
    menu = reviews.samples.label_menu()
    next(action for action in menu.actions() if action.text() == "bad").trigger()
    assert studio.project.data.corrected_in("label") == {FIRST: "bad"}
    settled(reviews, qtbot, 83)
    click_row(reviews, qtbot, 0)
    next(action for action in menu.actions() if action.text() == "good").trigger()
    assert not studio.project.data.corrected, "the table says so itself"
    menu.deleteLater()
    settled(reviews, qtbot, 83)


# Findings


def test_a_finding_shows_its_samples_and_is_mended_and_undone(reviews: DataPage, qtbot: QtBot) -> None:
    place = finding(reviews, "contradictory-labels")
    row = reviews.findings.rows[place]
    assert reviews.findings.dot.tone() == "warn"
    assert not row.examples[0].isVisible()
    qtbot.mouseClick(row.more, LEFT)
    assert "lovely" in row.examples[0].text()
    row.examples[0].click()
    shown = set(reviews.samples.list.texts.rows)
    assert shown == set(row.examples[0].example.ids)
    assert reviews.samples.all.isVisible()
    qtbot.mouseClick(reviews.samples.all, LEFT)
    assert reviews.samples.list.texts.rowCount() == 83
    count = row.evidence.count
    row.fixes[0].click()
    settled(reviews, qtbot, 83 - count)
    assert all(row.evidence.finding != "contradictory-labels" for row in reviews.findings.rows)
    reviews.studio.undo()
    settled(reviews, qtbot, 83)
    assert finding(reviews, "contradictory-labels") == place


def test_nothing_doubtful_is_said(reviews: DataPage, qtbot: QtBot, tmp_path: Path) -> None:
    reviews.source.use_path(write(tmp_path / "clean.tsv", sentences()))
    settled(reviews, qtbot, 80)
    assert reviews.findings.words.text() == "Nothing doubtful found."
    assert "Contradictory labels" in " ".join(reviews.findings.words.toolTip().split())
    assert reviews.findings.dot.tone() == "good"


def test_the_search_is_canceled_and_begun_again(reviews: DataPage, qtbot: QtBot) -> None:
    type_number(reviews, qtbot, "length", 50)
    assert reviews.findings.state is FindingsState.LOOKING
    qtbot.mouseClick(reviews.findings.progress.cancel_button(), LEFT)
    assert reviews.findings.words.text() == "The search was stopped."
    qtbot.waitUntil(lambda: not reviews.studio.busy)
    qtbot.mouseClick(reviews.findings.again, LEFT)
    settled(reviews, qtbot, 83)


# Around


class Marked(QTranslator):
    """Every text in marks, so that one sees what was translated."""

    def translate(self, context: str, source: str, *_: object) -> str:
        return f"«{source}»"

    def isEmpty(self) -> bool:
        return False


def test_every_text_is_in_the_language(request: pytest.FixtureRequest, qapp: QApplication) -> None:
    marked = Marked()
    qapp.installTranslator(marked)
    try:
        reviews: DataPage = request.getfixturevalue("reviews")
        details = reviews.details
        texts = [reviews.samples.count.text(), reviews.samples.exclude.text(), reviews.findings.title()]
        texts += [reviews.findings.dot.text(), reviews.findings.rows[0].sentence.text()]
        texts += [reviews.findings.rows[0].more.text(), reviews.findings.rows[0].fixes[0].text()]
        texts += [
            details.closely.lengths.title(),
            details.closely.lengths.words.text(),
            details.closely.vocabulary.hint.text(),
        ]
        texts += [
            details.closely.text.title(),
            details.closely.text.words.text(),
            details.closely.telling.title(),
        ]
        texts += [reviews.source.form_title.text(), reviews.source.form.row("length").title()]
        texts += [reviews.source.columns.row("text").title()]
        assert all(text.startswith("«") for text in texts), texts
    finally:
        qapp.removeTranslator(marked)


def test_it_fits_the_smallest_window(reviews: DataPage, qtbot: QtBot) -> None:
    click_row(reviews, qtbot, 0)
    assert reviews.minimumSizeHint().width() <= 1124
    assert reviews.minimumSizeHint().height() <= 684


# Chips


def test_chips_keep_to_their_width_and_lines(qtbot: QtBot, qapp: QApplication) -> None:
    metrics = QFontMetrics(fonts.secondary())
    tokens = [Token(word) for word in ("one", "two", "x" * 500, "😀", "three")]
    placed = arrange(tokens, 120, metrics)
    assert len(placed) == 5
    assert all(item.place.left() >= 0 and item.place.right() <= 120 for item in placed)
    assert placed[2].words.endswith("…")
    mirrored = arrange([Token("a"), Token("b")], 120, metrics, from_right=True)
    assert mirrored[0].place.x() > mirrored[1].place.x()


def test_what_nobody_sees_gets_a_mark() -> None:
    assert visible(" \n\t\0") == "␣⏎⇥␀"
    assert readable("a\0b \n c\ud800") == "a␀b c�"
    assert reads_from_right("… שלום world")
    assert not reads_from_right("hello שלום")
