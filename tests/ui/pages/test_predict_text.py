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
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.text import T, Text
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.project_folder import PROJECT_FILE
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.kinds.text.giver import TextGiver
from deepstudio.ui.kinds.text.text_card import LIMIT, TextCard
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.pages.predict.panel import TryPanel
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets import BarList
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
def panel(page: PredictPage) -> TryPanel:
    assert page.panel is not None
    return page.panel


def card(panel: TryPanel) -> TextCard:
    (giver,) = panel.givers
    assert isinstance(giver, TextGiver)
    return giver.card


def said(panel: TryPanel) -> str:
    """The class that is shown in large letters."""
    found = panel.answer.findChild(QLabel, "predict.label")
    return found.text() if found is not None and not panel.answer.words.isVisible() else ""


def truth(panel: TryPanel) -> str:
    """What is told of the right class."""
    labels = [label for label in panel.answer.findChildren(QLabel) if label.isVisible()]
    return next((label.text() for label in labels if label.text().startswith(("Right:", "Wrong:"))), "")


@dataclass
class Engine:
    """Stands in for the engine where the order of questions and answers matters. Knows words of four letters."""

    asked: list[tuple[str, Any]] = field(default_factory=list)
    waiting: list[tuple[Callable[[dict[str, Any]], None], Callable[[Text], None]]] = field(
        default_factory=list
    )

    def ask(self, do: str, *, done: Any, failed: Any, **fields: Any) -> None:
        if do in ("predict", "explain"):
            given = fields["given"]
            self.asked.append((do, given["text"] if do == "explain" else [one["text"] for one in given]))
            self.waiting.append((done, failed))

    def answer(self, **changes: Any) -> None:
        """Answers the oldest question."""
        (do, said), (done, _) = self.asked[-len(self.waiting)], self.waiting.pop(0)
        about = {"weights": "best", "epoch": 3}
        if do == "predict":
            done({"answers": [self._one(text, **changes) for text in said], **about})
        else:
            weights = (1.0, -0.5, 0.25)
            pieces = [
                piece | {"weight": weights[number % 3]} for number, piece in enumerate(self._pieces(said))
            ]
            done({"label": "good", "pieces": pieces, "milliseconds": 9.0, **about})

    def refuse(self, reason: Text) -> None:
        self.waiting.pop(0)[1](reason)

    def _one(self, text: str, error: Any = None, confidence: float = 0.75) -> dict[str, Any]:
        if error is not None:
            return {"input": text, "error": error}
        chances = {"bad": 1 - confidence, "good": confidence}
        said = {"kind": "class", "label": "good", "confidence": confidence, "probabilities": chances}
        seen = {"text": {"pieces": self._pieces(text), "cut": False}}
        return {"input": text, "answers": {"label": said}, "milliseconds": 4.0, "seen": seen}

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


def type_in(qtbot: QtBot, panel: TryPanel, words: str) -> None:
    qtbot.keyClicks(card(panel).box, words)


def answered(panel: TryPanel) -> bool:
    return panel.following.is_answered()


def weighed(panel: TryPanel) -> bool:
    return answered(panel) and bool(card(panel).box.marks().weights.any())


def kept(panel: TryPanel) -> list[str]:
    return [row.cells["text"] for row in panel.side.list.rows.rows]


def words_of(panel: TryPanel) -> list[str]:
    """The marked pieces as they stand in the box now."""
    marks, units = card(panel).box.marks(), card(panel).text().encode("utf-16-le")
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


def paste(panel: TryPanel, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    card(panel).box.setFocus()
    card(panel).box.paste()


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


@pytest.mark.slow
def test_a_text_decides_the_panel(sentences: Studio) -> None:
    assert sentences.project is not None
    assert looks_of(sentences.project.data, sentences.registry).id == "text"


def test_typing_begins_at_once_and_the_answer_follows(
    panel: TryPanel, page: PredictPage, sentences: Studio, qtbot: QtBot
) -> None:
    used: list[str] = []
    sentences.step_used.connect(used.append)
    qtbot.waitUntil(card(panel).box.hasFocus)
    type_in(qtbot, panel, SENTENCE)
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    bars = panel.answer.findChild(BarList)
    assert bars is not None
    rows = bars.rows.rows
    assert sorted(row.name for row in rows) == ["negative", "neutral", "positive"]
    assert sum(row.amount for row in rows) == pytest.approx(1, abs=1e-3)
    assert said(panel) == rows[0].name
    assert "best weights, epoch" in panel.answer.about.text()
    assert "Run 1" in panel.answer.about.text()
    assert card(panel).facts.text().startswith("Tokens: 10")
    assert used[0] == "predict"


def test_words_light_up_by_how_much_they_decided(panel: TryPanel, qtbot: QtBot) -> None:
    card(panel).set_text(SENTENCE)
    qtbot.waitUntil(lambda: weighed(panel), timeout=LONG)
    marks = card(panel).box.marks()
    assert words_of(panel) == ["The", "room", "was", "clean", "and", "the", "staff", "were", "friendly", "."]
    assert marks.label == said(panel)
    assert abs(marks.weights).max() == pytest.approx(1)
    strongest = marks.strongest(5)
    bars = card(panel).strongest.rows.rows
    assert [bar.name for bar in bars] == [words_of(panel)[number] for number in strongest]
    first = bars[0]
    assert first.words.startswith("+" if marks.weights[strongest[0]] > 0 else "−")
    assert first.tip in card(panel).box._describe(strongest[0])
    assert color_at(panel, strongest[0]) != theme.color("surface").name()


def color_at(panel: TryPanel, number: int) -> str:
    """The ground of a piece as it is painted, just inside its left edge."""
    room = card(panel).box.piece_rects(number)[0]
    image = card(panel).box.viewport().grab().toImage()
    scale = image.devicePixelRatio()
    return image.pixelColor(round((room.left() + 2) * scale), round((room.top() + 2.5) * scale)).name()


def test_the_light_is_switched_off_and_stays_off(
    engine: Engine, panel: TryPanel, sentences: Studio, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "good bad")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.mouseClick(named(panel, "predict.light-up"), LEFT)
    assert not Preferences.load().light_up_words
    assert not sentences.preferences.light_up_words
    assert not card(panel).strongest.isVisible()
    type_in(qtbot, panel, "!")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: not panel.following._settled.isActive())
    assert [do for do, _ in engine.asked] == ["predict", "predict"]
    qtbot.mouseClick(named(panel, "predict.light-up"), LEFT)
    assert engine.asked[-1] == ("explain", "good bad!")
    engine.answer()
    assert color_at(panel, 0) != theme.color("surface").name()
    qtbot.mouseClick(named(panel, "predict.light-up"), LEFT)
    assert color_at(panel, 0) == theme.color("surface").name()


def test_one_question_is_under_way_and_the_newest_text_comes_next(
    engine: Engine, panel: TryPanel, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "g")
    qtbot.waitUntil(lambda: len(engine.asked) == 1)
    type_in(qtbot, panel, "ood")
    qtbot.waitUntil(lambda: not panel.following._soon.isActive())
    assert engine.asked == [("predict", ["g"])]
    assert panel.answer.words.text() == "The network looks at it…"
    engine.answer()
    assert engine.asked[1:] == [("predict", ["good"])]
    assert said(panel) == "good"  # of the letter before: it is not thrown away
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    assert engine.asked[2:] == [("explain", "good")]


def test_weights_of_an_older_text_are_not_shown(engine: Engine, panel: TryPanel, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "good bad")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    type_in(qtbot, panel, "der")
    engine.answer()  # weighs "good bad"
    assert not card(panel).box.marks().weights.any()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    assert card(panel).box.marks().weights.tolist() == [1.0, -0.5]
    assert [text for do, text in engine.asked if do == "explain"] == ["good bad", "good badder"]


def test_marks_move_along_with_the_text_and_undo_knows_nothing_of_them(
    engine: Engine, panel: TryPanel, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "good bad fine")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    box = card(panel).box
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
    assert card(panel).text() == "good bad fine"


def test_a_strong_word_is_shown_in_the_text_and_selected(
    engine: Engine, panel: TryPanel, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "good bad")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    strongest = card(panel).strongest
    bad = strongest.rows.index(1)
    spoken = str(bad.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.splitlines()[0] == "“bad” speaks against “good”: 33.3 % of all influence."
    assert strongest.rows.rows[1].words == "−33.3 %"
    qtbot.keyClick(card(panel).box, Qt.Key.Key_Tab)
    assert strongest.hasFocus()
    assert card(panel).box._pointed == 0
    qtbot.keyClick(strongest, Qt.Key.Key_Down)
    assert card(panel).box._pointed == 1
    qtbot.mouseClick(strongest.viewport(), LEFT, pos=strongest.visualRect(bad).center())
    assert card(panel).box.textCursor().selectedText() == "bad"
    swatches = card(panel).legend.swatches
    assert swatches["for"].text() == "for “good”"
    assert swatches["against"].isVisible()


def test_hovering_a_word_says_its_share_and_that_it_is_unknown(
    engine: Engine, panel: TryPanel, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "good bad")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    box = card(panel).box
    place = box.piece_rects(1)[0].center().toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, place, box.viewport().mapToGlobal(place))
    QApplication.sendEvent(box.viewport(), event)
    said = QToolTip.text().replace("\n", " ")
    assert said.startswith("“bad” speaks against “good”: 33.3 % of all influence.")
    assert "Not in the vocabulary" in said
    QToolTip.hideText()


def test_only_unknown_words_are_told(panel: TryPanel, qtbot: QtBot) -> None:
    card(panel).set_text("Qwertzuiop asdfghjkl 🙂🙂")
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    assert card(panel).legend.warning.text().startswith("The network knows none of these words")
    assert card(panel).legend.swatches["unknown"].isVisible()
    assert "unknown: " in card(panel).facts.text()
    assert said(panel)


def test_what_is_behind_the_cut_is_grey(panel: TryPanel, qapp: QApplication, qtbot: QtBot) -> None:
    card(panel).set_text("good " * 60)
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    box = card(panel).box
    assert len(box.marks()) == CUT
    assert box.marks().tail == CUT * 5 - 1
    (grey,) = box.extraSelections()
    assert grey.cursor.selectionStart() == CUT * 5 - 1
    assert grey.format.foreground().color() == theme.color("text3")
    words = f"The network reads only the first {CUT} tokens; the grey part does not count."
    assert card(panel).legend.warning.text() == words
    assert "this part does not count" in box._said_at(box.cursorRect(end_of(box)).center())
    theme.apply(qapp, "dark")
    assert box.extraSelections()[0].format.foreground().color() == theme.color("text3")
    card(panel).set_text("good")
    assert box.extraSelections() == []


def end_of(box: Any) -> QTextCursor:
    cursor = QTextCursor(box.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    return cursor


@pytest.mark.slow
def test_a_megabyte_is_cut_before_it_is_pasted(panel: TryPanel, qtbot: QtBot) -> None:
    paste(panel, mime("good 好🙂 " * 125_000))
    box = card(panel).box
    assert box.document().characterCount() - 1 <= LIMIT
    assert card(panel).text().encode("utf-8")  # no half of an emoji is left
    words = card(panel).notice.text()
    assert "1,000,000 characters" in words
    assert f"first {CUT} tokens" in words
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    type_in(qtbot, panel, "more than the box can hold")
    assert box.document().characterCount() - 1 <= LIMIT
    assert card(panel).notice.text().startswith("The box is full: it holds 20,000 characters.")
    qtbot.mouseClick(named(panel, "predict.clear"), LEFT)
    assert not card(panel).notice.isVisible()
    assert card(panel).text() == ""
    box.undo()
    assert card(panel).text().startswith("good 好🙂")


def test_what_is_pasted_becomes_plain(panel: TryPanel, qtbot: QtBot) -> None:
    paste(panel, mime(html="<b>very</b> <i style='color:red'>good</i>"))
    assert card(panel).text() == "very good"
    assert "<b>" not in card(panel).box.toHtml()
    card(panel).set_text("")
    paste(panel, mime("a\x00b\r\nc\td\u2028e\ufffcf"))
    assert card(panel).text() == "ab\nc\td\nef"
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    assert said(panel)


def test_a_text_without_words_leads_back_to_the_hint(panel: TryPanel, qtbot: QtBot) -> None:
    assert panel.answer.words.text() == "Type something, and the answer follows your words."
    type_in(qtbot, panel, "good")
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    card(panel).set_text("  \n ")
    assert not said(panel)
    assert panel.answer.words.text() == "Type something, and the answer follows your words."
    assert len(card(panel).box.marks()) == 0


def test_scripts_from_right_to_left_are_marked_where_they_stand(
    engine: Engine, panel: TryPanel, qtbot: QtBot
) -> None:
    card(panel).set_text("الغرفة good 🙂🙂 hotel جدا")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    assert words_of(panel) == ["الغرفة", "good", "🙂🙂", "hotel", "جدا"]
    rooms = [card(panel).box.piece_rects(number)[0] for number in range(5)]
    assert all(room.width() > 5 for room in rooms)
    ordered = sorted(rooms, key=lambda room: room.left())
    assert all(left.right() <= right.left() + 1 for left, right in pairwise(ordered))
    assert rooms[0].left() == ordered[-1].left()  # the first word stands at the right
    assert rooms[1].left() < rooms[3].left()  # English inside still runs to the right


def test_an_answer_that_is_a_refusal_is_a_sentence(engine: Engine, panel: TryPanel, qtbot: QtBot) -> None:
    type_in(qtbot, panel, "good")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.refuse(T("The engine ended unexpectedly."))
    assert panel.answer.words.text() == "The engine ended unexpectedly."
    qtbot.mouseClick(named(panel, "predict.again"), LEFT)
    assert engine.asked[-1] == ("predict", ["good"])
    engine.answer(error={"source": "The text is empty. Write something.", "args": {}})
    assert panel.answer.words.text() == "The text is empty. Write something."
    panel.keep()
    assert kept(panel) == []
    card(panel).set_text("fine")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.refuse(T("Not now."))
    assert card(panel).legend.sentence.text() == "Words cannot be lit up now: Not now."
    assert said(panel) == "good"


def test_words_typed_while_a_question_fails_are_asked_again(
    engine: Engine, panel: TryPanel, qtbot: QtBot
) -> None:
    type_in(qtbot, panel, "g")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    type_in(qtbot, panel, "ood")
    qtbot.waitUntil(lambda: not panel.following._soon.isActive())
    engine.refuse(T("The engine ended unexpectedly."))
    assert engine.asked[-1] == ("predict", ["good"])
    assert panel.answer.words.text() == "The network looks at it…"
    engine.answer()
    qtbot.waitUntil(lambda: engine.asked[-1] == ("explain", "good"))
    type_in(qtbot, panel, "ness")
    qtbot.waitUntil(lambda: len(engine.waiting) == 2)
    engine.refuse(T("Not now."))  # weighs "good"
    engine.answer()
    qtbot.waitUntil(lambda: engine.asked[-1] == ("explain", "goodness"))
    assert "Not now." not in card(panel).legend.sentence.text()
    engine.refuse(T("Not now."))
    assert card(panel).legend.sentence.text().endswith("Not now.")


def test_a_test_sentence_tells_what_it_really_is(panel: TryPanel, qtbot: QtBot) -> None:
    other = TextCard()  # the example may stand in the panel's own already
    qtbot.addWidget(other)
    usual = other.box.accessibleDescription()
    qtbot.waitUntil(lambda: card(panel).box.accessibleDescription() != usual, timeout=LONG)
    qtbot.mouseClick(named(panel.side, "predict.sample"), LEFT)
    qtbot.waitUntil(lambda: answered(panel) and truth(panel) != "", timeout=LONG)
    (true,) = panel.side.list.rows.rows[0].true.values()
    assert truth(panel) == f"{'Right' if true == said(panel) else 'Wrong'}: it is “{true}”."
    assert kept(panel) == [card(panel).text()]
    card(panel).box.moveCursor(QTextCursor.MoveOperation.End)
    type_in(qtbot, panel, " no")
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    assert not truth(panel)  # it is another text now


def test_texts_are_kept_once_and_come_back(engine: Engine, panel: TryPanel, qtbot: QtBot) -> None:
    def say(words: str) -> None:
        type_in(qtbot, panel, words)
        qtbot.waitUntil(lambda: len(engine.waiting) == 1)
        engine.answer()

    qtbot.mouseClick(named(panel, "predict.light-up"), LEFT)
    model = panel.side.list.rows
    with qtbot.waitSignal(model.modelReset):  # an answer that stands a while
        say("good")
    say(" food")
    panel.keep()
    assert kept(panel) == ["good food"]  # it only grew
    qtbot.keyClick(card(panel).box, Qt.Key.Key_Return, CONTROL)
    assert kept(panel) == ["good food"]
    say(" here")
    qtbot.keyClick(card(panel).box, Qt.Key.Key_Return, CONTROL)
    assert kept(panel) == ["good food here", "good food"]  # Ctrl+Enter had kept it for good
    card(panel).set_text("else")
    qtbot.waitUntil(lambda: len(engine.waiting) == 1)
    engine.answer()

    view = panel.side.list
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(model.index(1)).center())
    assert card(panel).text() == "good food"
    assert kept(panel) == ["else", "good food here", "good food"]
    card(panel).box.undo()
    assert card(panel).text() == "else"
    view.setFocus()
    view.setCurrentIndex(model.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert card(panel).text() == "good food here"
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert kept(panel) == ["else", "good food"]
    assert model.index(0).data() == "else: good (75.0 %)"
    qtbot.mouseClick(named(panel.side, "predict.remove-all"), LEFT)
    assert kept(panel) == []
    assert not view.isVisible()


def test_another_run_answers_everything_anew(
    engine: Engine, panel: TryPanel, page: PredictPage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(named(panel, "predict.light-up"), LEFT)
    for words in ("good", "fine"):
        card(panel).set_text(words)
        qtbot.waitUntil(lambda: len(engine.waiting) == 1)
        engine.answer()
        panel.keep(pin=True)
    assert page.run is not None
    panel.set_run(page.run, page.run.project())
    assert engine.asked[-2:] == [("predict", ["fine"]), ("predict", ["good"])]
    assert [row.reply for row in panel.side.list.rows.rows] == [None, None]
    engine.answer()
    engine.answer(confidence=0.5)
    assert [row.said({}) for row in panel.side.list.rows.rows] == ["good (75.0 %)", "good (50.0 %)"]
    panel.weights_changed()
    assert engine.asked[-1] == ("predict", ["fine"])
    asked = len(engine.asked)
    panel.weights_changed()  # while the answer of the weights before is under way
    assert len(engine.asked) == asked
    engine.answer()
    assert len(engine.asked) == asked + 1, "the newest weights have the last word"


def test_words_are_pasted_and_dropped_anywhere_on_the_page(
    page: PredictPage, panel: TryPanel, sentences: Studio, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("pasted words")
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_V, CONTROL)
    assert card(panel).text() == "pasted words"
    assert drop_on(page, mime("dropped words"))
    assert card(panel).text() == "dropped words"
    told: list[str] = []
    sentences.notify.connect(lambda _kind, text: told.append(text))
    QGuiApplication.clipboard().clear()
    panel.paste()
    assert told == ["There is no text on the clipboard. Copy one first."]


def test_a_file_that_is_dropped_is_asked_where_its_answers_go(
    page: PredictPage, panel: TryPanel, tmp_path: Path
) -> None:
    file = tmp_path / "reviews.csv"
    file.write_text("good\nbad\n")
    project = tmp_path / PROJECT_FILE
    project.write_text("{}")
    assert not drop_on(page, mime(files=[tmp_path]))
    assert not drop_on(page, mime(files=[project]))
    assert not card(panel).box.canInsertFromMimeData(mime(files=[file]))  # never its path as a text
    assert drop_on(page, mime(files=[file]))
    dialog = panel.many.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("reviews-predictions.csv")
    dialog.close()


def test_a_file_of_texts_becomes_a_table(
    panel: TryPanel, file_manager: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "评论.csv"
    file.write_text("text\nThe food was wonderful\n房间很脏\n", encoding="utf-8")
    qtbot.mouseClick(named(panel.side, "predict.many"), LEFT)
    first = panel.many.findChild(QFileDialog)
    assert first is not None
    first.filesSelected.emit([str(file)])
    first.close()
    first.setParent(None)
    second = panel.many.findChild(QFileDialog)
    assert second is not None
    second.fileSelected.emit(str(tmp_path / "answers.csv"))
    second.close()
    assert panel.many.progress.isVisible()
    qtbot.waitUntil(panel.many.banner.isVisible, timeout=LONG)
    assert panel.many.banner.text() == f"The answers for 2 texts are in {tmp_path / 'answers.csv'}."
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [row["input"] for row in rows] == ["The food was wonderful", "房间很脏"]
    assert all(row["label"] in ("negative", "neutral", "positive") for row in rows)
    qtbot.mouseClick(named(panel.many, "predict.show-table"), LEFT)
    assert file_manager == [str(tmp_path)]


def test_a_file_of_texts_can_be_canceled(
    panel: TryPanel, page: PredictPage, sentences: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "texts.txt"
    file.write_text("good\nbad\n" * 50_000)  # more than are answered before the click
    assert page.run is not None
    panel.many.start(page.run, file, tmp_path / "answers.csv")
    panel.drop(mime(files=[file]))
    assert panel.many.findChild(QFileDialog) is None  # one at a time
    qtbot.mouseClick(panel.many.progress.line.cancel_button(), LEFT)
    qtbot.waitUntil(lambda: not sentences.busy, timeout=LONG)
    assert not panel.many.isVisible()
    assert not (tmp_path / "answers.csv").exists()


def test_what_was_typed_and_tried_outlives_the_page(
    page: PredictPage, panel: TryPanel, sentences: Studio, show_page: Show, qtbot: QtBot
) -> None:
    card(panel).box.setFocus()
    qtbot.keyClicks(card(panel).box, "A good bed.")
    qtbot.waitUntil(lambda: answered(panel), timeout=LONG)
    qtbot.keyClick(card(panel).box, Qt.Key.Key_Return, CONTROL)
    qtbot.keyClicks(card(panel).box, " And")
    remembered = page.remembered()
    again = show_page(PredictPage, sentences)
    again.take_back(remembered)
    qtbot.waitUntil(lambda: again.panel is not None)
    other = again.panel
    assert other is not None
    assert card(other).text() == "A good bed. And"
    assert "A good bed." in kept(other)
    qtbot.waitUntil(lambda: answered(other), timeout=LONG)
