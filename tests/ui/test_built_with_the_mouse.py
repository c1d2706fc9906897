"""The book's network for cats and dogs, built on an empty canvas by somebody who has only a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFileDialog,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.catalog.templates.pictures import CatsDogsCnn
from deepstudio.core.graph import Graph
from deepstudio.core.numerals import shown
from deepstudio.ui import language
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH
from deepstudio.ui.canvas.layer_list import entry_of
from deepstudio.ui.pages.model import ModelPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import ChoiceField, NumberField
from deepstudio.ui.window import MainWindow
from tests.ui.pointer import NO_BUTTON, NONE, Pointer, middle_of

SCREEN = (1366, 768)
PARAMETERS = 19_034_177


class Hand:
    """What somebody does who sees the window and has a mouse."""

    def __init__(self, window: MainWindow, pointer: Pointer) -> None:
        self.window = window
        self.pointer = pointer

    @property
    def page(self) -> ModelPage:
        page = self.window.pages.page("model")
        assert isinstance(page, ModelPage)
        return page

    @property
    def graph(self) -> Graph:
        assert self.window.studio.project is not None
        return self.window.studio.project.models["model"]

    def click(self, name: str) -> None:
        """Clicks what has this name, after scrolling to it."""
        found = [one for one in self.window.findChildren(QWidget, name) if one.isVisible()]
        assert found, f"{name} is not to be seen"
        self.reach(found[0])
        self.pointer.click(middle_of(found[0]))

    def reach(self, widget: QWidget) -> None:
        """Turns the wheel until the whole widget lies in the scrolled part that holds it."""
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QAbstractScrollArea):
            area = area.parentWidget()
        if area is None:
            return
        view = area.viewport()
        for _ in range(60):
            top = widget.mapTo(view, QPoint(0, 0)).y()
            if top >= 0 and top + widget.height() <= view.height():
                break
            self.pointer.wheel(middle_of(view), 40 if top < 0 else -40)
        assert self.pointer.under(middle_of(widget)).window() is self.window
        assert view.rect().contains(widget.mapTo(view, widget.rect().center()))

    # The canvas

    def row(self, layer: str) -> QPoint:
        """The row of a layer in the palette, where the wheel brought it into sight."""
        rows = self.page.palette_.list
        item = next(rows.item(n) for n in range(rows.count()) if entry_of(rows.item(n)).value == layer)
        for _ in range(80):
            place = rows.visualItemRect(item)
            if rows.viewport().rect().contains(place):
                return rows.viewport().mapToGlobal(place.center())
            self.pointer.wheel(middle_of(rows.viewport()), 40 if place.top() < 0 else -40)
        raise AssertionError(f"{layer} cannot be reached")

    def on_screen(self, at: QPointF) -> QPoint:
        view = self.page.canvas.view
        return view.viewport().mapToGlobal(view.viewportTransform().map(at).toPoint())

    def node(self, name: str) -> QPoint:
        item = self.page.canvas.scene.nodes[name]
        return self.on_screen(item.pos() + QPointF(NODE_WIDTH / 2, NODE_HEIGHT / 2))

    def drop(self, layer: str, *stops: QPoint) -> str:
        """Drags a layer from the palette; returns the name of the node it became."""
        before = {node.name for node in self.graph.nodes}
        self.pointer.drag_and_drop(self.row(layer), *stops)
        (name,) = {node.name for node in self.graph.nodes} - before
        return name

    def wire(self, source: str, target: str) -> None:
        """Draws a wire from port to port."""
        nodes = self.page.canvas.scene.nodes
        start = self.on_screen(nodes[source].output_point("out"))
        end = self.on_screen(nodes[target].input_point("in"))
        for at in (start, end):
            assert self.pointer.under(at) is self.page.canvas.view.viewport(), "something lies over the port"
        self.pointer.drag(start, end)

    # Forms

    def number(self, field: NumberField, value: int) -> None:
        """Chooses a number from the usual ones."""
        if field.value() == value:
            return
        self.reach(field)
        self.pointer.click(middle_of(field.choose))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text() == shown(value))
        self.pointer.click(menu.mapToGlobal(menu.actionGeometry(action).center()))
        assert field.value() == value

    def choice(self, field: ChoiceField, value: str) -> None:
        self.reach(field)
        self.pointer.click(middle_of(field))
        view = QComboBox.view(field)
        row = field._values.index(value)
        spot = view.visualRect(view.model().index(row, 0)).center()
        at = view.viewport().mapToGlobal(spot)
        # A hand moves before it clicks again; Qt waits for that.
        move = QMouseEvent(QEvent.Type.MouseMove, QPointF(spot), QPointF(at), NO_BUTTON, NO_BUTTON, NONE)
        QApplication.sendEvent(view.viewport(), move)
        self.pointer.click(at)
        assert field.value() == value

    def set(self, **settings: int | str) -> None:
        """Settings of the selected layer, in the column at the right."""
        for name, value in settings.items():
            field = self.page.inspector.node.form.field(name)
            if isinstance(field, NumberField):
                assert isinstance(value, int)
                self.number(field, value)
            else:
                assert isinstance(field, ChoiceField)
                self.choice(field, str(value))


@pytest.fixture
def hand(studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    made = MainWindow(studio)
    qtbot.addWidget(made)
    made.resize(*SCREEN)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    assert (made.width(), made.height()) == SCREEN
    yield Hand(made, Pointer(monkeypatch))
    studio.close_project()


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_the_books_network_is_built_with_the_mouse_alone(
    hand: Hand,
    studio: Studio,
    qapp: QApplication,
    qtbot: QtBot,
    pictures: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
) -> None:
    language.install(qapp, code)
    hand.click("start.template.empty")
    assert hand.window.pages.current() == "model"
    canvas = hand.page.canvas

    # The first one onto the empty canvas, where its words stand; the second one loose below it, and a wire.
    top = QPoint(canvas.width() // 2, canvas.height() // 4)
    last = hand.drop("input", canvas.mapToGlobal(top))
    conv = hand.drop("conv2d", canvas.mapToGlobal(top + QPoint(0, 120)))
    assert not hand.graph.links
    assert hand.node(last).y() < hand.node(conv).y() - 80
    hand.wire(last, conv)
    hand.set(filters=32)
    # A layer that is dropped on another goes behind it.
    last = hand.drop("max_pool2d", hand.node(conv))
    for filters in (64, 128):
        conv = hand.drop("conv2d", hand.node(last))
        hand.set(filters=filters)
        last = hand.drop("max_pool2d", hand.node(conv))
    last = hand.drop("flatten", hand.node(last))
    last = hand.drop("dense", hand.node(last))
    hand.set(units=512)
    last = hand.drop("dense", hand.node(last))
    hand.set(units=1, activation="sigmoid")
    hand.drop("output", hand.node(last))

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(pictures))
    hand.pointer.click(middle_of(hand.window.rail.button("data")))
    hand.click("data.empty-choose")
    qtbot.waitUntil(lambda: not studio.busy and bool(studio.project and studio.project.data), timeout=20_000)
    qtbot.waitUntil(lambda: any(hand.window.findChildren(NumberField, "data.height")))
    for side in ("data.height", "data.width"):
        hand.number(next(iter(hand.window.findChildren(NumberField, side))), 150)

    hand.pointer.click(middle_of(hand.window.rail.button("model")))
    hand.pointer.click(canvas.mapToGlobal(QPoint(30, canvas.height() // 2)))
    assert hand.page.inspector.summary.sums.values[0].text() == f"{PARAMETERS:,}"
    book = CatsDogsCnn().graph()
    assert written(hand.graph) == written(book)
    assert len({node.position[0] for node in hand.graph.nodes}) == 1, "one below the other"
    assert not studio.report.errors
    import os

    if os.environ.get("SHOT"):
        hand.window.grab().save(f"/tmp/canvas/built-{code}.png")
    assert studio.report.analyses["model"].parameters == PARAMETERS


def written(graph: Graph) -> tuple[object, ...]:
    """Layers with all their settings, and wires; places aside."""
    layers = [(node.name, registry().layer(node)) for node in graph.order()]
    return layers, sorted((k.source, k.output, k.target, k.input) for k in graph.links)
