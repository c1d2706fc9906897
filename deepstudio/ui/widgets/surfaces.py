"""Grounds that carry other widgets: cards, columns, separators, scrolling areas."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import PAD, RADIUS_CARD
from deepstudio.ui.widgets.info import InfoButton
from deepstudio.ui.widgets.labels import TitleLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.styling import painting

Edge = Literal["", "left", "right", "top", "bottom"]
EdgeTone = Literal["", "accent", "good", "warn", "bad"]


class Card(QFrame):
    """A rounded surface with a thin line, perhaps a title and something at the title's right.

    With `about`, the id of an entry of the glossary, a small i beside the title explains what is shown.
    """

    def __init__(
        self,
        title: str = "",
        trailing: QWidget | None = None,
        parent: QWidget | None = None,
        *,
        about: str = "",
    ) -> None:
        super().__init__(parent)
        self._tone: EdgeTone = ""
        self.explains = ""
        self.info: InfoButton | None = None
        self._title = TitleLabel(title, self)
        self._named = row_of(self._title, gap=5)
        self._head = row_of(self._named, STRETCH, gap=PAD)
        self._trailing: QWidget | None = None
        self.body = column_of(gap=PAD)
        column_of(self._head, (self.body, 1), gap=10, margins=(16, 14, 16, 14), on=self)
        self.set_title(title)
        self.set_about(about)
        if trailing is not None:
            self.set_trailing(trailing)

    def title(self) -> str:
        return self._title.text()

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        if title:
            self.setAccessibleName(title)
        if self.info is not None:
            self.info.set_name(title)
            self.info.setVisible(bool(title))

    def set_about(self, about: str) -> None:
        """What the small i beside the title explains; empty where there is nothing to explain."""
        self.explains = about
        if self.info is None and about:
            self.info = InfoButton(about, self.title(), self, reached_by_tab=True)
            self._named.addWidget(self.info)
        if self.info is not None:
            self.info.explains = about
            self.info.setVisible(bool(about and self.title()))

    def set_trailing(self, widget: QWidget) -> None:
        """Puts `widget` at the right of the title and replaces the one that was there."""
        if self._trailing is not None:
            self._head.removeWidget(self._trailing)
            self._trailing.setParent(None)
        self._trailing = widget
        self._head.addWidget(widget)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def set_tone(self, tone: EdgeTone) -> None:
        """A coloured left edge; the words inside must say the same."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._tone:
            self._paint_edge()

    def _paint_edge(self) -> None:
        with painting(self) as painter:
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
            painter.setClipRect(0, 0, 4, self.height())
            painter.fillPath(shape, theme.color(self._tone))


class Panel(QFrame):
    """A plain column or bar of the frame, with a one-pixel line at one edge."""

    def __init__(self, parent: QWidget | None = None, edge: Edge = "") -> None:
        super().__init__(parent)
        self.setProperty("edge", edge)


class Line(QFrame):
    """A one-pixel separator."""

    def __init__(self, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Scroll(QScrollArea):
    """Scrolls `widget` up and down – sideways only where it cannot be as narrow as its place –, without a frame."""

    def __init__(self, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(widget)
        # A scroll area makes its content opaque; the ground below should show.
        self.viewport().setAutoFillBackground(False)
        widget.setAutoFillBackground(False)
