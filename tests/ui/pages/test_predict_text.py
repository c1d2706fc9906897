"""The text panel of the page Predict, with a trained network and a real engine process."""

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.text import T, Text
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.project_folder import PROJECT_FILE
from deepstudio.ui import language
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.kinds.text.panel import TextPanel
from deepstudio.ui.kinds.text.text_card import LIMIT
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import theme
from tests import trained as store
from tests.ui.conftest import StudioWith
from tests.ui.pages.conftest import named

LONG = 60_000
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
CUT = 40  # tokens the trained network reads
Show = Callable[..., PredictPage]
SENTENCE = "The room was clean and the staff were friendly."


@pytest.fixture(scope="session")
def trained_texts_folder(pytestconfig: pytest.Config) -> Path:
    """A project on the toy sentences with one short run."""
    template = registry().templates.get("sentiment-average")
    assert template is not None
    project = template().build("Sentences")
    assert project.data is not None
    column = project.data.columns["text"]
    short = column.replace(settings={**column.settings, "length": CUT})
    data = project.data.replace(columns={**project.data.columns, "text": short})
    training = project.training.replace(epochs=5, seed=1)
    return store.trained(pytestconfig, store.found(project.replace(data=data, training=training)))


@pytest.fixture
def sentences(studio: Studio, trained_texts_folder: Path, tmp_path: Path) -> Studio:
    """A studio with a copy of that project open."""
    copy = tmp_path / "句子 sentences"
    shutil.copytree(trained_texts_folder, copy)
    studio.open(copy)
    return studio


@pytest.fixture
def page(sentences: Studio, show_page: Show, qtbot: QtBot) -> PredictPage:
    page = show_page(PredictPage, sentences)
    qtbot.waitUntil(lambda: page.panel is not None)
    return page


@pytest.fixture
def panel(page: PredictPage) -> TextPanel:
    assert isinstance(page.panel, TextPanel)
    return page.panel


@dataclass
class Engine:
    """Stands in for the engine where the order of questions and answers matters. Knows words of four letters."""

    asked: list[tuple[str, Any]] = field(default_factory=list)
    waiting: list[tuple[Callable[[dict[str, Any]], None], Callable[[Text], None]]] = field(
        default_factory=list
    )

    def ask(self, do: str, *, done: Any, failed: Any, **fields: Any) -> None:
        if do in ("predict_text", "explain_text"):
            self.asked.append((do, fields.get("texts") or fields["text"]))
            self.waiting.append((done, failed))

    def answer(self, **changes: Any) -> None:
        """Answers the oldest question."""
        (do, said), (done, _) = self.asked[-len(self.waiting)], self.waiting.pop(0)
        about = {"weights": "best", "epoch": 3, "classes": ["bad", "good"]}
        if do == "predict_text":
            done({"answers": [self._one(text) | changes for text in said], **about})
        else:
            weights = (1.0, -0.5, 0.25)
            pieces = [
                piece | {"weight": weights[number % 3]} for number, piece in enumerate(self._pieces(said))
            ]
            done({"label": "good", "pieces": pieces, "milliseconds": 9.0, **about})

    def refuse(self, reason: Text) -> None:
        self.waiting.pop(0)[1](reason)

    def _one(self, text: str) -> dict[str, Any]:
        chances = {"bad": 0.25, "good": 0.75}
        said = {"label": "good", "confidence": 0.75, "probabilities": chances, "milliseconds": 4.0}
        return {"input": text, **said, "pieces": self._pieces(text), "cut": False}

    def _pieces(self, text: str) -> list[dict[str, Any]]:
        pieces, place = [], 0
        for word in text.split():
            start = text.index(word, place)
            place = start + len(word)
            pieces.append({"start": start, "end": place, "known": len(word) == 4})
        return pieces


@pytest.fixture
def engine(sentences: Studio, monkeypatch: pytest.MonkeyPatch) -> Engine:
    made = Engine()
    monkeypatch.setattr(sentences, "ask", made.ask)
    return made


def type_in(qtbot: QtBot, panel: TextPanel, words: str) -> None:
    qtbot.keyClicks(panel.card.box, words)


def answered(panel: TextPanel) -> bool:
    answer = panel.following.answer
    return answer is not None and answer.text == panel.card.text()


def weighed(panel: TextPanel) -> bool:
    return answered(panel) and bool(panel.card.box.marks().weights.any())


def kept(panel: TextPanel) -> list[str]:
    return [entry.text for entry in panel.side.list.entries.entries]


def words_of(panel: TextPanel) -> list[str]:
    """The marked pieces as they stand in the box now."""
    marks, units = panel.card.box.marks(), panel.card.text().encode("utf-16-le")
    spans = zip(marks.starts.tolist(), marks.ends.tolist(), strict=True)
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in spans]


def mime(text: str = "", html: str = "", files: list[Path] | None = None) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if files:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    return data


def paste(panel: TextPanel, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    panel.card.box.setFocus()
    panel.card.box.paste()


def drop_on(target: QWidget, data: QMimeData) -> bool:
    """Whether `target` takes what is dragged over it; then it is dropped."""
    buttons, keys = LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(target, drop)
    return enter.isAccepted()


def test_before_training_the_page_speaks_of_sentences(studio_with: StudioWith, show_page: Show) -> None:
    page = show_page(PredictPage, studio_with("sentiment-average"))
    assert page.empty.isVisible()
    words = page.findChildren(QWidget)
    assert any("type a sentence" in widget.text() for widget in words if hasattr(widget, "text"))


def test_a_text_decides_the_panel(sentences: Studio) -> None:
    assert sentences.project is not None
    assert looks_of(sentences.project.data, sentences.registry).id == "text"


def test_typing_begins_at_once_and_the_answer_follows(
    panel: TextPanel, page: PredictPage, sentences: Studio, qtbot: QtBot
) -> None:
    used: list[str] = []
    sentences.step_used.connect(used.append)
    qtbot.waitUntil(panel.card.box.hasFocus)
    type_in(qtbot, panel, SENTENCE)
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    rows = panel.answer.bars.rows()
    assert sorted(row.label() for row in rows) == ["negative", "neutral", "positive"]
    assert sum(row.fraction() for row in rows) == pytest.approx(1, abs=1e-3)
    assert panel.answer.label.text() == rows[0].label()
    assert "best weights, epoch" in panel.answer.about.text()
    assert "Run 1" in panel.answer.about.text()
    assert panel.card.facts.text().startswith("Tokens: 10")
    assert used[0] == "predict"
    assert not panel.answer.seen.isVisible()


def test_words_light_up_by_how_much_they_decided(panel: TextPanel, qtbot: QtBot) -> None:
    panel.card.set_text(SENTENCE)
    qtbot.waitUntil(lambda: weighed(panel), timeout=LONG)
    marks = panel.card.box.marks()
    assert words_of(panel) == ["The", "room", "was", "clean", "and", "the", "staff", "were", "friendly", "."]
    assert marks.label == panel.answer.label.text()
    assert abs(marks.weights).max() == pytest.approx(1)
    strongest = marks.strongest(5)
    bars = panel.card.strongest.bars()
    assert [bar.row().title for bar in bars] == [words_of(panel)[number] for number in strongest]
    first = bars[0].row()
    assert first.share.startswith("+" if marks.weights[strongest[0]] > 0 else "−")
    assert first.words in panel.card.box._describe(strongest[0])
    assert color_at(panel, strongest[0]) != theme.color("surface").name()


def color_at(panel: TextPanel, number: int) -> str:
    """The ground of a piece as it is painted, just inside its left edge."""
    room = panel.card.box.piece_rects(number)[0]
    image = panel.card.box.viewport().grab().toImage()
    scale = image.devicePixelRatio()
    return image.pixelColor(round((room.left() + 2) * scale), round((room.top() + 2.5) * scale)).name()


def test_the_light_is_switched_off_and_stays_off(
    engine: Engine, panel: TextPanel, sentences: Studio, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "good bad")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.mouseClick(named(panel, "predict.light-up"), LEFT)
    assert not Preferences.load().light_up_words
    assert not sentences.preferences.light_up_words
    assert not panel.card.strongest.isVisible()
    type_in(qtbot, panel, "!")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: not panel.following._settled.isActive())
    assert [do for do, _ in engine.asked] == ["predict_text", "predict_text"]
    qtbot.mouseClick(named(panel, "predict.light-up"), LEFT)
    assert engine.asked[-1] == ("explain_text", "good bad!")
    engine.answer()
    assert color_at(panel, 0) != theme.color("surface").name()
    qtbot.mouseClick(named(panel, "predict.light-up"), LEFT)
    assert color_at(panel, 0) == theme.color("surface").name()


def test_one_question_is_under_way_and_the_newest_text_comes_next(
    engine: Engine, panel: TextPanel, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "g")
    qtbot.waitUntil(lambda: len(engine.asked) == 1)
    type_in(qtbot, panel, "ood")
    qtbot.waitUntil(lambda: not panel.following._soon.isActive())
    assert engine.asked == [("predict_text", ["g"])]
    assert panel.answer.words.text() == "The network reads your text…"
    engine.answer()
    assert engine.asked[1:] == [("predict_text", ["good"])]
    assert panel.answer.label.text() == "good"  # of the letter before: it is not thrown away
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    assert engine.asked[2:] == [("explain_text", "good")]


def test_weights_of_an_older_text_are_not_shown(engine: Engine, panel: TextPanel, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "good bad")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    type_in(qtbot, panel, "der")
    engine.answer()  # weighs "good bad"
    assert not panel.card.box.marks().weights.any()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    assert panel.card.box.marks().weights.tolist() == [1.0, -0.5]
    assert [text for do, text in engine.asked if do == "explain_text"] == ["good bad", "good badder"]


def test_marks_move_along_with_the_text_and_undo_knows_nothing_of_them(
    engine: Engine, panel: TextPanel, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "good bad fine")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    box = panel.card.box
    steps = box.document().availableUndoSteps()
    box.moveCursor(QTextCursor.MoveOperation.Start)
    type_in(qtbot, panel, "so ")
    assert words_of(panel) == ["good", "bad", "fine"]
    assert box.marks().weights.tolist() == [1.0, -0.5, 0.25]
    qtbot.keyClick(box, Qt.Key.Key_Right)
    type_in(qtbot, panel, "_")
    assert words_of(panel) == ["bad", "fine"]  # the word that changed lost its mark
    while box.document().availableUndoSteps() > steps:
        box.undo()
    assert panel.card.text() == "good bad fine"


def test_a_strong_word_is_shown_in_the_text_and_selected(
    engine: Engine, panel: TextPanel, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "good bad")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    bar = panel.card.strongest.bars()[1]
    assert bar.accessibleName().splitlines()[0] == "“bad” speaks against “good”: 33.3 % of all influence."
    assert bar.row().share == "−33.3 %"
    qtbot.keyClick(panel.card.box, Qt.Key.Key_Tab)
    assert panel.card.strongest.bars()[0].hasFocus()
    assert panel.card.box._pointed == 0
    qtbot.mouseClick(bar, LEFT)
    assert panel.card.box.textCursor().selectedText() == "bad"
    swatches = panel.card.legend.swatches
    assert swatches["for"].text() == "for “good”"
    assert swatches["against"].isVisible()


def test_hovering_a_word_says_its_share_and_that_it_is_unknown(
    engine: Engine, panel: TextPanel, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "good bad")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    box = panel.card.box
    place = box.piece_rects(1)[0].center().toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, place, box.viewport().mapToGlobal(place))
    QApplication.sendEvent(box.viewport(), event)
    said = QToolTip.text().replace("\n", " ")
    assert said.startswith("“bad” speaks against “good”: 33.3 % of all influence.")
    assert "Not in the vocabulary" in said
    QToolTip.hideText()


def test_only_unknown_words_are_told(panel: TextPanel, qtbot: QtBot) -> None:
    panel.card.set_text("Qwertzuiop asdfghjkl 🙂🙂")
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    assert panel.card.legend.warning.text().startswith("The network knows none of these words")
    assert panel.card.legend.swatches["unknown"].isVisible()
    assert "unknown: " in panel.card.facts.text()
    assert panel.answer.answer() is not None


def test_what_is_behind_the_cut_is_grey(panel: TextPanel, qapp: QApplication, qtbot: QtBot) -> None:
    panel.card.set_text("good " * 60)
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    box = panel.card.box
    assert len(box.marks()) == CUT
    assert box.marks().tail == CUT * 5 - 1
    (grey,) = box.extraSelections()
    assert grey.cursor.selectionStart() == CUT * 5 - 1
    assert grey.format.foreground().color() == theme.color("text3")
    words = f"The network reads only the first {CUT} tokens; the grey part does not count."
    assert panel.card.legend.warning.text() == words
    assert "this part does not count" in box._said_at(box.cursorRect(end_of(box)).center())
    theme.apply(qapp, "dark")
    assert box.extraSelections()[0].format.foreground().color() == theme.color("text3")
    panel.card.set_text("good")
    assert box.extraSelections() == []


def end_of(box: Any) -> QTextCursor:
    cursor = QTextCursor(box.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    return cursor


@pytest.mark.slow
def test_a_megabyte_is_cut_before_it_is_pasted(panel: TextPanel, qtbot: QtBot) -> None:
    paste(panel, mime("good 好🙂 " * 125_000))
    box = panel.card.box
    assert box.document().characterCount() - 1 <= LIMIT
    assert panel.card.text().encode("utf-8")  # no half of an emoji is left
    words = panel.card.notice.text()
    assert "1,000,000 characters" in words
    assert f"first {CUT} tokens" in words
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    type_in(qtbot, panel, "more than the box can hold")
    assert box.document().characterCount() - 1 <= LIMIT
    assert panel.card.notice.text().startswith("The box is full: it holds 20,000 characters.")
    qtbot.mouseClick(named(panel, "predict.clear"), LEFT)
    assert not panel.card.notice.isVisible()
    assert panel.card.text() == ""
    box.undo()
    assert panel.card.text().startswith("good 好🙂")


def test_what_is_pasted_becomes_plain(panel: TextPanel, qtbot: QtBot) -> None:
    paste(panel, mime(html="<b>very</b> <i style='color:red'>good</i>"))
    assert panel.card.text() == "very good"
    assert "<b>" not in panel.card.box.toHtml()
    panel.card.set_text("")
    paste(panel, mime("a\x00b\r\nc\td\u2028e\ufffcf"))
    assert panel.card.text() == "ab\nc\td\nef"
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    assert panel.answer.answer() is not None


def test_a_text_without_words_leads_back_to_the_hint(panel: TextPanel, qtbot: QtBot) -> None:
    assert panel.answer.words.text() == "Type something, and the answer follows your words."
    type_in(qtbot, panel, "good")
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    panel.card.set_text("  \n ")
    assert panel.answer.answer() is None
    assert panel.answer.words.text() == "Type something, and the answer follows your words."
    assert len(panel.card.box.marks()) == 0


def test_scripts_from_right_to_left_are_marked_where_they_stand(
    engine: Engine, panel: TextPanel, qtbot: QtBot
) -> None:
    panel.card.set_text("الغرفة good 🙂🙂 hotel جدا")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    assert words_of(panel) == ["الغرفة", "good", "🙂🙂", "hotel", "جدا"]
    rooms = [panel.card.box.piece_rects(number)[0] for number in range(5)]
    assert all(room.width() > 5 for room in rooms)
    ordered = sorted(rooms, key=lambda room: room.left())
    assert all(left.right() <= right.left() + 1 for left, right in pairwise(ordered))
    assert rooms[0].left() == ordered[-1].left()  # the first word stands at the right
    assert rooms[1].left() < rooms[3].left()  # English inside still runs to the right


def test_an_answer_that_is_a_refusal_is_a_sentence(engine: Engine, panel: TextPanel, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "good")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.refuse(T("The engine ended unexpectedly."))
    assert panel.answer.words.text() == "The engine ended unexpectedly."
    qtbot.mouseClick(named(panel, "predict.again"), LEFT)
    assert engine.asked[-1] == ("predict_text", ["good"])
    engine.answer(error={"source": "The text is empty. Write something.", "args": {}})
    assert panel.answer.words.text() == "The text is empty. Write something."
    panel.keep()
    assert kept(panel) == []
    panel.card.set_text("fine")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.refuse(T("Not now."))
    assert panel.card.legend.sentence.text() == "Words cannot be lit up now: Not now."
    assert panel.answer.label.text() == "good"


def test_words_typed_while_a_question_fails_are_asked_again(
    engine: Engine, panel: TextPanel, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "g")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    type_in(qtbot, panel, "ood")
    qtbot.waitUntil(lambda: not panel.following._soon.isActive())
    engine.refuse(T("The engine ended unexpectedly."))
    assert engine.asked[-1] == ("predict_text", ["good"])
    assert panel.answer.words.text() == "The network reads your text…"
    engine.answer()
    qtbot.waitUntil(lambda: engine.asked[-1] == ("explain_text", "good"))
    type_in(qtbot, panel, "ness")
    qtbot.waitUntil(lambda: len(engine.waiting) == 2)
    refused: list[Text] = []
    panel.following.not_explained.connect(refused.append)
    engine.refuse(T("Not now."))  # weighs "good"
    engine.answer()
    qtbot.waitUntil(lambda: engine.asked[-1] == ("explain_text", "goodness"))
    assert refused == []
    engine.refuse(T("Not now."))
    assert len(refused) == 1


def test_a_test_sentence_tells_what_it_really_is(panel: TextPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.card._example != "", timeout=LONG)
    assert panel.card._example in panel.card.box.accessibleDescription()
    qtbot.mouseClick(named(panel.side, "predict.sample"), LEFT)
    qtbot.waitUntil(lambda: answered(panel) and panel.answer.truth.isVisible(), timeout=LONG)
    assert panel._sample is not None
    true, said = panel._sample.label, panel.answer.label.text()
    assert panel.answer.truth.text() == f"{'Right' if true == said else 'Wrong'}: it is “{true}”."
    panel.keep()
    assert panel.side.list.entries.entries[0].true == true
    panel.card.box.moveCursor(QTextCursor.MoveOperation.End)
    type_in(qtbot, panel, " no")
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    assert not panel.answer.truth.isVisible()  # it is another text now


def test_texts_are_kept_once_and_come_back(engine: Engine, panel: TextPanel, qtbot: QtBot) -> None:
    def say(words: str) -> None:
        type_in(qtbot, panel, words)
        qtbot.waitUntil(lambda: len(engine.waiting) == 1)
        engine.answer()

    panel.following.set_explaining(False)
    model = panel.side.list.entries
    with qtbot.waitSignal(model.rowsInserted):  # an answer that stands a while
        say("good")
    say(" food")
    panel.keep()
    assert kept(panel) == ["good food"]  # it only grew
    qtbot.keyClick(panel.card.box, Qt.Key.Key_Return, CONTROL)
    assert kept(panel) == ["good food"]
    say(" here")
    qtbot.keyClick(panel.card.box, Qt.Key.Key_Return, CONTROL)
    assert kept(panel) == ["good food here", "good food"]  # Ctrl+Enter had kept it for good
    panel.card.set_text("else")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()

    view = panel.side.list
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(model.index(1)).center())
    assert panel.card.text() == "good food"
    assert kept(panel) == ["else", "good food here", "good food"]
    panel.card.box.undo()
    assert panel.card.text() == "else"
    view.setFocus()
    view.setCurrentIndex(model.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert panel.card.text() == "good food here"
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert kept(panel) == ["else", "good food"]
    assert model.index(0).data() == "else: good · 75.0 %"
    qtbot.mouseClick(named(panel.side, "predict.remove-all"), LEFT)
    assert kept(panel) == []
    assert not view.isVisible()


def test_another_run_answers_everything_anew(
    engine: Engine, panel: TextPanel, page: PredictPage, qtbot: QtBot
) -> None:
    panel.following.set_explaining(False)
    for words in ("good", "fine"):
        panel.card.set_text(words)
        qtbot.waitUntil(lambda: len(engine.waiting) == 1)
        engine.answer()
        panel.keep(pin=True)
    assert page.run is not None
    panel.set_run(page.run, page.run.project())
    assert engine.asked[-2:] == [("predict_text", ["fine"]), ("predict_text", ["fine", "good"])]
    assert [entry.answer for entry in panel.side.list.entries.entries] == [None, None]
    engine.answer()
    engine.answer(confidence=0.5)
    confidences = [entry.answer.confidence for entry in panel.side.list.entries.entries if entry.answer]
    assert confidences == [0.5, 0.5]
    panel.weights_changed()
    assert engine.asked[-1] == ("predict_text", ["fine"])


def test_words_are_pasted_and_dropped_anywhere_on_the_page(
    page: PredictPage, panel: TextPanel, sentences: Studio, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("pasted words")
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_V, CONTROL)
    assert panel.card.text() == "pasted words"
    assert drop_on(page, mime("dropped words"))
    assert panel.card.text() == "dropped words"
    told: list[str] = []
    sentences.notify.connect(lambda _kind, text: told.append(text))
    QGuiApplication.clipboard().clear()
    panel.paste()
    assert told == ["There is no text on the clipboard. Copy one first."]


def test_a_file_that_is_dropped_is_asked_where_its_answers_go(
    page: PredictPage, panel: TextPanel, tmp_path: Path
) -> None:
    file = tmp_path / "reviews.csv"
    file.write_text("good\nbad\n")
    project = tmp_path / PROJECT_FILE
    project.write_text("{}")
    assert not drop_on(page, mime(files=[tmp_path]))
    assert not drop_on(page, mime(files=[project]))
    assert not panel.card.box.canInsertFromMimeData(mime(files=[file]))  # never its path as a text
    assert drop_on(page, mime(files=[file]))
    dialog = panel.file.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("reviews-predictions.csv")
    dialog.close()


def test_a_file_of_texts_becomes_a_table(
    panel: TextPanel, file_manager: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "评论.csv"
    file.write_text("text\nThe food was wonderful\n房间很脏\n", encoding="utf-8")
    qtbot.mouseClick(named(panel.side, "predict.file"), LEFT)
    first = panel.file.findChild(QFileDialog)
    assert first is not None
    first.filesSelected.emit([str(file)])
    first.close()
    first.setParent(None)
    second = panel.file.findChild(QFileDialog)
    assert second is not None
    second.fileSelected.emit(str(tmp_path / "answers.csv"))
    second.close()
    assert panel.file.progress.isVisible()
    qtbot.waitUntil(panel.file.banner.isVisible, timeout=LONG)
    assert panel.file.banner.text() == f"The answers for 2 texts are in {tmp_path / 'answers.csv'}."
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [row["input"] for row in rows] == ["The food was wonderful", "房间很脏"]
    assert all(row["label"] in ("negative", "neutral", "positive") for row in rows)
    qtbot.mouseClick(named(panel.file, "predict.show-table"), LEFT)
    assert file_manager == [str(tmp_path)]


def test_a_file_of_texts_can_be_canceled(
    panel: TextPanel, page: PredictPage, sentences: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "texts.txt"
    file.write_text("good\nbad\n" * 50_000)  # more than are answered before the click
    assert page.run is not None
    panel.file.start(page.run, file, tmp_path / "answers.csv")
    panel.predict_file(file)
    assert panel.file.findChild(QFileDialog) is None  # one at a time
    qtbot.mouseClick(panel.file.progress.line.cancel_button(), LEFT)
    qtbot.waitUntil(lambda: not sentences.busy, timeout=LONG)
    assert not panel.file.isVisible()
    assert not (tmp_path / "answers.csv").exists()


def test_the_language_changes_while_words_are_lit(
    engine: Engine, panel: TextPanel, qapp: QApplication, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "good bad")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    title = panel.card.lit
    for widget in (title, panel.side.sample, panel.card.caption):
        widget.setText("")
    language.install(qapp, "zh_CN")
    qtbot.waitUntil(lambda: bool(title.text() and panel.side.sample.text() and panel.card.caption.text()))
    language.install(qapp, "en")
    qtbot.waitUntil(lambda: title.text() == "Light up words")
    assert panel.card.legend.swatches["for"].text() == "for “good”"
    assert panel.card.strongest.bars()[0].accessibleName().startswith("“good” speaks for “good”")
    assert panel.card.text() == "good bad"


def test_what_was_typed_and_tried_outlives_the_page(
    page: PredictPage, panel: TextPanel, sentences: Studio, show_page: Show, qtbot: QtBot
) -> None:
    panel.card.box.setFocus()
    qtbot.keyClicks(panel.card.box, "A good bed.")
    qtbot.waitUntil(lambda: panel.following.answer is not None, timeout=LONG)
    panel.keep(pin=True)
    qtbot.keyClicks(panel.card.box, " And")
    kept = page.remembered()
    again = show_page(PredictPage, sentences)
    again.take_back(kept)
    qtbot.waitUntil(lambda: again.panel is not None)
    other = again.panel
    assert isinstance(other, TextPanel)
    assert other.card.text() == "A good bed. And"
    assert "A good bed." in [entry.text for entry in other.side.list.entries.entries]
    qtbot.waitUntil(lambda: other.following.answer is not None, timeout=LONG)
