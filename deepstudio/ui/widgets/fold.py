"""A column at the right of a page that folds away where the page is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from deepstudio.ui.widgets.buttons import IconButton
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.surfaces import Panel

STRIP = 36


class SideFold(QWidget):
    """Holds `panel`, whose width is fixed, as the last in the row of a page.

    Where the page has no room for it beside the rest, which wants `rest` pixels or more, a strip with a
    button stands there instead, and the button lays the panel over the page.
    """

    def __init__(self, panel: QWidget, page: QWidget, rest: int = 0) -> None:
        super().__init__(page)
        self.panel, self._page, self._rest = panel, page, rest
        self._narrow = self._open = False
        self.strip = Panel(self, edge="left")
        self.strip.setFixedWidth(STRIP)
        self.button = IconButton("chevron-left", name=f"{page.objectName()}.details", parent=self.strip)
        column_of(self.button, STRETCH, margins=(3, 8, 2, 8), on=self.strip)
        self._row = row_of(panel, self.strip, gap=0, on=self)
        self.strip.hide()
        self.button.clicked.connect(lambda: self.set_open(not self._open))
        page.installEventFilter(self)
        self._place()

    @property
    def is_narrow(self) -> bool:
        return self._narrow

    def set_open(self, is_open: bool) -> None:
        """Lays the panel over a narrow page, or takes it away; a wide page shows it anyway."""
        self._open = is_open
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._measure()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._place()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self._place()

    def _measure(self) -> None:
        narrow = self._room().width() < max(self._rest, self._others()) + self.panel.width()
        if narrow != self._narrow:
            self._narrow, self._open = narrow, False
            self.strip.setVisible(narrow)
            if narrow:
                self._row.removeWidget(self.panel)
                self.panel.setParent(self._page)
            else:
                self._row.insertWidget(0, self.panel)
        self._place()

    def _room(self) -> QWidget:
        """What shows the page: where it is scrolled, the page itself never becomes too narrow for the panel."""
        around: QWidget | None = self._page
        while around is not None:
            area = around.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is around:
                around.installEventFilter(self)
                return around
            around = area
        return self._page

    def _others(self) -> int:
        """The least width of what else stands in the row."""
        layout = self._page.layout()
        items = (layout.itemAt(number) for number in range(layout.count())) if layout is not None else ()
        return sum(
            item.minimumSize().width() for item in items if item is not None and item.widget() is not self
        )

    def _place(self) -> None:
        self.button.set_icon("chevron-right" if self._open else "chevron-left")
        self.button.setToolTip(self.tr("Hide the details") if self._open else self.tr("Show the details"))
        if not self._narrow:
            self.panel.setVisible(True)
            return
        self.panel.setVisible(self._open and self.isVisibleTo(self._page))
        self.panel.setGeometry(
            self._page.width() - STRIP - self.panel.width(), 0, self.panel.width(), self._page.height()
        )
        self.panel.raise_()
