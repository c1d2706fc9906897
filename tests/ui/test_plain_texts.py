"""What people wrote is never markup: a tooltip, a label or a message shows it as it is and opens no file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QToolTip, QWidget
from pytestqt.qtbot import QtBot

import deepstudio.ui
from deepstudio.core.text import verbatim
from deepstudio.core.training_edits import rename_project
from deepstudio.ui.plots.legend import Legend, LegendEntry
from deepstudio.ui.widgets import ElidedLabel, ElidedLink, IconButton
from deepstudio.ui.widgets.bars import BarList, share_bars
from deepstudio.ui.widgets.text_list import TextItem, TextList
from deepstudio.ui.window import MainWindow
from tests.ui.conftest import StudioWith

CODE = Path(deepstudio.ui.__file__).parent
# Each of these shows markup; QLabel does unless it is told otherwise, as our own label is.
MARKUP = {
    "QErrorMessage",
    "QInputDialog",
    "QMessageBox",
    "QTextBrowser",
    "QWhatsThis",
    "appendHtml",
    "insertHtml",
    "setHtml",
    "setMarkdown",
    "AutoText",
    "MarkdownText",
    "RichText",
}
LABELS = "widgets/labels.py"
GUIDE = "help/chapter_page.py"  # shows the guide, which is the program's own
BUTTONS = "widgets/buttons.py"  # hands its own tooltip on


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """A text with the path of a red picture in it."""
    path = tmp_path / "probe.png"
    Image.new("RGB", (120, 120), (255, 0, 0)).save(path)
    return f'<img src="{path.as_posix()}"> <b>nice</b> film'


def tip_of(widget: QWidget, place: QPoint) -> QLabel:
    """The tooltip that hovering `place` brings up."""
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    found = [shown for shown in QApplication.topLevelWidgets() if shown.objectName() == "qtooltip_label"]
    [tip] = [shown for shown in found if isinstance(shown, QLabel) and not shown.isHidden()]
    return tip


def elided(text: str) -> tuple[QWidget, QWidget]:
    label = ElidedLabel(text)
    label.resize(60, 20)
    return label, label


def listed(text: str) -> tuple[QWidget, QWidget]:
    texts = TextList(lambda key: TextItem(text, "pos", "train", "accent"))
    texts.set_keys(["a"])
    texts.resize(300, 100)
    return texts, texts.viewport()


def barred(text: str) -> tuple[QWidget, QWidget]:
    bars = BarList()
    bars.set_bars(share_bars([(text, 0.5)]))
    return bars, bars.viewport()


def on_button(text: str) -> tuple[QWidget, QWidget]:
    button = IconButton("copy", text)
    return button, button


def on_link(text: str) -> tuple[QWidget, QWidget]:
    link = ElidedLink("problem")
    link.set_tip(text)
    return link, link


def in_legend(text: str) -> tuple[QWidget, QWidget]:
    legend = Legend()
    legend.set_entries([LegendEntry(text, "accent")])
    return legend, legend


def in_qt_list(text: str) -> tuple[QWidget, QWidget]:
    shown = QListWidget()
    shown.addItem("one")
    shown.item(0).setToolTip(text)
    return shown, shown.viewport()


@pytest.mark.parametrize("make", [elided, listed, barred, on_button, on_link, in_legend, in_qt_list])
def test_a_tooltip_shows_a_text_as_it_is(make, hostile: str, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    whole, hovered = make(hostile)
    qtbot.addWidget(whole)
    whole.show()
    tip = tip_of(hovered, QPoint(20, 8))
    assert tip.textFormat() == Qt.TextFormat.PlainText
    assert "<img src=" in tip.text().replace("\n", " ")
    image = tip.grab().toImage()
    colors = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert QColor("red").rgb() not in colors
    QToolTip.hideText()


def test_no_label_of_the_window_shows_markup(studio_with: StudioWith, hostile: str, qtbot: QtBot) -> None:
    studio = studio_with("digits-mlp")
    studio.edit(rename_project("<b>bold</b>"))
    window = MainWindow(studio)
    qtbot.addWidget(window)
    for step in ("data", "model", "train", "evaluate", "predict", "export"):
        window.go(step)
    studio.tell("bad", verbatim("<b>bold</b>"))
    labels = window.findChildren(QLabel)
    assert len(labels) > 50
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def sources() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(CODE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            yield f"{path.relative_to(CODE).as_posix()}:{getattr(node, 'lineno', 0)}", node


@pytest.mark.slow
def test_nothing_that_shows_markup_is_used() -> None:
    found = [
        f"{place}: {name}"
        for place, node in sources()
        for name in [getattr(node, "attr", getattr(node, "id", ""))]
        if (name in MARKUP and not place.startswith(GUIDE))
        or (name == "QLabel" and not place.startswith(LABELS))
    ]
    assert not found


@pytest.mark.slow
def test_a_tooltip_is_a_text_of_the_program_or_wrapped() -> None:
    """`wrapped` breaks the lines of what may be long; markup would have been broken by Qt."""
    found = [
        place
        for place, node in sources()
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") in ("setToolTip", "setStatusTip", "setWhatsThis", "showText")
        and not place.startswith(BUTTONS)
        and not all(map(is_harmless, shown(node)))
    ]
    assert not found


def shown(call: ast.Call) -> Iterator[ast.expr]:
    """What a call shows; either side of a condition."""
    argument = call.args[1] if getattr(call.func, "attr", "") == "showText" else call.args[0]
    yield from (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)


def is_harmless(text: ast.expr) -> bool:
    name = getattr(getattr(text, "func", None), "attr", getattr(getattr(text, "func", None), "id", ""))
    return isinstance(text, ast.Constant) or name in ("tr", "wrapped")
