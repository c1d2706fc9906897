"""A Model page on a real project, with the mouse and keys on its canvas."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from deepstudio.core.graph import Graph, Link
from deepstudio.ui.actions import Actions
from deepstudio.ui.canvas.faces import key_of
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH
from deepstudio.ui.pages.model import ModelPage
from deepstudio.ui.studio import Studio

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Stage:
    """What a person sees and does."""

    def __init__(self, studio: Studio, qtbot: QtBot, size: tuple[int, int] = (1364, 826)) -> None:
        self.studio = studio
        self.qtbot = qtbot
        self.actions = Actions()
        self.page = ModelPage(studio, self.actions)
        self.actions.install(self.page)
        qtbot.addWidget(self.page)
        self.page.resize(*size)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.shown()
        self.canvas = self.page.canvas
        self.view = self.canvas.view
        self.scene = self.canvas.scene

    # The project

    @property
    def graph(self) -> Graph:
        assert self.studio.project is not None
        return self.studio.project.models["model"]

    @property
    def names(self) -> list[str]:
        return [node.name for node in self.graph.nodes]

    @property
    def selected(self) -> set[str]:
        return set(self.scene.selected_nodes())

    def links(self) -> set[tuple[str, str]]:
        return {(link.source, link.target) for link in self.graph.links}

    def link(self, source: str, target: str) -> Link:
        return next(k for k in self.graph.links if (k.source, k.target) == (source, target))

    def steps(self) -> str:
        """The label of the last step that can be undone."""
        label = self.studio.undo_label
        return label.source if label else ""

    # Places, in pixels of the viewport

    def pixel(self, at: QPointF) -> QPoint:
        return self.view.viewportTransform().map(at).toPoint()

    def middle(self, name: str) -> QPoint:
        return self.pixel(self.scene.nodes[name].pos() + QPointF(NODE_WIDTH / 2, NODE_HEIGHT / 2))

    def top(self, name: str, index: int = 0) -> QPoint:
        item = self.scene.nodes[name]
        return self.pixel(item.input_point(item.face.inputs[0].name, index))

    def bottom(self, name: str) -> QPoint:
        item = self.scene.nodes[name]
        return self.pixel(item.output_point(item.outputs[0]))

    def on_wire(self, source: str, target: str) -> QPoint:
        return self.pixel(self.scene.wires[key_of(self.link(source, target))].middle())

    def nothing(self) -> QPoint:
        """A point right of the network, where nothing is."""
        content = self.scene.content()
        return self.pixel(QPointF(content.right() + 90, content.top() + 120))

    # Mouse and keys

    def press(self, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.view.viewport(), LEFT, keys, at)

    def hover(self, at: QPoint) -> None:
        QTest.mouseMove(self.view.viewport(), at)

    def release(self, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.view.viewport(), LEFT, keys, at)

    def click(self, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, keys, at)

    def drag(self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        """Presses, moves in three steps and releases."""
        self.press(start, keys)
        for share in (0.3, 0.7, 1.0):
            self.hover(start + (end - start) * share)
        self.release(end, keys)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        """A key for whatever has the focus in the page."""
        target = self.page.focusWidget() or self.view
        QTest.keyClick(target, key, keys)

    def type(self, text: str) -> None:
        target = self.page.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)

    def look(self, name: str) -> None:
        """Zooms to 100 % with a node in the middle of the view."""
        self.view.set_zoom(1.0)
        self.view.center_on(self.scene.nodes[name].pos() + QPointF(NODE_WIDTH / 2, NODE_HEIGHT / 2))
